"""From parsed arguments to the options of the library."""

from __future__ import annotations

import difflib
from argparse import Namespace
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.pipeline import CheckOptions
    from checker.rules.model import Rule


def check_options(args: Namespace) -> CheckOptions:
    """The options that the arguments ask for; what a command does not offer keeps its default.

    Raises:
        UsageError: ``--select`` or ``--ignore`` names a rule that does not exist.
        RuleError: a rule is wrong, when rules are named.
    """
    from checker.pipeline import CheckOptions

    given = vars(args)
    select, ignore = (_names(given.get(name, ())) for name in ("select", "ignore"))
    if select or ignore:
        from checker.rules.load import load_rules

        known = load_rules(args.rules, [])
        for name in (*select, *ignore):
            find_rule(name, known)
    options = CheckOptions(
        lang=args.lang,
        messages=args.messages,
        published=args.date,
        rules=tuple(given.get("rules", ())),
        select=select,
        ignore=ignore,
        model=args.model,
    )
    if args.max_bytes is not None:
        options.max_bytes = args.max_bytes
    return options


def find_rule(name: str, rules: Sequence[Rule]) -> Rule:
    """The rule of that id.

    Raises:
        UsageError: there is none; the message names the nearest.
    """
    by_id = {rule.id: rule for rule in rules}
    if name in by_id:
        return by_id[name]
    raise UsageError(f"no rule {name!r}; {nearest(name, by_id, '`checker rules` lists them')}")


def nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    """A hint for a name that is not known: the nearest one, if one is near."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"did you mean {near[0]!r}?" if near else otherwise


def _names(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for names in given for name in map(str.strip, names.split(",")) if name)
