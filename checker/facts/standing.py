"""Who a named person is: of which office, of which party, of which country."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.facts.context import Context
from checker.facts.model import FORMER, Attribute, Names, Subject
from checker.language.gazetteer import name_key
from checker.language.model import Analysis, Entity
from checker.language.offices import Office, former_offices

_IN_CHARGE = 80
"""Characters behind the word of a minister in which what he is in charge of stands."""
_BEFORE = 30
"""The same before the word («the work and pensions secretary»)."""
_TERM = 40
"""Characters behind an office in which a year says that it is told of another time («maire de Nice de 2008 à 2016»)."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class _People:
    """The people of a text, told apart by surname and the first letter before it: one surname may be of several."""

    initials: dict[str, set[str]]

    def key(self, person: Entity) -> str | None:
        """What two articles share that name one person, or None where the text does not say who it is."""
        own = _initial(person)
        known = {own} if own else self.initials.get(person.key, set())
        return f"{person.key}.{next(iter(known))}" if len(known) == 1 else None


def extract_standings(context: Context, held: Sequence[Office]) -> None:
    """Add what is said of the people of a text, with the offices that they hold no more."""
    people = _people(context.analysis)
    for office in held:
        _office(context, people, office)
    for office in former_offices(context.analysis):
        _office(context, people, office)
    for holder, post, start, end in _clauses(context):
        _add(context, people, "office", holder, (f"office:{post}",), start, end, "office")
    for holder, party, start, end in _parties(context, held):
        _add(context, people, "party", holder, (f"party:{party}",), start, end, "party")
    for holder, country, start, end in _nationalities(context):
        _add(context, people, "nationality", holder, (f"country:{country}",), start, end, "nationality")


def _people(analysis: Analysis) -> _People:
    initials: dict[str, set[str]] = defaultdict(set)
    for entity in analysis.entities:
        if entity.kind == "person" and (initial := _initial(entity)):
            initials[entity.key].add(initial)
    return _People(dict(initials))


def _initial(person: Entity) -> str:
    """The first letter of a name of several words."""
    first, *others = name_key(person.name).split() or [""]
    return first[0] if others else ""


def _add(
    context: Context,
    people: _People,
    attribute: Attribute,
    person: Entity,
    keys: tuple[str, ...],
    start: int,
    end: int,
    cue: str,
) -> None:
    """Add what some words say of a person; the fact stands at the words and the name together."""
    who = people.key(person)
    sentence = context.analysis.sentence_at(start)
    if who is None or sentence is None or end > sentence.end:
        return
    words = context.analysis.text[start:end]
    value = Names(tuple(sorted(keys)), (" ".join(words.split()),))
    begin, stop = min(start, person.start), max(end, person.end)
    said = re.compile(re.escape(context.view[start:end])).match(context.view, start)
    cues = [context.cue(cue, said)] if said else []
    context.add(attribute, Subject(person.name, who), value, begin, stop, cues, "actual", said=False)


# ---- offices


def _office(context: Context, people: _People, office: Office) -> None:
    holder = office.holder
    if holder is None or holder.named or not office.key:
        return
    start, end = office.span()
    if end > holder.start >= office.words.end():
        start, end = office.words.span()
    if _YEAR.search(context.view, start, end + _TERM):
        return
    posts = _posts(context, office)
    if office.ended is not None:  # «l'ancien envoyé spécial»
        start = min(start, office.ended)
        posts = tuple(post.replace("office:", f"office:{FORMER}", 1) for post in posts)
    if posts:
        _add(context, people, "office", holder, posts, start, end, "office")


def _posts(context: Context, office: Office) -> tuple[str, ...]:
    """Keys of what an office comes to, each with what it is of."""
    pack, words = context.pack, office.words.group().lower()
    portfolios = _portfolios(context, office)
    if portfolios or office.key == "minister" or office.key in pack.portfolios.finders:
        return tuple(f"office:{p}{_of(office)}" for p in portfolios or {office.key} - {"minister"})
    if words in pack.vague_offices and office.of is None:
        return ()
    if (
        office.key in pack.offices_of_a_country
        and " " not in words
        and (office.of is None or office.of.kind != "country")
    ):
        return ()
    also = pack.also_holds.get(words)
    return tuple(f"office:{key}{_of(office)}" for key in (office.key, also) if key)


def _of(office: Office) -> str:
    return f"@{office.of.key}/{name_key(office.of.text)}" if office.of and office.of.kind != "name" else ""


def _portfolios(context: Context, office: Office) -> set[str]:
    """What a minister is in charge of; empty for other offices."""
    pack, view = context.pack, context.view
    if office.key not in ("minister", "state-secretary") and office.key not in pack.portfolios.finders:
        return set()
    start, end = office.words.span()
    limit = end + _IN_CHARGE
    if office.holder is not None and office.holder.start >= end:
        limit = min(limit, office.holder.start)
    stop = pack.phrase_ends.search(view, end, limit)
    limit = stop.start() if stop else limit
    return {
        key
        for key, words in pack.portfolios.matches(view, max(0, start - _BEFORE), limit)
        if words.start() >= start or start - 1 <= words.end() <= start
    }


def _clauses(context: Context) -> Iterator[tuple[Entity, str, int, int]]:
    """«X, qui préside le conseil d'administration»: a person, the post, and where it is said."""
    for post, words in context.pack.holding.items():
        for match in words.finditer(context.view):
            for entity in context.analysis.entities_in(max(0, match.start() - _BEFORE), match.start()):
                if entity.kind == "person" and context.view[entity.end : match.start()].strip() == ",":
                    yield entity, post, match.start(), match.end()


# ---- parties


def _parties(context: Context, held: Sequence[Office]) -> Iterator[tuple[Entity, str, int, int]]:
    """«la députée LFI X», «X (PS)»: a person, the party, and where it is said."""
    pack, view = context.pack, context.view
    for match in pack.party_pattern.finditer(view):
        sentence = context.analysis.sentence_at(match.start())
        if sentence is None:
            continue
        party = pack.parties[" ".join(match.group().lower().split())]
        if view[match.start() - 1 : match.start()] == "(" and view[match.end() : match.end() + 1] in (",", ")"):
            before = [e for e in context.analysis.entities_in(sentence.start, match.start()) if e.kind == "person"]
            if before and before[-1].end == match.start() - 2:
                yield before[-1], party, match.start(), match.end() + (view[match.end()] == ")")
                continue
        for office in held:
            start, end = office.span()
            beside = match.start() - office.words.end() == 1 or start - match.end() == 1 or start <= match.start() < end
            beside = beside or view[end : match.start()] == " ("
            if beside and office.holder is not None and office.key in pack.party_offices:
                yield office.holder, party, *match.span()
                break


# ---- nationalities


def _nationalities(context: Context) -> Iterator[tuple[Entity, str, int, int]]:
    """«le cycliste slovène X», «l'Américaine X», «X, un alpiniste portugais»: a person, the country, and where."""
    pack, view, analysis = context.pack, context.view, context.analysis
    people = [e for e in analysis.entities if e.kind == "person"]
    for entity in analysis.entities:
        if entity.kind != "country" or entity.country is None or entity.text.lower() not in pack.people_of:
            continue
        if view[entity.end : entity.end + 1] == "-" or view[entity.start - 1 : entity.start] == "-":
            continue  # «franco-algérien» is of two
        behind = next((p for p in people if 0 < p.start - entity.end <= _BEFORE), None)
        if behind is not None and _names_one(context, entity, behind):
            yield behind, entity.country, entity.start, entity.end
            continue
        before = next((p for p in reversed(people) if 0 < entity.start - p.end <= _BEFORE), None)
        if before is not None and pack.one_of_a_country.fullmatch(view, before.end, entity.start):
            yield before, entity.country, entity.start, entity.end


def _names_one(context: Context, nationality: Entity, person: Entity) -> bool:
    """Whether a name follows a nationality, with no more between them than what the person is."""
    pack, view = context.pack, context.view
    gap = view[nationality.end : person.start]
    noun = view[max(0, nationality.start - _BEFORE) : nationality.start].rsplit(maxsplit=1)[-1:]
    words = [*gap.split(), *noun]
    return pack.nationality_to_name.fullmatch(gap) is not None and not pack.not_of_people.intersection(words)
