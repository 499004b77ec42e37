"""The report as SARIF 2.1.0, for code scanning and other tools that collect findings.

The format is that of the OASIS standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".  A
disagreement is one result: its first place is the location, the other places are related locations, to which the
message links.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from checker.reporters.json_text import document
from checker.reporters.phrases import Phrases
from checker.reporters.position import Locator, Position
from checker.reporters.quote import visible

if TYPE_CHECKING:
    from checker.articles.model import Article
    from checker.report import ErrorEntry, Finding, Mention, Report, Side
    from checker.reporters import RenderOptions

    Json = dict[str, object]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_FINGERPRINT = "recoupeFinding/v1"
"""Name of the fingerprint; the number grows when what it is made of changes."""
_LITERAL = re.compile(r"((?<!\\)\\*+|)([\[\]])")


def render(report: Report, articles: Mapping[str, Article], options: RenderOptions) -> str:
    """The report as one run."""
    writer = _Results(report, articles, options)
    rules = sorted({finding.rule for finding in report.findings})
    run: Json = {
        "tool": {
            "driver": {
                "name": report.tool.name,
                "version": report.tool.version,
                "rules": [_rule(rule, options) for rule in rules],
            }
        },
        "invocations": [
            {
                "executionSuccessful": bool(report.articles) and not report.errors,
                "toolExecutionNotifications": [_notification(error) for error in report.errors],
            }
        ],
        "language": options.messages,
        "columnKind": "unicodeCodePoints",
        "results": [writer.result(finding, rules.index(finding.rule)) for finding in report.findings],
    }
    return document({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


class _Results:
    def __init__(self, report: Report, articles: Mapping[str, Article], options: RenderOptions) -> None:
        self._words = Phrases(report, options)
        self._articles = articles
        self._locator = Locator()

    def result(self, finding: Finding, rule: int) -> Json:
        places = [(side, mention) for side in finding.sides for mention in side.mentions]
        result: Json = {
            "ruleId": finding.rule,
            "ruleIndex": rule,
            "level": _LEVELS[finding.level],
            "message": {"text": self._message(finding, places)},
            "locations": [self._location(*places[0])],
            "relatedLocations": [
                {"id": number} | self._location(*place) for number, place in enumerate(places[1:], start=1)
            ],
            "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
            "properties": {
                "verdict": finding.verdict,
                "event": finding.event,
                "attribute": finding.attribute,
                "subject": finding.subject,
                "agreement": finding.agreement,
            },
        }
        if finding.status != "new":
            known = self._words.say(f"status.{finding.status}")
            result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": known}]
        return result

    def _message(self, finding: Finding, places: Sequence[tuple[Side, Mention]]) -> str:
        """The message, and the other sides as links to where they stand."""
        say = self._words.say
        here = finding.sides[0]
        first = {id(side): number for number, (side, _) in reversed(list(enumerate(places)))}
        links = [f"[{_text(self._side(side))}]({first[id(side)]})" for side in finding.sides[1:]]
        sides = say("sides", here=_text(here.value), others=", ".join(links))
        return f"{_text(finding.message)}\n{sides}"

    def _side(self, side: Side) -> str:
        return self._words.say("side", value=side.value, source=self._words.tellers(side))

    def _location(self, side: Side, mention: Mention) -> Json:
        told = self._words.articles[mention.article]
        place = self._locator.place(told, self._articles.get(mention.article), mention)
        location: Json = {"message": {"text": _text(f"{side.value} — {self._words.teller(mention)}")}}
        if place is None:  # standard input
            location["logicalLocations"] = [{"name": told.source, "fullyQualifiedName": told.id}]
        else:
            location["physicalLocation"] = _physical(place, mention)
        return location


def _physical(place: Position, mention: Mention | None = None) -> Json:
    physical: Json = {"artifactLocation": {"uri": _uri(place.file)}}
    if place.line is not None:
        bounds = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        }
        region: Json = {name: bound for name, bound in bounds.items() if bound is not None}
        if mention and place.column is not None:
            region["snippet"] = {"text": mention.text}
        physical["region"] = region
    return physical


def _rule(rule: str, options: RenderOptions) -> Json:
    title, why = options.titles.get(rule, rule), options.reasons.get(rule)
    descriptor: Json = {"id": rule, "shortDescription": {"text": _text(title)}}
    if why:
        descriptor["fullDescription"] = {"text": _text(why)}
    if level := options.levels.get(rule):
        descriptor["defaultConfiguration"] = {"level": _LEVELS[level]}
    return descriptor | {"help": {"text": _text(why or title)}}


def _notification(error: ErrorEntry) -> Json:
    notification: Json = {
        "level": "error",
        "descriptor": {"id": error.code},
        "message": {"text": _text(error.reason)},
    }
    if error.path != "-":
        notification["locations"] = [{"physicalLocation": _physical(Position(error.path, error.line))}]
    return notification


def _text(words: str) -> str:
    """Words that a viewer shows and reads nothing into: no link, no placeholder (sections 3.11.5 and 3.11.6)."""
    literal = _LITERAL.sub(r"\1\1\\\2", visible(words))
    return literal.replace("{", "{{").replace("}", "}}")


def _uri(path: str) -> str:
    """A path as a URI reference: relative ones stay so, with ``/`` between their parts."""
    base = "file://" if Path(path).is_absolute() else ""
    return base + quote(Path(path).as_posix(), errors="surrogatepass")
