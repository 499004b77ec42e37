"""Whatever an article says, no command lets it act: each output with each payload, from the file to the stream."""

from __future__ import annotations

import io
import json
import unicodedata
from pathlib import Path

import pytest

from tests.support.payloads import PAYLOADS

OUTPUTS = {
    **{f"check {form}": ("check", "--format", form) for form in ("text", "json", "jsonl", "sarif", "junit", "github")},
    **{f"check {form}": ("check", "--format", form) for form in ("markdown", "html")},
    "check verbose": ("check", "--verbose"),
    **{f"facts {form}": ("facts", "--format", form) for form in ("text", "json", "jsonl")},
    "explain": ("explain",),
}


@pytest.fixture(params=PAYLOADS)
def pair(request, tmp_path) -> list[Path]:
    """Two articles that disagree, with a payload wherever an article has room for one."""
    payload, paths = PAYLOADS[request.param], []
    for name, number in (("a", "Vingt"), ("b", "Trente")):
        record = {
            "source": f"{name} {payload}",
            "title": f"Sommet {payload}",
            "url": f"https://example.org/{payload}",
            "published": "2026-11-14",
            "lang": "fr",
            "body": f"{number} dirigeants {payload} se sont réunis vendredi 13 novembre à Oslo, selon {payload}.\n\n"
            f"{number} dirigeants se sont réunis à Oslo vendredi pour le sommet. {payload}",
        }
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(record), encoding="utf-8")
        paths.append(path)
    return paths


def acting(text: str) -> list[str]:
    """Characters that a terminal or a viewer obeys."""
    return [c for c in text if not c.isprintable() and c != "\n" and unicodedata.category(c) != "Zs"]


@pytest.mark.parametrize("output", OUTPUTS)
def test_no_command_lets_words_act(output, pair, run):
    status, out, err = run(*OUTPUTS[output], *pair)
    assert status in (0, 1)
    assert out
    assert acting(out + err) == []
    commands = {line.split()[0] for line in (out + err).splitlines() if line.lstrip().startswith("::")}
    assert commands <= ({"::error", "::warning", "::notice"} if "github" in output else set())
    assert "##[" not in out or output not in ("check text", "check verbose", "facts text", "explain")
    if OUTPUTS[output][-1] in ("json", "sarif"):
        json.loads(out)
    if OUTPUTS[output][-1] == "jsonl":
        assert [json.loads(line) for line in out.splitlines()]


def test_no_baseline_lets_words_act(pair, tmp_path, run):
    path = tmp_path / "baseline.json"
    assert run("baseline", *pair, "--output", path).status == 0
    assert acting(path.read_text(encoding="utf-8")) == []


def test_no_action_of_the_archive_lets_words_act(pair, tmp_path, run):
    path = str(tmp_path / "news.db")
    status, out, err = run("archive", "add", *pair, "--archive", path)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert [line.count("\t") for line in lines] == [2, 2]
    ids = [line.split("\t")[1] for line in lines]
    for words in (("list",), ("show", ids[0]), ("verify",), ("list", "--format", "jsonl")):
        status, out, err = run("archive", *words, "--archive", path)
        assert (status, err) == (0, "")
        assert acting(out) == []


NAMES = ("a\x1b[31m\u202e\x9b2J\n::error::x,y%0A=cmd|.txt", "</script><b>`|*_[x](y).txt", "'\"&;$(x).txt", "\u2028.txt")
BAD = ("b\x1b[31m\n::error::.json", "b\x9b2J\u202e\n::error::.md", "b]]>\n::error::.txt")


@pytest.fixture
def named(tmp_path) -> Path:
    """A folder of articles, and of files that cannot be read, whose names would act."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        text = f"{number + 20} dirigeants se sont réunis vendredi 13 novembre 2026 à Oslo. Le sommet a duré deux jours."
        (folder / name.replace("/", "⁄")).write_text(text, encoding="utf-8")
    for name in BAD:
        (folder / name).write_bytes(b"---\na: *b\n\x00")
    return folder


@pytest.mark.parametrize("output", OUTPUTS)
def test_no_name_of_a_file_acts(output, named, run):
    if output == "explain":
        for name in BAD:
            (named / name).unlink()
    status, out, err = run(*OUTPUTS[output], named)
    assert status in (0, 1, 2)
    assert out
    assert acting(out + err) == []
    commands = {line.split()[0] for line in (out + err).splitlines() if line.lstrip().startswith("::")}
    assert commands <= ({"::error", "::warning", "::notice"} if "github" in output else set())
    assert err.count("\n") == (0 if output == "explain" else len(BAD))


def test_no_name_of_a_file_acts_in_an_archive_or_a_baseline(named, tmp_path, run):
    path = str(tmp_path / "a\x1b[31m\n::error::.db")
    for words in (
        *(("add", named), ("list",), ("list", "--format", "jsonl"), ("stats",), ("verify",)),
        *(("stats", "--format", "json"), ("export", tmp_path / "o\x1b\n.jsonl"), ("export", tmp_path / "o\x1b\n.csv")),
        *(("backup", tmp_path / "no\x1b\n" / "b.db"), ("show", "\x1b[31m\n::error::"), ("remove", "\x9b\n::error::")),
    ):
        _, out, err = run("archive", *words, "--archive", path)
        assert acting((out + err).replace("\t", " ")) == []
        assert not any(line.startswith("::") for line in (out + err).splitlines())
    _, out, err = run("baseline", named)
    assert acting(out + err) == []


def test_no_export_lets_words_act(pair, tmp_path, run):
    path, copy = str(tmp_path / "news.db"), tmp_path / "all.jsonl"
    run("archive", "add", *pair, "--archive", path)
    assert run("archive", "export", copy, "--archive", path).status == 0
    assert acting(copy.read_text(encoding="utf-8")) == []


HOSTILE = "x\x1b[31m\u202e\x9b2J\n::error::"


@pytest.mark.parametrize(
    "words",
    [
        *(("check", "a.txt", option, HOSTILE) for option in ("--config", "--rules", "--lexicon", "--languages")),
        *(
            ("check", "a.txt", option, HOSTILE)
            for option in ("--baseline", "--select", "--model", "--archive", "--date")
        ),
        *(("check", "a.txt", option, HOSTILE) for option in ("--lang", "--format", "--max-bytes", "--fail-on")),
        *(
            ("check", HOSTILE),
            ("check", "a.txt", HOSTILE + "=1"),
            (HOSTILE,),
            ("report", HOSTILE),
            ("evaluate", HOSTILE),
        ),
        *(("rules", HOSTILE), ("rules", "test", HOSTILE), ("batch", HOSTILE, "out"), ("schema", HOSTILE)),
        *(("explain", "a.txt", "a.txt", "--fact", HOSTILE), ("check", "a.txt", "--output", HOSTILE + "/x")),
    ],
    ids=lambda words: " ".join(words).replace(HOSTILE, "…"),
)
def test_no_argument_acts_where_it_is_told(words, tmp_path, run, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Vingt dirigeants se sont réunis vendredi 13 novembre 2026 à Oslo.", encoding="utf-8")
    status, out, err = run(*words)
    assert status == 2
    assert acting(out + err) == []
    assert all(line.startswith("checker: ") for line in err.splitlines())


@pytest.mark.parametrize("payload", PAYLOADS)
def test_values_let_no_words_act(payload, run, monkeypatch):
    fields = {"id": PAYLOADS[payload], "text": f"douze morts {PAYLOADS[payload]}"}
    lines = [fields, {**fields, "lang": PAYLOADS[payload]}, {**fields, "reference_date": PAYLOADS[payload]}]
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(json.dumps(line) + "\n" for line in lines)))
    status, out, err = run("values")
    assert status == 2
    assert acting(out + err) == []
    assert (out.count("\n"), err.count("\n")) == (1, 2)
