"""The tables: what engines hand from stage to stage, and what they write."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from checker.facts.model import Fact
from checker.parquet import fact_fields, flat_fact, pyarrow

if TYPE_CHECKING:
    from checker.events.model import Told
    from checker.report import ArticleSummary, Finding

Record = dict[str, Any]

OF_EVENTS = ("articles", "facts", "events", "findings")
RESULTS = ("errors", *OF_EVENTS)
"""The tables that are written, in this order."""


@cache
def record_schema() -> Any:
    """What :func:`checker.batch.work.extract` yields."""
    pa = pyarrow()
    posting = pa.struct([("key", pa.int64()), ("weight", pa.int32()), ("home", pa.bool_())])
    return pa.schema(
        [
            ("file", pa.string()),
            ("line", pa.int64()),
            ("code", pa.string()),
            ("reason", pa.string()),
            ("number", pa.int64()),
            ("published", pa.string()),
            ("day", pa.int32()),
            ("postings", pa.list_(posting)),
            ("profile", pa.binary()),
            ("told", pa.binary()),
            ("shingles", pa.binary()),
            ("title", pa.string()),
            ("body", pa.string()),
        ]
    )


JUDGED_COLUMNS = ("component", "number", "published", "file", "line", "told", "shingles", "title", "body")
"""The columns that :func:`checker.batch.work.judged` reads."""


@cache
def judged_schema() -> Any:
    """What :func:`checker.batch.work.judged` yields."""
    pa = pyarrow()
    nested = {name: pa.list_(pa.struct(list(_row_schema(name)))) for name in ("articles", "findings", "facts")}
    return pa.schema([*_texts("id", "type", "label", "date", "place"), *nested.items()])


@cache
def result_schema(name: str) -> Any:
    """The columns of a table that is written."""
    pa = pyarrow()
    if name == "errors":
        return pa.schema([*_texts("path"), ("line", pa.int64()), *_texts("code", "reason")])
    if name == "events":
        return pa.schema([*_texts("id", "type", "label", "date", "place"), ("articles", pa.list_(pa.string()))])
    return pa.schema([*_texts("event"), *_row_schema(name)])


def result_rows(name: str, event: Record) -> Iterator[Record]:
    """The rows of a table that a row of judged events holds."""
    if name == "events":
        yield event | {"articles": [article["id"] for article in event["articles"]]}
    else:
        yield from ({"event": event["id"]} | row for row in event[name])


@cache
def _row_schema(name: str) -> Any:
    pa = pyarrow()
    if name == "articles":
        return pa.schema(_texts("id", "path", "source", "url", "published", "lang", "title"))
    if name == "facts":
        return pa.schema([*_texts("article", "path", "source", "published"), *fact_fields()])
    cue = pa.struct(_texts("kind", "text"))
    mention = pa.struct(
        [
            *_texts("article", "field"),
            ("start", pa.int64()),
            ("end", pa.int64()),
            *_texts("text", "sentence"),
            ("sentence_start", pa.int64()),
            *_texts("attributed_to"),
            ("cues", pa.list_(cue)),
        ]
    )
    side = pa.struct([*_texts("value", "allows"), ("origins", pa.int64()), ("mentions", pa.list_(mention))])
    return pa.schema(
        [
            *_texts("fingerprint", "rule", "verdict", "level", "status", "attribute", "subject", "message"),
            ("agreement", pa.float64()),
            ("notes", pa.list_(pa.string())),
            ("sides", pa.list_(side)),
        ]
    )


def _texts(*names: str) -> list[tuple[str, Any]]:
    return [(name, pyarrow().string()) for name in names]


def article_row(article: ArticleSummary) -> Record:
    """An article of a report as a row."""
    return article.model_dump(exclude={"main_event"})


def finding_row(finding: Finding) -> Record:
    """A finding of a report as a row: without the number that it has in a run, and what is for drawing."""
    return finding.model_dump(exclude={"id": True, "event": True, "sides": {"__all__": {"shape"}}})


def fact_rows(told: Told) -> Iterator[Record]:
    """The facts of an article as rows."""
    article = told.article
    about = {
        "article": article.id,
        "path": article.path,
        "source": article.source,
        "published": article.published.isoformat() if article.published else None,
    }
    # by way of its text, which writes an open end of a value as null
    facts: list[Record] = json.loads(_facts().dump_json(told.facts))
    yield from (about | flat_fact(fact) for fact in facts)


@cache
def _facts() -> TypeAdapter[list[Fact]]:
    return TypeAdapter(list[Fact])
