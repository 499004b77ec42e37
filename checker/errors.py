"""Everything that the checker raises on purpose.

The tree::

    CheckerError              anything that stops one piece of work
    ├── UsageError            the command line or a call was wrong
    ├── InputError            one article could not be read or understood
    ├── RuleError             a rule, a lexicon or the configuration is wrong (file and line)
    ├── ArchiveError          an archive cannot be opened, read or written
    └── WorkerError           a worker process was killed

A message is one line: what, where, and what to do.  Callers at the boundary (the command line, the
public functions) turn an :class:`InputError` into an entry of the report's ``errors`` and go on with
the other articles.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


class CheckerError(Exception):
    """Base of every error that the checker raises on purpose."""


class UsageError(CheckerError):
    """The command line, or the call of a public function, was wrong."""


@dataclass(eq=False)
class InputError(CheckerError):
    """One article could not be read or understood; the others go on.

    Attributes:
        path: the file as the user named it, or ``"-"`` for standard input.
        reason: what is wrong and what to do, in one line.
        code: short machine name of the reason, such as ``missing-file``.
        line: line of the file, from 1, where it is known.
    """

    path: str
    reason: str
    code: str = "unreadable"
    line: int | None = None

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.reason}"


@dataclass(eq=False)
class RuleError(CheckerError):
    """A rule, a lexicon or the configuration is wrong.

    Attributes:
        path: the file at fault.
        reason: what is wrong and what to do, in one line.
        line: line of the file, from 1, where it is known.
    """

    path: str
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.reason}"


@dataclass(eq=False)
class ArchiveError(CheckerError):
    """An archive cannot be opened, read or written.

    Attributes:
        path: the file of the archive.
        reason: what is wrong and what to do, in one line.
    """

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class WorkerError(CheckerError):
    """A worker process was killed, and with it what it was reading."""


def nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    """A hint for a name that is not known: the nearest one, if one is near."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"did you mean {near[0]!r}?" if near else otherwise
