"""The published schema is the one that reports keep to."""

from __future__ import annotations

import json

import jsonschema
import pytest


@pytest.fixture
def schema(run):
    status, out, _ = run("schema", "report")
    assert status == 0
    return json.loads(out)


def test_schema_is_valid(schema):
    jsonschema.Draft202012Validator.check_schema(schema)


def test_schema_refuses_what_it_does_not_know(schema):
    with pytest.raises(jsonschema.ValidationError, match="truth"):
        jsonschema.validate({"truth": "me"}, schema)
