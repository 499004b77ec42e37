"""What speaks against setting two facts that differ against each other."""

from __future__ import annotations

import re
from math import isclose
from typing import Literal

from checker.events.model import Told
from checker.facts.model import Fact, Names
from checker.rules.compare import compare
from checker.rules.figures import about_culprit, dimension, in_headline, nominal, published_on, size, width
from checker.rules.model import Rule
from checker.values.model import Quantity, TimeValue

Objection = Literal["size", "culprits", "title", "namesakes", "article", "knows", "news"]
"""Why differing facts are not set against each other: too far apart to count the same; those who did it counted or not;
a rule for titles; people of one surname; one article alone; an article that gives both; each day's own news."""


def objection(left: Fact, right: Fact, rule: Rule, told: dict[str, Told]) -> Objection | None:
    """Why two facts that differ are not set against each other all the same; None where nothing speaks against it."""
    within = None if "speaker" in rule.apart and _side_by_side(left, right) else rule.compare.within
    if within is not None and not _of_one_size(left, right, within):
        return "size"
    if _differ_by_culprits(left, right):
        return "culprits"
    if rule.where.computed:
        return None
    if rule.where.title_against_body:
        beside = left.article == right.article and in_headline(left, told) != in_headline(right, told)
        return None if beside else "title"
    if left.attribute == "age" and _are_namesakes(left, right):
        return "namesakes"
    if left.article == right.article:
        # one article that gives two speakers' figures shows their divergence itself
        two_voices = "speaker" in rule.apart and left.speaker != right.speaker
        if not two_voices and rule.compare.as_ not in _AGAINST_ITSELF:
            return "article"
        return "knows" if _both_held(left, right, rule, told) else None
    return _between_articles(left, right, rule, told)


_AGAINST_ITSELF = ("names", "weekday", "attendance", "standing")
"""Kinds of values that one article cannot give twice without contradicting itself."""


def _between_articles(left: Fact, right: Fact, rule: Rule, told: dict[str, Told]) -> Objection | None:
    kind = rule.compare.as_
    if _both_held(left, right, rule, told):
        return "knows"
    if left.attribute == "role_holder" and _tells_apart(left, right, told):
        return "knows"
    if kind == "date" and _each_its_own_day(left, right, told):
        return "news"
    if kind not in ("quantity", "place", "date", "time"):
        return None
    knowing = [(a, b) for a, b in ((left, right), (right, left)) if _knows(told[a.article], b, rule)]
    if kind == "date":
        explained = all(_tells_of_change(a, b, rule, told) for a, b in knowing)
    else:
        explained = not knowing or (rule.over_time != "fixed" and all(_looks_back(a, b, told) for a, b in knowing))
    return None if explained else "knows"


def _both_held(left: Fact, right: Fact, rule: Rule, told: dict[str, Told]) -> bool:
    """Whether an article says that somebody holds, or is, both."""
    return rule.compare.as_ == "standing" and any(_holds_both(t, left, right, rule) for t in told.values())


def _side_by_side(left: Fact, right: Fact) -> bool:
    """Whether one sentence gives two facts, and so sets them against each other itself, however far they lie apart."""
    return (left.article, left.field, left.sentence_start) == (right.article, right.field, right.sentence_start)


def _differ_by_culprits(left: Fact, right: Fact) -> bool:
    """Whether one of two tolls may take in the few who did it («douze morts», «onze, sans compter le tireur»)."""
    told = about_culprit(left), about_culprit(right)
    return told[0] != told[1] and abs(size(left) - size(right)) <= _CULPRITS


_CULPRITS = 3
"""How many may have done it together."""


def _are_namesakes(left: Fact, right: Fact) -> bool:
    """Whether two people have one surname and other given names («Paul Garin, 41 ans», «Luc Garin, 12 ans»)."""
    one, two = ({w[0].lower() for w in re.findall(r"\w+", f.subject.label)[:-1]} for f in (left, right))
    return bool(one and two) and not one & two


def _each_its_own_day(left: Fact, right: Fact, told: dict[str, Told]) -> bool:
    """Whether two articles of different days each tell what is new on their own: a hearing, then the judgment."""
    days = [published_on(f, told) for f in (left, right)]
    if days[0] is None or days[1] is None or abs(days[0] - days[1]) < _NEWS_OF_ANOTHER_DAY:
        return False
    shapes = [f.value.days if isinstance(f.value, TimeValue) else None for f in (left, right)]
    return all(s is not None and d is not None and 0 <= d - s.core_high <= 1 for s, d in zip(shapes, days, strict=True))


_NEWS_OF_ANOTHER_DAY = 3
"""Days between two articles from which each may tell the news of its own day."""
_DAY = 24 * 60
"""Minutes."""


def _looks_back(later: Fact, earlier: Fact, told: dict[str, Told]) -> bool:
    """Whether an article recalls the toll of an earlier day beside its own («deux étaient morts ce soir-là»)."""
    one, two = (told[f.article].article.published for f in (later, earlier))
    if one is None or two is None or one.moment.date() <= two.moment.date():
        return False
    own = (f for f in told[later.article].facts if f.attribute == earlier.attribute)
    same = (f for f in own if f.subject.restrictions == earlier.subject.restrictions)
    return any(isclose(nominal(f), nominal(earlier), rel_tol=0.01) for f in same)


def _tells_of_change(later: Fact, earlier: Fact, rule: Rule, told: dict[str, Told]) -> bool:
    """Whether an article says that the day of an earlier one is not kept («attendu le 25 juin, il a été repoussé»)."""
    days = [published_on(f, told) for f in (later, earlier)]
    if days[0] is None or days[1] is None or days[0] <= days[1]:
        return False
    own = (f for f in told[later.article].facts if f.attribute == "date" and f.cue("moved"))
    return any(compare(rule.compare, f, earlier) == 1 for f in own)


def _of_one_size(left: Fact, right: Fact, factor: float) -> bool:
    """Whether two numbers lie within a factor of each other, or two hours within as many minutes."""
    a, b = left.value, right.value
    if isinstance(a, TimeValue) and isinstance(b, TimeValue) and a.minutes and b.minutes:
        apart = abs(a.minutes.middle() - b.minutes.middle()) % _DAY
        return min(apart, _DAY - apart) <= factor
    one, two = sorted((abs(nominal(left)), abs(nominal(right))))
    return not two > one * factor or _slip_of_scale(one, two)


def _slip_of_scale(small: float, large: float) -> bool:
    """Whether two numbers have the same digits and not the same size: 2.31 billion and 231 million."""
    digits = f"{small:.10e}".partition("e")[0]
    return digits == f"{large:.10e}".partition("e")[0] and len(digits.rstrip("0")) > _TELLING_DIGITS


_TELLING_DIGITS = 3
"""Length of a mantissa («2.3») from beyond which it is shared by no chance."""


def _holds_both(told: Told, left: Fact, right: Fact, rule: Rule) -> bool:
    """Whether an article says both of the same person: then both are true («ministre du Travail et de la Santé»)."""
    own = [f for f in told.facts if f.attribute == left.attribute and f.subject.key == left.subject.key]
    return all(any(compare(rule.compare, f, one) == 1 for f in own) for one in (left, right))


def _tells_apart(left: Fact, right: Fact, told: dict[str, Told]) -> bool:
    """Whether an article names the other's holder too: then it knows both, and which of them holds what."""
    pairs = ((left, right), (right, left))
    return any(
        isinstance(other.value, Names) and any(key in told[one.article].people for key in other.value.keys)
        for one, other in pairs
    )


def _knows(told: Told, fact: Fact, rule: Rule) -> bool:
    """Whether an article itself gives the other's value for the same attribute: then it tells two things apart."""
    if isinstance(fact.value, Names):
        return any(key in told.names or _calls(told, key) for key in fact.value.keys)
    own = (f for f in told.facts if f.attribute == fact.attribute)
    if isinstance(fact.value, TimeValue):
        exact = (f for f in own if width(f) <= max(width(fact), _NIGHT))  # a year is no knowledge of its days
        least = 1 if rule.compare.as_ == "date" else rule.compare.same_above  # nor January of the end of the year
        return any((compare(rule.compare, f, fact) or 0) >= least for f in exact)
    wanted = nominal(fact)
    return any(
        f.subject.key == fact.subject.key
        and isclose(nominal(f), wanted, rel_tol=0.01)
        # a number may be given more or less rounded, an hour or a length of time to the minute is what it is
        and (dimension(f) != "time" or (compare(rule.compare, f, fact) or 0) >= rule.compare.conflict_below)
        # small numbers recur by chance: «quatre enfants» says nothing of four gravely hurt
        and (_is_telling(fact) or f.subject.restrictions == fact.subject.restrictions)
        for f in own
    )


def _is_telling(fact: Fact) -> bool:
    """Whether a number, in the unit that it is stated in, is seldom given for two things by chance."""
    value = fact.value
    small = isinstance(value, Quantity) and value.dimension == "time" and (value.value or _TELLING) < _TELLING
    return not small and nominal(fact) >= _TELLING


_NIGHT = 1
"""Days that a night spans, and so a day that is told by it."""
_TELLING = 10
"""A number from here on is seldom given for two things of one event by chance."""


def _calls(told: Told, key: str) -> bool:
    """Whether an article has all the words of a venue's name («venue:station/lyon part dieu»)."""
    words = [w for w in key.partition("/")[2].split() if len(w) > _SMALL_WORD]
    return bool(words) and all(f"word:{w}" in told.names for w in words)


_SMALL_WORD = 3
"""Letters of a word that tells nothing in a name."""
