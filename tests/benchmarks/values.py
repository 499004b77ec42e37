"""How fast values are read, beside peers from the Python package index, in one run.

    python tests/benchmarks/values.py
    python tests/benchmarks/values.py --lang en --chars 50000 --runs 3

The text is made of the words of the language pack: hedged numbers with units, dates and hours between words that
mean no value, as many as news prose has.  A peer that is not installed is named and left out; to install all:
``pip install 'recoupe[bench]'``.  What is measured differs: ``find_values`` reads all kinds,
``dateparser`` dates, ``text2num`` numbers in words, ``quantulum3`` (English alone) quantities.

Prints a line for each reader: thousands of characters (code points) a second, median of the runs with the slowest
and the fastest, and how many times as fast ``find_values`` is.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import random
import statistics
import sys
import warnings
from collections.abc import Callable, Iterable
from datetime import date
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from checker.pack_files import load_file
from checker.values import find_values

DOCUMENT = 2000
"""Code points of one text, about those of a news story."""
REFERENCE = date(2026, 3, 18)

Reader = Callable[[str], object]


def documents(lang: str, chars: int, seed: int) -> list[str]:
    """Texts of the words of a language pack, of about so many code points in all."""
    rng = random.Random(seed)
    writer = _Writer(lang, rng)
    texts: list[str] = []
    while sum(map(len, texts)) < chars:
        text = ""
        while len(text) < min(DOCUMENT, chars):
            text += writer.sentence()
        texts.append(text)
    return texts


class _Writer:
    """Writes sentences with values in them."""

    def __init__(self, lang: str, rng: random.Random) -> None:
        numbers, hedges, units, calendar = (
            load_file(lang, name) for name in ("numbers", "hedges", "units", "calendar")
        )
        self.rng = rng
        self.small = [word for word in calendar["not_counted"] if len(word) > 1]
        self.nouns = _words(members["words"] for members in load_file(lang, "nouns")["classes"].values())
        self.cardinals = list(numbers["cardinals"])
        self.scales = [word for word, size in numbers["scales"].items() if 1e3 <= size <= 1e9]
        self.hedges = _words(hedges["hedges"].values())
        self.units = _words(forms.get("words", ()) for forms in [*units["units"].values(), *units["money"].values()])
        self.months = _words(words[:1] for words in calendar["months"].values())
        self.weekdays = _words(words[:1] for words in calendar["weekdays"].values())
        self.relative = list(calendar["relative_days"])
        self.hour = calendar["times_before"][0], calendar["hours"][0]

    def sentence(self) -> str:
        """Some twenty words, one value among them: news has one in about a hundred code points."""
        value = self.rng.choice([self._quantity, self._count, self._date, self._hour, self._relative])
        before, behind = self.rng.randint(1, 6), self.rng.randint(1, 6)
        words = [*self._words(before), value(), *self._words(behind)]
        return " ".join(words).capitalize() + ". "

    def _words(self, pairs: int) -> list[str]:
        """Words that mean no value: a small one and a noun, so many times."""
        return [self.rng.choice(kind) for _ in range(pairs) for kind in (self.small, self.nouns)]

    def _quantity(self) -> str:
        return f"{self._count()} {self.rng.choice(self.units)}"

    def _count(self) -> str:
        rng = self.rng
        number = rng.choice([str(rng.randint(2, 999)), f"{rng.randint(2, 99)} {rng.choice(self.scales)}", ""])
        number = number or rng.choice(self.cardinals)
        return f"{rng.choice(self.hedges)} {number}" if rng.random() < 0.3 else number

    def _date(self) -> str:
        day = f"{self.rng.choice(self.weekdays)} {self.rng.randint(1, 28)} {self.rng.choice(self.months)}"
        return f"{day} {self.rng.randint(1990, 2026)}" if self.rng.random() < 0.4 else day

    def _hour(self) -> str:
        return f"{self.hour[0]} {self.rng.randint(5, 12)} {self.hour[1]}"

    def _relative(self) -> str:
        return self.rng.choice(self.relative)


def _words(lists: Iterable[Iterable[str]]) -> list[str]:
    return [str(word) for word in chain.from_iterable(lists)]


def readers(lang: str) -> tuple[dict[str, Reader], list[str]]:
    """What reads, by name, ``find_values`` first; and the peers that are not installed."""
    found: dict[str, Reader] = {"find_values": lambda text: find_values(text, lang, REFERENCE)}
    missing: list[str] = []
    for name, module, langs in (
        ("dateparser.search", "dateparser.search", ("fr", "en")),
        ("text2num", "text_to_num", ("fr", "en")),
        ("quantulum3", "quantulum3.parser", ("en",)),
    ):
        if lang not in langs:
            continue
        try:
            peer: Any = importlib.import_module(module)
        except ImportError:
            missing.append(name)
        else:
            found[name] = _reader(name, peer, lang)
    return found, missing


def _reader(name: str, peer: Any, lang: str) -> Reader:
    if name == "text2num":
        return lambda text: peer.alpha2digit(text, lang)
    if name == "quantulum3":
        return lambda text: peer.parse(text, classifier_path=None)
    return lambda text: peer.search_dates(text, languages=[lang])


def speeds(read: Reader, texts: list[str], runs: int) -> list[float]:
    """Code points a second of each run, after one text to warm up."""
    read(texts[0])
    size = sum(map(len, texts))
    found: list[float] = []
    for _ in range(runs):
        begin = perf_counter()
        for text in texts:
            read(text)
        found.append(size / (perf_counter() - begin))
    return found


def machine() -> str:
    """The machine, the system and the interpreter."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return (
        f"{model or platform.machine()}, {os.cpu_count()} cores (one used), {platform.system()}, "
        f"{platform.python_implementation()} {platform.python_version()}"
    )


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description="Speed of reading values, beside peers that are installed.",
        epilog="example: python tests/benchmarks/values.py --lang en --chars 50000 --runs 3",
    )
    parser.add_argument("--lang", choices=("fr", "en"), action="append", help="language (default: both)")
    parser.add_argument("--chars", type=int, default=100_000, help="code points of text (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each, whose median counts (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the text (default: %(default)s)")
    options = parser.parse_args(arguments)
    if options.chars < 1 or options.runs < 1:
        parser.error("--chars and --runs must be at least 1")
    warnings.simplefilter("ignore")  # what the peers deprecate is not ours
    print(machine())
    for lang in options.lang or ["fr", "en"]:
        texts = documents(lang, options.chars, options.seed)
        print(f"\n{lang}: {sum(map(len, texts)):,} characters in {len(texts)} texts, {options.runs} runs")
        found, missing = readers(lang)
        own = 0.0
        for name, read in found.items():
            measured = speeds(read, texts, options.runs)
            middle = statistics.median(measured)
            own = own or middle
            extent = f"{min(measured) / 1000:,.1f} to {max(measured) / 1000:,.1f}"
            print(
                f"  {name:<18}{middle / 1000:>10,.1f} k/s  ({extent})   find_values {own / middle:,.2f} times as fast"
            )
        for name in missing:
            print(f"  {name:<18}not installed")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
