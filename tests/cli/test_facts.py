"""``checker facts``: what was read, in each format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "samples" / "sommet-alliance-maritime" / "a.md"


def test_table_shows_fact_words_and_value(run):
    status, out, err = run("facts", SAMPLE)
    assert (status, err) == (0, "")
    assert "participants" in out
    assert "vingtaine" in out
    assert max(map(len, out.splitlines())) <= 80


def test_json_gives_the_words_at_their_offsets(run):
    status, out, _ = run("facts", SAMPLE, "--format", "json")
    document = json.loads(out, parse_constant=pytest.fail)
    assert status == 0
    (article,) = document["articles"]
    texts = {"title": article["title"], "body": SAMPLE.read_text(encoding="utf-8").split("---\n", 2)[2]}
    assert article["facts"]
    for fact in article["facts"]:
        assert texts[fact["field"]][fact["start"] : fact["end"]] == fact["text"]


def test_lines_are_the_facts_of_the_document(run):
    lines = run("facts", SAMPLE, "--format", "jsonl").out.splitlines()
    document = json.loads(run("facts", SAMPLE, "--format", "json").out)
    facts = [json.loads(line, parse_constant=pytest.fail) for line in lines]
    assert [fact["id"] for fact in facts] == [fact["id"] for fact in document["articles"][0]["facts"]]
    assert {fact["path"] for fact in facts} == {str(SAMPLE)}


@pytest.mark.parametrize("format_", ["text", "json", "jsonl"])
def test_missing_file(format_, run):
    status, out, err = run("facts", "missing.md", SAMPLE, "--format", format_)
    assert status == 2
    assert err.startswith("checker: missing.md")
    assert err.count("\n") == 1
    assert "vingtaine" in out
