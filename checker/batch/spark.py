"""The engine of a cluster: the same work on DataFrames of Apache Spark (extra ``spark``: PySpark 4, Java 17).

    spark = session("local[2,4]")
    summary = run(job_of(CheckOptions()), "articles/", "checked/", spark)

or step by step, from and to DataFrames of one's own:

    records = extract(read_lines(spark, "s3a://news/2026/"), job).persist(StorageLevel.DISK_ONLY)
    events = judge(records, link(records, job), job)
    findings = table(events, "findings")

Each step is a shuffle on keys and a Python function over sorted rows, of which it holds a few at a time; nothing but
counts comes to the driver.  The functions are those of :mod:`checker.batch.work`, which the local engine calls too.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from py4j.protocol import Py4JError  # pyright: ignore[reportMissingTypeStubs]
from pyspark import StorageLevel
from pyspark.errors import AnalysisException, PySparkException
from pyspark.sql import Column, DataFrame, Observation, SparkSession, Window
from pyspark.sql import functions as F  # noqa: N812 (as everybody calls it)
from pyspark.sql.pandas.types import from_arrow_schema  # pyright: ignore[reportUnknownVariableType]

from checker.batch import work
from checker.batch.files import LINES, SHOWN, TABLES, Summary, article_columns, input_files, is_remote, whole_folder
from checker.batch.tables import JUDGED_COLUMNS, RESULTS, judged_schema, record_schema, result_schema
from checker.batch.work import Bounds, Entry, Job, Posting, Record
from checker.errors import CheckerError, UsageError
from checker.parquet import pyarrow
from checker.report import VERDICTS, ErrorEntry

Batches = Iterator[Any]
"""Record batches of pyarrow."""
Follow = Callable[[int, int | None], object]

_RECORDS, _PAIRS, _EVENTS = 64, 20_000, 16
"""Rows of a batch that is handed back, by what they are."""
_LOG = Path(__file__).with_name("log4j2.properties").as_uri()
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={_LOG}",
    # an article takes milliseconds: few megabytes are a task, and few hundred rows a batch
    "spark.sql.files.maxPartitionBytes": "8m",
    "spark.sql.files.openCostInBytes": "64k",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "200",
    "spark.sql.shuffle.partitions": "16",
    "spark.sql.optimizer.canChangeCachedPlanOutputPartitioning": "true",
}
_GLOB = re.compile(r"([\\*?\[\]{}])")
_POLL = 0.5
"""Seconds between two looks at how far Spark is."""
_PYTHON_ERROR = re.compile(r"^(?:[\w.]+\.)?(\w*Error): (.+)$", re.MULTILINE)


# ---- sessions


def session(master: str | None = None, settings: Mapping[str, str] | None = None) -> SparkSession:
    """A session; the one that ``spark-submit`` prepared, where the program was started so.

    Args:
        master: as Spark names it; by default all cores of this machine, four attempts at each task.
        settings: further settings of Spark, by name.

    Raises:
        UsageError: there is no Java, or Spark cannot be started with these settings.
    """
    builder = SparkSession.Builder().appName("recoupe")
    given = dict(settings or {})
    if "PYSPARK_GATEWAY_PORT" not in os.environ:  # which spark-submit sets: it knows the master and the rest
        if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
            raise UsageError("Spark needs Java 17 or later: install it, or name its folder in JAVA_HOME")
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = builder.master(master or "local[*,4]")
        given = _SETTINGS | given
    for name, value in given.items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except (PySparkException, Py4JError) as error:
        raise UsageError(f"Spark cannot be started: {_first_line(error)}") from None


# ---- reading


def read_lines(spark: SparkSession, path: str, named: str | None = None) -> DataFrame:
    """Articles of files of lines of JSON.

    Args:
        spark: the session.
        path: a file, or a folder with all that is below it.
        named: how the path is called in reports, where that is not by its address.

    Returns:
        Columns ``file``, ``content`` (a line), and what numbers it: ``start`` (the split that it is in) and
        ``before`` (the lines of the file before that split).
    """
    reader = spark.read.option("lineSep", "\n").option("recursiveFileLookup", value=True)
    if not path.endswith(LINES):
        reader = reader.option("pathGlobFilter", f"*{{{','.join(LINES)}}}")
    lines = reader.text(_escaped(path)).select(
        F.col("_metadata.file_path").alias("file"),
        F.col("_metadata.file_block_start").alias("start"),
        F.col("value").cast("binary").alias("content"),
    )
    splits = lines.groupBy("file", "start").agg(F.count("*").alias("lines"))
    earlier = Window.partitionBy("file").orderBy("start").rowsBetween(Window.unboundedPreceding, -1)
    before = F.coalesce(F.sum("lines").over(earlier), F.lit(0))
    offsets = splits.select("file", "start", before.alias("before"))
    # broadcast, so that the lines of a split stay in their order
    return lines.join(F.broadcast(offsets), ["file", "start"]).withColumn("file", _named(path, named))


def read_rows(spark: SparkSession, path: str, named: str | None = None) -> DataFrame:
    """Articles of Parquet: the columns of articles, ``file`` and ``line`` (the number of the row); else as before."""
    reader = spark.read.option("recursiveFileLookup", value=True)
    if not path.endswith(TABLES):
        reader = reader.option("pathGlobFilter", f"*{TABLES[0]}")
    rows = reader.parquet(_escaped(path))
    own = [F.col(f"`{name}`") for name in article_columns(rows.columns)]
    line = (F.col("_metadata.row_index") + 1).alias("line")
    return rows.select(F.col("_metadata.file_path").alias("file"), line, *own).withColumn("file", _named(path, named))


def _escaped(path: str) -> str:
    """An address whose characters stand for themselves, where it is of this machine."""
    return path if is_remote(path) else Path(_GLOB.sub(r"\\\1", str(Path(path).resolve()))).as_posix()


def _named(path: str, named: str | None) -> Column:
    """The file as reports name it."""
    if is_remote(path):
        return F.col("file")
    # a plus is itself in an address, and a space to url_decode
    decoded = F.url_decode(F.replace(F.col("file"), F.lit("+"), F.lit("%2B")))
    below = F.substr(F.regexp_replace(decoded, "^file:/+", "/"), F.lit(len(str(Path(path).resolve())) + 1))
    return F.concat(F.lit(named if named is not None else path), below)


# ---- the steps


def extract(articles: DataFrame, job: Job) -> DataFrame:
    """A record for each article, and one with a ``code`` for what could not be read.

    Args:
        articles: what :func:`read_lines` or :func:`read_rows` gave, or columns of one's own that are named as the
            fields of a JSON article.  Where there is no ``file`` and ``line`` they are numbered somehow.
        job: what to extract by.

    Returns:
        The columns of :func:`checker.batch.tables.record_schema`.  Persist it: what follows reads it several times.
    """
    if "content" in articles.columns:
        return _mapped(articles, partial(_extract_lines, job=job), record_schema())
    if "line" not in articles.columns:
        articles = articles.withColumn("line", F.monotonically_increasing_id() + 1)
    if "file" not in articles.columns:
        articles = articles.withColumn("file", F.lit("rows"))
    return _mapped(articles, partial(_extract_rows, job=job), record_schema())


def link(records: DataFrame, job: Job) -> DataFrame:
    """The component of each article that has enough in common with another: columns ``number``, ``component``."""
    return components(_edges(records, _pairs(records, job.bounds), job.bounds))


def judge(records: DataFrame, linked: DataFrame, job: Job) -> DataFrame:
    """The events, each with its articles, facts and findings.

    Args:
        records: what :func:`extract` gave.
        linked: what :func:`link` gave.
        job: what to judge by.

    Returns:
        The columns of :func:`checker.batch.tables.judged_schema`.  Persist it, where more than one table is wanted.
    """
    component = F.coalesce("component", "number").alias("component")
    articles = records.where("code IS NULL").join(linked, "number", "left").withColumn("component", component)
    order = F.col("published").asc_nulls_last(), "file", "line"
    ordered = articles.select(*JUDGED_COLUMNS).repartition("component").sortWithinPartitions("component", *order)
    return _mapped(ordered, partial(_judge, job=job), judged_schema())


def table(events: DataFrame, name: str) -> DataFrame:
    """One of the tables that events hold: ``articles``, ``facts``, ``events``, ``findings``."""
    if name == "events":
        return events.withColumn("articles", F.col("articles.id")).select(*result_schema(name).names)
    return events.select(F.col("id").alias("event"), F.explode(name).alias("row")).select("event", "row.*")


def errors(records: DataFrame) -> DataFrame:
    """What could not be read."""
    return records.where("code IS NOT NULL").select(F.col("file").alias("path"), "line", "code", "reason")


def components(edges: DataFrame) -> DataFrame:
    """Connected numbers, by turns of large and small stars (Kiveris et al. 2014), without a driver's memory.

    Args:
        edges: columns ``a`` and ``b``.

    Returns:
        ``number`` and ``component``, the lowest number that it is connected with, for all but the lowest.
    """
    stars = _kept(edges.select(F.greatest("a", "b").alias("u"), F.least("a", "b").alias("v")).distinct())
    while not _are_stars(stars):
        stars = _kept(_small_star(_large_star(stars)))
    return stars.select(F.col("u").alias("number"), F.col("v").alias("component"))


# ---- the steps inside


def _pairs(records: DataFrame, bounds: Bounds) -> DataFrame:
    postings = records.select("number", "day", F.explode("postings").alias("posting"))
    postings = postings.select("number", "day", "posting.*")
    counts = postings.groupBy("key").agg(F.count("*").alias("times")).where(F.col("times") > bounds.hot)
    hot = counts.select("key", F.ceil(F.col("times") / bounds.hot).alias("deals"))
    deal = (F.col("number") % F.coalesce("deals", F.lit(1))).alias("deal")
    dealt = postings.join(F.broadcast(hot), "key", "left").select("key", deal, "day", "number", "weight", "home")
    ordered = dealt.repartition("key", "deal").sortWithinPartitions("key", "deal", "day", "number")
    return _mapped(ordered, partial(_pair, bounds=bounds), _pair_schema("a", "b", "weight"))


def _edges(records: DataFrame, pairs: DataFrame, bounds: Bounds) -> DataFrame:
    shared = pairs.groupBy("a", "b").agg(F.sum("weight").alias("weight"))
    candidates = shared.where(F.col("weight") >= bounds.least).select("a", "b")
    first = F.min_by("profile", F.struct(F.isnull("published"), "published", "file", "line"))
    profiles = records.where("code IS NULL").groupBy("number").agg(first.alias("profile"))
    one = profiles.select(F.col("number").alias("a"), F.col("profile").alias("one"))
    two = profiles.select(F.col("number").alias("b"), F.col("profile").alias("two"))
    return _mapped(candidates.join(one, "a").join(two, "b"), _weigh, _pair_schema("a", "b"))


def _large_star(stars: DataFrame) -> DataFrame:
    """Every larger neighbour of a number, to the lowest of its neighbours and itself."""
    both = stars.select("u", "v").union(stars.select(F.col("v").alias("u"), F.col("u").alias("v")))
    lowest = both.groupBy("u").agg(F.least(F.min("v"), F.col("u")).alias("lowest"))
    larger = both.where("v > u").join(lowest, "u")
    return larger.select(F.col("v").alias("u"), F.col("lowest").alias("v")).distinct()


def _small_star(stars: DataFrame) -> DataFrame:
    """Every smaller neighbour of a number, and itself, to the lowest of them."""
    lowest = stars.groupBy("u").agg(F.min("v").alias("lowest"))
    smaller = stars.join(lowest, "u").where("v != lowest").select(F.col("v").alias("u"), F.col("lowest").alias("v"))
    return smaller.union(lowest.select("u", F.col("lowest").alias("v"))).distinct()


def _are_stars(stars: DataFrame) -> bool:
    """Whether every number has one edge to a lower one, or edges from higher ones only."""
    ends = stars.select("u", F.lit(1).alias("lower")).union(stars.select("v", F.lit(0)))
    crossing = ends.groupBy("u").agg(F.sum("lower").alias("lower"), F.count("*").alias("edges"))
    return crossing.where("lower > 1 OR lower = 1 AND edges > 1").isEmpty()


def _kept(frame: DataFrame) -> DataFrame:
    """The same, computed once and without the history of its making.

    Where the session has a folder for checkpoints (``spark.checkpoint.dir``) it outlives an executor.
    """
    context = frame.sparkSession.sparkContext
    return frame.checkpoint() if context.getCheckpointDir() is not None else frame.localCheckpoint()


# ---- what runs in a worker: batches to rows, the work, and rows to batches


def _extract_lines(batches: Batches, job: Job) -> Batches:
    yield from _batches(work.extract(_numbered(batches), job), record_schema(), _RECORDS)


def _numbered(batches: Batches) -> Iterator[Entry]:
    split, line = None, 0
    for batch in batches:
        for row in batch.to_pylist():
            if split != (row["file"], row["start"]):
                split, line = (row["file"], row["start"]), row["before"]
            line += 1
            yield Entry(row["file"], line, row["content"])


def _extract_rows(batches: Batches, job: Job) -> Batches:
    entries = (Entry(row.pop("file"), row.pop("line"), row) for batch in batches for row in batch.to_pylist())
    yield from _batches(work.extract(entries, job), record_schema(), _RECORDS)


def _pair(batches: Batches, bounds: Bounds) -> Batches:
    columns = ("key", "deal", "number", "weight", "home")
    rows = (Posting._make(row) for batch in batches for row in _tuples(batch, columns))
    yield from _columns(work.pairs(rows, bounds), ("a", "b", "weight"))


def _weigh(batches: Batches) -> Batches:
    rows = (row for batch in batches for row in _tuples(batch, ("a", "b", "one", "two")))
    yield from _columns(work.edges(rows), ("a", "b"))


def _judge(batches: Batches, job: Job) -> Batches:
    rows = (row for batch in batches for row in batch.to_pylist())
    yield from _batches(work.judged(rows, job), judged_schema(), _EVENTS)


def _tuples(batch: Any, columns: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    return zip(*(batch.column(name).to_pylist() for name in columns), strict=True)


def _batches(rows: Iterable[Record], schema: Any, size: int) -> Batches:
    rows = iter(rows)
    make = pyarrow().RecordBatch.from_pylist
    while chunk := list(islice(rows, size)):
        yield make(chunk, schema=schema)


def _columns(rows: Iterable[tuple[int, ...]], names: tuple[str, ...]) -> Batches:
    rows = iter(rows)
    make, schema = pyarrow().RecordBatch.from_arrays, _pair_schema(*names)
    while chunk := list(islice(rows, _PAIRS)):
        yield make(
            [pyarrow().array(column, type=pyarrow().int64()) for column in zip(*chunk, strict=True)], schema=schema
        )


def _pair_schema(*names: str) -> Any:
    return pyarrow().schema([(name, pyarrow().int64()) for name in names])


def _mapped(frame: DataFrame, function: Callable[[Batches], Batches], schema: Any) -> DataFrame:
    # pyarrow, which these two speak of, has no types
    columns = from_arrow_schema(schema)
    return frame.mapInArrow(function, columns)  # pyright: ignore[reportUnknownMemberType]


# ---- the whole


def run(job: Job, source: str, target: str, spark: SparkSession, follow: Follow | None = None) -> Summary:
    """Check every article of files of lines or rows with one another; as :func:`checker.batch.local.run`.

    Args:
        job: what to extract and judge by.
        source: a file or a folder; or an address that Spark reads, of Parquet where it ends so, else of lines.
        target: the folder to write; or an address, whose ``findings`` are written last.
        spark: the session.
        follow: called with how many tasks of those that Spark knows of are done.

    Raises:
        UsageError: the source cannot be read, or the target cannot be written.
        CheckerError: Spark gave up.
    """
    try:
        with _followed(spark, follow):
            if is_remote(target):
                return _run(job, source, target, spark)
            with whole_folder(target) as folder:
                return _run(job, source, str(folder), spark)
    except AnalysisException as error:
        raise UsageError(_first_line(error)) from None
    except (PySparkException, Py4JError) as error:
        raise CheckerError(f"Spark gave up: {_first_line(error)}") from None


def _run(job: Job, source: str, target: str, spark: SparkSession) -> Summary:
    records = _read(spark, source, job).persist(StorageLevel.DISK_ONLY)
    events = judge(records, link(records, job), job).persist(StorageLevel.DISK_ONLY)
    seen = {name: Observation() for name in RESULTS}
    try:
        for name in RESULTS:
            result = errors(records) if name == "errors" else table(events, name)
            result = result.observe(
                seen[name], F.count("*").alias("rows"), *(_verdicts() if name == "findings" else ())
            )
            result.write.option("compression", "zstd").parquet(f"{target}/{name}")
        first = errors(records).orderBy("path", "line").limit(SHOWN).collect()
    finally:
        events.unpersist()
        records.unpersist()
    rows = {name: one.get["rows"] for name, one in seen.items()}
    return Summary(
        rows["articles"],
        rows["events"],
        rows["facts"],
        rows["errors"],
        [ErrorEntry.model_validate(row.asDict()) for row in first],
        {verdict: number for verdict in VERDICTS if (number := seen["findings"].get[verdict])},
    )


def _verdicts() -> list[Column]:
    return [F.count_if(F.col("verdict") == verdict).alias(verdict) for verdict in VERDICTS]


def _read(spark: SparkSession, source: str, job: Job) -> DataFrame:
    if is_remote(source):
        of_tables, of_lines = source.rstrip("/").endswith(TABLES), not source.rstrip("/").endswith(TABLES)
    else:
        files = input_files(source)
        of_tables, of_lines = (any(file.endswith(suffixes) for file in files) for suffixes in (TABLES, LINES))
    found = [extract(read_lines(spark, source), job)] if of_lines else []
    found += [extract(read_rows(spark, source), job)] if of_tables else []
    return found[0] if len(found) == 1 else found[0].unionByName(found[1])


@contextmanager
def _followed(spark: SparkSession, follow: Follow | None) -> Generator[None]:
    """Tell how many tasks are done while the block lasts."""
    if follow is None:
        yield
        return
    over = threading.Event()
    tracker = spark.sparkContext.statusTracker()

    def look() -> None:
        while not over.wait(_POLL):
            stages = [info for stage in tracker.getActiveStageIds() if (info := tracker.getStageInfo(stage))]
            follow(sum(s.numCompletedTasks for s in stages), sum(s.numTasks for s in stages))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _first_line(error: Exception) -> str:
    """What went wrong, in one line: the error of Python where there was one."""
    text = str(error)
    inner = _PYTHON_ERROR.findall(text)
    return inner[-1][1] if inner else text.strip().split("\n", 1)[0]
