"""The line-by-line command."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest

from checker.cli.values import run_values


def test_a_line_in_a_line_out() -> None:
    out = io.StringIO()
    line = json.dumps({"id": "a", "text": "Elle part samedi.", "lang": "fr", "reference_date": "2026-03-18T09:00"})
    assert run_values([line, "\n"], out, "fr", None) == 0
    (found,) = json.loads(out.getvalue())["found"]
    assert (found["start"], found["end"], found["kind"], found["value"]) == (10, 16, "date", "2026-03-14")


def test_defaults_fill_in() -> None:
    out = io.StringIO()
    assert run_values(['{"id": 7, "text": "She left yesterday."}'], out, "en", date(2026, 3, 18)) == 0
    answer = json.loads(out.getvalue())
    assert (answer["id"], answer["found"][0]["value"]) == (7, "2026-03-17")


@pytest.mark.parametrize(
    "line",
    ["{", "[]", '{"id": 1}', '{"text": 3}', '{"text": "a", "lang": "tlh"}', '{"text": "a", "lang": 5}',
     '{"text": "a", "reference_date": "demain"}', "[" * 5000],
)  # fmt: skip
def test_a_bad_line_is_named_and_the_others_go_on(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = io.StringIO()
    assert run_values(['{"id": 1, "text": "douze élus"}', line, '{"id": 3, "text": "a"}'], out, "fr", None) == 2
    assert [json.loads(answer)["id"] for answer in out.getvalue().splitlines()] == [1, 3]
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "line 2" in error
