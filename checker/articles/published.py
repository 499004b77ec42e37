"""When an article came out: from metadata, else from a line of the text that plainly says so.

This reads explicit dates only (day, month and year), because a relative one («publié hier») has nothing to
hang on.  Values inside the article are another matter: see :mod:`checker.values`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from checker.articles.lines import Line, starts_with
from checker.articles.model import Published
from checker.articles.pack import DateWords, reading_pack, supported_languages
from checker.lexicon import per_lexicon

_ISO = r"(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})(?:T(?=\d))?"
_NUMERIC = r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y2>\d{4}|\d{2})"
_MILLISECONDS = 1e11
"""A time stamp above it counts milliseconds: as seconds it would stand after the year 5000."""
_LONGEST = 300
_LONE_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+(?![^\W_])")
"""A word that no digit touches."""
_YEARS = range(1600, 2201)
"""In which articles come out: before the first year there were no newspapers."""
_MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a line that only says when, and by whom, says.

    Attributes:
        published, updated: the dates that its phrases announce.
        announced: whether it has such a phrase at all.
        dated: whether it holds a date.
    """

    published: Published | None
    updated: Published | None
    announced: bool
    dated: bool


def published_from_metadata(value: object) -> Published | None:
    """Read a date of metadata; None for an empty one.

    Takes a ``date`` or ``datetime``, ISO 8601, the date of an e-mail or RSS (RFC 2822), seconds or
    milliseconds since 1970, or a date in words of a supported language.  A timezone is dropped: the local
    time of the article is what its relative dates hang on.

    Raises:
        ValueError: not a date.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return _published(value)
    if isinstance(value, date):
        return _published(datetime(value.year, value.month, value.day))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _published(_from_timestamp(value))
    if isinstance(value, str):
        return _published(_from_text(value.strip()))
    raise ValueError("not a date")


def published_from_text(lines: Iterable[Line], lang: str) -> Published | None:
    """The date that a line of the article plainly gives; the first publication wins over an update."""
    reader = date_reader(lang)
    first: dict[str, Published] = {}
    pending = ""
    for line in lines:
        said = reader.read(pending + line.text)
        pending = f"{line.text} " if said and said.announced and not said.dated else ""
        if said and said.published:
            return _from_article(said.published)
        if said and said.updated:
            first.setdefault("updated", said.updated)
    return _from_article(first["updated"]) if first else None


class DateReader:
    """Reads the date lines of one language; get one from :func:`date_reader`."""

    def __init__(self, words: DateWords) -> None:
        """Compile the expressions of a pack."""
        self._words = words
        cues, hours = (*words.published, *words.updated), (*words.hour_letters, *words.hour_marks, *words.half_days)
        phrases = (*cues, *words.months, *words.joins, *hours)
        self._vocabulary = words.filler.union(
            word for phrase in phrases for word in _LONE_WORD.findall(phrase.casefold())
        )
        months = _alternatives(words.months)
        gap = rf"\s+(?:(?:{_alternatives(words.joins)})\s+)?"
        day = r"(?<!\d)(?P<{0}>\d{{1,2}})[^\W\d_]{{0,3}}"
        self._date = re.compile(
            rf"(?<!\w)(?:{_ISO}|{_NUMERIC}|{day.format('d3')}{gap}(?P<m3>{months})\.?,?{gap}(?P<y3>\d{{4}})"
            rf"|(?P<m4>{months})\.?\s+{day.format('d4')},?\s+(?P<y4>\d{{4}}))(?!\d)",
            re.IGNORECASE,
        )
        letters, marks = _alternatives(words.hour_letters), _alternatives(words.hour_marks)
        half = _alternatives(words.half_days)
        self._time = re.compile(
            rf"(?<![\w:.])(?P<h>\d{{1,2}})(?:\s?(?:{letters})\s?(?P<n1>\d{{2}})?(?![^\W_])"
            rf"|(?:{marks})(?P<n2>\d{{2}})(?:[:.]\d{{2}})?(?:\s?(?P<p1>{half})\b)?(?!\d)|\s?(?P<p2>{half})\b)",
            re.IGNORECASE,
        )
        self._cue = re.compile(
            rf"(?<!\w)(?:(?P<p>{_alternatives(words.published)})|(?P<u>{_alternatives(words.updated)}))(?!\w)",
            re.IGNORECASE,
        )

    def read(self, text: str) -> DateLine | None:
        """What ``text`` says when it is a date line: announcements, dates, hours, filler and names only."""
        if len(text) > _LONGEST or self._says_more(text):
            return None
        cues = list(self._cue.finditer(text))
        dated = self._date.search(text) is not None
        # Names only beside a date: «Updated Defence Plan Unveiled» is a headline.
        if not (cues or dated) or not self._only_filler(text, names=dated):
            return None
        ends = [*(cue.start() for cue in cues[1:]), len(text)]
        found: dict[Literal["p", "u"], Published] = {}
        for cue, end in zip(cues, ends, strict=False):
            moment = self.moment(text[cue.end() : end])
            if moment:
                found.setdefault("p" if cue["p"] else "u", moment)
        return DateLine(found.get("p"), found.get("u"), bool(cues), dated)

    def moment(self, text: str) -> Published | None:
        """The first date of ``text``, with the first hour that stands outside it."""
        match = self._date.search(text)
        day = self._day(match) if match else None
        if not match or not day:
            return None
        hour = self._hour(text[: match.start()] + "|" + text[match.end() :])
        if hour is None:
            return Published(day)
        return Published(day.replace(hour=hour[0], minute=hour[1]), has_time=True)

    def in_full(self, text: str) -> Published | None:
        """The date that ``text`` is, or None when it says more than a date."""
        return self.moment(text) if self._only_filler(text, names=False) else None

    def is_byline(self, line: Line) -> bool:
        """Whether the line names the author and no more."""
        if not line.key.startswith(self._words.bylines):
            return False
        opener = next((p for p in self._words.bylines if starts_with(line.key, p)), None)
        return opener is not None and len(line.words) > len(opener.split()) and self._only_filler(line.text)

    def _only_filler(self, text: str, *, names: bool = True) -> bool:
        if self._says_more(text):
            return False
        rest = self._time.sub(" ", self._date.sub(" ", self._cue.sub(" ", text)))
        left = [word for word in re.findall(r"[^\W_]+", rest) if word.casefold() not in self._words.filler]
        fits = all((names and word[0].isupper()) or (word.isdigit() and len(word) < 3) for word in left)
        return fits and len(left) <= _MOST_NAMES

    def _says_more(self, text: str) -> bool:
        """Whether a word without a capital is none of a date line; most lines are sentences."""
        for match in _LONE_WORD.finditer(text):  # asked of each line, so no generator
            word = match[0]
            if word[0].islower() and word.casefold() not in self._vocabulary:
                return True
        return False

    def _day(self, match: re.Match[str]) -> datetime | None:
        parts = match.groupdict()
        if parts["a"]:
            return self._numeric(int(parts["a"]), int(parts["b"]), parts["y2"])
        which = next(n for n in "134" if parts[f"y{n}"])
        month = parts[f"m{which}"]
        number = int(month) if month.isdigit() else self._words.months[month.casefold()]
        return _day(int(parts[f"y{which}"]), number, int(parts[f"d{which}"]))

    def _numeric(self, a: int, b: int, year: str) -> datetime | None:
        full = int(year) + (2000 if len(year) == 2 else 0)
        day_month, month_day = _day(full, b, a), _day(full, a, b)
        if self._words.day_first or not month_day or not day_month or a == b:
            return day_month or month_day
        return None

    def _hour(self, text: str) -> tuple[int, int] | None:
        for match in self._time.finditer(text):
            hour, half = int(match["h"]), match["p1"] or match["p2"]
            minute = int(match["n1"] or match["n2"] or 0)
            if half:
                hour = hour % 12 + self._words.half_days[half.casefold()]
            if hour < 24 and minute < 60:
                return hour, minute
        return None


@per_lexicon
def date_reader(lang: str) -> DateReader:
    """The reader of one language's date lines."""
    return DateReader(reading_pack(lang).dates)


def _alternatives(phrases: Iterable[str]) -> str:
    """An expression for any of the phrases, longest first; one that never matches when there is none."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered) or r"(?!)"


def _published(moment: datetime) -> Published:
    if moment.year not in _YEARS:
        raise ValueError("not a year of a publication")
    naive = moment.replace(tzinfo=None, second=0, microsecond=0)
    # Systems that know the day only write midnight.
    return Published(naive, has_time=(naive.hour, naive.minute) != (0, 0))


def _from_article(published: Published) -> Published:
    return Published(published.moment, published.has_time, "text")


def _from_timestamp(value: float) -> datetime:
    try:
        return datetime.fromtimestamp(value / 1000 if abs(value) > _MILLISECONDS else value, UTC)
    except (OverflowError, OSError, ValueError):
        raise ValueError("not a time stamp") from None


def _from_text(text: str) -> datetime:
    if len(text) > _LONGEST:
        raise ValueError("not a date")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for lang in supported_languages():
        moment = date_reader(lang).in_full(text)
        if moment:
            return moment.moment
    # Only RSS dates get so far; 15 ms to import.
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        raise ValueError("not a date") from None


def _day(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day) if year in _YEARS else None
    except ValueError:
        return None
