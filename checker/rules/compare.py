"""The comparators: how far two facts agree, from 0 to 1, or None when they cannot be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from checker.facts.model import FORMER, Fact, Names
from checker.rules.model import Comparator, Compare
from checker.values.agreement import agreement
from checker.values.distribution import Trapezoid
from checker.values.model import TimeValue

BLUR = 2
"""Minutes by which an hour that is only about may be off: «peu avant» and «peu après» 18 heures are imprecise, and no
contradiction."""
SAME_NAME = 85
"""``rapidfuzz`` ratio from which two surnames are spellings of one («Zelensky», «Zelenskiy»); shorter names must
be closer, because one letter tells «Durand» from «Durant»."""


def compare(how: Compare, left: Fact, right: Fact) -> float | None:
    """Agreement of two facts under a rule's comparator; symmetric, 1 for a fact with itself."""
    return _standing(left, right, how) if how.as_ == "standing" else _COMPARATORS[how.as_](left, right)


def _values(left: Fact, right: Fact) -> float | None:
    if isinstance(left.value, Names) or isinstance(right.value, Names):
        return None
    return agreement(left.value, right.value)


def _dates(left: Fact, right: Fact) -> float | None:
    """Days alone: «mardi soir» and «mardi» are one day."""
    a, b = left.value, right.value
    if not isinstance(a, TimeValue) or not isinstance(b, TimeValue):
        return None
    return agreement(replace(a, minutes=None), replace(b, minutes=None))


def _hours(left: Fact, right: Fact) -> float | None:
    """Hours, and their days; two that are only about an hour are no more exact than that."""
    a, b = left.value, right.value
    if not isinstance(a, TimeValue) or not isinstance(b, TimeValue):
        return None
    if _zones_apart(a, b):
        return None
    if a.minutes is not None and b.minutes is not None:
        if _is_about(a.minutes) and _is_about(b.minutes):
            a, b = replace(a, minutes=_blurred(a.minutes)), replace(b, minutes=_blurred(b.minutes))
        elif _is_rounded(a.minutes) or _is_rounded(b.minutes):
            a = replace(a, minutes=_rounded(a.minutes))
    return agreement(a, b)


def _zones_apart(a: TimeValue, b: TimeValue) -> bool:
    """Whether two hours may be one hour on two clocks: one names its zone, and whole hours lie between them."""
    if a.zone == b.zone or a.minutes is None or b.minutes is None:
        return False
    apart = abs(a.minutes.middle() - b.minutes.middle())
    return apart > 0 and apart % _HOUR == 0


_HOUR = 60
"""Minutes."""


def _is_about(minutes: Trapezoid) -> bool:
    return minutes.support_high > minutes.support_low


def _is_rounded(minutes: Trapezoid) -> bool:
    """Whether an hour may be told to the next five minutes («6 h 40» for 6 h 41)."""
    return not _is_about(minutes) and minutes.core_low % _STEP == 0


_STEP = 5
"""Minutes."""


def _rounded(minutes: Trapezoid) -> Trapezoid:
    """What a round hour allows: to the next five minutes, and of whole tens loosely to the next ten."""
    low, high = minutes.core_low - BLUR, minutes.core_high + BLUR
    loose = _STEP - BLUR if minutes.core_low % (2 * _STEP) == 0 else 0
    return Trapezoid(min(low - loose, minutes.support_low), low, high, max(high + loose, minutes.support_high))


def _blurred(minutes: Trapezoid) -> Trapezoid:
    return replace(minutes, support_low=minutes.support_low - BLUR, support_high=minutes.support_high + BLUR)


def _names(left: Fact, right: Fact) -> float | None:
    """Sets of names; None where the kinds differ (a country, and a person who may stand for it)."""
    a, b = left.value, right.value
    if not isinstance(a, Names) or not isinstance(b, Names) or not (a.complete and b.complete):
        return None
    if {_kind(k) for k in a.keys} != {_kind(k) for k in b.keys}:
        return None
    if len(a.keys) != len(b.keys):
        return 0.0
    return 1.0 if _all_in(a.keys, b.keys) and _all_in(b.keys, a.keys) else 0.0


def _place(left: Fact, right: Fact) -> float | None:
    """Two towns of the gazetteer, two streets, roads or districts, two venues of one family; of other places, None."""
    a, b = left.value, right.value
    if not isinstance(a, Names) or not isinstance(b, Names):
        return None
    if a.keys == b.keys:
        return 1.0
    kinds = {_kind(k) for k in (*a.keys, *b.keys)}
    if kinds in _CALLED:
        (family, _, one), (other, _, two) = (value.keys[0].partition("/") for value in (a, b))
        return 0.0 if family == other and one and two and not _may_be_one(one, two) else None
    if kinds == {"street"} and a.keys[0].partition("/")[0] != b.keys[0].partition("/")[0]:
        return None  # «place Saint-Pierre» and "St Peter's Square": of names in two languages nothing can be told
    return 0.0 if kinds in _SITES else None


_SITES = ({"city"}, {"street"}, {"road"}, {"district"})
"""Kinds of place that have one name each."""
_CALLED = ({"venue"}, {"spot"})
"""Kinds of place that are often called by a part of their name («venue:station/lyon part dieu»)."""


def _attendance(left: Fact, right: Fact) -> float | None:
    a, b = left.value, right.value
    if not isinstance(a, Names) or not isinstance(b, Names) or a.polarity is None or b.polarity is None:
        return None
    here = {"present", "remote"}
    return 1.0 if (a.polarity in here) == (b.polarity in here) else 0.0


def _standing(left: Fact, right: Fact, how: Compare) -> float | None:
    """What is said of one person: None where both may be true («maire» and «président de la métropole»)."""
    a, b = left.value, right.value
    if not isinstance(a, Names) or not isinstance(b, Names):
        return None
    heights = {_one_standing(x, y, how) for x in a.keys for y in b.keys}
    return 1.0 if 1.0 in heights else None if None in heights else 0.0


def _one_standing(a: str, b: str, how: Compare) -> float | None:
    """Two offices, parties or countries («office:mayor@city:2990969/nantes», «party:labour», «country:FR»)."""
    (kind, _, one), (other_kind, _, two) = a.partition(":"), b.partition(":")
    if kind != other_kind or kind not in ("office", "party", "country"):
        return None
    post, _, of = one.partition("@")
    other_post, _, other_of = two.partition("@")
    if post == other_post:
        return _jurisdiction(of, other_of)
    if post.removeprefix(FORMER) == other_post.removeprefix(FORMER):
        return 0.0 if bool(of) == bool(other_of) and _jurisdiction(of, other_of) == 1.0 else None
    if any({post, other_post} <= set(several) for several in how.together):
        return None
    return 0.0 if kind != "office" or any({post, other_post} <= set(one) for one in how.exclusive) else None


def _jurisdiction(a: str, b: str) -> float | None:
    """What one office is of here and there: a town is not set against its region, nor a name against a longer one."""
    (key, _, name), (other, _, other_name) = a.partition("/"), b.partition("/")
    if not key or not other or key == other:
        return 1.0
    level = {_LEVELS.get(_kind(k), _kind(k)) for k in (key, other)}
    return None if len(level) > 1 or "name" in level or _may_be_one(name, other_name) else 0.0


_LEVELS = {"city": "town", "place": "town"}


def _may_be_one(a: str, b: str) -> bool:
    """Whether two names share a word that tells: «Saint-Étienne», «Saint-Étienne-du-Rouvray»."""
    one, two = ({w for w in name.replace("'", " ").split() if len(w) > _SMALL} for name in (a, b))
    if one <= two or two <= one:
        return True
    return bool(one & two) and not one ^ two <= _COMPASS  # «Valence-Nord» is not «Valence-Sud»


_COMPASS = frozenset({"north", "south", "east", "west"})

_SMALL = 3
"""Letters of a word that tells nothing in a name («les», «sur»)."""


def _weekday(left: Fact, right: Fact) -> float | None:
    """A weekday against the date beside it: the two parts of one mention, which the judge has told apart."""
    return 0.0 if left.sentence_start == right.sentence_start else None


def _kind(key: str) -> str:
    return key.partition(":")[0]


def _all_in(keys: Iterable[str], others: Iterable[str]) -> bool:
    return all(any(_same_name(key, other) for other in others) for key in keys)


def _same_name(a: str, b: str) -> bool:
    if a == b:
        return True
    if _kind(a) != _kind(b) or _kind(a) != "person":
        return False
    from rapidfuzz.fuzz import ratio

    one, two = a.partition(":")[2], b.partition(":")[2]
    return len(one) > 5 and len(two) > 5 and ratio(one, two) >= SAME_NAME


_COMPARATORS: dict[Comparator, Callable[[Fact, Fact], float | None]] = {
    "quantity": _values,
    "date": _dates,
    "time": _hours,
    "names": _names,
    "place": _place,
    "attendance": _attendance,
    "weekday": _weekday,
}
