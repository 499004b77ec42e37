"""What a wording allows: from a number, its hedge and its unit to a possibility distribution.

The widths stand in the language packs (``rules/languages/*/hedges.yaml``) with their justification.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import Any

from checker.values.distribution import Trapezoid
from checker.values.model import Quantity, QuantityKind
from checker.values.numerals import Num
from checker.values.pack import Pack, Unit


def spread(value: float, grain: float, widths: list[float]) -> Trapezoid:
    """A number with its shoulders, in grains; what cannot be negative stops at nothing."""
    below, core_below, core_above, above = (width * grain for width in widths)
    floor = 0.0 if value >= 0 else -inf
    low = max(floor, value - below)
    core_low = max(low, value - core_below)
    core_high = max(core_low, value + core_above)
    return Trapezoid(low, core_low, core_high, max(core_high, value + above))


def opened(value: float, grain: float, rule: Mapping[str, Any]) -> Trapezoid:
    """«plus de 130», «au moins 16», «jusqu'à 700»: open on one side, and fading there."""
    strict = rule["strict"] * grain
    core, support = rule["fade"]
    size = abs(value)
    if rule["side"] == "above":
        if not strict:
            return Trapezoid(value, value, value + size * (core - 1), value + size * (support - 1))
        # the bound itself is nine tenths of the way up to the core
        return Trapezoid(
            value - 9 * strict,
            value + strict,
            value + max(strict, size * (core - 1)),
            value + max(strict, size * (support - 1)),
        )
    if not strict:
        return Trapezoid(value - size * (1 - support), value - size * (1 - core), value, value)
    return Trapezoid(
        value - size * (1 - support),
        value - max(strict, size * (1 - core)),
        value - strict,
        value + 9 * strict,
    )


def quantity(
    pack: Pack,
    number: Num,
    unit: Unit | None = None,
    hedge: str | None = None,
    *,
    kind: QuantityKind | None = None,
) -> Quantity:
    """One number with its hedge and unit."""
    value, grain = number.value, number.grain
    if hedge == "exactly":
        hedge = None
    rounding: float | None = None
    lo = hi = None
    if hedge in pack.hedges["rounding"]:
        allows = spread(value, grain, pack.hedges["rounding"][hedge])
        rounding = grain if hedge in ("about", "rounded") and grain > 0 else None
    elif hedge in pack.hedges["open"]:
        rule = pack.hedges["open"][hedge]
        allows = opened(value, grain, rule)
        lo, hi = (value, None) if rule["side"] == "above" else (None, value)
    else:
        allows = Trapezoid.point(value)
    bare: QuantityKind = "number" if lo is None and hi is None else "numberrange"
    dimension = "share" if number.share else None
    read = Quantity(kind or bare, allows, value, lo, hi, None, dimension, hedge, rounding)
    return _in_unit(pack, read, unit, kind)


def interval(
    pack: Pack,
    low: Num,
    high: Num,
    unit: Unit | None = None,
    hedge: str | None = None,
    *,
    kind: QuantityKind | None = None,
) -> Quantity:
    """«entre 20 et 30», «10 à 15 %»."""
    lo, hi = sorted((low.value, high.value))
    allows = Trapezoid.interval(lo, hi)
    if hedge in ("about", "nearly"):
        allows = Trapezoid(lo - low.grain * 0.5, lo, hi, hi + high.grain * 0.5)
    dimension = "share" if low.share and high.share else None
    read = Quantity(kind or "numberrange", allows, None, lo, hi, None, dimension, hedge)
    return _in_unit(pack, read, unit, kind)


def several(pack: Pack, base: float, factors: list[float], unit: Unit | None, hedge: str) -> Quantity:
    """«plusieurs centaines», «des milliers»: factors of the round word."""
    allows = Trapezoid(*(factor * base for factor in factors))
    read = Quantity("numberrange", allows, None, factors[1] * base, factors[2] * base, hedge=hedge)
    return _in_unit(pack, read, unit, None)


def _in_unit(pack: Pack, value: Quantity, unit: Unit | None, kind: QuantityKind | None) -> Quantity:
    """The same with its distribution in the base unit of the dimension."""
    if unit is None:
        return value
    if unit.offset:
        allows = Trapezoid(*(bound * unit.factor + unit.offset for bound in _bounds(value.allows)))
    elif unit.allows[0] == unit.allows[3]:
        allows = value.allows.scaled(unit.factor)
    else:  # a month is 28 to 31 days
        low, core_low, core_high, high = _bounds(value.allows)
        shortest, usual_low, usual_high, longest = unit.allows
        allows = Trapezoid(
            low * (shortest if low >= 0 else longest),
            core_low * usual_low,
            core_high * usual_high,
            high * longest,
        )
    for number, name, least in pack.units["idioms"]:
        if value.value == number and unit.name == name and not value.hedge and value.lo is None:
            allows = Trapezoid.interval(least * unit.factor, number * unit.factor)
    grain = None if value.grain is None else value.grain * unit.factor
    known = value.value, value.lo, value.hi
    return Quantity(kind or unit.kind, allows, *known, unit.name, unit.dimension, value.hedge, grain)


def _bounds(allows: Trapezoid) -> tuple[float, float, float, float]:
    return allows.support_low, allows.core_low, allows.core_high, allows.support_high
