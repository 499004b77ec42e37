"""The text of an article cut into lines and pieces, with the mentions that stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.articles.model import Span

_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that one or several mentions share.

    Attributes:
        id: name of the place in the page.
        span: where the words stand in their text.
        targets: anchors of the findings, else of the rows of the table, that speak of them; never empty.
        hints: what each target says, in plain words.
        verdict: the most serious verdict on them; None where nobody disagrees.
    """

    id: str
    span: Span
    targets: tuple[str, ...]
    hints: tuple[str, ...]
    verdict: str | None = None


class Piece(NamedTuple):
    """Words of a line: plain, of a mention, or of the page around the article (``faint``)."""

    text: str
    mark: Mark | None = None
    faint: bool = False


Paragraph = list[list[Piece]]
"""Lines of pieces; none is empty."""


def joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def paragraphs(text: str, marks: Iterable[Mark], faint: Sequence[Span] = ()) -> list[Paragraph]:
    """The paragraphs of a text, which blank lines part.

    Args:
        text: the whole text.
        marks: the mentions in it, disjoint.
        faint: parts that are not the article, disjoint; what overlaps a mark is left out.
    """
    cuts: dict[Span, Mark | None] = {mark.span: mark for mark in marks}
    for span in faint:
        if not any(span[0] < end and start < span[1] for start, end in cuts):
            cuts[span] = None
    found: list[Paragraph] = [[[]]]
    at = 0
    for start, end in sorted(cuts):
        _write(found, text[at:start])
        mark = cuts[start, end]
        if mark is None:
            _write(found, text[start:end], faint=True)
        else:
            found[-1][-1].append(Piece(text[start:end], mark))
        at = end
    _write(found, text[at:])
    return [lines for paragraph in found if (lines := [line for line in paragraph if line])]


def _write(found: list[Paragraph], text: str, *, faint: bool = False) -> None:
    for number, line in enumerate(_LINE_END.split(text)):
        if number:
            _end_line(found)
        if line.strip(" \t") or (line and found[-1][-1]):
            found[-1][-1].append(Piece(line, faint=faint))


def _end_line(found: list[Paragraph]) -> None:
    """Begin another line, or after a blank one another paragraph."""
    if found[-1][-1]:
        found[-1].append([])
    elif len(found[-1]) > 1:
        found.append([[]])
