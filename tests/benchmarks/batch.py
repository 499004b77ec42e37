"""A whole archive at once on both engines, beside a plain `multiprocessing` map that only reads the same articles.

    python tests/benchmarks/batch.py
    python tests/benchmarks/batch.py --articles 2000 --runs 3 --jobs 4

Articles are those of generate.py.  The engines take turns with the map, run by run; the session of Spark is started
before.  Prints for each its median time, articles a second, how many times as fast as the map it is, the gain over one
process, and how busy the machine was.  Both engines must find the same, or the benchmark fails.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from checker.articles import Article, read_articles
from checker.batch import local
from checker.batch.files import Summary
from checker.batch.work import Job, job_of
from checker.errors import UsageError
from checker.pipeline import CheckOptions, tell
from checker.workers import cores
from tests.benchmarks.generate import Newsroom
from tests.benchmarks.stages import medians
from tests.benchmarks.values import machine

Run = Callable[[str], Summary]


def engines(job: Job, source: str, jobs: int) -> dict[str, Run]:
    """What writes the tables of an archive to a folder, by name; without Spark where it cannot be started."""
    found: dict[str, Run] = {
        "local, 1 process": lambda target: local.run(job, source, target, 1),
        f"local, {jobs} processes": lambda target: local.run(job, source, target, jobs),
    }
    try:
        from checker.batch import spark

        session = spark.session(f"local[{jobs},4]", {"spark.driver.memory": "1g"})
    except (ImportError, UsageError) as error:
        print(f"spark is left out: {error}")
    else:
        session.sparkContext.setLogLevel("ERROR")
        found[f"spark, local[{jobs},4]"] = lambda target: spark.run(job, source, target, session)
    return found


def mapped(source: str, jobs: int) -> None:
    """The map: no more than every article read through."""
    articles = [item for item in read_articles([source]) if isinstance(item, Article)]
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        pool.map(tell, articles)


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What a whole archive costs on each engine.")
    parser.add_argument("--articles", type=int, default=1000, help="how many (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=3, help="runs, whose median counts (default: %(default)s)")
    parser.add_argument("--jobs", type=int, default=cores(), help="processes (default: %(default)s)")
    options = parser.parse_args(arguments)
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        articles = list(Newsroom().archive(options.articles))
        source.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
        print(f"{len(articles):,} articles, {options.runs} runs, {os.getloadavg()[0]:.1f} busy processes at the start")
        targets = (str(Path(folder) / str(number)) for number in count())
        said: dict[str, Summary] = {}

        def once(name: str, run: Run) -> None:
            said[name] = run(next(targets))

        runs = engines(job_of(CheckOptions()), str(source), options.jobs)
        reference = f"plain map, {options.jobs} processes"
        stages: dict[str, Callable[[], object]] = {reference: lambda: mapped(str(source), options.jobs)}
        found = medians(stages | {name: partial(once, name, run) for name, run in runs.items()}, options.runs)
    alone = found["local, 1 process"]
    for name, seconds in found.items():
        rates = f"{len(articles) / seconds:>8,.0f} articles/s {found[reference] / seconds:>7.2f} × the map"
        print(f"  {name:<26}{seconds:>8.2f} s{rates} {alone / seconds:>7.2f} × one process")
    first, *others = said.values()
    if any(other != first for other in others):
        print("the engines do not find the same", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
