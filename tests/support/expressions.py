"""Prints, as JSON, every regular expression that the checker compiles: on import, for its packs, and while it works.

A process of its own, since ``re.compile`` has to be watched from before the first import.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.language.finder import Finder

ROOT = Path(__file__).parents[2]


def watch(seen: dict[tuple[str, int, bool], str], name: str) -> None:
    """Note the expressions that one function of ``re`` is given, and the line of the checker that gives it."""
    given = getattr(re, name)

    def noted(pattern, *args, **kwargs):
        caller = sys._getframe(1)
        path = Path(caller.f_code.co_filename)
        if path.is_relative_to(ROOT / "checker"):
            flags = kwargs.get("flags", args[0] if name == "compile" and args else 0)
            text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
            where = f"{path.relative_to(ROOT / 'checker')}:{caller.f_lineno}"
            seen.setdefault((text, int(flags), isinstance(pattern, bytes)), where)
        return given(pattern, *args, **kwargs)

    setattr(re, name, noted)


def finders_in(value: object) -> Iterator[Finder]:
    """The finders among the attributes of a pack, in its tables and in the records that they hold."""
    from checker.language.finder import Finder  # only now, when expressions are watched

    if isinstance(value, Finder):
        yield value
    elif isinstance(value, dict):
        yield from finders_in(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from finders_in(item)
    elif is_dataclass(value):
        for item in fields(value):
            yield from finders_in(getattr(value, item.name))


def main() -> None:
    """Load everything, check the samples, and print ``[pattern, flags, file:line]`` for each expression."""
    seen: dict[tuple[str, int, bool], str] = {}
    for name in ("compile", "search", "match", "fullmatch", "sub", "findall", "finditer", "split"):
        watch(seen, name)
    import checker
    from checker.language.pack import load_pack
    from checker.resources import language_dirs

    for module in pkgutil.walk_packages(checker.__path__, "checker."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for lang in language_dirs():
        for finder in finders_in(vars(load_pack(lang))):
            finder.fullmatch("")  # which compiles the whole of it
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        from checker.cli import main as command

        for form in ("text", "html", "markdown", "sarif"):
            command(["check", str(ROOT / "samples"), "--format", form])
    print(json.dumps([[text, flags, where] for (text, flags, _), where in seen.items()]))


if __name__ == "__main__":
    main()
