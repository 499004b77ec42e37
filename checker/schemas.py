"""The JSON Schemas (draft 2020-12) of what the checker writes and reads, made from the models themselves."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

SCHEMAS: Mapping[str, tuple[str, str, Literal["serialization", "validation"]]] = {
    "report": ("checker.report", "Report", "serialization"),
    "finding": ("checker.report", "Finding", "serialization"),
    "facts": ("checker.facts_report", "FactsReport", "serialization"),
    "rule": ("checker.rules.model", "Rule", "validation"),
    "config": ("checker.config", "Config", "validation"),
}
"""Name of a schema, the model that it is made from, and whether that is written or read."""


class _Schema(GenerateJsonSchema):
    """Pydantic's schema, where it must be told what it cannot know of our dataclasses."""

    def float_schema(self, schema: core_schema.FloatSchema) -> dict[str, Any]:
        """A number; null where it may be infinite, which is how an open end is written."""
        number = super().float_schema(schema)
        bounded = "ge" in schema or "gt" in schema
        return number if bounded else {"anyOf": [number, {"type": "null"}]}

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> dict[str, Any]:
        """Its fields and no others, none of them left out."""
        made = super().dataclass_schema(schema)
        made = self.resolve_ref_schema(made)
        made["additionalProperties"] = False
        return made


def schema_of(name: str) -> dict[str, Any]:
    """The schema of that name.

    Raises:
        KeyError: there is none; see :data:`SCHEMAS`.
    """
    module, model, mode = SCHEMAS[name]
    made: type[BaseModel] = getattr(import_module(module), model)
    schema = made.model_json_schema(by_alias=True, mode=mode, schema_generator=_Schema)
    return {"$schema": _Schema.schema_dialect} | schema
