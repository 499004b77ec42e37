"""Offices in a text: which, of what, and who is named as holding them.

Where a lexicon of one's own says who held an office when the article came out, the office alone names that person:
«le chancelier allemand» and the chancellor's name are then one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from checker.errors import RuleError, nearest
from checker.language.entities import person_key
from checker.language.gazetteer import load_gazetteer
from checker.language.model import Analysis, Entity
from checker.language.pack import fold, load_pack
from checker.lexicon import own_words, per_lexicon
from checker.yaml_files import key_lines

_TO_NAME = 70
"""Characters between an office and its holder («la ministre du Travail, de la Santé et des Solidarités, X»)."""
_NEAR = 30
"""Characters behind an office in which a name that does not hold it says that a name before does not either."""
_BEHIND = 14
"""Characters between an office and what it is of, where the name stood before («X, maire de la ville de Y»)."""
_FORMER = 24
"""Characters around an office in which the words stand that say that it is held no more."""
_JOINED = 60
"""Characters between two offices of one person («maire de Nantes et présidente de la métropole»)."""


_BRACKETS = re.compile(r"\s\([^()]{1,25}\)")
"""«le maire (PS) de Nantes»."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office that somebody holds, or held.

    Attributes:
        words: where it stands.
        key: its key in the packs, ``""`` for one of several.
        holder: who is named as its holder, or None.
        of: the country, town or body that it is of, where that is said.
        new: whether the words say that the holder has just been given it («X a été nommé directeur»).
        ended: where the word begins that says that it is held no more («ancien»), or None.
    """

    words: re.Match[str]
    key: str
    holder: Entity | None
    of: Entity | None
    new: bool = False
    ended: int | None = None

    @property
    def domain(self) -> str | None:
        """Key of what it is of."""
        return self.of.key if self.of else None

    def span(self) -> tuple[int, int]:
        """Where the office stands with what it is of («the German chancellor», «le chancelier de l'Allemagne»)."""
        start, end = self.words.span()
        return (start, end) if self.of is None else (min(start, self.of.start), max(end, self.of.end))


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held an office of a country, town or body (or of nothing), from one day to another, both included."""

    person: Entity
    domain: str | None
    begin: date
    end: date


def offices(analysis: Analysis) -> list[Office]:
    """The offices of a text that are not said to be held no more, and not of several people."""
    found = list(_offices(analysis))
    for at, (one, two) in enumerate(pairwise(found)):
        if (one.holder is None) != (two.holder is None) and _of_one_person(analysis, one, two):
            holder = one.holder or two.holder
            found[at], found[at + 1] = replace(one, holder=holder), replace(two, holder=holder)
    return found


def _of_one_person(analysis: Analysis, one: Office, two: Office) -> bool:
    """Whether two offices are joined without an article («maire de Nantes et présidente de la métropole»)."""
    gap = analysis.view[one.words.end() : two.words.start()]
    return (
        len(gap) <= _JOINED
        and not (one.holder is not None and one.words.end() <= one.holder.start < two.words.start())
        and fold(gap).split()[-1:] in [[word] for word in analysis.pack.join]
        and says_of_what(analysis, gap)
    )


def _offices(analysis: Analysis) -> Iterator[Office]:
    pack, view = analysis.pack, analysis.view
    for words in pack.office_pattern.finditer(view):
        sentence = analysis.sentence_at(words.start())
        if sentence is None or words.end() > sentence.end:
            continue
        names = list(analysis.entities_in(sentence.start, sentence.end))
        holder = _holder(analysis, words, names)
        if _former(analysis, words, sentence.start):
            continue
        if _is_plural(analysis, words.group()):
            yield from _one_each(analysis, words, names)  # but nobody of «des dirigeants alliés, X et Y»
            continue
        new = holder is None
        holder = holder or _appointed(analysis, words, names)
        yield Office(
            words, _key(analysis, words.group()), holder, _domain(words, holder, names), new and holder is not None
        )


def _one_each(analysis: Analysis, office: re.Match[str], names: list[Entity]) -> list[Office]:
    """«les ministres de la Défense, X, et des Finances, Y»: an office for each, the noun said once."""
    pack, view = analysis.pack, analysis.view
    noun = office.group().split()[0]
    at = office.start() + len(noun)
    found: list[Office] = []
    for person in (e for e in names if e.kind == "person" and e.start >= at):
        words = _JOINED_OFFICE.search(view, at, person.start)
        if words is not None and fold(words.group().split()[0]) in pack.join:
            words = _JOINED_OFFICE.search(view, words.start() + len(words.group().split()[0]), person.start)
        if words is None or view[words.end() : person.start] != ", ":
            break
        of_what = words.group().strip()
        if not _linked(analysis, of_what.split()[0]) or not says_of_what(analysis, of_what):
            break
        one = fold(noun)[:-1]
        whole = pack.offices.get(fold(f"{one} {of_what}"))  # «ministre des Finances» is of no place
        of = next((e for e in names if words.start() <= e.start < words.end() and e.kind in _DOMAINS), None)
        if not found:  # with the noun itself
            words = _JOINED_OFFICE.search(view, office.start(), person.start) or words
        found.append(Office(words, whole or pack.offices.get(one, ""), person, None if whole else of))
        at = person.end
    return found if len(found) > 1 else []


def _linked(analysis: Analysis, word: str) -> bool:
    """Whether a word is one that joins an office to what it is of, elided or not («de», «l'Intérieur»)."""
    return fold(word) in analysis.pack.office_links or fold(word).partition("'")[0] + "'" in analysis.pack.office_links


_JOINED_OFFICE = re.compile(r"[^\s,.;:()«»\"][^,.;:()«»\"]{3,60}")
"""What the office of one of several people is of («et des Finances»)."""
_DOMAINS = frozenset({"country", "region", "city", "organisation", "name", "place"})
"""Kinds of what an office may be of."""


def former_offices(analysis: Analysis) -> Iterator[Office]:
    """The offices that a text says somebody holds no more («l'ancien envoyé spécial, X», "former envoy X")."""
    pack, view = analysis.pack, analysis.view
    for words in pack.office_pattern.finditer(view):
        sentence = analysis.sentence_at(words.start())
        if sentence is None or words.end() > sentence.end or _is_plural(analysis, words.group()):
            continue
        near = max(sentence.start, words.start() - _FORMER)
        before = view[near : words.start()].rstrip(" -")
        said = pack.no_more.finditer(before)
        ended = next((m for m in said if m.end() >= len(before) or _names_of_what(before[m.end() :])), None)
        if ended is None:
            continue
        names = list(analysis.entities_in(sentence.start, sentence.end))
        holder = _holder(analysis, words, names)
        key = _key(analysis, words.group())
        if holder is not None and key:
            yield Office(words, key, holder, _domain(words, holder, names), ended=near + ended.start())


def office_holders(analysis: Analysis, day: date | None) -> list[Entity]:
    """The offices that stand for a person, by the lexicons in force, on a day; none without a day.

    An office whose holder the text names itself is left to the text.  An office without what it is of stands for a
    person where only one office of that kind is of what the text names.
    """
    tenures = _tenures()
    if day is None or not tenures:
        return []
    found = list(offices(analysis))
    named = {office.key for office in found if office.holder is not None}
    spoken_of = {entity.key for entity in analysis.entities}
    people: list[Entity] = []
    for office in found:
        held = [t for t in tenures.get(office.key, ()) if t.begin <= day <= t.end]
        if office.domain is not None:
            fitting = [t for t in held if t.domain == office.domain]
        else:
            fitting = [t for t in held if t.domain is None or t.domain in spoken_of]
        if office.key not in named and len(fitting) == 1:
            start, end = office.span()
            person = fitting[0].person
            people.append(Entity(start, end, analysis.text[start:end], "person", person.key, named=person.text))
    return people


@per_lexicon
def _tenures() -> dict[str, list[Tenure]]:
    """Who held which office, by its key, in the lexicons in force.

    Raises:
        RuleError: a lexicon names an office, or something that it is of, that nothing knows; with the line.
    """
    found: dict[str, list[Tenure]] = {}
    for path, words in own_words().items():
        pack, gazetteer = load_pack(words.lang), load_gazetteer(words.lang)
        keys = {**pack.offices, **{key: key for key in pack.offices.values()}}
        for number, held in enumerate(words.holders):
            line = key_lines(path).get(("holders", number))
            key = keys.get(fold(held.office))
            if key is None:
                hint = nearest(held.office, keys, "offices: adds one")
                raise RuleError(str(path), f"no office {held.office!r} is known; {hint}", line)
            place = gazetteer.find(held.of) if held.of is not None else None
            if held.of is not None and place is None:
                raise RuleError(str(path), f"no country, town or body {held.of!r} is known", line)
            own = gazetteer.find(held.person)
            person = own.key if own and own.kind == "person" else f"person:{person_key(held.person)}"
            holder = Entity(0, 0, held.person, "person", person)
            days = held.from_ or date.min, held.until or date.max
            found.setdefault(key, []).append(Tenure(holder, place.key if place else None, *days))
    return found


def _key(analysis: Analysis, words: str) -> str:
    """The key of an office, a country's adjective inside it left out («ministre danoise de la Défense»)."""
    plain = " ".join(w for w in words.split() if not is_adjective(analysis, w))
    return analysis.pack.offices.get(fold(words)) or analysis.pack.offices.get(fold(plain), "")


def _is_plural(analysis: Analysis, words: str) -> bool:
    """Whether an office stands in the plural: one word of it is a listed one with an s."""
    head = fold(words).split()[0]
    return head.endswith("s") and head[:-1] in analysis.pack.office_heads


def _holder(analysis: Analysis, office: re.Match[str], names: list[Entity]) -> Entity | None:
    """The person named right after an office («le ministre, Paul Durand»), or before («Paul Durand, maire de X»)."""
    for entity in names:
        if entity.kind != "person":
            continue
        if 0 <= entity.start - office.end() <= _TO_NAME:
            gap = _BRACKETS.sub("", analysis.view[office.end() : entity.start])
            theirs = analysis.pack.belonging.search(gap) is not None  # «le porte-parole de X»
            if not theirs and says_of_what(analysis, gap):
                return entity
            if theirs and (named := _apposed_behind(analysis, entity, names)) is not None:
                return named
            if entity.start - office.end() <= _NEAR:
                return None
            break
    for entity in names:
        bracket = _BRACKETS.match(analysis.view, entity.end, office.start())  # «X (LFI), rapporteur du budget»
        end = bracket.end() if bracket else entity.end
        if entity.kind == "person" and analysis.pack.apposed.fullmatch(analysis.view, end, office.start()):
            return entity
    return None


def _apposed_behind(analysis: Analysis, chief: Entity, names: list[Entity]) -> Entity | None:
    """Who is named behind the one whose office it is («l'envoyé spécial de X, Y, »), and not in a list with him."""
    view = analysis.view
    behind = [e for e in names if e.kind == "person" and e.start > chief.end]
    if not behind or not _BEHIND_COMMA.fullmatch(view, chief.end, behind[0].start):
        return None
    listed = len(behind) > 1 and _BEHIND_COMMA.fullmatch(view, behind[0].end, behind[1].start)
    return behind[0] if view[behind[0].end : behind[0].end + 1] in _CLOSES and not listed else None


_BEHIND_COMMA = re.compile(r",\s(?:[\w.]{1,3}\s)?")
"""A comma, and perhaps a title («, Me »)."""
_CLOSES = (",", ".", ")", "")


def _appointed(analysis: Analysis, office: re.Match[str], names: list[Entity]) -> Entity | None:
    """The person who is given an office: «X a été nommé directeur», «le groupe a nommé X directeur»."""
    pack, view = analysis.pack, analysis.view
    for entity in names:
        if entity.kind != "person" or not 0 < office.start() - entity.end <= _TO_NAME:
            continue
        if pack.appointed.fullmatch(view, entity.end, office.start()):
            return entity
        if pack.appointed_as.fullmatch(view, entity.end, office.start()) and pack.appoints.search(
            view, max(0, entity.start - _FORMER), entity.start
        ):
            return entity
    return None


def says_of_what(analysis: Analysis, gap: str) -> bool:
    """Whether what stands between an office and a name only says of what the office is («de la Défense,»)."""
    pack = analysis.pack
    if (
        any(c in '.;:()«»"' for c in gap)
        or gap.count(",") - len(pack.goes_on.findall(gap)) > 1
        or pack.office_pattern.search(gap)
    ):
        return False
    linked = True
    for word in re.findall(r"[\w-]+'?", gap):
        if fold(word) in pack.office_links:
            linked = True
        elif gap.rstrip().endswith(f"{word},"):
            linked = False  # «la ministre du Développement international, X»
        elif word[0].isupper() or is_adjective(analysis, word):
            linked = False
        elif not linked or fold(word) in pack.function_words:
            return False  # «the mayor of Leeds met X»
        else:
            linked = False
    return True


def _former(analysis: Analysis, office: re.Match[str], start: int) -> bool:
    pack, view = analysis.pack, analysis.view
    before = view[max(start, office.start() - _FORMER) : office.start()]
    after = view[office.end() : office.end() + _FORMER]
    words = pack.former.finditer(before)
    said = any(len(before) - m.end() <= 5 or _names_of_what(before[m.end() :]) for m in words)
    return said or pack.former.match(after.lstrip()) is not None


def _names_of_what(gap: str) -> bool:
    """Whether names alone stand between a word and an office, of what it is ("former Leeds mayor")."""
    words = gap.split()
    return bool(words) and all(word[0].isupper() and word[-1].isalpha() for word in words)


def _domain(office: re.Match[str], person: Entity | None, names: list[Entity]) -> Entity | None:
    """The country, town or company of an office: the name between it and its holder, or right before."""
    for entity in names:
        inside = person is not None and office.end() <= entity.start and entity.end <= person.start
        within = office.start() <= entity.start and entity.end <= office.end()
        before = 0 <= office.start() - entity.end <= 3
        behind = person is None or person.end <= office.start()
        follows = behind and 0 <= entity.start - office.end() <= _BEHIND
        if (inside or within or before or follows) and entity.kind in _DOMAINS:
            return entity
    return None


def is_adjective(analysis: Analysis, word: str) -> bool:
    """Whether a word is one of a country («danoise»)."""
    place = load_gazetteer(analysis.pack.lang).find(word)
    return place is not None and place.kind == "country"
