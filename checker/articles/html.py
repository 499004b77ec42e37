"""``.html``: main text, headline, date and site of a page, through trafilatura.

The body is the text that trafilatura takes out of the page, one paragraph a line; offsets count in it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from checker.articles.draft import Draft
from checker.articles.model import Published
from checker.articles.published import published_from_metadata
from checker.errors import InputError

_MOST_TAGS = 100_000
"""Real pages have some thousands; what is nested a hundred times as deep takes minutes to take apart."""
_DECLARATIONS = re.compile(
    r"""\s*+(?:<\?xml[^>]{0,200}>\s*+)?(<!doctype\s[^\[>]{0,1000})
    \[(?:[^\]"'<]|"[^"]*"|'[^']*'|<!--.*?-->|<(?!!--))*+\]\s*+>""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
"""Declarations of XML, entities among them: browsers leave them out, libxml2's reader of HTML takes them for text."""
_LATEST = "2200-01-01"
"""By default htmldate drops what is later than today, and the same page would read differently tomorrow."""


def drafts(text: str, path: str, stem: str) -> Iterator[Draft]:
    """The one article of a page.

    Raises:
        InputError: ``no-text`` when there is no article on the page, ``too-large`` for absurdly many tags.
    """
    if text.count("<") > _MOST_TAGS:
        raise InputError(path, f"has more than {_MOST_TAGS} tags", "too-large")
    page = _extract(text)
    body: str = (page.text or "") if page is not None else ""
    if page is None or not body.strip():
        raise InputError(path, "no article was found on this page", "no-text")
    yield Draft(
        path=path,
        stem=stem,
        body=body,
        title=page.title or "",
        source=page.sitename or "",
        url=page.url or "",
        # Not the page's own «lang», which is that of the template.
        published=_published(page.date),
    )


def _published(stated: object) -> Published | None:
    """The date of a page; what its template says is often none."""
    try:
        return published_from_metadata(stated)
    except ValueError:
        return None


def _undeclared(text: str) -> str:
    """A page without the declarations of XML before it."""
    found = _DECLARATIONS.match(text)
    return text if found is None else f"{found[1]}>{text[found.end() :]}"


def _extract(text: str) -> Any:
    # 0.3 s to import: only when there is a page to read.
    from trafilatura import bare_extraction

    # It logs what it then reports by an empty result; this tool has errors of its own.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        return bare_extraction(
            _undeclared(text),
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={
                "original_date": True,
                "extensive_search": False,
                "outputformat": "%Y-%m-%dT%H:%M",
                "max_date": _LATEST,
            },
        )
    except Exception:
        # Whatever a hostile page makes of three libraries, it is a page without an article.
        return None
