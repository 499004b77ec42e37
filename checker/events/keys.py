"""Under which keys an article is found again.

Linking asks for shared names, words, days and the kind of event (:mod:`checker.events.link`).  So an article is filed
under its names and figures, and, for each day of its event, under that day with its kind of event, with its names
and with its most frequent words: a word alone is common, a word of a day is rare.

A key is a number: a day in its high bits, a hash in its low ones.  What comes in on one day is so written in one
place, and an archive can grow without being read all over; names are filed under the first of some thirty days.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from heapq import nlargest
from typing import NamedTuple

from checker.events.model import WORD, Told

_NAMES, _NAMES_OF_DAY, _WORDS_OF_DAY, _DAYS = 24, 10, 12, 2
"""How many names, names of one day, words of one day, and days an article is filed under."""
_LEAST_WEIGHT = 0.4
"""Names that tell less (countries) are filed under the days only."""
_TYPE_WEIGHT, _DAY_WEIGHT = 1.0, 1.0
_HASH = 40
"""Bits of a hash.  Two names of some days may be alike, which costs a candidate that linking then refuses."""
_PERIOD = 5
"""Names are filed by periods of 2⁵ days."""
POSTINGS = 128
"""Articles of one key that are looked at, at most."""


class Keys(NamedTuple):
    """The keys of an article and how much sharing each would tell.

    Attributes:
        names: hashes of names and figures, to be looked for around the day of publication (see :func:`filed`).
        dated: keys with a day of the event in them.
        day: the day of publication; 0 when it is unknown.
    """

    names: dict[int, float]
    dated: dict[int, float]
    day: int

    def all(self) -> set[int]:
        """Every key that the article is filed under."""
        return {filed(name, self.day) for name in self.names} | self.dated.keys()


def keys_of(told: Told) -> Keys:
    """The keys of an article, the most telling ones where there are too many."""
    names = {key: weight for key, weight in told.names.items() if not key.startswith(WORD)}
    words = {key: weight for key, weight in told.names.items() if key.startswith(WORD)}
    of_day = {_hashed(f"of day:{k}"): _DAY_WEIGHT + w for k, w in _best(names, _NAMES_OF_DAY)}
    of_day |= {_hashed(f"of day:{k}"): _DAY_WEIGHT + w for k, w in _best(words, _WORDS_OF_DAY)}
    if told.event_type:
        of_day[_hashed(f"type:{told.event_type}")] = _TYPE_WEIGHT
    return Keys(
        names={_hashed(key): weight for key, weight in _best(names, _NAMES) if weight >= _LEAST_WEIGHT},
        dated={day << _HASH | key: weight for day in event_days(told) for key, weight in of_day.items()},
        day=publication_day(told),
    )


def filed(name: int, day: int) -> int:
    """The key of a name in the period of a day."""
    return (day >> _PERIOD << _PERIOD) << _HASH | name


def periods(first: int, last: int) -> range:
    """A day of each period from one day to another."""
    return range(first >> _PERIOD << _PERIOD, last + 1, 1 << _PERIOD)


def event_days(told: Told) -> list[int]:
    """The days of the event; failing that, those that are named; failing that, publication and its eve."""
    published = publication_day(told)
    days = told.sure_days or list(told.days) or ([published, published - 1] if published else [])
    return sorted(days, key=lambda day: (abs(day - published), day))[:_DAYS]


def publication_day(told: Told) -> int:
    """The day of publication as a proleptic ordinal; 0 when it is unknown."""
    return told.article.published.moment.toordinal() if told.article.published else 0


def credit(shared: dict[int, float], holders: Sequence[int], weight: float) -> None:
    """Credit the articles that hold a key, the more the fewer they are."""
    if holders:
        each = weight * math.log(1 + 2 * POSTINGS / len(holders))
        for holder in holders:
            shared[holder] += each


def _hashed(key: str) -> int:
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=_HASH // 8).digest())


def _best(weights: dict[str, float], number: int) -> Iterable[tuple[str, float]]:
    return nlargest(number, weights.items(), key=lambda item: (item[1], item[0]))
