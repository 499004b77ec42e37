"""Which regular expressions a language pack of one's own may hold: those that no text can make run long.

Python's engine tries one way of matching after another, and an expression such as ``(a+)+b`` has more ways than
anyone can wait for.  So what is repeated without end must be the letters of a word, and the ways of matching at one
place are counted before an expression is used.
"""

from __future__ import annotations

import re
from itertools import pairwise

MOST_WAYS = 50_000
"""Ways of matching at one place: all of them take some milliseconds, and those of words some hundred at most."""
_LETTERS = 100
"""How many ways there are to end in a word; hardly any is as long."""
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]|\(\?(?:<?[=!]|:)|\{\d*,?\d*\}[?+]?|[*+?][?+]?|.", re.DOTALL)
_BOUNDS = re.compile(r"\{(\d{0,3})(?:(,)(\d{0,3}))?\}[?+]?")
_LETTER = re.compile(r"[^\W_]|\\[wd]|\[(?!\^)(?:\\w|\\d|[\w'’.-])+\]")
_BLANKS = (" ", r"\s")
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")


def check_ways(expression: str) -> None:
    """Refuse an expression that a text could make run long.

    Raises:
        ValueError: a repetition without an end, too many ways of matching, or what a pack has no use for.
    """
    tokens = _TOKEN.findall(expression)
    named = any(a == "(" and b.startswith("?") for a, b in pairwise(tokens))
    if named or any(token[0] == "\\" and token[1:].isdigit() for token in tokens):
        raise ValueError("neither flags, names of groups nor references to them are for packs")
    if _Ways(tokens).up_to_bracket() > MOST_WAYS:
        raise ValueError("it can match in too many ways: repeat less, or name fewer alternatives")


class _Ways:
    """Counts the ways of matching, from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._opened: list[int] = []

    def up_to_bracket(self) -> int:
        """How many ways there are up to the bracket that closes here, or the end."""
        ways, before, last = 0, 1, 1  # of the alternatives so far; of this one, up to its last part; of that part
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token == ")":
                break
            if token == "|":
                ways, before, last = ways + before * last, 1, 1
            elif token[0] == "(":
                self._opened.append(self._at)
                inside = self.up_to_bracket()
                self._opened.pop()
                # what only looks around is settled once, however it matched
                before, last = before * last, 1 if token in _LOOKS and inside <= MOST_WAYS else inside
            elif token[0] in "*+?{":
                last = self._repeated(token, last)
            else:
                before, last = before * last, 1
            before, last = min(before, MOST_WAYS + 1), min(last, MOST_WAYS + 1)
        return min(ways + before * last, MOST_WAYS + 1)

    def _repeated(self, token: str, ways: int) -> int:
        """The ways of a part that has so many by itself, repeated as a token says."""
        if token[0] == "?":
            return ways + 1
        bounds = _BOUNDS.fullmatch(token)
        if token[0] == "{" and (bounds is None or not (bounds[1] or bounds[2])):
            raise ValueError(f"{token!r} is no repetition of at most 999")
        if bounds is None or (bounds[2] and not bounds[3]):
            repeated = self._tokens[self._at - 2]
            if repeated == " " and token == "+":  # a blank stands for any number of them, and this gives none back
                return 1
            if not _LETTER.fullmatch(repeated):
                raise ValueError(
                    f"{token!r} has no end and is not of the letters of a word: write for example {{1,40}}"
                )
            return 1 if self._ends_with_word() else _LETTERS
        low = int(bounds[1] or 0)
        high = int(bounds[3]) if bounds[2] else low
        return max(high - low + 1, 1) if ways == 1 else ways ** min(high, 20) * max(high - low + 1, 1)

    def _ends_with_word(self) -> bool:
        """Whether a blank must follow, so that letters which were taken are never given back to what is behind."""
        at, opened = self._at, [*self._opened]
        while at < len(self._tokens) and self._tokens[at] == ")" and opened:
            begin = opened.pop()
            at += 1
            if at < len(self._tokens) and self._tokens[at][0] in "*+{":
                if self._tokens[begin] not in _BLANKS or self._tokens[begin + 1][0] in "?*{":
                    return False
                at += 1
        blank, behind = [*self._tokens[at : at + 2], "", ""][:2]
        return blank in _BLANKS and behind[:1] not in ("?", "*", "{")
