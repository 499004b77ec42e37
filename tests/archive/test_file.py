"""The file: created, recognised, upgraded, and refused with a reason."""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.archive import schema
from checker.archive.codec import with_own_id
from checker.archive.copies import backup, export
from checker.archive.retrieve import related
from checker.archive.schema import APPLICATION_ID, MIGRATIONS, SCHEMA
from checker.archive.store import Archive
from checker.archive.verify import problems
from checker.errors import ArchiveError


def refused(path: str | Path, access: schema.Access = "read") -> str:
    """Why an archive is not opened; the message names it."""
    with pytest.raises(ArchiveError) as caught:
        Archive(str(path), access)
    assert str(caught.value).startswith(f"{path}: ")
    return caught.value.reason


def test_readers_and_writers_create_nothing(path):
    assert "archive add" in refused(path)
    assert "archive add" in refused(path, "write")
    assert not Path(path).exists()


def test_a_new_archive_is_of_the_latest_schema(path):
    with Archive(path, "create") as archive:
        assert archive.stats().schema == SCHEMA
        assert archive.rows("PRAGMA journal_mode") == [("wal",)]
    with Archive(path) as archive:
        assert list(problems(archive)) == []


# ---- other schemas


def older(path: str, filled: str, version: int) -> dict[str, object]:
    """Make an archive as an older program left it, with the articles of another, and give its ids."""
    with closing(sqlite3.connect(path, isolation_level=None)) as made:
        for statement in (s for migration in MIGRATIONS[:version] for s in migration):
            made.execute(statement)
        made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        made.execute(f"PRAGMA user_version = {version}")
        made.execute("ATTACH ? AS other", (filled,))
        for table in ("articles", "facts", "keys", "versions"):
            made.execute(f"INSERT INTO {table} SELECT * FROM other.{table}")
        return dict(made.execute("SELECT id, hash FROM articles"))


@pytest.mark.parametrize("access", ["read", "write"])
@pytest.mark.parametrize("version", range(1, SCHEMA))
def test_an_older_schema_is_brought_up_to_date(version, access, filled, tmp_path):
    path = str(tmp_path / "older.db")
    kept = older(path, filled, version)
    assert kept
    with Archive(path, access) as archive:
        assert archive.stats().schema == SCHEMA
        assert dict(archive.rows("SELECT id, hash FROM articles")) == kept
        assert archive.stats().findings == 0
        assert list(problems(archive)) == []


def test_an_upgrade_that_fails_leaves_the_older_schema(filled, tmp_path, monkeypatch):
    path = str(tmp_path / "older.db")
    kept = older(path, filled, 1)
    monkeypatch.setattr(schema, "MIGRATIONS", (*MIGRATIONS, ("CREATE TABLE more (n)", "CREATE nonsense")))
    monkeypatch.setattr(schema, "SCHEMA", SCHEMA + 1)
    assert "syntax error" in refused(path, "write")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert dict(connection.execute("SELECT id, hash FROM articles")) == kept
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert names.isdisjoint({"findings", "more"})


@pytest.mark.parametrize("access", ["read", "write", "create"])
def test_a_newer_schema_is_refused(access, filled):
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    before = Path(filled).read_bytes()
    reason = refused(filled, access)
    assert f"schema {SCHEMA + 1}" in reason
    assert "upgrade recoupe" in reason
    assert Path(filled).read_bytes() == before


# ---- other files


@pytest.mark.parametrize("access", ["read", "write", "create"])
@pytest.mark.parametrize(
    "data", [b"Douze ministres\n" * 400, b"Douze\n", b"\x00", b"SQLite format 3\x00" + b"\xff" * 4000]
)
def test_a_file_that_is_no_database(access, data, path):
    Path(path).write_bytes(data)
    assert refused(path, access)
    assert Path(path).read_bytes() == data


@pytest.mark.parametrize("access", ["read", "write", "create"])
def test_a_database_of_another_program(access, path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE articles (id)")
    before = Path(path).read_bytes()
    assert "another program" in refused(path, access)
    assert Path(path).read_bytes() == before


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_torn_file(share, filled, stories):
    with Archive(filled, "write") as archive:
        archive.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    data = Path(filled).read_bytes()
    Path(filled).write_bytes(data[: int(len(data) * share)])
    for access in ("read", "write", "create"):
        assert "is damaged" in refused(filled, access)


def test_an_empty_file_is_no_archive_until_something_is_added(path):
    Path(path).touch()
    assert "empty" in refused(path)
    with Archive(path, "create") as archive:
        assert archive.stats().articles == 0


def test_a_folder_and_a_missing_folder(tmp_path):
    assert "folder" in refused(tmp_path, "create")
    assert "no folder" in refused(tmp_path / "missing" / "a.db", "create")


@pytest.mark.parametrize("name", ["été 100%.db", "a?mode=memory", "#.db", "a b'c\".db"])
def test_any_name_of_a_file(name, tmp_path, stories):
    path = str(tmp_path / name)
    with Archive(path, "create") as archive:
        archive.add(stories[0])
    assert Path(path).stat().st_size
    with Archive(path) as archive:
        assert archive.stats().articles == 1


@pytest.mark.parametrize("folder_mode", [0o777, 0o555])
def test_a_read_only_file_is_read_and_not_written(folder_mode, unprivileged, stories):
    path = unprivileged / "news.db"
    with Archive(str(path), "create") as archive:
        archive.add(stories[0])
    path.chmod(0o444)
    unprivileged.chmod(folder_mode)
    with Archive(str(path)) as archive:
        assert list(archive.all_told()) == stories[:1]
        assert list(problems(archive)) == []
    for access in ("write", "create"):
        assert refused(path, access) == "is read-only"


def test_an_archive_that_another_process_keeps_writing(filled, stories, monkeypatch):
    monkeypatch.setattr(schema, "BUSY_SECONDS", 0)
    with Archive(filled, "write") as one, Archive(filled, "write") as two:
        one.rows("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="another process"):
            two.add(stories[-1])
        one.rows("ROLLBACK")
        assert two.add(stories[-1]) == "added"


# ---- made by hand


def ask_everything(path: str, told) -> list[str]:
    """What an archive is asked for, by every way in; the reasons of those that could not answer."""

    def read(ask):
        with Archive(path, "write") as archive:
            ask(archive)

    said = []
    asked = (
        lambda archive: list(archive.entries()),
        lambda archive: archive.stats(),
        lambda archive: [archive.story(id_) for (id_,) in archive.rows("SELECT id FROM articles")],
        lambda archive: list(archive.all_told()),
        lambda archive: related(archive, told),
        lambda archive: export(archive, f"{path}.jsonl"),
        lambda archive: backup(archive, f"{path}.copy"),
        lambda archive: archive.add(told),
        lambda archive: [archive.remove(id_) for (id_,) in archive.rows("SELECT id FROM articles LIMIT 2")],
    )
    for ask in asked:
        try:
            read(ask)
        except ArchiveError as error:
            said.append(error.reason)
    return said


def rewritten(told: str, pattern: str, new: str) -> bytes:
    return zlib.compress(re.sub(pattern, new, told).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("UPDATE articles SET title = x'ff00'", "a value of the column title"),
        ("UPDATE articles SET source = x'00'", "a value of the column source"),
        ("UPDATE articles SET body = CAST(x'ff' AS TEXT)", "UTF-8"),
        ("UPDATE articles SET day = 'x'", None),
        ("UPDATE articles SET day = 9223372036854775807", None),
        ("UPDATE facts SET told = 'x'", "a value of the column told"),
        ("UPDATE facts SET told = x'00'", "what was read in it is damaged"),
        ("UPDATE facts SET told = deep()", "what was read in it is damaged"),
        ("UPDATE facts SET told = huge()", "what was read in it is damaged"),
        ("""UPDATE facts SET told = rewritten(told, '"start":\\d+', '"start":-9')""", "does not stand there"),
        ("""UPDATE facts SET told = rewritten(told, '"end":\\d+', '"end":99999999999999999999')""", "not stand there"),
        (r"""UPDATE facts SET told = rewritten(told, '"core_low":7\d{5}(\.0)?', '"core_low":1e308')""", "is damaged"),
        (
            r"""UPDATE facts SET told = rewritten(told, '"support_high":7\d{5}(\.0)?', '"support_high":1e9')""",
            "is damaged",
        ),
        ("UPDATE facts SET shingles = x'01'", "what was read in it is damaged"),
        ("UPDATE facts SET keys = x'01'", "the keys under which it is found are damaged"),
        ("CREATE TRIGGER t AFTER INSERT ON articles BEGIN DELETE FROM keys; END", "the tables of an archive"),
        ("CREATE VIEW v AS SELECT 1", "the tables of an archive"),
        ("DROP TABLE findings_articles", "the tables of an archive"),
        ("PRAGMA user_version = -3", "the tables of an archive"),
        ("PRAGMA user_version = 1", "the tables of an archive"),
    ],
)
def test_an_archive_that_was_made_by_hand_is_damaged(statement, reason, filled, stories):
    with closing(sqlite3.connect(filled)) as connection:
        packed = connection.execute("SELECT told FROM facts").fetchone()[0]
        told = zlib.decompress(packed).decode("utf-8", "surrogatepass")
        connection.create_function("rewritten", 3, lambda _, pattern, new: rewritten(told, pattern, new))
        connection.create_function("deep", 0, lambda: zlib.compress(b"[" * 100_000))
        connection.create_function("huge", 0, lambda: zlib.compress(b" " * 80_000_000))
        connection.execute(statement)
        connection.commit()
    said = ask_everything(filled, stories[12])
    try:
        with Archive(filled) as archive:
            said += problems(archive)
    except ArchiveError as error:
        said.append(error.reason)
    assert said or reason is None
    assert reason is None or any(reason in line for line in said)


@given(st.lists(st.tuples(st.integers(100, 10**9), st.integers(0, 255)), min_size=1, max_size=40))
@settings(max_examples=12, deadline=None)
def test_flipped_bytes_are_damage_or_nothing(everything, stories, flips):
    with tempfile.TemporaryDirectory() as folder:
        data = bytearray(Path(everything).read_bytes())
        for place, byte in flips:
            data[place % len(data)] = byte
        path = Path(folder) / "flipped.db"
        path.write_bytes(bytes(data))
        ask_everything(str(path), stories[0])


@pytest.mark.parametrize("access", ["read", "write", "create"])
def test_a_pipe_is_no_archive(access, path):
    os.mkfifo(path)
    assert refused(path, access) == "is not a regular file"


def test_what_is_acknowledged_outlives_a_power_cut(path):
    """Which nothing here can bring about: FULL is the mode of SQLite that waits for the disk, in WAL mode too."""
    for access in ("create", "write", "read"):
        with Archive(path, access) as archive:
            assert archive.rows("PRAGMA synchronous") == [(2,)]


@pytest.mark.parametrize("share", [0.3, 0.7, 0.99])
def test_a_torn_log_loses_only_what_it_no_longer_holds(share, path, stories, tmp_path):
    """What a power cut may leave of writes that were under way: articles are whole, or not there."""
    filed = [with_own_id(told).article.id for told in stories[:8]]
    with Archive(path, "create") as archive:
        for told in stories[:8]:
            archive.add(told)
        log = Path(f"{path}-wal").read_bytes()
        torn = tmp_path / "torn.db"
        torn.write_bytes(Path(path).read_bytes())
        Path(f"{torn}-wal").write_bytes(log[: int(len(log) * share)])
    with Archive(str(torn), "write") as archive:
        found = {entry.id for entry in archive.entries()}
        assert found == set(filed[: len(found)])
        assert list(problems(archive)) == []
