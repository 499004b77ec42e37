"""``.md``: YAML front matter, then the body, unaltered.

========================  ==========================================================
field                     also accepted as
========================  ==========================================================
``title``                 ``headline``
``source``                ``site``, ``author_site``, ``sitename``, ``publisher``, ``outlet``
``url``                   ``link``, ``canonical``
``published``             ``date``, ``datePublished``, ``published_at``, ``pubDate``
``lang``                  ``language``, ``locale``
========================  ==========================================================

Other keys are ignored, whatever they hold.  Names are compared without case.  A Markdown file without front
matter is read like plain text, with ``# …`` as its headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.articles.draft import Draft, metadata_date
from checker.articles.plain import drafts as plain_drafts
from checker.errors import InputError

FIELDS = {
    "title": ("title", "headline"),
    "source": ("source", "site", "author_site", "sitename", "publisher", "outlet"),
    "url": ("url", "link", "canonical"),
    "published": ("published", "date", "datepublished", "published_at", "pubdate"),
    "lang": ("lang", "language", "locale"),
}
"""Names of the fields, best first, in lower case."""
_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"\s*[\w-]+[ \t]*:")
_LONGEST = 65_536
_DEEPEST = 20
_NOTHING = ("", "null", "~")
_BAD = "bad-front-matter"


def drafts(text: str, path: str, stem: str) -> Iterator[Draft]:
    """The one article of a Markdown text.

    Raises:
        InputError: ``bad-front-matter``, with its line.
    """
    opening = _OPENING.match(text)
    if not opening:
        yield from plain_drafts(text, path, stem)
        return
    closing = _CLOSING.search(text, opening.end(), opening.end() + _LONGEST)
    if closing:
        fields = _Fields(text[opening.end() : closing.start()], path)
        yield fields.draft(stem, text[closing.end() :])
    elif _KEY.match(text, opening.end()):
        raise InputError(path, "the front matter is not closed; add a line «---» after it", _BAD, 1)
    else:
        # Only a horizontal rule.
        yield from plain_drafts(text, path, stem)


class _Fields:
    """The scalars at the top of the front matter, with their lines."""

    def __init__(self, text: str, path: str) -> None:
        self._path = path
        self._found = dict(self._scalars(text))

    def draft(self, stem: str, body: str) -> Draft:
        value, line = self._first("published")
        return Draft(
            path=self._path,
            stem=stem,
            body=body,
            title=self._first("title")[0],
            source=self._first("source")[0],
            url=self._first("url")[0],
            lang=self._first("lang")[0],
            published=metadata_date(value, self._path, _BAD, line),
        )

    def _first(self, field: str) -> tuple[str, int | None]:
        names = (name for name in FIELDS[field] if name in self._found)
        return next((self._found[name] for name in names), ("", None))

    def _scalars(self, text: str) -> Iterator[tuple[str, tuple[str, int | None]]]:
        import yaml

        # Events, not objects: nothing is built, so that neither aliases nor tags can do harm, and
        # «2025-03-16», «no» or «null» stay the words that they are.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        depth, key = 0, None
        seen: set[str] = set()
        try:
            for event in yaml.parse(text, Loader=loader):
                line = _line(event)
                if isinstance(event, yaml.AliasEvent):
                    raise InputError(self._path, "aliases (*name) are not accepted", _BAD, line)
                if isinstance(event, yaml.ScalarEvent) and depth == 1:
                    if key is None:
                        key = event.value.casefold()
                        if key in seen:
                            raise InputError(self._path, f"the key {key!r:.40} stands twice", _BAD, line)
                        seen.add(key)
                        continue
                    if event.value not in _NOTHING:
                        yield key, (event.value, line)
                elif depth == 0 and isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent):
                    raise InputError(self._path, "must hold keys and values", _BAD, line)
                depth += _step(event)
                if depth > _DEEPEST:
                    raise InputError(self._path, "is nested too deeply", _BAD, line)
                if depth == 1:
                    key = None
        except yaml.YAMLError as error:
            problem = getattr(error, "problem", None) or "a character is not allowed"
            reason = f"the front matter is not YAML: {problem}; quote values that hold «:» or «#»"
            raise InputError(self._path, reason, _BAD, _line(error)) from None


def _line(at: object) -> int | None:
    """The line of the file at which an event or an error stands; the front matter begins on the second."""
    mark = getattr(at, "start_mark", None) or getattr(at, "problem_mark", None)
    return None if mark is None else int(mark.line) + 2


def _step(event: object) -> int:
    """How much deeper, or less deep, an event of the parser leads."""
    import yaml

    if isinstance(event, yaml.CollectionStartEvent):
        return 1
    return -1 if isinstance(event, yaml.CollectionEndEvent) else 0
