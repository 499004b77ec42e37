"""Whose a penalty is: at a trial of several people each has a sentence and a fine of their own."""

from __future__ import annotations

import re
from collections import Counter

from checker.facts.context import NAME_REACH, Context
from checker.facts.model import OF, Fact, Subject
from checker.language.model import Entity
from checker.language.offices import offices
from checker.language.pack import fold

PENALTIES = frozenset({"sentence", "ineligibility", "ban", "minimum-term"})
"""Topics of lengths of time of which everyone who is convicted has one of their own."""
_FINE = "fine"
_SEVERAL = f"{OF}several"
"""Restriction of a penalty that is told of several people at once («X et Y ont été condamnés à six et deux ans»)."""


def say_whose(context: Context) -> None:
    """Narrow penalties to whom the text gives them to."""
    penalties = [f for f in context.facts if _is_penalty(f)]
    if not penalties:
        return
    at_court = _at_court(context)
    people = [e for e in context.analysis.entities if e.kind == "person" and e.start not in at_court]
    named = Counter(e.key for e in people).most_common(1)
    last = named[0][0] if named else None
    behind = 0
    for fact in sorted(penalties, key=lambda f: f.start):
        goes_on = fact.sentence_start < behind  # «à trois ans de prison et 9 000 euros d'amende»
        owner = _owner(context, fact, [e for e in people if e.start >= behind], last, goes_on=goes_on)
        if owner is not None:
            fact.subject = _narrowed(fact.subject, owner)
            last = owner if owner != _SEVERAL else last
        behind = fact.end  # «Paul Garin est condamné à trois ans de prison, Luc Ferrand à un an»


def _is_penalty(fact: Fact) -> bool:
    return fact.subject.key in PENALTIES if fact.attribute == "duration" else fact.subject.key == _FINE


def _narrowed(subject: Subject, owner: str) -> Subject:
    return subject.narrowed(owner if owner == _SEVERAL else f"{OF}{owner.partition(':')[2]}")


def _at_court(context: Context) -> set[int]:
    """Where the names stand of those who judge, accuse or defend."""
    titled = {m.end() + 1 for m in context.pack.court_titles.finditer(context.view)}
    held = (o.holder.start for o in offices(context.analysis) if o.holder and o.key in context.pack.court_offices)
    return titled | set(held)


def _owner(context: Context, fact: Fact, people: list[Entity], last: str | None, *, goes_on: bool) -> str | None:
    """Key of who is punished: named before in the sentence, taken up by a pronoun, or named behind it alone."""
    start, end = fact.sentence_start, fact.sentence_end
    follows = next((e for e in people if fact.end <= e.start and e.end <= end), None)
    if follows is not None and _is_given_to(context, fact.end, follows.start):
        return follows.key
    before = [e for e in people if start <= e.start and e.end <= fact.start]
    if before:
        return _punished(context, fact, before)
    if goes_on or _is_taken_up(context, fact):
        return last
    behind = {e.key for e in people if fact.end <= e.start and e.end <= end}
    return behind.pop() if len(behind) == 1 else None


def _punished(context: Context, fact: Fact, before: list[Entity]) -> str:
    """Of some people the one named last before the words of conviction, if there are any before the penalty.

    «Paul Garin a été condamné pour le meurtre d'Anne Roux à vingt ans de prison»: his victim is named behind them.
    """
    convicted = context.pack.firmness["pronounced"].finditer(context.view, before[0].end, fact.start)
    at = max((match.start() for match in convicted), default=fact.start)
    named = [e for e in before if e.end <= at] or before
    listed = len(named) > 1 and _joins(context, named[-2], named[-1])
    return _SEVERAL if listed else named[-1].key


def _joins(context: Context, one: Entity, other: Entity) -> bool:
    """Whether a joining word alone stands between two names."""
    return set(re.findall(r"[\w']+", fold(context.view[one.end : other.start]))) <= context.pack.join and (
        one.key != other.key
    )


def _is_given_to(context: Context, end: int, at: int) -> bool:
    """Whether a name that begins at an offset is joined to the penalty before it («trois ans de prison pour X»)."""
    plain = at - end <= NAME_REACH and not any(c in ",;:." for c in context.view[end:at])
    return plain and context.pack.court_links.search(context.view, end, at) is not None


def _is_taken_up(context: Context, fact: Fact) -> bool:
    """Whether a sentence begins with a pronoun («Il devra aussi payer …»)."""
    space = context.view.find(" ", fact.sentence_start, fact.start) + 1
    return context.pack.pronoun_before.fullmatch(context.view, fact.sentence_start, space) is not None
