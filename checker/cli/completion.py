"""Completion in the shell, by argcomplete (the extra ``completion``): commands, options, values, ids of rules."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

import argcomplete
from argcomplete.completers import BaseCompleter, FilesCompleter

_RULES = ("select", "ignore", "rule")
"""Arguments that name a rule."""


def complete(parser: argparse.ArgumentParser) -> None:
    """Answer the shell and leave the process."""
    argcomplete.autocomplete(parser, default_completer=_Completer())


class _Completer(BaseCompleter):
    """What is asked where the parser's own choices do not answer."""

    def __call__(self, *, prefix: str, action: argparse.Action, **asked: Any) -> Iterable[str]:
        """The codes of languages and the ids of rules where they are wanted, else files."""
        from checker.resources import checks_dir, language_dirs

        if action.dest == "lang":
            return ("auto", *sorted(language_dirs()))
        if action.dest not in _RULES:
            return FilesCompleter()(prefix=prefix, action=action, **asked)
        before, comma, _ = prefix.rpartition(",")
        return [f"{before}{comma}{path.stem}" for path in sorted(checks_dir().glob("*.yaml"))]
