"""``checker explain``: why facts do or do not disagree."""

from __future__ import annotations

import os
from argparse import Namespace
from typing import get_args

from checker.cli.exit import Exit
from checker.cli.inputs import check_options
from checker.cli.streams import emit, page_width, wants_color
from checker.errors import UsageError, nearest


def run(args: Namespace) -> Exit:
    """Print the reasons, one paragraph for two facts."""
    from checker.explain import explain
    from checker.facts.model import Attribute
    from checker.reporters.page import Page

    attributes = get_args(Attribute)
    if args.fact and args.fact not in attributes:
        raise UsageError(f"no kind of fact {args.fact!r}; {nearest(args.fact, attributes, ', '.join(attributes))}")
    page = Page(page_width(args.width, None), wants_color(args.color, None, os.environ))
    for line in explain(args.paths, check_options(args), fact=args.fact).splitlines():
        page.line(line, hanging="  ")
    emit(page.text(), None)
    return Exit.CLEAN
