"""What ``checker facts`` writes, from facts made by hand."""

from __future__ import annotations

import json
from dataclasses import fields
from math import inf

import pytest

from checker.facts.model import Cue, Fact, Names, Subject
from checker.reporters import RenderOptions
from checker.reporters.facts import render_facts
from checker.values.distribution import Trapezoid
from checker.values.model import Quantity, TimeValue

OVER = Quantity("numberrange", Trapezoid(130, 131, inf, inf), lo=130, hedge="over")
SUBJECT = Subject("élus\x1b[2J", "élus", ("part",))
VALUES = {
    "participants_count": (OVER, "au moins 130"),
    "date": (TimeValue("date", resolved=False, weekday=5), "samedi"),
    "leader": (Names(("country:NO",), ("Norvège",)), "Norvège"),
}


@pytest.fixture
def facts():
    """One fact of each kind of value."""
    return [
        Fact(
            f"a1:{number}", "a1", "body", 0, 6, "samedi", 0, 6, attribute, SUBJECT, value,
            attributed_to="la préfecture", firmness="forecast", cues=[Cue("hedge", 0, 3, "sam")],
        )
        for number, (attribute, (value, _)) in enumerate(VALUES.items())
    ]  # fmt: skip


@pytest.mark.parametrize("width", [40, 80])
def test_table(width, facts, story):
    out = render_facts("text", [(story.articles["a1"], facts)], (), RenderOptions(width=width))
    assert max(map(len, out.splitlines())) <= width
    assert "3 faits" in out
    assert "\x1b" not in out
    words = " ".join(out.split())
    if width == 80:
        assert [value for _, value in VALUES.values() if value not in words] == []
        assert "attendu" in words
        assert "«\u00a0sam\u00a0»" in out


def test_article_without_facts(story):
    out = render_facts("text", [(story.articles["a1"], [])], story.report.errors, RenderOptions("en"))
    assert "no fact found" in out
    assert "absent.txt: no such file" in out


def test_json_has_every_field_and_no_infinity(facts, story):
    extracted = [(story.articles["a1"], facts)]
    document = json.loads(
        render_facts("json", extracted, story.report.errors, RenderOptions()), parse_constant=pytest.fail
    )
    (article,) = document["articles"]
    assert article["published"] == "2025-04-13T07:05"
    assert set(article["facts"][0]) == {field.name for field in fields(Fact)}
    assert article["facts"][0]["value"]["allows"]["core_high"] is None
    assert [error["code"] for error in document["errors"]] == ["missing-file", "bad-json"]
    lines = render_facts("jsonl", extracted, (), RenderOptions()).splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a1:0", "a1:1", "a1:2"]
