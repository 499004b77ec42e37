"""What the page shows, in the order and the pieces in which it shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from checker.messages import Messages, load_messages
from checker.report import VERDICTS
from checker.reporters.html.event import Context, EventView, event_view

if TYPE_CHECKING:
    from checker.articles.model import Article
    from checker.report import Report
    from checker.reporters import RenderOptions


class Choice(NamedTuple):
    """Something to filter by: what the page calls it, its words, and how many findings it leaves."""

    value: str
    words: str
    findings: int


@dataclass(frozen=True, slots=True)
class View:
    """The whole page.

    Attributes:
        headline: what was compared and what came of it.
        events: those with something to show, those with findings first.
        elsewhere: how many events are left out, as one article alone tells them.
        hidden: how many findings are left out, as they are known or ignored.
        verdicts, rules, sources: what the findings can be filtered by.
    """

    headline: str
    events: list[EventView]
    elsewhere: int
    hidden: int
    findings: int
    verdicts: list[Choice]
    rules: list[Choice]
    sources: list[Choice]


def view(report: Report, articles: Mapping[str, Article], options: RenderOptions) -> View:
    """What the page shows of a report."""
    say = load_messages(options.messages)
    shown = [finding for finding in report.findings if finding.status == "new" or options.verbose]
    sources = {source: str(number) for number, source in enumerate(sorted({a.source for a in report.articles}))}
    page = Context({a.id: a for a in report.articles}, articles, shown, options, say, sources)
    busy = {finding.event for finding in shown}
    events = [
        event
        for event in sorted(report.events, key=lambda event: event.id not in busy)
        if event.id in busy or len(event.articles) > 1 or options.verbose
    ]
    views = [event_view(page, event, f"e{number}") for number, event in enumerate(events, 1)]
    findings = [finding for event in views for finding in event.findings]
    return View(
        headline=_headline(report, say, nothing=not shown),
        events=views,
        elsewhere=len(report.events) - len(events),
        hidden=len(report.findings) - len(shown),
        findings=len(findings),
        verdicts=_choices(
            ((f.finding.verdict,) for f in findings), {name: say(f"verdict.{name}") for name in VERDICTS}
        ),
        rules=_choices(((f.finding.rule,) for f in findings), {f.finding.rule: f.title for f in findings}),
        sources=_choices((f.sources.split() for f in findings), {number: name for name, number in sources.items()}),
    )


def link(url: str | None) -> str | None:
    """An address that a reader may follow: on the web, or nothing."""
    try:
        return url if url and urlsplit(url).scheme.lower() in ("http", "https") else None
    except ValueError:
        return None


def _headline(report: Report, say: Messages, *, nothing: bool) -> str:
    summary = report.summary
    if not summary.articles:
        return say("overview.nothing_read")
    articles, events = say.count("count.articles", summary.articles), say.count("count.events", summary.events)
    return say("overview.nothing" if nothing else "overview.compared", articles=articles, events=events)


def _choices(found: Iterable[Iterable[str]], words: Mapping[str, str]) -> list[Choice]:
    """How many findings have each value, in the order of the words."""
    counts: dict[str, int] = {}
    for values in found:
        for value in values:
            counts[value] = counts.get(value, 0) + 1
    return [Choice(value, words[value], counts[value]) for value in words if value in counts]
