"""What an article tells, as bytes and back, without reading its text again.

pydantic knows the types from the annotations of the records themselves, so there is no second list of their
fields; plain JSON writes them, infinities too.  Title and body lie in columns of their own, and the shingles are
packed, since they are as long as the text.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Collection, Iterator
from dataclasses import astuple, replace
from datetime import date
from functools import cache
from hashlib import sha256
from math import isinf
from typing import NamedTuple

from pydantic import TypeAdapter

from checker.articles.draft import content_id
from checker.articles.model import Article
from checker.events.model import Told
from checker.facts.model import Fact
from checker.values.model import TimeValue

_WORDS = "I" if array("I").itemsize == 4 else "L"
"""Type code of the unsigned words of 32 bits that shingles are."""

_LAST_DAY, _YEAR = date.max.toordinal(), 366
"""The last day of the calendar, as a proleptic ordinal (the first is 1), and the days of a year."""
_MOST, _MOST_OF_ONE = 50_000_000, 1000
"""Bytes of what an article tells: in any case, and for each character of its text."""


class Packed(NamedTuple):
    """A :class:`~checker.events.model.Told` without its title and body."""

    told: bytes
    shingles: bytes


class CodecError(ValueError):
    """Bytes that are not what :func:`encode` wrote."""


@cache
def _adapter() -> TypeAdapter[Told]:
    return TypeAdapter(Told)


def encode(told: Told) -> Packed:
    """The bytes that :func:`decode` reads."""
    light = replace(told, article=replace(told.article, title="", body=""), shingles=frozenset())
    tree = _adapter().dump_python(light, mode="json", exclude_defaults=True)
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
    return Packed(zlib.compress(text.encode("utf-8", "surrogatepass")), array(_WORDS, sorted(told.shingles)).tobytes())


def decode(packed: Packed, title: str, body: str) -> Told:
    """The very :class:`~checker.events.model.Told` that was encoded.

    Raises:
        CodecError: the bytes are damaged.
    """
    try:
        text = _unzipped(packed.told, _MOST + _MOST_OF_ONE * (len(title) + len(body)))
        told = _adapter().validate_python(json.loads(text.decode("utf-8", "surrogatepass")))
        shingles = array(_WORDS)
        shingles.frombytes(packed.shingles)
    except (ValueError, RecursionError, zlib.error) as error:
        raise CodecError("what was read in it is damaged") from error
    told.article.title, told.article.body = title, body
    told.shingles = frozenset(shingles)
    return told


def _unzipped(data: bytes, most: int) -> bytes:
    """What was compressed, refused where it is more than an article can tell."""
    unzip = zlib.decompressobj()
    text = unzip.decompress(data, most)
    if not unzip.eof:
        raise ValueError("cut short, or far too long")
    return text


def _stands(fact: Fact, article: Article) -> bool:
    """Whether a fact has its place in the text of its article."""
    text = article.text(fact.field)
    within = 0 <= fact.sentence_start <= fact.start < fact.end <= fact.sentence_end <= len(text)
    return within and text[fact.start : fact.end] == fact.text


def _days(told: Told) -> Iterator[float]:
    """The days that an article tells, as proleptic ordinals."""
    yield from told.days
    times = [fact.value for fact in told.facts] + [fact.occasion.day for fact in told.facts if fact.occasion]
    for value in times:
        if isinstance(value, TimeValue) and value.days is not None:
            yield from astuple(value.days)


def _on_calendar(day: float) -> bool:
    """Whether a day, or the shoulder of one, is near enough to the calendar: a year may open or close it."""
    return isinf(day) or -_YEAR <= day <= _LAST_DAY + _YEAR


def check_places(told: Told) -> None:
    """Refuse facts that have no place in the text of their article, or on the calendar: somebody wrote them by hand.

    Raises:
        CodecError: there is one.
    """
    if not all(_stands(fact, told.article) for fact in told.facts):
        raise CodecError("what was read in it does not stand there")
    if not all(map(_on_calendar, _days(told))):
        raise CodecError("what was read in it is damaged")


def content_hash(article: Article) -> bytes:
    """What tells whether an article is known already: all of it but its id, where it lies and its address."""
    parts = (
        content_id(article),
        article.lang,
        article.published.isoformat() if article.published else "",
        repr(article.title_span),
        repr(article.furniture),
    )
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()


def with_own_id(told: Told) -> Told:
    """The same under the id of its content: within one run a repeated text has a number behind its id."""
    own, given = content_id(told.article), told.article.id
    if own == given:
        return told
    facts = [replace(f, article=own, id=own + f.id.removeprefix(given)) for f in told.facts]
    return replace(told, article=replace(told.article, id=own), facts=facts)


def pack_keys(keys: Collection[int]) -> bytes:
    """Keys of the index as bytes."""
    return array("q", sorted(keys)).tobytes()


def unpack_keys(data: bytes) -> list[int]:
    """Keys of the index from their bytes.

    Raises:
        CodecError: the bytes are damaged.
    """
    keys = array("q")
    try:
        keys.frombytes(data)
    except ValueError as error:
        raise CodecError("the keys under which it is found are damaged") from error
    return keys.tolist()
