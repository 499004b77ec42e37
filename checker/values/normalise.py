"""A view of a text that patterns can match, and the way back to the raw offsets.

News text carries no-break spaces, curly apostrophes, no-break hyphens, soft hyphens, zero-width characters,
decomposed accents, ligatures and full-width digits.  The view replaces them by the plain characters that
the lexicons are written in; whatever is found in it is reported on the raw text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

# One raw character to one plain character: the view keeps every offset.
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u0060\u00b4\uff07"
_HYPHENS = "\u2010\u2011\u2212\ufe63\uff0d"
_DASHES = "\u2013\u2014\u2012\u2015"
_ONE_TO_ONE = (
    dict.fromkeys(map(ord, _SPACES), " ")
    | dict.fromkeys(map(ord, _APOSTROPHES), "'")
    | dict.fromkeys(map(ord, _HYPHENS), "-")
    | dict.fromkeys(map(ord, _DASHES), "\u2013")
    | {0xFF10 + digit: str(digit) for digit in range(10)}
    | {0xFF0C: ",", 0xFF0E: ".", 0xFF05: "%", 0xFF04: "$", 0x2032: "'", 0x2033: '"'}
)
# Characters that stand for none or several: the view needs an offset map.
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}

_CHANGES = re.compile(f"[{''.join(map(chr, _ONE_TO_ONE))}]")
_SHIFTS = re.compile(f"[{_DROPPED}{''.join(_LIGATURES)}\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class View:
    """A text as patterns see it.

    Attributes:
        text: the plain text to match.
        starts, ends: where each character of ``text`` begins and ends in the raw text; both empty when
            the view has the raw offsets already.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of a span of the view that is not empty (code points, end exclusive)."""
        return (self.starts[start], self.ends[end - 1]) if self.starts else (start, end)

    def position(self, raw: int) -> int:
        """The place in the view of a raw offset."""
        return bisect_left(self.starts, raw) if self.starts else raw


def view(text: str) -> str:
    """The plain text, where it has the raw offsets: the part of :func:`view_of` that keeps length."""
    for variant in set(_CHANGES.findall(text)):
        text = text.replace(variant, _ONE_TO_ONE[ord(variant)])
    return text


def view_of(text: str) -> View:
    """The plain text with its offset map (none where every character maps to one)."""
    if not _SHIFTS.search(text):
        return View(view(text))
    return _shifted(text)


def _shifted(text: str) -> View:
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    length = len(text)
    while position < length:
        begin = position
        position += 1
        while position < length and unicodedata.combining(text[position]):
            position += 1
        cluster = text[begin:position]
        if cluster in _DROPPED:
            continue
        piece = _LIGATURES.get(cluster) or unicodedata.normalize("NFC", cluster)
        piece = piece.translate(_ONE_TO_ONE)
        plain.append(piece)
        starts.extend([begin] * len(piece))
        ends.extend([position] * len(piece))
    return View("".join(plain), tuple(starts), tuple(ends))


class Words(NamedTuple):
    """A plain text cut into words: its runs of letters.

    Attributes:
        low: the text in lower case, as long as it is.
        words: they, in lower case.
        starts, ends: where each stands.
        gaps: what stands before each and behind the last, with :data:`NO_LETTER` for digits.
    """

    low: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]


NO_LETTER = "\0"
"""Stands in the gaps between words for what may hang together with letters and is none."""
_NO_LETTERS = re.compile(r"[\d_]")
_FEW_NO_LETTERS = "0123456789_"
_FURTHER_DIGITS = re.compile("[\u0660-\U0010ffff]")
"""All other digits are among these characters, and few others of a text are."""
_WORDS = re.compile(r"(\w+)")


def cut(text: str) -> Words:
    """The words of a plain text."""
    low = lowered(text)
    # `[^\W\d_]+` would say it in one expression, and take twice the time
    # what stands between words, a word, what stands between…
    letters = _NO_LETTERS.sub(NO_LETTER, low) if _FURTHER_DIGITS.search(low) else low
    for sign in _FEW_NO_LETTERS:  # each in no time, all in one expression in much
        letters = letters.replace(sign, NO_LETTER)
    pieces = _WORDS.split(letters)
    edges = list(accumulate(map(len, pieces)))
    return Words(low, pieces[1::2], edges[:-1:2], edges[1::2], pieces[::2])


def lowered(text: str) -> str:
    """Lower case of the same length (a few capitals, such as «İ», would grow)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def unaccented(word: str) -> str:
    """The word without its accents («février» → «fevrier»)."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
