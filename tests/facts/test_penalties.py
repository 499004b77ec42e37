"""Whose a penalty is."""

from __future__ import annotations

import pytest

from tests.support.reading import article, facts, only, report


def _whose(text: str, attribute: str, lang: str) -> list[str]:
    found = facts(text, attribute, lang=lang)
    return [r for fact in found for r in fact.subject.restrictions if r.startswith("of:")]


@pytest.mark.parametrize(
    ("lang", "text", "whose"),
    [
        ("fr", "Procès à Vaux : Paul Garin a été condamné à 20 ans de prison.", ["of:garin"]),
        ("fr", "Procès : Paul Garin a été condamné pour le meurtre d'Anne Roux à 20 ans de prison.", ["of:garin"]),
        ("fr", "Procès : Paul Garin et Luc Ferrand sont condamnés à trois ans de prison.", ["of:several"]),
        ("fr", "Condamné à trois ans de prison au procès, Paul Garin fait appel.", ["of:garin"]),
        ("fr", "Procès : la procureure, Anne Roux, a requis cinq ans de prison contre Paul Garin.", ["of:garin"]),
        ("fr", "Procès : trois ans de prison pour Paul Garin, un an pour Luc Ferrand.", ["of:garin", "of:ferrand"]),
        (
            "en",
            "Paul Garin, who spends 16 years in prison, was sentenced to 22 years in prison for killing Anne Lowe.",
            ["of:garin", "of:garin"],
        ),
        ("fr", "Procès Garin : trois ans de prison.", []),
        ("en", "At the trial Paul Garin was jailed for three years in prison.", ["of:garin"]),
        ("en", "Luke Farrand got a six-month suspended sentence at the end of a three-week trial.", ["of:farrand"]),
    ],
)
def test_whose_a_sentence_is(lang, text, whose):
    assert _whose(text, "duration", lang) == whose


def test_a_pronoun_takes_up_who_was_punished_last():
    text = "Procès : Paul Garin a été condamné à trois ans de prison. Il devra aussi payer 3 000 euros d'amende."
    assert _whose(text, "amount", "fr") == ["of:garin"]


def test_who_is_punished_need_not_be_said_where_no_other_is():
    told = (
        article("Au procès de Vaux, lundi, Paul Garin a été condamné à trois ans de prison."),
        article("Le procès de Vaux s'est achevé lundi : la peine prononcée est de quatre ans de prison."),
    )
    assert [finding.rule for finding in report(*told).findings] == ["duration"]


def test_of_several_each_is_compared_with_himself():
    told = (
        article("Procès de Vaux : Paul Garin est condamné lundi à trois ans de prison, Luc Ferrand à un an de prison."),
        article("Au procès de Vaux, lundi, Luc Ferrand a été condamné à un an de prison."),
    )
    assert not report(*told).findings


def test_a_trial_s_length_is_no_sentence():
    text = "Paul Garin was jailed by the court after a three-week trial."
    assert only(text, "duration", lang="en").subject.key == ""
