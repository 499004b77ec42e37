"""``checker values``: lines of JSON in, lines of JSON out."""

from __future__ import annotations

import io
import json
import sys

import pytest


@pytest.fixture
def ask(run, monkeypatch):
    """Runs ``checker values`` on these lines."""

    def ask_(*lines, args=()):
        data = "".join(f"{line}\n" for line in lines).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))
        return run("values", *args)

    return ask_


def test_each_line_is_answered_in_order(ask):
    texts = ["Une vingtaine d’élus", "rien", "le 14 mars 2026"]
    status, out, err = ask(*(json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts)))
    answers = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert [answer["id"] for answer in answers] == ["0", "1", "2"]
    for text, answer in zip(texts, answers, strict=True):
        for found in answer["found"]:
            assert 0 <= found["start"] < found["end"] <= len(text)
    assert [len(answer["found"]) for answer in answers] == [1, 0, 1]


def test_date_of_lines_that_do_not_say_theirs(ask):
    line = json.dumps({"id": "1", "text": "La réunion a eu lieu hier."})
    _, out, _ = ask(line, args=("--date", "2026-03-15"))
    assert json.loads(out)["found"][0]["value"] == "2026-03-14"


def test_a_line_that_is_not_json(ask):
    status, out, err = ask("{", json.dumps({"id": "1", "text": "dix élus"}))
    assert status == 2
    assert err.startswith("checker")
    assert err.count("\n") == 1
    assert '"1"' in out
