"""``checker schema``: the JSON Schema of what the checker writes."""

from __future__ import annotations

import json
from argparse import Namespace

from checker.cli.exit import Exit
from checker.cli.streams import emit


def run(args: Namespace) -> Exit:
    """Print the schema of that name."""
    schema = _config() if args.name == "config" else _report()
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    emit(json.dumps(dialect | schema, indent=2, ensure_ascii=False) + "\n", None)
    return Exit.CLEAN


def _report() -> dict[str, object]:
    from checker.report import Report

    return Report.model_json_schema(by_alias=True, mode="serialization")


def _config() -> dict[str, object]:
    from checker.config import Config

    return Config.model_json_schema(by_alias=True)
