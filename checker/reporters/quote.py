"""Words of an article made fit to be shown: nothing in them may act on a terminal or a log."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from checker.report import ErrorEntry

_BLANKS = re.compile("[ \t\r\n\v\f\x85\u2028\u2029]+")
# Hints of layout that show nothing: soft hyphen, zero-width space, joiners, word joiner, byte order mark.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_CUT_NEAR = 24
"""How far, in characters, a cut looks for a blank rather than fall inside a word."""


class Excerpt(NamedTuple):
    """A sentence around a mention, ready to be shown."""

    before: str
    mention: str
    after: str


def visible(text: str) -> str:
    r"""One line that shows ``text`` and does nothing else.

    Runs of blanks and line ends become one space (no-break spaces stay); control characters, terminal
    escapes and bidirectional controls become visible escapes (``\x1b``, ``\u202e``).
    """
    return harmless(_BLANKS.sub(" ", text).translate(_INVISIBLE))


def harmless(text: str) -> str:
    """The text with every character that could act, line ends too, as a visible escape."""
    return text if text.isprintable() else "".join(map(_shown, text))


def where(error: ErrorEntry) -> str:
    """The file of an error, and its line where it is known."""
    return error.path if error.line is None else f"{error.path}:{error.line}"


def excerpt(sentence: str, start: int, end: int, room: int, cut: str) -> Excerpt:
    """The sentence around a mention, shortened on both sides to about ``room`` characters.

    Args:
        sentence: the whole sentence, as it stands in the article.
        start, end: where the mention stands in it, code points, end exclusive.
        room: about how many characters may be shown.
        cut: what stands for the words left out (``[…]``).
    """
    before, after = visible(sentence[:start]).lstrip(" "), visible(sentence[end:]).rstrip(" ")
    mention = visible(sentence[start:end])
    if len(mention) > room:
        mention = f"{mention[: room // 2]} {cut} {mention[-room // 2 :]}"
    spare = max(room - len(mention), 0)
    # a side that needs less than half leaves the rest to the other
    left = max(spare // 2, spare - len(after))
    right = max(spare // 2, spare - len(before))
    return Excerpt(_last(before, left, cut), mention, _first(after, right, cut))


def _first(text: str, room: int, cut: str) -> str:
    if len(text) <= room:
        return text
    blank = text.rfind(" ", max(room - _CUT_NEAR, 0), room + 1)
    return f"{text[: blank if blank >= 0 else room]} {cut}"


def _last(text: str, room: int, cut: str) -> str:
    if len(text) <= room:
        return text
    at = len(text) - room
    blank = text.find(" ", at - 1, at + _CUT_NEAR)
    return f"{cut} {text[blank + 1 if blank >= 0 else at :]}"


def _shown(character: str) -> str:
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
