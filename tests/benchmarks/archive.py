"""How an archive grows: the rate at which articles are filed, and what it costs to look one up, size by size.

    python tests/benchmarks/archive.py
    python tests/benchmarks/archive.py --sizes 1000 10000 100000 1000000

Articles are not read: what they tell is made up and written straight to the tables by the archive's own code, in the
order of publication, a thousand a day.  They tell events, one to eight articles each; an event has a day, a kind,
names and words, drawn from a vocabulary in which few are common and most are rare, and each of its articles mentions
some of them.  Among the common names are those of `samples/`, which are archived too and so are hard to find.

Prints a line for each size: articles filed a second since the size before; the median cost, and the 99th percentile,
of finding the rows of the candidates (index) and of reading and weighing them too (query) for one new article of a
known event; how many times that is the cost at the first size; recall, that is the share of the pairs of articles
that linking would accept that are among the candidates, for the generated events and for the samples; bytes an
article.  An article is read and analysed in some ten milliseconds, which is not counted here.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
from bisect import bisect
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

from checker.archive import retrieve
from checker.archive.codec import content_hash, encode
from checker.archive.schema import writing
from checker.archive.store import Archive
from checker.articles import Article, Published, read_articles
from checker.articles.draft import content_id
from checker.events.keys import keys_of
from checker.events.link import THRESHOLD, evidence
from checker.events.model import Told
from checker.language.pack import load_pack
from checker.pipeline import tell
from tests.benchmarks.values import machine

SAMPLES = Path(__file__).parents[2] / "samples"
FIRST, A_DAY = date(2024, 1, 1), 1000
BATCH = 500
"""Articles of one transaction."""
REMEMBERED = 240
"""Articles of those added last before each size that are looked for from then on."""


class Vocabulary:
    """Words of which the n-th is drawn with a frequency of 1/n."""

    def __init__(self, words: list[str], rng: random.Random) -> None:
        self.words = words
        self.rng = rng
        self.sums = list(accumulate(1 / n for n in range(1, len(words) + 1)))

    def draw(self, number: int) -> list[str]:
        """So many words, repeated ones once."""
        picked = (bisect(self.sums, self.rng.random() * self.sums[-1]) for _ in range(number))
        return [self.words[min(n, len(self.words) - 1)] for n in picked]


class Generator:
    """Makes up what articles tell."""

    def __init__(self, samples: list[Told], seed: int) -> None:
        self.rng = random.Random(seed)
        known = {key for told in samples for key in told.names}
        names = sorted(key for key in known if not key.startswith("said:fr:"))
        self.rng.shuffle(names)
        self.names = Vocabulary([*names, *(f"word:nom{n}" for n in range(200_000))], self.rng)
        words = sorted(key for key in known if key.startswith("said:fr:"))
        self.words = Vocabulary([*words, *(f"said:fr:mot{n}" for n in range(20_000))], self.rng)
        self.kinds = sorted(load_pack("fr").event_types)
        self.number = 0

    def articles(self) -> Iterator[tuple[int, Told]]:
        """Articles without end in the order of the days of their events, each with the number of its event."""
        event = 0
        while True:
            event += 1
            day = FIRST + timedelta(days=self.number // A_DAY)
            kind, names, words = self.rng.choice(self.kinds), self.names.draw(16), self.words.draw(40)
            for _ in range(self.rng.randint(1, 8)):
                yield event, self._told(day, kind, names, words)

    def _told(self, day: date, kind: str, names: list[str], words: list[str]) -> Told:
        rng = self.rng
        self.number += 1
        own = rng.sample(names, min(len(names), 10)) + self.names.draw(5)
        weights = {key: rng.choice((0.5, 1.0, 1.4, 1.6, 2.4)) for key in own}
        weights |= {key: rng.choice((0.25, 0.4, 0.6)) for key in rng.sample(words, 25) + self.words.draw(20)}
        published = datetime(day.year, day.month, day.day) + timedelta(days=rng.choice((0, 0, 1, 1, 2)))
        body = f"Article {self.number}. " + " ".join(rng.choices(words, k=40))
        article = Article("", f"{self.number}.md", f"Source {self.number % 40}", "fr", f"Titre {self.number}", body)
        article.published = Published(published)
        article.id = content_id(article)
        days = {day.toordinal(): 2.0} if rng.random() < 0.9 else {}
        shingles = frozenset(rng.getrandbits(32) for _ in range(60))
        return Told(article, [], kind, weights, frozenset(), days, shingles=shingles)


def file(archive: Archive, batch: list[tuple[int, Told]]) -> None:
    """Write a batch in one transaction."""
    with writing(archive.connection):
        for event, told in batch:
            keys = keys_of(told).all()
            archive.put(None, told, content_hash(told.article), f"event-{event}", encode(told), keys)


def costs(archive: Archive, new: list[Told]) -> tuple[list[float], list[float]]:
    """Milliseconds of finding the rows, and of the whole query, for each article."""
    index: list[float] = []
    query: list[float] = []
    for told in new:
        keys = keys_of(told)
        begin = perf_counter()
        retrieve.scores(archive, keys)
        middle = perf_counter()
        retrieve.related(archive, told)
        index.append((middle - begin) * 1000)
        query.append((perf_counter() - middle) * 1000)
    return index, query


def recall(archive: Archive, new: list[Told], known: dict[str, list[Told]], event: dict[str, str]) -> float:
    """The share of the pairs of one event that linking accepts that are among the candidates."""
    found = wanted = 0
    for told in new:
        own = archive.same(told.article)
        ids = {other.article.id for other in retrieve.candidates(archive, told, () if own is None else (own,)).values()}
        for other in known[event[told.article.id]]:
            if other.article.id != told.article.id and evidence(told, other) >= THRESHOLD:
                wanted += 1
                found += other.article.id in ids
    return found / wanted if wanted else 1.0


def run(sizes: list[int], seed: int, folder: str) -> None:
    """Grow an archive through the sizes and print a line for each."""
    samples = [tell(article) for article in read_articles([str(SAMPLES)]) if isinstance(article, Article)]
    stories: dict[str, list[Told]] = {}
    story = {told.article.id: Path(told.article.path).parent.name for told in samples}
    for told in samples:
        stories.setdefault(story[told.article.id], []).append(told)
    stream = Generator(samples, seed).articles()
    print("   articles   filed/s   index ms p50 (p99)   query ms p50 (p99)    × first   recall  samples  bytes each")
    with Archive(f"{folder}/archive.db", "create") as archive:
        file(archive, [(0, told) for told in samples])
        kept: dict[str, list[Told]] = {}
        event: dict[str, str] = {}
        total, first = 0, (0.0, 0.0)
        for size in sizes:
            spent, begun = 0.0, total
            while total < size:
                batch = [next(stream) for _ in range(min(BATCH, size - total))]
                if total + len(batch) == size:
                    for number, told in batch[:REMEMBERED]:
                        kept.setdefault(str(number), []).append(told)
                        event[told.article.id] = str(number)
                begin = perf_counter()
                file(archive, batch)
                spent += perf_counter() - begin
                total += len(batch)
            new = [told for several in kept.values() for told in several]
            costs(archive, new[:20])
            index, query = costs(archive, new)
            middle = statistics.median(index), statistics.median(query)
            first = first if first[0] else middle
            print(
                f"{total:>11,}{(total - begun) / spent:>10,.0f}"
                f"{middle[0]:>12.2f} ({_p99(index):>6.2f}){middle[1]:>13.2f} ({_p99(query):>6.2f})"
                f"{middle[0] / first[0]:>7.2f} {middle[1] / first[1]:.2f}"
                f"{recall(archive, new, kept, event):>9.3f}{recall(archive, samples, stories, story):>9.3f}"
                f"{archive.stats().size / total:>12,.0f}",
                flush=True,
            )


def _p99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)]


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How an archive grows.")
    sizes = [1_000, 10_000, 100_000]
    parser.add_argument("--sizes", type=int, nargs="+", default=sizes, help="articles, rising (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="seed of what is made up (default: %(default)s)")
    parser.add_argument("--folder", help="where the archive is made (default: a temporary one)")
    options = parser.parse_args(arguments)
    if sorted(set(options.sizes)) != options.sizes or options.sizes[0] < 1:
        parser.error("--sizes must rise")
    print(machine())
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        run(options.sizes, options.seed, folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
