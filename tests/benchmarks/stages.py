"""What each stage costs, beside the bare stock tokeniser of spaCy on the same text, in one process and one minute.

    python tests/benchmarks/stages.py
    python tests/benchmarks/stages.py --articles 2000 --runs 3

Articles are those of generate.py.  The stages take turns, run by run.  Prints for each its median time, articles and
characters a second, and how many times as fast as the reference it is: the tokeniser (`spacy.blank("fr")`, and "en")
for what reads, a plain `multiprocessing.Pool.map` for the workers, and a process that only loads that tokeniser for the
start.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

import spacy

from checker.articles import Article, read_articles
from checker.events.link import link
from checker.events.model import Told
from checker.pipeline import CheckOptions, judge_told, rules_in_force, run_check, tell
from checker.rules.judge import judge
from checker.workers import cores, tell_all
from tests.benchmarks.generate import Newsroom
from tests.benchmarks.values import machine

Stages = dict[str, Callable[[], object]]
TOKENS, POOL, LOADED = "bare stock tokeniser", "plain multiprocessing map", "python, spacy.blank('fr')"


def reading(path: str) -> Stages:
    """The stages of one check, and what they are measured beside."""
    articles = [item for item in read_articles([path]) if isinstance(item, Article)]
    stock = {lang: spacy.blank(lang) for lang in ("fr", "en")}
    told = [tell(article) for article in articles]
    events = link(told)
    rules = rules_in_force(CheckOptions())
    return {
        TOKENS: lambda: [stock[article.lang].make_doc(article.body) for article in articles],
        "read": lambda: list(read_articles([path])),
        "extract": lambda: [tell(article) for article in articles],
        "link": lambda: link(told),
        "judge": lambda: [found for event in events for rule in rules for found in judge(event, rule)],
        "link, judge, report": lambda: judge_told(told, rules, CheckOptions()),
        "end to end": lambda: run_check([path], CheckOptions()),
        POOL: lambda: _mapped(articles),
        f"extract, {cores()} workers": lambda: list(tell_all(articles, None, cores())),
    }


def _mapped(articles: list[Article]) -> list[Told]:
    with multiprocessing.get_context("spawn").Pool(cores()) as pool:
        return pool.map(tell, articles)


def starting(folder: Path) -> Stages:
    """Whole processes."""
    files = [folder / "left.md", folder / "right.md"]
    for file, number in zip(files, ("Douze", "Trente"), strict=True):
        file.write_text(f"{number} dirigeants ont participé au sommet d’Oslo jeudi 5 mars 2026.\n", encoding="utf-8")
    checker = [sys.executable, "-m", "checker"]
    commands = {
        LOADED: [sys.executable, "-c", "import spacy; spacy.blank('fr')"],
        "checker --help": [*checker, "--help"],
        "checker check, two articles": [*checker, "check", *map(str, files)],
    }
    return {name: lambda words=words: subprocess.run(words, capture_output=True) for name, words in commands.items()}


def medians(stages: Stages, runs: int) -> dict[str, float]:
    """Seconds of each stage; they take turns, after one round to warm up."""
    spent: dict[str, list[float]] = {name: [] for name in stages}
    for turn in range(runs + 1):
        for name, stage in stages.items():
            begin = perf_counter()
            stage()
            if turn:
                spent[name].append(perf_counter() - begin)
    return {name: statistics.median(times) for name, times in spent.items()}


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What each stage costs.")
    parser.add_argument("--articles", type=int, default=1000, help="how many (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=3, help="runs, whose median counts (default: %(default)s)")
    options = parser.parse_args(arguments)
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        articles = list(Newsroom().archive(options.articles))
        path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
        size = sum(len(article["body"]) for article in articles)
        print(f"{len(articles):,} articles, {size:,} characters, {options.runs} runs")
        found = medians(reading(str(path)), options.runs)
        for name, seconds in found.items():
            beside = POOL if "workers" in name else TOKENS
            rates = f"{len(articles) / seconds:>10,.0f} articles/s {size / seconds / 1e6:>7.3f} M/s"
            print(f"  {name:<28}{seconds:>8.2f} s{rates}{found[beside] / seconds:>9.3f} × {beside}")
        for name, seconds in (found := medians(starting(Path(folder)), options.runs)).items():
            print(f"  {name:<28}{seconds:>8.2f} s {found[LOADED] / seconds:>41.2f} × {LOADED}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
