"""Words of one's own: folders whose YAML files add to the language packs while they are in force.

The packs are asked for from everywhere in the analysis, by language; what adds to them is therefore said once,
around the whole work (:func:`lexicons`), and every reader of a pack is cached for the folders in force.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from checker.errors import RuleError, nearest
from checker.resources import language_dir
from checker.yaml_files import key_lines, load_yaml

if TYPE_CHECKING:
    from checker.lexicon_file import LexiconFile

P = ParamSpec("P")
R = TypeVar("R")
Tree = dict[str, Any]

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
        _own_words(_folders.get())
        yield
    finally:
        _folders.reset(token)


def per_lexicon(function: Callable[P, R]) -> Callable[P, R]:
    """Cache what is made from a language pack, for each set of folders in force; arguments must be hashable."""

    @cache
    def made(folders: tuple[str, ...], *args: Any, **kwargs: Any) -> R:
        return function(*args, **kwargs)

    @wraps(function)
    def cached(*args: P.args, **kwargs: P.kwargs) -> R:
        return made(_folders.get(), *args, **kwargs)

    return cached


def load_lexicon(lang: str, name: str) -> Any:
    """What a file of a language pack holds, with the words that are added to it.

    Raises:
        RuleError: the file cannot be read or is not YAML.
    """
    data = load_yaml(language_dir(lang) / f"{name}.yaml")
    own = _own_words(_folders.get())
    for file in own:
        if file.lang == lang and isinstance(data, dict):
            data = _merged(cast("Tree", data), file.additions().get(name, {}))
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
def _own_words(folders: tuple[str, ...]) -> tuple[LexiconFile, ...]:
    return tuple(_load(path) for folder in folders for path in sorted(Path(folder).glob("*.y*ml")))


def _load(path: Path) -> LexiconFile:
    from pydantic import ValidationError

    from checker.lexicon_file import LexiconFile, known_keys

    data = load_yaml(path)
    if not isinstance(data, dict):
        raise RuleError(str(path), "must hold a mapping that begins with lang", 1)
    try:
        return LexiconFile.model_validate(data)
    except ValidationError as error:
        first = min(error.errors(), key=lambda fault: fault["type"] != "extra_forbidden")
        place: tuple[str | int, ...] = tuple(p for p in first["loc"] if p != "[key]")
        key = str(place[len(place) - 1]) if place else ""
        if first["type"] == "extra_forbidden":
            known = known_keys(place)
            reason = f"unknown key {key!r}; {nearest(key, known, 'known: ' + ', '.join(known))}"
        else:
            reason = f"{'.'.join(map(str, place))}: {first['msg'].removeprefix('Value error, ')}"
        raise RuleError(str(path), reason, _line(path, place)) from None


def _line(path: Path, place: Iterable[str | int]) -> int:
    lines, where = key_lines(path), tuple(place)
    return next((lines[where[:n]] for n in range(len(where), 0, -1) if where[:n] in lines), 1)
