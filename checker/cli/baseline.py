"""``checker baseline``: accept what stands, so that only new findings fail."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from checker.cli.exit import Exit
from checker.cli.inputs import check_options
from checker.cli.progress import long_work
from checker.cli.streams import complain, complain_of, emit
from checker.messages import load_messages


def run(args: Namespace) -> Exit:
    """Compare the articles and write what was found as accepted; nothing where not all could be judged."""
    from checker.baseline import baseline_text
    from checker.pipeline import run_check

    with long_work("checker: comparing…") as follow:
        options = check_options(args, follow)
        options.baseline = None  # it is to be written
        report, _ = run_check(args.paths, options)
    complain_of(report.errors)
    if report.errors or not report.articles:
        complain("no baseline was written: not everything could be judged")
        return Exit.FAILED
    folder = Path(args.baseline).parent if args.baseline else Path()
    emit(baseline_text(report, folder), args.baseline)
    accepted = sum(finding.status != "ignored" for finding in report.findings)
    complain(load_messages(args.messages).count("baseline.accepted", accepted))
    return Exit.CLEAN
