"""What a fact comes to as a number, and where and when it is told."""

from __future__ import annotations

from math import nan

from checker.events.model import Told
from checker.facts.model import Fact, Names
from checker.values.model import Quantity, Score

_UNRESOLVED = 1e18
"""Width of a value that allows anything: more than any resolved one."""


def nominal(fact: Fact) -> float:
    """The number that a wording names, in base units, whatever its hedge."""
    value = fact.value
    if not isinstance(value, Quantity):
        return nan
    stated = value.value if value.value is not None else value.hi if value.lo is None else value.lo
    return stated if stated is not None and value.unit is None else value.allows.middle()


def size(fact: Fact) -> float:
    """The middle of what a number allows, in base units; 0 for what is none."""
    return fact.value.allows.middle() if isinstance(fact.value, Quantity) else 0.0


def width(fact: Fact) -> float:
    """How much a wording leaves open, in base units; 0 for an exact value."""
    value = fact.value
    if isinstance(value, (Names, Score)):
        return 0.0
    shape = value.allows if isinstance(value, Quantity) else value.minutes or value.days
    return _UNRESOLVED if shape is None else min(shape.support_high - shape.support_low, _UNRESOLVED)


def dimension(fact: Fact) -> str | None:
    """What a number measures (``time``, ``share``), where its unit says so."""
    return fact.value.dimension if isinstance(fact.value, Quantity) else None


def about_culprit(fact: Fact) -> str | None:
    """Whether a toll is said to take in who did it, or to leave them out, and which."""
    return next((kind for kind in ("with-culprit", "without-culprit") if fact.cue(kind)), None)


def in_headline(fact: Fact, told: dict[str, Told]) -> bool:
    """Whether a fact stands in the title of its article; ``told``: the articles, by id."""
    span = told[fact.article].article.title_span
    return fact.field == "title" or (span is not None and span[0] <= fact.start < span[1])


def published_on(fact: Fact, told: dict[str, Told]) -> int | None:
    """The day on which a fact's article came out (proleptic ordinal); ``told``: the articles, by id."""
    published = told[fact.article].article.published
    return published.moment.toordinal() if published is not None else None
