"""Where the rules and the language packs lie: the only place that knows.

In a checkout (and so in an editable install) they stand beside the package, in ``rules/`` at the top
level; in a wheel they are shipped inside the package, in ``checker/_rules/``.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import RuleError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_PACKAGE = Path(__file__).resolve().parent

LANGUAGE_POINTS = "recoupe.languages"
"""The group of entry points through which a package adds a folder of language packs."""

_own_languages: ContextVar[tuple[str, ...]] = ContextVar("recoupe_languages", default=())


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
    """The folder of one language pack (``fr``, ``en``, one's own); where it would be of a language that has none."""
    return language_dirs().get(lang) or rules_dir() / "languages" / lang


def language_dirs() -> Mapping[str, Path]:
    """The folders of the language packs by code: the shipped, those of installed packages, and those in force.

    A pack of a later kind takes the place of one of the same code.
    """
    return _packs(_own_languages.get())


def own_languages() -> tuple[str, ...]:
    """The folders of language packs in force."""
    return _own_languages.get()


@contextmanager
def languages_of(folders: tuple[str, ...]) -> Generator[None]:
    """Put folders of language packs in force for all that is done inside."""
    token = _own_languages.set((*_own_languages.get(), *folders))
    try:
        yield
    finally:
        _own_languages.reset(token)


@cache
def _packs(folders: tuple[str, ...]) -> dict[str, Path]:
    roots = (rules_dir() / "languages", *added_dirs(LANGUAGE_POINTS), *map(Path, folders))
    return {pack.name: pack for root in roots for pack in sorted(root.iterdir()) if is_pack(pack)}


def is_pack(folder: Path) -> bool:
    """Whether a folder holds files of a language pack."""
    return folder.is_dir() and any(folder.glob("*.yaml"))
