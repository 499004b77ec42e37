"""What wordings allow, as strips over a common axis: geometry only, in shares of the width."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import takewhile
from math import ceil, floor, inf, log10
from sys import float_info
from typing import NamedTuple

from checker.messages import Messages
from checker.report import Shape
from checker.reporters.extent import Extent, extent
from checker.values.pack import pack_of
from checker.wording import clock, number

WIDTH = 1000.0
"""Units across a strip."""
HEIGHT = 20.0
"""Units from the base of a strip (ruled out) to its top (plainly meant)."""
_MARGIN = 0.08
_OPEN = 0.35
"""How much farther than the last known value an axis goes on a side where a wording is open, as a share."""
_NARROW = 6.0
"""A strip whose core is narrower than this gets a dot, or it would not be seen."""
_TICKS = 4
_COMPACT_FROM = 100_000
_MINUTE_STEPS = (5, 10, 15, 30, 60, 120, 180, 240, 360, 720)
_DAY_STEPS = (1, 2, 5, 10, 15, 30, 60, 90, 180, 365, 730, 1825, 3650)

_YEARLESS = 200
"""Days that an axis may span without naming the year."""


class Strip(NamedTuple):
    """One wording.

    Attributes:
        outline: corners of the trapezoid, as SVG wants them (``x,y x,y …``).
        left, width: the core.
        dot: middle of a core too narrow to be seen, in percent; else None.
        open_low, open_high: whether the wording sets no bound there.
    """

    outline: str
    left: float
    width: float
    dot: float | None
    open_low: bool
    open_high: bool


class Tick(NamedTuple):
    """A place of the axis, in percent, and its name."""

    at: float
    label: str


class Drawing(NamedTuple):
    """Strips in the order of the shapes, None for those that cannot be drawn, and the axis under them."""

    strips: tuple[Strip | None, ...]
    ticks: tuple[Tick, ...]


def draw(shapes: Sequence[Shape | None], say: Messages) -> Drawing | None:
    """The shapes over one axis, in the unit of the first.

    None where there is nothing to compare: fewer than two that share a kind and a dimension, or all the same.
    """
    first = next((shape for shape in shapes if shape), None)
    if first is None:
        return None
    lines = [_in_unit_of(first, shape, say) if shape else None for shape in shapes]
    known = [line for line in lines if line]
    finite = [at for line in known for at in line if abs(at) < inf]
    if len(set(known)) < 2 or not finite:
        return None
    low, high = _range(finite, any(line[0] == -inf for line in known), any(line[3] == inf for line in known))
    if not 0 < high - low < inf:
        return None
    return Drawing(
        strips=tuple(_strip(line, low, high) if line else None for line in lines),
        ticks=tuple(Tick(100 * (at - low) / (high - low), label) for at, label in _ticks(low, high, first, say)),
    )


def _in_unit_of(first: Shape, shape: Shape, say: Messages) -> Extent | None:
    if shape.kind != first.kind:
        return None
    line = extent(shape)
    if shape.unit == first.unit:
        return line
    units = pack_of(say.lang).unit
    mine, wanted = units.get(shape.unit or ""), units.get(first.unit or "")
    if mine is None or wanted is None or mine.dimension != wanted.dimension:
        return None

    def convert(at: float) -> float:
        return (at * mine.factor + mine.offset - wanted.offset) / wanted.factor

    low, core_low, core_high, high = line
    return convert(low), convert(core_low), convert(core_high), convert(high)


def _range(finite: Sequence[float], open_low: bool, open_high: bool) -> tuple[float, float]:
    low, high = min(finite), max(finite)
    span = high - low or max(abs(high) * _MARGIN, 1.0)
    return low - span * (_OPEN if open_low else _MARGIN), high + span * (_OPEN if open_high else _MARGIN)


def _strip(line: Extent, low: float, high: float) -> Strip:
    support_low, core_low, core_high, support_high = (
        round(WIDTH * min(max((at - low) / (high - low), 0.0), 1.0), 1) for at in line
    )
    corners = ((support_low, HEIGHT), (core_low, 0.0), (core_high, 0.0), (support_high, HEIGHT))
    narrow = core_high - core_low < _NARROW
    return Strip(
        outline=" ".join(f"{x:g},{y:g}" for x, y in corners),
        left=core_low,
        width=round(core_high - core_low, 1),
        dot=round((core_low + core_high) / 2 * 100 / WIDTH, 2) if narrow else None,
        open_low=line[0] == -inf,
        open_high=line[3] == inf,
    )


def _ticks(low: float, high: float, shape: Shape, say: Messages) -> list[tuple[float, str]]:
    step, label = _scale(high - low, shape, say)
    first, last = ceil(low / step), floor(high / step)
    return [(at * step, label(at * step)) for at in range(first, last + 1)]


def _scale(span: float, shape: Shape, say: Messages) -> tuple[float, Callable[[float], str]]:
    """The distance of two ticks, and how their places are named."""
    if shape.kind == "minute":
        return _first_at_least(_MINUTE_STEPS, span / _TICKS), clock
    if shape.kind == "day":
        return _first_at_least(_DAY_STEPS, span / _TICKS), lambda at: _day(at, span > _YEARLESS, say)
    apart = max(span / _TICKS, float_info.min)  # a width that is hardly any has a logarithm too
    power = 10.0 ** floor(log10(apart))
    step = power * _first_at_least((1, 2, 5, 10), apart / power)
    return step, lambda at: _quantity(round(at, 9), shape.unit, say)


def _first_at_least(steps: Sequence[int], wanted: float) -> int:
    smaller = len(list(takewhile(lambda step: step < wanted, steps)))
    return steps[smaller] if smaller < len(steps) else ceil(wanted)


def _day(at: float, with_year: bool, say: Messages) -> str:
    from babel.dates import format_skeleton

    day = date.fromordinal(min(max(round(at), 1), date.max.toordinal()))
    return format_skeleton("yMMMd" if with_year else "MMMd", day, locale=say.locale)


def _quantity(at: float, unit: str | None, say: Messages) -> str:
    from babel.numbers import format_compact_decimal

    words = number(at, say)
    if _COMPACT_FROM <= abs(at) < 1e15:
        words = format_compact_decimal(at, locale=say.locale, fraction_digits=2)
    if unit is None:
        return words
    return f"{words} {say(f'unit.{unit}') if say.known(f'unit.{unit}') else unit}"
