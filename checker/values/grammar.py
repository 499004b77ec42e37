"""Rules over shapes, and the engine that applies them.

A rule is a regular expression over the shape of a text (:mod:`checker.values.pack`) and a function that turns
what it matched into values.  Rules are tried together, in order, from left to right; a function that returns
None passes the place on to the rules after its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from checker.values.model import TimeValue, Value
from checker.values.pack import Pack
from checker.values.scanner import Tokens
from checker.values.shapes import Automaton


class Found(NamedTuple):
    """A value in the view, before its offsets are brought back to the raw text."""

    start: int
    end: int
    value: Value
    cues: tuple[tuple[int, int], ...] = ()


class Rule(NamedTuple):
    """A shape and what it means."""

    name: str
    source: str
    read: Callable[[Hit], list[Found] | None]


@dataclass(slots=True)
class State:
    """What reading one text carries along.

    Attributes:
        tokens: the text.
        pack: its language.
        reference: the day that relative expressions count from.
        last_day: the day that the text named last, for «la veille».
        found: what has been read so far.
        full_dates: the days that the text names in full, weekday and all, once ``full_dates_known``.
    """

    tokens: Tokens
    pack: Pack
    reference: date | None
    last_day: date | None = None
    found: list[Found] = field(default_factory=list[Found])
    full_dates: list[date] = field(default_factory=list[date])
    full_dates_known: bool = False

    def antecedent(self, place: int, reach: int) -> date | None:
        """The day that «la veille» or «plus tard» counts from.

        The one named within so many code points before, or the reference day of a text that has named nothing
        yet; None where it cannot be told.
        """
        if self.last_day is None:
            return None if self.found else self.reference
        last = next(
            (found.end for found in reversed(self.found) if isinstance(found.value, TimeValue) and found.value.days),
            0,
        )
        return self.last_day if place - last <= reach else None

    def near_date(self, place: int) -> bool:
        """Whether the last value is a date that ends just before a place of the view."""
        last = self.found[-1] if self.found else None
        return last is not None and isinstance(last.value, TimeValue) and place - last.end <= 4


_NOWHERE = (-1, -1)


class Hit:
    """One match of one rule: its groups, by name."""

    __slots__ = ("_places", "begin", "pack", "state", "stop", "tokens")

    def __init__(self, state: State, match: re.Match[str], names: Sequence[str]) -> None:
        """``names``: of the groups in order; of several with one name the first that is not empty counts."""
        self.state, self.tokens, self.pack = state, state.tokens, state.pack
        self.begin, self.stop = match.span()
        self._places: dict[str, tuple[int, int]] = {}
        for name, span in zip(names, match.regs[1:], strict=True):
            if span[1] > span[0] and name not in self._places:
                self._places[name] = span

    def places(self, name: str) -> tuple[int, int]:
        """First place and end (exclusive) of a group in the shape; (-1, -1) where it is empty or took no part."""
        return self._places.get(name, _NOWHERE)

    def has(self, name: str) -> bool:
        """Whether a group took part and is not empty."""
        return name in self._places

    def classes(self, name: str) -> dict[str, Any]:
        """What the first token of a group means, by class."""
        places = self._places.get(name)
        return self.tokens.means[places[0]] if places else {}

    def meaning(self, name: str, cls: str) -> Any:
        """What the first token of a group means as one class; None where it is not of that class."""
        places = self._places.get(name)
        return self.tokens.means[places[0]].get(cls) if places else None

    def all(self, name: str, *classes: str) -> list[dict[str, Any]]:
        """The meanings of all tokens of a group that belong to one of some classes."""
        first, end = self.places(name)
        return [mean for mean in self.tokens.means[max(first, 0) : max(end, 0)] if any(cls in mean for cls in classes)]

    def text(self, name: str) -> str:
        """The words of a group, in lower case."""
        span = self.span(name)
        return self.tokens.low[span[0] : span[1]] if span else ""

    def span(self, name: str) -> tuple[int, int] | None:
        """Where a group stands in the view."""
        places = self._places.get(name)
        return (self.tokens.starts[places[0]], self.tokens.ends[places[1] - 1]) if places else None

    def spans(self, name: str) -> tuple[tuple[int, int], ...]:
        """The same as a tuple of none or one."""
        span = self.span(name)
        return (span,) if span else ()

    def start(self, *names: str) -> int:
        """Where the first of some groups begins, in the view."""
        return min(span[0] for name in names if (span := self.span(name)))

    def end(self, *names: str) -> int:
        """Where the last of some groups ends, in the view."""
        return max(span[1] for name in names if (span := self.span(name)))

    def found(self, start: int, end: int, value: Value, cues: tuple[tuple[int, int], ...] = ()) -> Found:
        """A value at a place of the view."""
        return Found(start, end, value, cues)

    def before(self, distance: int = 1) -> dict[str, Any]:
        """What the token before the match means."""
        place = self.begin - distance
        return self.tokens.means[place] if place >= 0 else {}

    def previous_is(self, *classes: str) -> bool:
        """Whether the token before the match, marks aside, belongs to one of some classes."""
        return any(cls in self.before() for cls in classes)

    def following(self, distance: int = 0) -> dict[str, Any]:
        """What the token after the match means."""
        place = self.stop + distance
        return self.tokens.means[place] if place < len(self.tokens.means) else {}

    def next_is(self, *classes: str) -> bool:
        """Whether the token after the match, a comma aside, belongs to one of some classes."""
        place = 1 if self.tokens.shape[self.stop : self.stop + 1] == "," else 0
        return any(cls in self.following(place) for cls in classes)

    def of_something(self) -> bool:
        """Whether a noun follows that the match is a measure of («2h30 de huis clos»)."""
        return "of" in self.following() and self.tokens.shape[self.stop + 1 : self.stop + 2] == "x"

    def after_hyphen(self) -> bool:
        """Whether the match hangs on a word by a hyphen («Covid-19»)."""
        shape = self.tokens.shape
        place = self.begin
        if place < 2 or shape[place - 1] != "-" or self.tokens.text[self.tokens.starts[place] - 1] != "-":
            return False
        return shape[place - 2] == "x" or self.tokens.text[self.tokens.ends[place - 2] - 1].isalpha()

    def age(self) -> bool:
        """Whether a length of time is somebody's age, by the words around it."""
        if self.has("aged") or self.has("old") or self.previous_is("aged"):
            return True
        units = self.pack.calendar["age"]["units"]
        place = self.places("u")[0]
        if self.tokens.low[self.tokens.starts[place] : self.tokens.ends[place]] not in units:
            return False
        shape = self.tokens.shape
        before, after = shape[self.begin - 1 : self.begin], shape[self.stop : self.stop + 1]
        if before in (",", "(") and after in (",", ")") and self.pack.unit["year"] is self.meaning("u", "unit"):
            return True
        if after == "," and "at" in self.before() and self.tokens.text[self.tokens.starts[self.begin - 1]].isupper():
            return True  # «À 36 ans, elle gagne»: a capital, so at the head of its sentence
        if "have" in self.before() and self.pack.unit["year"] is self.meaning("u", "unit"):
            return True  # «elle a 12 ans»
        if "of" not in self.before():
            return False
        # «un homme blanc de 53 ans»; «une Alsacienne de 6 ans»: a capital inside the sentence
        place = self.begin - 2
        if place > 0 and shape[place] == "x" and self.tokens.text[self.tokens.starts[place]].isupper():
            return True
        for distance in (2, 3, 4):
            if "person" in self.before(distance):
                return True
            if shape[self.begin - distance : self.begin - distance + 1] != "x":
                return False
        return False


class Grammar:
    """Rules of one language, compiled as they come to be used.

    A rule may use a group name in several of its alternatives; the one that took part counts.
    """

    def __init__(self, pack: Pack, rules: list[Rule]) -> None:
        self._pack = pack
        self._rules = rules
        self._automata = [Automaton(rule.source, pack.chars) for rule in rules]
        self._names = [re.findall(r"\(\?P<(\w+)>", rule.source) for rule in rules]
        self._starting: dict[str, list[int]] = {}
        for number, automaton in enumerate(self._automata):
            for char in automaton.starters():
                self._starting.setdefault(char, []).append(number)
        self._begins = re.compile(f"[{re.escape(''.join(self._starting))}]")
        self._tries: dict[str, tuple[int, ...]] = {}
        self._compiled: dict[int, re.Pattern[str]] = {}

    def _worth_trying(self, begins: str) -> tuple[int, ...]:
        """The rules that a match beginning with these tokens may be of."""
        found = tuple(number for number in self._starting.get(begins[0], ()) if self._automata[number].allows(begins))
        if len(self._tries) < 65536:
            self._tries[begins] = found
        return found

    def _match(self, number: int, shape: str, place: int) -> re.Match[str] | None:
        pattern = self._compiled.get(number)
        if pattern is None:
            source = re.sub(r"\(\?P<\w+>", "(", self._pack.pattern(self._rules[number].source))
            pattern = self._compiled[number] = re.compile(source)
        return pattern.match(shape, place)

    def read(self, state: State) -> list[Found]:
        """All values of a text, from left to right."""
        shape, starts = state.tokens.shape, state.tokens.starts
        found, tries = state.found, self._tries
        following = 0
        for place in self._begins.finditer(shape):
            position = place.start()
            if position < following:
                continue
            begins = shape[position : position + 3]
            numbers = tries.get(begins)
            if numbers is None:
                numbers = self._worth_trying(begins)
            following = position + 1
            for number in numbers:
                match = self._match(number, shape, position)
                if match is None or match.end() == position:
                    continue
                try:
                    values = self._rules[number].read(Hit(state, match, self._names[number]))
                except (OverflowError, ValueError):  # a day before the year 1 or after 9999 is none
                    continue
                if values is None:
                    continue
                found.extend(values)
                # go on after the last value, or after the match where it held none
                stop = match.end()
                if values:
                    last = max(value.end for value in values)
                    while stop > following and starts[stop - 1] >= last:
                        stop -= 1
                following = max(stop, following)
                break
        return found
