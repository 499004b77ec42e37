"""What was read in each article, and why: the formats of ``checker facts``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from checker.messages import Messages, load_messages
from checker.reporters.json_text import document, line
from checker.reporters.phrases import cue_in_words

if TYPE_CHECKING:
    from rich.text import Text

    from checker.articles.model import Article
    from checker.facts.model import Fact
    from checker.report import ErrorEntry
    from checker.reporters import RenderOptions

    Extracted = Sequence[tuple[Article, list[Fact]]]
    FactsReporter = Callable[[Extracted, Sequence[ErrorEntry], RenderOptions], str]


def render_facts(name: str, extracted: Extracted, errors: Sequence[ErrorEntry], options: RenderOptions) -> str:
    """The facts in one format (``text``, ``json``, ``jsonl``), with a newline at its end."""
    formats: dict[str, FactsReporter] = {"text": _text, "json": _json, "jsonl": _jsonl}
    return formats[name](extracted, errors, options)


def _json(extracted: Extracted, errors: Sequence[ErrorEntry], options: RenderOptions) -> str:
    from checker.facts_report import facts_report

    return document(facts_report(extracted, errors).model_dump(mode="json", by_alias=True))


def _jsonl(extracted: Extracted, errors: Sequence[ErrorEntry], options: RenderOptions) -> str:
    return "".join(fact_lines(article, facts) for article, facts in extracted)


def fact_lines(article: Article, facts: list[Fact]) -> str:
    """The facts of one article in the format ``jsonl``."""
    from checker.facts_report import facts_report

    (read,) = facts_report([(article, facts)], ()).model_dump(mode="json")["articles"]
    return "".join(line({"path": read["path"], "source": read["source"]} | fact) for fact in read["facts"])


def _text(extracted: Extracted, errors: Sequence[ErrorEntry], options: RenderOptions) -> str:
    from checker.reporters.page import Page

    say = load_messages(options.messages)
    page = Page(options.width, options.color)
    columns = [say(f"facts.{column}") for column in ("fact", "text", "subject", "why")]
    for index, (article, facts) in enumerate(extracted):
        if index:
            page.blank()
        page.rule(article.title or article.source)
        published = say.day(article.published.isoformat()) if article.published else say("event.unpublished")
        page.line(f"{article.source}, {published} — {article.path}")
        page.line(say.count("count.facts", len(facts)) if facts else say("facts.none"))
        if facts:
            page.blank()
            page.table(columns, (_row(fact, say, options) for fact in facts))
    page.errors(say("errors_title"), errors)
    return page.text()


def _row(fact: Fact, say: Messages, options: RenderOptions) -> tuple[str | Text, ...]:
    from rich.text import Text

    from checker.reporters.quote import visible
    from checker.wording import scope_in_words, subject_in_words, value_in_words

    subject = subject_in_words(fact, say)
    if fact.subject.restrictions:
        subject = f"{subject} ({scope_in_words(fact, say)})"
    quote = Text(visible(fact.text), style="bold" if options.color else "")
    return (
        say(f"attribute.{fact.attribute}"),
        quote.append(f"\n{visible(value_in_words(fact, say))}"),
        subject,
        _why(fact, say),
    )


def _why(fact: Fact, say: Messages) -> str:
    from checker.reporters.quote import visible

    words = [say("in_title")] if fact.field == "title" else []
    if fact.attributed_to:
        words.append(say("attributed", who=fact.attributed_to))
    if fact.firmness != "actual":
        words.append(say(f"firmness.{fact.firmness}"))
    if fact.occasion is not None:
        words.append(say("time_frame.occasion", occasion=visible(fact.occasion.label)))
    elif fact.time_frame != "event":
        words.append(say(f"time_frame.{fact.time_frame}"))
    words += [cue_in_words(cue.kind, cue.text, say) for cue in fact.cues]
    return ", ".join(words)
