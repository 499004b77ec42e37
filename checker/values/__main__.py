"""``python -m checker.values < cases.jsonl``: the same as ``checker values --format jsonl``."""

from __future__ import annotations

import sys

from checker.values.command import run_values

if __name__ == "__main__":
    sys.exit(run_values(sys.stdin, sys.stdout, "fr", None))
