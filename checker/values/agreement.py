"""How far two values agree: the height at which what their wordings allow meets."""

from __future__ import annotations

from datetime import date

from checker.values.distribution import Trapezoid
from checker.values.model import Quantity, TimeValue, Value
from checker.values.numerals import grain_of


def agreement(a: Value, b: Value) -> float | None:
    """Agreement of two values, from 0 (they exclude each other) to 1 (they plainly say the same).

    None where they cannot be compared: other dimensions, or nothing that both state.  Symmetric; 1 for a
    value with itself; never lower for a wider wording.
    """
    if isinstance(a, Quantity):
        return _quantities(a, b) if isinstance(b, Quantity) else None
    return None if isinstance(b, Quantity) else _times(a, b)


def _quantities(a: Quantity, b: Quantity) -> float | None:
    if a.dimension != b.dimension or (a.kind == "ordinal") != (b.kind == "ordinal"):
        return None
    # another unit is another rounding: «10 km», «6,2 miles»
    left, right = (a.allows, b.allows) if a.unit == b.unit else (_rounded(a), _rounded(b))
    height = left.height(right)
    if a.grain and b.grain:
        # Two roundings agree no further than their numbers lie closer than the coarser step: «une vingtaine»
        # is never «une trentaine», although 25 might be called either.
        apart = abs(a.allows.middle() - b.allows.middle())
        height = min(height, max(0.0, 1.0 - apart / max(a.grain, b.grain)))
    return height


def _rounded(value: Quantity) -> Trapezoid:
    """What a value allows, with half a step of its last digit on both sides."""
    allows = value.allows
    if value.grain or not value.value:
        return allows
    in_base = abs(allows.middle() / value.value)
    half = grain_of(value.value, _last_digit(value.value)) / 2 * in_base
    return Trapezoid(
        allows.support_low - half,
        allows.core_low - half / 2,
        allows.core_high + half / 2,
        allows.support_high + half,
    )


def _last_digit(value: float) -> float:
    """The worth of the last digit of a number in decimal notation."""
    text = f"{value:.6f}".rstrip("0")
    return 10.0 ** -(len(text) - text.index(".") - 1)


def _times(a: TimeValue, b: TimeValue) -> float | None:
    heights: list[float] = []
    if a.days is not None and b.days is not None:
        heights.append(a.days.height(b.days))
    else:
        heights.extend(_constraints(a, b))
    if a.minutes is not None and b.minutes is not None:
        heights.append(a.minutes.height(b.minutes))
    return min(heights) if heights else None


def _constraints(a: TimeValue, b: TimeValue) -> list[float]:
    """What two dates share where one is unresolved: weekday, day, month, year; 1 or 0 each."""
    left, right = _stated(a), _stated(b)
    return [float(left[name] == right[name]) for name in left if name in right]


def _stated(value: TimeValue) -> dict[str, int]:
    """The calendar fields of a value: those that it states, and all of them for a single known day."""
    fields = {
        name: number for name in ("weekday", "month", "day", "year") if (number := getattr(value, name)) is not None
    }
    days = value.days
    if days is not None and days.core_low == days.core_high:
        day = date.fromordinal(round(days.core_low))
        if not value.weekday_clash:
            fields["weekday"] = day.weekday()
        fields |= {"month": day.month, "day": day.day, "year": day.year}
    return fields
