"""Facts × sources: what the articles of an event say of the same things, side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import isinf

from checker.articles.model import Article
from checker.events.model import Event
from checker.facts.model import Fact, Names
from checker.messages import Messages
from checker.report import Bound, Cue, FactCell, FactRow, Finding, Mention, Shape
from checker.values.distribution import Trapezoid
from checker.values.model import Quantity, Score
from checker.wording import scope_in_words, stated_scale, subject_in_words, value_in_words

ATTRIBUTES = (
    *("date", "time", "place", "participants_count", "killed", "injured", "missing", "arrested", "count"),
    *("amount", "percentage", "duration", "area", "mass", "magnitude", "speed", "distance", "temperature"),
    *("age", "score"),
    *("sentence", "role_holder", "office", "party", "nationality", "leader", "attendee", "gender"),
)
"""The order of the rows that nobody disputes: when and where, how many, how much, who."""


def rows(event: Event, findings: Iterable[Finding], texts: Mapping[str, Article], say: Messages) -> list[FactRow]:
    """The things that two articles or more speak of, and those that a finding of the event is about; disputed first."""
    disputed = {(m.article, m.field, m.start): f.id for f in findings for side in f.sides for m in side.mentions}
    if not disputed and len(event.by_article) < 2:
        return []
    here = event.understood
    groups: dict[tuple[str, str, tuple[str, ...]], list[Fact]] = defaultdict(list)
    for told in event.voices:
        for fact in told.facts:
            if fact.subject.key and fact.time_frame == "event" and fact.subject.key != "other":
                groups[fact.attribute, fact.subject.key, fact.subject.scope(here)].append(fact)
    found = [
        _row(facts, scope, disputed, event, texts, say)
        for (*_, scope), facts in groups.items()
        if len({f.article for f in facts}) > 1 or _finding(facts, disputed) is not None
    ]
    return sorted(found, key=lambda row: (row.finding is None, ATTRIBUTES.index(row.attribute), row.subject))


def _row(
    facts: Sequence[Fact],
    scope: tuple[str, ...],
    disputed: Mapping[tuple[str, str, int], str],
    event: Event,
    texts: Mapping[str, Article],
    say: Messages,
) -> FactRow:
    by_article: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_article[fact.article].append(fact)
    order = [told.article.id for told in event.voices if told.article.id in by_article]
    finding = _finding(facts, disputed)
    cells = tuple(_cell(by_article[article], texts[article], say) for article in order)
    subject = subject_in_words(facts[0], say)
    narrowed = [name for name in scope if not name.startswith("class:")]  # «pompiers» says itself that it is a part
    if narrowed:
        subject = f"{subject} ({scope_in_words(facts[0], say, narrowed)})".lstrip()
    return FactRow(attribute=facts[0].attribute, subject=subject, finding=finding, cells=cells)


def _finding(facts: Iterable[Fact], disputed: Mapping[tuple[str, str, int], str]) -> str | None:
    """The finding that some of the facts take part in, or None."""
    return next((found for f in facts if (found := disputed.get((f.article, f.field, f.start)))), None)


def _cell(facts: Sequence[Fact], article: Article, say: Messages) -> FactCell:
    values = dict.fromkeys(value_in_words(f, say) for f in facts)
    return FactCell(
        article=article.id,
        value="\u00a0; ".join(values),
        shape=shape(facts[0]),
        mentions=tuple(mention(f, article) for f in facts),
    )


def mention(fact: Fact, article: Article) -> Mention:
    """Where a fact stands, for the report."""
    text = article.text(fact.field)
    marks = _MARKS.match(text, fact.sentence_start, fact.start)
    begin = marks.end() if marks else fact.sentence_start
    return Mention(
        article=fact.article,
        field=fact.field,
        start=fact.start,
        end=fact.end,
        text=fact.text,
        sentence=text[begin : fact.sentence_end],
        sentence_start=begin,
        attributed_to=fact.attributed_to,
        cues=tuple(Cue(kind=c.kind, text=c.text) for c in fact.cues),
    )


_MARKS = re.compile(r"(?:(?:#{1,6}|[>*+•‣◦▪►–—-])\s+)+")
"""Marks of headings, quotations and items before a sentence, which are no part of it."""


def shape(fact: Fact) -> Shape | None:
    """What a fact's wording allows; None for names, scores and days that nothing dates."""
    value = fact.value
    if isinstance(value, (Names, Score)):
        return None
    if isinstance(value, Quantity):
        return _shape("number", value.allows.scaled(1 / stated_scale(value)), value.unit)
    if value.minutes is not None and fact.attribute != "date":
        return _shape("minute", value.minutes)
    return _shape("day", value.days) if value.days is not None else None


def _shape(kind: str, allows: Trapezoid, unit: str | None = None) -> Shape:
    def bound(at: float) -> Bound:
        if isinf(at):
            return None
        return date.fromordinal(round(at)).isoformat() if kind == "day" else round(at, 6)

    return Shape(
        kind=kind,  # type: ignore[arg-type]
        unit=unit,
        support=(bound(allows.support_low), bound(allows.support_high)),
        core=(bound(allows.core_low), bound(allows.core_high)),
    )
