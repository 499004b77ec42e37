"""Files of a batch: what is read, and the folder that is written whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.articles.json_articles import FIELDS
from checker.articles.reader import raw_lines
from checker.batch.work import Entry
from checker.errors import UsageError
from checker.parquet import pyarrow
from checker.report import ErrorEntry, VerdictName

LINES, TABLES = (".jsonl", ".ndjson"), (".parquet",)
"""Suffixes of files of lines and of tables."""
WHOLE = "_SUCCESS"
"""The empty file that says that an output is whole, as Hadoop's writers do."""
_NAMES = frozenset(name for names in FIELDS.values() for name in names)
SHOWN = 20
"""Errors that a summary holds."""


@dataclass(slots=True)
class Summary:
    """What a batch came to.

    Attributes:
        articles, events, facts: how many.
        errors: how many articles could not be read.
        first_errors: some of them, in the order of files and lines.
        verdicts: findings by verdict.
    """

    articles: int = 0
    events: int = 0
    facts: int = 0
    errors: int = 0
    first_errors: list[ErrorEntry] = field(default_factory=list[ErrorEntry])
    verdicts: dict[VerdictName, int] = field(default_factory=dict[VerdictName, int])


def is_remote(path: str) -> bool:
    """Whether a path is an address that only Spark can reach (``s3a://…``)."""
    return "://" in path


def input_files(path: str) -> list[str]:
    """The files of lines and of tables that a path stands for, in the order of their names.

    Raises:
        UsageError: there is none, or something that is no file among them.
    """
    place = Path(path)
    if place.is_file():
        if place.suffix.lower() not in LINES + TABLES:
            raise UsageError(f"{path}: name a file that ends in {', '.join(LINES + TABLES)}, or a folder of them")
        return [path]
    if not place.is_dir():
        raise UsageError(f"{path}: does not exist")
    named = [file for file in place.rglob("*") if file.suffix in LINES + TABLES and _counts(file.relative_to(place))]
    found = [file for file in named if not file.is_dir()]
    if not found:
        raise UsageError(f"{path}: holds no file that ends in {', '.join(LINES + TABLES)}")
    for file in found:
        if not file.is_file():  # a pipe, which may never end, or a link to nothing
            raise UsageError(f"{file}: is not a regular file")
    return sorted(map(str, found))


def _counts(inner: Path) -> bool:
    """Names that begin so are no data to Spark either: what is being written, or said of the rest."""
    return not any(part.startswith((".", "_")) for part in inner.parts)


def entries(path: str, max_bytes: int) -> Iterator[Entry]:
    """The lines or rows of a file.

    Raises:
        UsageError: the file cannot be read.
    """
    try:
        yield from _rows(path) if Path(path).suffix.lower() in TABLES else _lines(path, max_bytes)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from None


def _lines(path: str, max_bytes: int) -> Iterator[Entry]:
    with Path(path).open("rb") as file:
        for number, line in raw_lines(file, max_bytes):
            yield Entry(path, number, line)


def _rows(path: str) -> Iterator[Entry]:
    error = pyarrow("pyarrow.lib").ArrowInvalid
    try:
        table = pyarrow("pyarrow.parquet").ParquetFile(path)
    except error as fault:
        raise UsageError(f"{path}: is not Parquet: {fault}") from None
    with table:
        number = 0
        for batch in table.iter_batches(256, columns=article_columns(table.schema_arrow.names)):
            for row in batch.to_pylist():
                number += 1
                yield Entry(path, number, row)


def article_columns(names: list[str]) -> list[str]:
    """Those of the columns of a table that say something of an article."""
    return [name for name in names if name.casefold() in _NAMES]


@contextmanager
def whole_folder(path: str) -> Generator[Path]:
    """A folder to write that takes its place, marked as whole, at the end of the block; or nothing does.

    Raises:
        UsageError: there is something in its place, or it cannot be written.
    """
    place = Path(path).resolve()
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    refuse_taken(path)
    try:
        part.mkdir(parents=True)
        yield part
        (part / WHOLE).touch()
        if place.exists():
            place.rmdir()
        part.replace(place)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from None
    finally:
        shutil.rmtree(part, ignore_errors=True)


def refuse_taken(path: str) -> None:
    """Raise where something would be overwritten.

    Raises:
        UsageError: there is something in its place.
    """
    place = Path(path)
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise UsageError(f"{path}: exists already; name a new folder, or remove it")


def summarise(folder: Path) -> Summary:
    """What the tables of a folder hold."""
    data, compute = pyarrow("pyarrow.dataset"), pyarrow("pyarrow.compute")

    def table(name: str) -> Any:
        return data.dataset(str(folder / name), format="parquet")

    articles, facts, events = (table(name).count_rows() for name in ("articles", "facts", "events"))
    verdicts = compute.value_counts(table("findings").to_table(columns=["verdict"])["verdict"]).to_pylist()
    errors = table("errors").to_table().sort_by([("path", "ascending"), ("line", "ascending")])
    first = [ErrorEntry.model_validate(row) for row in errors.slice(0, SHOWN).to_pylist()]
    by_verdict = {pair["values"]: pair["counts"] for pair in verdicts}
    return Summary(articles, events, facts, errors.num_rows, first, by_verdict)
