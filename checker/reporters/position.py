"""From an offset in an article to a line and column of its file.

The file is read again, because an article keeps its texts, not its file.  The body of ``.txt`` and
``.md`` is the end of the file unaltered, so the length of what stands before it (front matter) is the
difference of the two lengths.  In other formats the words are looked for in the file, and a place is
given only where they stand there exactly once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.articles.decode import decode
from checker.errors import InputError

if TYPE_CHECKING:
    from checker.articles.model import Article
    from checker.report import ArticleSummary, Mention

# a record of a file of many, as reading names it: the line of a .jsonl, the rank in a .json
_RECORD = re.compile(r"(?P<file>.+)(?::(?P<line>\d{1,9})|(?<=\.json)#\d{1,9})")


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file.

    Attributes:
        file: the file as the user named it.
        line, end_line: from 1, inclusive; None where only the file is known.
        column, end_column: from 1, in code points, the end exclusive; None where they are not known.
    """

    file: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


class Locator:
    """Finds mentions in the files of their articles, reading each file once."""

    def __init__(self) -> None:
        """Start with no file read."""
        self._texts: dict[str, str] = {}

    def place(self, told: ArticleSummary, article: Article | None, mention: Mention) -> Position | None:
        """Where the mention stands; its file alone when the article's text is not at hand (a saved report)."""
        return _unread(told.path) if article is None else self.locate(article, mention)

    def locate(self, article: Article, mention: Mention) -> Position | None:
        """Where the mention stands; None for an article that is not in a file (standard input)."""
        if article.path == "-" or _RECORD.fullmatch(article.path):
            return _unread(article.path)
        text = self._text(article.path)
        start = _offset(text, article, mention)
        if start is None:
            return Position(article.path)
        end = start + mention.end - mention.start
        line, column = _line_and_column(text, start)
        end_line, end_column = _line_and_column(text, end)
        return Position(article.path, line, column, end_line, end_column)

    def _text(self, path: str) -> str:
        if path not in self._texts:
            self._texts[path] = _read(path)
        return self._texts[path]


def _unread(path: str) -> Position | None:
    """What the name of an article tells of its place."""
    if path == "-":
        return None
    if record := _RECORD.fullmatch(path):
        return Position(record["file"], int(record["line"]) if record["line"] else None)
    return Position(path)


def _offset(text: str, article: Article, mention: Mention) -> int | None:
    if article.text(mention.field)[mention.start : mention.end] != mention.text:
        return None
    if mention.field == "body" and text.endswith(article.body):
        return len(text) - len(article.body) + mention.start
    if mention.field == "title" and article.title and article.title in text:
        return text.index(article.title) + mention.start
    return text.index(mention.text) if mention.text and text.count(mention.text) == 1 else None


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _read(path: str) -> str:
    """The text of a file, its line ends as they are; empty when it cannot be read any more."""
    try:
        return decode(Path(path).read_bytes(), path).text if Path(path).is_file() else ""
    except (OSError, ValueError, InputError):  # a saved report may name what is no path at all
        return ""
