"""Backups and exports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from checker.archive.copies import backup, export
from checker.archive.store import Archive
from checker.archive.verify import problems
from checker.articles import Article, read_articles
from checker.errors import ArchiveError, UsageError
from tests.archive.conftest import ROOT


def leftovers(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir() if file.name.endswith(".part")]


# ---- backup


def test_a_backup_holds_the_same(filled, stories, tmp_path):
    copy = tmp_path / "copy.db"
    with Archive(filled, "write") as archive:
        backup(archive, str(copy))
        with Archive(str(copy)) as other:
            assert list(other.all_told()) == list(archive.all_told()) == stories[:10]
            assert list(other.entries()) == list(archive.entries())
            assert list(problems(other)) == []
        archive.add(stories[10])
        backup(archive, str(copy))  # an older copy is replaced
    with Archive(str(copy)) as other:
        assert other.stats().articles == 11
    assert leftovers(tmp_path) == []


def test_a_backup_while_another_writes(filled, stories, tmp_path):
    with Archive(filled, "write") as writer, Archive(filled) as reader:
        writer.rows("BEGIN IMMEDIATE")
        writer.rows("DELETE FROM articles")
        backup(reader, str(tmp_path / "copy.db"))
        writer.rows("ROLLBACK")
    with Archive(str(tmp_path / "copy.db")) as copy:
        assert list(copy.all_told()) == stories[:10]


def test_a_backup_overwrites_neither_the_archive_nor_another_file(filled, tmp_path):
    article = tmp_path / "article.md"
    article.write_text("Douze ministres", encoding="utf-8")
    with Archive(filled) as archive:
        with pytest.raises(UsageError, match="the archive itself"):
            backup(archive, filled)
        with pytest.raises(ArchiveError, match="not an archive"):
            backup(archive, str(article))
        with pytest.raises(ArchiveError, match="missing"):
            backup(archive, str(tmp_path / "missing" / "copy.db"))
    assert article.read_text(encoding="utf-8") == "Douze ministres"
    assert leftovers(tmp_path) == []


# ---- export


def test_lines_can_be_read_as_articles(filled, stories, tmp_path):
    target = tmp_path / "all.jsonl"
    with Archive(filled) as archive:
        assert export(archive, str(target)) == 10
    again = [article for article in read_articles([str(target)]) if isinstance(article, Article)]
    assert [(a.source, a.title, a.body, a.lang) for a in again] == [
        (t.article.source, t.article.title, t.article.body, t.article.lang) for t in stories[:10]
    ]
    records = [json.loads(line, parse_constant=pytest.fail) for line in target.read_bytes().splitlines()]
    assert [len(r["facts"]) for r in records] == [len(t.facts) for t in stories[:10]]
    for record in records:
        for fact in record["facts"]:
            assert record[fact["field"]][fact["start"] : fact["end"]] == fact["text"]


def test_rows_of_parquet(filled, stories, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: pip install 'recoupe[parquet]'")
    target = tmp_path / "all.parquet"
    with Archive(filled) as archive:
        assert export(archive, str(target)) == 10
    rows = parquet.read_table(target).to_pylist()
    assert [row["id"] for row in rows] == [t.article.id for t in stories[:10]]
    for row, told in zip(rows, stories, strict=False):
        assert row["body"] == told.article.body
        assert [(f["attribute"], f["text"]) for f in row["facts"]] == [(f.attribute, f.text) for f in told.facts]
        assert all(json.loads(f["value"]) for f in row["facts"])


def test_an_empty_archive_is_exported(path, tmp_path):
    with Archive(path, "create") as archive:
        assert export(archive, str(tmp_path / "none.jsonl")) == 0
    assert (tmp_path / "none.jsonl").read_bytes() == b""


@pytest.mark.parametrize("name", ["all.csv", "all", ".jsonl.gz"])
def test_other_suffixes_are_refused(name, filled, tmp_path):
    with Archive(filled) as archive, pytest.raises(UsageError, match=r"\.jsonl or \.parquet"):
        export(archive, str(tmp_path / name))


def test_without_pyarrow_the_extra_is_named(filled, tmp_path):
    code = (
        "import sys\nsys.modules['pyarrow'] = None\nfrom checker.cli import main\n"
        f"sys.exit(main(['archive', 'export', {str(tmp_path / 'all.parquet')!r}, '--archive', {filled!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "recoupe[parquet]" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "all.parquet").exists()
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("end", ["", "-wal", "-shm", "-journal"])
def test_no_copy_takes_the_place_of_the_archive_or_of_what_lies_beside_it(end, stories, tmp_path):
    path = str(tmp_path / "news.jsonl")
    with Archive(path, "create") as archive:
        archive.add(stories[0])
        with pytest.raises(UsageError, match="the archive itself"):
            backup(archive, path + end)
        if not end:
            with pytest.raises(UsageError, match="the archive itself"):
                export(archive, path)
