"""Values found in a text: quantities and times, each with what its wording allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from checker.values.distribution import Trapezoid

QuantityKind = Literal["number", "ordinal", "numberrange", "percentage", "money", "duration", "age", "dimension"]
TimeKind = Literal["date", "daterange", "time", "datetime"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many, how much, how long.

    Attributes:
        kind: what is measured; ``numberrange`` for a bare number with one or two open or distinct bounds.
        value: the nominal number in ``unit`` («une vingtaine» 20); None for a range without a centre.
        lo, hi: the plain bounds in ``unit``; None means open on that side, both None means exact.
        unit: canonical name (``EUR``, ``percent``, ``kilometre``, ``day``); None for bare numbers.
        dimension: what units convert into one another (``length``, ``area``, ``time``, ``money:EUR``…);
            None for bare numbers.
        allows: distribution in the base unit of ``dimension`` (metres, square metres, seconds, …).
        hedge: name of the hedge of the language pack («about», «at_least», «over», «dozen-like»…), or None.
        grain: for a round wording («une vingtaine», «environ 1 200»), the step of the rounding in the
            base unit; None for an exact one.  Two round words of the same grain with different
            nominal values contradict each other although their shoulders meet.
    """

    kind: QuantityKind
    allows: Trapezoid
    value: float | None = None
    lo: float | None = None
    hi: float | None = None
    unit: str | None = None
    dimension: str | None = None
    hedge: str | None = None
    grain: float | None = None


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A day, a span of days, an hour, or a constraint on one.

    Attributes:
        kind: ``date`` (one day or one calendar unit), ``daterange``, ``time``, ``datetime``.
        value: ISO form (``2025-03-15``, ``2025-03``, ``2025-W13``, ``2025-W11-WE``, ``09:30``,
            ``2025-03-15T09:30``), or None when it is given by ``lo``/``hi`` or unresolved.
        lo, hi: first and last day, inclusive, ISO; None means open on that side (or unresolved).
        resolved: False when it needs a reference date that is not known («samedi», «hier», «le 15 mars»).
        days: for resolved values, the distribution over proleptic ordinals of days
            (:meth:`datetime.date.toordinal`); None when unresolved.
        minutes: for kinds with an hour, the distribution over minutes of the day; else None.
        weekday: 0 (Monday) to 6, where the wording names one; a constraint that unresolved values keep.
        month, day, year: the calendar fields that the wording itself states, else None.
        length: for an unresolved span, how many days it lasts from the stated one («du 3 au 5 octobre» 3).
        explicit: the wording itself states the day and month (not «hier», «samedi»).
        weekday_clash: the wording names a weekday that its date does not fall on.
        tense: direction that the wording itself states: ``past`` («dernier», «hier»), ``future``
            («prochain»), or None.
        zone: the stated time zone («GMT», «heure locale», «à Paris»), or None.
    """

    kind: TimeKind
    value: str | None = None
    lo: str | None = None
    hi: str | None = None
    resolved: bool = True
    days: Trapezoid | None = None
    minutes: Trapezoid | None = None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    length: int | None = None
    explicit: bool = False
    weekday_clash: bool = False
    tense: Literal["past", "future"] | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """The result of a match, a set or a half: «3-1», «trois buts à un», «25-23».

    Attributes:
        points: of both sides, in the order of the text.
    """

    points: tuple[int, int]
    kind: Literal["score"] = "score"


Value = Quantity | TimeValue | Score


@dataclass(frozen=True, slots=True)
class ValueMention:
    """A value where it stands.

    Attributes:
        start, end: code points in the text that was given; the hedge is inside («plus de 130», «une
            vingtaine»), the counted noun is not, the unit is («30 jours», «1,6 milliard de livres»).
        text: ``text[start:end]``, raw.
        value: what it means.
        cues: spans of the words that shaped it (hedges), inside or beside the mention.
        tied: start of the mention that this one restates («1,6 milliard de livres (1,9 milliard
            d’euros)»: the second is tied to the first), or None.
    """

    start: int
    end: int
    text: str
    value: Value
    cues: tuple[tuple[int, int], ...] = ()
    tied: int | None = None
