"""What each language pack says about reading a page: ``rules/languages/*/reading.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from checker.articles.lines import phrase_key
from checker.errors import RuleError
from checker.lexicon import load_lexicon, per_lexicon
from checker.resources import language_dir, language_dirs

_FILE = "reading"
DEFAULT_LANGUAGE = "fr"
"""The language that wins where nothing decides."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """How a language writes the date on which an article came out.

    Attributes:
        months: number of the month by its name or abbreviation, in lower case.
        joins: words that may stand between the day, the month and the year.
        day_first: whether 04/03/2025 is 4 March; False when it cannot be told.
        hour_letters: letters that end an hour («19h», «19h07»).
        hour_marks: marks between hours and minutes.
        half_days: hours to add after a word such as ``pm``.
        published, updated: phrases that announce the date of publication, or of the last change.
        filler: words that may surround them.
        bylines: phrases that open the author's line.
    """

    months: dict[str, int]
    joins: tuple[str, ...]
    day_first: bool
    hour_letters: tuple[str, ...]
    hour_marks: tuple[str, ...]
    half_days: dict[str, int]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    filler: frozenset[str]
    bylines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FurnitureWords:
    """Phrases that give page furniture away, as :func:`phrase_key` writes them.

    The comments of ``reading.yaml`` say what each is.
    """

    lines: frozenset[str]
    pointers: tuple[str, ...]
    labels: tuple[str, ...]
    credits: tuple[str, ...]
    calls: tuple[str, ...]
    lists: frozenset[str]
    sections: frozenset[str]
    glued: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingPack:
    """One language's ``reading.yaml``.

    Attributes:
        lang: ISO 639-1 code, the name of its folder.
        names: how metadata may name the language, in lower case.
        function_words: frequent words that tell it from its neighbours.
        dates: how it writes dates of publication.
        furniture: what its page furniture looks like.
        outlets: names of outlets by their :func:`phrase_key`.
        agencies: agencies that sign pictures, as phrase keys.
    """

    lang: str
    names: frozenset[str]
    function_words: frozenset[str]
    dates: DateWords
    furniture: FurnitureWords
    outlets: dict[str, str]
    agencies: frozenset[str]


@per_lexicon
def supported_languages() -> tuple[str, ...]:
    """Codes of the languages that have a pack, the default one first."""
    return tuple(sorted(language_dirs(), key=lambda lang: (lang != DEFAULT_LANGUAGE, lang)))


@per_lexicon
def reading_pack(lang: str) -> ReadingPack:
    """The pack of one language.

    Raises:
        RuleError: the file is missing, is not YAML or does not have the expected keys.
    """
    path = language_dir(lang) / f"{_FILE}.yaml"
    try:
        return _pack(lang, load_lexicon(lang, _FILE))
    except KeyError as error:
        raise RuleError(str(path), f"the key {error} is missing") from None
    except (TypeError, ValueError, AttributeError) as error:
        raise RuleError(str(path), f"a value has the wrong form: {error}") from None


@per_lexicon
def outlets() -> dict[str, str]:
    """Names of outlets of all languages, by phrase key: French papers are read in English too."""
    return {key: name for lang in supported_languages() for key, name in reading_pack(lang).outlets.items()}


@per_lexicon
def agencies() -> frozenset[str]:
    """Phrase keys of the agencies of all languages: a French page credits Getty."""
    return frozenset[str]().union(*(reading_pack(lang).agencies for lang in supported_languages()))


def _pack(lang: str, content: dict[str, Any]) -> ReadingPack:
    dates, furniture = content["dates"], content["furniture"]
    return ReadingPack(
        lang=lang,
        names=frozenset(name.casefold() for name in _list(content["names"])),
        function_words=frozenset(word.casefold() for word in _list(content["function_words"])),
        dates=DateWords(
            months={name.casefold(): int(number) for name, number in dates["months"].items()},
            joins=_list(dates["joins"]),
            day_first=dates["numeric_order"] == "day-first",
            hour_letters=_list(dates["hour_letters"]),
            hour_marks=_list(dates["hour_marks"]),
            half_days={word: int(hours) for word, hours in dates["half_days"].items()},
            published=_list(dates["published"]),
            updated=_list(dates["updated"]),
            filler=frozenset(word for phrase in _keys(dates["filler"]) for word in phrase.split()),
            bylines=_keys(dates["bylines"]),
        ),
        furniture=FurnitureWords(
            lines=frozenset(_keys(furniture["lines"])),
            pointers=_keys(furniture["pointers"]),
            labels=_keys(furniture["labels"]),
            credits=_keys(furniture["credits"]),
            calls=_keys(furniture["calls"]),
            lists=frozenset(_keys(furniture["lists"])),
            sections=frozenset(_keys(furniture["sections"])),
            glued=_keys(furniture["glued"]),
        ),
        outlets={phrase_key(name): name for name in _list(furniture["outlets"])},
        agencies=frozenset(_keys(furniture["agencies"])),
    )


def _list(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"a list of words is expected, not {value!r:.60}")
    for item in cast("list[object]", value):
        if not isinstance(item, str):
            raise TypeError(f"{item!r} is not a word; YAML needs quotes around words such as «on» and «no»")
    return tuple(cast("list[str]", value))


def _keys(value: object) -> tuple[str, ...]:
    return tuple(key for phrase in _list(value) if (key := phrase_key(phrase)))
