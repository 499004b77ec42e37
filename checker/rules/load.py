"""Loading rules from their folder, strictly: an error names the file and the line."""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from checker.errors import RuleError, UsageError, nearest
from checker.messages import MESSAGE_LANGUAGES
from checker.resources import added_dirs, checks_dir
from checker.rules.model import Rule
from checker.yaml_models import line_of, load_model

ENTRY_POINTS = "recoupe.rules"
"""The group of entry points through which a package adds a folder of rules."""

PLACEHOLDERS = frozenset({"left.text", "right.text", "left.sources", "right.sources", "subject", "count"})
"""What a rule's message may hold between braces."""


def load_rules(extra: Iterable[str | Path] = (), bad: list[RuleError] | None = None) -> list[Rule]:
    """The rules that ship with the checker, those of installed packages and of further folders, sorted by id.

    A rule of a further folder replaces the one of the same id.

    Args:
        extra: further folders of rules.
        bad: where to put what is wrong with a file, so that the other rules still serve; None to raise it.

    Raises:
        RuleError: a folder is missing, or, without ``bad``, a file is not a valid rule.
    """
    rules: dict[str, Rule] = {}
    for folder in (checks_dir(), *added_dirs(ENTRY_POINTS), *(Path(e) for e in extra)):
        if not folder.is_dir():
            raise RuleError(str(folder), "no such folder of rules")
        for path in sorted(folder.glob("*.y*ml")):
            try:
                rule = _shipped(path) if folder == checks_dir() else load_rule(path)
            except RuleError as error:
                if bad is None:
                    raise
                bad.append(error)
            else:
                rules[rule.id] = rule
    return [rules[key] for key in sorted(rules)]


@cache
def _shipped(path: Path) -> Rule:
    return load_rule(path)


def load_rule(path: Path) -> Rule:
    """One rule.

    Raises:
        RuleError: the file is not a valid rule; with the line of the first fault.
    """
    rule = load_model(path, Rule)
    _check_further(rule, path)
    return rule


def _check_further(rule: Rule, path: Path) -> None:
    """What a schema cannot say: the id is the file's name, messages exist and their placeholders are known."""
    if rule.id != path.stem:
        raise RuleError(str(path), f"id '{rule.id}' must be the file's name, '{path.stem}'", line_of(path, ("id",)))
    for part in ("title", "why", "message"):
        texts: dict[str, str] = getattr(rule, part)
        missing = [lang for lang in MESSAGE_LANGUAGES if lang not in texts]
        if missing:
            raise RuleError(str(path), f"{part}: missing for {', '.join(missing)}", line_of(path, (part,)))
    for lang, text in rule.message.items():
        try:
            names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        except ValueError as error:
            raise RuleError(str(path), f"message.{lang}: {error}", line_of(path, ("message", lang))) from None
        unknown = sorted(names - PLACEHOLDERS)
        if unknown:
            known = ", ".join(sorted(PLACEHOLDERS))
            raise RuleError(
                str(path),
                f"message.{lang}: unknown {{{unknown[0]}}}; known: {known}",
                line_of(path, ("message", lang)),
            )


def find_rule(name: str, rules: Sequence[Rule]) -> Rule:
    """The rule of that id.

    Raises:
        UsageError: there is none; the message names the nearest.
    """
    by_id = {rule.id: rule for rule in rules}
    if name in by_id:
        return by_id[name]
    raise UsageError(f"no rule {name!r}; {nearest(name, by_id, '`checker rules` lists them')}")
