"""Laws of the statuses: they change nothing else, and say of each finding one thing."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import check
from checker.baseline import Baseline, Entry
from checker.messages import load_messages
from checker.report import Report
from checker.statuses import Ignore, with_statuses

STORY = Path(__file__).parents[1] / "samples" / "crue-de-la-marne"
TODAY = date(2026, 5, 4)


@cache
def story() -> Report:
    return check([str(STORY)])


@pytest.fixture(autouse=True, scope="module")
def _read_before_the_examples_are_timed():
    story()


def entry(finding) -> Entry:
    return Entry(
        fingerprint=finding.fingerprint, rule=finding.rule, verdict=finding.verdict, event="", message="", articles=()
    )


def marked(ignores, accepted):
    report = story()
    return with_statuses(
        report,
        ignores,
        Baseline(tuple(entry(report.findings[n]) for n in accepted), Path()),
        {finding.rule for finding in report.findings},
        TODAY,
        load_messages("fr"),
    )


ignores = st.builds(
    Ignore,
    reason=st.just("asked"),
    rule=st.sampled_from([None, "killed", "missing", "place"]),
    sources=st.lists(st.sampled_from(["Agence Est Presse", "Radio Perthois", "Nobody"]), max_size=2).map(tuple),
    event=st.sampled_from([None, "vitry", "Nantes"]),
    until=st.sampled_from([None, date(2026, 5, 3), TODAY, date(2026, 5, 5)]),
)
accepted = st.sets(st.integers(0, 4))


@given(st.lists(ignores, max_size=3), accepted)
def test_only_statuses_and_notices_change(given_, chosen):
    before, after = story(), marked(given_, chosen)
    assert len(before.findings) == 5
    same = [f.model_copy(update={"status": "new"}) for f in after.findings]
    assert after.model_copy(update={"findings": tuple(same), "notices": ()}) == before


@given(st.lists(ignores, max_size=3), accepted)
def test_an_ignore_wins_and_the_baseline_takes_the_rest(given_, chosen):
    alone, both = marked(given_, ()), marked(given_, chosen)
    for number, (first, second) in enumerate(zip(alone.findings, both.findings, strict=True)):
        assert first.status in ("new", "ignored")
        assert second.status == ("baseline" if first.status == "new" and number in chosen else first.status)


@given(ignores)
def test_every_ignore_holds_lapsed_or_is_there_for_nothing(one):
    report = marked([one], ())
    codes = [notice.code for notice in report.notices]
    used = any(finding.status == "ignored" for finding in report.findings)
    lapsed = one.until is not None and one.until < TODAY
    assert codes == (["lapsed-ignore"] if lapsed else [] if used else ["unused-ignore"])
    assert not (lapsed and used)
