"""The engine of one machine: a process a core for extraction, weighing and judging, and SQLite between them.

SQLite sorts on the disk what does not fit in memory.  Records go into it as they come, and the workers read there
what they weigh and judge, so that no process holds more than a few of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import cache, lru_cache, partial
from itertools import chain, groupby, islice
from pathlib import Path
from typing import Any, TypeVar

from checker.batch.files import Summary, entries, input_files, summarise, whole_folder
from checker.batch.tables import JUDGED_COLUMNS, OF_EVENTS, RESULTS, result_rows, result_schema
from checker.batch.work import Components, Entry, Job, Posting, Record, deals, edges, extract, judged, pairs
from checker.parquet import pyarrow
from checker.workers import cores, worker_pool

T = TypeVar("T")
Follow = Callable[[int, int | None], object]

_ENTRIES, _PAIRS, _ARTICLES = 32, 2000, 32
"""Entries, pairs, and articles of components that a worker is given at a time."""
_ROWS = 2000
"""Rows of a row group of Parquet, about."""
_FILE = "work.db"
_TABLES = (
    """CREATE TABLE records (number INTEGER PRIMARY KEY, published TEXT, day INTEGER, file TEXT, line INTEGER,
                             profile BLOB, told BLOB, shingles BLOB, title TEXT, body TEXT, component INTEGER)""",
    "CREATE TABLE postings (key INTEGER, day INTEGER, number INTEGER, weight INTEGER, home INTEGER)",
    "CREATE TABLE pairs (a INTEGER, b INTEGER, weight INTEGER)",
)
_RECORD = ("number", "published", "day", "file", "line", "profile", "told", "shingles", "title", "body")
_ADD = f"""INSERT INTO records ({", ".join(_RECORD)}) VALUES ({", ".join("?" * len(_RECORD))})
           ON CONFLICT DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in _RECORD[1:])}
           WHERE excluded.published < published OR published IS NULL AND excluded.published IS NOT NULL"""
_SORTED = """SELECT key, number % coalesce(deals, 1), number, weight, home FROM postings LEFT JOIN hot USING (key)
             ORDER BY 1, 2, day, number"""
_CANDIDATES = "SELECT a, b FROM pairs GROUP BY a, b HAVING sum(weight) >= ? ORDER BY a, b"
_ORDER = "component, published IS NULL, published, file, line"


def run(job: Job, source: str, target: str, workers: int | None = None, follow: Follow | None = None) -> Summary:
    """Check every article of files of lines or rows with one another.

    Args:
        job: what to extract and judge by.
        source: a file, or a folder of them.
        target: the folder to write, which must not exist or be empty.
        workers: processes; the cores by default.
        follow: called with how many articles are judged or read, and of how many where it is known.

    Raises:
        UsageError: the source cannot be read, or the target cannot be written.
        WorkerError: a worker process was killed.
    """
    files = input_files(source)
    told = follow or _nothing
    with whole_folder(target) as folder:
        database = folder / _FILE
        with (
            closing(_open(database)) as db,
            worker_pool(workers or cores()) as pool,
            closing(_Writers(folder)) as tables,
        ):
            lines = chain.from_iterable(entries(file, job.options.max_bytes) for file in files)
            tables.write("errors", _extract(db, pool.map(partial(_extracted, job), _chunks(lines, _ENTRIES)), told))
            found = pool.map(partial(_weighed, str(database)), _chunks(_candidates(db, job), _PAIRS))
            total = _connect(db, chain.from_iterable(found))
            done = 0
            for events in pool.map(partial(_judged, str(database), job), _components(db, job.bounds.together)):
                for event in events:
                    for name in OF_EVENTS:
                        tables.write(name, result_rows(name, event))
                    done += len(event["articles"])
                told(done, total)
        database.unlink()
        return summarise(folder)


def _nothing(done: int, total: int | None) -> None:
    """Follow nobody."""


# ---- the workers, each a process; what they return is made of plain values


def _extracted(job: Job, lines: Sequence[Entry]) -> list[Record]:
    return list(extract(lines, job))


def _weighed(database: str, candidates: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return list(edges((a, b, _profile(database, a), _profile(database, b)) for a, b in candidates))


def _judged(database: str, job: Job, numbers: Sequence[int]) -> list[Record]:
    query = f"SELECT {', '.join(JUDGED_COLUMNS)} FROM records WHERE number = ?"
    rows = (_read(database).execute(query, (number,)).fetchone() for number in numbers)
    return list(judged((dict(zip(JUDGED_COLUMNS, row, strict=True)) for row in rows), job))


@lru_cache(4096)
def _profile(database: str, number: int) -> bytes:
    return _read(database).execute("SELECT profile FROM records WHERE number = ?", (number,)).fetchone()[0]


@cache
def _read(database: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{Path(database).as_uri()}?mode=ro", uri=True)


# ---- what stands between them


def _open(database: Path) -> sqlite3.Connection:
    db = sqlite3.connect(database, isolation_level=None)
    db.execute("PRAGMA journal_mode = OFF")  # after a crash it is made anew
    db.execute("PRAGMA synchronous = OFF")
    for table in _TABLES:
        db.execute(table)
    return db


def _extract(db: sqlite3.Connection, found: Iterable[list[Record]], follow: Follow) -> Iterator[Record]:
    """Keep the records, of content that comes several times what was published first; the errors."""
    read = 0
    for records in found:
        db.execute("BEGIN")
        for record in records:
            if record.get("code"):
                yield record | {"path": record["file"]}
                continue
            db.execute(_ADD, [record[name] for name in _RECORD])
            rows = ((p["key"], record["day"], record["number"], p["weight"], p["home"]) for p in record["postings"])
            db.executemany("INSERT INTO postings VALUES (?, ?, ?, ?, ?)", rows)
        db.execute("COMMIT")
        read += len(records)
        follow(read, None)


def _candidates(db: sqlite3.Connection, job: Job) -> Iterator[tuple[int, int]]:
    """The pairs that are worth weighing."""
    counts = db.execute("SELECT key, count(*) FROM postings GROUP BY key HAVING count(*) > ?", (job.bounds.hot,))
    hot = [(key, deals(count, job.bounds)) for key, count in counts]
    db.execute("CREATE TEMP TABLE hot (key INTEGER PRIMARY KEY, deals INTEGER)")
    db.executemany("INSERT INTO hot VALUES (?, ?)", hot)
    db.execute("BEGIN")
    found = pairs(map(Posting._make, db.execute(_SORTED)), job.bounds)
    db.executemany("INSERT INTO pairs VALUES (?, ?, ?)", found)
    db.execute("COMMIT")
    yield from db.execute(_CANDIDATES, (job.bounds.least,))


def _connect(db: sqlite3.Connection, found: Iterable[tuple[int, int]]) -> int:
    """Write the component of each record; how many records there are."""
    components = Components()
    for a, b in found:
        components.join(a, b)
    db.execute("BEGIN")
    db.execute("UPDATE records SET component = number")
    rows = ((component, number) for number, component in components.all())
    db.executemany("UPDATE records SET component = ? WHERE number = ?", rows)
    db.execute("COMMIT")
    return db.execute("SELECT count(*) FROM records").fetchone()[0]


def _components(db: sqlite3.Connection, most: int) -> Iterator[list[int]]:
    """Numbers of whole components in order, some articles together; of one larger than ``most`` a part."""
    rows = db.execute(f"SELECT component, number FROM records ORDER BY {_ORDER}")
    task: list[int] = []
    for _, group in groupby(rows, key=lambda row: row[0]):
        for part in _chunks((number for _, number in group), most):
            task += part
            if len(task) >= _ARTICLES or len(part) == most:
                yield task
                task = []
    if task:
        yield task


# ---- plumbing


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    items = iter(items)
    while chunk := list(islice(items, size)):
        yield chunk


class _Writers:
    """Writes each table to one file of a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._waiting: dict[str, list[Record]] = {name: [] for name in RESULTS}
        self._writers: dict[str, Any] = {}
        writer = pyarrow("pyarrow.parquet").ParquetWriter
        for name in RESULTS:
            (folder / name).mkdir()
            place = folder / name / "part-0.parquet"
            self._writers[name] = writer(place, result_schema(name), compression="zstd")

    def write(self, name: str, rows: Iterable[Record]) -> None:
        """Add rows to a table."""
        waiting = self._waiting[name]
        waiting += rows
        if len(waiting) >= _ROWS:
            self._flush(name)

    def close(self) -> None:
        """Write what is left."""
        for name, writer in self._writers.items():
            self._flush(name)
            writer.close()

    def _flush(self, name: str) -> None:
        table = pyarrow().Table.from_pylist(self._waiting[name], schema=result_schema(name))
        self._writers[name].write_table(table)
        self._waiting[name].clear()
