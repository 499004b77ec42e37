"""What a wording allows as numbers on a line, for whatever draws it."""

from __future__ import annotations

from datetime import date
from math import inf

from checker.report import Bound, Shape

Extent = tuple[float, float, float, float]
"""Support low, core low, core high, support high; infinite where open; days as proleptic ordinals."""


def extent(shape: Shape) -> Extent:
    """The bounds of a shape, in its own unit."""
    return (
        _number(shape.support[0], -1),
        _number(shape.core[0], -1),
        _number(shape.core[1], 1),
        _number(shape.support[1], 1),
    )


def _number(bound: Bound, side: int) -> float:
    if bound is None:
        return side * inf
    return float(date.fromisoformat(bound).toordinal()) if isinstance(bound, str) else bound
