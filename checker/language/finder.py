"""Words and phrases of a pack, found fast: an expression is tried only where one of its first words stands.

A pack has a hundred patterns of dozens of alternatives each.  Python's ``re`` tries every alternative at every
character, which would cost many times what reading the text costs.  So a text is cut into words once, a dictionary
tells where each stands, and a pattern is compiled and matched there alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from checker.values.normalise import lowered, unaccented

_WORD = re.compile(r"\w+")
_WORDS = re.compile(r"(\w+)")
_ONE_WORD = re.compile(r"(?:[^\W_]|[|?()]|\[\w+\]|\{\d,\d?\})+")
"""An expression that matches letters alone, and so lies in one word («[a-z]{2,}(era|ront)»)."""


class Finder:
    """A pattern over whole words, with the methods of :class:`re.Pattern` that the checker uses.

    On a :class:`View` its matches are found once and kept; on any other text it is a plain pattern.
    """

    def __init__(self, fragments: Iterable[str], then: str = "") -> None:
        r"""Make the pattern; it is compiled as far as texts need it.

        Args:
            fragments: regular expressions over words; a blank stands for white space, brackets do not capture.
            then: regular expression of what must follow them (``\s*$``: the end of the stretch that is searched).
        """
        self._fragments = sorted(fragments, key=len, reverse=True)
        self._then = then
        self._compiled: re.Pattern[str] | None = None
        self._of_word: dict[str, re.Pattern[str] | None] = {}
        self.first = first_words(self._fragments)
        self._words = frozenset[str]().union(*(self.first or ()))
        self._in_one_word = self.first is None and all(map(_ONE_WORD.fullmatch, self._fragments))
        self._suits = lru_cache(maxsize=65536)(self._is_a_match)

    @property
    def pattern(self) -> str:
        """The source, to build longer patterns from."""
        return self._source(self._fragments) + self._then

    @property
    def _regex(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, re.IGNORECASE)
        return self._compiled

    def _beginning(self, word: str) -> re.Pattern[str] | None:
        """The pattern of those fragments alone that may begin with a word; None where none does."""
        try:
            return self._of_word[word]
        except KeyError:
            pass
        if self.first is None:
            return self._regex
        if word not in self._words:
            return None
        those = [f for f, words in zip(self._fragments, self.first, strict=True) if word in words]
        found = self._of_word[word] = re.compile(self._source(those) + self._then, re.IGNORECASE)
        return found

    def _is_a_match(self, word: str) -> bool:
        return self._regex.fullmatch(word) is not None

    def opening(self, words: frozenset[str]) -> Iterable[str]:
        """Those of the words of a text that a match may begin with."""
        return filter(self._suits, words) if self._in_one_word else words & self._words

    @property
    def indexed(self) -> bool:
        """Whether the words that a match begins with can be told."""
        return self.first is not None or self._in_one_word

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches that begin at ``start`` or later and end by ``end``, none overlapping another."""
        stop = len(text) if end is None else end
        if not isinstance(text, View):
            return self._regex.finditer(text, start, stop)
        return iter(text.matches(self, start, stop))

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first of them, or None."""
        stop = len(text) if end is None else end
        if not isinstance(text, View):
            return self._regex.search(text, start, stop)
        return text.first(self, start, stop)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """A match right at ``start``, or None."""
        stop = len(text) if end is None else end
        if self.first is None or not isinstance(text, View):
            return self._regex.match(text, start, stop)
        word = text.word_at.get(start)
        pattern = None if word is None else self._beginning(word)
        return None if pattern is None else pattern.match(text, start, stop)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """A match of a whole text, or None."""
        return self._regex.fullmatch(text)

    def sub(self, replacement: str, text: str) -> str:
        """The text with every match replaced."""
        return self._regex.sub(replacement, text)

    def matches_in(self, view: View, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches in a stretch of a view, read anew."""
        if not self.indexed:
            yield from self._regex.finditer(view, start, end)
            return
        behind = start
        for place in view.places(self, start, end):
            if place >= behind:
                pattern = self._beginning(view.word_at[place])
                if pattern is not None and (match := pattern.match(view, place, end)):
                    yield match
                    behind = match.end()

    def _source(self, fragments: Sequence[str]) -> str:
        return whole_words("|".join(map(loose, fragments))) if fragments else r"(?!)"

    @property
    def depends_on_end(self) -> bool:
        """Whether what matches depends on where the stretch ends, so that matches cannot be found once for all."""
        return self._then.endswith("$")


class AccentFinder(Finder):
    """Phrases without accents, found whatever their accents in the text, and with hyphens for blanks."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """``phrases``: in lower case."""
        super().__init__(re.escape(phrase).replace(r"\ ", " ") for phrase in phrases)

    def _source(self, fragments: Sequence[str]) -> str:
        return whole_words(
            "|".join(_BARE.sub(lambda m: _ACCENTED[m[0]], fragment) for fragment in fragments) or r"(?!)"
        )

    def opening(self, words: frozenset[str]) -> Iterable[str]:
        """Those of the words of a text that a match may begin with, accents aside."""
        return [word for word in words if _plain(word) in self._words]

    def _beginning(self, word: str) -> re.Pattern[str] | None:
        return super()._beginning(_plain(word))


_ACCENTED = {
    " ": r"[\s-]",
    **{
        c: f"[{c}{accented}]"
        for c, accented in zip("aceiouny", ("àâäåáã", "ç", "éèêë", "îïí", "ôöóõ", "ùûüú", "ñ", "ÿ"), strict=True)
    },
}
"""What stands for each letter that may carry an accent, and for a blank."""
_BARE = re.compile(f"[{''.join(_ACCENTED)}]")


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    return unaccented(word)


class _Matches(NamedTuple):
    """The matches of one finder in one text, and where they begin."""

    starts: list[int]
    found: list[re.Match[str]]


class View(str):
    """A text with its words looked up, so that finders need not read it again.

    Attributes:
        word_at: each word, in lower case, by where it begins.
    """

    word_at: dict[int, str]
    _words: frozenset[str]
    _where: dict[str, list[int]]
    _places: dict[Finder, list[int]]
    _matches: dict[Finder, _Matches]

    def __new__(cls, text: str) -> View:
        """Cut the text into words."""
        view = super().__new__(cls, text)
        pieces = _WORDS.split(lowered(text))  # what stands between words, a word, what stands between…
        words, starts = pieces[1::2], list(accumulate(map(len, pieces)))[::2]
        where: dict[str, list[int]] = {}
        for word, start in zip(words, starts, strict=False):
            if word in where:
                where[word].append(start)
            else:
                where[word] = [start]
        view.word_at = dict(zip(starts, words, strict=False))
        view._words, view._where = frozenset(where), where
        view._places, view._matches = {}, {}
        return view

    def places(self, finder: Finder, start: int, stop: int) -> list[int]:
        """Where between two places a match of a finder may begin, in order."""
        found = self._places.get(finder)
        if found is None:
            where = self._where
            found = self._places[finder] = sorted(at for word in finder.opening(self._words) for at in where[word])
        return found[bisect_left(found, start) : bisect_left(found, stop)] if found else found

    def matches(self, finder: Finder, start: int, stop: int) -> list[re.Match[str]]:
        """The matches of a finder that begin at ``start`` or later and end by ``stop``; all are found once."""
        if finder.depends_on_end:
            return list(finder.matches_in(self, start, stop))
        starts, found = self._all(finder)
        if not found or starts[-1] < start:
            return []
        return [m for m in found[bisect_left(starts, start) : bisect_left(starts, stop)] if m.end() <= stop]

    def first(self, finder: Finder, start: int, stop: int) -> re.Match[str] | None:
        """The first of them, or None."""
        if finder.depends_on_end:
            return next(finder.matches_in(self, start, stop), None)
        starts, found = self._all(finder)
        if not found or starts[-1] < start:
            return None
        for place in range(bisect_left(starts, start), len(starts)):
            if starts[place] >= stop:
                return None
            if found[place].end() <= stop:
                return found[place]
        return None

    def _all(self, finder: Finder) -> _Matches:
        known = self._matches.get(finder)
        if known is None:
            found = list(finder.matches_in(self, 0, len(self)))
            known = self._matches[finder] = _Matches([m.start() for m in found], found)
        return known


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
