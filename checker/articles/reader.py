"""Reading: from paths and standard input to articles, whatever their format."""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import re
import sys
from collections.abc import Generator, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from checker.articles.decode import Decoded, decode
from checker.articles.draft import Defaults, Draft, article_of, content_id
from checker.articles.expand import STDIN, Found, expand, os_error
from checker.articles.model import Article, Published
from checker.articles.pack import supported_languages
from checker.articles.published import published_from_metadata
from checker.errors import InputError, UsageError
from checker.limits import MAX_BYTES, MAX_CHARS

_WHOLE_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")
_HTML = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body|article|!--)", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n")
_NOT_UTF8 = "lines of JSON must be in UTF-8"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_DECLARES = ("html",)
_AT_ONCE = 1 << 20
"""Bytes."""
_MODULES = {
    "plain": "checker.articles.plain",
    "markdown": "checker.articles.markdown",
    "html": "checker.articles.html",
    "json": "checker.articles.json_articles",
}

_Results = Iterator[Draft | InputError]


class _Format(Protocol):
    def drafts(self, text: str, path: str, stem: str) -> _Results: ...


def read_articles(
    paths: Sequence[str],
    *,
    lang: str = "auto",
    published: date | datetime | None = None,
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
    max_chars: int = MAX_CHARS,
) -> Iterator[Article | InputError]:
    """Read articles, in the order of ``paths`` and, within a folder, of names.

    Args:
        paths: files, folders (all that is below and has a known suffix), globs, or ``-`` for standard
            input, whose format is told from its beginning.  A file that is named twice is read once.
        lang: ``auto`` takes the language that the metadata name, else detects it; a code forces it.
        published: for the articles that do not say when they came out.
        stdin: what ``-`` reads; the process's standard input by default.
        max_bytes: the largest file, or line of JSONL, that is read.
        max_chars: the longest article that is read; the time and memory of a check grow with it.

    Yields:
        Articles, whose ids are unique within the run, and an error for whatever could not be read.

    Raises:
        UsageError: no path, an unsupported ``lang``, a limit that is not positive.
    """
    if isinstance(paths, str) or not paths:
        raise UsageError("name at least one file, folder or «-»")
    if max_bytes < 1 or max_chars < 1:
        raise UsageError("the size limits must be positive")
    defaults = _defaults(lang, published, max_chars)
    return _Run(defaults, stdin, max_bytes).articles(paths)


def article_from_text(
    text: str,
    *,
    title: str = "",
    source: str = "text",
    lang: str = "auto",
    published: date | datetime | None = None,
    path: str = "<text>",
) -> Article:
    """Make an article of a text; without ``title`` the headline is looked for in it.

    Raises:
        InputError: no text, or a language that is not supported.
        UsageError: an unsupported ``lang``.
    """
    given = _published(published)
    draft = Draft(path=path, stem=source, body=text, title=title, source=source, published=given)
    article = article_of(draft, _defaults(lang, None, sys.maxsize))
    article.id = content_id(article)
    return article


def read_entry(
    entry: bytes | Mapping[str, Any],
    file: str,
    number: int,
    *,
    lang: str = "auto",
    published: date | datetime | None = None,
    max_bytes: int = MAX_BYTES,
    max_chars: int = MAX_CHARS,
) -> Article | InputError | None:
    """One article of a file of many, for whoever reads the file in parts.

    Args:
        entry: a line of JSONL, or the fields of a row of a table.
        file: the file as the user named it.
        number: of the line or row, from 1.
        lang, published, max_bytes, max_chars: as for :func:`read_articles`.

    Returns:
        The article, whose id repeats when its content does; what is wrong with it, at its line; or None for a blank
        line.

    Raises:
        UsageError: an unsupported ``lang``.
    """
    defaults = _defaults(lang, published, max_chars)
    try:
        draft = _entry_draft(entry, file, number, max_bytes)
        if draft is None:
            return None
        article = article_of(draft, defaults)
    except InputError as error:
        return InputError(file, error.reason, error.code, number)
    article.id = content_id(article)
    return article


def _entry_draft(entry: bytes | Mapping[str, Any], file: str, number: int, max_bytes: int) -> Draft | None:
    from checker.articles.json_articles import line_drafts, record_draft

    stem = Path(file).stem
    if not isinstance(entry, bytes):
        return record_draft(dict(entry), f"{file}:{number}", stem, error_path=file)
    if number == 1 and entry.startswith(_WIDE):
        raise InputError(file, _NOT_UTF8, "bad-encoding", 1)
    result = next(iter(line_drafts([(number, _decoded(entry, file, number, max_bytes))], file, stem)), None)
    if isinstance(result, InputError):
        raise result
    return result


def _defaults(lang: str, published: date | datetime | None, max_chars: int) -> Defaults:
    if lang != "auto" and lang not in supported_languages():
        known = ", ".join(supported_languages())
        raise UsageError(f"the language {lang!r:.30} is not supported; one of auto, {known}")
    return Defaults(lang, _published(published), max_chars)


def _published(published: date | datetime | None) -> Published | None:
    try:
        return published_from_metadata(published)
    except ValueError:
        raise UsageError(f"{published!r:.60} is not a date") from None


class _Run:
    """One call of :func:`read_articles`: what was read, and which ids were given."""

    def __init__(self, defaults: Defaults, stdin: BinaryIO | None, max_bytes: int) -> None:
        self._defaults = defaults
        self._stdin = stdin
        self._max_bytes = max_bytes
        self._read: set[str] = set()
        self._ids: dict[str, int] = {}

    def articles(self, paths: Sequence[str]) -> Iterator[Article | InputError]:
        for path in paths:
            for result in self._path(os.fspath(path)):
                yield result if isinstance(result, InputError) else self._article(result)

    def _article(self, draft: Draft) -> Article | InputError:
        try:
            article = article_of(draft, self._defaults)
        except InputError as error:
            return error
        name = content_id(article)
        times = self._ids[name] = self._ids.get(name, 0) + 1
        article.id = name if times == 1 else f"{name}-{times}"
        return article

    def _path(self, path: str) -> _Results:
        if path == STDIN:
            yield from self._standard_input()
            return
        empty = True
        for found in expand(path):
            if isinstance(found, InputError):
                empty = False
                yield found
                continue
            real = os.path.realpath(found.path)
            if real in self._read:
                empty = False
                continue
            self._read.add(real)
            for result in _caught(self._file(found), found.shown):
                empty = False
                yield result
        if empty:
            yield InputError(path, "holds no article", "no-article")

    def _standard_input(self) -> _Results:
        if STDIN in self._read:
            return
        self._read.add(STDIN)
        stream = self._stdin if self._stdin is not None else sys.stdin.buffer
        yield from _caught(self._stream(stream), STDIN)

    def _stream(self, stream: BinaryIO) -> _Results:
        try:
            data = _read(stream, self._max_bytes + 1)
        except OSError as error:
            raise os_error(STDIN, error) from None
        text = self._text(data, STDIN, declares=True)
        form = _sniff(text.text)
        if form == "jsonl":
            yield from _lines_of(io.BytesIO(text.text.encode()), STDIN, "stdin", self._max_bytes)
        else:
            yield from _drafts(form, text, STDIN, "stdin")

    def _file(self, found: Found) -> _Results:
        stem = Path(found.shown).stem
        try:
            with _steady(found) as file:
                if found.format == "jsonl":
                    if found.named or _first_line_counts(file, self._max_bytes):
                        yield from _lines_of(file, found.shown, stem, self._max_bytes)
                    return
                data = _read(file, self._max_bytes + 1)
        except OSError as error:
            raise os_error(found.path, error) from None
        text = self._text(data, found.shown, declares=found.format in _DECLARES)
        if found.format == "json" and not found.named and not _is_about_articles(text.text):
            return
        yield from _drafts(found.format, text, found.shown, stem)

    def _text(self, data: bytes, path: str, *, declares: bool) -> Decoded:
        if len(data) > self._max_bytes:
            raise _too_large(path, self._max_bytes)
        decoded = decode(data, path, declares=declares)
        if not decoded.text.strip():
            raise InputError(path, "is empty", "empty-file")
        return decoded


@contextlib.contextmanager
def _steady(found: Found) -> Generator[BinaryIO]:
    """A file to read; half of the old text and half of the new one would be no article."""
    with Path(found.path).open("rb") as file:
        before = os.fstat(file.fileno())
        yield file
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise InputError(found.shown, "changed while it was read; try again", "changed")


def _read(file: BinaryIO, most: int) -> bytes:
    """What a file holds, up to so many bytes; asked for these at once, Python would make room for all of them."""
    parts: list[bytes] = []
    while most > 0 and (part := file.read(min(most, _AT_ONCE))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def _caught(results: _Results, path: str) -> _Results:
    """The results, and the error that ends them, if one does."""
    try:
        yield from results
    except InputError as error:
        yield error


def _drafts(form: str, decoded: Decoded, path: str, stem: str) -> _Results:
    # Each format brings its own libraries; only those in use are imported.
    module: _Format = importlib.import_module(_MODULES[form])  # pyright: ignore[reportAssignmentType]
    for draft in module.drafts(decoded.text, path, stem):
        if isinstance(draft, Draft):
            draft.doubt = decoded.doubt
        yield draft


def _is_about_articles(text: str) -> bool:
    from checker.articles.json_articles import is_about_articles

    return is_about_articles(text)


def _first_line_counts(file: BinaryIO, max_bytes: int) -> bool:
    first = file.readline(max_bytes)
    file.seek(0)
    return _is_about_articles(first.decode("utf-8", "replace"))


def _lines_of(file: BinaryIO, path: str, stem: str, max_bytes: int) -> _Results:
    from checker.articles.json_articles import line_drafts

    empty = True
    for result in line_drafts(_numbered_lines(file, path, max_bytes), path, stem):
        empty = False
        yield result
    if empty:
        raise InputError(path, "is empty", "empty-file")


def _numbered_lines(file: BinaryIO, path: str, max_bytes: int) -> Iterator[tuple[int, str | InputError]]:
    for number, line in raw_lines(file, max_bytes):
        if number == 1 and line.startswith(_WIDE):
            raise InputError(path, _NOT_UTF8, "bad-encoding", 1)
        try:
            yield number, _decoded(line, path, number, max_bytes)
        except InputError as error:
            yield number, InputError(path, error.reason, error.code, number)


def raw_lines(file: BinaryIO, max_bytes: int) -> Iterator[tuple[int, bytes]]:
    """Lines of a file one by one, so that a file may be larger than what is read at once.

    Yields:
        The number of the line, from 1, and its bytes; of one that is too large the first ``max_bytes + 1``.
    """
    number = 0
    while line := file.readline(max_bytes + 1):
        number += 1
        yield number, line
        if len(line) > max_bytes:
            while line and not line.endswith(b"\n"):
                line = file.readline(max_bytes)


def _decoded(line: bytes, path: str, number: int, max_bytes: int) -> str:
    if len(line) > max_bytes:
        raise _too_large(path, max_bytes, number)
    decoded = decode(line, path)
    if decoded.doubt == "guessed-encoding":
        raise InputError(path, _NOT_UTF8, "bad-encoding", number)
    return decoded.text


def _sniff(text: str) -> str:
    """The format of a text that has no name."""
    if _FRONT_MATTER.match(text):
        return "markdown"
    if _HTML.match(text):
        return "html"
    if not _WHOLE_JSON.match(text):
        return "plain"
    first, _, rest = text.strip().partition("\n")
    many = first.rstrip().endswith("}") and rest.lstrip().startswith("{")
    return "jsonl" if many else "json"


def _too_large(path: str, max_bytes: int, line: int | None = None) -> InputError:
    return InputError(path, f"is larger than {max_bytes} bytes", "too-large", line)
