"""The engine of a cluster, for real: what it finds is what the local engine finds."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from checker.batch import local
from checker.batch.work import Bounds
from checker.cli import main
from tests.support.batch import ordered, table, tables

BAD = ["{not json", "", '{"body": ""}']


@pytest.fixture(scope="module")
def both(spark, records, job, tmp_path_factory):
    """A folder of lines and rows with some that cannot be read, and what both engines make of it."""
    import pyarrow
    import pyarrow.parquet

    from checker.batch.spark import run

    folder = tmp_path_factory.mktemp("engines")
    news = folder / "in"
    (news / "deep {er} %2B+").mkdir(parents=True)
    half = len(records) // 2
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    (news / "one.jsonl").write_text("\n".join([*lines[:9], *BAD, *lines[9:half]]), encoding="utf-8")
    (news / "deep {er} %2B+" / "two é.ndjson").write_text("\n".join(lines[half:]) + "\n", encoding="utf-8")
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(records[3:6]), news / "three.parquet")
    (news / "_started.jsonl").write_text("{", encoding="utf-8")
    summaries = local.run(job, str(news), str(folder / "local"), 2), run(job, str(news), str(folder / "spark"), spark)
    return folder, *summaries


def test_both_engines_write_the_same(both):
    folder, _, _ = both
    one, two = tables(folder / "local"), tables(folder / "spark")
    assert one["findings"]
    assert len(one["errors"]) == 2
    assert one == two


def test_both_engines_sum_it_up_alike(both):
    _, one, two = both
    assert one == two
    assert one.errors == 2


def test_an_output_is_whole_when_it_says_so(both):
    folder, _, _ = both
    assert sorted(path.name for path in folder.iterdir()) == ["in", "local", "spark"]
    assert (folder / "spark" / "_SUCCESS").exists()


def dying(batches, marker: str, after: int):
    """The same batches; the first process that has passed so many on kills itself, and no other does."""
    for number, batch in enumerate(batches):
        yield batch
        if number == after:
            try:
                os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                continue
            os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_that_is_killed_changes_nothing(both, spark, records, job, lines, tmp_path):
    """Once while articles are extracted, once while events are judged."""
    from checker.batch.spark import errors, extract, judge, link, read_lines, read_rows
    from checker.batch.spark import table as result
    from checker.batch.tables import result_schema

    folder, _, _ = both
    news = str(folder / "in")
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "4")
    try:
        read = read_lines(spark, news)
        read = read.mapInArrow(partial(dying, marker=str(tmp_path / "extracting"), after=2), read.schema)
        records = extract(read, job).unionByName(extract(read_rows(spark, news), job)).persist()
        events = judge(records, link(records, job), job)
        events = events.mapInArrow(partial(dying, marker=str(tmp_path / "judging"), after=0), events.schema).persist()
        found = {
            name: result(events, name).toArrow().to_pylist() for name in ("articles", "facts", "events", "findings")
        }
        found["errors"] = errors(records).toArrow().to_pylist()
    finally:
        spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "200")
    assert {path.name for path in tmp_path.iterdir()} == {"extracting", "judging"}
    wanted = tables(folder / "local")
    assert {name: ordered(rows) for name, rows in found.items()} == wanted
    assert all(list(wanted[name][0]) == result_schema(name).names for name in wanted)


def test_a_shuffle_that_is_larger_than_the_heap_changes_nothing(both, records, lines, tmp_path):
    folder, _, _ = both
    script = Path(__file__).with_name("larger_than_memory.py")
    news, root = lines("news.jsonl", records), str(script.parents[2])
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([root, os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, str(script), news, str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, env=environment, check=False, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stdout)
    assert said["shuffled"] > said["heap"]
    once = Counter(finding["fingerprint"] for finding in table(folder / "local", "findings"))
    assert Counter(said["found"]) == {fingerprint: n * said["copies"] for fingerprint, n in once.items()}


def test_hot_keys_and_large_components_are_cut_alike(spark, records, job, lines, tmp_path):
    from checker.batch.spark import run

    tight = replace(job, bounds=Bounds(window=3, hot=5, together=3))
    again = [record | {"published": "2031-01-01"} for record in records[:6]]
    source = lines("news.jsonl", [*again, *records[:20], *records[:3]])
    one = local.run(tight, source, str(tmp_path / "local"), 2)
    two = run(tight, source, str(tmp_path / "spark"), spark)
    assert one == two
    assert one.articles == 20
    assert tables(tmp_path / "local") == tables(tmp_path / "spark")


def test_a_frame_of_ones_own_needs_no_file(spark, records, job):
    from checker.batch.spark import extract, judge, link
    from checker.batch.spark import table as result

    rows = [{name: record[name] for name in ("source", "title", "body", "published")} for record in records[:4]]
    frame = spark.createDataFrame(rows).repartition(2)
    found = extract(frame, job).persist()
    assert result(judge(found, link(found, job), job), "articles").count() == 4


def test_components_are_connected_over_long_ways(spark):
    from checker.batch.spark import components

    way = [(n, n + 1) for n in range(1, 40)] + [(100 - n, 101 - n) for n in range(20)] + [(500, 600), (600, 500)]
    found = {row["number"]: row["component"] for row in components(spark.createDataFrame(way, ["a", "b"])).collect()}
    assert found == dict.fromkeys(range(2, 41), 1) | dict.fromkeys(range(82, 102), 81) | {600: 500}


def test_a_file_is_split_and_its_lines_keep_their_numbers(spark, lines, job):
    from checker.batch.spark import extract, read_lines

    source = lines("news.jsonl", (f'{{"body": {json.dumps("Une phrase de plus. " * (n % 50))}' for n in range(400)))
    spark.conf.set("spark.sql.files.maxPartitionBytes", "20k")
    try:
        read = read_lines(spark, source)
        assert read.rdd.getNumPartitions() > 4
        found = sorted(row["line"] for row in extract(read, job).select("line").collect())
    finally:
        spark.conf.set("spark.sql.files.maxPartitionBytes", "8m")
    assert found == list(range(1, 401))


def test_from_the_command_line(spark, records, lines, capsys, tmp_path):
    source = lines("news.jsonl", [*records[:4], BAD[0]])
    assert main(["batch", source, str(tmp_path / "out"), "--engine", "spark", "--messages", "en"]) == 2
    out, err = capsys.readouterr()
    assert out.startswith("4 articles, 1 event")
    assert err.splitlines() == [line for line in err.splitlines() if line.startswith(f"checker: {source}:5: ")]
    assert table(tmp_path / "out", "findings")
    assert main(["batch", source, str(tmp_path / "out"), "--engine", "spark", "--messages", "en"]) == 2
    assert "exists already" in capsys.readouterr().err


def test_what_spark_cannot_read_is_said_in_a_line(spark, capsys, tmp_path):
    args = ["batch", f"{Path(tmp_path).as_uri()}/none.jsonl", str(tmp_path / "out"), "--engine", "spark"]
    assert main(args) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "none.jsonl" in err
    assert list(tmp_path.iterdir()) == []
