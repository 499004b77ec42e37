"""Numbers in digits and words, through the public surface."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from checker.values import find_values
from checker.values.model import Quantity


def read(text: str, lang: str) -> list[float | None]:
    return [m.value.value for m in find_values(text, lang) if isinstance(m.value, Quantity)]


def whole(text: str, lang: str) -> float | None:
    """The value of a text that is one number from end to end."""
    found = find_values(text, lang)
    assert [(m.start, m.end) for m in found] == [(0, len(text))], text
    value = found[0].value
    assert isinstance(value, Quantity)
    return value.value


# «un» and «one» alone are articles: they count nothing by themselves
integers = st.one_of(st.integers(2, 2000), st.integers(2000, 10**6), st.integers(10**6, 10**12 - 1))


@given(integers)
def test_french_integers_read_back(number: int) -> None:
    assert whole(num2words(number, lang="fr"), "fr") == number


@given(integers)
def test_belgian_integers_read_back(number: int) -> None:
    assert whole(num2words(number, lang="fr_BE"), "fr") == number


@given(integers)
def test_swiss_integers_read_back(number: int) -> None:
    assert whole(num2words(number, lang="fr_CH"), "fr") == number


@given(integers)
def test_english_integers_read_back(number: int) -> None:
    assert whole(num2words(number, lang="en").replace(",", ""), "en") == number


@given(st.integers(1000, 10**12 - 1), st.sampled_from([" ", "\u00a0", "\u202f", ".", "'", "\u2019"]))
def test_french_separators_read_back(number: int, separator: str) -> None:
    text = f"{number:,}".replace(",", separator)
    assert whole(f"{text} élus"[: len(text)], "fr") == number


@given(st.integers(1000, 10**12 - 1), st.sampled_from([",", "\u00a0", "\u202f"]))
def test_english_separators_read_back(number: int, separator: str) -> None:
    assert whole(f"{number:,}".replace(",", separator), "en") == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,6 milliard", 1.6e9),
        ("3,25 millions", 3.25e6),
        ("2 millions et demi", 2.5e6),
        ("un million et demi", 1.5e6),
        ("trois quarts de million", 750_000),
        ("un quart de million", 250_000),
        ("deux cent mille", 200_000),
        ("soixante et onze", 71),
        ("quatre-vingt-onze", 91),
        ("QUATRE-VINGT-DIX-NEUF", 99),
        ("dix-neuf cent soixante-treize", 1973),
        ("huitante-trois", 83),
        ("septante et un", 71),
        ("nonante-neuf", 99),
        ("mille deux", 1002),
        ("vingt virgule cinq", 20.5),
        ("deux virgule zéro cinq", 2.05),
        ("moins trois", -3),
        ("14,75", 14.75),
        ("0,125", 0.125),
        ("-7", -7),
        ("\uff11\uff12", 12),
        ("quatre\u2011vingt\u2011deux", 82),
        ("cinquante\u00a0deux", 52),
    ],
)
def test_french_forms(text: str, expected: float) -> None:
    assert whole(text, "fr") == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.5bn", 3.5e9),
        ("20k", 20_000),
        ("a hundred and two", 102),
        ("two hundred and fifty thousand", 250_000),
        ("two point four million", 2.4e6),
        ("half a million", 500_000),
        ("two and a half million", 2.5e6),
        ("a million and a half", 1.5e6),
        ("nineteen eighty-four", 1984),
        ("four dozen", 48),
        ("minus four point five", -4.5),
        ("thirtysix", 36),
        ("two-and-a-half million", 2.5e6),
        ("three fifths", 0.6),
        ("9.125", 9.125),
    ],
)
def test_english_forms(text: str, expected: float) -> None:
    assert whole(text, "en") == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("le 21e étage", "fr", 21),
        ("la vingt et unième séance", "fr", 21),
        ("le cent vingt-cinquième but", "fr", 125),
        ("au deuxième essai", "fr", 2),
        ("the thirty-second floor", "en", 32),
        ("her 43rd goal", "en", 43),
        ("the eleventh witness", "en", 11),
        ("the fortysecond witness", "en", 42),
    ],
)
def test_ordinals(text: str, lang: str, expected: float) -> None:
    (mention,) = find_values(text, lang)
    assert mention.value.kind == "ordinal"
    assert isinstance(mention.value, Quantity)
    assert mention.value.value == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("quatre, sept, quinze", [4, 7, 15]),
        ("vingt quinze", [20, 15]),
        ("Douze hommes et deux femmes", [12, 2]),
        ("trente secondes", [30]),
        ("trois cents élus, dix absents", [300, 10]),
        ("le chantier coûte 85 millions et 240 postes", [85e6, 240]),
        ("trois milliards et 600 navires", [3e9, 600]),
        ("85 millions 240 000 tuiles", [85_240_000]),
        ("On en compte deux\nmillions de plus", [2]),
        ("Il reste neuf euros\nneuf élus", [9, 9]),
    ],
)
def test_neighbours_stay_apart(text: str, expected: list[float]) -> None:
    assert read(text, "fr") == expected


@pytest.mark.parametrize(
    "text",
    [
        "L'article 49.3 a servi.",
        "La Ligue 1 reprend.",
        "Un Airbus A350 a atterri.",
        "Le G7 se réunit.",
        "Le Covid-19 recule.",
        "Selon 20 Minutes, le maire part.",
        "Depuis le 11-Septembre, tout a changé.",
        "Appelez le 01 23 45 67 89.",
        "Il habite 12, rue Haute.",
        "Un homme, une femme et une idée.",
        "C'est, en un mot, raté.",
        "Il passe à deux doigts de la chute.",
        "Voir https://exemple.test/page/1234/56",
        "Le Premier ministre est parti.",
        "Le fichier bilan_2031_v2.pdf manque.",
    ],
)
def test_what_only_names_is_not_read(text: str) -> None:
    assert find_values(text, "fr") == []
