"""What a batch wrote, in an order that does not depend on the engine."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.dataset

TABLES = ("errors", "articles", "facts", "events", "findings")
Row = dict[str, object]


def ordered(rows: list[Row]) -> list[Row]:
    """Rows in the order of their JSON."""
    return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))


def table(folder: str | Path, name: str) -> list[Row]:
    """The rows of a table."""
    return ordered(pyarrow.dataset.dataset(str(Path(folder) / name), format="parquet").to_table().to_pylist())


def tables(folder: str | Path) -> dict[str, list[Row]]:
    """Every table."""
    return {name: table(folder, name) for name in TABLES}
