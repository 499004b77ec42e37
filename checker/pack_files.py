"""The files of the language packs as data: the shipped ones as they are, others checked against their form.

A pack of one's own is a folder named by its language code.  It holds the files of ``rules/languages/fr/`` that its
author has something to say in, and of their keys those that are known; :mod:`checker.pack_form` says the rest.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, cast

from checker.errors import RuleError, nearest
from checker.resources import is_pack, language_dir, language_dirs, languages_of, rules_dir
from checker.yaml_files import load_yaml

Tree = dict[str, Any]
_MODEL_PACK = "en"
"""The shipped pack that widths and symbols, which are no words, come from where a pack gives none."""


def load_file(lang: str, name: str) -> Tree:
    """What a file of a language pack holds (``load_file("fr", "numbers")``).

    Raises:
        RuleError: the file cannot be read, is not YAML, or has not its form; with the line.
    """
    path = language_dir(lang) / f"{name}.yaml"
    return _shipped(path) if path.is_relative_to(rules_dir()) else _own(path)


@contextmanager
def languages(*folders: str | Path) -> Generator[None]:
    """Add folders of language packs for all that is done inside.

    Raises:
        RuleError: a folder is missing or holds no pack, or a file of a pack is wrong; with the line.
    """
    wanted = tuple(str(Path(folder).resolve()) for folder in folders)
    for folder, given in zip(map(Path, wanted), folders, strict=True):
        _check(folder, str(given))
    with languages_of(wanted):
        yield


def check_language(lang: str) -> None:
    """Refuse a language without a pack.

    Raises:
        RuleError: there is no such pack; the message says which there are.
    """
    if lang not in language_dirs():
        known = ", ".join(sorted(language_dirs()))
        raise RuleError(str(language_dir(lang)), f"no language pack '{lang}'; there are: {known}")


def _check(folder: Path, given: str) -> None:
    if not folder.is_dir():
        raise RuleError(given, "no such folder of languages")
    packs = [pack for pack in sorted(folder.iterdir()) if is_pack(pack)]
    if not packs:
        here = is_pack(folder)
        hint = f"it is itself one: name the folder around it, {folder.parent}" if here else "such as es/nouns.yaml"
        raise RuleError(given, f"holds no language pack, a folder named by the code of its language; {hint}")
    for pack in packs:
        _check_pack(pack)


@cache
def _check_pack(pack: Path) -> None:
    from checker.pack_form import FORMS

    if not (pack.name.isascii() and pack.name.isalpha() and pack.name.islower() and 2 <= len(pack.name) <= 3):
        raise RuleError(str(pack), "a language pack is named by its ISO 639 code, such as es")
    for path in sorted(pack.glob("*.y*ml")):
        if path.stem not in FORMS or path.suffix != ".yaml":
            known = [f"{name}.yaml" for name in FORMS]
            hint = nearest(path.name, known, "there are: " + ", ".join(known))
            raise RuleError(str(path), f"no file of a language pack; {hint}")
        _own(path)


@cache
def _shipped(path: Path) -> Tree:
    data = load_yaml(path)
    if not isinstance(data, dict):
        raise RuleError(str(path), "must hold a mapping at its top level", 1)
    return cast("Tree", data)


@cache
def _own(path: Path) -> Tree:
    """A file of a pack of one's own, complete."""
    from checker.pack_form import FORMS, filled
    from checker.yaml_models import load_model

    form = FORMS[path.stem]
    data = filled(load_model(path, form) if path.is_file() else form())
    complete = _COMPLETE.get(path.stem)
    return data if complete is None else complete(data, path)


def _hedges(data: Tree, path: Path) -> Tree:
    """Widths are argued for once, in the shipped packs."""
    model = _model(path)
    return {
        **data,
        "rounding": {**model["rounding"], **data.get("rounding", {})},
        "open": {**model["open"], **data.get("open", {})},
        "several": data.get("several", model["several"]),
        "some": data.get("some", model["some"]),
    }


def _units(data: Tree, path: Path) -> Tree:
    """Symbols («km», «€») are the same in most languages."""
    model = _model(path)
    for part in ("units", "money"):
        shared = {name: {"symbols": names["symbols"]} for name, names in model[part].items() if "symbols" in names}
        own = {name: {**shared.get(name, {}), **names} for name, names in data[part].items()}
        data[part] = {**shared, **own}
    return data


def _model(path: Path) -> Tree:
    """The file of the same name in a shipped pack."""
    return _shipped(rules_dir() / "languages" / _MODEL_PACK / path.name)


def _reading(data: Tree, path: Path) -> Tree:
    """The language goes by its code, and the months of the calendar are those of pages."""
    months = _own(path.with_name("calendar.yaml"))["months"]
    by_word = {word: number for number, words in months.items() for word in words}
    data["names"] = data["names"] or [path.parent.name]
    data["dates"]["months"] = data["dates"]["months"] or by_word
    return data


def _text(data: Tree, path: Path) -> Tree:
    """Words that begin a sentence and no name."""
    data["function_words"] = data["function_words"] or _own(path.with_name("reading.yaml"))["function_words"]
    return data


_COMPLETE = {"hedges": _hedges, "units": _units, "reading": _reading, "text": _text}
