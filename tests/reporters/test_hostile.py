"""Nothing that an article says acts in a report, whatever the format: the articles belong to others."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from checker.report import Cue, EventSummary, FactCell, FactRow, Finding, Mention, Side
from checker.reporters import FORMATS, RenderOptions, render
from tests.support.payloads import PAYLOADS


@pytest.fixture(params=PAYLOADS)
def payload(request) -> str:
    """A text that would act where it was not expected."""
    return PAYLOADS[request.param]


@pytest.fixture
def report(payload, story, make_report):
    """A report every free text of which is the payload, and the article that it speaks of."""
    article = story.articles["a1"]
    article.source = article.title = article.path = payload
    mention = Mention(
        article=article.id, field="body", start=0, end=5, text=payload, sentence=payload, sentence_start=0,
        attributed_to=payload, cues=(Cue(kind=payload, text=payload),),
    )  # fmt: skip
    sides = tuple(Side(value=payload + n, allows=payload, origins=1, mentions=(mention,)) for n in "12")
    findings = tuple(
        Finding(
            id=payload, rule=payload, verdict="conflict", level=level, event=payload, attribute="count",
            subject=payload, message=payload, agreement=0, fingerprint=payload, sides=sides,
        )
        for level in ("error", "info")
    )  # fmt: skip
    cell = FactCell(article=article.id, value=payload, mentions=(mention,))
    row = FactRow(attribute="count", subject=payload, finding=payload, cells=(cell, cell))
    event = EventSummary(
        id=payload, type=payload, label=payload, date=payload, place=payload, articles=(article.id,), facts=(row,)
    )
    errors = ({"path": payload, "code": payload, "reason": payload},)
    return make_report({article.id: article}, (event,), findings, errors)


@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("format_", FORMATS)
def test_words_of_an_article_never_act(format_, verbose, payload, report, story):
    options = RenderOptions(verbose=verbose, titles={payload: payload}, reasons={payload: payload})
    rendered = render(format_, report, {"a1": story.articles["a1"]}, options)
    rendered.encode("utf-8")
    acting = [c for c in rendered if not c.isprintable() and c != "\n" and unicodedata.category(c) != "Zs"]
    assert acting == []
    READERS.get(format_, lambda *_: None)(rendered, payload)


def test_styles_come_from_the_report_only(payload, report):
    rendered = render("text", report, {}, RenderOptions(color=True))
    assert set(re.findall(r"\x1b\[([\d;]*.)", rendered)) <= {"0m", "1m", "2m", "1;4m", "1;31m"}
    assert "\x1b]" not in rendered


def _whole(payload: str) -> str:
    """The payload without lone surrogates, which strict readers of JSON refuse."""
    return re.sub("[\ud800-\udfff]", "\ufffd", payload)


def _json(rendered: str, payload: str) -> None:
    document = json.loads(rendered, parse_constant=pytest.fail)
    assert document["findings"][0]["message"] == _whole(payload)
    assert document["errors"][0]["path"] == _whole(payload)


def _jsonl(rendered: str, payload: str) -> None:
    lines = [json.loads(line, parse_constant=pytest.fail) for line in rendered.splitlines()]
    assert [line["kind"] for line in lines] == ["article", "event", "finding", "finding", "error", "summary"]
    assert lines[2]["message"] == _whole(payload)


def _sarif(rendered: str, payload: str) -> None:
    (run,) = json.loads(rendered, parse_constant=pytest.fail)["runs"]
    for result in run["results"]:
        text = result["message"]["text"]
        links = re.findall(r"(?<!\\)(?:\\\\)*\[(?:\\.|[^\\\]])*\]\((.*?)\)", text)
        assert links == ["1"]
        assert re.search(r"(?<!\{)(?:\{\{)*\{\w", text) is None
        for location in (*result["locations"], *result["relatedLocations"]):
            assert re.fullmatch(r"[\w%./~-]*", location["physicalLocation"]["artifactLocation"]["uri"], re.ASCII)


def _junit(rendered: str, payload: str) -> None:
    elements = [element.tag for element in ElementTree.fromstring(rendered).iter()]
    assert elements == [
        *("testsuites", "testsuite", "testcase", "failure", "testcase", "system-out"),
        *("testsuite", "testcase", "error"),
    ]


def _github(rendered: str, payload: str) -> None:
    starts = [line.split(" ")[0] for line in rendered.splitlines()]
    assert starts == ["::error"] * 2 + ["::notice"] * 2 + ["::error"]


def _markdown(rendered: str, payload: str) -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(rendered)
    blocks = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    tables = {"table", "thead", "tbody", "tr", "th", "td"}
    assert blocks <= {"heading", "paragraph", "inline", "bullet_list", "list_item", "blockquote", *tables}
    assert {token.tag for token in tokens if token.type == "th_open"} == {"th"}
    inside = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inside} <= {"text", "text_special", "strong_open", "strong_close", "html_inline"}
    assert {child.content for child in inside if child.type == "html_inline"} <= {"<b>", "</b>"}
    shown = "".join(child.content for child in inside if child.type != "html_inline")
    assert re.search(r"[@#]\w|://|www\.|GH-1", shown) is None


READERS: dict[str, Callable[[str, str], None]] = {
    "json": _json,
    "jsonl": _jsonl,
    "sarif": _sarif,
    "junit": _junit,
    "github": _github,
    "markdown": _markdown,
}
"""What a program that reads the format makes of it."""
