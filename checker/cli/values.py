"""``checker values --format jsonl``: values of texts, a line in, a line out."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from typing import Any, TextIO, cast

from checker.reporters import json_text
from checker.reporters.quote import visible
from checker.values import find_values
from checker.values.wire import to_wire


def run(args: Namespace) -> int:
    """Answer each line of standard input with a line of standard output."""
    return run_values(sys.stdin, sys.stdout, args.lang, args.date.date() if args.date else None)


def run_values(lines: Iterable[str], out: TextIO, default_lang: str, default_reference: date | None) -> int:
    """Read ``{"id", "text", "lang", "reference_date"}`` a line, write ``{"id", "found": […]}`` a line.

    ``lang`` and ``reference_date`` (ISO day, an hour behind it is allowed) default to the arguments.  A line
    that cannot be read gives one line on standard error, with its number, and the others go on.

    Returns:
        0, or 2 when a line could not be read.
    """
    status = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            out.write(_answer(line, default_lang, default_reference))
        except ValueError as error:
            print(f"checker values: line {number}: {visible(str(error))}", file=sys.stderr)
            status = 2
    return status


def _answer(line: str, lang: str, reference: date | None) -> str:
    try:
        case = json.loads(line, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error.msg})") from None
    except RecursionError:
        raise ValueError("not JSON (nested too deeply)") from None
    if not isinstance(case, dict):
        raise ValueError('must be an object with a string "text"')
    fields = cast(dict[str, Any], case)
    text = fields.get("text")
    if not isinstance(text, str):
        raise ValueError('must be an object with a string "text"')
    stated_lang = fields.get("lang") or lang
    if not isinstance(stated_lang, str):
        raise ValueError('"lang" must be a string')
    stated = fields.get("reference_date")
    if stated:
        try:
            reference = date.fromisoformat(str(stated)[:10])
        except ValueError:
            raise ValueError(f'"reference_date" {stated!r} is not an ISO date') from None
    found = [to_wire(mention) for mention in find_values(text, stated_lang, reference)]
    try:
        return json_text.line({"id": fields.get("id"), "found": found})
    except RecursionError:
        raise ValueError('"id" is nested too deeply') from None


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is no value of JSON")
