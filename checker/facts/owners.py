"""Whose a figure is: the person, the answer or the giver that has one of their own."""

from __future__ import annotations

import re
from collections import Counter

from checker.facts.context import Context
from checker.language.model import Sentence
from checker.language.pack import fold
from checker.values.model import ValueMention

_BEHIND = 40
"""Characters behind a share in which the one who has it stands."""
TAKEN_UP = 160
"""Characters between a figure and another one of the same thing that only takes it up."""
_OPENING = 4
"""Characters before a name that opens its sentence («À Bruxelles, …»)."""


def owner_of(context: Context, start: int, end: int, sentence: Sentence) -> str | None:
    """Whose a figure is: of a rival named right behind it, or of the person named last, here or a sentence before."""
    option = _option(context, start, end, sentence)
    if option is not None:
        return option
    rival = context.rival(end)
    if rival is not None:
        return rival.key
    previous = context.analysis.sentences[sentence.index - 1] if sentence.index else sentence
    begin = previous.start if previous.paragraph == sentence.paragraph else sentence.start
    people = [e for e in context.analysis.entities_in(begin, start) if e.kind == "person"]
    return people[-1].key if people else None


def is_of_another(context: Context, mention: ValueMention, sentence: Sentence) -> bool:
    """Whether a sentence speaks of a person who is not the one that the text names most («Ashworth beat it too»)."""
    people = [e for e in context.analysis.entities_in(sentence.start, mention.start) if e.kind == "person"]
    most = Counter(e.key for e in context.analysis.entities if e.kind == "person").most_common(1)
    return bool(people) and people[-1].key != most[0][0]


def _option(context: Context, start: int, end: int, sentence: Sentence) -> str | None:
    """The answer to a referendum whose share it is: named right behind it, or last before in its sentence."""
    found: tuple[int, str] | None = None
    for name, words in context.pack.options.items():
        behind = words.search(context.view, end, min(end + _BEHIND, sentence.end))
        if behind and context.pack.rival.fullmatch(context.view, end, behind.start()):
            return f"option:{name}"
        for match in words.finditer(context.view, sentence.start, start):
            found = max(found, (match.end(), name)) if found else (match.end(), name)
    return f"option:{found[1]}" if found else None


def donor_of(context: Context, mention: ValueMention, sentence: Sentence) -> str | None:
    """The state or body whose money it is: named last before it, in its clause or at the head."""
    begin, _ = context.clause(mention.start, mention.end, sentence)
    named = context.analysis.entities_in(sentence.start, mention.start)
    givers = [e for e in named if e.kind in ("country", "organisation") or (e.kind == "city" and e.start <= begin + 2)]
    heading = [e for e in givers if e.start - sentence.start <= _OPENING and context.view[e.end : e.end + 2] != " :"]
    near = [e for e in givers if e.start >= begin] or heading
    if not near:
        return None
    # a capital speaks for its state, and some towns for a body («Bruxelles»)
    giver = near[-1]
    return context.pack.seats.get(fold(giver.text)) or (f"country:{giver.country}" if giver.country else giver.key)


def row_of_donors(context: Context, mention: ValueMention) -> str | None:
    """The topic of the amount before, where the next giver follows («l'Union européenne, avec 320 millions»)."""
    last = context.last.get("amount")
    if last is None or mention.start - last.end > TAKEN_UP:
        return None
    giver = [e for e in context.analysis.entities_in(last.end, mention.start) if e.kind in ("country", "organisation")]
    if not giver:
        return None
    gap = re.findall(r"\w+|[^\w\s]", fold(context.view[giver[-1].end : mention.start]))
    return last.subject.key.partition("@")[0] if set(gap) <= context.pack.join | {"("} else None
