"""Words and phrases of a pack, found fast: an expression is tried only where its first words stand.

A pack has a hundred patterns of dozens of alternatives each.  Python's ``re`` tries every alternative at every
character, which would cost many times what reading the text costs.  So a text is cut into words once, a dictionary
tells which patterns may begin at each pair of words, and a pattern is compiled and matched there alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import compress
from operator import itemgetter
from typing import NamedTuple

from checker.values.normalise import Words, cut, unaccented

_L, _N = r"[^\W\d_]", r"[\W\d_]"
"""A letter, and what is none."""
_WORD = re.compile(f"{_L}+")
_LITERAL = re.compile(r"\w(?:[\w ',]|\\[^\w\s])*")
"""An expression that stands for itself."""
_ONE_WORD = re.compile(r"(?:[^\W\d_]|[|?()]|\[(?:\w-\w|\w)+\]|\{\d,\d?\})+")
"""An expression that matches letters alone, and so lies in one word («[a-z]{2,}(era|ront)»)."""
_TO_THE_END = r"\s*$"
"""What follows an expression at the end of a stretch."""
_ESCAPE = re.compile(r"\\(?=[^\w\s])")
_WORDS_KEPT = 65_536
"""Words of texts that are remembered with what may begin with them."""


class Finder:
    """A pattern over whole words, with the methods of :class:`re.Pattern` that the checker uses.

    On a :class:`View` whose vocabulary holds it, it is tried only where it may begin, and all its matches are found
    once and kept; on any other text it is a plain pattern.
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
        self._of_word: dict[str, re.Pattern[str]] = {}
        # whether it begins with a capital
        self.capital = False
        # what matches depends on where the stretch ends, so that matches cannot be found once for all
        self.ends_there = then.endswith("$")

    @cached_property
    def endings(self) -> tuple[str, ...] | None:
        """What stands at the end of all its matches, white space aside, in lower case; None where it cannot be told."""
        if self._then != _TO_THE_END or not all(map(_LITERAL.fullmatch, self._fragments)):
            return None
        return tuple({_ESCAPE.sub("", fragment).lower().split()[-1] for fragment in self._fragments})

    @cached_property
    def first(self) -> tuple[frozenset[str], ...] | None:
        """For each fragment the words that it may begin with; None where one's cannot be told."""
        return first_words(self._fragments)

    @cached_property
    def words(self) -> frozenset[str]:
        """All of these."""
        return frozenset[str]().union(*(self.first or ()))

    @cached_property
    def listed(self) -> bool:
        """Whether these are all that it may begin with, as they stand."""
        return self.first is not None

    @cached_property
    def indexed(self) -> bool:
        """Whether it can be told of a word that no match begins with it."""
        return self.first is not None or all(map(_ONE_WORD.fullmatch, self._fragments))

    @property
    def pattern(self) -> str:
        """The source, to build longer patterns from."""
        return self._source(self._fragments) + self._then

    def opens_with(self, word: str) -> bool:
        """Whether a match may begin with a word, in lower case."""
        return self._regex.fullmatch(word) is not None if self.first is None else word in self.words

    def seconds(self, word: str) -> frozenset[str] | None:
        """The words that may follow a first one; None where any may, or none need."""
        if self._then or self.first is None:
            return None
        found: set[str] = set()
        for fragment, words in zip(self._fragments, self.first, strict=True):
            if word in words:
                seconds = second_words(fragment, word)
                if seconds is None:
                    return None
                found |= seconds
        return frozenset(found)

    @property
    def _regex(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, re.IGNORECASE)
        return self._compiled

    def _beginning(self, word: str) -> re.Pattern[str]:
        """The pattern of those fragments alone that may begin with a word."""
        found = self._of_word.get(word)
        if found is None:
            if self.first is None:
                return self._regex
            those = [f for f, words in zip(self._fragments, self.first, strict=True) if word in words]
            found = self._of_word[word] = re.compile(self._source(those) + self._then, re.IGNORECASE)
        return found

    def _source(self, fragments: Sequence[str]) -> str:
        return whole_words("|".join(map(loose, fragments))) if fragments else r"(?!)"

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches that begin at ``start`` or later and end by ``end``, none overlapping another."""
        stop = len(text) if end is None else end
        if not isinstance(text, View):
            return self.matches_in(text, start, stop)
        return iter(text.matches(self, start, stop))

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first of them, or None."""
        stop = len(text) if end is None else end
        if not isinstance(text, View):
            return next(self.matches_in(text, start, stop), None)
        return text.first_match(self, start, stop)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """A match right at ``start``, or None."""
        stop = len(text) if end is None else end
        if not self.indexed or not isinstance(text, View):
            return self._regex.match(text, start, stop)
        word = text.word_at.get(start, "")
        if word not in self.words if self.listed else not self.opens_with(word):
            return None
        return self._beginning(word).match(text, start, stop)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """A match of a whole text, or None."""
        return self._regex.fullmatch(text)

    def sub(self, replacement: str, text: str) -> str:
        """The text with every match replaced, by a replacement as it stands."""
        pieces: list[str] = []
        behind = 0
        for match in self.matches_in(text, 0, len(text)):
            pieces += text[behind : match.start()], replacement
            behind = match.end()
        return "".join((*pieces, text[behind:]))

    def matches_in(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches in a stretch of a text, read anew."""
        if not self.indexed:
            yield from self._regex.finditer(text, start, end)
            return
        behind = start
        for at, word in self._places(text, start, end):
            if at < behind or (self.capital and not text[at].isupper()):
                continue
            if match := self._beginning(word).match(text, at, end):
                yield match
                behind = match.end()

    def _places(self, text: str, start: int, end: int) -> Iterable[tuple[int, str]]:
        """Where a match may begin, and with which word."""
        if isinstance(text, View):
            places = text.places(self, start, end)
            return zip(places, [text.word_at[at] for at in places], strict=True)
        words = ((found.start(), found.group().lower()) for found in _WORD.finditer(text, start, end))
        return ((at, word) for at, word in words if (word in self.words if self.listed else self.opens_with(word)))


class Choice:
    """Finders by name that are always searched together; on a :class:`View` a stretch with no match costs one look-up.

    Attributes:
        finders: the finders, in an order that their matches keep.
    """

    def __init__(self, finders: Mapping[str, Finder]) -> None:
        """``finders``: by name."""
        self.finders = dict(finders)

    def matches(self, text: str, start: int, end: int) -> list[tuple[str, re.Match[str]]]:
        """The names and matches of all in a stretch: those of the first finder first, each as it finds them alone."""
        if isinstance(text, View):
            return text.choice(self, start, end)
        return [(name, match) for name, finder in self.finders.items() for match in finder.finditer(text, start, end)]


class AccentFinder(Finder):
    """Names without accents, found whatever their accents in the text, and with hyphens for blanks."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """``phrases``: in lower case."""
        super().__init__(re.escape(phrase).replace(r"\ ", " ") for phrase in phrases)
        self.listed = False  # a text has its words with their accents
        self.capital = True

    def opens_with(self, word: str) -> bool:
        """Whether a match may begin with a word, in lower case."""
        return unaccented(word) in self.words

    def seconds(self, word: str) -> frozenset[str] | None:
        """Any: they may carry accents too."""
        return None

    def _beginning(self, word: str) -> re.Pattern[str]:
        return super()._beginning(_plain(word))

    def _source(self, fragments: Sequence[str]) -> str:
        return whole_words(
            "|".join(_BARE.sub(lambda m: _ACCENTED[m[0]], fragment) for fragment in fragments) or r"(?!)"
        )


_ACCENTED = {
    **{
        bare: f"[{bare}{accented}]"
        for bare, accented in zip("aceiouny", ("àâäåáã", "ç", "éèêë", "îïí", "ôöóõ", "ùûüú", "ñ", "ÿ"), strict=True)
    },
    " ": r"[\s-]",
}
"""What stands for each letter that may carry an accent, and for a blank."""
_BARE = re.compile(f"[{''.join(_ACCENTED)}]")


@lru_cache(maxsize=_WORDS_KEPT)
def _plain(word: str) -> str:
    return unaccented(word)


class _Beginnings(NamedTuple):
    """The finders that may begin with a word: before some words behind it, and before any other."""

    followed: dict[str, tuple[Finder, ...]]
    otherwise: tuple[Finder, ...]


class _Known(dict[str, "_Beginnings | None"]):
    """What is known of the words that texts hold; None for one that nothing begins with."""

    def __init__(self, learn: Callable[[str], _Beginnings | None]) -> None:
        """``learn``: finds it out."""
        super().__init__()
        self._learn = learn

    def __missing__(self, word: str) -> _Beginnings | None:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        found = self[word] = self._learn(word)
        return found


class Vocabulary:
    """Which finders may begin with a word, by it and by the one behind it.

    A finder comes in when it is first searched for; most are only ever matched at a place.

    Attributes:
        finders: those that are in.
        known: what was learnt of the words that texts hold.
    """

    def __init__(self) -> None:
        """Begin with no finder."""
        self.finders = frozenset[Finder]()
        self._of_word: dict[str, list[Finder]] = {}
        self._unlisted: list[Finder] = []
        self.known = _Known(self._beginnings)

    def add(self, finder: Finder) -> None:
        """Take in a finder, for the views that are made from now on."""
        self.finders |= {finder}
        if finder.listed:
            for word in finder.words:
                self._of_word.setdefault(word, []).append(finder)
                self.known.pop(word, None)
        else:
            self._unlisted.append(finder)
            self.known.clear()

    def _beginnings(self, word: str) -> _Beginnings | None:
        """The finders that may begin with a word, in lower case."""
        finders = [*self._of_word.get(word, ()), *(f for f in self._unlisted if f.opens_with(word))]
        if not finders:
            return None
        seconds = [(finder, finder.seconds(word)) for finder in finders]
        followed = {
            following: tuple(finder for finder, words in seconds if words is None or following in words)
            for following in frozenset[str]().union(*(words for _, words in seconds if words is not None))
        }
        return _Beginnings(followed, tuple(finder for finder, words in seconds if words is None))


class _Matches(NamedTuple):
    """The matches of one finder in one text, and where they begin."""

    starts: list[int]
    found: list[re.Match[str]]


class _Chosen(NamedTuple):
    """The matches of a choice in one text by where they begin: the number of the finder, its name, the match."""

    starts: list[int]
    found: list[tuple[int, str, re.Match[str]]]


class View(str):
    """A text with its words looked up, so that finders need not read it again.

    Attributes:
        word_at: each word, in lower case, by where it begins.
    """

    word_at: dict[int, str]
    _vocabulary: Vocabulary
    _known: frozenset[Finder]
    _starts: list[int]
    _places: dict[Finder, list[int]]
    _matches: dict[Finder, _Matches]
    _chosen: dict[Choice, _Chosen]

    def __new__(cls, text: str, vocabulary: Vocabulary, known_words: Words | None = None) -> View:
        """Note which finders may begin at each word of the text."""
        view = super().__new__(cls, text)
        _, words, starts, *_ = known_words or cut(text)
        places: defaultdict[Finder, list[int]] = defaultdict(list)
        beginnings = [*map(vocabulary.known.__getitem__, words)]
        following = [*words[1:], ""]
        for number in compress(range(len(words)), beginnings):
            followed, otherwise = beginnings[number] or _NO_BEGINNING
            for finder in followed.get(following[number], otherwise):
                places[finder].append(starts[number])
        view.word_at = dict(zip(starts, words, strict=True))
        view._vocabulary, view._known = vocabulary, vocabulary.finders
        view._starts, view._places, view._matches, view._chosen = starts, places, {}, {}
        return view

    def places(self, finder: Finder, start: int, stop: int) -> list[int]:
        """Where between two places a match of an indexed finder may begin, in order.

        The views to come will know it from the start, unless it is one for short stretches alone.
        """
        if finder in self._known:
            found = self._places.get(finder, _NOWHERE)
            return found[bisect_left(found, start) : bisect_left(found, stop)]
        if not finder.ends_there and finder not in self._vocabulary.finders:
            self._vocabulary.add(finder)
        near, word_at = self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, stop)], self.word_at
        if finder.listed:
            return [at for at in near if word_at[at] in finder.words]
        return [at for at in near if finder.opens_with(word_at[at])]

    def matches(self, finder: Finder, start: int, stop: int) -> Iterable[re.Match[str]]:
        """The matches of a finder that begin at ``start`` or later and end by ``stop``; all are found once."""
        if finder.ends_there:
            return finder.matches_in(self, start, stop)
        starts, found = self._matches.get(finder) or self._find(finder)
        if not starts or starts[-1] < start or starts[0] >= stop:
            return ()
        return [m for m in found[bisect_left(starts, start) : bisect_left(starts, stop)] if m.end() <= stop]

    def first_match(self, finder: Finder, start: int, stop: int) -> re.Match[str] | None:
        """The first of them, or None."""
        if finder.ends_there:
            endings = finder.endings
            if endings is not None and not self[start:stop].rstrip().lower().endswith(endings):
                return None
            return next(finder.matches_in(self, start, stop), None)
        starts, found = self._matches.get(finder) or self._find(finder)
        if not starts or starts[-1] < start or starts[0] >= stop:
            return None
        for number in range(bisect_left(starts, start), bisect_left(starts, stop)):
            if found[number].end() <= stop:
                return found[number]
        return None

    def choice(self, choice: Choice, start: int, stop: int) -> list[tuple[str, re.Match[str]]]:
        """The matches of all finders of a choice in a stretch, finder by finder; all are found once."""
        starts, found = self._chosen.get(choice) or self._choose(choice)
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= stop:
            return []
        here = [one for one in found[first : bisect_left(starts, stop)] if one[2].end() <= stop]
        return [(name, match) for _, name, match in sorted(here, key=itemgetter(0))]

    def forget(self) -> None:
        """Let go of the matches: each holds this text, which only the collector of cycles would free."""
        self._matches.clear()
        self._chosen.clear()

    def _choose(self, choice: Choice) -> _Chosen:
        found = [
            (number, name, match)
            for number, (name, finder) in enumerate(choice.finders.items())
            for match in finder.finditer(self)
        ]
        found.sort(key=lambda one: one[2].start())
        known = self._chosen[choice] = _Chosen([match.start() for _, _, match in found], found)
        return known

    def _find(self, finder: Finder) -> _Matches:
        """All matches of a finder, to be kept."""
        if finder in self._known and finder not in self._places:
            self._matches[finder] = _NO_MATCHES
            return _NO_MATCHES
        found = list(finder.matches_in(self, 0, len(self)))
        known = self._matches[finder] = _Matches([m.start() for m in found], found)
        return known


_NO_BEGINNING = _Beginnings({}, ())
_NO_MATCHES = _Matches([], [])
_NOWHERE: list[int] = []


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
        if _LITERAL.fullmatch(fragment):
            if not fragment[0].isalpha():
                return None
            found.append(frozenset(_WORD.findall(fragment.lower())[:1]))
            continue
        words: set[str] = set()
        for head, _ in _heads(fragment, 0, 1)[0]:
            word = _WORD.match(head.lower())
            if word is None or head[word.end() : word.end() + 1] == _ANYTHING:
                return None
            words.add(word.group())
        found.append(frozenset(words))
    return tuple(found)


def second_words(fragment: str, first: str) -> frozenset[str] | None:
    """The words, in lower case, that may follow the first one of an expression; None where any may, or none need."""
    if _LITERAL.fullmatch(fragment):
        return frozenset(_WORD.findall(fragment.lower())[1:2]) or None
    found: set[str] = set()
    for head, _ in _heads(fragment, 0, 2)[0]:
        words = _TWO_WORDS.match(head.lower())
        if words is None or words["first"] == first:
            if words is None or words["open"] or words["second"] is None:
                return None
            found.add(words["second"])
    return frozenset(found)


_TWO_WORDS = re.compile(rf"(?P<first>{_L}+)(?!\0)(?:(?:(?!\0){_N})+(?P<second>{_L}+))?(?P<open>\0)?")
_BEGUN = (re.compile(r"(?!)"), re.compile(f"{_N}*{_L}*"), re.compile(f"{_N}*{_L}*(?:(?<={_L}){_N}+{_L}*)?"))
"""The first none, one and two words of a beginning, as far as they are read."""
_ANYTHING = "\0"
"""Stands for what cannot be listed («\\w+»)."""
_Heads = set[tuple[str, bool]]
"""Beginnings of what an expression matches, each with whether so many words of it as are asked for are over."""


def _heads(source: str, at: int, count: int) -> tuple[_Heads, int]:
    """The beginnings of the alternatives from a place up to the closing bracket or the end, and the place after it.

    ``count``: how many words are asked for.
    """
    alternatives: _Heads = set()
    heads: _Heads = {("", False)}
    while at < len(source) and source[at] != ")":
        if source[at] == "|":
            alternatives |= heads
            heads, at = {("", False)}, at + 1
            continue
        piece, at = _piece(source, at, count)
        optional = at < len(source) and source[at] in "?*"
        if at < len(source) and source[at] in "?*+{":
            if source[at] != "?" and count > 1:  # once more, perhaps
                piece = piece | {(text + _ANYTHING, True) for text, _ in piece}
            at = source.index("}", at) + 1 if source[at] == "{" else at + 1
            if at < len(source) and source[at] == "?":
                at += 1
        heads = _appended(heads, piece, count) | (heads if optional else set())
    return alternatives | heads, at + 1


def _piece(source: str, at: int, count: int) -> tuple[_Heads, int]:
    """What one element may add; an empty text where it takes no character."""
    char = source[at]
    if source.startswith(("(?!", "(?=", "(?<"), at):
        return {("", False)}, _closing(source, at) + 1
    if char == "(":
        return _heads(source, at + (3 if source.startswith("(?:", at) else 1), count)
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


def _appended(heads: _Heads, piece: _Heads, count: int) -> _Heads:
    """Each beginning with each addition; one whose words are over needs no more."""
    found: _Heads = set()
    for text, over in heads:
        if over:
            found.add((text, True))
        else:
            for more, ends in piece:
                joined = text + more
                begun = _BEGUN[count].match(joined)
                found.add((joined, ends or (begun.end() if begun else 0) < len(joined)))
    return found
