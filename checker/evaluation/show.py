"""What ``checker evaluate`` writes: a table of figures, and on request every miss; or the same as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from checker.evaluation.extraction import Extraction
from checker.evaluation.findings import Findings, Judged
from checker.evaluation.gold import GoldFact
from checker.evaluation.run import Measured
from checker.messages import Messages
from checker.reporters import json_text
from checker.reporters.page import Page

_FAMILIES = ("quantity", "time", "place", "relation")


def figures(measured: Sequence[Measured]) -> dict[str, Any]:
    """All figures as plain data: of the whole (``total``), and of every case by name.

    Shares are between 0 and 1, None where there is nothing to count.
    """
    extraction, findings = Extraction(), Findings()
    for one in measured:
        extraction.add(one.extraction)
        findings.add(one.findings, one.case.event)
    return {
        "total": _figures(extraction, findings),
        "cases": {m.case.event: _figures(m.extraction, m.findings) for m in measured},
        "errors": [error for m in measured for error in m.errors],
    }


def as_json(measured: Sequence[Measured], *, details: bool) -> str:
    """The figures as JSON; with ``details`` also what was missed and every finding with its label."""
    data = figures(measured)
    if details:
        data["missed"] = [_missed(m.case.event, f, why) for m in measured for f, why in m.extraction.missed]
        data["misattributed"] = [
            _missed(m.case.event, f, got) for m in measured for f, got in m.extraction.misattributed
        ]
        data["findings"] = [
            {"case": m.case.event, "label": j.label, "correct": j.correct, "verdict_right": j.verdict_right}
            | j.finding.model_dump(include={"rule", "verdict", "message"})
            for m in measured
            for j in m.findings.judged
        ]
    return json_text.document(data)


def as_page(measured: Sequence[Measured], page: Page, say: Messages, *, details: bool) -> None:
    """The figures as tables, a line for a case and one for all; with ``details`` every miss after them."""
    data = figures(measured)
    rows = [*data["cases"].items(), (say("evaluate.total"), data["total"])]
    page.rule(say("evaluate.extraction"))
    page.table(
        [say("evaluate.case"), *(say(f"evaluate.{family}") for family in _FAMILIES), say("evaluate.speaker")],
        [[name, *(_share(of[family]) for family in (*_FAMILIES, "attribution"))] for name, of in rows],
    )
    page.blank()
    page.rule(say("evaluate.findings"))
    columns = ("findings", "precision", "recall", "conflict_f1", "verdict_right")
    page.table(
        [say("evaluate.case"), *(say(f"evaluate.{column}") for column in columns)],
        [[name, str(of["findings"]), *(_percent(of[column]) for column in columns[1:])] for name, of in rows],
    )
    for error in data["errors"]:
        page.line(error, indent="  ")
    if details:
        for one in measured:
            _misses(one, page, say)


def _figures(extraction: Extraction, findings: Findings) -> dict[str, Any]:
    judged = findings.judged
    correct = [j for j in judged if j.correct]
    precision, recall = _ratio(len(correct), len(judged)), _ratio(len(findings.found), len(findings.topics))
    return {
        **{
            family: {"gold": extraction.gold.get(family, 0), "right": extraction.right.get(family, 0)}
            for family in _FAMILIES
        },
        "attribution": {"gold": extraction.said, "right": extraction.said_right},
        "findings": len(judged),
        "precision": precision,
        "recall": recall,
        "conflict_f1": _conflict_f1(findings),
        "verdict_right": _ratio(sum(j.verdict_right for j in correct), len(correct)),
    }


def _conflict_f1(findings: Findings) -> float | None:
    """Harmonic mean of how many conflicts are contradictions, and how many contradictions are so found."""
    conflicts = [j for j in findings.judged if j.finding.verdict == "conflict"]
    wanted = {topic for topic, labels in findings.topics.items() if "contradiction" in labels}
    precision = _ratio(sum(j.label == "contradiction" for j in conflicts), len(conflicts))
    recall = _ratio(len(wanted & findings.found_rightly), len(wanted))
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _share(of: dict[str, int]) -> str:
    return f"{of['right']}/{of['gold']} {_percent(_ratio(of['right'], of['gold']))}".strip() if of["gold"] else "–"


def _percent(ratio: float | None) -> str:
    return "–" if ratio is None else f"{ratio:.0%}"


def _missed(case: str, fact: GoldFact, got: str | None) -> dict[str, Any]:
    return {"case": case, "got": got} | fact.model_dump(exclude_none=True)


def _misses(one: Measured, page: Page, say: Messages) -> None:
    page.blank()
    page.rule(one.case.event)
    for fact, why in one.extraction.missed:
        page.line(_line(fact), f" — {say('evaluate.why_' + why)}", indent="  ", hanging="    ")
    for fact, got in one.extraction.misattributed:
        wanted = say("evaluate.said_by", wanted=fact.attributed_to or "", got=got or "–")
        page.line(_line(fact), f" — {wanted}", indent="  ", hanging="    ")
    for attribute, subject in sorted(one.findings.topics.keys() - one.findings.found):
        page.line(say("evaluate.not_found", attribute=attribute, subject=subject), indent="  ", hanging="    ")
    for judged in one.findings.judged:
        if not judged.correct or not judged.verdict_right:
            page.line(_judged(judged, say), indent="  ", hanging="    ")


def _line(fact: GoldFact) -> str:
    return f"{fact.article}:{fact.field}:{fact.start} {fact.attribute} « {fact.text} » ({fact.subject})"


def _judged(judged: Judged, say: Messages) -> str:
    label = judged.label or "–"
    return say("evaluate.wrong", verdict=judged.finding.verdict, label=label, message=judged.finding.message)
