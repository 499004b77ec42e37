"""When and where the article's event happened."""

from __future__ import annotations

import pytest

from checker.facts.model import Names
from tests.support.reading import facts, only


def event_facts(text: str, attribute: str, **given) -> list[str]:
    return [f.text for f in facts(text, attribute, **given) if f.subject.key.startswith("event")]


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "expected"),
    [
        ("fr", "L’accident s’est produit lundi à Nantes.", "date", ["lundi"]),
        ("fr", "L’accident s’est produit lundi 16 mars 2026 à Nantes.", "date", ["lundi 16 mars 2026"]),
        ("fr", "L’incendie s’est déclaré dans la nuit de mardi à mercredi.", "date", ["nuit de mardi à mercredi"]),
        ("fr", "L’accident s’est produit lundi à Nantes vers 14 h 30.", "time", ["vers 14 h 30"]),
        ("fr", "L’accident s’est produit lundi à Nantes.", "place", ["Nantes"]),
        ("fr", "L’accident s’est produit lundi rue des Lilas, à Nantes.", "place", ["rue des Lilas", "Nantes"]),
        ("fr", "Nantes : un accident de car fait trois morts.", "place", ["Nantes"]),
        ("en", "The crash happened in Leeds on Monday.", "date", ["Monday"]),
        ("en", "The crash happened in Leeds on Monday at 2:30 pm.", "time", ["2:30 pm"]),
        ("en", "The crash happened in Leeds on Monday.", "place", ["Leeds"]),
        ("en", "The crash happened on Mill Street in Leeds on Monday.", "place", ["Mill Street", "Leeds"]),
    ],
)
def test_when_and_where(lang, text, attribute, expected):
    assert event_facts(text, attribute, lang=lang) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "L’accident a fait trois morts lundi. Un hommage aura lieu le 2 avril."),
        ("fr", "L’accident a fait trois morts lundi. En 2019, un autre avait eu lieu ici."),
        ("fr", "L’accident a fait trois morts lundi. Le procès se tiendra mardi prochain."),
        ("en", "The crash killed three on Monday. A service will be held on 2 April."),
        ("en", "The crash killed three on Monday. In 2019 there was another."),
    ],
)
def test_another_day_is_not_the_events(lang, text):
    assert event_facts(text, "date", lang=lang) in (["lundi"], ["Monday"])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Samedi au soir, le bilan de l’incendie atteignait douze morts."),
        ("fr", "Samedi, à Brax, les pompiers ont annoncé avoir maîtrisé l’incendie."),
        ("fr", "Les recherches se poursuivaient samedi après l’avalanche."),
        ("fr", "Le feu couvait toujours, samedi, dans l’usine détruite par l’incendie."),
        ("fr", "Le suspect de l’attaque a été interpellé samedi."),
        ("fr", "La justice a ordonné samedi la fermeture de la discothèque après l’incendie."),
        ("fr", "Le chanteur, mort samedi, a été inhumé lors de funérailles nationales."),
        ("fr", "Les portes fermeront samedi et le cercueil sera scellé."),
        ("en", "The death toll from the quake rose to 120 on Saturday."),
        ("en", "On Saturday, firefighters said they had brought the blaze under control."),
        ("en", "Three men were arrested on Saturday over the robbery."),
        ("en", "The family of a victim of the crash filed a complaint on Saturday."),
        ("en", "A second victim of the fire died in hospital on Saturday."),
    ],
)
def test_a_day_of_what_followed_is_not_the_events(lang, text):
    found = [f.subject.key for f in facts(text, "date", lang=lang)]
    assert found
    assert "event" not in found


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("fr", "Le bilan de l’incendie de samedi est monté mardi à douze morts.", "samedi"),
        ("fr", "Trois personnes ont été tuées samedi après l’effondrement d’un pont.", "samedi"),
        ("fr", "Le chanteur a été inhumé samedi lors de funérailles nationales.", "samedi"),
        ("en", "The death toll from Saturday’s fire rose on Tuesday to 12.", "Saturday"),
        ("en", "The driver of the coach that crashed on Saturday was questioned on Tuesday.", "Saturday"),
    ],
)
def test_the_events_day_beside_one_of_what_followed(lang, text, day):
    found = {f.text: f.subject.key for f in facts(text, "date", lang=lang)}
    assert [key in ("event", "moment:funeral") for text, key in found.items() if text == day] == [True]


def test_a_day_of_the_lead_that_nothing_ties_to_the_event_is_presumed_its_own():
    assert [f.subject.key for f in facts("Le président a survolé samedi la région.", "date")] == ["event:presumed"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # told beside the news, it is recalled; told alone, it is what the article is about
        ("La tempête a frappé Brest lundi 16 mars 2026, pire que la tempête du 3 mai 2024.", ["lundi 16 mars 2026"]),
        ("La tempête du 3 mai 2024 à Brest avait fait trois morts.", ["3 mai 2024"]),
    ],
)
def test_a_day_long_past_is_the_events_only_where_no_other_is_news(text, days):
    assert event_facts(text, "date") == days


@pytest.mark.parametrize("text", ["L’accident s’est produit lundi.", "L’accident s’est produit le 15 mars."])
def test_a_day_without_a_reference_stays_unresolved(text):
    found = facts(text, "date", published=None)
    assert found
    assert all(f.value.days is None for f in found)


def test_a_day_counts_from_the_day_of_publication():
    value = only("L’accident s’est produit lundi.", "date").value
    assert (value.resolved, value.value) == (True, "2026-03-16")


def test_the_key_of_a_place_is_no_word():
    french = only("L’accident s’est produit lundi à Londres.", "place").value
    english = only("The crash happened in London on Monday.", "place", lang="en").value
    assert isinstance(french, Names)
    assert isinstance(english, Names)
    assert french.keys == english.keys
    assert (french.labels, english.labels) == (("Londres",), ("London",))


@pytest.mark.parametrize(
    "text",
    [
        "L’accident s’est produit lundi à Nantes. La victime est née à Rennes.",
        "L’accident s’est produit lundi à Nantes (la ville la plus proche est Rennes).",
        "L’accident s’est produit lundi à Nantes, au sud de Rennes.",
    ],
)
def test_the_first_town_is_the_events(text):
    assert event_facts(text, "place") == ["Nantes"]


@pytest.mark.parametrize(
    ("lang", "text", "words", "level", "key"),
    [
        ("fr", "L’accident s’est produit lundi sur l’autoroute A7.", "A7", "road", "road:a7"),
        (
            "fr",
            "La fusillade a éclaté lundi dans le 11e arrondissement.",
            "11e arrondissement",
            "district",
            "district:11",
        ),
        ("fr", "L’attaque a eu lieu à la gare de Perrache.", "gare de Perrache", "venue", "venue:station/perrache"),
        ("fr", "Le vol a eu lieu au péage de Vals-Sud.", "péage de Vals-Sud", "venue", "venue:exit/vals south"),
        (
            "fr",
            "Le sommet s’est tenu au palais des congrès.",
            "palais des congrès",
            "venue",
            "venue:meeting/palais des congres",
        ),
        ("en", "The crash happened on the M6.", "M6", "road", "road:m6"),
        ("en", "The attack happened at Euston station.", "Euston station", "venue", "venue:station/euston"),
    ],
)
def test_roads_districts_and_venues(lang, text, words, level, key):
    found = [f for f in facts(text, "place", lang=lang) if f.subject.key == f"event:{level}"]
    assert [(f.text, f.value.keys) for f in found if isinstance(f.value, Names)] == [(words, (key,))]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "L’attaque a eu lieu entre le 1er et le 4e arrondissement."),
        ("en", "The mayor, Lucy Hall, saw the fire."),
        ("en", "The fire broke out in a school on Monday."),
    ],
)
def test_what_is_no_road_district_or_venue(lang, text):
    found = {f.subject.key for f in facts(text, "place", lang=lang)}
    assert not found & {"event:road", "event:district", "event:venue"}


@pytest.mark.parametrize(
    ("lang", "text", "stage", "spot"),
    [
        ("fr", "À Paris, la manifestation est partie de la place de la Nation.", "departure", "spot:/nation"),
        ("fr", "À Paris, la manifestation a rallié la Bastille.", "arrival", "spot:/bastille"),
        ("en", "In London the protest set off from Trafalgar Square.", "departure", "spot:/trafalgar"),
    ],
)
def test_where_a_march_sets_off_and_ends(lang, text, stage, spot):
    found = [f for f in facts(text, "place", lang=lang) if f.subject.key == stage]
    assert [f.value.keys for f in found if isinstance(f.value, Names)] == [(spot,)]
    assert [r.partition(":")[0] for f in found for r in f.subject.restrictions] == ["place"]


@pytest.mark.parametrize(
    ("lang", "text", "hours"),
    [
        ("fr", "Un car a quitté la route lundi à Brax. C’est à 7 h 25 qu’il a heurté la glissière.", ["7 h 25"]),
        ("en", "Derailment in Leeds. Police said it was 7.25 a.m. when the train struck the wall.", ["7.25 a.m."]),
        ("en", "Derailment in Leeds on Monday. Police said the line was open by 9.40 p.m.", []),
    ],
)
def test_the_hour_beside_the_blow_is_the_events(lang, text, hours):
    assert event_facts(text, "time", lang=lang) == hours


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Les obsèques auront lieu le 2 avril, après l’accident de lundi.", {"2 avril": "moment:funeral"}),
        ("fr", "Incendie à Brax. Le musée rouvrira mercredi.", {"mercredi": "moment:reopening"}),
        ("fr", "Incendie à Brax. La réouverture, jeudi, suit la visite de mardi.", {"jeudi": "moment:reopening"}),
        ("fr", "Procès de Brax. Le jugement a été mis en délibéré au 2 avril.", {"2 avril": "moment:verdict"}),
        ("en", "Fire in Leeds. The museum will reopen on 2 April.", {"2 April": "moment:reopening"}),
        ("en", "Trial in Leeds. A verdict is due on 2 April.", {"2 April": "moment:verdict"}),
        # stages that this kind of event does not have
        ("fr", "Séisme à Brax le 2 avril : un deuxième vol de secours est parti.", {}),
        ("en", "A rocket fell on 2 April after its engine shut down early.", {}),
    ],
)
def test_the_day_of_a_stage_stands_nearest_to_its_words(lang, text, expected):
    found = facts(text, "date", lang=lang)
    assert {f.text: f.subject.key for f in found if f.subject.key.startswith("moment:")} == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Un incendie a tué deux personnes mardi, a indiqué jeudi le parquet de Brax.", ["mardi"]),
        ("en", "A fire killed two people on Tuesday, police in Leeds said on Thursday.", ["Tuesday"]),
    ],
)
def test_the_day_on_which_it_was_said_is_not_the_events(lang, text, expected):
    assert event_facts(text, "date", lang=lang) == expected


def test_the_day_of_the_one_before_is_not_the_events():
    text = "Les cheminots ont défilé jeudi 19 mars à Brax, une mobilisation plus forte que la précédente, le 5 février."
    assert event_facts(text, "date") == ["jeudi 19 mars"]


def test_a_dispatch_may_give_the_country_of_its_town():
    text = "BRÊME (Allemagne), 20 mars 2026 (Agence du Nord) - Un incendie a tué deux personnes jeudi."
    assert event_facts(text, "date") == ["jeudi"]


@pytest.mark.parametrize(
    ("lang", "text", "hours"),
    [
        ("fr", "Heurts à Brax samedi. À 2 heures du matin, 30 personnes avaient été arrêtées.", []),
        ("fr", "Panne à Brax mardi. Mercredi à 7 heures, la moitié des foyers était encore dans le noir.", []),
        ("fr", "Séisme à Brax samedi. Une minute de silence sera observée mardi à 12 h 51.", []),
        ("fr", "Finale à Brax samedi. Le club fêtera son titre dimanche à 17 heures.", []),
        ("fr", "Naufrage au large de Brest. Le bateau s’est disloqué vers 11 h 30.", ["vers 11 h 30"]),
        ("en", "Outage in Leeds on Monday. At 10 pm, half the homes were still dark.", []),
        ("en", "Shipwreck off Hull. The hull gave way at 10.30 am.", ["10.30 am"]),
    ],
)
def test_an_hour_at_which_a_figure_stood_or_that_is_to_come_is_not_the_events(lang, text, hours):
    assert event_facts(text, "time", lang=lang) == hours


@pytest.mark.parametrize(
    ("lang", "text", "clock"),
    [
        ("fr", "Séisme à Brax mardi. Il s’est produit à 12 h 50 locales (6 h 20 GMT).", "clock:utc@12:50"),
        ("fr", "Séisme à Brax mardi. Il s’est produit vers 14 h 20 (7 h 20 à Paris).", "clock:paris@14:20"),
        ("en", "Quake in Leeds on Monday. It struck at 12:33 (11:33 in Lisbon).", "clock:city:2267057@12:33"),
        ("en", "Quake in Leeds on Monday. It struck at around 2:30 am local time (1:30 GMT).", "clock:utc@02:30"),
    ],
)
def test_an_hour_in_brackets_is_on_another_clock(lang, text, clock):
    assert [f.subject.key for f in facts(text, "time", lang=lang) if "(" in text[: f.start]] == [clock]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Procès de Brax lundi. L’audience avait débuté à 10 heures.", {"10 heures": "moment:session-start"}),
        ("fr", "Procès de Brax lundi. L’audience s’ouvre à 10 heures.", {"10 heures": "moment:session-start"}),
        ("fr", "Procès de Brax lundi. Les débats se sont ouverts à 9 h 30.", {"9 h 30": "moment:session-start"}),
        ("fr", "Procès de Brax lundi. L’audience s’est achevée à 18 heures.", {}),
        (
            "fr",
            "Élection à Brax. La proclamation des résultats a eu lieu à 21 heures.",
            {"21 heures": "moment:outcome"},
        ),
        ("fr", "Élection à Brax. Les résultats sont attendus à 20 heures.", {"20 heures": "moment:outcome"}),
        ("fr", "Sommet de Brax. La poignée de main a eu lieu à 11 h 08.", {"11 h 08": "moment:handshake"}),
        ("fr", "Crash à Brax. L’avion avait décollé à 9 h 15.", {"9 h 15": "moment:take-off"}),
        ("en", "Trial in Leeds. The hearing began at 10 am.", {"10 am": "moment:session-start"}),
        ("en", "Crash in Leeds. The plane took off at 9.15 am.", {"9.15 am": "moment:take-off"}),
        # «by» is no deadline unless the day or hour stands behind it
        ("en", "Crash in Leeds. A man hit by a van was found at 9.15 am.", {}),
    ],
)
def test_the_hour_of_a_stage(lang, text, expected):
    found = facts(text, "time", lang=lang)
    assert {f.text: f.subject.key for f in found if f.subject.key.startswith("moment:")} == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le conseil a annoncé lundi une journée de deuil après l’incendie."),
        ("fr", "Selon le dernier bilan diffusé lundi, l’incendie a fait deux morts."),
        ("en", "The council announced on Monday a day of mourning after the fire."),
    ],
)
def test_the_day_of_an_announcement_is_no_stage_and_not_the_events(lang, text):
    (found,) = facts(text, "date", lang=lang)
    assert found.subject.key == "other"


@pytest.mark.parametrize(
    "text",
    [
        "Marche à Brax mardi. À gauche comme au RN, on se tait.",
        "Marche à Brax mardi. Le Quai d’Orsay s’est tu.",
        "Marche à Brax mardi. Une partie du cortège a dansé au Conseil.",
    ],
)
def test_bodies_are_no_places(text):
    assert [f.text for f in facts(text, "place")] == ["Brax"]


def test_the_town_of_another_country_is_not_the_events():
    found = facts("Séisme en Birmanie : une tour s’effondre à Bangkok", "place")
    assert {f.text: f.subject.key for f in found} == {"Birmanie": "event:country", "Bangkok": "other"}


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "fr",
            "Une motion de censure a été adoptée mardi. L’une d’elles, le 20 mars 2023, a échoué de peu.",
            ["mardi"],
        ),
        (
            "en",
            "A dinghy sank off Hull on Tuesday. It was dark. It was cold. On 23 February, five people drowned there.",
            ["Tuesday"],
        ),
    ],
)
def test_a_less_sure_day_well_before_is_not_the_events(lang, text, expected):
    assert event_facts(text, "date", lang=lang) == expected
