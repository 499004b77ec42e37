"""The component ``recoupe_facts`` in somebody's own pipeline."""

from __future__ import annotations

from datetime import date

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from checker import extract
from checker.articles import article_from_text

TEXT = "L’incendie de Brest a fait trois morts samedi, selon les pompiers. Le feu était éteint à 18 heures."


def pipeline(lang: str = "fr"):
    nlp = spacy.blank("xx")
    nlp.add_pipe("recoupe_facts", config={"lang": lang})
    return nlp


@pytest.fixture(scope="module", name="nlp")
def made():
    return pipeline()


def test_it_writes_the_facts_that_extract_gives(nlp):
    doc = nlp(TEXT)
    told = extract(article_from_text(TEXT, lang="fr"))
    assert [(f.attribute, f.start, f.end, f.value) for f in doc._.recoupe_facts] == [
        (f.attribute, f.start, f.end, f.value) for f in told
    ]
    assert ("killed", "trois morts") in {(f.attribute, f.text) for f in doc._.recoupe_facts}


def test_spans_carry_the_attribute(nlp):
    doc = nlp(TEXT)
    assert ("killed", "trois morts") in {(s.label_, s.text) for s in doc.spans["recoupe_facts"]}


@pytest.mark.parametrize("published", [date(2026, 5, 12), "2026-05-12"])
def test_days_are_relative_to_the_day_of_publication(nlp, published):
    doc = nlp.make_doc(TEXT)
    doc._.recoupe_published = published
    days = [f.value.days for f in nlp(doc)._.recoupe_facts if f.attribute == "date"]
    assert days[0].core_low == date(2026, 5, 9).toordinal()


def test_names_of_the_pipeline_join():
    text = "Zorbalion préside le sommet de Brest, qui a réuni vingt dirigeants."
    nlp = spacy.blank("xx")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Zorbalion"}])  # type: ignore[attr-defined]
    nlp.add_pipe("recoupe_facts", config={"lang": "fr"})
    leaders = [f.value.keys for f in nlp(text)._.recoupe_facts if f.attribute == "leader"]
    assert leaders == [("organisation:zorbalion",)]


def test_the_language_is_the_pipelines_own():
    nlp = spacy.blank("en")
    nlp.add_pipe("recoupe_facts")
    assert {f.text for f in nlp("Three people were killed in Leeds.")._.recoupe_facts} >= {"Three people", "Leeds"}


def test_another_language_is_refused_when_the_pipeline_is_made():
    with pytest.raises(ValueError, match=r"'de' is not supported.*fr"):
        pipeline(lang="de")


@given(st.text(max_size=60))
def test_any_text_passes(text):
    nlp = pipeline()
    for fact in nlp(text)._.recoupe_facts:
        assert text[fact.start : fact.end] == fact.text
