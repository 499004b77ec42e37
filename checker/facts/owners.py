"""Whose a figure is: the person, the answer or the giver that has one of their own."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from checker.facts.context import OPENING, Context
from checker.language.model import Entity, Sentence
from checker.language.pack import fold
from checker.values.model import ValueMention

_BEHIND = 40
"""Characters behind a share in which the one who has it stands."""
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'-]*(?:\s[a-zà-öø-ÿ]*[A-ZÀ-ÖØ-Þ][\w'-]*)*(?:\s[a-zà-öø-ÿ]+)?")
"""A name of one or more words, with the word behind it, as in «Parti socialiste»."""
TAKEN_UP = 160
"""Characters between a figure and another one of the same thing that only takes it up."""


def owner_of(context: Context, start: int, end: int, sentence: Sentence) -> str | None:
    """Whose a figure is: of a rival named right behind it, or of the person named last, here or a sentence before."""
    option = _option(context, start, end, sentence)
    if option is not None:
        return option
    rival = context.rival(end)
    if rival is not None:
        return rival.key
    if context.event_type == _ELECTION:
        running = _running(context, sentence)
        before = [(at, key) for at, key in running if at < start]
        if before:
            return None if _are_joined(context, before) else before[-1][1]
        if running and start - sentence.start <= _WITH:
            return running[0][1]  # «Avec 28 % des voix, le Bloc du Nord est battu»
    previous = context.analysis.sentences[sentence.index - 1] if sentence.index else sentence
    begin = previous.start if previous.paragraph == sentence.paragraph else sentence.start
    people = [e for e in context.analysis.entities_in(begin, start) if e.kind == "person"]
    if context.event_type == _ELECTION and len({e.key for e in people}) > 1:
        return None  # «X l'emporte devant Y. Au premier tour, elle avait obtenu 31 %»: who of the two?
    return people[-1].key if people else None


def _running(context: Context, sentence: Sentence) -> list[tuple[int, str]]:
    """Where in a sentence those stand who may have votes, candidates and parties, and a key for each."""
    speakers = {said.speaker[0] for said in context.analysis.attributions}
    parties = [p for p in _contenders(context, *_span(sentence)) if not _is_of_a_person(context, p[0], sentence)]
    found = {begin: party for begin, _, party in parties}
    for entity in context.analysis.entities_in(*_span(sentence)):
        known = entity.kind in _RUNNING and entity.start not in speakers
        if not known or any(entity.start < end and begin < entity.end for begin, end, _ in parties):
            continue
        named = _NAME.fullmatch(entity.text)
        party = _party(context, named) if named and _says_party(context, named) else None
        found[entity.start] = party or entity.key
    return sorted(found.items())


def _are_joined(context: Context, running: list[tuple[int, str]]) -> bool:
    """Whether the last two who run are named together («le Bloc et l'Union totalisent 53 %»)."""
    first, second = running[-2][0] if running[1:] else running[-1][0], running[-1][0]
    if any(True for _ in context.analysis.values_in(first, second)):
        return False  # «le Bloc, 31 %, et l'Union»
    return any(m.end() == second for m in context.pack.votes_joined.finditer(context.view, first, second))


def _is_of_a_person(context: Context, at: int, sentence: Sentence) -> bool:
    """Whether a party stands in brackets behind a candidate, whose share it then is («Anne Roux (Bloc)»)."""
    if context.view[at - 1 : at] != "(":
        return False
    return any(e.kind == "person" and e.end == at - 2 for e in context.analysis.entities_in(sentence.start, at))


def _contenders(context: Context, start: int, end: int) -> list[tuple[int, int, str]]:
    """Where a stretch names parties that are known by name, by initials or by their people, and a key for each."""
    keys, found = context.pack.contenders, context.pack.contender_pattern.finditer(context.view, start, end)
    return [(*m.span(), f"party:{keys[fold(' '.join(m.group().split()))]}") for m in found]


def voted_for(context: Context, mention: ValueMention, sentence: Sentence) -> tuple[int, int, str] | None:
    """The party that a share stands right behind in a story of an election, without a word for votes.

    «l'AfD, 20,8 %», «les Verts (11,6 %)», "the Greens were on 12.3%"; two that are joined may share it.
    """
    pack, view = context.pack, context.view
    if context.event_type != _ELECTION or pack.no_votes.match(view, mention.end, sentence.end):
        return None
    before = [m.end for m in context.analysis.values_in(sentence.start, mention.start) if m.value.kind == "percentage"]
    parties = _contenders(context, max([sentence.start, *before]), mention.start)
    if not parties:
        return None
    end = parties[-1][1]
    together = len(parties) > 1 and pack.votes_joined.fullmatch(view, parties[-2][1], parties[-1][0])
    return parties[-1] if not together and pack.votes_gap.fullmatch(view, end, mention.start) else None


def answered(context: Context, mention: ValueMention, sentence: Sentence) -> tuple[int, int, str] | None:
    """How those of a share answered a referendum («54 % ont voté pour», "rejected by 54%")."""
    pack, view = context.pack, context.view
    behind = pack.answers.matches(view, mention.end, min(mention.end + _BEHIND, sentence.end))
    found = [(name, m) for name, m in behind if m.start() == mention.end + 1]
    near = max(sentence.start, mention.start - _ANSWER)
    before = ((name, words.search(view, near, mention.start)) for name, words in pack.answers_before.items())
    found += [(name, m) for name, m in before if m is not None]
    if not found or context.event_type != _ELECTION or pack.referendum.search(view) is None:
        return None
    name, match = found[0]
    return *match.span(), f"option:{name}"


_ANSWER = 60
"""Characters before a share in which the words of what became of the text stand («rejetée par près de»)."""


def is_bar(context: Context, mention: ValueMention, sentence: Sentence) -> bool:
    """Whether a share of the vote is one to be reached or hoped for («la barre des 5 %», "the 5% hurdle")."""
    pack, view = context.pack, context.view
    near = max(sentence.start, mention.start - _BEHIND)
    return any(m.end() >= mention.start - 1 for m in pack.bar_before.finditer(view, near, mention.start)) or (
        pack.bar_behind.match(view, mention.end + 1, sentence.end) is not None
    )


def _span(sentence: Sentence) -> tuple[int, int]:
    return sentence.start, sentence.end


_ELECTION = "election"
_RUNNING = frozenset({"person", "organisation", "name"})
_WITH = 12
"""Characters before a share that opens its sentence («Avec près de 28 %»)."""


def party_of(context: Context, start: int, end: int, sentence: Sentence) -> str | None:
    """Whose seats are counted: the party named right behind them, or last before them."""
    return _party_behind(context, end, sentence) or _party_before(context, start, sentence)


def _party_behind(context: Context, end: int, sentence: Sentence) -> str | None:
    """«six for the Union Party», «9 sièges pour le Bloc»: who has them stands right behind."""
    link = context.pack.rival.match(context.view, end, sentence.end)
    named = _NAME.search(context.view, link.end(), min(link.end() + _BEHIND, sentence.end)) if link else None
    if link is None or named is None:
        return None
    between = re.findall(r"\w\w+", fold(context.view[link.end() : named.start()]))  # what is elided says nothing
    return _party(context, named) if context.pack.function_words.issuperset(between) else None


def _party_before(context: Context, start: int, sentence: Sentence) -> str | None:
    """«Le Bloc patriotique obtient 26 sièges», «the SNP 58»: the last name before that is of no place."""
    places = [e for e in context.analysis.entities_in(sentence.start, start) if e.kind in ("country", "city")]
    names = list(_NAME.finditer(context.view, sentence.start, start))
    names = names[:1] + [n for one, n in pairwise(names) if not _is_one_name(context, one, n)]
    told = [n for n in names if _says_party(context, n) or not _within(n, places)]
    parties = [(n.start(), party) for n in told if (party := _party(context, n))]
    parties += [(begin, party) for begin, _, party in _contenders(context, sentence.start, start)]
    return max(parties)[1] if parties else None


def _is_one_name(context: Context, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether words that belong inside a name join two («le Bloc du Nord»)."""
    between = fold(context.view[one.end() : other.start()]).split()
    tail = one.group().split()[-1]
    words = {*between, tail} if tail in context.pack.between else set(between)
    return bool(words) and words <= context.pack.between


def _within(named: re.Match[str], places: list[Entity]) -> bool:
    """Whether a name is, or begins in, that of a place."""
    return any(e.start <= named.start() < e.end for e in places)


def _says_party(context: Context, named: re.Match[str]) -> bool:
    """Whether a name says itself that it is a party's («Republic party»)."""
    return not context.pack.party_words.isdisjoint(fold(named.group()).split())


def _party(context: Context, named: re.Match[str]) -> str | None:
    """A key for a party: the known one, else its first word that says more than that it is one («Union», «Bloc»)."""
    known = _contenders(context, *named.span())
    if known:
        return known[0][2]
    words = (fold(word) for word in named.group().split())
    telling = (w for w in words if w not in context.pack.party_words and w not in context.pack.function_words)
    first = next(telling, None)
    return f"party:{first}" if first else None


def is_of_another(context: Context, mention: ValueMention, sentence: Sentence) -> bool:
    """Whether a sentence speaks of a person who is not the one that the text names most («Ashworth beat it too»)."""
    people = [e for e in context.analysis.entities_in(sentence.start, mention.start) if e.kind == "person"]
    most = Counter(e.key for e in context.analysis.entities if e.kind == "person").most_common(1)
    return bool(people) and people[-1].key != most[0][0]


def _option(context: Context, start: int, end: int, sentence: Sentence) -> str | None:
    """The answer to a referendum whose share it is: named right behind it, or last before in its sentence."""
    behind = option_behind(context, end, sentence)
    if behind is not None:
        return behind
    found: tuple[int, str] | None = None
    for name, words in context.pack.options.items():
        for match in words.finditer(context.view, sentence.start, start):
            found = max(found, (match.end(), name)) if found else (match.end(), name)
    return f"option:{found[1]}" if found else None


def option_behind(context: Context, end: int, sentence: Sentence) -> str | None:
    """The answer to a referendum whose share ends at an offset («48,7 % pour le non», '48.7% for "No"')."""
    link = context.pack.rival.match(context.view, end)
    for name, words in context.pack.options.items():
        behind = words.search(context.view, end, min(end + _BEHIND, sentence.end)) if link else None
        if link is not None and behind is not None and behind.start() <= link.end():
            return f"option:{name}"
    return None


def donor_of(context: Context, mention: ValueMention, sentence: Sentence) -> str | None:
    """The state or body whose money it is: named last before it, in its clause or at the head."""
    begin, _ = context.clause(mention.start, mention.end, sentence)
    behind = next(context.analysis.entities_in(mention.end, sentence.end), None)
    if behind is not None and behind.kind == "country" and _is_of(context, mention, behind):
        return f"country:{behind.country}"
    named = context.analysis.entities_in(sentence.start, mention.start)
    givers = [e for e in named if e.kind in ("country", "organisation") or (e.kind == "city" and e.start <= begin + 2)]
    heading = [e for e in givers if e.start - sentence.start <= OPENING and context.view[e.end : e.end + 2] != " :"]
    near = [e for e in givers if e.start >= begin or _goes_on(context, e, mention)] or heading
    if not near:
        return None
    # a capital speaks for its state, and some towns for a body («Bruxelles»)
    giver = near[-1]
    return context.pack.seats.get(fold(giver.text)) or (f"country:{giver.country}" if giver.country else giver.key)


def _is_of(context: Context, mention: ValueMention, giver: Entity) -> bool:
    """Whether a word of belonging alone joins a sum to its giver behind it («trois milliards de la Norvège»)."""
    return context.pack.belonging.fullmatch(context.view[mention.end : giver.start]) is not None


def _goes_on(context: Context, giver: Entity, mention: ValueMention) -> bool:
    """Whether an amount follows a giver with no more than a joining word between («…, avec 320 millions»)."""
    gap = re.findall(r"\w+|[^\w\s]", fold(context.view[giver.end : mention.start]))
    return set(gap) <= context.pack.join | {"("}


def given_by(context: Context, mention: ValueMention, sentence: Sentence) -> str | None:
    """The topic of an amount that words beside it do not tell, where it is one more giver's.

    «l'Union européenne, avec 320 millions» goes on from the amount before; where donors meet, whoever is named gives.
    """
    last = context.last.get("amount")
    if last is not None and mention.start - last.end <= TAKEN_UP:
        named = context.analysis.entities_in(last.end, mention.start)
        giver = [e for e in named if e.kind in ("country", "organisation")]
        if giver and _goes_on(context, giver[-1], mention):
            return last.subject.key.partition("@")[0]
    if context.event_type != "summit" or donor_of(context, mention, sentence) is None:
        return None
    told = (f.subject.key.partition("@")[0] for f in context.facts if f.attribute == "amount")
    return next((topic for topic in told if topic in context.pack.topics_of_a_donor), None)
