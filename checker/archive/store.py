"""The store: articles in and out, one transaction each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from checker.archive.schema import Access, connect, speaking_of, writing
from checker.errors import ArchiveError, UsageError

if TYPE_CHECKING:
    from checker.archive.codec import Packed
    from checker.articles.model import Article
    from checker.events.model import Told

Added = Literal["added", "changed", "known"]
"""What adding an article did: it is new, it takes the place of its earlier version, or nothing."""

_SHORTEST_ID = 4
_NO_FILE = ("-", "<text>")


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the archive as lists show it; ``published`` and ``added`` are ISO 8601."""

    id: str
    path: str
    source: str
    url: str | None
    published: str | None
    lang: str
    event: str
    added: str
    title: str


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version of an article, and when the next one took its place."""

    id: str
    path: str
    url: str | None
    published: str | None
    title: str
    body: str
    added: str
    replaced: str


@dataclass(frozen=True, slots=True)
class PastFinding:
    """A finding that was reported when an article came in; ``finding`` is its JSON."""

    fingerprint: str
    rule: str
    verdict: str
    message: str
    found: str
    finding: str


@dataclass(frozen=True, slots=True)
class Story:
    """All that the archive knows of one article, its versions oldest first."""

    entry: Entry
    body: str
    versions: list[Version] = field(default_factory=list[Version])
    findings: list[PastFinding] = field(default_factory=list[PastFinding])


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts; ``days`` are those of publication, ``keys`` the rows of the index, ``size`` is in bytes."""

    articles: int
    versions: int
    events: int
    days: int
    first: str | None
    last: str | None
    keys: int
    findings: int
    size: int
    schema: int


class Archive:
    """An open archive.  Use it in a ``with`` block, in one thread; other processes may have it open too."""

    def __init__(self, path: str, access: Access = "read") -> None:
        """Open it.

        Args:
            path: the file.
            access: ``read``, ``write``, or ``create`` to make one where there is none.

        Raises:
            ArchiveError: it cannot be opened so; see :func:`checker.archive.schema.connect`.
        """
        self.path = path
        self.connection = connect(path, access)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with speaking_of(self.path):
            self.connection.close()

    def rows(self, query: str, *values: object) -> list[Any]:
        """The rows of a query.

        Raises:
            ArchiveError: SQLite could not answer.
        """
        with speaking_of(self.path):
            return self.connection.execute(query, values).fetchall()

    # ---- adding and removing

    def knows(self, article: Article) -> bool:
        """Whether this very content is kept, as an article or as an earlier version."""
        from checker.archive.codec import content_hash

        return self._knows(content_hash(article))

    def _knows(self, digest: bytes) -> bool:
        query = "SELECT 1 FROM articles WHERE hash = ?1 UNION ALL SELECT 1 FROM versions WHERE hash = ?1 LIMIT 1"
        return bool(self.rows(query, digest))

    def same(self, article: Article) -> int | None:
        """The row of the article whose version this is: same content, else same address, else same source and file."""
        from checker.articles.draft import content_id

        found = self.rows("SELECT n FROM articles WHERE id = ?", content_id(article))
        if not found and article.url:
            found = self.rows("SELECT n FROM articles WHERE url = ? ORDER BY n LIMIT 1", article.url)
        if not found and (file := _file(article)):
            query = """SELECT n FROM articles WHERE file = ? AND source = ? AND (url IS NULL OR ? IS NULL)
                       ORDER BY n LIMIT 1"""
            found = self.rows(query, file, article.source, article.url)
        return found[0][0] if found else None

    def add(self, told: Told) -> Added:
        """Keep an article and all that was read in it; when this returns it is on the disk.

        A changed version (see :meth:`same`) takes the place of the earlier one, which goes into the history.

        Raises:
            ArchiveError: it could not be written.
        """
        from checker.archive.codec import content_hash, encode, with_own_id
        from checker.archive.retrieve import event_of
        from checker.events.keys import keys_of

        told = with_own_id(told)
        digest, packed, keys = content_hash(told.article), encode(told), keys_of(told).all()
        event = event_of(self, told)
        with speaking_of(self.path), writing(self.connection):
            if self._knows(digest):
                return "known"
            row = self.same(told.article)
            if row is not None:
                self._retire(row)
            self.put(row, told, digest, event, packed, keys)
        return "added" if row is None else "changed"

    def put(self, row: int | None, told: Told, digest: bytes, event: str, packed: Packed, keys: set[int]) -> None:
        """Write the rows of an article inside a transaction of the caller's; :meth:`add` is what others want."""
        from checker.archive.codec import pack_keys
        from checker.events.keys import publication_day

        article, day = told.article, publication_day(told)
        values: dict[str, object] = {
            "n": row,
            "id": article.id,
            "hash": digest,
            "path": article.path,
            "file": _file(article),
            "source": article.source,
            "url": article.url,
            "published": article.published.isoformat() if article.published else None,
            "day": day,
            "lang": article.lang,
            "event": event,
            "postings": len(keys),
            "added": _now(),
            "title": article.title,
            "body": article.body,
        }
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        updates = ", ".join(f"{name} = excluded.{name}" for name in values if name != "n")
        query = f"INSERT INTO articles ({names}) VALUES ({marks}) ON CONFLICT (n) DO UPDATE SET {updates} RETURNING n"
        number = self.connection.execute(query, tuple(values.values())).fetchone()[0]
        facts = (number, packed.told, packed.shingles, pack_keys(keys))
        self.connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?)", facts)
        postings = ((key, day, number) for key in sorted(keys))
        self.connection.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?, ?)", postings)

    def _retire(self, row: int) -> None:
        """Put an article into the history and take it out of the index."""
        self._forget_keys(row)
        self.connection.execute(
            """INSERT INTO versions (article, id, hash, path, url, published, title, body, added, replaced)
               SELECT n, id, hash, path, url, published, title, body, added, ? FROM articles WHERE n = ?""",
            (_now(), row),
        )

    def _forget_keys(self, row: int) -> None:
        from checker.archive.codec import CodecError, unpack_keys

        query = "SELECT keys, day FROM facts JOIN articles ON n = article WHERE article = ?"
        for packed, day in self.connection.execute(query, (row,)).fetchall():
            try:
                postings = ((key, day, row) for key in unpack_keys(packed))
            except CodecError:  # then each key has to be looked at
                self.connection.execute("DELETE FROM keys WHERE article = ?", (row,))
            else:
                self.connection.executemany("DELETE FROM keys WHERE key = ? AND day = ? AND article = ?", postings)

    def remove(self, id_: str) -> None:
        """Forget an article, its history, and the findings that quote it.

        Raises:
            UsageError: no article, or several, have this id.
            ArchiveError: it could not be written.
        """
        with speaking_of(self.path), writing(self.connection):
            row = self._row(id_)
            self._forget_keys(row)
            quoting = "SELECT fingerprint FROM findings_articles WHERE article = ?"
            self.connection.execute(f"DELETE FROM findings WHERE fingerprint IN ({quoting})", (row,))
            self.connection.execute("DELETE FROM articles WHERE n = ?", (row,))

    def keep_findings(self, findings: Iterable[PastFinding], articles: Sequence[Sequence[str]]) -> None:
        """Keep findings; ``articles`` are the ids that each one quotes, of which some may not be kept here."""
        with speaking_of(self.path), writing(self.connection):
            for one, ids in zip(findings, articles, strict=True):
                values = (one.fingerprint, one.rule, one.verdict, one.message, one.finding, one.found)
                self.connection.execute("INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?, ?, ?)", values)
                rows = [row for id_ in ids for row in self.connection.execute(_ROW_OF, (id_,))]
                links = ((one.fingerprint, row) for (row,) in rows)
                self.connection.executemany("INSERT OR IGNORE INTO findings_articles VALUES (?, ?)", links)

    # ---- looking

    def told(self, row: int) -> Told | None:
        """What an article tells, by its row; None when it was removed meanwhile.

        Raises:
            ArchiveError: the row is damaged.
        """
        from checker.archive.codec import CodecError, Packed, check_places, decode

        query = "SELECT id, told, shingles, title, body FROM facts JOIN articles ON n = article WHERE article = ?"
        for id_, told, shingles, title, body in self.rows(query, row):
            try:
                found = decode(Packed(told, shingles), title, body)
                check_places(found)
                return found
            except CodecError as error:
                raise ArchiveError(self.path, f"article {id_}: {error}; remove it and add it again") from error
        return None

    def all_told(self) -> Iterator[Told]:
        """What every article tells, in the order in which they came."""
        for (row,) in self.rows("SELECT n FROM articles ORDER BY n"):
            told = self.told(row)
            if told is not None:
                yield told

    def entries(self, source: str | None = None, since: str | None = None, until: str | None = None) -> Iterator[Entry]:
        """The articles, latest first.

        Args:
            source: only this outlet's, whatever the case.
            since, until: only those published on these ISO days or between them.
        """
        query = f"""SELECT {_ENTRY} FROM articles
                    WHERE (?1 IS NULL OR published >= ?1) AND (?2 IS NULL OR substr(published, 1, 10) <= ?2)
                    ORDER BY published DESC, id"""
        with speaking_of(self.path):
            for row in self.connection.execute(query, (since, until)):
                entry = Entry(*row)
                if source is None or entry.source.casefold() == source.casefold():
                    yield entry

    def story(self, id_: str) -> Story:
        """An article with its history and its past findings.

        Raises:
            UsageError: no article, or several, have this id.
        """
        row = self._row(id_)
        ((body, *entry),) = self.rows(f"SELECT body, {_ENTRY} FROM articles WHERE n = ?", row)
        versions = """SELECT id, path, url, published, title, body, added, replaced FROM versions
                      WHERE article = ? ORDER BY n"""
        findings = """SELECT fingerprint, rule, verdict, message, found, finding FROM findings
                      JOIN findings_articles USING (fingerprint) WHERE article = ? ORDER BY found, fingerprint"""
        return Story(
            Entry(*entry),
            body,
            [Version(*values) for values in self.rows(versions, row)],
            [PastFinding(*values) for values in self.rows(findings, row)],
        )

    def _row(self, id_: str) -> int:
        found = self.rows(_ROW_OF, id_) or self.rows("SELECT article FROM versions WHERE id = ?", id_)
        if not found and len(id_) >= _SHORTEST_ID:
            found = self.rows("SELECT n FROM articles WHERE substr(id, 1, ?) = ? LIMIT 2", len(id_), id_)
        if not found:
            raise UsageError(f"no article {id_!r} in {self.path}; `checker archive list` shows the ids")
        if len({row for (row,) in found}) > 1:
            raise UsageError(f"several articles of {self.path} have an id that begins with {id_!r}; write more of it")
        return found[0][0]

    def stats(self) -> Stats:
        """Counts, from the indexes alone."""
        ((articles, events, keys),) = self.rows(
            "SELECT count(*), count(DISTINCT event), coalesce(sum(postings), 0) FROM articles"
        )
        ((days, first, last),) = self.rows(
            "SELECT count(DISTINCT day), min(day), max(day) FROM articles WHERE day BETWEEN 1 AND ?",
            date.max.toordinal(),
        )
        ((versions,),), ((findings,),) = (self.rows(f"SELECT count(*) FROM {t}") for t in ("versions", "findings"))
        ((schema,),) = self.rows("PRAGMA user_version")
        return Stats(articles, versions, events, days, _iso(first), _iso(last), keys, findings, self._size(), schema)

    def _size(self) -> int:
        files = (Path(self.path), Path(f"{self.path}-wal"))
        return sum(file.stat().st_size for file in files if file.exists())


_ENTRY = "id, path, source, url, published, lang, event, added, title"
_ROW_OF = "SELECT n FROM articles WHERE id = ?"


def _file(article: Article) -> str | None:
    """The file that an article lies in, where it has one to itself: a line of a feed is another article tomorrow."""
    if article.path in _NO_FILE or not os.path.isfile(article.path):  # noqa: PTH113 - false where nobody may look
        return None
    return os.path.realpath(article.path)


def _iso(day: int | None) -> str | None:
    """A day, but for none and for what a damaged index gives."""
    return date.fromordinal(day).isoformat() if day and 1 <= day <= date.max.toordinal() else None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
