"""``checker schema``: the JSON Schema of what the checker writes."""

from __future__ import annotations

import json
from argparse import Namespace

from checker.cli.exit import Exit
from checker.cli.streams import emit


def run(args: Namespace) -> Exit:
    """Print the schema of the report, the only one so far."""
    from checker.report import Report

    schema = Report.model_json_schema(by_alias=True, mode="serialization")
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    emit(json.dumps(dialect | schema, indent=2, ensure_ascii=False) + "\n", None)
    return Exit.CLEAN
