"""``checker evaluate``: every case through the whole checker, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field as made
from pathlib import Path

from checker.evaluation.extraction import Extraction, measure_extraction
from checker.evaluation.findings import Findings, measure_findings
from checker.evaluation.gold import GoldCase
from checker.language.pack import load_pack
from checker.pipeline import CheckOptions, judge_told, read_inputs, rules_in_force, tell


@dataclass(slots=True)
class Measured:
    """What was measured on one case."""

    case: GoldCase
    extraction: Extraction = made(default_factory=Extraction)
    findings: Findings = made(default_factory=Findings)
    errors: list[str] = made(default_factory=list[str])


def evaluate(cases: list[GoldCase], options: CheckOptions, follow: Callable[[int, int], object]) -> list[Measured]:
    """Measure every case; ``follow`` is told after each how many are done, of how many.

    Raises:
        UsageError: an option is wrong.
        RuleError: a rule or a lexicon is wrong.
    """
    rules = rules_in_force(options)
    results: list[Measured] = []
    for number, case in enumerate(cases, 1):
        articles, errors = read_inputs(case.paths(), options)
        told = [tell(article, options.model) for article in articles]
        files = {article.id: Path(article.path).name for article in articles}
        measured = Measured(case, errors=[f"{e.path}: {e.reason}" for e in errors])
        for one in told:
            gold = [fact for fact in case.facts if fact.article == files[one.article.id]]
            measured.extraction.add(measure_extraction(gold, one.facts, load_pack(one.article.lang)))
        measured.findings = measure_findings(case, judge_told(told, rules, options, errors), files)
        results.append(measured)
        follow(number, len(cases))
    return results
