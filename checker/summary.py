"""The counts of a report: how many of what, and where, for dashboards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from checker.report import (
    VERDICTS,
    ArticleSummary,
    ErrorEntry,
    EventSummary,
    Finding,
    Summary,
    VerdictName,
)

UNDATED = "undated"
"""The day, in the summary, of events that nothing dates."""


def summarise(
    articles: Sequence[ArticleSummary],
    events: Sequence[EventSummary],
    findings: Sequence[Finding],
    errors: Sequence[ErrorEntry],
) -> Summary:
    """Count the findings, whatever their status, in every way that the summary has."""
    sources = {article.id: article.source for article in articles}
    days = {event.id: event.date or UNDATED for event in events}
    verdicts = Counter(finding.verdict for finding in findings)
    return Summary(
        articles=len(articles),
        events=len(events),
        findings=len(findings),
        verdicts={name: verdicts[name] for name in VERDICTS},
        rules=dict(sorted(Counter(finding.rule for finding in findings).items())),
        errors=len(errors),
        by_source=_table(
            ((f, {sources[m.article] for s in f.sides for m in s.mentions}) for f in findings), sources.values()
        ),
        by_rule=_table((finding, (finding.rule,)) for finding in findings),
        by_attribute=_table((finding, (finding.attribute,)) for finding in findings),
        by_day=_table(((finding, (days[finding.event],)) for finding in findings), days.values()),
    )


def _table(
    counted: Iterable[tuple[Finding, Iterable[str]]], also: Iterable[str] = ()
) -> dict[str, dict[VerdictName, int]]:
    """Findings by key and verdict; ``also`` are keys that are shown although nothing was found there."""
    counts: dict[str, Counter[VerdictName]] = {key: Counter() for key in also}
    for finding, keys in counted:
        for key in keys:
            counts.setdefault(key, Counter())[finding.verdict] += 1
    return {key: {name: counts[key][name] for name in VERDICTS} for key in sorted(counts)}
