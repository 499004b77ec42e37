"""Dates and hours, through the public surface.  The reference day is Wednesday 18 March 2026."""

from __future__ import annotations

from datetime import date

import pytest

from checker.values import find_values
from checker.values.model import Quantity, TimeValue, ValueMention

WEDNESDAY = date(2026, 3, 18)


def one(text: str, lang: str, reference: date | None = WEDNESDAY) -> tuple[ValueMention, TimeValue]:
    """The only date of a text."""
    (found,) = [(m, m.value) for m in find_values(text, lang, reference) if isinstance(m.value, TimeValue)]
    return found


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("Le vote a eu lieu le 3 février.", "fr", "2026-02-03"),
        ("Le vote a eu lieu mardi 3 février 2026.", "fr", "2026-02-03"),
        ("Le vote a eu lieu le 1er octobre.", "fr", "2025-10-01"),
        ("Il est né le 06/01/1987.", "fr", "1987-01-06"),
        ("Fait le 2026-01-06.", "fr", "2026-01-06"),
        ("Elle a démissionné hier.", "fr", "2026-03-17"),
        ("Elle a démissionné avant-hier soir.", "fr", "2026-03-16"),
        ("Elle a démissionné samedi.", "fr", "2026-03-14"),
        ("Elle démissionnera samedi.", "fr", "2026-03-21"),
        ("Elle doit partir vendredi.", "fr", "2026-03-20"),
        ("Elle a vu mercredi le préfet.", "fr", "2026-03-18"),
        ("Elle est partie mercredi dernier.", "fr", "2026-03-11"),
        ("Le jury siège jeudi prochain.", "fr", "2026-03-19"),
        ("Le jury siège la semaine prochaine.", "fr", "2026-W13"),
        ("Le jury siégera mardi de la semaine prochaine.", "fr", "2026-03-24"),
        ("Le prix a baissé le mois dernier.", "fr", "2026-02"),
        ("Le prix a baissé l’an dernier.", "fr", "2025"),
        ("La mairie rouvrira en juin prochain.", "fr", "2026-06"),
        ("La mairie a fermé en septembre.", "fr", "2025-09"),
        ("L'usine a fermé en 1998.", "fr", "1998"),
        ("Ces chanteurs des années 80 reviennent.", "fr", "198X"),
        ("Le premier trimestre 2024 fut bon.", "fr", "2024-Q1"),
        ("La veille de Noël fut calme.", "fr", "2025-12-24"),
        ("She resigned on Saturday.", "en", "2026-03-14"),
        ("She will resign on Saturday.", "en", "2026-03-21"),
        ("She resigned on March 3.", "en", "2026-03-03"),
        ("She resigned on 3 March 2024.", "en", "2024-03-03"),
        ("She resigned on 03/04/2024.", "en", "2024-03-04"),
        ("She resigned last week.", "en", "2026-W11"),
        ("She resigned two weeks ago.", "en", "2026-03-04"),
    ],
)
def test_days(text: str, lang: str, value: str) -> None:
    assert one(text, lang)[1].value == value


@pytest.mark.parametrize(
    ("text", "lang", "values"),
    [
        ("Il viendra mardi. Le 10 mars, il pleuvait.", "fr", ["2026-03-24", "2026-03-10"]),
        ("Elle part en mars. 2026 sera sec.", "fr", ["2026-03", "2026"]),
        ("He left on Tuesday. March 10 was wet.", "en", ["2026-03-17", "2026-03-10"]),
        ("He left on Tues. 10 March.", "en", ["2026-03-10"]),
        ("The march ended in March.", "en", ["2026-03"]),
        ("Elle part le 3 janv. 2026.", "fr", ["2026-01-03"]),
    ],
)
def test_a_full_stop_ends_a_date_unless_it_abbreviates(text: str, lang: str, values: list[str]) -> None:
    found = [mention.value for mention in find_values(text, lang, WEDNESDAY)]
    assert [value.value for value in found if isinstance(value, TimeValue)] == values


@pytest.mark.parametrize(
    ("text", "lang", "lo", "hi"),
    [
        ("Foire du 3 au 5 octobre 2025 à Metz.", "fr", "2025-10-03", "2025-10-05"),
        ("Foire les 14 et 15 mars à Metz.", "fr", "2026-03-14", "2026-03-15"),
        ("Foire du 28 avril au 2 mai à Metz.", "fr", "2026-04-28", "2026-05-02"),
        ("Foire le week-end dernier à Metz.", "fr", "2026-03-14", "2026-03-15"),
        ("Le parc ferme début mars.", "fr", "2026-03-01", "2026-03-11"),
        ("Le parc ferme mi-mars.", "fr", "2026-03-11", "2026-03-21"),
        ("Le parc ferme fin 2025.", "fr", "2025-08-30", "2025-12-31"),
        ("Les premiers jours de 2026 ont été froids.", "fr", "2026-01-01", "2026-01-10"),
        ("Les derniers jours de février ont été froids.", "fr", "2026-02-25", "2026-02-28"),
        ("The last weeks of 2025 were cold.", "en", "2025-12-01", "2025-12-31"),
        ("Un feu a pris dans la nuit de samedi à dimanche.", "fr", "2026-03-14", "2026-03-15"),
        ("Un feu a pris dans la nuit du 4 au 5 mars.", "fr", "2026-03-04", "2026-03-05"),
        ("Il faut voter avant le 15 juin.", "fr", None, "2026-06-14"),
        ("The fair runs from July 13 to 15, 2025.", "en", "2025-07-13", "2025-07-15"),
        ("The mine shut earlier this year.", "en", "2026-01-01", "2026-03-17"),
        ("The mine shut earlier in the week.", "en", "2026-03-16", "2026-03-17"),
        ("The mine will reopen later this month.", "en", "2026-03-18", "2026-03-31"),
        ("The mine is shut for the rest of the week.", "en", "2026-03-18", "2026-03-22"),
        ("La mine a fermé plus tôt cette année.", "fr", "2026-01-01", "2026-03-17"),
        ("La mine ferme pour le reste du mois.", "fr", "2026-03-18", "2026-03-31"),
        ("Sales fell from May to July in 2019.", "en", "2019-05-01", "2019-07-31"),
        ("The road is shut 5/1/2024-5/9/2024.", "en", "2024-05-01", "2024-05-09"),
        ("The storm struck on Labor Day weekend 2024.", "en", "2024-08-31", "2024-09-02"),
        ("La foire du week-end de l'Ascension 2024 est finie.", "fr", "2024-05-09", "2024-05-12"),
        ("He is free after the 15th day of the month.", "en", "2026-03-16", None),
        ("It opens in the week beginning March 23.", "en", "2026-03-23", "2026-03-29"),
        ("It shut in the second last week of June 2024.", "en", "2024-06-17", "2024-06-23"),
        ("Two ferries sank over the weekend.", "en", "2026-03-14", "2026-03-15"),
        ("Two ferries will sail over the weekend.", "en", "2026-03-21", "2026-03-22"),
        ("Deux bacs ont coulé au cours du week-end.", "fr", "2026-03-14", "2026-03-15"),
        ("Profits fell in the first half of 2024.", "en", "2024-01-01", "2024-06-30"),
        ("The ferry ran Monday through Friday.", "en", "2026-03-16", "2026-03-20"),
    ],
)
def test_spans(text: str, lang: str, lo: str | None, hi: str | None) -> None:
    _, value = one(text, lang)
    assert (value.lo, value.hi) == (lo, hi)


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("Le feu a pris à 18 h 30.", "fr", "18:30"),
        ("Le feu a pris vers 9h05.", "fr", "09:05"),
        ("Le feu a pris à quinze heures.", "fr", "15:00"),
        ("Le feu a pris à huit heures et demie.", "fr", "08:30"),
        ("Le feu a pris peu avant midi.", "fr", "12:00"),
        ("Le feu a pris à 1 heure du matin.", "fr", "01:00"),
        ("Départ à 8h24'49''.", "fr", "08:24"),
        ("It began at 6 p.m.", "en", "18:00"),
        ("It began at 6:45 am.", "en", "06:45"),
        ("It began around noon.", "en", "12:00"),
        ("It began at nine thirty.", "en", "09:30"),
        ("It began at twelve fifteen.", "en", "12:15"),
        ("It began at seven oh five.", "en", "07:05"),
        ("It began at 7ish.", "en", "07:00"),
        ("It began at 9.am.", "en", "09:00"),
        ("It began in the afternoon at 4.", "en", "16:00"),
        ("It began around half past six.", "en", "06:30"),
        ("It began at a quarter past 8 pm.", "en", "20:15"),
        ("It began at 0600 GMT.", "en", "06:00"),
        ("Six o'clock has struck.", "en", "06:00"),
    ],
)
def test_hours(text: str, lang: str, value: str) -> None:
    assert one(text, lang)[1].value == value


def test_hours_that_last_are_no_hours_of_the_day() -> None:
    assert [m.value.kind for m in find_values("Il a attendu pendant 2 h 30, puis 15 heures.", "fr")] == [
        "duration",
        "duration",
    ]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Elle part samedi.", {"weekday": 5}),
        ("Elle part le 15 mars.", {"day": 15, "month": 3}),
        ("Elle part lundi 2 mars.", {"weekday": 0, "day": 2, "month": 3}),
        ("Elle part jeudi prochain.", {"weekday": 3, "tense": "future"}),
        ("Elle part demain.", {"tense": "future"}),
        ("Elle part la semaine prochaine.", {"tense": "future"}),
    ],
)
def test_without_a_reference_day_a_date_is_a_constraint(text: str, fields: dict[str, object]) -> None:
    _, value = one(text, "fr", None)
    assert not value.resolved
    assert value.days is None
    assert {name: getattr(value, name) for name in fields} == fields


def test_a_weekday_that_contradicts_its_date_keeps_both() -> None:
    _, value = one("Le procès s'ouvre mardi 15 mars 2026.", "fr")
    assert (value.value, value.weekday, value.weekday_clash) == ("2026-03-15", 1, True)


def test_the_day_before_counts_from_the_day_named_last() -> None:
    mentions = find_values("Le 3 février, il a plu. La veille, il neigeait.", "fr", WEDNESDAY)
    assert [m.value.value for m in mentions] == ["2026-02-03", "2026-02-02"]


def test_a_weekday_is_the_one_that_the_text_dates() -> None:
    mentions = find_values("Le cirque à Metz mardi. En piste mardi 24 mars au parc.", "fr", WEDNESDAY)
    assert [m.value.value for m in mentions] == ["2026-03-24", "2026-03-24"]


def test_numbers_of_people_are_no_years() -> None:
    assert [m.value.kind for m in find_values("Plus de 2000 soldats et 1998 civils.", "fr", WEDNESDAY)] == [
        "numberrange",
        "number",
    ]


def test_last_after_an_auxiliary_is_a_verb() -> None:
    (mention,) = find_values("The strike will last 30 days.", "en", WEDNESDAY)
    assert (mention.text, mention.value.kind) == ("30 days", "duration")


@pytest.mark.parametrize("text", ["It airs at 8 tonight.", "It airs tonight at 8.", "It airs at 8 this evening."])
def test_the_half_of_the_day_may_come_before_or_behind(text: str) -> None:
    assert [m.value.value for m in find_values(text, "en", WEDNESDAY) if m.value.kind == "time"] == ["20:00"]


@pytest.mark.parametrize(
    "text",
    ["There were 9. Am I wrong?", "She scored 3 tonight.", "They met 12ish people.", "They killed at least nine."],
)
def test_numbers_that_are_no_hours(text: str) -> None:
    assert "time" not in [m.value.kind for m in find_values(text, "en", WEDNESDAY)]


def test_a_lunar_new_year_is_not_the_first_of_january() -> None:
    assert find_values("The Lunar New Year drew crowds.", "en", WEDNESDAY) == []


def test_three_next_week_are_no_three_weeks() -> None:
    mentions = find_values("There are only three next week.", "en", WEDNESDAY)
    assert [m.text for m in mentions] == ["three", "next week"]


def test_a_date_does_not_run_across_a_line() -> None:
    assert [m.text for m in find_values("Le procès du 3\nmars noir au bois", "fr", WEDNESDAY)][-1] == "mars"


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("It is open from 9 to 11 am.", ["09:00", "11:00"]),
        ("It is open between 2 and 4 p.m.", ["14:00", "16:00"]),
        ("It is open from 11 to 1 pm.", ["11:00", "13:00"]),
        ("It is open 5-6 p.m.", ["17:00", "18:00"]),
        ("It shut at five to six p.m.", ["17:55"]),
        ("It shut at noon on Friday.", ["12:00"]),
        ("It shuts at 9:30 tomorrow night.", ["21:30"]),
    ],
)
def test_hours_that_share_their_half_of_the_day(text: str, hours: list[str]) -> None:
    assert [m.value.value for m in find_values(text, "en", WEDNESDAY) if m.value.kind == "time"] == hours


@pytest.mark.parametrize(
    ("text", "lang", "span", "hour"),
    [
        ("The vote is at 9p on Friday.", "en", "9p", "21:00"),
        ("It opens 15 minutes from 1pm.", "en", "15 minutes from 1pm", "13:15"),
        ("Il est parti dix minutes avant 18 heures.", "fr", "dix minutes avant 18 heures", "17:50"),
        ("It left ten minutes before 8 p.m.", "en", "ten minutes before 8 p.m.", "19:50"),
    ],
)
def test_hours_said_another_way(text: str, lang: str, span: str, hour: str) -> None:
    assert (span, hour) in [(m.text, m.value.value) for m in find_values(text, lang) if isinstance(m.value, TimeValue)]


@pytest.mark.parametrize(
    ("text", "lang", "minutes"),
    [
        ("Ils se sont quittés après 2h45 de discussions.", "fr", 165),
        ("Le sommet, de 1h20 de huis clos, fut bref.", "fr", 80),
        ("La séance a duré 3h15.", "fr", 195),
        ("Le barrage a tenu 2h30 sans céder.", "fr", 150),
        ("Ils sont restés deux heures et demie ensemble.", "fr", 150),
        ("The hearing lasted 2h40.", "en", 160),
    ],
)
def test_a_length_may_be_written_like_an_hour(text: str, lang: str, minutes: float) -> None:
    (value,) = (m.value for m in find_values(text, lang, WEDNESDAY) if isinstance(m.value, Quantity))
    assert value.kind == "duration"
    assert value.value is not None
    assert value.value * {"minute": 1, "hour": 60}[value.unit or ""] == minutes


@pytest.mark.parametrize(
    ("text", "lang", "values"),
    [
        ("Le conseil se réunira jeudi à 15 heures.", "fr", ["2026-03-19", "15:00"]),
        ("Le conseil se réunira vendredi à 8 heures.", "fr", ["2026-03-20", "08:00"]),
        ("Ils paraderont samedi à partir de 17 heures.", "fr", ["2026-03-21", "17:00"]),
        ("Nous suivrons le débat à partir de 15h30.", "fr", ["15:30"]),
        ("Le train de 8h30 de Nantes a été supprimé.", "fr", ["08:30"]),
        ("They were due to march on Sunday at 5pm local time.", "en", ["2026-03-22", "17:00"]),
        ("The gates opened on Friday at 11 a.m.", "en", ["2026-03-13", "11:00"]),
    ],
)
def test_an_hour_behind_its_day(text: str, lang: str, values: list[str]) -> None:
    found = [m.value.value for m in find_values(text, lang, WEDNESDAY) if isinstance(m.value, TimeValue)]
    assert found == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("La trêve vaut à compter de dimanche.", "2026-03-22"),
        ("La ligne ne rouvre pas avant vendredi.", "2026-03-20"),
        ("La lecture du rapport est annoncée pour samedi.", "2026-03-21"),
        ("Le quai a fermé samedi.", "2026-03-14"),
    ],
)
def test_what_begins_or_is_promised_lies_ahead(text: str, value: str) -> None:
    assert one(text, "fr")[1].value == value


def test_a_season_that_is_promised_is_the_next() -> None:
    assert one("Le rapport est promis pour l'automne.", "fr")[1].lo == "2026-09-21"


@pytest.mark.parametrize(
    "text",
    [
        "It was her first visit in a decade.",
        "The first of these visits in a decade is over.",
        "The worst drought in thirty years went on.",
        "A man in his 20s was hurt.",
        "Women in their 30s were asked.",
    ],
)
def test_a_length_that_looks_back_and_an_age_are_no_dates(text: str) -> None:
    assert not [m for m in find_values(text, "en", WEDNESDAY) if isinstance(m.value, TimeValue)]


@pytest.mark.parametrize(
    "text",
    ["The first plant burned and will reopen in two weeks.", "She said only that work would resume in two weeks."],
)
def test_what_will_be_does_not_look_back(text: str) -> None:
    assert one(text, "en")[1].value == "2026-04-01"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Il a eu lieu à 12 h 50 (6 h 20 GMT).", ["12 h 50", "6 h 20 GMT"]),
        ("Il a eu lieu à 12 h 50 (heure locale).", ["12 h 50 (heure locale)"]),
    ],
)
def test_a_bracket_is_of_the_hour_that_it_stands_in(text: str, words: list[str]) -> None:
    assert [text[m.start : m.end] for m in find_values(text, "fr", WEDNESDAY)] == words


def test_a_second_of_several_is_no_length() -> None:
    found = find_values("Une seconde nuit de troubles a suivi, et une seconde personne est morte.", "fr", WEDNESDAY)
    assert not [m for m in found if isinstance(m.value, Quantity) and m.value.unit == "second"]


@pytest.mark.parametrize(
    ("text", "lang", "hours"),
    [
        ("La préfecture interdit de sortir de 22 heures à 5 heures.", "fr", ["22:00", "05:00"]),
        ("Le pont ferme entre 23 h et 6 h.", "fr", ["23:00", "06:00"]),
        ("La fête commence samedi soir à 8 heures.", "fr", ["20:00"]),
        ("The bridge closes from 10pm to 5am.", "en", ["22:00", "05:00"]),
    ],
)
def test_an_hour_of_the_evening_makes_no_evening_of_the_next(text, lang, hours):
    found = [m.value for m in find_values(text, lang, WEDNESDAY) if isinstance(m.value, TimeValue)]
    assert [value.value for value in found if value.kind == "time"] == hours


@pytest.mark.parametrize(
    ("lang", "text", "minutes"),
    [
        ("fr", "au bout d'un combat de 5 h 29", 329),
        ("fr", "Le record de 1982, 4 h 42, appartient au passé.", 282),
        ("fr", "Le train a accumulé un retard de 3h20.", 200),
        ("fr", "La coupure, de 6h10, a touché la ville.", 370),
        ("en", "after a battle of 5h29", 329),
    ],
)
def test_hours_that_something_took_are_a_length(lang, text, minutes):
    values = (m.value for m in find_values(text, lang, WEDNESDAY))
    (found,) = (v for v in values if isinstance(v, Quantity) and v.kind == "duration")
    assert found.value == minutes


@pytest.mark.parametrize(
    "text", ["Le train de 8h30 de Nantes", "La séance de 14h30 est complète.", "La marche partira à 14h de Bastille."]
)
def test_hours_at_which_something_begins_are_of_the_day(text):
    assert [m.value.kind for m in find_values(text, "fr", WEDNESDAY)] == ["time"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "depuis lundi, 14 d'entre eux sont là", ["lundi", "14"]),
        ("fr", "depuis lundi 14, ils sont là", ["lundi 14"]),
        ("en", "since Monday, 14 of them are here", ["Monday", "14"]),
        ("en", "since Friday, 13th they are here", ["Friday, 13th"]),
    ],
)
def test_a_number_behind_a_weekday_and_a_comma_is_a_count(lang, text, expected):
    found = [m.text for m in find_values(text, lang)]
    assert [t.removeprefix("depuis ").removeprefix("since ") for t in found] == expected
