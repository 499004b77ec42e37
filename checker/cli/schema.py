"""``checker schema``: the JSON Schema of what the checker writes and reads."""

from __future__ import annotations

from argparse import Namespace

from checker.cli.exit import Exit
from checker.cli.streams import emit
from checker.reporters.json_text import document


def run(args: Namespace) -> Exit:
    """Print the schema of that name."""
    from checker.schemas import schema_of

    emit(document(schema_of(args.name)), None)
    return Exit.CLEAN
