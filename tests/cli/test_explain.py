"""``checker explain``: why two facts were compared or not."""

from __future__ import annotations

import pytest

LEFT = "Le sommet d'Oslo a réuni douze ministres jeudi 5 mars 2026. Une trêve de 30 jours a été décidée."
RIGHT = "Vingt ministres ont participé au sommet d'Oslo, jeudi 5 mars 2026. La trêve sera de trente jours."


@pytest.fixture
def articles(tmp_path):
    paths = []
    for name, text in (("a.txt", LEFT), ("b.txt", RIGHT)):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def test_says_what_disagrees_and_by_which_rule(run, articles):
    status, out, err = run("explain", *articles, "--fact", "participants_count", "--messages", "fr")
    assert (status, err) == (0, "")
    assert "douze ministres" in out
    assert "participants-count" in out


@pytest.mark.parametrize(
    ("left", "right", "fact", "reason"),
    [
        (
            "Lundi 16 mars, l'incendie de l'usine Drassin, à Brax, a fait dix morts.",
            "L'incendie de l'usine Drassin, à Brax, lundi 16 mars, pourrait faire trente morts.",
            "killed",
            "« trente morts » n’est pas constaté",
        ),
        (
            "Le vol de Brax, lundi : huit bijoux ont disparu.",
            "Le vol de Brax, lundi : onze bijoux ont disparu, puis quatre bijoux ont été rendus.",
            "count",
            "« quatre bijoux » = 4 : ne s’accordent pas, mais un autre chiffre parle pour l’un des deux articles",
        ),
        (
            "La tempête a frappé Brest lundi. 4 500 foyers sont privés d’électricité.",
            "Tempête de lundi à Brest : 900 foyers restent privés d’électricité dans les hameaux.",
            "count",
            "trop éloignés pour être le même décompte",
        ),
        (
            "L’incendie de Brest a fait dix morts lundi 16 mars.",
            "Incendie de Brest lundi 16 mars : douze morts, et non dix morts comme annoncé.",
            "killed",
            "l’un des deux articles donne aussi la valeur de l’autre",
        ),
        # a rule compares what lies ahead too
        (LEFT, RIGHT, "duration", "« trente jours » = 30 jours : s’accordent"),
    ],
)
def test_says_why_two_facts_were_compared_or_not(run, tmp_path, left, right, fact, reason):
    for name, text in (("a.txt", left), ("b.txt", right)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = (tmp_path / "a.txt", tmp_path / "b.txt")
    out = " ".join(run("explain", *paths, "--fact", fact, "--date", "2026-03-20", "--messages", "fr").out.split())
    assert reason in out


def test_an_unknown_kind_of_fact_is_named_with_the_nearest(run, articles):
    status, _, err = run("explain", *articles, "--fact", "kiled")
    assert status == 2
    assert "killed" in err


def test_one_article_is_not_enough(run, articles):
    assert run("explain", articles[0]).status == 2
