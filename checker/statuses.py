"""Which findings are new, which were accepted (baseline) and which are left alone (ignores)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from checker.report import Finding, Notice, Report, StatusName

if TYPE_CHECKING:
    from checker.baseline import Baseline
    from checker.messages import Messages


@dataclass(frozen=True, slots=True)
class Ignore:
    """Findings that are known and left alone; what is not said, or is empty, suits every finding.

    Attributes:
        reason: why.
        rule: id of the rule.
        sources: outlets that all take part, and without which fewer than two sides are left.
        event: id of the event, or a part of its label in the language of the messages.
        until: last day on which it holds; None for always.
        where: ``file:line`` where it is written, for messages.
    """

    reason: str
    rule: str | None = None
    sources: tuple[str, ...] = ()
    event: str | None = None
    until: date | None = None
    where: str = ""

    def suits(self, finding: Finding, label: str, sources: dict[str, str]) -> bool:
        """Whether it is about that finding.

        Args:
            finding: the finding.
            label: how its event is called.
            sources: outlet of each article, by id.
        """
        if self.rule not in (None, finding.rule):
            return False
        if self.event not in (None, finding.event) and str(self.event).casefold() not in label.casefold():
            return False
        return not self.sources or _hinges_on(finding, self.sources, sources)


def _hinges_on(finding: Finding, named: Iterable[str], sources: dict[str, str]) -> bool:
    """Whether all named outlets take part, and nothing would disagree without them."""
    told = [{sources[mention.article].casefold() for mention in side.mentions} for side in finding.sides]
    wanted = {name.casefold() for name in named}
    left = [side for side in told if side - wanted]
    return wanted <= set[str]().union(*told) and len(left) < 2


def with_statuses(
    report: Report,
    ignores: Sequence[Ignore],
    baseline: Baseline | None,
    applied: Iterable[str],
    today: date,
    say: Messages,
) -> Report:
    """The report with the status of each finding, and a notice of what is there for nothing.

    Args:
        report: as :func:`checker.settle.settle` gives it.
        ignores: what is left alone; it wins over the baseline, for it has a reason.
        baseline: what was accepted, or None.
        applied: ids of the rules that were applied: what others found before is not stale for that.
        today: the day against which ignores lapse.
        say: the words of the notices.
    """
    labels = {event.id: event.label for event in report.events}
    sources = {article.id: article.source for article in report.articles}
    in_force = [ignore for ignore in ignores if ignore.until is None or ignore.until >= today]
    accepted = baseline.fingerprints if baseline else frozenset[str]()
    used: set[Ignore] = set()

    def status(finding: Finding) -> StatusName:
        suiting = [ignore for ignore in in_force if ignore.suits(finding, labels[finding.event], sources)]
        used.update(suiting)
        return "ignored" if suiting else "baseline" if finding.fingerprint in accepted else "new"

    findings = tuple(finding.model_copy(update={"status": status(finding)}) for finding in report.findings)
    notices = [_ignore_notice("lapsed-ignore", ignore, say) for ignore in ignores if ignore not in in_force]
    notices += [_ignore_notice("unused-ignore", ignore, say) for ignore in in_force if ignore not in used]
    for entry in baseline.stale(report, frozenset(applied)) if baseline else ():
        words = say("notice.stale-baseline", rule=entry.rule, event=entry.event, message=entry.message)
        notices.append(Notice(code="stale-baseline", message=words))
    return report.model_copy(update={"findings": findings, "notices": tuple(notices)})


def _ignore_notice(code: str, ignore: Ignore, say: Messages) -> Notice:
    until = say.day(ignore.until.isoformat()) if ignore.until else ""
    words = say(f"notice.{code}", reason=ignore.reason, until=until)
    return Notice(code=code, message=say("colon", left=ignore.where, right=words) if ignore.where else words)
