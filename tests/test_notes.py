"""What a report remarks beside its verdicts."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.reading import article, report

DEAD = "L’effondrement d’un immeuble a fait {} morts vendredi 10 avril 2026 à Brest."


def told(toll: int, source: str, day: int, more: str = ""):
    """An article of April 2026 on one collapse, in words of its own."""
    text = f"{DEAD.format(toll)} {more}"
    return article(text, source=source, title=f"Effondrement à Brest : {toll} morts", published=date(2026, 4, day))


def remarks(*articles):
    """The remarks of the one finding on the toll."""
    [finding] = [f for f in report(*articles).findings if f.attribute == "killed"]
    return finding.notes


def test_an_old_toll_in_a_later_article_is_stale():
    [note] = remarks(
        told(12, "Le Phare", 11, "Le maire a décrété un deuil de deux jours dans la ville."),
        told(15, "L’Estran", 12, "Des grues déblaient encore les gravats rue de Siam."),
        told(12, "Brèves", 14, "Les écoles du quartier ont rouvert lundi, sans cantine."),
    )
    assert "Brèves" in note
    assert "12 avril 2026" in note


def test_a_toll_that_rises_leaves_nothing_stale():
    rising = told(12, "Le Phare", 11), told(15, "L’Estran", 12, "Des grues déblaient encore les gravats.")
    assert remarks(*rising) == ()


def test_a_falling_toll_that_says_so_makes_the_higher_one_stale():
    [note] = remarks(
        told(15, "L’Estran", 11, "Des grues déblaient encore les gravats rue de Siam."),
        told(12, "Le Phare", 12, "Le bilan définitif a été établi par la préfecture : 12 morts."),
        told(15, "Brèves", 14, "Les écoles du quartier ont rouvert lundi, sans cantine."),
    )
    assert "Brèves" in note


@pytest.mark.parametrize(("again", "stale"), [(12, []), (15, ["Le Phare"])])
def test_fewer_homes_in_the_dark_a_day_later_are_stale_only_where_the_higher_number_is_still_told(again, stale):
    storm = "La tempête de vendredi 10 avril 2026 à Brest"
    articles = [
        article(f"{storm} {text}", source=source, title="Tempête à Brest", published=date(2026, 4, day))
        for source, day, text in (
            ("L’Estran", 11, "a couché des arbres. 1 500 foyers sont privés d’électricité."),
            ("Brèves", again, "laisse 1 500 foyers privés d’électricité, et des écoles fermées."),
            ("Le Phare", 13, "est passée : 900 foyers restent privés d’électricité dans les hameaux."),
        )
    ]
    [finding] = report(*articles).findings
    assert finding.verdict == "update"
    assert [source for source in stale if source not in " ".join(finding.notes)] == []
    assert len(finding.notes) == len(stale)


def test_who_stands_alone_and_what_most_origins_say():
    ages = [
        ("L’Ouest", 41, "La cour a entendu deux experts."),
        ("Le Phare", 43, "Son avocat plaide le doute."),
        ("L’Estran", 43, "La salle était comble dès neuf heures."),
    ]
    found = report(
        *(
            article(f"Le procès de Paul Vernois, {age} ans, s’est ouvert à Brest. {more}", source=source)
            for source, age, more in ages
        )
    ).findings
    [finding] = [f for f in found if f.attribute == "age"]
    assert [("2" in n, "3" in n) for n in finding.notes[:1]] == [(True, True)]
    assert "L’Ouest" in finding.notes[1]


def test_two_sources_that_differ_leave_nothing_to_remark():
    pair = told(12, "Le Phare", 11), told(15, "L’Estran", 11, "Des grues déblaient encore les gravats.")
    assert remarks(*pair) == ()
