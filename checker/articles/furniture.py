"""Which lines of a page are the article, which is its headline, and which are furniture.

Furniture is what stands on the page beside the article: menus, the date line, the author's name, calls to
subscribe or to share, links to other articles, credited captions.  It is found line by line, by the phrases
of the language pack.  When in doubt a line stays: a caption that is read costs less than a paragraph that is
not.  Subheads, standfirsts and key points always stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.articles.lines import Line, phrase_key, starts_with
from checker.articles.model import Span
from checker.articles.pack import FurnitureWords, agencies, outlets, reading_pack
from checker.articles.published import date_reader
from checker.lexicon import per_lexicon

_SENTENCE_WORDS = 6
"""A line of so many words that ends with a full stop is a sentence: the article has begun."""
_PARAGRAPH_WORDS = 20
"""So many where it ends with another mark, because a headline may be a question."""
_HEADLINE_WORDS = 4
"""Above the first sentence, what is shorter may be the name of a section."""
_HEADLINE_LENGTH = 250
_POINTER_WORDS = 40
_CALL_WORDS = 30
_CAPTION_WORDS = 60
_BULLETS = "•‣▪●◦·-–—*"
_CLAUSE = re.compile(r"[,;:.!?|•·–—>]")
_QUOTES = re.compile('[«»“”"]')


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a text, as spans in code points.

    Attributes:
        headline: the words of the headline, where it stands in the text.
        outlet: name of the outlet, where it stands alone on a line above the article.
        furniture: sorted and disjoint.
    """

    headline: Span | None
    outlet: str | None
    furniture: tuple[Span, ...]


def read_page(text: str, lines: list[Line], lang: str, title: str = "") -> Page:
    """Take a text apart.

    Args:
        text: the body of an article.
        lines: its lines, from :func:`checker.articles.lines.split_lines`.
        lang: a supported language.
        title: the headline where metadata gives it; its line is looked for, rather than guessed.
    """
    flags, head = _classifier(lang).flags(lines)
    headline = _same_as(title, lines[: head + 1]) if title else _headline(lines, flags, head)
    outlet = next((name for line in lines[:head] if (name := outlets().get(line.key))), None)
    if headline is not None:
        # Once a menu has shown, what is short above the headline belongs to it.
        if any(flags[:headline]):
            flags[:headline] = [flag or _is_short(line) for flag, line in zip(flags, lines[:headline], strict=False)]
        flags[headline] = False
    return Page(
        headline=None if headline is None else (lines[headline].start, lines[headline].end),
        outlet=outlet,
        furniture=_spans(lines, flags),
    )


class _Classifier:
    """Says which lines are furniture by what is in them."""

    def __init__(self, lang: str) -> None:
        self._words: FurnitureWords = reading_pack(lang).furniture
        self._dates = date_reader(lang)
        self._calling = frozenset(call.split()[0] for call in self._words.calls)
        self._labelled = _then_mark(self._words.pointers + self._words.labels + self._words.credits)

    def flags(self, lines: list[Line]) -> tuple[list[bool], int]:
        """For each line, whether it is furniture; and how many lines stand above the article."""
        flags = [not line.is_long and self._is_furniture(line) for line in lines]
        begins = (number for number, line in enumerate(lines) if not flags[number] and _is_sentence(line))
        head = next(begins, len(lines))
        in_list = False
        for number, line in enumerate(lines):
            if number < head:
                flags[number] = flags[number] or self._belongs_to_menu(line)
            else:
                # Above the article a list of links is a menu, and would swallow the headline.
                in_list = line.key in self._words.lists or (in_list and not _is_sentence(line))
                flags[number] = flags[number] or in_list
        return flags, head

    def _is_furniture(self, line: Line) -> bool:
        """Whether the line is furniture wherever it stands."""
        said = self._dates.read(line.text)
        return (
            line.key in self._words.lines
            or line.key in self._words.lists
            or (said is not None and said.announced)
            or self._dates.is_byline(line)
            or self._points_elsewhere(line)
            or self._calls(line)
            or self._is_credited(line)
        )

    def _belongs_to_menu(self, line: Line) -> bool:
        """Whether the line is furniture above the article; below, a bare date is a step of a chronology."""
        if line.is_long:
            return False
        last = line.words[-1]
        return (
            line.key in self._words.sections
            or line.key in outlets()
            or self._dates.read(line.text) is not None
            or any(last.endswith(label) and last != label for label in self._words.glued)
        )

    def _points_elsewhere(self, line: Line) -> bool:
        if len(line.words) > _POINTER_WORDS:
            return False
        if self._labelled.match(line.text):
            return True
        return _opens_with(line.key, self._words.pointers) and not line.ends_like_a_sentence

    def _calls(self, line: Line) -> bool:
        if len(line.words) > _CALL_WORDS or self._calling.isdisjoint(line.words) or _QUOTES.search(line.text):
            return False
        return any(_opens_with(phrase_key(clause), self._words.calls) for clause in _CLAUSE.split(line.text))

    def _is_credited(self, line: Line) -> bool:
        """A caption or a copyright line: «… (Jeanne Maurel/AFP)», «Photo Jeanne Maurel, AFP», «© …»."""
        if len(line.words) > _CAPTION_WORDS:
            return False
        if "©" in line.text:
            return True
        opening = line.text.rfind("(") if line.text.endswith(")") else -1
        if opening >= 0:
            credit = line.text[opening + 1 : -1]
            key = phrase_key(credit)
            return _is_signature(credit) or any(key.startswith(f"{label} ") for label in self._words.credits)
        return _is_signature(line.text) or (
            _opens_with(line.key, self._words.credits)
            and any(line.key.endswith(f" {agency}") for agency in agencies())
            and all(word[0].isupper() for word in re.findall(r"[^\W_]+", line.text))
        )


@per_lexicon
def _classifier(lang: str) -> _Classifier:
    return _Classifier(lang)


def _is_signature(text: str) -> bool:
    """Whether ``text`` ends with a person's name and an agency's («Jeanne Maurel / AFP»).

    Agencies alone are who reports («(avec AFP)», «(AFP/Reuters)»), not who took a picture.
    """
    if "/" not in text:
        return False
    parts = [part.strip() for part in text.split("/")]
    keys = [phrase_key(part) for part in parts]
    if keys[0] in agencies():
        parts, keys = parts[1:] + parts[:1], keys[1:] + keys[:1]
    if text.endswith(".") or keys[-1].split(" via ")[-1] not in agencies() or keys[0] in agencies():
        return False
    name = re.findall(r"[^\W\d_]+", parts[-2])[-1:]
    return bool(name) and name[0][0].isupper() and phrase_key(name[0]) not in agencies()


def _opens_with(key: str, phrases: tuple[str, ...]) -> bool:
    """Whether a phrase key opens with the words of one of some others."""
    return key.startswith(phrases) and any(starts_with(key, phrase) for phrase in phrases)


def _is_sentence(line: Line) -> bool:
    if line.is_long:
        return True
    least = _SENTENCE_WORDS if line.last_mark == "." else _PARAGRAPH_WORDS
    return len(line.words) >= least and line.ends_like_a_sentence and not line.marked


def _is_short(line: Line) -> bool:
    return len(line.words) < _HEADLINE_WORDS and not line.ends_like_a_sentence


def _same_as(title: str, lines: list[Line]) -> int | None:
    key = phrase_key(title)
    return next((number for number, line in enumerate(lines) if key and line.key == key), None)


def _headline(lines: list[Line], flags: list[bool], head: int) -> int | None:
    """The first line above the article that looks like a headline, rather a full one than a short one."""
    candidates: list[int] = []
    for number in range(min(head, len(lines) - 1)):
        if flags[number]:
            continue
        if not _looks_like_headline(lines[number]):
            break
        candidates.append(number)
    full = (n for n in candidates if lines[n].marked or len(lines[n].words) >= _HEADLINE_WORDS)
    return next(full, candidates[0] if candidates else None)


def _looks_like_headline(line: Line) -> bool:
    if line.is_long or len(line.text) > _HEADLINE_LENGTH or line.text[0] in _BULLETS:
        return False
    return line.marked or line.last_mark not in (".", ":", ";", ",")


def _then_mark(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """An expression for any of the phrases at the start of a line, with a mark such as a colon after it."""
    ordered = sorted(phrases, key=len, reverse=True)
    either = "|".join(r"[\W_]{1,3}".join(map(re.escape, phrase.split())) for phrase in ordered)
    return re.compile(rf"(?:{either})\s{{0,3}}(?:[:|>»©→]|[–—-]\s)", re.IGNORECASE)


def _spans(lines: list[Line], flags: list[bool]) -> tuple[Span, ...]:
    return tuple((line.start, line.end) for line, flag in zip(lines, flags, strict=True) if flag)
