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


def test_says_why_two_facts_were_not_compared(run, articles):
    out = " ".join(run("explain", *articles, "--fact", "duration", "--messages", "fr").out.split())
    assert "« trente jours » n’est pas constaté" in out


def test_an_unknown_kind_of_fact_is_named_with_the_nearest(run, articles):
    status, _, err = run("explain", *articles, "--fact", "kiled")
    assert status == 2
    assert "killed" in err


def test_one_article_is_not_enough(run, articles):
    assert run("explain", articles[0]).status == 2
