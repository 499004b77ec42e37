"""Copies of an archive: a backup, which is an archive again, and exports for other programs.

A copy is written beside its place and moved there when it is whole.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Callable, Generator, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from checker.archive.schema import connect, speaking_of
from checker.archive.store import Archive
from checker.errors import ArchiveError, UsageError
from checker.facts.model import Fact
from checker.parquet import fact_fields, flat_fact, pyarrow
from checker.reporters import json_text

_ROWS = 1000
"""Articles of one row group of Parquet."""

Record = dict[str, Any]


def backup(archive: Archive, target: str) -> None:
    """Copy an archive as it stands at one moment, while others use it.

    Raises:
        UsageError: the target is the archive itself, or something that is no archive.
        ArchiveError: the copy cannot be written.
    """
    _refuse_own_files(archive, target)
    place = Path(target)
    if place.exists() and place.stat().st_size:
        connect(target, "read").close()  # another kind of file is not overwritten
    with _part(target) as part, speaking_of(target), contextlib.closing(sqlite3.connect(part)) as copy:
        archive.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # so that the copy is one file, whole in itself
        copy.execute("PRAGMA journal_mode = WAL")


def export(archive: Archive, target: str) -> int:
    """Write every article with its facts, one a line (``.jsonl``) or one a row (``.parquet``).

    The lines can be read again as articles.  An open end of a value is null.

    Returns:
        How many articles were written.

    Raises:
        UsageError: another suffix, no pyarrow, or the archive's own file.
        ArchiveError: the archive is damaged.
    """
    writers: dict[str, Callable[[Iterator[Record], Path], int]] = {".jsonl": _jsonl, ".parquet": _parquet}
    writer = writers.get(Path(target).suffix.lower())
    if writer is None:
        raise UsageError(f"{target}: name a file that ends in {' or '.join(writers)}")
    _refuse_own_files(archive, target)
    with _part(target) as part:
        return writer(_records(archive), part)


def _refuse_own_files(archive: Archive, target: str) -> None:
    """Keep the archive, and what SQLite keeps beside it while it is in use, from being overwritten."""
    own = Path(archive.path).resolve()
    if Path(target).resolve() in (own, *(own.with_name(own.name + end) for end in ("-wal", "-shm", "-journal"))):
        raise UsageError(f"{target}: is the archive itself; name another file")


@contextlib.contextmanager
def _part(target: str) -> Generator[Path]:
    """A file to write that takes the target's place at the end of the block, or vanishes."""
    place = Path(target).resolve()
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(place)
    except OSError as error:
        raise ArchiveError(target, f"cannot be written: {error.strerror or error}") from None
    finally:
        part.unlink(missing_ok=True)


def _records(archive: Archive) -> Iterator[Record]:
    facts = TypeAdapter(list[Fact])
    for row, event, added in archive.rows("SELECT n, event, added FROM articles ORDER BY n"):
        told = archive.told(row)
        if told is None:
            continue
        article = told.article
        yield {
            "id": article.id,
            "path": article.path,
            "source": article.source,
            "url": article.url,
            "published": article.published.isoformat() if article.published else None,
            "lang": article.lang,
            "title": article.title,
            "body": article.body,
            "event": event,
            "added": added,
            "facts": json.loads(facts.dump_json(told.facts)),
        }


def _jsonl(records: Iterator[Record], part: Path) -> int:
    number = 0
    with part.open("w", encoding="utf-8", errors="backslashreplace") as file:
        for record in records:
            file.write(json_text.line(record))
            number += 1
    return number


def _parquet(records: Iterator[Record], part: Path) -> int:
    pa = pyarrow()
    schema = _schema(pa)
    number = 0
    with pyarrow("pyarrow.parquet").ParquetWriter(part, schema, compression="zstd") as writer:
        while rows := [_flat(record) for record in islice(records, _ROWS)]:
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
            number += len(rows)
    return number


def _schema(pa: Any) -> Any:
    texts = ("id", "path", "source", "url", "published", "lang", "title", "body", "event", "added")
    return pa.schema([*((name, pa.string()) for name in texts), ("facts", pa.list_(pa.struct(fact_fields())))])


def _flat(record: Record) -> Record:
    return record | {"facts": [flat_fact(fact) for fact in record["facts"]]}
