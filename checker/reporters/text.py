"""The report for people: per event who tells it, then each disagreement with its quotes in context.

Without colour the disagreeing words stand in ``[[ ]]``, as in the examples of the rules; in colour they
are bold and underlined.  Nothing rests on colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rich.text import Text

from checker.messages import Messages, load_messages
from checker.reporters.page import Page
from checker.reporters.quote import Excerpt, excerpt

if TYPE_CHECKING:
    from checker.articles.model import Article
    from checker.report import ArticleSummary, EventSummary, Finding, Mention, Report, Side
    from checker.reporters import RenderOptions

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
        self.say: Messages = load_messages(options.messages)
        self.page = Page(options.width, options.color)
        self.articles = {article.id: article for article in report.articles}
        self.shown = [finding for finding in report.findings if finding.status == "new" or options.verbose]

    def text(self) -> str:
        self._overview()
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

    def _overview(self) -> None:
        say, summary = self.say, self.report.summary
        articles = say.count("count.articles", summary.articles)
        events = say.count("count.events", summary.events)
        if not summary.articles:
            self.page.line((say("overview.nothing_read"), "bold"))
        elif not self.shown:
            nothing = "overview.nothing_new" if self.report.findings else "overview.nothing"
            self.page.line((say(nothing, articles=articles, events=events), "bold"))
        else:
            verdicts = [finding.verdict for finding in self.shown]
            counts = [
                say.count(f"verdict_count.{name}", verdicts.count(name)) for name in _VERDICT_STYLE if name in verdicts
            ]
            compared = say("overview.compared", articles=articles, events=events)
            self.page.line((say("colon", left=compared, right=", ".join(counts)), "bold"))

    def _events(self) -> Iterable[EventSummary]:
        """The events of the report, those with something to show first."""
        busy = {finding.event for finding in self.shown}  # what is known already comes after what is new
        return sorted(self.report.events, key=lambda event: event.id not in busy)

    def _event(self, event: EventSummary, findings: list[Finding]) -> None:
        page, say = self.page, self.say
        page.blank()
        page.rule(event.label[:1].upper() + event.label[1:])
        # the label says them too, where they are known, unless the event has a name of its own
        further = [part for part in (say.days(event.date), event.place) if part and part not in event.label]
        if further:
            page.line(" · ".join(further))
        for article in (self.articles[id_] for id_ in event.articles if id_ in self.articles):
            page.line(self._source(article), (f" — {article.path}", "dim"), indent="  ", hanging="    ")
        if not findings:
            page.line(say("overview.agree"), indent="  ")
        for finding in findings:
            if finding in self.shown:
                page.blank()
                self._finding(finding)
        known = [finding for finding in findings if finding not in self.shown]
        if known:
            page.blank()
        for finding in known:
            page.line(say("colon", left=say(f"status.{finding.status}"), right=finding.message), indent="  – ")

    def _notices(self) -> None:
        """What should be looked after; an ignore that suits nothing may suit other articles."""
        notices = [n for n in self.report.notices if self.options.verbose or n.code != "unused-ignore"]
        if notices:
            self.page.blank()
            self.page.rule(self.say("notices_title"))
        for notice in notices:
            self.page.line(notice.message, indent="  ", hanging="    ")

    def _source(self, article: ArticleSummary) -> str:
        published = self.say.day(article.published) if article.published else self.say("event.unpublished")
        return f"{article.source}, {published}"

    def _finding(self, finding: Finding) -> None:
        page, say, verbose = self.page, self.say, self.options.verbose
        title = self.options.titles.get(finding.rule, finding.rule)
        verdict = say(f"verdict.{finding.verdict}").upper()
        heading = say("colon", left=title, right=finding.subject) if finding.subject else title
        page.line((verdict, _VERDICT_STYLE[finding.verdict]), " — ", (heading, "bold"), hanging="  ")
        page.line(finding.message, indent="  ")
        if finding.status != "new":
            page.line((say(f"status.{finding.status}"), "dim"), indent="  ")
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
        page, say = self.page, self.say
        articles = len({mention.article for mention in side.mentions})
        told = say.count("count.articles", articles)
        if articles > 1:
            told += f", {say.count('count.origins', side.origins)}"
        allows = f", {say('allows', allows=side.allows)}" if side.allows and side.allows != side.value else ""
        page.line((side.value, "bold"), f"{allows} ({told})", indent="  • ")
        quotes: dict[Excerpt, list[Mention]] = {}
        for mention in side.mentions:
            quotes.setdefault(self._excerpt(mention), []).append(mention)
        for words, mentions in quotes.items():  # copies of one text: every source, the words once
            for mention in mentions:
                self._teller(mention)
            page.line(self._marked(words), indent="    │ ", hanging="    │ ")

    def _teller(self, mention: Mention) -> None:
        page, say = self.page, self.say
        article = self.articles.get(mention.article)
        parts = [self._source(article) if article else mention.article]
        if mention.field == "title":
            parts.append(say("in_title"))
        if mention.attributed_to:
            parts.append(say("attributed", who=mention.attributed_to))
        if self.options.verbose and mention.cues:
            cues = ", ".join(f"{cue.kind} {say('quoted', text=cue.text)}" for cue in mention.cues)
            parts.append(f"{say('cues')} {cues}")
        page.line(", ".join(parts), indent="    ", hanging="      ")

    def _excerpt(self, mention: Mention) -> Excerpt:
        start = mention.start - mention.sentence_start
        end = mention.end - mention.sentence_start
        sentence = mention.sentence
        if sentence[max(start, 0) : end] != mention.text:
            sentence, start, end = mention.text, 0, len(mention.text)
        room = _QUOTE_LINES * (self.options.width - 8)
        return excerpt(sentence, start, end, room, self.say("cut"))

    def _marked(self, words: Excerpt) -> Text:
        mention = (words.mention, "bold underline") if self.options.color else f"[[{words.mention}]]"
        return Text.assemble(words.before, mention, words.after)
