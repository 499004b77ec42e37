"""Cutting a text into sentences, headlines and list items."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from checker.articles.model import Span
from checker.language.model import Sentence

_STOP = re.compile(
    r"[.!?…\n](?:(?:(?<=\.)\.{0,2}|(?<=[!?…])(?<![!?…]{2})[!?…]*+)(?:\s?»|[\"'”)\]])*(?=\s)"
    r"|(?<=\n)[^\S\n]*(?=\S))"
)
_OPENING = re.compile(r"\s++(?:[\"«“‘(\[—–-]++\s*+)?[A-ZÀ-ÖØ-ÞŒ0-9]")
_LAST_WORD = re.compile(r"([^\s.«»\"(']+(?:\.[^\s.]+)*)\.$")
MAX_LENGTH = 2000
"""Characters of the longest sentence; the longest of the real articles looked at has 640."""


def split_sentences(view: str, abbreviations: frozenset[str], furniture: Sequence[Span] = ()) -> list[Sentence]:
    """The sentences of a text, without those that touch furniture.

    A line break always ends one (titles and list items have no full stop); a full stop does when what follows
    looks like a beginning and what stands before is no abbreviation or initial.
    """
    found: list[Sentence] = []
    paragraph, start = 0, 0
    for end, breaks in (*_boundaries(view, abbreviations), (len(view), True)):
        while start < end:
            # without the white space around it
            rest = view[start:end].lstrip()
            begin = end - len(rest)
            stop = begin + len(rest.rstrip())
            if begin == stop:
                break
            if stop - begin > MAX_LENGTH:
                # between words, if there are any: that keeps the work on a text without punctuation linear
                gap = view.rfind(" ", begin + 1, begin + MAX_LENGTH)
                stop = gap if gap > 0 else begin + MAX_LENGTH
            if not (furniture and _touches((begin, stop), furniture)):
                found.append(Sentence(begin, stop, len(found), paragraph))
            start = stop
        paragraph += breaks
        start = end
    return found


def _boundaries(view: str, abbreviations: frozenset[str]) -> Iterable[tuple[int, bool]]:
    for stop in _STOP.finditer(view):
        if stop.group().startswith("\n"):
            yield stop.start(), True
        elif _OPENING.match(view, stop.end()) and not _abbreviated(view, stop.start(), abbreviations):
            yield stop.end(), False


def _abbreviated(view: str, dot: int, abbreviations: frozenset[str]) -> bool:
    if view[dot] != "." or view[dot : dot + 2] == "..":
        return False
    word = _LAST_WORD.search(view, max(0, dot - 20), dot + 1)
    if word is None:
        return False
    text = word.group(1)
    return text in abbreviations or (len(text) == 1 and text.isupper())


def _touches(span: Span, furniture: Sequence[Span]) -> bool:
    """Whether a stretch lies on some furniture, which is sorted and disjoint."""
    following = bisect_right(furniture, span[0], key=lambda part: part[1])
    return following < len(furniture) and furniture[following][0] < span[1]
