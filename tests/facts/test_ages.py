"""How old people are."""

from __future__ import annotations

import pytest

from tests.support.reading import article, facts, number, report


@pytest.mark.parametrize(
    ("lang", "text", "ages"),
    [
        (
            "fr",
            "L'ancien maire Jean Morvan est mort dans l'incendie. L'ex-maire, 82 ans, vivait seul.",
            "person:morvan",
        ),
        ("fr", "Incendie : le maire, 52 ans, a fui. Le maire de Vannes, Jean Morvan, est sauf.", "person:morvan"),
        ("fr", "Incendie : l'ancien pompier, 82 ans, vivait seul.", "noun:firefighters"),
        ("fr", "Jean Morvan est mort dans l'incendie. Le feu a duré. Un voisin a appelé. Il a 52 ans.", ""),
        ("fr", "Jean Morvan est mort dans l'incendie. Il a 82 ans.", "person:morvan"),
        ("fr", "Un entrepreneur de 52 ans, Paul Garin, a été enlevé dimanche.", "person:garin"),
        ("en", "A fire killed John Harwood on Monday. The 82-year-old could not get out.", "person:harwood"),
        ("en", "A fire killed John Harwood and Anne Lowe. The 82-year-old could not get out.", ""),
        ("en", 'John "Jack" Harwood, 82, died in the fire.', "person:harwood"),
    ],
)
def test_whose_age_it_is(lang, text, ages):
    (found,) = facts(text, "age", lang=lang)
    assert number(found) in (82, 52)
    assert found.subject.key == ages


def test_namesakes_have_ages_of_their_own():
    told = (
        article("Incendie à Vannes lundi : Paul Garin, 41 ans, est mort."),
        article("Incendie à Vannes lundi : Luc Garin, 12 ans, est mort."),
    )
    assert not report(*told).findings
