"""Several processes read articles through: the output is that of one, and none of them is left behind."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from checker import lexicons
from checker.articles import Article, read_articles
from checker.errors import UsageError, WorkerError
from checker.workers import tell_all
from tests.support.reading import article

ROOT = Path(__file__).parents[1]
SAMPLES = str(ROOT / "samples")
ARTICLES = [item for item in read_articles([SAMPLES]) if isinstance(item, Article)]
FIRE = "Un incendie a fait {} morts lundi 16 mars à Brest, rue des Tanneurs. Quarante pompiers sont intervenus."


def checker(*words: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-m", "checker", *words], env=env, capture_output=True, check=False)


def fires(number: int) -> Iterator[Article]:
    """Articles without end, each long enough to be a bundle."""
    return (article(FIRE.format(n + 2) + " Le feu est éteint." * 3000) for n in range(number))


def feed(path: Path, number: int) -> str:
    """A file with so many articles, and a line that is none."""
    lines = [json.dumps({"body": FIRE.format(n + 2), "title": f"Incendie {n}", "lang": "fr"}) for n in range(number)]
    path.write_text("\n".join([*lines[:1], "no article", *lines[1:], lines[0]]) + "\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "words",
    [("check", "--format", "json"), ("facts", "--format", "jsonl"), ("facts", "--format", "json")],
    ids=["check", "lines of facts", "facts"],
)
def test_the_output_is_that_of_one(words, tmp_path):
    paths = [feed(tmp_path / "feed.jsonl", 40), SAMPLES]
    one, two = (checker(*words, "--jobs", jobs, *paths) for jobs in ("1", "2"))
    assert (one.stdout, one.stderr, one.returncode) == (two.stdout, two.stderr, two.returncode)
    assert (len(one.stdout) > 10_000, one.stderr.count(b"\n")) == (True, 1)


def test_an_archive_is_that_of_one(tmp_path):
    path = feed(tmp_path / "feed.jsonl", 30)
    told = [checker("archive", "add", path, "--archive", str(tmp_path / f"{n}.db"), "--jobs", n) for n in ("1", "2")]
    assert (told[0].stdout, told[0].stderr) == (told[1].stdout, told[1].stderr)
    assert [line.split(b"\t")[0] for line in told[0].stdout.splitlines()] == [b"added"] * 30 + [b"known"]


def test_other_things_are_handed_on_in_their_place():
    mixed: list[Article | int] = [1, ARTICLES[0], 2, 3, *ARTICLES[1:3], 4]
    found = list(tell_all(mixed, None, 2))
    assert [item if isinstance(item, int) else item.article.id for item in found] == [
        item if isinstance(item, int) else item.id for item in mixed
    ]
    assert found == list(tell_all(mixed, None, 1)) == list(tell_all(mixed, None, None))
    assert list(tell_all([], None, 2)) == []


def test_words_of_ones_own_reach_the_workers(tmp_path):
    (tmp_path / "words.yaml").write_text("lang: fr\ncities:\n  Ville-aux-Ormes: Brest\n", encoding="utf-8")
    articles = [article(FIRE.format("deux").replace("Brest", "Ville-aux-Ormes"), published=date(2026, 3, 17))]
    with lexicons(tmp_path):
        known = list(tell_all(articles, None, 2))
        assert known == list(tell_all(articles, None, 1))
    assert known != list(tell_all(articles, None, 2))


def test_what_a_worker_cannot_do_is_said_as_ever():
    with pytest.raises(UsageError, match="no_such_model"):
        list(tell_all(ARTICLES[:2], "no_such_model", 2))


def test_a_worker_that_is_killed_is_an_error_that_says_what_to_do():
    told = tell_all(fires(10_000), None, 2)
    next(told)
    multiprocessing.active_children()[0].kill()
    with pytest.raises(WorkerError, match="--jobs 1"):
        list(told)
    assert multiprocessing.active_children() == []


def test_no_more_are_read_than_are_in_hand():
    read = count()
    told = tell_all((one for one in fires(10_000) if next(read) >= 0), None, 2)
    for _ in range(4):
        next(told)
    assert next(read) < 20
    told.close()
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(os.name != "posix", reason="no process groups")
def test_ctrl_c_ends_all_without_a_word_more(tmp_path):
    words = ["archive", "add", feed(tmp_path / "feed.jsonl", 20_000), "--archive", str(tmp_path / "a.db")]
    with subprocess.Popen(
        [sys.executable, "-m", "checker", *words, "--jobs", "2"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        process.stdout.read()
        # at its end only when no process is left that could write there
        said = process.stderr.read().decode().splitlines()
    assert process.returncode == 130
    assert said[-1] == "checker: interrupted"
    assert all(line.startswith("checker: ") for line in said)
