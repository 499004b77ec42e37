"""From judgements to the report: words, identities, order and counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256

from checker.apart import apart
from checker.articles.model import Article
from checker.events.link import articles_by_event
from checker.events.model import Event
from checker.facts.model import Fact, Names
from checker.language.pack import load_pack
from checker.messages import Messages
from checker.notes import notes
from checker.report import (
    VERDICTS,
    Apart,
    ArticleSummary,
    ErrorEntry,
    EventSummary,
    FactRow,
    Finding,
    LevelName,
    Report,
    Side,
    Tool,
    VerdictName,
)
from checker.rules.judge import Judgement, SideOf
from checker.summary import summarise
from checker.table import mention, rows, shape
from checker.values.model import Quantity, Score
from checker.version import __version__
from checker.wording import allowed_in_words, subject_in_words, value_in_words

_PLACEHOLDER = re.compile(r"\{([a-z.]+)\}")
_LEVELS: dict[VerdictName, LevelName] = {"divergence": "warning", "update": "info", "imprecision": "info"}
"""Default levels of the verdicts that are no conflict; a conflict has the level of its rule."""


def settle(
    events: Sequence[Event],
    judgements: Iterable[tuple[Event, Judgement]],
    articles: Sequence[Article],
    errors: Sequence[ErrorEntry],
    say: Messages,
) -> Report:
    """Put the report together, in an order that depends on content alone."""
    texts = {a.id: a for a in articles}
    rank = {a.id: n for n, a in enumerate(articles)}
    findings = [_finding(event, judgement, texts, rank, say) for event, judgement in judgements]
    findings = sorted(
        _without_repeats(findings), key=lambda f: (f.event, VERDICTS.index(f.verdict), f.rule, f.fingerprint)
    )
    findings = [f.model_copy(update={"id": f"F{number}"}) for number, f in enumerate(findings, 1)]
    main = articles_by_event(events)
    told = tuple(_article(a, main.get(a.id)) for a in articles)
    of_event: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        of_event[finding.event].append(finding)
    happened = tuple(_event(e, say, rows(e, of_event[e.id], texts, say), apart(e, texts, say)) for e in events)
    return Report(
        tool=Tool(version=__version__),
        summary=summarise(told, happened, findings, errors),
        articles=told,
        events=happened,
        findings=tuple(findings),
        errors=tuple(errors),
    )


def _finding(
    event: Event, judgement: Judgement, texts: dict[str, Article], rank: dict[str, int], say: Messages
) -> Finding:
    rule = judgement.rule
    sides = tuple(_side(side, event, texts, rank, say) for side in judgement.sides)
    first = judgement.sides[0].facts[0]
    left, right = sides[0], sides[-1]
    message = _message(rule.message[say.lang], left, right, subject_in_words(first, say), len(sides), texts, say)
    return Finding(
        id="",
        rule=rule.id,
        verdict=judgement.verdict,
        level=rule.level if judgement.verdict == "conflict" else _LEVELS[judgement.verdict],
        event=event.id,
        attribute=first.attribute,
        subject=subject_in_words(first, say),
        message=message,
        agreement=round(judgement.agreement, 3),
        fingerprint=_fingerprint(event, judgement),
        sides=sides,
        notes=notes(judgement, sides, texts, say),
    )


def _message(
    template: str, left: Side, right: Side, subject: str, count: int, texts: dict[str, Article], say: Messages
) -> str:
    fields = {
        "left.text": left.mentions[0].text,
        "right.text": right.mentions[0].text,
        "left.sources": _sources(left, texts, say),
        "right.sources": _sources(right, texts, say),
        "subject": subject,
        "count": str(count),
    }
    template = template.replace("« ", "«\u00a0").replace(" »", "\u00a0»")  # wherever it is shown, no line ends there
    # in one pass: an article's own words may look like a placeholder
    return _PLACEHOLDER.sub(lambda match: fields.get(match.group(1), match.group()), template)


def _sources(side: Side, texts: dict[str, Article], say: Messages) -> str:
    return say.some(list(dict.fromkeys(texts[m.article].source for m in side.mentions)))


def _side(side: SideOf, event: Event, texts: dict[str, Article], rank: dict[str, int], say: Messages) -> Side:
    facts = sorted(side.facts, key=lambda f: (rank[f.article], f.field != "title", f.start))
    return Side(
        value=value_in_words(facts[0], say),
        allows=allowed_in_words(facts[0], say),
        shape=shape(facts[0]),
        origins=len({_origin(f, event) for f in facts}),
        mentions=tuple(mention(f, texts[f.article]) for f in facts),
    )


def _origin(fact: Fact, event: Event) -> str | int:
    """Where a figure comes from: the agency that an article cites for it, else the article with its copies."""
    agency = fact.speaker is not None and fact.speaker.startswith("agency:")
    return str(fact.speaker) if agency else event.origins[fact.article]


def _fingerprint(event: Event, judgement: Judgement) -> str:
    """A name for the disagreement that offsets, paths, order and wording do not change."""
    facts = [f for side in judgement.sides for f in side.facts]
    parts = (
        judgement.rule.id,
        event.type,
        facts[0].attribute,
        facts[0].subject.key,
        *sorted({f.article for f in facts}),
        *sorted({_normal(f) for f in facts}),
    )
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _normal(fact: Fact) -> str:
    value = fact.value
    if isinstance(value, Names):
        return f"{'+'.join(value.keys)}:{value.polarity}"
    if isinstance(value, Quantity):
        shape = value.allows
        bounds = (shape.support_low, shape.core_low, shape.core_high, shape.support_high)
        return "|".join((*(f"{bound:g}" for bound in bounds), str(value.dimension)))
    if isinstance(value, Score):
        return "-".join(map(str, sorted(value.points)))
    if value.resolved:
        return f"{value.value or value.lo}|{value.hi}|{value.minutes.middle() if value.minutes else ''}"
    return f"{value.weekday}|{value.month}|{value.day}|{fact.text.lower()}"


def _without_repeats(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for one set of places: where two rules see the same disagreement, the first keeps it."""
    kept: list[Finding] = []
    at: dict[_Place, list[tuple[str, frozenset[_Place]]]] = defaultdict(list)
    for finding in sorted(findings, key=lambda f: (VERDICTS.index(f.verdict), f.rule, f.fingerprint)):
        places = frozenset((m.article, m.field, m.start) for s in finding.sides for m in s.mentions)
        if not any(places <= known and rule != finding.rule for rule, known in at[min(places)]):
            kept.append(finding)
            for place in places:
                at[place].append((finding.rule, places))
    return kept


_Place = tuple[str, str, int]
"""An article, one of its fields, and the offset of a mention there."""


def _article(article: Article, event: str | None) -> ArticleSummary:
    return ArticleSummary(
        id=article.id,
        path=article.path,
        source=article.source,
        url=article.url,
        published=article.published.isoformat() if article.published else None,
        lang=article.lang,
        title=article.title,
        main_event=event,
    )


def _event(
    event: Event, say: Messages, facts: Sequence[FactRow], not_compared: tuple[tuple[Apart, ...], int]
) -> EventSummary:
    day = date.fromordinal(int(event.day.days.core_low)).isoformat() if event.day and event.day.days else None
    place = event.place.value.labels[0] if event.place and isinstance(event.place.value, Names) else None
    types = load_pack(say.lang).event_types
    words = [types[event.type].label if event.type in types else say("event.some")]
    if place:
        words.append(place)
    if day:
        words.append(say.day(day, weekday=True))
    label = ", ".join(words)
    return EventSummary(
        id=event.id,
        type=event.type,
        label=label if event.told else say("event.mentioned", label=label),
        date=day,
        place=place,
        articles=tuple(t.article.id for t in event.voices),
        mentioned=not event.told,
        facts=tuple(facts),
        apart=not_compared[0],
        apart_more=not_compared[1],
    )
