"""Annotations for GitHub Actions: one workflow command a line, on the words that disagree.

The format is that of "Workflow commands for GitHub Actions" in GitHub's documentation.  Each side of a
disagreement is annotated once in each article that takes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from checker.reporters.phrases import Phrases
from checker.reporters.position import Locator, Position
from checker.reporters.quote import harmless, visible

if TYPE_CHECKING:
    from checker.articles.model import Article
    from checker.report import Finding, Mention, Report, Side
    from checker.reporters import RenderOptions

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, articles: Mapping[str, Article], options: RenderOptions) -> str:
    """One annotation a line; an empty text when there is nothing to say."""
    words = Phrases(report, options)
    say = words.say
    locator = Locator()
    told = {article.id: article for article in report.articles}
    lines: list[str] = []
    for finding in report.findings:
        if finding.status != "new":
            continue
        title = say(
            "colon",
            left=say(f"verdict.{finding.verdict}").capitalize(),
            right=options.titles.get(finding.rule, finding.rule),
        )
        for side in finding.sides:
            message = _message(finding, side, words)
            for mention in _first_by_article(side):
                place = locator.place(told[mention.article], articles.get(mention.article), mention)
                lines.append(_command(_COMMANDS[finding.level], place, title, message))
    for error in report.errors:
        place = None if error.path == "-" else Position(error.path, error.line)
        lines.append(_command("error", place, say("errors_title"), error.reason))
    return "".join(f"{line}\n" for line in lines)


def _message(finding: Finding, here: Side, words: Phrases) -> str:
    others = [
        words.say("side", value=side.value, source=words.tellers(side)) for side in finding.sides if side is not here
    ]
    sides = words.say("sides", here=here.value, others=", ".join(others))
    return f"{visible(finding.message)}\n{visible(sides)}"


def _first_by_article(side: Side) -> Iterable[Mention]:
    first: dict[str, Mention] = {}
    for mention in side.mentions:
        first.setdefault(mention.article, mention)
    return first.values()


def _command(name: str, place: Position | None, title: str, message: str) -> str:
    properties: dict[str, object] = {}
    if place:
        properties["file"] = place.file
        properties["line"] = place.line
        properties["endLine"] = place.end_line
        if place.line == place.end_line:  # GitHub takes columns within one line only
            properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = title
    listed = [f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None]
    return harmless(f"::{name} {','.join(listed)}::{_data(message)}")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
