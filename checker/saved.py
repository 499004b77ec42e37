"""A report that was saved as JSON, read again, and the articles that it speaks of, as far as they are still there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, Field, ValidationError

from checker.articles import read_articles
from checker.articles.expand import os_error
from checker.articles.model import Article
from checker.errors import InputError, UsageError
from checker.report import SCHEMA_VERSION, ArticleSummary, Report

_MAJOR = SCHEMA_VERSION.partition(".")[0]


class _Version(BaseModel):
    schema_: str = Field(alias="schema")


def load_report(path: str) -> Report:
    """The report of a file, or of standard input (``-``), that ``checker check --format json`` wrote.

    What a later minor version of the schema added is left out.

    Raises:
        InputError: the file cannot be read, is no report, or is one of another major version.
    """
    data = _read(path)
    try:
        version = _Version.model_validate_json(data).schema_
        if version.partition(".")[0] != _MAJOR:
            raise InputError(path, _other_version(version), "bad-schema")
        report = Report.model_validate_json(data, extra="ignore")
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        reason = "is no report of `checker check --format json`: " + (f"{where}: " if where else "") + first["msg"]
        raise InputError(path, reason, "bad-report") from None
    _check_references(report, path)
    return report


class SavedArticles(Mapping[str, Article]):
    """The articles of a saved report by id, each read again when it is first asked for.

    One whose file is gone or has changed since is missing: ``get`` gives None.
    """

    def __init__(self, report: Report) -> None:
        """Take a report; nothing is read yet."""
        self._told = {article.id: article for article in report.articles}
        self._read: dict[tuple[str, str], list[Article]] = {}

    def __getitem__(self, key: str) -> Article:
        """The article as it was.

        Raises:
            KeyError: the report has no such article, or it is no more what it was.
        """
        told = self._told[key]
        same = (a for a in self._articles(told) if a.path == told.path and _content(a.id) == _content(key))
        try:
            return next(same)
        except StopIteration:
            raise KeyError(key) from None

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._told if self.get(key) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _articles(self, told: ArticleSummary) -> list[Article]:
        """What the file of an article holds now."""
        file = _file(told.path)
        if file is None:
            return []
        if (file, told.lang) not in self._read:
            try:
                found = [a for a in read_articles([file], lang=told.lang) if isinstance(a, Article)]
            except UsageError:  # the language is none of ours
                found = []
            self._read[file, told.lang] = found
        return self._read[file, told.lang]


def _read(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        if not Path(path).is_file():
            raise InputError(path, "is not a file" if Path(path).exists() else "does not exist", "missing-file")
        return Path(path).read_bytes()
    except OSError as error:
        raise os_error(path, error) from None
    except ValueError:
        raise InputError(path, "is not a path", "missing-file") from None


def _other_version(version: str) -> str:
    kept = f"this checker reads version {_MAJOR}"
    if version.partition(".")[0].isdecimal() and int(version.partition(".")[0]) > int(_MAJOR):
        return f"a newer checker wrote it (schema {version!r:.20}); {kept}: upgrade recoupe"
    return f"its schema is {version!r:.20}; {kept}: check the articles again"


def _check_references(report: Report, path: str) -> None:
    """What a schema cannot say: whatever is named is there, so that no reporter needs to ask."""
    articles = {article.id for article in report.articles}
    events = {event.id for event in report.events}
    mentions = [m for f in report.findings for side in f.sides for m in side.mentions]
    cells = [cell for event in report.events for row in event.facts for cell in row.cells]
    named = {m.article for m in mentions} | {c.article for c in cells}
    named |= {m.article for cell in cells for m in cell.mentions} | {a for e in report.events for a in e.articles}
    named |= {m.article for event in report.events for apart in event.apart for m in apart.mentions}
    for kind, missing in (("article", named - articles), ("event", {f.event for f in report.findings} - events)):
        if missing:
            reason = f"is no whole report: it names the {kind} {min(missing)!r:.40}, which it does not hold"
            raise InputError(path, reason, "bad-report")


def _content(id_: str) -> str:
    """The part of an id that is made from the content; a number sets copies apart within a run."""
    return id_.partition("-")[0]


def _file(path: str) -> str | None:
    """The file of an article, whose name may end in a line (``.jsonl:3``) or a rank (``.json#2``); None if gone."""
    if path == "-":
        return None
    try:
        return next((name for name in (path, path.rpartition(":")[0], path.rpartition("#")[0]) if _there(name)), None)
    except ValueError:  # no path at all
        return None


def _there(name: str) -> bool:
    return bool(name) and os.path.isfile(name)  # noqa: PTH113 - false where nobody may look
