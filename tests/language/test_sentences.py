"""Where sentences begin and end."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import extract
from checker.articles.lines import unwrap
from checker.language.analyse import analyse, scan
from tests.support.reading import analysis, article


def sentences(text: str, lang: str = "fr") -> list[str]:
    return [text[s.start : s.end] for s in analysis(text, lang).sentences]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("fr", ["M. Vernois a vu Mme Arnal et le Dr. Petit.", "Ils sont repartis à 18 h 30.", "La pluie tombait."]),
        ("fr", ["Le navire coûte 3,5 millions.", "Son prix a baissé…", "Va-t-il remonter ?", "Sans doute !"]),
        ("fr", ["J.-C. Arnal, av. Foch, a tout vu.", "Il en parle."]),
        ("fr", ["« Nous partons demain. »", "La salle se vide."]),
        ("fr", ["« Qui vient ? » a demandé le maire.", "Personne n'a répondu."]),
        ("fr", ["Le bilan (cinq blessés, dont un grave.)", "Rien de plus."]),
        ("fr", ["La facture est de 1.500 euros.", "Elle sera payée."]),
        ("en", ["Mr. Vernon met Dr. Arnal in the U.S. on Monday.", "They left at noon.", "It rained."]),
        ("en", ["The ship cost 3.5 million.", "Will it sail?", "Perhaps!"]),
        ("en", ['"We leave tomorrow."', "The room empties."]),
    ],
)
def test_full_stops(lang, expected):
    assert sentences(" ".join(expected), lang) == expected


def test_a_line_break_ends_a_sentence():
    assert sentences("Un titre sans point\nUne suite. Une fin\n\n- un élément\n") == [
        "Un titre sans point",
        "Une suite.",
        "Une fin",
        "- un élément",
    ]


def test_paragraphs_are_counted():
    found = analysis("Un début. Une suite.\n\nUn autre paragraphe.").sentences
    assert [s.index for s in found] == [0, 1, 2]
    assert found[0].paragraph == found[1].paragraph < found[2].paragraph


def test_typography_moves_no_offset():
    text = "L’accident\u00a0: «\u202ftrois blessés\u202f». Un sauveteur… repart\u00a0!\r\nFin 🚒."
    found = analysis(text)
    assert len(found.view) == len(text)
    assert [text[s.start : s.end] for s in found.sentences][-1] == "Fin 🚒."


@pytest.mark.parametrize("text", ["", " ", "Oui.", "…", "— — —", "\n\n.\n", "🚒", "A.B.C.D. E", "«»«».", "\r\r\n"])
def test_odd_texts_have_sentences_in_order(text):
    found = scan(text, "fr").sentences
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in found)


FURNISHED = (
    "Menu\n\nLes ministres de la Pêche se sont retrouvés mercredi à Vaux pour une longue réunion sur le hareng, et "
    "douze ministres étaient présents dans la salle du château pour en parler.\n\n"
    "Lire aussi : Pêche : quarante ministres à quai\n\n"
    "La réunion s'est achevée tard dans la soirée sans que personne ait signé le texte que la présidence proposait.\n"
)


def test_furniture_holds_no_sentence():
    found = article(FURNISHED)
    body = analyse(found)["body"]
    assert any("quarante ministres" in found.body[a:b] for a, b in found.furniture)
    assert body.sentences
    for start, end in found.furniture:
        assert all(s.end <= start or end <= s.start for s in body.sentences)
        assert not [v for v in body.values if start <= v.start < end]
        assert not [e for e in body.entities if start <= e.start < end]
        assert body.sentence_at(start) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lors de ce sommet, une bonne vingtaine de\ndirigeants sont là.",
            "Lors de ce sommet, une bonne vingtaine de dirigeants sont là.",
        ),
        ("Menu\npublié lundi", "Menu\npublié lundi"),
        ("Titre\nLe texte commence.", "Titre\nLe texte commence."),
        ("Les points :\n- un mort\n- deux blessés", "Les points :\n- un mort\n- deux blessés"),
        ("Un paragraphe.\n\nun autre", "Un paragraphe.\n\nun autre"),
        (
            "Le maire de la ville a reçu lundi la nouvelle\nMinistre venue de Paris pour parler des grands\nTravaux.",
            "Le maire de la ville a reçu lundi la nouvelle Ministre venue de Paris pour parler des grands Travaux.",
        ),
    ],
)
def test_lines_that_only_wrap(text, expected):
    assert unwrap(text) == expected


@given(st.text(alphabet="aB \n-.", max_size=60))
def test_unwrapping_keeps_every_offset(text):
    found = unwrap(text)
    assert len(found) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, found, strict=True))


def test_wrapping_changes_no_fact():
    text = (
        "Après une visioconférence qui a réuni une quinzaine de ministres, le Premier ministre norvégien Lars Holm "
        "a annoncé samedi une aide de 30 millions d’euros. La police a compté plus de mille manifestants dans les rues "
        "d’Oslo."
    )
    wrapped = "\n".join(textwrap.wrap(text, 60))
    plain, broken = ([(f.attribute, f.start, f.subject, f.value) for f in extract(article(t))] for t in (text, wrapped))
    assert plain == broken
    assert len(plain) > 3
