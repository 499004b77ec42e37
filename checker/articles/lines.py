"""Lines of a text as spans, and the form in which phrases are compared."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_WORD = re.compile(r"\w+")
_SPACES = " \t\u00a0\u202f"
_BULLET = "* "
_MARKS = f"{_SPACES}*_#>="
"""Spaces, and the Markdown that may stand around the words of a line."""
_CLOSERS = f"»”\"'’)]{_MARKS}"
_ENDS = (".", "!", "?", "…")

LONGEST_LINE = 1000
"""Code points; what is longer is a paragraph, and is not looked at as a line of page furniture."""


class Line(NamedTuple):
    """A line that holds at least one word.

    Attributes:
        start, end: span in the text, in code points, without the surrounding spaces and Markdown marks.
        text: the text of that span.
        marked: whether Markdown made it a heading or bold.
        words: its words in the form in which phrases are compared; empty for a very long line.
        key: these words with single spaces between them.
    """

    start: int
    end: int
    text: str
    marked: bool
    words: tuple[str, ...]
    key: str

    @property
    def is_long(self) -> bool:
        """Longer than any line of page furniture."""
        return len(self.text) > LONGEST_LINE

    @property
    def last_mark(self) -> str:
        """Its last character, quotation marks and brackets aside; three dots count as an ellipsis."""
        bare = self.text.rstrip(_CLOSERS)
        return "…" if bare.endswith("...") else bare[-1:]

    @property
    def ends_like_a_sentence(self) -> bool:
        """Whether a full stop or its like closes it."""
        return self.last_mark in _ENDS


def phrase_key(text: str) -> str:
    """The form in which phrases are compared: words only, without case («Abonnez-vous !» → abonnez vous)."""
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("_", " "))


def starts_with(key: str, phrase: str) -> bool:
    """Whether a phrase key opens with the words of another."""
    return key.startswith(phrase) and key[len(phrase) : len(phrase) + 1] in ("", " ")


_BLOCK = re.compile(r"^[^\n]++(?:\n[^\S\n]*+\S[^\n]*+)+", re.MULTILINE)
"""Lines without a blank one between them; anchored, or each character of a lone line would be tried in vain."""
_WRAP = 110
"""Columns beyond which nobody wraps lines by hand."""
_FULL = 0.6
"""Share of the longest line that the others of a wrapped paragraph reach."""
_SOME = 40
"""Characters of a line that is no item of a menu."""
_ITEM = re.compile(r"\s*(?:[-–—•*·>#]|\d{1,2}[.)]\s)")
"""What begins a line of its own: a list item, a quotation, a heading."""


def unwrap(text: str) -> str:
    """The text with a blank for each line break that only wraps a paragraph; as long as it was.

    A break before a small letter only wraps, behind a line of some length that ends in a letter or a comma; so do all
    breaks of a block of lines of much the same length, none of them longer than anyone wraps at.
    """
    return _BLOCK.sub(lambda block: _unwrapped(block.group()), text) if "\n" in text else text


def _unwrapped(block: str) -> str:
    lines = block.split("\n")
    widths = [len(line) for line in lines]
    even = len(lines) > 2 and _SOME < max(widths) <= _WRAP and min(widths[:-1]) >= _FULL * max(widths)
    parts = [lines[0]]
    for before, line in pairwise(lines):
        goes_on = len(before) >= _SOME and (before[-1].isalnum() or before[-1] == ",") and line.lstrip()[:1].islower()
        joined = not _ITEM.match(line) and (even or goes_on)
        parts.append((" " if joined else "\n") + line)
    return "".join(parts)


def split_lines(text: str) -> list[Line]:
    """The lines of ``text`` that hold words, in order."""
    return [line for match in _LINE.finditer(text) if (line := _line(match))]


def _line(match: re.Match[str]) -> Line | None:
    raw = match.group()
    left = raw.lstrip(_SPACES)
    if not left.startswith(_BULLET):
        left = left.lstrip(_MARKS)
    if not left:
        return None
    start = match.start() + len(raw) - len(left)
    bare = left.rstrip(_MARKS)
    words = () if len(bare) > LONGEST_LINE else tuple(_words(bare))
    if not words and len(bare) <= LONGEST_LINE:
        return None
    marked = raw.lstrip().startswith(("#", "**", "__"))
    return Line(start, start + len(bare), bare, marked, words, " ".join(words))
