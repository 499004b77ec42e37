"""Markdown: words stay words, and a comment is never too long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.reporters import RenderOptions, render
from checker.reporters.markdown import escape
from checker.reporters.quote import visible

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
TEXTS = st.text(st.one_of(st.sampled_from("\\`*_[](){}<>#+-=.!|~^$&:@ /1ax\n\t"), st.characters()))


@pytest.mark.parametrize("frame", ["{}", "- {}", "#### x — {}", "> {}<b>x</b>", "| a |\n| --- |\n| {} |", "- **x**{}"])
@given(text=TEXTS)
def test_escaped_words_are_shown_as_they_are(frame, text):
    tokens = READER.parse(frame.format("\u00a7" + escape(text) + "\u00a7"))
    shown = "".join(child.content for token in tokens for child in token.children or () if child.type != "html_inline")
    assert f"\u00a7{visible(text)}\u00a7" in shown.replace("\u200b", "")


@given(TEXTS)
def test_escaped_words_begin_no_block(text):
    if visible(text).strip():
        assert [token.type for token in READER.parse(escape(text))] == ["paragraph_open", "inline", "paragraph_close"]


def test_a_long_report_is_cut_between_blocks(story, make_report):
    findings = tuple(
        finding.model_copy(update={"id": f"f{number}"}) for number in range(100) for finding in story.report.findings
    )
    report = make_report(story.articles, story.report.events, findings, story.report.errors)
    rendered = render("markdown", report, story.articles, RenderOptions("en"))
    assert len(rendered) < 65_536
    assert "The rest does not fit here" in rendered
    assert "absent.txt: no such file" in rendered
