"""The report for people: per event who tells it and who says what, then each disagreement.

A disagreement has its reason, what each wording allows drawn over one line, the quotes in context, and what to ask.

Without colour the disagreeing words stand in ``[[ ]]``, as in the examples of the rules; in colour they
are bold and underlined.  Nothing rests on colour alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from checker.reporters.page import Page
from checker.reporters.phrases import Phrases
from checker.reporters.quote import visible
from checker.reporters.strip import strips

if TYPE_CHECKING:
    from checker.articles.model import Article
    from checker.report import EventSummary, FactRow, Finding, Report, Side
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
_FIRST_COLUMN, _COLUMN = 24, 14
"""Columns that the table needs for the facts and for each source; where there are fewer it becomes a list."""
_LABEL, _STRIP = 24, 60
"""The widest name of a strip, and the widest strip, in columns."""


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
            findings = [finding for finding in self.report.findings if finding.event == event.id]
            if findings or len(event.articles) > 1 or self.options.verbose:
                self._event(event, findings)
            else:
                elsewhere += 1
        if elsewhere:
            self.page.blank()
            self.page.line(self.say.count("overview.elsewhere", elsewhere))
        self.page.errors(self.say("errors_title"), self.report.errors)
        self._notices()
        return self.page.text()

    def _events(self) -> Iterable[EventSummary]:
        """The events of the report, those with something to show first."""
        busy = {finding.event for finding in self.shown}  # what is known already comes after what is new
        return sorted(self.report.events, key=lambda event: event.id not in busy)

    def _event(self, event: EventSummary, findings: list[Finding]) -> None:
        page, words = self.page, self.words
        page.blank()
        page.rule(words.event(event))
        if further := words.when_and_where(event):
            page.line(further)
        for article in (words.articles[id_] for id_ in event.articles if id_ in words.articles):
            page.line(words.source(article), (f" — {article.path}", "dim"), indent="  ", hanging="    ")
        self._table(event, {finding.id for finding in findings})
        if not findings:
            page.line(self.say("overview.agree"), indent="  ")
        for finding in findings:
            if finding in self.shown:
                page.blank()
                self._finding(finding)
        if self.options.verbose:
            self._apart(event)
        known = [finding for finding in findings if finding not in self.shown]
        if known:
            page.blank()
        for finding in known:
            left = self.say(f"status.{finding.status}")
            page.line(self.say("colon", left=left, right=finding.message), indent="  – ")

    def _notices(self) -> None:
        """What should be looked after; an ignore that suits nothing may suit other articles."""
        notices = [n for n in self.report.notices if self.options.verbose or n.code != "unused-ignore"]
        if notices:
            self.page.blank()
            self.page.rule(self.say("notices_title"))
        for notice in notices:
            self.page.line(notice.message, indent="  ", hanging="    ")

    def _table(self, event: EventSummary, shown: Collection[str]) -> None:
        """Facts × sources: where the articles part (with a mark) and, with ``verbose``, where they do not."""
        page, words = self.page, self.words
        rows = [row for row in event.facts if row.finding in shown or self.options.verbose]
        if not rows:
            return
        page.blank()
        marked = [(f"≠ {words.fact(row)}" if row.finding in shown else words.fact(row), row) for row in rows]
        speaking = {cell.article for row in rows for cell in row.cells}
        told = [id_ for id_ in event.articles if id_ in speaking]
        said = [{cell.article: cell.value for cell in row.cells} for row in rows]
        columns = [[words.articles[id_].source, *(cells.get(id_, "") for cells in said)] for id_ in told]
        if self.options.width < _FIRST_COLUMN + sum(max(_COLUMN, _widest_word(column) + 3) for column in columns):
            for name, row in marked:
                page.line((name, "bold"), indent="  ", hanging="    ")
                for value, tellers in _by_value(row).items():
                    sources = ", ".join(dict.fromkeys(words.articles[id_].source for id_ in tellers))
                    page.line(value, f" — {sources}", indent="    ", hanging="      ")
            return
        page.table(
            [self.say("facts.fact"), *(words.articles[id_].source for id_ in told)],
            [(name, *(cells.get(id_, "") for id_ in told)) for (name, _), cells in zip(marked, said, strict=True)],
        )

    def _apart(self, event: EventSummary) -> None:
        """What could not be compared, and why."""
        page, words = self.page, self.words
        if not event.apart:
            return
        page.blank()
        page.line((self.say("apart.title"), "bold"))
        heading = ""
        for entry in event.apart:
            if heading != (heading := words.fact(entry)):
                page.line(heading, indent="  ")
            sources = ", ".join(dict.fromkeys(words.articles[m.article].source for m in entry.mentions))
            page.line(entry.reason, f" — {sources}", indent="    • ")
        if event.apart_more:
            page.line(self.say.count("apart.more", event.apart_more), indent="  ")

    def _strips(self, finding: Finding) -> None:
        """What each side allows, over one line."""
        label = min(max(cell_len(visible(side.value)) for side in finding.sides), _LABEL)
        width = min(self.options.width - label - 6, _STRIP)
        drawn = strips([side.shape for side in finding.sides], width, self.say)
        if drawn is None:
            return
        self.page.blank()
        for side, strip in zip(finding.sides, drawn.drawn, strict=True):
            name = Text(visible(side.value))
            name.truncate(label, overflow="ellipsis", pad=True)
            self.page.line(Text.assemble(name, "  ", strip), indent="    ")
        gap = max(width - cell_len(drawn.low) - cell_len(drawn.high), 1)
        self.page.line(Text(f"{' ' * (label + 2)}{drawn.low}{' ' * gap}{drawn.high}"), indent="    ")

    def _finding(self, finding: Finding) -> None:
        page, say, verbose = self.page, self.say, self.options.verbose
        verdict = say(f"verdict.{finding.verdict}").upper()
        page.line((verdict, _VERDICT_STYLE[finding.verdict]), " — ", (self.words.title(finding), "bold"), hanging="  ")
        page.line(finding.message, indent="  ")
        if finding.status != "new":
            page.line((say(f"status.{finding.status}"), "dim"), indent="  ")
        if verbose:
            meaning = say("verdict_meaning." + finding.verdict)
            agreement = say("agreement", value=say.decimal(finding.agreement))
            page.line(" · ".join((finding.rule, meaning, agreement)), indent="  ")
            if why := self.options.reasons.get(finding.rule):
                page.line(f"{say('why')} {why}", indent="  ")
        self._strips(finding)
        for side in finding.sides:
            page.blank()
            self._side(side)
        page.blank()
        for note in finding.notes:
            page.line(note, indent="  → ", hanging="    ")
        page.line(say("ask"), " ", " ".join(self.words.questions(finding)), indent="  ")

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


def _widest_word(cells: Iterable[str]) -> int:
    """Columns of the longest word of some cells, which a table would have to cut in a narrower column."""
    return max((cell_len(word) for cell in cells for word in visible(cell).split(" ")), default=0)


def _by_value(row: FactRow) -> dict[str, list[str]]:
    """The articles that give each value, in the order of the row."""
    told: dict[str, list[str]] = {}
    for cell in row.cells:
        told.setdefault(cell.value, []).append(cell.article)
    return told
