"""Whether an archive is whole: the file, the references between its tables, and what its rows say of themselves."""

from __future__ import annotations

from collections.abc import Iterator

from checker.archive.codec import CodecError, content_hash, unpack_keys
from checker.archive.store import Archive
from checker.errors import ArchiveError

_MOST = 20
"""Problems of one kind that are told."""
_ORPHANS = {
    "facts": "SELECT article FROM facts WHERE article NOT IN (SELECT n FROM articles)",
    "keys": "SELECT DISTINCT article FROM keys WHERE article NOT IN (SELECT n FROM articles)",
    "versions": "SELECT article FROM versions WHERE article NOT IN (SELECT n FROM articles)",
    "findings": "SELECT fingerprint FROM findings WHERE fingerprint NOT IN (SELECT fingerprint FROM findings_articles)",
}


def problems(archive: Archive) -> Iterator[str]:
    """What is wrong with an archive, one line each; nothing when it is whole.

    It is seen as it was when the reading began; others may go on writing.

    Raises:
        ArchiveError: it cannot be read at all.
    """
    archive.rows("BEGIN")
    try:
        damaged = _damage(archive)
        if damaged:
            yield from damaged
            return
        yield from (
            f"{row[0]}: row {row[1]} refers to no row of {row[2]}"
            for row in _first(archive, "PRAGMA foreign_key_check")
        )
        for table, query in _ORPHANS.items():
            yield from (f"{table}: {row[0]} belongs to no article" for row in _first(archive, query))
        for row, id_ in archive.rows("SELECT n, id FROM articles ORDER BY n"):
            yield from _article(archive, row, id_)
    finally:
        archive.rows("ROLLBACK")


def _damage(archive: Archive) -> list[str]:
    try:
        return [row for (row,) in archive.rows(f"PRAGMA integrity_check({_MOST})") if row != "ok"]
    except ArchiveError as error:
        return [error.reason]


def _first(archive: Archive, query: str) -> list[tuple[object, ...]]:
    return archive.rows(query)[:_MOST]


def _article(archive: Archive, row: int, id_: str) -> Iterator[str]:
    try:
        told = archive.told(row)
    except ArchiveError as error:
        yield error.reason
        return
    if told is None:
        yield f"article {id_}: has no facts"
        return
    try:
        ((digest, day, postings, keys),) = archive.rows(
            "SELECT hash, day, postings, keys FROM articles JOIN facts ON article = n WHERE n = ?", row
        )
    except ArchiveError as error:
        yield f"article {id_}: {error.reason}"
        return
    if told.article.id != id_ or content_hash(told.article) != digest:
        yield f"article {id_}: its text is not the one that was added"
    try:
        wanted = unpack_keys(keys)
    except CodecError as error:
        yield f"article {id_}: {error}"
        return
    query = "SELECT 1 FROM keys WHERE key = ? AND day = ? AND article = ?"
    if len(wanted) != postings or not all(archive.rows(query, key, day, row) for key in wanted):
        yield f"article {id_}: is not found under all of its keys"
