"""The exit status that a report earns."""

from __future__ import annotations

import pytest

from checker.cli.exit import Exit, status
from checker.report import VERDICTS, ArticleSummary, ErrorEntry, Finding, Mention, Report, Side, Summary, Tool

LEVELS = (*VERDICTS, None)


def report(verdict, *, state="new", errors=(), articles=1):
    """A report of one finding."""
    mention = Mention(article="a", field="body", start=0, end=1, text="x", sentence="x", sentence_start=0)
    side = Side(value="x", allows="x", origins=1, mentions=(mention,))
    finding = Finding(
        id="f", rule="r", verdict=verdict, level="error", status=state, event="e", attribute="count",
        subject="s", message="m", agreement=0, fingerprint="0", sides=(side, side),
    )  # fmt: skip
    article = ArticleSummary(id="a", path="a.md", source="A", lang="fr", title="")
    return Report(
        tool=Tool(version="0"),
        summary=Summary(articles=articles, events=0, findings=1, verdicts={}, rules={}, errors=len(errors)),
        articles=(article,) * articles, events=(), findings=(finding,), errors=tuple(errors),
    )  # fmt: skip


@pytest.mark.parametrize("verdict", VERDICTS)
@pytest.mark.parametrize("fail_on", LEVELS)
def test_a_verdict_fails_at_its_level_and_above(verdict, fail_on):
    failing = LEVELS.index(verdict) <= LEVELS.index(fail_on) and fail_on is not None
    assert status(report(verdict), fail_on) is (Exit.FINDINGS if failing else Exit.CLEAN)


@pytest.mark.parametrize("state", ["baseline", "ignored"])
def test_known_findings_do_not_fail(state):
    assert status(report("conflict", state=state), "update") is Exit.CLEAN


@pytest.mark.parametrize("fail_on", LEVELS)
def test_what_could_not_be_judged_wins(fail_on):
    error = ErrorEntry(path="x", code="missing-file", reason="no such file")
    assert status(report("conflict", errors=[error]), fail_on) is Exit.FAILED


def test_an_empty_gate_never_passes():
    assert status(report("conflict", articles=0), None) is Exit.FAILED
