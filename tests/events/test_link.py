"""Which articles tell the same event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.articles import Article
from checker.events.candidates import EVERY, candidate_pairs
from checker.events.link import evidence, link
from checker.events.model import Event, Told
from checker.pipeline import tell
from tests.support.reading import article, report


def story(text: str, day: str, source: str, *, title: str = "", lang: str = "fr") -> Article:
    return article(text, title=title, source=source, lang=lang, published=date.fromisoformat(day))


SUMMIT_FR = story(
    "Quatorze dirigeants se sont réunis samedi 14 mars à Dunkerque pour un sommet sur l’érosion des plages. "
    "Le Premier ministre norvégien Lars Holm et la ministre danoise Vera Lund ont promis 300 millions "
    "d’euros pour les digues.",
    "2026-03-15",
    "Le Phare",
    title="Sommet de Dunkerque : quatorze dirigeants au chevet des plages",
)
SUMMIT_EN = story(
    "Fourteen leaders met in Dunkirk on Saturday 14 March for a summit on the erosion of beaches. Norwegian "
    "prime minister Lars Holm and Danish minister Vera Lund pledged 300 million euros for sea walls.",
    "2026-03-15",
    "The Beacon",
    title="Dunkerque summit: fourteen leaders promise to save beaches",
    lang="en",
)
SUMMIT_TOO = story(
    "À Dunkerque, le sommet sur l’érosion a réuni samedi quatorze chefs de gouvernement. Lars Holm, Premier "
    "ministre de la Norvège, y a annoncé 300 millions d’euros. Vera Lund l’a suivi. Les plages du Nord "
    "attendent leurs digues.",
    "2026-03-16",
    "La Balise",
    title="Érosion des plages : à Dunkerque, un sommet et des promesses",
)
SUMMIT_BEFORE = story(
    "Neuf dirigeants se sont réunis samedi 28 février à Ostende pour un sommet sur l’érosion des plages. Le "
    "Premier ministre norvégien Lars Holm et la ministre danoise Vera Lund n’y ont promis aucun euro.",
    "2026-03-01",
    "Le Phare",
    title="Sommet d’Ostende : neuf dirigeants au chevet des plages",
)
SUMMIT_ELSEWHERE = story(
    "Un sommet sur le fret ferroviaire a réuni samedi 14 mars à Colmar douze ministres. Piet Janssen a annoncé une "
    "conférence sur les gares de triage. Les dirigeants de la région ont applaudi.",
    "2026-03-15",
    "La Gazette",
    title="Sommet de Colmar : douze ministres et des trains",
)
FIRE_NANTES = story(
    "Un incendie a détruit un entrepôt de meubles lundi 9 mars à Nantes, rue des Tanneurs. Trois personnes "
    "ont été blessées. Soixante pompiers ont lutté contre les flammes, selon la préfecture de "
    "Loire-Atlantique.",
    "2026-03-10",
    "Le Phare",
    title="Nantes : un entrepôt en flammes, trois blessés",
)
FIRE_DIJON = story(
    "Un incendie a détruit un entrepôt de meubles lundi 9 mars à Dijon, rue de la Houblonnière. Cinq "
    "personnes ont été blessées. Quarante pompiers ont lutté contre les flammes, selon la préfecture de "
    "Côte-d’Or.",
    "2026-03-10",
    "La Balise",
    title="Dijon : un entrepôt en flammes, cinq blessés",
)
FIRE_NANTES_TOO = story(
    "Rue des Tanneurs, à Nantes, il ne reste que des cendres de l’entrepôt de meubles où un incendie s’est "
    "déclaré lundi. Les pompiers y ont passé la nuit ; trois blessés ont été soignés.",
    "2026-03-11",
    "La Vigie",
    title="À Nantes, des cendres rue des Tanneurs",
)
ALL = (SUMMIT_FR, SUMMIT_EN, SUMMIT_TOO, SUMMIT_BEFORE, FIRE_NANTES, FIRE_DIJON, FIRE_NANTES_TOO)
GROUPS = {
    frozenset({SUMMIT_FR.id, SUMMIT_EN.id, SUMMIT_TOO.id}),
    frozenset({SUMMIT_BEFORE.id}),
    frozenset({FIRE_NANTES.id, FIRE_NANTES_TOO.id}),
    frozenset({FIRE_DIJON.id}),
}


def linked(*articles: Article) -> list[Event]:
    return link([tell(a) for a in articles])


def groups(events: list[Event]) -> set[frozenset[str]]:
    return {frozenset(t.article.id for t in event.told) for event in events}


@pytest.mark.parametrize(
    ("one", "two"),
    [(SUMMIT_FR, SUMMIT_EN), (SUMMIT_FR, SUMMIT_TOO), (SUMMIT_EN, SUMMIT_TOO), (FIRE_NANTES, FIRE_NANTES_TOO)],
    ids=["across languages", "same language", "across languages and days", "a fire and its morrow"],
)
def test_one_event(one, two):
    (event,) = linked(one, two)
    assert {t.article.id for t in event.told} == {one.id, two.id}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (SUMMIT_FR, SUMMIT_BEFORE),
        (SUMMIT_EN, SUMMIT_BEFORE),
        (SUMMIT_FR, SUMMIT_ELSEWHERE),
        (FIRE_NANTES, FIRE_DIJON),
        (SUMMIT_FR, FIRE_NANTES),
    ],
    ids=["two weeks apart", "across languages", "one day, no name shared", "two towns", "two kinds"],
)
def test_two_events(one, two):
    assert len(linked(one, two)) == 2


def test_all_together():
    assert groups(linked(*ALL)) == GROUPS


TOLD = [tell(a) for a in ALL]
REFERENCE = link(TOLD)


@settings(max_examples=40, deadline=None)
@given(order=st.permutations(TOLD))
def test_the_order_of_articles_does_not_matter(order):
    found = link(order)
    assert [(e.id, e.type, [t.article.id for t in e.told]) for e in found] == [
        (e.id, e.type, [t.article.id for t in e.told]) for e in REFERENCE
    ]
    assert [(e.day, e.place and e.place.value, e.place_keys) for e in found] == [
        (e.day, e.place and e.place.value, e.place_keys) for e in REFERENCE
    ]


@settings(max_examples=30, deadline=None)
@given(chosen=st.sets(st.integers(0, len(TOLD) - 1), min_size=1))
def test_fewer_articles_mix_no_events(chosen):
    """Whichever articles are there, none joins an event that it does not tell."""
    for group in groups(link([TOLD[n] for n in sorted(chosen)])):
        assert any(group <= whole for whole in GROUPS)


@pytest.mark.parametrize(
    ("towns", "one", "two", "later"),
    [
        (
            ("Sceaux", "Sceaux"),
            "Un autocar a eu un accident grave mardi 10 mars à Sceaux. Quatre passagers sont morts, dit Paul Vernois.",
            "Un train a eu un accident grave mercredi 11 mars à Sceaux. Onze passagers sont morts, dit Anna Brandt.",
            "2026-03-11",
        ),
        (
            ("Dax", "Roanne"),
            "Un sommet sur les réserves d’eau s’est tenu mardi 10 mars à Dax, à l’invitation de Maëlle Vernois. "
            "Les participants ont promis une aide de 20 millions d’euros.",
            "Un sommet sur les réserves d’eau s’est tenu mardi 10 mars à Roanne, à l’invitation de Maëlle Brandt. "
            "Les participants ont promis une aide de 90 millions d’euros.",
            "2026-03-10",
        ),
        (
            ("Bourges", "Bourges"),
            "À Bourges, une scierie a été ravagée par un incendie mardi 10 mars. Paul Vernois et Lise Corvol y sont.",
            "À Bourges, un musée a été visité par des voleurs mardi 10 mars. Anna Brandt et Piet Janssen y sont.",
            "2026-03-11",
        ),
        (
            ("Bourges", "Bourges"),
            "À Bourges, une manifestation a réuni mardi 800 manifestants contre la fermeture de l’hôpital.",
            "À Bourges, une manifestation a réuni mardi 300 manifestants contre la réforme des cantines.",
            "2026-04-08",
        ),
        (
            ("Bourges", "Bourges"),
            "Un grave accident d’autocar s’est produit mardi 10 mars à Bourges. Douze personnes sont mortes. "
            "« Je dormais quand le téléphone a sonné », se souvient un voisin inquiet.",
            "Une manifestation contre la rocade s’est déroulée mardi 10 mars à Bourges, à l’appel de Piet Janssen. "
            "« Je dormais quand le téléphone a sonné », se souvient une commerçante inquiète.",
            "2026-03-10",
        ),
        (
            ("Bourges", "Bourges"),
            "Un incendie a détruit une scierie mardi 10 mars à Bourges, boulevard du Colombier. Paul Vernois et Lise "
            "Corvol y sont. 18 personnes sont mortes dans l’incendie, 221 pompiers ont combattu le feu.",
            "Un incendie a détruit un garage mardi 10 mars à Bourges, quai des Bateliers. Anna Brandt et Piet Janssen "
            "y sont. Neuf personnes sont mortes dans l’incendie, 87 pompiers ont combattu le feu.",
            "2026-03-10",
        ),
        (
            ("Bourges", "Bourges"),
            "Une conserverie change de mains : le groupe de Paul Vernois a annoncé mardi 10 mars à Bourges le rachat "
            "d’une entreprise connue. Le groupe débourse 82 millions d’euros. « Il faudra du temps », dit Lise Corvol.",
            "Un chantier naval change de mains : le groupe de Piet Janssen a annoncé mardi 10 mars à Bourges le rachat "
            "d’une entreprise connue. Le groupe débourse 369 millions d’euros.",
            "2026-03-10",
        ),
    ],
    ids=[
        "strangers of the morrow",
        "two towns and a forename",
        "another kind of event",
        "weeks later",
        "another kind, and nobody named",
        "two streets",
        "two deals",
    ],
)
def test_a_town_a_day_or_a_forename_makes_no_event(towns, one, two, later):
    titles = [f"À {town}, ce que l’on sait" for town in towns]
    left, right = story(one, "2026-03-10", "A", title=titles[0]), story(two, later, "B", title=titles[1])
    assert len(linked(left, right)) == 2


def test_what_every_town_has_makes_no_event():
    """A town hall and a few dead: what two accidents of a day share by chance, in towns that are far apart."""
    hall = "Eighteen people were injured. The town hall promised to learn from what happened and opened a helpline."
    one = story(f"In Guelph, a freight train crashed on 10 March 2026. {hall}", "2026-03-10", "A", lang="en")
    two = story(f"In Socastee, a ferry crashed on Tuesday 10 March 2026. {hall}", "2026-03-10", "B", lang="en")
    assert len(linked(one, two)) == 2


STRANGERS = (
    "À Bourges, un autocar accidenté : mardi 10 mars, il a quitté la chaussée. « Il faudra du temps pour comprendre », "
    "prévient Lise Corvol. Paul Vernois est venu.",
    "À Bourges, un accident de téléphérique a eu lieu mardi 10 mars. « Nous avons besoin de réponses claires », dit "
    "Anna Brandt. Piet Janssen est venu.",
)
ENDS = ("La préfecture se tait.", "Le quartier attend.", "Les élus débattent.")


def told_several_times(*texts: str, title: str) -> list[Article]:
    return [
        story(f"{text} {end}", "2026-03-11", f"source {number}", title=title)
        for text in texts
        for number, end in enumerate(ENDS)
    ]


def test_groups_that_share_no_name_are_two_events():
    """Of one article by one article that may be chance; of several by several it is none."""
    articles = told_several_times(*STRANGERS, title="Accident à Bourges")
    assert [len(event.told) for event in linked(*articles)] == [3, 3]
    assert len(linked(articles[0], articles[3])) == 1


def test_groups_that_share_a_figure_may_be_one_event():
    """Nobody is named by both, and yet both know of 37 hurt."""
    articles = told_several_times(*(f"{text} L’accident a fait 37 blessés." for text in STRANGERS), title="À Bourges")
    assert [len(event.told) for event in linked(*articles)] == [6]


def test_a_street_alone_is_of_several_fires():
    """Two by two, of two days side by side."""
    articles = [
        story(
            f"Un incendie a détruit {thing} {day} mars à Bourges, rue des Lilas. {name} est venu. {end}",
            "2026-03-12",
            f"source {day} {end}",
            title=f"Bourges : {thing} en flammes rue des Lilas",
        )
        for thing, day, name in (
            ("une scierie", "mardi 10", "Paul Vernois"),
            ("un garage", "mercredi 11", "Piet Janssen"),
        )
        for end in ENDS[:2]
    ]
    assert [len(event.told) for event in linked(*articles)] == [2, 2]


def test_a_family_name_of_other_people_is_no_name_in_common():
    """Keith Kelterness of a fire, Beatrice Kelterness of a theft: a town, a day and a surname."""
    fire = (
        "A fire destroyed a mill on Tuesday 10 March in Hazleton. {} Kelterness visited the site. Ulric Shaw is away."
    )
    theft = (
        "Thieves robbed a museum on Tuesday 10 March in Hazleton. {} Kelterness visited the site. Vera Wick is away."
    )

    def events(forename: str, another: str) -> int:
        one, two = (
            story(text.format(name), "2026-03-11", name, title="Hazleton: what is known", lang="en")
            for text, name in ((fire, forename), (theft, another))
        )
        return len(linked(one, two))

    assert events("Keith", "Beatrice") == 2
    assert events("Keith", "Kay") == events("Keith", "Keith") == 1


def test_earthquakes_that_share_no_country_either_are_two():
    """Of a country it is one at a time; but the town of one is in no gazetteer."""
    one = story(
        "Un séisme a frappé Biarritz dimanche 7 avril et endommagé la sous-préfecture. Le séisme a touché 413 maisons, "
        "précise Quentin Brislanguen. Une cellule d’écoute attend les proches au gymnase.",
        "2024-04-07",
        "A",
        title="Biarritz : la terre a tremblé, la sous-préfecture endommagée",
    )
    two = story(
        "Un séisme a frappé Ans dimanche 7 avril et endommagé la halle. Le séisme a touché 438 maisons, précise "
        "Norbert Bristequin. Une cellule d’écoute attend les proches au gymnase.",
        "2024-04-07",
        "B",
        title="Ans : la terre a tremblé, la halle endommagée",
    )
    assert len(linked(one, two)) == 2


def test_heads_of_state_are_no_name_in_common():
    one, two = (
        tell(story(f"{n} chefs d’État et de gouvernement étaient au sommet.", "2026-03-11", "A")) for n in (12, 25)
    )
    assert evidence(one, two) < evidence(TOLD[0], TOLD[2])
    assert one.names["word:etat"] < 1


def test_an_alliance_is_a_name():
    assert tell(story("Les ministres de l’Alliance se sont réunis.", "2026-03-11", "A")).names["word:alliance"] >= 1


@pytest.mark.parametrize(("lang", "title"), [("en", "Leaders meet in Oslo"), ("fr", "Dirigeants réunis à Oslo")])
def test_who_is_counted_opens_a_headline_without_being_a_name(lang, title):
    names = tell(story("It rains." if lang == "en" else "Il pleut.", "2026-03-11", "A", lang=lang, title=title)).names
    assert not names.keys() & {"word:leaders", "word:dirigeants"}


def test_a_street_is_called_the_same_in_another_language():
    french = story("Un incendie a détruit un hangar à Québec, allée du Grand Cerf.", "2026-03-11", "A")
    english = story("A fire destroyed a shed in Québec, on allée du Grand Cerf.", "2026-03-11", "B", lang="en")
    assert "street:before/allee du grand cerf" in tell(french).names.keys() & tell(english).names.keys()
    assert (
        "street:before/quai des potiers"
        in tell(story("On quai des Potiers, it burns.", "2026-03-11", "A", lang="en")).names
    )


def test_an_auction_house_sells_nothing_of_a_company():
    assert tell(story("Une maison de ventes fermée.", "2026-03-11", "A")).event_type is None


def test_what_an_event_is():
    (event,) = linked(SUMMIT_FR, SUMMIT_TOO)
    assert event.type == "summit"
    assert event.day is not None
    assert event.day.value == "2026-03-14"
    assert event.place is not None
    assert event.place.text == "Dunkerque"


def test_a_copy_is_one_origin():
    copy = replace(SUMMIT_FR, id="copy", source="La Dépêche du Soir", body=SUMMIT_FR.body + " (avec agence)")
    (event,) = linked(SUMMIT_FR, SUMMIT_TOO, copy)
    assert event.origins[SUMMIT_FR.id] == event.origins["copy"]
    assert event.origins[SUMMIT_FR.id] != event.origins[SUMMIT_TOO.id]
    assert len(set(event.origins.values())) == 2


def test_a_copy_adds_no_origin_to_a_side():
    left = story(
        "Quatorze dirigeants ont participé samedi 14 mars au sommet de Dunkerque sur les plages.", "2026-03-15", "A"
    )
    right = story(
        "Le sommet de Dunkerque sur les plages a réuni vingt-six dirigeants samedi 14 mars.", "2026-03-15", "B"
    )
    copy = replace(left, id="copy", source="C")
    (finding,) = report(left, right, copy).findings
    assert [(len(s.mentions), s.origins) for s in finding.sides] == [(2, 1), (1, 1)]


@settings(max_examples=15, deadline=None)
@given(names=st.lists(st.text(min_size=1, max_size=8), min_size=len(ALL), max_size=len(ALL)))
def test_the_names_of_sources_do_not_matter(names):
    renamed = [replace(t, article=replace(t.article, source=name)) for t, name in zip(TOLD, names, strict=True)]
    assert groups(link(renamed)) == groups(REFERENCE)
    assert [e.id for e in link(renamed)] == [e.id for e in REFERENCE]


def test_the_names_of_sources_change_no_finding():
    left = story(
        "Quatorze dirigeants ont participé samedi 14 mars au sommet de Dunkerque sur les plages.", "2026-03-15", "A"
    )
    right = story(
        "Le sommet de Dunkerque sur les plages a réuni vingt-six dirigeants samedi 14 mars.", "2026-03-15", "B"
    )
    plain = report(left, right)
    renamed = report(replace(left, source="Z"), replace(right, source="La police"))
    assert [f.fingerprint for f in renamed.findings] == [f.fingerprint for f in plain.findings] != []
    assert [(f.verdict, f.sides) for f in renamed.findings] == [(f.verdict, f.sides) for f in plain.findings]


def test_one_article_is_one_event():
    (event,) = linked(SUMMIT_FR)
    assert event.origins == {SUMMIT_FR.id: 0}


def test_nothing_is_no_event():
    assert link([]) == []


def test_articles_that_say_nothing_are_not_joined():
    dull = [article(f"Il pleut {word}.", source=word, published=None) for word in ("ici", "là", "ailleurs")]
    assert len(linked(*dull)) == 3


def test_a_meeting_that_nothing_dates_needs_more_than_one_strong_link():
    people = "Lars Holm, Vera Lund, Paul Vernois, Anna Brandt et Piet Janssen"
    one = story(
        f"{people} se sont réunis samedi 14 mars 2026 en sommet virtuel sur l’érosion des plages. Vingt dirigeants ont "
        "promis des digues et soutenu les communes du littoral.",
        "2026-03-15",
        "Le Phare",
    )
    same = story(
        "Samedi 14 mars 2026, un sommet virtuel sur l’érosion des plages a réuni trente dirigeants, dont Lars Holm, "
        "Vera Lund, Paul Vernois et Anna Brandt. Le littoral attend ses digues.",
        "2026-03-15",
        "La Balise",
    )
    another = article(
        f"{people} se retrouveront en sommet virtuel pour soutenir les communes du littoral : l’érosion des plages "
        "demande des digues, que ces dirigeants ont promis.",
        source="La Vigie",
    )
    events = link([tell(a) for a in (one, same, another)])
    assert sorted(len(event.told) for event in events) == [1, 2]


# ---- many articles


def many(number: int) -> list[Told]:
    """So many articles on the seven stories, each with its own day of publication, name and words."""
    made: list[Told] = []
    for n in range(number):
        one = TOLD[n % len(TOLD)]
        own = {f"word:nom{n}": 1.6, f"said:fr:mot{n}": 0.4}
        made.append(replace(one, article=replace(one.article, id=f"{n:04}"), names=one.names | own))
    return made


MANY = many(2 * EVERY + 40)


def test_many_articles_on_few_events():
    """More than are set against each other one by one, and more in an event than a sample holds."""
    found = {frozenset(int(id_) % len(TOLD) for id_ in group) for group in groups(link(MANY))}
    ids = [one.article.id for one in TOLD]
    assert found == {frozenset(ids.index(id_) for id_ in group) for group in GROUPS}
    assert len(link(MANY)) == len(GROUPS)


@settings(max_examples=3, deadline=None)
@given(rng=st.randoms(use_true_random=False))
def test_the_order_of_many_articles_does_not_matter(rng):
    shuffled = MANY.copy()
    rng.shuffle(shuffled)
    assert [(e.id, [t.article.id for t in e.told]) for e in link(shuffled)] == [
        (e.id, [t.article.id for t in e.told]) for e in link(MANY)
    ]


def test_the_pairs_that_are_looked_at_grow_with_the_articles():
    """An event of any size: twice the articles have twice the pairs, not four times."""
    few, twice = (candidate_pairs(MANY[:number]) for number in (EVERY + 1, 2 * EVERY + 2))
    assert len(twice) < 2.5 * len(few)
    assert len(candidate_pairs(MANY[:EVERY])) == EVERY * (EVERY - 1) // 2


def test_a_school_is_of_the_town_that_its_name_ends_in():
    first = story("Un élève a été blessé mercredi au collège de Limoges, dans une attaque.", "2026-03-12", "Le Phare")
    assert any(key.startswith("city:") for key in tell(first).names)


def test_two_earthquakes_of_one_country_within_days_are_one_rather_than_weeks_apart():
    first = story(
        "Un séisme de magnitude 6,9 a fait 24 morts au Pérou.", "2026-05-03", "Le Phare", title="Séisme au Pérou"
    )
    later = story(
        "Le séisme au Pérou a fait 41 morts, dont 22 à Camaná.", "2026-05-05", "La Dune", title="Séisme au Pérou"
    )
    weeks = story(
        "Le séisme au Pérou a fait 41 morts, dont 22 à Camaná.", "2026-05-20", "La Dune", title="Séisme au Pérou"
    )
    assert evidence(tell(first), tell(later)) > evidence(tell(first), tell(weeks))


def test_words_for_another_event_in_an_expression_or_a_name_are_none():
    march = story("Une marche blanche a suivi l’attaque de mercredi au couteau à Limoges.", "2026-03-12", "Le Phare")
    island = story("Le cyclone a touché La Réunion. Les habitants de La Réunion sont abrités.", "2026-03-12", "La Dune")
    assert (tell(march).event_type, tell(island).event_type) == ("attack", "storm")
