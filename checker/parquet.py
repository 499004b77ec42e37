"""Parquet: the optional library, and how facts look as columns."""

from __future__ import annotations

import importlib
import json
from collections.abc import Mapping
from typing import Any

from checker.errors import UsageError

_FACT = ("id", "attribute", "field", "start", "end", "text", "attributed_to", "speaker", "firmness", "time_frame")
_NUMBERS = ("start", "end")


def pyarrow(name: str = "pyarrow") -> Any:
    """A module of pyarrow, which comes with an extra.

    Raises:
        UsageError: it is not installed.
    """
    try:
        return importlib.import_module(name)
    except ImportError:
        raise UsageError("Parquet needs pyarrow: pip install 'recoupe[parquet]'") from None


def fact_fields() -> list[tuple[str, Any]]:
    """Names and types of the columns of a fact."""
    pa = pyarrow()
    fields = [(name, pa.int64() if name in _NUMBERS else pa.string()) for name in _FACT]
    return [*fields, *((name, pa.string()) for name in ("subject", "subject_key", "occasion", "value"))]


def flat_fact(fact: Mapping[str, Any]) -> dict[str, Any]:
    """A fact, as pydantic dumps it, with one level; its value, which is of several kinds, is JSON."""
    return (
        {name: fact[name] for name in _FACT}
        | {"subject": fact["subject"]["label"], "subject_key": fact["subject"]["key"]}
        | {"occasion": fact["occasion"] and fact["occasion"]["label"]}
        | {"value": json.dumps(fact["value"], ensure_ascii=False)}
    )
