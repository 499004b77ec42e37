"""No regular expression of the checker, nor of its packs, takes more than linear work, counted in steps."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from tests.support.backtracking import Counted, TooManyStepsError
from tests.support.expressions import ROOT

SHORT, LONG = 50, 200
GROWS = 2.8
"""Steps of a text of twice the length, over those of the text: linear is 2, quadratic 4."""
IN_PLACE = {
    "articles/html.py": [r"\s*+(?:<\?xml"],
    "articles/lines.py": [r"\s*(?:[-–—•*·>#]|\d{1,2}[.)]\s)"],
    "articles/markdown.py": [r"\s*[\w-]+[ \t]*:"],
    "articles/reader.py": [r"\s*(?:\{\s*", r"\s*(?:<\?xml"],
    "events/profile.py": [r"[«\"“'\s]*("],
    "language/pack.py": [r"\s+(?:(?<![\w-])(?:"],
    "language/sentences.py": [r"\s++(?:["],
    "pack_expressions.py": [r"\\.|\[", r"\{(\d{0,3})"],
    "reporters/position.py": [r"(?P<file>.+)"],
    "values/scanner.py": [r"([IVXLC]+)("],
}
"""Beginnings of expressions that are matched where they are put, not searched for: they may run to the end once."""
BOUNDED = {
    "language/entities.py": [r"(?<!\w)(?i:", r"(?<!\w)(?P<first>"],
    "language/sentences.py": [r"([^\s.«»"],
    "values/tense.py": [r"(?:^|(?!(?:"],
    "values/shapes.py": [r"(?P<cls>"],
    "toml_files.py": [r"\s*\(at "],
}
"""Those that are searched for in a sentence, a few words, or text of our own only, whose length is bounded."""


def steps(expression: Counted, attack: tuple[str, str, str], length: int) -> float:
    prefix, pump, end = attack
    try:
        return expression.steps(prefix + pump * (length // len(pump)) + end, 400_000)
    except TooManyStepsError:
        return float("inf")


def tiring(pattern: str, flags: int = 0) -> tuple[str, str, str] | None:
    """A beginning, a repeated part and an end that take the expression more than linear work, or None."""
    expression = Counted(pattern, flags)
    for attack in expression.attacks():
        few, many = (steps(expression, attack, n) for n in (SHORT, 2 * SHORT))
        if many > GROWS * few or few == float("inf"):
            few, many = (steps(expression, attack, n) for n in (LONG, 2 * LONG))
            if many > GROWS * few or few == float("inf"):
                return attack
    return None


def fragments(pattern: str) -> list[str]:
    """The alternatives of a finder's expression that repeat more than white space, or the expression itself."""
    begin, end = r"(?<![\w-])(?:", r")(?:(?<=')|(?![\w-]))"
    if not (pattern.startswith(begin) and pattern.endswith(end)):
        return [pattern]
    inner, parts, depth = pattern[len(begin) : -len(end)], [""], 0
    for token in re.findall(r"\\.|\[(?:\\.|[^\]\\])*\]|.", inner, re.DOTALL):
        depth += (token == "(") - (token == ")")
        if token == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += token
    return [begin + part + end for part in parts if re.search(r"[*+]|\{\d*,", part.replace(r"\s+", " "))]


@pytest.mark.parametrize(
    ("pattern", "tired"),
    [
        (r"a+b", True),
        (r"(?:a+)+b", True),
        (r"(?:a|a)*b", True),
        (r"\s+,", True),
        (r"\w+@\w+", True),
        (r"(?<!\w)\w+@", False),
        (r"(?<!\w)\w+\s*\w+@", True),
        (r"\s*\s*,", True),
        (r"a{0,9}b", False),
        (r"«[^«»]+»", False),
        (r"(?<!a)a++b", False),
        (r"[^\n]+\n", True),
        (r"(?m:^)[^\n]+\n", False),
        (r"x(?=.*y)", True),
    ],
)
def test_the_matcher_knows_what_tires(pattern, tired):
    assert (tiring(pattern) is not None) is tired


@pytest.mark.parametrize(
    ("pattern", "text"),
    [(r"(a|b)*?c\1", "ababcb"), (r"(?i:x)(?<=X)y?$", "aXY\nXy"), (r"\bun\b|deux{2,3}", "un deuxxx d'un")],
)
def test_the_matcher_finds_what_re_finds(pattern, text):
    run = Counted(pattern)
    found = [(m.start(), m.end()) for m in re.finditer(pattern, text)]
    assert [(at, end) for at in range(len(text) + 1) if (end := run.match(text, at)) is not None][: len(found)] == found


def test_no_expression_tires():
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-m", "tests.support.expressions"]
    done = subprocess.run(words, env=env, cwd=ROOT, capture_output=True, text=True, check=True)
    known: dict[tuple[str, int], str] = {}
    for pattern, flags, where in json.loads(done.stdout):
        for part in fragments(pattern):
            known.setdefault((part, flags), where)
    assert len(known) > 300
    tired = []
    for (pattern, flags), where in known.items():
        file = where.partition(":")[0]
        excused = [*IN_PLACE.get(file, []), *BOUNDED.get(file, [])]
        if not any(map(pattern.startswith, excused)) and (attack := tiring(pattern, flags)):
            tired.append((where, pattern[:100], attack))
    assert tired == []
