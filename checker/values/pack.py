"""A language pack made ready for reading values: its words by class.

Every word of the lexicons belongs to one or more *classes* (``mon`` a month, ``unit``, ``hedge``, …), each
with what it means.  A text becomes a *shape*: one character a token, that stands for the set of its classes;
the grammar (:mod:`checker.values.grammar`) matches shapes, so it holds no word of any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

from checker.errors import RuleError
from checker.lexicon import load_lexicon, per_lexicon
from checker.resources import language_dir, language_dirs
from checker.values.lexicon import load_units
from checker.values.model import QuantityKind
from checker.values.normalise import lowered, unaccented
from checker.values.numerals import Num, digits, grain_of, number_classes, ordinal_classes
from checker.values.scanner import UNKNOWN, Classes, Entry
from checker.yaml_files import key_lines

LEXICONS = ("numbers", "hedges", "units", "calendar")
"""The files of a language pack that this module reads."""


# Lists of the calendar whose words are a class of the same name: the grammar's own vocabulary.
_CALENDAR = (
    *(
        "last",
        "previous",
        "next",
        "following",
        "this",
        "current",
        "auxiliary",
        "plural",
        "of",
        "within",
        "the",
        "upon",
        "at",
    ),
    *(
        "ago_before",
        "ago_after",
        "in_before",
        "later_after",
        "from_after",
        "before",
        "after",
        "since",
        "until",
    ),
    *("part_before", "day_before", "season_before", "year_before", "times_before", "about_times", "length"),
    *("night", "pm", "am", "hours", "minutes", "minus", "zones", "centuries", "decades"),
)

# … those whose names are short or that one language alone has: their class begins with ``t_``.
_OWN = (
    *("past", "to", "tonight", "just_before", "just_after", "oh", "ish", "noonish", "possessive"),
    *("earlier_in", "later_in", "rest_of", "starting", "whole", "over", "clock", "glued_am", "glued_pm"),
)

# … and its tables, whose words mean something by themselves.
_CALENDAR_TABLES = (
    "relative_days",
    "anaphoric_days",
    "periods",
    "parts",
    "noon",
    "quarter_to",
    "holidays",
    "seasons",
    "edges",
)

_WORD = re.compile(r"[^\W\d_]+")
_SHAPES = [
    char
    for char in map(chr, (*range(0x7F, 0x100), *range(1, 0x7F)))
    if not char.isascii() or char.isalnum() or not (char.isprintable() or char.isspace())
]
_SHAPES.remove(UNKNOWN)
"""Characters of shapes that mean nothing to a regular expression, which compiles sets of these in a tenth of the time
that sets of others take; what there is more follows from the first of the others on."""
_FURTHER_SHAPE = 0x4E00


class Unit(NamedTuple):
    """A unit: canonical name, dimension, size in the dimension's base unit, and what it may mean there."""

    name: str
    dimension: str
    kind: QuantityKind
    factor: float
    allows: tuple[float, float, float, float]
    offset: float = 0.0
    alone: bool = True
    part: float = 0.0


@dataclass(slots=True)
class Pack:
    """Everything that reading one language needs.

    Attributes:
        lang: the language.
        numbers, hedges, units, calendar: the lexicons as data.
        entries: what the lexicons know, by the first word or sign, lower case.
        unit: units by canonical name.
        shapes: the character of each set of classes; sets: of each class that was asked for.
        runs: the shapes of numbers of several tokens, once compiled.
        numerals: numbers in digits that were met.
    """

    lang: str
    numbers: Mapping[str, Any]
    hedges: Mapping[str, Any]
    units: Mapping[str, Any]
    calendar: Mapping[str, Any]
    entries: dict[str, Entry] = field(default_factory=dict[str, Entry])
    unit: dict[str, Unit] = field(default_factory=dict[str, Unit])
    shapes: dict[frozenset[str], str] = field(default_factory=dict[frozenset[str], str])
    runs: re.Pattern[str] | None = None
    sets: dict[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    numerals: dict[str, tuple[str, Classes]] = field(default_factory=dict[str, tuple[str, Classes]])

    def shape(self, classes: Iterable[str]) -> str:
        """The character of a set of classes."""
        key = frozenset(classes)
        found = self.shapes.get(key)
        if found is None:
            number = len(self.shapes)
            found = self.shapes[key] = _SHAPES[number] if number < len(_SHAPES) else chr(_FURTHER_SHAPE + number)
        return found

    def chars(self, names: str) -> frozenset[str]:
        """The shape characters of the tokens of some classes (``a|b``); ``x`` is a word of none."""
        found = self.sets.get(names)
        if found is None:
            wanted = frozenset(names.split("|"))
            known = (char for classes, char in self.shapes.items() if not wanted.isdisjoint(classes))
            found = self.sets[names] = frozenset((*known, *((UNKNOWN,) if UNKNOWN in wanted else ())))
        return found

    def pattern(self, source: str) -> str:
        """A regular expression over shapes: ``<a|b>`` is a token of class ``a`` or ``b``, the rest is as usual."""

        def chars(match: re.Match[str]) -> str:
            found = "".join(sorted(self.chars(match.group(1))))
            return f"[{found}]" if found else "(?!)"

        return re.sub(r"(?<!P)<([a-z_0-9|]+)>", chars, source)

    def numeral(self, text: str) -> tuple[str, Classes]:
        """Shape and meaning of a number in digits."""
        found = self.numerals.get(text)
        if found is None:
            number = digits(text, self.numbers["separators"]["decimal"])
            classes = number_classes(number)
            found = self.shape(classes), classes
            if len(self.numerals) < 4096:
                self.numerals[text] = found
        return found


# --------------------------------------------------------------------------- building a pack


class _Builder:
    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.plain: dict[str, Classes] = {}
        self.cased: dict[str, Classes] = {}
        self.long: dict[tuple[str, bool], Classes] = {}

    def add(self, word: str, name: str, meaning: Any, *, cased: bool = False) -> None:
        """A word or a phrase of a class."""
        if not isinstance(word, str):  # pyright: ignore[reportUnnecessaryIsInstance] # YAML reads «on» and «no» as truth values where they are not quoted
            raise TypeError(f"the word {word!r} of {name!r}, which must be quoted")
        text = word if cased else lowered(word)
        match = _WORD.match(text)
        if match is None or match.end() != len(text):
            self.long.setdefault((text, cased), {})[name] = meaning
        elif cased:
            self.cased.setdefault(text, {})[name] = meaning
        else:
            self.plain.setdefault(text, {})[name] = meaning

    def each(self, words: Iterable[Any], name: str, meaning: Any = True, *, cased: bool = False) -> None:
        for word in words:
            self.add(word, name, meaning, cased=cased)

    def finish(self) -> None:
        pack = self.pack
        for table in (
            self.plain,
            {text: classes for (text, cased), classes in self.long.items() if not cased},
        ):
            for text in list(table):
                bare = unaccented(text)
                if len(text) >= 4 and bare not in table:
                    if table is self.plain:
                        table[bare] = table[text]
                    else:
                        self.long[(bare, False)] = table[text]
        exact: dict[str, dict[str, tuple[str, Classes]]] = {}
        for text, classes in self.cased.items():
            merged = self.plain.get(lowered(text), {}) | classes
            exact.setdefault(lowered(text), {})[text] = pack.shape(merged), merged
        phrases: dict[str, list[tuple[str, bool, str, Classes]]] = {}
        for (text, cased), classes in self.long.items():
            match = _WORD.match(text)
            first = lowered(match.group() if match else text[0])
            phrases.setdefault(first, []).append((text, cased, pack.shape(classes), classes))
        for first in self.plain.keys() | exact.keys() | phrases.keys():
            classes = self.plain.get(first, {})
            longer = sorted(phrases.get(first, []), key=lambda phrase: (-len(phrase[0]), not phrase[1]))
            shape = pack.shape(classes) if classes else UNKNOWN
            seconds = _second_words(text for text, *_ in longer)
            pack.entries[first] = Entry(shape, classes, exact.get(first, {}), longer, seconds)


def _second_words(phrases: Iterable[str]) -> frozenset[str] | None:
    """The second words of some phrases, in lower case; None where one has no word there, or digits before it."""
    found = [_SECOND_WORD.match(lowered(phrase)) for phrase in phrases]
    return None if None in found else frozenset(match[1] for match in found if match)


_SECOND_WORD = re.compile(r"(?<!\w)[^\W\d_]++[\W_]++([^\W\d_]++)")


def _units(pack: Pack, build: _Builder) -> None:
    for dimension, members in load_units().items():
        for name, size in members.items():
            detail = cast(Classes, size) if isinstance(size, dict) else {"factor": size}
            factor = float(detail["factor"])
            allows = tuple(map(float, detail.get("allows", [factor] * 4)))
            kind = {"time": "duration", "share": "percentage", "point": "percentage"}.get(dimension, "dimension")
            unit_name = name.replace(" ", "_")
            pack.unit[name] = Unit(unit_name, dimension, kind, factor, allows, float(detail.get("offset", 0)))  # type: ignore[arg-type]
    data = pack.units
    for name, forms in data["units"].items():
        unit = pack.unit.get(name)
        if unit is None:
            path = language_dir(pack.lang) / "units.yaml"
            raise RuleError(
                str(path),
                f"unknown unit {name!r}; units stand in rules/units.yaml",
                key_lines(path).get(("units", name)),
            )
        classes = ["unit", "tunit"] if unit.dimension == "time" else ["unit"]
        if name == "percent" or name == "percentage point":
            classes.append("pct")
        for cls in classes:
            build.each(forms.get("words", ()), cls, unit)
            build.each(forms.get("symbols", ()), cls, unit, cased=True)
        build.each(forms.get("inside", ()), "subunit", unit)
    for code, forms in data["money"].items():
        unit = Unit(code, f"money:{code}", "money", 1.0, (1.0, 1.0, 1.0, 1.0), part=forms.get("part", 0.0))
        for cls in ("unit", "money", "part" if unit.part else "cur"):
            build.each(forms.get("words", ()), cls, unit)
            if cls != "cur":  # «won 60 seats»
                build.each(forms.get("shy", ()), cls, unit._replace(alone=False))
            build.each(forms.get("symbols", ()), cls, unit, cased=True)
    for word, (value, name) in data["durations"].items():
        build.add(word, "span", (float(value), pack.unit[name]))
    build.each(data["magnitude"], "magnitude", pack.unit["magnitude"])
    build.each(data["per"], "per")
    build.each(data["score"]["before"], "game")
    build.each(data["score"]["points"], "point_word")


def _numbers(pack: Pack, build: _Builder) -> None:
    data = pack.numbers
    for word, value in data["cardinals"].items():
        number = Num(float(value), grain_of(float(value)), word, word=True)
        for name, meaning in number_classes(number).items():
            build.add(word, name, meaning)
        build.add(word, "card", float(value))
    if data["glued_tens"]:
        _glued(data, build)
    for word, value in data["hundred"].items():
        for name, meaning in number_classes(Num(100.0, grain_of(100.0), word, word=True)).items():
            build.add(word, name, meaning)
        build.add(word, "hund", float(value))
    for word, value in data["scales"].items():
        build.add(word, "scale", float(value))
        if word in data["scales_alone"]:
            for name, meaning in number_classes(Num(float(value), grain_of(float(value)), word, word=True)).items():
                build.add(word, name, meaning)
    for word, value in data["scale_symbols"].items():
        build.add(word, "scalesym", float(value), cased=True)
    build.each(data["one"], "one", 1.0)
    build.each(data["one_inside"], "card1", 1.0)
    for word, value in data["ordinals"].items():
        for form in (word, word + data["ordinal_plural"]):
            if form != word and (form in data["ordinals"] or value <= 2):
                continue
            for name, meaning in ordinal_classes(float(value)).items():
                build.add(form, name, meaning)
            build.add(form, "ordw", float(value))
            if form != word and value > 2:
                build.add(form, "denom", 1.0 / float(value))
    for word, detail in data["fractions"].items():
        build.add(word, "frac", float(detail["value"]))
        if detail.get("alone"):
            build.add(word, "fracalone", float(detail["value"]))
    for name in ("and", "or", "decimal_words", "negative", "half", "out_of"):
        build.each(data[name], name)
    build.each(data["names_before"], "namer")
    build.each(data["names_after"], "named")
    build.each(data.get("named_after_days", ()), "site")
    build.each(data["names"], "name", cased=True)


def _glued(data: Mapping[str, Any], build: _Builder) -> None:
    """Tens and units written as one word: «twentyfive», «thirtyfirst»."""
    tens = [(word, value) for word, value in data["cardinals"].items() if value >= 20]
    for ten, of_ten in tens:
        for word, value in data["cardinals"].items():
            if 0 < value < 10:
                number = Num(float(of_ten + value), 1.0, ten + word, word=True)
                for name, meaning in number_classes(number).items():
                    build.add(ten + word, name, meaning)
                build.add(ten + word, "card", number.value)
        for word, value in data["ordinals"].items():
            if value < 10:
                for name, meaning in ordinal_classes(float(of_ten + value)).items():
                    build.add(ten + word, name, meaning)


def _verbs_of_degree(data: Mapping[str, Any], build: _Builder) -> None:
    """Verbs that hedge what follows, with an adverb and a mark between («dépasse désormais la barre des 300»)."""
    adverbs = ["", *(f" {adverb}" for adverb in data["adverbs"])]
    marks = [f" {mark}" for mark in data["marks"]]
    for table, ends in (("verbs", ["", *marks]), ("marked", marks)):
        for name, verbs in data[table].items():
            build.each((verb + adverb + end for verb in verbs for adverb in adverbs for end in ends), "hedge", name)


def _hedges(pack: Pack, build: _Builder) -> None:
    data = pack.hedges
    for name, words in data["hedges"].items():
        build.each(words, "hedge", name)
    _verbs_of_degree(data, build)
    for name, words in data["after"].items():
        build.each(words, "posthedge", name)
    for name, words in data["after_or"].items():
        build.each(words, "post_or", name)
    build.each(data["small"], "small")
    for word, detail in data["rounded"].items():
        for form in (word, word + data["rounded_plural"]):
            alone = form != word or not detail.get("plural_only")
            build.add(form, "rounded" if alone else "several_of", detail | {"plural": form != word})
    build.each(data["determiners"]["several"], "several")
    build.each(data["determiners"]["some"], "some")
    build.each(data["few"]["words"], "few")
    for name, words in data["range"].items():
        build.each(words, f"r_{name}")


def _calendar(pack: Pack, build: _Builder) -> None:
    data = pack.calendar
    for name, table in (("mon", "months"), ("wd", "weekdays")):
        for number, words in data[table].items():
            build.each(words, name, int(number))
            # a full stop belongs to «janv.» and ends a sentence behind «janvier»
            build.each((word for word in words[1:] if unaccented(words[0]).startswith(unaccented(word))), "short")
    for name in _CALENDAR_TABLES:
        for word, meaning in data[name].items():
            build.add(word, name, meaning)
    for name in _CALENDAR:
        build.each(data[name], name)
    for name in _OWN:
        build.each(data.get(name, ()), f"t_{name}")
    build.each(data["not_counted"], "stop")
    for symbols, count in ((data["quarter_symbols"], 4), (data["half_symbols"], 2)):
        for symbol in symbols:
            build.add(symbol, "qsym", count, cased=True)
            build.add(symbol.lower(), "qsym", count, cased=True)
    age = data["age"]
    build.each(age["before"], "aged")
    build.each(age["after"], "old")
    build.each(age["have"], "have")
    build.each(age["people"], "person")
    build.each(age["whose"], "whose")
    build.each(data.get("ambiguous", ()), "shy")


@per_lexicon
def pack_of(lang: str) -> Pack:
    """The pack of a language, read and built once.

    Raises:
        ValueError: no pack of that language.
        RuleError: one of its files is wrong.
    """
    if lang not in language_dirs():
        raise ValueError(f"no language pack for {lang!r}; there are: {', '.join(sorted(language_dirs()))}")
    numbers, hedges, units, calendar = (load_lexicon(lang, name) for name in LEXICONS)
    pack = Pack(lang, numbers, hedges, units, calendar)
    build = _Builder(pack)
    try:
        for part in (_numbers, _hedges, _units, _calendar):
            part(pack, build)
    except (KeyError, TypeError, AttributeError) as error:
        raise RuleError(str(language_dir(lang)), f"a lexicon lacks or misstates {error}") from error
    build.finish()
    _register_numbers(pack)
    return pack


def _register_numbers(pack: Pack) -> None:
    """Give every set of classes that a number can have its character before the grammar is compiled."""
    edges = (
        0,
        1,
        5,
        12,
        13,
        24,
        25,
        31,
        32,
        59,
        60,
        99,
        100,
        159,
        160,
        999,
        1000,
        1059,
        1060,
        1999,
        2199,
        2200,
        2359,
        2400,
        9999,
        10000,
    )
    for value in edges:
        for text in (
            str(value),
            f"0{value}",
            f"00{value}",
            f"-{value}",
            f"{value}.5",
            f"{value}.30",
            f"{value}.75",
        ):
            pack.numeral(text.replace(".", pack.numbers["separators"]["decimal"]))
        for plain in (True, False):
            pack.shape(number_classes(Num(float(value), 1.0, "", word=True, plain=plain)))
            pack.shape(number_classes(Num(value + 0.3, 0.1, "", word=True, plain=plain)))
            pack.shape(number_classes(Num(value + 0.3, 0.1, "", plain=plain)))
        pack.shape(ordinal_classes(value))
    for classes in (
        ("ratio",),
        ("dm",),
        ("ratio", "dm"),
        ("dm", "surely"),
        ("ratio", "dm", "surely"),
        ("odd",),
        ("ym",),
        ("ymd",),
        ("decade",),
        ("h",),
        ("hm",),
    ):
        pack.shape(classes)
