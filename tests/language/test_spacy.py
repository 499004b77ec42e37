"""The spaCy side: what the Doc holds, and a pipeline of the user's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy

from checker import check, extract
from checker.cli import main
from checker.errors import UsageError
from checker.language.analyse import analyse
from checker.language.spacy_pipeline import build_pipeline, to_doc
from checker.pipeline import CheckOptions
from tests.support.reading import analysis, article, facts, only

TEXT = "Selon la police, « 900 marcheurs » étaient lundi à Nantes. Paul Vernois les a vus. L’Ukraine aussi."


def saved(folder: Path, lang: str, *patterns: tuple[str, str]) -> str:
    """A pipeline on disk whose only knowledge is these names: (label, name)."""
    nlp = spacy.blank(lang)
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": name} for label, name in patterns])
    nlp.to_disk(folder)
    return str(folder)


@pytest.fixture(scope="module", name="model")
def model_on_disk(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("model")
    names = (("ORG", "Zorbalion"), ("PER", "Quintillat"), ("LOC", "Brelvaux"), ("MISC", "Sommet"), ("GPE", "Nantes"))
    return saved(folder, "xx", *names)


def test_the_doc_holds_the_names():
    doc = to_doc(analysis(TEXT))
    assert [(e.text, e.label_) for e in doc.ents] == [("Nantes", "LOC"), ("Paul Vernois", "PER"), ("Ukraine", "LOC")]


def test_the_doc_holds_values_and_speech():
    doc = to_doc(analysis(TEXT))
    assert [(s.text, s.label_) for s in doc.spans["values"]] == [("900", "number"), ("lundi", "date")]
    assert [(s.text, s.label_) for s in doc.spans["speech"]] == [("Selon", "police")]


def test_the_doc_holds_the_sentences():
    found = analysis(TEXT)
    assert [s.text for s in to_doc(found).sents] == [TEXT[s.start : s.end] for s in found.sentences]


def test_tokens_spell_the_text():
    text = "L’Ukraine\u00a0: «\u202f900 marcheurs\u202f»,\n\n  dit-on… 3,5\u00a0% 🚒 aujourd’hui!"
    doc = to_doc(analysis(text))
    assert doc.text == text
    assert {"L’", "Ukraine", "900", "marcheurs"} <= {t.text for t in doc}


def test_the_pipeline_can_be_called_as_any_other():
    nlp = build_pipeline("fr")
    docs = list(nlp.pipe(["Ils sont à Nantes.", "Ils sont à Lyon."]))
    assert [[e.text for e in doc.ents] for doc in docs] == [["Nantes"], ["Lyon"]]


def test_a_models_organisation_attends(model):
    text = "Zorbalion a participé jeudi au sommet d’Oslo."
    assert facts(text, "attendee") == []
    (fact,) = [f for f in extract(article(text), model) if f.attribute == "attendee"]
    assert (fact.subject.label, fact.subject.key) == ("Zorbalion", "organisation:zorbalion")


def test_a_models_person_speaks(model):
    text = "Trois personnes ont été blessées dans l’accident, selon Quintillat."
    assert only(text, "injured").speaker == "name:quintillat"
    (fact,) = [f for f in extract(article(text), model) if f.attribute == "injured"]
    assert (fact.attributed_to, fact.speaker) == ("Quintillat", "person:quintillat")


def test_a_models_place_is_a_place(model):
    text = "Brelvaux dort."
    assert analysis(text).entities == []
    (entity,) = analysis(text, model=model).entities
    assert (entity.text, entity.kind, entity.key) == ("Brelvaux", "place", "place:brelvaux")


def test_what_we_know_is_not_lost_to_a_model(model):
    """A town of the gazetteer keeps its id, an unknown label is left alone, and our people stay."""
    found = analyse(article("Sommet : Paul Vernois est à Nantes."), model)["body"]
    assert [(e.text, e.kind) for e in found.entities] == [("Paul Vernois", "person"), ("Nantes", "city")]
    assert found.entities[1].key.startswith("city:")


def test_a_model_changes_findings(model):
    left = article("Zorbalion a participé jeudi au sommet d’Oslo sur la mer.", source="A")
    right = article("Jeudi, Zorbalion était absent du sommet d’Oslo sur la mer.", source="B")
    assert check([left, right]).findings == ()
    (finding,) = check([left, right], CheckOptions(model=model)).findings
    assert (finding.rule, finding.verdict, finding.subject) == ("attendance", "conflict", "Zorbalion")


def test_offsets_stay_exact_with_a_model(model):
    text = "«\u202fZorbalion\u202f» a participé jeudi au sommet d’Oslo, selon Quintillat, à Brelvaux."
    for fact in extract(article(text), model):
        assert text[fact.start : fact.end] == fact.text


@pytest.mark.parametrize("name", ["no_such_model", "", "/no/such/folder", ".."])
def test_a_model_that_is_not_there(name):
    with pytest.raises(UsageError) as caught:
        extract(article("Il pleut."), name)
    assert "--model" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("file", "content"),
    [("config.cfg", "not a config"), ("config.cfg", "[nlp]\nlang = 3"), ("meta.json", "{"), ("tokenizer", "x")],
)
def test_a_damaged_model(tmp_path, file, content):
    saved(tmp_path / "model", "xx", ("ORG", "Zorbalion"))
    (tmp_path / "model" / file).write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        extract(article("Il pleut."), str(tmp_path / "model"))
    assert "\n" not in str(caught.value)


def test_a_model_of_another_language(tmp_path):
    name = saved(tmp_path / "model", "en", ("ORG", "Zorbalion"))
    with pytest.raises(UsageError, match=r"'en'.*'fr'"):
        extract(article("Il pleut."), name)
    assert extract(article("Zorbalion attended the summit.", lang="en"), name)[0].subject.label == "Zorbalion"


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(f"---\nlang: fr\npublished: 2026-03-20\nsource: {name}\n---\n{text}\n", encoding="utf-8")
    return str(path)


def test_a_model_through_the_command(model, tmp_path, capsys):
    paths = [
        written(tmp_path, "a.md", "Zorbalion a participé jeudi au sommet d’Oslo sur la mer."),
        written(tmp_path, "b.md", "Jeudi, Zorbalion était absent du sommet d’Oslo sur la mer."),
    ]
    assert main(["check", "--format", "json", *paths]) == 0
    capsys.readouterr()
    assert main(["check", "--format", "json", "--model", model, *paths]) == 1
    assert [f["rule"] for f in json.loads(capsys.readouterr().out)["findings"]] == ["attendance"]


def test_a_wrong_model_through_the_command(tmp_path, capsys):
    path = written(tmp_path, "a.md", "Il pleut jeudi sur Oslo.")
    assert main(["check", "--model", "no_such_model", path]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "no_such_model" in err
    assert "internal" not in err
