"""Possibility distributions: what a wording allows.

A trapezoid with a *core* (what the wording plainly means, possibility 1) inside a *support* (what it
does not rule out, possibility above 0).  Theory: D. Dubois and H. Prade, *Possibility Theory*,
Plenum, 1988; the agreement of two distributions is their consistency, ``sup min(a(x), b(x))``.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isinf


@dataclass(frozen=True, slots=True)
class Trapezoid:
    """A trapezoidal possibility distribution over the real numbers.

    Attributes:
        support_low: below it nothing is allowed; ``-inf`` when open.
        core_low: from here on the wording plainly holds.
        core_high: up to here.
        support_high: above it nothing is allowed; ``inf`` when open.

    ``support_low <= core_low <= core_high <= support_high`` always holds.  An infinite support beside
    a finite core means that possibility stays at 1 on that side ("at least 10").
    """

    support_low: float
    core_low: float
    core_high: float
    support_high: float

    @classmethod
    def point(cls, value: float) -> Trapezoid:
        """Exactly one value."""
        return cls(value, value, value, value)

    @classmethod
    def interval(cls, low: float, high: float) -> Trapezoid:
        """Everything between two bounds, inclusive."""
        return cls(low, low, high, high)

    def scaled(self, factor: float) -> Trapezoid:
        """The same wording in another unit (``factor`` above 0)."""
        return Trapezoid(
            self.support_low * factor, self.core_low * factor, self.core_high * factor, self.support_high * factor
        )

    def shifted(self, by: float) -> Trapezoid:
        """The same wording further on (``by`` below 0: back)."""
        return Trapezoid(self.support_low + by, self.core_low + by, self.core_high + by, self.support_high + by)

    def height(self, other: Trapezoid) -> float:
        """Agreement with another distribution, from 0 (supports apart) to 1 (cores meet).

        Symmetric, and 1 for a distribution with itself.
        """
        left, right = (self, other) if self.core_low <= other.core_low else (other, self)
        if left.core_high >= right.core_low:
            return 1.0
        # left's core ends before right's begins: its falling edge meets right's rising one
        fall, rise = left.support_high - left.core_high, right.core_low - right.support_low
        gap = right.core_low - left.core_high
        if isinf(fall) or isinf(rise):
            return 1.0
        if fall + rise <= 0:
            return 0.0
        return max(0.0, 1.0 - gap / (fall + rise))

    def middle(self) -> float:
        """One number that stands for the whole: the centre of the core, or its finite end."""
        if isinf(self.core_low) and isinf(self.core_high):
            return 0.0
        if isinf(self.core_high):
            return self.core_low
        if isinf(self.core_low):
            return self.core_high
        return (self.core_low + self.core_high) / 2

    def widened(self, factor: float) -> Trapezoid:
        """The same core with shoulders ``factor`` times as wide (1 or more)."""
        return Trapezoid(
            self.core_low - (self.core_low - self.support_low) * factor if not isinf(self.support_low) else -inf,
            self.core_low,
            self.core_high,
            self.core_high + (self.support_high - self.core_high) * factor if not isinf(self.support_high) else inf,
        )
