"""The language packs: complete, alike, and without an expression that could hang."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as kinds
from re import _parser as parser
from typing import Any

import pytest

from checker.language.entities import name_finder
from checker.language.finder import Finder
from checker.language.gazetteer import load_gazetteer
from checker.language.pack import load_pack
from checker.resources import language_dir, language_dirs
from checker.yaml_files import load_yaml

FILES = sorted(path.stem for path in language_dir("fr").glob("*.yaml"))


def lexicon(lang: str, name: str) -> dict[str, Any]:
    return load_yaml(language_dir(lang) / f"{name}.yaml")


def test_there_are_two_languages():
    assert sorted(language_dirs()) == ["en", "fr"]


def test_both_have_the_same_files():
    assert sorted(path.stem for path in language_dir("en").glob("*.yaml")) == FILES


@pytest.mark.parametrize(
    "name", ["attribution", "casualties", "events", "hedges", "nouns", "relations", "text", "topics"]
)
def test_both_have_the_same_keys(name):
    assert lexicon("fr", name).keys() == lexicon("en", name).keys()


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("attribution", "bodies"),
        ("events", "types"),
        ("relations", "led"),
        ("relations", "offices"),
        ("relations", "attendance"),
        ("casualties", "killed"),
        ("topics", "amount"),
        ("topics", "percentage"),
        ("topics", "duration"),
        ("topics", "area"),
        ("topics", "dimension"),
        ("names", "organisations"),
    ],
)
def test_names_that_packs_share(name, part):
    """Facts in two languages meet through these names; one that a pack lacks can never meet."""
    assert lexicon("fr", name)[part].keys() == lexicon("en", name)[part].keys()


def test_noun_classes_are_shared():
    found = [
        {entry.get("as", name) for name, entry in lexicon(lang, "nouns")["classes"].items()} for lang in ("fr", "en")
    ]
    assert found[0] == found[1]


def test_noun_classes_are_the_same_kind_of_thing():
    french, english = (lexicon(lang, "nouns")["classes"] for lang in ("fr", "en"))
    for name in french.keys() & english.keys():
        for flag in ("people", "general", "only"):
            assert french[name].get(flag) == english[name].get(flag), (name, flag)


def test_event_types_are_the_same_kind_of_thing():
    french, english = load_pack("fr").event_types, load_pack("en").event_types
    for name in french.keys() & english.keys():
        one, two = french[name], english[name]
        assert (one.fixed, one.wide, one.traits) == (two.fixed, two.wide, two.traits), name


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_single_offices_are_offices(lang):
    relations = lexicon(lang, "relations")
    assert set(relations["single"]) <= relations["offices"].keys()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_cities_and_countries_of_the_pack_are_known(lang):
    given = lexicon(lang, "names")
    gazetteer = load_gazetteer(lang)
    unknown = [name for name in given["cities"] if (place := gazetteer.find(name)) is None or place.kind != "city"]
    lost = [
        (code, name)
        for code, names in given["countries"].items()
        for name in names
        if (place := gazetteer.find(name)) is None or place.key != f"country:{code}"
    ]
    assert (unknown, lost) == ([], [])


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_denial_is_a_verb_of_speech(lang):
    """The words of denial only colour a verb of speech: one that is no such verb would never be seen."""
    pack = load_pack(lang)
    forms = [re.sub(r"\(([^|)]*)[^)]*\)", r"\1", denial) for denial in lexicon(lang, "attribution")["denial"]]
    unseen = [f for f in forms if not (pack.says_verbs.fullmatch(f) or pack.says_participles.fullmatch(f))]
    assert unseen == []


def strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for item in data.values():
            yield from strings(item)
    elif isinstance(data, list):
        for item in data:
            yield from strings(item)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", FILES)
def test_no_word_is_empty_or_padded(lang, name):
    padded = [w for w in strings(lexicon(lang, name)) if len(w) > 1 and w != w.strip()]
    assert padded == []


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ["attribution", "casualties", "events", "relations", "topics"])
def test_expressions_compile_and_do_not_nest(lang, name):
    for words in strings(lexicon(lang, name)):
        if set(words) & set("()[]?*+{}|"):
            assert list(nested(parser.parse(words))) == [], words


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_compiled_expressions_do_not_nest(lang):
    found = dict(patterns(name_finder(lang)))  # it holds the pack
    assert len(found) > 100
    for where, pattern in found.items():
        assert list(nested(parser.parse(pattern.pattern, pattern.flags))) == [], where


def patterns(thing: Any, where: str = "", seen: set[int] | None = None) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled expression that an object holds, at any depth."""
    seen = set() if seen is None else seen
    if id(thing) in seen:
        return
    seen.add(id(thing))
    if isinstance(thing, Finder):
        yield where, re.compile(thing.pattern, re.IGNORECASE)  # it compiles the expressions that a text may need
    elif isinstance(thing, re.Pattern):
        yield where, thing
    elif isinstance(thing, dict):
        for key, item in thing.items():
            yield from patterns(item, f"{where}.{key}", seen)
    elif isinstance(thing, list | tuple):
        for key, item in enumerate(thing):
            yield from patterns(item, f"{where}[{key}]", seen)
    elif type(thing).__module__.startswith("checker"):
        inside = [*getattr(thing, "__dict__", ()), *getattr(type(thing), "__slots__", ())]
        for key in inside:
            yield from patterns(getattr(thing, key, None), f"{where}.{key}", seen)


def nested(tree: Any, inside: bool = False) -> Iterator[bool]:
    """Unbounded repeats inside unbounded repeats, unless a mark that only begins the outer one keeps them apart."""
    for kind, given in tree:
        if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT):
            _, most, body = given
            endless = most == kinds.MAXREPEAT
            if endless and inside:
                yield True
            yield from nested(body, inside or (endless and not _marked(body)))
        elif kind is kinds.SUBPATTERN:
            yield from nested(given[3], inside)
        elif kind is kinds.BRANCH:
            for branch in given[1]:
                yield from nested(branch, inside)
        elif kind in (kinds.ASSERT, kinds.ASSERT_NOT):
            yield from nested(given[1], inside)
        elif kind is kinds.ATOMIC_GROUP:
            yield from nested(given, inside)


def _marked(body: Any) -> bool:
    """Whether a repeated body begins with a mark or a blank, which no repeat of letters after it can take."""
    items = list(body)
    while items and items[0][0] is kinds.SUBPATTERN:
        items = [*items[0][1][3], *items[1:]]
    if not items:
        return False
    kind, given = items[0]
    if kind is kinds.LITERAL:
        return not chr(given).isalnum()
    if kind is not kinds.IN:
        return False
    return all(
        (k is kinds.LITERAL and not chr(v).isalnum()) or (k is kinds.CATEGORY and v is kinds.CATEGORY_SPACE)
        for k, v in given
    )


@pytest.mark.parametrize(
    ("pattern", "expected"), [(r"(a+)+", True), (r"(?:\s\w+)*", False), (r"(?:\w*x?)*", True), (r"a+b+", False)]
)
def test_the_search_for_nests_works(pattern, expected):
    assert any(nested(parser.parse(pattern))) is expected
