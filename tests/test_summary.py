"""The counts of a report fit its findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import check
from checker.report import VERDICTS

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.iterdir() if path.is_dir()))
def test_every_table_counts_the_findings(sample):
    report = check([str(SAMPLES / sample)])
    summary = report.summary
    for table in (summary.by_rule, summary.by_attribute, summary.by_day):
        assert {v: sum(row[v] for row in table.values()) for v in VERDICTS} == summary.verdicts
    assert {rule: sum(row.values()) for rule, row in summary.by_rule.items()} == summary.rules
    sources = {article.id: article.source for article in report.articles}
    assert set(summary.by_source) == set(sources.values())
    for source, row in summary.by_source.items():
        quoting = [f for f in report.findings if source in {sources[m.article] for s in f.sides for m in s.mentions}]
        assert row == {verdict: sum(f.verdict == verdict for f in quoting) for verdict in VERDICTS}
    assert set(summary.by_day) == {event.date or "undated" for event in report.events}
