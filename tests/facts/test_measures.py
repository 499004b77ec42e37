"""Values with a unit, and what they are about."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.reading import cues, facts, number, only


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "figure", "topic"),
    [
        ("fr", "Le rachat se fait au prix de 420 millions d’euros.", "amount", 420e6, "price"),
        ("fr", "Le préjudice du vol est estimé à 1,5 million d’euros.", "amount", 1.5e6, "damage"),
        ("fr", "Le tribunal a prononcé une amende de 80 000 euros.", "amount", 80_000, "fine"),
        ("fr", "Après le rachat, le groupe aura 72 % du capital.", "percentage", 72, "capital"),
        ("fr", "La participation à l’élection atteint 48,5 %.", "percentage", 48.5, "turnout"),
        ("fr", "La trêve durera 30 jours.", "duration", 30, "truce"),
        ("fr", "Le sommet a duré trois heures.", "duration", 3, "talks"),
        ("fr", "Il a été condamné à sept ans de prison.", "duration", 7, "sentence"),
        ("fr", "L’incendie a ravagé 1 200 hectares de forêt.", "area", 1200, "burnt"),
        ("en", "The price of the takeover is 420 million euros.", "amount", 420e6, "price"),
        ("en", "The court imposed a fine of 80,000 euros.", "amount", 80_000, "fine"),
        ("en", "After the deal the group will own 72 percent of the capital.", "percentage", 72, "capital"),
        ("en", "Turnout in the election reached 48.5%.", "percentage", 48.5, "turnout"),
        ("en", "The truce will last 30 days.", "duration", 30, "truce"),
        ("en", "The summit lasted three hours.", "duration", 3, "talks"),
        ("en", "He was sentenced to seven years in prison.", "duration", 7, "sentence"),
        ("en", "The fire destroyed 1,200 hectares of forest.", "area", 1200, "burnt"),
    ],
)
def test_a_value_and_its_topic(lang, text, attribute, figure, topic):
    fact = only(text, attribute, lang=lang)
    assert (number(fact), fact.subject.key) == (figure, topic)


@pytest.mark.parametrize(
    ("french", "english", "attribute"),
    [
        (
            "Le rachat est de 420 millions d’euros, dit le prix.",
            "The price of the takeover is 420 million euros.",
            "amount",
        ),
        ("Le groupe détient 72 % du capital.", "The group holds 72 percent of the capital.", "percentage"),
        ("Il a été condamné à sept ans de prison.", "He was sentenced to seven years in prison.", "duration"),
    ],
)
def test_one_topic_in_two_languages(french, english, attribute):
    assert only(french, attribute).subject.key == only(english, attribute, lang="en").subject.key


def test_a_value_without_a_topic_has_no_subject():
    assert only("On parle de 48 %.", "percentage").subject.key == ""


@pytest.mark.parametrize(
    ("text", "attribute", "restriction"),
    [
        ("La dotation est de 90 millions d’euros, dont 35 millions d’euros de crédits.", "amount", "part"),
        ("Les ventes ont augmenté de 6 %.", "percentage", "up"),
        ("Les ventes ont reculé de 6 %.", "percentage", "down"),
        ("Le parquet a requis neuf ans de prison.", "duration", "requested"),
        ("Le tribunal l’a condamné à sept ans de prison.", "duration", "pronounced"),
        ("Au premier semestre, le chiffre d’affaires est de 40 millions d’euros.", "amount", "period:first-half"),
    ],
)
def test_what_narrows_a_value(text, attribute, restriction):
    assert restriction in facts(text, attribute)[-1].subject.restrictions


def test_a_rise_is_not_a_fall():
    rise, fall = (only(f"Les ventes ont {verb} de 6 %.", "percentage") for verb in ("augmenté", "reculé"))
    assert rise.subject != fall.subject


def test_a_conversion_is_about_the_amount_that_it_restates():
    text = "L’accident a coûté 20 millions de livres sterling (23 millions d’euros) de dégâts."
    stated, converted = facts(text, "amount")
    assert stated.subject.key == converted.subject.key == "damage"
    assert cues(converted, "converted") == [stated.text]
    assert converted.value.allows.support_low < 23e6 < converted.value.allows.support_high


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le budget est de 90 millions d’euros, dont 35 millions dès l’an prochain.",
            ["90 millions d’euros", "35 millions"],
        ),
        ("Le budget est de 90 millions d’euros pour 35 millions d’habitants.", ["90 millions d’euros"]),
        (
            "Dont 35 millions demain : le budget est de 90 millions d’euros et de 3 millions de dollars.",
            ["90 millions d’euros", "3 millions de dollars"],
        ),
    ],
)
def test_a_currency_that_goes_without_saying(text, expected):
    assert [f.text for f in facts(text, "amount")] == expected


def test_what_is_weighed():
    fact = only("Les douaniers ont saisi 620 kilos de cocaïne.", "mass")
    assert (fact.text, fact.subject.label, fact.subject.key) == ("620 kilos", "cocaïne", "noun:cocaïne")


def test_the_first_score_of_a_match_is_its_own():
    text = "Vannes a battu Dax 31-29 (15-16) en finale. À la pause, Dax menait 16-15. En mars, Dax avait gagné 34-30."
    assert [(f.text, f.subject.key) for f in facts(text, "score")] == [
        ("31-29", "match"), ("15-16", ""), ("16-15", ""), ("34-30", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "text", "figure", "key"),
    [
        ("fr", "L’armateur Paul Vernois, 41 ans, a été jugé vendredi.", 41, "person:vernois"),
        ("fr", "Paul Vernois, âgé de 41 ans, a été jugé vendredi.", 41, "person:vernois"),
        ("fr", "Le prévenu, âgé de 41 ans, a été jugé vendredi.", 41, "noun:defendants"),
        ("en", "The shipowner Paul Vernon, 41, was tried on Friday.", 41, "person:vernon"),
        ("en", "Paul Vernon, aged 41, was tried on Friday.", 41, "person:vernon"),
    ],
)
def test_an_age_and_whose(lang, text, figure, key):
    fact = only(text, "age", lang=lang)
    assert (number(fact), fact.subject.key) == (figure, key)


@pytest.mark.parametrize(
    ("text", "attribute", "firmness"),
    [
        ("Le rachat devrait coûter 420 millions d’euros.", "amount", "forecast"),
        ("Le rachat aurait coûté 420 millions d’euros.", "amount", "hearsay"),
        ("Le rachat a coûté 420 millions d’euros.", "amount", "actual"),
        ("Le groupe vise 72 % du capital.", "percentage", "target"),
    ],
)
def test_how_firmly(text, attribute, firmness):
    assert only(text, attribute).firmness == firmness


@pytest.mark.parametrize(
    ("lang", "text", "key"),
    [
        ("fr", "Le capitaine, âgé de 52 ans, a été entendu après le naufrage.", "noun:capitaine"),
        ("fr", "Jonas Verlin a gagné. Il a 26 ans et une sœur.", "person:verlin"),
        ("fr", "Jonas Verlin a gagné la course.\n\nVerlin, 24 ans, est belge.", "person:verlin"),
        ("en", "The captain, aged 52, was questioned after the wreck.", "noun:captain"),
    ],
)
def test_whose_age(lang, text, key):
    assert only(text, "age", lang=lang).subject.key == key


def test_a_list_of_ages_is_no_length_of_time():
    assert facts("Trois suspects âgés de 19, 26 et 34 ans sont jugés.", "duration") == []


@pytest.mark.parametrize(
    ("lang", "text", "key", "narrowed"),
    [
        ("fr", "Le CAC 40 a clôturé en repli de 1,3 %.", "index-cac40", ("down",)),
        ("fr", "L’action Novarel a bondi de 12 %.", "shares@novarel", ("up",)),
        ("fr", "L’action de Novarel a bondi de 12 %.", "shares@novarel", ("up",)),
        ("fr", "Le titre cédait 4 % à la mi-séance.", "shares", ("down",)),
        ("fr", "Le titre a pris 41 % en six mois.", "", ("up",)),
        ("fr", "Le CAC 40 perdait 2 % et Belmont plus de 5 %.", "", ("down",)),
        ("fr", "Le taux à dix ans grimpait à 3,6 %.", "rate-ten-years", ()),
        ("fr", "Le taux à dix ans a pris 3,6 %.", "", ("up",)),
        ("fr", "Belmont, actionnaire à 35,7 %, se tait.", "capital@belmont", ()),
        ("fr", "Le groupe détient 41 % du capital.", "capital", ()),
        ("fr", "L’inflation a ralenti à 1,9 %.", "inflation", ()),
        ("en", "The CAC 40 closed 1.3% lower.", "index-cac40", ("down",)),
        ("en", "Novarel shares jumped 12%.", "shares@novarel", ("up",)),
        ("en", "Shares in Novarel jumped 12%.", "shares@novarel", ("up",)),
        ("en", "The shares were down 4% at midday trading.", "shares", ("down",)),
        ("en", "The shares have gained 41% in six months.", "", ("up",)),
        ("en", "The 10-year yield climbed to 3.6%.", "rate-ten-years", ()),
        ("en", "Belmont, which owns 36% of Novarel, said nothing.", "capital@belmont", ()),
    ],
)
def test_a_figure_of_a_market(lang, text, key, narrowed):
    fact = facts(text, "percentage", lang=lang, published=None)[-1]
    assert (fact.subject.key, fact.subject.restrictions) == (key, narrowed)


def test_the_share_of_the_company_of_the_title_needs_no_name():
    fact = only("L’action Novarel a bondi de 12 %.", "percentage", title="Novarel séduit")
    assert fact.subject.key == "shares"


def test_a_figure_of_a_market_is_of_its_session():
    moves = facts("Le titre a pris 3 % mardi, puis 4 % mercredi.", "percentage", published=date(2026, 5, 7))
    assert len({f.subject.restrictions for f in moves}) == 2
    sunday, friday = (only("Le titre a pris 3 %.", "percentage", published=date(2026, 5, day)) for day in (10, 8))
    assert sunday.subject == friday.subject


@pytest.mark.parametrize(
    ("text", "early"),
    [
        ("Le CAC 40 perdait 2 % vers 10 h 30.", True),
        ("Le CAC 40 a perdu 2 % dans les premiers échanges.", True),
        ("Le CAC 40 a clôturé en baisse de 2 %.", False),
    ],
)
def test_a_market_that_is_still_open(text, early):
    assert bool(cues(only(text, "percentage"), "provisional")) is early


@pytest.mark.parametrize(
    ("lang", "text", "key"),
    [
        ("fr", "Résultats : la perte nette atteint 420 millions d’euros au terme de l’exercice.", "loss"),
        ("fr", "Résultats : le bénéfice opérationnel atteint 420 millions d’euros.", "operating-profit"),
        ("fr", "La Commission a condamné Novarel à payer près de 3 milliards d’euros.", "fine"),
        ("fr", "Le régulateur a sanctionné Novarel à hauteur de 80 millions d’euros.", "fine"),
        ("fr", "Les ravisseurs auraient réclamé 2 millions d’euros.", "ransom"),
        ("fr", "Les ravisseurs ont envoyé une demande de rançon. Le chiffre de 2 millions d’euros circule.", "ransom"),
        ("en", "Results: the net loss came to 420 million euros, against revenue of two billion.", "loss"),
        ("en", "The court ordered Novarel to pay 80 million euros.", "fine"),
        ("en", "The kidnappers demanded two million euros.", "ransom"),
    ],
)
def test_what_an_amount_is(lang, text, key):
    assert facts(text, "amount", lang=lang)[0].subject.key == key


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Perte de 671 milliards de yens (4 milliards d’euros). Économies : 400 milliards.", ["JPY", "EUR", "JPY"]),
        ("Une amende de 3 milliards d’euros, derrière celle de 4,1 milliards visant le groupe.", ["EUR", "EUR"]),
        ("Un coût de 3 milliards d’euros pour passer de 3 millions d’unités à 2 millions.", ["EUR"]),
    ],
)
def test_an_amount_takes_the_currency_of_the_one_before(text, units):
    assert [f.value.unit for f in facts(text, "amount")] == units


def test_the_past_of_a_figure_makes_it_no_provisional_one():
    fact = facts("Le bénéfice est de 5 millions d’euros, contre 4 millions un an plus tôt.", "amount")[0]
    assert cues(fact, "provisional") == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Le tribunal l’a condamné à quatre ans de prison, dont un avec sursis.", {"quatre ans": 4, "un": 1}),
        ("fr", "Quatre ans de prison, dont deux assortis du sursis.", {"Quatre ans": 4, "deux": 2}),
        ("fr", "Il a écopé de dix mois de prison, dont un à Vaux.", {"dix mois": 10}),
        ("en", "The court jailed him for four years in prison, one of them suspended.", {"four years": 4, "one": 1}),
        ("en", "He got four years in prison, of which two are suspended.", {"four years": 4, "two": 2}),
    ],
)
def test_the_suspended_part_of_a_sentence_has_the_unit_of_the_whole(lang, text, expected):
    found = [f for f in facts(text, "duration", lang=lang) if f.subject.key == "sentence"]
    assert {f.text: number(f) for f in found} == expected
    assert ["suspended" in f.subject.restrictions for f in found] == [False, True][: len(expected)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Un braquage a eu lieu lundi à Brax. En quatre minutes, tout était fini.", "event"),
        ("Un procès s’est tenu lundi à Brax. En quatre minutes, tout était fini.", ""),
        ("Un braquage a eu lieu lundi à Brax. Ils vivaient là depuis quatre ans, discrets.", ""),
    ],
)
def test_how_long_a_swift_event_took(text, key):
    assert only(text, "duration").subject.key == key


def test_a_word_for_a_part_of_the_year_inside_a_value_narrows_nothing():
    assert only("The robbery lasted a quarter of an hour.", "duration", lang="en").subject.restrictions == ()


@pytest.mark.parametrize(
    ("lang", "text", "keys"),
    [
        ("fr", "Le chiffre d’affaires est de 3 milliards et le bénéfice de 2 millions d’euros.", ["revenue", "profit"]),
        ("en", "Revenue came to $3 billion and net profit was $2 million.", ["revenue", "profit"]),
        ("fr", "Bruxelles inflige 3 milliards d’euros (3,5 milliards de dollars) d’amende.", ["fine", "fine"]),
        ("en", "Brussels imposed a 3 billion euro ($3.5 billion) penalty.", ["fine", "fine"]),
    ],
)
def test_which_of_two_topics_an_amount_is_about(lang, text, keys):
    assert [f.subject.key for f in facts(text, "amount", lang=lang)] == keys


def test_what_is_compared_with_colours_nothing_before_it():
    first, second = facts("L’aide est de 3 millions d’euros, contre 2 millions d’euros l’an dernier.", "amount")
    assert (first.time_frame, second.time_frame) == ("event", "other")


def test_the_whole_year_narrows_only_where_parts_of_it_are_told():
    text = "Résultats : le chiffre d’affaires annuel est de 3 milliards d’euros."
    more = f"{text} Au premier trimestre, les coûts ont baissé."
    assert [facts(t, "amount")[0].subject.restrictions for t in (text, more)] == [(), ("period:year",)]


@pytest.mark.parametrize(
    ("lang", "text", "scopes"),
    [
        (
            "fr",
            "La grève touche 18 % des enseignants dans le premier degré et 22 % dans le second degré.",
            [("primary",), ("secondary",)],
        ),
        ("fr", "La SNCF compte 28 % de grévistes. En tout, 45 % des conducteurs sont en grève.", [(), ("drivers",)]),
        (
            "en",
            "Some 18% of primary teachers and 22% of secondary teachers were on strike.",
            [("primary",), ("secondary",)],
        ),
    ],
)
def test_each_share_has_the_scope_beside_it(lang, text, scopes):
    assert [f.subject.restrictions for f in facts(text, "percentage", lang=lang)] == scopes


def test_words_behind_another_share_are_its_own():
    text = "Référendum : le oui est à 53 %, avec deux tiers des bulletins dépouillés."
    keys = {f.text: f.subject.key for f in facts(text, "percentage")}
    assert keys.get("53 %", "") != "counted"
    assert keys["deux tiers"] == "counted"


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "fr",
            "Élections : le Parti ouvrier obtient 26 sièges, le Bloc du Nord 14 et Les Verts neuf.",
            {26: "seats@party:ouvrier", 14: "seats@party:bloc", 9: "seats@party:greens"},
        ),
        (
            "en",
            "Election: the Harbour Party took eight seats, the Union Party seven. That leaves six for the Greens.",
            {8: "seats@party:harbour", 7: "seats@party:union"},
        ),
        ("en", "Election: nine seats for the Union Party.", {9: "seats@party:union"}),
    ],
)
def test_every_party_has_seats_of_its_own(lang, text, expected):
    assert {number(f): f.subject.key for f in facts(text, "count", lang=lang) if number(f) in expected} == expected


def test_each_giver_at_a_conference_has_an_amount_of_its_own():
    text = "À la conférence, les donateurs ont promis 900 millions d’euros. La France versera 120 millions d’euros."
    assert facts(text, "amount")[-1].subject.key == "aid@country:FR"


def test_a_share_told_against_another_is_of_the_same_vote():
    text = "Référendum : le oui l’emporte avec 51,3 % des voix contre 48,7 % pour le non."
    (no,) = [f for f in facts(text, "percentage") if number(f) == 48.7 and f.cue("computed") is None]
    assert (no.subject.key, no.time_frame) == ("vote@option:no", "event")


def test_damages_are_of_whom_they_are_paid_to():
    text = "Au tribunal, il doit payer 30 000 euros de dommages et intérêts à la commune."
    assert "to:commune" in only(text, "amount").subject.restrictions


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("La fusée, haute de 30 mètres, a décollé.", "height"),
        ("Elle a atteint une altitude de 700 kilomètres.", "altitude"),
    ],
)
def test_how_tall_and_how_high_up(text, key):
    assert only(text, "distance").subject.key == key


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        ("fr", "La tempête a apporté des vents de 140 km/h à Brest et de 120 km/h à Vannes.", 2),
        ("en", "The storm brought gusts of 142 km/h at Wick and 98 km/h in Leeds.", 2),
    ],
)
def test_a_gust_is_of_where_it_was_measured(lang, text, places):
    assert len({f.subject.restrictions for f in facts(text, "speed", lang=lang)}) == places


def test_a_giver_may_stand_behind_its_sum():
    text = "Au sommet, le fonds a reçu des promesses d’aide : trois milliards d’euros de la Norvège."
    assert facts(text, "amount")[-1].subject.key == "aid@country:NO"


@pytest.mark.parametrize(
    ("lang", "text", "attribute", "subjects"),
    [
        # penalties beside prison have lengths of their own
        ("fr", "Le tribunal l’a condamné à quatre ans de prison et à cinq ans d’inéligibilité.", "duration",
         ["sentence", "ineligibility"]),
        ("fr", "Procès : perpétuité avec 22 ans de période de sûreté.", "duration", ["minimum-term"]),
        ("en", "At the trial he was jailed for 20 years with a minimum term of 12 years.", "duration",
         ["sentence", "minimum-term"]),
        ("fr", "Procès : deux ans ferme et trois ans d’interdiction de gérer.", "duration",
         ["sentence", "ban"]),
        ("en", "The court gave him four years in prison and banned him for five years.", "duration",
         ["sentence", "ban"]),
        # what a fraud cost those who were defrauded
        ("fr", "Le tribunal a évalué le préjudice à 2,9 millions d’euros.", "amount", ["embezzled"]),
        ("fr", "Procès : le préjudice moral vaut 2 000 euros.", "amount", [""]),
        # money that names no currency
        ("fr", "La censure vise l’effort de 60 milliards d’euros et le plan de 50 milliards d’économies.", "amount",
         ["savings", "savings"]),
        ("fr", "La motion de censure vise 60 milliards d’euros, dont 41 milliards de moindres dépenses.", "amount",
         ["", ""]),
        # another's figure for the same
        ("fr", "Tempête : le patronat évalue les dégâts à 2 milliards d’euros. La banque avance 4 milliards.",
         "amount", ["damage", "damage"]),
        ("fr", "Panne : l’assureur estime les dégâts à 2 millions d’euros. Le maire parle de 3 millions.", "amount",
         ["damage", "damage"]),
        ("en", "Storm: insurers put damage at $2bn. The bank estimated it at $3bn.", "amount", ["damage", "damage"]),
        # how far from a town
        ("fr", "Incendie à Brax, à 60 kilomètres au nord de Toulouse.", "distance", ["from:city:2972315"]),
        ("fr", "Incendie à Brax, à 60 km de la capitale, Paris.", "distance", ["from:city:2988507"]),
        ("en", "A fire tore through Brax, 60 miles (100km) north of Toulouse.", "distance",
         ["from:city:2972315", "", "from:city:2972315"]),
        ("fr", "L’incendie a parcouru 60 kilomètres avant Toulouse.", "distance", ["burnt"]),
        # how strong a quake was
        ("fr", "Séisme à Lima : l’institut l’a évalué à 6,9.", "magnitude", ["quake"]),
        ("fr", "Séisme à Lima : une réplique de 6,4 a suivi.", "magnitude", [""]),
        ("en", "The quake in Lima measured 6.9, officials said.", "magnitude", ["quake"]),
        # a mark of quotation is no inch
        ("en", "The outage followed two \"failed\" restarts.", "distance", []),
        ("en", "The thieves carried a 12\" blade.", "distance", [""]),
        ("fr", "Séisme à Lima : la dette est évaluée à 6,9 milliards.", "magnitude", []),
    ],
)  # fmt: skip
def test_what_a_measure_is_of(lang, text, attribute, subjects):
    assert [f.subject.key for f in facts(text, attribute, lang=lang)] == subjects


@pytest.mark.parametrize(
    ("lang", "text", "key"),
    [
        ("fr", "Sommet de Brax. Ils se sont quittés après 2h45 d’entretiens.", "talks"),
        ("fr", "Sommet de Brax. La conférence de presse, elle, n’a pas excédé douze minutes.", "press"),
        ("fr", "Sommet de Brax. L’entretien téléphonique des deux ministres a duré une heure.", "call"),
        ("fr", "Sommet de Brax. Le gouvernement n’aura tenu que 91 jours.", ""),
        ("en", "Summit in Leeds. They left after almost three hours of talks.", "talks"),
        ("en", "Summit in Leeds. The two took no questions in an appearance that lasted 12 minutes.", "press"),
        ("en", "Summit in Leeds. He held a call of more than an hour with the minister.", "call"),
    ],
)
def test_what_of_a_summit_took_how_long(lang, text, key):
    (fact,) = facts(text, "duration", lang=lang)
    assert (fact.subject.key, fact.firmness) == (key, "actual")


@pytest.mark.parametrize(
    ("lang", "text", "keys"),
    [
        ("fr", "Finale du tournoi : Roux bat Grant 4-6, 7-6 (7/4), 6-2.", ["set:1/3", "set:2/3", "set:3/3"]),
        ("fr", "Menée 2-4, Roux gagne la finale du tournoi 6-4, 6-2.", ["", "set:1/2", "set:2/2"]),
        ("fr", "Finale de la coupe : 0-1 dès la 5e minute, 3-1 à la fin du match.", ["", "match"]),
        ("fr", "Vannes gagne la coupe contre Dax 1-1 (4-2 aux tirs au but).", ["match", "shoot-out"]),
        ("en", "Cup final: 2-0 up at the break, Leeds beat Derby 3-2.", ["", "match"]),
        ("en", "Cup final: Leeds came back from 2-0 to beat Derby 3-2.", ["", "match"]),
        ("en", "Leeds won the cup final against Derby 4-3 on penalties.", ["shoot-out"]),
    ],
)
def test_which_score_of_a_match(lang, text, keys):
    found = facts(text, "score", lang=lang)
    assert [fact.subject.key for fact in found] == keys
    assert all(fact.time_frame == "event" for fact in found)


@pytest.mark.parametrize(
    ("lang", "text", "keys"),
    [
        ("fr", "Un nouveau séisme de magnitude 5,8 a frappé Lima.", [""]),
        ("fr", "Une réplique de magnitude 5,4 a suivi le séisme de magnitude 7,1 à Lima.", ["", "quake"]),
        ("en", "A fresh 5.2-magnitude tremor shook Lima after the 7.1-magnitude earthquake.", ["", "quake"]),
        (
            "en",
            "An earthquake of magnitude 7.1 shook Lima on Tuesday. On Thursday came an aftershock of magnitude 5.4.",
            ["quake", f"aftershock:{date(2026, 3, 19).toordinal()}"],
        ),
    ],
)
def test_which_shock_a_magnitude_is_of(lang, text, keys):
    assert [fact.subject.key for fact in facts(text, "magnitude", lang=lang)] == keys


def test_a_name_that_ends_like_a_verb_says_nothing_of_the_future():
    assert only("La cagnotte a permis à Sandra de rembourser un prêt de 3 000 euros.", "amount").firmness == "actual"


@pytest.mark.parametrize(
    ("lang", "text", "keys"),
    [
        (
            "fr",
            "Élections : le Bloc du Nord a 31 % des voix, le Parti de la Réforme 27 % et l’Union verte 14 %.",
            {31: "vote@person:nord", 27: "vote@person:reforme", 14: "vote@name:union"},
        ),
        (
            "fr",
            "Élection : Anne Roux est élue avec 53 % des voix contre 47 % pour le maire sortant Paul Vernois.",
            {53: "vote@person:roux", 47: "vote@person:vernois"},
        ),
        (
            "fr",
            "Élections : le RN obtient 21 % et le PS 12 %.",
            {21: "vote@party:national-rally", 12: "vote@party:socialists"},
        ),
        (
            "en",
            "Election: the Northern Bloc won 31%, ahead of Labour on 27%.",
            {31: "vote@person:bloc", 27: "vote@party:labour"},
        ),
        ("en", "In the election Labour took 28.6%.", {28.6: "vote@party:labour"}),
    ],
)
def test_everyone_who_runs_has_a_share_of_the_vote(lang, text, keys):
    found = [f for f in facts(text, "percentage", lang=lang) if f.cue("computed") is None]
    assert {number(f): f.subject.key for f in found} == keys
    assert all(f.time_frame == "event" for f in found)


@pytest.mark.parametrize(
    ("lang", "text", "keys"),
    [
        (
            "fr",
            "Plan social : des ventes en recul de 5 % et une part de marché tombée à 8 %.",
            ["sales", "market-share"],
        ),
        ("fr", "Plan social : des ventes en recul de 5 % et un endettement de 8 %.", ["sales", "debt"]),
        ("fr", "Plan social : des ventes en recul de 5 % et une fréquentation de 8 %.", ["sales", ""]),
        (
            "en",
            "Job cuts: it made a first-half loss as sales slid 5%, and its share of the market fell to 8%.",
            ["sales", "market-share"],
        ),
    ],
)
def test_a_share_with_a_noun_of_its_own_is_not_of_the_one_before(lang, text, keys):
    assert [fact.subject.key for fact in facts(text, "percentage", lang=lang)] == keys


def test_an_aftershock_may_be_named_in_the_sentence_before():
    text = "Un séisme a frappé Lima mardi. On craint les répliques. Celle de jeudi, mesurée à 5,2, était forte."
    assert only(text, "magnitude").subject.key == f"aftershock:{date(2026, 3, 19).toordinal()}"
