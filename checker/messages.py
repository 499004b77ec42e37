"""The fixed words of the interface, by language: ``rules/messages/{fr,en}.yaml``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Literal, cast, get_args

from checker.resources import rules_dir
from checker.yaml_files import load_yaml

MessageLanguage = Literal["fr", "en"]
"""The languages that reports are written in."""

MESSAGE_LANGUAGES: tuple[MessageLanguage, ...] = get_args(MessageLanguage)
"""Every language of the messages; the first is the default."""

_MOST_NAMES = 6
_DAYS_KEPT = 4096
"""Days that are remembered as they are written."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Tree = dict[str, "str | Tree"]


class Messages:
    """The words of one language, found by dotted key (``verdict.conflict``).

    Attributes:
        lang: ISO 639-1 code of the language.
        locale: name of babel's locale for its numbers and dates.
    """

    def __init__(self, lang: str, entries: dict[str, object]) -> None:
        """Take the parsed file of one language."""
        self.lang = lang
        self.locale = cast("str", entries.pop("locale"))
        self._patterns = cast("dict[str, str]", entries.pop("patterns"))
        self._singular = cast("list[int]", entries.pop("singular"))
        self._words = _flatten(cast("Tree", entries))

    def __call__(self, key: str, **fields: object) -> str:
        """The words of a key, its placeholders filled in.

        Raises:
            KeyError: no such key, or a placeholder without a value.
        """
        return self._words[key].format(**fields)

    def count(self, key: str, n: int) -> str:
        """The words of a key that has a form for one and another for several; ``{n}`` is filled in."""
        return self(f"{key}.{'one' if n in self._singular else 'other'}", n=n)

    def known(self, key: str) -> bool:
        """Whether the key exists."""
        return key in self._words

    def keys(self) -> list[str]:
        """Every key, in the order of the file."""
        return list(self._words)

    def raw(self, key: str) -> str:
        """The words of a key with its placeholders as they stand."""
        return self._words[key]

    def some(self, names: Sequence[str]) -> str:
        """Names in a row; of many the first, and how many more there are."""
        shown, more = ", ".join(names[:_MOST_NAMES]), len(names) - _MOST_NAMES
        return f"{shown} {self.count('some_more', more)}" if more > 0 else shown

    def decimal(self, number: float) -> str:
        """A number with two decimals."""
        from babel.numbers import format_decimal

        return format_decimal(number, "0.00", locale=self.locale)

    def day(self, iso: str, *, weekday: bool = False) -> str:
        """An ISO day, or day and minute, as the language writes it; any other text is given back as it is."""
        moment = _moment(iso)
        if moment is None:
            return iso
        day = _day(moment.date(), self._patterns["weekday" if weekday else "day"], self.locale)
        if "T" not in iso:
            return day
        from babel.dates import format_time

        return f"{day}, {format_time(moment.time(), self._patterns['time'], locale=self.locale)}"

    def days(self, iso: str | None) -> str:
        """An ISO day or ``first/last`` interval (either end may be missing) as the language writes it."""
        if not iso:
            return self("event.undated")
        first, slash, last = iso.partition("/")
        if not slash or first == last:
            return self.day(first, weekday=True)
        first, last = (self.day(end) if _moment(end) else "" for end in (first, last))
        if first and last:
            return self("event.interval", first=first, last=last)
        if first or last:
            return self("event.since", first=first) if first else self("event.until", last=last)
        return iso


@cache
def load_messages(lang: str) -> Messages:
    """The words of one language.

    Raises:
        RuleError: there are no messages in that language, or its file is not valid YAML.
    """
    return Messages(lang, load_yaml(rules_dir() / "messages" / f"{lang}.yaml"))


@lru_cache(maxsize=_DAYS_KEPT)
def _day(day: date, pattern: str, locale: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=locale)


def _moment(iso: str) -> datetime | None:
    try:
        return datetime.fromisoformat(iso) if _DAY.match(iso) else None
    except ValueError:
        return None


def _flatten(tree: Tree, prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in tree.items():
        if isinstance(value, dict):
            flat |= _flatten(value, f"{prefix}{key}.")
        else:
            flat[f"{prefix}{key}"] = value
    return flat
