"""How many of the facts that a person read the checker read too, with the right value and speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from datetime import date, timedelta

from rapidfuzz import fuzz

from checker.evaluation.gold import GoldFact
from checker.facts.model import Fact, Names
from checker.language.pack import Pack, fold
from checker.values.distribution import Trapezoid
from checker.values.model import Quantity, Score, TimeValue

FAMILIES: Mapping[str, str] = {
    **dict.fromkeys(("participants_count", "killed", "injured", "missing", "arrested", "count"), "quantity"),
    **dict.fromkeys(("amount", "percentage", "duration", "area", "magnitude", "speed", "distance"), "quantity"),
    **dict.fromkeys(("age", "score", "sentence", "height", "mass", "temperature"), "quantity"),
    **dict.fromkeys(("date", "time"), "time"),
    "place": "place",
    **dict.fromkeys(("role_holder", "office", "leader", "attendee"), "relation"),
}
"""The families that are counted together; facts of other attributes (``other``) are not measured."""

_NAME_RATIO = 80
"""``rapidfuzz`` token-set ratio from which two names are one («Sables-d'Olonne», «Les Sables-d'Olonne»)."""
_SPEAKER_RATIO = 75
_NEAR = 1e-3
"""Relative difference below which two numbers are one: units are converted."""


@dataclass(slots=True)
class Extraction:
    """What became of the facts of one case or more.

    Attributes:
        read, right: facts of each family that gold has, and those that were read rightly.
        said, said_right: facts read rightly that gold gives a speaker, and those with the right one.
        missed: for each fact that was not read rightly, the fact and the reason.
        misattributed: facts whose speaker is wrong, with what was read.
    """

    gold: dict[str, int] = made(default_factory=dict[str, int])
    right: dict[str, int] = made(default_factory=dict[str, int])
    said: int = 0
    said_right: int = 0
    missed: list[tuple[GoldFact, str]] = made(default_factory=list[tuple[GoldFact, str]])
    misattributed: list[tuple[GoldFact, str | None]] = made(default_factory=list[tuple[GoldFact, "str | None"]])

    def add(self, other: Extraction) -> None:
        """Count the facts of another case too."""
        for mine, theirs in ((self.gold, other.gold), (self.right, other.right)):
            for family, number in theirs.items():
                mine[family] = mine.get(family, 0) + number
        self.said += other.said
        self.said_right += other.said_right
        self.missed += other.missed
        self.misattributed += other.misattributed


def measure_extraction(gold: Iterable[GoldFact], facts: Sequence[Fact], pack: Pack) -> Extraction:
    """Compare the facts of one article with what a person read in it.

    A fact counts as read when one of its family overlaps it and means the same; the attribute within the family
    (``injured`` or ``count``) and the subject are not looked at.
    """
    result = Extraction()
    for wanted in gold:
        family = FAMILIES.get(wanted.attribute)
        if family is None:
            continue
        result.gold[family] = result.gold.get(family, 0) + 1
        here = [f for f in facts if f.field == wanted.field and _overlaps(f, wanted)]
        same = [f for f in here if FAMILIES.get(f.attribute) == family]
        right = [f for f in same if _means(f, wanted, pack.lang)]
        if not right:
            result.missed.append((wanted, "value" if same else "attribute" if here else "span"))
            continue
        result.right[family] = result.right.get(family, 0) + 1
        if wanted.attributed_to:
            result.said += 1
            if any(_said_by(f, wanted.attributed_to, pack) for f in right):
                result.said_right += 1
            else:
                result.misattributed.append((wanted, right[0].attributed_to))
    return result


def _overlaps(fact: Fact, wanted: GoldFact) -> bool:
    """Whether a fact stands where gold has it; that of an office stands at its holder's name and at its own."""
    spans = [(fact.start, fact.end), *((c.start, c.end) for c in fact.cues if c.kind == "office")]
    return any(start < wanted.end and wanted.start < end for start, end in spans)


def _means(fact: Fact, wanted: GoldFact, lang: str) -> bool:
    value = fact.value
    if isinstance(value, Names):
        names = [wanted.text, *([wanted.value] if isinstance(wanted.value, str) else [])]
        return any(_same_name(label, name) for label in (*value.labels, fact.text) for name in names)
    if isinstance(value, Score):
        return re.findall(r"\d+", str(wanted.value or wanted.text)) == [str(p) for p in value.points]
    if isinstance(value, TimeValue):
        return _same_time(value, wanted)
    return _same_quantity(value, wanted, lang)


def _same_name(one: str, other: str) -> bool:
    return fuzz.token_set_ratio(fold(one), fold(other)) >= _NAME_RATIO


def _same_quantity(value: Quantity, wanted: GoldFact, lang: str) -> bool:
    """The number that the wording names, in any unit of the dimension; for bounds, distributions that meet."""
    factor = _factor(wanted.unit, value, lang)
    number = _number(wanted.value)
    if number is not None:
        stated = [n for n in (value.value, value.lo, value.hi) if n is not None]
        base = value.allows.middle()
        return any(_near(n, number) for n in stated) or _near(base, number * factor)
    low, high = (_number(bound) for bound in (wanted.lo, wanted.hi))
    if low is None and high is None:
        return False
    shape = Trapezoid.interval(
        float("-inf") if low is None else low * factor, float("inf") if high is None else high * factor
    )
    return shape.height(value.allows) >= 0.5


def _factor(unit: str | None, value: Quantity, lang: str) -> float:
    """How many base units of a value's dimension one unit of gold's is; 1 where it cannot be told."""
    from checker.values import find_values

    if unit is None or value.dimension is None:
        return 1.0
    for mention in find_values(f"2 {unit}", lang):
        if isinstance(mention.value, Quantity) and mention.value.dimension == value.dimension:
            return mention.value.allows.middle() / 2
    return 1.0


def _number(value: float | str | None) -> float | None:
    return value if isinstance(value, float | int) else None


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= _NEAR * max(abs(a), abs(b))


def _same_time(value: TimeValue, wanted: GoldFact) -> bool:
    """The same hour, to what the wording allows; or days whose cores meet."""
    text = str(wanted.value or wanted.lo or "")
    hour = re.search(r"(\d{1,2}):(\d{2})", text)
    if hour and value.minutes is not None:
        at = float(int(hour[1]) * 60 + int(hour[2]))
        return value.minutes.height(Trapezoid.point(at)) > 0
    span = _days(text, str(wanted.hi or ""))
    if span is None:
        return False
    if value.days is not None:
        return value.days.height(Trapezoid.interval(*span)) == 1
    # without a publication date what is stated must fit
    first = date.fromordinal(int(span[0]))
    if value.day is not None and value.month in (None, first.month):
        return 0 <= first.day - value.day < (value.length or 1)
    return value.weekday == first.weekday() and value.month in (None, first.month)


def _days(first: str, last: str) -> tuple[float, float] | None:
    """The ordinals of the first and last day that an ISO date, month or year (or two of them) spans."""
    spans = [span for text in (first, last) if (span := _iso(text))]
    return (spans[0][0], spans[-1][1]) if spans else None


def _iso(text: str) -> tuple[float, float] | None:
    match = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 1, month or 1, day or 1)
        if day:
            last = first
        elif month:
            last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        else:
            last = date(first.year, 12, 31)
    except ValueError:
        return None
    return float(first.toordinal()), float(last.toordinal())


def _said_by(fact: Fact, wanted: str, pack: Pack) -> bool:
    """Whether a fact's speaker is the one wanted: by name, or as a body of the same kind."""
    if fact.attributed_to is None:
        return False
    if fuzz.token_set_ratio(fold(fact.attributed_to), fold(wanted)) >= _SPEAKER_RATIO:
        return True
    kinds = {pack.bodies[fold(m.group())] for m in pack.body_pattern.finditer(wanted)}
    return fact.speaker is not None and fact.speaker.split(":")[0] in kinds
