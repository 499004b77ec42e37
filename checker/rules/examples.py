"""The examples inside the rules, run as tests: each finding must stand exactly where ``[[…]]`` says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from checker.articles import article_from_text
from checker.articles.model import Article
from checker.events.link import merge
from checker.rules.judge import Judgement, judge
from checker.rules.model import Example, ExampleArticle, Expected, Rule

_MARK = re.compile(r"\[\[((?:(?!\[\[).)*?)\]\]", re.DOTALL)
Place = tuple[int, str, int, int]
"""Number of the article, field, start, end."""


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """How one example fared: rule, language, expected verdict, number from 1, and why it failed."""

    rule: str
    lang: str
    kind: Expected
    number: int
    passed: bool
    reason: str = ""


def run_examples(rule: Rule) -> list[ExampleResult]:
    """Run all examples of one rule."""
    results: list[ExampleResult] = []
    for lang, kinds in rule.examples.items():
        for kind, examples in kinds.items():
            for number, example in enumerate(examples, 1):
                reason = _run(rule, lang, kind, example)
                results.append(ExampleResult(rule.id, lang, kind, number, not reason, reason))
    return results


def _run(rule: Rule, lang: str, kind: Expected, example: Example) -> str:
    """Why an example fails, or an empty string.  Its articles are taken as one event: linking is tested elsewhere."""
    from checker.pipeline import tell

    articles, wanted = _articles(example, lang)
    found = list(judge(merge([tell(a) for a in articles]), rule))
    if kind == "silent":
        return f"must be silent, but found {_describe(found)}" if found else ""
    if len(found) != 1:
        return f"must find one {kind}, but found {_describe(found) or 'nothing'}"
    if found[0].verdict != kind:
        return f"must be {kind}, but is {found[0].verdict}"
    places = _places(found[0], articles)
    return "" if places == wanted else f"stands at {_texts(places, articles)} instead of {_texts(wanted, articles)}"


def _articles(example: Example, lang: str) -> tuple[list[Article], set[Place]]:
    articles: list[Article] = []
    wanted: set[Place] = set()
    for number, part in enumerate(example.articles()):
        title, marks = _unmark(part.title)
        wanted |= {(number, "title", *span) for span in marks}
        body, marks = _unmark(part.text)
        wanted |= {(number, "body", *span) for span in marks}
        article = article_from_text(
            body,
            title=title,
            source=part.source or f"source-{number + 1}",
            lang=lang,
            published=_moment(part),
        )
        article.id = f"example-{number + 1}"
        articles.append(article)
    return articles, wanted


def _unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its marks, and where the marked stretches stand in it."""
    plain, at = "", 0
    spans: list[tuple[int, int]] = []
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        spans.append((len(plain), len(plain) + len(mark.group(1))))
        plain += mark.group(1)
        at = mark.end()
    return plain + text[at:], spans


def _moment(part: ExampleArticle) -> datetime | None:
    return datetime.fromisoformat(part.published) if part.published else None


def _places(found: Judgement, articles: Sequence[Article]) -> set[Place]:
    number = {article.id: n for n, article in enumerate(articles)}
    return {(number[f.article], f.field, f.start, f.end) for side in found.sides for f in side.facts}


def _describe(found: Sequence[Judgement]) -> str:
    return "; ".join(
        f"{j.verdict} of " + " / ".join(" = ".join(repr(f.text) for f in side.facts) for side in j.sides) for j in found
    )


def _texts(places: Iterable[Place], articles: Sequence[Article]) -> str:
    return ", ".join(
        repr((articles[n].title if field == "title" else articles[n].body)[start:end])
        for n, field, start, end in sorted(places)
    )
