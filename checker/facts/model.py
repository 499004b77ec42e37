"""A fact: one thing that one article states, with everything that shaped it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from dataclasses import field as made
from typing import Literal

from checker.articles.model import Field
from checker.language.pack import Turn
from checker.values.model import TimeValue, Value

Attribute = Literal[
    "participants_count", "killed", "injured", "missing", "arrested", "count", "amount", "percentage",
    "duration", "date", "time", "place", "age", "area", "mass", "magnitude", "speed", "distance", "temperature",
    "score",
    "sentence", "role_holder", "office", "party", "nationality", "leader", "attendee", "gender",
]  # fmt: skip
STATES: tuple[Attribute, ...] = ("killed", "missing", "injured", "arrested")
"""What becomes of people, as a toll counts it."""
IN_HOSPITAL = ("hospitalised", "intensive")
"""Where hurt people are; each is the restriction of a count of its own."""
FORMER = "former-"
"""What the key of an office begins with that is held no more («l'ancien maire, X»)."""
PART = "part"
"""The restriction of a figure that is some part of a total: which one, nobody can tell from outside («dont deux»)."""

OF = "of:"
"""What the restriction begins with of a figure that one of several people has («trois ans de prison» for one)."""


@dataclass(frozen=True, slots=True)
class Names:
    """A value that is made of names: who leads, who attended, where.

    Attributes:
        keys: canonical keys (``country:GB``, ``person:starmer``, ``city:2643743``), sorted.
        labels: how the article words them, in the order of the text.
        complete: whether the wording gives the whole set («dirigée par A et B») rather than some of it.
        polarity: for attendance: ``present``, ``remote``, ``represented``, ``absent``; else None.
    """

    keys: tuple[str, ...]
    labels: tuple[str, ...]
    complete: bool = True
    polarity: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What is counted, dated or held.

    Attributes:
        label: the words of the article («dirigeants alliés»).
        key: what two facts must share to be about the same thing: a noun class of the language packs
            (``leaders``, ``firefighters``) or, failing that, a normalised head noun.
        restrictions: canonical keys of what narrows it (``place:city:2988507``, ``part``, ``serious``…),
            sorted; facts with different restrictions are not about the same thing.
    """

    label: str
    key: str
    restrictions: tuple[str, ...] = ()

    def narrowed(self, *restrictions: str) -> Subject:
        """The same with further restrictions."""
        return replace(self, restrictions=tuple(sorted({*self.restrictions, *restrictions})))

    def scope(self, here: Collection[str]) -> tuple[str, ...]:
        """What narrows it; that it is of what the event is about anyway (``here``: its place) does not."""
        if not self.restrictions:
            return ()
        return tuple(r for r in self.restrictions if r.removeprefix("place:") not in here)


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event that an article mentions beside its main one: the summit before, next Thursday's meeting.

    Attributes:
        kind: type of event of the packs (``summit``); empty where nothing but its day is named.
        label: the article's words («précédent sommet, à Londres, le 2 mars»).
        turn: ``previous`` or ``next`` where that is how the article tells it from its main event, else None.
        day: when it was or will be, where the article says so.
        place: key of its town or country, where the article says so.
        of: key of the body or person whose it is («sommet de l'Otan»), where the noun is followed by one.
    """

    kind: str
    label: str
    turn: Turn | None = None
    day: TimeValue | None = None
    place: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that shaped a fact: its kind, and where it stands in the same field."""

    kind: str
    start: int
    end: int
    text: str


@dataclass(slots=True)
class Fact:
    """One statement.

    Attributes:
        id: unique within a run (``article:n``).
        article: id of the article.
        field, start, end, text: where it stands; ``field[start:end] == text``, code points.
        sentence_start, sentence_end: the sentence around it, same field.
        attribute: what kind of fact.
        subject: about what.
        value: what is stated.
        attributed_to: who says so, in the article's words, or None for the paper itself.
        speaker: canonical key of who says so (``police``, ``union:cgt``, ``person:…``), or None.
        firmness: ``actual``, ``forecast`` (expected, planned), ``hearsay`` (conditional), ``denied``,
            ``target``.
        time_frame: ``event`` (the article's main event) or ``other`` (an earlier or later one that the
            sentence names).
        weight: for dates, times and places: how surely it is the main event's own; 0 when it is not.
        occasion: the other event that it is of, where the article tells which; None for all else.
        cues: the words that decided all this, in the order of the text.
    """

    id: str
    article: str
    field: Field
    start: int
    end: int
    text: str
    sentence_start: int
    sentence_end: int
    attribute: Attribute
    subject: Subject
    value: Value | Names
    attributed_to: str | None = None
    speaker: str | None = None
    firmness: Literal["actual", "forecast", "hearsay", "denied", "target"] = "actual"
    time_frame: Literal["event", "other"] = "event"
    weight: int = 0
    occasion: Occasion | None = None
    cues: list[Cue] = made(default_factory=list[Cue])

    def cue(self, kind: str) -> Cue | None:
        """The first word of a kind that shaped it, or None."""
        for cue in self.cues:
            if cue.kind == kind:
                return cue
        return None

    def is_comparable(self) -> bool:
        """Whether it may be set against what another article says of the event.

        What the words of an article come to may not: parts may leave some out.
        """
        return (
            self.time_frame == "event"
            and self.subject.key != ""
            and PART not in self.subject.restrictions
            and self.cue("computed") is None
        )
