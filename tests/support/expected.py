"""What of a sample's ``expected.json`` a report finds, and which of its traps it falls into."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from checker.report import Mention, Report

VERDICTS = {"contradiction": "conflict", "attributed": "divergence", "update": "update", "imprecision": "imprecision"}


@dataclass(frozen=True)
class Score:
    """How a report fares against what a sample expects.

    Attributes:
        found: attribute and subject of the planted disagreements of which at least one pair is found, with the
            verdict that was planted.
        missed: the others; optional ones (imprecision) are left out.
        traps: what is set against each other and must not be: the pairs that are named in ``must_not_flag``, those
            that agree, and those of two different subjects; in words, with the verdict.
    """

    found: set[tuple[str, str, str]]
    missed: set[tuple[str, str, str]]
    traps: list[tuple[str, ...]]


def score(folder: Path, report: Report) -> Score:
    """Score the report of a sample's folder."""
    expected: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    facts = {fact["id"]: fact for fact in expected["facts"]}
    shown = against(report, list(facts.values()))
    planted: set[tuple[str, str, str]] = set()
    found: set[tuple[str, str, str]] = set()
    for entry in expected["disagreements"]:
        verdict = VERDICTS[entry["severity"]]
        key = (entry["attribute"], entry["subject"], verdict)
        ids = frozenset(side["fact"] for side in entry["sides"])
        if verdict != "imprecision":
            planted.add(key)
        if verdict in shown.get(ids, set()):
            found.add(key)
    planned = {frozenset(side["fact"] for side in entry["sides"]) for entry in expected["disagreements"]}
    traps = sorted(
        (*sorted(f"{facts[i]['article']}: {facts[i]['text']}" for i in pair), verdict)
        for pair, verdicts in shown.items()
        for verdict in verdicts
        if pair not in planned
    )
    return Score(found, planted - found, traps)


def against(report: Report, facts: list[dict[str, Any]]) -> dict[frozenset[str], set[str]]:
    """The pairs of facts that stand on different sides of a finding, with its verdicts."""
    files = {article.id: Path(article.path).name for article in report.articles}
    shown: dict[frozenset[str], set[str]] = {}
    for finding in report.findings:
        for left, right in combinations(finding.sides, 2):
            for one in (fact for m in left.mentions for fact in facts if _is(m, fact, files)):
                for two in (fact for m in right.mentions for fact in facts if _is(m, fact, files)):
                    shown.setdefault(frozenset((one["id"], two["id"])), set()).add(finding.verdict)
    return shown


def _is(mention: Mention, fact: dict[str, Any], files: dict[str, str]) -> bool:
    """Whether a mention stands where a fact does: they overlap by half of the shorter."""
    if files[mention.article] != fact["article"] or mention.field != fact["field"]:
        return False
    common = min(mention.end, fact["end"]) - max(mention.start, fact["start"])
    return common * 2 >= min(mention.end - mention.start, fact["end"] - fact["start"])
