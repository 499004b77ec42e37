"""``checker report``: a saved report shown again."""

from __future__ import annotations

import copy
import io
import json
import re
import sys
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.reporters import FORMATS, RenderOptions, render
from checker.saved import load_report

SUMMIT = Path(__file__).parents[2] / "samples" / "sommet-alliance-maritime"


@pytest.fixture
def saved(run, tmp_path, monkeypatch):
    """Copies of a sample's articles, also as lines of JSON, and the report on them; the current folder is theirs."""
    monkeypatch.chdir(tmp_path)
    for path in SUMMIT.glob("*.md"):
        Path(path.name).write_bytes(path.read_bytes())
    record = {"source": "Fil", "published": "2026-11-13", "title": "Sommet de l’Alliance maritime", "lang": "fr"}
    text = "Quarante dirigeants ont participé vendredi 13 novembre au sommet virtuel de l’Alliance maritime du Nord."
    Path("fil.jsonl").write_text(json.dumps({**record, "body": "Rien."}) + "\n" + json.dumps({**record, "body": text}))
    status, _, _ = run("check", ".", "--format", "json", "--output", "report.json")
    assert status == 1
    return Path("report.json")


@pytest.mark.parametrize("format_", FORMATS)
def test_it_is_what_check_would_have_written(format_, run, saved):
    paths = [path for path in sorted(Path().iterdir()) if path != saved]
    direct = run("check", *paths, "--format", format_)
    again = run("report", saved, "--format", format_)
    assert again == (0, direct.out, "")


def test_from_standard_input(run, saved, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(saved.read_bytes())))
    assert run("report", "-").out == run("report", saved).out


@pytest.mark.parametrize("format_", FORMATS)
def test_articles_that_are_gone_or_have_changed(format_, run, saved):
    Path("a.md").unlink()
    Path("b.md").write_text("---\ntitle: autre\n---\nUn autre article.", encoding="utf-8")
    status, out, err = run("report", saved, "--format", format_)
    assert (status, err) == (0, "")
    if format_ == "github":
        assert re.findall(r"file=[ab]\.md,(\w+)", out) == ["title"] * len(re.findall(r"file=[ab]\.md", out))
        assert re.search(r"file=[cd]\.md,line=\d+,", out)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"schema": "2.0"}, "upgrade recoupe"),
        ({"schema": "99"}, "upgrade recoupe"),
        ({"schema": "0.9"}, "check the articles again"),
        ({"schema": "\x1b[2J"}, "check the articles again"),
        ({"schema": None}, "schema: Input should be a valid string"),
        ({"articles": 1}, "articles: "),
        ({"articles": []}, "names the article"),
        ({"events": []}, "names the event"),
        ({"findings": [{}]}, "findings.0."),
    ],
)
def test_what_is_no_report_is_refused_in_one_line(change, said, run, saved):
    saved.write_text(json.dumps(json.loads(saved.read_text("utf-8")) | change), encoding="utf-8")
    status, out, err = run("report", saved)
    assert (status, out) == (2, "")
    assert err.startswith("checker: report.json: ")
    assert said in err
    assert err.count("\n") == 1
    assert err[:-1].isprintable()


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"schema": "1.0"}', b'"\\ud800"']
)
def test_any_file_at_all(data, run, tmp_path):
    path = tmp_path / "report.json"
    path.write_bytes(data)
    status, out, err = run("report", path)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "internal error" not in err


@pytest.mark.parametrize("path", ["missing.json", ".", "a\0b", "\ud800"])
def test_no_file(path, run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, out, err = run("report", path)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "internal error" not in err


def test_what_a_later_minor_version_added_is_left_out(run, saved):
    report = json.loads(saved.read_text("utf-8"))
    before = run("report", saved, "--format", "json").out
    report["schema"] = "1.99"
    report["new"] = report["summary"]["new"] = report["findings"][0]["sides"][0]["new"] = {"x": 1}
    saved.write_text(json.dumps(report), encoding="utf-8")
    assert json.loads(run("report", saved, "--format", "json").out) == json.loads(before) | {"schema": "1.99"}


@pytest.mark.parametrize("path", ["/dev/zero", "-", "a\0b", "*", "..", "", "x.json#1", "report.json"])
def test_paths_of_a_report_are_not_trusted(path, run, saved):
    report = json.loads(saved.read_text("utf-8"))
    for article in report["articles"]:
        article["path"] = path
        article["lang"] = "xx"
    saved.write_text(json.dumps(report), encoding="utf-8")
    for format_ in ("github", "sarif", "junit"):
        status, out, _ = run("report", saved, "--format", format_)
        assert (status, ":1:" in out, "line=" in out) == (0, False, False)


@pytest.mark.parametrize("format_", FORMATS)
def test_an_attribute_that_a_later_version_added_is_shown_by_its_name(format_, run, saved):
    saved.write_text(re.sub('"attribute": "[a-z_]+"', '"attribute": "colour"', saved.read_text(encoding="utf-8")))
    status, out, err = run("report", saved, "--format", format_, "--verbose")
    assert (status, err) == (0, "")
    assert out


def places(tree, at=()):
    """Where each kind of value of a report stands: of a list the first two items."""
    yield at
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree[:2]) if isinstance(tree, list) else ()
    for key, item in inside:
        yield from places(item, (*at, key))


@pytest.mark.parametrize(
    "value", [None, -1, 10**30, 1e308, "", "\x1b[31m", "\ud800\u202e\n::error::", [], {}, "2026-99-99"]
)
def test_a_report_with_any_other_value_is_shown_or_refused(value, tmp_path):
    whole = json.loads((Path(__file__).parents[1] / "reporters" / "golden" / "report.json").read_text(encoding="utf-8"))
    kinds = {tuple(key for key in at if isinstance(key, str)): at for at in places(whole) if at}
    path = tmp_path / "report.json"
    shown = 0
    for *above, last in kinds.values():
        changed = copy.deepcopy(whole)
        inner = changed
        for key in above:
            inner = inner[key]
        inner[last] = value
        path.write_text(json.dumps(changed), encoding="utf-8")
        try:
            report = load_report(str(path))
        except InputError:
            continue
        shown += 1
        for form in ("text", "markdown", "html", "sarif", "github"):
            render(form, report, {}, RenderOptions(verbose=True)).encode()
    assert shown < len(kinds)
