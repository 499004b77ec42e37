"""How old people are."""

from __future__ import annotations

from checker.facts.context import OPENING, Context
from checker.facts.model import Subject
from checker.language.model import Entity, Sentence
from checker.language.offices import former_offices, offices
from checker.language.pack import fold
from checker.values.model import Quantity, ValueMention

_NAME_REACH = 80
"""Characters between a person's name and their age, what they are among them."""


def extract_age(context: Context, mention: ValueMention, value: Quantity, sentence: Sentence) -> None:
    """The age of a person: by name, by «le capitaine, 52 ans», by a pronoun, else by the noun before it."""
    subject = (
        _aged_by_name_before(context, mention, sentence)
        or _aged_by_name_after(context, mention, sentence)
        or _aged_by_extreme(context, mention, sentence)
        or _aged_by_role(context, mention, sentence)
        or _aged_by_reference(context, mention, sentence)
        or _aged_by_noun(context, mention, sentence)
    )
    context.add("age", subject, value, mention.start, mention.end, [], firmness="actual")


def is_age(context: Context, mention: ValueMention, value: Quantity, sentence: Sentence) -> bool:
    """Whether years that no word calls an age are one: «un entrepreneur de 54 ans, Paul Garin»."""
    pack = context.pack
    if value.unit != "year" or not _YOUNGEST <= (value.value or 0) <= _OLDEST:
        return False
    if _is_apposed(context, mention, sentence):
        return True
    opens = pack.aged_before_name.search(context.view, sentence.start, mention.start)
    return (
        opens is not None
        and opens.start() < opens.end()
        and _aged_by_name_after(context, mention, sentence) is not None
    )


def _is_apposed(context: Context, mention: ValueMention, sentence: Sentence) -> bool:
    """«Paul Garin, l'épicier de 44 ans»: what a named person is, and no more behind («, la peine de 20 ans de»)."""
    pack, view = context.pack, context.view
    is_one = pack.aged_apposed.search(view, max(sentence.start, mention.start - _NAME_REACH), mention.start)
    if is_one is None or pack.link.match(view, mention.end + 1):
        return False
    near = context.analysis.entities_in(sentence.start, mention.start)
    return any(e.kind == "person" and e.end == is_one.start() for e in near)


_YOUNGEST, _OLDEST = 14, 110
"""Years that are rather an age than how long something lasts («un contrat de trois ans»)."""


def _aged_by_name_before(context: Context, mention: ValueMention, sentence: Sentence) -> Subject | None:
    """«Anna Roux, 24 ans», «Anna Roux, une étudiante suisse de 24 ans»."""
    near = context.analysis.entities_in(max(sentence.start, mention.start - _NAME_REACH), mention.start)
    people = [e for e in near if e.kind == "person"]
    if people and context.pack.age_after_name.fullmatch(context.view, people[-1].end, mention.start):
        return _person(people[-1])
    return None


def _aged_by_name_after(context: Context, mention: ValueMention, sentence: Sentence) -> Subject | None:
    """«un Nantais de 24 ans, Luc Ferrand», "24-year-old Luke Farrand"."""
    if context.pack.aged_before_name.search(context.view, sentence.start, mention.start) is None:
        return None
    for entity in context.analysis.entities_in(mention.end, min(mention.end + _NAME_REACH, sentence.end)):
        if entity.kind == "person":
            joined = context.pack.age_to_name.fullmatch(context.view, mention.end, entity.start)
            return _person(entity) if joined else None
    return None


def _aged_by_extreme(context: Context, mention: ValueMention, sentence: Sentence) -> Subject | None:
    """«La plus jeune des victimes avait 10 ans», "the youngest victim, a 10-year-old": of a group there is one."""
    begin = max(sentence.start, mention.start - _NAME_REACH)
    found = list(context.pack.extremes.matches(context.view, begin, mention.start))
    if not found:
        return None
    name, words = max(found, key=lambda pair: pair[1].end())
    if any(e.kind == "person" for e in context.analysis.entities_in(words.end(), mention.start)):
        return None
    nouns = context.pack.noun_pattern.finditer(context.view, begin, mention.start)
    near = min(nouns, key=lambda n: abs(n.start() - words.end()), default=None)
    if near is None:
        return None  # «Le plus jeune, 24 ans»: of whom?
    classes = context.pack.noun_classes(near.group(), context.event_type)
    return Subject(words.group(), f"noun:{name}-{classes[0].name if classes else 'persons'}")


def _aged_by_role(context: Context, mention: ValueMention, sentence: Sentence) -> Subject | None:
    """«le capitaine, 52 ans», "the 52-year-old captain": one person whom the story has but once."""
    pack, view = context.pack, context.view
    role = pack.aged_role.search(view[max(sentence.start, mention.start - _NAME_REACH) : mention.start])
    if role is not None:
        return _role(context, role["one"])
    if pack.the_one.search(view, sentence.start, mention.start) is None:
        return None
    noun = next(pack.noun_pattern.finditer(view, mention.end, min(mention.end + _NAME_REACH, sentence.end)), None)
    if noun is None or pack.age_to_name.fullmatch(view, mention.end, noun.start()) is None:
        return _the_only_one(context, mention, sentence)
    classes = pack.noun_classes(noun.group(), context.event_type)
    return Subject(noun.group(), f"noun:{classes[0].name}") if classes else None


def _the_only_one(context: Context, mention: ValueMention, sentence: Sentence) -> Subject | None:
    """The one person of the sentence before, whom an age stands for ("The 84-year-old could not …")."""
    pack, view = context.pack, context.view
    word = pack.word.match(view, mention.end + 1)
    goes_on = word is None or fold(word.group(1)) in pack.function_words or pack.says_verbs.match(view, word.start(1))
    if not goes_on or not sentence.index:
        return None
    before = context.analysis.entities_in(context.analysis.sentences[sentence.index - 1].start, mention.start)
    people = {e.key: e for e in before if e.kind == "person"}
    return _person(*people.values()) if len(people) == 1 else None


def _aged_by_reference(context: Context, mention: ValueMention, sentence: Sentence) -> Subject | None:
    """«Il a 24 ans», «À 24 ans, la navigatrice…»: whom the text named last; «À 24 ans, Anna Roux…»: who follows."""
    pack, view = context.pack, context.view
    aged = pack.aged_list.match(view, sentence.start, mention.start)
    opening = mention.start - (aged.end() if aged else sentence.start) < OPENING
    if opening:
        for entity in context.analysis.entities_in(mention.end, min(mention.end + 3, sentence.end)):
            if entity.kind == "person":
                return _person(entity)
        if aged and (one := pack.one_follows.match(view, mention.end, sentence.end)):  # «Âgé de 22 ans, le tireur…»
            return _role(context, one["one"])
    if not opening and pack.pronoun_before.fullmatch(view, sentence.start, mention.start) is None:
        return None
    return _taken_up(context, mention.start, sentence)


def _taken_up(context: Context, at: int, sentence: Sentence) -> Subject | None:
    """Whom a pronoun means: the one named last, in its sentence or the one before; farther back it may be anybody."""
    previous = context.analysis.sentences[sentence.index - 1] if sentence.index else sentence
    people = [e for e in context.analysis.entities_in(previous.start, at) if e.kind == "person"]
    return _person(people[-1]) if people else None


def _aged_by_noun(context: Context, mention: ValueMention, sentence: Sentence) -> Subject:
    nouns = list(
        context.pack.noun_pattern.finditer(context.view, max(sentence.start, mention.start - 40), mention.start)
    )
    if not nouns:
        return Subject("", "")
    classes = context.pack.noun_classes(nouns[-1].group(), context.event_type)
    return Subject(nouns[-1].group(), classes[0].name if classes else "")


def _role(context: Context, word: str) -> Subject:
    """Who is told by role: the one whom the text names as holding that office, else somebody in that role."""
    office = context.pack.offices.get(fold(word))
    if office is not None:
        held = (*offices(context.analysis), *former_offices(context.analysis))
        holders = {o.holder.key: o.holder for o in held if o.key == office and o.holder is not None}
        if len(holders) == 1:
            return _person(*holders.values())
    classes = context.pack.nouns.get(fold(word), ())
    return Subject(word, f"noun:{classes[0].name if classes else context.pack.singular(word)}")


def _person(entity: Entity) -> Subject:
    return Subject(entity.text, entity.key)
