"""What narrows a count: a place, a degree, a part of a whole, what became of the things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.facts.context import NAME_REACH, OPENING, Context
from checker.facts.model import IN_HOSPITAL, PART, STATES, Attribute, Cue, Fact
from checker.facts.nouns import Counted, after_blank
from checker.language.gazetteer import load_gazetteer
from checker.language.model import Entity, Sentence
from checker.language.pack import fold
from checker.values.model import Quantity, ValueMention

_HEADING = re.compile(r"[^,:.;]{0,30}[,:]")
"""What may follow a town that a sentence opens with («À Saint-Denis de La Réunion, …»)."""
_STOPS = re.compile(r"[,;:.()]")
_PHRASE = 5
"""Words of a phrase of place that a name ends («Dans le centre de Nantes, …»)."""
_PART_REACH = 40
"""Characters before a count in which the word stands that makes it a part («dont deux»)."""
_FURTHER = 30
"""Characters around a count in which words put it on top of another («10 000 postes supplémentaires»)."""
_RIGHT_BEHIND = 6
"""Characters between a count and the town that it is of («203 à Paris»)."""
_OPENS = 6
"""Characters before a count in which a word of belonging stands that joins it to a thing («une tour de 33 étages»)."""
_AREA = 20
"""Characters before a name in which the word stands that makes an area of it («la province de X»)."""
_CLOCK = 12
"""Characters before a town in which words stand that make it a clock's («heure de Paris»)."""
_NOT_NARROW = frozenset({"crowd", "patients"})
"""Classes of people that say no more than «people» where a toll is told."""
_CULPRITS = "suspects"
"""The class of those who did it."""
_CULPRIT_PHRASE = 30
"""Characters of «l'un des deux » and the like between words and those who did it."""
_CULPRIT_REACH = 110
"""Characters behind a toll in which words say whether it takes in who did it."""
_OFFICE = 40
"""Characters before a town in which the office stands that bears its name («le parquet de Nîmes»)."""
_PART_OF_PART = 16
"""Characters between a part and the town that it alone is of («dont 491 à Paris», "491 of them in Paris")."""


def restrictions_of(
    context: Context, counted: Counted, attribute: Attribute, sentence: Sentence, last: Fact | None, cues: Sequence[Cue]
) -> tuple[tuple[str, ...], list[Cue]]:
    """What narrows a figure that some words (``cues``) made a fact, and the words of the place that does."""
    view, pack = context.view, context.pack
    begin, end = context.clause(counted.start, counted.end, sentence)
    part = pack.part_word.search(view, counted.end, end)
    if part:  # «quatorze blessés dont quatre en urgence absolue»: what follows is said of the four
        end = part.start()
    alike = last if last is not None and last.attribute == attribute else None
    # «27 à l'hôpital, vingt autres soignés sur place»; «16 morts, 23 autres blessés» is none
    more = alike is not None and pack.anaphora_after.match(view, counted.mention.end)
    if attribute in STATES:
        more = more or _adds_to_a_toll(context, counted, attribute, (begin, end))
        more = more or (alike is not None and _splits(context, counted, sentence, alike))
    found = {PART} if more or _is_some(context, counted, sentence, end, cues) else set[str]()
    if attribute == "count":
        found |= _damage(context, counted, begin, end)
        if pack.cumulated.search(view, counted.end, end):
            found.add("cumulated")  # «2 300 pompiers se sont relayés»: more than were there at once
        if _is_further(context, counted, (begin, end)):
            found.add("additional")
        elif counted.word and pack.anaphora_after.match(view, counted.mention.end):
            found.add("besides")  # «24 autres prévenus»: beside one whom the article is about
        if pack.entitled.match(view, counted.end + 1, end) or pack.entitled_before.search(view, begin, counted.start):
            found.add("entitled")  # «135 cardinaux peuvent voter»: who may is not who does
    if pack.adding.search(view, sentence.start, counted.start):
        found.add("adding")  # «En ajoutant les Romains massés sur le parcours, ils étaient 400 000»
    if attribute in STATES:
        found = _of_a_toll(context, counted, attribute, sentence, (begin, end), found, alike)
    found |= _nation_of(counted, sentence, last)
    place = _own_place(context, counted, attribute, sentence, (begin, end), cues, found)
    if place and pack.outside.search(view, counted.end, place.start):
        found.add(f"outside:{place.key}")  # «85 000 manifestants hors Paris»
    elif place:
        # «dont 203 à Paris»: all of that town's, and so comparable with what others give for the town
        found = (found - {PART}) | {f"place:{_place_key(place)}"}
    elif _elsewhere(context, counted, sentence, begin) or _in_own_area(context, sentence, begin, counted.start, end):
        found.add(PART)
    words = [Cue("place", place.start, place.end, place.text)] if place else []
    if attribute in ("killed", "injured"):
        words += _culprit(context, counted, sentence)
    return tuple(sorted(found)), words


def _adds_to_a_toll(context: Context, counted: Counted, attribute: Attribute, clause: tuple[int, int]) -> bool:
    """Whether a figure comes on top of one that the text gave («trois personnes de plus», "three more died").

    «Deux morts et trois blessés supplémentaires», "and another three hurt": of those of another fate, which is none.
    """
    before = [f for f in context.facts if f.attribute in STATES and f.end <= counted.start]
    if before and before[-1].attribute != attribute and attribute not in context.last:
        return False
    return _is_further(context, counted, clause)


def _is_further(context: Context, counted: Counted, clause: tuple[int, int]) -> bool:
    """Whether words between a count and its neighbours, and not right before the next one, put it on top of another."""
    begin, end = max(clause[0], counted.start - _FURTHER), min(clause[1], counted.end + _FURTHER)
    before = max((m.end for m in context.analysis.values_in(begin, counted.start)), default=begin)
    behind = min((m.start for m in context.analysis.values_in(counted.end, end)), default=end + 2)
    further = context.pack.additional.finditer(context.view, before, min(behind, end))
    return any(word.end() + 1 < behind for word in further)


def _splits(context: Context, counted: Counted, sentence: Sentence, whole: Fact) -> bool:
    """Whether a number alone splits up the toll of its sentence («55 morts, 51 ayant succombé sur place»)."""
    if counted.word or whole.sentence_start != sentence.start or not isinstance(whole.value, Quantity):
        return False
    value, said = counted.mention.value, context.analysis.attribution_at(counted.start)
    less = isinstance(value, Quantity) and value.allows.middle() < whole.value.allows.middle()
    return less and whole.speaker == (said.key if said else None)


def _of_a_toll(
    context: Context,
    counted: Counted,
    attribute: Attribute,
    sentence: Sentence,
    clause: tuple[int, int],
    found: set[str],
    alike: Fact | None,
) -> set[str]:
    """What narrows a figure of a toll beside what was ``found``: how badly, where, who; ``alike`` is the one before."""
    view, pack = context.view, context.pack
    part = is_part(context, counted, sentence)
    degree = _degree(context, counted, *clause) if attribute == "injured" else None  # «trois morts et un blessé grave»
    where = _in_hospital(context, counted, clause[1]) if attribute == "injured" else None
    if where == "intensive":
        found = {where}
    elif where:
        found = ({degree} if degree else found - {PART} if part else found) | {where}
    elif degree:
        found = {degree}
    if where and pack.still.search(view, counted.end, clause[1]):
        found = found | {"still"}  # those who are taken to hospital are not those who have to stay
    cumulated = pack.cumulated.search(view, sentence.start, sentence.end)
    if cumulated and not context.is_worst_since(cumulated.end(), sentence):
        found = found | {"cumulated"}
    if where and _may_be_all(context, counted):
        return found
    if part and not counted.word and alike is not None:
        found = found | {r for r in alike.subject.restrictions if r.startswith("class:")}  # «sept pompiers, dont deux…»
    if pack.own_ranks.search(view, counted.end, clause[1]):
        return found | _ranks(context, counted, sentence)
    return found | _class_of(context, counted, attribute)


def _culprit(context: Context, counted: Counted, sentence: Sentence) -> list[Cue]:
    """What takes those who did it into a toll or leaves them out («tireur compris», "besides the gunman")."""
    view, pack = context.view, context.pack
    begin = max((m.end for m in _quantities(context, sentence.start, counted.start)), default=sentence.start)
    reach = min(sentence.end, counted.end + _CULPRIT_REACH)
    end = min((m.start for m in _quantities(context, counted.end, reach)), default=reach)
    for name, words in pack.before_culprit.items():
        ahead = words.finditer(view, begin, counted.start) if name == "without-culprit" else ()
        for link in (*words.finditer(view, counted.end, end), *ahead):
            noun = pack.noun_pattern.search(view, link.end(), link.end() + _CULPRIT_PHRASE)
            if noun is not None and _CULPRITS in {c.name for c in pack.noun_classes(noun.group(), context.event_type)}:
                return [context.cue(name, link)]
    for name, words in pack.behind_culprit.items():
        for word in words.finditer(view, begin, reach):
            if word.start() - _CULPRIT_PHRASE > end:
                continue
            nouns = pack.noun_pattern.finditer(view, max(begin, word.start() - _CULPRIT_PHRASE), word.start())
            near = (pack.noun_classes(n.group(), context.event_type) for n in nouns if word.start() - n.end() <= 1)
            if any(c.name == _CULPRITS for classes in near for c in classes):
                return [context.cue(name, word)]
    died = pack.culprit_died.search(view, counted.end, end)
    return [context.cue("without-culprit", died)] if died else []


def _ranks(context: Context, counted: Counted, sentence: Sentence) -> set[str]:
    """The people in whose ranks a figure is («les gendarmes déplorent six blessés dans leurs rangs»)."""
    nouns = context.pack.noun_pattern.finditer(context.view, sentence.start, counted.start)
    classes = (c for noun in nouns for c in context.pack.noun_classes(noun.group(), context.event_type))
    people = next((c.name for c in classes if c.people and not c.general), None)
    return {f"class:{people}" if people else PART}


def _is_some(context: Context, counted: Counted, sentence: Sentence, end: int, cues: Sequence[Cue]) -> bool:
    """Whether words around a count make it a part of another («dont 203», «cinq de ces maisons») or one of many."""
    view, pack = context.view, context.pack
    behind = pack.part_after.search(view, counted.end, min(end, counted.end + 30))
    if behind and any(c.start < behind.end() and behind.start() < c.end for c in cues):
        behind = None  # «30 personnes sont en garde à vue» says what is counted
    return (
        is_part(context, counted, sentence)
        or pack.part_of.match(view, after_blank(context, counted.mention.end), counted.end) is not None
        or pack.apiece.match(view, counted.end + 1, sentence.end) is not None
        or behind is not None
        or any(
            pack.nearly_all.search(view, max(sentence.start, c.start - _FURTHER), c.start)
            for c in _nouns_before(counted, cues)
        )
    )


def _nouns_before(counted: Counted, cues: Sequence[Cue]) -> list[Cue]:
    """The word for a state that a number alone stands behind («la plupart des morts, près de 800»)."""
    return [c for c in cues if c.kind == "state" and not counted.word and c.end <= counted.start]


def _in_hospital(context: Context, counted: Counted, end: int) -> str | None:
    """Whether hurt people are in hospital, and in which part of it: the intensive one tells more."""
    casualties = context.pack.casualties
    found = [s for s in IN_HOSPITAL if casualties[s].after.search(context.view, counted.end, end)]
    return found[-1] if found else None


def _may_be_all(context: Context, counted: Counted) -> bool:
    """Whether the people counted may be all that an event of this type is about: pupils, of an outbreak at school."""
    kinds = [b.of for b in context.pack.becomes.values() if context.event_type in b.only]
    return any(c.name in of for c in counted.classes for of in kinds)


def _class_of(context: Context, counted: Counted, attribute: Attribute) -> set[str]:
    """The kind of people that a toll is told of alone («sept pompiers blessés»); who is arrested is a suspect."""
    if counted.classes:
        alike = _NOT_NARROW | {"suspects"} if attribute == "arrested" else _NOT_NARROW
        narrow = [c.name for c in counted.classes if not c.general and c.name not in alike]
        special = counted.people and narrow and not any(c.general for c in counted.classes)
        return {f"class:{narrow[0]}"} if special else set()
    itself = any(c.nouns.fullmatch(counted.word) for c in context.pack.casualties.values())
    return {f"class:noun:{context.pack.singular(counted.word)}"} if counted.word and not itself else set()


def _nation_of(counted: Counted, sentence: Sentence, last: Fact | None) -> set[str]:
    """Of which country the people are; a number alone is of those before («Huit Français ont fui, neuf sont morts»)."""
    if counted.nation is not None:
        return {f"nation:{counted.nation}"}
    if counted.word or last is None or last.sentence_start != sentence.start:
        return set()
    return {r for r in last.subject.restrictions if r.startswith("nation:")}


def _own_place(
    context: Context,
    counted: Counted,
    attribute: Attribute,
    sentence: Sentence,
    clause: tuple[int, int],
    cues: Sequence[Cue],
    found: set[str],
) -> Entity | None:
    """The place that a figure is of alone: not where the article sets its event, unless of a larger figure."""
    if attribute == "count" and _is_a_size(context, counted):
        return None
    only = _only_place(context, counted, sentence, clause)
    if only is not None:
        return only
    place = place_of(context, counted, sentence, *clause) or _carried_over(context, counted, sentence, clause[1])
    place = place or _other_country(context, counted, sentence)
    place = place or capital_of(context, counted, sentence, clause)
    wide = _is_wide(context)
    state = next((c for c in cues if c.kind == "state" and c.start >= counted.end), None)
    part = PART in found or _is_less(context, counted, attribute)
    if place is None and state is not None and part:  # «sept personnes ont péri. Quatre sont mortes à Vinon»
        behind = context.analysis.entities_in(state.end, sentence.end)
        near = (e for e in behind if e.start - state.end <= _RIGHT_BEHIND and not e.adjective)
        place = next((e for e in near if e.kind in ("city", "place")), None)
    if place is None or part or wide:
        return place
    return None if place.key == context.event_place or _sets_lead(context, place, sentence) else place


def _place_key(place: Entity) -> str:
    """The key of a place, of which a name that no gazetteer knows is one as well."""
    return place.key if place.kind in ("city", "place", "country") else f"place:{place.key.partition(':')[2]}"


def _only_place(context: Context, counted: Counted, sentence: Sentence, clause: tuple[int, int]) -> Entity | None:
    """The place to which words limit a figure («dans la seule province de X», "in X County alone")."""
    pack, view = context.pack, context.view
    begin, end = _around(context, counted, sentence, clause)
    for word in pack.alone.finditer(view, begin, end):
        near = max(begin, word.start() - NAME_REACH), min(end, word.end() + NAME_REACH)
        named = [e for e in context.analysis.entities_in(*near) if _may_be_a_place(e)]
        ahead = [e for e in named if e.start > word.end() and pack.limits_to.fullmatch(view[word.end() : e.start])]
        behind = [e for e in named if e.end < word.start() and pack.limited_by.fullmatch(view[e.end : word.start()])]
        if ahead or behind:
            return ahead[0] if ahead else behind[-1]
    return _counting_area(context, counted, begin)


def _around(context: Context, counted: Counted, sentence: Sentence, clause: tuple[int, int]) -> tuple[int, int]:
    """The words that are of a count: its clause, up to the figures beside it, and the head of its sentence."""
    end = min((m.start for m in _quantities(context, counted.end, clause[1])), default=clause[1])
    if not any(_quantities(context, sentence.start, clause[0])):
        return sentence.start, end  # «Dans le seul comté de X, 84 personnes…»
    return max((m.end for m in _quantities(context, clause[0], counted.start)), default=clause[0]), end


def _quantities(context: Context, begin: int, end: int) -> Iterator[ValueMention]:
    return (m for m in context.analysis.values_in(begin, end) if isinstance(m.value, Quantity))


def capital_of(context: Context, counted: Counted, sentence: Sentence, clause: tuple[int, int]) -> Entity | None:
    """The capital of the event's country, or of the one that is named, where a figure is of «la capitale»."""
    view, words = context.view, context.pack.in_capital
    begin, end = _around(context, counted, sentence, clause)
    found = words.search(view, counted.end, end) or words.search(view, begin, counted.start)
    return None if found is None else _capital(context, found)


def _capital(context: Context, found: re.Match[str]) -> Entity | None:
    """The town that words for a capital mean, where they do not name it themselves."""
    named = list(context.analysis.entities_in(found.start(), found.end() + NAME_REACH // 2))
    if any(e.kind == "city" and e.start - found.end() <= _RIGHT_BEHIND for e in named):
        return None  # «dans la capitale, Lima»
    owner = next((e for e in named if e.kind == "country" and e.start - found.end() <= 1), None)
    name = context.pack.capitals.get(owner.key if owner else context.event_country or "")
    town = load_gazetteer(context.pack.lang).find(name) if name else None
    key, country = (town.key, town.country) if town else ("place:capital", None)
    return Entity(*found.span(), found.group(), "city" if town else "place", key, country)


def _counting_area(context: Context, counted: Counted, begin: int) -> Entity | None:
    """The area that is said to have so many («la province de X compte 610 morts», "X county recorded 84 deaths")."""
    pack, view = context.pack, context.view
    has = pack.area_counts.search(view, begin, counted.start)
    named = [e for e in context.analysis.entities_in(begin, has.start()) if _may_be_a_place(e)] if has else []
    if has is None or not named:
        return None
    place = named[-1]
    behind = view[place.end : has.start()]
    before = pack.areas.search(view, max(begin, place.start - _AREA), place.start)
    areal = before is not None or pack.areas.fullmatch(behind.strip()) is not None
    return place if areal and (not behind.strip() or before is None) else None


def _may_be_a_place(entity: Entity) -> bool:
    return entity.kind in ("city", "place", "name") and not entity.adjective


def _in_own_area(context: Context, sentence: Sentence, begin: int, start: int, end: int) -> bool:
    """Whether a figure is of the area of who gives it («le parquet compte, dans son ressort, 202 gardes à vue»)."""
    area = context.pack.own_area
    # words of place at the head of a sentence hold for all of it
    return any(area.search(context.view, a, b) for a, b in ((begin, end), (sentence.start, start)))


def _is_a_size(context: Context, counted: Counted) -> bool:
    """Whether a count tells how large some thing is, wherever it stands («une tour de 33 étages»)."""
    if counted.classes:
        return counted.classes[0].name in context.pack.sizes
    return context.pack.belonging.search(context.view[max(0, counted.start - _OPENS) : counted.start]) is not None


def _carried_over(context: Context, counted: Counted, sentence: Sentence, end: int) -> Entity | None:
    """The town that the sentence before opens with, or names last where this one takes it up («huit personnes y…»)."""
    if sentence.index < 2 or context.pack.everywhere.search(context.view, counted.end, sentence.end):
        return None  # the lead says where the event is
    if any(_is_of_a_part(context, e, sentence) for e in context.analysis.entities_in(counted.end, sentence.end)):
        return None  # «92 personnes ont été interpellées, dont 21 à Paris»
    previous = context.analysis.sentences[sentence.index - 1]
    if previous.paragraph != sentence.paragraph:
        return None
    named = context.analysis.entities_in(previous.start, previous.end)
    towns = [e for e in named if e.kind in ("city", "place") and not e.adjective and not _names_none(context, e)]
    there = context.pack.there.search(context.view, counted.end, end)
    if towns and there:
        return towns[-1]
    if capital := None if towns else context.pack.in_capital.search(context.view, previous.start, previous.end):
        taken_up = there or context.pack.there.search(context.view, sentence.start, counted.start)
        return _capital(context, capital) if taken_up else None
    opens = towns and towns[0].start - previous.start <= OPENING and context.view[towns[0].end] == ","
    here = (e for e in context.analysis.entities_in(sentence.start, counted.start) if not e.adjective)
    if not any(e.kind in ("city", "place", "country") for e in here):
        opens = opens or (towns and _heads(context, towns[0], previous))
    return towns[0] if opens and len(towns) == 1 else None


def _heads(context: Context, entity: Entity, sentence: Sentence) -> bool:
    """Whether a phrase of place with a name at its end opens a sentence («Dans le centre de Nantes, …»)."""
    phrase = context.view[sentence.start : entity.start]
    words = fold(phrase).split()
    comma = context.view.find(",", entity.end, entity.end + _AREA)
    behind = context.view[entity.end : comma].strip() if comma >= 0 else "."  # "In the Sumy region, …"
    if not 0 < len(words) <= _PHRASE or (behind and not context.pack.areas.fullmatch(behind)) or _STOPS.search(phrase):
        return False
    return context.pack.in_place.fullmatch(words[0]) is not None


def _elsewhere(context: Context, counted: Counted, sentence: Sentence, begin: int) -> bool:
    """Whether a count is of a place that nothing names («Même écart dans la capitale. La police y a compté…»)."""
    there = context.pack.there.search(context.view, begin, counted.start)
    return sentence.index > 1 and there is not None


def _sets_lead(context: Context, place: Entity, sentence: Sentence) -> bool:
    """Whether the one town of a text's first sentence is where its event is set."""
    towns = {e.key for e in context.analysis.entities_in(sentence.start, sentence.end) if e.kind in ("city", "place")}
    return sentence.index == 0 and towns == {place.key}


def crowd_at(context: Context, key: str, sentence: Sentence) -> set[str]:
    """Which of the crowds of its class a count is of («la parade», «sur écrans géants»): each gathers its own."""
    scopes = context.pack.crowds.get(key, {})
    return {f"at:{name}" for name, words in scopes.items() if words.search(context.view, sentence.start, sentence.end)}


def _is_less(context: Context, counted: Counted, attribute: Attribute) -> bool:
    """Whether the text gave a larger figure of the same before, with nothing to narrow it."""
    value = counted.mention.value
    return isinstance(value, Quantity) and value.allows.middle() < context.largest.get(attribute, 0.0)


def _damage(context: Context, counted: Counted, begin: int, end: int) -> set[str]:
    """What became of things, by the nearest word («36 maisons sont détruites et 20 endommagées»)."""
    near: dict[str, int] = {}
    if counted.people or any(c.name in context.pack.unharmed for c in counted.classes):
        return set()
    for name, words in context.pack.damage.items():
        for match in words.finditer(context.view, begin, end):
            distance = max(match.start() - counted.end, counted.start - match.end())
            near[name] = min(near.get(name, distance), distance)
    return {min(near, key=lambda name: near[name])} if near else set()


def _degree(context: Context, counted: Counted, begin: int, end: int) -> str | None:
    """How badly hurt: by the nearest word after the number, else by one before it."""
    view, pack = context.view, context.pack
    after = {
        name: match.start()
        for name, words in (("serious", pack.serious), ("light", pack.light))
        if (match := words.search(view, counted.mention.end, end))
    }
    if after:
        return min(after, key=lambda name: after[name])
    return "serious" if pack.serious.search(view, begin, counted.start) else None


def place_of(context: Context, counted: Counted, sentence: Sentence, begin: int, end: int) -> Entity | None:
    """A town right after the noun or at the head of the sentence: the figure is that town's.

    In an event that happens in many places any town of the clause narrows the figure, and so does the last one before.
    """
    wide = _is_wide(context)
    nearest: Entity | None = None
    last: Entity | None = None
    for entity in context.analysis.entities_in(sentence.start, end):
        headed = _heads(context, entity, sentence)
        known = entity.kind in ("city", "place") or (headed and entity.kind == "name")
        if not known or entity.adjective or _names_none(context, entity):
            continue
        if entity.end <= counted.start and _is_of_a_part(context, entity, sentence):
            continue
        stretch = last is not None and fold(context.view[last.end : entity.start]).strip() in context.pack.span_to
        last = entity
        if stretch:
            nearest = None  # «de Brest à Rennes»: more than one town
            continue
        if context.is_event("contest") and not context.pack.in_place.search(context.view, sentence.start, entity.start):
            continue  # «Leeds beat York in front of 21,000»: towns are teams
        near = 0 <= entity.start - counted.end <= _RIGHT_BEHIND
        heading = (
            headed
            or 0 <= entity.start - begin <= 3
            or 0 <= begin - entity.end <= 2
            or (entity.start - sentence.start <= 3 and _HEADING.match(context.view, entity.end) is not None)
        )
        within = wide and (begin <= entity.start or (nearest is not None and entity.end <= counted.start))
        if near or within or (heading and entity.end <= counted.start):
            nearest = entity
    return nearest


def _other_country(context: Context, counted: Counted, sentence: Sentence) -> Entity | None:
    """A country that is not the event's, right behind a count or at the head of its sentence («Au Tchad, … 34 morts»).

    A lead that sets its event nowhere else sets it there.
    """
    if context.event_country is None and context.in_lead(sentence):
        return None
    for entity in context.analysis.entities_in(sentence.start, sentence.end):
        if entity.start - counted.end > _RIGHT_BEHIND:
            break
        if entity.kind != "country" or entity.adjective or entity.key == context.event_country:
            continue
        opens = entity.start - sentence.start <= OPENING and entity.end <= counted.start
        heading = opens and context.pack.in_place.search(context.view, sentence.start, entity.start) is not None
        behind = 0 <= entity.start - counted.end <= _RIGHT_BEHIND
        if heading or (behind and context.pack.in_place.search(context.view, counted.end, entity.start)):
            return entity
    return None


def _names_none(context: Context, entity: Entity) -> bool:
    """Whether a town is in the name of a clock («heure de Paris»), a party («the Republic party») or an office."""
    clock = context.pack.clock_of.search(context.view, max(0, entity.start - _CLOCK), entity.start)
    behind = context.pack.word.match(context.view, entity.end + 1)
    party = behind is not None and fold(behind.group(1)) in context.pack.party_words
    return clock is not None or party or _is_of_an_office(context, entity)


def _is_of_an_office(context: Context, entity: Entity) -> bool:
    """Whether a town is part of the name of who speaks («la préfecture de police de Paris», «le parquet de Nîmes»)."""
    view, begin = context.view, max(0, entity.start - _OFFICE)
    bodies = context.pack.body_pattern.finditer(view, begin, entity.start)
    return any(context.pack.belonging.fullmatch(view[body.end() : entity.start]) for body in bodies)


def _is_of_a_part(context: Context, entity: Entity, sentence: Sentence) -> bool:
    """Whether a town is that of a part told before («dont 491 à Paris», "491 of them in Paris"), not of the rest."""
    pack, view = context.pack, context.view
    begin = max(sentence.start, entity.start - _PART_OF_PART - _PART_REACH)
    numbers = list(context.analysis.values_in(begin, entity.start))
    if not numbers or entity.start - numbers[-1].end > _PART_OF_PART:
        return False
    start, end = numbers[-1].start, numbers[-1].end
    among = pack.part_before.search(view, max(sentence.start, start - _PART_REACH), start)
    return among is not None or pack.anaphora_after.match(view, end) is not None


def _is_wide(context: Context) -> bool:
    """Whether the event happens in many places, so that a town's figure is a part."""
    kind = context.pack.event_types.get(context.event_type or "")
    return kind is not None and kind.wide


def is_part(context: Context, counted: Counted, sentence: Sentence) -> bool:
    """Whether a count is a part of a total: by a word before it («dont 203»), or a town («22 agents, neuf à Paris»)."""
    begin = max(sentence.start, counted.start - _PART_REACH)
    among = context.pack.part_before.search(context.view, begin, counted.start)
    if among is not None and context.pack.whole_before.search(context.view, begin, counted.start):
        among = None  # «figure parmi les onze sites»: eleven are the whole
    return among is not None or _shares_out(context, counted, sentence)


def _shares_out(context: Context, counted: Counted, sentence: Sentence) -> bool:
    """Whether a number alone, behind the count of its clause, is of a town («22 agents sont blessés, neuf à Paris»)."""
    if counted.word or context.view[counted.start - 2 : counted.start] != ", ":
        return False
    behind = context.analysis.entities_in(counted.end, min(counted.end + NAME_REACH, sentence.end))
    town = next(behind, None)
    near = town is not None and town.kind in ("city", "place") and town.start - counted.end <= _RIGHT_BEHIND
    return near and any(
        isinstance(m.value, Quantity) for m in context.analysis.values_in(sentence.start, counted.start)
    )
