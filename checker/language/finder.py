"""Words and phrases of a pack, found fast: an expression is tried only where one of its first words stands.

A pack has a hundred patterns of dozens of alternatives each.  Python's ``re`` tries every alternative at every
character, which would cost many times what reading the text costs.  So a text is cut into words once, a dictionary
tells which patterns may begin at each, and a pattern is compiled and matched there alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from checker.values.normalise import lowered

_WORD = re.compile(r"\w+")


class Finder:
    """A pattern over whole words, with the methods of :class:`re.Pattern` that the checker uses.

    On a :class:`View` its matches are found once and kept; on any other text it is a plain pattern.
    """

    __slots__ = ("_compiled", "_fragments", "_of_word", "first")

    def __init__(self, fragments: Iterable[str]) -> None:
        """``fragments``: regular expressions over words; a blank stands for white space, brackets do not capture."""
        self._fragments = sorted(fragments, key=len, reverse=True)
        self._compiled: re.Pattern[str] | None = None
        self._of_word: dict[str, re.Pattern[str]] = {}
        self.first = first_words(self._fragments)

    @property
    def pattern(self) -> str:
        """The source, to build longer patterns from."""
        return _source(self._fragments)

    @property
    def _regex(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, re.IGNORECASE)
        return self._compiled

    def _beginning(self, word: str) -> re.Pattern[str]:
        """The pattern of those fragments alone that may begin with a word."""
        found = self._of_word.get(word)
        if found is None:
            those = [f for f, words in zip(self._fragments, self.first or (), strict=True) if word in words]
            found = self._of_word[word] = re.compile(_source(those), re.IGNORECASE)
        return found

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches that begin at ``start`` or later and end by ``end``."""
        stop = len(text) if end is None else end
        if not isinstance(text, View):
            return self._regex.finditer(text, start, stop)
        return text.matches(self, start, stop)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first of them, or None."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """A match right at ``start``, or None."""
        stop = len(text) if end is None else end
        if self.first is None or not isinstance(text, View):
            return self._regex.match(text, start, stop)
        word = text.places(self).get(start)
        return None if word is None else self._beginning(word).match(text, start, stop)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """A match of a whole text, or None."""
        return self._regex.fullmatch(text)

    def sub(self, replacement: str, text: str) -> str:
        """The text with every match replaced."""
        return self._regex.sub(replacement, text)

    def matches_in(self, view: View) -> Iterator[re.Match[str]]:
        """All matches in a view, none overlapping another."""
        if self.first is None:
            yield from self._regex.finditer(view)
            return
        behind = 0
        for place, word in view.places(self).items():
            if place >= behind and (match := self._beginning(word).match(view, place)):
                yield match
                behind = match.end()


def _source(fragments: Sequence[str]) -> str:
    return whole_words("|".join(map(loose, fragments))) if fragments else r"(?!)"


class _Matches(NamedTuple):
    """The matches of one finder in one text, and where they begin."""

    starts: list[int]
    found: list[re.Match[str]]


class View(str):
    """A text with its words looked up, so that finders need not read it again."""

    _places: dict[Finder, dict[int, str]]
    _matches: dict[Finder, _Matches]

    def __new__(cls, text: str, vocabulary: Mapping[str, Sequence[Finder]]) -> View:
        """``vocabulary``: for each word in lower case, the finders that may begin with it."""
        view = super().__new__(cls, text)
        places: dict[Finder, dict[int, str]] = {}
        for found in _WORD.finditer(lowered(text)):
            word = found.group()
            for finder in vocabulary.get(word, ()):
                places.setdefault(finder, {})[found.start()] = word
        view._places, view._matches = places, {}
        return view

    def places(self, finder: Finder) -> dict[int, str]:
        """Where a finder may begin, and the word there, in order."""
        return self._places.get(finder, _NOWHERE)

    def matches(self, finder: Finder, start: int, stop: int) -> Iterator[re.Match[str]]:
        """The matches of a finder that begin at ``start`` or later and end by ``stop``; all are found once."""
        known = self._matches.get(finder)
        if known is None:
            found = list(finder.matches_in(self))
            known = self._matches[finder] = _Matches([m.start() for m in found], found)
        if not known.found:
            return
        for match in islice(known.found, bisect_left(known.starts, start), None):
            if match.start() >= stop:
                return
            if match.end() <= stop:
                yield match


_NOWHERE: dict[int, str] = {}


def vocabulary(finders: Iterable[Finder]) -> dict[str, tuple[Finder, ...]]:
    """For each word that some finders may begin with, those finders."""
    found: dict[str, list[Finder]] = {}
    for finder in finders:
        for word in frozenset[str]().union(*(finder.first or ())):
            found.setdefault(word, []).append(finder)
    return {word: tuple(those) for word, those in found.items()}


# ---- expressions


def loose(fragment: str) -> str:
    """A regular expression whose blanks stand for any white space and whose brackets do not capture."""
    return fragment.replace(" ", r"\s+").replace("(", "(?:").replace("(?:?", "(?")


def whole_words(body: str) -> str:
    """The expression bound to whole words.

    «cessez-le-feu» is no fire, so a hyphen binds; an elided word («d'») ends with its apostrophe.
    """
    return rf"(?<![\w-])(?:{body})(?:(?<=')|(?![\w-]))"


def first_words(fragments: Iterable[str]) -> tuple[frozenset[str], ...] | None:
    """For each expression the words, in lower case, that it may begin with; None where one's cannot be told."""
    found: list[frozenset[str]] = []
    for fragment in fragments:
        words: set[str] = set()
        for head, _ in _heads(fragment, 0)[0]:
            word = _WORD.match(head.lower())
            if word is None or head[word.end() : word.end() + 1] == _ANYTHING:
                return None
            words.add(word.group())
        found.append(frozenset(words))
    return tuple(found)


_ANYTHING = "\0"
"""Stands for what cannot be listed («\\w+»)."""
_Heads = set[tuple[str, bool]]
"""Beginnings of what an expression matches, each with whether its first word is over."""


def _heads(source: str, at: int) -> tuple[_Heads, int]:
    """The beginnings of the alternatives from a place up to the closing bracket or the end, and the place after it."""
    alternatives: _Heads = set()
    heads: _Heads = {("", False)}
    while at < len(source) and source[at] != ")":
        if source[at] == "|":
            alternatives |= heads
            heads, at = {("", False)}, at + 1
            continue
        piece, at = _piece(source, at)
        optional = at < len(source) and source[at] in "?*"
        if at < len(source) and source[at] in "?*+{":
            at = source.index("}", at) + 1 if source[at] == "{" else at + 1
            if at < len(source) and source[at] == "?":
                at += 1
        heads = _appended(heads, piece) | (heads if optional else set())
    return alternatives | heads, at + 1


def _piece(source: str, at: int) -> tuple[_Heads, int]:
    """What one element may add; an empty text where it takes no character."""
    char = source[at]
    if source.startswith(("(?!", "(?=", "(?<"), at):
        return {("", False)}, _closing(source, at) + 1
    if char == "(":
        return _heads(source, at + (3 if source.startswith("(?:", at) else 1))
    if char == "[":
        return {(_ANYTHING, True)}, source.index("]", at + 2) + 1
    if char == "\\":
        escaped = source[at + 1]
        return {(_ANYTHING, True) if escaped.isalnum() else (escaped, False)}, at + 2
    return {(_ANYTHING, True) if char == "." else (char, False)}, at + 1


def _closing(source: str, at: int) -> int:
    depth = 0
    for place in range(at, len(source)):
        depth += (source[place] == "(") - (source[place] == ")")
        if depth == 0:
            return place
    return len(source) - 1


def _appended(heads: _Heads, piece: _Heads) -> _Heads:
    """Each beginning with each addition; one whose first word is over needs no more."""
    found: _Heads = set()
    for text, over in heads:
        if over:
            found.add((text, True))
        else:
            for more, ends in piece:
                joined = text + more
                word = _WORD.match(joined)
                found.add((joined, ends or (len(word.group()) if word else 0) < len(joined)))
    return found
