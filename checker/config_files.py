"""Where the configuration of a folder stands.

Apart from reading it, so that a command without a configuration file needs not know what one may say.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

from checker.toml_files import load_toml
from checker.yaml_files import MAX_BYTES, read_bounded

FILE = "checker.toml"
PYPROJECT = "pyproject.toml"
TABLE = ("tool", "checker")
"""Where the configuration stands in ``pyproject.toml``."""


def find_config(start: Path) -> Path | None:
    """The configuration of a folder: the nearest ``checker.toml`` upwards, else ``pyproject.toml`` with the table.

    The path is relative to the working directory, so that messages are short.

    Raises:
        RuleError: a ``pyproject.toml`` that names the checker cannot be read.
    """
    folders = [Path(os.path.relpath(folder)) for folder in (start, *start.parents)]
    return _first(folders, FILE, lambda path: True) or _first(folders, PYPROJECT, _has_table)


def _first(folders: Sequence[Path], name: str, serves: Callable[[Path], bool]) -> Path | None:
    return next((path for path in (folder / name for folder in folders) if path.is_file() and serves(path)), None)


def _has_table(path: Path) -> bool:
    """Whether the file configures the checker; one that does not even name it need not be TOML for us."""
    try:
        named = TABLE[-1].encode() in read_bounded(path, MAX_BYTES)
    except OSError:
        return False
    return named and config_table(load_toml(path)) is not None


def config_table(data: Any) -> Any:
    """The checker's table of what a ``pyproject.toml`` holds, or None."""
    for key in TABLE:
        data = cast("dict[str, Any]", data).get(key) if isinstance(data, dict) else None
    return data
