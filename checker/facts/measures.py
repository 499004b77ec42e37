"""How much, how long, how large, how old: values with a unit, and the topic that they are about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.facts.ages import extract_age, is_age
from checker.facts.context import LEAD, NAME_REACH, OPENING, Context
from checker.facts.markets import company_of, holder_of, is_main, names_another, session_of
from checker.facts.model import Attribute, Cue, Fact, Subject
from checker.facts.nouns import counts_nothing
from checker.facts.owners import (
    TAKEN_UP,
    answered,
    donor_of,
    given_by,
    is_bar,
    is_of_another,
    option_behind,
    owner_of,
    voted_for,
)
from checker.facts.penalties import PENALTIES, say_whose
from checker.facts.portions import measured_at, receiver_of, scopes_of
from checker.facts.temperatures import extract_temperature
from checker.language.model import Entity, Sentence
from checker.language.pack import fold
from checker.values.distribution import Trapezoid
from checker.values.model import Quantity, Score, TimeValue, ValueMention

_TOPIC_REACH = 90
"""Characters around a value in which the words of its topic may stand."""
_AGED_REACH = 40
"""Characters before the last of several ages in which the word that makes them ages stands."""
_RATE = 0.06
"""Share by which two conversions of one amount may differ: rates of some days apart, and rounding."""
_SENTENCE = "sentence"
"""Topic of a length of time that a court gives."""
_SAID = 12
"""Characters between a verb of speech and the figure that it gives («avance 4,5 milliards»)."""
_VERB_REACH = 40
"""Characters before a figure in which its verb of speech begins."""
_STRENGTH = (2.0, 10.0)
"""Magnitudes of earthquakes that are news."""
_QUAKE = "quake"
_PART_REACH = 40
"""Characters behind a sentence in which its suspended part begins («quatre ans de prison, dont un avec sursis»)."""
_STAGES = ("requested", "pronounced")
_DAY = 86_400
_RARE_DAYS = 20
_ATTRIBUTES: dict[str, Attribute] = {
    "money": "amount",
    "percentage": "percentage",
    "duration": "duration",
    "age": "age",
}
_DIMENSIONS: dict[str, Attribute] = {
    "area": "area", "speed": "speed", "length": "distance", "mass": "mass", "magnitude": "magnitude",
}  # fmt: skip
_DEGREES = frozenset({"temperature", "angle"})
"""Dimensions of what is told in degrees."""
_JOINED_ON = re.compile(r"-[^\W\d_]+\Z")
"""The unit of a length of time that is of the noun behind it ("a three-week trial")."""
_NOUN_REACH = 30
"""Characters behind such a one in which its noun stands ("a six-month suspended sentence")."""
_LEVEL_REACH = 24
"""Characters before a share in which the words that make it a level stand."""
_BRACKET = re.compile(r"\s?\([^()]{0,80}\)")
"""What stands in brackets right behind a value, as conversions do."""
_LARGE = 1e6
"""From here on a bare number may be an amount whose currency goes without saying («420 millions»)."""
_BESIDE_SCORE = 8
"""Characters between a score and one in brackets behind it, which is the half's («31-29 (15-16)»)."""


def extract_measures(context: Context) -> None:
    """Add amounts, shares, lengths of time, areas, speeds, distances and ages."""
    counted = sorted((f.start, f.end) for f in context.facts if f.attribute == "count")
    stated = _stated_currencies(context)
    for mention in context.analysis.values:
        value = mention.value
        sentence = context.analysis.sentence_at(mention.start)
        if not isinstance(value, Quantity) or sentence is None:
            continue
        if value.dimension in _DEGREES:
            extract_temperature(context, mention, value, sentence)
            continue
        attribute = _ATTRIBUTES.get(value.kind) or _DIMENSIONS.get(value.dimension or "")
        if attribute is None and _is_bare_amount(context, mention, value, sentence, counted):
            currency = _currency(stated, mention)
            if currency is not None:
                attribute, value = "amount", replace(value, kind="money", unit=currency, dimension=f"money:{currency}")
        if attribute is None and _is_strength(context, mention, value, sentence):
            attribute = "magnitude"
            value = replace(value, kind="dimension", unit="magnitude", dimension="magnitude")
        share = attribute is None and value.dimension == "share" and not _is_of_a_period(context, mention, sentence)
        if share and _topic(context, "percentage", mention, sentence):
            attribute = "percentage"  # «perd près d'un quart»
        if attribute is None:
            continue
        if (
            attribute == "duration"
            and value.unit == "year"
            and context.pack.aged_list.search(
                context.view, max(sentence.start, mention.start - _AGED_REACH), mention.start
            )
        ):
            continue  # «âgés de 19, 26 et 34 ans»
        if attribute == "age" or (attribute == "duration" and is_age(context, mention, value, sentence)):
            extract_age(context, mention, value, sentence)
        else:
            _measure(context, mention, value, attribute, sentence)
    say_whose(context)


def _is_strength(context: Context, mention: ValueMention, value: Quantity, sentence: Sentence) -> bool:
    """Whether a number alone is how strong an earthquake was («les services chinois l'ont évalué à 7,9»)."""
    stated = value.value or 0.0
    strong = value.kind == "number" and not value.unit and _STRENGTH[0] <= stated < _STRENGTH[1]
    written = context.view[mention.start : mention.end]
    if context.event_type != _QUAKE or not strong or written.isalnum():
        return False
    return context.pack.measured_as.search(context.view, sentence.start, mention.start) is not None


def _is_of_a_period(context: Context, mention: ValueMention, sentence: Sentence) -> bool:
    """Whether a share is inside a word for a part of the year or of a contest ("first half", "quarter-final")."""
    if "-" in (context.view[mention.start - 1 : mention.start], context.view[mention.end : mention.end + 1]):
        return True
    periods = context.pack.periods.matches(context.view, sentence.start, sentence.end)
    return any(match.start() < mention.end and mention.start < match.end() for _, match in periods)


def _stated_currencies(context: Context) -> list[tuple[int, str]]:
    """Where a text names a currency, conversions aside, and which."""
    return [
        (m.start, m.value.unit)
        for m in context.analysis.values
        if m.tied is None and isinstance(m.value, Quantity) and m.value.kind == "money" and m.value.unit
    ]


def _currency(stated: Sequence[tuple[int, str]], mention: ValueMention) -> str | None:
    """The currency that an amount leaves out: that of the one before it, else the only one."""
    before = bisect_left(stated, (mention.start,))
    if before:
        return stated[before - 1][1]
    units = {unit for _, unit in stated}
    return units.pop() if len(units) == 1 else None


def _is_bare_amount(
    context: Context,
    mention: ValueMention,
    value: Quantity,
    sentence: Sentence,
    counted: Sequence[tuple[int, int]],
) -> bool:
    """«dont 35 millions dès l'an prochain»: large, and nothing that it could count, behind it or before it."""
    if value.kind not in ("number", "numberrange") or value.unit or (value.value or value.lo or 0) < _LARGE:
        return False
    large = [
        v
        for v in context.analysis.values_in(sentence.start, mention.start)
        if isinstance(v.value, Quantity) and v.value.allows.middle() >= _LARGE
    ]
    if large and _covered(counted, large[-1].start):
        return False  # «de 3,5 millions d'unités à 2,5 millions»
    if context.pack.money_noun.match(context.view, mention.end + 1):
        return True
    if context.pack.link.match(context.view, mention.end + 1):
        return False
    word = context.pack.word.match(context.view, mention.end + 1)
    if word is None or fold(word.group(1)) in context.pack.function_words:
        return True
    return counts_nothing(context, mention)


def _covered(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether an offset is in one of some stretches, which are in the order of the text."""
    before = bisect_left(spans, (at + 1,))
    return before > 0 and at < spans[before - 1][1]


def extract_scores(context: Context) -> None:
    """Add scores: of the match, of its sets, of its shoot-out; how it stood on the way is compared with nothing."""
    if context.event_type != "sport":
        return
    scores = [m for m in context.analysis.values if isinstance(m.value, Score)]
    keys = _sets(context, scores)
    for mention in scores:
        key = keys.get(mention.start)
        if key is None and _is_shoot_out(context, mention):
            key = "shoot-out"
        cue = _on_the_way(context, mention) if key is None else None
        sentence = context.analysis.sentence_at(mention.start)
        main = key is None and cue is None and sentence is not None and context.in_lead(sentence)
        if main and "match" not in keys.values() and not _beside_another(context, mention, scores):
            key = keys[mention.start] = "match"
        cues = [context.cue("period", cue)] if cue else []
        context.add("score", Subject("", key or ""), mention.value, mention.start, mention.end, cues)


def _sets(context: Context, scores: Sequence[ValueMention]) -> dict[int, str]:
    """Where the scores of a match's sets stand, first to last, and what each is of («6-4, 6-7 (4/7), 6-2»)."""
    runs: list[list[ValueMention]] = []
    for mention in scores:
        if runs and _TIE_BREAK.fullmatch(context.view, runs[-1][-1].end, mention.end + 1):
            continue
        if runs and _NEXT_SET.fullmatch(context.view, runs[-1][-1].end, mention.start):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    first = next((run for run in runs if len(run) > 1), list[ValueMention]())
    return {mention.start: f"set:{number}/{len(first)}" for number, mention in enumerate(first, 1)}


_TIE_BREAK = re.compile(r"\s?\(\d+\s?[-–/]\s?\d+\)")
"""The score of a set's last game, behind that of the set."""
_NEXT_SET = re.compile(rf"(?:{_TIE_BREAK.pattern}|\s?\(\d+\))?(?:[,;]\s?|\s)")
"""What stands between the scores of two sets."""


def _is_shoot_out(context: Context, mention: ValueMention) -> bool:
    """Whether a score is that of penalties («4-2 aux tirs au but», «aux tirs au but (4-2)»), which nobody draws."""
    words, view = context.pack.shoot_out, context.view
    if not isinstance(mention.value, Score) or len(set(mention.value.points)) == 1:
        return False
    if words.match(view, mention.end + 1):
        return True
    before = list(words.finditer(view, max(0, mention.start - _TOPIC_REACH), mention.start))
    return bool(before) and view[before[-1].end() : mention.start].strip(" :,") in ("", "(")


def _on_the_way(context: Context, mention: ValueMention) -> re.Match[str] | None:
    """What says that a score is not the final one: the words beside it, or of a half in its clause."""
    pack, view = context.pack, context.view
    sentence = context.analysis.sentence_at(mention.start)
    if sentence is None:
        return None
    begin, end = context.clause(mention.start, mention.end, sentence)
    return (
        pack.score_so_far.search(view, begin, mention.start)
        or pack.then_so_far.match(view, mention.end + 1, sentence.end)
        or pack.half_time.search(view, begin, min(end + 1, sentence.end))
    )


def _beside_another(context: Context, mention: ValueMention, scores: Sequence[ValueMention]) -> bool:
    """Whether a score stands right behind another one, whose half it is («31-29 (15-16)»)."""
    before = (m.end for m in scores if m.end <= mention.start)
    last = max(before, default=None)
    return last is not None and mention.start - last < _BESIDE_SCORE


def _measure(
    context: Context, mention: ValueMention, value: Quantity, attribute: Attribute, sentence: Sentence
) -> None:
    topic = _topic(context, attribute, mention, sentence)
    gust = _gust(context, mention, sentence) if topic is None and attribute == "speed" else None
    topic = topic or gust
    counted = attribute == "percentage" and (topic is None or topic[0] in _COUNTED_BY_AND_BY)
    told = counted and (topic is None or topic[0] == _VOTE)
    party = answered(context, mention, sentence) if counted else None
    party = party or (voted_for(context, mention, sentence) if told else None)
    if counted and is_bar(context, mention, sentence):
        topic = party = None
    elif party is not None:
        topic = _VOTE, Cue("topic", party[0], party[1], context.analysis.text[slice(*party[:2])])
    cues = [Cue("hedge", *span, context.analysis.text[slice(*span)]) for span in mention.cues]
    if topic:
        cues.append(topic[1])
    key = _composite(value) if attribute == "duration" else None
    again = None if topic else _taken_up(context, attribute, mention, sentence)
    if again is not None:
        key = again.key
    if topic and topic[0] in context.pack.topics_of_someone:
        owner = party[2] if party else owner_of(context, mention.start, mention.end, sentence)
        key = f"{topic[0]}@{owner}" if owner else ""
    whose = topic[0] if topic else given_by(context, mention, sentence) if attribute == "amount" else None
    if whose in context.pack.topics_of_a_donor:
        donor = donor_of(context, mention, sentence)
        key = f"{whose}@{donor}" if donor else whose
    if gust and not measured_at(context, mention, sentence, sentence.end):
        key = ""  # recorded where?
    if topic and topic[0] in context.pack.topics_of_the_first and is_of_another(context, mention, sentence):
        key = ""
    if topic and attribute == "percentage" and topic[0] in context.pack.topics_of_a_holder:
        holder = holder_of(context, mention, sentence)
        key = f"{topic[0]}@{holder}" if holder else topic[0]
    label = topic[1].text if topic and topic[0] not in _SAID_AROUND else again.label if again else ""
    restrictions = (
        ()
        if key and attribute == "duration"
        else _restrictions(context, mention, attribute, sentence, topic[0] if topic else None)
    )
    if topic and topic[0] == _VOTE:
        restrictions = _voted_at(context, party[0] if party else mention.start, sentence, restrictions)
    if topic and attribute == "percentage" and topic[0] in context.pack.topics_quoted:
        key, session, words = _quoted(context, topic, mention, sentence, restrictions)
        restrictions = tuple(sorted({*restrictions, *session}))
        cues += words
    if mention.tied is not None:
        primary = context.last.get("amount")
        if attribute != "amount" or primary is None or primary.start != mention.tied:
            key = ""
        else:  # a conversion is as good as its day's rate
            key, label, value = primary.subject.key, primary.subject.label, _loosened(value)
            restrictions = primary.subject.restrictions
            cues.append(Cue("converted", primary.start, primary.end, primary.text))
    if attribute == "magnitude":
        key = _shock(context, mention, sentence)
    if attribute == "distance":
        label, key = _away_from(context, mention, sentence) or (label, key)
    if attribute == "mass":
        label, key = _weighed(context, mention) or (label, key)
    suspended = _suspended(context, mention, sentence) if attribute == "duration" else None
    if suspended is not None:
        key, restrictions = _SENTENCE, tuple(sorted(_stage(context, sentence, default=True)))
    elif attribute == "duration" and not key and topic is None and _tells_how_long(context, mention, sentence):
        key = "event"
    subject = Subject(label, key if key is not None else topic[0] if topic else "", restrictions)
    fact = context.add(attribute, subject, _unsigned(value), mention.start, mention.end, cues)
    if fact is not None and suspended is not None:
        _add_suspended(context, fact, value, suspended)
    if fact is not None and topic and topic[0] in _COUNTED_BY_AND_BY and not fact.cue("final"):
        fact.cues += _early(context, fact, sentence)
    owner = option_behind(context, mention.end, sentence)  # «contre 48,7 % pour le non»: of this vote too
    same_vote = fact is not None and owner is not None and fact.subject.key.endswith(owner)
    if fact is not None and (same_vote or (topic and topic[0] in context.pack.topics_against_others)):
        fact.time_frame = "event"  # «il améliore de dix jours le record établi en 2017»: of this event all the same


def _gust(context: Context, mention: ValueMention, sentence: Sentence) -> tuple[str, Cue] | None:
    """That a speed is the wind's where a text that tells of wind says that it was recorded («on a relevé 190 km/h»)."""
    recorded = context.pack.recorded.search(context.view, *context.clause(mention.start, mention.end, sentence))
    winds = context.pack.topics["dimension"].finders.get(_WIND)
    if recorded is None or winds is None:
        return None
    blows = context.event_type == "storm" or winds.search(context.view) is not None
    return (_WIND, context.cue("topic", recorded)) if blows else None


_WIND = "wind"


def _voted_at(context: Context, before: int, sentence: Sentence, restrictions: tuple[str, ...]) -> tuple[str, ...]:
    """What narrows a share of the vote: of places the towns before it alone («À Ulm, le Bloc a 31 %»)."""
    kept = {r for r in restrictions if not r.startswith("place:")}
    towns = {e.key for e in context.analysis.entities_in(sentence.start, before) if e.kind in ("city", "place")}
    return tuple(sorted(kept | {f"place:{town}" for town in towns if town != context.event_place}))


def _early(context: Context, fact: Fact, sentence: Sentence) -> list[Cue]:
    """What says that a figure of an election is not the last one.

    By the words at the head of its story («selon les premières estimations»), an hour in its sentence («à 17 heures»),
    the conditional («atteindrait 54 %»), or, of the turnout, because the paper came out on the day of the vote.
    """
    if context.event_type != "election":
        return []
    heads = context.analysis.sentences[:LEAD]
    if heads and (early := context.pack.estimated_votes.search(context.view, 0, heads[-1].end)):
        return [context.cue("provisional", early)]
    for mention in context.analysis.values_in(sentence.start, sentence.end):
        if isinstance(mention.value, TimeValue) and mention.value.minutes is not None:
            return [Cue("provisional", mention.start, mention.end, mention.text)]
    published = context.article.published
    day = published.moment.toordinal() if published is not None else None
    same_day = day is not None and day == context.event_day
    if fact.firmness == "hearsay" or (same_day and not _is_of_votes(fact)):
        return [Cue("provisional", fact.start, fact.end, fact.text)]
    return []


def _tells_how_long(context: Context, mention: ValueMention, sentence: Sentence) -> bool:
    """Whether a sentence begins with how long a short event took («En quatre minutes, tout était fini»)."""
    opening = context.pack.within.match(context.view, sentence.start, mention.start)
    return context.is_event("swift") and opening is not None and context.view[mention.end : mention.end + 1] == ","


def _suspended(context: Context, mention: ValueMention, sentence: Sentence) -> tuple[int, int, float] | None:
    """Where the suspended part of a prison sentence stands, without its unit, and how many («dont un avec sursis»)."""
    view, pack = context.view, context.pack
    reach = min(mention.end + _PART_REACH, sentence.end)
    part = pack.of_which.search(view, mention.end, reach)
    comma = view.find(", ", mention.end, reach)
    if part is None and comma < 0:
        return None
    start = part.end() if part else comma + 2
    one = pack.one_alone.match(view, start, sentence.end)
    number = next((m for m in context.analysis.values_in(start, sentence.end) if m.start == start), None)
    if number is not None and isinstance(number.value, Quantity) and number.value.value and not number.value.unit:
        stop, share = number.end, number.value.value
    elif one is not None:
        stop, share = one.end(), 1.0
    else:
        return None
    return (start, stop, share) if pack.suspended.match(view, stop + 1, sentence.end) else None


def _add_suspended(context: Context, whole: Fact, value: Quantity, part: tuple[int, int, float]) -> None:
    """Add the suspended part of a sentence, in the unit of the whole."""
    start, end, share = part
    if value.value:
        value = replace(
            value, value=share, lo=None, hi=None, hedge=None, allows=value.allows.scaled(share / value.value)
        )
        context.add("duration", whole.subject.narrowed("suspended"), value, start, end)


def _quoted(
    context: Context,
    topic: tuple[str, Cue],
    mention: ValueMention,
    sentence: Sentence,
    restrictions: tuple[str, ...],
) -> tuple[str, frozenset[str], tuple[Cue, ...]]:
    """The subject of a figure of a market, its session and the words that say that the market was open.

    No subject where the figure is no change of one session, or where it may be another company's.
    """
    name, word = topic
    silent = "", frozenset[str](), ()
    level = name in context.pack.topics_of_level
    told = _is_level(context, mention, name) if level else {"up", "down"} & set(restrictions)
    session = session_of(context, mention, sentence, word)
    if not told or session is None:
        return silent
    if name != "shares":
        if word.end <= mention.start and names_another(context, word.end, mention.start):
            return silent
        return name, session.restriction, session.cues
    company = company_of(context, word)
    if company is None and names_another(context, min(word.end, mention.start), mention.start):
        return silent
    own = company is None or is_main(context, company)
    return (name if own else f"{name}@{company}"), session.restriction, session.cues


def _is_level(context: Context, mention: ValueMention, topic: str) -> bool:
    """Whether a share of a topic is where something stands, and not by how much it moved («grimpe à 3,6 %»)."""
    before = context.pack.level_before.search(context.view, max(0, mention.start - _LEVEL_REACH), mention.start)
    return topic in context.pack.topics_of_level and before is not None


def _taken_up(context: Context, attribute: Attribute, mention: ValueMention, sentence: Sentence) -> Subject | None:
    """The subject of the figure before, where words take it up («La direction évalue la proportion à 62 %»)."""
    begin, _ = context.clause(mention.start, mention.end, sentence)
    last = context.last.get(attribute)
    if last is None or mention.start - last.end > TAKEN_UP:
        return None
    if _is_said_by_another(context, mention, last):
        return last.subject
    return last.subject if context.pack.figure_again.search(context.view, begin, mention.start) else None


def _is_said_by_another(context: Context, mention: ValueMention, last: Fact) -> bool:
    """Whether it is another's figure for the same («Le patronat estime les pertes à 20 ; la banque avance 40»)."""
    said, value = context.analysis.attribution_at(mention.start), mention.value
    if not last.subject.key or not isinstance(value, Quantity) or not isinstance(last.value, Quantity):
        return False
    if (said is not None and said.key == last.speaker) or value.dimension not in (None, last.value.dimension):
        return False
    verbs = context.pack.says_verbs.finditer(context.view, max(0, mention.start - _VERB_REACH), mention.start)
    return any(mention.start - verb.end() <= _SAID for verb in verbs)


def _away_from(context: Context, mention: ValueMention, sentence: Sentence) -> tuple[str, str] | None:
    """The town that a distance is measured from («à une centaine de kilomètres à l'est de Skopje»)."""
    converted = _BRACKET.match(context.view, mention.end, sentence.end)
    end = converted.end() if converted else mention.end
    for entity in context.analysis.entities_in(end, min(end + NAME_REACH, sentence.end)):
        away = context.pack.away_from.fullmatch(context.view[end : entity.start].strip())
        return (entity.text, f"from:{entity.key}") if away and entity.kind in ("city", "place") else None
    return None


def _shock(context: Context, mention: ValueMention, sentence: Sentence) -> str:
    """Which shock a magnitude is of: the earthquake, the aftershock of a later day, or one of many."""
    if not _is_aftershock(context, mention, sentence):
        return _QUAKE
    times = (m.value for m in context.analysis.values_in(sentence.start, sentence.end))
    days = {
        t.days.core_low for t in times if isinstance(t, TimeValue) and t.days and t.days.core_low == t.days.core_high
    }
    later = [day for day in days if context.event_day is not None and day > context.event_day]
    return f"aftershock:{int(later[0])}" if len(later) == 1 else ""


def _is_aftershock(context: Context, mention: ValueMention, sentence: Sentence) -> bool:
    """Whether the shock named nearest to a magnitude is a later one («une nouvelle secousse», "aftershock")."""
    pack, view = context.pack, context.view
    if pack.aftershock.match(view, mention.end + 1) or pack.another_shock.search(view, sentence.start, mention.start):
        return True
    begin = sentence.start
    if sentence.index and not any(_shocks(context, begin, mention.start)):
        begin = context.analysis.sentences[sentence.index - 1].start  # «Celle de mardi, mesurée à 5,2»
    before = list(pack.aftershock.finditer(view, begin, mention.start))
    return bool(before) and not any(_shocks(context, before[-1].end(), mention.start))


def _shocks(context: Context, begin: int, end: int) -> Iterator[bool]:
    """True for each word of an earthquake between two offsets."""
    for match in context.pack.event_pattern.finditer(context.view, begin, end):
        if context.pack.event_words[fold(match.group())] == _QUAKE:
            yield True


def _loosened(value: Quantity) -> Quantity:
    """An amount that was converted at some rate of some day."""
    shape = value.allows
    low, high = shape.support_low * (1 - _RATE), shape.support_high * (1 + _RATE)
    return replace(value, allows=Trapezoid(low, low, high, high), hedge=value.hedge or "about")


def _weighed(context: Context, mention: ValueMention) -> tuple[str, str] | None:
    """The matter weighed: «620 kilos de cocaïne»."""
    link = context.pack.link.match(context.view, mention.end + 1)
    word = context.pack.word.match(context.view, link.end()) if link else None
    return (word.group(1), f"noun:{context.pack.singular(word.group(1))}") if word else None


def _unsigned(value: Quantity) -> Quantity:
    """«−5,3 %» is a fall of 5,3 %: the sign is a restriction, like the words for it."""
    if value.value is None or value.value >= 0 or value.kind != "percentage":
        return value
    shape = value.allows
    flipped = Trapezoid(-shape.support_high, -shape.core_high, -shape.core_low, -shape.support_low)
    return replace(value, value=-value.value, allows=flipped)


def _composite(value: Quantity) -> str | None:
    """A key for a long time given to the hour or finer («64 jours, 19 heures et 22 minutes»).

    That two texts give so rare a figure for two different things is unlikely; days alone say nothing of the kind.
    """
    if value.unit in (None, "day", "week", "month", "year") or value.value is None:
        return None
    days = int(value.allows.middle() // _DAY)
    return f"composite:{days}" if days >= _RARE_DAYS else None


_HEAD = 20
"""Characters before a length of time that opens its sentence («Pendant plus de »)."""
_SAID_AROUND = frozenset({"talks", "press", "call", "reading", "deliberation"})
"""Topics whose words are of a whole clause («la déclaration, elle, n'a pas excédé»), and so no name for them."""


def _topic(context: Context, attribute: Attribute, mention: ValueMention, sentence: Sentence) -> tuple[str, Cue] | None:
    """The topic whose words stand nearest to the value; words before it weigh more than words after.

    Failing that, the one of the sentence before, where words take it up («Le chiffre de 5 millions circule»).
    """
    found = _topic_in(context, attribute, mention, sentence)
    last = context.last.get(attribute)
    if found is None and last is not None and last.sentence_start == sentence.start and _is_of_votes(last):
        return _VOTE, Cue("topic", last.start, last.end, last.text)  # «devant l'Union verte (14 %)»
    if found is not None or sentence.index == 0 or last is not None:
        return found
    previous = context.analysis.sentences[sentence.index - 1]
    taken_up = context.pack.figure_again.search(context.view, sentence.start, mention.start)
    if taken_up is None or previous.paragraph != sentence.paragraph:
        return None
    return _topic_in(context, attribute, mention, previous)


def _is_of_votes(fact: Fact) -> bool:
    return fact.attribute == "percentage" and fact.subject.key.partition("@")[0] == _VOTE


_COUNTED_BY_AND_BY = frozenset({"vote", "turnout", "abstention"})
"""Topics of figures that the evening of an election estimates first."""
_RESULTS = "results"
_VOTE = "vote"
"""Topic of shares of the vote: of several in one sentence the first alone need say so."""


def _topic_in(
    context: Context, attribute: Attribute, mention: ValueMention, sentence: Sentence
) -> tuple[str, Cue] | None:
    """The nearest topic of a sentence, the value's own or the one before it."""
    kind = attribute if attribute in context.pack.topics else "dimension"
    own = sentence.start <= mention.start < sentence.end
    begin = max(sentence.start, mention.start - _TOPIC_REACH) if own else sentence.start
    end = min(sentence.end, mention.end + _TOPIC_REACH)
    if attribute == "duration" and _JOINED_ON.search(context.view, mention.start, mention.end):
        begin, end = mention.start, min(end, mention.end + _NOUN_REACH)
    converted = _BRACKET.match(context.view, mention.end, sentence.end)
    behind = converted.end() if converted else mention.end  # «3 milliards d'euros (3,5 milliards de dollars) d'amende»
    _, clause_end = context.clause(mention.start, behind, sentence)
    if kind == "duration" and context.view[behind : behind + 1] == ",":
        clause_end = _goes_on(context, mention, behind, sentence) or clause_end
    noun = context.pack.money_noun.match(context.view, behind + 1) if attribute == "amount" else None
    if noun is not None:  # «un budget avec 30 milliards d'économies»: of what stands behind alone
        begin, end = behind, noun.end()
    best: tuple[int, int, str, Cue] | None = None
    for name, match in context.pack.topics_of(kind, context.event_type).matches(context.view, begin, end):
        if match.start() < behind and mention.start < match.end():
            continue
        before = match.end() <= mention.start
        if not before and _is_of_next(context, mention, match.start()):
            continue
        if not before and (name in context.pack.topics_before or match.start() > clause_end):
            continue
        if before and (name in context.pack.topics_after or _has_another_head(context, mention, match.end())):
            continue
        if not before and _opens_another(context, mention, match.start(), match.end(), clause_end):
            continue
        joined = name in PENALTIES and context.pack.belonging.fullmatch(context.view[behind : match.start()])
        distance = mention.start - match.end() if before else 0 if joined else (match.start() - behind) * 2
        # of two that end at one place the longer says more: «perte opérationnelle», «operating loss»
        rank = (distance, match.start() - match.end())
        if best is None or rank < best[:2]:
            best = (*rank, name, context.cue("topic", match))
    return None if best is None else best[2:]


def _goes_on(context: Context, mention: ValueMention, end: int, sentence: Sentence) -> int | None:
    """Where a clause ends that goes on behind the comma after a length of time, where it does.

    «Pendant trois heures, ils ont débattu», «ils ont consacré trois heures, lundi, à la lecture».
    """
    day = next((m for m in context.analysis.values_in(end, end + _HEAD) if isinstance(m.value, TimeValue)), None)
    if day is not None and day.start == end + 2 and context.view[day.end : day.end + 1] == ",":
        end = day.end
    elif mention.start - sentence.start > _HEAD:
        return None
    return context.clause(end + 2, end + 2, sentence)[1]


def _opens_another(context: Context, mention: ValueMention, begin: int, end: int, clause_end: int) -> bool:
    """Whether a topic behind a value is joined on, with a value of its own («2 milliards et un bénéfice de 3»)."""
    gap = re.findall(r"\w+", fold(context.view[mention.end : begin]))
    if not context.pack.join.intersection(gap):
        return False
    kind = mention.value.kind
    kinds = (kind, *_OF_MONEY) if kind == "money" else (kind,)
    return any(v.value.kind in kinds for v in context.analysis.values_in(end, clause_end))


_OF_MONEY = ("number", "percentage")
"""Other kinds of value that what is joined to an amount may have («and net profit to 5.7 billion», «of 5% of GDP»)."""


def _has_another_head(context: Context, mention: ValueMention, end: int) -> bool:
    """Whether words are of the value before, and this one has a noun of its own («5 % de marge et un taux de 8 %»)."""
    value, view, pack = mention.value, context.view, context.pack
    for other in context.analysis.values_in(end, mention.start):
        if not (isinstance(value, Quantity) and isinstance(other.value, Quantity)):
            continue
        head = pack.determiner.search(view, other.end, mention.start) if other.value.kind == value.kind else None
        joined = head and fold(view[other.end : head.start()]).strip()
        if joined and (joined.strip(", ") in {"", *pack.join}):
            return True
    return False


def _is_of_next(context: Context, mention: ValueMention, at: int) -> bool:
    """Whether another value of the kind stands before words, which are its own («53 % avec deux tiers des voix»)."""
    value = mention.value
    between = (m.value for m in context.analysis.values_in(mention.end, at))
    return isinstance(value, Quantity) and any(
        isinstance(v, Quantity) and v.dimension is not None and v.dimension == value.dimension for v in between
    )


def _restrictions(
    context: Context, mention: ValueMention, attribute: Attribute, sentence: Sentence, topic: str | None
) -> tuple[str, ...]:
    view, pack = context.view, context.pack
    begin, end = context.clause(mention.start, mention.end, sentence)
    found: set[str] = set()
    if pack.part_before.search(view, max(sentence.start, mention.start - 40), mention.start):
        found.add("part")
    if attribute in ("amount", "percentage"):
        found |= scopes_of(context, mention, (begin, end))
        accounts = context.event_type == _RESULTS or topic in pack.yearly_topics
        if accounts and pack.divisions.search(view, sentence.start, mention.start):
            found.add("part")  # «la division luxe pèse 19 milliards, et sa marge est de 34 %»
    if topic in pack.topics_by_place:
        found |= measured_at(context, mention, sentence, end)
    if topic in pack.topics_to_someone:
        found |= receiver_of(context, mention, end)
    if attribute == "percentage" and topic not in pack.topics_of_a_holder | pack.topics_quoted:
        found |= {f"place:{e.key}" for e in _heading(context, sentence, mention.start)}
    if attribute == "duration" and pack.suspended.match(view, mention.end + 1, sentence.end):
        found = (found - {"part"}) | {"suspended"}
    period = None if attribute == "duration" else _period(context, mention, sentence)
    if period and not (period in pack.whole_periods and topic in pack.yearly_topics and _tells_years_alone(context)):
        found.add(f"period:{period}")
    if attribute == "percentage" and not (topic and _is_level(context, mention, topic)):
        negative = isinstance(mention.value, Quantity) and (mention.value.value or 0) < 0
        direction = "down" if negative else _direction(context, mention, begin, end)
        if direction and not (direction == "up" and topic in pack.topics_rising):
            found.add(direction)
    if (attribute == "duration" and (topic is None or topic in PENALTIES)) or topic in pack.staged_topics:
        stage = _stage(context, sentence, default=topic in pack.staged_topics)
        found |= stage or ({"pronounced"} if attribute == "amount" else set())  # a fine is one that was imposed
    return tuple(sorted(found))


def _period(context: Context, mention: ValueMention, sentence: Sentence) -> str | None:
    """The part of the year that a figure is of: by the nearest words of its clause, else by the last before it."""
    begin, end = context.clause(mention.start, mention.end, sentence)
    found = [
        (
            match.start() < begin,
            mention.start - match.end() if match.end() <= mention.start else match.start() - mention.end,
            match.start() - match.end(),
            name,
        )
        for name, match in context.pack.periods.matches(context.view, sentence.start, end)
        if match.end() <= mention.start or mention.end <= match.start()  # «a quarter of an hour» is no quarter
    ]
    return min(found)[-1] if found else None


def _tells_years_alone(context: Context) -> bool:
    """Whether a text has no figures of a part of a year, so that «annuel» says nothing of one."""
    periods = context.pack.periods.finders
    parts = (words for name, words in periods.items() if name in context.pack.part_periods)
    return not any(words.search(context.view) for words in parts)


def _direction(context: Context, mention: ValueMention, begin: int, end: int) -> str | None:
    """Whether a share is a rise or a fall: by the nearest word of its clause, rather before it than behind."""
    found = [
        (mention.start - match.end() if match.end() <= mention.start else (match.start() - mention.end) * 2, name)
        for name, words in (("up", context.pack.up), ("down", context.pack.down))
        for match in words.finditer(context.view, begin, end)
    ]
    return min(found)[-1] if found else None


def _stage(context: Context, sentence: Sentence, *, default: bool) -> set[str]:
    """Whether a penalty was requested or pronounced: by its sentence, else by what the text says first."""
    view, stages = context.view, context.pack.firmness
    for stage in _STAGES:
        if stages[stage].search(view, sentence.start, sentence.end):
            return {stage}
    first = {stage: match.start() for stage in _STAGES if (match := stages[stage].search(view))}
    return {min(first, key=lambda stage: first[stage])} if default and first else set()


def _heading(context: Context, sentence: Sentence, before: int) -> Iterator[Entity]:
    """The country or town that opens a sentence, whose figures are its own («L'Allemagne perd un poste sur sept»)."""
    for entity in context.analysis.entities_in(sentence.start, min(before, sentence.start + NAME_REACH)):
        # «The Malmö group»: what stands behind an article is a country, or part of another name
        reach = OPENING if entity.kind == "country" else 0
        if entity.kind in ("country", "city") and entity.start - sentence.start <= reach and not entity.adjective:
            yield entity
