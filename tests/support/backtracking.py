"""Counting what a regular expression does: a backtracking matcher of Python's own parse trees, and tiring texts.

``re`` tells neither steps nor instructions, and seconds depend on the machine.  This matcher tries what ``re`` tries,
in the same order, and counts the characters that it looks at; ``re`` knows some short cuts, so that the count is an
upper bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from re import _compiler, _constants, _parser
from typing import Any

Node = tuple[Any, Any]
"""An operation and its argument, as ``re`` parses them."""
Nodes = tuple[Node, ...]

_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_ASSERTS = (_constants.ASSERT, _constants.ASSERT_NOT)
_SINGLE = (_constants.LITERAL, _constants.NOT_LITERAL, _constants.ANY, _constants.IN)
_SAMPLES = "a A1 \n-'’,.:/«»\"()é_—\t<>[]{}*#@|§"
_LONG = 60
"""Repeats up to this many times are constant work."""
_MOST_LITERAL = 3
"""Alternatives without a repeat that are kept of a list of words: hundreds would only cost time."""


class TooManyStepsError(Exception):
    """More steps than were allowed."""


class Counted:
    """A regular expression whose steps are counted."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        tree = _parser.parse(pattern, flags)
        self._state = tree.state
        self._taken: dict[tuple[int, str], bool] = {}
        self._alone: dict[int, re.Pattern[str]] = {}
        self._flags: dict[int, int] = {}
        self.nodes = self._pruned(tree, tree.state.flags)

    def steps(self, text: str, most: int = 3_000_000) -> int:
        """How many characters a search looks at until it finds nothing more in a text."""
        run = _Run(self, text, most)
        at = 0
        while at <= len(text):
            end = next(run.ends(self.nodes, 0, at), None)
            run.steps += 1
            at = at + 1 if end is None or end == at else end
        return run.steps

    def match(self, text: str, at: int) -> int | None:
        """Where a match that begins at a place ends, or None."""
        return next(_Run(self, text, 100_000).ends(self.nodes, 0, at), None)

    def takes(self, node: Node, char: str) -> bool:
        """Whether an element of one character is that character."""
        known = self._taken.get((id(node), char))
        if known is None:
            known = self._taken[id(node), char] = self.alone(node).fullmatch(char) is not None
        return known

    def alone(self, node: Node) -> re.Pattern[str]:
        """An element as an expression of its own."""
        if id(node) not in self._alone:
            alone = _parser.SubPattern(self._state, [node])
            self._alone[id(node)] = _compiler.compile(alone, self._flags[id(node)])
        return self._alone[id(node)]

    def attacks(self) -> Iterator[tuple[str, str, str]]:
        """Texts that may tire it, as beginning, what is repeated, and end; made from each of its repeats."""
        seen: set[tuple[str, str]] = set()
        for prefix, node in self._repeats(self.nodes, ""):
            _, high, body = node[1]
            if high is not _constants.MAXREPEAT and high <= _LONG:
                continue
            for pump in islice((p for p in self._samples(tuple(body)) if p), 8):
                if (prefix, pump) not in seen:
                    seen.add((prefix, pump))
                    yield prefix, pump, ""
                    yield prefix, pump, "§"
                    yield "", prefix + pump, "§"

    def _pruned(self, nodes: Iterable[Node], flags: int) -> Nodes:
        """The same, with a few only of the alternatives that hold no repeat; notes the flags in force at each."""
        found: list[Node] = []
        for op, value in nodes:
            if op is _constants.BRANCH:
                plain = [a for a in value[1] if not _tires(tuple(a))][:_MOST_LITERAL]
                kept = [a for a in value[1] if _tires(tuple(a)) or any(a is one for one in plain)]
                value = (value[0], [self._pruned(a, flags) for a in kept])
            elif op is _constants.SUBPATTERN:
                value = (*value[:3], self._pruned(value[3], (flags | value[1]) & ~value[2]))
            elif op in _REPEATS:
                value = (*value[:2], self._pruned(value[2], flags))
            elif op in _ASSERTS and value[0] > 0:
                value = (value[0], self._pruned(value[1], flags))
            elif op is _constants.ATOMIC_GROUP:
                value = self._pruned(value, flags)
            found.append((op, value))
            self._flags[id(found[-1])] = flags
        return tuple(found)

    def _repeats(self, nodes: Nodes, prefix: str) -> Iterator[tuple[str, Node]]:
        for node in nodes:
            if node[0] in _REPEATS:
                yield prefix, node
                yield from self._repeats(tuple(node[1][2]), prefix)
            else:
                for inner in _inside(node):
                    yield from self._repeats(inner, prefix)
            prefix += next(iter(self._samples((node,))), "")

    def _samples(self, nodes: Nodes) -> Iterator[str]:
        """Some texts that a sequence matches."""
        if not nodes:
            yield ""
            return
        for first in self._of_node(nodes[0]):
            for rest in islice(self._samples(nodes[1:]), 3):
                yield first + rest

    def _of_node(self, node: Node) -> Iterable[str]:
        op, value = node
        if op is _constants.LITERAL:
            return [chr(value)]
        if op in _SINGLE:
            known = [*_SAMPLES, *_literals(node)]
            return [char for char in known if self.takes(node, char)]
        if op in _REPEATS:
            low, _, body = value
            return [sample * low if low else sample for sample in islice(self._samples(tuple(body)), 6)]
        if op in (*_ASSERTS, _constants.AT):
            return [""]
        return [sample for inner in _inside(node) for sample in islice(self._samples(inner), 6)] or [""]


def _literals(node: Node) -> Iterator[str]:
    if node[0] is _constants.IN:
        for op, value in node[1]:
            if op is _constants.LITERAL:
                yield chr(value)
            elif op is _constants.RANGE:
                yield chr(value[0])


def _inside(node: Node) -> list[Nodes]:
    """The sequences inside a node: of a group one, of alternatives each."""
    op, value = node
    if op is _constants.SUBPATTERN:
        return [tuple(value[3])]
    if op is _constants.BRANCH:
        return [tuple(alternative) for alternative in value[1]]
    if op is _constants.ATOMIC_GROUP:
        return [tuple(value)]
    if op in _ASSERTS and value[0] > 0:  # what stands behind has a fixed width
        return [tuple(value[1])]
    if op in _REPEATS:
        return [tuple(value[2])]
    return []


def _tires(nodes: Nodes) -> bool:
    """Whether a sequence holds a repeat that is long."""
    for node in nodes:
        if node[0] in _REPEATS and (node[1][1] is _constants.MAXREPEAT or node[1][1] > _LONG):
            return True
        if any(_tires(inner) for inner in _inside(node)):
            return True
    return False


class _Run:
    """One search in one text."""

    def __init__(self, pattern: Counted, text: str, most: int) -> None:
        self.pattern, self.text, self.most = pattern, text, most
        self.steps = 0
        self.groups: dict[int, tuple[int, int]] = {}

    def ends(self, nodes: Nodes, index: int, at: int) -> Iterator[int]:
        """Where a match of the rest of a sequence may end, in the order in which ``re`` tries."""
        while index < len(nodes) and nodes[index][0] in _SINGLE:
            if not self._takes(nodes[index], at):
                return
            index, at = index + 1, at + 1
        if index == len(nodes):
            yield at
            return
        for end in self._node(nodes[index], at):
            yield from self.ends(nodes, index + 1, end)

    def _takes(self, node: Node, at: int) -> bool:
        self.steps += 1
        if self.steps > self.most:
            raise TooManyStepsError
        return at < len(self.text) and self.pattern.takes(node, self.text[at])

    def _node(self, node: Node, at: int) -> Iterator[int]:
        op, value = node
        if op is _constants.POSSESSIVE_REPEAT:
            yield from islice(self._repeat((_constants.MAX_REPEAT, value), at), 1)
        elif op in _REPEATS:
            yield from self._repeat(node, at)
        elif op is _constants.BRANCH:
            for alternative in value[1]:
                yield from self.ends(alternative, 0, at)
        elif op is _constants.SUBPATTERN:
            for end in self.ends(value[3], 0, at):
                self.groups[value[0]] = at, end
                yield end
        elif op is _constants.ATOMIC_GROUP:
            yield from islice(self.ends(value, 0, at), 1)
        elif op in _ASSERTS and value[0] > 0:
            if (next(self.ends(value[1], 0, at), None) is not None) == (op is _constants.ASSERT):
                yield at
        elif op in _ASSERTS or op is _constants.AT:
            self.steps += 1
            if self.pattern.alone(node).match(self.text, at):
                yield at
        elif op is _constants.GROUPREF:
            start, end = self.groups.get(value, (0, 0))
            self.steps += end - start + 1
            if self.text.startswith(self.text[start:end], at):
                yield at + end - start
        else:
            raise NotImplementedError(op)

    def _repeat(self, node: Node, at: int) -> Iterator[int]:
        op, (low, high, body) = node
        if len(body) == 1 and body[0][0] in _SINGLE:
            yield from self._repeat_single(op, low, high, body[0], at)
        else:
            yield from self._repeat_group(op, low, high, tuple(body), at, 0)

    def _repeat_single(self, op: object, low: int, high: int, single: Node, at: int) -> Iterator[int]:
        """Without recursion, so that a text may be long."""
        end = at
        if op is _constants.MIN_REPEAT:
            while end - at <= high:
                if end - at >= low:
                    yield end
                if not self._takes(single, end):
                    return
                end += 1
            return
        while end - at < high and self._takes(single, end):
            end += 1
        yield from range(end, at + low - 1, -1)

    def _repeat_group(self, op: object, low: int, high: int, body: Nodes, at: int, done: int) -> Iterator[int]:
        lazy = op is _constants.MIN_REPEAT
        if lazy and done >= low:
            yield at
        if done < high:
            for end in self.ends(body, 0, at):
                if end > at or done < low:
                    yield from self._repeat_group(op, low, high, body, end, done + 1)
        if not lazy and done >= low:
            yield at
