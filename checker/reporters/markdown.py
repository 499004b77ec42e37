"""The report as Markdown, for a job summary or a comment (the dialect of GitHub and GitLab).

Every word of an article is escaped: it makes no markup, no HTML, no link, no mention of a user or an issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from checker.reporters.phrases import Phrases
from checker.reporters.quote import visible, where

if TYPE_CHECKING:
    from checker.articles.model import Article
    from checker.report import EventSummary, Finding, Report, Side
    from checker.reporters import RenderOptions

_LONGEST = 60_000
"""Characters that a report may have: GitHub takes comments of 65 536, job summaries of a million."""
_ROOM = 400
"""About how many characters of a quoted sentence are shown."""

_GAP = "\u200b"
"""A zero-width space, which visible text never holds: it breaks names and addresses that become links by themselves."""
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;", _GAP: "&#8203;"})
_LINKED = re.compile(r"[@#!~%&$](?=\w)|:(?=//|[\w+-]+:)|www(?=\.)|(?<=\bGH)-", re.IGNORECASE)
_MARKUP = re.compile(r"[\\`*_\[\]{}|~^]")
_FIRST = re.compile(r"^( ?(?:\d+(?=[.)])|(?=[-+=#])))")
"""What a list, a heading or a rule begins with, at the beginning of a line."""


def render(report: Report, articles: Mapping[str, Article], options: RenderOptions) -> str:
    """The report as a document with headings, made of blocks; what would make it too long is left out and said."""
    words = Phrases(report, options)
    shown = [finding for finding in report.findings if finding.status == "new" or options.verbose]
    closing = list(_closing(report, len(report.findings) - len(shown), words))
    room = _LONGEST - sum(len(block) + 2 for block in closing)
    blocks = [f"## {escape(words.overview(shown))}"]
    for event in report.events:
        of_event = [finding for finding in shown if finding.event == event.id]
        blocks += _event(event, of_event, words) if of_event or len(event.articles) > 1 else ()
    kept = _fitting(blocks, room)
    if len(kept) < len(blocks):
        kept.append(f"*{escape(words.say('markdown.cut'))}*")
    return "\n\n".join((*kept, *closing)) + "\n"


def escape(text: str) -> str:
    """Words as Markdown that shows them on one line and does nothing else."""
    apart = _LINKED.sub(rf"\g<0>{_GAP}", visible(text))
    return _FIRST.sub(r"\1\\", _MARKUP.sub(r"\\\g<0>", apart)).translate(_ENTITIES)


def _event(event: EventSummary, findings: Iterable[Finding], words: Phrases) -> Iterable[str]:
    yield f"### {escape(words.event(event))}"
    if further := words.when_and_where(event):
        yield escape(further)
    told = [words.articles[id_] for id_ in event.articles]
    yield "\n".join(f"- {escape(words.source(article))} — {escape(article.path)}" for article in told)
    if event.facts:
        yield _table(event, words)
    for finding in findings:
        verdict = words.say(f"verdict.{finding.verdict}").upper()
        yield f"#### {verdict} — {escape(words.title(finding))}"
        yield escape(finding.message)
        yield "\n".join(line for side in finding.sides for line in _side(side, words))
        if finding.notes:
            yield "\n".join(f"- {escape(note)}" for note in finding.notes)
        yield f"{words.say('ask')} {escape(' '.join(words.questions(finding)))}"


def _table(event: EventSummary, words: Phrases) -> str:
    """Facts × sources; where they part, the fact is in bold and has a mark."""
    sources = [escape(words.articles[id_].source) for id_ in event.articles]
    rows = [[words.say("facts.fact"), *sources], ["---"] * (len(sources) + 1)]
    for row in event.facts:
        name = escape(words.fact(row))
        said = {cell.article: escape(cell.value) for cell in row.cells}
        first = name if row.finding is None else f"**≠ {name}**"
        rows.append([first, *(said.get(id_, "") for id_ in event.articles)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _side(side: Side, words: Phrases) -> Iterable[str]:
    """A side as an item of a list, the quotes below it."""
    yield f"- **{escape(side.value)}**{escape(words.allows(side))}"
    for quote, mentions in words.quotes(side, _ROOM).items():
        for mention in mentions:
            yield f"  - {escape(words.teller(mention))}"
        # not **…**, which is no markup between a letter and a punctuation mark
        yield f"    > {escape(quote.before)}<b>{escape(quote.mention)}</b>{escape(quote.after)}"


def _closing(report: Report, known: int, words: Phrases) -> Iterable[str]:
    say = words.say
    if known:
        yield escape(say.count("overview.known", known))
    if report.errors:
        yield f"### {escape(say('errors_title'))}"
        yield "\n".join(f"- {escape(where(error))}: {escape(error.reason)}" for error in report.errors)


def _fitting(blocks: Iterable[str], room: int) -> list[str]:
    kept: list[str] = []
    for block in blocks:
        room -= len(block) + 2
        if room < 0:
            break
        kept.append(block)
    return kept
