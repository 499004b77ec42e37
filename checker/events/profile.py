"""What of an article tells which event it is about."""

from __future__ import annotations

import math
import re
from collections import Counter
from zlib import crc32

from checker.articles.model import Article, Field
from checker.events.model import Told
from checker.facts.extract import event_type
from checker.facts.model import Fact
from checker.language.gazetteer import load_gazetteer, name_key
from checker.language.model import Analysis, Entity
from checker.values.model import TimeValue

_WEIGHTS = {
    "person": 1.6, "name": 1.6, "organisation": 0.8, "venue": 2.2, "street": 2.4, "place": 2.0, "country": 0.3,
}  # fmt: skip
"""How much it tells that two articles share a name of a kind: a street much, a country little."""
_CITY = 2.4
_TITLE = 1.6
_WORD_WEIGHT = 0.25
_WORD = re.compile(r"[^\W\d_]{6,}")
_SHINGLE = 6
_SURE_DAY, _OTHER_DAY = 2.0, 0.8


def profile(article: Article, analyses: dict[Field, Analysis], facts: list[Fact]) -> Told:
    """Gather the linking evidence of an article."""
    days, weekdays = _days(facts)
    return Told(
        article=article,
        facts=facts,
        event_type=event_type(analyses, article),
        names=_names(analyses),
        days=days,
        weekdays=weekdays,
        virtual=any(a.pack.virtual.search(a.view) for a in analyses.values()),
        shingles=_shingles(article.body),
    )


def _names(analyses: dict[Field, Analysis]) -> dict[str, float]:
    found: dict[str, float] = {}
    for field, analysis in analyses.items():
        factor = _TITLE if field == "title" else 1.0
        for entity in analysis.entities:
            for key, weight in _keys(entity, analysis):
                found[key] = max(found.get(key, 0.0), weight * factor)
        for word, count in _words(analysis).items():
            found[f"word:{analysis.pack.lang}:{word}"] = _WORD_WEIGHT * factor * (1 + math.log(count))
    return found


def _keys(entity: Entity, analysis: Analysis) -> list[tuple[str, float]]:
    """A name's key, and for names of several words each rarer word, so that «Glória» and «Gloria» still meet."""
    if entity.kind == "city":
        place = load_gazetteer(analysis.pack.lang).find(entity.text)
        size = math.log10(max(place.population if place else 10_000, 10_000)) - 4
        return [(entity.key, max(0.6, _CITY - 0.7 * size))]
    keys = [(entity.key, _WEIGHTS.get(entity.kind, 1.0))]
    if entity.kind in ("person", "name", "venue", "place", "organisation"):
        words = [w for w in name_key(entity.text).split() if len(w) > 3 and w not in analysis.pack.function_words]
        keys = [(f"word:{w}", _WEIGHTS.get(entity.kind, 1.0)) for w in words[-3:]] or keys
    return keys


def _words(analysis: Analysis) -> Counter[str]:
    """Long words of the text by their first letters: what is left when endings are cut."""
    sentences = analysis.sentences
    counter: Counter[str] = Counter()
    for sentence in sentences:
        for word in _WORD.findall(analysis.view[sentence.start : sentence.end]):
            if word.islower() and word not in analysis.pack.function_words:
                counter[name_key(word)[:7]] += 1
    return counter


def _days(facts: list[Fact]) -> tuple[dict[int, float], frozenset[int]]:
    days: dict[int, float] = {}
    weekdays: set[int] = set()
    for fact in facts:
        value = fact.value
        if fact.attribute != "date" or not isinstance(value, TimeValue):
            continue
        if value.days is not None and value.days.core_high - value.days.core_low < 2:
            weight = _SURE_DAY if fact.subject.key == "event" else _OTHER_DAY
            for day in range(int(value.days.core_low), int(value.days.core_high) + 1):
                days[day] = max(days.get(day, 0.0), weight)
        elif value.days is None and value.weekday is not None and fact.subject.key == "event":
            weekdays.add(value.weekday)
    return days, frozenset(weekdays)


def _shingles(text: str) -> frozenset[int]:
    words = name_key(text).split()
    return frozenset(crc32(" ".join(words[i : i + _SHINGLE]).encode()) for i in range(0, len(words) - _SHINGLE + 1))
