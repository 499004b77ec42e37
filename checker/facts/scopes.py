"""What narrows a count: a place, a degree, a part of a whole, what became of the things."""

from __future__ import annotations

import re

from checker.facts.context import Context, stem
from checker.facts.model import STATES, Attribute, Cue, Fact
from checker.facts.nouns import Counted, after_blank
from checker.language.model import Entity, Sentence

_HEADING = re.compile(r"[^,:.;]{0,30}[,:]")
"""What may follow a town that a sentence opens with («À Saint-Denis de La Réunion, …»)."""
_PART_REACH = 40
"""Characters before a count in which the word stands that makes it a part («dont deux»)."""
_NOT_NARROW = frozenset({"crowd", "suspects", "patients"})
"""Classes of people that say no more than «people» where a toll is told."""


def restrictions_of(
    context: Context, counted: Counted, attribute: Attribute, sentence: Sentence, last: Fact | None
) -> tuple[tuple[str, ...], list[Cue]]:
    """What narrows a figure, and the words of the place that does."""
    view, pack = context.view, context.pack
    begin, end = context.clause(counted.start, counted.end, sentence)
    part = pack.part_word.search(view, counted.end, end)
    if part:  # «quatorze blessés dont quatre en urgence absolue»: what follows is said of the four
        end = part.start()
    found: set[str] = set()
    if last is not None and last.attribute == attribute and pack.anaphora_after.match(view, counted.mention.end):
        found.add("part")  # «27 à l'hôpital, vingt autres soignés sur place»; «16 morts, 23 autres blessés» is none
    if is_part(context, counted, sentence):
        found.add("part")
    if pack.part_of.match(view, after_blank(context, counted.mention.end), counted.end):
        found.add("part")
    if pack.part_after.search(view, counted.end, min(end, counted.end + 30)):
        found.add("part")
    if attribute == "count":
        found |= _damage(context, counted, begin, end)
    if attribute in ("killed", "injured", "missing"):
        degree = _degree(context, counted, begin, end)
        if degree:
            found = {degree}
        if attribute == "injured" and pack.casualties["hospitalised"].after.search(view, counted.end, end):
            found.add("hospitalised")
    if attribute in (*STATES, "participants_count") and (counted.people or not counted.classes):
        itself = any(c.nouns.fullmatch(counted.word) for c in pack.casualties.values())
        narrow = [f"noun:{stem(counted.word)}"] if counted.word and not counted.classes and not itself else []
        narrow += [c.name for c in counted.classes if not c.general and c.name not in _NOT_NARROW]
        if narrow and not any(c.general for c in counted.classes) and attribute != "participants_count":
            found.add(f"class:{narrow[0]}")
    place = place_of(context, counted, sentence, begin, end)
    if place:
        # «dont 203 à Paris»: all of that town's, and so comparable with what others give for the town
        found = (found - {"part"}) | {f"place:{place.key}"}
    words = [Cue("place", place.start, place.end, place.text)] if place else []
    return tuple(sorted(found)), words


def _damage(context: Context, counted: Counted, begin: int, end: int) -> set[str]:
    """What became of things, by the nearest word («36 maisons sont détruites et 20 endommagées»)."""
    near: dict[str, int] = {}
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

    In an event that happens in many places any town of the clause narrows the figure.
    """
    kind = context.pack.event_types.get(context.event_type or "")
    wide = kind is not None and kind.wide
    nearest: Entity | None = None
    for entity in context.analysis.entities_in(sentence.start, end):
        if entity.kind not in ("city", "place") or entity.adjective:
            continue
        near = 0 <= entity.start - counted.end <= 6
        heading = (
            0 <= entity.start - begin <= 3
            or 0 <= begin - entity.end <= 2
            or (entity.start - sentence.start <= 3 and _HEADING.match(context.view, entity.end) is not None)
        )
        within = wide and begin <= entity.start
        if near or within or (heading and entity.end <= counted.start):
            nearest = entity
    return nearest


def is_part(context: Context, counted: Counted, sentence: Sentence) -> bool:
    """Whether a word before it makes a count a part of a total («dont 203»)."""
    begin = max(sentence.start, counted.start - _PART_REACH)
    return context.pack.part_before.search(context.view, begin, counted.start) is not None
