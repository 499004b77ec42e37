"""Several processes at one archive, and processes that are killed."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.archive.store import Archive
from checker.archive.verify import problems
from tests.archive.conftest import ROOT

Folder = Callable[[str, int], str]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Writes short articles, each another, and gives their folder."""

    def write(name: str, number: int) -> str:
        (tmp_path / name).mkdir()
        for n in range(1, number + 1):
            metadata = f"source: {name}\npublished: 2026-03-{n % 28 + 1:02}\nlang: fr\ntitle: Accident numéro {n}"
            body = f"Un accident de car a fait {n + 2} blessés lundi à Nantes, rue des Tanneurs, dit la préfecture."
            (tmp_path / name / f"{n:03}.md").write_text(f"---\n{metadata}\n---\n{body}\n", encoding="utf-8")
        return str(tmp_path / name)

    return write


def adding(path: str, folder: str) -> subprocess.Popen[str]:
    """A process that adds a folder to an archive and says so article by article."""
    words = [sys.executable, "-m", "checker", "archive", "add", folder, "--archive", path]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(words, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def acknowledged(line: str) -> str:
    """The id of an article that a line says was added."""
    became, id_, _ = line.rstrip("\n").split("\t")
    assert became == "added"
    return id_


def test_a_reader_during_a_writer(path, folder):
    with adding(path, folder("a", 40)) as writer:
        seen = [acknowledged(writer.stdout.readline())]
        with Archive(path) as archive:
            for line in writer.stdout:
                seen.append(acknowledged(line))
                assert {entry.id for entry in archive.entries()} >= set(seen)
                assert all(archive.told(row) for (row,) in archive.rows("SELECT n FROM articles"))
            assert list(problems(archive)) == []
            assert archive.stats().articles == 40
        assert (writer.wait(), writer.stderr.read()) == (0, "")


def test_a_reader_sees_one_moment(filled, stories):
    with Archive(filled, "write") as writer, Archive(filled) as reader:
        reader.rows("BEGIN")
        before = reader.stats().articles
        writer.add(stories[-1])
        assert list(problems(writer)) == []
        assert reader.stats().articles == before
        reader.rows("COMMIT")
        assert reader.stats().articles == before + 1


def test_two_writers_of_a_new_archive(path, folder):
    with adding(path, folder("a", 25)) as one, adding(path, folder("b", 25)) as two:
        (out, err), (out_too, err_too) = one.communicate(), two.communicate()
    assert (one.returncode, two.returncode, err, err_too) == (0, 0, "", "")
    ids = {acknowledged(line) for line in (out + out_too).splitlines()}
    with Archive(path) as archive:
        assert {entry.id for entry in archive.entries()} == ids
        assert len(ids) == 50
        assert list(problems(archive)) == []


@pytest.mark.parametrize("seed", range(4))
def test_what_was_acknowledged_outlives_a_kill(seed, path, folder):
    articles = folder("a", 40)
    with adding(path, articles) as writer:
        seen = [acknowledged(writer.stdout.readline()) for _ in range(random.Random(seed).randint(1, 30))]
        writer.kill()
        seen += [acknowledged(line) for line in writer.stdout if line.endswith("\n")]
    with Archive(path) as archive:
        assert {entry.id for entry in archive.entries()} >= set(seen)
        assert list(problems(archive)) == []
    with adding(path, articles) as again:
        out, _ = again.communicate()
    became = [line.split("\t")[0] for line in out.splitlines()]
    assert len(became) == 40
    assert became.count("known") >= len(seen)
    with Archive(path) as archive:
        assert archive.stats().articles == 40


def test_a_kill_while_an_archive_is_made(path, folder):
    articles = folder("a", 2)
    with adding(path, articles) as writer:
        writer.kill()
    with adding(path, articles) as again:
        assert again.wait() == 0
    with Archive(path) as archive:
        assert list(problems(archive)) == []
