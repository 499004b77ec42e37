"""Annotations: escaping and places."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.articles.model import Article
from checker.report import Mention
from checker.reporters import RenderOptions, render
from checker.reporters.position import Locator, Position


def mention(text, start, field="body"):
    return Mention(
        article="a",
        field=field,
        start=start,
        end=start + len(text),
        text=text,
        sentence=text,
        sentence_start=start,
    )


def article(path, body, title=""):
    return Article("a", str(path), "Source", "fr", title, body)


def test_separators_and_line_ends_are_escaped(make_report):
    error = {"path": "a,b:c%\n.txt", "code": "x", "reason": "100 %\n::set-output name=x::y"}
    assert render("github", make_report({}, errors=(error,)), {}, RenderOptions("en")) == (
        "::error file=a%2Cb%3Ac%25%0A.txt,title=Not judged::100 %25%0A::set-output name=x::y\n"
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_front_matter_counts_as_lines(newline, mark, tmp_path):
    body = newline.join(["Premier paragraphe.", "", "Une quinzaine de maires."])
    path = tmp_path / "a.md"
    front = newline.join(["---", "title: Un vœu", "---", ""])
    path.write_bytes((mark + front + body).encode())
    place = Locator().locate(article(path, body), mention("quinzaine", body.index("quinzaine")))
    assert place == Position(str(path), 6, 5, 6, 14)


def test_title_is_found_in_the_front_matter(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("---\nsource: X\ntitle: Dix maires au vœu\n---\nDix maires.", encoding="utf-8")
    place = Locator().locate(article(path, "Dix maires.", "Dix maires au vœu"), mention("Dix maires", 0, "title"))
    assert place == Position(str(path), 3, 8, 3, 18)


def test_mention_over_two_lines_has_no_columns(make_report, story):
    finding = story.report.findings[3]
    wide = (
        finding.sides[0]
        .mentions[0]
        .model_copy(update={"start": 70, "end": 80, "text": story.articles["a1"].body[70:80]})
    )
    side = finding.sides[0].model_copy(update={"mentions": (wide,)})
    finding = finding.model_copy(update={"sides": (side, finding.sides[1])})
    report = make_report(story.articles, story.report.events, (finding,))
    first = render("github", report, story.articles, RenderOptions()).splitlines()[0]
    assert first.startswith("::notice file=courrier.txt,line=1,endLine=2,title=")


@pytest.mark.parametrize(
    ("html", "line"), [("<p>Accueil</p>\n<p>Dix maires</p>", 2), ("<p>Dix maires</p><p>Dix maires</p>", None)]
)
def test_other_formats_give_a_line_only_when_it_is_sure(html, line, tmp_path):
    path = tmp_path / "a.html"
    path.write_text(html, encoding="utf-8")
    place = Locator().locate(article(path, "Les Dix maires", ""), mention("Dix maires", 4))
    assert place is not None
    assert place.line == line


@pytest.mark.parametrize(
    ("path", "place"),
    [("x/fil.jsonl:12", Position("x/fil.jsonl", 12)), ("x/fil.json#2", Position("x/fil.json"))],
)
def test_record_of_a_file_of_many(path, place):
    assert Locator().locate(article(path, "Dix maires"), mention("Dix", 0)) == place


def test_standard_input_and_vanished_files_have_no_line(tmp_path):
    assert Locator().locate(article("-", "Dix maires"), mention("Dix", 0)) is None
    gone = str(tmp_path / "gone.txt")
    assert Locator().locate(article(gone, "Dix maires"), mention("Dix", 0)) == Position(gone)


def test_offsets_are_code_points(tmp_path):
    path = Path(tmp_path / "a.txt")
    body = "🎈🎈 dix ballons"
    path.write_text(body, encoding="utf-8")
    assert Locator().locate(article(path, body), mention("dix", 3)) == Position(str(path), 1, 4, 1, 7)
