"""JUnit XML: what CI servers read alike, and counts that are true."""

from __future__ import annotations

from xml.etree import ElementTree

from checker.report import EventSummary
from checker.reporters import RenderOptions, render

ATTRIBUTES = {
    "testsuites": {"name", "tests", "failures", "errors", "skipped"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped"},
    "testcase": {"name", "classname"},
    "failure": {"message", "type"},
    "error": {"message", "type"},
    "skipped": {"message"},
    "system-out": set(),
}
INSIDE = {"testsuites": {"testsuite"}, "testsuite": {"testcase"}}


def junit(report, articles):
    """The tree of a report, held to the elements that the format has."""
    root = ElementTree.fromstring(render("junit", report, articles, RenderOptions("en")))
    assert root.tag == "testsuites"
    for element in root.iter():
        assert set(element.attrib) == ATTRIBUTES[element.tag]
        children = (
            {"failure", "error", "skipped", "system-out"} if element.tag == "testcase" else INSIDE.get(element.tag)
        )
        assert {child.tag for child in element} <= (children or set())
        if "tests" in element.attrib:
            for count, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
                assert int(element.attrib[count]) == len(list(element.iter(tag)))
    return root


def test_warnings_and_errors_fail_and_the_others_say_themselves(story):
    root = junit(story.report, story.articles)
    cases = {case.attrib["name"]: [child.tag for child in case] for case in root.iter("testcase")}
    assert cases == {
        "participants-count: élus": ["failure"],
        "demonstrators: manifestants": ["failure"],
        "duration: marche": ["system-out"],
        "casualties: blessés": ["system-out"],
        "absent.txt": ["error"],
        "mauvais.jsonl:3": ["error"],
    }


def test_places_are_in_the_text(story):
    failure = next(junit(story.report, story.articles).iter("failure"))
    assert failure.text is not None
    assert "courrier.txt:1:1\n" in failure.text
    assert "[[Une vingtaine]] d’élus" in failure.text


def test_without_the_text_the_file_alone_is_said(story):
    failure = next(junit(story.report, {}).iter("failure"))
    assert failure.text is not None
    assert "— courrier.txt\n" in failure.text


def test_known_findings_are_skipped(story, make_report):
    known = tuple(finding.model_copy(update={"status": "ignored"}) for finding in story.report.findings)
    root = junit(make_report(story.articles, story.report.events, known), story.articles)
    assert (root.attrib["failures"], root.attrib["skipped"]) == ("0", "4")


def test_agreement_is_a_case_that_passes(story, make_report):
    event = EventSummary(id="e", type="march", label="Marche", articles=("a1", "a2"))
    (case,) = junit(make_report(story.articles, (event,)), story.articles).iter("testcase")
    assert (case.attrib["name"], list(case)) == ("no disagreement", [])
