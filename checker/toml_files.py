"""Reading TOML files: with errors that name file and line, and the line of every key."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, cast

from checker.errors import RuleError
from checker.yaml_files import read_text

Place = tuple[str | int, ...]
"""Where a value stands: keys and, in lists, positions, from the root."""

_WHERE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


def load_toml(path: Path) -> dict[str, Any]:
    """What a TOML file holds.

    Raises:
        RuleError: the file is missing, too large, not UTF-8 or not TOML; with the line where known.
    """
    text = read_text(path)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        where = _WHERE.search(said)
        line = int(where[1]) if where and where[1] else text.count("\n") + 1 if where else None
        raise RuleError(str(path), f"not valid TOML: {_WHERE.sub('', said)}", line) from None


def toml_lines(path: Path) -> dict[Place, int]:
    """Line (from 1) of every key and table of a TOML file that :func:`load_toml` has read.

    The parser of the standard library tells no lines, but every statement is TOML by itself: the file is
    read statement by statement, a statement being the fewest lines that parse.
    """
    lines: dict[Place, int] = {}
    table: Place = ()
    tables: dict[Place, int] = {}
    statement, begin = "", 1
    for number, line in enumerate(read_text(path).splitlines(keepends=True), 1):
        statement += line
        try:
            found = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue  # a value over several lines
        if line.lstrip().startswith("[") and statement == line:
            table = _table(found, tables)
            for length in range(1, len(table) + 1):
                lines.setdefault(table[:length], begin)
        else:
            for place in _places(found):
                lines.setdefault((*table, *place), begin)
        statement, begin = "", number + 1
    return lines


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
