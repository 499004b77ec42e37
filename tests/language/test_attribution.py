"""Who says what, and how far it reaches."""

from __future__ import annotations

import pytest

from tests.support.reading import analysis, facts


def said(text: str, word: str, lang: str = "fr") -> tuple[str, str] | None:
    """Label and key of who says the first occurrence of a word, or None."""
    found = analysis(text, lang).attribution_at(text.index(word))
    return None if found is None else (found.label, found.key)


@pytest.mark.parametrize(
    ("lang", "text", "label", "key"),
    [
        ("fr", "Selon la préfecture, 900 marcheurs étaient là.", "préfecture", "prefecture"),
        ("fr", "D’après la police, 900 marcheurs étaient là.", "police", "police"),
        ("fr", "On a vu 900 marcheurs, selon les organisateurs.", "organisateurs", "organisers:organisateurs"),
        ("fr", "Les organisateurs revendiquent 900 marcheurs.", "organisateurs", "organisers:organisateurs"),
        ("fr", "La police a compté 900 marcheurs.", "police", "police"),
        ("fr", "Anne Morel affirme que 900 marcheurs étaient là.", "Anne Morel", "person:morel"),
        ("fr", "« On a vu 900 marcheurs », précise la préfecture.", "préfecture", "prefecture"),
        ("fr", "« On a vu 900 marcheurs », a précisé la préfecture.", "préfecture", "prefecture"),
        ("fr", "On a vu 900 marcheurs, a indiqué la préfecture.", "préfecture", "prefecture"),
        ("fr", "On a vu 900 marcheurs, a déclaré vendredi Anne Morel.", "Anne Morel", "person:morel"),
        ("fr", "On a vu 900 marcheurs, ont affirmé les organisateurs.", "organisateurs", "organisers:organisateurs"),
        ("fr", "La municipalité recense 900 marcheurs.", "municipalité", "mayor:municipalité"),
        ("fr", "La préfecture de police a recensé 900 marcheurs.", "préfecture de police", "police"),
        ("en", "The prefecture recorded 900 marchers.", "prefecture", "prefecture"),
        ("en", "According to police, 900 marchers came.", "police", "police"),
        ("en", "They saw 900 marchers, according to organisers.", "organisers", "organisers:organisers"),
        ("en", "The police said 900 marchers came.", "police", "police"),
        ("en", "They saw 900 marchers, said Anne Morel.", "Anne Morel", "person:morel"),
        ("en", "They saw 900 marchers, police said.", "police", "police"),
        ("en", "“We saw 900 marchers,” Anne Morel said.", "Anne Morel", "person:morel"),
    ],
)
def test_who_says_a_figure(lang, text, label, key):
    assert said(text, "900", lang) == (label, key)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Il y avait 900 marcheurs dans les rues."),
        ("fr", "Il y avait 900 marcheurs. Selon la police, il pleuvait."),
        ("fr", "Pour 900 marcheurs, la pluie ne compte pas."),
        ("en", "There were 900 marchers in the streets."),
        ("en", "There were 900 marchers. According to police, it rained."),
    ],
)
def test_the_paper_itself(lang, text):
    assert said(text, "900", lang) is None


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "On a vu 900 marcheurs selon la police, 1 500 selon la CGT.", ["police", "CGT"]),
        ("fr", "Selon la police, 900 marcheurs étaient là, 1 500 selon la CGT.", ["police", "CGT"]),
        ("fr", "Selon la police, 900 marcheurs étaient là ; selon la CGT, 1 500.", ["police", "CGT"]),
        ("fr", "Selon la police, 900 marcheurs étaient là ; la CGT en compte 1 500.", ["police", "CGT"]),
        ("fr", "Ils étaient 900 selon la police et 1 500 d’après la CGT.", ["police", "CGT"]),
        ("fr", "La police parle de 900 marcheurs. La CGT en revendique 1 500.", ["police", "CGT"]),
        ("fr", "Ils étaient 900 ou 1 500, selon que l’on croie la police ou la CGT.", ["police", "CGT"]),
        ("en", "They were 900 or 1,500, depending on whether you ask police or Unite.", ["police", "Unite"]),
        ("en", "They were 900 according to police, 1,500 according to Unite.", ["police", "Unite"]),
        ("en", "According to police, 900 marched; Unite counted 1,500.", ["police", "Unite"]),
    ],
)
def test_each_figure_has_its_own_speaker(lang, text, expected):
    found = [said(text, figure, lang) for figure in ("900", "1,500" if lang == "en" else "1 500")]
    assert [f and f[0] for f in found] == expected


def test_two_unions_are_two_speakers():
    text = "Ils étaient 1 500 selon la CGT, 2 000 selon Solidaires."
    one, two = said(text, "1 500"), said(text, "2 000")
    assert one is not None
    assert two is not None
    assert one[1] != two[1]
    assert {key.partition(":")[0] for _, key in (one, two)} == {"union"}


def test_bodies_are_the_same_in_both_languages():
    french = said("Selon la préfecture, 900 marcheurs étaient là.", "900")
    english = said("According to the prefecture, 900 marchers came.", "900", "en")
    assert french is not None
    assert english is not None
    assert french[1] == english[1]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "La police dément que trois personnes aient été blessées dans l’accident."),
        ("fr", "Le ministère a nié que trois personnes aient été blessées dans l’accident."),
        ("en", "Police denied that three people were injured in the crash."),
    ],
)
def test_a_denial_is_no_assertion(lang, text):
    (fact,) = facts(text, "injured", lang=lang)
    assert fact.firmness == "denied"
    assert any(a.denied for a in analysis(text, lang).attributions)


def test_the_cue_and_the_label_stand_in_the_text():
    text = "« On a vu 900 marcheurs », précise la préfecture. Selon la police, 700."
    for found in analysis(text).attributions:
        assert text[found.start : found.end]
        assert text[slice(*found.cue)].lower() in {"précise", "selon"}
        assert found.label in text


@pytest.mark.parametrize(
    ("lang", "text", "label", "key"),
    [
        (
            "fr",
            "Selon le gestionnaire du réseau, 900 foyers sont privés de courant.",
            "gestionnaire du réseau",
            "name:gestionnaire",
        ),
        ("fr", "Le butin a été évalué à 900 euros par le parquet.", "parquet", "prosecutor"),
        ("fr", "Le préjudice, évalué par le parquet à 900 euros, augmente.", "parquet", "prosecutor"),
        ("fr", "Dernier relevé de la préfecture, à midi : 900 marcheurs.", "préfecture", "prefecture"),
        ("fr", "L’Union des quais a revendiqué de son côté 900 marcheurs.", "Union des quais", "name:union"),
        ("fr", "« On a vu 900 marcheurs », soupire une ancienne adjointe.", "ancienne adjointe", "name:ancienne"),
        (
            "fr",
            "« 900 lances », décrit Anne Morel, patronne des pompiers.",
            "Anne Morel, patronne des pompiers",
            "rescue",
        ),
        ("fr", "La préfète est venue. Selon elle, 900 marcheurs étaient là.", "préfète", "prefecture"),
        ("fr", "La police a parlé. Elle a compté 900 marcheurs.", "police", "police"),
        ("fr", "Selon la police, il pleuvait. Il y avait 900 marcheurs selon la même source.", "police", "police"),
        (
            "fr",
            "« On était bien. On a vu 900 marcheurs. On chantait », raconte Anne Morel.",
            "Anne Morel",
            "person:morel",
        ),
        ("fr", "Anne Morel raconte : « On était bien. On a vu 900 marcheurs. »", "Anne Morel", "person:morel"),
        ("fr", "La direction évalue les dégâts à 900 euros.", "direction", "company:direction"),
        ("en", "According to the grid operator, 900 homes lost power.", "operator", "company:operator"),
        ("en", "The loss was estimated at 900 euros by the prosecutor.", "prosecutor", "prosecutor"),
        ("en", "Police came. They counted 900 marchers.", "Police", "police"),
    ],
)
def test_speakers_without_a_plain_subject(lang, text, label, key):
    assert said(text, "900", lang) == (label, key)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Il y avait 900 marcheurs selon les estimations."),
        ("fr", "Le préjudice est estimé à 900 euros."),
        ("fr", "Le village compte 900 habitants."),
        ("fr", "Anne Morel est partie. Il y avait 900 marcheurs."),
        ("en", "The loss was estimated at 900 euros."),
        ("en", "There were 900 marchers, according to early estimates."),
    ],
)
def test_nobody_in_particular(lang, text):
    assert said(text, "900", lang) is None


def test_who_relays_a_figure_is_not_who_gives_it():
    text = "Le ministère de l’Intérieur avait dénombré 900 actions, selon des données reprises par la presse."
    assert said(text, "900") == ("ministère de l’Intérieur", "interior")


def test_whom_something_is_asked_against_does_not_say_it():
    assert said("Le procureur, Jean Roux, a requis cinq ans de prison contre Paul Garin.", "cinq") != (
        "Paul Garin",
        "person:garin",
    )


@pytest.mark.parametrize(
    ("lang", "text", "key"),
    [
        ("fr", "Le directeur général de la police nationale annonce 12 arrestations.", "police"),
        ("fr", "Le directeur général de Norvane annonce 12 arrestations.", "company:directeur général"),
        ("fr", "Le Premier ministre annonce 12 arrestations.", "government"),
        ("fr", "La ministre de la Santé annonce 12 arrestations.", "ministry:health-minister"),
        ("en", "The health ministry said there were 12 arrests.", "ministry:health-minister"),
        ("en", "The prime minister said there were 12 arrests.", "government"),
        ("fr", "Le ministère russe de la Défense annonce 12 arrestations.", "army"),
        ("en", "The defence ministry said there were 12 arrests.", "army"),
        ("fr", "Il y a 12 arrestations, selon le Saint-Siège.", "holy-see"),
        ("fr", "Le préfet, Jean Nunez, a parlé. Il y a 12 arrestations selon ses services.", "prefecture"),
    ],
)
def test_one_body_has_one_key_in_all_its_words(lang, text, key):
    found = said(text, "12", lang)
    assert found is not None
    assert found[1] == key


def test_what_a_clause_of_a_place_counts_does_not_speak():
    assert said("Le feu a pris à Dax, où l'on dénombre une trentaine de blessés.", "trentaine") is None
