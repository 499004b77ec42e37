"""Candidates: the archived articles that may tell the event of a new one, found without reading the others.

Each key of the new article is looked up in the index, where its rows lie in the order of days.  A key that few
articles have tells much, one that many have tells little and is read near the day of publication only, so the
cost of a key is bounded whatever the size of the archive.  The best candidates are then read and linked as always.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from hashlib import sha256
from heapq import nlargest
from typing import TYPE_CHECKING

from checker.archive.schema import speaking_of
from checker.events.keys import POSTINGS, Keys, credit, filed, keys_of, periods, publication_day
from checker.events.link import THRESHOLD, evidence
from checker.events.model import Told

if TYPE_CHECKING:
    from checker.archive.store import Archive

CANDIDATES = 48
"""Articles that are read for one new article at most."""
_CANDIDATES_FOR_EVENT = 8
_WINDOW, _NEAR = 45, 3
"""Days around publication in which a name is looked up; and those for a name that too many articles have.

Linking wants a shared day, which is a key of its own, from the first of these on."""
_LAST = 3_652_059
"""The last day that there is."""
_NONE = (0.0, "", 0)
_POSTINGS = "SELECT article FROM keys WHERE key = ? AND day BETWEEN ? AND ? ORDER BY day DESC LIMIT ?"
_FILED = "SELECT n FROM articles WHERE event = ? ORDER BY abs(day - ?), n LIMIT ?"


def candidates(
    archive: Archive, told: Told, passing_over: Collection[int] = (), limit: int = CANDIDATES
) -> dict[int, Told]:
    """The archived articles that share the most telling keys with an article, by row, most first.

    Args:
        archive: where to look.
        told: the new article.
        passing_over: rows that are no candidates: the article itself, its earlier version.
        limit: how many at most.

    Raises:
        ArchiveError: the archive is damaged.
    """
    found = scores(archive, keys_of(told))
    best = nlargest(limit, ((score, -row) for row, score in found.items() if row not in passing_over))
    return _read(archive, (-row for _, row in best))


def related(archive: Archive, told: Told, passing_over: Collection[int] = ()) -> list[Told]:
    """The candidates with enough in common with an article to tell its event, and those filed with them.

    Linking compares groups: an article may be of the event by what it shares with the others.
    """
    found = candidates(archive, told, passing_over)
    near = [row for row, other in found.items() if evidence(told, other) >= THRESHOLD]
    filed: set[int] = set()
    for (event,) in {event for row in near for event in archive.rows("SELECT event FROM articles WHERE n = ?", row)}:
        beside = archive.rows(_FILED, event, publication_day(told), CANDIDATES)
        filed.update(row for (row,) in beside if row not in passing_over)
    further = _read(archive, filed - found.keys())
    return [(found | further)[row] for row in sorted({*near, *further, *(filed & found.keys())})]


def _read(archive: Archive, rows: Iterable[int]) -> dict[int, Told]:
    return {row: told for row in rows if (told := archive.told(row)) is not None}


def event_of(archive: Archive, told: Told) -> str:
    """The event under which an article is filed: that of the archived article nearest to it, else one of its own."""
    same = archive.same(told.article)
    near = candidates(archive, told, () if same is None else (same,), _CANDIDATES_FOR_EVENT)
    weight, _, row = max(((evidence(told, other), other.article.id, row) for row, other in near.items()), default=_NONE)
    if weight >= THRESHOLD:
        for (event,) in archive.rows("SELECT event FROM articles WHERE n = ?", row):
            return event
    return f"{told.event_type or 'event'}-{sha256(told.article.id.encode()).hexdigest()[:8]}"


def scores(archive: Archive, keys: Keys) -> dict[int, float]:
    """How much each archived article shares, by its row."""
    shared: dict[int, float] = defaultdict(float)
    first, last = (keys.day - _WINDOW, keys.day + _WINDOW) if keys.day else _extent(archive)
    with speaking_of(archive.path):
        for key, weight in keys.dated.items():
            credit(shared, _rows(archive, key, 0, _LAST), weight)
        for name, weight in keys.names.items():
            rows = _around(archive, name, first, last)
            if len(rows) >= POSTINGS and keys.day:
                rows = _around(archive, name, keys.day - _NEAR, keys.day + _NEAR)
            credit(shared, rows + _rows(archive, filed(name, 0), 0, 0), weight)
    return shared


def _extent(archive: Archive) -> tuple[int, int]:
    """The first and the last day of publication."""
    query = "SELECT min(day), max(day) FROM articles WHERE day BETWEEN 1 AND ?"
    ((first, last),) = archive.rows(query, _LAST)
    return first or 1, last or 0


def _around(archive: Archive, name: int, first: int, last: int) -> list[int]:
    return [row for day in periods(first, last) for row in _rows(archive, filed(name, day), first, last)]


def _rows(archive: Archive, key: int, first: int, last: int) -> list[int]:
    cursor = archive.connection.cursor()
    cursor.row_factory = None  # there are thousands, and what is no row finds nothing
    return [row for (row,) in cursor.execute(_POSTINGS, (key, first, last, POSTINGS))]
