"""``checker check``: articles in, report out."""

from __future__ import annotations

import os
from argparse import Namespace
from typing import TYPE_CHECKING

from checker.cli.exit import Exit, status
from checker.cli.inputs import check_options
from checker.cli.streams import complain_of, emit, long_work, page_width, wants_color
from checker.errors import RuleError, UsageError
from checker.reporters import RenderOptions, render

if TYPE_CHECKING:
    from checker.articles.model import Article
    from checker.report import Report


def run(args: Namespace) -> Exit:
    """Compare the articles, write the report, and say by the status what it holds."""
    try:
        with long_work("checker: comparing…"):
            report, articles = _compare(args)
    except RuleError as error:
        report, articles = _without_judgement(error), {}
    complain_of(report.errors)
    emit(render(args.format, report, articles, _render_options(args, report)), args.output)
    return status(report, None if args.fail_on == "never" else args.fail_on)


def _compare(args: Namespace) -> tuple[Report, dict[str, Article]]:
    """The articles with one another, and with those of the archive where one is named."""
    if args.archive is not None:
        from checker.archive.compare import check_against

        return check_against(args.paths, check_options(args), args.archive, add=args.add)
    if args.add:
        raise UsageError("--add keeps articles in an archive: name it with --archive DB")
    from checker.pipeline import run_check

    return run_check(args.paths, check_options(args))


def _without_judgement(error: RuleError) -> Report:
    """A report that says why nothing was judged, for whoever reads reports and not standard error."""
    from checker.report import ErrorEntry, Report, Summary, Tool
    from checker.version import __version__

    return Report(
        tool=Tool(version=__version__),
        summary=Summary(articles=0, events=0, findings=0, verdicts={}, rules={}, errors=1),
        articles=(),
        events=(),
        findings=(),
        errors=(ErrorEntry(path=error.path, code="bad-rule", reason=error.reason, line=error.line),),
    )


def _render_options(args: Namespace, report: Report) -> RenderOptions:
    titles: dict[str, str] = {}
    reasons: dict[str, str] = {}
    if report.findings and args.format != "json":
        from checker.rules.load import load_rules

        for rule in load_rules(args.rules, []):
            titles[rule.id] = rule.title[args.messages]
            reasons[rule.id] = rule.why[args.messages]
    return RenderOptions(
        messages=args.messages,
        width=page_width(args.width, args.output),
        color=wants_color(args.color, args.output, os.environ),
        verbose=args.verbose,
        titles=titles,
        reasons=reasons,
    )
