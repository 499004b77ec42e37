"""Each format: what becomes the body, the title, the source and the date."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from checker.articles import Article, read_articles


def test_txt_body_is_the_whole_file(article, prose):
    content = f"Vaux : douze ministres réunis\r\n\r\n{prose}\r\n"
    found = article("vaux.txt", content)
    assert found.body == content
    assert found.title == "Vaux : douze ministres réunis"
    assert found.body[slice(*found.title_span)] == found.title
    assert (found.source, found.lang, found.published, found.url) == ("vaux", "fr", None, None)


def test_txt_byte_order_mark_is_not_text(article, prose):
    assert article("a.txt", b"\xef\xbb\xbf" + prose.encode()).body == prose


@pytest.mark.parametrize("marked", ["**{}**", "# {}", "__{}__", "  ## {} ##"])
def test_markdown_marks_stay_out_of_the_title_and_its_span(article, prose, marked):
    title = "Vaux accueille douze ministres"
    found = article("a.txt", f"{marked.format(title)}\n{prose}")
    assert found.title == title
    assert found.body[slice(*found.title_span)] == title


def test_a_short_heading_is_the_title_when_it_is_marked(article, prose):
    assert article("a.md", f"# Séisme\nCe que l'on sait du bilan\n{prose}").title == "Séisme"


def test_marks_inside_a_title_leave_only_the_copy(article, prose):
    found = article("a.txt", f"Vaux accueille **douze ministres** et leur suite\n{prose}")
    assert found.title == "Vaux accueille douze ministres et leur suite"
    assert found.body[slice(*found.title_span)] == "Vaux accueille **douze ministres** et leur suite"


def test_a_text_that_begins_with_a_sentence_has_no_title(article, prose):
    found = article("a.txt", f"{prose}\nUn accord attendu\n{prose}")
    assert (found.title, found.title_span) == ("", None)


def test_a_question_may_be_a_headline(article, prose):
    assert article("a.txt", f"Que font douze ministres à Vaux ?\n{prose}").title.endswith("Vaux ?")


def test_markdown_front_matter(article, prose):
    head = (
        "---\nsource: La Vigie\nurl: https://vigie.example/a\npublished: 2025-03-16T19:07:00+01:00\n"
        'lang: fr\ntitle: "Vaux : douze ministres"\ntags: [pêche, {a: b}]\nextra: null\n---\n'
    )
    body = f"\n{prose}\n\n---\n\n{prose}\n"
    found = article("a.md", head + body)
    assert found.body == body
    assert (found.source, found.url, found.lang) == ("La Vigie", "https://vigie.example/a", "fr")
    assert (found.title, found.title_span) == ("Vaux : douze ministres", None)
    assert found.published is not None
    assert (found.published.isoformat(), found.published.origin) == ("2025-03-16T19:07", "metadata")


@pytest.mark.parametrize(
    ("front", "attribute", "value"),
    [
        ("Headline: Douze ministres", "title", "Douze ministres"),
        ("site: La Vigie", "source", "La Vigie"),
        ("link: https://www.vigie.example/x", "source", "vigie.example"),
        ("language: en-GB", "lang", "en"),
        ("language: français", "lang", "fr"),
        ("title: 2025", "title", "2025"),
        ("title: null", "title", ""),
    ],
)
def test_front_matter_aliases_and_fallbacks(article, prose, front, attribute, value):
    assert getattr(article("a.md", f"---\n{front}\n---\n{prose}"), attribute) == value


def test_markdown_without_front_matter_is_read_like_text(article, prose):
    found = article("a.md", f"# Douze ministres à Vaux\n\n{prose}")
    assert (found.title, found.body[slice(*found.title_span)]) == ("Douze ministres à Vaux",) * 2


def test_a_rule_at_the_top_is_no_front_matter(article, prose):
    content = f"---\n\n{prose}"
    assert article("a.md", content).body == content


def test_a_title_of_metadata_is_found_again_in_the_body(article, prose):
    found = article("a.md", f"---\ntitle: Douze ministres à Vaux\n---\n# Douze ministres à Vaux !\n\n{prose}")
    assert found.title == "Douze ministres à Vaux"
    assert found.body[slice(*found.title_span)] == "Douze ministres à Vaux !"


PAGE = """<!doctype html><html lang="en"><head><title>Douze ministres à Vaux | La Vigie</title>
<meta property="og:title" content="Douze ministres à Vaux"><meta property="og:site_name" content="La Vigie">
<meta property="article:published_time" content="2025-04-02T19:07:00+02:00">
<link rel="canonical" href="https://vigie.example/vaux"></head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/eco">Les 40 valeurs du jour</a></li></ul></nav>
<article><h1>Douze ministres à Vaux</h1><p>{prose}</p><h2>Un accord attendu</h2><p>{more}</p></article>
<aside class="advertisement">Gagnez 500 euros</aside>
<footer>Tous droits réservés, 3000 abonnés</footer></body></html>"""
MORE = (
    "Les participants ont promis un texte commun avant la fin du mois. La ministre Jeanne Maurel a quitté le "
    "village sans un mot de plus, suivie des deux préfets qui l'avaient accueillie le matin."
)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_html(article, prose, encoding):
    found = article("a.html", PAGE.format(prose=prose, more=MORE).encode(encoding))
    assert prose in found.body
    assert MORE in found.body
    for furniture in ("Accueil", "valeurs", "Gagnez", "droits"):
        assert furniture not in found.body
    assert (found.title, found.source, found.url) == (
        "Douze ministres à Vaux",
        "La Vigie",
        "https://vigie.example/vaux",
    )
    assert found.published is not None
    assert found.published.isoformat() == "2025-04-02T19:07"
    # The page says «en», its text says otherwise.
    assert found.lang == "fr"


def test_html_declared_encoding(article, prose):
    page = PAGE.format(prose=prose, more=MORE).replace("<head>", '<head><meta charset="iso-8859-15">')
    assert "préfecture" in article("a.htm", page.encode("iso-8859-15")).body


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY x "y">',
        '<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:1/p"> %p;',
        """<!-- it's "> ]> --><!ENTITY x ']>'>""",
        '<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghijkl")),
    ],
)
def test_html_declared_entities_are_left_out(article, prose, declared):
    page = f"<html><body><article><p>{prose} &x; &l;</p></article></body></html>"
    found = article("a.xhtml", f'<?xml version="1.0"?><!DOCTYPE x [{declared}]>\n{page}')
    assert found.body.strip() == f"{prose} &x; &l;"


def test_page_without_article(error):
    assert error("a.html", "<html><body></body></html>").code == "no-text"


def test_json_object(article, prose):
    record = {
        "headline": "Douze ministres à Vaux",
        "articleBody": prose,
        "datePublished": "2025-03-16",
        "publisher": {"@type": "Organization", "name": "La Vigie"},
        "inLanguage": "fr-FR",
        "tags": [],
    }
    found = article("a.json", json.dumps(record))
    assert (found.title, found.body, found.source) == ("Douze ministres à Vaux", prose, "La Vigie")
    assert found.published is not None
    assert found.published.isoformat() == "2025-03-16"
    assert found.title_span is None


@pytest.mark.parametrize("wrap", [lambda r: r, lambda r: {"articles": r}, lambda r: {"items": r, "total": 2}])
def test_json_lists(write, prose, english, wrap):
    file = write("a.json", json.dumps(wrap([{"text": prose}, {"body": ""}, {"content": english}])))
    first, bad, last = read_articles([str(file)])
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert (first.path, first.lang, last.path, last.lang) == (f"{file}#1", "fr", f"{file}#3", "en")
    assert bad.code == "no-text"


def test_json_body_of_paragraphs(article, prose):
    assert article("a.json", json.dumps({"body": [prose, prose]})).body == f"{prose}\n\n{prose}"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-03-16", "2025-03-16"),
        ("2025-03-16 19:07", "2025-03-16T19:07"),
        ("2025-03-16T19:07:30Z", "2025-03-16T19:07"),
        ("2025-03-16T00:00:00", "2025-03-16"),
        ("Sun, 16 Mar 2025 19:07:00 +0100", "2025-03-16T19:07"),
        ("16 mars 2025 à 19h07", "2025-03-16T19:07"),
        ("March 16, 2025", "2025-03-16"),
        (1742148420, "2025-03-16T18:07"),
        (1742148420000, "2025-03-16T18:07"),
    ],
)
def test_dates_of_metadata(article, prose, value, expected):
    found = article("a.json", json.dumps({"body": prose, "date": value}))
    assert found.published is not None
    assert found.published.isoformat() == expected


def test_jsonl_goes_on_after_a_bad_line(write, prose, english):
    lines = [json.dumps({"body": prose}), "", "{oops", json.dumps({"title": "sans texte"}), "[1]",
             json.dumps({"body": prose, "date": "hier"}), json.dumps({"body": english})]  # fmt: skip
    file = write("a.jsonl", "\n".join(lines))
    found = list(read_articles([str(file)]))
    assert [(a.path, a.lang) for a in found if isinstance(a, Article)] == [
        (f"{file}:1", "fr"),
        (f"{file}:7", "en"),
    ]
    errors = [(e.path, e.line, e.code) for e in found if not isinstance(e, Article)]
    assert errors == [
        (str(file), 3, "bad-json"),
        (str(file), 4, "no-text"),
        (str(file), 5, "bad-json"),
        (str(file), 6, "bad-json"),
    ]


def test_a_long_jsonl_file_may_exceed_the_limit_of_a_line(write, prose):
    line = json.dumps({"body": prose})
    file = write("a.jsonl", f"{line}\n" * 5 + json.dumps({"body": prose * 9}) + f"\n{line}\n")
    found = list(read_articles([str(file)], max_bytes=len(line) + 1))
    assert [getattr(one, "code", "ok") for one in found] == ["ok"] * 5 + ["too-large", "ok"]
    assert found[5].line == 6
