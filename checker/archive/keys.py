"""Under which keys an article is found again.

Linking asks for shared names, words, days and the kind of event (:mod:`checker.events.link`).  So an article is filed
under its names and figures, and, for each day of its event, under that day with its kind of event, with its names
and with its most frequent words: a word alone is common, a word of a day is rare.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from heapq import nlargest
from typing import NamedTuple

from checker.events.model import Told

_NAMES, _NAMES_OF_DAY, _WORDS_OF_DAY, _DAYS = 24, 10, 12, 2
"""How many names, names of one day, words of one day, and days an article is filed under."""
_LEAST_WEIGHT = 0.4
"""Names that tell less (countries) are filed under the days only."""
_SURE = 2.0
"""Weight of a day of the article's own event in :attr:`checker.events.model.Told.days`."""
_TYPE_WEIGHT, _DAY_WEIGHT = 1.0, 1.0
_WORD = ("word:fr:", "word:en:")
_BYTES = 6
"""Length of a key.  Of 10⁷ different ones two may be alike, which costs a candidate that linking then refuses."""


class Keys(NamedTuple):
    """The keys of an article and how much sharing each would tell.

    Attributes:
        timeless: names and figures, to be looked for around the day of publication.
        dated: keys with a day in them.
    """

    timeless: dict[int, float]
    dated: dict[int, float]

    def all(self) -> set[int]:
        """Every key."""
        return self.timeless.keys() | self.dated.keys()


def keys_of(told: Told) -> Keys:
    """The keys of an article, the most telling ones where there are too many."""
    names = {key: weight for key, weight in told.names.items() if not key.startswith(_WORD)}
    words = {key: weight for key, weight in told.names.items() if key.startswith(_WORD)}
    timeless = {hashed(k): w for k, w in _best(names, _NAMES) if w >= _LEAST_WEIGHT}
    dated: dict[int, float] = {}
    for day in event_days(told):
        if told.event_type:
            dated[hashed(f"{day}:type:{told.event_type}")] = _TYPE_WEIGHT
        for key, weight in (*_best(names, _NAMES_OF_DAY), *_best(words, _WORDS_OF_DAY)):
            dated[hashed(f"{day}:{key}")] = _DAY_WEIGHT + weight
    return Keys(timeless, dated)


def event_days(told: Told) -> list[int]:
    """The days of the event; failing that, those that are named; failing that, publication and its eve."""
    sure = [day for day, weight in told.days.items() if weight >= _SURE]
    published = publication_day(told)
    days = sure or list(told.days) or ([published, published - 1] if published else [])
    return sorted(days, key=lambda day: (abs(day - published), day))[:_DAYS]


def publication_day(told: Told) -> int:
    """The day of publication as a proleptic ordinal; 0 when it is unknown."""
    return told.article.published.moment.toordinal() if told.article.published else 0


def hashed(key: str) -> int:
    """A key as a number: it takes less room, and keeps no words."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest())


def _best(weights: dict[str, float], number: int) -> Iterable[tuple[str, float]]:
    return nlargest(number, weights.items(), key=lambda item: (item[1], item[0]))
