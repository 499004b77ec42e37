"""From what a format says to an :class:`~checker.articles.model.Article`: the part that formats share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

from checker.articles.decode import mojibake, scrub
from checker.articles.furniture import read_page
from checker.articles.language import detect_language, language_code
from checker.articles.lines import split_lines, unwrap
from checker.articles.model import Article, Doubt, Published
from checker.articles.pack import supported_languages
from checker.articles.published import published_from_metadata, published_from_text
from checker.errors import InputError
from checker.limits import MAX_CHARS

_MARKUP = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")
_ID_LENGTH = 12


@dataclass(slots=True)
class Draft:
    """What one file, line or entry says of one article, before anything is deduced.

    Attributes:
        path: where it was, as the report names it.
        stem: name to fall back to as the source.
        body: the text, exactly as it stands.
        title, source, url, lang: metadata; empty where there is none.
        published: when metadata says that it came out.
        doubt: what is doubtful about the text.
    """

    path: str
    stem: str
    body: str
    title: str = ""
    source: str = ""
    url: str = ""
    lang: str = ""
    published: Published | None = None
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the caller knows of all articles, and allows.

    Attributes:
        lang: forces the language; ``auto`` takes the metadata's, else detects it.
        published: for the articles that do not say when they came out.
        max_chars: the longest article.
    """

    lang: str = "auto"
    published: Published | None = None
    max_chars: int = MAX_CHARS


def article_of(draft: Draft, defaults: Defaults) -> Article:
    """Deduce what the draft does not say.

    Raises:
        InputError: ``no-text``, ``too-large``, ``mojibake`` or ``unsupported-language``.
    """
    body = scrub(draft.body)
    if len(body) + len(draft.title) > defaults.max_chars:
        reason = f"has more than {defaults.max_chars} characters (--max-chars allows more)"
        raise InputError(draft.path, reason, "too-large")
    if garbled := mojibake(body):
        reason = f"was saved in a wrong encoding ({garbled!r:.30}): take the article from its source again"
        raise InputError(draft.path, reason, "mojibake")
    title = scrub(draft.title).strip()
    lines = split_lines(unwrap(body))
    if not lines:
        raise InputError(draft.path, "holds no text", "no-text")
    lang = _language(draft, defaults, f"{title}\n{body}")
    page = read_page(body, lines, lang, title)
    if not title and page.headline:
        title = _MARKUP.sub("", body[slice(*page.headline)]).strip()
    return Article(
        id="",
        path=scrub(draft.path),
        source=scrub(draft.source).strip() or _host(draft.url) or page.outlet or scrub(draft.stem),
        lang=lang,
        title=title,
        body=body,
        url=scrub(draft.url).strip() or None,
        published=draft.published or published_from_text(lines, lang) or defaults.published,
        title_span=page.headline,
        furniture=page.furniture,
        doubt=draft.doubt,
    )


def content_id(article: Article) -> str:
    """A short name made from the source, the title and the body."""
    content = "\0".join((article.source, article.title, article.body))
    return sha256(content.encode()).hexdigest()[:_ID_LENGTH]


def metadata_date(value: object, path: str, code: str, line: int | None = None) -> Published | None:
    """Read a date of metadata.

    Raises:
        InputError: with ``code``, when it is not a date.
    """
    try:
        return published_from_metadata(value)
    except ValueError:
        reason = f"published {str(value)!r:.60} is not a date; write it as 2025-03-16 or 2025-03-16T19:07"
        raise InputError(path, reason, code, line) from None


def _language(draft: Draft, defaults: Defaults, text: str) -> str:
    if defaults.lang != "auto":
        return defaults.lang
    named = draft.lang.strip()
    lang = language_code(named) if named else detect_language(text)
    if lang is None:
        known = ", ".join(supported_languages())
        which = f"is marked as {named!r:.30}" if named else "is in another language"
        reason = f"{which}; supported: {known} (--lang forces one)"
        raise InputError(draft.path, reason, "unsupported-language")
    return lang


def _host(url: str) -> str:
    try:
        return (urlsplit(url.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
