"""What of a whole a measured value is of: its scope, where it was measured, to whom it is paid."""

from __future__ import annotations

from checker.facts.context import NAME_REACH, OPENING, Context
from checker.language.model import Entity, Sentence
from checker.values.model import Quantity, ValueMention

_SPOTS = frozenset({"city", "place", "venue"})


def scopes_of(context: Context, mention: ValueMention, clause: tuple[int, int]) -> set[str]:
    """The scopes named behind a value, up to the next of its kind; else those before it, from the last one."""
    view, scopes = context.view, context.pack.scopes
    begin, end = clause
    like = [m for m in context.analysis.values_in(begin, end) if _is_like(m, mention)]
    begin = max((m.end for m in like if m.end <= mention.start), default=begin)
    end = min((m.start for m in like if m.start >= mention.end), default=end)
    behind = {name for name, words in scopes.items() if words.search(view, mention.end, end)}
    return behind or {name for name, words in scopes.items() if words.search(view, begin, mention.start)}


def _is_like(one: ValueMention, other: ValueMention) -> bool:
    """Whether two values are of one dimension."""
    a, b = one.value, other.value
    return isinstance(a, Quantity) and isinstance(b, Quantity) and a.dimension == b.dimension


def measured_at(context: Context, mention: ValueMention, sentence: Sentence, end: int) -> set[str]:
    """The place that a gust or a rainfall was measured at, behind it or at the head."""
    like = (m.start for m in context.analysis.values_in(mention.end, end) if _is_like(m, mention))
    names = context.analysis.entities_in(mention.end, min(next(like, end), end))
    at = [e for e in names if e.kind in _SPOTS or context.pack.in_place.search(context.view, mention.end, e.start)]
    heads = context.analysis.entities_in(sentence.start, min(mention.start, sentence.start + NAME_REACH))
    opening = (e for e in heads if _opens(context, e, sentence))
    place = at[0] if at else next(opening, None)
    if place is None:
        return set()
    # a name that no gazetteer knows is one place, whether its kind was told or not («A Saint-Ambroix, …»)
    known = place.key if place.kind in _SPOTS else f"place:{place.key.partition(':')[2]}"
    return {f"place:{known}"}


def _opens(context: Context, entity: Entity, sentence: Sentence) -> bool:
    """Whether a place heads a sentence: a venue, one behind a small word, or one that is said to have measured."""
    if entity.kind == "venue" or 0 < entity.start - sentence.start <= OPENING:
        return True
    told = context.pack.recorded.search(context.view, entity.end, entity.end + NAME_REACH // 2)
    head = entity.start == sentence.start or context.view[entity.start - 2 : entity.start] == ": "
    return head and told is not None and "," not in context.view[entity.end : told.start()]


def receiver_of(context: Context, mention: ValueMention, end: int) -> set[str]:
    """To whom an amount is to be paid («à la commune», «to the family»)."""
    to = context.pack.paid_to.search(context.view, mention.end, end)
    word = context.pack.word.match(context.view, to.end() + 1) if to else None
    return {f"to:{context.pack.singular(word.group(1))}"} if word else set()
