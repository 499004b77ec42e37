"""Faults at many places: nothing acknowledged is lost, nothing is half there, and what is left goes on.

``python -m tests.support.faults KIND ARCHIVE FOLDER --trials 1000`` runs as many more as one likes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.archive.store import Archive
from checker.archive.verify import problems
from checker.errors import ArchiveError
from tests.archive.conftest import ROOT

TRIALS = 8


def trials(*words: object) -> list[dict]:
    """What a run of trials found."""
    command = [sys.executable, "-m", "tests.support.faults", *map(str, words)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("what", [[], ["--upgrade"]], ids=["filing", "upgrade"])
@pytest.mark.parametrize("fault", ["instruction", "byte", "room"])
def test_nothing_is_lost_or_torn(fault, what, everything, tmp_path):
    found = trials(fault, everything, tmp_path, "--trials", TRIALS, *what)
    assert len(found) == TRIALS
    assert sum(trial["hit"] for trial in found) >= TRIALS / 4
    for trial in found:
        assert (trial["lost"], trial["torn"], trial["finished"]) == ([], [], True)
        if trial["error"]:
            assert fault == "room"
            assert "disk" in trial["error"]


def test_writers_readers_backups_and_verifications_at_once(everything, tmp_path):
    (found,) = trials("crowd", everything, tmp_path, "--trials", 1)
    assert found["acknowledged"] == 16
    assert (found["error"], found["lost"], found["torn"], found["finished"]) == ("", [], [], True)


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "none", place], capture_output=True)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_full_disk(full_disk, stories):
    path, kept = str(full_disk / "news.db"), []
    with Archive(path, "create") as archive:

        def file_all() -> None:
            for told in stories:
                archive.add(told)
                kept.append(told.article.id)

        with pytest.raises(ArchiveError, match="no space left on the disk"):
            file_all()
    assert kept
    with Archive(path) as archive:
        assert {entry.id for entry in archive.entries()} == set(kept)
        assert list(problems(archive)) == []
