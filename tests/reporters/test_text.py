"""What the text report promises whatever the articles hold."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report import EventSummary
from checker.reporters import RenderOptions, render
from checker.reporters.quote import excerpt, visible


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("verbose", [False, True])
def test_no_line_is_wider_than_the_page(width, verbose, story):
    rendered = render("text", story.report, story.articles, RenderOptions(width=width, verbose=verbose))
    assert max(map(len, rendered.splitlines())) <= width


def test_colour_and_plain_say_the_same(story):
    plain = render("text", story.report, story.articles, RenderOptions(width=1000))
    color = render("text", story.report, story.articles, RenderOptions(width=1000, color=True))
    bare = re.sub(r"\x1b\[1;4m(.*?)\x1b\[0m", r"[[\1]]", color)
    assert re.sub(r"\x1b\[[\d;]*m", "", bare) == plain


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", "Aucun désaccord trouvé\u00a0: 3 articles et 1 événement comparés."),
        ("en", "No disagreement found: 3 articles and 1 event compared."),
    ],
)
def test_nothing_found_is_said_plainly(lang, words, story, make_report):
    event = EventSummary(id="e", type="march", label="Marche", articles=("a1", "a2"))
    report = make_report(story.articles, (event,))
    assert words in render("text", report, story.articles, RenderOptions(lang))


def test_nothing_read_is_not_called_agreement(make_report):
    report = make_report({}, errors=({"path": "x.txt", "code": "missing-file", "reason": "no such file"},))
    rendered = render("text", report, {}, RenderOptions("en"))
    assert "Nothing could be judged" in rendered
    assert "x.txt: no such file" in rendered


def test_known_findings_are_a_line_each(story, make_report):
    known = [finding.model_copy(update={"status": "baseline"}) for finding in story.report.findings]
    report = make_report(story.articles, story.report.events, tuple(known))
    rendered = render("text", report, story.articles, RenderOptions())
    assert rendered.startswith("Aucun désaccord nouveau")
    assert rendered.count("  – déjà accepté\u00a0: ") == len(known)
    assert "CONTRADICTION" not in rendered
    assert render("github", report, story.articles, RenderOptions()) == ""


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_french_quotes_stay_with_their_words(space, story, make_report):
    label = f"«{space}mot{space}» {space}: «{space}mots{space}» " * 9
    event = EventSummary(id="e", type="march", label=label, articles=("a1", "a2"))
    rendered = render("text", make_report(story.articles, (event,)), {}, RenderOptions(width=40))
    lines = [line.strip() for line in rendered.splitlines()]
    assert not any(line.endswith("«") or line.startswith(("»", ":")) for line in lines)


@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=80), st.integers(8, 100))
def test_an_excerpt_is_made_of_the_sentence(before, mention, after, room):
    shown = excerpt(before + mention + after, len(before), len(before) + len(mention), room, "[…]")
    assert visible(before).endswith(shown.before.removeprefix("[…] "))
    assert visible(after).startswith(shown.after.removesuffix(" […]"))
    assert len(visible(mention)) > room or shown.mention == visible(mention)
    assert len("".join(shown)) <= room + 3 * len(" […] ")


@given(st.text())
def test_visible_text_is_one_harmless_line(text):
    shown = visible(text)
    assert all(character.isprintable() or character in "\u00a0\u202f" or character.isspace() for character in shown)
    assert len(shown.splitlines()) <= 1
    assert visible(shown) == shown


@pytest.mark.parametrize(("width", "words"), [(60, "une trentaine — L’Écho de la vallée"), (200, "une trentaine")])
def test_who_says_what_stands_before_the_findings(width, words, story):
    before = render("text", story.report, story.articles, RenderOptions(width=width)).split("CONTRADICTION")[0]
    assert "≠ nombre\u00a0: élus" in before
    assert words in before
    assert "date " not in before.split("≠", 1)[1]


def test_verbose_adds_what_agrees(story):
    rendered = render("text", story.report, story.articles, RenderOptions(verbose=True, width=120))
    assert "samedi 12 avril 2025" in rendered.split("≠", 1)[1].split("CONTRADICTION")[0]


def test_every_side_gets_its_question(story):
    rendered = render("text", story.report, story.articles, RenderOptions(width=200))
    assert "Quelle source pour «\u00a0Trente\u00a0»\u00a0?" in rendered
    assert rendered.count("À demander") == len(story.report.findings)
