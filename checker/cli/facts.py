"""``checker facts``: what was read in each article, and why."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator

from checker.cli.exit import Exit
from checker.cli.inputs import check_options
from checker.cli.progress import long_work
from checker.cli.streams import complain, complain_of, emit, page_width, wants_color
from checker.errors import InputError
from checker.reporters import RenderOptions


def run(args: Namespace) -> Exit:
    """Extract the facts and write them; the status says only whether every input could be read."""
    if args.format == "jsonl":
        return _stream(args)
    from checker.pipeline import extract_facts
    from checker.reporters.facts import render_facts

    with long_work("checker: reading…") as follow:
        extracted, errors = extract_facts(args.paths, check_options(args, follow))
    complain_of(errors)
    options = RenderOptions(
        messages=args.messages,
        width=page_width(args.width, args.output),
        color=wants_color(args.color, args.output, os.environ),
        verbose=args.verbose,
    )
    emit(render_facts(args.format, extracted, errors, options), args.output)
    return Exit.FAILED if errors or not extracted else Exit.CLEAN


def _stream(args: Namespace) -> Exit:
    """Write the facts of each article when they are read, so that any number of articles can be."""
    from checker.pipeline import stream_facts
    from checker.reporters.facts import fact_lines

    read = failed = 0

    def lines() -> Iterator[str]:
        nonlocal read, failed
        for item in stream_facts(args.paths, check_options(args, follow)):
            if isinstance(item, InputError):
                failed += 1
                complain(item)
            else:
                read += 1
                yield fact_lines(*item)

    with long_work("checker: reading…") as follow:
        emit(lines(), args.output)
    return Exit.FAILED if failed or not read else Exit.CLEAN
