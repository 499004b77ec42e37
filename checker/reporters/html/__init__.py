"""The report as one web page that needs nothing else: no network, no server, no other file.

The page is complete without its script, which adds filters, marks that answer to each other, and a choice of
theme.  Whatever an article holds is text in it: the template escapes every value, control characters are made
visible as in the other reports, and a Content-Security-Policy lets nothing load and nothing run but the style
and the script that are written here, known by their hashes.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checker.messages import load_messages
from checker.reporters.html.view import link, view
from checker.reporters.quote import visible, where

if TYPE_CHECKING:
    from checker.articles.model import Article
    from checker.report import Report
    from checker.reporters import RenderOptions

_ASSETS = Path(__file__).parent


def render(report: Report, articles: Mapping[str, Article], options: RenderOptions) -> str:
    """The report as a page.  Articles that are not given are quoted, but not shown whole."""
    style, script = _asset("report.css"), _asset("report.js")
    environment = Environment(
        loader=FileSystemLoader(_ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_fit_to_show,
    )
    page = environment.get_template("report.html.j2").render(
        say=load_messages(options.messages),
        view=view(report, articles, options),
        report=report,
        where=where,
        view_link=link,
        verbose=options.verbose,
        style=Markup(style),
        script=Markup(script),
        policy=f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)}; "
        "base-uri 'none'; form-action 'none'",
    )
    return page.rstrip("\n") + "\n"


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _source(text: str) -> str:
    """How a Content-Security-Policy names a text that may be used (https://www.w3.org/TR/CSP3/#grammardef-hash-source)."""
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


def _fit_to_show(value: object) -> object:
    """Every string that the template writes: nothing in it may act on the page or on who reads it."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
