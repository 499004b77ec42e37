"""The exit status: the only thing that a gate reads."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.report import Report, VerdictName


class Exit(IntEnum):
    """The three answers of the checker, and the two ways of being cut short."""

    CLEAN = 0
    """Nothing at the level of ``--fail-on``."""
    FINDINGS = 1
    """Something at the level of ``--fail-on``."""
    FAILED = 2
    """Could not judge: bad usage, an unreadable input, a bad rule, no article."""
    INTERRUPTED = 130
    """Ctrl-C."""
    PIPE_CLOSED = 141
    """Whoever read the output went away."""


def status(report: Report, fail_on: VerdictName | None) -> Exit:
    """The exit status that a report earns; what could not be judged wins over what was found.

    Args:
        report: the whole report; findings that are not new do not count.
        fail_on: the least serious verdict that fails, or None for never.
    """
    from checker.report import VERDICTS

    if report.errors or not report.articles:
        return Exit.FAILED
    failing = VERDICTS[: VERDICTS.index(fail_on) + 1] if fail_on else ()
    found = any(finding.status == "new" and finding.verdict in failing for finding in report.findings)
    return Exit.FINDINGS if found else Exit.CLEAN
