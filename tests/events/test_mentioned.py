"""Other events that articles mention: which facts are of them, and which mentions are of one event."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.articles import Article
from checker.explain import explain
from checker.pipeline import CheckOptions
from checker.report import Report
from tests.support.reading import article, facts, report, sides

LEAD = {
    "fr": (
        "Vingt-six pays ont participé samedi 14 mars au sommet de Brême sur les câbles de la Baltique, organisé par "
        "la ministre Anna Lindqvist."
    ),
    "en": (
        "Twenty-six countries took part on Saturday 14 March in the Bremen summit on the cables of the Baltic, "
        "hosted by minister Anna Lindqvist."
    ),
}


def story(
    *paragraphs: str, source: str = "La Vigie", lang: str = "fr", day: str = "2026-03-16", lead: str = ""
) -> Article:
    body = "\n\n".join([lead or LEAD[lang], *paragraphs])
    return article(body, source=source, lang=lang, published=date.fromisoformat(day))


def both(left: str, right: str, lang: str = "fr", day: str = "2026-03-16") -> Report:
    """The report on two stories of one summit that each mention something."""
    return report(story(left, lang=lang), story(right, source="Le Courrier", lang=lang, day=day))


def found(result: Report) -> list[tuple[str, list[list[str]]]]:
    return [(finding.verdict, sorted(sides(finding))) for finding in result.findings]


@pytest.mark.parametrize(
    ("lang", "left", "right", "expected"),
    [
        (
            "fr",
            "Le précédent sommet s’était tenu à Riga le 2 mars.",
            "Le précédent sommet, à Riga le 3 mars, n’avait rien donné.",
            [["2 mars"], ["3 mars"]],
        ),
        (
            "fr",
            "Le précédent sommet, à Riga, avait réuni quinze pays.",
            "Dix-neuf pays avaient participé au précédent sommet, à Riga.",
            [["quinze pays"], ["Dix-neuf pays"]],
        ),
        (
            "fr",
            "Le précédent sommet s’était tenu à Riga. Quinze pays y avaient participé.",
            "Le précédent sommet, à Riga, avait réuni dix-neuf pays.",
            [["Quinze pays"], ["dix-neuf pays"]],
        ),
        (
            "fr",
            "La prochaine réunion, jeudi 26 mars à Oslo, portera sur les patrouilles.",
            "Une nouvelle réunion est prévue vendredi 27 mars à Oslo.",
            [["jeudi 26 mars"], ["vendredi 27 mars"]],
        ),
        (
            "fr",
            "L’attentat de Gdansk, le 12 janvier 2024, avait fait 14 morts.",
            "Nul n’a oublié l’attentat de Gdansk du 12 janvier 2024, qui avait fait 17 morts.",
            [["14 morts"], ["17 morts"]],
        ),
        (
            "fr",
            "Le 5 février, 40 personnes avaient été blessées dans le port.",
            "Dans le port, 60 personnes avaient été blessées le 5 février.",
            [["40 personnes"], ["60 personnes"]],
        ),
        (
            "fr",
            "Le 12 janvier, 40 personnes avaient été blessées dans le port.",
            "Il y a deux mois, 60 personnes avaient été blessées dans le port.",
            [["40 personnes"], ["60 personnes"]],
        ),
        (
            "en",
            "The previous summit, in Riga on 2 March, had yielded nothing.",
            "The previous summit was held in Riga on 3 March.",
            [["2 March"], ["3 March"]],
        ),
        (
            "en",
            "The previous summit, in Riga, was attended by 15 countries.",
            "The previous summit in Riga was attended by 19 countries.",
            [["15 countries"], ["19 countries"]],
        ),
    ],
)
def test_one_event_that_two_articles_mention_is_compared(lang, left, right, expected):
    result = both(left, right, lang)
    assert found(result) == [("conflict", sorted(expected))]
    event = next(e for e in result.events if e.id == result.findings[0].event)
    assert event.mentioned
    assert len(event.articles) == 2
    assert event.id not in {a.main_event for a in result.articles}


FIFTEEN, NINETEEN = "avait réuni quinze pays", "avait réuni dix-neuf pays"
LONG_AGO = "le 12 janvier 2024"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # other days far apart: two events, or nobody knows
        (f"Le précédent sommet, le 2 mars, {FIFTEEN}.", f"Le précédent sommet, le 5 février, {NINETEEN}."),
        # another place and another day
        (f"Le sommet de Riga, le 2 mars, {FIFTEEN}.", f"Le sommet de Tallinn, le 3 mars, {NINETEEN}."),
        # before and after
        (f"Le précédent sommet, à Riga, {FIFTEEN}.", "Le prochain sommet, à Riga, réunira dix-neuf pays."),
        # whose summit it was is told by one alone
        (f"Le précédent sommet de l’Otan {FIFTEEN}.", f"Le précédent sommet {NINETEEN}."),
        # another kind of event
        (
            f"L’attentat de Gdansk, {LONG_AGO}, avait fait 14 morts.",
            f"L’incendie de Gdansk, {LONG_AGO}, avait fait 17 morts.",
        ),
        # which of several earlier ones cannot be told
        ("Les précédents sommets en avaient réuni quinze.", "Les précédents sommets en avaient réuni dix-neuf."),
        # what stands against the earlier event is the main one's figure
        (
            f"Le précédent sommet, à Riga, {FIFTEEN}, contre vingt-six à Brême.",
            f"Le précédent sommet, à Riga, {FIFTEEN}.",
        ),
    ],
)
def test_silent_where_two_events_may_be_meant_or_all_agree(left, right):
    assert found(both(left, right)) == []


def test_an_article_that_mentions_two_that_might_be_meant_is_left_alone():
    two = "Le sommet de Riga, le 2 mars, avait réuni quinze pays. Le sommet de Riga, le 4 mars, avait réuni dix pays."
    assert found(both(two, "Le sommet de Riga, le 3 mars, avait réuni dix-neuf pays.")) == []


def test_a_figure_of_another_event_is_not_set_against_the_main_events():
    result = both("Le précédent sommet, à Riga, avait réuni quinze pays.", "Vingt-six pays, cela ne s’était jamais vu.")
    assert found(result) == []
    assert [event.mentioned for event in result.events] == [False]


def test_a_plan_that_a_later_article_calls_off_for_another_day_has_changed():
    first = "La prochaine réunion est prévue jeudi 26 mars à Oslo."
    moved = "La prochaine réunion est reportée au vendredi 27 mars à Oslo."
    other = "La prochaine réunion est prévue vendredi 27 mars à Oslo."
    assert [verdict for verdict, _ in found(both(first, moved, day="2026-03-18"))] == ["update"]
    assert [verdict for verdict, _ in found(both(first, other, day="2026-03-18"))] == ["conflict"]


def test_what_lies_far_back_does_not_develop():
    left, right = (f"L’attentat de Gdansk, le 12 janvier 2024, avait fait {dead} morts." for dead in (14, 17))
    assert [verdict for verdict, _ in found(both(left, right, day="2026-03-18"))] == ["conflict"]


RIGA = (
    "Quinze pays ont participé lundi 2 mars au sommet de Riga sur les ports francs, ouvert par le ministre Juris Ozols."
)


def test_a_mention_is_set_against_the_articles_on_that_event():
    mention = story("Le sommet de Riga, le 2 mars, avait réuni dix-neuf pays.")
    told = story(source="L’Écho", day="2026-03-03", lead=RIGA)
    result = report(mention, told)
    assert [sides for _, sides in found(result)] == [[["Quinze pays"], ["dix-neuf pays"]]]
    event = next(e for e in result.events if e.id == result.findings[0].event)
    assert not event.mentioned
    assert event.articles == (told.id, mention.id)
    assert {a.main_event for a in result.articles} == {e.id for e in result.events}


@pytest.mark.parametrize(
    "text",
    [
        "Le sommet de Riga, le 5 février, avait réuni dix-neuf pays.",  # another day
        "Le sommet de Tallinn, le 2 mars, avait réuni dix-neuf pays.",  # another town
        "L’incendie de Riga, le 2 mars, avait fait dix-neuf morts.",  # another kind
    ],
)
def test_a_mention_of_another_event_is_not(text):
    assert found(report(story(text), story(source="L’Écho", day="2026-03-03", lead=RIGA))) == []


SAID = (
    "Le précédent sommet, à Riga le 2 mars, avait réuni quinze pays.",
    "Le précédent sommet, à Riga le 3 mars, avait réuni dix-neuf pays.",
    "Au précédent sommet, quinze pays avaient pris part.",
    "La prochaine réunion, jeudi 26 mars à Oslo, portera sur les patrouilles.",
    "L’attentat de Gdansk, le 12 janvier 2024, avait fait 14 morts.",
    "Le 5 février, 40 personnes avaient été blessées dans le port.",
)


@given(st.lists(st.sampled_from(SAID), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_nothing(said, random):
    articles = [story(text, source=f"Journal {n}") for n, text in enumerate(said)]
    shuffled = list(articles)
    random.shuffle(shuffled)
    one, two = report(*articles), report(*shuffled)
    assert {f.fingerprint for f in one.findings} == {f.fingerprint for f in two.findings}
    assert {e.id for e in one.events} == {e.id for e in two.events}


# ---- in one article


def of(text: str, lang: str = "fr") -> dict[str, str | None]:
    """Words of the facts of a text, and the event that each is of."""
    return {f.text: f.occasion and f.occasion.label for f in facts(f"{LEAD[lang]}\n\n{text}", lang=lang)}


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Le sommet précédent avait réuni quinze pays.", "sommet précédent"),
        ("fr", "Ils étaient vingt-six, contre quinze pays lors du précédent sommet.", "précédent sommet"),
        ("fr", "La réunion de Riga, le 2 février, avait rassemblé quinze pays.", "réunion de Riga, le 2 février"),
        ("fr", "Le sommet comparable à celui de Riga a compté quinze pays.", None),
        ("fr", "Absent du précédent sommet, le Danemark est venu avec quinze pays.", None),
        ("en", "The February 2 meeting in Riga was attended by 15 countries.", "February 2 meeting in Riga"),
        ("en", "The next meeting, in Oslo, is to bring together 15 countries.", "next meeting, in Oslo"),
    ],
)
def test_which_event_a_figure_is_of(lang, text, expected):
    said = of(text, lang)
    assert [said[words] for words in ("quinze pays", "15 countries") if words in said] == [expected]


def test_the_days_of_the_main_event_are_its_own():
    said = of("Le sommet de samedi, à Brême, a duré cinq heures.")
    assert said["samedi"] is None
    assert said["cinq heures"] is None


def test_explain_names_the_event(tmp_path):
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    files[0].write_text(
        f"{LEAD['fr']} Publié le 16 mars 2026.\n\nLe précédent sommet avait réuni quinze pays.", encoding="utf-8"
    )
    files[1].write_text(f"{LEAD['fr']} Publié le 16 mars 2026.", encoding="utf-8")
    told = " ".join(explain([str(f) for f in files], CheckOptions(messages="en"), "participants_count").split())
    assert "“quinze pays” is of another event, “précédent sommet”" in told
