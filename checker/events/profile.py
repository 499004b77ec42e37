"""What of an article tells which event it is about."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, repeat
from zlib import crc32

from checker.articles.model import Article, Field
from checker.events.model import A_TOWN, FIGURE, WORD, Told
from checker.facts.extract import event_type
from checker.facts.model import Fact
from checker.facts.settings import EVENT, PRESUMED, UPCOMING
from checker.language.gazetteer import load_gazetteer, name_key
from checker.language.model import Analysis, Entity
from checker.language.pack import Pack, fold
from checker.values.model import Quantity, TimeValue

_WEIGHTS = {
    "person": 1.6, "name": 1.6, "organisation": 0.8, "venue": 2.2, "street": 1.2, "place": 2.0, "country": 0.3,
}  # fmt: skip
"""How much it tells that two articles share a name of a kind: a street much, a country little."""
_CITY = 2.4
_TITLE = 1.6
_OTHER_WORD = 0.2
"""Share of a name's weight that its other words have."""
_NAMELESS = 0.3
"""Weight of a venue that is called so without a name («palais des congrès»): every town has one."""
_OPENING_WEIGHT = 0.6
_OPENING = re.compile(r"[«\"“'\s]*((?:[A-ZÀ-ÖØ-ÞŒ])[\w-]{2,})")
_FIGURES = (0.5, 0.9, 1.4)
"""Weight of a figure by how much it says (see :func:`_telling`): two fires have nine dead each by chance, not 1 843."""
_THOUSAND = 1000
_WORD_WEIGHT = 0.25
_WORD = re.compile(r"\w{6,}")
_TELLING = 7
"""First letters of a word that its inflected forms share."""
_WORDS_KEPT = 65_536
"""Words of texts whose keys are remembered."""
_SHINGLE = 6
"""Words of a run."""
_SURE_DAY, _OTHER_DAY = 2.0, 0.8


def profile(article: Article, analyses: dict[Field, Analysis], facts: list[Fact]) -> Told:
    """Gather the linking evidence of an article."""
    days, weekdays = _days(facts)
    return Told(
        article=article,
        facts=facts,
        event_type=event_type(analyses, article),
        names=_names(analyses) | _figures(facts),
        people=frozenset(e.key for a in analyses.values() for e in a.entities if e.kind == "person"),
        days=days,
        weekdays=weekdays,
        month_days=_month_days(facts),
        shingles=_shingles(article.body),
        given=_given(analyses),
    )


def _names(analyses: dict[Field, Analysis]) -> dict[str, float]:
    found: dict[str, float] = {}
    for field, analysis in analyses.items():
        factor = _TITLE if field == "title" else 1.0
        for entity in {entity[2:]: entity for entity in analysis.entities}.values():  # each name once
            for key, weight in _keys(entity, analysis):
                found[key] = max(found.get(key, 0.0), weight * factor)
        for key in _openings(analysis):
            found.setdefault(key, _OPENING_WEIGHT * factor)
        words = _words(analysis)
        weights = {count: _WORD_WEIGHT * factor * (1 + math.log(count)) for count in set(words.values())}
        found.update({key: weights[count] for key, count in words.items()})
    return found


def _keys(entity: Entity, analysis: Analysis) -> list[tuple[str, float]]:
    """A name's key, and for a name of several words its last word most («Sommet Arctique», «Arctique»).

    Of people the family name alone: a given name is shared by strangers.
    """
    if entity.kind == "city":
        place = load_gazetteer(analysis.pack.lang).find(entity.text)
        return [(entity.key, _weight_of_town(place.population if place else 0))]
    weight = _weight(entity, analysis.pack)
    if entity.kind not in ("person", "name", "venue", "place", "organisation"):
        return [(entity.key, weight)]
    words = [w for w in name_key(entity.name).split() if len(w) > 2 and w not in analysis.pack.function_words]
    last = [(f"word:{w}", weight) for w in words[-1:]]
    others = words[-4:-1] if entity.kind != "person" else []
    found = last + [(f"word:{w}", weight * _OTHER_WORD) for w in others] or [(entity.key, weight)]
    return found + _town_of(entity, analysis) if entity.kind == "venue" else found


def _weight(entity: Entity, pack: Pack) -> float:
    if entity.kind == "venue" and entity.name.islower():
        return _NAMELESS
    if entity.kind == "name" and name_key(entity.name) in pack.capitalised:
        return _OPENING_WEIGHT  # «chefs d'État»: an ordinary word with a capital
    return _WEIGHTS.get(entity.kind, 1.0)


def _given(analyses: dict[Field, Analysis]) -> dict[str, frozenset[str]]:
    """The initials of people's given names, by the keys of their family names."""
    found: dict[str, frozenset[str]] = {}
    for analysis in analyses.values():
        for entity in analysis.entities:
            if entity.kind == "person":
                *given, family = name_key(entity.name).split()
                key = f"word:{family}"
                found[key] = found.get(key, frozenset()).union(name[0] for name in given)
    return {key: initials for key, initials in found.items() if initials}


def _town_of(entity: Entity, analysis: Analysis) -> list[tuple[str, float]]:
    """The key of the town that ends the name of a place in it («le collège de Limoges»)."""
    words = entity.text.split()
    place = load_gazetteer(analysis.pack.lang).find(words[-1]) if len(words) > 1 else None
    return [(place.key, _weight_of_town(place.population))] if place is not None and place.kind == "city" else []


def _weight_of_town(population: int) -> float:
    return max(A_TOWN, _CITY - 0.7 * (math.log10(max(population, 10_000)) - 4))


def _openings(analysis: Analysis) -> Iterator[str]:
    """Words that open a sentence or a headline: names perhaps («Louvre : …»), so they count for a little."""
    known = {entity.start for entity in analysis.entities}
    for sentence in analysis.sentences:
        word = _OPENING.match(analysis.view, sentence.start, sentence.end)
        if word is None or word.start(1) in known or analysis.is_in_value(word.start(1)):
            continue  # «Vingt dirigeants»
        if not _is_no_name(fold(word.group(1)), analysis.pack):
            yield f"word:{name_key(word.group(1))}"


def _is_no_name(word: str, pack: Pack) -> bool:
    """Whether a word that opens a sentence is surely no name: a small one, or one for an event or what is counted."""
    return word in pack.function_words or word in pack.event_words or word in pack.nouns


def _figures(facts: list[Fact]) -> dict[str, float]:
    """Figures that two articles can share: the same count of the same thing, the same age, the same amount."""
    found: dict[str, float] = {}
    for fact in facts:
        value = fact.value
        if not isinstance(value, Quantity) or value.value is None or not fact.subject.key:
            continue
        if fact.time_frame == "event" and fact.cue("converted") is None:
            # «un homme de 53 ans» here is «le suspect, 53 ans» there
            nameless = fact.attribute == "age" and not fact.subject.key.startswith("person:")
            key = "someone" if nameless else fact.subject.key
            found[f"{FIGURE}{fact.attribute}:{key}:{value.value:g}:{value.unit}"] = _telling(value.value, value.unit)
    return found


def _telling(number: float, unit: str | None) -> float:
    """The weight of a figure: by its digits without the zeros behind them, and one more for thousands or for a unit."""
    digits = f"{abs(number):g}".partition("e")[0].replace(".", "").strip("0")
    said = len(digits) + (unit is not None or abs(number) >= _THOUSAND)
    return _FIGURES[min(max(said, 1), len(_FIGURES)) - 1]


def _words(analysis: Analysis) -> Counter[str]:
    """Keys of the long words of the text: what is left when endings are cut."""
    view, pack = analysis.view, analysis.pack
    words = chain.from_iterable(_WORD.findall(view, s.start, s.end) for s in analysis.sentences)
    counter = Counter(map(_word_key, words, repeat(pack.lang), repeat(pack.function_words)))
    counter.pop("", None)
    return counter


@lru_cache(maxsize=_WORDS_KEPT)
def _word_key(word: str, lang: str, small: frozenset[str]) -> str:
    """The key of a word by its first letters; empty for small words, and for what is no word or may be a name."""
    if word in small or not (word.islower() and word.isalpha()):
        return ""
    return f"{WORD}{lang}:{name_key(word)[:_TELLING]}"


def _days(facts: list[Fact]) -> tuple[dict[int, float], frozenset[int]]:
    days: dict[int, float] = {}
    weekdays: set[int] = set()
    for fact in facts:
        value = fact.value
        if fact.attribute != "date" or not isinstance(value, TimeValue):
            continue
        if value.days is not None and value.days.core_high - value.days.core_low < 2:
            weight = _SURE_DAY if fact.subject.key in (EVENT, PRESUMED, UPCOMING) else _OTHER_DAY
            for day in range(int(value.days.core_low), int(value.days.core_high) + 1):
                days[day] = max(days.get(day, 0.0), weight)
        elif value.days is None and value.weekday is not None and fact.subject.key in (EVENT, PRESUMED):
            weekdays.add(value.weekday)
    return days, frozenset(weekdays)


def _month_days(facts: list[Fact]) -> frozenset[tuple[int, int]]:
    """Days of a month without a resolvable year («le 15 mars»)."""
    return frozenset(
        (f.value.month, f.value.day)
        for f in facts
        if isinstance(f.value, TimeValue) and f.value.days is None and f.value.month and f.value.day
    )


def _shingles(text: str) -> frozenset[int]:
    # word by word, because most words are remembered
    words = " ".join(map(name_key, text.split())).encode().split()
    runs = zip(*(words[first:] for first in range(_SHINGLE)), strict=False)
    return frozenset(map(crc32, map(b" ".join, runs)))
