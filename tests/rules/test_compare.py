"""The laws of the comparators: symmetric, and a fact agrees with itself."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checker import extract
from checker.facts.model import Fact, Names
from checker.rules.compare import compare as agreement
from checker.rules.model import Comparator, Compare
from tests.support.reading import article

COMPARATORS: tuple[Comparator, ...] = get_args(Comparator)
REFLEXIVE = [name for name in COMPARATORS if name != "weekday"]  # it sets the two halves of one mention apart
TEXTS = (
    "L’accident de lundi a fait trois morts et au moins 12 blessés à Nantes, rue des Lilas, vers 14 h 30.",
    "L’accident du 16 mars a fait une vingtaine de blessés à Rennes, rue des Tilleuls, dans la nuit.",
    "Le sommet de samedi a réuni une trentaine de dirigeants à Oslo. Paul Vernois y a participé à distance.",
    "Le sommet d’Oslo a duré près de trois heures, samedi soir. Paul Vernois était absent du sommet.",
    "La Norvège et le Danemark dirigent la coalition, qui promet 420 millions d’euros et 20 % du capital.",
    "La coalition dirigée par la Norvège promet plus de 400 millions d’euros, soit près de 18 % du capital.",
    "Le maire de Nantes, Paul Vernois, 41 ans, a été condamné à sept ans de prison.",
    "Le maire de Nantes, Luc Vernoy, 43 ans, a été condamné à 84 mois de prison.",
)
FACTS = [fact for text in TEXTS for fact in extract(article(text))]
facts = st.sampled_from(FACTS)


def compare(name: Comparator, left: Fact, right: Fact) -> float | None:
    return agreement(Compare.model_validate({"as": name}), left, right)


def test_the_facts_are_of_many_kinds():
    assert len({f.attribute for f in FACTS}) >= 10


@pytest.mark.parametrize("name", REFLEXIVE)
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.text)
def test_a_fact_agrees_with_itself(name, fact):
    assert compare(name, fact, fact) in (None, 1.0)


@given(one=facts, two=facts, name=st.sampled_from(COMPARATORS))
def test_the_order_does_not_matter(one, two, name):
    assert compare(name, one, two) == compare(name, two, one)


@given(one=facts, two=facts, name=st.sampled_from(COMPARATORS))
def test_agreement_is_between_0_and_1(one, two, name):
    height = compare(name, one, two)
    assert height is None or 0.0 <= height <= 1.0


def test_kinds_that_cannot_be_compared():
    count = next(f for f in FACTS if f.attribute == "killed")
    leader = next(f for f in FACTS if f.attribute == "leader")
    day = next(f for f in FACTS if f.attribute == "date")
    assert compare("quantity", count, leader) is None
    assert compare("quantity", count, day) is None
    assert compare("names", count, leader) is None
    assert compare("place", count, day) is None


keys = st.lists(
    st.sampled_from(["country:NO", "country:DK", "country:IS", "person:holm", "person:zelensky", "person:zelenskiy"]),
    min_size=1,
    max_size=3,
    unique=True,
)


def led_by(names: list[str]) -> Fact:
    fact = next(f for f in FACTS if f.attribute == "leader")
    return replace(fact, value=Names(tuple(sorted(names)), tuple(names)))


@given(one=keys, two=keys)
def test_sets_of_names_are_symmetric(one, two):
    assert compare("names", led_by(one), led_by(two)) == compare("names", led_by(two), led_by(one))


@given(names=keys, order=st.randoms())
def test_the_order_of_names_does_not_matter(names, order):
    shuffled = list(names)
    order.shuffle(shuffled)
    assert compare("names", led_by(names), led_by(shuffled)) == 1.0


@given(names=keys, more=st.sampled_from(["country:SE", "person:lund"]))
def test_one_name_more_is_another_answer(names, more):
    height = compare("names", led_by(names), led_by([*names, more]))
    assume(height is not None)
    assert height == 0.0


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (["person:zelensky"], ["person:zelenskiy"], True),
        (["person:durand"], ["person:durant"], False),
        (["person:holm"], ["person:lund"], False),
        (["country:NO"], ["country:NL"], False),
    ],
)
def test_spellings_of_a_name(one, two, same):
    assert (compare("names", led_by(one), led_by(two)) == 1.0) is same


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("present", "remote", 1.0),
        ("present", "absent", 0.0),
        ("remote", "represented", 0.0),
        ("absent", "represented", 1.0),
    ],
)
def test_attendance(one, two, expected):
    fact = next(f for f in FACTS if f.attribute == "attendee")
    assert isinstance(fact.value, Names)
    left, right = (replace(fact, value=replace(fact.value, polarity=p)) for p in (one, two))
    assert compare("attendance", left, right) == expected
