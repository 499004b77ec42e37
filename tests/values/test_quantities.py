"""Amounts, measures, durations and hedges, through the public surface."""

from __future__ import annotations

import pytest

from checker.values import find_values
from checker.values.agreement import agreement
from checker.values.model import Quantity, Score, TimeValue, ValueMention


def one(text: str, lang: str) -> tuple[ValueMention, Quantity]:
    """The only value of a text."""
    (mention,) = find_values(text, lang)
    assert isinstance(mention.value, Quantity)
    return mention, mention.value


@pytest.mark.parametrize(
    ("text", "lang", "span", "kind", "value", "unit"),
    [
        ("Le pont a coûté 3,2 milliards d'euros.", "fr", "3,2 milliards d'euros", "money", 3.2e9, "EUR"),
        ("Un déficit de 14 Md€ s'annonce.", "fr", "14 Md€", "money", 14e9, "EUR"),
        ("Un prêt de 900 M€ est signé.", "fr", "900 M€", "money", 9e8, "EUR"),
        ("Elle doit 250 livres sterling.", "fr", "250 livres sterling", "money", 250, "GBP"),
        ("Il réclame 40 dollars canadiens.", "fr", "40 dollars canadiens", "money", 40, "CAD"),
        ("Le café vaut 2 euros 50.", "fr", "2 euros 50", "money", 2.5, "EUR"),
        ("La taxe monte de 7,5 %.", "fr", "7,5 %", "percentage", 7.5, "percent"),
        ("Quarante pour cent des trains roulent.", "fr", "Quarante pour cent", "percentage", 40, "percent"),
        ("Le lac couvre 12 km².", "fr", "12 km²", "dimension", 12, "square_kilometre"),
        ("Le vent souffle à 110 km/h.", "fr", "110 km/h", "dimension", 110, "kilometre_per_hour"),
        ("Il fait 31 °C.", "fr", "31 °C", "dimension", 31, "celsius"),
        ("La panne a duré une heure et demie.", "fr", "une heure et demie", "duration", 90, "minute"),
        ("Attendez trois quarts d'heure.", "fr", "trois quarts d'heure", "duration", 45, "minute"),
        (
            "Il a couru 2 heures, 5 minutes et 9 secondes.",
            "fr",
            "2 heures, 5 minutes et 9 secondes",
            "duration",
            7509,
            "second",
        ),
        ("Avec 4 min 42 d'avance, il gagne.", "fr", "4 min 42", "duration", 282, "second"),
        ("Couru en 11 min 09.", "fr", "11 min 09", "duration", 669, "second"),
        ("Une grève de trente jours.", "fr", "trente jours", "duration", 30, "day"),
        ("Un séisme de magnitude 5,4 a eu lieu.", "fr", "magnitude 5,4", "dimension", 5.4, "magnitude"),
        ("A 5.4-magnitude earthquake struck.", "en", "5.4-magnitude", "dimension", 5.4, "magnitude"),
        ("Un homme âgé de 38 ans est mort.", "fr", "38 ans", "age", 38, "year"),
        ("Luc Bril, 38 ans, est mort.", "fr", "38 ans", "age", 38, "year"),
        ("Une Normande de 7 ans a gagné.", "fr", "7 ans", "age", 7, "year"),
        ("A 45-minute delay followed.", "en", "45-minute", "duration", 45, "minute"),
        ("The 53-year-old driver left.", "en", "53-year-old", "age", 53, "year"),
        ("They paid $3.5bn for it.", "en", "$3.5bn", "money", 3.5e9, "USD"),
        ("It cost £12 million.", "en", "£12 million", "money", 12e6, "GBP"),
        ("The shares lost 4.1%.", "en", "4.1%", "percentage", 4.1, "percent"),
        ("They walked an hour and a half.", "en", "an hour and a half", "duration", 90, "minute"),
        ("A fence of 6 feet 2 inches stood there.", "en", "6 feet 2 inches", "dimension", 74, "inch"),
    ],
)
def test_units(text: str, lang: str, span: str, kind: str, value: float, unit: str) -> None:
    mention, quantity = one(text, lang)
    assert mention.text == span
    assert (quantity.kind, quantity.unit) == (kind, unit)
    assert quantity.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "lang", "span", "lo", "hi"),
    [
        ("Entre 20 et 30 élus sont venus.", "fr", "Entre 20 et 30", 20, 30),
        ("Le taux va de 10 à 15 % ici.", "fr", "de 10 à 15 %", 10, 15),
        ("Il manque 11 000 à 16 000 hectares.", "fr", "11 000 à 16 000 hectares", 11_000, 16_000),
        ("Trois ou quatre hommes ont fui.", "fr", "Trois ou quatre", 3, 4),
        ("Comptez deux à trois cents places.", "fr", "deux à trois cents", 200, 300),
        ("Il faut 5 à 6 millions d'euros.", "fr", "5 à 6 millions d'euros", 5e6, 6e6),
        ("Plus de 130 élus ont voté.", "fr", "Plus de 130", 130, None),
        ("Au moins seize élus ont voté.", "fr", "Au moins seize", 16, None),
        ("Moins de 40 élus ont voté.", "fr", "Moins de 40", None, 40),
        ("Jusqu’à 700 élus ont voté.", "fr", "Jusqu’à 700", None, 700),
        ("On compte 500 élus ou plus.", "fr", "500", None, None),
        ("Between 20 and 30 boats sank.", "en", "Between 20 and 30", 20, 30),
        ("Some 20-30 boats sank.", "en", "Some 20-30", 20, 30),
        ("At least 16 boats sank.", "en", "At least 16", 16, None),
        ("Il vient 18-26 élus.", "fr", "18-26", 18, 26),
        ("Ils étaient 40-50.", "fr", "40-50", 40, 50),
        ("Up to 40 boats sank.", "en", "Up to 40", None, 40),
        ("No fewer than nine boats sank.", "en", "No fewer than nine", 9, None),
    ],
)
def test_bounds(text: str, lang: str, span: str, lo: float | None, hi: float | None) -> None:
    mention, quantity = one(text, lang)
    assert mention.text == span
    assert (quantity.lo, quantity.hi) == (lo, hi)


@pytest.mark.parametrize(
    ("text", "lang", "span", "value", "hedge"),
    [
        ("Une vingtaine d'élus sont là.", "fr", "Une vingtaine", 20, "rounded"),
        ("Une petite trentaine d'élus sont là.", "fr", "Une petite trentaine", 30, "rounded"),
        ("Plus d'une centaine d'élus sont là.", "fr", "Plus d'une centaine", 100, "over"),
        ("Au moins une douzaine d'élus sont là.", "fr", "Au moins une douzaine", 12, "at_least"),
        ("Environ 130 élus sont là.", "fr", "Environ 130", 130, "about"),
        ("Quelque 130 élus sont là.", "fr", "Quelque 130", 130, "about"),
        ("Près de 900 élus sont là.", "fr", "Près de 900", 900, "nearly"),
        ("Nearly 900 boats sank.", "en", "Nearly 900", 900, "nearly"),
        ("Some 26 boats sank.", "en", "Some 26", 26, "about"),
    ],
)
def test_hedges(text: str, lang: str, span: str, value: float, hedge: str) -> None:
    mention, quantity = one(text, lang)
    assert (mention.text, quantity.value, quantity.hedge) == (span, value, hedge)
    assert len(mention.text) > sum(end - start for start, end in mention.cues)


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("Plusieurs dizaines d'élus sont là.", (20, 90)),
        ("Quelques centaines d'élus sont là.", (200, 900)),
        ("Des milliers d'élus sont là.", (2000, 9000)),
        ("Des centaines de milliers d'élus sont là.", (200_000, 900_000)),
        # a hundred is said in the singular behind these, and is one hundred behind no word
        ("Several hundred people stayed.", (200, 900)),
        ("A few thousand people stayed.", (2000, 9000)),
        ("Several dozen people stayed.", (24, 108)),
        ("Hundreds of people stayed.", (200, 900)),
    ],
)
def test_vague_plurals_stay_in_their_decade(text: str, core: tuple[float, float]) -> None:
    _, quantity = one(text, "fr" if "élus" in text else "en")
    assert core[0] <= quantity.allows.core_low < quantity.allows.core_high <= core[1]


@pytest.mark.parametrize(
    ("text", "lang", "share"),
    [
        ("Un Breton sur trois hésite.", "fr", 1 / 3),
        ("Neuf maisons sur dix sont vides.", "fr", 0.9),
        ("La moitié des maisons sont vides.", "fr", 0.5),
        ("Un cinquième des maisons sont vides.", "fr", 0.2),
        ("Les deux tiers des maisons sont vides.", "fr", 2 / 3),
        ("One in four houses is empty.", "en", 0.25),
        ("A third of the houses are empty.", "en", 1 / 3),
    ],
)
def test_shares(text: str, lang: str, share: float) -> None:
    _, quantity = one(text, lang)
    assert quantity.value == pytest.approx(share)
    assert quantity.dimension == "share"


def test_a_converted_amount_is_tied_to_its_original() -> None:
    first, second = find_values("Ce contrat vaut 640 millions de livres sterling (755 millions d'euros).", "fr")
    assert (first.tied, second.tied) == (None, first.start)


def test_a_bare_currency_takes_the_full_name_that_the_text_gives() -> None:
    mentions = find_values("Il faut 3 milliards de francs suisses, dont un milliard de francs cette année.", "fr")
    assert [m.value.unit for m in mentions if isinstance(m.value, Quantity)] == ["CHF", "CHF"]


@pytest.mark.parametrize(
    ("text", "lang", "kinds"),
    [
        ("Yes won 61.2%, or 418 votes.", "en", ["percentage", "number"]),
        ("Le oui obtient 61,2 %, ou 418 voix.", "fr", ["percentage", "number"]),
        ("Ils étaient 90 – 70 selon la mairie.", "fr", ["number", "number"]),
    ],
)
def test_two_numbers_side_by_side_are_no_range(text: str, lang: str, kinds: list[str]) -> None:
    assert [m.value.kind for m in find_values(text, lang)] == kinds


@pytest.mark.parametrize(
    ("text", "lang", "span", "unit"),
    [
        ("It rained all week.", "en", "all week", "week"),
        ("He waited an entire month.", "en", "an entire month", "month"),
        ("He waited another year.", "en", "another year", "year"),
        ("Il a plu toute la journée.", "fr", "toute la journée", "day"),
    ],
)
def test_whole_units_last_one(text: str, lang: str, span: str, unit: str) -> None:
    mention, quantity = one(text, lang)
    assert (mention.text, quantity.kind, quantity.value, quantity.unit) == (span, "duration", 1, unit)


def test_pounds_are_money_in_large_numbers_or_in_full() -> None:
    assert one("Il doit 40 000 livres.", "fr")[1].unit == "GBP"
    assert one("Il doit trois livres sterling.", "fr")[1].unit == "GBP"


def test_books_are_not_money() -> None:
    mention, quantity = one("Elle a publié trois livres.", "fr")
    assert (mention.text, quantity.unit) == ("trois", None)


@pytest.mark.parametrize(
    ("text", "lang", "span", "points"),
    [
        ("Vannes a battu Dax 27-26.", "fr", "27-26", (27, 26)),
        ("Une courte victoire 31-30 pour Dax.", "fr", "31-30", (31, 30)),
        ("Défaite de Vannes (24-31) à Dax.", "fr", "24-31", (24, 31)),
        ("Dax s'impose 3 à 1 à Vannes.", "fr", "3 à 1", (3, 1)),
        ("Dax l'emporte par deux buts à un.", "fr", "deux buts à un", (2, 1)),
        ("Leeds won 24 to 17 on Saturday.", "en", "24 to 17", (24, 17)),
        ("Leeds won by three goals to one.", "en", "three goals to one", (3, 1)),
    ],
)
def test_scores(text: str, lang: str, span: str, points: tuple[int, int]) -> None:
    mention = find_values(text, lang)[0]
    assert (mention.text, mention.value) == (span, Score(points))


@pytest.mark.parametrize(
    ("text", "lang", "kinds"),
    [
        ("Dax gagne 3 à 5 points par mois.", "fr", ["numberrange"]),
        ("Une victoire de 3 à 5 candidats est possible.", "fr", ["numberrange"]),
        ("They won 3 to 5 medals.", "en", ["numberrange"]),
    ],
)
def test_ranges_beside_a_word_of_games_are_no_scores(text: str, lang: str, kinds: list[str]) -> None:
    assert [m.value.kind for m in find_values(text, lang)] == kinds


def test_a_score_is_the_same_from_either_side() -> None:
    assert agreement(Score((3, 1)), Score((1, 3))) == 1
    assert agreement(Score((3, 1)), Score((3, 2))) == 0


@pytest.mark.parametrize(("text", "value"), [("le XVIIIe arrondissement", 18), ("la IVe édition", 4), ("la IXème", 9)])
def test_roman_ordinals(text: str, value: int) -> None:
    mention, quantity = one(text, "fr")
    assert (quantity.kind, quantity.value) == ("ordinal", value)
    assert mention.text in text


@pytest.mark.parametrize("text", ["la IIIIe édition", "une Vie à deux", "le film CIVILe", "Louis XIV"])
def test_what_only_looks_roman(text: str) -> None:
    assert all(m.value.kind != "ordinal" for m in find_values(text, "fr"))


def test_a_dozen_is_round_in_both_languages() -> None:
    english, french = one("a dozen people", "en")[1], one("une douzaine de personnes", "fr")[1]
    assert english == french
    assert agreement(one("13 people", "en")[1], english) == pytest.approx(1.0, abs=0.1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the first quarter of 2027", "2027-Q1"),
        ("the third quarter of 2027", "2027-Q3"),
        ("the first half of 2027", "2027-H1"),
    ],
)
def test_quarters_in_english(text: str, value: str) -> None:
    found = find_values(text, "en")[0].value
    assert isinstance(found, TimeValue)
    assert found.value == value


def test_two_amounts_in_pence_are_two() -> None:
    assert [m.text for m in find_values("It rose from 7p, then 9p.", "en")] == ["7p", "9p"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The pencil is 2 in.", [("2 in", "dimension")]),
        ("He is 6 ft 2 in tall.", [("6 ft 2 in", "dimension")]),
        ("She was born in 1980 in Leeds.", [("1980", "date")]),
        ("There were 300 in court.", [("300", "number")]),
    ],
)
def test_in_is_a_unit_where_it_can_be_no_preposition(text, found):
    assert [(m.text, m.value.kind) for m in find_values(text, "en")] == found


def test_a_share_and_an_amount_bound_no_range():
    found = find_values("Le chiffre d’affaires progresse de 4 % à 2,1 milliards.", "fr")
    assert [m.text for m in found] == ["4 %", "2,1 milliards"]
