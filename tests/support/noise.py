"""Articles that nobody wrote: the words of the packs' own lexicons, figures, and noise, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import yaml
from hypothesis import strategies as st

from checker.articles import Article, article_from_text
from checker.resources import language_dir

NOISE = [
    *("«", "»", "“", "”", '"', "(", ")", "[", "]", ":", ";", ",", ".", "…", "!", "?", "—", "-", "/", "’", "'"),
    *("\n", "\n\n", "\t", "\u00a0", "\u202f", "\u200b", "\u202e", "\ufeff", "\ufffd", "\r\n", "\u2028", "e\u0301"),
    *("|", "*", "#", "`", "<b>", "&amp;", "http://a.b/c:d", "a@b.fr", "::error::x", "[red]", "{0}", "%s", "=1+1"),
    *("😀", "二", "١٢", "½", "²", "Ⅻ", "ß", "İ", "ﬁ", "_", "\\"),
]
NUMBERS = [
    "0",
    "1",
    "12",
    "1 200",
    "1\u202f200,5",
    "1.000",
    "3-1",
    "12h30",
    "12:30",
    "2025",
    "12/03/2025",
    "2025-03-12",
]
NUMBERS += ["1er", "XXIe", "15e", "-3", "4,5", "10 %", "3 km", "5 €", "$1.5bn", "9" * 30, "00", "31 février", "25h61"]


@cache
def words(lang: str) -> tuple[str, ...]:
    """All words and phrases of a language's pack, plain ones only."""
    found = {
        text
        for path in sorted(language_dir(lang).glob("*.yaml"))
        for text in _strings(yaml.safe_load(path.read_text(encoding="utf-8")))
        if re.fullmatch(r"[\w '’-]{1,40}", text)
    }
    return tuple(sorted(found))


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _strings(key)
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)


def texts(lang: str) -> st.SearchStrategy[str]:
    """A text: runs of words and figures, names, and now and then noise."""
    word = st.sampled_from(words(lang))
    name = st.sampled_from(words(lang)).map(str.title)
    piece = st.one_of(word, word, word, name, st.sampled_from(NUMBERS), st.sampled_from(NOISE), st.text(max_size=4))
    return st.lists(piece, min_size=1, max_size=60).map(" ".join)


@st.composite
def articles(draw: st.DrawFn, most: int = 3) -> list[Article]:
    """Articles of one language that share a part of their text, so that they may tell of one event."""
    lang = draw(st.sampled_from(["fr", "en"]))
    shared = draw(texts(lang))
    found = []
    for number in range(draw(st.integers(1, most))):
        body = f"{shared} {draw(texts(lang))}\nFin {number}"
        day = draw(
            st.dates().map(lambda day: day.replace(year=1900 + day.year % 200, day=min(day.day, 28))) | st.none()
        )
        title = draw(texts(lang).map(lambda text: text[:80]) | st.just(""))
        found.append(article_from_text(body, title=title, source=f"source {number}", lang=lang, published=day))
    return found
