"""The file of an archive: how it is recognised, opened, created and brought up to date.

The application id says that a SQLite file is an archive, ``user_version`` which schema it has: the number of
:data:`MIGRATIONS` that were applied to it.  A new schema is a further migration; those that are released never change.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Generator
from functools import cache
from pathlib import Path
from typing import Literal

from checker.errors import ArchiveError

APPLICATION_ID = int.from_bytes(b"rcpe")
"""``PRAGMA application_id`` of an archive."""
BUSY_SECONDS = 10.0
"""How long a process waits for another that is writing; one article is written within milliseconds."""
_MAGIC = b"SQLite format 3\0"
_DAMAGED = "is damaged; restore a backup, or add its articles to a new archive"
_NO_DATABASE = "is not an archive (not a SQLite database)"
Access = Literal["read", "write", "create"]

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # url and file are what tells that two articles are versions of one; day is that of publication (proleptic
        # ordinal, 0 when unknown), postings the number of rows of keys
        """CREATE TABLE articles (
            n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash BLOB NOT NULL UNIQUE, path TEXT NOT NULL, file TEXT,
            source TEXT NOT NULL, url TEXT, published TEXT, day INTEGER NOT NULL, lang TEXT NOT NULL,
            event TEXT NOT NULL, postings INTEGER NOT NULL, added TEXT NOT NULL, title TEXT NOT NULL,
            body TEXT NOT NULL)""",
        "CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL",
        "CREATE INDEX articles_file ON articles (file) WHERE file IS NOT NULL",
        "CREATE INDEX articles_event ON articles (event, day, postings)",
        "CREATE INDEX articles_published ON articles (published, source)",
        "CREATE INDEX articles_day ON articles (day)",
        # told and shingles: see codec; keys: the packed keys of the rows of keys
        """CREATE TABLE facts (
            article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
            told BLOB NOT NULL, shingles BLOB NOT NULL, keys BLOB NOT NULL)""",
        # no index by article: facts.keys says which rows are an article's
        """CREATE TABLE keys (
            key INTEGER NOT NULL, day INTEGER NOT NULL, article INTEGER NOT NULL,
            PRIMARY KEY (key, day, article)) WITHOUT ROWID""",
        """CREATE TABLE versions (
            n INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL,
            hash BLOB NOT NULL UNIQUE, path TEXT NOT NULL, url TEXT, published TEXT, title TEXT NOT NULL,
            body TEXT NOT NULL, added TEXT NOT NULL, replaced TEXT NOT NULL)""",
        "CREATE INDEX versions_article ON versions (article)",
    ),
    (
        """CREATE TABLE findings (
            fingerprint TEXT PRIMARY KEY, rule TEXT NOT NULL, verdict TEXT NOT NULL, message TEXT NOT NULL,
            finding TEXT NOT NULL, found TEXT NOT NULL) WITHOUT ROWID""",
        """CREATE TABLE findings_articles (
            fingerprint TEXT NOT NULL REFERENCES findings ON DELETE CASCADE,
            article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
            PRIMARY KEY (fingerprint, article)) WITHOUT ROWID""",
        "CREATE INDEX findings_of_article ON findings_articles (article)",
    ),
)
"""What brings a file from schema n to n + 1, in order.  1: articles and their keys; 2: past findings."""
SCHEMA = len(MIGRATIONS)
"""The schema that this program writes."""


def connect(path: str, access: Access) -> sqlite3.Connection:
    """Open an archive with the schema of this program; an older one is upgraded, a missing one may be created.

    Raises:
        ArchiveError: there is none, it is no archive, it is newer than the program, damaged, or may not be written.
    """
    with speaking_of(path):
        _look(path, access)
        connection = _open(path, access)
        try:
            _check(connection, path, access)
            if access != "read":
                _upgrade(connection, path)
            elif (version := _version(connection)) < SCHEMA:
                connection.close()
                if not _writable(Path(path)):
                    raise ArchiveError(path, f"has an older schema ({version}) and is read-only: it cannot be upgraded")
                connect(path, "write").close()
                connection = _open(path, "read")
        except BaseException:
            connection.close()
            raise
        return connection


@contextlib.contextmanager
def speaking_of(path: str) -> Generator[None]:
    """Turn what SQLite says into an error that names the file and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise ArchiveError(path, _reason(error)) from error
    except UnicodeDecodeError as error:  # names and messages that are not text
        raise ArchiveError(path, _DAMAGED) from error


def _reason(error: sqlite3.Error) -> str:
    if isinstance(error, sqlite3.DataError):
        return f"{_DAMAGED} ({error})"
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return {
        sqlite3.SQLITE_NOTADB: _NO_DATABASE,
        sqlite3.SQLITE_CORRUPT: _DAMAGED,
        sqlite3.SQLITE_BUSY: "is being written by another process; try again",
        sqlite3.SQLITE_READONLY: "is read-only",
        sqlite3.SQLITE_FULL: "cannot be written: no space left on the disk",
        sqlite3.SQLITE_IOERR: "cannot be read or written (disk I/O error); what was added before is kept",
        sqlite3.SQLITE_CANTOPEN: "cannot be opened: missing, or not permitted",
    }.get(code, f"cannot be used: {error}")


def _look(path: str, access: Access) -> None:
    """Say what can be said before SQLite, which creates files, is asked."""
    if "\0" in path or not path:
        raise ArchiveError(path, "is no name of a file")
    file = Path(path)
    if file.is_dir():
        raise ArchiveError(path, "is a folder; an archive is one file")
    if not file.exists():
        if access != "create":
            raise ArchiveError(path, "no such archive; `checker archive add` creates one")
        if not file.parent.is_dir():
            raise ArchiveError(path, f"cannot be created: no folder {file.parent}")
    elif not file.is_file():  # a pipe or a device, which may never answer
        raise ArchiveError(path, "is not a regular file")
    elif file.stat().st_size == 0 and access != "create":
        raise ArchiveError(path, "is empty, not an archive")
    elif not _is_database(file):  # SQLite would take a file of a few bytes for an empty one
        raise ArchiveError(path, _NO_DATABASE)
    elif access != "read" and not _writable(file):
        raise ArchiveError(path, "is read-only")


def _is_database(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(len(_MAGIC)) in (b"", _MAGIC)
    except OSError as error:
        raise ArchiveError(str(file), f"cannot be opened: {error.strerror}") from None


def _writable(file: Path) -> bool:
    return os.access(file, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _open(path: str, access: Access) -> sqlite3.Connection:
    mode = {"read": "ro", "write": "rw", "create": "rwc"}[access]
    if access == "read" and not _shareable(path):
        mode += "&immutable=1"
    uri = f"{Path(path).absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    # an acknowledged article survives a power cut too
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cache_size = -32000")
    connection.row_factory = _typed
    return connection


def _typed(cursor: sqlite3.Cursor, row: tuple[object, ...]) -> tuple[object, ...]:
    """A row whose values are of the types of their columns; SQLite itself keeps any value in any column."""
    for (name, *_), value in zip(cursor.description, row, strict=True):
        if value is not None and not isinstance(value, _column_types().get(name, object)):
            raise sqlite3.DataError(f"a value of the column {name} is not of its type")
    return row


@cache
def _column_types() -> dict[str, type]:
    """The type of each column, by its name, which means the same in every table."""
    types = {"TEXT": str, "INTEGER": int, "BLOB": bytes}
    with contextlib.closing(_made(len(MIGRATIONS))) as made:
        tables = [name for kind, name, _ in _objects(made) if kind == "table"]
        columns = [column for table in tables for column in made.execute(f"PRAGMA table_info({table})")]
    return {name: types[declared] for _, name, declared, *_ in columns}


def _made(version: int) -> sqlite3.Connection:
    """An empty database of a schema, in memory."""
    made = sqlite3.connect(":memory:", isolation_level=None)
    for statement in (statement for migration in MIGRATIONS[:version] for statement in migration):
        made.execute(statement)
    return made


@cache
def _expected(version: int) -> frozenset[tuple[str, str, str]]:
    with contextlib.closing(_made(version)) as made:
        return _objects(made)


def _objects(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    """Type, name and definition of the tables, indexes, triggers and views, without those that SQLite itself adds."""
    query = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    return frozenset(connection.execute(query).fetchall())


def _shareable(path: str) -> bool:
    """Whether a reader may keep the file by which readers and writers meet, or a writer does already."""
    beside = Path(f"{path}-wal"), Path(f"{path}-shm")
    return all(map(_writable, (Path(path), Path(path).absolute().parent))) or any(p.exists() for p in beside)


def _check(connection: sqlite3.Connection, path: str, access: Access) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application or tables or access != "create":
            raise ArchiveError(path, "is not an archive (a SQLite database of another program)")
    version = _version(connection)
    if version > SCHEMA:
        reason = f"was written by a newer version (schema {version}; this one knows {SCHEMA}); upgrade recoupe"
        raise ArchiveError(path, reason)
    # a view may never end, and a trigger do anything
    if version < 0 or (application and _objects(connection) != _expected(version)):
        raise ArchiveError(path, f"is damaged: it has not the tables of an archive of schema {version}")


def _version(connection: sqlite3.Connection) -> int:
    return connection.execute("PRAGMA user_version").fetchone()[0]


def _upgrade(connection: sqlite3.Connection, path: str) -> None:
    """Apply the migrations that are missing, all in one transaction."""
    if _version(connection) < SCHEMA:
        with writing(connection):
            _check(connection, path, "create")  # another process may have been faster
            for migration in MIGRATIONS[_version(connection) :]:
                for statement in migration:
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
    # the mode stays with the file; where another process holds the file, that one sets it
    with contextlib.suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = WAL")


@contextlib.contextmanager
def writing(connection: sqlite3.Connection) -> Generator[None]:
    """A transaction that is committed at its end and undone by whatever cuts it short."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
