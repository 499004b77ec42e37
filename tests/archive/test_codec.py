"""What an article tells comes back exactly as it was."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.archive.codec import CodecError, Packed, decode, encode, pack_keys, unpack_keys
from checker.events.model import Told
from checker.facts.model import Fact, Names
from checker.values.distribution import Trapezoid
from checker.values.model import Quantity, Score, TimeValue

NUMBERS = st.floats(allow_nan=False)
WEIGHTS = st.floats(min_value=0, max_value=10)
TRAPEZOIDS = st.builds(Trapezoid, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
MAYBE = st.none() | NUMBERS
VALUES = st.one_of(
    st.builds(Quantity, allows=TRAPEZOIDS, value=MAYBE, lo=MAYBE, hi=MAYBE, grain=MAYBE),
    st.builds(TimeValue, days=st.none() | TRAPEZOIDS, minutes=st.none() | TRAPEZOIDS),
    st.builds(Score),
    st.builds(Names),
)
STORIES = st.builds(
    Told,
    facts=st.lists(st.builds(Fact, value=VALUES), max_size=4),
    names=st.dictionaries(st.text(), WEIGHTS, max_size=5),
    days=st.dictionaries(st.integers(1, 3_000_000), WEIGHTS, max_size=3),
    shingles=st.frozensets(st.integers(0, 2**32 - 1), max_size=5),
)


def back(told: Told) -> Told:
    return decode(encode(told), told.article.title, told.article.body)


@given(STORIES)
@settings(max_examples=60, deadline=None)
def test_whatever_is_told_comes_back(told):
    assert back(told) == told


def test_what_the_samples_tell_comes_back(stories):
    assert [back(told) for told in stories] == stories


def test_records_come_back_with_their_types(stories):
    for told in stories:
        again = back(told)
        for fact, other in zip(told.facts, again.facts, strict=True):
            assert type(other.value) is type(fact.value)
        assert isinstance(again.people, frozenset)
        assert all(isinstance(day, int) for day in again.days)


def test_an_open_end_stays_open(stories):
    fact = Fact("a:1", "a", "body", 0, 1, "x", 0, 1, "killed", stories[0].facts[0].subject, Score((1, 2)))
    open_ = Quantity("number", Trapezoid(9.0, 10.0, inf, inf), value=10.0, lo=10.0)
    told = replace(stories[0], facts=[replace(fact, value=open_)])
    assert back(told).facts[0].value == open_


@pytest.mark.parametrize("spoil", [lambda b: b[:-3], lambda b: b[3:], lambda b: b"", lambda b: b"{}"])
def test_damaged_bytes_are_an_error(spoil, stories):
    packed = encode(stories[0])
    with pytest.raises(CodecError):
        decode(Packed(spoil(packed.told), packed.shingles), "", "")


@given(st.sets(st.integers(0, 2**48 - 1)))
def test_keys_come_back(keys):
    assert unpack_keys(pack_keys(keys)) == sorted(keys)
