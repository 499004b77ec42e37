"""Names: people, countries, cities, streets, bodies; and words that are none."""

from __future__ import annotations

import pytest

from checker.language.gazetteer import load_gazetteer
from tests.support.reading import analysis


def names(text: str, lang: str = "fr") -> list[tuple[str, str]]:
    return [(e.text, e.kind) for e in analysis(text, lang).entities if not e.adjective]


def keys(text: str, lang: str = "fr") -> list[str]:
    return [e.key for e in analysis(text, lang).entities]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "fr",
            "Hier, la journaliste Ana Roques a vu Luc Ferrand.",
            [("Ana Roques", "person"), ("Luc Ferrand", "person")],
        ),
        ("fr", "L'Ukraine et la Côte d'Ivoire ont signé.", [("Ukraine", "country"), ("Côte d'Ivoire", "country")]),
        ("fr", "Les secours sont à Nantes, puis à Saint-Étienne.", [("Nantes", "city"), ("Saint-Étienne", "city")]),
        ("fr", "Hier, Karla von der Aue était là.", [("Karla von der Aue", "person")]),
        ("fr", "L'accès à la rue des Lilas est fermé.", [("rue des Lilas", "street")]),
        ("fr", "Le feu a pris avenue de la Gare.", [("avenue de la Gare", "street")]),
        ("fr", "Des toiles du musée Corvin ont disparu.", [("musée Corvin", "venue")]),
        (
            "fr",
            "Pour l'OTAN comme pour l'Union européenne, rien ne change.",
            [("OTAN", "organisation"), ("Union européenne", "organisation")],
        ),
        (
            "fr",
            "La PDG de Verrex, Jeanne de La Tour, est venue.",
            [("Verrex", "name"), ("Jeanne de La Tour", "person")],
        ),
        ("fr", "On a vu le ministre de l'Intérieur Laurent Morel.", [("Laurent Morel", "person")]),
        ("fr", "On a vu le ministre des Affaires étrangères Paul Vernois.", [("Paul Vernois", "person")]),
        (
            "en",
            "On Friday the writer Ana Roques saw Luke Farrand.",
            [("Ana Roques", "person"), ("Luke Farrand", "person")],
        ),
        ("en", "Both Ukraine and Ivory Coast signed.", [("Ukraine", "country"), ("Ivory Coast", "country")]),
        ("fr", "La Birmanie et le Vietnam ont signé.", [("Birmanie", "country"), ("Vietnam", "country")]),
        ("en", "Both Burma and the Czech Republic signed.", [("Burma", "country"), ("Czech Republic", "country")]),
        # who governs there, a body and an acronym are no streets or places
        ("fr", "On l'a dit au Quai d'Orsay.", [("Quai d'Orsay", "organisation")]),
        ("fr", "On l'a dit au RN.", [("RN", "name")]),
        ("en", "They met at Norvane's plant.", [("Norvane", "place")]),
        ("en", "It was about Ana Roques's tariffs.", [("Ana Roques", "person")]),
        ("en", "They sailed off St David's Head.", [("St David", "place")]),
        ("en", "The crews went from Leeds to Sheffield.", [("Leeds", "city"), ("Sheffield", "city")]),
        ("en", "It burned on Mill Street.", [("Mill Street", "street")]),
        ("en", "Canvases left the Corvin Museum.", [("Corvin Museum", "venue")]),
        (
            "en",
            "For NATO and the European Union nothing changes.",
            [("NATO", "organisation"), ("European Union", "organisation")],
        ),
        ("en", "We saw interior minister Laurent Morel.", [("Laurent Morel", "person")]),
    ],
)
def test_names_of_each_kind(lang, text, expected):
    assert names(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Pourtant les secours arrivent. Quatre pompiers sont là. Blessés, ils repartent."),
        ("fr", "Hier, le feu a repris. Aujourd'hui, il dort. Vendredi, il mourra."),
        ("fr", "« Partons », dit-elle. « Revenez », répond-il : « Jamais. »"),
        ("en", "However the crews came. Firefighters left. Injured, they slept."),
        ("en", "On Friday and in March they came. Yesterday they left."),
    ],
)
def test_a_capital_at_the_opening_is_no_name(lang, text):
    assert names(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "L'avocat Paul Vernois plaidera. Demain, Vernois sera à la barre."),
        ("en", "The lawyer Paul Vernois will plead. By Monday Vernois must decide."),
    ],
)
def test_a_short_form_is_the_person(lang, text):
    found = analysis(text, lang).entities
    assert [(e.text, e.kind) for e in found] == [("Paul Vernois", "person"), ("Vernois", "person")]
    assert found[0].key == found[1].key


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("fr", "On a vu M. Vernois à la barre.", "Vernois"),
        ("fr", "On a vu Mme Vernois à la barre.", "Vernois"),
        ("fr", "On a vu le Dr. Vernois à la barre.", "Vernois"),
        ("en", "We saw Mr. Vernois there.", "Vernois"),
        ("en", "We saw Dr. Roy there.", "Roy"),
    ],
)
def test_a_title_makes_a_person(lang, text, name):
    """A form of address belongs to no name, and what follows one is a person, not the town so called."""
    found = [e for e in analysis(text, lang).entities if not e.adjective]
    assert [(e.text.removeprefix("Mme ").removeprefix("M. "), e.kind) for e in found] == [(name, "person")]


@pytest.mark.parametrize(
    ("text", "lang", "adjective"),
    [("La ministre britannique est là.", "fr", "britannique"), ("Des navires turcs approchent.", "fr", "turcs")],
)
def test_adjectives_name_their_country(text, lang, adjective):
    (found,) = [e for e in analysis(text, lang).entities if e.adjective]
    assert found.text == adjective
    assert found.kind == "country"


def test_a_forename_that_is_a_town_is_no_town():
    assert names("On a revu hier Vienna Holm et Florence Arnal.") == [
        ("Vienna Holm", "person"),
        ("Florence Arnal", "person"),
    ]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Londres", "London"),
        ("Kiev", "Kyiv"),
        ("Kyiv", "Kyiv"),
        ("Moscou", "Moscow"),
        ("Pékin", "Beijing"),
        ("Genève", "Geneva"),
        ("Varsovie", "Warsaw"),
        ("Lisbonne", "Lisbon"),
        ("La Haye", "The Hague"),
        ("Anvers", "Antwerp"),
        ("Turquie", "Turkey"),
        ("Turquie", "Türkiye"),
        ("Royaume-Uni", "United Kingdom"),
        ("États-Unis", "United States"),
        ("Pays-Bas", "Netherlands"),
        ("Corée du Sud", "South Korea"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("OTAN", "NATO"),
        ("Union européenne", "European Union"),
    ],
)
def test_one_place_in_two_languages(french, english):
    one, two = load_gazetteer("fr").find(french), load_gazetteer("en").find(english)
    assert one is not None
    assert two is not None
    assert one.key == two.key


def test_the_key_in_a_text_is_the_gazetteers():
    assert keys("Ils vont de Londres à Kiev.") == keys("They go from London to Kyiv.", "en")
    assert keys("Ils sont en Turquie.") == ["country:TR"]


@pytest.mark.parametrize(("name", "country"), [("Sion", "CH"), ("Nice", "FR"), ("Troyes", "FR"), ("Lens", "FR")])
def test_a_town_is_not_an_old_name_of_a_larger_one(name, country):
    """GeoNames lists every name that a metropolis ever had; a town that bears the name itself comes first."""
    place = load_gazetteer("fr").find(name)
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_case_and_accents_do_not_matter(lang):
    place = load_gazetteer(lang).find("Nantes")
    assert place is not None
    assert place == load_gazetteer(lang).find("NANTES") == load_gazetteer(lang).find("nantés")


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("word", ["", "x", "Zorbalion", "mars", "March"])
def test_words_that_are_no_place(lang, word):
    found = load_gazetteer(lang).find(word)
    assert found is None or word == "March" != lang  # «March» may be a town in French text, never a month


def test_what_happens_is_no_town():
    """There is a town of that name; a headline speaks of the meeting."""
    found = analysis("Summit in Fridley: Ana Roques speaks up", lang="en").entities
    assert [e.text for e in found if e.kind == "city"] == ["Fridley"]


def test_offsets_are_exact():
    text = "« L’Ukraine », dit Ana Roques à Saint-Étienne, rue d’Alsace."
    for entity in analysis(text).entities:
        assert text[entity.start : entity.end] == entity.text


def test_a_meeting_is_no_island():
    assert names("La réunion a eu lieu mardi.") == []
    assert names("Hier, La Réunion a voté.") == [("La Réunion", "country")]


@pytest.mark.parametrize("office", ["aux Sports", "aux Transports", "aux Armées", "au Budget", "au Travail"])
def test_what_a_minister_is_in_charge_of_is_no_town(office):
    found = names(f"Le ministre délégué {office}, Luc Ferrand, est venu.")
    assert ("Luc Ferrand", "person") in found
    assert not {"city", "place"} & {kind for _, kind in found}
