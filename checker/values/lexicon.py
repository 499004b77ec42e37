"""The units that all language packs share."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from checker.errors import RuleError
from checker.resources import rules_dir
from checker.yaml_files import load_yaml


@cache
def load_units() -> dict[str, Any]:
    """The units that all languages share, by dimension: size in the base unit, and source.

    Raises:
        RuleError: the file cannot be read, is not YAML, or holds no mapping.
    """
    path = rules_dir() / "units.yaml"
    data = load_yaml(path)
    if not isinstance(data, dict):
        raise RuleError(str(path), "must hold a mapping at its top level", 1)
    return cast("dict[str, Any]", data)
