"""What is said of a named person: offices, party, nationality."""

from __future__ import annotations

import pytest

from checker.facts.model import Fact, Names
from tests.support.reading import facts, only


def keys(fact: Fact) -> tuple[str, ...]:
    assert isinstance(fact.value, Names)
    return fact.value.keys


@pytest.mark.parametrize(
    ("lang", "text", "words", "said"),
    [
        (
            "fr",
            "Le préfet du Gard, Paul Vernois, a vu l’incendie.",
            "préfet du Gard, Paul Vernois",
            "prefect@region:gard/gard",
        ),
        (
            "fr",
            "La préfète de la Drôme Anna Roux a vu l’incendie.",
            "préfète de la Drôme Anna Roux",
            "prefect@region:drome/drome",
        ),
        (
            "fr",
            "Anna Roux, maire de Nantes, a vu l’incendie.",
            "Anna Roux, maire de Nantes",
            "mayor@city:2990969/nantes",
        ),
        (
            "fr",
            "La procureure générale Anna Roux a vu l’incendie.",
            "procureure générale Anna Roux",
            "prosecutor-general",
        ),
        ("fr", "Anna Roux, qui préside le conseil, a vu l’incendie.", "Anna Roux, qui préside le conseil", "chair"),
        ("en", "Anna Rowe, who chairs Alvon’s board, saw it.", "Anna Rowe, who chairs Alvon’s board", "chair"),
        (
            "en",
            "Anna Rowe, the agency’s deputy director, saw the fire.",
            "Anna Rowe, the agency’s deputy director",
            "deputy-director",
        ),
    ],
)
def test_the_office_of_a_person(lang, text, words, said):
    fact = only(text, "office", lang=lang)
    assert (fact.text, keys(fact)) == (words, (f"office:{said}",))


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("fr", "La ministre du Travail, de la Santé et des Solidarités, Anna Roux, l’a dit.", ["health", "labour"]),
        ("fr", "Anna Roux, ministre déléguée chargée des Comptes publics, l’a dit.", ["finance"]),
        ("en", "The work and pensions secretary, Anna Rowe, said so.", ["labour"]),
        ("en", "Anna Rowe, the secretary of state for health, said so.", ["health"]),
    ],
)
def test_what_a_minister_is_in_charge_of(lang, text, said):
    assert keys(only(text, "office", lang=lang)) == tuple(f"office:{name}-minister" for name in said)


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("fr", "Anna Roux, PDG d’Alvéo, l’a dit.", {"office:chair", "office:chief-executive"}),
        ("fr", "Anna Roux, fondatrice et directrice générale d’Alvéo, l’a dit.", {"office:chief-executive"}),
        (
            "en",
            "Anna Rowe, chairwoman and chief executive of Alvon, said so.",
            {"office:chair", "office:chief-executive"},
        ),
    ],
)
def test_several_offices_of_one_person(lang, text, said):
    assert {key for fact in facts(text, "office", lang=lang) for key in keys(fact)} == said


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Paul Vernois, alors ministre de la Santé, l’avait dit."),
        ("fr", "Paul Vernois, maire de Nantes de 2008 à 2014, l’a dit."),
        ("fr", "Le président Paul Vernois l’a dit."),
        ("fr", "Paul Vernois et le maire de Nantes l’ont dit."),
        ("en", "Paul Vernon, then health secretary, said so."),
        ("en", "Paul Vernon, mayor of Leeds from 2008 to 2014, said so."),
    ],
)
def test_an_office_that_is_not_held_or_not_known(lang, text):
    assert facts(text, "office", lang=lang) == []


def test_a_surname_is_told_apart_by_the_first_name():
    text = "Le maire de Nantes Paul Vernois est là. Le préfet Luc Vernois aussi. Le maire Vernois sourit."
    assert [fact.subject.key for fact in facts(text, "office")] == ["person:vernois.p", "person:vernois.l"]


@pytest.mark.parametrize(
    ("lang", "text", "party"),
    [
        ("fr", "La députée LFI Anna Roux a défilé.", "insoumis"),
        ("fr", "Anna Roux (PS) a défilé.", "socialists"),
        ("fr", "Anna Roux, sénatrice écologiste du Rhône, a défilé.", "ecologists"),
        ("en", "Labour MP Anna Rowe marched.", "labour"),
    ],
)
def test_the_party_of_a_person(lang, text, party):
    assert keys(only(text, "party", lang=lang)) == (f"party:{party}",)


@pytest.mark.parametrize(
    ("lang", "text", "country"),
    [
        ("fr", "Le cycliste slovène Jan Kovar a gagné.", "SI"),
        ("fr", "L’Américaine Coco Vane a gagné.", "US"),
        ("fr", "Diego Roca, un alpiniste portugais de 41 ans, est mort.", "PT"),
        ("en", "Kenyan runner Joy Kibet won.", "KE"),
        ("en", "Diego Roca, a 41-year-old Portuguese climber, died.", "PT"),
    ],
)
def test_the_nationality_of_a_person(lang, text, country):
    assert keys(only(text, "nationality", lang=lang)) == (f"country:{country}",)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le franco-algérien Nadir Benali a gagné."),
        ("fr", "Le sélectionneur anglais Paul Vernon a gagné."),
        ("fr", "La France a battu Paul Vernois."),
        ("en", "The Spanish club’s striker Diego Roca won."),
        ("en", "The German coach Paul Vernon won."),
        ("en", "The Irish and Paul Vernon won."),
    ],
)
def test_what_says_nothing_of_a_nationality(lang, text):
    assert facts(text, "nationality", lang=lang) == []


def test_whom_a_paper_quotes_does_not_say_who_he_is():
    fact = only("Selon le maire de Nantes, Paul Vernois, l’incendie est éteint.", "office")
    assert fact.attributed_to is None


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("fr", "L’ancien maire de Nantes, Paul Vernois, l’a dit.", "office:former-mayor@city:2990969/nantes"),
        ("fr", "L’ancienne ministre de la Santé Anna Roux l’a dit.", "office:former-health-minister"),
        ("fr", "L’ancien envoyé spécial de Luc Garin, Paul Vernois, l’a dit.", "office:former-envoy"),
        ("fr", "L’ex-ministre de la Défense Paul Vernois l’a dit.", "office:former-defence-minister"),
        ("en", "The former defence minister, Paul Vernon, said so.", "office:former-defence-minister"),
        ("en", "The ex-defence minister, Paul Vernon, said so.", "office:former-defence-minister"),
    ],
)
def test_an_office_that_is_held_no_more(lang, text, said):
    [fact] = facts(text, "office", lang=lang)
    assert keys(fact) == (said,)
    assert fact.value.labels[0].startswith(("ancien", "ex-", "former"))  # a reader of the facts sees it too


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Les ministres de la Défense, Paul Vernois, et des Finances, Anna Roux, sont là.",
            {"Paul Vernois": ("office:defence-minister",), "Anna Roux": ("office:finance-minister",)},
        ),
        (
            "Les maires de Nantes, Paul Vernois, et de Rennes, Anna Roux, sont là.",
            {
                "Paul Vernois": ("office:mayor@city:2990969/nantes",),
                "Anna Roux": ("office:mayor@city:2983990/rennes",),
            },
        ),
        # nobody can tell which of them is what
        ("Les ministres Paul Vernois et Anna Roux sont là.", {}),
        ("Les maires de Nantes et de Rennes, Paul Vernois et Anna Roux, sont là.", {}),
    ],
)
def test_one_noun_for_the_offices_of_several(text, said):
    assert {f.subject.label: keys(f) for f in facts(text, "office")} == said


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("L’avocat de Luc Garin, Me Anna Roux, est là.", "Anna Roux"),
        ("Paul Vernois (LFI), rapporteur général du budget, est là.", "Paul Vernois"),
        ("L’avocat de Luc Garin, Anna Roux et Paul Vernois est là.", None),
    ],
)
def test_the_holder_behind_whose_office_it_is(text, name):
    assert [f.subject.label for f in facts(text, "office")] == ([name] if name else [])
