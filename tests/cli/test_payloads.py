"""Whatever an article says, no command lets it act: each output with each payload, from the file to the stream."""

from __future__ import annotations

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
