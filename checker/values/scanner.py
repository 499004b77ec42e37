"""The scanner: from a text to its shape, one character for each word, number or mark.

Words are looked up in the language pack, whole phrases first; numbers, dates and hours in digits are read
here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.values.normalise import NO_LETTER, Words
from checker.values.numerals import Num, grain_of, ordinal_classes

if TYPE_CHECKING:
    from checker.values.pack import Pack

Classes = dict[str, Any]
"""What a token means, by class."""


class Entry(NamedTuple):
    """What the lexicons know of the tokens that begin with one word or sign.

    Attributes:
        shape, means: of the word itself; ``UNKNOWN`` and nothing where it is in no lexicon by itself.
        exact: of the word in one case only («M», «kg»), by its spelling.
        phrases: longer ones that begin with it, longest first: text, whether its case counts, shape, meaning.
        seconds: the second words of these phrases, in lower case; None where one of them has no second word.
    """

    shape: str
    means: Classes
    exact: dict[str, tuple[str, Classes]]
    phrases: list[tuple[str, bool, str, Classes]]
    seconds: frozenset[str] | None


@dataclass(slots=True)
class Tokens:
    """A scanned text: parallel lists, one place for a token or a mark between tokens.

    Attributes:
        text: the view (see :mod:`checker.values.normalise`).
        low: the same in lower case.
        shape: one character a place.
        starts, ends: where each stands in the view.
        means: what each means, by class.
    """

    text: str
    low: str
    shape: str
    starts: list[int]
    ends: list[int]
    means: list[Classes]


BREAK = "|"
"""The shape of what no expression reaches across."""
UNKNOWN = "x"
"""The shape of a word that is in no lexicon."""

LONGEST = 40
"""Characters beyond which digits are no quantity of news prose."""

# What may stand between two tokens of one expression, and the mark it leaves; anything else breaks it.
_GAPS: dict[str, str] = {
    **dict.fromkeys(("", " ", "  ", "\t", "'"), ""),
    **dict.fromkeys(("-", " - ", "- ", " -", "\u2013", " \u2013 ", "~", " ~ "), "-"),
    **{left + mark + right: mark for mark in ",:/" for left in ("", " ") for right in ("", " ")},
    **dict.fromkeys((".", ". ", " ."), "."),
    **dict.fromkeys(("(", " (", ", (", "/("), "("),
    **dict.fromkeys((")", ") ", ")-"), ")"),
    **dict.fromkeys(("' ", " '"), "'"),
    **dict.fromkeys(('"', '" '), '"'),
}

_SCAN = re.compile(
    r"""
    (?P<word>[^\W\d_]+)
    |(?P<ymd>(?<![\d/.-])\d{4}(?P<s1>[-/.])\d{1,2}(?P=s1)\d{1,2}(?![\d/]|[-.]\d))
    |(?P<dmy>(?<![\d/.])\d{1,2}(?P<s2>[-/.])\d{1,2}(?P=s2)(?:\d{4}|\d{2})(?![\d/]|\.\d|-\d(?!\d?/)))
    |(?P<other>(?!\d{1,3}(?:\.\d{3})+(?!\.?\d))\d+(?:\.\d+){2,}  # versions, addresses of machines
        |\+\d[\d .()-]{7,16}\d|(?<!\d)0\d(?:[ .-]\d\d){4}(?!\d))  # telephones
    |(?P<my>(?<![\d/.-])(?:\d{1,2}/\d{4}|\d{4}-(?:0?[1-9]|1[0-2]))(?![\d/-]))
    |(?P<dm>(?<![\d/.])\d{1,2}/\d{1,2}(?![\d/]|[.,]\d))
    |(?P<hm>\d{1,2}[ ]?[hH][ ]?\d{2}(?:[ ]?(?:'|min|mn|m)[ ]?\d{2}(?:''|"|[ ]?s)?)?(?![\d:])
        |\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?![\d:]))
    |(?P<h>\d{1,3}[ ]?[hH](?![^\W_]))
    |(?P<decade>(?:\d{4}|\d0)'?s(?![^\W_]))
    |(?P<number>
        (?:(?<![\w)\]%.,'-])[-+])?
        (?:\d{1,3}(?P<s3>[ .,'])\d{3}(?:(?P=s3)\d{3})*(?!\d)(?:[.,]\d+)?
          |(?<=\d[.,])\d+|\d+(?:[.,]\d+(?![.,]?\d))?)
        (?:[ ]?[\u00bd\u00bc\u00be])?
      |[\u00bd\u00bc\u00be])
    |(?P<sign>[^\w\s])
    """,
    re.VERBOSE,
)
_ROMAN = re.compile(r"([IVXLC]+)([a-zè]+)\b")
_ROMAN_STEPS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ADDRESS = frozenset({"http", "https", "www"})
_IN_ADDRESS = frozenset("@_")
_ADDRESSED = ("@", "_", "http", "www")
_NOTHING: Classes = {}
_GAPS_KEPT = 4096
"""What stands between words of texts that is remembered with the mark that it leaves."""


class Scanner:
    """Scans texts with the words of one language pack."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._entries = pack.entries
        # shape and meaning of a word by itself; its entry where it may mean more than that, and before which words
        self._known = {
            word: (
                entry.shape,
                entry.means,
                entry if entry.phrases or entry.exact else None,
                None if entry.exact else entry.seconds,
            )
            for word, entry in pack.entries.items()
        }
        self._marks: dict[str, str | None] = {}
        self._suffixes = frozenset(pack.numbers["ordinal_suffixes"])
        names = "|".join(re.escape(name) for name in pack.numbers["names"] if name[0].isdigit())
        self._names = re.compile(rf"(?:{names or '(?!)'})(?![^\W_])")  # «20 Minutes»
        signs = "".join(re.escape(sign) for sign in pack.entries if not sign[0].isalpha())
        self._mixed = re.compile(rf"[{NO_LETTER}{signs}]")

    def scan(self, text: str, cut: Words) -> Tokens:
        """The tokens of a view and its words, with a break at the end.

        Nearly all of a text is words between blanks and marks that mean nothing: they are looked up here, one by one.
        Where digits or signs stand between two words, :meth:`_scan_mixed` reads on.
        """
        low, words = cut.low, cut.words
        shape = list[str]()
        tokens = Tokens(text, low, "", [], [], [])
        starts, ends, means = tokens.starts, tokens.ends, tokens.means
        known, marks = self._known, self._marks
        addressed = any(sign in low for sign in _ADDRESSED)
        places = zip(cut.gaps, words, [*words[1:], ""], cut.starts, cut.ends, strict=False)
        end = behind = 0
        for gap, word, following, start, stop in places:
            if start < end or start < behind:
                continue
            if gap != " ":
                mark = marks[gap] if gap in marks else self._learn_mark(gap)
                if mark is None:
                    behind = self._scan_mixed(tokens, shape, max(start - len(gap), behind))
                    end = ends[-1] if ends else 0
                    if start < end or start < behind:
                        continue
                if mark and start - end == len(gap):
                    shape.append(mark)
                    starts.append(end)
                    ends.append(start)
                    means.append(_NOTHING)
                elif mark != "" and start > end:
                    _add_gap(tokens, shape, end, start)
            end = stop
            found = known.get(word)
            if found is None:
                char, meaning = UNKNOWN, _NOTHING
                if text[start] in _ROMAN_DIGITS:
                    char, meaning = self._roman(text[start:stop])
            else:
                char, meaning, entry, seconds = found
                if entry is not None and (seconds is None or following in seconds):
                    char, meaning, end = self._look_up(entry, text, low, start, stop)
            if addressed and not meaning and (word in _ADDRESS or text[end : end + 1] in _IN_ADDRESS):
                end = _next_space(text, end)
            shape.append(char)
            starts.append(start)
            ends.append(end)
            means.append(meaning)
        self._scan_mixed(tokens, shape, max(len(text) - len(cut.gaps[-1]), behind))
        shape.append(BREAK)
        starts.append(len(text))
        ends.append(len(text))
        means.append(_NOTHING)
        tokens.shape = "".join(shape)
        return tokens

    def _learn_mark(self, gap: str) -> str | None:
        """The mark that a gap between two words leaves, to be remembered; None where there is more to read in it."""
        if len(self._marks) >= _GAPS_KEPT:
            self._marks.clear()
        mark = self._marks[gap] = None if self._mixed.search(gap) else _GAPS.get(gap, BREAK)
        return mark

    def _scan_mixed(self, tokens: Tokens, shape: list[str], place: int) -> int:
        """Add the tokens from a place up to the next word that stands apart from what is before it; where that is."""
        text, low, starts, ends, means = tokens.text, tokens.low, tokens.starts, tokens.ends, tokens.means
        end = ends[-1] if ends else 0
        for match in _SCAN.finditer(text, place):
            start, stop = match.span()
            if start < end:
                continue
            kind = match.lastgroup or ""
            char, meaning = UNKNOWN, _NOTHING
            if kind == "word" or kind == "sign":
                if kind == "word" and start > end:
                    return start
                key = low[start:stop]
                if start == end and key in self._suffixes and self._is_ordinal(text, start, ends, means):
                    means[-1] = ordinal_classes(means[-1]["num"].value)
                    shape[-1] = self._pack.shape(means[-1])
                    end = ends[-1] = stop
                    continue
                entry = self._entries.get(key)
                if entry is not None:
                    char, meaning, stop = self._look_up(entry, text, low, start, stop)
                elif kind == "word":
                    char, meaning = self._roman(text[start:stop])
                if kind == "sign" and not meaning:
                    continue
                if not meaning and (key in _ADDRESS or text[stop : stop + 1] in _IN_ADDRESS):
                    stop = _next_space(text, stop)
            elif name := self._names.match(text, start):
                char, stop = BREAK, name.end()
            else:
                char, meaning = self._digits(kind, match.group())
                if start and text[start - 1] in "_#@":
                    char, meaning = UNKNOWN, _NOTHING
                elif start == end and ends and text[start - 1].isalpha() and not _may_be_glued(kind, means[-1]):
                    # «A380», «G7»: the letters and the digits are one name
                    shape[-1], means[-1] = UNKNOWN, _NOTHING
                    end = ends[-1] = stop
                    continue
            if start > end:
                _add_gap(tokens, shape, end, start)
            shape.append(char)
            starts.append(start)
            ends.append(stop)
            means.append(meaning)
            end = stop
        return len(text)

    @staticmethod
    def _look_up(entry: Entry, text: str, low: str, start: int, stop: int) -> tuple[str, Classes, int]:
        """Shape, meaning and end of what begins here: the longest phrase, else the word."""
        for phrase, cased, char, meaning in entry.phrases:
            if (text if cased else low).startswith(phrase, start):
                after = start + len(phrase)
                if not (phrase[-1].isalpha() and low[after : after + 1].isalpha()):
                    return char, meaning, after
        if entry.exact:
            exact = entry.exact.get(text[start:stop])
            if exact is not None:
                return *exact, stop
        return entry.shape, entry.means, stop

    @staticmethod
    def _is_ordinal(text: str, start: int, ends: list[int], means: list[Classes]) -> bool:
        """Whether the letters here end an ordinal in digits («1er», «21st»)."""
        return bool(ends) and ends[-1] == start and "int" in means[-1] and text[start - 1].isdigit()

    def _roman(self, word: str) -> tuple[str, Classes]:
        """«XXIe», «IIIe»: Roman numerals number where an ordinal's ending follows them."""
        match = _ROMAN.match(word)
        value = _roman_value(match[1]) if match and match[2] in self._suffixes else None
        if value is None:
            return UNKNOWN, _NOTHING
        meaning = ordinal_classes(float(value))
        return self._pack.shape(meaning), meaning

    def _digits(self, kind: str, text: str) -> tuple[str, Classes]:
        if kind == "other" or len(text) > LONGEST:
            return BREAK, _NOTHING
        if kind == "number":
            return self._pack.numeral(text)
        meaning = _numeric(kind, text, month_first=self._pack.calendar["order"] == "mdy")
        return self._pack.shape(meaning), meaning


def _add_gap(tokens: Tokens, shape: list[str], start: int, end: int) -> None:
    """Add the mark that what stands between two tokens leaves, if it leaves one."""
    mark = _GAPS.get(tokens.text[start:end], BREAK)
    if mark:
        shape.append(mark)
        tokens.starts.append(start)
        tokens.ends.append(end)
        tokens.means.append(_NOTHING)


def _roman_value(numeral: str) -> int | None:
    """The number that a Roman numeral writes; None where it is not the usual way to write one."""
    value = 0
    for sign, following in zip(numeral, (*numeral[1:], ""), strict=True):
        digit = _ROMAN_DIGITS[sign]
        value += -digit if following and digit < _ROMAN_DIGITS[following] else digit
    rest, written = value, ""
    for amount, signs in _ROMAN_STEPS:
        written += signs * (rest // amount)
        rest %= amount
    return value if written == numeral else None


def _may_be_glued(kind: str, means: Classes) -> bool:
    """Whether digits may hang on a word: «EUR20», «Dec31», «Q3»."""
    return kind != "number" or bool({"cur", "mon", "qsym"} & means.keys())


def _next_space(text: str, place: int) -> int:
    while place < len(text) and not text[place].isspace():
        place += 1
    return place


def _numeric(kind: str, text: str, *, month_first: bool) -> Classes:
    """Meaning of a date, an hour or a decade in digits; what cannot be one is ``odd``."""
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if kind == "ymd":
        return _day(*parts) or {"odd": text}
    if kind == "dmy":
        day, month, year = parts
        if (month_first and day <= 12) or month > 12:
            day, month = month, day
        return _day(year + (0 if year > 99 else 2000 if year < 50 else 1900), month, day) or {"odd": text}
    if kind == "my":
        year, month = parts if parts[0] > 99 else (parts[1], parts[0])
        return {"ym": (year, month)} if 1 <= month <= 12 and 1000 <= year < 2200 else {"odd": text}
    if kind == "dm":
        return _day_or_ratio(parts[0], parts[1], text, month_first=month_first)
    if kind == "decade":
        return {"decade": parts[0] + (0 if parts[0] > 99 else 1900)}
    hour, minute, second = (*parts, 0, 0)[:3]
    if kind == "h":
        return {"h": (hour, 0, 0)}
    if minute > 59 or second > 59 or (":" in text and hour > 24):
        return {"odd": text}
    return {"hm": (hour, minute, second)}


def _day(year: int, month: int, day: int) -> Classes | None:
    return {"ymd": (year, month, day)} if year and 1 <= month <= 12 and 1 <= day <= 31 else None


def _day_or_ratio(first: int, second: int, text: str, *, month_first: bool) -> Classes:
    """«22/04» is a day, «3/4» may be three quarters."""
    classes: Classes = {}
    if 0 < first < second:
        classes["ratio"] = Num(first / second, grain_of(first / second), text)
    day, month = (second, first) if (month_first and first <= 12) or second > 12 else (first, second)
    if 1 <= month <= 12 and 1 <= day <= 31:
        classes["dm"] = (day, month)
        if day > 12 or re.search(r"\b0", text):
            classes["surely"] = True
    return classes or {"odd": text}
