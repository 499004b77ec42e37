"""Names: people, countries, cities, organisations, streets and other places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from checker.articles.model import Span
from checker.language.finder import AccentFinder, Choice, View
from checker.language.gazetteer import Gazetteer, Place, load_gazetteer, name_key
from checker.language.model import Entity, EntityKind, Sentence
from checker.language.pack import Pack, either, fold, phrases_then
from checker.lexicon import per_lexicon

_UPPER = "A-ZÀ-ÖØ-ÞŒ"
_REST = rf"[\w'-]*(?:\.[{_UPPER}]\.?)*"
_NAME_WORD = rf"[{_UPPER}]{_REST}"
_FIRST = rf"[{_UPPER}](?:(?<![\w'-].)(?!(?<=[DL])'[{_UPPER}])|(?<=[dDlL]'.)(?<![\w'-][dDlL]'.)){_REST}"
"""The first word of a run: a capital behind no letter, or behind an elision alone («l'Hérault»)."""
_NICKNAME = rf'(?:\s"{_NAME_WORD}"(?=\s[{_UPPER}]))?'
"""A name in quotation marks inside another (John "Jack" Harwood)."""
_WORD = re.compile(r"(?:[A-Za-zÀ-ÿ]{1,2}')?((?:(?!'s(?!\w))[\w'.])+(?:-(?:(?!'s(?!\w))[\w'.])+)*)")
"""A word of a run of capitalised words, without what is elided before it."""
_RUNS_KEPT = 16_384
"""Runs of capitalised words whose parts are remembered."""

_NUMBERED = re.compile(r"(?P<road>[a-z]?-?(?P<district>\d+)(?:\(m\))?)")
"""The number of a district, and that of a road with its letter («A7», «RN 20» is «N20»)."""
_CITY = 100_000
"""Inhabitants from which a name is the city's rather than that of the region around it."""
_LONGEST_WORD = 40
_DIGIT = re.compile(r"\d")
_by_start = attrgetter("start")
_OPENING = "opening"
"""Kind of key of a word that may be a name only because it opens a sentence."""


class _Word(NamedTuple):
    """A word of a run: where it begins with what is elided before it, where itself begins and ends, and its text."""

    begin: int
    start: int
    end: int
    text: str


class _Unknown(NamedTuple):
    """A name in no gazetteer: where it stands in its run, its text, and its key if it can only be a person's."""

    start: int
    end: int
    text: str
    person: str


class _Run(NamedTuple):
    """A run of capitalised words.

    Attributes:
        text: the run.
        words: those from the first that may be of a name.
        known: from each the longest known name, if any, and the number of its last word.
        whole: the one name that it is where no part of it is known, or None.
        title: whether it is the title of a person, and no name.
    """

    text: str
    words: list[_Word]
    known: list[tuple[Place | None, int]]
    whole: _Unknown | None
    title: bool


class NameFinder:
    """Finds the names of a text with one language pack and its gazetteer."""

    def __init__(self, pack: Pack, gazetteer: Gazetteer) -> None:
        self._pack, self._gazetteer = pack, gazetteer
        particles = "|".join(re.escape(p) for p in sorted(pack.names["particles"], key=len, reverse=True))
        then = rf"{_NICKNAME}\s(?:(?:{particles})\s){{0,2}}(?:(?:d|l)')?|-"
        self._run = re.compile(rf"{_FIRST}(?:(?:{then}){_NAME_WORD}){{0,6}}")
        self._titled = re.compile(rf"(?i:{pack.titles.pattern})\.?\s({_NAME_WORD}(?:[\s-]{_NAME_WORD}){{0,3}})")
        self._titles = pack.title_words
        self._listed = Choice(
            {
                "long": AccentFinder(gazetteer.long_names()),
                "site": pack.sites,
                "venue": pack.named_venues,
                "office": pack.office_pattern,
                "adjective": pack.adjectives,
            }
        )
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
        self._cases = frozenset(fold(word) for word in pack.names["cases"])
        self._wide = frozenset(name_key(r) for r in pack.names["wide_regions"])

    def find(self, view: View, sentences: Sequence[Sentence]) -> list[Entity]:
        """The names of the sentences, in order, without overlaps."""
        found: list[Entity] = []
        for sentence in sentences:
            found += self._sentence(view, sentence)
        return _link_short_forms(found)

    def _sentence(self, view: View, sentence: Sentence) -> list[Entity]:
        listed: dict[str, list[re.Match[str]]] = {}
        for name, match in self._listed.matches(view, sentence.start, sentence.end):
            listed.setdefault(name, []).append(match)
        taken: list[Entity] = []
        for names in (
            self._long_names(listed["long"]) if "long" in listed else (),
            self._sites(view, sentence, listed["site"]) if "site" in listed else (),
            self._numbered(view, sentence) if _DIGIT.search(view, sentence.start, sentence.end) else (),
            self._named_venues(listed["venue"]) if "venue" in listed else (),
            self._titled_people(view, sentence),
        ):
            # those of one kind may overlap, as long as they overlap none of another
            taken += [e for e in names if not _overlaps(e.start, e.end, taken)]
        offices = self._offices(view, sentence, listed["office"], taken) if "office" in listed else []
        self._runs(view, sentence, offices, taken)
        for word in listed.get("adjective", ()):
            place = self._gazetteer.find(word.group())
            if place and word.group()[0].islower() and not _overlaps(*word.span(), taken):
                taken.append(Entity(*word.span(), word.group(), place.kind, place.key, place.country, True))
        taken.sort(key=_by_start)
        return taken

    def _offices(
        self, view: View, sentence: Sentence, found: Iterable[re.Match[str]], taken: list[Entity]
    ) -> list[Span]:
        """Where offices stand, and the regions that they are of; these are taken."""
        offices = [m.span() for m in found]
        regions = [r for _, end in offices if (r := self._of_region(view, end, sentence.end))]
        regions += [r for at, _ in offices if (r := self._region_before.search(view, max(sentence.start, at - 25), at))]
        taken += [self._regional(r) for r in regions if not _overlaps(*r.span(1), taken)]
        return offices + [r.span(1) for r in regions]

    def _runs(self, view: View, sentence: Sentence, offices: Sequence[Span], taken: list[Entity]) -> None:
        """Take the names in the runs of capitalised words."""
        for match in self._run.finditer(view, sentence.start, sentence.end):
            start, end = match.span()
            run = self._cut(match[0])
            inside = [(begin, stop) for begin, stop in offices if begin < end and start < stop]
            if inside:
                # «le ministre de l'Intérieur Laurent Nuñez»: the office is no part of the name
                first = min(begin for begin, _ in inside) - 1
                if start < first and not _overlaps(start, first, taken):
                    # «Leeds Mayor Tom Hadley»
                    taken += self._resolve(view, start, self._cut(view[start:first]), sentence)
                start = max(stop for _, stop in inside)
            if run.title or _overlaps(start, end, taken):
                continue
            taken += self._resolve(view, start, self._cut(view[start:end]) if inside else run, sentence)

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

    def _long_names(self, found: Iterable[re.Match[str]]) -> Iterator[Entity]:
        """Names of several words that need not all begin with a capital («Union européenne»)."""
        for match in found:
            article, *rest = match[0].split()
            if fold(article) in self._pack.names["articles"] and " ".join(rest).islower():
                continue  # «La réunion»
            if (place := self._gazetteer.find(match[0])) is not None:
                yield Entity(*match.span(), match[0], place.kind, place.key, place.country)

    def _sites(self, view: View, sentence: Sentence, sites: Iterable[re.Match[str]]) -> Iterator[Entity]:
        """Streets and venues: a common noun and a name («rue des Lilas», "Water Street", «musée X»)."""
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
        """Roads («A7») and districts («11e arrondissement»)."""
        for pattern, kind in self._places:
            for match in pattern.finditer(view, sentence.start, sentence.end):
                number = _NUMBERED.search(name_key(match.group()).replace(" ", ""))
                if number is not None:
                    yield Entity(*match.span(), match.group(), kind, f"{kind}:{number[kind]}")

    def _named_venues(self, found: Iterable[re.Match[str]]) -> Iterator[Entity]:
        """Venues that need no name («palais des congrès»)."""
        for match in found:
            yield Entity(*match.span(), match.group(), "venue", f"venue:{name_key(match.group())}")

    def _resolve(self, view: View, start: int, run: _Run, sentence: Sentence) -> list[Entity]:
        """Cut a run of capitalised words into known names and the rest."""
        if run.whole is not None:
            return self._unknown(view, start, run.whole, sentence)
        words, known = run.words, run.known
        found: list[Entity] = []
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
                found += self._unknown(view, start, self._name(run.text, rest), sentence)
                rest = []
            if not rest and not named_person:
                found.append(self._entity(view, start, words[first : last + 1], place))
            else:
                # «Vladimir Poutine», «Saint-Laurent de Paris»: a town's name inside a longer one is not the town
                rest.extend(words[first : last + 1])
            first = last + 1
        return found + self._unknown(view, start, self._name(run.text, rest), sentence)

    def _cut_anew(self, run: str) -> _Run:
        """The words and the known names of a run."""
        words = [_Word(m.start(), *m.span(1), m[1]) for m in _WORD.finditer(run)]
        if run.endswith("'s") and words and words[-1].start == len(run) - 1:
            words.pop()  # "Norvane's plant"
        while words and self._begins_no_name(words):
            if self._longest(run, words, 0)[1] > 0:  # «La Rochelle»
                break
            words.pop(0)
        known = [self._longest(run, words, first) for first in range(len(words))]
        whole = None
        if not any(place for place, _ in known):
            first = next((number for number, word in enumerate(words) if word.text[0].isupper()), len(words))
            whole = self._name(run, words[first:])
        return _Run(run, words, known, whole, fold(run) in self._titles)

    def _name(self, run: str, words: Sequence[_Word]) -> _Unknown | None:
        """The name that some words of a run are; a person's when it has several words."""
        if not words:
            return None
        start, end = words[0].start, words[-1].end
        text = run[start:end]
        if self._is_function_word(text):
            return None
        several = len(words) > 1 and all(len(w.text) > 1 for w in words) and fold(words[0].text) not in self._saints
        return _Unknown(start, end, text, f"person:{person_key(text)}" if several else "")

    def _begins_no_name(self, words: Sequence[_Word]) -> bool:
        """Whether a run's first word is no part of a name: a small word, or «Incendie» in «Incendie de Roanne»."""
        word = words[0].text
        if self._is_function_word(word) or not word[0].isupper():
            return True
        if len(words) > 1 and fold(word) in self._cases:
            return True  # «Affaire Novarel»
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

    def _unknown(self, view: View, start: int, name: _Unknown | None, sentence: Sentence) -> list[Entity]:
        """A name in no gazetteer, in the run that begins at a place: a town's where a preposition says so."""
        if name is None:
            return []
        begin, end, text = start + name.start, start + name.end, name.text
        if name.person:
            return [Entity(begin, end, text, "person", name.person)]
        if (self._placed(view, begin) and not self._is_no_place(text)) or self._region.match(view, end):
            place = next((p for a in self._pack.names["articles"] if (p := self._gazetteer.find(f"{a} {text}"))), None)
            if place is not None:  # «aux Sables-d'Olonne»: the article of the name has melted into the preposition
                return [Entity(begin, end, text, place.kind, place.key, place.country)]
            return [Entity(begin, end, text, "place", f"place:{name_key(text)}")]
        if len(text) == 1:
            return []
        # a capital at the head of a sentence says nothing, unless the text names a person so called
        known = "name" if not self._opens(view, begin, sentence) else _OPENING
        return [Entity(begin, end, text, "name", f"{known}:{name_key(text)}")]

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


def _overlaps(start: int, end: int, taken: Iterable[Entity]) -> bool:
    for entity in taken:  # noqa: SIM110 # asked of each name, for which a generator is slow
        if entity.start < end and start < entity.end:
            return True
    return False
