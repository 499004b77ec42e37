"""What ``checker facts --format json`` writes: the facts of each article, as a contract for programs.

The facts are those of :mod:`checker.facts.model`, field by field.  An end that a wording leaves open is infinite
there and, as JSON has no infinity, null in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import BaseModel, ConfigDict, Field

from checker.articles.model import Article
from checker.facts.model import Fact
from checker.report import ErrorEntry

SCHEMA_VERSION = "1.1"
"""Grows as that of the report does: see :mod:`checker.report`."""


class ArticleFacts(BaseModel):
    """An article and what was read in it, in the order of its text."""

    id: str
    path: str
    source: str
    url: str | None
    published: str | None
    lang: str
    title: str
    facts: tuple[Fact, ...]

    model_config = ConfigDict(extra="forbid", frozen=True)


class FactsReport(BaseModel):
    """All that was read, and what could not be."""

    schema_: str = Field(default=SCHEMA_VERSION, alias="schema")
    articles: tuple[ArticleFacts, ...]
    errors: tuple[ErrorEntry, ...]

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


def facts_report(extracted: Iterable[tuple[Article, list[Fact]]], errors: Sequence[ErrorEntry]) -> FactsReport:
    """The facts of articles as a document."""
    articles = tuple(
        ArticleFacts(
            id=article.id,
            path=article.path,
            source=article.source,
            url=article.url,
            published=article.published.isoformat() if article.published else None,
            lang=article.lang,
            title=article.title,
            facts=tuple(facts),
        )
        for article, facts in extracted
    )
    return FactsReport(articles=articles, errors=tuple(errors))
