"""Input that was not made to be read: an error of one line, or text that every output can hold."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import check
from checker.articles import Article, article_from_text, read_articles
from checker.articles.decode import decode
from checker.errors import InputError


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty-file"),
        ("a.txt", b"\xef\xbb\xbf \r\n", "empty-file"),
        ("a.md", b"---\ntitle: x\n---\n", "no-text"),
        ("a.txt", b"*** --- ***", "no-text"),
        ("a.txt", b"Le maire\0 est venu", "binary-file"),
        ("a.txt", bytes(range(1, 256)) * 20, "binary-file"),
        ("a.txt", b"Le maire \x81\x8d est venu", "bad-encoding"),
        ("a.txt", b"\xff\xfeL\0e\0 ", "bad-encoding"),
        ("a.jsonl", '{"body": "x"}'.encode("utf-16"), "bad-encoding"),
        ("a.json", "[" * 200_000, "bad-json"),
        ("a.json", '{"a":' * 100_000, "bad-json"),
        ("a.json", '{"body": 1' + "0" * 9_000 + "}", "bad-json"),
        ("a.json", '{"body": "Le maire", "date": 1e400}', "bad-json"),
        ("a.json", '{"body": "Le maire", "date": true}', "bad-json"),
        ("a.json", "12", "bad-json"),
        ("a.json", '{"body": "Le maire", "published": NaN}', "bad-json"),
        ("a.json", '{"body": "Le maire", "x": [-Infinity]}', "bad-json"),
        ("a.json", '{"body": "Le maire", "x": {"y": 1, "y": 2}}', "bad-json"),
        ("a.json", '{"body": "Le maire", "body": "Le préfet"}', "bad-json"),
        ("a.json", '{"body": "Le maire", "x": ' + "[" * 100_000 + "]" * 100_000 + "}", "bad-json"),
        ("a.jsonl", '{"body": "Le maire", "published": NaN}', "bad-json"),
        ("a.jsonl", '{"body": "Le maire réélu"}'.encode("cp1252"), "bad-encoding"),
        ("a.md", "---\ntitle: x\nTitle: y\n---\nLe maire est venu.", "bad-front-matter"),
        ("a.md", "---\n" + "a: b\n" * 100_000 + "---\nLe maire est venu.", "bad-front-matter"),
        ("a.md", "---\npublished: 0001-01-01\n---\nLe maire est venu.", "bad-front-matter"),
        ("a.md", "---\npublished: 0000-01-01\n---\nLe maire est venu.", "bad-front-matter"),
        ("a.md", "---\npublished: 99999-01-01\n---\nLe maire est venu.", "bad-front-matter"),
        ("a.md", "---\npublished: 9999-12-31\n---\nLe maire est venu.", "bad-front-matter"),
        ("a.md", f"---\npublished: {'9' * 1000}\n---\nLe maire est venu.", "bad-front-matter"),
        ("a.txt", "L’été dernier, l’État a été réformé.".encode().decode("cp1252"), "mojibake"),
        ("a.txt", "Le maire " * 200_000, "too-large"),
        ("a.jsonl", "", "empty-file"),
        ("a.md", "---\na: &a [x]\nb: [*a, *a]\n---\nLe maire.", "bad-front-matter"),
        ("a.md", "---\na: " + "[" * 30_000 + "\n---\nLe maire.", "bad-front-matter"),
        ("a.md", "---\n- a\n- b\n---\nLe maire.", "bad-front-matter"),
        ("a.md", "---\ntitle: x\nLe maire est venu.", "bad-front-matter"),
        ("a.md", "---\nlang: de\n---\nLe maire est venu.", "unsupported-language"),
        ("a.html", "<p><b>" * 60_000, "too-large"),
        ("a.html", "<", "no-text"),
    ],
)
def test_one_error_of_one_line(error, name, content, code):
    found = error(name, content)
    assert found.code == code
    assert "\n" not in str(found)
    assert str(found).startswith(found.path)


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("source: La Vigie\ntitle: Vaux : douze ministres", 3),
        ("source: La Vigie\npublished: hier", 3),
        ("published: 2025-02-30", 2),
        ("title: 'Vaux", 3),
        ("a: b\nc: \x07", None),
    ],
)
def test_bad_front_matter_names_the_line(error, front, line):
    found = error("a.md", f"---\n{front}\n---\nLe maire est venu.")
    assert (found.code, found.line) == ("bad-front-matter", line)


def test_tags_of_yaml_do_nothing(article):
    assert article("a.md", '---\nx: !!python/name:os.system ""\ntitle: Vaux\n---\nLe maire est venu.').title == "Vaux"


def test_characters_that_no_output_can_hold_are_replaced_in_place(article):
    found = article("a.json", r'{"body": "Le maire \ud800 est\u0000 venu", "title": "\udfff", "source": "\udc00"}')
    assert (found.body, found.title, found.source) == ("Le maire � est� venu", "�", "�")
    assert article_from_text("Le maire \ud800 est\0 venu").body == "Le maire � est� venu"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(article, prose, encoding):
    assert article("a.txt", prose.encode(encoding)).body == prose


def test_a_damaged_file_stays_utf8(article, prose):
    found = article("a.txt", prose.encode().replace(b"s\xc3\xa9ance", b"s\xc3ance", 1))
    assert found.body == prose.replace("séance", "s�ance", 1)
    assert found.doubt == "damaged-encoding"


@pytest.mark.parametrize(
    ("encoding", "doubt"),
    [("utf-8", None), ("utf-16", None), ("latin-1", "guessed-encoding"), ("cp1252", "guessed-encoding")],
)
def test_a_guess_is_told(article, prose, encoding, doubt):
    assert article("a.txt", prose.encode(encoding)).doubt == doubt


def test_a_page_that_says_its_encoding_needs_no_guess(article, prose):
    page = f'<html><head><meta charset="windows-1252"></head><body><article><p>{prose}</p></article></body></html>'
    assert article("a.html", page.encode("cp1252")).doubt is None


def test_words_about_mojibake_are_no_mojibake(article):
    text = "« Ã©tÃ© » pour « été » : l’écran affichait « rÃ©glÃ© », a précisé la société, déjà visée après l’échec."
    assert article("a.txt", text).body == text


def test_a_file_that_changes_while_it_is_read_is_no_article(write, prose):
    file = write("a.jsonl", json.dumps({"body": prose}) + "\n" + json.dumps({"body": prose + " Fin."}) + "\n")
    results = read_articles([str(file)])
    assert isinstance(next(results), Article)
    file.write_text("tout autre chose\n" * 9, encoding="utf-8")
    *_, last = results
    assert isinstance(last, InputError)
    assert last.code == "changed"


@pytest.mark.parametrize(
    "text",
    [
        "Le maire est venu lundi 3 janvier 0001, et le 31 décembre 9999, puis dans 9999999 ans, il y a 10000 siècles.",
        f"Le bilan est de {'9' * 1000} morts, {'9' * 400},{'9' * 400} millions d'euros et {'mille ' * 400}blessés.",
        "Le maire est venu \u202emardi\u2066 \u200b12\u200d \ufeff3\u2060 morts e\u0301\u0301\u0301.",
        "12 morts " * 3000,
        "١٢ 二千 ½ ² ① ٣ 𝟙 Ⅻ morts mardi à Brest.",
    ],
    ids=["years", "digits", "invisible", "numbers", "other digits"],
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_extreme_values_are_judged(text, lang):
    articles = [article_from_text(text + tail, lang=lang, source=tail) for tail in ("", " Fin.")]
    report = check(articles)
    assert report.errors == ()
    for mention in (m for finding in report.findings for side in finding.sides for m in side.mentions):
        (own,) = [a for a in articles if a.id == mention.article]
        assert own.text(mention.field)[mention.start : mention.end] == mention.text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_is_read_as_it_is(text):
    assert decode(text.encode(), "a") == (text.removeprefix("\ufeff"), None)


PIECES = st.sampled_from(
    [
        *("Menu\n", "publié le ", "16 mars 2025", " à 19h07\n", "16/03/2025", "\n", " ", "Lire aussi : "),
        *("Abonnez-vous ! ", "(Jeanne Maurel/AFP)\n", "© ", "# Douze ministres à Vaux\n", "/", "AFP", "\r\n"),
        *("Le préfet est venu dans la ville avec eux.\n", "Par Jeanne Maurel\n", "Libération\n", "1er"),
        *("«", "»", "* ", "**", "_", "ß", "İ", "\u0301", "𝟙"),
    ]
)


@given(st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text()))
def test_spans_lie_in_the_body_sorted_and_apart(text):
    found = article_from_text(f"{text}\nFin", lang="fr")
    ends = [0, *(offset for span in found.furniture for offset in span), len(found.body)]
    assert ends == sorted(ends)
    assert all(start < end for start, end in found.furniture)
    if found.title_span:
        start, end = found.title_span
        assert 0 <= start < end <= len(found.body)
        assert found.title_span not in found.furniture


@given(st.sampled_from(["txt", "md", "json", "jsonl", "html"]), st.binary(max_size=200), st.binary(max_size=9))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_bytes_raise(tmp_path: Path, suffix, data, head):
    file = tmp_path / f"a.{suffix}"
    file.write_bytes(head + data)
    for found in [*read_articles([str(file)]), *read_articles(["-"], stdin=io.BytesIO(data))]:
        assert isinstance(found, Article | InputError)
        (found.body if isinstance(found, Article) else str(found)).encode()
