"""``checker check`` from files to report, through the command."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import jsonschema
import pytest

import checker.events.profile

SAMPLES = Path(__file__).parents[2] / "samples"
SUMMIT = SAMPLES / "sommet-alliance-maritime"
LEFT = (
    "---",
    "source: Le Phare",
    "published: 2026-03-16",
    "lang: fr",
    "title: Sommet de Dunkerque sur les plages",
    "---",
    "Quatorze dirigeants se sont réunis samedi 14 mars à Dunkerque pour un sommet sur l’érosion des plages.",
)
RIGHT = (
    "---",
    "source: La Balise",
    "published: 2026-03-16",
    "lang: fr",
    "title: Plages, les promesses du sommet de Dunkerque",
    "---",
    "Le sommet de Dunkerque sur l’érosion des plages a réuni samedi 14 mars vingt-six dirigeants.",
)


@pytest.fixture
def pair(article):
    """Two articles that contradict each other."""
    return article("left.md", LEFT), article("right.md", RIGHT)


def body(path):
    return Path(path).read_text(encoding="utf-8").split("---\n", 2)[2]


def report_of(out):
    return json.loads(out)


def test_text_report_of_a_sample(run):
    status, out, err = run("check", SUMMIT)
    assert (status, err) == (1, "")
    assert "CONTRADICTION" in out
    assert "[[Une vingtaine" in out
    assert "[[Une trentaine" in out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_english_words_around_french_articles(run):
    status, out, _ = run("check", SUMMIT, "--messages", "en")
    assert status == 1
    assert "CONFLICT" in out


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.iterdir() if path.is_dir()))
def test_json_keeps_its_contract(sample, run):
    _, out, _ = run("check", SAMPLES / sample, "--format", "json")
    schema = json.loads(run("schema", "report").out)
    report = report_of(out)
    jsonschema.validate(report, schema)
    paths = {article["id"]: article["path"] for article in report["articles"]}
    titles = {article["id"]: article["title"] for article in report["articles"]}
    for finding in report["findings"]:
        assert finding["event"] in {event["id"] for event in report["events"]}
        for mention in (mention for side in finding["sides"] for mention in side["mentions"]):
            path = paths[mention["article"]]
            if mention["field"] == "title":
                text = titles[mention["article"]]
            elif path.endswith(".md"):
                text = body(path)
            elif path.endswith(".txt"):
                text = Path(path).read_text(encoding="utf-8")
            else:
                continue
            assert text[mention["start"] : mention["end"]] == mention["text"]
            start = mention["sentence_start"]
            assert text[start : start + len(mention["sentence"])] == mention["sentence"]


def test_annotations_point_at_the_words(run, pair):
    status, out, _ = run("check", *pair, "--format", "github")
    assert status == 1
    places = re.findall(r"::error file=([^,]+),line=(\d+),endLine=\d+,col=(\d+),endColumn=(\d+),", out)
    words = {
        Path(file).read_text(encoding="utf-8").splitlines()[int(line) - 1][int(start) - 1 : int(end) - 1]
        for file, line, start, end in places
    }
    assert any("Quatorze" in word for word in words)
    assert any("vingt-six" in word for word in words)


@pytest.mark.parametrize(("fail_on", "status"), [("conflict", 1), ("update", 1), ("never", 0)])
def test_fail_on(fail_on, status, run, pair):
    ran = run("check", *pair, "--fail-on", fail_on)
    assert ran.status == status
    assert "CONTRADICTION" in ran.out


def test_agreement_is_said_and_passes(run, pair):
    status, out, err = run("check", pair[0], pair[0])
    assert (status, err) == (0, "")
    assert "Aucun désaccord" in out


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("missing.txt", None),
        ("empty.txt", b""),
        ("binary.txt", b"\x00\x01\x02\xff" * 64),
        ("format.docx", b"PK\x03\x04"),
        ("german.md", b"---\nlang: de\n---\nDie Sitzung dauerte zwei Stunden.\n"),
        ("broken.json", b'{"title": '),
    ],
)
def test_a_bad_input_is_one_line_and_the_others_are_judged(name, data, run, pair, tmp_path):
    bad = tmp_path / name
    if data is not None:
        bad.write_bytes(data)
    status, out, err = run("check", *pair, bad, "--format", "json")
    report = report_of(out)
    assert status == 2
    assert err.startswith(f"checker: {bad}")
    assert err.count("\n") == 1
    assert [error["path"].startswith(str(bad)) for error in report["errors"]] == [True]
    assert report["findings"]


def test_no_article_is_not_a_pass(run, tmp_path):
    status, out, err = run("check", tmp_path, "--format", "json")
    assert status == 2
    assert err.count("\n") == 1
    assert report_of(out)["errors"]


def test_bad_rule_is_said_and_the_others_judge(run, pair, tmp_path):
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "wrong.yaml").write_text("id: wrong\ntitle: {fr: a, en: b}\ncompar: {}\n", encoding="utf-8")
    status, out, err = run("check", *pair, "--rules", folder, "--format", "json")
    assert status == 2
    assert "wrong.yaml:" in err
    assert err.count("\n") == 1
    assert report_of(out)["errors"]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_unknown_rule_names_the_nearest(option, run, pair):
    status, out, err = run("check", *pair, option, "participant-count")
    assert (status, out) == (2, "")
    assert "did you mean 'participants-count'?" in err


def test_select_and_ignore(run, pair):
    assert run("check", *pair, "--select", "participants-count,event-date").status == 1
    assert run("check", *pair, "--ignore", "participants-count").status == 0


def test_output_file_is_never_coloured_by_itself(run, pair, tmp_path):
    path = tmp_path / "report.txt"
    status, out, err = run("check", *pair, "--output", path)
    assert (status, out, err) == (1, "", "")
    assert "CONTRADICTION" in path.read_text(encoding="utf-8")
    assert "\x1b" not in path.read_text(encoding="utf-8")


def test_output_that_cannot_be_written(run, pair, tmp_path):
    status, out, err = run("check", *pair, "--output", tmp_path / "missing" / "x")
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert "missing" in err
    assert "internal" not in err


def test_standard_input_is_an_article(run, pair, monkeypatch):
    data = Path(pair[0]).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    status, out, _ = run("check", "-", pair[1], "--format", "json")
    assert status in (0, 1)
    assert "-" in {article["path"] for article in report_of(out)["articles"]}


def test_colour_when_asked(run, pair):
    out = run("check", *pair, "--color", "always").out
    assert "\x1b[1;31mCONTRADICTION" in out
    assert "[[" not in out


def test_verbose_says_why_the_rule_exists(run, pair):
    out = run("check", *pair, "--verbose").out
    assert "participants-count" in out
    assert "Pourquoi cette règle" in out


def test_large_file_is_refused(run, pair):
    status, _, err = run("check", *pair, "--max-bytes", "60")
    assert status == 2
    assert err.count("\n") >= 2


def test_same_report_whatever_the_order(run, pair):
    first, second = (report_of(run("check", *paths, "--format", "json").out) for paths in (pair, pair[::-1]))
    assert [finding["fingerprint"] for finding in first["findings"]] == [
        finding["fingerprint"] for finding in second["findings"]
    ]


@pytest.mark.parametrize("option", ["--config", "--baseline"])
def test_what_never_ends_is_not_opened(option, article, run):
    status, _, err = run("check", article("a.txt", "Le maire est venu mardi."), option, "/dev/zero")
    assert status == 2
    assert "/dev/zero: is not a regular file" in err


def test_an_encoding_that_was_guessed_is_told(run, pair):
    path = Path(pair[0])
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))
    status, out, err = run("check", *pair, "--format", "json", "--messages", "en")
    assert status == 1
    assert err == f"checker: {path}: is not UTF-8; read as Windows-1252\n"
    assert [notice["code"] for notice in report_of(out)["notices"]] == ["guessed-encoding"]


def test_an_article_that_breaks_the_analysis_does_not_stop_the_others(run, pair, article, monkeypatch):
    profile = checker.events.profile.profile

    def breaking(told, *args):
        if told.path.endswith("bad.txt"):
            raise OverflowError("too\nmuch")
        return profile(told, *args)

    monkeypatch.setattr(checker.events.profile, "profile", breaking)
    bad = article("bad.txt", "Le maire est venu mardi.")
    status, out, err = run("check", bad, *pair, "--format", "json")
    assert status == 2
    assert err.startswith(f"checker: {bad}: the analysis failed: OverflowError: too much")
    assert err.count("\n") == 1
    assert report_of(out)["findings"]
    with pytest.raises(OverflowError):
        run("check", bad, *pair, "--verbose")
