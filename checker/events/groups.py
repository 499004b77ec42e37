"""Joining things into groups by average linkage, the strongest link first.

A pair of groups is weighed once, when one of its sides comes to be, and waits in a queue.  A large group is weighed
by a sample of its members, which is chosen again when it has doubled: so a group of any size costs little more a member
than a small one, and groups that fit in a sample are weighed whole.  What was found of a pair is kept as long as it can
be asked for again: while its two things stand for two groups.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from heapq import heappop, heappush, nsmallest
from itertools import product
from math import log2
from typing import NamedTuple

from checker.events.candidates import Pair

_SAMPLE = 16
"""Members by which a group is weighed: those whose names have the lowest hashes, whatever the order they came in."""
_FEWER = 0.9
"""Share of what stood before a round that may be left after it for another round to be worth while."""
_NEARLY_ALL = 0.75
"""Share of the pairs of two groups by which the doubt about them is measured."""
_NOTHING_AGAINST = 1.0
"""Affinity of the weakest link of two groups from which none of their members contradict each other."""


class Affinity(NamedTuple):
    """How much speaks for two things being of one group.

    Attributes:
        weight: of the two alone.
        recurring: whether things of their kind come one after another.
        doubt: what is added, 0 or less, where nearly all pairs of two groups are as doubtful.
        strangeness: what is added, 0 or less, for each doubling of both groups where all their pairs are as strange.
    """

    weight: float
    recurring: bool
    doubt: float
    strangeness: float = 0.0


@dataclass(slots=True)
class _Group:
    """Members, and those that stand for them.

    Attributes:
        first: the lowest member.
        sample: members by which the group is weighed; chosen when it had ``sampled`` of them.
        version: counts the changes of both.
    """

    first: int
    members: list[int]
    sample: list[int]
    sampled: int = 1
    near: set[int] = field(default_factory=set[int])
    version: int = 0


def joined(
    names: Sequence[str],
    candidates: Callable[[Sequence[int]], Iterable[Pair]],
    affinity: Callable[[int, int], Affinity],
    threshold: float,
) -> list[list[int]]:
    """Groups of positions, in the order of their lowest.

    Args:
        names: of the things; they choose the samples, whatever the order of the things.
        candidates: of some positions, rising, the pairs that may be of one group, the lower first.
        affinity: of two positions, the lower first.
        threshold: mean affinity from which two groups are one.
    """
    joining = _Joining(names, affinity, threshold)
    standing = list(range(len(names)))
    while True:
        joining.connect(candidates(standing))
        joining.run()
        # a text that was copied many times hides the others of its story: so its group is looked at again, as one
        left = joining.representatives()
        if len(left) >= _FEWER * len(standing):
            return joining.groups()
        standing = left


class _Joining:
    def __init__(self, names: Sequence[str], affinity: Callable[[int, int], Affinity], threshold: float) -> None:
        self._rank = [blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest() for name in names]
        self._affinity = affinity
        self._known: list[dict[int, Affinity]] = [{} for _ in names]
        self._threshold = threshold
        self._groups = {n: _Group(n, [n], [n]) for n in range(len(names))}
        self._into: dict[int, int] = {}
        self._queue: list[tuple[float, int, int, int, int, int, int]] = []

    def groups(self) -> list[list[int]]:
        return [sorted(group.members) for group in sorted(self._groups.values(), key=lambda g: g.first)]

    def representatives(self) -> list[int]:
        """One member of each group."""
        return sorted(min(group.sample, key=self._hash) for group in self._groups.values())

    def connect(self, pairs: Iterable[Pair]) -> None:
        """Make groups neighbours where a pair of their members is strong: their mean can be only where one is."""
        for one, two in pairs:
            a, b = self._group(one), self._group(two)
            if a != b and b not in self._groups[a].near:
                link = self._known[one].get(two) or self._affinity(one, two)
                if link.weight >= self._threshold:
                    self._groups[a].near.add(b)
                    self._groups[b].near.add(a)
                    self._weigh(a, b)

    def run(self) -> None:
        """Join neighbours until none are strong enough."""
        while self._queue:
            *_, a, b, version_a, version_b = heappop(self._queue)
            if self._is(a, version_a) and self._is(b, version_b):
                self._join(a, b)

    def _group(self, member: int) -> int:
        """The group that something has come into, by its key."""
        key = member
        while key in self._into:
            key = self._into[key]
        while member != key:
            self._into[member], member = key, self._into[member]
        return key

    def _hash(self, member: int) -> tuple[bytes, int]:
        return self._rank[member], member

    def _is(self, key: int, version: int) -> bool:
        return key in self._groups and self._groups[key].version == version

    def _weigh(self, a: int, b: int) -> None:
        """Put a pair of groups in the queue where it is strong enough; of equal ones the lowest go first."""
        one, two = self._groups[a], self._groups[b]
        mean = self._mean(one, two)
        if mean >= self._threshold:
            low, high = sorted((one.first, two.first))
            heappush(self._queue, (-mean, low, high, a, b, one.version, two.version))

    def _mean(self, one: _Group, two: _Group) -> float:
        links = self._links(one, two)
        weights = sorted([link.weight for link in links], reverse=True)
        # where nothing speaks against it the stronger half of the links decides: a column without a date shares
        # little with each article of its story, and more with some; but of meetings there is one after another
        doubtful = weights[-1] < _NOTHING_AGAINST or any(link.recurring for link in links)
        telling = weights if doubtful else weights[: (len(weights) + 1) // 2]
        doubt = sorted([link.doubt for link in links])[int(_NEARLY_ALL * len(links))]
        # one may be mistaken, or short of names; several seldom are, and no group is surer than the smaller is
        doublings = log2(min(len(one.sample), len(two.sample)))
        strangeness = max(link.strangeness for link in links)
        return sum(telling) / len(telling) + doubt * (1 + doublings) + strangeness * doublings

    def _links(self, one: _Group, two: _Group) -> list[Affinity]:
        found: list[Affinity] = []
        for a in one.sample:
            known = self._known[a]
            for b in two.sample:
                link = known.get(b)
                if link is None:
                    link = known[b] = self._known[b][a] = self._affinity(min(a, b), max(a, b))
                found.append(link)
        return found

    def _forget(self, member: int) -> None:
        for other in self._known[member]:
            del self._known[other][member]
        self._known[member] = {}

    def _join(self, a: int, b: int) -> None:
        keep, gone = (a, b) if len(self._groups[a].near) >= len(self._groups[b].near) else (b, a)
        whole, part = self._groups[keep], self._groups.pop(gone)
        self._into[gone] = keep
        new = part.near - whole.near - {keep}
        for other in part.near:
            self._groups[other].near.discard(gone)
        for other in new:
            self._groups[other].near.add(keep)
        whole.near |= new
        if self._absorb(whole, part):
            whole.version += 1
            new = whole.near
        for other in sorted(new):
            self._weigh(keep, other)

    def _absorb(self, whole: _Group, part: _Group) -> bool:
        """Take the members of another group in; whether what the group is weighed by has changed."""
        first, sample = whole.first, whole.sample
        whole.members += part.members
        whole.first = min(first, part.first)
        size = len(whole.members)
        if size <= _SAMPLE or size >= 2 * whole.sampled:  # a few more among many change the mean little
            whole.sample = sorted(nsmallest(_SAMPLE, whole.members, key=self._hash))
            whole.sampled = size
        for member in {*sample, *part.sample}.difference(whole.sample):
            self._forget(member)
        for member, other in product(sample, part.sample):  # they are of one group now
            if self._known[member].pop(other, None) is not None:
                del self._known[other][member]
        return (first, sample) != (whole.first, whole.sample)
