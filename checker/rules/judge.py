"""Judging an event by a rule: which facts are compared, which values stand against each other, and what it means."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from heapq import heappop, heappush
from itertools import combinations
from math import isclose

from checker.events.circles import tell_of_two
from checker.events.model import Event, Told
from checker.facts.model import Fact, Names
from checker.language.pack import load_pack
from checker.report import VerdictName
from checker.rules.compare import compare
from checker.rules.figures import about_culprit, dimension, in_headline, nominal, published_on, size, width
from checker.rules.model import Rule
from checker.rules.objections import objection
from checker.values.model import Quantity, TimeValue, Value

_SERIOUSNESS: tuple[VerdictName, ...] = ("conflict", "divergence", "update", "imprecision")
_DEVELOPING = timedelta(days=2)
"""How long after an event the figures of one day may still follow one another: tolls grow within hours."""
_FAR_BEYOND = 0.3
"""Share by which a number passes the one that an open wording names, for the two to be worth telling apart."""
_MOST_VALUES = 256
"""Different values of one thing that are set against each other in one event."""
_WEEKDAY_PARTS = re.compile(r"^([^\s,]+(?:\s[^\s,]+)??)[\s,]+((?:[a-z]{2,3} )?(?:[A-Z]\w+ )?\d.*)$", re.DOTALL)


@dataclass(slots=True)
class SideOf:
    """The facts that give one value, the most exact ones first.

    Attributes:
        facts: in the order of :func:`_order`.
        values: one of the facts for each value, as different wordings give it.
    """

    facts: list[Fact] = field(default_factory=list[Fact])
    values: list[Fact] = field(default_factory=list[Fact])

    def admits(self, fact: Fact, rule: Rule) -> bool:
        """Whether a fact gives the same value as every fact here."""
        for other in self.values:
            height = compare(rule.compare, other, fact)
            if height is None or height < rule.compare.same_above:
                return False
            if rule.over_time != "fixed" and (_is_open(other, fact) or _may_have_moved(other, fact, rule)):
                return False
        return True


def _is_open(left: Fact, right: Fact) -> bool:
    """Whether an open wording («au moins deux») holds for a number well beyond the one that it names."""
    if not isinstance(left.value, Quantity) or not isinstance(right.value, Quantity):
        return False
    bounded = left.value.hedge is not None or right.value.hedge is not None
    return bounded and not isclose(nominal(left), nominal(right), rel_tol=_FAR_BEYOND)


def _may_have_moved(left: Fact, right: Fact, rule: Rule) -> bool:
    """Whether a number may be a rounding of the other, or have become it: tolls go from 1 400 to 1 424."""
    a, b = left.value, right.value
    if rule.over_time not in _MOVING or rule.apart or not isinstance(a, Quantity) or not isinstance(b, Quantity):
        return False
    return a.kind == b.kind == "number" and a.hedge is b.hedge is None and a.value != b.value


_MOVING = ("may-rise", "may-change")
"""How figures behave over time that a later one replaces."""


@dataclass(slots=True)
class Judgement:
    """A disagreement: the rule, what it is about, its sides and what it means."""

    rule: Rule
    verdict: VerdictName
    sides: list[SideOf]
    agreement: float


def judge(event: Event, rule: Rule) -> Iterator[Judgement]:
    """The disagreements that a rule finds in an event."""
    if not _is_for(rule, event):
        return
    if not event.told and "event" not in rule.same:
        return  # what an article says against itself is looked at with the event that it tells
    told = event.by_article
    if len(told) < 2 and _compares_articles_alone(rule):
        return
    for group in _computed(event, rule) if rule.where.computed else comparable(event, rule):
        if rule.where.title_against_body:
            group = _title_against_body(group, rule, told)
        sides = _sides(group, rule)
        found = _verdict(sides, rule, event, told)
        if found is not None:
            yield found


def _compares_articles_alone(rule: Rule) -> bool:
    """Whether a rule sets no two facts of one article against each other (see :mod:`checker.rules.objections`)."""
    inside = rule.where.computed or rule.where.title_against_body or "speaker" in rule.apart
    return not inside and rule.compare.as_ in ("quantity", "date", "time", "place")


# ---- which facts are compared


def looks_at(rule: Rule, event: Event, fact: Fact) -> bool:
    """Whether a rule may compare a fact of an event with another."""
    return _is_for(rule, event) and fact.attribute in rule.fact and any(_admitted(_fit([fact], rule), rule))


def _is_for(rule: Rule, event: Event) -> bool:
    where = rule.where
    return event.type not in where.not_event and (not where.event or event.type in where.event)


def comparable(event: Event, rule: Rule) -> list[list[Fact]]:
    """The facts of an event that a rule compares, group by group of those about the same thing.

    Of each article those that speak for it (``per_article``).
    """
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    if event.facts.keys().isdisjoint(rule.fact):
        return []
    here = event.understood
    strangers = _of_other_kinds(event) if rule.where.own_kind else set[str]()
    for attribute in event.facts.keys() & rule.fact:
        admitted = [f for f in _admitted(event.facts[attribute], rule) if f.article not in strangers]
        if attribute in _OF_THE_HARMED:
            admitted = _without_bare_copies(admitted)
        if len(admitted) < 2:
            continue
        whole = _wholes(admitted) if here else {}
        for fact in admitted:
            # «sept morts dans le Var, dont trois à Vinon»: where the event is set, and yet a part
            part = fact.subject.restrictions and size(fact) < whole.get((fact.article, fact.subject.key), 0)
            groups[_key(fact, rule, frozenset() if part else here)].append(fact)
    several = [(key, facts) for key, facts in groups.items() if len(facts) > 1]
    if _compares_articles_alone(rule):
        several = [(key, facts) for key, facts in several if len({f.article for f in facts}) > 1]
    if not several:
        return []
    reduced = (
        _reduce(_most_given(_without_vague(_without_needless(facts))), rule, event)
        for _, facts in sorted(several, key=lambda item: str(item[0]))
    )
    return [facts for facts in reduced if len(facts) > 1]


_OF_THE_HARMED = frozenset({"killed", "injured"})


def _without_bare_copies(facts: list[Fact]) -> list[Fact]:
    """The facts of a toll without those of which the article says elsewhere whether who did it is among them.

    «Trois morts», says a title; «trois morts, dont l'assaillant», the text.
    """
    told = {(f.article, f.subject.key, f.subject.restrictions, size(f)) for f in facts if about_culprit(f)}
    return (
        [
            f
            for f in facts
            if about_culprit(f) or (f.article, f.subject.key, f.subject.restrictions, size(f)) not in told
        ]
        if told
        else facts
    )


def _of_other_kinds(event: Event) -> set[str]:
    """The articles of an event that are of another type of event than most."""
    return {t.article.id for t in event.told if t.event_type not in (event.type, None)}


def _wholes(facts: Iterable[Fact]) -> dict[tuple[str, str], float]:
    """The largest figure of each article for each subject, of those that nothing narrows."""
    largest: dict[tuple[str, str], float] = {}
    for fact in facts:
        if not fact.subject.restrictions:
            of = fact.article, fact.subject.key
            largest[of] = max(largest.get(of, 0), size(fact))
    return largest


def _without_needless(facts: list[Fact]) -> list[Fact]:
    """The facts without conversions, but those in the only currency that another article gives."""
    stated = [f for f in facts if f.cue("converted") is None]
    if len(stated) == len(facts):
        return facts
    own: dict[str, set[str | None]] = defaultdict(set)
    for fact in stated:
        own[fact.article].add(dimension(fact))

    @cache
    def needed(article: str, kind: str | None) -> bool:
        return any(kind in theirs and not theirs & own[article] for a, theirs in own.items() if a != article)

    return [f for f in facts if f.cue("converted") is None or needed(f.article, dimension(f))]


def _without_vague(facts: list[Fact]) -> list[Fact]:
    """The facts without those that only say of what order they are, where their article knows more exactly.

    «Des centaines de postes», says a title; «environ 600 postes», the text.
    """
    exact = {fact.article for fact in facts if not _is_vague(fact)}
    return [fact for fact in facts if fact.article not in exact or not _is_vague(fact)]


def _is_vague(fact: Fact) -> bool:
    return isinstance(fact.value, Quantity) and fact.value.hedge in ("some", "several")


def _most_given(facts: list[Fact]) -> list[Fact]:
    """The facts, or of very many values those of the ones that are given most: nobody reads a thousand sides."""
    if len(facts) <= _MOST_VALUES:
        return facts
    given = Counter(fact.value for fact in facts)
    if len(given) <= _MOST_VALUES:
        return facts
    first = {fact.value: _order(fact) for fact in sorted(facts, key=_order, reverse=True)}
    kept = set(sorted(given, key=lambda value: (-given[value], first[value]))[:_MOST_VALUES])
    return [fact for fact in facts if fact.value in kept]


def _fit(facts: Iterable[Fact], rule: Rule) -> Iterable[Fact]:
    """Of some facts those that are of the event itself and that a rule of this kind may compare."""
    if rule.where.computed:
        return (f for f in facts if f.time_frame == "event")
    return filter(Fact.is_comparable, facts)


def _admitted(facts: Iterable[Fact], rule: Rule) -> Iterator[Fact]:
    """Of facts with an attribute that the rule looks at, those that it may compare."""
    where = rule.where
    for fact in facts:
        if fact.firmness not in where.firmness:
            continue
        if where.subject and not _matches(fact.subject.key, where.subject):
            continue
        if where.not_subject and _matches(fact.subject.key, where.not_subject):
            continue
        if rule.compare.as_ == "weekday":
            yield from _weekday_parts(fact)
        else:
            yield fact


def _matches(key: str, patterns: tuple[str, ...]) -> bool:
    """Whether a subject key is one of those named; ``noun:*`` names all that begin so."""
    names, beginnings = _read(patterns)
    return key in names or key.startswith(beginnings)


@cache
def _read(patterns: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The whole keys of patterns, and the beginnings of others."""
    return frozenset(patterns), tuple(p.removesuffix("*") for p in patterns if p.endswith("*"))


def _key(fact: Fact, rule: Rule, here: frozenset[str]) -> tuple[object, ...]:
    """What two facts must share; a restriction to the event's own place is none."""
    parts: list[object] = [fact.attribute]
    if "subject" in rule.same:
        parts += [fact.subject.key, fact.subject.scope(here)]
    if "article" in rule.same:
        parts.append(fact.article)
    if "speaker" in rule.same:
        parts.append(fact.speaker)
    if rule.compare.as_ == "weekday":
        parts += [fact.article, fact.field, fact.sentence_start, fact.id]
    return tuple(parts)


def _reduce(facts: list[Fact], rule: Rule, event: Event) -> list[Fact]:
    """The facts that speak for their articles.

    An article that gives several figures for one thing tells apart what cannot be seen from outside, so its largest
    (its total), or the one that others bear out, stands for it.
    """
    if rule.per_article == "all" or rule.where.title_against_body:
        return facts
    if rule.per_article == "surest":
        return _charitable(facts, rule, event)
    if rule.per_article == "only":
        given = {(f.article, f.value if isinstance(f.value, Names) else nominal(f)) for f in facts}
        articles = Counter(article for article, _ in given)
        return [f for f in facts if articles[f.article] == 1]
    if rule.per_article == "main":
        return _main_ones(facts, rule)
    best: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        currency = dimension(fact) if fact.attribute == "amount" else None
        key = (fact.article, fact.speaker, currency, rule.over_time == "until-final" and _is_foreseen(fact))
        if key not in best or size(fact) > size(best[key]):
            best[key] = fact
    return list(best.values())


def _main_ones(facts: list[Fact], rule: Rule) -> list[Fact]:
    """The largest figure of each article and currency, where the article begins with it: others are of other things."""
    own: dict[tuple[str, str | None], list[Fact]] = defaultdict(list)
    for fact in facts:
        own[fact.article, dimension(fact)].append(fact)
    found: list[Fact] = []
    for given in own.values():
        first = min(given, key=lambda f: (f.field != "title", f.start))
        largest = max(given, key=size)
        if (compare(rule.compare, first, largest) or 0) >= rule.compare.same_above:
            found.append(largest)
    return found


def _is_foreseen(fact: Fact) -> bool:
    """Whether a figure is expected or aimed at, and not known yet."""
    return fact.firmness in ("forecast", "target")


def _title_against_body(facts: Sequence[Fact], rule: Rule, told: dict[str, Told]) -> list[Fact]:
    """A title's figure and the body's largest, unless the body gives the title's as well."""
    facts = [f for f in facts if not _is_vague(f)]
    title = [f for f in facts if in_headline(f, told)]
    body = [f for f in facts if not in_headline(f, told)]
    unborne = [t for t in title if not any((compare(rule.compare, t, b) or 0) >= rule.compare.same_above for b in body)]
    return [*unborne, max(body, key=size)] if unborne and body else []


def _computed(event: Event, rule: Rule) -> Iterator[list[Fact]]:
    """What the words of an article come to, and the figure that the same article states for it."""
    here = event.understood
    for told in event.computing:
        facts = list(_admitted((f for f in _fit(told.facts, rule) if f.attribute in rule.fact), rule))
        stated = [f for f in facts if f.cue("computed") is None]
        for fact in facts:
            cue = fact.cue("computed")
            if cue is None:
                continue
            if (cue.start, cue.end) == (fact.start, fact.end):  # of a total that may stand anywhere
                same = [f for f in stated if _key(f, rule, here) == _key(fact, rule, here)]
            else:
                same = [f for f in stated if f.field == fact.field and f.start == cue.start]
            if same and all(_contradict(fact, f, rule) for f in same):
                yield [fact, max(same, key=size)]


def _contradict(computed: Fact, stated: Fact, rule: Rule) -> bool:
    height = compare(rule.compare, computed, stated)
    return height is not None and height < rule.compare.conflict_below and not _roughly_same(computed, stated)


def _charitable(facts: Sequence[Fact], rule: Rule, event: Event) -> list[Fact]:
    """Of each article the fact that most others bear out, its copies aside, and among equals the surest."""
    by_article: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_article[fact.article].append(fact)

    giving: dict[Value | Names, set[int]] = defaultdict(set)
    for fact in facts:
        giving[fact.value].add(event.origins[fact.article])
    like = {fact.value: fact for fact in facts}

    @cache
    def bearing_out(value: Value | Names) -> set[int]:
        """The origins that give a value, or the same in other words."""
        heights = ((other, compare(rule.compare, like[value], like[other])) for other in giving)
        return set[int]().union(*(giving[o] for o, height in heights if (height or 0) >= rule.compare.same_above))

    def borne_out(fact: Fact) -> int:
        others = bearing_out(fact.value)
        return len(others) - (event.origins[fact.article] in others)

    return [max(own, key=lambda f: (borne_out(f), f.weight)) for own in by_article.values()]


def _weekday_parts(fact: Fact) -> Iterator[Fact]:
    """The weekday and the date of one mention as two facts, when they contradict each other."""
    if not isinstance(fact.value, TimeValue) or not fact.value.weekday_clash:
        return
    parts = _WEEKDAY_PARTS.match(fact.text)
    if parts is None:
        return
    for group in (1, 2):
        start, end = parts.span(group)
        yield replace(fact, start=fact.start + start, end=fact.start + end, text=fact.text[start:end])


# ---- which values stand against each other


def _sides(facts: Sequence[Fact], rule: Rule) -> list[SideOf]:
    sides: list[SideOf] = []
    known: dict[Value | Names, SideOf] = {}
    given = {(f.article, f.value.value) for f in facts if isinstance(f.value, Quantity)}
    for fact in sorted(facts, key=_order):
        itself = compare(rule.compare, fact, fact)
        if itself is None:
            continue  # what cannot be compared with itself can be with nothing
        if _joins_ends(fact, given):
            continue
        side = known.get(fact.value) or next((side for side in sides if side.admits(fact, rule)), None)
        if side is None:
            side = SideOf()
            sides.append(side)
        if fact.value not in known:
            side.values.append(fact)
            if itself >= rule.compare.same_above:
                known[fact.value] = side
        side.facts.append(fact)
    return sides


def _joins_ends(fact: Fact, given: set[tuple[str, float | None]]) -> bool:
    """Whether a range joins two figures that its article gives one by one («entre 6 200 et 11 000», says a title)."""
    value = fact.value
    return (
        isinstance(value, Quantity)
        and None not in (value.lo, value.hi)
        and ({(fact.article, value.lo), (fact.article, value.hi)} <= given)
    )


def _order(fact: Fact) -> tuple[float, float, str, str, int]:
    """Exact values first, so that a vague one joins the side that it is nearest to and not the reverse."""
    return (width(fact), size(fact), fact.article, fact.field, fact.start)


def _verdict(sides: list[SideOf], rule: Rule, event: Event, told: dict[str, Told]) -> Judgement | None:
    """The sides that disagree, and the most serious thing that their disagreement means."""
    if len(sides) < 2:
        return None
    involved: set[int] = set()
    verdicts: set[VerdictName] = set()
    lowest = 1.0
    vague: tuple[float, int, int] | None = None
    raised: tuple[int, int] | None = None
    sources = [_sources(side, told) for side in sides]
    for i, j in combinations(range(len(sides)), 2):
        if lowest == 0 and "conflict" in verdicts and {i, j} <= involved:
            continue  # nothing can be added
        compared = _compared(sides[i], sides[j], rule, told)
        if compared is None:
            continue
        height, left, right = compared
        if height >= rule.compare.same_above:
            # «au moins deux» yesterday and «cinq» today agree, and are news all the same
            news = rule.over_time != "fixed" and not (_is_vague(left) or _is_vague(right))
            if news and _later(sources[i], sources[j]) and not _rounded_off(left, right, sources[i], sources[j]):
                raised = raised or (i, j)
            continue
        if height >= rule.compare.conflict_below or _roughly_same(left, right):
            vague = min(vague, (height, i, j)) if vague else (height, i, j)
            continue
        meaning = _meaning(sources[i], sources[j], rule, event)
        if meaning == "conflict" and _are_strangers(sources[i].articles, sources[j].articles, event):
            continue
        involved |= {i, j}
        lowest = min(lowest, height)
        verdicts.add(meaning)
    if verdicts:
        verdict = min(verdicts, key=_SERIOUSNESS.index)
        return Judgement(rule, verdict, [sides[i] for i in sorted(involved)], lowest)
    if vague is not None:
        height, i, j = vague
        later = rule.over_time != "fixed" and _later(sources[i], sources[j])
        return Judgement(rule, "update" if later else "imprecision", [sides[i], sides[j]], height)
    if raised is not None:
        return Judgement(rule, "update", [sides[i] for i in raised], 1.0)
    return None


def _rounded_off(left: Fact, right: Fact, a: _Sources, b: _Sources) -> bool:
    """Whether the later of two plain numbers is the smaller: «1 400» after «1 424» says the same with fewer digits."""
    if not isinstance(left.value, Quantity) or not isinstance(right.value, Quantity) or left.value.hedge is not None:
        return False
    earlier, later = (left, right) if a.days < b.days else (right, left)
    return right.value.hedge is None and nominal(later) < nominal(earlier)


def _are_strangers(some: set[str], others: set[str], event: Event) -> bool:
    """Whether two sides are linked by little more than a town and a day, and may well tell two events."""
    circles, other_circles = ({event.circles.get(article) for article in side} for side in (some, others))
    if None in circles | other_circles or circles & other_circles:
        return False
    one, two = ([event.by_article[article] for article in side] for side in (some, others))
    return tell_of_two(one, two)


def _roughly_same(left: Fact, right: Fact) -> bool:
    """Whether a hedged number lies so near the other that it may be loosely meant («près de 40», 42)."""
    if not isinstance(left.value, Quantity) or not isinstance(right.value, Quantity):
        return False
    loose = sum(v.hedge is not None or _is_round_time(v) for v in (left.value, right.value))
    return loose > 0 and isclose(nominal(left), nominal(right), rel_tol=_LOOSELY if loose == 1 else _BOTH_LOOSELY)


def _is_round_time(value: Quantity) -> bool:
    """«dix jours», «vingt minutes»: lengths of time are rounded without a word, ages are not."""
    return value.dimension == "time" and value.kind != "age" and value.value is not None and value.value % _ROUND == 0


_ROUND = 10
_LOOSELY = 0.1
"""Share of a number by which hedged wordings of it are taken to be off without contradicting it."""
_BOTH_LOOSELY = 0.15
"""The same of two that are hedged («environ 70», «about 80»)."""


def _compared(a: SideOf, b: SideOf, rule: Rule, told: dict[str, Told]) -> tuple[float, Fact, Fact] | None:
    """The agreement of two sides, and what gives it: their most exact facts that may be compared."""
    for left, right in _most_exact_first(a.facts, b.facts):
        if objection(left, right, rule, told) is None:
            height = compare(rule.compare, left, right)
            if height is not None:
                return height, left, right
    return None


def _most_exact_first(left: Sequence[Fact], right: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of facts of two sides by what their wordings leave open together, without making them all."""
    waiting = [(0.0, 0, 0)]
    while waiting:
        _, i, j = heappop(waiting)
        yield left[i], right[j]
        further = [(i, j + 1), (i + 1, 0)] if j == 0 else [(i, j + 1)]
        for i, j in further:
            if i < len(left) and j < len(right):
                heappush(waiting, (width(left[i]) + width(right[j]), i, j))


# ---- what a disagreement means


@dataclass(frozen=True, slots=True)
class _Sources:
    """Who gives a side's figure, and when.

    Attributes:
        speakers: who is cited for it; empty where most of its articles give it in their own words.
        articles: those that give it.
        days: the first and the last of publication; empty where none is known.
        moments: of publication to the minute; None where only days are known.
        marked: how its words call a figure: ``provisional``, ``final``.
        moved: whether its words tell of another day («reporté»).
        planned: whether its day was still to come for all who give it.
        ceiling: whether it says how high the figure was at most, which holds for provisional ones too.
        foreseen: whether none of it is known yet.
    """

    speakers: set[str]
    articles: set[str]
    days: tuple[date, ...]
    moments: set[datetime] | None
    marked: frozenset[str]
    moved: bool
    planned: bool
    ceiling: bool
    foreseen: bool


def _sources(side: SideOf, told: dict[str, Told]) -> _Sources:
    speakers = [f.speaker for f in side.facts if f.speaker is not None]
    published = [told[f.article].article.published for f in side.facts]
    days = {p.moment.date() for p in published if p is not None}
    timed = {p.moment for p in published if p is not None and p.has_time}
    return _Sources(
        speakers=set(speakers) if 2 * len(speakers) >= len(side.facts) else set(),
        articles={f.article for f in side.facts},
        days=(min(days), max(days)) if days else (),
        moments=timed if timed and all(p is not None and p.has_time for p in published) else None,
        marked=frozenset(c.kind for f in side.facts for c in f.cues) & {"provisional", "final"},
        moved=any(f.cue("moved") for f in side.facts),
        planned=all(_is_to_come(f, told) for f in side.facts),
        foreseen=all(_is_foreseen(f) for f in side.facts),
        ceiling=all(isinstance(f.value, Quantity) and f.value.hedge == "at_most" for f in side.facts),
    )


def _is_to_come(fact: Fact, told: dict[str, Told]) -> bool:
    days = fact.value.days if isinstance(fact.value, TimeValue) else None
    published = published_on(fact, told)
    return days is not None and published is not None and days.core_low > published


def _meaning(a: _Sources, b: _Sources, rule: Rule, event: Event) -> VerdictName:
    # a figure without a speaker is taken to come from where others have the same one, unless most say it themselves
    each_its_own = bool(a.speakers and b.speakers) and not a.speakers & b.speakers
    if "speaker" in rule.apart and a.articles == b.articles and len(a.articles) == 1:
        each_its_own = a.speakers != b.speakers  # «2 400 marcheurs, 3 900 d'après l'intersyndicale»
    if rule.compare.as_ == "date" and _later(a, b) and (a.moved or b.moved or a.planned != b.planned):
        return "update"  # what was planned for one day has come, or is now planned, on another
    if rule.over_time != "fixed" and _superseded(a, b, rule, event, each_its_own):
        return "update"
    return "divergence" if each_its_own else "conflict"


def _superseded(a: _Sources, b: _Sources, rule: Rule, event: Event, each_its_own: bool) -> bool:
    """Whether one side may have taken the other's place: stated on another day, or by its own words.

    Of one day, or of days not known, it may when the event is still going on or the figure rises by nature, but not
    for two figures of one minute.  Where speakers count differently by nature, time explains nothing.
    """
    if event.settled or (each_its_own and "speaker" in rule.apart):
        return False
    if rule.over_time == "until-final":
        early = "provisional" in a.marked | b.marked and not (a.ceiling or b.ceiling)
        return early or a.foreseen != b.foreseen
    if _later(a, b) or a.marked or b.marked:
        return True
    if not a.days or not b.days:
        return rule.over_time == "may-rise" or not (each_its_own or _is_over(event))
    at_one_moment = a.moments is not None and a.moments == b.moments
    return not at_one_moment and (rule.over_time == "may-rise" or not each_its_own) and _developing(event, a.days[0])


def _later(a: _Sources, b: _Sources) -> bool:
    """Whether the two sides are known to have been published on different days."""
    return bool(a.days and b.days) and a.days != b.days


def _is_over(event: Event) -> bool:
    """Whether an event of this type is over when it is told (a theft), so that figures have no reason to move."""
    kind = load_pack(event.voices[0].article.lang).event_types.get(event.type)
    return kind is None or kind.fixed


def _developing(event: Event, day: date) -> bool:
    if load_pack(event.voices[0].article.lang).has_trait(event.type, "drawn-out"):
        return True
    if event.day is None or event.day.days is None:
        return False
    happened = date.fromordinal(int(event.day.days.core_low))
    return day - happened <= _DEVELOPING
