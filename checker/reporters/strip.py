"""What wordings allow, drawn with characters over a common line: a number line, a calendar or a clock.

``───███───`` is a support with its core, ``●`` an exact value, ``◄`` and ``►`` the sides that a wording leaves open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from math import inf
from typing import NamedTuple

from checker.messages import Messages
from checker.report import Shape
from checker.reporters.extent import Extent, extent
from checker.wording import clock, number

_OPEN = 0.2
"""How much farther than the last known value the line goes on a side where a wording is open, as a share."""


class Strips(NamedTuple):
    """The strips in the order of the shapes (empty for one without a shape), and the ends of the line under them."""

    drawn: tuple[str, ...]
    low: str
    high: str


def strips(shapes: Sequence[Shape | None], width: int, say: Messages) -> Strips | None:
    """The shapes over one line of ``width`` columns.

    None where there is nothing to compare: fewer than two different ones, or not all of one kind and unit.
    """
    known = [shape for shape in shapes if shape]
    if len({(shape.kind, shape.unit) for shape in known}) != 1:
        return None
    lines = [extent(shape) if shape else None for shape in shapes]
    finite = [at for line in lines if line for at in line if abs(at) < inf]
    if len(set(lines) - {None}) < 2 or not finite:
        return None
    low, high = min(finite), max(finite)
    spare = (high - low or 1.0) * _OPEN
    low -= spare if any(line and line[0] == -inf for line in lines) else 0
    high += spare if any(line and line[3] == inf for line in lines) else 0
    if not 0 < high - low < inf:
        return None
    write = _writer(known[0], say)
    return Strips(tuple(_strip(line, low, high, width) if line else "" for line in lines), write(low), write(high))


def _strip(line: Extent, low: float, high: float, width: int) -> str:
    first, core, last, end = (round(min(max((at - low) / (high - low), 0.0), 1.0) * (width - 1)) for at in line)
    cells = [" "] * width
    cells[first : end + 1] = "─" * (end + 1 - first)
    cells[core : last + 1] = "█" * (last + 1 - core) if line[1] < line[2] else "●"
    if line[0] == -inf:
        cells[0] = "◄"
    if line[3] == inf:
        cells[-1] = "►"
    return "".join(cells).rstrip()


def _writer(shape: Shape, say: Messages) -> Callable[[float], str]:
    if shape.kind == "minute":
        return clock
    if shape.kind == "day":
        return lambda at: say.day(date.fromordinal(min(max(round(at), 1), date.max.toordinal())).isoformat())
    key = f"unit.{shape.unit}"
    unit = "" if shape.unit is None else f"\u00a0{say(key) if say.known(key) else shape.unit}"
    return lambda at: f"{number(at, say)}{unit}"
