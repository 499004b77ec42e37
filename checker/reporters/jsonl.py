"""The report as lines of JSON, for streams: one object a line, each with its ``kind``.

The lines are those of :mod:`checker.report`: every ``article``, ``event``, ``finding`` and ``error`` in the
order of the report, and at last one ``summary``, which says with which ``schema`` and ``tool`` they were written.
A stream without a summary at its end was cut off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from checker.reporters.json_text import line

if TYPE_CHECKING:
    from checker.articles.model import Article
    from checker.report import Report
    from checker.reporters import RenderOptions


def render(report: Report, articles: Mapping[str, Article], options: RenderOptions) -> str:
    """The report as lines; the same whatever the options."""
    return "".join(map(line, _objects(report)))


def _objects(report: Report) -> Iterable[Mapping[str, object]]:
    parts = {"article": report.articles, "event": report.events, "finding": report.findings, "error": report.errors}
    for kind, entries in parts.items():
        for entry in entries:
            yield {"kind": kind} | entry.model_dump(mode="json")
    whole = report.model_dump(mode="json", by_alias=True, include={"schema_", "tool", "summary"})
    yield {"kind": "summary", "schema": whole["schema"], "tool": whole["tool"]} | whole["summary"]
