"""The lexicons of the language packs that values are read with: loaded once, with errors at file and line."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, cast

from checker.errors import RuleError
from checker.resources import language_dir, rules_dir
from checker.yaml_files import load_yaml

Lexicon = dict[str, Any]


@cache
def load(path: Path) -> Lexicon:
    """The mapping that a YAML file holds.

    Raises:
        RuleError: the file cannot be read, is not YAML, or holds no mapping.
    """
    data = load_yaml(path)
    if not isinstance(data, dict):
        raise RuleError(str(path), "must hold a mapping at its top level", 1)
    return cast(Lexicon, data)


def language_file(lang: str, name: str) -> Path:
    """Where a lexicon of a language pack lies (``language_file("fr", "numbers")``)."""
    return language_dir(lang) / f"{name}.yaml"


def load_language(lang: str, name: str) -> Lexicon:
    """A lexicon of a language pack."""
    return load(language_file(lang, name))


def load_units() -> Lexicon:
    """The units that all languages share, by dimension: size in the base unit, and source."""
    return load(rules_dir() / "units.yaml")


def line_of(path: Path, key: str) -> int | None:
    """The first line of a file that begins with a key, for an error message."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.strip().startswith(f"{key}:")), None)
