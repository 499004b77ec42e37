"""``checker values``: quantities and dates of lines of JSON."""

from __future__ import annotations

import sys
from argparse import Namespace


def run(args: Namespace) -> int:
    """Answer each line of standard input with a line of standard output."""
    from checker.values.command import run_values

    return run_values(sys.stdin, sys.stdout, args.lang, args.date.date() if args.date else None)
