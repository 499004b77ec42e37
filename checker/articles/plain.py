"""``.txt``: the body is the whole file, the headline one of its lines."""

from __future__ import annotations

from collections.abc import Iterator

from checker.articles.draft import Draft


def drafts(text: str, path: str, stem: str) -> Iterator[Draft]:
    """The one article of a plain text."""
    yield Draft(path=path, stem=stem, body=text)
