"""``checker check``: articles in, report out."""

from __future__ import annotations

import os
from argparse import Namespace
from typing import TYPE_CHECKING

from checker.cli.exit import Exit, status
from checker.cli.inputs import check_options
from checker.cli.progress import long_work
from checker.cli.streams import complain, complain_of, emit, page_width, wants_color
from checker.errors import RuleError, UsageError
from checker.reporters import RenderOptions, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.articles.model import Article
    from checker.cli.progress import Follow
    from checker.report import Report
    from checker.rules.model import Rule


def run(args: Namespace) -> Exit:
    """Compare the articles, write the report, and say by the status what it holds."""
    try:
        with long_work("checker: comparing…") as follow:
            report, articles = _compare(args, follow)
    except RuleError as error:
        report, articles = _without_judgement(error), {}
    complain_of(report.errors)
    for notice in report.notices:
        if args.verbose or notice.code != "unused-ignore":
            complain(notice.message)
    emit(render(args.format, report, articles, render_options(args, report)), args.output)
    return status(report, None if args.fail_on == "never" else args.fail_on)


def _compare(args: Namespace, follow: Follow) -> tuple[Report, dict[str, Article]]:
    """The articles with one another, and with those of the archive where one is named."""
    if args.archive is not None:
        from checker.archive.compare import check_against

        return check_against(args.paths, check_options(args, follow), args.archive, add=args.add)
    if args.add:
        raise UsageError("--add keeps articles in an archive: name it with --archive DB")
    from checker.pipeline import run_check

    return run_check(args.paths, check_options(args, follow))


def _without_judgement(error: RuleError) -> Report:
    """A report that says why nothing was judged, for whoever reads reports and not standard error."""
    from checker.report import ErrorEntry, Report, Tool
    from checker.summary import summarise
    from checker.version import __version__

    entry = ErrorEntry(path=error.path, code="bad-rule", reason=error.reason, line=error.line)
    return Report(
        tool=Tool(version=__version__),
        summary=summarise((), (), (), (entry,)),
        articles=(),
        events=(),
        findings=(),
        errors=(entry,),
    )


def render_options(args: Namespace, report: Report) -> RenderOptions:
    """How a report is to look, with the words of the rules that it names."""
    rules: Sequence[Rule] = ()
    if report.findings and args.format not in ("json", "jsonl"):
        from checker.rules.load import load_rules

        rules = load_rules(args.rules, [])
    return RenderOptions(
        messages=args.messages,
        width=page_width(args.width, args.output),
        color=wants_color(args.color, args.output, os.environ),
        verbose=args.verbose,
        titles={rule.id: rule.title[args.messages] for rule in rules},
        reasons={rule.id: rule.why[args.messages] for rule in rules},
        levels={rule.id: rule.level for rule in rules},
    )
