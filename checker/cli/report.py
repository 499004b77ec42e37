"""``checker report``: a saved report, shown again in any format."""

from __future__ import annotations

from argparse import Namespace

from checker.cli.check import render_options
from checker.cli.exit import Exit
from checker.cli.streams import emit
from checker.reporters import render


def run(args: Namespace) -> Exit:
    """Read the report and write it; the status says only whether it could be read."""
    from checker.saved import SavedArticles, load_report

    report = load_report(args.report)
    emit(render(args.format, report, SavedArticles(report), render_options(args, report)), args.output)
    return Exit.CLEAN
