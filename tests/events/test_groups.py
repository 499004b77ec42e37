"""Joining by average linkage: the queue gives what scanning every two groups again would give."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product
from math import log2

from hypothesis import given
from hypothesis import strategies as st

from checker.events.groups import Affinity, joined

THRESHOLD = 4.0
WEIGHTS = st.one_of(st.sampled_from([-3.0, 0.0, 2.0, 4.0, 6.0, 9.0]), st.floats(-9, 9, width=16))
DOUBTS = st.sampled_from([0.0, 0.0, -1.0, -3.0])


@st.composite
def things(draw: st.DrawFn) -> tuple[list[str], dict[tuple[int, int], Affinity]]:
    """Names, and the affinity of every two."""
    number = draw(st.integers(0, 9))
    pairs = combinations(range(number), 2)
    affinity = st.builds(Affinity, WEIGHTS, st.booleans(), DOUBTS, DOUBTS)
    return [f"thing {n}" for n in range(number)], {p: draw(affinity) for p in pairs}


def by_scanning(number: int, affinity: dict[tuple[int, int], Affinity]) -> list[list[int]]:
    """The same, word for word: again and again the two groups that are nearest, until none is near enough."""
    groups = [[n] for n in range(number)]
    while True:
        best: tuple[float, int, int] | None = None
        for i, j in combinations(range(len(groups)), 2):
            links = sorted((affinity[min(p), max(p)] for p in product(groups[i], groups[j])), reverse=True)
            all_count = links[-1].weight < 1 or any(link.recurring for link in links)
            telling = links if all_count else links[: (len(links) + 1) // 2]
            doubts = sorted(link.doubt for link in links)
            doubt = doubts[int(0.75 * len(doubts))] * (1 + log2(min(len(groups[i]), len(groups[j]))))
            strangeness = max(link.strangeness for link in links) * log2(min(len(groups[i]), len(groups[j])))
            mean = sum(link.weight for link in telling) / len(telling) + doubt + strangeness
            if mean >= THRESHOLD and (best is None or mean > best[0]):
                best = (mean, i, j)
        if best is None:
            return [sorted(group) for group in groups]
        groups[best[1]] += groups.pop(best[2])


def join(names: list[str], affinity: dict[tuple[int, int], Affinity]) -> list[list[int]]:
    return joined(names, lambda among: combinations(among, 2), lambda a, b: affinity[a, b], THRESHOLD)


@given(things())
def test_as_by_scanning(made):
    names, affinity = made
    assert join(names, affinity) == by_scanning(len(names), affinity)


@given(things(), st.randoms(use_true_random=False))
def test_the_order_of_pairs_does_not_matter(made, rng):
    names, affinity = made

    def shuffled(among: Sequence[int]) -> list[tuple[int, int]]:
        pairs = list(combinations(among, 2))
        rng.shuffle(pairs)
        return pairs

    assert joined(names, shuffled, lambda a, b: affinity[a, b], THRESHOLD) == join(names, affinity)


def test_a_large_group_stays_one_and_a_stranger_out():
    """Larger than any sample: two crowds, each of one mind, and one that nobody knows."""
    names = [str(n) for n in range(301)]

    def affinity(a: int, b: int) -> Affinity:
        return Affinity(8.0 if a % 2 == b % 2 and b < 300 else -2.0, recurring=False, doubt=0.0)

    found = joined(names, lambda among: [p for p in combinations(among, 2) if p[1] - p[0] < 12], affinity, THRESHOLD)
    assert found == [list(range(0, 300, 2)), list(range(1, 300, 2)), [300]]


def test_a_doubt_counts_where_nearly_all_share_it():
    """Five against one, all pairs strong: one that is doubtful is perhaps mistaken, four are not."""
    names = [str(n) for n in range(6)]

    def joins(doubtful: int) -> bool:
        def affinity(a: int, b: int) -> Affinity:
            doubt = -3.0 if b == 5 and a < doubtful else 0.0
            return Affinity(9.0 if b < 5 else 6.0, recurring=False, doubt=doubt)

        return len(join(names, {p: affinity(*p) for p in combinations(range(6), 2)})) == 1

    assert [joins(doubtful) for doubtful in range(6)] == [True, True, True, True, False, False]


def test_strangers_are_two_where_all_are_strange():
    """Two pairs that are near enough: one link that is not strange is enough."""
    names = [str(n) for n in range(4)]

    def groups(strange: int) -> int:
        def affinity(a: int, b: int) -> Affinity:
            strangeness = -3.0 if (a < 2 <= b) and (a, b) <= (strange // 2, 2 + strange % 2) else 0.0
            return Affinity(9.0 if a // 2 == b // 2 else 5.0, recurring=False, doubt=0.0, strangeness=strangeness)

        return len(join(names, {p: affinity(*p) for p in combinations(range(4), 2)}))

    assert [groups(strange) for strange in range(4)] == [1, 1, 1, 2]
