"""Counted people and things: what became of them, and what narrows the figure."""

from __future__ import annotations

import pytest

from tests.support.reading import cues, facts, number, only


def counted(text: str, attribute: str, **given) -> list[tuple[str, float | None, tuple[str, ...]]]:
    return [(f.text, number(f), f.subject.restrictions) for f in facts(text, attribute, **given)]


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "expected"),
    [
        # by noun
        ("fr", "L’accident de Nax a fait quatre morts lundi.", "killed", ["quatre morts"]),
        ("fr", "L’accident de Nax a fait onze blessés lundi.", "injured", ["onze blessés"]),
        ("fr", "Après le naufrage, on compte deux disparus.", "missing", ["deux disparus"]),
        ("fr", "La manifestation s’est soldée par douze interpellations.", "arrested", ["douze interpellations"]),
        ("en", "The fire left three dead.", "killed", ["three dead"]),
        ("en", "The fire left nine injured.", "injured", ["nine injured"]),
        ("en", "The protest ended with twelve arrests.", "arrested", ["twelve arrests"]),
        # by the verb after
        ("fr", "Trois personnes sont mortes dans l’incendie.", "killed", ["Trois personnes"]),
        ("fr", "Trois personnes ont été blessées dans l’incendie.", "injured", ["Trois personnes"]),
        ("fr", "Trois personnes sont portées disparues après la crue.", "missing", ["Trois personnes"]),
        ("fr", "Trois personnes ont été interpellées après le cambriolage.", "arrested", ["Trois personnes"]),
        ("fr", "Deux hommes ont péri dans l’incendie.", "killed", ["Deux hommes"]),
        ("en", "Three people died in the fire.", "killed", ["Three people"]),
        ("en", "Three people were hurt in the fire.", "injured", ["Three people"]),
        ("en", "Three people are still missing after the flood.", "missing", ["Three people"]),
        ("en", "Three people were arrested after the burglary.", "arrested", ["Three people"]),
        # by the verb before
        ("fr", "L’incendie a coûté la vie à cinq personnes.", "killed", ["cinq personnes"]),
        ("fr", "L’explosion a tué cinq personnes.", "killed", ["cinq personnes"]),
        ("fr", "L’explosion s’est produite à midi, blessant six personnes.", "injured", ["six personnes"]),
        ("fr", "La police a interpellé six personnes après le vol.", "arrested", ["six personnes"]),
        ("en", "The blast killed five people.", "killed", ["five people"]),
        ("en", "The blast came at noon, injuring six people.", "injured", ["six people"]),
        ("en", "The fire claimed the lives of five people.", "killed", ["five people"]),
        # past an apposition
        ("fr", "Deux personnes, un adulte et un enfant, ont été tuées dans l’accident.", "killed", ["Deux personnes"]),
        ("en", "Two people, an adult and a child, were killed in the crash.", "killed", ["Two people"]),
        # two fates in one sentence
        ("fr", "L’accident a tué quatre personnes et en a blessé onze.", "killed", ["quatre personnes"]),
        ("en", "The crash killed four people and injured eleven.", "killed", ["four people"]),
        ("en", "The crash killed four people and injured eleven.", "injured", ["eleven"]),
        # « autres »
        ("fr", "Trois personnes sont mortes et 14 autres ont été blessées dans l’incendie.", "injured", ["14 autres"]),
        ("en", "Three people died and 14 others were injured in the fire.", "injured", ["14 others"]),
        # alone in their class
        ("fr", "Quatre marins sont portés disparus après le naufrage.", "missing", ["Quatre marins"]),
        ("en", "Four sailors are missing after the shipwreck.", "missing", ["Four sailors"]),
    ],
)
def test_what_became_of_people(lang, text, attribute, expected):
    assert [f.text for f in facts(text, attribute, lang=lang)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "attribute"),
    [
        ("fr", "L’accident n’a fait aucun blessé.", "injured"),
        ("fr", "L’incendie n’a fait aucun mort.", "killed"),
        ("fr", "Aucune victime n’est à déplorer : personne n’a été blessé dans l’accident.", "injured"),
        ("fr", "Il n’y a pas de blessé dans cet accident.", "injured"),
        ("fr", "L’accident n’a pas fait de blessés.", "injured"),
        ("en", "Nobody was hurt in the crash.", "injured"),
        ("en", "No one was killed in the crash.", "killed"),
        ("en", "There were no injuries in the crash.", "injured"),
    ],
)
def test_nobody_is_a_count_of_zero(lang, text, attribute):
    assert number(only(text, attribute, lang=lang)) == 0


def test_two_counts_in_one_sentence():
    text = "L’accident de car a fait quatre morts et onze blessés."
    assert [(f.attribute, number(f)) for f in facts(text)] == [("killed", 4), ("injured", 11)]


@pytest.mark.parametrize(
    ("lang", "text", "figure", "part"),
    [
        ("fr", "L’incendie a fait six morts, dont deux pompiers.", 2, "class:firefighters"),
        ("fr", "L’incendie a fait onze blessés, dont quatre grièvement.", 4, "serious"),
        ("fr", "L’incendie a fait onze blessés, dont quatre graves.", 4, "serious"),
        (
            "fr",
            "Onze personnes ont été blessées dans l’accident. Quatre d’entre elles sont gravement atteintes.",
            4,
            "serious",
        ),
        ("fr", "Quatre personnes ont été grièvement blessées dans l’accident.", 4, "serious"),
        ("fr", "Quatre personnes ont été légèrement blessées dans l’accident.", 4, "light"),
        ("fr", "Huit personnes ont été hospitalisées après l’accident.", 8, "hospitalised"),
        ("fr", "Huit malades sont à l’hôpital, trois en réanimation. L’épidémie ralentit.", 3, "intensive"),
        ("fr", "L’incendie a fait six morts. Parmi eux figurent deux enfants.", 2, "class:children"),
        ("fr", "L’incendie a fait six morts. Deux d’entre eux étaient des enfants.", 2, "class:children"),
        ("fr", "Les crues ont tué six personnes dans l’Ain. Deux sont mortes à Nantua.", 2, "place:place:nantua"),
        ("en", "Six people were killed in the fire, including two firefighters.", 2, "class:firefighters"),
        ("en", "Eleven people were injured in the crash, four of them seriously.", 4, "serious"),
        ("en", "Four people were seriously injured in the crash.", 4, "serious"),
        ("en", "Eight people were taken to hospital after the crash.", 8, "hospitalised"),
        ("en", "Nine people fell ill in the outbreak. Four of them are in hospital.", 4, "hospitalised"),
        ("en", "Nine patients are in hospital, two of them in intensive care. The outbreak slows.", 2, "intensive"),
        ("en", "The fire killed six people. Two of the dead were children.", 2, "class:children"),
    ],
)
def test_a_part_is_marked_as_one(lang, text, figure, part):
    (fact,) = [
        f for f in facts(text, lang=lang) if f.attribute in ("killed", "injured", "count") and number(f) == figure
    ]
    assert part in fact.subject.restrictions


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "L’incendie a fait onze blessés, dont quatre grièvement."),
        ("en", "Eleven people were injured in the crash, four of them seriously."),
    ],
)
def test_the_total_beside_a_part_is_not_narrowed(lang, text):
    whole = next(f for f in facts(text, "injured", lang=lang) if number(f) == 11)
    assert whole.subject.restrictions == ()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "À Nantes, trois personnes ont été blessées dans la manifestation."),
        ("fr", "La manifestation s’achève. Trois personnes ont été blessées à Nantes."),
        ("fr", "La manifestation a fait trois blessés à Nantes."),
        ("en", "In Nantes, three people were injured in the protest."),
        ("en", "The protest is over. Three people in Nantes were injured."),
    ],
)
def test_a_figure_of_one_town(lang, text):
    (place,) = only(text, "injured", lang=lang).subject.restrictions
    assert place.startswith("place:city:")


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Environ 130 personnes ont été blessées dans l’accident.", ["Environ"]),
        ("fr", "Au moins quatre personnes ont été blessées dans l’accident.", ["Au moins"]),
        ("fr", "Près de 200 personnes ont été blessées dans l’accident.", ["Près de"]),
        ("fr", "Quatre personnes ont été blessées dans l’accident.", []),
        ("en", "About 130 people were injured in the crash.", ["About"]),
        ("en", "At least four people were injured in the crash.", ["At least"]),
    ],
)
def test_hedges_are_kept_as_cues(lang, text, expected):
    fact = only(text, "injured", lang=lang)
    assert cues(fact, "hedge") == expected
    assert (fact.value.hedge is None) == (not expected)


def test_the_word_that_decided_is_a_cue():
    (state,) = [c for c in only("Trois personnes sont mortes dans l’incendie.", "killed").cues if c.kind == "state"]
    assert state.text == "sont mortes"


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Le sommet a réuni une vingtaine de dirigeants à Oslo.", [20]),
        ("fr", "Vingt-deux chefs d’État ont participé au sommet d’Oslo.", [22]),
        ("fr", "Une réunion de douze ministres s’est tenue à Vaux.", [12]),
        ("fr", "La manifestation a rassemblé 1 500 personnes.", [1500]),
        ("fr", "Plus de 1.500 manifestants ont défilé dans les rues.", [1500]),
        ("fr", "La manifestation a rassemblé 900 personnes selon la police, 1 500 selon la CGT.", [900, 1500]),
        ("fr", "Le sommet s’est tenu à Oslo. L’alliance compte trente-quatre pays.", []),
        ("fr", "L’accident a réuni 200 curieux.", []),
        ("fr", "Grèves et manifestations mardi. Ils étaient 15 000 à Toulouse.", [15000]),
        (
            "fr",
            "Manifestations mardi. À Toulouse, 8 000 personnes selon la police, 15 000 selon la CGT.",
            [8000, 15000],
        ),
        ("en", "The summit brought together some 40 leaders in Oslo.", [40]),
        ("en", "Twenty ministers attended the meeting in Oslo.", [20]),
        ("en", "The protest drew 1,500 people.", [1500]),
        ("en", "The protest drew 900 people according to police, 1,500 according to the unions.", [900, 1500]),
    ],
)
def test_people_who_took_part(lang, text, expected):
    assert [number(f) for f in facts(text, "participants_count", lang=lang)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "figure", "key"),
    [
        ("fr", "Les voleurs ont emporté huit bijoux lors du cambriolage.", 8, "jewels"),
        ("fr", "L’incendie a détruit quatorze maisons.", 14, "homes"),
        ("fr", "Cent vingt sapeurs-pompiers ont lutté contre l’incendie.", 120, "firefighters"),
        ("fr", "Le groupe veut supprimer 380 postes.", 380, "jobs"),
        ("fr", "Le groupe veut supprimer trois cent quatre-vingts emplois.", 380, "jobs"),
        ("en", "The thieves took eight jewels in the heist.", 8, "jewels"),
        ("en", "The fire destroyed fourteen homes.", 14, "homes"),
        ("en", "Some 120 firefighters fought the fire.", 120, "firefighters"),
        ("en", "The company is to cut 380 jobs.", 380, "jobs"),
        # what the words around tell
        ("fr", "L’autocar qui transportait 47 voyageurs s’est couché lundi.", 47, "aboard"),
        ("fr", "L’autocar s’est couché lundi. Ils étaient 47 à bord, des lycéens.", 47, "aboard"),
        ("fr", "Sur les 38 concurrents de la course, neuf ont abandonné.", 9, "retirements"),
        ("fr", "La course a connu 53 abandons sur 120 partants.", 53, "retirements"),
        ("fr", "La course a connu 53 abandons sur 120 partants.", 120, "runners"),
        ("fr", "Le cambriolage a eu lieu lundi. Les voleurs étaient trois.", 3, "suspects"),
        ("fr", "Les secouristes, près de deux cents, ont fouillé les décombres.", 200, "rescuers"),
        ("fr", "Deux cents pompiers et 22 véhicules de secours ont été envoyés.", 22, "engines"),
        ("en", "The ferry was carrying 118 passengers when it ran aground.", 118, "aboard"),
        ("en", "Of the 38 starters in the race, nine have retired.", 9, "retirements"),
        ("en", "Police put the crowd at 80,000.", 80_000, "spectators"),
    ],
)
def test_things_by_class(lang, text, figure, key):
    (fact,) = [f for f in facts(text, "count", lang=lang) if number(f) == figure]
    assert fact.subject.key == key


@pytest.mark.parametrize(
    "text",
    [
        "Le sommet s’est tenu salle 12, article 4, le 15 mars.",
        "Le numéro 3 du parti a parlé au sommet.",
        "Le match s’est achevé sur 3 buts à 2 au terme de la 90e minute.",
        "Le 12 rue des Lilas a brûlé dans l’incendie.",
    ],
)
def test_numbers_that_count_no_people(text):
    assert [f for f in facts(text) if f.attribute in ("killed", "injured", "participants_count", "arrested")] == []


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "firmness"),
    [
        ("fr", "L’accident a fait trois morts.", "killed", "actual"),
        ("fr", "L’accident aurait fait trois morts.", "killed", "hearsay"),
        ("fr", "Trois personnes auraient été tuées dans l’accident.", "killed", "hearsay"),
        ("fr", "Le sommet devrait réunir une vingtaine de dirigeants.", "participants_count", "forecast"),
        ("fr", "Le sommet réunira une vingtaine de dirigeants.", "participants_count", "forecast"),
        ("en", "The crash killed three people.", "killed", "actual"),
        ("en", "Three people were reportedly killed in the crash.", "killed", "hearsay"),
        ("en", "Some twenty leaders are expected to attend the summit.", "participants_count", "forecast"),
        ("en", "Some twenty leaders will attend the summit.", "participants_count", "forecast"),
    ],
)
def test_how_firmly(lang, text, attribute, firmness):
    assert only(text, attribute, lang=lang).firmness == firmness


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "L’an dernier, un accident au même endroit avait fait neuf morts."),
        ("fr", "En 2019, un incendie avait tué neuf personnes."),
        ("fr", "Il y a trois ans, un incendie avait tué neuf personnes."),
        ("en", "Last year, a crash at the same spot killed nine people."),
        ("en", "In 2019, a fire killed nine people."),
        ("en", "Three years ago, a fire killed nine people."),
    ],
)
def test_background_is_another_time(lang, text):
    fact = only(text, "killed", lang=lang)
    assert fact.time_frame == "other"
    assert cues(fact, "background")


def test_what_stands_in_another_sentence_is_not_background():
    text = "L’accident a fait trois morts. L’an dernier, il y en avait eu neuf."
    assert facts(text, "killed")[0].time_frame == "event"


def test_the_title_is_read_apart_from_the_body():
    found = facts("L’accident a fait trois morts.", "killed", title="Accident de car à Nax : deux morts")
    assert [(f.field, f.text) for f in found] == [("title", "deux morts"), ("body", "trois morts")]


@pytest.mark.parametrize(
    ("text", "cue", "words"),
    [
        ("Un premier bilan provisoire fait état de trois morts dans l’accident.", "provisional", True),
        ("Le bilan définitif de l’accident est de trois morts.", "final", True),
        ("L’accident a fait trois morts.", "provisional", False),
    ],
)
def test_stages_of_a_toll_are_cues(text, cue, words):
    assert bool(cues(only(text, "killed"), cue)) is words


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Deux ex-policiers ont été arrêtés à Brest."),
        ("fr", "Deux anciens policiers ont été arrêtés à Brest."),
        ("en", "Two ex-officers were arrested in Leeds."),
        ("en", "Two former officers were arrested in Leeds."),
    ],
)
def test_who_was_something_once_is_counted_as_such(lang, text):
    assert only(text, "arrested", lang=lang).subject.restrictions == ("class:police",)


@pytest.mark.parametrize(
    ("lang", "text", "key"),
    [
        ("fr", "Deux journaux et un journal brûlent.", "noun:journal"),
        ("fr", "Deux tuyaux ont cédé.", "noun:tuyau"),
        ("en", "Two factories were closed.", "noun:factory"),
        ("en", "Two witnesses spoke.", "noun:witness"),
        ("en", "Two ropes broke.", "noun:rope"),
    ],
)
def test_a_noun_of_no_lexicon_is_told_in_the_singular(lang, text, key):
    assert facts(text, "count", lang=lang)[0].subject.key == key


@pytest.mark.parametrize(
    ("lang", "text", "counted"),
    [
        ("fr", "Le groupe, qui compte 58 000 salariés, a perdu 981 millions.", ["58 000 salariés"]),
        ("fr", "Les donateurs de 150 pays ont apporté 846 millions, dont 700 millions dépensés.", ["150 pays"]),
        ("en", "The retailer, with 685 shops, told of a first-half net loss.", ["685 shops"]),
    ],
)
def test_what_is_far_too_large_to_be_of_those_just_counted(lang, text, counted):
    assert [fact.text for fact in facts(text, "count", lang=lang)] == counted


def test_who_says_a_count():
    fact = only("Selon la préfecture, l’accident a fait trois morts.", "killed")
    assert (fact.attributed_to, fact.speaker, cues(fact, "attribution")) == ("préfecture", "prefecture", ["Selon"])


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "total"),
    [
        ("fr", "Sept hommes et huit femmes ont été tués dans l’accident.", "killed", 15),
        ("fr", "L’incendie a blessé deux civils et sept pompiers.", "injured", 9),
        ("en", "Seven men and eight women were killed in the crash.", "killed", 15),
    ],
)
def test_two_halves_of_a_whole_are_added(lang, text, attribute, total):
    fact = only(text, attribute, lang=lang)
    assert number(fact) == total
    assert cues(fact, "computed") == [fact.text]


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "mention"),
    [
        ("fr", "Une personne est morte dans l’accident.", "killed", "Une personne"),
        ("fr", "L’accident a fait un mort.", "killed", "un mort"),
        ("fr", "L’incendie a coûté la vie à une femme.", "killed", "une femme"),
        ("en", "A woman was killed in the crash.", "killed", "A woman"),
    ],
)
def test_the_article_counts_where_somebody_is_hurt(lang, text, attribute, mention):
    fact = only(text, attribute, lang=lang)
    assert (fact.text, number(fact)) == (mention, 1)


@pytest.mark.parametrize("text", ["Une voiture a brûlé dans l’incendie.", "Une personne a vu l’incendie."])
def test_the_article_counts_nothing_else(text):
    assert [f.text for f in facts(text) if f.attribute in ("killed", "injured", "count")] == []


def test_more_of_what_was_counted_is_not_compared():
    text = "La liste obtient 24 sièges au scrutin, contre sept pour celle du maire."
    assert [(number(f), f.subject.restrictions) for f in facts(text, "count")] == [(24, ()), (7, ("part",))]


@pytest.mark.parametrize(
    ("lang", "text", "part", "whole"),
    [
        ("fr", "L’armée dit avoir abattu 747 drones sur 810 dans la nuit.", 747, 810),
        ("en", "The army says it shot down 747 drones out of 810 overnight.", 747, 810),
    ],
)
def test_a_count_out_of_another_is_a_part_of_it(lang, text, part, whole):
    one, other = facts(text, "count", lang=lang)
    assert (number(one), one.subject.restrictions) == (part, ("part",))
    assert (number(other), other.subject.key, other.subject.restrictions) == (whole, "drones", ())


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "À Nax, trois personnes ont été blessées dans un accident."),
        ("en", "Crash in Nantes: three people were injured."),
    ],
)
def test_where_the_event_is_set_narrows_nothing(lang, text):
    assert only(text, "injured", lang=lang).subject.restrictions == ()


def test_the_town_of_a_clock_is_no_place_of_a_figure():
    text = "Ouverte à 15 heures, heure de Paris, la conférence a rassemblé 42 pays à Oslo."
    assert not any("2988507" in r for f in facts(text, "participants_count") for r in f.subject.restrictions)


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "expected"),
    [
        # a part of some class of people is a part of that class
        ("fr", "L’incendie a fait des dégâts. Neuf pompiers ont été blessés, dont deux gravement.", "injured",
         [("Neuf pompiers", ("class:firefighters",)), ("deux", ("class:firefighters", "serious"))]),
        ("fr", "Lors du défilé, douze policiers ont été blessés, dont quatre légèrement.", "injured",
         [("douze policiers", ("class:police",)), ("quatre", ("class:police", "light"))]),
        ("en", "Nine firefighters were hurt in the blaze, including two seriously.", "injured",
         [("Nine firefighters", ("class:firefighters",)), ("two", ("class:firefighters", "serious"))]),
        # a suspect who is hurt is one of those hurt; one who is arrested is the one arrested
        ("fr", "L’incendie fait des victimes : cinq suspects sont hospitalisés.", "injured",
         [("cinq suspects", ("class:suspects", "hospitalised"))]),
        ("fr", "Cinq suspects ont été arrêtés après l’incendie.", "arrested", [("Cinq suspects", ())]),
        ("en", "Five suspects were wounded in the shooting.", "injured", [("Five suspects", ("class:suspects",))]),
    ],
)  # fmt: skip
def test_whose_part_it_is(lang, text, attribute, expected):
    assert [(words, narrowed) for words, _, narrowed in counted(text, attribute, lang=lang)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "words", "place"),
    [
        # the town of an office is not where people are counted
        ("fr", "La manifestation a mal fini : 80 arrestations, selon le parquet de Nîmes.", "arrested", "80", None),
        ("fr", "Lors de la grève, 80 arrestations, selon la préfecture de police de Paris, dont une dizaine pour vol.",
         "arrested", "dizaine", None),
        ("fr", "Lors de la grève, 80 arrestations à Nîmes, selon la police.", "arrested", "80", "Nîmes"),
        # the town of a part is not that of what follows
        ("fr", "La manifestation a fait 90 arrestations, dont 60 à Paris, et 40 blessés.", "injured", "40", None),
        ("fr", "La manifestation a fait 90 arrestations, dont 60 à Paris, et 40 blessés.", "arrested", "60", "Paris"),
        ("en", "The protest led to 90 arrests, 60 of them in Leeds, and left 40 injured.", "injured", "40", None),
        # the town that the sentence before opens with, or that is taken up
        ("fr", "Un séisme a eu lieu. Il a duré. À Lima, la mairie a revu ses chiffres. Six personnes "
         "sont mortes.", "killed", "Six", "Lima"),
        ("fr", "Un séisme a eu lieu. Il a duré. Une tour est tombée à Lima. Six personnes y ont péri.",
         "killed", "Six", "Lima"),
        ("en", "A quake struck. It was long. A tower fell in Lima. Six people died there.", "killed", "Six", "Lima"),
        ("en", "A quake struck. It was long. In Lima, the mayor went out. Six people died.", "killed", "Six", "Lima"),
        ("fr", "Un séisme a eu lieu. Il a duré. Une tour est tombée à Lima. Six personnes ont péri.",
         "killed", "Six", None),
        # what there was is of the event, and not of another place
        ("fr", "Un séisme a eu lieu à Lima. Il a duré. Tout tremblait. Il y a eu six morts.", "killed", "six", None),
        # how large a thing is holds anywhere
        ("fr", "Le séisme a été fort. À Lima, une tour de 33 antennes est tombée.", "count", "33", None),
    ],
)  # fmt: skip
def test_the_town_that_a_figure_is_of(lang, text, attribute, words, place):
    found = next(f for f in facts(text, attribute, lang=lang) if words in f.text)
    assert cues(found, "place") == ([place] if place else [])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le sommet s’ouvre mardi : trois dirigeants de chaque côté ont pris place à la réunion."),
        ("fr", "Les chefs se sont réunis mardi, avec deux ministres par pays, lors du sommet."),
        ("fr", "La tempête mobilise 35 pompiers par département."),
        ("en", "Three ministers on each side took part in the summit."),
        ("fr", "L’attaque use 200 drones par jour."),
        ("en", "The attack takes 200 drones a day."),
    ],
)
def test_a_count_of_each_is_no_total(lang, text):
    found = [f for f in facts(text, lang=lang) if f.attribute in ("count", "participants_count")]
    assert [f.subject.restrictions for f in found] == [("part",)]


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "expected"),
    [
        # what stands behind a number may say what became of those counted
        ("fr", "Le séisme a été fort : 139 manquent à l’appel.", "missing", ["139"]),
        ("fr", "Séisme : neuf sont morts, 12 restent introuvables.", "missing", ["12"]),
        ("en", "More than 500 arrested in riots after the match.", "arrested", ["More than 500"]),
        ("en", "Quake: nine dead, 40 injured, 300 detained.", "arrested", ["300"]),
        # a verb is nothing that is counted
        ("fr", "Moins de huit portaient un gilet lors de l’accident.", "count", []),
        ("fr", "Après le séisme, une cinquantaine seront soignés à Lima.", "count", []),
        ("fr", "Après le séisme, douze furent soignés.", "count", []),
        ("en", "After the quake, twelve walked away.", "count", []),
        # among whom people are
        ("fr", "Vingt policiers figurent parmi les blessés de l’émeute.", "injured", ["Vingt policiers"]),
        ("fr", "Trois enfants se trouvaient parmi les victimes de l’incendie.", "killed", ["Trois enfants"]),
        ("en", "Six children were among the dead after the fire.", "killed", ["Six children"]),
        # two counts are no share
        ("fr", "Vingt-quatre condamnés sur vingt-cinq prévenus : le procès est fini.", "count",
         ["Vingt-quatre condamnés", "vingt-cinq prévenus"]),
        ("fr", "Trois trains, sur les 116 bloqués par la tempête, sont à l’arrêt.", "count", ["Trois trains", "116"]),
        # things are stopped, and not arrested
        ("fr", "Plus de cent trains arrêtés par la tempête.", "arrested", []),
        # a number joined to a noun tells how large one thing is
        ("en", "The fire hit a nine-storey building.", "count", ["nine-storey"]),
        ("en", "A 12-vehicle pile-up killed two people.", "killed", ["two people"]),
        ("en", "A 12-vehicle pile-up killed two people.", "count", ["12-vehicle"]),
    ],
)  # fmt: skip
def test_what_a_number_counts(lang, text, attribute, expected):
    assert [f.text for f in facts(text, attribute, lang=lang)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "words", "subject", "restrictions", "speaker"),
    [
        ("fr", "Tempête : le réseau a dénombré 45 000 foyers touchés ; la préfecture en avait évoqué 40 000.", "40 000",
         "households", (), "prefecture"),
        ("fr", "Émeute : 90 personnes ont été arrêtées, dont dix pour vol. À minuit, la police en comptait 50.",
         "50", "persons", (), "police"),
        ("fr", "À Nîmes, la grève a réuni 900 manifestants. À Lyon, les syndicats en annoncent 4 000.", "4 000",
         "participants", ("place:city:2996944",), None),
        ("en", "Police arrested 40 people in the riots; the prefecture put it at 55.", "55", "persons", (), None),
        # of the place that the figure before it takes up
        ("fr", "Marche en France, jeudi. L’écart est là dans la capitale. La police y a compté 900 marcheurs, quand "
         "les syndicats en annonçaient 4 000.", "4 000", "participants", ("place:city:2988507",), "union:syndicats"),
        # of the whole, and not of the part that stands nearer
        ("fr", "Émeute : 90 arrestations, dont 60 à Paris. À minuit, la police en comptait 120.", "120", "persons", (),
         None),
    ],
)  # fmt: skip
def test_what_is_counted_again(lang, text, words, subject, restrictions, speaker):
    found = next(f for f in facts(text, lang=lang) if f.text == words)
    assert (found.subject.key, found.subject.restrictions) == (subject, restrictions)
    assert speaker in (None, found.speaker)


@pytest.mark.parametrize(
    ("lang", "text", "words", "subject", "restrictions"),
    [
        # held, which is not arrested
        ("fr", "Émeute après le match : trente personnes ont été placées en garde à vue.", "trente", "custody", ()),
        ("fr", "Après l’émeute, 90 personnes ont été arrêtées et 30 placées en garde à vue.", "30", "custody", ()),
        ("fr", "Après l’émeute, on dénombre 30 gardes à vue, dont dix à Paris.", "30", "custody", ()),
        ("fr", "Incendie : quinze personnes sont en détention provisoire.", "quinze", "remand", ()),
        ("fr", "Émeute : trente hommes avaient été écroués lundi.", "trente", "remand", ()),
        ("en", "Riot after the match: thirty people are being held in custody.", "thirty", "custody", ()),
        ("en", "Riot after the match: thirty men were placed in custody.", "thirty", "custody", ()),
        ("en", "Nightclub fire: fifteen people are in pre-trial detention.", "fifteen", "remand", ()),
        # who was there
        ("fr", "Un incendie frappe un club. Environ 500 personnes se trouvaient à l’intérieur.", "500", "present", ()),
        ("fr", "Incendie : plus de 500 personnes s’entassaient au premier étage.", "500", "present", ()),
        ("fr", "Incendie : 500 personnes se pressaient à l’étage.", "500", "present", ()),
        ("fr", "Incendie : 500 personnes assistaient aux concerts.", "500", "present", ()),
        ("en", "The fire broke out at a club. About 500 people were inside.", "500", "present", ()),
        ("en", "The fire broke out at night. Some 500 people had packed into the club.", "500", "present", ()),
        # how large a thing is that burned, and who is to die
        ("fr", "Incendie : une tour de douze étages a brûlé.", "douze", "storeys", ()),
        ("en", "A 12-story tower burned down in the fire.", "12", "storeys", ()),
        ("fr", "Procès : trente condamnés à mort attendent.", "trente", "convicted", ()),
        # without power
        ("fr", "Panne géante : 50 millions de personnes ont été touchées.", "50", "affected", ()),
        ("fr", "Crue : 12 000 personnes ont été touchées.", "12", "affected", ()),
        ("fr", "Panne géante : 45 000 foyers touchés.", "45", "households", ()),
        ("en", "The blackout left the coast dark: 50 million people were affected.", "50", "affected", ()),
        # convicted: of all, and of none of them in particular
        ("fr", "Au procès, vingt-trois personnes ont été condamnées.", "vingt", "convicted", ()),
        ("fr", "Au procès, trois personnes ont été condamnées à de la prison ferme.", "trois", "persons", ()),
        ("en", "At the trial, nine people were convicted.", "nine", "convicted", ()),
        # shops, and what became of them
        ("fr", "Violences après le match : dix enseignes ont été pillées.", "dix", "shops", ("looted",)),
        ("en", "Riot after the match: ten shops were looted.", "ten", "shops", ("looted",)),
        # who promises and who abstains, whatever their gender
        ("fr", "Sommet : 26 nations se sont engagées à les aider.", "26", "contributors", ()),
        ("fr", "Motion de censure rejetée. Douze députées se sont abstenues.", "douze", "abstentions", ()),
        # brought to land, or still in the water
        ("fr", "Naufrage : 51 personnes ont été ramenées à terre.", "51", "rescued", ()),
        ("en", "Shipwreck: 53 people pulled out alive, charities say.", "53", "rescued", ()),
        ("en", "Shipwreck: about 80 people had climbed in.", "80", "aboard", ()),
    ],
)  # fmt: skip
def test_what_people_and_things_turn_out_to_be(lang, text, words, subject, restrictions):
    found = next(f for f in facts(text, lang=lang) if words in f.text.casefold())
    assert (found.subject.key, found.subject.restrictions) == (subject, restrictions)


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "expected"),
    [
        # searched for after a catastrophe, which a robber is not
        ("fr", "Après le séisme, 76 ouvriers sont toujours recherchés.", "missing", [("class:workers",)]),
        ("fr", "Séisme : 22 personnes sont blessées et 101 restent recherchées.", "missing", [()]),
        ("fr", "Après le braquage, deux hommes sont toujours recherchés.", "missing", []),
        ("fr", "Séisme : trente secouristes recherchent encore douze personnes.", "missing", [()]),
        ("fr", "Crue : les plongeurs sont à la recherche de deux enfants.", "missing", [("class:children",)]),
        ("en", "After the flood, rescuers are searching for 12 people.", "missing", [()]),
        # who has to stay in hospital
        ("fr", "Fusillade : 28 blessés ont été conduits dans les hôpitaux.", "injured", [("hospitalised",)]),
        ("fr", "Fusillade : douze demeuraient hospitalisés mardi.", "injured", [("hospitalised", "still")]),
        ("en", "Shooting: nine people were still in hospital.", "injured", [("hospitalised", "still")]),
        # the answer to a question
        ("fr", "Manifestation : le bilan. Combien d’arrestations ? Environ 560, dit la police.", "arrested", [()]),
        ("fr", "Incendie : le bilan. Combien de morts ? Douze, dit la police.", "killed", [()]),
        ("en", "The fire, explained. How many dead? Twelve, police say.", "killed", [()]),
    ],
)  # fmt: skip
def test_a_state_that_the_words_around_tell(lang, text, attribute, expected):
    assert [f.subject.restrictions for f in facts(text, attribute, lang=lang)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "expected"),
    [
        # behind a count, a number alone and a town
        (
            "fr",
            "Finale : vingt-deux agents ont été blessés, neuf à Paris.",
            "injured",
            [("class:police",), ("class:police", "place:city:2988507")],
        ),
        (
            "fr",
            "Incendies : trente personnes ont été arrêtées, six à Lyon.",
            "arrested",
            [(), ("place:city:2996944",)],
        ),
        (
            "en",
            "Riots: thirty people were arrested, six in Leeds.",
            "arrested",
            [(), ("place:city:2644688",)],
        ),
        # the crowd of a match, of its parade, and in front of a screen
        ("fr", "Le match a attiré 64 000 spectateurs.", "count", [()]),
        ("fr", "Après le match, la parade a eu lieu devant 90 000 personnes.", "count", [("at:parade",)]),
        ("fr", "Le match a été suivi par 48 000 spectateurs sur écrans géants.", "count", [("at:screens",)]),
        ("en", "The cup was shown to a crowd of 90,000 on an open-top bus.", "count", [("at:parade",)]),
    ],
)
def test_a_town_or_an_occasion_narrows(lang, text, attribute, expected):
    assert [f.subject.restrictions for f in facts(text, attribute, lang=lang)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Une émeute a eu lieu ; en décembre 2022, 227 personnes avaient été arrêtées.", "other"),
        ("fr", "En mai 2019, douze personnes ont été arrêtées lors d’une émeute.", "other"),
        ("fr", "Après l’émeute de samedi, 227 personnes ont été arrêtées.", "event"),
        ("en", "The riot was long. In December 2022, 227 people were arrested.", "other"),
    ],
)
def test_a_month_of_a_year_is_another_time_where_no_day_is_known(lang, text, expected):
    assert only(text, "arrested", lang=lang, published=None).time_frame == expected


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "expected"),
    [
        # a participle is of the count that it follows
        ("fr", "Tempête : 35 000 passagers secourus à bord de cent trains arrêtés.", "arrested", []),
        ("fr", "L’incendie a touché douze familles et dix bâtiments, tués par le feu.", "killed", []),
        ("en", "The storm left 300 people aboard 12 trains stranded and 40 cars damaged.", "injured", []),
        # taken care of by a doctor, or by a company
        ("fr", "Incendie : 35 voyageurs ont été pris en charge par les pompiers.", "injured", ["35 voyageurs"]),
        ("fr", "Incendie : 350 voyageurs ont été pris en charge par la compagnie.", "injured", []),
        # one noun may stand before another, where a plural must follow
        ("en", "The fire inquiry found two fire extinguishers.", "count", ["two fire extinguishers"]),
        ("en", "The outage hit 12 power stations.", "count", ["12 power stations"]),
        ("en", "Police said 40 face charges after the riot.", "count", []),
        ("fr", "L’incendie a touché deux usines chimiques.", "count", ["deux usines"]),
        # « à deux reprises » counts nothing
        ("fr", "La digue a cédé à deux reprises lors de la crue.", "count", []),
    ],
)
def test_what_is_said_of_another_count(lang, text, attribute, expected):
    assert [f.text for f in facts(text, attribute, lang=lang)] == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Une tour est tombée. Le feu a duré. Les secours sont venus. Il y a eu six morts."),
        ("fr", "Une tour est tombée. Le feu a duré. Les secours sont venus. Il n’y a que six morts."),
        ("fr", "Une tour est tombée. Le feu a duré. Les secours sont venus. Il doit y avoir six morts."),
        ("en", "A tower fell. The fire was long. Rescuers came. There were six dead."),
    ],
)
def test_what_there_is_is_no_part(lang, text):
    assert [f.subject.restrictions for f in facts(text, "killed", lang=lang)] == [()]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        # what leaves a place out
        (
            "fr",
            "Manifestation du 2 mars : 85 000 manifestants hors Paris.",
            [("85 000 manifestants", ("outside:city:2988507",))],
        ),
        (
            "fr",
            "Manifestation du 2 mars : 9 000 manifestants à Paris.",
            [("9 000 manifestants", ("place:city:2988507",))],
        ),
        (
            "en",
            "The march of 2 March drew 85,000 protesters outside Paris.",
            [("85,000 protesters", ("outside:city:2988507",))],
        ),
        # those who keep order take no part
        ("fr", "Manifestation du 2 mars : le ministère a mobilisé 76 000 policiers.", []),
        ("fr", "Manifestation du 2 mars : 9 000 policiers ont défilé.", [("9 000 policiers", ())]),
        # past who counts
        (
            "fr",
            "Défilé du 2 mars : 2 000 personnes selon la police, 5 000 selon la CGT, ont marché.",
            [("2 000 personnes", ()), ("5 000", ())],
        ),
        (
            "en",
            "Protest: some 2,000 people, according to police, or 5,000, according to the union, marched.",
            [("some 2,000 people", ()), ("5,000", ())],
        ),
    ],
)
def test_who_takes_part_in_a_march_and_where(lang, text, expected):
    found = facts(text, "participants_count", lang=lang)
    assert [(f.text, f.subject.restrictions) for f in found] == expected


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "expected"),
    [
        ("fr", "Incendie à Sion. Le nombre de blessés monte. Ils sont 119.", "injured", [("119", ())]),
        (
            "fr",
            "Incendie à Sion : huit Français manquent à l’appel et neuf sont blessés.",
            "injured",
            [("neuf", ("nation:FR",))],
        ),
        (
            "fr",
            "Incendie à Sion : 119 blessés. On compte parmi eux 71 Suisses et 14 Français.",
            "injured",
            [("119 blessés", ()), ("71 Suisses", ("nation:CH",)), ("14 Français", ("nation:FR",))],
        ),
        (
            "fr",
            "Un homme a tué un passant et blessé cinq policiers à Sion.",
            "injured",
            [("cinq policiers", ("class:police",))],
        ),
        (
            "fr",
            "Cyclone à Mamoudzou : 39 morts. Deux jours après. Le bilan monte. Au Mozambique, on déplore 94 morts.",
            "killed",
            [("39 morts", ()), ("94 morts", ("place:country:MZ",))],
        ),
        (
            "fr",
            "Le préfet redoute plusieurs centaines de morts après le cyclone.",
            "killed",
            [("plusieurs centaines de morts", ())],
        ),
    ],
)
def test_of_whom_and_where_a_toll_is(lang, text, attribute, expected):
    assert [(f.text, f.subject.restrictions) for f in facts(text, attribute, lang=lang)] == expected


def test_what_is_feared_is_not_known():
    (fact,) = facts("Le préfet redoute plusieurs centaines de morts après le cyclone.", "killed")
    assert fact.firmness == "forecast"


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Cyclone à Vaux : 182 foyers sont dans le noir, 171 habitants n'ont plus d'eau.",
         [("households", "182 foyers"), ("without-water", "171 habitants")]),
        ("fr", "Cyclone à Vaux : 600 pompiers luttent et 60 soldats ont été envoyés en renfort.",
         [("firefighters", "600 pompiers"), ("reinforcements", "60 soldats")]),
        ("fr", "Évasion à Vaux : six détenus se sont échappés, deux ont été repris.",
         [("escaped", "six détenus"), ("recaptured", "deux")]),
        ("en", "Cyclone in Vaux: 182 homes are without power and 171 residents have no drinking water.",
         [("households", "182 homes"), ("without-water", "171 residents")]),
        ("en", "Storm in Vaux: power was restored to 60 customers on Monday, but 41 homes are without electricity.",
         [("reconnected", "60 customers"), ("households", "41 homes")]),
        ("en", "Prison break in Vaux: six inmates escaped, and 60 officers were drafted in.",
         [("escaped", "six inmates"), ("reinforcements", "60 officers")]),
    ],
)  # fmt: skip
def test_what_people_lack_or_did_tells_them_apart(lang, text, expected):
    assert [(f.subject.key, f.text) for f in facts(text, "count", lang=lang)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "key"),
    [
        ("fr", "Accident à Vaux : cinq passagers ont subi de légères blessures.", "injured", "persons"),
        ("fr", "Accident à Vaux : cinq passagers souffrent de fractures.", "injured", "persons"),
        ("fr", "Incendie à Vaux : les pompiers ont évacué 300 riverains.", "count", "evacuees"),
        ("en", "Crash in Vaux: five passengers suffered minor injuries.", "injured", "persons"),
        ("en", "The fire in Vaux forced 3,200 people from their homes.", "count", "evacuees"),
    ],
)
def test_what_people_suffer_or_are_forced_to(lang, text, attribute, key):
    (found,) = [f for f in facts(text, lang=lang) if f.attribute in ("injured", "count")]
    assert (found.attribute, found.subject.key) == (attribute, key)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Une fusillade tue deux hommes à Vaux", ("killed", "persons")),
        ("fr", "Douze personnes meurent dans un incendie à Vaux", ("killed", "persons")),
        ("fr", "Un incendie blesse trois personnes à Vaux", ("injured", "persons")),
        ("fr", "Vaux : la police interpelle 14 personnes", ("arrested", "persons")),
        ("fr", "Naufrage à Vaux : les garde-côtes secourent 40 personnes", ("count", "rescued")),
        ("fr", "Séisme à Vaux : six ouvriers sont toujours coincés sous les décombres", ("count", "trapped")),
        ("en", "Gunman kills four in Vaux", ("killed", "persons")),
        ("en", "Twelve people die in Vaux fire", ("killed", "persons")),
        ("en", "Vaux fire claims six lives", ("killed", "persons")),
        ("en", "Explosion in Vaux injures 14", ("injured", "persons")),
        ("en", "Vaux police arrest 14 people", ("arrested", "persons")),
        ("en", "Shipwreck off Vaux: coastguard rescues 40 people", ("count", "rescued")),
        ("en", "Landslide after Vaux floods buries 30 villagers", ("count", "trapped")),
    ],
)
def test_titles_tell_in_the_present(lang, text, expected):
    found = [(f.attribute, f.subject.key) for f in facts(text, lang=lang) if f.attribute not in ("place", "date")]
    assert found == [expected]
