"""Events that articles mention beside their main one, and which of them are one event.

Two articles of one story mention the same other event where what they say of it sets it apart from all others and
nothing speaks against it: its turn, its day, its place.  One of the three may differ, which is a disagreement, where
the other two leave no doubt.  What is said of another story's main event is set beside that story's own articles.
Where it cannot be told, nothing is compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import combinations

from checker.events.model import Event, Told
from checker.events.origins import origins
from checker.facts.model import Fact, Names, Occasion
from checker.values.agreement import agreement
from checker.values.model import TimeValue

_NEAR, _NEAR_WITH_TURN, _NEAR_WITH_BOTH = 3, 7, 31
"""Days by which two mentions of one event may be apart: of one place, of one turn, of one place and turn."""
_AGREE, _CONTRADICT = 0.75, 0.3
"""Agreement of two days from which they are one, and below which they are two."""
_DAY = 2
"""Days that a time leaves open at most and names a day."""
_MOST = 256
"""Different events that one story may be said to mention; of more, those that most articles do."""
_SETTLED = 14
"""Days after an event from which what is said of it does not develop any more."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """An event as one article mentions it, with the facts that are of it."""

    told: Told
    occasion: Occasion
    facts: tuple[Fact, ...]


def with_mentioned(events: Sequence[Event]) -> list[Event]:
    """The events with what other stories say of them, and behind them those that two articles or more mention."""
    told_of = _by_kind_place_and_day(events)
    found: list[Event] = []
    for event in events:
        mentions = [mention for told in event.told for mention in _mentions(told)]
        for mention in mentions:
            about = told_of.get(_kind_place_and_day(mention.occasion), [])
            if len(about) == 1 and about[0] is not event:
                about[0].mentions.append(_view(mention))
        found += [_event(event, group) for group in _groups(mentions)]
    for event in events:
        if event.mentions:
            event.origins = origins(event.voices)
    return [*events, *found]


_Sure = tuple[str, str, float]
"""A type of event, the key of a place, and a day."""


def _by_kind_place_and_day(events: Iterable[Event]) -> dict[_Sure | None, list[Event]]:
    """The events of which it is known what, where and on which day."""
    found: dict[_Sure | None, list[Event]] = defaultdict(list)
    for event in events:
        place = event.place.value if event.place is not None else None
        if isinstance(place, Names) and event.day is not None and event.day.days is not None:
            found[event.type, place.keys[0], event.day.days.core_low].append(event)
    return found


def _kind_place_and_day(occasion: Occasion) -> _Sure | None:
    day = occasion.day
    if not occasion.place or not _narrow(occasion) or day is None or day.days is None:
        return None
    return occasion.kind, occasion.place, day.days.core_low


# ---- what one article mentions


def _mentions(told: Told) -> list[_Mention]:
    """The events that an article mentions, each once."""
    facts: dict[Occasion, list[Fact]] = defaultdict(list)
    for fact in told.facts:
        if fact.occasion is not None:
            facts[fact.occasion].append(fact)
    groups: list[tuple[list[Occasion], list[Fact]]] = []
    for occasion, own in facts.items():
        for named, all_of_it in groups:
            if all(_agree(occasion, other) for other in named):
                named.append(occasion)
                all_of_it.extend(own)
                break
        else:
            groups.append(([occasion], list(own)))
    return [_Mention(told, _joined(named), tuple(own)) for named, own in groups]


def _joined(named: Sequence[Occasion]) -> Occasion:
    """What several mentions in one article say together; the words of the first."""
    first = named[0]
    return replace(
        first,
        kind=next((o.kind for o in named if o.kind), ""),
        turn=next((o.turn for o in named if o.turn), None),
        day=min((o.day for o in named if o.day), key=_width, default=None),
        place=next((o.place for o in named if o.place), None),
        of=next((o.of for o in named if o.of), None),
    )


def _width(day: TimeValue) -> float:
    return day.days.core_high - day.days.core_low if day.days is not None else float("inf")


# ---- whether two mentions are of one event


def _groups(mentions: Iterable[_Mention]) -> list[list[_Mention]]:
    """Mentions of one event by several articles; one that may be of either of two events is of neither."""
    by_occasion: dict[Occasion, list[_Mention]] = defaultdict(list)
    for mention in mentions:
        by_occasion[replace(mention.occasion, label="")].append(mention)
    known = sorted(by_occasion, key=lambda o: (-len(by_occasion[o]), repr(o)))[:_MOST]
    near: dict[Occasion, set[Occasion]] = {o: {o} for o in known}
    for one, two in combinations(known, 2):
        if _same(one, two):
            near[one].add(two)
            near[two].add(one)
    clear = {o for o in known if all(near[o] <= near[other] for other in near[o])}
    groups: list[list[_Mention]] = []
    for occasions in dict.fromkeys(frozenset(near[o] & clear) for o in known if o in clear):
        group = [mention for o in known if o in occasions for mention in by_occasion[o]]
        articles = {mention.told.article.id for mention in group}
        if len(articles) > 1 and _one_in_each(group):
            groups.append(group)
    return groups


def _one_in_each(group: Sequence[_Mention]) -> bool:
    """Whether no article speaks of two that differ, so that two are meant."""
    return not any(
        False in _anchors(a.occasion, b.occasion)
        for a, b in combinations(group, 2)
        if a.told.article.id == b.told.article.id
    )


def _same(a: Occasion, b: Occasion) -> bool:
    """Whether two articles of one story mention one event."""
    turn, place, of, day = _anchors(a, b)
    if not _alike(a, b) or turn is False or of is False or (place is False and day is False):
        return False
    if day is False:
        gap = _gap(a, b)
        if place:
            return gap <= (_NEAR_WITH_BOTH if turn else _NEAR)
        return bool(turn) and _as_named(a, b) and gap <= _NEAR_WITH_TURN
    if place is False:
        return bool(turn) and bool(day) and _narrow(a) and _narrow(b)
    return bool(place or (turn and _as_named(a, b)) or (day and (_narrow(a) or _narrow(b) or (a.kind and b.kind))))


def _agree(a: Occasion, b: Occasion) -> bool:
    """Whether two mentions of one article are of one event: what both tell is the same."""
    said = _anchors(a, b)
    return _alike(a, b) and False not in said and True in said


def _anchors(a: Occasion, b: Occasion) -> tuple[bool | None, bool | None, bool | None, bool | None]:
    """Whether turn, place, name and day are one; None for what one of the two does not tell."""
    return (
        None if a.turn is None or b.turn is None else a.turn == b.turn,
        _places(a, b),
        None if a.of is None or b.of is None else a.of == b.of,
        _days(a, b),
    )


def _as_named(a: Occasion, b: Occasion) -> bool:
    """Whether both say whose they are («le précédent sommet de l'Otan»), or neither does."""
    return a.of == b.of


def _alike(a: Occasion, b: Occasion) -> bool:
    return a.kind == b.kind or not (a.kind and b.kind)


def _places(a: Occasion, b: Occasion) -> bool | None:
    """Whether two places are one; None where one is not told, or is a country and the other a town."""
    if a.place is None or b.place is None or a.place.partition(":")[0] != b.place.partition(":")[0]:
        return None
    return a.place == b.place


def _days(a: Occasion, b: Occasion) -> bool | None:
    """Whether two days are one; None where one is not told, or the wording leaves it open."""
    height = agreement(a.day, b.day) if a.day is not None and b.day is not None else None
    if height is None or _CONTRADICT <= height < _AGREE:
        return None
    return height >= _AGREE


def _gap(a: Occasion, b: Occasion) -> float:
    """Days between two times that exclude each other; endless where one is no single day."""
    if a.day is None or b.day is None or a.day.days is None or b.day.days is None or not (_narrow(a) and _narrow(b)):
        return float("inf")
    return abs(a.day.days.middle() - b.day.days.middle())


def _narrow(occasion: Occasion) -> bool:
    days = occasion.day.days if occasion.day is not None else None
    return days is not None and days.support_high - days.support_low < _DAY


# ---- the events


def _event(around: Event, group: Sequence[_Mention]) -> Event:
    """An event that is known by mentions alone."""
    occasion = _joined([mention.occasion for mention in group])
    day = occasion.day
    said = "|".join((around.id, occasion.kind, occasion.turn or "", occasion.place or "", str(day and day.value)))
    views = _views(group)
    kind = occasion.kind or "event"
    places = (f for view in views for f in view.facts if f.attribute == "place")
    return Event(
        id=f"{kind}-{sha256(said.encode()).hexdigest()[:8]}",
        type=kind,
        told=[],
        day=day if day is not None and _width(day) < _DAY else None,
        place=next(places, None),
        origins=origins(views),
        mentions=views,
        settled=_is_settled(occasion, views),
    )


def _published(views: Iterable[Told]) -> list[int]:
    published = [view.article.published for view in views]
    return [p.moment.toordinal() for p in published if p is not None]


def _is_settled(occasion: Occasion, views: Iterable[Told]) -> bool:
    """Whether an event lies so far back that its figures are what they are."""
    days = _published(views)
    if occasion.day is None or occasion.day.days is None or not days:
        return occasion.turn == "previous"
    return min(days) - occasion.day.days.core_high > _SETTLED


def _views(group: Sequence[_Mention]) -> list[Told]:
    """One view for each article, of all that it says of the event."""
    views: dict[str, Told] = {}
    for mention in group:
        view, known = _view(mention), views.get(mention.told.article.id)
        views[mention.told.article.id] = view if known is None else replace(known, facts=[*known.facts, *view.facts])
    return [views[article] for article in sorted(views)]


def _view(mention: _Mention) -> Told:
    """An article as a teller of the event that it mentions: of its facts, those that are of it."""
    facts = [_own(fact, mention.occasion) for fact in mention.facts]
    return replace(mention.told, facts=facts, event_type=mention.occasion.kind or None)


def _own(fact: Fact, occasion: Occasion) -> Fact:
    """A fact of another event as a fact of this one."""
    here = f"place:{occasion.place}"
    subject = replace(fact.subject, restrictions=tuple(r for r in fact.subject.restrictions if r != here))
    if fact.attribute == "date":
        subject = replace(subject, key="event")
    elif fact.attribute == "place" and isinstance(fact.value, Names):
        subject = replace(subject, key="event:country" if fact.value.keys[0].startswith("country:") else "event:city")
    # what is planned of an event to come is all that can be said of it
    firmness = "actual" if fact.firmness == "forecast" else fact.firmness
    return replace(fact, subject=subject, firmness=firmness, time_frame="event", occasion=None)
