"""``checker evaluate``: measure extraction and findings on cases of one's own."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from checker.cli.exit import Exit
from checker.cli.inputs import check_options
from checker.cli.progress import long_work
from checker.cli.streams import emit, page_width, wants_color
from checker.errors import UsageError
from checker.messages import load_messages


def run(args: Namespace) -> Exit:
    """Run every case and write the figures; the status is 2 where an article of a case could not be read."""
    from checker.evaluation.gold import load_cases
    from checker.evaluation.run import evaluate
    from checker.evaluation.show import as_json, as_page
    from checker.reporters.page import Page

    folder = Path(args.folder)
    if not folder.is_dir():
        raise UsageError(f"{folder}: not a folder")
    with long_work("checker: measuring…") as follow:
        measured = evaluate(load_cases(folder, args.only), check_options(args), follow)
    if args.format == "json":
        emit(as_json(measured, details=args.show), args.output)
    else:
        page = Page(page_width(args.width, args.output), wants_color(args.color, args.output, os.environ))
        as_page(measured, page, load_messages(args.messages), details=args.show)
        emit(page.text(), args.output)
    return Exit.FAILED if any(m.errors for m in measured) else Exit.CLEAN
