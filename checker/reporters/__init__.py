"""One module a format.  Each has ``render(report, articles, options) -> str``.

A new format is a new module and a line in :data:`FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from checker.articles.model import Article
    from checker.report import Report

FORMATS: Mapping[str, str] = {
    "text": "text",
    "json": "json_report",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "markdown": "markdown",
    "html": "html",
}
"""Name of a format, and the module here that writes it.  The first is the default."""


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How a report is to look.

    Attributes:
        messages: language of the fixed words (``fr``, ``en``).
        width: columns of the text report.
        color: whether terminal styles may be written; without them every mark is made of characters.
        verbose: show what a reader seldom needs (agreement, cues, events without disagreement).
        titles: title of each rule, by id; the id stands in for a missing one.
        reasons: why each rule exists, by id; the text report shows them when ``verbose``.
    levels: level of each rule's conflicts, by id.
    """

    messages: str = "fr"
    width: int = 80
    color: bool = False
    verbose: bool = False
    titles: Mapping[str, str] = field(default_factory=dict[str, str])
    reasons: Mapping[str, str] = field(default_factory=dict[str, str])
    levels: Mapping[str, str] = field(default_factory=dict[str, str])


Reporter = Callable[["Report", "Mapping[str, Article]", RenderOptions], str]


def render(name: str, report: Report, articles: Mapping[str, Article], options: RenderOptions) -> str:
    """The report in one format, with a newline at its end.

    Args:
        name: a key of :data:`FORMATS`.
        report: what to show.
        articles: the articles of the report, by id, for formats that point into files.
        options: how it is to look.

    Raises:
        KeyError: there is no such format.
    """
    module = import_module(f"checker.reporters.{FORMATS[name]}")
    return cast("Reporter", module.render)(report, articles, options)
