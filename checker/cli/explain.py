"""``checker explain``: why facts do or do not disagree."""

from __future__ import annotations

from argparse import Namespace

from checker.cli.exit import Exit
from checker.cli.inputs import check_options
from checker.cli.streams import emit


def run(args: Namespace) -> Exit:
    """Print the reasons."""
    from checker.explain import explain

    emit(explain(args.paths, check_options(args), fact=args.fact), None)
    return Exit.CLEAN
