"""``checker archive`` and ``checker check --archive`` through the command."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from checker.archive.store import Archive
from checker.archive.verify import problems
from checker.cli import main
from tests.archive.conftest import ROOT, SAMPLES
from tests.test_imports import command, imported

SUMMIT = SAMPLES / "sommet-alliance-maritime"


class Ran(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def run(capsys, monkeypatch):
    """Runs ``checker`` with these arguments in a French locale."""
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")

    def run_(*args: object) -> Ran:
        return Ran(main([str(arg) for arg in args]), *capsys.readouterr())

    return run_


def ids(run, path, *filters):
    listed = run("archive", "list", "--archive", path, "--format", "jsonl", *filters).out
    return [json.loads(line)["id"] for line in listed.splitlines()]


def test_every_article_is_acknowledged(run, path):
    status, out, err = run("archive", "add", SUMMIT, "--archive", path)
    lines = [line.split("\t") for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert [(became, Path(file).name) for became, _, file in lines] == [("added", f"{n}.md") for n in "abcd"]
    assert sorted(ids(run, path)) == sorted(id_ for _, id_, _ in lines)
    again = run("archive", "add", SUMMIT, "--archive", path).out
    assert {line.split("\t")[0] for line in again.splitlines()} == {"known"}


def test_what_cannot_be_read_is_said_and_the_others_are_kept(run, path, tmp_path):
    (tmp_path / "empty.md").touch()
    status, out, err = run("archive", "add", tmp_path / "empty.md", SUMMIT / "a.md", "--archive", path)
    assert (status, out.count("added\t"), err.count("\n")) == (2, 1, 1)
    assert run("archive", "add", tmp_path / "empty.md", "--archive", path).status == 2


def test_a_check_against_the_archive(run, path):
    assert run("archive", "add", SUMMIT / "b.md", "--archive", path).status == 0
    status, out, err = run("check", SUMMIT / "a.md", "--archive", path)
    assert (status, err) == (1, "")
    assert "CONTRADICTION" in out
    assert run("check", SUMMIT / "a.md").status == 0
    assert run("archive", "check", SUMMIT / "a.md", "--archive", path) == (status, out, err)
    assert run("archive", "check", SUMMIT / "a.md", "--archive", path, "--fail-on", "never").status == 0
    assert len(ids(run, path)) == 1


def test_check_and_add(run, path):
    assert run("check", SUMMIT / "a.md", "--archive", path, "--add").status == 0
    status, out, _ = run("check", SUMMIT / "b.md", "--archive", path, "--add", "--format", "json")
    report = json.loads(out)
    new = next(a["id"] for a in report["articles"] if a["path"].endswith("b.md"))
    assert status == 1
    assert all(new in {m["article"] for s in f["sides"] for m in s["mentions"]} for f in report["findings"])
    shown = run("archive", "show", new, "--archive", path, "--format", "json")
    assert [f["fingerprint"] for f in json.loads(shown.out)["findings"]]
    assert "contradiction" in run("archive", "show", new, "--archive", path).out


def test_the_changed_title_is_shown(run, path, write):
    for title in ("Trois blessés à Nantes", "Cinq blessés à Nantes"):
        file = write("a.md", "Un incendie lundi 9 mars 2026 à Nantes.", title=title, url="https://phare.example/1")
        run("archive", "add", file, "--archive", path)
    (id_,) = ids(run, path)
    status, out, _ = run("archive", "show", id_, "--archive", path)
    assert status == 0
    words = " ".join(out.split())
    assert "le titre a changé : « Trois blessés à Nantes » → « Cinq blessés à Nantes »" in words
    assert "le texte a changé" not in words


def test_filters_of_the_list(run, filled):
    every = ids(run, filled)
    assert every
    assert ids(run, filled, "--since", "2026-01-22") + ids(run, filled, "--until", "2026-01-21") == every
    assert ids(run, filled, "--source", "personne") == []
    assert "10 articles" in run("archive", "list", "--archive", filled).out


def test_remove(run, filled):
    first, second, *rest = ids(run, filled)
    assert run("archive", "remove", first, second[:8], "--archive", filled).status == 0
    assert ids(run, filled) == rest
    status, out, err = run("archive", "remove", first, "--archive", filled)
    assert (status, out, err.count("\n")) == (2, "", 1)


def test_stats(run, filled):
    status, out, _ = run("archive", "stats", "--archive", filled)
    assert (status, out.splitlines()[0]) == (0, "articles\u00a0: 10")
    stats = json.loads(run("archive", "stats", "--archive", filled, "--format", "json").out)
    assert stats["articles"] == 10
    assert stats["events"] >= 2
    assert stats["size"] >= Path(filled).stat().st_size


def test_stats_need_nothing_heavy(filled):
    assert imported(command("archive", "stats", "--archive", filled)) <= {"yaml"}
    assert imported(command("archive", "stats", "--archive", filled, "--format", "json")) == set()


def test_verify(run, filled):
    assert run("archive", "verify", "--archive", filled) == (0, "L’archive est intègre.\n", "")
    with Archive(filled, "write") as archive:
        archive.rows("UPDATE articles SET title = 'Autre' WHERE n = 1")
    status, out, err = run("archive", "verify", "--archive", filled)
    assert (status, out.count("\n"), err) == (1, 1, "")


def test_backup_and_export(run, filled, tmp_path):
    assert run("archive", "backup", tmp_path / "copy.db", "--archive", filled) == (0, "", "")
    assert run("archive", "verify", "--archive", tmp_path / "copy.db").status == 0
    assert run("archive", "export", tmp_path / "all.jsonl", "--archive", filled) == (0, "10 articles\n", "")
    status, out, err = run("archive", "add", tmp_path / "all.jsonl", "--archive", tmp_path / "new.db")
    assert (status, out.count("added\t"), err) == (0, 10, "")


@pytest.mark.parametrize(
    "args",
    [
        ("archive",),
        ("archive", "stats"),
        ("archive", "stats", "--archive", "missing.db"),
        ("archive", "verify", "--archive", "missing.db"),
        ("archive", "check", str(SUMMIT / "a.md")),
        ("archive", "add", str(SUMMIT), "--archive", "missing/a.db"),
        ("archive", "add", str(SUMMIT), "--archive", ""),
        ("archive", "show", "0123", "--archive", str(SUMMIT / "a.md")),
        ("archive", "list", "--since", "hier", "--archive", "missing.db"),
        ("check", str(SUMMIT), "--add"),
        ("check", str(SUMMIT), "--archive", "missing.db"),
        ("check", str(SUMMIT), "--archive", str(SUMMIT / "a.md"), "--add"),
    ],
)
def test_bad_usage_is_one_line(args, run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, out, err = run(*args)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "internal" not in err
    assert list(tmp_path.iterdir()) == []


def test_interrupted(path):
    """Ctrl-C ends between two articles: what was acknowledged is kept, and no traceback is shown."""
    words = [sys.executable, "-m", "checker", "archive", "add", str(SAMPLES), "--archive", path]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(words, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        seen = [process.stdout.readline()]
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert "Traceback" not in err
    assert process.returncode in (130, 0)
    with Archive(path) as archive:
        kept = {entry.id for entry in archive.entries()}
        assert {line.split("\t")[1] for line in [*seen, *out.splitlines()]} <= kept
        assert list(problems(archive)) == []


def test_words_of_an_article_cannot_act_on_the_terminal(run, path, write):
    file = write("a.md", "Un incendie lundi à Nantes.", title='"Feu \\e[31m\\u202e rouge"')
    run("archive", "add", file, "--archive", path)
    (id_,) = ids(run, path)
    for shown in (run("archive", "list", "--archive", path), run("archive", "show", id_, "--archive", path)):
        assert "\x1b" not in shown.out
        assert "\u202e" not in shown.out
