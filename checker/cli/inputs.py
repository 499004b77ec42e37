"""From parsed arguments to the options of the library."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.cli.progress import Follow
    from checker.pipeline import CheckOptions


def check_options(args: Namespace, follow: Follow | None = None) -> CheckOptions:
    """The options that the arguments ask for; what a command does not offer keeps its default."""
    from checker.pipeline import CheckOptions

    given = vars(args)
    select, ignore = (_names(given.get(name, ())) for name in ("select", "ignore"))
    return CheckOptions(
        lang=args.lang,
        messages=args.messages,
        published=args.date,
        rules=tuple(given.get("rules", ())),
        select=select,
        ignore=ignore,
        strictness=given.get("strictness", "normal"),
        model=args.model,
        max_bytes=args.max_bytes,
        baseline=given.get("baseline"),
        ignores=tuple(args.ignores),
        follow=follow,
        jobs=given.get("jobs", 1),
    )


def _names(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for names in given for name in map(str.strip, names.split(",")) if name)
