"""What the shell is told may come next; asked as argcomplete's shell function asks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def completions(tmp_path):
    (tmp_path / "left.md").write_text("x")
    (tmp_path / "words").mkdir()

    def completions_(line):
        answer = tmp_path / "answer"
        asked = {
            "_ARGCOMPLETE": "1",
            "_ARGCOMPLETE_IFS": "\n",
            "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
            "COMP_LINE": line,
            "COMP_POINT": str(len(line)),
            "COMP_TYPE": "9",
        }
        code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from checker.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", code], env=os.environ | asked, cwd=tmp_path, capture_output=True, check=False
        )
        assert (done.returncode, done.stdout) == (0, b""), done.stderr
        return {word.strip() for word in answer.read_text(encoding="utf-8").split("\n")}

    return completions_


@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("checker ", {"check", "baseline", "config", "schema"}),
        ("checker check --fa", {"--fail-on"}),
        ("checker check --fail-on ", {"conflict", "never"}),
        ("checker check --select participants", {"participants-count"}),
        ("checker check --ignore place,event-", {"place,event-date", "place,event-time"}),
        ("checker rules tit", {"title-body"}),
        ("checker batch news.jsonl out --engine ", {"local", "spark"}),
        ("checker check le", {"left.md"}),
        ("checker check --lexicon wo", {"words/"}),
    ],
)
def test_what_may_come_next(line, some, completions):
    assert some <= completions(line)
