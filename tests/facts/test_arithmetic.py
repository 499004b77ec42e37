"""What the words of a passage come to, beside the figure that they check."""

from __future__ import annotations

from datetime import date

import pytest

from checker.values.model import Quantity
from tests.support.reading import cues, facts


def computed(text, **given):
    """The computed facts of a text: what each stands on, the figure that it checks, and what it allows."""
    found = [f for f in facts(text, **given) if cues(f, "computed")]
    assert all(isinstance(f.value, Quantity) for f in found)
    return [(f.text, cues(f, "computed")[0], f.value.allows) for f in found]


@pytest.mark.parametrize(
    ("lang", "text", "names", "stated", "count"),
    [
        ("fr", "Le sommet réunit cinq pays : l’Italie, le Portugal et la Grèce.", "Italie, le Portugal et la Grèce",
         "cinq pays", 3),
        ("fr", "Le sommet réunit deux pays (Italie, Grèce).", "Italie, Grèce", "deux pays", 2),
        ("en", "The summit gathered five countries: Italy, Portugal and Greece.", "Italy, Portugal and Greece",
         "five countries", 3),
    ],
)  # fmt: skip
def test_a_closed_list_is_counted(lang, text, names, stated, count):
    [(text, checked, allows)] = computed(text, lang=lang)
    assert (text, checked, allows.middle()) == (names, stated, count)


@pytest.mark.parametrize(
    "text",
    [
        "Le sommet réunit cinq pays, dont l’Italie, le Portugal et la Grèce.",
        "Le sommet réunit cinq pays : l’Italie, le Portugal et d’autres.",
        "Le sommet réunit une vingtaine de pays : l’Italie, le Portugal et la Grèce.",
        "Le sommet réunit cinq pays : l’Italie, le Portugal et la Grèce du Nord au Sud.",
    ],
)
def test_an_open_list_is_not(text):
    assert computed(text) == []


def test_a_birth_gives_an_age_on_the_day_of_publication():
    text = "Le procès de Jeanne Morel, 52 ans, commence. Jeanne Morel est née en 1970."
    [(stands, checked, allows)] = computed(text, published=date(2026, 3, 20))
    years = 365.25 * 86_400
    assert (stands, checked) == ("1970", "52 ans")
    assert allows.support_low / years == 55
    assert 56 <= allows.support_high / years < 57


@pytest.mark.parametrize(
    "text",
    [
        "À 20 ans, Jeanne Morel ouvre un atelier. Jeanne Morel est née en 1970.",
        "Le procès de Jeanne Morel, 52 ans, commence. Luc Ferrand est né en 1970.",
        "Un livre sur Jeanne Morel, 52 ans, paraît. Jeanne Morel est née en 1902, morte en 1954.",
    ],
)
def test_an_age_that_is_not_todays_is_not_checked(text):
    assert computed(text) == []


def test_nothing_is_reckoned_without_a_date_of_publication():
    text = "Le procès de Jeanne Morel, 52 ans, commence. Jeanne Morel est née en 1970."
    assert computed(text, published=None) == []


@pytest.mark.parametrize(
    ("lang", "text", "hours"),
    [
        ("fr", "La panne a duré trois heures, de 8h à 10h30, à Brax.", 2.5),
        ("en", "The power cut lasted three hours, from 8am to 10.30am, in Leeds.", 2.5),
    ],
)
def test_a_span_of_hours_gives_a_length(lang, text, hours):
    [(_, _, allows)] = computed(text, lang=lang)
    assert allows.middle() == hours * 3600


def test_a_span_of_days_counts_its_ends_or_not():
    [(_, checked, allows)] = computed("La grève va du 4 au 8 mai, soit six jours, dit la CGT.")
    assert checked == "six jours"
    assert (allows.core_low / 86_400, allows.core_high / 86_400) == (4, 5)


def test_a_rival_has_the_share_that_follows():
    shares = facts("Aux élections, Anne Roux obtient 54 % des voix, contre 46 % pour Paul Vernois.", "percentage")
    stated = [f for f in shares if not cues(f, "computed")]
    assert [(f.subject.key, f.time_frame) for f in stated] == [
        ("vote@person:roux", "event"),
        ("vote@person:vernois", "event"),
    ]


def test_a_share_of_before_has_no_rival():
    text = "Aux élections, Anne Roux obtient 54 % des voix, contre 46 % au scrutin précédent."
    assert facts(text, "percentage")[-1].time_frame == "other"


def test_a_conversion_stands_in_brackets():
    assert [c[:2] for c in computed("Le camp est à 100 km (30 miles) de Brax.")] == [("30 miles", "100 km")]
    assert computed("Le satellite pèse 2 350 kg, soit 3,1 tonnes avec l’adaptateur.") == []
