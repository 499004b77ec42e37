"""What sums up, limits, adds to or splits a counted figure, and whose it is."""

from __future__ import annotations

import pytest

from tests.support.reading import facts, number


def told(text: str, attribute: str, figure: str, **given):
    """The one fact with an attribute whose words hold a figure."""
    found = [f for f in facts(text, attribute, **given) if figure in f.text]
    assert len(found) == 1, [(f.text, f.subject) for f in facts(text, attribute, **given)]
    return found[0]


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "value", "hedge"),
    [
        ("fr", "Le bilan du séisme dépasse désormais les 140 morts.", "killed", 140, "over"),
        ("fr", "Le bilan du séisme a franchi la barre des 300 morts.", "killed", 300, "over"),
        ("fr", "Un séisme a frappé Nax. Le nombre de blessés a passé le cap des 1 200.", "injured", 1200, "over"),
        ("fr", "Un séisme a frappé Nax. Le nombre de disparus approche désormais les 200.", "missing", 200, "nearly"),
        ("en", "The quake's death toll topped 300 on Tuesday.", "killed", 300, "over"),
        ("en", "A quake hit Nax. The number of injured surpassed 2,000.", "injured", 2000, "over"),
        ("en", "The official toll now stands at 41.", "killed", 41, None),
        ("fr", "Une demi-douzaine de personnes ont été blessées.", "injured", 6, "rounded"),
        ("en", "Half a dozen people were injured.", "injured", 6, "rounded"),
        ("en", "The strike killed three and wounded 11.", "injured", 11, None),
        ("en", "A bridge collapsed in Nax. By Thursday the toll had risen to 15.", "killed", 15, None),
        ("fr", "Un pont s'est effondré à Nax. Jeudi, le bilan s'est élevé à 17.", "killed", 17, None),
    ],
)
def test_verbs_and_round_words_that_hedge(lang, text, attribute, value, hedge):
    (fact,) = facts(text, attribute, lang=lang)
    assert (number(fact), fact.value.hedge) == (value, hedge)


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "total", "part"),
    [
        ("fr", "La police a arrêté huit personnes, ce qui porte à onze le nombre d'arrestations.", "arrested", 11, 8),
        ("fr", "Ils s'ajoutent aux trois suspects arrêtés lundi, ce qui porte le total à onze.", "arrested", 11, 3),
        ("en", "Police arrested eight people, bringing the total number of arrests to 11.", "arrested", 11, 8),
        ("fr", "L'accident de Nax a fait 55 morts, 51 ayant succombé sur place.", "killed", 55, 51),
        ("fr", "Dix personnes sont mortes lundi. Trois personnes de plus sont mortes mardi.", "killed", 10, 3),
        ("en", "Ten people died on Monday. Three more people died on Tuesday.", "killed", 10, 3),
        ("fr", "La crue a tué douze personnes. La plupart des morts, neuf, vivaient à Nax.", "killed", 12, 9),
        ("en", "The flood killed twelve people. Nearly all the deaths, some nine, were in Nax.", "killed", 12, 9),
    ],
)
def test_a_part_and_the_whole(lang, text, attribute, total, part):
    narrowed = {number(f): f.subject.restrictions for f in facts(text, attribute, lang=lang)}
    assert narrowed == {float(total): (), float(part): ("part",)}


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "figure"),
    [
        ("fr", "Dix personnes ont été tuées et vingt autres blessées.", "injured", "vingt"),
        ("en", "Ten people were killed and another 20 were injured.", "killed", "Ten"),
        ("en", "Ten people died, 20 more were hurt.", "injured", "20"),
        ("fr", "Trente personnes sont portées disparues à Nax, et 45 dans tout le pays.", "missing", "45"),
        ("fr", "Trois des quatre malfaiteurs ont été arrêtés.", "arrested", "Trois"),
        ("en", "Three of the four robbers were arrested.", "arrested", "Three"),
        ("fr", "Le magasin de Nax figure parmi les onze magasins pillés lundi.", "count", "onze"),
    ],
)
def test_what_is_no_part(lang, text, attribute, figure):
    assert "part" not in told(text, attribute, figure, lang=lang).subject.restrictions


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "L'incendie a fait 55 morts, 51 ayant succombé sur place et quatre à l'hôpital."),
        ("en", "The fire left 55 dead: 51 died at the scene and four in hospital."),
    ],
)
def test_the_dead_in_hospital_are_not_the_hurt(lang, text):
    assert not facts(text, "injured", lang=lang)


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "figure", "narrow"),
    [
        (
            "fr",
            "Un séisme a frappé lundi. La seule province de Kravik compte 61 morts.",
            "killed",
            "61",
            "place:place:kravik",
        ),
        (
            "en",
            "A quake hit on Monday. In Valkarra district alone, 84 people died.",
            "killed",
            "84",
            "place:place:valkarra",
        ),
        (
            "fr",
            "Une crue a frappé lundi. La commune de Kravik déplore six morts.",
            "killed",
            "six",
            "place:place:kravik",
        ),
        (
            "fr",
            "Une crue a frappé lundi. Dans le Kravik, six personnes sont mortes.",
            "killed",
            "six",
            "place:place:kravik",
        ),
        ("fr", "Le parquet de Nîmes compte, pour son ressort, 202 gardes à vue.", "count", "202", "part"),
        ("fr", "Les pompiers déplorent six blessés dans leurs rangs.", "injured", "six", "class:firefighters"),
        ("fr", "Le tribunal a condamné Marc Durand et douze autres prévenus.", "count", "douze", "besides"),
        ("en", "She was convicted along with 23 other defendants.", "count", "23", "besides"),
        ("fr", "Les 135 cardinaux de moins de 80 ans peuvent voter.", "count", "135", "entitled"),
        ("en", "Some 135 cardinals are eligible to vote.", "count", "135", "entitled"),
        ("fr", "Un incendie a frappé Nax. Quelque 2 300 pompiers se sont relayés.", "count", "2 300", "cumulated"),
    ],
)
def test_what_narrows_a_figure(lang, text, attribute, figure, narrow):
    assert narrow in told(text, attribute, figure, lang=lang).subject.restrictions


@pytest.mark.parametrize(
    ("lang", "text", "town"),
    [
        ("fr", "Des heurts ont éclaté en France jeudi. Douze personnes ont été arrêtées dans la capitale.", "2988507"),
        ("en", "Drones struck Ukraine on Tuesday. Twelve people were arrested in the Ukrainian capital.", "703448"),
    ],
)
def test_the_capital_is_a_town(lang, text, town):
    article = {"title": {"fr": "Manifestations en France", "en": "Ukraine"}[lang]}
    (fact,) = facts(text, "arrested", lang=lang, **article)
    assert fact.subject.restrictions == (f"place:city:{town}",)


@pytest.mark.parametrize(
    ("lang", "text", "figure"),
    [
        ("fr", "Police : 72 personnes ont été arrêtées, dont 57 ont été placées en garde à vue.", "57"),
        (
            "fr",
            "On a 559 arrestations. Trois cent vingt ont été placées en garde à vue.",
            "Trois cent vingt",
        ),
        ("en", "Some 72 people were arrested, 57 of whom were placed in custody.", "57"),
    ],
)
def test_of_the_arrested_those_in_custody(lang, text, figure):
    assert told(text, "count", figure, lang=lang).subject.key == "custody"


@pytest.mark.parametrize(
    ("lang", "text", "key"),
    [
        ("fr", "Les riverains évaluent à une dizaine le nombre de boutiques pillées.", "shops"),
        ("fr", "Trente marins étaient à bord du cargo.", "sailors"),
        ("fr", "L'enlèvement a eu lieu à Nax. Des hommes armés ont enlevé 30 élèves.", "abducted"),
        ("fr", "Une attaque a eu lieu à Nax. Le lycée compte 600 élèves.", "enrolled"),
        ("en", "Gunmen struck in Leeds. The school has 600 pupils.", "enrolled"),
        ("fr", "Le groupe supprime 500 emplois, pour un effectif de 40 000.", "workers"),
        ("en", "The group will cut 500 jobs, 5% of its workforce of about 53,000.", "workers"),
    ],
)
def test_of_what_a_figure_is(lang, text, key):
    assert key in {f.subject.key for f in facts(text, "count", lang=lang)}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "La police a procédé à 31 arrestations, soit deux fois plus que l'an dernier."),
        ("en", "Police made 31 arrests, twice as many as last year."),
    ],
)
def test_what_a_figure_is_compared_with_does_not_date_it(lang, text):
    assert told(text, "arrested", "31", lang=lang).time_frame == "event"


@pytest.mark.parametrize(
    ("lang", "text", "speakers"),
    [
        (
            "fr",
            "À Nantes, l'intersyndicale a compté 10 000 manifestants, la police 4 200.",
            ["union:intersyndicale", "police"],
        ),
        ("en", "In Leeds, organisers counted 10,000 protesters, police 4,200.", ["organisers:organisers", "police"]),
        ("fr", "Ils étaient 2 000 (police) à 5 000 (CGT) à Nantes.", ["police", "union:cgt"]),
        (
            "fr",
            "Ils étaient 2 000 d'après la police, contre 5 000 pour les organisateurs.",
            ["police", "organisers:organisateurs"],
        ),
        (
            "fr",
            "Il y a 2 000 manifestants selon l'Intérieur, tandis que la CGT revendique 5 000 manifestants.",
            ["interior", "union:cgt"],
        ),
    ],
)
def test_a_second_speaker_of_a_sentence(lang, text, speakers):
    title = {"fr": "Manifestation à Nantes", "en": "Protest in Leeds"}[lang]
    found = facts(f"{title} jeudi. {text}" if lang == "fr" else f"{title}. {text}", "participants_count", lang=lang)
    assert [f.speaker for f in found] == speakers


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "speakers"),
    [
        (
            "fr",
            "Les syndicats ont dénombré 6 000 marcheurs à Nax, la police 2 500.",
            "count",
            ["union:syndicats", "police"],
        ),
        ("fr", "La police a recensé 34 blessés à Nax, les pompiers 29.", "injured", ["police", "rescue"]),
        ("en", "Unions counted 6,000 marchers in Leeds, the police 2,500.", "count", ["union:unions", "police"]),
    ],
)
def test_who_is_named_alone_before_a_figure_counts_the_same_whole(lang, text, attribute, speakers):
    one, two = facts(text, attribute, lang=lang)
    assert [one.speaker, two.speaker] == speakers
    assert one.subject.key == two.subject.key
    assert "part" not in two.subject.restrictions


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "figure", "restrictions"),
    [
        ("fr", "Un train a déraillé à Nax, faisant trois morts et un blessé grave.", "killed", "trois", ()),
        ("en", "Three people were killed and one seriously injured at Nax.", "killed", "Three", ()),
        ("fr", "Depuis le début de l'hiver, 17 personnes sont mortes en montagne.", "killed", "17", ("cumulated",)),
        ("fr", "Douze personnes sont mortes dans la pire crue depuis 2015.", "killed", "Douze", ()),
        ("fr", "24 des 27 personnes interpellées étaient toujours en garde à vue.", "arrested", "27", ()),
    ],
)
def test_what_narrows_a_toll_is_said_of_it(lang, text, attribute, figure, restrictions):
    (fact,) = [f for f in facts(text, attribute, lang=lang) if f.text.startswith(figure)]
    assert (fact.subject.restrictions, fact.time_frame) == (restrictions, "event")


def test_those_of_a_figure_that_the_sentence_opens_with_are_none_of_the_hurt():
    text = "La prise d'otages de Nax a fait trois blessés. Dix personnes, dont huit employés, se trouvaient sur place."
    assert [f.text for f in facts(text, "injured")] == ["trois blessés"]


def test_a_count_of_a_whole_country_is_not_that_of_the_town_before():
    text = "Grève jeudi. Tout est calme. À Nax, 2 000 personnes ont défilé. 92 ont été interpellées, dont 21 à Paris."
    assert told(text, "arrested", "92").subject.restrictions == ()


def test_organisers_who_claim_a_crowd_kill_nobody():
    text = "The protest took place on Thursday. In Leeds, 5,000 people marched, police said; organisers claimed 12,000."
    assert not facts(text, "killed", lang="en")
