"""Limits that a user may move; apart, so that naming them in a help text loads nothing."""

MAX_BYTES = 10_000_000
"""The largest file, or line of JSONL, that is read unless a caller says otherwise."""

MAX_CHARS = 1_000_000
"""The longest article, in characters, that is read unless a caller says otherwise; a novel has half as many."""
