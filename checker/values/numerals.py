"""Numbers in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import floor, inf, log10
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from checker.values.pack import Pack
    from checker.values.scanner import Tokens

_VULGAR = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75}


class Num(NamedTuple):
    """A number as a text gives it.

    Attributes:
        value: the number.
        grain: the step of the rounding that it shows, from its last significant digit.
        text: how it is written.
        word: whether in words.
        plain: whether it is whole and written without separators, so that it may be a day or a year.
        decimals: digits after the decimal sign.
        share: whether it is a fraction of a whole («deux tiers», «neuf sur dix»).
        scale: the scale word that it ends in: 10⁶ for «3 millions», 100 for «trois cents».
    """

    value: float
    grain: float
    text: str
    word: bool = False
    plain: bool = True
    decimals: int = 0
    share: bool = False
    scale: float = 1.0


def grain_of(value: float, step: float = 1.0) -> float:
    """The step of the rounding that a number shows: 130 → 10, 1 200 → 100, 25 → 5, 26 → 1, 1.6 → 0.1.

    A final 5 after another digit halves the step (25 is a number of fives), and so does a lone leading 1
    (100 is as close to 50 as to 150 on a scale that doubles).  ``step`` is the worth of the last digit given.
    """
    count = round(abs(value) / step) if step else 0
    if count == 0:
        return step
    while count % 10 == 0:
        count //= 10
        step *= 10
    if count > 5 and count % 10 == 5:
        return step * 5
    return step / 2 if count == 1 and step > 1 else step


def digits(text: str, decimal: str) -> Num:
    """The number that digits with separators mean, in a language whose decimal sign is given."""
    extra = _VULGAR.get(text[-1], 0.0)
    body = text[:-1].rstrip() if extra else text
    if not body.strip("+-"):
        return Num(extra, extra, text, plain=False)
    sign = -1.0 if body[0] == "-" else 1.0
    body = body.lstrip("+-")
    other = "." if decimal == "," else ","
    plain = re.sub(r"[ ']", "", body)
    if decimal in plain and other in plain:
        # both signs: the last one is the decimal sign
        last = max(plain.rfind(decimal), plain.rfind(other))
        mark = plain[last]
        plain = plain.replace("." if mark == "," else ",", "")
    elif plain.count(decimal) > 1:
        mark, plain = "", plain.replace(decimal, "")
    elif decimal in plain:
        mark = decimal
    elif other in plain and (plain.count(other) > 1 or re.fullmatch(rf"[1-9]\d{{0,2}}\{other}\d{{3}}", plain)):
        mark, plain = "", plain.replace(other, "")
    else:
        mark = other if other in plain else ""
    if plain and plain[-1] in ".,":
        plain = plain[:-1]
    decimals = len(plain) - plain.rfind(mark) - 1 if mark and mark in plain else 0
    value = float(plain.replace(",", "."))
    return Num(
        sign * (value + extra),
        grain_of(value, 10.0**-decimals),
        text,
        plain=body.isdigit() and not extra,
        decimals=decimals,
    )


def number_classes(number: Num) -> dict[str, Any]:
    """The classes of a number: what it may be a number of."""
    classes: dict[str, Any] = {"num": number}
    value = number.value
    if number.word:
        classes["numword"] = number
    else:
        classes["dig"] = number
    if value == int(value) and value >= 0 and number.plain:
        whole = int(value)
        classes["int"] = whole
        if 1 <= whole <= 31:
            classes["day"] = whole
        if whole <= 24:
            classes["hour"] = whole
        if whole < 60:
            classes["minute"] = whole
        if not number.word and len(number.text) == 2:
            classes["yy"] = whole
        if 1000 <= whole <= 2199 and (len(number.text) == 4 or number.word):
            classes["year"] = whole
        if not number.word and len(number.text) in (3, 4) and whole % 100 < 60 and whole < 2400:
            classes["hhmm"] = (whole // 100, whole % 100, 0)
    elif not number.word and number.decimals == 2 and 0 <= value < 24 and round(value % 1 * 100) < 60:
        classes["dotted"] = (int(value), round(value % 1 * 100), 0)
    return classes


def ordinal_classes(value: float) -> dict[str, Any]:
    """The classes of an ordinal."""
    classes: dict[str, Any] = {"ord": value}
    if 1 <= value <= 31:
        classes["dayord"] = int(value)
    return classes


def fold(tokens: Tokens, pack: Pack) -> None:
    """Compose the number words and the digits that stand together into one number each, in place."""
    run = _runs(pack)
    shape = tokens.shape
    pieces: list[tuple[int, int, str, dict[str, Any]]] = []
    position = 0
    while match := run.search(shape, position):
        begin, stop = match.span()
        found = _compose(tokens, pack, begin, stop)
        if found is None:
            position = begin + 1
            continue
        end, char, classes = found
        pieces.append((begin, end, char, classes))
        position = end
    if not pieces:
        return
    new_shape: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    means: list[dict[str, Any]] = []
    last = 0
    for begin, end, char, classes in pieces:
        new_shape.append(shape[last:begin] + char)
        starts += tokens.starts[last : begin + 1]
        ends += tokens.ends[last:begin]
        ends.append(tokens.ends[end - 1])
        means += tokens.means[last:begin]
        means.append(classes)
        last = end
    new_shape.append(shape[last:])
    starts += tokens.starts[last:]
    ends += tokens.ends[last:]
    means += tokens.means[last:]
    tokens.shape, tokens.starts, tokens.ends, tokens.means = "".join(new_shape), starts, ends, means


def _runs(pack: Pack) -> re.Pattern[str]:
    """The shapes that may be a number of several tokens."""
    if pack.runs is None:
        pack.runs = re.compile(
            pack.pattern(
                r"<card|hund|scale|one|dig|frac|ordw|negative|half>"
                r"(?:\-?<and|decimal_words|of>?\-?<card|hund|scale|one|dig|frac|ordw|ratio|scalesym|decimal_words>){1,40}"
            )
        )
    return pack.runs


@dataclass(slots=True)
class _Cardinal:
    """A cardinal as its words come in, each of which fits or does not.

    Attributes:
        rules: the number lexicon of the language.
        total: what the scales (thousand, million) have closed; current: what stands below the next scale.
        ceiling: the last scale, that the next must stay under.
        grain: the rounding that the last word shows.
        digits, has_digits, pure: whether the last word, any and all of them were digits.
    """

    rules: Mapping[str, Any]
    total: float = 0.0
    current: float = 0.0
    ceiling: float = inf
    grain: float = 1.0
    started: bool = False
    hundred: bool = False
    digits: bool = False
    has_digits: bool = False
    pure: bool = True
    last_scale: float = 1.0

    @property
    def value(self) -> float:
        return self.total + self.current

    def _take(self, grain: float, *, digits: bool = False) -> bool:
        self.grain, self.started, self.digits = grain, True, digits
        self.pure = self.pure and digits
        self.has_digits = self.has_digits or digits
        return True

    def add_digits(self, number: Num, *, joined: bool) -> bool:
        """«500», and after words «2 millions 300 000», «3 hundred and 21»."""
        value, whole = number.value, number.value == int(number.value)
        after_hundred = joined and number.plain and self.hundred and self.current % 100 == 0 and value < 100
        # «2 millions 300 000» is one number, «2 millions et 300 emplois» are two
        below = not joined and self.last_scale >= 1e6 and not self.current and 100 <= value < self.last_scale
        if self.started and not (whole and (after_hundred or below)):
            return False
        self.current += number.value
        return self._take(number.grain, digits=True)

    def add_unit(self, value: float, *, joined: bool, spoken: bool = True) -> bool:
        """A word below a hundred; ``spoken``: as a cardinal, so that the rules of «et» hold."""
        if not self.started:
            self.current = value
            return self._take(1.0)
        rest = self.current % 100
        if self.digits or self.current != int(self.current):
            return False
        if self.rules["four_twenties"] and value == 20 and rest == 4 and not joined:
            self.current += 76  # quatre-vingts
            return self._take(1.0)
        if (
            joined
            and spoken
            and self.rules["joined_units"]
            and not (value in self.rules["joined_units"] and rest >= 20)
        ):
            return False
        if self.rules["year_pairs"] and 10 <= self.current <= 20 and value >= 10 and not joined:
            self.current = self.current * 100 + value  # nineteen eighty-four
            return self._take(1.0)
        tens = rest % 10 == 0 and ((rest >= 20 and value < 10) or (rest == 10 and value in self.rules["after_ten"]))
        teens = rest in self.rules["teens_after"] and 10 <= value < 20
        if rest and not (value and (tens or teens)):
            return False
        self.current += value
        return self._take(1.0)

    def add_hundred(self) -> bool:
        if self.started and (self.hundred or self.current != int(self.current)):
            return False
        least = 1 if self.rules["one_hundred"] or self.digits else 2
        if self.current and not least <= self.current <= self.rules["hundreds_to"]:
            return False
        self.current = (self.current or 1.0) * 100
        self.hundred = True
        return self._take(100.0)

    def add_scale(self, scale: float) -> bool:
        """Thousand, million, …: it closes what stands below it."""
        if self.total and scale >= self.ceiling:
            if scale < 1e6 or self.total >= 1e6:
                return False
            self.total, self.current = 0.0, self.value  # «cent mille milliards», «mille deux cents millions»
        grain = self.grain * scale if self.started else scale
        self.total += round((self.current or 1.0) * scale, 4)
        self.current, self.ceiling, self.hundred, self.last_scale = 0.0, scale, False, scale
        return self._take(grain)

    def ordinal(self, value: float) -> float | None:
        """The whole with an ordinal as its last word («vingt et unième»), or None where it does not fit."""
        if not self.started or self.digits:
            return None
        if value >= 1000:
            return self.total + (self.current or 1) * value
        if value == 100:
            return self.total + self.current * value if 1 < self.current < 20 else None
        return self.value if self.add_unit(value, joined=False, spoken=False) else None


class _Reader:
    """Reads one number from a run of tokens."""

    def __init__(self, tokens: Tokens, pack: Pack, stop: int) -> None:
        self.tokens, self.pack, self.stop = tokens, pack, stop

    def means(self, index: int) -> dict[str, Any]:
        """What the token at a place means; nothing behind the run."""
        return self.tokens.means[index] if index < self.stop else {}

    def text(self, index: int) -> str:
        """A token in lower case."""
        return self.tokens.low[self.tokens.starts[index] : self.tokens.ends[index]]

    def skip(self, index: int, joint: str | None = None) -> int:
        """The next place after hyphens and, where one is asked for, a joining word."""
        while index < self.stop and self.tokens.shape[index] == "-":
            index += 1
        if joint and joint in self.means(index):
            index = self.skip(index + 1)
        return index

    def cardinal(self, index: int, *, scales: bool = True) -> tuple[_Cardinal, float, int, bool] | None:
        """What was read, its value, the place after it, and whether it ended in an ordinal word."""
        number = _Cardinal(self.pack.numbers)
        here = end = index
        while here < self.stop:
            joined = number.started and "and" in self.means(here)
            if joined:
                here = self.skip(here, "and")
                behind = self.means(self.skip(here + 1))
                if "frac" in behind or "denom" in behind:
                    break  # «and three quarters»
            means = self.means(here)
            if "ordw" in means and number.started and not number.has_digits:
                value = number.ordinal(means["ordw"])
                if value is not None:
                    return number, value, here + 1, True
            if not self._add(number, here, means, joined=joined, scales=scales):
                break
            end = here + 1
            here = self.skip(end)
        return (number, number.value, end, False) if number.started else None

    def _add(self, number: _Cardinal, here: int, means: dict[str, Any], *, joined: bool, scales: bool) -> bool:
        """Add one token, if it fits."""
        if "dig" in means:
            return number.add_digits(means["num"], joined=joined)
        if "hund" in means:
            return not joined and number.add_hundred()
        if "scale" in means:
            return scales and not joined and number.add_scale(means["scale"])
        if "card" in means:
            return number.add_unit(means["card"], joined=joined)
        if "one" not in means:
            return False
        if number.started:  # «4 millions un an plus tôt» is two: nobody goes on in words after digits
            return "card1" in means and not number.has_digits and number.add_unit(1.0, joined=joined)
        following = self.means(self.skip(here + 1))
        counts = "hund" in following or "scale" in following or ("decimal_words" in following and "card1" in means)
        return counts and number.add_unit(1.0, joined=False)


def _compose(tokens: Tokens, pack: Pack, begin: int, stop: int) -> tuple[int, str, dict[str, Any]] | None:
    """The number that begins at a place, with its end, shape and meaning; None where one token is all there is."""
    reader = _Reader(tokens, pack, stop)
    lead = reader.means(begin)
    negative = "negative" in lead and "card" not in lead
    if negative and begin and _NOT_BEFORE_MINUS & tokens.means[begin - 1].keys():
        return None
    start = begin + negative
    read = reader.cardinal(start)
    if read is not None and read[3]:
        classes = ordinal_classes(read[1])
        return read[2], pack.shape(classes), classes
    found = _with_tail(reader, read) if read is not None else _without_cardinal(reader, start)
    if found is None or found.end - begin < 2:
        return None
    value = -found.value if negative else found.value
    number = Num(
        value,
        grain_of(value, found.step),
        tokens.text[tokens.starts[begin] : tokens.ends[found.end - 1]],
        word=not (found.digits and not found.share),
        plain=not (found.share or found.digits or negative),
        share=found.share,
        scale=found.scale,
    )
    classes = number_classes(number)
    return found.end, pack.shape(classes), classes


_NOT_BEFORE_MINUS = frozenset({"num", "unit", "hours", "of", "times_before", "or", "and"})


class _Read(NamedTuple):
    """A number of several tokens: value, the place after it, the worth of its last digit."""

    value: float
    end: int
    step: float = 1.0
    share: bool = False
    digits: bool = False
    scale: float = 1.0


def _step(value: float, number: _Cardinal) -> float:
    """The worth of the last digit given: tenths of a million in «1,6 million»."""
    if value == int(value):
        return max(1.0, min(number.grain, number.last_scale)) if number.last_scale >= 1e6 else 1.0
    return 10.0 ** (floor(log10(abs(value))) - 2)


def _with_tail(reader: _Reader, read: tuple[_Cardinal, float, int, bool]) -> _Read:
    """A cardinal with what may follow it: decimals in words, a short scale, a fraction, a half."""
    number, value, end, _ = read
    tokens, means = reader.tokens, reader.means(end)
    if "decimal_words" in means:
        decimals = _decimals(reader, end + 1)
        if decimals is not None:
            value, end = value + decimals[0], decimals[1]
            scaled = _scale(reader, end)
            if scaled:
                value, end = round(value * scaled[0], 9), scaled[1]
    elif "scalesym" in means and number.pure and tokens.ends[end - 1] == tokens.starts[end] and "unit" not in means:
        scale = means["scalesym"]
        step = max(1.0, number.grain * scale) if scale >= 1e6 else 1.0
        return _Read(round(value * scale, 6), end + 1, step)
    elif "ratio" in means and tokens.ends[end - 1] < tokens.starts[end] and value == int(value):
        return _Read(value + means["ratio"].value, end + 1, 0.01)
    else:
        half = _and_part(reader, number, value, end)
        if half is not None:
            return half
        fraction = _fraction(reader, reader.skip(end), value) if number.last_scale == 1 else None
        if fraction is not None:
            return fraction
    scale = number.last_scale if number.current == 0 else 1.0
    if scale == 1.0 and number.hundred and value >= 200 and value % 100 == 0:
        scale = 100.0
    return _Read(value, end, _step(value, number) if value else 1.0, digits=number.pure, scale=scale)


def _decimals(reader: _Reader, index: int) -> tuple[float, int] | None:
    """What follows «virgule»: zeros, then a number below a thousand million."""
    zeros = 0
    while reader.means(index).get("card") == 0:
        zeros, index = zeros + 1, index + 1
    rest = reader.cardinal(index, scales=False)
    if rest is None or rest[3]:
        return (0.0, index) if zeros else None
    return float(f"0.{'0' * zeros}{int(rest[1])}"), rest[2]


def _and_part(reader: _Reader, number: _Cardinal, value: float, end: int) -> _Read | None:
    """«et demi», «and a half», «et trois quarts»: a part of one, or of the scale before it."""
    here = reader.skip(end)
    if "and" not in reader.means(here):
        return None
    here = reader.skip(here + 1)
    upper, place = 1.0, here
    if "one" in reader.means(place):
        place = reader.skip(place + 1)
    elif (count := reader.cardinal(place)) is not None and count[1] < 20 and not count[3]:
        upper, place = count[1], reader.skip(count[2])
    part = reader.means(place)
    counted = place > here and upper == 1.0 and part.get("ordw", 0) > 2
    if not ("frac" in part or ("denom" in part and upper > 1) or counted):
        return None
    size = part.get("frac") or 1.0 / part["ordw"]
    value += upper * size * (number.last_scale if number.last_scale >= 1000 else 1.0)
    scaled = _scale(reader, place + 1) if number.last_scale == 1 else None
    if scaled:
        value *= scaled[0]
    return _Read(value, scaled[1] if scaled else place + 1, 0.01 if value != int(value) else 1.0)


def _without_cardinal(reader: _Reader, start: int) -> _Read | None:
    """«un cinquième», «quart de million», «half a million»."""
    lead = reader.means(start)
    if "one" in lead and "and" in reader.means(reader.skip(start + 1)):
        number = _Cardinal(reader.pack.numbers, current=1.0)
        return _and_part(reader, number, 1.0, start + 1)
    if "one" in lead:
        return _fraction(reader, reader.skip(start + 1), 1.0)
    if "frac" not in lead:
        return None
    scaled = _scale(reader, start + 1, joints=("of", "one"))
    return _Read(lead["frac"] * scaled[0], scaled[1]) if scaled else None


def _fraction(reader: _Reader, index: int, upper: float) -> _Read | None:
    """«deux tiers», «trois quarts de million»: a share, or a count where a scale follows."""
    if upper != int(upper) or not 1 <= upper <= 100:
        return None
    part, end, size = reader.means(index), index + 1, 0.0
    ordinal = part.get("ordw", 0)
    if "card" in part and upper == 1:
        read = reader.cardinal(index)
        if read is not None and read[3]:
            size, end = 1.0 / read[1], read[2]
    elif upper == 1 and ordinal:
        size = part.get("frac", 1.0 / ordinal) if ordinal > 2 and _is_denominator(reader.tokens, index) else 0.0
    else:
        size = part.get("frac", 0.0) or (part.get("denom", 0.0) if upper > 1 else 0.0)
    if not size:
        return None
    scaled = _scale(reader, end, joints=("of", "one"))
    return _Read(upper * size * scaled[0], scaled[1]) if scaled else _Read(upper * size, end, 0.01, share=True)


def _is_denominator(tokens: Tokens, index: int) -> bool:
    """Whether an ordinal after «a» or «un» divides: «a fifth of», never «a third man»."""
    following = tokens.means[index + 1] if index + 1 < len(tokens.means) else {}
    if tokens.shape[index + 1 : index + 2] in ("", "|"):
        return True
    return "of" in following or ("stop" in following and "and" not in following)


def _scale(reader: _Reader, index: int, joints: tuple[str, ...] = ()) -> tuple[float, int] | None:
    """A scale word and the place after it, behind one joining word at most («de million», «a million»)."""
    here = reader.skip(index)
    if any(joint in reader.means(here) for joint in joints):
        here = reader.skip(here + 1)
    scale = reader.means(here).get("scale", 0)
    return (scale, here + 1) if scale >= 1000 else None
