"""The noun that a number counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.facts.context import Context
from checker.facts.model import Fact
from checker.language.model import Sentence
from checker.language.pack import NounClass, fold
from checker.values.model import Quantity, ValueMention

_BLANK = re.compile(r"\s+")
_BREAKS = frozenset(",;:.()!?»\n")
NOUN_REACH = 48
"""Characters after a number in which its noun may stand."""


@dataclass(slots=True)
class Counted:
    """A number with the noun that it counts.

    Attributes:
        classes: classes of the noun; empty for an unknown noun or none.
        word: the noun as it stands, or "" when the number stands alone.
        start, end: of number and noun together.
        nation: country of the people, where the noun is theirs («quatorze Français»); else None.
    """

    mention: ValueMention
    classes: tuple[NounClass, ...]
    word: str
    start: int
    end: int
    nation: str | None = None

    @property
    def people(self) -> bool:
        """Whether the noun is of people."""
        return any(c.people for c in self.classes)


def noun_of(context: Context, mention: ValueMention, sentence: Sentence, last: Fact | None) -> Counted | None:
    """The noun after a number, past articles and adjectives; a number alone is kept for what it refers to."""
    view, pack = context.view, context.pack
    limit = min(sentence.end, mention.end + NOUN_REACH)
    at, skipped, first = mention.end, 0, True
    if view[at : at + 1] not in (" ", "-", "\n", "'", "»", "\xa0") or counts_nothing(context, mention):
        return _bare(mention)
    if pack.money_noun.match(view, mention.end + 1):
        return None  # «50 milliards d'économies» are of money
    if number := pack.number_of.match(view, at + 1, limit):
        at, limit = number.end(), min(sentence.end, number.end() + NOUN_REACH)
    if view[at] == "-" and (part := pack.word.match(view, at + 1, limit)):  # «a nine-storey building» is one building
        classes = pack.nouns.get(fold(part.group(1)), ())
        return Counted(mention, classes, part.group(1), mention.start, part.end()) if classes else _bare(mention)
    while skipped < 3:
        word = pack.word.search(view, at, limit)
        if word is None or _breaks(view[at : word.start()]):
            return _bare(mention)
        noun = pack.noun_pattern.match(view, word.start(1), limit)
        if noun:
            classes = pack.noun_classes(noun.group(), context.event_type)
            return Counted(mention, classes, noun.group(), mention.start, noun.end())
        text = fold(word.group(1))
        if pack.says_before.match(view, word.start(1), limit):
            return _bare(mention)
        if is_casualty_word(context, word.start(1), limit) or _is_degree(context, word.start(1), limit):
            return _bare(mention)
        if first and not _is_one(mention) and _is_said(context, word, limit):
            return _bare(mention)
        if text in pack.anaphora and not _noun_follows(context, word.end(), limit):
            people = last is not None and last.subject.key == "persons"
            classes = pack.noun_classes(pack.someone, None) if people else ()
            return Counted(mention, classes, word.group(1) if people else "", mention.start, word.end())
        if first and text in pack.not_counted:
            return _bare(mention)
        if text not in pack.between:
            if text in pack.function_words:
                return _bare(mention)
            if not first and word.group(1)[0].isupper():
                return _bare(mention)  # «trois milliards de la Norvège»
            if first and not _is_one(mention) and _head_follows(context, word, limit):
                at, first = word.end(), False
                continue
            if skipped == 0 and not _noun_follows(context, word.end(), limit):
                nation = pack.country_of_people.get(word.group(1).lower())
                if nation is not None and word.group(1)[0].isupper():
                    people = pack.noun_classes(pack.someone, None)
                    return Counted(mention, people, word.group(1), mention.start, word.end(), nation)
                return Counted(mention, (), word.group(1), mention.start, word.end())
            skipped += 1
        at, first = word.end(), False
    return _bare(mention)


def _head_follows(context: Context, word: re.Match[str], limit: int) -> bool:
    """Whether a word behind a number is no plural, and so stands before the noun that is ("two fire extinguishers")."""
    plural, following = context.pack.plural, context.pack.word.match(context.view, word.end() + 1, limit)
    if following is None or plural.fullmatch(fold(word.group(1))) or not plural.fullmatch(fold(following.group(1))):
        return False
    return fold(following.group(1)) not in context.pack.function_words


def _is_one(mention: ValueMention) -> bool:
    return isinstance(mention.value, Quantity) and mention.value.value == 1


def _is_said(context: Context, word: re.Match[str], limit: int) -> bool:
    """Whether a word behind a number is what is said of those counted («139 manquent à l'appel»), and no noun."""
    pack, view, at = context.pack, context.view, word.start(1)
    if pack.verbal.fullmatch(fold(word.group(1))) and not _noun_follows(context, word.end(), limit):
        return True
    return pack.said_of_people.match(view, at, limit + NOUN_REACH) is not None


def _noun_follows(context: Context, at: int, limit: int) -> bool:
    """Whether a known noun stands within the next two words: then the word before it was an adjective."""
    view, pack = context.view, context.pack
    for word in list(pack.word.finditer(view, at, limit))[:2]:
        if _breaks(view[at : word.start()]) or fold(word.group(1)) in pack.function_words:
            return False
        if pack.noun_pattern.match(view, word.start(1), limit):
            return True
    return False


def counts_nothing(context: Context, mention: ValueMention) -> bool:
    """Whether a number ends in a scale that is joined to what it counts, and nothing is («4 milliards visant…»)."""
    scale = context.pack.joined_scale.search(context.view, mention.start, mention.end)
    return scale is not None and context.pack.link.match(context.view, mention.end + 1) is None


def is_casualty_word(context: Context, at: int, limit: int) -> bool:
    """Whether a word at an offset says what became of people («tués»)."""
    return context.pack.casualty_nouns.match(context.view, at, limit) is not None


def _is_degree(context: Context, at: int, limit: int) -> bool:
    pack, view = context.pack, context.view
    return pack.serious.match(view, at, limit) is not None or pack.light.match(view, at, limit) is not None


def _bare(mention: ValueMention) -> Counted:
    return Counted(mention, (), "", mention.start, mention.end)


def after_blank(context: Context, at: int) -> int:
    """Past white space, and past words that join a number to its noun unless they tell a part from a whole."""
    view, pack = context.view, context.pack
    blank = _BLANK.match(view, at)
    start = blank.end() if blank else at
    number = pack.number_of.match(view, start) if blank else None
    if number is not None:
        return number.end() + (view[number.end() : number.end() + 1] == " ")
    link = None if pack.part_of.match(view, start) else pack.link.match(view, start)
    return link.end() if blank and link else start


def _breaks(gap: str) -> bool:
    """Whether what stands between two words keeps them from being one noun phrase."""
    return not _BREAKS.isdisjoint(gap)
