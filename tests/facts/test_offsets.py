"""Whatever the text, facts stand where they say, and reading never fails."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker import extract
from checker.articles import article_from_text
from checker.errors import InputError
from checker.facts.model import Fact
from checker.language.pack import load_pack
from tests.support.reading import FRIDAY, article

NUMBERS = (
    *("trois", "une vingtaine de", "1 500", "1.500", "2\u202f000", "plus de 130", "entre 20 et 30", "0", "12e"),
    *("soixante-dix-huit", "3,5 millions de", "-4", "٣", "１２", "10" * 40, "aucun", "dont quatre", "½"),
)
NOUNS = (
    "morts",
    "blessés",
    "personnes",
    "dirigeants",
    "manifestants",
    "euros",
    "%",
    "jours",
    "hectares",
    "maisons",
    "h",
    "ans",
)
PLACES = (
    "à Nantes",
    "à Londres",
    "rue des Lilas",
    "en Norvège",
    "lundi",
    "le 15 mars",
    "vers 14h30",
    "l’an dernier",
    "",
)
WORDS = (
    "Selon la police,",
    "Paul Vernois",
    "le maire de Nantes",
    "a participé au sommet",
    "dirige la coalition",
    "dément",
)
NOISE = (
    "\u00a0",
    "\u202f",
    "\n",
    "\r\n",
    "\t",
    "’",
    "«",
    "»",
    "(",
    ")",
    "…",
    "—",
    "🚒",
    "e\u0301",
    "\u200b",
    "\ufeff",
    ".",
    ",",
    ";",
)


def some_lexicon_words() -> list[str]:
    words: list[str] = []
    for lang in ("fr", "en"):
        pack = load_pack(lang)
        words += [*pack.event_words, *pack.bodies, *pack.offices, *pack.led, *pack.nouns]
    return sorted(words)


pieces = st.one_of(
    st.builds(" ".join, st.tuples(st.sampled_from(NUMBERS), st.sampled_from(NOUNS))),
    st.sampled_from(PLACES),
    st.sampled_from(WORDS),
    st.sampled_from(some_lexicon_words()),
    st.sampled_from(NOISE),
    st.text(max_size=4),
)
texts = st.lists(st.tuples(pieces, st.sampled_from([" ", "", ", ", ". ", "\n"])), max_size=14).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)


def assert_exact(found: list[Fact], title: str, body: str) -> None:
    texts = {"title": title, "body": body}
    for fact in found:
        text = texts[fact.field]
        assert text[fact.start : fact.end] == fact.text != ""
        assert 0 <= fact.sentence_start <= fact.start < fact.end <= fact.sentence_end <= len(text), fact
        for cue in fact.cues:
            assert cue.kind == "weight" or text[cue.start : cue.end] == cue.text, (cue, fact.text)


@settings(max_examples=300, deadline=None)
@example(title="", body="trois euros\ntrois morts", lang="fr", dated=False)
@given(title=texts, body=texts, lang=st.sampled_from(["fr", "en"]), dated=st.booleans())
def test_facts_stand_where_they_say(title, body, lang, dated):
    try:
        found = article_from_text(body, title=title, lang=lang, published=FRIDAY if dated else None)
    except InputError:
        return
    facts = extract(found)
    assert_exact(facts, found.title, found.body)
    assert [f.id for f in facts] == [f"{found.id}:{n}" for n in range(1, len(facts) + 1)]
    for one, two in pairwise(facts):
        assert (one.field == "body", one.start) <= (two.field == "body", two.start)


@settings(max_examples=60, deadline=None)
@given(body=texts)
def test_reading_twice_gives_the_same(body):
    try:
        found = article_from_text(body, title="Sommet", lang="fr", published=FRIDAY)
    except InputError:
        return
    assert extract(found) == extract(found)


@settings(max_examples=60, deadline=None)
@given(lead=st.text(alphabet="\u00a0 \n", max_size=6))
def test_blanks_before_a_text_only_move_its_facts(lead):
    text = "L’accident de lundi a fait trois morts, selon la police, rue des Lilas à Nantes."
    plain, moved = extract(article(text)), extract(article(lead + text))
    assert [(f.attribute, f.text) for f in moved] == [(f.attribute, f.text) for f in plain]
    assert_exact(moved, "", lead + text)


@pytest.mark.parametrize(
    "text",
    [
        "L’accident a fait " + "9" * 5000 + " morts.",
        "trois " * 500 + "morts",
        "selon la police " * 200,
        "« " * 1000 + "trois morts" + " »" * 1000,
        "Paul " * 1000,
        "dont " * 1000 + "trois morts",
        "le 15 mars " * 150,
        "A" * 20000,
        "l'" * 2000 + "accident",
        "Le maire de " * 500 + "Nantes",
        "(" * 2000,
        "1 " * 1000,
    ],
)
def test_long_and_dull_texts_are_read(text):
    """Repetition is what makes an expression run away."""
    found = article(text)
    assert_exact(extract(found), found.title, found.body)
