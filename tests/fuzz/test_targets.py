"""The kept corpus against every target, and some seconds of guided fuzzing where ``atheris`` is installed."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).parents[2]
CORPUS = Path(__file__).parent / "corpus"
RUNS = 150


@pytest.mark.parametrize("example", sorted(CORPUS.glob("*/*")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_kept_examples(example):
    TARGETS[example.parent.name](example.read_bytes())


@pytest.mark.skipif(find_spec("atheris") is None, reason="guided fuzzing needs recoupe[fuzz]")
@pytest.mark.parametrize("target", TARGETS)
def test_guided_fuzzing(target, tmp_path):
    found = tmp_path / "found"
    found.mkdir()
    options = (f"-runs={RUNS}", "-seed=1", "-max_len=400", f"-artifact_prefix={tmp_path}/")
    command = [sys.executable, "-m", "tests.fuzz", target, *options, str(found), str(CORPUS / target)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "DONE" in done.stderr
