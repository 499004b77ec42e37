"""The report for people: per event who tells it, then each disagreement with its quotes in context.

Without colour the disagreeing words stand in ``[[ ]]``, as in the examples of the rules; in colour they
are bold and underlined.  Nothing rests on colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rich.text import Text

from checker.reporters.page import Page
from checker.reporters.phrases import Phrases

if TYPE_CHECKING:
    from checker.articles.model import Article
    from checker.report import EventSummary, Finding, Report, Side
    from checker.reporters import RenderOptions
    from checker.reporters.quote import Excerpt

_VERDICT_STYLE = {
    "conflict": "bold red",
    "divergence": "bold yellow",
    "imprecision": "bold cyan",
    "update": "bold blue",
}
_QUOTE_LINES = 4
"""About how many lines a quote may take."""


def render(report: Report, articles: Mapping[str, Article], options: RenderOptions) -> str:
    """The report as text of ``options.width`` columns."""
    return _TextReport(report, options).text()


class _TextReport:
    def __init__(self, report: Report, options: RenderOptions) -> None:
        self.report = report
        self.options = options
        self.words = Phrases(report, options)
        self.say = self.words.say
        self.page = Page(options.width, options.color)
        self.shown = [finding for finding in report.findings if finding.status == "new" or options.verbose]

    def text(self) -> str:
        self.page.line((self.words.overview(self.shown), "bold"))
        elsewhere = 0
        for event in self._events():
            findings = [finding for finding in self.shown if finding.event == event.id]
            if findings or len(event.articles) > 1 or self.options.verbose:
                self._event(event, findings)
            else:
                elsewhere += 1
        if elsewhere:
            self.page.blank()
            self.page.line(self.say.count("overview.elsewhere", elsewhere))
        if hidden := len(self.report.findings) - len(self.shown):
            self.page.blank()
            self.page.line(self.say.count("overview.known", hidden))
        self.page.errors(self.say("errors_title"), self.report.errors)
        return self.page.text()

    def _events(self) -> Iterable[EventSummary]:
        """The events of the report, those with something to show first."""
        busy = {finding.event for finding in self.shown}
        return sorted(self.report.events, key=lambda event: event.id not in busy)

    def _event(self, event: EventSummary, findings: list[Finding]) -> None:
        page, words = self.page, self.words
        page.blank()
        page.rule(words.event(event))
        if further := words.when_and_where(event):
            page.line(further)
        for article in (words.articles[id_] for id_ in event.articles if id_ in words.articles):
            page.line(words.source(article), (f" — {article.path}", "dim"), indent="  ", hanging="    ")
        if not findings:
            page.line(self.say("overview.agree"), indent="  ")
        for finding in findings:
            page.blank()
            self._finding(finding)

    def _finding(self, finding: Finding) -> None:
        page, say, verbose = self.page, self.say, self.options.verbose
        verdict = say(f"verdict.{finding.verdict}").upper()
        page.line((verdict, _VERDICT_STYLE[finding.verdict]), " — ", (self.words.title(finding), "bold"), hanging="  ")
        page.line(finding.message, indent="  ")
        if verbose:
            meaning = say("verdict_meaning." + finding.verdict)
            agreement = say("agreement", value=say.decimal(finding.agreement))
            page.line(" · ".join((finding.rule, meaning, agreement)), indent="  ")
            if why := self.options.reasons.get(finding.rule):
                page.line(f"{say('why')} {why}", indent="  ")
        for side in finding.sides:
            page.blank()
            self._side(side)

    def _side(self, side: Side) -> None:
        page, words = self.page, self.words
        page.line((side.value, "bold"), words.allows(side), indent="  • ")
        for quote, mentions in words.quotes(side, _QUOTE_LINES * (self.options.width - 8)).items():
            for mention in mentions:
                page.line(words.teller(mention), indent="    ", hanging="      ")
            page.line(self._marked(quote), indent="    │ ", hanging="    │ ")

    def _marked(self, words: Excerpt) -> Text:
        mention = (words.mention, "bold underline") if self.options.color else f"[[{words.mention}]]"
        return Text.assemble(words.before, mention, words.after)
