"""Where a rule can begin: the first three tokens that each pattern over shapes allows.

Trying every rule at every token would cost most of the time of reading.  A pattern is turned into its
position automaton (V. M. Glushkov, 1961: each token of the pattern is a state, with what may stand first and
what may follow it), so that three tokens of the text tell which few rules are worth trying there.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_PIECE = re.compile(
    r"(?P<cls><[a-z_0-9|]+>)|(?P<open>\((?:\?P<\w+>|\?:|\?<?[=!])?)|(?P<close>\))|(?P<or>\|)"
    r"|(?P<many>[*+?]|\{(?P<low>\d+),?\d*\})|(?P<set>\[(?:\\.|[^\]])+\])|(?P<char>\\.|[^\s])"
)

Part = tuple[bool, list[int], list[int]]
"""Whether a piece may be empty, its first states, and its last ones."""


class Automaton:
    """The position automaton of one pattern, as far as its first three tokens need it."""

    __slots__ = ("_chars", "_first", "_follow", "_last", "_pieces", "_place", "empty")

    def __init__(self, source: str, chars_of: Callable[[str], frozenset[str]]) -> None:
        """``chars_of`` gives the shape characters of ``<a|b>``."""
        self._chars: list[frozenset[str]] = []
        self._follow: list[list[int]] = []
        self._pieces = list(_PIECE.finditer(source))
        self._place = 0
        self.empty, self._first, last = self._choice(chars_of)
        self._last = frozenset(last)

    def starters(self) -> frozenset[str]:
        """The characters that the pattern may begin with."""
        return frozenset[str]().union(*(self._chars[state] for state in self._first))

    def allows(self, begins: str) -> bool:
        """Whether a match may begin with these characters, or with the first of them alone."""
        states = set(self._first)
        for char in begins:
            states = {state for state in states if char in self._chars[state]}
            if not states.isdisjoint(self._last):
                return True
            states = {after for state in states for after in self._follow[state]}
        return bool(states)

    def _choice(self, chars_of: Callable[[str], frozenset[str]]) -> Part:
        empty, first, last = self._sequence(chars_of)
        while self._place < len(self._pieces) and self._pieces[self._place].lastgroup == "or":
            self._place += 1
            more_empty, more_first, more_last = self._sequence(chars_of)
            empty, first, last = empty or more_empty, first + more_first, last + more_last
        return empty, first, last

    def _sequence(self, chars_of: Callable[[str], frozenset[str]]) -> Part:
        empty, first, last = True, list[int](), list[int]()
        while self._place < len(self._pieces) and self._pieces[self._place].lastgroup not in ("or", "close"):
            next_empty, next_first, next_last = self._repeated(chars_of)
            for state in last:
                self._follow[state] += next_first
            if empty:
                first = first + next_first
            last = last + next_last if next_empty else next_last
            empty = empty and next_empty
        return empty, first, last

    def _repeated(self, chars_of: Callable[[str], frozenset[str]]) -> Part:
        empty, first, last = self._piece(chars_of)
        if self._place < len(self._pieces):
            piece = self._pieces[self._place]
            if piece.lastgroup == "many":
                self._place += 1
                text = piece.group()
                if text != "?":
                    for state in last:
                        self._follow[state] += first
                empty = empty or text in "*?" or piece["low"] == "0"
        return empty, first, last

    def _piece(self, chars_of: Callable[[str], frozenset[str]]) -> Part:
        piece = self._pieces[self._place]
        self._place += 1
        text = piece.group()
        if piece.lastgroup == "open":
            inner = self._choice(chars_of)
            self._place += 1  # the closing bracket
            # what looks around takes no token
            return (True, [], []) if text[2:3] in ("=", "!") or text[2:4] in ("<=", "<!") else inner
        if piece.lastgroup == "cls":
            chars = chars_of(text[1:-1])
        else:
            chars = frozenset(re.sub(r"\\(.)", r"\1", text.strip("[]") if piece.lastgroup == "set" else text))
        self._chars.append(chars)
        self._follow.append([])
        state = len(self._chars) - 1
        return False, [state], [state]
