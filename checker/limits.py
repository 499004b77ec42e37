"""Limits that a user may move; apart, so that naming them in a help text loads nothing."""

MAX_BYTES = 10_000_000
"""The largest file, or line of JSONL, that is read unless a caller says otherwise."""

MAX_CHARS = 1_000_000
"""The longest article, in characters, that is read unless a caller says otherwise; a novel has half as many."""

MAX_JOBS = 1000
"""The most worker processes that may be asked for."""

COLLECTED_AFTER = 50_000
"""Objects made before cycles are looked for: hardly any is in one, and looking at each 700 costs a tenth of a run."""
