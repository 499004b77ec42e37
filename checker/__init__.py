"""recoupe: a cross-source fact consistency checker for news.

>>> from checker import check
>>> report = check(["samples/sommet-alliance-maritime"])
>>> [finding.verdict for finding in report.findings][:1]
['conflict']

Nothing heavy is imported before it is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.lexicon import lexicons
from checker.pack_files import languages
from checker.version import __version__

if TYPE_CHECKING:
    from datetime import date

    from checker.articles.model import Article
    from checker.facts.model import Fact
    from checker.pipeline import CheckOptions
    from checker.report import Report
    from checker.values.model import ValueMention

__all__ = ["CheckOptions", "__version__", "check", "extract", "find_values", "languages", "lexicons"]


def __getattr__(name: str) -> object:
    """``CheckOptions``, loaded when it is asked for."""
    if name == "CheckOptions":
        from checker.pipeline import CheckOptions

        return CheckOptions
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def check(articles: Sequence[str | Article], options: CheckOptions | None = None) -> Report:
    """Compare articles with one another.

    Args:
        articles: paths (files, folders, globs, ``-``) or articles made by
            :func:`checker.articles.article_from_text`.
        options: see :class:`checker.pipeline.CheckOptions`.

    Returns:
        The report; what could not be read is in its ``errors``.

    Raises:
        UsageError: an option is wrong.
        RuleError: a rule or a lexicon is wrong.
    """
    from checker.pipeline import CheckOptions, check_anything

    return check_anything(articles, options or CheckOptions())


def extract(article: Article, model: str | None = None) -> list[Fact]:
    """The facts of one article, in the order of its text.

    Raises:
        UsageError: the model cannot be loaded.
    """
    from checker.pipeline import tell

    return tell(article, model).facts


def find_values(text: str, lang: str = "fr", reference: date | None = None) -> list[ValueMention]:
    """The quantities and times of a text; see :func:`checker.values.find_values`."""
    from checker.values import find_values as find

    return find(text, lang, reference)
