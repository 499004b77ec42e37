"""The published schemas are those that what is written and read keeps to."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from checker.resources import checks_dir
from checker.schemas import SCHEMAS
from checker.yaml_files import load_yaml

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def schema(run):
    """Gives the validator of a schema by name."""

    def named(name) -> jsonschema.Draft202012Validator:
        status, out, _ = run("schema", name)
        assert status == 0
        return jsonschema.Draft202012Validator(json.loads(out))

    return named


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_valid_and_strict(name, schema):
    validator = schema(name)
    assert validator.schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    validator.check_schema(validator.schema)
    assert any("truth" in error.message for error in validator.iter_errors({"truth": "me"}))


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.iterdir() if path.is_dir()))
def test_reports_and_findings_keep_to_theirs(sample, run, schema):
    out = run("check", SAMPLES / sample, "missing.txt", "--format", "json").out
    schema("report").validate(json.loads(out))
    lines = [json.loads(line) for line in run("check", SAMPLES / sample, "--format", "jsonl").out.splitlines()]
    findings = [line for line in lines if line.pop("kind") == "finding"]
    finding = schema("finding")
    for line in findings:
        finding.validate(line)
    assert findings == json.loads(out)["findings"]


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.iterdir() if path.is_dir()))
def test_facts_keep_to_theirs(sample, run, schema):
    out = run("facts", SAMPLES / sample, "missing.txt", "--format", "json").out
    document = json.loads(out, parse_constant=pytest.fail)
    assert document["articles"][0]["facts"]
    schema("facts").validate(document)


@pytest.mark.parametrize("path", sorted(checks_dir().glob("*.yaml")), ids=lambda path: path.stem)
def test_shipped_rules_keep_to_theirs(path, schema):
    schema("rule").validate(load_yaml(path))


def test_a_rule_with_a_typing_error_does_not(schema):
    rule = load_yaml(next(checks_dir().glob("*.yaml")))
    with pytest.raises(jsonschema.ValidationError, match="compar"):
        schema("rule").validate(rule | {"compar": {}})
