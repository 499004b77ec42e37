"""Laws and landmarks of the agreement of two values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.values import find_values
from checker.values.agreement import agreement
from checker.values.model import Value

SUNDAY = date(2025, 3, 16)

QUANTITIES = [
    "26 élus",
    "25 élus",
    "3 000 élus",
    "3 040 élus",
    "trois ou quatre élus",
    "une vingtaine d'élus",
    "une trentaine d'élus",
    "environ 25 élus",
    "près de 30 élus",
    "plus de 20 élus",
    "au moins 16 élus",
    "jusqu'à 40 élus",
    "plusieurs dizaines d'élus",
    "30 jours",
    "un mois",
    "huit jours",
    "une semaine",
    "10 km",
    "6,2 miles",
    "400 mètres",
    "20 %",
    "20,4 %",
    "près de 20 %",
    "la moitié",
    "3 millions d'euros",
    "3,04 millions d'euros",
    "3 millions de dollars",
    "moins de dix élus",
    "une dizaine de kilomètres",
    "21 °C",
    "à peine 30 élus",
    "entre 20 et 30 élus",
    "le 21e",
    "un peu plus de 30 élus",
]
TIMES = [
    "samedi",
    "dimanche",
    "samedi 15 mars",
    "le 15 mars",
    "le 16 mars 2025",
    "hier",
    "la semaine dernière",
    "fin mars",
    "vers 18 h",
    "17 h 50",
    "lundi soir",
    "il y a trois ans",
    "en 2022",
    "dans la nuit de samedi à dimanche",
    "jeudi prochain",
    "mars 2025",
    "depuis le 2 mars",
    "avant le 15 juin",
]


def value(text: str, reference: date | None = SUNDAY) -> Value:
    return find_values(text, "fr", reference)[0].value


values = st.one_of(
    st.sampled_from(QUANTITIES).map(value),
    st.builds(value, st.sampled_from(TIMES), st.sampled_from([SUNDAY, None])),
    st.integers(1, 400).map(lambda n: value(f"environ {n} élus")),
    st.integers(1, 400).map(lambda n: value(f"{n} élus")),
)


@given(values, values)
def test_symmetric(a: Value, b: Value) -> None:
    assert agreement(a, b) == agreement(b, a)


@given(values)
def test_a_value_agrees_with_itself(a: Value) -> None:
    assert agreement(a, a) in (1.0, None)


@given(values, values, st.floats(1, 10))
def test_a_wider_wording_never_agrees_less(a: Value, b: Value, factor: float) -> None:
    before = agreement(a, b)
    field = "allows" if hasattr(a, "allows") else "days"
    shape = getattr(a, field)
    if before is None or shape is None:
        return
    after = agreement(replace(a, **{field: shape.widened(factor)}), b)
    assert after is not None
    assert after >= before - 1e-9


@pytest.mark.parametrize(
    ("left", "right", "low", "high"),
    [
        ("une vingtaine d'élus", "une trentaine d'élus", 0, 0.3),
        ("30 jours", "trente jours", 1, 1),
        ("un mois", "30 jours", 0.9, 1),
        ("huit jours", "une semaine", 1, 1),
        ("environ 25 élus", "une vingtaine d'élus", 0.35, 0.65),
        ("26 élus", "une vingtaine d'élus", 0.1, 0.45),
        ("26 élus", "une trentaine d'élus", 0.1, 0.45),
        ("près de 250 000 élus", "250 000 élus", 0.95, 1),
        ("près de neuf élus", "neuf élus", 0.95, 1),
        ("près de neuf élus", "dix élus", 0, 0),
        ("plus de 130 élus", "130 élus", 0.85, 0.95),
        ("plus de 130 élus", "131 élus", 1, 1),
        ("plus de 130 élus", "165 élus", 1, 1),
        ("plus de 130 élus", "300 élus", 0.3, 0.9),
        ("plus de 130 élus", "120 élus", 0, 0),
        ("au moins 16 élus", "17 élus", 1, 1),
        ("au moins 16 élus", "15 élus", 0, 0),
        ("moins de sept minutes", "quatre minutes", 1, 1),
        ("10 km", "6,2 miles", 0.9, 1),
        ("16 000 hectares", "160 km²", 1, 1),
        ("la moitié", "50 %", 1, 1),
        ("12 élus", "13 élus", 0, 0),
        ("un peu plus de 4 300 élus", "4 338 élus", 0.75, 1),
        ("un peu plus de 4 300 élus", "4 290 élus", 0, 0),
        ("un peu moins de 4 400 élus", "4 338 élus", 0.5, 1),
        ("quelque 4 000 élus", "4 162 élus", 0.75, 1),
        ("près de 4 000 élus", "3 880 élus", 0.75, 1),
        ("un peu plus de 4 300 élus", "plus de 4 300 élus", 1, 1),
    ],
)
def test_landmarks(left: str, right: str, low: float, high: float) -> None:
    found = agreement(value(left), value(right))
    assert found is not None
    assert low <= found <= high


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("3 millions d'euros", "3 millions de dollars"),
        ("30 jours", "30 km"),
        ("le 21e", "21 élus"),
        ("20 %", "20 élus"),
        ("samedi", "30 jours"),
    ],
)
def test_what_cannot_be_compared(left: str, right: str) -> None:
    assert agreement(value(left), value(right)) is None


@pytest.mark.parametrize(
    ("left", "known", "right", "expected"),
    [
        ("samedi", None, "samedi 15 mars 2025", 1.0),
        ("dimanche", None, "samedi 15 mars 2025", 0.0),
        ("le 15 mars", None, "samedi 15 mars 2025", 1.0),
        ("le 14 mars", None, "samedi 15 mars 2025", 0.0),
        ("samedi", None, "le 15 mars", 1.0),
        ("hier", None, "samedi 15 mars 2025", None),
        ("hier", SUNDAY, "samedi 15 mars 2025", 1.0),
        ("la semaine dernière", SUNDAY, "le 4 mars 2025", 1.0),
        ("la semaine dernière", SUNDAY, "le 14 mars 2025", 0.0),
        ("dans la nuit du 14 au 15 mars", None, "le 14 mars 2025", 1.0),
        ("dans la nuit du 14 au 15 mars", None, "le 15 mars 2025", 1.0),
        ("dans la nuit du 14 au 15 mars", None, "le 16 mars 2025", 0.0),
        ("dans la nuit du 28 février au 1er mars", None, "le 1er mars 2025", 1.0),
        ("dans la nuit du 28 au 1er mars", None, "le 28 février 2025", 1.0),
        ("dans la nuit de vendredi à samedi", None, "samedi 15 mars 2025", 1.0),
        ("dans la nuit de vendredi à samedi", None, "dimanche 16 mars 2025", 0.0),
        ("du 3 au 5 mars", None, "le 4 mars 2025", 1.0),
        ("du 3 au 5 mars", None, "le 6 mars 2025", 0.0),
        ("du 30 décembre au 2 janvier", None, "le 1er janvier 2025", 1.0),
    ],
)
def test_constraints_and_days(left: str, known: date | None, right: str, expected: float | None) -> None:
    assert agreement(value(left, known), value(right)) == expected


def test_hours_agree_as_far_as_they_are_vague() -> None:
    exact, vague, other = (value(f"Il est mort {hour}.") for hour in ("à 17 h 50", "vers 18 h", "à 19 h"))
    assert agreement(exact, vague) == 1.0
    assert agreement(vague, other) == 0.0
    assert agreement(exact, other) == 0.0


@pytest.mark.parametrize(
    ("lang", "left", "right", "low", "high"),
    [
        ("fr", "peu avant 21 heures", "à 20 h 45", 1, 1),
        ("fr", "peu avant 21 heures", "à 21 h 10", 0, 0),
        ("fr", "peu après 21 heures", "à 21 h 10", 1, 1),
        ("fr", "peu après 21 heures", "à 20 h 50", 0, 0),
        ("fr", "peu après 21 heures", "vers 20 heures", 0, 0),
        ("fr", "peu après 21 heures", "peu avant 21 heures", 0, 0),
        ("fr", "peu avant 21 heures", "à 21 heures", 0.5, 1),
        ("fr", "peu avant minuit", "à 23 h 50", 1, 1),
        ("fr", "peu avant minuit", "à 0 h 10", 0, 0),
        ("fr", "peu après minuit", "à 0 h 10", 1, 1),
        ("fr", "vers 21 heures", "peu après 21 heures", 1, 1),
        ("en", "shortly before 9 pm", "at 8:45 pm", 1, 1),
        ("en", "just before 9 pm", "at 9:10 pm", 0, 0),
        ("en", "just after 9 pm", "at 9:10 pm", 1, 1),
        ("en", "shortly after 9 pm", "at 8:50 pm", 0, 0),
    ],
)
def test_just_before_and_just_after_keep_to_their_side(
    lang: str, left: str, right: str, low: float, high: float
) -> None:
    minutes = [
        find_values(f"Il est mort {hour}." if lang == "fr" else f"He died {hour}.", lang) for hour in (left, right)
    ]
    found = agreement(*(mentions[-1].value for mentions in minutes))
    assert found is not None
    assert low <= found <= high


def test_the_night_goes_on_after_midnight() -> None:
    night, hour, noon = (value(f"Il est mort {when}.") for when in ("hier dans la nuit", "à 2 h 15", "à 12 h 15"))
    assert agreement(night, hour) == 1.0
    assert agreement(night, noon) == 0.0


@pytest.mark.parametrize(
    ("exact", "short"),
    [
        ("2,42 milliards d'euros", "2,4 milliards d'euros"),
        ("12 633 milliards de yens", "12 600 milliards de yens"),
        ("35,7 %", "36 %"),
        ("1,36 %", "1,4 %"),
        ("670,9 millions d'euros", "670 millions d'euros"),  # cut off, not rounded
        ("11,5 %", "12 %"),
        ("2,6 %", "3 %"),
        ("506 000 élus", "500 000 élus"),
        ("3 040 élus", "3 000 élus"),
        ("2 389 élus", "2 400 élus"),
        ("53 997 élus", "54 000 élus"),
    ],
)
def test_a_sum_a_share_or_a_large_number_may_be_rounded_to_fewer_digits(exact: str, short: str) -> None:
    assert (agreement(value(exact), value(short)) or 0) >= 0.5


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("420 millions d'euros", "425 millions d'euros"),
        ("10 millions d'euros", "5 millions d'euros"),
        ("3 milliards d'euros", "2,7 milliards d'euros"),
        ("20 %", "21 %"),
        ("6 %", "5,3 %"),
        ("12 %", "13,4 %"),
        ("16 élus", "20 élus"),
        ("396 élus", "400 élus"),
        ("20 000 élus", "30 000 élus"),
        ("20 000 élus", "18 500 élus"),
        ("1 200 élus", "1 300 élus"),
        ("2 000 élus", "2 500 élus"),
    ],
)
def test_another_figure_is_no_rounding(left: str, right: str) -> None:
    assert agreement(value(left), value(right)) == 0


@pytest.mark.parametrize(
    ("rounded", "exact", "alike"),
    [
        ("53 %", "53,4 %", True),
        ("53 %", "54,2 %", False),
        ("36 %", "35,7 %", True),
    ],
)
def test_a_share_is_rounded_to_its_last_digit(rounded, exact, alike):
    a, b = (find_values(text, "fr", SUNDAY)[0].value for text in (rounded, exact))
    assert ((agreement(a, b) or 0) > 0.5) is alike
