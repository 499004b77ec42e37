"""From an analysed article to its facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from checker.articles.model import Article, Field
from checker.facts.arithmetic import extract_arithmetic
from checker.facts.context import LEAD, Context
from checker.facts.counts import CountExtractor
from checker.facts.measures import extract_measures, extract_scores
from checker.facts.model import Fact, Names
from checker.facts.occasions import assign_occasions
from checker.facts.relations import extract_relations
from checker.facts.settings import EVENT, PRESUMED, extract_places, extract_stages, extract_times, spans_towns
from checker.language.gazetteer import load_gazetteer
from checker.language.model import Analysis
from checker.language.pack import fold
from checker.values.model import TimeValue

_TITLE_WEIGHT, _LEAD_WEIGHT = 3, 2


def extract_facts(article: Article, analyses: dict[Field, Analysis]) -> list[Fact]:
    """All facts of one article, title first, in the order of the text, with ids ``article:n``."""
    kind = event_type(analyses, article)
    facts: list[Fact] = []
    contexts = [Context(article, field, analyses[field], kind) for field in ("title", "body")]
    for context in contexts:
        extract_times(context)
        extract_places(context)
    day = _event_day([f for context in contexts for f in context.facts])
    told = [f for context in contexts for f in context.facts]
    _leave_earlier_days(told, day)
    place, country = _event_place(told), _event_country(told, article.lang)
    if any(map(spans_towns, contexts)):
        _leave_towns(told)
    for context in contexts:
        context.event_day, context.event_place, context.event_country = day, place, country
        CountExtractor(context).run()
        extract_measures(context)
        extract_scores(context)
        extract_arithmetic(context)
        extract_relations(context)
        extract_stages(context)
        assign_occasions(context)
        facts.extend(sorted(context.facts, key=lambda f: (f.start, f.end, f.attribute)))
    for number, fact in enumerate(facts, 1):
        fact.id = f"{article.id}:{number}"
    return facts


def _event_day(facts: Iterable[Fact]) -> int | None:
    """The day of the main event by the surest date that names one."""
    dates = [
        (f.weight, f.value.days) for f in facts if f.attribute == "date" and f.weight and isinstance(f.value, TimeValue)
    ]
    known = [(weight, days.core_low) for weight, days in dates if days is not None]
    return int(max(known)[1]) if known else None


def _leave_earlier_days(facts: Iterable[Fact], day: int | None) -> None:
    """Say of less sure days well before the event's that they are of something else («l'une d'elles, en mars 2023»)."""
    dates = [
        f
        for f in facts
        if f.attribute == "date" and f.subject.key in (EVENT, PRESUMED) and isinstance(f.value, TimeValue)
    ]
    surest = max((f.weight for f in dates), default=0)
    for fact in dates:
        days = fact.value.days if isinstance(fact.value, TimeValue) else None
        if days is not None and day is not None and fact.weight < surest and days.core_high < day - _WELL_BEFORE:
            fact.subject, fact.weight = replace(fact.subject, key="other"), 0


def _leave_towns(facts: Iterable[Fact]) -> None:
    """Say of the towns of an event that took place in several that they are places of the story, and not its place."""
    for fact in facts:
        if fact.subject.key == f"{EVENT}:city":
            fact.subject = replace(fact.subject, key="other")


_WELL_BEFORE = 7
"""Days before the event's surest day from which another is no other telling of it."""


def _event_place(facts: Iterable[Fact]) -> str | None:
    """The key of the town that the main event is set in."""
    towns = (f.value.keys[0] for f in facts if f.subject.key == f"{EVENT}:city" and isinstance(f.value, Names))
    return next(towns, None)


def _event_country(facts: Iterable[Fact], lang: str) -> str | None:
    """The key of the country of the main event: of its town, else the one that it is set in."""
    places = {f.subject.key: f.value for f in facts if f.attribute == "place" and isinstance(f.value, Names)}
    town = places.get(f"{EVENT}:city")
    known = load_gazetteer(lang).find(town.labels[0]) if town else None
    if known is not None and known.country is not None:
        return f"country:{known.country}"
    country = places.get(f"{EVENT}:country")
    return country.keys[0] if country else None


def event_type(analyses: dict[Field, Analysis], article: Article) -> str | None:
    """The type of the article's main event: the type whose words are most frequent, title and lead first."""
    score: Counter[str] = Counter()
    for field, analysis in analyses.items():
        for index, named in analysis.named_events.items():
            sentence = analysis.sentences[index]
            headline = field == "title" or (
                article.title_span is not None and sentence.start <= article.title_span[0] < sentence.end
            )
            weight = _TITLE_WEIGHT if headline else _LEAD_WEIGHT if index < LEAD else 1
            for kind, word in named:
                score[kind] += 1 if fold(word.group()) in analysis.pack.many_events else weight
    if not score:
        return None
    return min(score, key=lambda name: (-score[name], name))
