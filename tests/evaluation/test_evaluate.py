"""`checker evaluate`: what is measured on cases of one's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main

A = (
    "Le feu s’est déclaré mardi à Nantes. Selon la préfecture, douze pompiers ont été blessés et le maire Paul Vernois "
    "est venu.\n"
)
B = "Le feu s’est déclaré mardi à Nantes. La préfecture a compté quinze pompiers blessés.\n"


def fact(id_: str, article: str, text: str, body: str, attribute: str, **given: Any) -> dict[str, Any]:
    start = body.index(text)
    place = {"id": id_, "article": article, "field": "body", "start": start, "end": start + len(text), "text": text}
    return place | {"attribute": attribute, "subject": attribute} | given


@pytest.fixture(name="case")
def case_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cases" / "feu"
    folder.mkdir(parents=True)
    for name, body in (("a.md", A), ("b.md", B)):
        (folder / name).write_text(f"---\nlang: fr\npublished: 2026-03-18\n---\n{body}", encoding="utf-8")
    facts = [
        fact("a1", "a.md", "douze pompiers", A, "injured", value=12, attributed_to="préfecture"),
        fact("a2", "a.md", "mardi", A, "date", value="2026-03-17"),
        fact("a3", "a.md", "Paul Vernois", A, "role_holder", value="Paul Vernois"),
        fact("a4", "a.md", "Nantes", A, "place", value="Nantes"),
        fact("b1", "b.md", "quinze pompiers", B, "injured", value=14, attributed_to="police"),
    ]
    pair = {"facts": ["a1", "b1"], "label": "contradiction", "attribute": "injured", "subject": "injured"}
    gold = {"event": "feu", "articles": [{"file": "a.md"}, {"file": "b.md"}], "facts": facts, "pair_labels": [pair]}
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def evaluated(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["evaluate", *arguments])
    out = capsys.readouterr()
    return status, out.out, out.err


def test_the_figures(case, capsys):
    status, out, err = evaluated(capsys, str(case.parent), "--format", "json")
    assert (status, err) == (0, "")
    total = json.loads(out)["total"]
    assert total["quantity"] == {"gold": 2, "right": 1}  # fifteen is not fourteen
    assert total["time"] == {"gold": 1, "right": 1}
    assert total["place"] == {"gold": 1, "right": 1}
    assert total["relation"] == {"gold": 1, "right": 1}
    assert total["attribution"] == {"gold": 1, "right": 1}
    assert (total["findings"], total["precision"], total["recall"]) == (1, 1.0, 1.0)


def test_every_miss_is_shown_when_asked(case, capsys):
    _, out, _ = evaluated(capsys, str(case), "--show", "--messages", "en", "--width", "200")
    assert "quinze pompiers" in out
    assert "another value" in out
    _, out, _ = evaluated(capsys, str(case), "--messages", "en")
    assert "quinze pompiers" not in out


def test_the_details_as_json(case, capsys):
    _, out, _ = evaluated(capsys, str(case), "--show", "--format", "json")
    data = json.loads(out)
    assert [(m["id"], m["got"]) for m in data["missed"]] == [("b1", "value")]
    assert [(f["label"], f["correct"]) for f in data["findings"]] == [("contradiction", True)]


def test_only_some_cases(case, capsys):
    status, _, err = evaluated(capsys, str(case.parent), "--only", "crue")
    assert status == 2
    assert "no case" in err


def test_a_case_that_is_none(case, capsys):
    (case / "gold.json").write_text('{"event": "feu"}', encoding="utf-8")
    status, out, err = evaluated(capsys, str(case))
    assert (status, out) == (2, "")
    assert "gold.json: articles:" in err


def test_an_article_that_is_missing(case, capsys):
    (case / "b.md").unlink()
    status, out, _ = evaluated(capsys, str(case), "--messages", "en", "--width", "300")
    assert status == 2
    assert "b.md" in out


def test_no_folder(tmp_path, capsys):
    status, _, err = evaluated(capsys, str(tmp_path / "none"))
    assert status == 2
    assert "not a folder" in err
