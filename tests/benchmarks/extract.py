"""How fast articles are read, up to their facts and to the findings, beside the bare stock spaCy tokeniser.

    python tests/benchmarks/extract.py
    python tests/benchmarks/extract.py stories/ --copies 5 --runs 5

The articles are those of ``samples/``, or what is named; they are copied, with other names and other numbers of two
digits in each copy, and read copy by copy from lines of JSON.  The tokeniser of the same language reads the bodies of a
copy right after it, so that a busy machine slows both.  Counted is the processor time of this one process.

Prints a line for each language and run: millions of characters (code points) a second from the file to the facts and
to the findings, those of the tokeniser, how many times as fast as it the facts come, and the share of each stage.  The
first run is cold: nothing that the caches keep is there yet, but the language packs are loaded.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[2]))

from checker.articles import Article, article_from_text, read_articles
from checker.events.model import Told
from checker.events.profile import profile
from checker.facts.extract import extract_facts
from checker.language.analyse import analyse
from checker.limits import COLLECTED_AFTER
from checker.pipeline import CheckOptions, judge_told, rules_in_force, tell
from checker.rules.model import Rule
from tests.benchmarks.values import machine

SAMPLES = Path(__file__).parents[2] / "samples"
STAGES = ("read", "analyse", "facts", "link and judge")
_NAME = re.compile(r"(?<=[a-zé,] )[A-ZÉ][a-zéèêîôûàç]{3,}")
_NUMBER = re.compile(r"(?<![\d.,:])[1-9]\d(?![\d.,:]\d|\d)")
_SYLLABLES = ("ba", "ro", "men", "lau", "din", "vé", "sol", "ter", "qui", "gar", "ne", "rin", "tal")


def varied(text: str, rng: random.Random, names: dict[str, str]) -> str:
    """The text with other names, the same for the same, and other numbers of two digits."""

    def other(match: re.Match[str]) -> str:
        if match[0] not in names:
            made_up = "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 4))).capitalize()
            names[match[0]] = match[0] if rng.random() < 0.4 else made_up
        return names[match[0]]

    return _NUMBER.sub(lambda _: str(rng.randint(10, 99)), _NAME.sub(other, text))


def copies(articles: list[Article], number: int, folder: Path) -> Iterator[Path]:
    """Files of articles as lines of JSON, each copy with names and numbers of its own."""
    for copy in range(number):
        rng, names = random.Random(copy), dict[str, str]()
        file = folder / f"{copy}.jsonl"
        with file.open("w", encoding="utf-8") as out:
            for article in articles:
                line = {"text": varied(article.body, rng, names), "source": article.source, "lang": article.lang}
                if article.title_span is None and article.title:
                    line["title"] = varied(article.title, rng, names)
                if article.published is not None:
                    line["published"] = article.published.isoformat()
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
        yield file


def check_file(file: Path, rules: list[Rule], spent: dict[str, float]) -> list[Article]:
    """Read and check one copy, and add up the time of each stage."""
    begin = process_time()
    articles = [read for read in read_articles([str(file)]) if isinstance(read, Article)]
    spent["read"] += (behind := process_time()) - begin
    told: list[Told] = []
    for article in articles:
        analyses = analyse(article)
        spent["analyse"] += (now := process_time()) - behind
        facts = extract_facts(article, analyses)
        spent["facts"] += (behind := process_time()) - now
        told.append(profile(article, analyses, facts))
        spent["link and judge"] += (now := process_time()) - behind
        behind = now
    judge_told(told, rules, CheckOptions())
    spent["link and judge"] += process_time() - behind
    return articles


def measure(lang: str, files: list[Path], runs: int) -> None:
    """Print the runs of one language."""
    tell(article_from_text("Trois morts à Paris samedi.", lang=lang))  # loads the packs
    rules = rules_in_force(CheckOptions())
    tokenise = _tokeniser(lang)
    for run in range(runs):
        spent = dict.fromkeys(STAGES, 0.0)
        chars = bodies = 0
        tokenised = 0.0
        for file in files:
            articles = check_file(file, rules, spent)
            chars += sum(len(a.body) + (0 if a.title_span else len(a.title)) for a in articles)
            bodies += sum(len(a.body) for a in articles)
            begin = process_time()
            for article in articles:
                tokenise(article.body)
            tokenised += process_time() - begin
        in_all = sum(spent.values())
        to_facts, stock = chars / (in_all - spent[STAGES[3]]) / 1e6, bodies / tokenised / 1e6
        shares = ", ".join(f"{stage} {spent[stage] / in_all:.0%}" for stage in STAGES)
        print(
            f"  run {run + 1}{' (cold)' if not run else ''}: to facts {to_facts:.2f} M/s, to findings "
            f"{chars / in_all / 1e6:.2f}; tokeniser {stock:.2f}; facts {to_facts / stock:.2f} times as fast ({shares})"
        )


def _tokeniser(lang: str) -> Callable[[str], object]:
    import spacy

    tokenise = spacy.blank(lang).make_doc
    tokenise("A.")
    return tokenise


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description="Speed of reading articles up to their facts, beside the stock spaCy tokeniser.",
        epilog="example: python tests/benchmarks/extract.py stories/ --copies 5 --runs 5",
    )
    parser.add_argument("paths", nargs="*", default=[str(SAMPLES)], help="articles (default: samples/)")
    parser.add_argument("--lang", choices=("fr", "en"), action="append", help="language (default: both)")
    parser.add_argument("--copies", type=int, default=10, help="copies of the articles (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=3, help="how often they are read (default: %(default)s)")
    options = parser.parse_args(arguments)
    if options.copies < 1 or options.runs < 1:
        parser.error("--copies and --runs must be at least 1")
    known = [read for read in read_articles(options.paths) if isinstance(read, Article)]
    gc.set_threshold(COLLECTED_AFTER)  # as the command does
    print(machine())
    for lang in options.lang or ["fr", "en"]:
        articles = [article for article in known if article.lang == lang]
        if not articles:
            print(f"\n{lang}: no article")
            continue
        with tempfile.TemporaryDirectory() as folder:
            files = list(copies(articles, options.copies, Path(folder)))
            print(f"\n{lang}: {len(articles)} articles in {options.copies} copies")
            measure(lang, files, options.runs)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
