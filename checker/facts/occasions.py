"""Other events that an article mentions, and which of its facts are of them.

An article tells one event and recalls or announces others: the summit of two weeks before, last year's edition, next
Thursday's meeting.  Such an event is named by its noun with what sets it apart: a word for its turn («précédent»),
or a day that is not the main event's.  A fact is of it only where the sentence leaves no doubt; of all others that
speak of another time nobody can tell which event they are of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from checker.facts.context import Context
from checker.facts.model import Fact, Occasion
from checker.facts.settings import EVENT, PRESUMED
from checker.language.model import Entity, Sentence
from checker.language.pack import Turn, fold
from checker.values.model import TimeValue, ValueMention

_BEFORE = 40
"""Characters before a noun in which the words of its own phrase stand."""
_TAIL = 80
"""Characters behind it in which its place and day stand."""
_OPENS = 45
"""Characters of a sentence before the noun that it opens with («Lors de la très discrète réunion»)."""
_RECALL = 90
"""Characters between a noun and a figure that is recalled of it."""
_COMPARED = 30
"""Characters between a figure and the noun behind it («contre quinze pays lors du précédent sommet»)."""
_DAY, _MONTH, _YEAR = 2, 31, 367
"""Days that a time leaves open at most that names a day, a month, a year."""
_BLUR = 2
"""Days from the main event from which a day is another one: nights and time zones blur the one before and behind."""
_NEWS = 60
"""Days for which an accident or an attack may be news, so that an article that dates it is about it."""
_EDITION = "edition"
"""Kind of an occasion that comes again by its name («la précédente édition»)."""
_MEASURED = frozenset({
    "participants_count", "killed", "injured", "missing", "arrested", "count", "amount", "percentage", "duration",
    "area", "magnitude", "score",
})  # fmt: skip
"""Attributes that an event has figures of."""
_OF_PEOPLE = frozenset({"participants_count", "killed", "injured", "missing", "arrested", "count"})
"""Those of them that a day alone is enough for."""
_PLACE = "place:"
_TOWN = f"{_PLACE}city:"
_WORD = re.compile(r"[^\W\d_]+")
_ENDS_PHRASE = re.compile(r"[;:.!?«»\"“”)\[\]\n]")
_PLACES = frozenset({"city", "country", "place"})


@dataclass(frozen=True, slots=True)
class _Named:
    """An occasion where it stands: its whole phrase, its noun, and where its days and places begin."""

    occasion: Occasion
    start: int
    noun_end: int
    end: int
    attached: frozenset[int]


def assign_occasions(context: Context) -> None:
    """Say of the facts of a text which of them are of another event, and of which.

    Those are not compared with the main event's any more.  Wants all facts of the text, and the day of the main event.
    """
    facts: dict[int, list[Fact]] = defaultdict(list)
    for fact in context.facts:
        facts[fact.sentence_start].append(fact)
    named_in = _named_by_sentence(context)
    for index, named in named_in.items():
        sentence = context.analysis.sentences[index]
        for fact in facts[sentence.start]:
            one = _attached_to(fact, named) or _figure_of(context, fact, named, sentence)
            if one is not None:
                _set_apart(fact, one.occasion)
        after = _taken_up(context, sentence, named)
        if after is not None and after.index not in named_in:
            for fact in facts[after.start]:
                if fact.attribute in _MEASURED and _recalled(context, fact, after):
                    _set_apart(fact, named[0].occasion)
    for fact in context.facts:
        if fact.occasion is None and fact.time_frame == "other" and fact.attribute in _MEASURED:
            fact.occasion = _of_a_day(context, fact)


def _set_apart(fact: Fact, occasion: Occasion) -> None:
    fact.occasion = occasion
    if fact.attribute in _MEASURED:
        fact.time_frame = "other"
    elif fact.subject.key.partition(":")[0] == EVENT:
        fact.subject, fact.weight = replace(fact.subject, key="other"), 0


# ---- how another event is named


def _named_by_sentence(context: Context) -> dict[int, list[_Named]]:
    """Index of a sentence → the occasions that it names."""
    found: dict[int, list[_Named]] = defaultdict(list)
    main = _main_days(context)
    nouns = _nouns(context)
    for n, noun in enumerate(nouns):
        sentence = context.analysis.sentence_at(noun.start())
        if sentence is None or noun.end() > sentence.end:
            continue
        follows = nouns[n + 1].start() if n + 1 < len(nouns) else sentence.end
        named = _named(context, noun, sentence, min(follows, sentence.end), main)
        if named is not None:
            found[sentence.index].append(named)
    return found


def _nouns(context: Context) -> list[re.Match[str]]:
    """The nouns that may name an event; «March» of «2 March» is none."""
    nouns = context.pack.occasion_nouns.finditer(context.view)
    return [noun for noun in nouns if not context.analysis.is_in_value(noun.start())]


def _main_days(context: Context) -> set[int]:
    """Where the days begin that are as surely the main event's as any."""
    days = [f for f in context.facts if f.attribute == "date" and f.subject.key in (EVENT, PRESUMED)]
    most = max((f.weight for f in days), default=0)
    return {f.start for f in days if f.weight == most}


def _named(context: Context, noun: re.Match[str], sentence: Sentence, until: int, main: set[int]) -> _Named | None:
    """The event that a noun names, where it is surely not the main one, whose days begin at ``main``."""
    turn, start, end = _turn(context, noun, sentence)
    when = _right_before(context, noun, sentence)
    days = [when] if when else []
    behind = _behind(context, end, min(until, end + _TAIL))
    if turn is None and not days and not any(isinstance(item, ValueMention) for item in behind):
        return None
    start = min([start, *(day.start for day in days)])
    named = [e for e in context.analysis.entities_in(start - _BEFORE, noun.start()) if e.end + 1 == noun.start()]
    places = [name for name in named if name.kind in _PLACES]
    others = [name for name in named if name.kind not in _PLACES]
    for item in behind:
        found = days if isinstance(item, ValueMention) else places if item.kind in _PLACES else others
        first = not (days or places or others)
        if found or not _is_light(context, context.view[end : item.start], first=first):
            break
        if isinstance(item, ValueMention):
            days.append(item)
        elif item.kind in _PLACES:
            places.append(item)
        else:
            others.append(item)
        end = item.end
    if turn is None and any(item.start in main for item in days):
        return None
    day = next((d.value for d in days if isinstance(d.value, TimeValue) and d.value.days is not None), None)
    place = next((name for name in places if not name.adjective), None)
    kind = context.pack.occasion_kinds[fold(noun.group())]
    one = turn is not None and fold(noun.group()) in context.pack.occasion_singulars
    if not _is_another(context, kind, turn, day, definite=place is not None or one):
        return None
    label = " ".join(context.analysis.text[start:end].split())
    attached = (*days, *places)
    occasion = Occasion(kind, label, turn, day, place and place.key, others[0].key if others else None)
    return _Named(occasion, start, noun.end(), end, frozenset(item.start for item in attached))


def _turn(context: Context, noun: re.Match[str], sentence: Sentence) -> tuple[Turn | None, int, int]:
    """Whether a noun is said to be that before or the next one, and where its phrase begins and ends so far."""
    begin = max(sentence.start, noun.start() - _BEFORE)
    for turn, words in context.pack.turn_before.items():
        found = words.search(context.view, begin, noun.start())
        if found:
            return turn, found.start(), noun.end()
    for turn, words in context.pack.turn_after.items():
        found = words.match(context.view, noun.end() + 1)
        if found and found.end() <= sentence.end:
            return turn, noun.start(), found.end()
    return None, noun.start(), noun.end()


def _right_before(context: Context, noun: re.Match[str], sentence: Sentence) -> ValueMention | None:
    """The day right before a noun: «Thursday's meeting», «the March 2 summit»."""
    begin = max(sentence.start, noun.start() - _BEFORE)
    for mention in context.analysis.values_in(begin, noun.start()):
        gap = context.view[mention.end : noun.start()]
        if isinstance(mention.value, TimeValue) and context.pack.day_to_noun.fullmatch(gap):
            return mention
    return None


def _behind(context: Context, start: int, end: int) -> list[ValueMention | Entity]:
    """The times and names between two offsets, in their order."""
    times = [m for m in context.analysis.values_in(start, end) if isinstance(m.value, TimeValue)]
    return sorted((*times, *context.analysis.entities_in(start, end)), key=lambda item: item.start)


def _is_light(context: Context, gap: str, *, first: bool) -> bool:
    """Whether a gap holds small words alone, so that what follows belongs to the noun before it."""
    if _ENDS_PHRASE.search(gap):
        return False
    words = [fold(word) for word in _WORD.findall(gap) if len(word) > 1]
    heavy = [word for word in words if word not in context.pack.function_words and word not in context.pack.attaches]
    return not heavy or (first and "," not in gap and heavy == words[:1])  # «réunion militaire à Londres»


def _recurs(context: Context, kind: str) -> bool:
    """Whether events of a kind come one after another, so that one of another day is another one."""
    return kind == _EDITION or context.pack.has_trait(kind, "recurring")


def _is_another(context: Context, kind: str, turn: Turn | None, day: TimeValue | None, *, definite: bool) -> bool:
    """Whether turn and day say that an event is not the main one, and well enough which."""
    published = context.article.published
    today = published.moment.toordinal() if published is not None else None
    main = context.event_day
    if day is None or day.days is None:
        over = main is not None and today is not None and main <= today
        return definite and (turn == "previous" or (turn == "next" and over))
    if main is None:
        return turn == "previous"
    low, high = day.days.core_low, day.days.core_high
    if low - _BLUR < main < high + _BLUR:
        return False
    width = high - low
    alike = kind == context.event_type or kind == "edition"
    if turn is None and alike and not _recurs(context, kind) and (today is None or today - _NEWS < low <= today):
        return False  # «l'attaque de jeudi» in an article on what came of it
    return turn is not None or (width <= _MONTH and (definite or alike)) or (width <= _YEAR and alike)


# ---- which facts are of it


def _attached_to(fact: Fact, named: list[_Named]) -> _Named | None:
    """The occasion whose day or place a fact is."""
    if fact.attribute not in ("date", "place"):
        return None
    return next((one for one in named if fact.start in one.attached), None)


def _figure_of(context: Context, fact: Fact, named: list[_Named], sentence: Sentence) -> _Named | None:
    """The occasion that a figure is of, where the words between them say so."""
    if fact.attribute not in _MEASURED:
        return None
    before = [one for one in named if one.end <= fact.start]
    if before:
        one = before[-1]
        if not _apart(context, one.end, fact.start) and (
            _opens(context, one, sentence)
            or (fact.start - one.end <= _RECALL and context.pack.recalled.search(context.view, one.end, fact.start))
        ):
            return one
    behind = next((one for one in named if one.start >= fact.end), None)
    if behind is None or fact.time_frame != "other" or _apart(context, fact.end, behind.start):
        return None
    gap = context.view[fact.end : behind.start]
    compared = len(gap) <= _COMPARED and _is_light(context, gap, first=True)
    recalled = len(gap) <= _RECALL and context.pack.recalled.search(context.view, fact.end, behind.start)
    return behind if compared or recalled else None


def _apart(context: Context, start: int, end: int) -> bool:
    """Whether something between two offsets says that what follows is of another event."""
    view, pack = context.view, context.pack
    others = pack.occasion_nouns.finditer(view, start, end)
    named = any(not context.analysis.is_in_value(noun.start()) for noun in others)
    return named or ";" in view[start:end] or pack.breaks.search(view, start, end) is not None


def _opens(context: Context, one: _Named, sentence: Sentence) -> bool:
    """Whether a sentence begins with an occasion, and so speaks of it."""
    opening = context.view[sentence.start : one.start]
    words = [fold(word) for word in _WORD.findall(opening) if len(word) > 1]
    return len(opening) <= _OPENS and "," not in opening and all(w in context.pack.function_words for w in words)


def _taken_up(context: Context, sentence: Sentence, named: list[_Named]) -> Sentence | None:
    """The sentence behind one that speaks of an occasion and no other, where it may go on about it."""
    following = context.analysis.sentences[sentence.index + 1 : sentence.index + 2]
    alone = len(named) == 1 and _opens(context, named[0], sentence)
    return following[0] if alone and following and following[0].paragraph == sentence.paragraph else None


def _recalled(context: Context, fact: Fact, sentence: Sentence) -> bool:
    """Whether a sentence tells a figure as of before («Quinze pays y avaient participé»)."""
    begin, end = context.clause(fact.start, fact.end, sentence)
    named = context.pack.occasion_nouns.search(context.view, sentence.start, sentence.end)
    return named is None and context.pack.recalled.search(context.view, begin, end) is not None


def _of_a_day(context: Context, fact: Fact) -> Occasion | None:
    """An event that is known by its day alone: «le 5 février, 96 000 personnes avaient défilé», «il y a deux mois»."""
    sentence = context.analysis.sentence_at(fact.start)
    if sentence is None or fact.attribute not in _OF_PEOPLE:
        return None
    times = [m for m in context.analysis.values_in(sentence.start, sentence.end) if isinstance(m.value, TimeValue)]
    cue = fact.cue("background")
    named = [m for m in times if cue is not None and m.start == cue.start] or times
    if len(named) != 1:
        return None  # of which of them nobody can tell
    day = named[0].value
    if not isinstance(day, TimeValue) or day.days is None or not day.resolved:
        return None
    before = (context.event_day or day.days.core_high + _MONTH) - _BLUR
    width = day.days.core_high - day.days.core_low
    told = (day.explicit and width < _DAY) or (day.tense == "past" and width < _MONTH)
    if not told or day.days.core_high > before:
        return None
    return Occasion("", named[0].text, None, day)
