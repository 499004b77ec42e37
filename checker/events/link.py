"""Linking articles into events.

Names, days and words that two articles share speak for one event; another day, another town, another kind of
event against it.  Pairs are scored, then joined by average linkage (no chains through one article that mentions
two events), in an order that does not depend on the order of input.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from datetime import date
from hashlib import sha256
from itertools import product
from math import fsum
from typing import NamedTuple

from checker.events.candidates import candidate_pairs
from checker.events.groups import Affinity, joined
from checker.events.model import A_FIGURE, A_TOWN, STREET, WHERE, WORD, Event, Told
from checker.events.origins import origins
from checker.facts.model import Fact, Names
from checker.values.model import TimeValue

THRESHOLD = 4.0
"""Evidence from which two articles tell one event; chosen so that a shared day with a few shared names is enough."""
_SAME_TYPE, _OTHER_TYPE = 1.0, -0.7
_OTHER_TOWN = -2.5
_SAME_DAY, _OTHER_DAY = 2.0, -3.0
_NEIGHBOUR_DAY, _NEIGHBOUR_DAY_SAME_TOWN = -0.5, 1.5
_SAME_WEEKDAY = 1.2
_SAME_MONTH_DAY = 1.8
_RECURRING = frozenset({"summit", "election", "results", "strike_military"})
"""Types of event that the same people meet in again and again: without a shared day they are told apart."""
_ANYWHERE = frozenset(
    {"summit", "protest", "election", "results", "jobs", "deal", "appointment", "flood", "storm", "outage"}
)
"""Types of event whose articles name many towns, so that another town says little."""
_OF_A_COUNTRY = frozenset({"quake", "storm", "flood", "outage"})
"""Types of event that befall a country, or a wide part of it."""
_ONE_AT_A_TIME, _SOME_NAME, _FEW_DAYS = 0.9, 0.4, 4
"""What speaks for one such event: names, be it a country's, that two articles share within so many days."""
_OF_PEOPLE = frozenset({"trial", "appointment", "deal"})
"""Types of event that are told apart by the people whom they concern."""
_A_NAME = 1.0
"""Weight of shared names from which two articles have one in common."""
_SEVERAL = 2
_TELLING = 0.5
"""Weight of a name or a figure that is worth counting."""
_OTHER_PEOPLE = -4.0
_OTHER_MEETING = -8.0
_WORD_CAP, _NAME_CAP = 3.0, 9.0
_STRANGERS, _STRANGERS_OF_NAMED_PEOPLE, _STRANGERS_OF_OTHER_KINDS = -1.3, -5.0, -4.0
_NEVER_MET, _STREET_OF_ANOTHER_DAY = -2.5, -5.0
_NOTHING_IN_COMMON, _OTHER_STREETS = -3.0, -3.0
"""Where no name is shared: if the town is not either; if both name streets, and other ones."""
_GROUPS_OF_OTHER_DAYS = -3.0
_GROUPS_OF_OTHER_TOWNS = {False: -1.5, True: -4.0}
"""By whether their kinds of event name many towns, so that the evidence of a pair makes little of it."""
_FAR_APART = 20
"""Days between two publications beyond which a shared day must speak for one event."""


def link(told: Sequence[Told]) -> list[Event]:
    """Group articles by main event, those of the earliest articles first."""
    in_order = sorted(told, key=lambda t: (_published(t), t.article.id))
    copies: dict[tuple[str, str, str], list[Told]] = {}
    for one in in_order:
        copies.setdefault((one.article.title, one.article.body, _published(one)), []).append(one)
    order = [same[0] for same in copies.values()]  # one text of one day counts once, however many print it
    sides = [side_of(one) for one in order]

    def affinity(a: int, b: int) -> Affinity:
        one, other = sides[a], sides[b]
        shared = _shared(one, other)
        return Affinity(
            _evidence(one, other, shared),
            _recurs(one.told, other.told),
            _doubt(one, other, shared),
            _strangeness(one, other, shared),
        )

    names = [one.article.id for one in order]
    groups = joined(names, lambda standing: candidate_pairs(order, standing), affinity, THRESHOLD)
    texts = list(copies.values())
    return [merge([one for n in group for one in texts[n]]) for group in groups]


def evidence(a: Told, b: Told) -> float:
    """How much speaks for two articles telling one event; :data:`THRESHOLD` and more is enough."""
    return weigh(side_of(a), side_of(b))


def weigh(one: Side, other: Side) -> float:
    """The same of articles that are gathered already."""
    return _evidence(one, other, _shared(one, other))


class Side(NamedTuple):
    """An article, with what each comparison looks at.

    Attributes:
        told: the article.
        sure: the days of its own event.
        calendar: the months and days that it names, those of resolved days too.
        weekdays: those that it names, those of its own event too.
        town: where its event happened, or None.
        streets: those that it names.
        places, words, others: the towns and countries, the words, and all else of its names, with their weights.
        telling: whether it names or counts so much that another one of its event would share some of it.
    """

    told: Told
    sure: frozenset[int]
    calendar: frozenset[tuple[int, int]]
    weekdays: frozenset[int]
    town: Names | None
    streets: frozenset[str]
    places: dict[str, float]
    words: dict[str, float]
    others: dict[str, float]
    telling: bool


def side_of(told: Told) -> Side:
    """Gather it once for an article that is compared with many."""
    sure = frozenset(told.sure_days)
    days = [date.fromordinal(day) for day in told.days]
    place = told.place("city")
    places: dict[str, float] = {}
    words: dict[str, float] = {}
    others: dict[str, float] = {}
    for key, weight in told.names.items():
        (words if key.startswith(WORD) else places if key.startswith(WHERE) else others)[key] = weight
    return Side(
        told,
        sure,
        told.month_days | {(day.month, day.day) for day in days},
        told.weekdays | {date.fromordinal(day).weekday() for day in sure},
        place.value if place is not None and isinstance(place.value, Names) else None,
        frozenset(key for key in told.names if key.startswith(STREET)),
        places,
        words,
        others,
        sum(weight >= _TELLING for weight in others.values()) >= _SEVERAL,
    )


class _Shared(NamedTuple):
    """The weight of what two articles share: towns and countries, words, and all else that has a name or a number."""

    places: float
    words: float
    others: float

    @property
    def named(self) -> float:
        """All but the words."""
        return fsum((self.places, self.others))


def _shared(one: Side, other: Side) -> _Shared:
    return _Shared(
        _common(one.places, other.places),
        _common(one.words, other.words),
        _common(one.others, other.others, without=_namesakes(one.told, other.told)),
    )


def _common(a: dict[str, float], b: dict[str, float], without: Set[str] = frozenset()) -> float:
    # exact sums: the keys come in another order in each process, and all must decide alike
    return fsum([min(a[key], b[key]) for key in (a.keys() & b.keys()) - without])


def _namesakes(a: Told, b: Told) -> set[str]:
    """The family names that both articles give to people of other given names."""
    return {key for key in a.given.keys() & b.given.keys() if a.given[key].isdisjoint(b.given[key])}


def _evidence(one: Side, other: Side, shared: _Shared) -> float:
    a, b = one.told, other.told
    total = min(shared.named, _NAME_CAP) + min(shared.words, _WORD_CAP)
    if a.event_type and b.event_type:
        total += _SAME_TYPE if a.event_type == b.event_type else _OTHER_TYPE
    total += _time_evidence(one, other) + _place_evidence(one, other, strangers=shared.named < _A_NAME)
    return total + _people_evidence(a, b) + (_ONE_AT_A_TIME if _befall_together(a, b, shared) else 0.0)


def _befall_together(a: Told, b: Told, shared: _Shared) -> bool:
    """Whether two articles of a few days tell of what seldom befalls one country twice in so short a time."""
    if shared.named < _SOME_NAME:
        return False
    apart = _days_apart(a, b)
    near = apart is not None and apart <= _FEW_DAYS
    return near and a.event_type == b.event_type and a.event_type in _OF_A_COUNTRY


def _doubt(one: Side, other: Side, shared: _Shared) -> float:
    """What more speaks against one event where nearly all articles of two groups differ so.

    One article may be mistaken in its day, or be read wrongly; a group of them seldom is.  So it is no part of the
    evidence of a pair (see :func:`checker.events.groups.joined`).
    """
    strangers = shared.others < _A_NAME
    alone = strangers and not _befall_together(one.told, other.told, shared)
    doubt = _doubt_of_strangers(one, other, shared) if alone else 0.0
    if _days_differ(one, other) and (strangers or not _near(one.sure, other.sure)):
        doubt += _GROUPS_OF_OTHER_DAYS
    if _towns_differ(one, other):
        doubt += _GROUPS_OF_OTHER_TOWNS[_anywhere(one.told, other.told)]
    return doubt


def _strangeness(one: Side, other: Side, shared: _Shared) -> float:
    """What speaks against one event where no two articles of two groups share a name or figure, though all could.

    Nor is a street enough of another day: where it burnt, it may burn again.
    """
    if not (one.telling and other.telling):
        return 0.0
    if shared.others < A_FIGURE:
        return _NEVER_MET
    streets = [min(one.others[key], other.others[key]) for key in one.streets & other.streets]
    alone = streets and shared.others - fsum(streets) < A_FIGURE
    return _STREET_OF_ANOTHER_DAY if alone and _days_differ(one, other) else 0.0


def _doubt_of_strangers(one: Side, other: Side, shared: _Shared) -> float:
    """That of two articles which share no name: a town, a day and the words of a trade are common to many stories."""
    telling = one.telling and other.telling
    doubt = _NOTHING_IN_COMMON if telling and shared.places + shared.others < A_TOWN else 0.0
    if _kinds_differ(one.told, other.told):
        doubt += _STRANGERS_OF_OTHER_KINDS
    elif telling:
        doubt += _STRANGERS_OF_NAMED_PEOPLE if one.told.event_type in _OF_PEOPLE else _STRANGERS
    streets_differ = one.streets and other.streets and one.streets.isdisjoint(other.streets)
    return doubt + _OTHER_STREETS if streets_differ else doubt


def _days_differ(one: Side, other: Side) -> bool:
    """Whether two articles know the days of their events and share none, or come out weeks apart."""
    if one.told.days.keys() & other.told.days.keys():
        return False
    return bool(one.sure and other.sure) or _far_apart(one.told, other.told)


def _kinds_differ(a: Told, b: Told) -> bool:
    return a.event_type is not None and b.event_type is not None and a.event_type != b.event_type


def _people_evidence(a: Told, b: Told) -> float:
    """Two trials, appointments or deals are of the same people or they are two."""
    both = a.event_type == b.event_type and a.event_type in _OF_PEOPLE
    named = len(a.people) >= _SEVERAL and len(b.people) >= _SEVERAL
    return _OTHER_PEOPLE if both and named and not a.people & b.people else 0.0


def _time_evidence(one: Side, other: Side) -> float:
    if not one.sure.isdisjoint(other.sure):
        return _SAME_DAY
    a, b = one.told, other.told
    shared = max((min(a.days[d], b.days[d]) for d in a.days.keys() & b.days.keys()), default=0.0)
    if one.sure and other.sure:
        near = _near(one.sure, other.sure)
        return shared + (_neighbours(one, other) if near else _OTHER_MEETING if _recurs(a, b) else _OTHER_DAY)
    if shared:
        return shared
    if (a.month_days & other.calendar) or (b.month_days & one.calendar):
        return _SAME_MONTH_DAY
    if (a.weekdays & other.weekdays) or (b.weekdays & one.weekdays):
        return _SAME_WEEKDAY
    if _recurs(a, b):
        return _OTHER_MEETING
    return _OTHER_DAY if _far_apart(a, b) else 0.0


def _near(days: Iterable[int], others: Iterable[int]) -> bool:
    """Whether two of the days are the same, or side by side."""
    return any(abs(x - y) <= 1 for x, y in product(days, others))


def _recurs(a: Told, b: Told) -> bool:
    return a.event_type == b.event_type and a.event_type in _RECURRING


def _neighbours(one: Side, other: Side) -> float:
    """Two days side by side: one of them may be wrong when town and kind of event are the same."""
    same_town = one.town is not None and one.town == other.town
    return _NEIGHBOUR_DAY_SAME_TOWN if same_town and one.told.event_type == other.told.event_type else _NEIGHBOUR_DAY


def _far_apart(a: Told, b: Told) -> bool:
    apart = _days_apart(a, b)
    return apart is not None and apart > _FAR_APART


def _days_apart(a: Told, b: Told) -> int | None:
    """Days between two publications; None where one is not known."""
    one, two = a.article.published, b.article.published
    return None if one is None or two is None else abs((one.moment - two.moment).days)


def _place_evidence(one: Side, other: Side, *, strangers: bool) -> float:
    """Another town speaks against one event; for kinds that name many towns only where they share no name at all."""
    if not strangers and _anywhere(one.told, other.told):
        return 0.0
    return _OTHER_TOWN if _towns_differ(one, other) else 0.0


def _anywhere(a: Told, b: Told) -> bool:
    return a.event_type in _ANYWHERE or b.event_type in _ANYWHERE


def _towns_differ(one: Side, other: Side) -> bool:
    """Whether two articles set their events in different towns, and neither names the other's."""
    if one.town is None or other.town is None:
        return False
    key, other_key = one.town.keys[0], other.town.keys[0]
    return key != other_key and key not in other.told.names and other_key not in one.told.names


def merge(group: Sequence[Told]) -> Event:
    """One event of articles that are known to tell the same."""
    group = sorted(group, key=lambda t: (_published(t), t.article.id))
    kinds = Counter(t.event_type for t in group if t.event_type)
    kind = min(kinds, key=lambda k: (-kinds[k], k)) if kinds else "event"
    digest = sha256(min(t.article.id for t in group).encode()).hexdigest()[:8]
    return Event(f"{kind}-{digest}", kind, group, _day(group), _place(group), origins(group))


def _day(group: Iterable[Told]) -> TimeValue | None:
    """The day that most articles give, the surest first; one that is resolved wins over a bare weekday."""
    votes: Counter[str] = Counter()
    values: dict[str, TimeValue] = {}
    for told in group:
        for rank, fact in enumerate(told.event_dates()[:2]):
            value = fact.value
            if (
                isinstance(value, TimeValue)
                and value.days is not None
                and value.days.core_high - value.days.core_low < 2
            ):
                key = date.fromordinal(int(value.days.core_low)).isoformat()
                votes[key] += 2 - rank
                values.setdefault(key, value)
    if not votes:
        return None
    return values[min(votes, key=lambda k: (-votes[k], k))]


def _place(group: Iterable[Told]) -> Fact | None:
    for level in ("city", "venue", "country"):
        facts = [f for t in group if (f := t.place(level)) is not None and isinstance(f.value, Names)]
        if facts:
            votes = Counter(f.value.keys for f in facts if isinstance(f.value, Names))
            best = min(votes, key=lambda k: (-votes[k], k))
            return next(f for f in facts if isinstance(f.value, Names) and f.value.keys == best)
    return None


def _published(told: Told) -> str:
    return told.article.published.isoformat() if told.article.published else "9999"


def articles_by_event(events: Iterable[Event]) -> dict[str, str]:
    """Article id → id of its event."""
    return {told.article.id: event.id for event in events for told in event.told}
