"""The report as JUnit XML, which every CI server shows: a suite for each event, a case for each disagreement.

A disagreement at the level of a warning or an error is a failure, one that is known already is skipped, and one
for information passes and says itself in its output.  An event that several articles tell without disagreement is
a case that passes, an input that could not be judged one with an error.  No schema of the format is official; this
is the part that CI servers read alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from checker.reporters.phrases import Phrases
from checker.reporters.position import Locator
from checker.reporters.quote import visible, where

if TYPE_CHECKING:
    from checker.articles.model import Article
    from checker.report import ErrorEntry, EventSummary, Finding, Mention, Report
    from checker.reporters import RenderOptions

_ROOM = 400
"""About how many characters of a quoted sentence are shown."""
_COUNTED = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}


def render(report: Report, articles: Mapping[str, Article], options: RenderOptions) -> str:
    """The report as an XML document."""
    suites = Element("testsuites", {"name": report.tool.name})
    writer = _Cases(report, articles, options)
    for event in report.events:
        if cases := writer.event(event):
            _suite(suites, writer.words.event(event), cases)
    if report.errors:
        _suite(suites, writer.words.say("errors_title"), [writer.error(error) for error in report.errors])
    _count(suites)
    indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'


class _Cases:
    def __init__(self, report: Report, articles: Mapping[str, Article], options: RenderOptions) -> None:
        self.words = Phrases(report, options)
        self._findings = report.findings
        self._articles = articles
        self._locator = Locator()

    def event(self, event: EventSummary) -> list[Element]:
        """The disagreements about an event, or that there is none."""
        cases = [self._finding(finding) for finding in self._findings if finding.event == event.id]
        if not cases and len(event.articles) > 1:
            cases.append(_case(self.words.say("overview.agree"), event.type))
        return cases

    def error(self, error: ErrorEntry) -> Element:
        """An input that could not be judged."""
        case = _case(where(error), error.code)
        SubElement(case, "error", {"message": visible(error.reason), "type": visible(error.code)})
        return case

    def _finding(self, finding: Finding) -> Element:
        case = _case(self.words.title(finding), finding.rule)
        verdict = self.words.say(f"verdict.{finding.verdict}").upper()
        if finding.status != "new":
            SubElement(case, "skipped", {"message": self.words.say(f"status.{finding.status}")})
        elif finding.level == "info":
            SubElement(case, "system-out").text = f"{verdict}\n{visible(finding.message)}\n{self._quotes(finding)}"
        else:
            message = self.words.say("colon", left=verdict, right=visible(finding.message))
            failure = SubElement(case, "failure", {"message": message, "type": finding.verdict})
            failure.text = self._quotes(finding)
        return case

    def _quotes(self, finding: Finding) -> str:
        """Every side with its places and words, one line each."""
        lines: list[str] = []
        for side in finding.sides:
            lines += ["", f"{visible(side.value)}{visible(self.words.allows(side))}"]
            for quote, mentions in self.words.quotes(side, _ROOM).items():
                lines += [f"  {visible(self.words.teller(m))} — {visible(self._place(m))}" for m in mentions]
                lines.append(f"    {quote.before}[[{quote.mention}]]{quote.after}")
        return "\n".join((*lines[1:], ""))

    def _place(self, mention: Mention) -> str:
        told = self.words.articles[mention.article]
        place = self._locator.place(told, self._articles.get(mention.article), mention)
        if place is None:
            return told.path
        return ":".join(str(part) for part in (place.file, place.line, place.column) if part is not None)


def _suite(suites: Element, name: str, cases: Iterable[Element]) -> None:
    suite = SubElement(suites, "testsuite", {"name": visible(name)})
    suite.extend(cases)
    for case in suite:
        case.set("classname", visible(f"{name}.{case.get('classname')}"))
    _count(suite)


def _case(name: str, kind: str) -> Element:
    return Element("testcase", {"name": visible(name), "classname": kind})


def _count(element: Element) -> None:
    for name, tag in _COUNTED.items():
        element.set(name, str(sum(1 for _ in element.iter(tag))))
