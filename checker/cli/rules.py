"""``checker rules``: list the rules, explain one, run the examples that they carry."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.exit import Exit
from checker.cli.progress import long_work
from checker.cli.streams import emit, page_width, wants_color
from checker.errors import UsageError
from checker.messages import Messages, load_messages

if TYPE_CHECKING:
    from checker.reporters.page import Page
    from checker.rules.examples import ExampleResult
    from checker.rules.model import Rule


def run(args: Namespace) -> Exit:
    """List, explain or test, as the arguments say."""
    from checker.reporters.page import Page

    page = Page(page_width(args.width, None), wants_color(args.color, None, os.environ))
    say = load_messages(args.messages)
    if args.rule == "test":
        return _test(args, page, say)
    if args.folder is not None:
        raise UsageError("a folder may follow only the word test: `checker rules test DIR`; else use --rules DIR")
    from checker.rules.load import find_rule, load_rules

    rules = load_rules(args.rules)
    if args.rule is None:
        _list(rules, page, say)
    else:
        _explain(find_rule(args.rule, rules), page, say)
    emit(page.text(), None)
    return Exit.CLEAN


def _list(rules: Sequence[Rule], page: Page, say: Messages) -> None:
    page.table(
        [say(f"rules.{column}") for column in ("id", "title", "level", "over_time")],
        [
            (rule.id, rule.title[say.lang], say(f"level.{rule.level}"), say(f"over_time.{rule.over_time}"))
            for rule in rules
        ],
    )


def _explain(rule: Rule, page: Page, say: Messages) -> None:
    page.line((rule.id, "bold"), f" — {rule.title[say.lang]}")
    page.line(rule.why[say.lang])
    page.blank()
    facts = ", ".join(say(f"attribute.{name}") for name in rule.fact)
    page.line(say("colon", left=say("rules.facts"), right=facts))
    page.line(say("colon", left=say("rules.level"), right=say(f"level.{rule.level}")))
    page.line(say("colon", left=say("rules.over_time"), right=say(f"over_time.{rule.over_time}")))
    for lang, kinds in rule.examples.items():
        for kind, examples in kinds.items():
            page.blank()
            page.line((f"{say(f'rules.example.{kind}')} ({lang})", "bold"))
            for example in examples:
                for index, article in enumerate(example.articles()):
                    words = f"{article.title} — {article.text}" if article.title else article.text
                    page.line(words, indent="    " if index else "  • ")
                if example.because:
                    page.line(say("rules.because", reason=example.because), indent="    ")


def _test(args: Namespace, page: Page, say: Messages) -> Exit:
    from checker.rules.examples import run_examples

    with long_work("checker: running the examples…"):
        results = [result for rule in _tested(args) for result in run_examples(rule)]
    for rule, own in _by_rule(results):
        failures = [result for result in own if not result.passed]
        counts = [say.count("rules.passed", len(own) - len(failures))]
        if failures:
            counts.append(say.count("rules.failed", len(failures)))
        page.line((rule, "bold"), f" — {', '.join(counts)}")
        for result in failures:
            words = {
                "lang": result.lang,
                "kind": result.kind,
                "number": result.number,
                "reason": result.reason,
            }
            page.line(say("rules.failure", **words), indent="  ")
    passed = sum(result.passed for result in results)
    page.blank()
    page.line(
        say(
            "rules.total",
            rules=len({result.rule for result in results}),
            passed=say.count("rules.passed", passed),
            failed=say.count("rules.failed", len(results) - passed),
        )
    )
    emit(page.text(), None)
    if not results:
        raise UsageError("no example was run: an empty gate never passes")
    return Exit.CLEAN if passed == len(results) else Exit.FINDINGS


def _tested(args: Namespace) -> Iterable[Rule]:
    """The rules of the folder that follows ``test``, or every rule."""
    from checker.rules.load import load_rules

    if args.folder is None:
        return load_rules(args.rules)
    rules = load_rules((*args.rules, args.folder))
    own = {path.stem for path in Path(args.folder).iterdir()}  # a rule's id is its file's name
    return [rule for rule in rules if rule.id in own]


def _by_rule(results: Iterable[ExampleResult]) -> Iterable[tuple[str, list[ExampleResult]]]:
    groups: dict[str, list[ExampleResult]] = {}
    for result in results:
        groups.setdefault(result.rule, []).append(result)
    return groups.items()
