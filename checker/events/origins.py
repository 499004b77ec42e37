"""Copies: texts that are so alike that they are one origin (a newswire text, lightly cut)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from checker.events.model import Told

_COPY = 0.6
"""Share of common runs of six words from which two texts are one origin."""
_LEADERS = 64
"""Independent texts that are known by a run of words; one that still more have is a stock phrase."""


def origins(group: Sequence[Told]) -> dict[str, int]:
    """Number the independent origins: each article has that of the first one that it copies, or its own."""
    if len(group) == 1:
        return {group[0].article.id: 0}
    origin: dict[str, int] = {}
    leaders: list[Told] = []
    having: dict[int, tuple[int, ...]] = {}
    for told in group:
        known = told.shingles & having.keys()
        same = _copied(told, leaders, [having[shingle] for shingle in known])
        if same is None:
            same = len(leaders)
            leaders.append(told)
            # most runs of words are no other text's, and are put in together
            new: dict[int, tuple[int, ...]] = dict.fromkeys(told.shingles, (same,))
            new.update((shingle, (*having[shingle], same)[:_LEADERS]) for shingle in known)
            having.update(new)
        origin[told.article.id] = same
    return origin


def _copied(told: Told, leaders: Sequence[Told], having: Iterable[tuple[int, ...]]) -> int | None:
    """The first text that an article copies, among those that enough of its runs of words are known by."""
    shared: Counter[int] = Counter()
    full: list[int] = []
    for known_by in having:
        shared.update(known_by)
        if len(known_by) == _LEADERS:
            full.append(known_by[-1])
    full.sort()  # leaders come in order: one may have a stock phrase unsaid only where it came after the last that is
    alike = (n for n, number in shared.items() if number + bisect_left(full, n) >= _COPY * _smaller(told, leaders[n]))
    return next((n for n in sorted(alike) if _copies(told, leaders[n])), None)


def _copies(a: Told, b: Told) -> bool:
    return len(a.shingles & b.shingles) >= _COPY * _smaller(a, b)


def _smaller(a: Told, b: Told) -> int:
    return min(len(a.shingles), len(b.shingles))
