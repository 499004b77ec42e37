"""Circles: the articles of an event that share names or figures, directly or by way of others.

A town, a day and a kind of event may be those of two stories.  What is linked by them alone is told together, but where
it also differs in more than one thing, it is no contradiction: there may have been two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from checker.events.model import A_FIGURE, FIGURE, STREET, WHERE, WORD, Told

_SEVERAL = 2
"""Things that differ for two events to be likelier than as many mistakes."""
_DAY = "day"


def circles(group: Sequence[Told]) -> dict[str, int]:
    """The number of each article's circle; an article that names and counts nothing that tells is in none."""
    of_key = [_telling(told) for told in group]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, keys in enumerate(of_key):
        for key in keys:
            holders[key].append(number)
    circle: dict[int, int] = {}
    for first, keys in enumerate(of_key):
        if not keys or first in circle:
            continue
        circle[first] = first
        waiting = [first]
        while waiting:
            for key in of_key[waiting.pop()]:
                new = [number for number in holders.pop(key, ()) if number not in circle]
                circle.update(dict.fromkeys(new, first))
                waiting += new
    return {group[number].article.id: first for number, first in circle.items()}


def _telling(told: Told) -> list[str]:
    return [key for key, weight in told.names.items() if weight >= A_FIGURE and not key.startswith((WORD, *WHERE))]


def tell_of_two(some: Iterable[Told], others: Iterable[Told]) -> bool:
    """Whether two sides differ in several of: the street, the day, and each figure."""
    one, two = _things(some), _things(others)
    return sum(one[thing].isdisjoint(two[thing]) for thing in one.keys() & two.keys()) >= _SEVERAL


def _things(group: Iterable[Told]) -> Mapping[str, set[str]]:
    """The street, the day and what figures are of, with all that the articles say of each."""
    found: dict[str, set[str]] = defaultdict(set)
    for told in group:
        found[_DAY].update(map(str, told.sure_days))
        for key in told.names:
            if key.startswith(STREET):
                found[STREET].add(key)
            elif key.startswith(FIGURE):
                found[key.rsplit(":", 2)[0]].add(key)
    return {thing: said for thing, said in found.items() if said}
