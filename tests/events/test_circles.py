"""Articles that are linked by a town, a day and a kind of event alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checker.events.circles import circles, tell_of_two
from checker.pipeline import tell
from tests.support.reading import article, report

PUBLISHED = date(2026, 3, 11)


def theft(text: str, source: str):
    return article(
        f"Des malfaiteurs ont dévalisé une bijouterie mardi 10 mars à Bourges. {text}",
        title="Vol à Bourges : une bijouterie dévalisée",
        source=source,
        published=PUBLISHED,
    )


ONE = "Paul Vernois et Lise Corvol sont venus. 12 bijoux ont été dérobés. "
OTHER = "Anna Brandt et Piet Janssen sont venus. 36 bijoux ont été dérobés. "


@pytest.mark.parametrize(
    ("one", "other", "verdicts"),
    [
        (ONE, OTHER, ["conflict"]),
        (
            f"{ONE} Le préjudice est estimé à 23 millions d’euros.",
            f"{OTHER} Le préjudice est estimé à 74 millions d’euros.",
            ["update"],
        ),
        (
            f"{ONE} Le préjudice est estimé à 23 millions d’euros.",
            f"{OTHER} Le préjudice est estimé à 74 millions d’euros, dit Paul Vernois.",
            ["conflict", "update"],
        ),
    ],
    ids=["one thing may be wrong", "two things are two thefts", "but for a name in common"],
)
def test_strangers_that_differ_in_several_things_contradict_nobody(one, other, verdicts):
    said = report(theft(one, "A"), theft(other, "B"))
    assert len(said.events) == 1
    assert [finding.verdict for finding in said.findings] == verdicts


def test_another_street_or_day_counts_as_one_thing():
    one, two = (tell(theft(f"La rue du Lac est fermée. {text}", "A")) for text in (ONE, OTHER))
    elsewhere = tell(theft(f"La rue du Four est fermée. {OTHER}", "C"))
    later = replace(two, days={day + 1: weight for day, weight in two.days.items()})
    assert not tell_of_two([one], [two])
    assert tell_of_two([one], [elsewhere])
    assert tell_of_two([one], [later])


def test_circles_are_joined_by_way_of_others():
    texts = (
        "Paul Vernois est venu.",
        "Lise Corvol est venue.",
        "Anna Brandt est venue.",
        "Lise Corvol a vu Paul Vernois.",
        "Le temps est sec.",
    )
    told = [tell(theft(text, text)) for text in texts]
    one, two, stranger, between, silent = (t.article.id for t in told)
    found = circles(told)
    assert found[one] == found[two] == found[between] != found[stranger]
    assert silent not in found
