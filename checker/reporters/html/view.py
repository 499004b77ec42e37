"""What the page shows, in the order and the pieces in which it shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from checker.articles.model import Field, Span
from checker.messages import Messages, load_messages
from checker.report import VERDICTS, VerdictName
from checker.reporters.html.drawing import Drawing, Strip, draw
from checker.reporters.html.marking import Mark, Paragraph, joined, paragraphs
from checker.reporters.quote import Excerpt, excerpt

if TYPE_CHECKING:
    from checker.articles.model import Article
    from checker.report import ArticleSummary, EventSummary, FactCell, FactRow, Finding, Mention, Report, Side
    from checker.reporters import RenderOptions

_QUOTE_ROOM = 480
"""About how many characters of its sentence a quote may take."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MOST_QUESTIONS = 4

Place = tuple[str, Field, int, int]
"""Article, text and offsets of a mention."""


class Choice(NamedTuple):
    """Something to filter by: what the page calls it, its words, and how many findings it leaves."""

    value: str
    words: str
    count: int


class Teller(NamedTuple):
    """Who states a value: source, day and speaker in words, and the anchor of the words in the article."""

    words: str
    anchor: str | None


class Quote(NamedTuple):
    """Words in their sentence, and everyone who has exactly this sentence."""

    words: Excerpt
    lang: str
    tellers: list[Teller]


class SideView(NamedTuple):
    """One value of a disagreement."""

    letter: str
    side: Side
    sources: str
    told: str
    strip: Strip | None
    quotes: list[Quote]


class FindingView(NamedTuple):
    """One disagreement.  ``sources`` are the numbers by which the page filters."""

    finding: Finding
    anchor: str
    title: str
    why: str | None
    sources: str
    sides: list[SideView]
    drawing: Drawing | None
    questions: list[str]


class CellView(NamedTuple):
    """What one source says in a row: its words, and the letters of the sides that it is on."""

    cell: FactCell
    words: str
    anchor: str | None
    letters: str
    strip: Strip | None


class RowView(NamedTuple):
    """One thing, source by source; None where a source does not speak of it."""

    anchor: str
    name: str
    finding: FindingView | None
    cells: list[CellView | None]


class Pane(NamedTuple):
    """An article as it reads, with the mentions of one event."""

    article: ArticleSummary
    title: list[Paragraph]
    body: list[Paragraph]


class EventView(NamedTuple):
    """An event, who tells it, and what they say of it."""

    event: EventSummary
    anchor: str
    label: str
    further: list[str]
    articles: list[ArticleSummary]
    rows: list[RowView]
    findings: list[FindingView]
    panes: list[Pane]
    verdicts: list[VerdictName]


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
    return _Builder(report, articles, options).view()


def link(url: str | None) -> str | None:
    """An address that a reader may follow: on the web, or nothing."""
    try:
        return url if url and urlsplit(url).scheme.lower() in ("http", "https") else None
    except ValueError:
        return None


class _Builder:
    def __init__(self, report: Report, articles: Mapping[str, Article], options: RenderOptions) -> None:
        self.report = report
        self.texts = articles
        self.options = options
        self.say: Messages = load_messages(options.messages)
        self.articles = {article.id: article for article in report.articles}
        self.shown = [finding for finding in report.findings if finding.status == "new" or options.verbose]
        self.source_numbers = {
            source: str(number) for number, source in enumerate(sorted({a.source for a in report.articles}))
        }

    def view(self) -> View:
        busy = {finding.event for finding in self.shown}
        events = [
            event
            for event in sorted(self.report.events, key=lambda event: event.id not in busy)
            if event.id in busy or len(event.articles) > 1 or self.options.verbose
        ]
        views = [_EventBuilder(self, event, f"e{number}").view() for number, event in enumerate(events, 1)]
        findings = [finding for event in views for finding in event.findings]
        return View(
            headline=self._headline(),
            events=views,
            elsewhere=len(self.report.events) - len(events),
            hidden=len(self.report.findings) - len(self.shown),
            findings=len(findings),
            verdicts=_choices(((f.finding.verdict,) for f in findings), self._verdict_words()),
            rules=_choices(((f.finding.rule,) for f in findings), {f.finding.rule: f.title for f in findings}),
            sources=_choices(
                (f.sources.split() for f in findings), {number: name for name, number in self.source_numbers.items()}
            ),
        )

    def _verdict_words(self) -> dict[str, str]:
        return {name: self.say(f"verdict.{name}") for name in VERDICTS}

    def _headline(self) -> str:
        say, summary = self.say, self.report.summary
        if not summary.articles:
            return say("overview.nothing_read")
        articles, events = say.count("count.articles", summary.articles), say.count("count.events", summary.events)
        if not self.shown:
            return say("overview.nothing", articles=articles, events=events)
        return say("overview.compared", articles=articles, events=events)

    def source(self, article: str) -> str:
        """Who published an article; its id where the report does not say."""
        return self.articles[article].source if article in self.articles else article


class _EventBuilder:
    """One event.  Its marks are made first, for everything else points to them."""

    def __init__(self, page: _Builder, event: EventSummary, anchor: str) -> None:
        self.page = page
        self.say = page.say
        self.event = event
        self.anchor = anchor
        self.found = [finding for finding in page.shown if finding.event == event.id]
        self.anchors = {finding.id: f"finding-{finding.id}" for finding in self.found}
        self.marks = self._marks()

    def view(self) -> EventView:
        findings = [self._finding(finding) for finding in self.found]
        event, articles = self.event, self._articles()
        further = [part for part in (self.say.days(event.date), event.place) if part and part not in event.label]
        return EventView(
            event=event,
            anchor=self.anchor,
            label=event.label[:1].upper() + event.label[1:],
            further=further,
            articles=articles,
            rows=[self._row(number, row, findings) for number, row in enumerate(event.facts)],
            findings=findings,
            panes=[self._pane(article) for article in articles if article.id in self.page.texts],
            verdicts=[finding.verdict for finding in self.found],
        )

    def _articles(self) -> list[ArticleSummary]:
        """The articles of the event, and any other that a finding of it quotes."""
        quoted = (mention.article for f in self.found for side in f.sides for mention in side.mentions)
        ids = dict.fromkeys((*self.event.articles, *quoted))
        return [self.page.articles[id_] for id_ in ids if id_ in self.page.articles]

    # ------------------------------------------------------------------ marks

    def _marks(self) -> dict[Place, Mark]:
        """The mark of each mention: mentions that overlap share one."""
        said = self._said()
        places: dict[tuple[str, Field], list[Span]] = {}
        for article, field, start, end in said:
            places.setdefault((article, field), []).append((start, end))
        marks: dict[Place, Mark] = {}
        for (article, field), spans in places.items():
            for low, high in joined(spans):
                inside = [(article, field, *span) for span in spans if low <= span[0] < high]
                targets = dict.fromkeys(target for place in inside for target in said[place])
                # where there is a disagreement, a row of the table has nothing to add
                kept = [t for t in targets if t.verdict] or list(targets)
                verdicts = [t.verdict for t in kept if t.verdict]
                mark = Mark(
                    id=f"{self.anchor}-m{len(marks) + 1}",
                    span=(low, high),
                    targets=tuple(t.anchor for t in kept),
                    hints=tuple(t.hint for t in kept),
                    verdict=min(verdicts, key=VERDICTS.index) if verdicts else None,
                )
                marks |= dict.fromkeys(inside, mark)
        return marks

    def _said(self) -> dict[Place, list[_Target]]:
        """What the findings and the rows of the table say of each place."""
        said: dict[Place, list[_Target]] = {}
        for finding in self.found:
            target = _Target(self.anchors[finding.id], finding.message, finding.verdict)
            for mention in (mention for side in finding.sides for mention in side.mentions):
                self._note(said, mention, target)
        for number, row in enumerate(self.event.facts):
            target = _Target(self._row_anchor(number), self._row_in_words(row), None)
            for mention in (mention for cell in row.cells for mention in cell.mentions):
                self._note(said, mention, target)
        return said

    def _note(self, said: dict[Place, list[_Target]], mention: Mention, target: _Target) -> None:
        article = self.page.texts.get(mention.article)
        if article and mention.text and article.text(mention.field)[mention.start : mention.end] == mention.text:
            said.setdefault(_place(mention), []).append(target)

    def _pane(self, summary: ArticleSummary) -> Pane:
        article = self.page.texts[summary.id]

        def marked(field: Field) -> list[Mark]:
            here = {m.id: m for (id_, f, *_), m in self.marks.items() if (id_, f) == (summary.id, field)}
            return list(here.values())

        # a headline that is a line of the body is shown there
        title = paragraphs(article.title, marked("title")) if article.title_span is None else []
        return Pane(summary, title, paragraphs(article.body, marked("body"), article.furniture))

    # ------------------------------------------------------------------ the table

    def _row_anchor(self, number: int) -> str:
        return f"{self.anchor}-r{number + 1}"

    def _row_name(self, row: FactRow) -> str:
        name = self.say(f"attribute.{row.attribute}") if self.say.known(f"attribute.{row.attribute}") else row.attribute
        return self.say("colon", left=name, right=row.subject) if row.subject else name

    def _row_in_words(self, row: FactRow) -> str:
        cells = ", ".join(self.say("side", value=c.value, source=self.page.source(c.article)) for c in row.cells)
        return self.say("colon", left=self._row_name(row), right=cells)

    def _row(self, number: int, row: FactRow, findings: Sequence[FindingView]) -> RowView:
        finding = next((f for f in findings if f.finding.id == row.finding), None)
        drawing = draw([cell.shape for cell in row.cells], self.say)
        strips = drawing.strips if drawing else (None,) * len(row.cells)
        cells = {c.article: self._cell(c, strip, finding) for c, strip in zip(row.cells, strips, strict=True)}
        return RowView(
            anchor=self._row_anchor(number),
            name=self._row_name(row),
            finding=finding,
            cells=[cells.get(article.id) for article in self._articles()],
        )

    def _cell(self, cell: FactCell, strip: Strip | None, finding: FindingView | None) -> CellView:
        here = {_place(mention) for mention in cell.mentions}
        sides = finding.sides if finding else []
        letters = [s.letter for s in sides if here & {_place(mention) for mention in s.side.mentions}]
        mark = self.marks.get(_place(cell.mentions[0]))
        return CellView(
            cell=cell,
            words=" ; ".join(dict.fromkeys(self.say("quoted", text=mention.text) for mention in cell.mentions)),
            anchor=mark.id if mark else None,
            letters=" ".join(letters),
            strip=strip,
        )

    # ------------------------------------------------------------------ findings

    def _finding(self, finding: Finding) -> FindingView:
        options = self.page.options
        drawing = draw([side.shape for side in finding.sides], self.say)
        strips = drawing.strips if drawing else (None,) * len(finding.sides)
        tellers = {self.page.source(mention.article) for side in finding.sides for mention in side.mentions}
        return FindingView(
            finding=finding,
            anchor=self.anchors[finding.id],
            title=options.titles.get(finding.rule, finding.rule),
            why=options.reasons.get(finding.rule),
            sources=" ".join(sorted(n for name, n in self.page.source_numbers.items() if name in tellers)),
            sides=[
                self._side(_letter(number), side, strip)
                for number, (side, strip) in enumerate(zip(finding.sides, strips, strict=True))
            ],
            drawing=drawing,
            questions=self._questions(finding),
        )

    def _side(self, letter: str, side: Side, strip: Strip | None) -> SideView:
        say = self.say
        articles = list(dict.fromkeys(mention.article for mention in side.mentions))
        told = [say.count("count.articles", len(articles))]
        if len(articles) > 1:
            told.append(say.count("count.origins", side.origins))
        quotes: dict[tuple[Excerpt, str], list[Teller]] = {}
        for mention in side.mentions:
            quotes.setdefault((self._excerpt(mention), self._lang(mention)), []).append(self._teller(mention))
        return SideView(
            letter=letter,
            side=side,
            sources=", ".join(dict.fromkeys(self.page.source(article) for article in articles)),
            told=", ".join(told),
            strip=strip,
            quotes=[Quote(words, lang, tellers) for (words, lang), tellers in quotes.items()],
        )

    def _excerpt(self, mention: Mention) -> Excerpt:
        start, end = mention.start - mention.sentence_start, mention.end - mention.sentence_start
        sentence = mention.sentence
        if start < 0 or sentence[start:end] != mention.text:
            sentence, start, end = mention.text, 0, len(mention.text)
        return excerpt(sentence, start, end, _QUOTE_ROOM, self.say("cut"))

    def _lang(self, mention: Mention) -> str:
        return self.page.articles[mention.article].lang if mention.article in self.page.articles else self.say.lang

    def _teller(self, mention: Mention) -> Teller:
        say, article = self.say, self.page.articles.get(mention.article)
        parts = [self.page.source(mention.article)]
        if article:
            parts.append(say.day(article.published) if article.published else say("event.unpublished"))
        if mention.field == "title":
            parts.append(say("in_title"))
        if mention.attributed_to:
            parts.append(say("attributed", who=mention.attributed_to))
        mark = self.marks.get(_place(mention))
        return Teller(", ".join(parts), mark.id if mark else None)

    def _questions(self, finding: Finding) -> list[str]:
        """What to ask whoever states each value; a value that names its speaker is asked of that speaker."""
        asked: list[str] = []
        for side in finding.sides[:_MOST_QUESTIONS]:
            mention = side.mentions[0]
            who = next((m.attributed_to for m in side.mentions if m.attributed_to), self.page.source(mention.article))
            asked.append(self.say(f"html.question.{finding.verdict}", text=mention.text, who=who))
        return list(dict.fromkeys(asked))


class _Target(NamedTuple):
    anchor: str
    hint: str
    verdict: VerdictName | None


def _place(mention: Mention) -> Place:
    return mention.article, mention.field, mention.start, mention.end


def _letter(number: int) -> str:
    return _LETTERS[number] if number < len(_LETTERS) else str(number + 1)


def _choices(found: Iterable[Iterable[str]], words: Mapping[str, str]) -> list[Choice]:
    """How many findings have each value, in the order of the words."""
    counts: dict[str, int] = {}
    for values in found:
        for value in values:
            counts[value] = counts.get(value, 0) + 1
    return [Choice(value, words[value], counts[value]) for value in words if value in counts]
