"""What the rules of dates share: the calendar fields that a wording states, and the values made of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from checker.values.distribution import Trapezoid
from checker.values.grammar import Found, Hit
from checker.values.model import TimeValue
from checker.values.resolve import (
    Span,
    days_of,
    easter,
    iso_period,
    make_day,
    month_span,
    nearest_year,
    nth_weekday,
)
from checker.values.tense import Tense, tense_of

# A weekday, a day of the month, a month and a year, in the orders of French and English; ``{s}`` names the end of
# a range.  Two digits are a year only where nothing follows that they could count.
_YY = r"(?P<yy{s}><yy>)(?!\-?<unit|scale|scalesym|person|periods|pct|ord>|x)"
_WEEKDAY = r"(?:<this>?(?P<wd{s}><wd>)(?:(?<=<short>)\.)?,?)?"
_YEAR = r"(?:,|\-|/)?<of|within>?(?P<y{s}><year>)"
_DAY = r"<the>?(?P<d{s}><day|dayord>)"
_MONTH = r"(?P<m{s}><mon>)(?:(?<=<short>)\.)?"
DMY = rf"{_WEEKDAY}{_DAY}\-?<of>?(?:\-|/)?{_MONTH}(?:{_YEAR}|(?P<sep{{s}}>\-|/)?{_YY})?"
MDY = rf"{_WEEKDAY}{_MONTH}(?:\-|/)?{_DAY}(?:{_YEAR}|(?P<sep{{s}}>\-|/)?,?{_YY})?"


def day_value(at: date, /, **fields: Any) -> TimeValue:
    """One day."""
    return TimeValue("date", at.isoformat(), at.isoformat(), at.isoformat(), days=days_of(at, at), **fields)


def span_value(
    span: tuple[date | None, date | None], unit: str = "", *, shoulder: float = 0, **fields: Any
) -> TimeValue:
    """A span of days, inclusive; ``unit`` where it is a whole calendar unit with an ISO form."""
    first, last = span
    value = iso_period((first, last), unit) if unit and first and last else None
    kind = "date" if value else "daterange"
    return TimeValue(
        kind,
        value,
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        days=days_of(first, last, shoulder),
        **fields,
    )


def unresolved(**fields: Any) -> TimeValue:
    """A date that needs a reference day that is not known: a constraint."""
    return TimeValue("date", resolved=False, **fields)


class Fields:
    """What a wording states of a date."""

    __slots__ = ("day", "month", "weekday", "year")

    def __init__(self, hit: Hit, s: str = "") -> None:
        self.year: int | None = hit.meaning("y" + s, "year")
        for name in ("yy", "yz", "yv"):
            short = hit.meaning(name + s, "yy")
            # «03 Aug 96», never «le 2 mars, 12 personnes»
            sure = name == "yz" or hit.has("sep" + s) or (short or 0) > 31
            if short is not None and self.year is None and sure:
                self.year = short + (2000 if short < 50 else 1900)
        self.month: int | None = hit.meaning("m" + s, "mon")
        self.day: int | None = hit.meaning("d" + s, "day") or hit.meaning("d" + s, "dayord")
        self.weekday: int | None = hit.meaning("wd" + s, "wd")
        numeric = hit.meaning("num" + s, "ymd")
        if numeric:
            self.year, self.month, self.day = numeric
        short_date = hit.meaning("dm" + s, "dm")
        if short_date:
            self.day, self.month = short_date
        month_year = hit.meaning("num" + s, "ym")
        if month_year:
            self.year, self.month = month_year


def resolve_fields(fields: Fields, reference: date | None, tense: Tense, near: date | None = None) -> date | None:
    """The day that fields mean, or None where they or the reference do not say."""
    if fields.month is None or fields.day is None:
        return None
    if fields.year is not None:
        return make_day(fields.year, fields.month, fields.day)
    anchor = near or reference
    return nearest_year(anchor, fields.month, fields.day, fields.weekday, tense) if anchor else None


def is_valid(fields: Fields) -> bool:
    """Whether the calendar has such a day."""
    return (
        fields.month is None
        or fields.day is None
        or make_day(fields.year or 2024, fields.month, fields.day) is not None
    )


def bounded(hit: Hit, found: Found) -> Found:
    """«avant le 15 juin», «after March»: all that lies before or after the day, which is not of it."""
    distance = 2 if "the" in hit.before() else 1
    before = hit.before(distance)
    value = found.value
    if not (isinstance(value, TimeValue) and value.days) or not ("before" in before or "after" in before):
        return found
    first, last = date.fromordinal(int(value.days.core_low)), date.fromordinal(int(value.days.core_high))
    edge = first - timedelta(days=1) if "before" in before else last + timedelta(days=1)
    span = (None, edge) if "before" in before else (edge, None)
    stated = {name: getattr(value, name) for name in ("weekday", "month", "day", "year", "explicit", "weekday_clash")}
    return Found(hit.tokens.starts[hit.begin - distance], found.end, span_value(span, **stated))


def with_part(hit: Hit, value: TimeValue, name: str = "part") -> TimeValue:
    """The same day, in a part of it («hier soir»)."""
    part = hit.meaning(name, "parts") or (
        hit.all(name, "parts")[0]["parts"] if hit.has(name) and hit.all(name, "parts") else None
    )
    if part is None:
        return value

    return replace(value, minutes=Trapezoid(*map(float, part)))


def month_near(hit: Hit, month: int, tense: Tense, start: int, end: int) -> tuple[Span | None, Tense]:
    """A month without its year: the one that the tense points to, and the tense that the wording itself states."""
    reference = hit.state.reference
    if reference is None:
        return None, tense
    said = tense or tense_of(hit, start, end) or "past"
    year = reference.year
    if tense == "future":
        year += month <= reference.month
    elif tense == "past":
        year -= month >= reference.month
    elif said == "past":
        year -= month > reference.month
    else:
        year += month < reference.month
    return month_span(year, month), tense


def holiday(hit: Hit, year: int | None, name: str = "hol") -> date | None:
    """The day of a holiday, in its year or in the one that the reference day suggests."""
    detail: dict[str, int] = hit.meaning(name, "holidays")
    reference = hit.state.reference

    def of_year(wanted: int) -> date | None:
        if "easter" in detail:
            return easter(wanted) + timedelta(days=detail["easter"]) if wanted > 1582 else None
        if "nth" in detail:
            return nth_weekday(wanted, detail["month"], detail["weekday"], detail["nth"])
        return make_day(wanted, detail["month"], detail["day"])

    if year is not None:
        return of_year(year)
    if reference is None:
        return None
    tense: Tense = (
        "future"
        if hit.has("mod") and "next" in hit.classes("mod")
        else "past"
        if hit.has("mod") and "last" in hit.classes("mod")
        else tense_of(hit, *(hit.span(name) or (0, 0)))
    )
    options = [day for step in (-1, 0, 1) if (day := of_year(reference.year + step))]
    if tense == "past":
        options = [day for day in options if day <= reference] or options
    else:
        options = [day for day in options if day >= reference] or options
    return min(options, key=lambda day: abs((day - reference).days))
