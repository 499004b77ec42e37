"""Reading the YAML files of a language pack: quickly, once, and with errors at file and line."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from checker.errors import RuleError
from checker.resources import language_dir, rules_dir

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(path: Path) -> dict[str, Any]:
    """The mapping that a YAML file holds.

    Raises:
        RuleError: the file is missing, is not YAML, or holds no mapping.
    """
    try:
        with path.open(encoding="utf-8") as stream:
            data = yaml.load(stream, Loader=_Loader)
    except OSError as error:
        raise RuleError(str(path), f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise RuleError(str(path), "is not UTF-8 text") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "is not valid YAML"
        raise RuleError(str(path), reason, mark.line + 1 if mark else None) from error
    if not isinstance(data, dict):
        raise RuleError(str(path), "must hold a mapping at its top level", 1)
    return data


def language_file(lang: str, name: str) -> Path:
    """Where a lexicon of a language pack lies (``language_file("fr", "numbers")``)."""
    return language_dir(lang) / f"{name}.yaml"


def load_language(lang: str, name: str) -> dict[str, Any]:
    """A lexicon of a language pack."""
    return load(language_file(lang, name))


def load_units() -> dict[str, Any]:
    """The units that all languages share: dimension, factor, source."""
    return load(rules_dir() / "units.yaml")


def line_of(path: Path, key: str) -> int | None:
    """The first line of a file that begins with a key, for an error message."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    return next((n for n, line in enumerate(lines, 1) if line.strip().startswith(f"{key}:")), None)
