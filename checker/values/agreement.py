"""How far two values agree: the height at which what their wordings allow meets."""

from __future__ import annotations

from datetime import date, timedelta
from math import floor, log10

from checker.values.distribution import Trapezoid
from checker.values.model import Quantity, Score, TimeValue, Value
from checker.values.numerals import grain_of
from checker.values.resolve import make_day


def agreement(a: Value, b: Value) -> float | None:
    """Agreement of two values, from 0 (they exclude each other) to 1 (they plainly say the same).

    None where they cannot be compared: other dimensions, or nothing that both state.  Symmetric; 1 for a
    value with itself; never lower for a wider wording.
    """
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return _quantities(a, b)
    if isinstance(a, TimeValue) and isinstance(b, TimeValue):
        return _times(a, b)
    if isinstance(a, Score) and isinstance(b, Score):
        return float(sorted(a.points) == sorted(b.points))  # «3-1» is «1-3» told from the other side
    return None


def _quantities(a: Quantity, b: Quantity) -> float | None:
    if a.dimension != b.dimension or (a.kind == "ordinal") != (b.kind == "ordinal"):
        return None
    # another unit is another rounding: «10 km», «6,2 miles»
    left, right = _in_one_unit(a, b) if a.unit == b.unit else (_rounded(a), _rounded(b))
    height = left.height(right)
    if a.grain and b.grain:
        # Two roundings agree no further than their numbers lie closer than the coarser step: «une vingtaine»
        # is never «une trentaine», although 25 might be called either.
        apart = abs(a.allows.middle() - b.allows.middle())
        height = min(height, max(0.0, 1.0 - apart / max(a.grain, b.grain)))
    return height


def _in_one_unit(a: Quantity, b: Quantity) -> tuple[Trapezoid, Trapezoid]:
    """What two values of one unit allow: of two exact ones, the one with fewer digits may be a rounding."""
    one, two = _step(a), _step(b)
    if one is None or two is None or one == two:
        return a.allows, b.allows
    return (_written_short(a, one), b.allows) if one > two else (a.allows, _written_short(b, two))


def _step(value: Quantity) -> float | None:
    """The worth of the last digit of an exact sum, share or temperature, or of a large number, in base units.

    Sums are counted in thousands, millions and so on, numbers to their last digit that is no nought.
    """
    stated = value.value
    if not stated or value.allows.core_low != value.allows.core_high:
        return None
    if value.kind == "number" and not value.unit:
        return _last_cipher(stated) if abs(stated) >= _LARGE and stated == int(stated) else None
    if value.kind not in ("money", "percentage") and value.dimension != _DEGREES:
        return None
    scale = 1000.0 ** max(0, floor(log10(abs(stated)) / 3))
    base = value.allows.core_low / stated  # a percent is a hundredth
    return scale * _last_digit(stated / scale) * base


_LARGE = 1000
"""From here on a number may be rounded though no word says so («500 000 manifestants» for 506 000)."""


def _last_cipher(stated: float) -> float:
    """The worth of the last digit of a whole number that is no nought: 100 of 18 500."""
    digits = str(int(abs(stated)))
    return 10.0 ** (len(digits) - len(digits.rstrip("0")))


def _written_short(value: Quantity, step: float) -> Trapezoid:
    """What a number allows that may have been rounded to its last digit: «2,4 milliards» for 2,42, «12 %» for 11,5.

    Plainly half a digit, a fortieth of it at most, and three times that at the widest: digits are cut off too.
    Shares and temperatures are small numbers, and half a digit may be up to a quarter of them.
    """
    allows = value.allows
    half = min(step / 2, abs(allows.core_low) * _CUT)
    small = value.kind == "percentage" or value.dimension == _DEGREES
    plain = min(step / 2, abs(allows.core_low) * _CUT_OF_SHARE) if small else half
    low, high, widest = allows.core_low - plain, allows.core_high + plain, max(plain, 3 * half)
    least, most = allows.core_low - widest, allows.core_high + widest
    return Trapezoid(min(allows.support_low, least), low, high, max(allows.support_high, most))


_DEGREES = "temperature"
_CUT = 0.025
"""Share of a number by which it may be off for having been rounded to its last digit."""
_CUT_OF_SHARE = 0.25
"""The same of a percentage."""


def _rounded(value: Quantity) -> Trapezoid:
    """What a value allows, with half a step of its last digit on both sides, a twentieth of it at most."""
    allows = value.allows
    if value.grain or not value.value:
        return allows
    half = min(grain_of(value.value, _last_digit(value.value)) / 2, abs(value.value) * _ROUNDING)
    half *= abs(allows.middle() / value.value)  # in base units
    return Trapezoid(
        allows.support_low - 2 * half,
        allows.core_low - half,
        allows.core_high + half,
        allows.support_high + 2 * half,
    )


_ROUNDING = 0.05
"""Share of a number by which its conversion to another unit may be off."""


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
        # «la nuit» goes on after midnight, «peu avant minuit» begins before it
        heights.append(max(a.minutes.height(b.minutes.shifted(by)) for by in (-_DAY, 0, _DAY)))
    return min(heights) if heights else None


_DAY = 24 * 60
"""Minutes."""
_LEAP = 2024
"""A year that has every day of the calendar."""
_FEW = 6
"""Days under which a span says something of the weekday."""

_FIELDS = ("weekday", "month", "day", "year")


def _constraints(a: TimeValue, b: TimeValue) -> list[float]:
    """What two dates share where one is unresolved: weekday, day, month, year; 1 or 0 each."""
    left, right = _stated(a), _stated(b)
    return [float(bool(left[name] & right[name])) for name in left if name in right]


def _stated(value: TimeValue) -> dict[str, set[int]]:
    """What each calendar field may be: what a value states, and what follows for a known day or a few days."""
    fields = {name: {number} for name in _FIELDS if (number := getattr(value, name)) is not None}
    days = value.days
    if days is None:
        return fields if value.length is None else _over(value, value.length, fields)
    sharp = (days.support_low, days.support_high) == (days.core_low, days.core_high)
    if days.core_low != days.core_high and not (sharp and days.core_high - days.core_low < _FEW):
        return fields
    known = [date.fromordinal(n) for n in range(round(days.core_low), round(days.core_high) + 1)]
    fields |= {"month": {d.month for d in known}, "day": {d.day for d in known}, "year": {d.year for d in known}}
    if not value.weekday_clash:
        fields["weekday"] = {d.weekday() for d in known}
    return fields


def _over(value: TimeValue, length: int, fields: dict[str, set[int]]) -> dict[str, set[int]]:
    """The fields of an unresolved span of days: each day of it counts."""
    if value.weekday is not None:
        fields["weekday"] = {(value.weekday + n) % 7 for n in range(min(length, 7))}
    first = make_day(_LEAP, value.month, value.day) if value.month and value.day else None
    if first is not None:
        known = [first + timedelta(days=n) for n in range(min(length, 366))]
        fields |= {"month": {d.month for d in known}, "day": {d.day for d in known}}
    elif value.day is not None:
        fields["day"] = {(value.day + n - 1) % 31 + 1 for n in range(min(length, 31))}
    return fields
