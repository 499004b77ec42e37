"""``.json`` and ``.jsonl``: one article or many.

A JSON file holds one article, a list of them, or an object with the list under ``articles`` or ``items``.
A JSONL file holds one article a line; a bad line is an error, and the others go on.

=====================  =======================================  ==================================
field of Article       names accepted, best first               form
=====================  =======================================  ==================================
``body`` (required)    ``body``, ``text``, ``articleBody``,     text, or a list of paragraphs
                       ``content``
``title``              ``title``, ``headline``, ``name``        text
``source``             ``source``, ``site``, ``publisher``,     text, or an object with ``name``
                       ``outlet``, ``sitename``
``url``                ``url``, ``link``                        text
``published``          ``published``, ``datePublished``,        ISO 8601, RFC 2822, seconds or
                       ``published_at``, ``publishedAt``,       milliseconds since 1970, or a date
                       ``pubDate``, ``date``                    in words
``lang``               ``lang``, ``language``, ``inLanguage``   code or name
=====================  =======================================  ==================================

Names are compared without case.  Other fields are ignored, so that schema.org's ``NewsArticle`` and most
feeds can be read as they are.  Empty values and ``null`` count as absent.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, cast

from checker.articles.draft import Draft, metadata_date
from checker.errors import InputError

FIELDS = {
    "body": ("body", "text", "articlebody", "content"),
    "title": ("title", "headline", "name"),
    "source": ("source", "site", "publisher", "outlet", "sitename"),
    "url": ("url", "link"),
    "published": ("published", "datepublished", "published_at", "publishedat", "pubdate", "date"),
    "lang": ("lang", "language", "inlanguage"),
}
"""Names of the fields, best first, in lower case."""
_LISTS = ("articles", "items")
_BAD = "bad-json"

Record = dict[str, Any]


def drafts(text: str, path: str, stem: str) -> Iterator[Draft | InputError]:
    """The articles of a JSON text.

    Raises:
        InputError: ``bad-json``.
    """
    entries = _entries(_parse(text, path))
    for number, entry in enumerate(entries, 1):
        where = path if len(entries) == 1 else f"{path}#{number}"
        try:
            yield _draft(entry, where, stem, error_path=where)
        except InputError as error:
            yield error


def line_drafts(lines: Iterable[tuple[int, str | InputError]], path: str, stem: str) -> Iterator[Draft | InputError]:
    """The articles of numbered lines of JSON; blank lines are left out."""
    for number, line in lines:
        if isinstance(line, InputError):
            yield line
        elif line.strip():
            try:
                yield _draft(_parse(line, path), f"{path}:{number}", stem, error_path=path)
            except InputError as error:
                yield InputError(path, error.reason, error.code, number)


def record_draft(record: Record, where: str, stem: str, *, error_path: str) -> Draft:
    """The article of one object, or of the row of a table; ``where`` is its name in reports.

    Raises:
        InputError: it has no text, or a date that is none.
    """
    return _draft(record, where, stem, error_path=error_path)


def is_about_articles(text: str) -> bool:
    """Whether a JSON text holds an article at all; what is not JSON might, and has to be reported.

    A folder of articles may hold other JSON files, which are none of our business.
    """
    try:
        entries = _entries(json.loads(text))
    except (ValueError, RecursionError):
        return True
    return any(isinstance(entry, dict) and _field(cast(Record, entry), "body") for entry in entries)


class _NotStrictError(ValueError):
    """What Python reads and JSON does not allow, or leaves open."""


def _object(pairs: list[tuple[str, object]]) -> Record:
    found = dict(pairs)
    if len(found) < len(pairs):
        ((twice, _),) = Counter(name for name, _ in pairs).most_common(1)
        raise _NotStrictError(f"the name {twice!r:.40} stands twice in one object")
    return found


def _no_constant(name: str) -> object:
    raise _NotStrictError(f"{name} is no value of JSON")


def _parse(text: str, path: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except _NotStrictError as error:
        raise InputError(path, str(error), _BAD) from None
    except json.JSONDecodeError as error:
        reason = f"is not JSON: {error.msg}, column {error.colno}"
        raise InputError(path, reason, _BAD, error.lineno) from None
    except RecursionError:
        raise InputError(path, "is nested too deeply", _BAD) from None
    except ValueError:
        raise InputError(path, "holds a number that is too long", _BAD) from None


def _entries(content: object) -> list[object]:
    if isinstance(content, list):
        return cast("list[object]", content)
    if isinstance(content, dict):
        for name in _LISTS:
            inner = cast(Record, content).get(name)
            if isinstance(inner, list):
                return cast("list[object]", inner)
    return [content]


def _draft(entry: object, where: str, stem: str, *, error_path: str) -> Draft:
    if not isinstance(entry, dict):
        raise InputError(error_path, "an object with the fields of an article is expected", _BAD)
    record = cast(Record, entry)
    body = _text(_field(record, "body"), "\n\n")
    if not body:
        names = ", ".join(FIELDS["body"])
        raise InputError(error_path, f"the article has no text; it is looked for under {names}", "no-text")
    return Draft(
        path=where,
        stem=stem,
        body=body,
        title=_text(_field(record, "title")),
        source=_text(_field(record, "source")),
        url=_text(_field(record, "url")),
        lang=_text(_field(record, "lang")),
        published=metadata_date(_field(record, "published"), error_path, _BAD),
    )


def _field(record: Record, field: str) -> object:
    """The first value under one of the names of a field that is not empty."""
    by_name: dict[str, object] = {name.casefold(): value for name, value in record.items()}
    values = (by_name.get(name) for name in FIELDS[field])
    return next((value for value in values if value not in (None, "", [], {})), None)


def _text(value: object, between: str = " ") -> str:
    """Text of a field: itself, its ``name``, or its parts."""
    if isinstance(value, dict):
        value = cast(Record, value).get("name")
    if isinstance(value, list):
        parts = cast("list[object]", value)
        return between.join(part for part in parts if isinstance(part, str))
    return value if isinstance(value, str) else ""
