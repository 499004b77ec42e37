"""The pure functions of a batch: which articles are paired, and what is connected."""

from __future__ import annotations

from itertools import combinations, groupby

from hypothesis import given
from hypothesis import strategies as st

from checker.batch.work import Bounds, Components, Posting, deals, pairs

POSTINGS = st.lists(
    st.builds(Posting, st.integers(0, 3), st.integers(0, 1), st.integers(0, 30), st.integers(1, 500), st.booleans()),
    max_size=40,
).map(lambda found: sorted(found, key=lambda one: one[:2]))


@given(POSTINGS, st.integers(1, 50))
def test_pairs_share_a_key_at_home_and_lie_within_the_window(postings, window):
    wanted = []
    for _, group in groupby(postings, key=lambda one: one[:2]):
        for (i, a), (j, b) in combinations(enumerate(group), 2):
            if j - i <= window and a.number != b.number and (a.home or b.home):
                wanted.append((min(a.number, b.number), max(a.number, b.number), min(a.weight, b.weight)))
    assert sorted(pairs(postings, Bounds(window=window))) == sorted(wanted)


@given(st.integers(1, 10_000), st.integers(1, 500))
def test_a_hot_key_is_dealt_to_groups_that_are_not_hot(count, hot):
    number = deals(count, Bounds(hot=hot))
    assert -(-count // number) <= hot
    assert number == 1 or count > hot


EDGES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=60)


def lowest(edges):
    """Number → the lowest that it is connected with, by brute force, for all but the lowest."""
    groups = [{a, b} for a, b in edges]
    for group in list(groups):
        joined = [other for other in groups if other & group]
        groups = [other for other in groups if not other & group] + [set().union(*joined, group)]
    return {number: min(group) for group in groups for number in group if number != min(group)}


@given(EDGES)
def test_components_are_what_edges_connect(edges):
    components = Components()
    for a, b in edges:
        components.join(a, b)
    assert {n: c for n, c in components.all() if n != c} == lowest(edges)
