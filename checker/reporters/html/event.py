"""One event as the page shows it: its table, its disagreements, and its articles with their mentions marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from checker.articles.model import Field, Span
from checker.messages import Messages
from checker.report import VERDICTS, VerdictName
from checker.reporters.html.drawing import Drawing, Strip, draw
from checker.reporters.html.marking import Mark, Paragraph, joined, paragraphs
from checker.reporters.phrases import questions
from checker.reporters.quote import Excerpt, excerpt

if TYPE_CHECKING:
    from checker.articles.model import Article
    from checker.report import ArticleSummary, EventSummary, FactCell, FactRow, Finding, Mention, Side
    from checker.reporters import RenderOptions

_QUOTE_ROOM = 480
"""About how many characters of its sentence a quote may take."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Place = tuple[str, Field, Span]
"""Article, text and offsets of a mention."""


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
class Context:
    """What every event of the page is shown with.

    Attributes:
        articles: the articles of the report, by id.
        texts: those whose text is at hand.
        findings: the findings that are shown.
        options, say: how, and in which words.
        numbers: the number by which the page filters each source.
    """

    articles: Mapping[str, ArticleSummary]
    texts: Mapping[str, Article]
    findings: Sequence[Finding]
    options: RenderOptions
    say: Messages
    numbers: Mapping[str, str]

    def source(self, article: str) -> str:
        """Who published an article; its id where the report does not say."""
        return self.articles[article].source if article in self.articles else article


def event_view(page: Context, event: EventSummary, anchor: str) -> EventView:
    """An event; ``anchor`` begins the names of its places in the page."""
    return _Builder(page, event, anchor).view()


class _Builder:
    """The marks are made first, for everything else points to them."""

    def __init__(self, page: Context, event: EventSummary, anchor: str) -> None:
        self.page = page
        self.say = page.say
        self.event = event
        self.anchor = anchor
        self.found = [finding for finding in page.findings if finding.event == event.id]
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
        for article, field, span in said:
            places.setdefault((article, field), []).append(span)
        marks: dict[Place, Mark] = {}
        for (article, field), spans in places.items():
            for low, high in joined(spans):
                inside: list[Place] = [(article, field, span) for span in spans if low <= span[0] < high]
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
            here = {m.id: m for (id_, f, _), m in self.marks.items() if (id_, f) == (summary.id, field)}
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
            words="\u00a0; ".join(dict.fromkeys(self.say("quoted", text=mention.text) for mention in cell.mentions)),
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
            sources=" ".join(sorted(n for name, n in self.page.numbers.items() if name in tellers)),
            sides=[
                self._side(_letter(number), side, strip)
                for number, (side, strip) in enumerate(zip(finding.sides, strips, strict=True))
            ],
            drawing=drawing,
            questions=questions(finding, self.say, self.page.source),
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


class _Target(NamedTuple):
    anchor: str
    hint: str
    verdict: VerdictName | None


def _place(mention: Mention) -> Place:
    return mention.article, mention.field, (mention.start, mention.end)


def _letter(number: int) -> str:
    return _LETTERS[number] if number < len(_LETTERS) else str(number + 1)
