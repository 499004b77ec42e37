"""The whole way, from files to the report."""

from __future__ import annotations

import gc
import io
import json
import random
import shutil
import sys
from pathlib import Path

import pytest

from checker import check
from checker.articles import article_from_text, read_articles
from checker.articles.model import Article
from checker.cli import main
from checker.errors import UsageError
from checker.language.finder import View
from checker.pipeline import CheckOptions, extract_facts, run_check, tell
from checker.report import Report
from tests.support.expected import Score, score
from tests.support.reading import sides

SAMPLES = Path(__file__).parents[1] / "samples"
STORIES = sorted(path.name for path in SAMPLES.iterdir() if path.is_dir())
LEFT = (
    "---\nsource: Le Phare\npublished: 2026-03-16\nlang: fr\ntitle: Sommet de Dunkerque sur les plages\n---\n"
    "Quatorze dirigeants se sont réunis samedi 14 mars à Dunkerque pour un sommet sur l’érosion des plages.\n"
)
RIGHT = (
    "---\nsource: La Balise\npublished: 2026-03-16\nlang: fr\ntitle: Plages, les promesses de Dunkerque\n---\n"
    "Le sommet de Dunkerque sur l’érosion des plages a réuni samedi 14 mars vingt-six dirigeants.\n"
)
FOUND = {
    "crue-de-la-marne": {
        ("count", "foyers privés d'électricité", "update"),
        ("count", "sauveteurs engagés", "update"),
        ("count", "évacués de Vitry-le-François", "update"),
        ("killed", "crue de la Marne de janvier 2026", "update"),
        ("missing", "disparus de la crue", "update"),
    },
    "election-municipale": {("percentage", "score de Mathilde Verguet au second tour", "conflict")},
    "finale-handball": {("count", "buts de Malo Tessandier", "conflict")},
    "fusee-report": {("time", "heure du tir à Kourou", "conflict")},
    "incendie-entrepot": {
        ("injured", "incendie de l'entrepôt", "update"),
        ("killed", "incendie de l'entrepôt", "update"),
        ("place", "rue de l'entrepôt", "conflict"),
    },
    "intoxication-cantine": {
        ("count", "enfants hospitalisés", "update"),
        ("count", "élèves malades", "update"),
        ("duration", "fermeture de la cuisine centrale", "conflict"),
    },
    "marche-pour-les-soins": {
        ("arrested", "interpellations en France", "update"),
        ("participants_count", "manifestants à Paris", "divergence"),
    },
    "proces-port": {
        ("attendee", "Hélène Vasseur au procès de Dunkerque", "conflict"),
        ("date", "jugement de Dunkerque", "conflict"),
    },
    "rachat-verrier": {("percentage", "part du capital acquise par Glasholm", "conflict")},
    "resultats-horloger": {("percentage", "baisse du bénéfice net 2025", "conflict")},
    "sommet-alliance-maritime": {
        ("leader", "direction de l'alliance", "conflict"),
        ("participants_count", "sommet virtuel du 13 novembre", "conflict"),
        ("role_holder", "secrétaire général de l'Alliance", "conflict"),
    },
}
"""What must be found of the planted disagreements; what is found further is added here."""


@pytest.fixture(scope="module", name="reports")
def check_samples() -> dict[str, Report]:
    return {name: check([str(SAMPLES / name)]) for name in STORIES}


@pytest.fixture(scope="module", name="scores")
def score_samples(reports: dict[str, Report]) -> dict[str, Score]:
    return {name: score(SAMPLES / name, report) for name, report in reports.items()}


@pytest.fixture(name="pair")
def write_pair(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "left.md").write_text(LEFT, encoding="utf-8")
    (tmp_path / "right.md").write_text(RIGHT, encoding="utf-8")
    return str(tmp_path / "left.md"), str(tmp_path / "right.md")


# ---- the samples


@pytest.mark.parametrize("name", STORIES)
def test_planted_disagreements_are_found(name, scores):
    assert FOUND[name] - scores[name].found == set()


@pytest.mark.parametrize("name", STORIES)
def test_no_trap_is_fallen_into(name, scores):
    assert scores[name].traps == []


@pytest.mark.parametrize("name", STORIES)
def test_the_articles_of_a_story_are_told_apart_from_others(name, reports):
    """One event a story, but for the trial, which has another man's trial in it."""
    told = [event for event in reports[name].events if not event.mentioned]
    groups = [{Path(a.path).name for a in reports[name].articles if a.main_event == e.id} for e in told]
    expected = [{"a.md", "b.md", "c.md"}, {"d.md"}] if name == "proces-port" else [{a for g in groups for a in g}]
    assert sorted(map(sorted, groups)) == sorted(map(sorted, expected))


def test_all_samples_at_once_mix_no_stories(reports):
    whole = check([str(SAMPLES)])
    stories = {a.id: Path(a.path).parent.name for a in whole.articles}
    assert len(stories) == sum(len(r.articles) for r in reports.values())
    for event in whole.events:
        assert len({stories[a] for a in event.articles}) == 1
    for name, report in reports.items():
        expected = {f.fingerprint for f in report.findings}
        assert expected == {f.fingerprint for f in whole.findings if stories[f.sides[0].mentions[0].article] == name}


# ---- what every report keeps


def articles_of(paths: list[str]) -> dict[str, Article]:
    return {a.id: a for a in read_articles(paths) if isinstance(a, Article)}


@pytest.mark.parametrize("name", STORIES)
def test_every_mention_stands_where_it_says(name, reports):
    report = reports[name]
    articles = articles_of([str(SAMPLES / name)])
    mentions = [mention for found in report.findings for side in found.sides for mention in side.mentions]
    assert mentions
    for mention in mentions:
        text = articles[mention.article].text(mention.field)
        assert text[mention.start : mention.end] == mention.text
        end = mention.sentence_start + len(mention.sentence)
        assert text[mention.sentence_start : end] == mention.sentence
        assert mention.sentence_start <= mention.start < mention.end <= end


@pytest.mark.parametrize("name", STORIES)
def test_every_fact_stands_where_it_says(name):
    told, errors = extract_facts([str(SAMPLES / name)], CheckOptions())
    assert (errors, len(told) > 2) == ([], True)
    for article, facts in told:
        assert facts
        for fact in facts:
            assert article.text(fact.field)[fact.start : fact.end] == fact.text


@pytest.mark.parametrize("name", STORIES)
def test_a_report_is_consistent(name, reports):
    report = reports[name]
    ids = {a.id for a in report.articles}
    events = {e.id: e for e in report.events}
    assert report.summary.articles == len(report.articles) == len(ids)
    assert report.summary.findings == len(report.findings) == sum(report.summary.verdicts.values())
    assert {a for e in report.events for a in e.articles} == ids
    assert len({f.fingerprint for f in report.findings}) == len(report.findings)
    for finding in report.findings:
        mentioned = {m.article for s in finding.sides for m in s.mentions}
        assert mentioned <= set(events[finding.event].articles)
        assert all(1 <= s.origins <= len({m.article for m in s.mentions}) for s in finding.sides)
        places = [(m.article, m.field, m.start) for s in finding.sides for m in s.mentions]
        assert len(places) == len(set(places))


@pytest.mark.parametrize("name", STORIES)
def test_running_twice_gives_the_same_bytes(name, capsys):
    outputs = []
    for _ in range(2):
        main(["check", "--format", "json", str(SAMPLES / name)])
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize("name", STORIES)
def test_the_order_of_files_changes_no_finding(name, reports):
    paths = [article.path for article in reports[name].articles]
    random.Random(7).shuffle(paths)
    other = check(paths)
    assert [f.fingerprint for f in other.findings] == [f.fingerprint for f in reports[name].findings]
    assert [e.id for e in other.events] == [e.id for e in reports[name].events]


@pytest.mark.parametrize("name", STORIES)
def test_where_the_files_lie_changes_no_finding(name, reports, tmp_path):
    shutil.copytree(SAMPLES / name, tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "expected.json").unlink()
    other = check([str(tmp_path / "elsewhere")])
    assert [f.fingerprint for f in other.findings] == [f.fingerprint for f in reports[name].findings]


# ---- errors beside findings


def test_what_cannot_be_read_does_not_stop_the_rest(pair, tmp_path, capsys):
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    (tmp_path / "binary.md").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "german.md").write_text("---\nlang: de\n---\nDie Minister trafen sich am Montag.\n", encoding="utf-8")
    bad = [str(tmp_path / name) for name in ("missing.md", "empty.md", "binary.md", "picture.png", "german.md")]
    assert main(["check", "--format", "json", pair[0], *bad, pair[1]]) == 2
    out, err = capsys.readouterr()
    report = json.loads(out)
    assert [Path(e["path"]).name for e in report["errors"]] == [Path(path).name for path in bad]
    assert all(e["code"] and e["reason"] and "\n" not in e["reason"] for e in report["errors"])
    assert [(f["rule"], f["verdict"]) for f in report["findings"]] == [("participants-count", "conflict")]
    assert report["summary"]["errors"] == len(bad)
    assert len(err.splitlines()) == len(bad)
    assert "Traceback" not in err


def test_no_article_at_all_is_no_pass(tmp_path, capsys):
    assert main(["check", str(tmp_path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_two_files_in_conflict(pair, capsys):
    assert main(["check", "--format", "json", *pair]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert [[m["text"] for m in side["mentions"]] for side in finding["sides"]] == [
        ["Quatorze dirigeants"],
        ["vingt-six dirigeants"],
    ]


def test_articles_from_standard_input(pair, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RIGHT.encode()), encoding="utf-8"))
    assert main(["check", "--format", "json", pair[0], "-"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert [a["path"] for a in report["articles"]] == [pair[0], "-"]
    assert len(report["findings"]) == 1


# ---- options


def test_rules_can_be_chosen(pair):
    assert check(pair, CheckOptions(select=("killed",))).findings == ()
    assert check(pair, CheckOptions(ignore=("participants-count",))).findings == ()
    assert len(check(pair, CheckOptions(select=("participants-count",))).findings) == 1


@pytest.mark.parametrize("option", ["select", "ignore"])
def test_a_rule_that_does_not_exist_cannot_be_chosen(option, pair):
    """A misspelt rule would make an empty gate that always passes."""
    with pytest.raises(UsageError, match="participant-count"):
        check(pair, CheckOptions(**{option: ("participant-count",)}))


def test_a_language_that_does_not_exist(pair):
    with pytest.raises(UsageError, match="xx"):
        check(pair, CheckOptions(lang="xx"))


def test_messages_in_a_language_that_does_not_exist(pair):
    with pytest.raises(UsageError, match="xx"):
        check(pair, CheckOptions(messages="xx"))


def test_a_day_for_articles_without_one(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("L’accident de car de Nax s’est produit lundi, selon la préfecture.\n", encoding="utf-8")
    assert check([str(path)]).events[0].date is None
    given = CheckOptions(published=next(iter(articles_of([str(SAMPLES / STORIES[0])]).values())).published.moment)
    assert check([str(path)], given).events[0].date is not None


def test_paths_and_articles_can_be_mixed(pair):
    (article,) = articles_of([pair[1]]).values()
    (finding,) = check([pair[0], article]).findings
    assert sides(finding) == [["Quatorze dirigeants"], ["vingt-six dirigeants"]]


def test_the_articles_come_with_the_report(pair):
    report, articles = run_check(pair, CheckOptions())
    assert [a.id for a in report.articles] == list(articles)


def test_a_file_named_twice_is_read_once(pair):
    assert len(check([pair[0], pair[0]]).articles) == 1


def test_two_files_of_one_text_are_one_origin(pair, tmp_path):
    shutil.copy(pair[0], tmp_path / "copy.md")
    (finding,) = check([*pair, str(tmp_path / "copy.md")]).findings
    assert [s.origins for s in finding.sides] == [1, 1]


def test_words_of_an_article_are_no_placeholders():
    """A quote that looks like a part of a message stays as it is."""
    texts = (
        "Le sommet d'Oslo a réuni douze ministres jeudi 5 mars 2026.",
        "Vingt ministres ont participé au sommet d'Oslo, jeudi 5 mars 2026.",
    )
    sources = ("{right.text}", "{subject}")
    articles = [article_from_text(t, source=s, lang="fr") for t, s in zip(texts, sources, strict=True)]
    (found,) = check(articles).findings
    assert "({right.text})" in found.message
    assert "({subject})" in found.message


def test_what_was_read_is_freed_without_a_search_for_cycles():
    gc.collect()
    gc.disable()
    try:
        tell(article_from_text("Trois morts et dix blessés dans un incendie à Brest, mardi, selon les pompiers."))
        assert not [held for held in gc.get_objects() if isinstance(held, View)]
    finally:
        gc.enable()
