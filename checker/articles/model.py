"""An article as the rest of the checker sees it, whatever file it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Field = Literal["title", "body"]
"""The two texts of an article that a mention can stand in."""

Span = tuple[int, int]
"""Start and end (exclusive) in Unicode code points."""


Doubt = Literal["guessed-encoding", "damaged-encoding"]
"""What is doubtful about a text: nothing said that it is in Windows-1252, or bytes of its UTF-8 were lost."""


@dataclass(slots=True)
class Published:
    """When an article came out, as precisely as it is known.

    Attributes:
        moment: the time, timezone-naive in the article's own local time; midnight when only the day
            is known.
        has_time: whether the hour is known.
        origin: ``metadata`` (front matter, HTML, JSON, ``--date``) or ``text`` («publié le …»).
    """

    moment: datetime
    has_time: bool = False
    origin: Literal["metadata", "text"] = "metadata"

    def isoformat(self) -> str:
        """ISO 8601 day, or day and minute where the hour is known."""
        return self.moment.isoformat(timespec="minutes") if self.has_time else self.moment.date().isoformat()


@dataclass(slots=True)
class Article:
    """One article.

    Attributes:
        id: short stable name, unique within a run; made from the content, never from the path.
        path: the file as the user named it (``-`` for standard input, ``file.jsonl:3`` for a line).
        source: who published it; falls back to the site's host, then to the file's stem.
        url: address, where it is known.
        published: when it came out, or None.
        lang: ISO 639-1 code.
        title: headline; empty where there is none.  For ``.txt`` it is a copy of a line of the body
            and ``title_span`` says which.
        body: the text that ``body`` offsets count in.  For a ``.txt`` the whole file, for a ``.md``
            what follows the front matter, unaltered.
        title_span: where the headline stands in the body, for formats without a field for it; the
            mentions of such a headline are reported in the body.
        furniture: parts of the body that are not the article (menus, captions of navigation, calls to
            subscribe, the date line); no fact is read there.  Sorted, disjoint.
        doubt: what is doubtful about the text, if anything is.
    """

    id: str
    path: str
    source: str
    lang: str
    title: str
    body: str
    url: str | None = None
    published: Published | None = None
    title_span: Span | None = None
    furniture: tuple[Span, ...] = ()
    doubt: Doubt | None = None

    def text(self, field: Field) -> str:
        """The title or the body."""
        return self.title if field == "title" else self.body
