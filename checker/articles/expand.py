"""Paths as the user names them to files: files, folders, globs and standard input."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.articles.decode import scrub
from checker.errors import InputError

STDIN = "-"
FORMATS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
"""Format by suffix, in lower case."""
_ABOUT_THE_FOLDER = ("readme", "license", "changelog", "contributing")
"""Stems of files that speak of a folder rather than of the news; read when they are named."""


@dataclass(frozen=True, slots=True)
class Found:
    """A regular file to read.

    Attributes:
        path: the file.
        shown: its name in reports.
        format: one of the values of :data:`FORMATS`.
        named: whether the user named it, rather than a folder or a glob that holds it.
    """

    path: str
    shown: str
    format: str
    named: bool


def expand(path: str) -> Iterator[Found | InputError]:
    """The files that one path of the user stands for, in a stable order.

    A folder stands for all files below it whose suffix is known, but for hidden ones and README and the like.
    Whatever is wrong is an error, which does not stop the others.
    """
    kind = _kind(path)
    if kind == "folder":
        yield from _walk(path)
    elif isinstance(kind, InputError):
        if kind.code == "missing-file" and glob.has_magic(path):
            yield from _matches(path)
        else:
            yield kind
    else:
        yield _file(path, named=True)


def _matches(pattern: str) -> Iterator[Found | InputError]:
    # Path.glob takes no absolute pattern.
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207
    if not matches:
        yield InputError(scrub(pattern), "no file matches", "missing-file")
    for match in matches:
        if _kind(match) == "folder":
            # «**» lists the folders and what is in them.
            if "**" not in pattern:
                yield from _walk(match)
        elif _format(match):
            yield _file(match, named=False)


def _walk(folder: str) -> Iterator[Found | InputError]:
    found: list[Path] = []
    errors: list[InputError] = []
    pending, seen = [Path(folder)], {os.path.realpath(folder)}
    while pending:
        here = pending.pop()
        try:
            inside = sorted(here.iterdir())
        except OSError as error:
            errors.append(os_error(str(here), error))
            continue
        for inner in inside:
            if inner.name.startswith("."):
                continue
            if _kind(str(inner)) == "folder":
                # Links may lead back up, or to the same place twice.
                real = os.path.realpath(inner)
                if real not in seen:
                    seen.add(real)
                    pending.append(inner)
            elif _format(inner.name) and inner.stem.lower() not in _ABOUT_THE_FOLDER:
                found.append(inner)
    yield from errors
    for file in sorted(found):
        yield _file(str(file), named=False)


def _file(path: str, *, named: bool) -> Found | InputError:
    kind = _kind(path)
    if isinstance(kind, InputError):
        return kind
    if kind == "other":
        return InputError(scrub(path), "is not a regular file; pipe it in and name «-»", "not-a-file")
    form = _format(path)
    if form is None:
        known = " ".join(FORMATS)
        return InputError(scrub(path), f"has an unknown format; known: {known}", "unknown-format")
    return Found(path, scrub(path), form, named)


def _kind(path: str) -> str | InputError:
    """``folder``, ``file``, ``other``, or why it cannot be told."""
    try:
        mode = Path(path).stat().st_mode
    except ValueError:
        return InputError(scrub(path), "is not a path", "missing-file")
    except OSError as error:
        return os_error(path, error)
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else "other"


def _format(path: str) -> str | None:
    return FORMATS.get(Path(path).suffix.lower())


def os_error(path: str, error: OSError) -> InputError:
    """What a failure to reach or to read a file means to the user."""
    shown = scrub(path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return InputError(shown, "does not exist", "missing-file")
    if isinstance(error, PermissionError):
        return InputError(shown, "may not be read (permission denied)", "permission")
    return InputError(shown, error.strerror or "cannot be read")
