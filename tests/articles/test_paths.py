"""Paths: files, folders, globs, standard input; order and names of what is found."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from checker.articles import Article, article_from_text, read_articles
from checker.errors import InputError, UsageError


def names(results):
    return [Path(r.path).name if isinstance(r, Article) else r.code for r in results]


def test_a_folder_stands_for_all_below_it_in_order(write, tmp_path, prose):
    for name in ("b.txt", "a/z.md", "a/b.TXT", "c.jpg", ".hidden.txt", ".git/x.txt", "README.md", "a0.txt"):
        write(name, prose)
    assert names(read_articles([str(tmp_path)])) == ["b.TXT", "z.md", "a0.txt", "b.txt"]


def test_loops_of_links_end(write, tmp_path, prose):
    write("a/b/x.txt", prose)
    (tmp_path / "a/b/up").symlink_to(tmp_path / "a")
    (tmp_path / "a/self").symlink_to(".")
    assert names(read_articles([str(tmp_path)])) == ["x.txt"]


def test_a_file_named_twice_is_read_once(write, tmp_path, prose):
    file = write("a.txt", prose)
    found = list(read_articles([str(file), str(tmp_path), f"{tmp_path}/./a.txt", f"{tmp_path}/*.txt"]))
    assert names(found) == ["a.txt"]


def test_globs(write, tmp_path, prose):
    for name in ("1.txt", "2.txt", "3.md", "in/4.txt", "5.png"):
        write(name, prose)
    assert names(read_articles([f"{tmp_path}/?.txt"])) == ["1.txt", "2.txt"]
    assert names(read_articles([f"{tmp_path}/**/*.txt"])) == ["1.txt", "2.txt", "4.txt"]
    assert names(read_articles([f"{tmp_path}/*"])) == ["1.txt", "2.txt", "3.md", "4.txt"]
    assert names(read_articles([f"{tmp_path}/*.html"])) == ["missing-file"]
    assert names(read_articles([f"{tmp_path}/*.png"])) == ["no-article"]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(write, prose):
    assert names(read_articles([str(write("a[1].txt", prose))])) == ["a[1].txt"]


def test_other_json_files_of_a_folder_are_left_alone(write, tmp_path, prose):
    write("expected.json", json.dumps({"facts": [1]}))
    write("runs.jsonl", '{"run": 1}\n{"run": 2}\n')
    write("a.json", json.dumps({"body": prose}))
    assert names(read_articles([str(tmp_path)])) == ["a.json"]
    assert names(read_articles([f"{tmp_path}/expected.json"])) == ["no-text"]
    assert names(read_articles([f"{tmp_path}/runs.jsonl"])) == ["no-text", "no-text"]


def test_broken_json_in_a_folder_is_reported(write, tmp_path):
    write("a.json", '{"body": ')
    assert names(read_articles([str(tmp_path)])) == ["bad-json"]


@pytest.mark.parametrize("content", [{}, {"a.png": "x"}, {"sub/expected.json": "{}"}])
def test_a_folder_without_articles(write, tmp_path, content):
    for name, text in content.items():
        write(name, text)
    (error,) = read_articles([str(tmp_path)])
    assert isinstance(error, InputError)
    assert (error.path, error.code) == (str(tmp_path), "no-article")


def test_one_bad_path_does_not_stop_the_others(write, tmp_path, prose):
    good = write("good.txt", prose)
    paths = [f"{tmp_path}/none.txt", str(good), str(write("a.docx", "x")), str(write("b.txt", " \n"))]
    assert names(read_articles(paths)) == ["missing-file", "good.txt", "unknown-format", "empty-file"]


@pytest.mark.parametrize("path", ["none.txt", "none/none.txt", "nul\0.txt", "\udcff.txt"])
def test_paths_that_are_not_there(path):
    (error,) = read_articles([path])
    assert isinstance(error, InputError)
    assert error.code == "missing-file"
    str(error).encode()


def test_what_is_not_a_regular_file_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(read_articles([f"{tmp_path}/pipe.txt", str(tmp_path), "/dev/null"])) == ["not-a-file"] * 3


def test_a_dangling_link_is_missing(tmp_path):
    (tmp_path / "a.txt").symlink_to("gone")
    assert names(read_articles([str(tmp_path)])) == ["missing-file"]


def test_what_may_not_be_read(unprivileged, prose):
    closed, folder = unprivileged / "closed.txt", unprivileged / "shut"
    closed.write_text(prose, encoding="utf-8")
    closed.chmod(0)
    folder.mkdir(0)
    (unprivileged / "open.txt").write_text(prose, encoding="utf-8")
    with_all = [str(closed), str(folder), str(unprivileged / "open.txt")]
    assert names(read_articles(with_all)) == ["permission", "permission", "open.txt"]


def test_too_large(write, prose):
    file = str(write("a.txt", prose))
    size = len(prose.encode())
    assert names(read_articles([file], max_bytes=size)) == ["a.txt"]
    assert names(read_articles([file], max_bytes=size - 1)) == ["too-large"]
    assert names(read_articles(["-"], stdin=io.BytesIO(prose.encode()), max_bytes=9)) == ["too-large"]


STDIN = {
    "plain": ("{}", "-"),
    "front matter": ("---\ntitle: Vaux\n---\n{}", "-"),
    "html": (
        "<!DOCTYPE html><html><body><article><p>{0}</p><p>{0} Et la suite.</p></article></body></html>",
        "-",
    ),
    "json": ('{{"body": "{}"}}', "-"),
    "json list": ('[\n  {{"body": "{}"}}]', "-"),
    "jsonl": ('{{"body": "{0}"}}\n{{"text": "{0}", "title": "Autre"}}\n', "-:1"),
    "bracket": ("[Mise à jour] {}", "-"),
}


@pytest.mark.parametrize("form", STDIN)
def test_standard_input_tells_its_format(prose, form):
    template, path = STDIN[form]
    first, *_ = read_articles(["-", "-"], stdin=io.BytesIO(template.format(prose).encode()))
    assert isinstance(first, Article), first
    assert first.path == path
    assert prose in first.body
    assert first.body.startswith(("Douze", "[Mise"))
    assert first.source == "stdin"


def test_empty_standard_input():
    assert names(read_articles(["-"], stdin=io.BytesIO(b""))) == ["empty-file"]


def test_ids_come_from_content_and_are_unique(write, prose, english):
    write("one/a.txt", prose)
    write("two/a.txt", prose)
    write("two/b.txt", english)
    root = str(write("x.png", b"").parent)
    ids = [article.id for article in read_articles([root])]
    assert ids[1] == f"{ids[0]}-2"
    assert len(set(ids)) == 3
    assert [article.id for article in read_articles([f"{root}/two"])] == [ids[0], ids[2]]


def test_from_text_gives_the_same_article_as_a_file(article, prose):
    from_file = article("vaux.txt", f"Douze ministres à Vaux\n\n{prose}")
    from_text = article_from_text(from_file.body, source="vaux", path=from_file.path)
    assert from_text == from_file


@pytest.mark.parametrize(
    "call",
    [
        lambda: read_articles([]),
        lambda: read_articles("a.txt"),
        lambda: read_articles(["a.txt"], lang="de"),
        lambda: read_articles(["a.txt"], max_bytes=0),
        lambda: article_from_text("Un texte.", lang="xx"),
    ],
)
def test_misuse(call):
    with pytest.raises(UsageError):
        call()
