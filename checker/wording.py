"""Values in plain words: what a side says, and what its wording allows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from math import isinf

from checker.facts.model import Fact, Names
from checker.messages import Messages
from checker.values.distribution import Trapezoid
from checker.values.model import Quantity, Score, TimeValue

_DECIMALS = 2
_WRITTEN_KEPT = 4096
"""Numbers that are remembered as they are written: most come again and again."""
_LARGEST = 1e15
"""From here on a number is written with a power of ten: its digits would say more than is known."""


def value_in_words(fact: Fact, say: Messages) -> str:
    """The value of a fact, normalised: «20», «au moins 16», «Royaume-Uni, France», «samedi 15 mars 2025»."""
    value = fact.value
    if isinstance(value, Names):
        names = ", ".join(dict.fromkeys(value.labels))
        return f"{names} ({say('polarity.' + value.polarity)})" if value.polarity else names
    if isinstance(value, Quantity):
        return _quantity(value, say)
    if isinstance(value, Score):
        return "-".join(map(str, value.points))
    if fact.attribute == "time" and value.kind != "time":
        return fact.text  # «vendredi matin»: the part of the day, in the article's words
    return _time(value, say, fact.text)


def subject_in_words(fact: Fact, say: Messages) -> str:
    """What a fact is about: in the article's words, else what its key means; nothing where that is the event."""
    if fact.subject.label:
        return fact.subject.label
    key = f"subject.{fact.subject.key.replace(':', '.')}"
    if say.known(key):
        return say(key)
    kind, _, name = fact.subject.key.partition(":")
    return name.replace("-", " ") if kind == "moment" else ""  # a stage that a pack of one's own names


def scope_in_words(fact: Fact, say: Messages, among: Iterable[str] | None = None) -> str:
    """What narrows a fact, in words, or what of it is ``among`` some; the whole where nothing does."""
    restrictions = fact.subject.restrictions if among is None else among
    words = [_restriction(name, fact, say) for name in restrictions]
    return ", ".join(dict.fromkeys(word for word in words if word)) or say("scope.whole")


def _restriction(name: str, fact: Fact, say: Messages) -> str:
    kind, _, rest = name.partition(":")
    if kind == "place":
        return next((cue.text for cue in fact.cues if cue.kind == "place"), "") or say("scope.place")
    if kind == "of":
        return rest.title()
    if kind == "period":
        return say(f"scope.period.{rest}") if say.known(f"scope.period.{rest}") else rest.replace("-", " ")
    return say(f"scope.{kind}") if say.known(f"scope.{kind}") else fact.subject.label


def allowed_in_words(fact: Fact, say: Messages) -> str:
    """What the wording allows: the core, and the support where it is wider."""
    value = fact.value
    if isinstance(value, (Names, Score)):
        return value_in_words(fact, say)
    if isinstance(value, Quantity):
        scale = stated_scale(value)
        return _trapezoid(value.allows.scaled(1 / scale), say, _writer(value, say))
    if value.days is not None and value.minutes is None:
        return _trapezoid(value.days, say, lambda n: say.day(date.fromordinal(round(n)).isoformat()))
    if value.minutes is not None:
        return _trapezoid(value.minutes, say, clock)
    return say("facts.unresolved")


def _writer(value: Quantity, say: Messages) -> Callable[[float], str]:
    """How one number of a quantity is written, with its unit."""

    def write(amount: float) -> str:
        return _with_unit(number(amount, say), value, say)

    return write


def number(value: float, say: Messages) -> str:
    """A number as the language of the messages writes it, with at most two decimals."""
    if not abs(value) < _LARGEST:
        return f"{value:g}"
    return _decimal(round(value, _DECIMALS) + 0.0, say.locale)  # no «-0»


@lru_cache(maxsize=_WRITTEN_KEPT)
def _decimal(value: float, locale: str) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, locale=locale)


def clock(minutes: float) -> str:
    """Minutes of the day as ``HH:MM``."""
    whole = round(minutes) % (24 * 60)
    return f"{whole // 60:02}:{whole % 60:02}"


def _quantity(value: Quantity, say: Messages) -> str:
    low, high = value.lo, value.hi
    if low is not None and high is not None and low != high:
        words = say("allows_range", low=number(low, say), high=number(high, say))
    elif value.value is not None:
        words = number(value.value, say)
    elif low is not None:
        words = say("facts.at_least", low=number(low, say))
    elif high is not None:
        words = say("facts.at_most", high=number(high, say))
    else:
        words = number(value.allows.middle() / stated_scale(value), say)
    return _with_unit(words, value, say)


def _with_unit(words: str, value: Quantity, say: Messages) -> str:
    if not value.unit:
        return words
    key = f"unit.{value.unit}"
    return f"{words} {say(key) if say.known(key) else value.unit}"


def stated_scale(value: Quantity) -> float:
    """Base units (of ``allows``) in one stated unit."""
    stated = value.value if value.value is not None else value.lo if value.lo is not None else value.hi
    base = value.allows.middle()
    if not stated or not base or isinf(base) or value.unit is None:
        return 1.0
    exact = value.lo is None and value.hi is None
    return base / stated if exact or value.value is not None else 1.0 if abs(base - stated) < 1e-9 else base / stated


def _time(value: TimeValue, say: Messages, text: str) -> str:
    if not value.resolved:
        return text
    if value.kind == "time":
        return value.value or text
    if value.value is not None and (value.days is None or value.days.core_low == value.days.core_high):
        return say.day(value.value, weekday=True)
    if value.value is not None and value.days is not None:  # a week or a month, which ISO writes in its own way
        ends = (date.fromordinal(round(end)).isoformat() for end in (value.days.core_low, value.days.core_high))
        return say.days("/".join(ends))
    return say.days(f"{value.lo or ''}/{value.hi or ''}")


def _trapezoid(shape: Trapezoid, say: Messages, show: Callable[[float], str]) -> str:
    low, high = shape.core_low, shape.core_high
    if isinf(high):
        return say("facts.at_least", low=show(low))
    if isinf(low):
        return say("facts.at_most", high=show(high))
    core = show(low) if low == high else say("allows_range", low=show(low), high=show(high))
    if (shape.support_low, shape.support_high) == (low, high):
        return core
    if isinf(shape.support_high):
        return say("facts.at_least", low=show(shape.support_low))
    if isinf(shape.support_low):
        return say("facts.at_most", high=show(shape.support_high))
    outer = say("allows_range", low=show(shape.support_low), high=show(shape.support_high))
    return say("allows_core", support=outer, core=core)
