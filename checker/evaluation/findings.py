"""How many of the disagreements of a case were found, and how many findings are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from itertools import combinations, product
from typing import get_args

from checker.evaluation.gold import GoldCase, GoldFact, Label
from checker.report import Finding, Mention, Report

LABEL_OF: Mapping[str, Label] = {
    "conflict": "contradiction",
    "divergence": "attributed",
    "update": "update",
    "imprecision": "imprecision",
}
"""What a verdict is called in the cases."""
_RANK: tuple[Label | None, ...] = (*get_args(Label), None)
"""Labels, the most serious first; None: no fact of the case is concerned."""
_DISAGREE: frozenset[Label | None] = frozenset(LABEL_OF.values())

Topic = tuple[str, str]
"""Attribute and subject of what articles disagree about."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with what the case makes of it; ``label`` None: it touches no fact that was labelled."""

    finding: Finding
    label: Label | None

    @property
    def correct(self) -> bool:
        """Whether it sets against each other what the case calls a disagreement."""
        return self.label in _DISAGREE

    @property
    def verdict_right(self) -> bool:
        """Whether the verdict is the case's as well."""
        return self.label == LABEL_OF[self.finding.verdict]


@dataclass(slots=True)
class Findings:
    """The findings of one case or more, judged.

    Attributes:
        topics: what the articles disagree about, with its labels.
        found, found_rightly: those of the topics that some finding shows, and shows with the right verdict.
        judged: every new finding.
    """

    topics: dict[Topic, set[Label]] = made(default_factory=dict[Topic, "set[Label]"])
    found: set[Topic] = made(default_factory=set[Topic])
    judged: list[Judged] = made(default_factory=list[Judged])
    found_rightly: set[Topic] = made(default_factory=set[Topic])

    def add(self, other: Findings, case: str) -> None:
        """Count another case too; topics of two cases are never one."""
        self.topics |= {(f"{case}: {a}", s): labels for (a, s), labels in other.topics.items()}
        self.found |= {(f"{case}: {a}", s) for a, s in other.found}
        self.found_rightly |= {(f"{case}: {a}", s) for a, s in other.found_rightly}
        self.judged += other.judged


def measure_findings(case: GoldCase, report: Report, files: Mapping[str, str]) -> Findings:
    """Judge the findings of a case; ``files``: article id of the report → file name in the case."""
    labels = {frozenset(pair.facts): pair for pair in case.pair_labels}
    result = Findings()
    for pair in case.pair_labels:
        if pair.label in _DISAGREE:
            result.topics.setdefault((pair.attribute, pair.subject), set()).add(pair.label)
    for finding in report.findings:
        if finding.status != "new":
            continue
        seen: list[Label | None] = []
        for one, two in combinations(finding.sides, 2):
            for left, right in product(one.mentions, two.mentions):
                found = [
                    labels[ids]
                    for a, b in product(_facts(left, case.facts, files), _facts(right, case.facts, files))
                    if (ids := frozenset((a.id, b.id))) in labels
                ]
                best = min(found, key=lambda pair: _RANK.index(pair.label), default=None)
                seen.append(best.label if best else None)
                if best is not None and best.label in _DISAGREE:
                    result.found.add((best.attribute, best.subject))
                    if best.label == LABEL_OF[finding.verdict]:
                        result.found_rightly.add((best.attribute, best.subject))
        result.judged.append(Judged(finding, _verdict_on(seen, finding)))
    return result


def _facts(mention: Mention, facts: Iterable[GoldFact], files: Mapping[str, str]) -> list[GoldFact]:
    name = files.get(mention.article)
    return [
        fact
        for fact in facts
        if fact.article == name
        and fact.field == mention.field
        and fact.start < mention.end
        and mention.start < fact.end
    ]


def _verdict_on(labels: Sequence[Label | None], finding: Finding) -> Label | None:
    """The label of a finding: its own verdict's where half of its pairs disagree, else what most pairs are."""
    if sum(label in _DISAGREE for label in labels) * 2 >= len(labels) and any(label in _DISAGREE for label in labels):
        wanted = LABEL_OF[finding.verdict]
        return wanted if wanted in labels else min(labels, key=_RANK.index)
    votes = Counter(labels)
    return max(votes, key=lambda label: (votes[label], -_RANK.index(label)), default=None)
