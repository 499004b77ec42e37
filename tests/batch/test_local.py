"""The engine of one machine: the same as a check, whole or not at all."""

from __future__ import annotations

import json
import os
from dataclasses import replace

import pyarrow
import pyarrow.parquet
import pytest

from checker import check
from checker.batch.files import input_files
from checker.batch.local import run
from checker.batch.work import Bounds
from checker.cli import main
from checker.errors import UsageError
from tests.support.batch import ordered, table, tables


def test_the_results_are_those_of_a_check(records, lines, job, tmp_path):
    source, out = lines("news.jsonl", records), tmp_path / "out"
    report = check([source])
    summary = run(job, source, str(out), 2)
    assert summary.articles == len(report.articles)
    assert summary.verdicts == {verdict: n for verdict, n in report.summary.verdicts.items() if n}
    drawn = {"id": True, "sides": {"__all__": {"shape"}}}
    assert table(out, "findings") == ordered([json.loads(f.model_dump_json(exclude=drawn)) for f in report.findings])
    names = list(table(out, "events")[0])
    events = [{k: e.model_dump(mode="json")[k] for k in names} for e in report.events]
    about = {a.id: a.main_event for a in report.articles}
    for event in events:  # those that only mention it stand in the findings
        event["articles"] = [one for one in event["articles"] if about[one] == event["id"]]
    assert table(out, "events") == ordered(events)
    articles = [
        json.loads(a.model_dump_json(exclude={"main_event"})) | {"event": a.main_event} for a in report.articles
    ]
    assert table(out, "articles") == ordered(articles)


def test_the_facts_are_those_that_are_read(records, lines, job, tmp_path):
    source, out = lines("news.jsonl", records[:4]), tmp_path / "out"
    run(job, source, str(out), 1)
    facts = table(out, "facts")
    bodies = {a["id"]: records[int(a["path"].rpartition(":")[2]) - 1] for a in table(out, "articles")}
    assert facts
    assert all(bodies[f["article"]][f["field"]][f["start"] : f["end"]] == f["text"] for f in facts)
    assert {f["event"] for f in facts} <= {e["id"] for e in table(out, "events")}


def test_neither_order_nor_bounds_of_memory_change_the_findings(records, lines, job, tmp_path):
    """Hot keys are dealt out and pairs are looked for in small windows; the stories hold together all the same."""
    tight = replace(job, bounds=Bounds(window=4, hot=8))
    run(job, lines("a/news.jsonl", records), str(tmp_path / "a-out"), 2)
    run(tight, lines("b/news.jsonl", reversed(records)), str(tmp_path / "b-out"), 1)
    one, two = ({f["fingerprint"] for f in table(tmp_path / name, "findings")} for name in ("a-out", "b-out"))
    assert one == two


def test_a_component_may_be_larger_than_what_is_judged_together(records, lines, job, tmp_path):
    small = replace(job, bounds=Bounds(together=2))
    summary = run(small, lines("news.jsonl", records[:8]), str(tmp_path / "out"), 2)
    assert summary.articles == 8
    assert max(len(event["articles"]) for event in table(tmp_path / "out", "events")) == 2


def test_content_that_comes_twice_counts_once(records, lines, job, tmp_path):
    run(job, lines("once.jsonl", records[:8]), str(tmp_path / "once"), 2)
    later = [record | {"published": "2031-01-01"} for record in records[:8]]
    run(job, lines("twice.jsonl", [*later, *records[:8], *records[:8]]), str(tmp_path / "twice"), 2)
    one, two = ({f["fingerprint"] for f in table(tmp_path / name, "findings")} for name in ("once", "twice"))
    assert one == two
    assert len(table(tmp_path / "twice", "articles")) == 8


def test_parquet_says_the_same_as_lines(records, lines, job, tmp_path):
    run(job, lines("news.jsonl", records[:8]), str(tmp_path / "lines"), 1)
    (tmp_path / "in" / "deep").mkdir(parents=True)
    pyarrow.parquet.write_table(
        pyarrow.Table.from_pylist([record | {"section": 7} for record in records[:8]]),
        tmp_path / "in" / "deep" / "news.parquet",
    )
    run(job, str(tmp_path / "in"), str(tmp_path / "rows"), 1)
    one, two = ({f["fingerprint"] for f in table(tmp_path / name, "findings")} for name in ("lines", "rows"))
    assert one == two
    assert {a["path"] for a in table(tmp_path / "rows", "articles")} == {
        f"{tmp_path}/in/deep/news.parquet:{n}" for n in range(1, 9)
    }


BAD = [
    "{not json",
    "",
    '{"body": ""}',
    '{"body": "Douze ministres étaient à Vaux mardi.", "published": "mardi"}',
    "[]",
]


def test_what_cannot_be_read_is_named_with_its_line_and_the_rest_is_done(records, lines, capsys, tmp_path):
    source = lines("news.jsonl", [*BAD[:2], *records[:4], *BAD[2:]])
    assert main(["batch", source, str(tmp_path / "out"), "--messages", "en", "--jobs", "1"]) == 2
    out, err = capsys.readouterr()
    assert out.startswith("4 articles")
    assert [line.split(": ")[1] for line in err.splitlines()] == [f"{source}:{n}" for n in (1, 7, 8, 9)]
    kept = {(error["path"], error["line"]) for error in table(tmp_path / "out", "errors")}
    assert kept == {(source, n) for n in (1, 7, 8, 9)}


def test_nothing_is_left_where_the_work_could_not_be_ended(records, lines, job, tmp_path):
    lines("in/a.jsonl", records[:3])
    (tmp_path / "in" / "b.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(UsageError, match=r"b\.parquet: is not Parquet"):
        run(job, str(tmp_path / "in"), str(tmp_path / "out"), 1)
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_nothing_is_overwritten(records, lines, job, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "kept.txt").write_text("mine")
    with pytest.raises(UsageError, match="exists already"):
        run(job, lines("news.jsonl", records[:1]), str(tmp_path / "out"), 1)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["kept.txt"]


def test_an_output_is_whole_when_it_says_so(records, lines, job, tmp_path):
    (tmp_path / "out").mkdir()
    run(job, lines("news.jsonl", records[:2]), str(tmp_path / "out"), 1)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"_SUCCESS", *tables(tmp_path / "out")}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("nowhere.jsonl", "out"), "does not exist"),
        (("notes.txt", "out"), "ends in .jsonl"),
        (("empty", "out"), "holds no file"),
        (("news.jsonl", "out", "--master", "local[2]"), "--engine spark"),
        (("news.jsonl", "out", "--select", "no-such-rule"), "no-such-rule"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(args, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "empty").mkdir()
    (tmp_path / "news.jsonl").write_text("{}")
    assert main(["batch", *args]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err
    assert not (tmp_path / "out").exists()


def test_a_file_of_nothing_is_no_success(lines, tmp_path, capsys):
    assert main(["batch", lines("news.jsonl", []), str(tmp_path / "out"), "--messages", "en", "--jobs", "1"]) == 2
    assert table(tmp_path / "out", "findings") == []


def test_a_pipe_among_the_files_is_told_and_not_waited_for(tmp_path):
    (tmp_path / "in").mkdir()
    os.mkfifo(tmp_path / "in" / "pipe.jsonl")
    with pytest.raises(UsageError, match="not a regular file"):
        input_files(str(tmp_path / "in"))
