"""Finding the expressions of a pack: a view gives what a plain pattern gives."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.finder import Finder, View, Vocabulary, first_words, second_words
from checker.language.pack import load_pack

FRAGMENTS = (
    "bless(é|ée|és|ées)",
    "(a|ont) été ([a-z]+ment )?blessés?",
    "chef d'état",
    "(co-?)?organisée? par",
    "l'emporte",
    "mort",
    "morts et blessés",
)
WORDS = [
    "blessé",
    "blessés",
    "a",
    "ont",
    "été",
    "gravement",
    "chef",
    "d'état",
    "organisée",
    "co-organisé",
    "mort",
    "morts",
    "et",
    "l'emporte",
    "il",
    "Mort",
    "mort-né",
    ",",
    ".",
]


def spans(matches) -> list[tuple[int, int]]:
    return [m.span() for m in matches]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_a_view_finds_what_a_plain_text_has(text):
    finder, vocabulary = Finder(FRAGMENTS), Vocabulary()
    assert finder.first is not None
    for _ in range(2):  # before the vocabulary knows the finder, and after
        view = View(text, vocabulary)
        assert spans(finder.finditer(view)) == spans(finder.finditer(text))
        for place in range(len(text)):
            assert (finder.match(view, place) is None) == (finder.match(text, place) is None)


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), st.data())
def test_what_must_end_a_stretch_is_found_before_any_place(text, data):
    finder = Finder(FRAGMENTS, r"\s*$")
    end = data.draw(st.sampled_from([0, *(m.end() for m in re.finditer(r"\w+\s?", text))]))
    found, expected = finder.search(View(text, Vocabulary()), 0, end), finder.search(text, 0, end)
    assert (found and found.span()) == (expected and expected.span())


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_packs_find_the_same_either_way(lang):
    pack = load_pack(lang)
    text = (
        "Le maire de Nantes, Paul Vernois, a indiqué jeudi que trois pompiers avaient été légèrement blessés. The "
        "mayor said that two people were seriously injured in the fire. D'après l'hôpital, il vit."
    )
    for finder in (pack.body_pattern, pack.office_pattern, pack.noun_pattern, pack.event_pattern, pack.says_verbs):
        for _ in range(2):
            view = View(text, pack.vocabulary)
            assert spans(finder.finditer(view)) == spans(re.finditer(finder.pattern, text, re.IGNORECASE))


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("mort", {"mort"}),
        ("(est|sont) morts?", {"est", "sont"}),
        ("d'après", {"d"}),
        ("(très )?grave", {"très", "grave"}),
        ("bless(é|ée) [a-z]+", {"blessé", "blessée"}),
        (r"chef d'(é|e)tat\\w*", {"chef"}),
    ],
)
def test_the_words_that_an_expression_begins_with(fragment, words):
    assert first_words([fragment]) == (frozenset(words),)


@pytest.mark.parametrize(
    ("fragment", "first", "words"),
    [
        ("mort", "mort", None),
        ("sans abri", "sans", {"abri"}),
        ("d'après", "d", {"après"}),
        ("(est|sont) (morts?|tués)", "est", {"mort", "morts", "tués"}),
        ("(très )?grave ment", "grave", {"ment"}),
        ("(très )*grave", "très", None),
        ("a été ([a-z]+ment )?blessé", "a", {"été"}),
        ("a ([a-z]+ment )?blessé", "a", None),
    ],
)
def test_the_words_that_may_follow_the_first(fragment, first, words):
    assert second_words(fragment, first) == (None if words is None else frozenset(words))


@pytest.mark.parametrize("fragment", ["[a-z]+ment blessé", r"\\w+era", "(a|[0-9]+) ans"])
def test_a_beginning_that_cannot_be_listed(fragment):
    assert first_words([fragment]) is None
    finder = Finder([fragment])
    assert spans(finder.finditer(View("il a 3 ans", Vocabulary()))) == spans(finder.finditer("il a 3 ans"))
