"""When and where the article's event happened."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from checker.facts.context import LEAD, Context, Firmness
from checker.facts.model import Cue, Names, Subject
from checker.language.gazetteer import load_gazetteer, name_key
from checker.language.model import Entity, EntityKind, Sentence
from checker.language.pack import Pack, fold
from checker.values.distribution import Trapezoid
from checker.values.model import TimeValue, ValueMention

_BESIDE = 25
"""Characters before a date in which a word of ending makes it the end's («fixé le 7 août»)."""
_HOURS = 120
"""Minutes that an hour may leave open («vers 18 heures») and still be an hour."""
_LEVELS: dict[EntityKind, str] = {
    "city": "city",
    "place": "city",
    "venue": "venue",
    "street": "street",
    "road": "road",
    "district": "district",
    "country": "country",
}
_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[;:.]\s|,\s")
_LOCATIVE_REACH = 30
"""Characters before a name in which the words stand that make it a place («à proximité de X»)."""
_TOPIC_REACH = 60
"""Characters around a time in which the words stand that tell what it is of."""
UPCOMING = "upcoming"
"""Key of the subject of a date that the lead announces."""
EVENT = "event"
"""Key of the subject of dates, times and places that are the main event's own."""
PRESUMED = f"{EVENT}:presumed"
"""Key of that of a day that the lead gives where no word says that it is the event's: it links, and is not judged."""


def extract_times(context: Context) -> None:
    """Add dates and times.

    Those of the main event have the subject ``event``, those that the lead announces ``upcoming``, the rest ``other``.
    """
    for mention in context.analysis.values:
        value = mention.value
        sentence = context.analysis.sentence_at(mention.start)
        if not isinstance(value, TimeValue) or sentence is None or mention.tied is not None:
            continue
        if _in_dateline(context, mention, sentence):
            _date(context, mention, value, "other", 0, [])
            continue  # when it was written, not when it happened
        spoken = _behind_speech(context, mention, sentence)
        score, cues = _of_the_event(context, mention, value, sentence, spoken=spoken)
        own = EVENT if any(c.kind in _TELLING for c in cues) else PRESUMED
        key = own if score > 0 else UPCOMING if _announced(cues, sentence) and _narrow(value) else "other"
        stage, at_stage = (None, value) if spoken else _moment(context, mention, value, sentence)
        if stage is not None and (key != own or stage not in _OFTEN_THE_EVENTS):
            key, value = stage, at_stage
        if value.days is not None or value.weekday is not None or value.day is not None:
            _date(context, mention, value, key, score, cues)
            if key == EVENT and context.event_type == "trial" and _is_judged(context, mention, sentence):
                _date(context, mention, value, _VERDICT, 0, cues)
        if value.minutes is not None:
            elsewhere = _on_another_clock(context, mention, sentence)
            key = elsewhere or stage or _time_key(context, mention, value, cues, sentence, score if own == EVENT else 0)
            firmness: Firmness = "forecast" if _is_to_come(context, mention, value, sentence) else "actual"
            fact = context.add("time", Subject("", key), value, mention.start, mention.end, cues, firmness)
            if fact is not None:
                fact.weight = score


_TELLING = frozenset({"event", "happens"})
"""Kinds of cue that say that a time is the event's."""


def _is_to_come(context: Context, mention: ValueMention, value: TimeValue, sentence: Sentence) -> bool:
    """Whether an hour lies ahead, by its day («samedi à 17 heures») or the words of its clause."""
    if value.tense is not None:
        return value.tense == "future"
    begin, end = _clause(context.view, mention, sentence)
    return any(context.pack.firmness[name].search(context.view, begin, end) for name in ("forecast", "future"))


def _on_another_clock(context: Context, mention: ValueMention, sentence: Sentence) -> str | None:
    """What an hour in brackets is: the one before them on the clock of somewhere else («11h08 (21h08 à Paris)»)."""
    view = context.view
    if not _bracketed(view, sentence, mention.start):
        return None
    opening = view.rfind("(", sentence.start, mention.start)
    before = list(context.analysis.values_in(max(sentence.start, opening - _BESIDE - _LOCALLY), opening))
    here = before[-1].value if before and opening - before[-1].end <= _LOCALLY else None
    if not isinstance(here, TimeValue) or here.kind != "time":
        return None
    end = min(mention.end + _LOCALLY, sentence.end)
    for clock, words in context.pack.clocks.items():
        if words.search(view, mention.start, end):
            return f"clock:{clock}@{here.value}"
    town = next(context.analysis.entities_in(mention.end, end), None)
    return f"clock:{town.key}@{here.value}" if town is not None else "other"


_LOCALLY = 16
"""Characters of what says on which clock an hour is told («heure locale», «in Lisbon»)."""


def _is_judged(context: Context, mention: ValueMention, sentence: Sentence) -> bool:
    """Whether a court gave its judgment on a day, which was announced for that one or another."""
    return context.pack.judged.search(context.view, *_clause(context.view, mention, sentence)) is not None


_VERDICT = "moment:verdict"


def _in_dateline(context: Context, mention: ValueMention, sentence: Sentence) -> bool:
    """Whether a time stands between the town and the agency that open a dispatch («RENNES, 2 juil (Agence) - …»)."""
    if context.field != "body" or sentence.index > 0:
        return False
    line = _DATELINE.match(context.view, sentence.start, sentence.end)
    return line is not None and mention.end <= line.end()


_DATELINE = re.compile(r"[^\W\d_][^\n()]{1,60}(?:\([^()\n]{2,30}\)[^\n()]{1,40})?\([^()\n]{2,50}\)\s[-–—]\s")
_OFTEN_THE_EVENTS = frozenset({"moment:alarm", "moment:alert-level", "moment:deadline", "moment:kick-off"})
"""Stages whose words may stand beside the event's own day."""


def _moment(
    context: Context, mention: ValueMention, value: TimeValue, sentence: Sentence
) -> tuple[str | None, TimeValue]:
    """What a time is of that is not the event's («la fermeture, au 31 octobre»); a deadline is its last day."""
    begin, end = sentence.start, min(sentence.end, mention.end + _TOPIC_REACH)
    best: tuple[tuple[bool, int], str] | None = None
    moments = context.pack.topics_of("moment", context.event_type)
    for name, match in moments.matches(context.view, max(begin, mention.start - _TOPIC_REACH), end):
        distance = _distance(context, match, mention)
        if name == "deadline" and not _leads_up(context, match, mention):
            continue
        if (
            match.end() <= mention.start
            and "," in context.view[match.end() : mention.start]
            and _is_told(context, match)
        ):
            continue
        # a last day may be that of anything: what it is the last day of tells more
        rank = (name == "deadline", distance)
        if distance <= _TOPIC_REACH and (best is None or rank < best[0]) and _is_nearest(context, match, mention):
            best = rank, name
    if best is None:
        return None, value
    if value.days is not None and value.lo is None and value.hi is not None:
        value = replace(value, days=Trapezoid.point(value.days.core_high))
    return f"moment:{best[1]}", value


def _is_told(context: Context, words: re.Match[str]) -> bool:
    """Whether something only follows on some words («Après l'annonce de la fermeture, ils ont voté jeudi»)."""
    wake = context.pack.in_the_wake.finditer(context.view, max(0, words.start() - _BESIDE), words.start())
    return any(len(context.view[w.end() : words.start()].split()) <= 1 for w in wake)


def _leads_up(context: Context, words: re.Match[str], mention: ValueMention) -> bool:
    """Whether the word of a last day stands right before a day («fixée au 31 août»), unlike "hit by a car"."""
    return words.end() <= mention.start and len(context.view[words.end() : mention.start].split()) <= _UP_TO


_UP_TO = 3
"""Words between the word of a last day and the day."""


def _is_nearest(context: Context, words: re.Match[str], mention: ValueMention) -> bool:
    """Whether no other day, or for an hour no other hour, stands nearer to some words of its sentence."""
    sentence = context.analysis.sentence_at(mention.start)
    if sentence is None:
        return False
    hour = isinstance(mention.value, TimeValue) and mention.value.kind == "time"
    alike = (
        m
        for m in context.analysis.values_in(sentence.start, sentence.end)
        if isinstance(m.value, TimeValue) and (m.value.kind == "time") == hour
    )

    def apart(time: ValueMention) -> int:
        comma = "," in context.view[min(words.end(), time.end) : max(words.start(), time.start)]
        return _distance(context, words, time) + _TOPIC_REACH * comma

    return apart(mention) <= min(map(apart, alike))


def _distance(context: Context, words: re.Match[str], mention: ValueMention | Entity) -> int:
    """Characters between some words and a time or a name, 0 where they touch; a semicolon keeps them apart."""
    gap = context.view[min(words.end(), mention.end) : max(words.start(), mention.start)]
    return _APART if ";" in gap else max(mention.start - words.end(), words.start() - mention.end, 0)


_APART = 10_000
"""Characters farther than which nothing belongs together."""


def _announced(cues: list[Cue], sentence: Sentence) -> bool:
    return sentence.index < LEAD and any(c.kind == "forthcoming" for c in cues)


def _time_key(
    context: Context, mention: ValueMention, value: TimeValue, cues: list[Cue], sentence: Sentence, score: int
) -> str:
    """An hour is the event's when its sentence names the event; a part of the day says too little to compare."""
    if value.minutes is None or value.minutes.core_high - value.minutes.core_low > _HOURS:
        return "part-of-day"
    begin, end = _clause(context.view, mention, sentence)
    said = context.analysis.attribution_at(mention.start)
    acted = value.tense != "future" and context.pack.acts.search(context.view, begin, end)
    told = acted or context.pack.happens.search(context.view, begin, mention.start)
    if said is not None and begin <= said.cue[0] < end and not told:
        return "other"
    if context.pack.firmness["provisional"].search(context.view, begin, end):
        return "other"  # «selon un premier bilan donné à 7 heures»
    if _is_to_come(context, mention, value, sentence):
        return "other"
    if _stood(context, mention, sentence) or _bracketed(context.view, sentence, mention.start):
        return "other"
    if score > 0 or acted:
        return EVENT
    elsewhen = value.tense == "future" or any(cue.kind in _OTHER_TIMES for cue in cues)
    return EVENT if not elsewhen and _trigger(context, sentence) else "other"


_OTHER_TIMES = frozenset({"background", "forthcoming", "ends"})
"""Kinds of cue that say that a time is not the event's."""


def _date(context: Context, mention: ValueMention, value: TimeValue, key: str, score: int, cues: list[Cue]) -> None:
    if value.kind == "time":
        return
    open_ended = (
        not key.startswith("moment:")
        and value.resolved
        and value.value is None
        and (value.lo is None or value.hi is None)
    )
    sentence = context.analysis.sentence_at(mention.start)
    moved = sentence and context.pack.moved.search(context.view, sentence.start, sentence.end)
    cues = [*cues, context.cue("moved", moved)] if moved else cues
    subject = Subject("", "other" if open_ended else key)
    fact = context.add(
        "date", subject, value, mention.start, mention.end, cues, "actual" if key in (EVENT, PRESUMED) else None
    )
    if fact is not None:
        fact.weight = score


def _of_the_event(
    context: Context, mention: ValueMention, value: TimeValue, sentence: Sentence, *, spoken: bool
) -> tuple[int, list[Cue]]:
    """How surely a time is the main event's: 0 when something says that it is not.

    ``spoken``: whether it stands right behind a verb of speech («a indiqué jeudi le parquet»), where it is no news.
    """
    pack, view = context.pack, context.view
    begin, end = _clause(view, mention, sentence)
    hung = _is_day_of(context, mention, sentence)
    other = _of_another_time(context, mention, sentence)
    if other := other or _pursued(context, begin, end) or (None if hung else _gone_on(context, mention, begin, end)):
        return 0, [other]
    if (
        _bracketed(view, sentence, mention.start)
        or (spoken and not _is_stated(context))
        or value.tense == "future"
        or _after_publication(context, value)
        or not _narrow(value)
        or _long_before(context, value)
    ):
        return 0, []
    score = 0
    cues: list[Cue] = []
    if context.in_lead(sentence):
        score += LEAD + 1 - min(sentence.index, LEAD)
    happened = pack.happens.search(view, begin, end)
    if happened:
        score += 2
    elif not hung and (ahead := pack.firmness["future"].search(view, begin, end)):
        return 0, [context.cue("forthcoming", ahead)]
    if blow := happened or pack.acts.search(view, begin, end) or _harm(context, begin, end):
        cues.append(context.cue("happens", blow))
    named = _trigger(context, sentence)
    if named and (hung or not _in_its_wake(context, named, sentence)):
        score += 2
        cues.append(named)
    if value.explicit:
        score += 1
    return (score if score >= 3 else 0), cues


def _of_another_time(context: Context, mention: ValueMention, sentence: Sentence) -> Cue | None:
    """What says in the clause of a day that it tells of before the event, of its end, or of what is still to come."""
    pack, view = context.pack, context.view
    begin, end = _clause(view, mention, sentence)
    background = pack.background.search(view, begin, end) or _of_the_one_before(context, mention, sentence)
    coming = pack.forthcoming.search(view, begin, end)
    ended = pack.ends.search(view, max(begin, mention.start - _BESIDE), mention.start)
    if ended and pack.event_words.get(fold(ended.group())) == context.event_type:
        ended = None  # «inhumé samedi», where a funeral is told
    stood = _stood(context, mention, sentence)
    died = pack.casualties["killed"].after.search(view, begin, end) if context.is_event("mourns") else None
    earlier = [(match, "background") for match in (background, died)]
    for match, kind in (*earlier, (coming, "forthcoming"), (ended, "ends"), (stood, "background")):
        if match and not (mention.start <= match.start() < mention.end):
            return context.cue(kind, match)
    aftermath = pack.aftermath.search(view, mention.end, min(sentence.end, mention.end + _BESIDE))
    if aftermath and _harm(context, begin, mention.start) is None:  # «tués lundi après l'effondrement»
        return context.cue("background", aftermath)
    return None


def _harm(context: Context, begin: int, end: int) -> re.Match[str] | None:
    """What says between two offsets that people were killed or hurt, where they were so in the event."""
    if context.is_event("mourns"):
        return None
    words = (context.pack.casualties[state].after for state in ("killed", "injured"))
    return next((match for finder in words if (match := finder.search(context.view, begin, end))), None)


def _in_its_wake(context: Context, named: Cue, sentence: Sentence) -> bool:
    """Whether the event is named as what something else follows or comes of («fermée lundi après l'incendie»)."""
    begin = max(sentence.start, named.start - _TOPIC_REACH)
    governed = context.pack.in_the_wake.search(context.view, begin, named.start)
    return not _is_stated(context) and governed is not None


def _stood(context: Context, mention: ValueMention, sentence: Sentence) -> re.Match[str] | None:
    """What says that a clause opens with the time at which a figure stood («À 22 heures, tout était encore noir»)."""
    begin, end = _clause(context.view, mention, sentence)
    if mention.start - begin > _HEAD:
        return None
    return context.pack.stood.search(context.view, mention.end, end)


_HEAD = 20
"""Characters of a clause before an hour that it opens with («Mardi matin, à »)."""


def _of_the_one_before(context: Context, mention: ValueMention, sentence: Sentence) -> re.Match[str] | None:
    """What names the event before, right before its day («plus forte que la précédente, le 5 février»)."""
    words = context.pack.background.finditer(context.view, sentence.start, mention.start)
    return next((match for match in words if mention.start - match.end() <= _APPOSED), None)


_APPOSED = 6
"""Characters of «, le » and the like."""


def _behind_speech(context: Context, mention: ValueMention, sentence: Sentence) -> bool:
    """Whether words of speech or of publishing, whoever's they are, end right before a time."""
    begin = max(sentence.start, mention.start - _TOPIC_REACH)
    words = [
        f
        for finder in (context.pack.issued, context.pack.says_verbs)
        for f in finder.finditer(context.view, begin, mention.start)
    ]
    cues = [said.cue for said in context.analysis.attributions if sentence.start <= said.cue[0]]
    ends = [*(word.end() for word in words), *(cue[1] for cue in cues)]
    return any(end <= mention.start <= end + _BESIDE_SPEECH for end in ends)


def _pursued(context: Context, begin: int, end: int) -> Cue | None:
    """What says between two offsets that law or inquiry took its course («mis en examen samedi»): the event is over."""
    if _is_stated(context):
        return None
    found = context.pack.pursued.search(context.view, begin, end)
    return context.cue("background", found) if found else None


def _gone_on(context: Context, mention: ValueMention, begin: int, end: int) -> Cue | None:
    """What says in a clause that its day is of what followed («Jeudi, le bilan de l'incendie s'établissait à …»).

    It stands nearer to the day than any word of the blow itself does («déraillé mardi, le train a été fouillé»).
    """
    if _is_stated(context):
        return None
    pack = context.pack
    finders = [pack.afterwards, *([] if context.is_event("policed") else [pack.casualties["arrested"].after])]
    words = [word for finder in finders for word in finder.finditer(context.view, begin, end)]
    if mention.start - begin <= _HEAD:  # «Vendredi, les pompiers ont annoncé …»
        speech = (
            f for finder in (pack.issued, pack.says_verbs) for f in finder.finditer(context.view, mention.end, end)
        )
        words += speech
    return _later(context, mention, words, begin, end)


def _later(
    context: Context, mention: ValueMention | Entity, words: list[re.Match[str]], begin: int, end: int
) -> Cue | None:
    """The one of some words of what followed that stands nearest to a mention, unless words of the blow are nearer."""
    after = min(words, key=lambda word: _distance(context, word, mention), default=None)
    if after is None:
        return None
    finders = context.pack.acts, context.pack.happens
    blows = (blow for finder in finders for blow in finder.finditer(context.view, begin, end))
    apart = (blow for blow in blows if not any(blow.start() < w.end() and w.start() < blow.end() for w in words))
    nearest = min((_distance(context, blow, mention) for blow in apart), default=_APART)
    return context.cue("background", after) if _distance(context, after, mention) <= nearest else None


def _is_stated(context: Context) -> bool:
    """Whether the main event is a statement itself, or none is told."""
    return context.event_type is None or context.is_event("stated")


def _is_day_of(context: Context, mention: ValueMention, sentence: Sentence) -> bool:
    """Whether a day hangs on a word for the event («l'incendie de mercredi», «Wednesday's fire»)."""
    pack, view = context.pack, context.view
    near = max(sentence.start, mention.start - _TOPIC_REACH), min(sentence.end, mention.end + _TOPIC_REACH)
    for noun in pack.event_pattern.finditer(view, *near):
        before = noun.end() <= mention.start
        gap = view[noun.end() : mention.start] if before else view[mention.end : noun.start()]
        if before and "," not in gap:
            words = [fold(word) for word in _WORD.findall(gap)]
            if 0 < len(words) <= _UP_TO and all(w in pack.function_words or w in pack.attaches for w in words):
                return True
        elif noun.start() >= mention.end and pack.day_to_noun.fullmatch(gap):
            return True
    return False


_BESIDE_SPEECH = 4
"""Characters between a verb of speech and its day («said on Thursday»)."""


def _bracketed(view: str, sentence: Sentence, at: int) -> bool:
    """Whether a place stands between brackets, where another time zone or a name's country is given."""
    return view.rfind("(", sentence.start, at) > view.rfind(")", sentence.start, at)


def _after_publication(context: Context, value: TimeValue) -> bool:
    published = context.article.published
    return published is not None and value.days is not None and value.days.core_low > published.moment.toordinal()


def _long_before(context: Context, value: TimeValue) -> bool:
    """Whether a day lies far back in an article that tells of one near its own («pire que le cyclone de mars 2019»)."""
    published = context.article.published
    if published is None or value.days is None or value.days.core_high >= published.moment.toordinal() - _FAR_BACK:
        return False
    near = published.moment.toordinal() - _RECENT
    times = (v.value for v in context.analysis.values if isinstance(v.value, TimeValue))
    return any(t.days is not None and _narrow(t) and t.days.core_low >= near for t in times)


_FAR_BACK, _RECENT = 180, 14
"""Days before its publication beyond which an article recalls, and within which it tells the news."""


def _narrow(value: TimeValue) -> bool:
    """Whether a time names a day, or a night across two, and not a week, a month or a year."""
    if value.days is None:
        return value.weekday is not None or value.day is not None or value.kind == "time"
    return value.days.core_high - value.days.core_low < 2


def _trigger(context: Context, sentence: Sentence) -> Cue | None:
    """A word in the sentence that names an event of the article's type; looked for once a sentence."""
    if sentence.index not in context.triggers:
        context.triggers[sentence.index] = _find_trigger(context, sentence)
    return context.triggers[sentence.index]


def _find_trigger(context: Context, sentence: Sentence) -> Cue | None:
    for kind, match in context.analysis.named_events.get(sentence.index, ()):
        if kind == context.event_type and match.end() <= sentence.end:
            return context.cue("event", match)
    return None


def _clause(view: str, mention: ValueMention, sentence: Sentence) -> tuple[int, int]:
    """The clause around a time, where a comma inside the date itself does not count.

    A time between two commas is of the clause that it stands in («Le feu couvait toujours, mardi, sur le navire»).
    """
    marks = list(_CLAUSE.finditer(view, sentence.start, mention.start))
    if marks and mention.start - marks[-1].end() <= _SET_OFF and "," in view[mention.end : mention.end + 1]:
        marks.pop()
    begin = marks[-1].end() if marks else sentence.start
    after = min(mention.end + 2, sentence.end)
    stop = _CLAUSE.search(view, after, sentence.end)
    while stop and "," in stop.group() and mention.start - begin <= _HEAD and stop.start() - after <= _BESIDE:
        after = stop.end()  # «Jeudi au soir, à Brax, le bilan …»: what a clause opens with
        stop = _CLAUSE.search(view, after, sentence.end)
    return begin, stop.start() if stop else sentence.end


_SET_OFF = 3
"""Characters of «le » and the like between a comma and a day that another comma follows."""


def extract_places(context: Context) -> None:
    """Add where the event happened, by the surest street, venue, town and country; and where else something did."""
    best: dict[str, tuple[int, Entity, list[Cue]]] = {}
    others: list[Entity] = []
    for entity in context.analysis.entities:
        level = None if entity.adjective else _LEVELS.get(entity.kind)
        sentence = None if level is None else context.analysis.sentence_at(entity.start)
        if level is None or sentence is None:
            continue
        begin = max(sentence.start, entity.start - _LOCATIVE_REACH)
        located = context.pack.in_place.search(context.view, begin, entity.start) is not None
        score, cues = _sets_the_scene(context, entity, level, sentence, located=located)
        if score > 0 and (level not in best or score > best[level][0]):
            best[level] = (score, entity, cues)
        if _is_somewhere(context, entity, level, sentence, located=located):
            others.append(entity)
    if _abroad(context, best):
        del best["city"]
    for level, (_, entity, cues) in best.items():
        _place(context, entity, f"{EVENT}:{level}", cues)
    main = {entity.start for _, entity, _ in best.values()}
    for entity in others:
        if entity.start not in main:
            _place(context, entity, "other", [])


def _elsewhere(context: Context, entity: Entity, sentence: Sentence) -> Cue | None:
    """What says that people were brought to a place, came from it or spoke there («conduits à l'hôpital de Brax»)."""
    if _is_stated(context) or _of_an_event(context, sentence.start, entity.start):
        return None
    pack, view = context.pack, context.view
    begin, end = context.clause(entity.start, entity.end, sentence)
    heads = entity.start - sentence.start <= _HEAD
    if heads:  # «À Paris, le ministre a réagi»
        end = max(end, next((m.start() for m in _CLAUSE.finditer(view, entity.end + 2, sentence.end)), sentence.end))
    words = list(pack.elsewhere.finditer(view, begin, end))
    if heads:
        words += pack.says_verbs.finditer(view, entity.end, end)
    return _later(context, entity, words, begin, end)


def spans_towns(context: Context) -> bool:
    """Whether the title or the lead sets the event in several towns («Brax, Vaux et Plaux», «à Brax et ailleurs»)."""
    towns = [e for e in context.analysis.entities if e.kind == "city" and not e.adjective]
    if any(_HEADING.match(context.view, town.end) for town in towns):
        return True
    listed = 1
    for one, other in pairwise(towns):
        sentence = context.analysis.sentence_at(one.start)
        if sentence is None or not context.in_lead(sentence) or other.end > sentence.end or one.key == other.key:
            listed = 1
            continue
        gap = context.view[one.end : other.start]
        words = [fold(word) for word in _WORD.findall(gap)]
        listed = listed + 1 if gap.strip() == "," else 1  # «Leeds, Yorkshire» are two
        if listed >= _LISTED or (len(words) <= _JOINING and context.pack.join.intersection(words)):
            return True
    return False


_HEADING = re.compile(r"(?:,\s[^\W\d_a-zà-ÿ][\w'-]+){2}\s?:")
"""What follows a town that opens a list of them, at the head of a title."""
_LISTED = 3
"""Towns behind one another, with commas, that are a list."""
_JOINING = 2
"""Words between two towns that are named together («et à»)."""


def _abroad(context: Context, best: dict[str, tuple[int, Entity, list[Cue]]]) -> bool:
    """Whether the town of a scene lies in no country that its sentence sets it in before («Séisme en X : … à Y»)."""
    if "city" not in best or "country" not in best:
        return False
    town, country = best["city"][1], best["country"][1]
    together = context.analysis.sentence_at(town.start) is context.analysis.sentence_at(country.start)
    elsewhere = town.country is not None and town.country != country.country
    return together and elsewhere and country.start < town.start


def extract_stages(context: Context) -> None:
    """Add from where a march or a race set off and where it ended, with the town that this is said of."""
    if not context.is_event("moving"):
        return
    view = context.view
    towns = Counter(e.key for e in context.analysis.entities if e.kind == "city" and not e.adjective).most_common(2)
    most_named = towns[0][0] if towns and (len(towns) == 1 or towns[0][1] > towns[1][1]) else None
    for stage, words in (("departure", context.pack.departs), ("arrival", context.pack.arrives)):
        for verb in words.finditer(view):
            spot = next(context.analysis.entities_in(verb.end(), verb.end() + _STAGE_REACH), None)
            sentence = context.analysis.sentence_at(verb.start())
            if spot is None or spot.adjective or sentence is None or spot.kind not in _SPOTS:
                continue
            if not _ARTICLE.fullmatch(view, verb.end(), spot.start):
                continue
            before = context.analysis.entities_in(sentence.start, verb.start())
            town = next((e.key for e in before if e.kind == "city"), most_named)
            cues = [context.cue("route", verb)]
            subject = Subject("", stage, (f"place:{town}",) if town and town != spot.key else ())
            value = Names((f"spot:/{_bare(context.pack, spot)}",), (spot.text,))
            context.add("place", subject, value, spot.start, spot.end, cues, "actual")


_STAGE_REACH = 60
"""Characters behind a word of setting off in which the place stands."""
_ARTICLE = re.compile(r"\s?(?:\w{2,3}\s|\w')?")
_SPOTS = frozenset({"street", "venue", "place", "name", "city"})


def _bare(pack: Pack, spot: Entity) -> str:
    """A place's name without what kind of place it is («place de la Bastille», «la Bastille»)."""
    words = name_key(spot.text).replace("'", " ").split()
    return " ".join(
        pack.compass.get(w, w) for w in words if w not in pack.site_words | pack.function_words
    ) or " ".join(words)


def _place(context: Context, entity: Entity, key: str, cues: list[Cue]) -> None:
    value = Names((site_key(context.pack, entity),), (entity.text,))
    context.add("place", Subject("", key), value, entity.start, entity.end, cues, "actual")


def site_key(pack: Pack, entity: Entity) -> str:
    """The key of a place; that of a venue tells its family too, where it has one («venue:station/perrache»)."""
    if entity.kind != "venue":
        return entity.key
    words = fold(entity.text).split()
    heads = (" ".join(part) for n in range(len(words), 0, -1) for part in (words[:n], words[-n:]))
    family = next((pack.venue_families[head] for head in heads if head in pack.venue_families), None)
    name = entity.key.partition(":")[2]
    known = load_gazetteer(pack.lang).find(name)
    if family is None or (known is not None and known.kind == "city" and family not in pack.venues_of_towns):
        return entity.key
    return f"venue:{family}/{_pointed(pack, name)}"


def _pointed(pack: Pack, name: str) -> str:
    """A name whose points of the compass are the same words in all languages."""
    return " ".join(pack.compass.get(word, word) for word in name.split())


def _is_somewhere(context: Context, entity: Entity, level: str, sentence: Sentence, *, located: bool) -> bool:
    """Whether a name says where something is or happens: «à Nantes», «la zone industrielle de Roanne», a street."""
    if level in ("street", "venue"):
        return True
    if located:
        return level != "country" or _something_happens(context, sentence)
    if level != "city":
        return False
    before = context.view[max(sentence.start, entity.start - _LOCATIVE_REACH) : entity.start]
    return (not before and context.field == "title") or context.pack.of_place.search(before) is not None


def _something_happens(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence tells of an event, of whatever type, past or to come."""
    words = (context.pack.event_pattern, context.pack.happens, context.pack.forthcoming)
    return any(finder.search(context.view, sentence.start, sentence.end) for finder in words)


def _of_an_event(context: Context, begin: int, at: int) -> bool:
    """«le sommet de Londres»: a word of belonging right behind the event's noun."""
    link = context.pack.belonging.search(context.view, begin, at)
    if link is None:
        return False
    noun_end = link.start()
    return any(m.end() == noun_end for m in context.pack.event_pattern.finditer(context.view, noun_end - 40, noun_end))


def _sets_the_scene(
    context: Context, entity: Entity, level: str, sentence: Sentence, *, located: bool
) -> tuple[int, list[Cue]]:
    pack, view = context.pack, context.view
    if not located and level in ("city", "country"):
        heading = entity.start == sentence.start and view[entity.end : entity.end + 2].strip() in (":", ",")
        begin = max(sentence.start, entity.start - _LOCATIVE_REACH)
        if not heading and not _of_an_event(context, begin, entity.start):
            return 0, []
    if _bracketed(view, sentence, entity.start):
        return 0, []
    if pack.background.search(view, sentence.start, sentence.end):
        return 0, []
    caught = pack.casualties["arrested"].after.search(view, sentence.start, entity.start)
    if caught and context.event_type != "protest":
        return 0, [context.cue("background", caught)]  # «interpellé mercredi à Givors»: where the story went on
    if other := _pursued(context, sentence.start, entity.start) or _elsewhere(context, entity, sentence):
        return 0, [other]
    score = 0
    cues: list[Cue] = []
    if context.in_lead(sentence):
        score += LEAD + 1 - min(sentence.index, LEAD)
    named = _trigger(context, sentence)
    happened = pack.happens.search(view, sentence.start, sentence.end)
    if named:
        score += 2
        cues.append(named)
    if happened:
        score += 2
        cues.append(context.cue("happens", happened))
    enough = 2 if level == "street" else 3
    return (score if score >= enough else 0), cues
