"""How old people are."""

from __future__ import annotations

from checker.facts.context import Context, stem
from checker.facts.model import Subject
from checker.language.model import Sentence
from checker.language.pack import fold
from checker.values.model import Quantity, ValueMention

OPENING = 4
"""Characters before an age that opens its sentence («À 36 ans, …»)."""
_AGE_REACH = 12
"""Characters between a person's name and their age."""
_PRONOUN_REACH = 300
"""Characters between a pronoun's sentence and the person whom it takes up."""


def extract_age(context: Context, mention: ValueMention, value: Quantity, sentence: Sentence) -> None:
    """The age of the nearest person: by name, by a pronoun, by «le capitaine, 52 ans», else by the noun before it."""
    subject = (
        _aged_by_name(context, mention, sentence)
        or _aged_by_role(context, mention, sentence)
        or _aged_by_noun(context, mention, sentence)
    )
    context.add("age", subject, value, mention.start, mention.end, [], firmness="actual")


def _aged_by_name(context: Context, mention: ValueMention, sentence: Sentence) -> Subject | None:
    people = [e for e in context.analysis.entities_in(0, mention.start) if e.kind == "person"]
    opening = mention.start - sentence.start < OPENING
    if opening:  # «À 36 ans, Anna Roux…», «À 36 ans, la navigatrice…»
        follows = list(context.analysis.entities_in(mention.end, min(mention.end + _PRONOUN_REACH, sentence.end)))
        people = [e for e in follows if e.kind == "person" and e.start - mention.end <= 2] or people
    if not people:
        return None
    near = people[-1].start >= sentence.start and mention.start - people[-1].end < _AGE_REACH
    taken_up = context.pack.pronoun_before.fullmatch(context.view, sentence.start, mention.start) is not None
    if near or ((taken_up or opening) and sentence.start - people[-1].end < _PRONOUN_REACH):
        return Subject(people[-1].text, people[-1].key)
    return None


def _aged_by_role(context: Context, mention: ValueMention, sentence: Sentence) -> Subject | None:
    before = context.view[max(sentence.start, mention.start - _PRONOUN_REACH) : mention.start]
    role = context.pack.aged_role.search(before)
    if role is None:
        return None
    classes = context.pack.nouns.get(fold(role.group(1)), ())
    return Subject(role.group(1), f"noun:{classes[0].name if classes else stem(role.group(1))}")


def _aged_by_noun(context: Context, mention: ValueMention, sentence: Sentence) -> Subject:
    nouns = list(
        context.pack.noun_pattern.finditer(context.view, max(sentence.start, mention.start - 40), mention.start)
    )
    if not nouns:
        return Subject("", "")
    classes = context.pack.noun_classes(nouns[-1].group(), context.event_type)
    return Subject(nouns[-1].group(), classes[0].name if classes else "")
