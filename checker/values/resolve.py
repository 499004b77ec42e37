"""From the calendar fields that a wording states to days: the arithmetic of dates, without any language."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from math import isinf

from checker.values.distribution import Trapezoid

NEAR = 60
"""Days within which a date without its year is of the reference's time, even against its weekday."""

Span = tuple[date, date]


def month_span(year: int, month: int) -> Span:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date | None:
    """The same day some months on, or the last one of a shorter month; None outside the calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(day: date, count: float, unit: str) -> date | None:
    """A day some units on (negative: back); None outside the calendar.

    Units: day, week, fortnight, weekend, month, quarter, semester, half, year, decade, century.
    """
    days = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}.get(unit)
    months = {
        "month": 1,
        "quarter": 3,
        "semester": 6,
        "half": 6,
        "year": 12,
        "decade": 120,
        "century": 1200,
        "millennium": 12000,
    }.get(unit)
    try:
        if days is not None:
            return day + timedelta(days=round(count * days))
        if months is not None:
            return add_months(day, round(count * months))
        return day
    except (OverflowError, ValueError):
        return None


def period(day: date, unit: str) -> Span:
    """The calendar unit that holds a day."""
    if unit == "week" or unit == "fortnight":
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    if unit == "weekend":
        first = day - timedelta(days=day.weekday()) + timedelta(days=5)
        return first, first + timedelta(days=1)
    if unit == "month":
        return month_span(day.year, day.month)
    if unit == "quarter":
        month = (day.month - 1) // 3 * 3 + 1
        return date(day.year, month, 1), month_span(day.year, month + 2)[1]
    if unit == "half" or unit == "semester":
        month = 1 if day.month < 7 else 7
        return date(day.year, month, 1), month_span(day.year, month + 5)[1]
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if unit == "decade":
        year = day.year // 10 * 10
        return date(max(year, 1), 1, 1), date(year + 9, 12, 31)
    if unit == "century":
        year = day.year // 100 * 100
        return date(max(year, 1), 1, 1), date(year + 99, 12, 31)
    return day, day


def iso_period(span: Span, unit: str) -> str | None:
    """The short ISO form of a calendar unit (``2025-03``, ``2025-W13``, ``2025-Q2``), or None."""
    first = span[0]
    if unit == "day":
        return first.isoformat()
    if unit == "week":
        year, week, _ = first.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if unit == "weekend":
        year, week, _ = first.isocalendar()
        return f"{year:04d}-W{week:02d}-WE"
    if unit == "month":
        return f"{first.year:04d}-{first.month:02d}"
    if unit == "quarter":
        return f"{first.year:04d}-Q{(first.month + 2) // 3}"
    if unit in ("half", "semester"):
        return f"{first.year:04d}-H{1 if first.month == 1 else 2}"
    if unit == "year":
        return f"{first.year:04d}"
    if unit == "decade":
        return f"{first.year // 10:03d}X"
    return None


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year (J. Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    day = (h - m + r + month + 19) % 32
    return date(year, month, day)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth Monday (0) to Sunday (6) of a month; negative from its end."""
    first, last = month_span(year, month)
    if nth > 0:
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    else:
        day = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-nth - 1))
    return day if first <= day <= last else None


def make_day(year: int, month: int, day: int) -> date | None:
    """A day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_year(reference: date, month: int, day: int, weekday: int | None, tense: str | None) -> date | None:
    """A day and month without year: the nearest that the tense allows, or that falls on its weekday."""
    options = [found for year in range(reference.year - 5, reference.year + 6) if (found := make_day(year, month, day))]
    if not options:
        return None
    near = [found for found in options if abs((found - reference).days) <= 366] or options
    if tense == "past":
        near = [found for found in near if found <= reference] or near
    elif tense == "future":
        near = [found for found in near if found >= reference] or near
    best = min(near, key=lambda found: abs((found - reference).days))
    if weekday is None or best.weekday() == weekday or abs((best - reference).days) <= NEAR:
        return best
    fitting = [found for found in near if found.weekday() == weekday]
    return min(fitting, key=lambda found: abs((found - reference).days)) if fitting else best


def weekday_near(reference: date, weekday: int, tense: str | None) -> date:
    """A bare weekday: within the seven days up to the reference day, or after it for a future."""
    back = (reference.weekday() - weekday) % 7
    if tense == "future":
        return reference + timedelta(days=(-back) % 7)
    return reference - timedelta(days=back)


def nearest_weekday(reference: date, weekday: int) -> date:
    """«ce samedi»: the nearest one, tomorrow's on a Friday, yesterday's on a Sunday."""
    return reference + timedelta(days=(weekday - reference.weekday() + 3) % 7 - 3)


def days_of(first: date | None, last: date | None, shoulder: float = 0) -> Trapezoid:
    """The distribution of a span of days; None is open."""
    low = first.toordinal() if first else float("-inf")
    high = last.toordinal() if last else float("inf")
    return Trapezoid(low if isinf(low) else low - shoulder, low, high, high if isinf(high) else high + shoulder)
