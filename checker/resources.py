"""Where the rules and the language packs lie: the only place that knows.

In a checkout (and so in an editable install) they stand beside the package, in ``rules/`` at the top
level; in a wheel they are shipped inside the package, in ``checker/_rules/``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import RuleError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_PACKAGE = Path(__file__).resolve().parent


@cache
def rules_dir() -> Path:
    """The folder that holds ``checks/`` and ``languages/``.

    Raises:
        FileNotFoundError: neither place holds the rules (a broken installation).
    """
    for folder in (_PACKAGE.parent / "rules", _PACKAGE / "_rules"):
        if (folder / "languages").is_dir() and (folder / "checks").is_dir():
            return folder
    raise FileNotFoundError(f"recoupe's rules are missing beside {_PACKAGE}; reinstall recoupe")


def added_dirs(group: str) -> list[Path]:
    """The folders that installed packages add through an entry point, by its name.

    An entry point of the group names a path, or a function without parameters that gives one.

    Raises:
        RuleError: an entry point cannot be loaded, or names no folder.
    """
    from importlib.metadata import entry_points

    return [_folder_of(point) for point in sorted(entry_points(group=group))]


def _folder_of(point: EntryPoint) -> Path:
    where = f"entry point {point.group}:{point.name}"
    try:
        named: Any = point.load()
        given: Any = named() if callable(named) else named
        folder = Path(given)
    except Exception as error:  # a package can fail in any way
        raise RuleError(where, f"cannot be loaded: {type(error).__name__}: {error}") from None
    if not folder.is_dir():
        raise RuleError(where, f"{folder} is no folder")
    return folder


def checks_dir() -> Path:
    """The folder of the rules that ship with the checker."""
    return rules_dir() / "checks"


def language_dir(lang: str) -> Path:
    """The folder of one language pack (``fr``, ``en``)."""
    return rules_dir() / "languages" / lang
