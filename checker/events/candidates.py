"""Which articles of a run are worth setting against each other: those that share telling keys.

Of few articles every two are; of many, each is set against the best among those that share a key with it, so the
work grows with their number and not with its square.  The keys are those of the archive.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest
from itertools import chain, combinations

from checker.events.keys import POSTINGS, credit, keys_of
from checker.events.model import Told

EVERY = 256
"""Articles up to which every two are candidates."""
_CANDIDATES = 16
"""Articles that one is set against at most, where they are more; others may be set against it too.

Of 30 000 generated articles 32 made the very same events, in a third more time (tests/benchmarks)."""

Pair = tuple[int, int]


def candidate_pairs(told: Sequence[Told], among: Sequence[int] | None = None) -> list[Pair]:
    """Pairs of positions, the lower first, in order.

    Args:
        told: articles in the order of publication: of a key that many hold, the nearest in time are looked at.
        among: positions of those that count, rising; all by default.
    """
    among = range(len(told)) if among is None else among
    if len(among) <= EVERY:
        return list(combinations(among, 2))
    keys = {number: keys_of(told[number]) for number in among}
    holders: dict[int, list[int]] = defaultdict(list)
    for number, own in keys.items():
        for key in chain(own.names, own.dated):
            holders[key].append(number)
    pairs: set[Pair] = set()
    for number, own in keys.items():
        shared: dict[int, float] = defaultdict(float)
        for key, weight in chain(own.names.items(), own.dated.items()):
            credit(shared, _nearest(holders[key], number), weight)
        shared.pop(number, None)
        best = nlargest(_CANDIDATES, ((score, -other) for other, score in shared.items()))
        pairs.update((min(number, -other), max(number, -other)) for _, other in best)
    return sorted(pairs)


def _nearest(holders: Sequence[int], number: int) -> Sequence[int]:
    """The holders of a key around one of them."""
    first = max(0, min(bisect_left(holders, number) - POSTINGS // 2, len(holders) - POSTINGS))
    return holders[first : first + POSTINGS]
