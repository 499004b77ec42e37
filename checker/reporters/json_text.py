"""JSON that is safe to look at and that every reader takes.

What could act on a terminal stands in it as an escape of JSON's own; an infinite number, which JSON lacks, as null.
"""

from __future__ import annotations

import json
import unicodedata
from math import isfinite
from typing import cast


def document(data: object) -> str:
    """Data as an indented document with a newline at its end."""
    return _escaped(json.dumps(_finite(data), ensure_ascii=False, indent=2)) + "\n"


def line(data: object) -> str:
    """Data as one line with a newline at its end."""
    return _escaped(json.dumps(_finite(data), ensure_ascii=False)) + "\n"


def _finite(data: object) -> object:
    if isinstance(data, dict):
        return {key: _finite(value) for key, value in cast("dict[str, object]", data).items()}
    if isinstance(data, (list, tuple)):
        return [_finite(item) for item in cast("list[object]", data)]
    return None if isinstance(data, float) and not isfinite(data) else data


def _escaped(text: str) -> str:
    r"""The same JSON, with ``\uXXXX`` for C1 and bidirectional controls and the like, which JSON lets stand.

    Outside of strings JSON holds but printable characters and the line ends of its indentation.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" or unicodedata.category(c) == "Zs" else _escape(c) for c in text)


def _escape(character: str) -> str:
    if unicodedata.category(character) == "Cs":
        return "\ufffd"  # half a character, at which strict readers of JSON stop
    units = character.encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
