"""Offsets, typographic traps and hostile input."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.values import find_values
from checker.values.model import Quantity
from checker.values.normalise import view, view_of
from checker.values.wire import to_wire

PIECES = [
    "une vingtaine",
    "d'élus",
    "samedi",
    "15",
    "mars",
    "2025",
    " ",
    ", ",
    "\u00a0",
    "\u202f",
    "-",
    "\u2011",
    "’",
    "'",
    "\u00ad",
    "\u200b",
    "e\u0301",
    "ﬁ",
    "１２",
    "%",
    "€",
    "$",
    "plus de",
    "entre",
    "et",
    "à",
    "de",
    "h",
    "30",
    "millions",
    "(",
    ")",
    "/",
    ".",
    "\n",
    "le",
    "la",
    "semaine",
    "prochaine",
    "il y a",
    "trois",
    "ans",
    "İ",
    "ſ",
    "𝟙",
    "x" * 40,
    "١٢",
    "\x00",
    "\ud800",
    "9" * 400,
    "1.",
    "1,",
]
texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


@given(texts, st.sampled_from(["fr", "en"]))
def test_mentions_are_exact_sorted_and_apart(text: str, lang: str) -> None:
    end = 0
    for mention in find_values(text, lang):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.text != ""
        end = mention.end
        for start, stop in mention.cues:
            assert 0 <= start < stop <= len(text)
        to_wire(mention)


@given(st.text(max_size=80))
def test_the_view_maps_back(text: str) -> None:
    seen = view_of(text)
    previous = 0
    for place in range(len(seen.text)):
        start, end = seen.raw(place, place + 1)
        assert previous <= start < end <= len(text)
        previous = start
    assert len(view(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("Il y a 12\u00a0500 élus", "12\u00a0500", 12500),
        ("Il y a 12\u202f500 élus", "12\u202f500", 12500),
        ("Il y a soixante\u2011deux élus", "soixante\u2011deux", 62),
        ("Il y a tren\u00adte élus", "tren\u00adte", 30),
        ("Il y a \u200btrente\u200b élus", "trente", 30),
        ("De\u0301ja\u0300 zéro", "zéro", 0),
        ("Il y a １２ élus", "１２", 12),
        ("Il y a jusqu\u2019à 40 élus", "jusqu\u2019à 40", 40),
    ],
)
def test_typographic_traps(text: str, span: str, value: float) -> None:
    (mention,) = find_values(text, "fr")
    assert isinstance(mention.value, Quantity)
    assert (mention.text, mention.value.value) == (span, value)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="language"):
        find_values("12 élus", "tlh")


@pytest.mark.parametrize(
    "piece", ["1 ", "1.", "1,", "et ", "cent ", "de ", "le ", "1/", "((", "mille ", "-", "h", "un an "]
)
def test_long_monotony_is_read_in_linear_steps(piece: str) -> None:
    assert isinstance(find_values(piece * 5_000, "fr"), list)
