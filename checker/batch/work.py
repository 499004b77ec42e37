"""The work itself, as pure functions over streams of rows: what every engine runs, wherever it runs.

None of them holds more than a bounded number of rows: pairs come from a window over sorted keys, and a component
that is larger than :attr:`Bounds.together` is judged part by part.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.archive.codec import Packed, decode, encode
from checker.articles import read_entry
from checker.articles.model import Article
from checker.errors import InputError
from checker.events.keys import filed, keys_of, publication_day
from checker.events.link import THRESHOLD, Side, side_of, weigh
from checker.lexicon import folders_in_force, lexicons
from checker.messages import load_messages
from checker.pipeline import CheckOptions, judge_told, rules_in_force, tell_safely
from checker.resources import languages_of, own_languages

if TYPE_CHECKING:
    from checker.events.model import Told
    from checker.report import Report
    from checker.rules.model import Rule

Record = dict[str, Any]
"""A row whose columns :mod:`checker.batch.tables` names."""

_HUNDREDTHS = 100
_NEXT_PERIOD = 32
"""Days of a period of :func:`checker.events.keys.filed`."""
_KEPT = 4096
"""Profiles that stay decoded."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What keeps the cost of an article bounded however many there are.

    Attributes:
        window: articles of one key, nearest in time, that an article is paired with on either side.
        hot: articles of one key from which they are dealt out to several groups.
        least: hundredths of shared weight from which a pair is weighed; less never made one event of the samples.
        together: articles of one component that are judged together at most, in the order of publication.
    """

    window: int = 32
    hot: int = 20_000
    least: int = 200
    together: int = 4096


@dataclass(frozen=True, slots=True)
class Job:
    """What every worker is told.

    Attributes:
        options: those of a check; files, baselines and archives are not looked at.
        rules: the rules to apply.
        languages, lexicons: the folders of language packs and of words in force.
        bounds: see :class:`Bounds`.
    """

    options: CheckOptions
    rules: tuple[Rule, ...]
    languages: tuple[str, ...] = ()
    lexicons: tuple[str, ...] = ()
    bounds: Bounds = field(default_factory=Bounds)


def job_of(options: CheckOptions, bounds: Bounds | None = None) -> Job:
    """The job that options ask for, with the rules and the words in force.

    Raises:
        UsageError: an option is wrong.
        RuleError: a rule or a lexicon is wrong.
    """
    load_messages(options.messages)
    rules = tuple(rules_in_force(options))
    return Job(replace(options, follow=None), rules, own_languages(), folders_in_force(), bounds or Bounds())


@contextmanager
def _in_force(job: Job) -> Generator[None]:
    """The languages and words of the process that made the job, in one that works for it."""
    with languages_of(job.languages), lexicons(*job.lexicons):
        yield


class Entry(NamedTuple):
    """A line of a file (from 1), or the fields of a row of a table."""

    file: str
    line: int
    content: bytes | Mapping[str, Any]


class Posting(NamedTuple):
    """An article under one of its keys.

    Attributes:
        key: see :mod:`checker.events.keys`.
        deal: the group of a hot key that it was dealt to, else 0.
        number: of the article.
        weight: hundredths.
        home: whether the key is of its own period; two visitors have met at home.
    """

    key: int
    deal: int
    number: int
    weight: int
    home: bool


# ---- extraction


def extract(entries: Iterable[Entry], job: Job) -> Iterator[Record]:
    """A record for each article, and one with a ``code`` for what could not be read."""
    with _in_force(job):
        for entry in entries:
            record = _extracted(entry, job.options)
            if record is not None:
                yield {"file": entry.file, "line": entry.line} | record


def _extracted(entry: Entry, options: CheckOptions) -> Record | None:
    article = read_entry(
        entry.content,
        entry.file,
        entry.line,
        lang=options.lang,
        published=options.published,
        max_bytes=options.max_bytes,
        max_chars=options.max_chars,
    )
    if article is None:
        return None
    told = article if isinstance(article, InputError) else tell_safely(article, options.model, debug=options.debug)
    if isinstance(told, InputError):
        return {"code": told.code, "reason": told.reason}
    return record_of(told.article, told)


def record_of(article: Article, told: Told) -> Record:
    """What an article tells, ready for linking and judging."""
    packed = encode(told)
    return {
        "number": int(article.id, 16),
        "published": article.published.isoformat() if article.published else None,
        "day": publication_day(told),
        "postings": postings(told),
        "profile": encode(_profile(told)).told,
        "told": packed.told,
        "shingles": packed.shingles,
        "title": article.title,
        "body": article.body,
    }


def _profile(told: Told) -> Told:
    """What :func:`~checker.events.link.weigh` looks at, and no more."""
    place = told.place("city")
    return replace(told, facts=[place] if place is not None else [], shingles=frozenset())


def postings(told: Told) -> list[Record]:
    """The keys of an article for looking at all articles at once.

    Names are filed by periods, so each article visits the next one too; and the one without a date, where those
    articles are that may belong anywhere.
    """
    keys = keys_of(told)
    found = [_posting(key, weight, True) for key, weight in keys.dated.items()]
    for name, weight in keys.names.items():
        found.append(_posting(filed(name, keys.day), weight, True))
        if keys.day:
            found.append(_posting(filed(name, keys.day + _NEXT_PERIOD), weight, False))
            found.append(_posting(filed(name, 0), weight, False))
    return found


def _posting(key: int, weight: float, home: bool) -> Record:
    return {"key": key, "weight": round(weight * _HUNDREDTHS), "home": home}


# ---- linking


def deals(count: int, bounds: Bounds) -> int:
    """To how many groups the articles of a key are dealt out."""
    return -(-count // bounds.hot)


def pairs(sorted_postings: Iterable[Posting], bounds: Bounds) -> Iterator[tuple[int, int, int]]:
    """Pairs of articles, the lower number first, and the weight of each key that they share.

    Args:
        sorted_postings: by key, deal, day of publication and number.
        bounds: see :class:`Bounds`.
    """
    for _, group in groupby(sorted_postings, key=lambda posting: posting[:2]):
        window: deque[Posting] = deque(maxlen=bounds.window)
        for one in group:
            for other in window:
                if other.number != one.number and (one.home or other.home):
                    low, high = sorted((one.number, other.number))
                    yield low, high, min(one.weight, other.weight)
            window.append(one)


def edges(candidates: Iterable[tuple[int, int, bytes, bytes]]) -> Iterator[tuple[int, int]]:
    """The pairs that have enough in common to tell one event, from their numbers and profiles."""
    for a, b, one, two in candidates:
        if weigh(_decoded(one), _decoded(two)) >= THRESHOLD:
            yield a, b


@lru_cache(_KEPT)
def _decoded(profile: bytes) -> Side:
    return side_of(decode(Packed(profile, b""), "", ""))


class Components:
    """Connected numbers, in memory: some hundred bytes each."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def join(self, a: int, b: int) -> None:
        """Say that two are connected."""
        one, two = sorted((self.of(a), self.of(b)))
        self._above[two] = one

    def of(self, number: int) -> int:
        """The lowest number that one is connected with."""
        while (above := self._above.get(number, number)) != number:
            self._above[number] = number = self._above.get(above, above)
        return number

    def all(self) -> Iterator[tuple[int, int]]:
        """Every number that is connected with a lower one, and the lowest."""
        return ((number, self.of(number)) for number in list(self._above))


# ---- judging


def judged(sorted_records: Iterable[Record], job: Job) -> Iterator[Record]:
    """The events of each component, with their articles, facts and findings.

    Args:
        sorted_records: records with their ``component``, by component, publication, file and line.
        job: what to judge by.
    """
    with _in_force(job):
        for _, group in groupby(sorted_records, key=lambda record: record["component"]):
            for part in _parts(group, job.bounds.together):
                yield from _events(part, job)


def _parts(records: Iterable[Record], most: int) -> Iterator[list[Record]]:
    """Records, so many at a time; of content that comes several times the first."""
    part: list[Record] = []
    seen: set[int] = set()
    for record in records:
        if record["number"] in seen:
            continue
        seen.add(record["number"])
        part.append(record)
        if len(part) == most:
            yield part
            part = []
    if part:
        yield part


def _events(records: list[Record], job: Job) -> Iterator[Record]:
    records.sort(key=lambda record: (record["file"], record["line"]))
    told = [decode(Packed(r["told"], r["shingles"]), r["title"], r["body"]) for r in records]
    report = judge_told(told, job.rules, job.options)
    yield from event_rows(report, {one.article.id: one for one in told})


def event_rows(report: Report, told: Mapping[str, Told]) -> Iterator[Record]:
    """The events of a report as rows."""
    from checker.batch.tables import article_row, fact_rows, finding_row

    articles = {article.id: article for article in report.articles}
    findings: dict[str, list[Record]] = defaultdict(list)
    for finding in report.findings:
        findings[finding.event].append(finding_row(finding))
    for event in report.events:
        own = [one for one in event.articles if articles[one].main_event == event.id]  # others only mention it
        yield {
            "id": event.id,
            "type": event.type,
            "label": event.label,
            "date": event.date,
            "place": event.place,
            "articles": [article_row(articles[one]) for one in own],
            "findings": findings[event.id],
            "facts": [row for one in own for row in fact_rows(told[one])],
        }
