"""Numbers in digits and in words."""

from __future__ import annotations

import re
from math import floor, log10
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
    """

    value: float
    grain: float
    text: str
    word: bool = False
    plain: bool = True
    decimals: int = 0
    share: bool = False


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
    elif other in plain and (
        plain.count(other) > 1 or re.fullmatch(rf"[1-9]\d{{0,2}}\{other}\d{{3}}", plain)
    ):
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
    run = pack_runs(pack)
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


_RUNS: dict[tuple[str, int], re.Pattern[str]] = {}


def pack_runs(pack: Pack) -> re.Pattern[str]:
    """The shapes that may be a number of several tokens."""
    key = pack.lang, len(pack.shapes)
    found = _RUNS.get(key)
    if found is None:
        source = (
            r"<card|hund|scale|one|dig|frac|ordw|negative|half>"
            r"(?:\-?<and|decimal_words|of>?\-?<card|hund|scale|one|dig|frac|ordw|ratio|scalesym|decimal_words>)+"
        )
        found = _RUNS[key] = re.compile(pack.pattern(source))
    return found


class _Reader:
    """Reads one number from a run of tokens."""

    def __init__(self, tokens: Tokens, pack: Pack, begin: int, stop: int) -> None:
        self.tokens, self.pack, self.begin, self.stop = tokens, pack, begin, stop
        self.grain = 1.0
        self.digits_only = True
        self.last_scale = 1.0

    def means(self, index: int) -> dict[str, Any]:
        return self.tokens.means[index] if index < self.stop else {}

    def text(self, index: int) -> str:
        return self.tokens.low[self.tokens.starts[index] : self.tokens.ends[index]]

    def after_joint(self, index: int, *, word: str | None = "and") -> int:
        """The next token after a hyphen and, where allowed, a joining word."""
        while index < self.stop and self.tokens.shape[index] == "-":
            index += 1
        if word and word in self.means(index):
            index += 1
            while index < self.stop and self.tokens.shape[index] == "-":
                index += 1
        return index

    def cardinal(self, index: int, *, scales: bool = True) -> tuple[float, int, bool] | None:
        """Value, next index and whether it ended in an ordinal word («vingt et unième»)."""
        pack = self.pack
        total = current = 0.0
        started = False
        ceiling = float("inf")
        hundred_done = False
        here = index
        end = index
        in_digits = any_digits = False
        while here < self.stop:
            means = self.means(here)
            joined_by_and = started and "and" in means
            if joined_by_and:
                here = self.after_joint(here)
                means = self.means(here)
                behind = self.means(self.after_joint(here + 1, word=None))
                if "frac" in behind or "denom" in behind:
                    break  # «and three quarters»
            if "dig" in means:
                number: Num = means["num"]
                if started and not (
                    joined_by_and and number.plain and current and current % 100 == 0 and number.value < 100
                ):
                    if not (started and self._big_then_digits(total, current, number)):
                        break
                if started and current == 0 and total == 0:
                    break
                current += number.value
                self.grain = number.grain
                started = in_digits = any_digits = True
            elif (
                "ordw" in means
                and started
                and not any_digits
                and self._ordinal_fits(current, total, means["ordw"], joined_by_and)
            ):
                value = means["ordw"]
                if value >= 100:
                    return (
                        (total + (current or 1) * value) if value >= 1000 else (total + current * value),
                        here + 1,
                        True,
                    )
                if pack.numbers["four_twenties"] and value == 20 and current % 100 == 4:
                    return total + current - 4 + 80, here + 1, True
                return total + current + value, here + 1, True
            elif "hund" in means and (not joined_by_and):
                if started and (
                    hundred_done
                    or not (2 <= current <= 99 and current == int(current))
                    or (current > 19 and pack.lang == "fr")
                ):
                    break
                if not started or current:
                    current = (current or 1.0) * 100
                else:
                    current = 100.0
                hundred_done = True
                self.grain = 100.0
                self.digits_only = False
                started = True
            elif "scale" in means and scales and not joined_by_and:
                scale = means["scale"]
                if scale >= ceiling and total:
                    break
                if scale == 12 and not started:
                    break
                if started and current == 0 and total and scale < 1e6:
                    break
                if current == 0 and total:
                    total, current = 0.0, total  # «cent mille milliards»: the scale takes the whole
                self.grain = self.grain * scale if started else scale
                total += round((current or 1.0) * scale, 4)
                current, ceiling, hundred_done = 0.0, scale, False
                self.last_scale = scale
                self.digits_only = in_digits = False
                started = True
            elif "card" in means or "card1" in means:
                value = means.get("card", 1.0)
                if started and in_digits:
                    break
                if not self._unit_fits(current, value, joined_by_and, started, self.text(here)):
                    break
                if pack.numbers["four_twenties"] and value == 20 and started and current % 100 == 4:
                    current += 76
                elif pack.lang == "en" and started and current in range(10, 21) and value >= 10:
                    current = current * 100 + value  # nineteen seventy-three
                else:
                    current += value
                self.grain = 1.0
                self.digits_only = False
                started = True
            elif "one" in means and not started:
                following = self.means(self.after_joint(here + 1, word=None))
                if not ("hund" in following or "scale" in following):
                    return None
                current, started = 1.0, True
            else:
                break
            end = here + 1
            here = self.after_joint(end, word=None)
        return (total + current, end, False) if started else None

    def _big_then_digits(self, total: float, current: float, number: Num) -> bool:
        """«2 millions 300 000»."""
        whole = number.value == int(number.value) and 100 <= number.value < self.last_scale
        return whole and total > 0 and current == 0 and self.last_scale >= 1e6

    def _ordinal_fits(self, current: float, total: float, value: float, joined: bool) -> bool:
        if value in (2,) and self.pack.lang == "fr":
            return False
        if value >= 100:
            return current >= 1 or total >= 1
        return self._unit_fits(current, value, joined or True, True, "") if (current or total) else False

    def _unit_fits(self, current: float, value: float, joined: bool, started: bool, text: str) -> bool:
        if not started:
            return True
        if text in ("a", "an"):
            return False
        if current != int(current):
            return False
        rest = current % 100
        numbers = self.pack.numbers
        if numbers["four_twenties"]:
            if value == 20 and rest == 4 and not joined:
                return True
            if joined and not (value in (1, 11) and rest >= 20 and rest % 10 == 0) and text:
                return False
        if rest == 0:
            return value < 100
        if rest % 10 == 0 and rest >= 20 and value < 10:
            return value > 0
        if rest == 10 and numbers["four_twenties"]:
            return value in (7, 8, 9)
        if rest in numbers["teens_after"] and 10 <= value < 20:
            return True
        return (
            self.pack.lang == "en"
            and current in range(10, 21)
            and 10 <= value < 100
            and (value >= 20 or current != 20)
        )


def _compose(tokens: Tokens, pack: Pack, begin: int, stop: int) -> tuple[int, str, dict[str, Any]] | None:
    reader = _Reader(tokens, pack, begin, stop)
    start = begin
    sign = 1.0
    first = reader.means(begin)
    if "negative" in first and "card" not in first:
        if (
            begin
            and {"num", "unit", "hours", "of", "times_before", "or", "and"} & tokens.means[begin - 1].keys()
        ):
            return None
        sign, start = -1.0, begin + 1
    read = reader.cardinal(start)
    value: float
    share = False
    if read is None:
        lead = reader.means(start)
        if "one" in lead:
            value, end, ordinal = 1.0, start + 1, False
            after = reader.means(reader.after_joint(end, word=None))
            if not ("frac" in after or "denom" in after or "ordw" in after):
                return None
            if "ordw" in after and not _is_denominator(tokens, reader.after_joint(end, word=None)):
                return None
            fraction = _fraction(reader, tokens, pack, reader.after_joint(end, word=None), value)
            if fraction is None:
                return None
            value, end, share = fraction
        elif "frac" in lead:
            # «quart de million», «half million»
            value, end, ordinal, share = lead["frac"], start + 1, False, True
            scaled = _scaled(reader, end)
            if scaled is None:
                return None
            value, end, share = value * scaled[0], scaled[1], False
            reader.grain = scaled[0]
        else:
            return None
    else:
        value, end, ordinal = read
        if not ordinal:
            value, end, share = _tail(reader, tokens, pack, value, end)
    if end - begin < 2:
        return None
    if ordinal:
        classes = ordinal_classes(value)
    else:
        text = tokens.text[tokens.starts[begin] : tokens.ends[end - 1]]
        number = Num(
            sign * value,
            grain_of(value, _step(value, reader)),
            text,
            word=True,
            plain=not share and not reader.digits_only and sign > 0,
            share=share,
        )
        if reader.digits_only and not share:
            number = number._replace(word=False, plain=False)
        classes = number_classes(number)
    return end, pack.shape(classes), classes


def _step(value: float, reader: _Reader) -> float:
    """The worth of the last digit given: tenths of a million in «1,6 million»."""
    if value == int(value):
        return 1.0 if reader.last_scale < 1e6 else max(1.0, min(reader.grain, reader.last_scale))
    return 10.0 ** floor(log10(abs(value)) - 2) if value else 1.0


def _tail(reader: _Reader, tokens: Tokens, pack: Pack, value: float, end: int) -> tuple[float, int, bool]:
    """What may follow a cardinal: decimals in words, a short scale, a fraction, a half."""
    means = reader.means(end)
    if "decimal_words" in means:
        place = 0
        text = ""
        here = end + 1
        while "card" in reader.means(here) and reader.means(here)["card"] == 0:
            text += "0"
            here += 1
        rest = reader.cardinal(here, scales=False)
        if rest is not None and not rest[2] and rest[0] < 1e9:
            decimals = _decimal_digits(reader, here, rest)
            value += float(f"0.{text}{decimals}")
            place = rest[1]
        elif text:
            place = here
        if place:
            end = place
            scaled = _scaled(reader, end, plain=True)
            if scaled:
                value, end = round(value * scaled[0], 9), scaled[1]
            return value, end, False
    if (
        "scalesym" in means
        and reader.digits_only
        and tokens.ends[end - 1] == tokens.starts[end]
        and "unit" not in means
    ):
        reader.last_scale = means["scalesym"]
        reader.grain *= means["scalesym"]
        reader.digits_only = False
        return round(value * means["scalesym"], 6), end + 1, False
    if "ratio" in means and tokens.ends[end - 1] < tokens.starts[end] and value == int(value):
        return value + means["ratio"].value, end + 1, False
    # «et demi», «and a half», «et trois quarts»
    here = reader.after_joint(end)
    joined = here > end and "and" in reader.means(here - 1)
    if joined:
        upper = 1.0
        there = here
        if "one" in reader.means(there):
            there = reader.after_joint(there + 1, word=None)
        else:
            count = reader.cardinal(there)
            if count is not None and count[0] < 20 and not count[2]:
                upper, there = count[0], reader.after_joint(count[1], word=None)
        part = reader.means(there)
        if (
            "frac" in part
            or ("denom" in part and upper > 1)
            or ("ordw" in part and there > here and upper == 1.0 and part["ordw"] > 2)
        ):
            size = part.get("frac") or 1.0 / part["ordw"]
            end = there + 1
            value += upper * size * (reader.last_scale if reader.last_scale >= 1000 else 1.0)
            scaled = _scaled(reader, end, plain=True)
            if scaled:
                value, end = value * scaled[0], scaled[1]
            return value, end, False
        return value, end, False
    fraction = _fraction(reader, tokens, pack, reader.after_joint(end, word=None), value)
    return fraction if fraction else (value, end, False)


def _decimal_digits(reader: _Reader, begin: int, rest: tuple[float, int, bool]) -> str:
    return str(int(rest[0]))


def _fraction(
    reader: _Reader, tokens: Tokens, pack: Pack, index: int, upper: float
) -> tuple[float, int, bool] | None:
    """«deux tiers», «un cinquième»: value, end, and whether it is a share (not a count of millions)."""
    part = reader.means(index)
    if upper != int(upper) or not 1 <= upper <= 100 or reader.last_scale > 1:
        return None
    size = 0.0
    end = index + 1
    if "frac" in part:
        size = part["frac"]
    elif "denom" in part and upper > 1:
        size = part["denom"]
    elif (upper == 1 and "ordw" in part) or (upper == 1 and "card" in part):
        read = reader.cardinal(index) if "card" in part else None
        if read and read[2]:
            size, end = 1.0 / read[0], read[1]
        elif "ordw" in part and part["ordw"] > 2 and _is_denominator(tokens, index):
            size = 1.0 / part["ordw"]
    if not size:
        return None
    scaled = _scaled(reader, end)
    if scaled:
        reader.last_scale = scaled[0]
        return upper * size * scaled[0], scaled[1], False
    return upper * size, end, True


def _is_denominator(tokens: Tokens, index: int) -> bool:
    """Whether an ordinal after «a» or «un» is the lower part of a fraction: «a fifth of», never «a third man»."""
    if index + 1 >= len(tokens.shape) or tokens.shape[index + 1] == "|":
        return True
    return "of" in tokens.means[index + 1] or (
        "stop" in tokens.means[index + 1] and "and" not in tokens.means[index + 1]
    )


def _scaled(reader: _Reader, index: int, *, plain: bool = False) -> tuple[float, int] | None:
    """A scale word that a fraction counts in: «de million», «a million»."""
    here = reader.after_joint(index, word=None)
    if not plain:
        for name in ("of", "one"):
            if name in reader.means(here):
                here = reader.after_joint(here + 1, word=None)
                break
    means = reader.means(here)
    if "scale" in means and means["scale"] >= 1000:
        return means["scale"], here + 1
    return None
