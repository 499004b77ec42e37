"""The report as JSON: the contract of :mod:`checker.report`, for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from checker.reporters.json_text import document

if TYPE_CHECKING:
    from checker.articles.model import Article
    from checker.report import Report
    from checker.reporters import RenderOptions


def render(report: Report, articles: Mapping[str, Article], options: RenderOptions) -> str:
    """The report as indented JSON; the same whatever the options."""
    return document(report.model_dump(mode="json", by_alias=True))
