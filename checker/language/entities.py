"""Names: people, countries, cities, organisations, streets and other places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.language.finder import AccentFinder, View
from checker.language.gazetteer import Gazetteer, Place, load_gazetteer, name_key
from checker.language.model import Entity, EntityKind, Sentence
from checker.language.pack import Pack, either, fold, phrases_then
from checker.lexicon import per_lexicon

_UPPER = "A-ZÀ-ÖØ-ÞŒ"
_REST = rf"[\w'-]*(?:\.[{_UPPER}]\.?)*"
_NAME_WORD = rf"[{_UPPER}]{_REST}"
_FIRST = rf"[{_UPPER}](?:(?<![\w'-].)(?!(?<=[DL])'[{_UPPER}])|(?<=[dDlL]'.)(?<![\w'-][dDlL]'.)){_REST}"
"""The first word of a run: a capital behind no letter, or behind an elision alone («l'Hérault»)."""
_WORD = re.compile(r"(?:[A-Za-zÀ-ÿ]{1,2}')?((?:(?!'s(?!\w))[\w'.])+(?:-(?:(?!'s(?!\w))[\w'.])+)*)")
"""A word of a run of capitalised words, without what is elided before it."""
_RUNS_KEPT = 16_384
"""Runs of capitalised words whose parts are remembered."""

_NUMBERED = re.compile(r"(?P<road>[a-z]?-?(?P<district>\d+)(?:\(m\))?)")
"""The number of a district, and that of a road with its letter («A7», «RN 20» is «N20»)."""
_CITY = 100_000
"""Inhabitants from which a name is the city's rather than that of the region around it."""
_LONGEST_WORD = 40
_OPENING = "opening"
"""Kind of key of a word that may be a name only because it opens a sentence."""


class _Word(NamedTuple):
    """A word of a run: where it begins with what is elided before it, where itself begins and ends, and its text."""

    begin: int
    start: int
    end: int
    text: str


class NameFinder:
    """Finds the names of a text with one language pack and its gazetteer."""

    def __init__(self, pack: Pack, gazetteer: Gazetteer) -> None:
        self._pack, self._gazetteer = pack, gazetteer
        particles = "|".join(re.escape(p) for p in sorted(pack.names["particles"], key=len, reverse=True))
        self._run = re.compile(rf"{_FIRST}(?:(?:\s(?:(?:{particles})\s){{0,2}}(?:(?:d|l)')?|-){_NAME_WORD}){{0,6}}")
        self._titled = re.compile(rf"(?i:{pack.titles.pattern})\.?\s({_NAME_WORD}(?:[\s-]{_NAME_WORD}){{0,3}})")
        self._titles = pack.title_words
        self._long = AccentFinder(gazetteer.long_names())
        self._cut = lru_cache(maxsize=_RUNS_KEPT)(self._cut_anew)
        self._like_names = frozenset(fold(w) for w in pack.names["venues_like_names"])
        self._saints = frozenset(fold(w) for w in pack.names["saints"])
        self._joins = frozenset(word for joined in pack.names["joins"] for word in fold(joined).split())
        self._street = _street_pattern(pack)
        self._venue = _venue_pattern(pack)
        self._places: tuple[tuple[re.Pattern[str], EntityKind], ...] = (
            (re.compile(pack.names["roads"]), "road"),
            (re.compile(pack.names["districts"], re.IGNORECASE), "district"),
        )
        self._named = re.compile(rf"\s(?:[a-zéè]+\s)?{_joined(pack)}[{_UPPER}]")
        self._locative = phrases_then([*pack.names["locative_strong"], *pack.names["place_before"]], r"\s*$")
        regions = "|".join(re.escape(r) for r in sorted(pack.names["regions"], key=len, reverse=True))
        self._region = re.compile(rf"\s\((?:{regions})\)", re.IGNORECASE)
        links = either(sorted(pack.office_links, key=len, reverse=True))
        self._office_region = re.compile(rf"(?:\s(?:{links})){{1,2}}\s?({regions})(?![\w-])")
        self._region_before = re.compile(rf"(?<![\w-])({regions})\s$")
        self._wide = frozenset(name_key(r) for r in pack.names["wide_regions"])

    def find(self, view: View, sentences: Sequence[Sentence]) -> list[Entity]:
        """The names of the sentences, in order, without overlaps."""
        found: list[Entity] = []
        for sentence in sentences:
            found += self._sentence(view, sentence)
        return _link_short_forms(found)

    def _sentence(self, view: View, sentence: Sentence) -> list[Entity]:
        taken: list[Entity] = list(self._long_names(view, sentence))
        taken += [e for e in self._sites(view, sentence) if not _overlaps((e.start, e.end), taken)]
        taken += [e for e in self._numbered(view, sentence) if not _overlaps((e.start, e.end), taken)]
        taken += [e for e in self._titled_people(view, sentence) if not _overlaps((e.start, e.end), taken)]
        offices = [m.span() for m in self._pack.office_pattern.finditer(view, sentence.start, sentence.end)]
        regions = [r for _, end in offices if (r := self._of_region(view, end, sentence.end))]
        regions += [r for at, _ in offices if (r := self._region_before.search(view, max(sentence.start, at - 25), at))]
        offices += [r.span(1) for r in regions]
        taken += [self._regional(r) for r in regions if not _overlaps(r.span(1), taken)]
        for run in self._run.finditer(view, sentence.start, sentence.end):
            start, end = run.span()
            inside = [(begin, stop) for begin, stop in offices if begin < end and start < stop]
            if inside:
                # «le ministre de l'Intérieur Laurent Nuñez»: the office is no part of the name
                first = min(begin for begin, _ in inside) - 1
                if start < first and not _overlaps((start, first), taken):
                    taken += self._resolve(view, start, first, sentence)  # «Leeds Mayor Tom Hadley»
                start = max(stop for _, stop in inside)
            if (taken and _overlaps((start, end), taken)) or fold(run[0]) in self._titles:
                continue
            taken += self._resolve(view, start, end, sentence)
        for word in self._pack.adjectives.finditer(view, sentence.start, sentence.end):
            place = self._gazetteer.find(word.group())
            if place and word.group()[0].islower() and not _overlaps(word.span(), taken):
                taken.append(Entity(*word.span(), word.group(), place.kind, place.key, place.country, True))
        taken.sort(key=lambda e: e.start)
        return taken

    def _titled_people(self, view: View, sentence: Sentence) -> Iterator[Entity]:
        """People who are named with a title («Mme Garance Lorrain»)."""
        behind = 0
        for at in view.places(self._pack.titles, sentence.start, sentence.end):
            titled = self._titled.match(view, at, sentence.end) if at >= behind else None
            if titled is not None:
                behind = titled.end()
                yield Entity(*titled.span(1), titled[1], "person", f"person:{person_key(titled[1])}")

    def _of_region(self, view: View, at: int, end: int) -> re.Match[str] | None:
        """The region behind an office that ends at an offset; «procureure de Paris» is of the city."""
        found = self._office_region.match(view, at, end)
        known = self._gazetteer.find(found[1]) if found else None
        return found if known is None or (known.kind == "city" and known.population < _CITY) else None

    def _regional(self, found: re.Match[str]) -> Entity:
        """The region that an office is of («la préfète de la Drôme»)."""
        key = name_key(found[1])
        return Entity(*found.span(1), found[1], "region", f"{'province' if key in self._wide else 'region'}:{key}")

    def _long_names(self, view: View, sentence: Sentence) -> Iterator[Entity]:
        """Names of several words that need not all begin with a capital («Union européenne»)."""
        for match in self._long.finditer(view, sentence.start, sentence.end):
            article, *rest = match[0].split()
            if fold(article) in self._pack.names["articles"] and " ".join(rest).islower():
                continue  # «La réunion»
            if (place := self._gazetteer.find(match[0])) is not None:
                yield Entity(*match.span(), match[0], place.kind, place.key, place.country)

    def _sites(self, view: View, sentence: Sentence) -> Iterator[Entity]:
        """Streets and venues: a common noun and a name («rue des Lilas», "Water Street", «musée X»)."""
        sites = self._pack.sites.finditer(view, sentence.start, sentence.end)
        if not any(self._named.match(view, s.end()) or _word_before(view, s.start())[:1].isupper() for s in sites):
            return
        streets = list(self._street.finditer(view, sentence.start, sentence.end))
        for street in streets:
            key = name_key(street.group())
            # «le Quai d'Orsay»: who governs there, and no street
            kind = "organisation" if key in self._pack.governments else "street"
            # the side tells one language's names from another's: «place Saint-Pierre» may be "St Peter's Square"
            side = "before/" if key.split()[0] in self._pack.streets_before else "after/"
            name = side + key if kind == "street" else key
            yield Entity(*street.span(), street.group(), kind, f"{kind}:{name}")
        for venue in self._venue.finditer(view, sentence.start, sentence.end):
            if any(s.start() < venue.end() and venue.start() < s.end() for s in streets):
                continue  # «Park Lane»
            small = {word for word in fold(venue.group()).split() if word in self._pack.function_words}
            if small - self._joins:
                continue  # «the school on Monday»
            name = venue.group("name") or venue.group("first")
            before = fold(_word_before(view, venue.start()))
            if fold(venue.group()).split()[-1] in self._like_names and before not in self._pack.function_words:
                continue  # «the mayor of York, Lucy Hall»
            yield Entity(*venue.span(), venue.group(), "venue", f"venue:{name_key(name)}")

    def _numbered(self, view: View, sentence: Sentence) -> Iterator[Entity]:
        """Roads («A7»), districts («11e arrondissement») and venues that need no name («palais des congrès»)."""
        for pattern, kind in self._places:
            for match in pattern.finditer(view, sentence.start, sentence.end):
                number = _NUMBERED.search(name_key(match.group()).replace(" ", ""))
                if number is not None:
                    yield Entity(*match.span(), match.group(), kind, f"{kind}:{number[kind]}")
        for match in self._pack.named_venues.finditer(view, sentence.start, sentence.end):
            yield Entity(*match.span(), match.group(), "venue", f"venue:{name_key(match.group())}")

    def _resolve(self, view: View, start: int, end: int, sentence: Sentence) -> Iterator[Entity]:
        """Cut a run of capitalised words into known names and the rest."""
        words, known = self._cut(view[start:end])
        first = 0
        rest: list[_Word] = []
        while first < len(words):
            place, last = known[first]
            if place is None:
                if rest or words[first].text[0].isupper():
                    rest.append(words[first])
                first += 1
                continue
            named_person = (
                place.kind == "city" and last + 2 == len(words) and not self._placed(view, start + words[first].begin)
            )
            if rest and rest[-1].end != words[first].begin - 1:
                # «Funiculaire de Lisbonne»: a preposition parts the town from what is named after it
                yield from self._unknown(view, start, rest, sentence)
                rest = []
            if not rest and not named_person:
                yield self._entity(view, start, words[first : last + 1], place)
            else:
                # «Vladimir Poutine», «Saint-Laurent de Paris»: a town's name inside a longer one is not the town
                rest.extend(words[first : last + 1])
            first = last + 1
        if rest:
            yield from self._unknown(view, start, rest, sentence)

    def _cut_anew(self, run: str) -> tuple[list[_Word], list[tuple[Place | None, int]]]:
        """The words of a run, from the first that may be of a name; and from each the longest known name, if any."""
        words = [_Word(m.start(), *m.span(1), m[1]) for m in _WORD.finditer(run)]
        if run.endswith("'s") and words and words[-1].start == len(run) - 1:
            words.pop()  # "Norvane's plant"
        while words and self._begins_no_name(words):
            if self._longest(run, words, 0)[1] > 0:  # «La Rochelle»
                break
            words.pop(0)
        return words, [self._longest(run, words, first) for first in range(len(words))]

    def _begins_no_name(self, words: Sequence[_Word]) -> bool:
        """Whether a run's first word is no part of a name: a small word, or «Incendie» in «Incendie de Roanne»."""
        word = words[0].text
        if self._is_function_word(word) or not word[0].isupper():
            return True
        return len(words) > 2 and not words[1].text[0].isupper() and fold(word) in self._pack.event_words

    def _placed(self, view: View, at: int) -> bool:
        return self._locative.search(view, max(0, at - 24), at) is not None

    def _longest(self, run: str, words: Sequence[_Word], first: int) -> tuple[Place | None, int]:
        for last in range(min(len(words), first + 5) - 1, first - 1, -1):
            place = self._gazetteer.find(run[words[first].start : words[last].end])
            if place is not None:
                return place, last
        return None, first

    def _entity(self, view: str, start: int, words: Sequence[_Word], place: Place) -> Entity:
        begin, end = start + words[0].start, start + words[-1].end
        return Entity(begin, end, view[begin:end], place.kind, place.key, place.country)

    def _unknown(self, view: View, start: int, words: Sequence[_Word], sentence: Sentence) -> Iterator[Entity]:
        """A name in no gazetteer: a person when it has several words, else a place where a preposition says so."""
        begin, end = start + words[0].start, start + words[-1].end
        text = view[begin:end]
        if self._is_function_word(text):
            return
        if len(words) > 1 and all(len(w.text) > 1 for w in words) and fold(words[0].text) not in self._saints:
            yield Entity(begin, end, text, "person", f"person:{person_key(text)}")
        elif (self._placed(view, begin) and not self._is_no_place(text)) or self._region.match(view, end):
            place = next((p for a in self._pack.names["articles"] if (p := self._gazetteer.find(f"{a} {text}"))), None)
            if place is not None:  # «aux Sables-d'Olonne»: the article of the name has melted into the preposition
                yield Entity(begin, end, text, place.kind, place.key, place.country)
                return
            yield Entity(begin, end, text, "place", f"place:{name_key(text)}")
        elif len(text) > 1:
            # a capital at the head of a sentence says nothing, unless the text names a person so called
            known = "name" if not self._opens(view, begin, sentence) else _OPENING
            yield Entity(begin, end, text, "name", f"{known}:{name_key(text)}")

    def _is_no_place(self, text: str) -> bool:
        """Whether a name that no gazetteer knows stands for no place even behind «à»: a body, an acronym («au RN»)."""
        return text.isupper() or self._gazetteer.is_no_place(text)

    def _opens(self, view: str, at: int, sentence: Sentence) -> bool:
        """Whether a word stands first in its sentence or quotation, where a capital says nothing."""
        before = view[sentence.start : at].rstrip()
        if before[-1:] == "'" and before[-2:-1].isalpha():
            return False  # «l'Hérault»
        return not before or before[-1] in "«\"“:(.…'–"

    def _is_function_word(self, word: str) -> bool:
        return fold(word).rstrip("'") in self._pack.function_words


@per_lexicon
def name_finder(lang: str) -> NameFinder:
    """The name finder of a language, built once for the lexicons in force."""
    from checker.language.pack import load_pack

    return NameFinder(load_pack(lang), load_gazetteer(lang))


def person_key(name: str) -> str:
    """What the full and the short form of a person's name share: the last word, or with its particle."""
    return name_key(name).split()[-1]


def _link_short_forms(entities: list[Entity]) -> list[Entity]:
    """A lone name that is the last word of a full name of the same text is that person; a place is one throughout."""
    people = {e.key.removeprefix("person:") for e in entities if e.kind == "person"}
    places = {e.key.removeprefix("place:") for e in entities if e.kind == "place"} - people
    return [
        e._replace(kind="person", key=f"person:{key}")
        if e.kind in ("name", "place", "city") and (key := name_key(e.text)) in people
        else e._replace(kind="place", key=f"place:{key}")
        if e.kind == "name" and (key := name_key(e.text)) in places
        else e
        for e in entities
        if not e.key.startswith(_OPENING) or name_key(e.text) in people
    ]


def _joined(pack: Pack) -> str:
    """What may join a kind of place to its name («rue de la Paix»), as a regular expression."""
    words = "|".join(re.escape(w).replace(r"\ ", r"\s") for w in sorted(pack.names["joins"], key=len, reverse=True))
    return rf"(?:(?:{words})\s?)?"


def _word_before(view: str, at: int) -> str:
    """The word that ends with the blank before a place."""
    return next(iter(view[max(0, at - _LONGEST_WORD) : at].rsplit(maxsplit=1)[-1:]), "")


def _street_pattern(pack: Pack) -> re.Pattern[str]:
    before, after = (either(pack.names[key]) for key in ("streets_before", "streets_after"))
    name = rf"[{_UPPER}][\w'-]+(?:[\s-][{_UPPER}][\w'-]+){{0,3}}"
    return re.compile(
        rf"(?<!\w)(?i:{before})\s{_joined(pack)}{name}"
        rf"|(?<!\w)[{_UPPER}][\w'-]+(?:\s[{_UPPER}][\w'-]+)?\s(?:{after})(?!\w)"
    )


def _venue_pattern(pack: Pack) -> re.Pattern[str]:
    kinds, after = either(pack.names["venues"]), either(pack.names["venues_after"])
    name = rf"[{_UPPER}][\w'-]+"
    return re.compile(
        rf"(?<!\w)(?P<first>{name}(?:\s{name}){{0,2}})\s(?:{after})(?!\w)|"
        rf"(?<!\w)(?i:{kinds})\s(?:[a-zéè]+\s)?{_joined(pack)}(?P<name>[{_UPPER}][\w'-]+(?:[\s-][{_UPPER}][\w'-]+){{0,3}})"
    )


def _overlaps(span: tuple[int, int], taken: Iterable[Entity]) -> bool:
    return any(e.start < span[1] and span[0] < e.end for e in taken)
