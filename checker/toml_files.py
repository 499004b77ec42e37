"""Reading TOML files: with errors that name file and line, and the line of every key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from checker.errors import RuleError
from checker.yaml_files import read_text

Place = tuple[str | int, ...]
"""Where a value stands: keys and, in lists, positions, from the root."""

_WHERE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_TOKEN = re.compile(
    r'''"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3,5}|\'{3}(?:[^']|'{1,2}(?!'))*+'{3,5}'''
    r"""|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|\#[^\n]*+|[\[\]{}\n]""",
    re.DOTALL,
)
"""What tells where a statement ends: strings and comments, which hide the rest, brackets, ends of lines."""
_DOTTED = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*"|'[^'\n]*')[ \t]*+\.[ \t]*+){100}""")
"""A key of more parts than any has; the parser takes a time that grows with their square."""
_DEEPEST = 50
"""Lists and tables inside one another; the parser calls itself for each."""


def load_toml(path: Path) -> dict[str, Any]:
    """What a TOML file holds.

    Raises:
        RuleError: the file is missing, too large, not UTF-8 or not TOML; with the line where known.
    """
    text = read_text(path)
    if (line := _nested_too_deeply(text)) is not None:
        raise RuleError(str(path), "is nested too deeply", line)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        where = _WHERE.search(said)
        line = int(where[1]) if where and where[1] else text.count("\n") + 1 if where else None
        raise RuleError(str(path), f"not valid TOML: {_WHERE.sub('', said)}", line) from None
    except ValueError:
        raise RuleError(str(path), "holds a number that is too long") from None


def toml_lines(path: Path) -> dict[Place, int]:
    """Line (from 1) of every key and table of a TOML file that :func:`load_toml` has read.

    The parser of the standard library tells no lines, but every statement is TOML by itself.
    """
    lines: dict[Place, int] = {}
    table: Place = ()
    tables: dict[Place, int] = {}
    for begin, statement in _statements(read_text(path)):
        found = tomllib.loads(statement)
        if statement.lstrip().startswith("["):
            table = _table(found, tables)
            for length in range(1, len(table) + 1):
                lines.setdefault(table[:length], begin)
        else:
            for place in _places(found):
                lines.setdefault((*table, *place), begin)
    return lines


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """The statements of a text that is TOML, and blank lines, each with the line where it begins."""
    start, begin, line, depth = 0, 1, 1, 0
    for token in _TOKEN.finditer(text):
        mark = token.group()
        depth += (mark in "[{") - (mark in "]}")
        line += mark.count("\n")
        if mark == "\n" and not depth:
            yield begin, text[start : token.end()]
            start, begin = token.end(), line
    yield begin, text[start:]


def _nested_too_deeply(text: str) -> int | None:
    """The line at which a text has too many lists and tables inside one another, or a key of too many parts."""
    place = None
    if dotted := _DOTTED.search(text):
        place = dotted.start()
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += (token.group() in "[{") - (token.group() in "]}")
        if depth > _DEEPEST:
            place = token.start()
            break
    return None if place is None else text.count("\n", 0, place) + 1


def _table(found: dict[str, Any], tables: dict[Place, int]) -> Place:
    """The place that a table's heading opens; ``tables`` counts the lists of tables so far."""
    place: list[str | int] = []
    here: Any = found
    while isinstance(here, dict) and here:
        ((key, here),) = cast("dict[str, Any]", here).items()
        place.append(key)
        last = tables.get(tuple(place))
        if isinstance(here, list):
            number = tables[tuple(place)] = 0 if last is None else last + 1
            return (*place, number)
        if here and last is not None:
            place.append(last)  # a table inside the last one of a list
    return tuple(place)


def _places(value: Any, at: Place = ()) -> list[Place]:
    if isinstance(value, dict):
        inside = cast("dict[str | int, Any]", value).items()
    elif isinstance(value, list):
        inside = enumerate(cast("list[Any]", value))
    else:
        return [at] if at else []
    return [*([at] if at else []), *(place for key, item in inside for place in _places(item, (*at, key)))]
