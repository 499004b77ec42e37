"""What the analysis of a text finds, as plain records with offsets into that text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from checker.language.pack import Pack, fold

if TYPE_CHECKING:
    from checker.values.model import ValueMention

EntityKind = Literal[
    "country", "region", "city", "district", "venue", "road", "street", "organisation", "person", "place", "name"
]


@dataclass(slots=True)
class Sentence:
    """A sentence, a headline or a list item; ``index`` counts from 0, ``paragraph`` too."""

    start: int
    end: int
    index: int
    paragraph: int


class Entity(NamedTuple):
    """A name in the text.

    Attributes:
        start, end: code points, end exclusive.
        text: as it stands.
        kind: what it names; ``name`` when that is unknown, ``place`` for a place in no gazetteer.
        key: canonical key shared by all spellings and languages (``country:GB``, ``city:2643743``).
        country: ISO 3166 code of the country that it belongs to or names, or None.
        adjective: the word is an adjective of the name («britannique»), not the name itself.
        named: the person's name where the text has the office in its place, by a lexicon of one's own.
    """

    start: int
    end: int
    text: str
    kind: EntityKind
    key: str
    country: str | None = None
    adjective: bool = False
    named: str = ""

    @property
    def name(self) -> str:
        """What it is called, whatever the text calls it."""
        return self.named or self.text


@dataclass(slots=True)
class Attribution:
    """Who says a stretch of text.

    Attributes:
        start, end: the stretch that is said (code points).
        label: the speaker in the article's words.
        key: canonical key of the speaker (``police``, ``union:cgt``, ``person:…``).
        cue: span of the word that says so («selon», «a indiqué»).
        speaker: span of the speaker's name.
        denied: the speaker denies it.
    """

    start: int
    end: int
    label: str
    key: str
    cue: tuple[int, int]
    speaker: tuple[int, int] = (0, 0)
    denied: bool = False


@dataclass
class Analysis:
    """One analysed text (a title or a body); what it holds is not changed once it has been asked for.

    Attributes:
        text: the raw text that all offsets count in.
        view: the same text with typographic variants folded, position by position.
        sentences, values, entities, attributions: in the order of the text.
    """

    text: str
    view: str
    pack: Pack
    sentences: list[Sentence] = field(default_factory=list[Sentence])
    values: list[ValueMention] = field(default_factory=list["ValueMention"])
    entities: list[Entity] = field(default_factory=list[Entity])
    attributions: list[Attribution] = field(default_factory=list[Attribution])

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset, or None (furniture, or between sentences)."""
        index = bisect_right(self._sentence_starts, offset) - 1
        if index < 0 or offset >= self.sentences[index].end:
            return None
        return self.sentences[index]

    def entities_in(self, start: int, end: int) -> Iterator[Entity]:
        """The names that lie inside a stretch."""
        first = bisect_left(self._entity_starts, start)
        for entity in islice(self.entities, first, None):
            if entity.start >= end:
                return
            if entity.end <= end:
                yield entity

    def values_in(self, start: int, end: int) -> Iterator[ValueMention]:
        """The values that lie inside a stretch."""
        first = bisect_left(self._value_starts, start)
        for value in islice(self.values, first, None):
            if value.start >= end:
                return
            if value.end <= end:
                yield value

    def is_in_value(self, offset: int) -> bool:
        """Whether an offset lies in a value: «March» of «2 March» is no march."""
        index = bisect_right(self._value_starts, offset) - 1
        return index >= 0 and offset < self.values[index].end

    def attribution_at(self, offset: int) -> Attribution | None:
        """The narrowest attribution whose stretch holds an offset."""
        sentence = self.sentence_at(offset)
        if sentence is None:
            return None
        holding = [a for a in self._said.get(sentence.index, ()) if a.start <= offset < a.end]
        return min(holding, key=lambda a: a.end - a.start) if holding else None

    @cached_property
    def named_events(self) -> dict[int, list[tuple[str, re.Match[str]]]]:
        """Index of a sentence → the words for events that begin in it, each with its type; «March 2» is no march."""
        found: dict[int, list[tuple[str, re.Match[str]]]] = {}
        for match in self.pack.event_pattern.finditer(self.view):
            sentence = self.sentence_at(match.start())
            kind = self.pack.event_words[fold(match.group())]
            if kind and sentence is not None and not self.is_in_value(match.start()):
                if match.group() in self.pack.names_alike and match.start() > sentence.start:
                    continue  # «le cyclone a touché La Réunion»
                found.setdefault(sentence.index, []).append((kind, match))
        return found

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _entity_starts(self) -> list[int]:
        return [entity.start for entity in self.entities]

    @cached_property
    def _value_starts(self) -> list[int]:
        return [value.start for value in self.values]

    @cached_property
    def _said(self) -> dict[int, list[Attribution]]:
        """Attributions by the index of the sentence that they are about."""
        found: dict[int, list[Attribution]] = {}
        for said in self.attributions:
            sentence = self.sentence_at(said.start) or self.sentence_at(said.cue[0])
            if sentence is not None:
                found.setdefault(sentence.index, []).append(said)
        return found
