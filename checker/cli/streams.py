"""Standard streams and output files, whatever the locale and whoever reads them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import UsageError
from checker.reporters.quote import visible, where

if TYPE_CHECKING:
    from checker.report import ErrorEntry


_LONGEST = 1000
"""Characters of a message: what it quotes may be of any length."""


def speak_utf8() -> None:
    """Make the standard streams UTF-8 even where the locale is ``C``; no character that is written can fail.

    A stream that is closed reads and writes nothing.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - for as long as the process
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace" if stream is sys.stdin else "backslashreplace")


def complain(message: object) -> None:
    """One line on standard error."""
    print(f"checker: {_cut(visible(str(message)))}", file=sys.stderr)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def complain_of(errors: Iterable[ErrorEntry]) -> None:
    """One line on standard error for each input or rule that could not be used."""
    for error in errors:
        complain(f"{where(error)}: {error.reason}")


def emit(text: str | Iterable[str], output: str | None) -> None:
    """Write a text, or its parts as they come, to a file, whole or not at all, or to standard output.

    Raises:
        UsageError: the file cannot be written.
    """
    parts = (text,) if isinstance(text, str) else text
    if output is None:
        for part in parts:
            sys.stdout.write(part)
        sys.stdout.flush()
        return
    try:
        _replace(Path(output), (part.encode("utf-8", "backslashreplace") for part in parts))
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror}") from None


def _replace(path: Path, data: Iterable[bytes]) -> None:
    path = path.resolve()  # through a link, which stays one
    if path.exists() and not path.is_file():  # /dev/null, a named pipe
        _write(path, data)
        return
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _write(part, data)
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _write(path: Path, data: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(data)


def wants_color(choice: str, output: str | None, environment: Mapping[str, str]) -> bool:
    """Whether styles may be written: as asked, else only to a terminal that did not refuse them.

    ``NO_COLOR`` (https://no-color.org) and ``TERM=dumb`` refuse them.
    """
    if choice != "auto":
        return choice == "always"
    refused = bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"
    return output is None and sys.stdout.isatty() and not refused


def page_width(asked: int | None, output: str | None) -> int:
    """Columns: as asked, else the terminal's up to 100, else 80."""
    if asked is not None:
        return asked
    if output is not None or not sys.stdout.isatty():
        return 80
    return min(max(shutil.get_terminal_size((80, 24)).columns, 40), 100)
