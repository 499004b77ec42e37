"""Small invented articles for the tests of the engine, and what the engine reads in them."""

from __future__ import annotations

from datetime import date, datetime

from checker import check, extract
from checker.articles import Article, article_from_text
from checker.facts.model import Fact
from checker.language.analyse import analyse
from checker.language.model import Analysis
from checker.pipeline import CheckOptions
from checker.report import Finding, Report
from checker.values.model import Quantity

FRIDAY = date(2026, 3, 20)
"""The day on which the articles come out unless they say otherwise."""


def article(
    text: str,
    *,
    lang: str = "fr",
    title: str = "",
    source: str = "Le Phare",
    published: date | datetime | None = FRIDAY,
) -> Article:
    """An article of that text."""
    return article_from_text(text, title=title, source=source, lang=lang, published=published)


def facts(text: str, attribute: str | None = None, **given) -> list[Fact]:
    """The facts of an article of that text, all or those of one attribute."""
    return [f for f in extract(article(text, **given)) if attribute in (None, f.attribute)]


def only(text: str, attribute: str, **given) -> Fact:
    """The one fact of an attribute."""
    found = facts(text, attribute, **given)
    assert len(found) == 1, [(f.attribute, f.text) for f in facts(text, **given)]
    return found[0]


def number(fact: Fact) -> float | None:
    """The nominal number of a fact, in its own unit."""
    assert isinstance(fact.value, Quantity)
    return fact.value.value


def cues(fact: Fact, kind: str) -> list[str]:
    """The words of one kind that shaped a fact."""
    return [c.text for c in fact.cues if c.kind == kind]


def analysis(text: str, lang: str = "fr", model: str | None = None) -> Analysis:
    """The analysed body of an article of that text."""
    return analyse(article(text, lang=lang), model)["body"]


def report(*articles: Article, **options) -> Report:
    """What the checker says of these articles."""
    return check(articles, CheckOptions(**options))


def sides(finding: Finding) -> list[list[str]]:
    """The words of each side of a finding."""
    return [[m.text for m in side.mentions] for side in finding.sides]


def verdicts(*articles: Article, rule: str | None = None) -> list[str]:
    """The verdicts on these articles, all or those of one rule."""
    return [f.verdict for f in report(*articles).findings if rule in (None, f.rule)]
