"""What the words of a passage come to, beside the figure that it states: lists, births, spans, conversions, shares.

Each is a fact of its own with a cue ``computed`` at the figure that it checks; it is compared with that figure alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from checker.facts.context import Context
from checker.facts.model import Cue, Fact
from checker.language.model import Entity
from checker.language.pack import fold
from checker.values.distribution import Trapezoid
from checker.values.model import Quantity, TimeValue, ValueMention

_WORDS = re.compile(r"\w+'?|[^\w\s(]")
_DAY, _MINUTE = 86_400, 60
"""Seconds."""
_YEAR = 365.25 * _DAY
_BESIDE = 40
"""Characters between a length of time and the span that it sums up."""
_SPAN_REACH = 120
"""Characters around a length of time, or behind a birth, in which the times stand that belong to it."""
_LOOSE = 0.1
"""Share by which a conversion may be rounded («100 km (60 miles)»)."""
_ROUNDED = 30 * _MINUTE
"""Seconds by which a length of time given in hours may be rounded."""
_HUNDREDTHS = 0.005
"""Share by which each of several shares may be rounded."""
_COUNTS = frozenset({"count", "participants_count", "killed", "injured", "missing", "arrested"})


def extract_arithmetic(context: Context) -> None:
    """Add what can be computed beside the facts that were read so far."""
    stated = list(context.facts)
    for fact in stated:
        if not isinstance(fact.value, Quantity):
            continue
        if fact.attribute in _COUNTS:
            _listed(context, fact, fact.value)
        elif fact.attribute == "age":
            _born(context, fact, fact.value)
        elif fact.attribute == "duration":
            _spanned(context, fact, fact.value)
    _converted(context, stated)
    _shared(context, stated)


def _add(context: Context, of: Fact, value: Quantity, start: int, end: int) -> None:
    """A computed fact beside the one that it checks, of the same firmness and time."""
    fact = context.add(of.attribute, of.subject, value, start, end, [Cue("computed", of.start, of.end, of.text)])
    if fact is not None:
        fact.firmness, fact.time_frame = of.firmness, of.time_frame


def _words(gap: str) -> set[str]:
    """The words and marks that stand between two mentions."""
    return set(_WORDS.findall(fold(gap)))


# ---- « quatre pays : la France, l'Allemagne et l'Italie »


def _listed(context: Context, fact: Fact, value: Quantity) -> None:
    if value.value is None or value.hedge is not None or value.lo is not None or value.hi is not None:
        return
    named = _names_listed(context, fact)
    if len(named) > 1:
        count = float(len({e.key for e in named}))
        _add(context, fact, Quantity("number", Trapezoid.point(count), count), named[0].start, named[-1].end)


def _names_listed(context: Context, fact: Fact) -> list[Entity]:
    """The names of one kind that a colon, a dash or a bracket opens behind a count; none where the list is open."""
    view, pack = context.view, context.pack
    opening = pack.list_opens.match(view, fact.end, fact.sentence_end)
    if opening is None:
        return []
    names: list[Entity] = []
    at = opening.end()
    joined = opening.group().strip() == "("
    for entity in context.analysis.entities_in(at, fact.sentence_end):
        glue = _words(view[at : entity.start])
        if entity.adjective or not glue <= pack.list_glue or (names and entity.kind != names[0].kind):
            break
        joined = joined or bool(names and glue & pack.list_ends)
        names.append(entity)
        at = entity.end
    closed = not view[at : fact.sentence_end].strip() or pack.list_closes.match(view, at) is not None
    return names if joined and closed else []


# ---- « né en 1985 », « 42 ans »


def _born(context: Context, fact: Fact, value: Quantity) -> None:
    """The age that a year or day of birth gives on the day of publication, where the stated age is today's."""
    published = context.article.published
    if published is None or not fact.subject.key.startswith("person:") or value.value is None:
        return
    if context.pack.aged_now.search(context.view, max(fact.sentence_start, fact.start - _BESIDE), fact.start) is None:
        return
    for year, birth, person in _births(context):
        if person.key == fact.subject.key:
            age = published.moment.year - year
            allows = Trapezoid((age - 1) * _YEAR, (age - 1) * _YEAR, (age + 1) * _YEAR - 1, (age + 1) * _YEAR - 1)
            computed = Quantity("age", allows, None, float(age - 1), float(age), "year", "time")
            _add(context, fact, computed, birth.start, birth.end)
            return


def _births(context: Context) -> Iterator[tuple[int, ValueMention, Entity]]:
    """Years of birth, each with its date and the person named last before it; none where a life is told to its end."""
    for match in context.pack.born.finditer(context.view):
        sentence = context.analysis.sentence_at(match.start())
        if sentence is None:
            continue
        dates = [
            (m.value.year, m)
            for m in context.analysis.values_in(match.start(), min(sentence.end, match.end() + _SPAN_REACH))
            if isinstance(m.value, TimeValue) and m.value.year is not None
        ]
        people = [e for e in context.analysis.entities_in(sentence.start, match.start()) if e.kind == "person"]
        if len(dates) == 1 and people and dates[0][1].start - match.end() < _BESIDE:
            yield *dates[0], people[-1]


# ---- « de 14 heures à 17 heures, soit deux heures », « du 3 au 7 octobre, soit dix jours »


def _spanned(context: Context, fact: Fact, value: Quantity) -> None:
    if value.value is None or value.hedge is not None:
        return
    sentence = context.analysis.sentence_at(fact.start)
    if sentence is None:
        return
    begin, stop = max(sentence.start, fact.start - _SPAN_REACH), min(sentence.end, fact.end + _SPAN_REACH)
    for start, end, allows in _spans(context, begin, stop):
        first, last = sorted(((start, end), (fact.start, fact.end)))
        if _words(context.view[first[1] : last[0]]) <= context.pack.span_joins:
            _add(context, fact, replace(value, allows=allows, value=None, lo=None, hi=None), start, end)
            return


def _spans(context: Context, begin: int, stop: int) -> Iterator[tuple[int, int, Trapezoid]]:
    """Stretches from one time to another inside a sentence, and how long they last (seconds)."""
    times = [m for m in context.analysis.values_in(begin, stop) if isinstance(m.value, TimeValue)]
    for mention in times:
        value = mention.value
        assert isinstance(value, TimeValue)
        if value.kind == "daterange" and value.lo and value.hi:
            days = (date.fromisoformat(value.hi) - date.fromisoformat(value.lo)).days
            if days > 0:
                yield mention.start, mention.end, _stretch(days * _DAY, (days + 1) * _DAY, 0)
    for one, other in pairwise(times):
        opened = context.pack.span_opens.search(context.view, begin, one.start)
        joins = fold(context.view[one.end : other.start])
        a, b = one.value, other.value
        if opened and joins in context.pack.span_to and isinstance(a, TimeValue) and isinstance(b, TimeValue):
            if a.minutes is None or b.minutes is None or b.minutes.core_low <= a.minutes.core_low:
                continue
            length = (b.minutes.middle() - a.minutes.middle()) * _MINUTE
            yield opened.start(), other.end, _stretch(length, length, _ROUNDED)


def _stretch(low: float, high: float, rounded: float) -> Trapezoid:
    return Trapezoid(low - rounded, low, high, high + rounded)


# ---- « 100 km (62 miles) »


def _converted(context: Context, stated: list[Fact]) -> None:
    """A conversion between units of fixed size; those of money are as good as their day's rate."""
    facts = {f.start: f for f in stated if f.attribute in ("distance", "area", "mass", "speed")}
    for mention in context.analysis.values:
        of = facts.get(mention.tied) if mention.tied is not None else None
        value = mention.value
        if of is None or not isinstance(value, Quantity) or not isinstance(of.value, Quantity):
            continue
        bracketed = not context.view[of.end : mention.start].strip(" (/")
        # «2 350 kg, ou 3,1 tonnes avec l'adaptateur» are two sizes
        if value.dimension == of.value.dimension and bracketed:
            shape = value.allows
            low, high = shape.support_low * (1 - _LOOSE), shape.support_high * (1 + _LOOSE)
            _add(context, of, replace(value, allows=Trapezoid(low, low, high, high)), mention.start, mention.end)


# ---- « 54 % des voix contre 48 % »


def _shared(context: Context, stated: list[Fact]) -> None:
    """What the shares of the others in a sentence leave for the last of them, of one whole."""
    groups: dict[tuple[int, str, tuple[str, ...]], dict[str, Fact]] = {}
    for fact in stated:
        whole, at, owner = fact.subject.key.partition("@")
        if fact.attribute == "percentage" and at and isinstance(fact.value, Quantity) and fact.time_frame == "event":
            groups.setdefault((fact.sentence_start, whole, fact.subject.restrictions), {}).setdefault(owner, fact)
    for facts in groups.values():
        *others, last = facts.values()
        if others:
            taken = sum(f.value.allows.support_low for f in others if isinstance(f.value, Quantity))
            left = max(0.0, 1 - taken)
            allows = Trapezoid(0, 0, left, left + _HUNDREDTHS * len(facts))
            computed = Quantity("percentage", allows, None, 0.0, round(left * 100, 2), "percent", "share")
            _add(context, last, computed, others[0].start, others[-1].end)
