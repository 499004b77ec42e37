"""Bytes to text.

UTF-8 first, with or without a byte-order mark; UTF-16 and UTF-32 with one; else the encoding that the file
declares, else Windows-1252, which is what old French and English pages are in; that is said, as is what was
damaged (:data:`~checker.articles.model.Doubt`).  A statistical guess would do
worse: of 55 short news texts written in Windows-1252, charset-normalizer 3.5 took 19 for another encoding.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from checker.articles.model import Doubt
from checker.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # Before UTF-16: its little-endian mark opens that of UTF-32.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{1,40})""")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_MOST_CONTROLS = 0.005
_STRAY_CONTROLS = 3
# the bytes of UTF-8 beyond ASCII, each as the character that Windows-1252 has in its place
_FOLLOWING = "".join(bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0xC0)).replace("\ufffd", "")
_MOJIBAKE = re.compile(rf"[Â-ï](?:(?<=[Â-ß])[{re.escape(_FOLLOWING)}]|(?<=[à-ï])[{re.escape(_FOLLOWING)}]{{2}})")
_FEW = 3
_MOSTLY = 0.7
_WORD = re.compile(r"\S{1,40}")
_UNFIT = re.compile("[\x00\ud800-\udfff]")


class Decoded(NamedTuple):
    """A text, and what is doubtful about it, if anything is."""

    text: str
    doubt: Doubt | None = None


def decode(data: bytes, path: str, *, declares: bool = False) -> Decoded:
    """The text of ``data``, without byte-order mark; newlines stay as they are.

    Args:
        data: a whole file.
        path: the file as errors name it.
        declares: whether the file may say its encoding itself, as HTML does.

    Raises:
        InputError: ``binary-file`` or ``bad-encoding``.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(scrub(_strictly(data[len(mark) :], encoding, path)))
    if b"\0" in data or _controls(data) > max(_STRAY_CONTROLS, _MOST_CONTROLS * len(data)):
        raise InputError(path, "is a binary file; give text", "binary-file")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _not_utf8(data, path, _declared(data) if declares else None)


def scrub(text: str) -> str:
    """Replace NUL and lone surrogates, which no output could hold, by U+FFFD; offsets stay."""
    return _UNFIT.sub("\ufffd", text)


def mojibake(text: str) -> str | None:
    """A word of a text that was UTF-8, was taken for Windows-1252 and saved so; None where most accents are right."""
    wrong = list(_MOJIBAKE.finditer(text))
    if len(wrong) < _FEW:
        return None
    foreign = sum(char > "\x7f" for char in text)
    if sum(match.end() - match.start() for match in wrong) < _MOSTLY * foreign:
        return None
    around = _WORD.match(text, text.rfind(" ", 0, wrong[0].start()) + 1)
    return around.group() if around else wrong[0].group()


def _not_utf8(data: bytes, path: str, declared: str | None) -> Decoded:
    damaged = data.decode("utf-8", "replace")
    broken = damaged.count("\ufffd")
    # Mostly good UTF-8: a damaged or truncated file, not another encoding.
    if broken < sum(char > "\x7f" for char in damaged) - broken:
        return Decoded(scrub(damaged), "damaged-encoding")
    text = scrub(_strictly(data, declared or "cp1252", path))
    return Decoded(text, None if declared else "guessed-encoding")


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:2048])
    if not match:
        return None
    name = match.group(1).decode("ascii")
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    return None if codec in ("utf-8", "ascii", "iso8859-1") else codec


def _strictly(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        reason = f"is neither UTF-8 nor {encoding}; convert it to UTF-8"
        raise InputError(path, reason, "bad-encoding") from None


def _controls(data: bytes) -> int:
    return len(data) - len(data.translate(None, _CONTROLS))
