"""Reading: files, folders and standard input to articles; one module a format.

>>> article_from_text("Douze ministres étaient à Vaux mardi pour la réunion.", source="demo").lang
'fr'
"""

from __future__ import annotations

from checker.articles.model import Article, Published, Span
from checker.articles.reader import article_from_text, read_articles, read_entry

__all__ = ["Article", "Published", "Span", "article_from_text", "read_articles", "read_entry"]
