"""Words of one's own: folders whose YAML files add to the language packs while they are in force.

The packs are asked for from everywhere in the analysis, by language; what adds to them is therefore said once,
around the whole work (:func:`lexicons`), and every reader of a pack is cached for the folders in force.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from checker.errors import RuleError
from checker.pack_files import Tree, load_file
from checker.resources import language_dirs, own_languages

if TYPE_CHECKING:
    from checker.lexicon_file import LexiconFile

P = ParamSpec("P")
R = TypeVar("R")

_folders: ContextVar[tuple[str, ...]] = ContextVar("recoupe_lexicons", default=())


@contextmanager
def lexicons(*folders: str | Path) -> Generator[None]:
    """Add folders of words to the language packs for all that is done inside.

    Raises:
        RuleError: a folder is missing, or a file of it is wrong; with the line.
    """
    wanted = tuple(str(Path(folder).resolve()) for folder in folders)
    for folder, given in zip(wanted, folders, strict=True):
        if not Path(folder).is_dir():
            raise RuleError(str(given), "no such folder of words")
    token = _folders.set((*_folders.get(), *wanted))
    try:
        own_words()
        yield
    finally:
        _folders.reset(token)


def per_lexicon(function: Callable[P, R]) -> Callable[P, R]:
    """Cache what is made from language packs, for each set of folders in force; arguments must be hashable."""

    @cache
    def made(folders: tuple[tuple[str, ...], ...], *args: Any, **kwargs: Any) -> R:
        return function(*args, **kwargs)

    @wraps(function)
    def cached(*args: P.args, **kwargs: P.kwargs) -> R:
        return made((_folders.get(), own_languages()), *args, **kwargs)

    return cached


def folders_in_force() -> tuple[str, ...]:
    """The folders of words in force."""
    return _folders.get()


def own_words() -> dict[Path, LexiconFile]:
    """The files of words in force, in the order in which they add up."""
    return _files(_folders.get())


def load_lexicon(lang: str, name: str) -> Tree:
    """What a file of a language pack holds, with the words that are added to it.

    Raises:
        RuleError: the file cannot be read, is not YAML, or has not its form.
    """
    data = load_file(lang, name)
    for file in own_words().values():
        if file.lang == lang:
            data = _merged(data, file.additions().get(name, {}))
    return data


def _merged(base: Any, more: Any) -> Any:
    """Tables are joined key by key, lists one behind the other; else the addition takes the place."""
    if isinstance(base, dict) and isinstance(more, dict):
        old, new = cast("Tree", base), cast("Tree", more)
        return {**old, **{key: _merged(old[key], new[key]) if key in old else new[key] for key in new}}
    if isinstance(base, list) and isinstance(more, list):
        return [*cast("list[Any]", base), *cast("list[Any]", more)]
    return more


@cache
def _files(folders: tuple[str, ...]) -> dict[Path, LexiconFile]:
    return {path: _load(path) for folder in folders for path in sorted(Path(folder).glob("*.y*ml"))}


def _load(path: Path) -> LexiconFile:
    from checker.lexicon_file import LexiconFile
    from checker.yaml_models import load_model

    file = load_model(path, LexiconFile)
    if file.lang not in language_dirs():
        known = ", ".join(sorted(language_dirs()))
        raise RuleError(str(path), f"lang: no language pack {file.lang!r}; there are: {known}", 1)
    return file
