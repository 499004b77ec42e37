"""Quantities, dates and times of news prose, each with what its wording allows.

>>> from datetime import date
>>> found = find_values("Une vingtaine de ministres se sont vus samedi.", "fr", date(2026, 3, 18))
>>> [mention.text for mention in found]
['Une vingtaine', 'samedi']
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.values.model import ValueMention
    from checker.values.normalise import Words

__all__ = ["find_values"]


def find_values(
    text: str,
    lang: str = "fr",
    reference: date | None = None,
    days: Iterable[date] = (),
    words: Words | None = None,
) -> list[ValueMention]:
    """Every quantity, date and time of a text, in the order of the text, none overlapping another.

    Offsets are code points of ``text``, end exclusive: ``text[mention.start:mention.end] == mention.text``.

    Args:
        text: any text.
        lang: ISO 639-1 code of its language: ``fr`` or ``en``.
        reference: the publication day, that relative dates count from; without it they stay unresolved
            constraints.
        days: days that the text is known to speak of, such as those that an article names in full where this is
            its title: a bare weekday of the week around publication is one of them.
        words: those of :func:`checker.values.normalise.view` of the text, for whoever has cut it already.

    Raises:
        ValueError: no language pack for ``lang``.
    """
    from checker.values.reader import read

    return read(text, lang, reference, days, words)
