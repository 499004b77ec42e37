"""Rules that read days: calendar dates, weekdays, and days counted from another."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from checker.lexicon import per_lexicon
from checker.values.distribution import Trapezoid
from checker.values.grammar import Found, Hit, Rule
from checker.values.model import TimeValue
from checker.values.pack import Unit, pack_of
from checker.values.resolve import (
    Span,
    add_months,
    days_of,
    make_day,
    month_span,
    nearest_weekday,
    nearest_year,
    period,
    shift,
    weekday_near,
)
from checker.values.temporal import (
    DMY,
    MDY,
    Fields,
    bounded,
    day_value,
    holiday,
    is_valid,
    resolve_fields,
    span_value,
    unresolved,
    with_part,
)
from checker.values.tense import Tense, tense_of

YMD = r"(?P<y{s}><year>)(?:\-|/)?(?P<m{s}><mon>)(?:\-|/)?(?P<d{s}><day|dayord>)"
NUMERIC = r"(?:<this>?(?P<wd{s}><wd>)(?:(?<=<short>)\.)?,?)?<the>?(?P<num{s}><ymd>)"
SHORT = r"(?:<this>?(?P<wd{s}><wd>)(?:(?<=<short>)\.)?,?)?<the>?(?P<dm{s}><dm>)"
PART = r"(?:<part_before>{{0,2}}(?P<part{s}><parts>))"
MODS = r"<last|next|previous|following>"


def read_date(hit: Hit) -> list[Found] | None:
    """«samedi 15 mars 2025», «March 15», «2025-03-15», «15/03/2025»."""
    fields = Fields(hit)
    if not is_valid(fields):
        return None
    if hit.has("dm") and not (
        fields.weekday is not None
        or "surely" in hit.classes("dm")
        or hit.previous_is("the", "upon", "of", "since", "until", "before", "after", "r_between", "in_before")
    ):
        return None
    start, end = hit.start("wd", "d", "m", "y", "num", "dm"), hit.end("d", "m", "y", "num", "dm")
    if fields.year and hit.has("yy"):
        end = hit.end("yy")
    tense = None if fields.year else _explicit_tense(hit, start, end, fields)
    return [
        bounded(
            hit,
            Found(start, end, _date_value(hit, fields, resolve_fields(fields, hit.state.reference, tense))),
        )
    ]


def _date_value(hit: Hit, fields: Fields, day: date | None) -> TimeValue:
    stated = {
        "weekday": fields.weekday,
        "month": fields.month,
        "day": fields.day,
        "year": fields.year,
        "explicit": True,
    }
    if day is None:
        return unresolved(**stated)
    hit.state.last_day = day
    return day_value(day, weekday_clash=fields.weekday is not None and day.weekday() != fields.weekday, **stated)


def _explicit_tense(hit: Hit, start: int, end: int, fields: Fields) -> Tense:
    """The tense matters only where the nearest day is far enough away to be doubted."""
    reference = hit.state.reference
    if reference is None or fields.month is None or fields.day is None:
        return None
    best = nearest_year(reference, fields.month, fields.day, fields.weekday, None)
    if best is None or abs((best - reference).days) <= 100:
        return None
    return tense_of(hit, start, end)


def _unresolved_span(low: Fields, high: Fields, **fields: Any) -> TimeValue:
    """A span of days that the reference does not place: its first day, and how long it lasts."""
    month, length = low.month or high.month, None
    if low.day is not None and high.day is not None:
        if month is None:
            length = high.day - low.day + 1 if high.day >= low.day else 2
        else:
            if month == high.month and low.day > high.day:
                month = (month - 2) % 12 + 1  # «du 30 au 1er octobre»
            # a leap year, so that no day is left out
            first, last = make_day(2024, month, low.day), make_day(2024, high.month or month, high.day)
            if first and last and last < first:
                last = add_months(last, 12)
            length = (last - first).days + 1 if first and last else None
    elif low.weekday is not None and high.weekday is not None:
        length = (high.weekday - low.weekday) % 7 + 1
    return TimeValue(
        "daterange",
        resolved=False,
        month=month,
        day=low.day,
        year=high.year,
        weekday=low.weekday,
        length=length,
        **fields,
    )


def _spread(
    hit: Hit, begin: int, end: int, first: date | None, last: date | None, low: Fields, high: Fields
) -> list[Found] | None:
    if first is None or last is None:
        return [Found(begin, end, _unresolved_span(low, high, explicit=True))]
    if last < first:
        return None
    hit.state.last_day = last
    clash = any(f.weekday is not None and d.weekday() != f.weekday for f, d in ((low, first), (high, last)))
    return [
        Found(
            begin,
            end,
            span_value((first, last), explicit=True, year=high.year, month=high.month, weekday_clash=clash),
        )
    ]


def read_day_range(hit: Hit) -> list[Found] | None:
    """«du 3 au 5 octobre», «les 14 et 15 mars», «10 juin au 1er juillet 2014», «July 13 to 15»."""
    low, high = Fields(hit, "a"), Fields(hit, "b")
    if low.month is None and high.month is None:
        return None
    if high.month is None:
        high.month, high.year = low.month, high.year or low.year
    low_month_given = low.month is not None
    low.month = low.month or high.month
    if not is_valid(low) or not is_valid(high) or low.day is None or high.day is None:
        return None
    if hit.has("and") and not hit.has("between") and (low_month_given or high.day - low.day != 1):
        return _two_days(hit, low, high)
    begin, end = (
        hit.start("from", "between", "wda", "da", "ma", "numa", "dma"),
        hit.end("db", "mb", "yb", "yyb", "numb", "dmb"),
    )
    reference = hit.state.reference
    if low.year is None and high.year is not None:
        low.year = high.year
    last = resolve_fields(high, reference, None)
    first = resolve_fields(low, reference, None, near=last)
    if first and last and first > last and low.year == high.year:
        first = make_day(
            last.year - (1 if (low.month, low.day) > (high.month, high.day) else 0), low.month or 1, low.day
        )
    return _spread(hit, begin, end, first, last, low, high)


def _two_days(hit: Hit, low: Fields, high: Fields) -> list[Found] | None:
    """«le 10 et le 24 mars»: two days, not a span."""
    if low.year is None:
        low.year = high.year
    found: list[Found] = []
    for fields, s in ((low, "a"), (high, "b")):
        names = [name + s for name in ("wd", "d", "m", "num", "dm")]
        found.append(
            Found(
                hit.start(*names),
                hit.end(*names, "y" + s),
                _date_value(hit, fields, resolve_fields(fields, hit.state.reference, None)),
            )
        )
    return found


def read_weekday_range(hit: Hit) -> list[Found] | None:
    """«de lundi à mercredi», «from next Monday to Friday»."""
    low, high = hit.meaning("wda", "wd"), hit.meaning("wdb", "wd")
    start, end = hit.start("from", "wda"), hit.end("wdb")
    reference = hit.state.reference
    if reference is None:
        length = (high - low) % 7 + 1
        return [Found(start, end, TimeValue("daterange", resolved=False, weekday=low, length=length))]
    tense: Tense = "future" if "next" in hit.classes("mod") else "past" if "last" in hit.classes("mod") else None
    first = _weekday(hit, low, tense, strict=True) if tense else weekday_near(reference, low, tense_of(hit, start, end))
    if first is None:
        return None
    last = first + timedelta(days=(high - low) % 7 or 7)
    return [Found(start, end, span_value((first, last), weekday=low))]


def read_weekday_day(hit: Hit) -> list[Found] | None:
    """«vendredi 15», «mardi 4», «the 16th»: the day of a month that nothing names."""
    day: int = hit.meaning("d", "day") or hit.meaning("d", "dayord")
    weekday: int | None = hit.meaning("wd", "wd")
    counted = hit.tokens.shape[hit.stop : hit.stop + 1] == "x" or hit.next_is(
        "unit", "mon", "hours", "scale", "pct", "num", "money"
    )
    before_hour = weekday is not None and "dayord" in hit.classes("d") and "num" in hit.following()
    if counted and not hit.has("monthref") and not before_hour:
        return None
    start, end = hit.start("wd", "d"), hit.end("d", "wdafter", "monthref")
    weekday = weekday if weekday is not None else hit.meaning("wdafter", "wd")
    reference = hit.state.reference
    if reference is None:
        return [Found(start, end, unresolved(weekday=weekday, day=day))]
    month = reference
    if hit.has("monthref"):
        steps = 1 if hit.all("monthref", "next", "following") else -1 if hit.all("monthref", "last", "previous") else 0
        month = add_months(reference.replace(day=1), steps) or reference
        found = make_day(month.year, month.month, day)
        return [bounded(hit, Found(start, end, day_value(found, day=day, weekday=weekday)))] if found else None
    tense = tense_of(hit, start, end)
    options: list[date] = []
    for steps in range(-3, 4):
        there = add_months(reference.replace(day=1), steps)
        option = make_day(there.year, there.month, day) if there else None
        if option and (weekday is None or option.weekday() == weekday):
            options.append(option)
    if not options:
        options = [option for option in [make_day(reference.year, reference.month, day)] if option]
    if not options:
        return None
    toward = (
        [option for option in options if (option >= reference if tense == "future" else option <= reference)]
        if tense
        else options
    )
    found = min(toward or options, key=lambda option: abs((option - reference).days))
    hit.state.last_day = found
    return [
        Found(
            start,
            end,
            day_value(
                found,
                day=day,
                weekday=weekday,
                weekday_clash=weekday is not None and found.weekday() != weekday,
            ),
        )
    ]


def read_relative(hit: Hit) -> list[Found] | None:
    """«hier», «avant-hier soir», «aujourd'hui vendredi», «tomorrow»."""
    steps: int = hit.meaning("r", "relative_days")
    reference = hit.state.reference
    start, end = hit.start("r"), hit.end("r", "wd", "part")
    weekday: int | None = hit.meaning("wd", "wd")
    tense: Tense = "past" if steps < 0 else "future" if steps > 0 else None
    day = shift(reference, steps, "day") if reference else None
    if day is None:
        return [Found(start, end, with_part(hit, unresolved(weekday=weekday, tense=tense)))]
    hit.state.last_day = day
    value = day_value(day, weekday=weekday, tense=tense, weekday_clash=weekday is not None and day.weekday() != weekday)
    return [Found(start, end, with_part(hit, value))]


def read_anaphoric(hit: Hit) -> list[Found] | None:
    """«la veille», «le lendemain», «le même jour»: from the day that the text named last."""
    steps: int = hit.meaning("r", "anaphoric_days")
    start, end = hit.start("r"), hit.end("r", "part")
    if hit.has("d") or hit.has("hol"):
        base = holiday(hit, None) if hit.has("hol") else resolve_fields(Fields(hit), hit.state.reference, None)
        end = hit.end("d", "m", "y", "hol")
    elif "of" in hit.following():
        return []  # «la veille du vote»: no day of the calendar
    else:
        base = hit.state.antecedent(start, 1500)
    day = shift(base, steps, "day") if base else None
    if day is None:
        return [Found(start, end, with_part(hit, unresolved()))]
    hit.state.last_day = day
    return [Found(start, end, with_part(hit, day_value(day)))]


def _weekday(hit: Hit, weekday: int, tense: Tense, *, strict: bool) -> date | None:
    """A weekday from the reference day; ``strict``: not the reference day itself."""
    reference = hit.state.reference
    if reference is None:
        return None
    if strict:
        reference = reference + timedelta(days=1 if tense == "future" else -1)
    return weekday_near(reference, weekday, tense)


def read_weekday(hit: Hit) -> list[Found] | None:
    """«samedi», «samedi dernier soir», «jeudi prochain», «mardi de la semaine prochaine», «lundi en huit»."""
    weekday: int = hit.meaning("wd", "wd")
    if "shy" in hit.classes("wd") and not hit.has("mod") and not hit.has("part"):
        place = hit.places("wd")[0]
        if not hit.tokens.text[hit.tokens.starts[place]].isupper() and len(hit.tokens.shape) > 3:
            return None
    start, end = hit.start("mod", "wd", "wk"), hit.end("wd", "mod2", "part", "wk", "in8")
    reference = hit.state.reference
    tense: Tense = None
    for name in ("mod", "mod2"):
        classes = hit.classes(name)
        if "next" in classes or "following" in classes:
            tense = "future"
        elif "last" in classes or "previous" in classes:
            tense = "past"
    day: date | None
    if hit.has("wk"):
        steps = 1 if hit.all("wk", "next", "following") else -1 if hit.all("wk", "last", "previous") else 0
        monday = period(reference, "week")[0] + timedelta(days=7 * steps) if reference else None
        day = monday + timedelta(days=weekday) if monday else None
        tense = "future" if steps > 0 else "past" if steps < 0 else None
    elif hit.has("in8"):
        day = _weekday(hit, weekday, "future", strict=False)
        extra = (hit.all("in8", "int") or [{"int": 8}])[-1]["int"]
        day = day + timedelta(days=7 if extra <= 8 else 14) if day else None
        tense = "future"
    elif tense:
        day = _weekday(hit, weekday, tense, strict=True)
    else:
        known = _named_in_text(hit, weekday)
        said = tense_of(hit, start, end)
        if said is None and reference is not None and "this" in hit.classes("mod"):
            day = known or nearest_weekday(reference, weekday)
        else:
            day = known or _weekday(hit, weekday, said, strict=False)
    if day is None:
        return [Found(start, end, with_part(hit, unresolved(weekday=weekday, tense=tense)))]
    hit.state.last_day = day
    return [Found(start, end, with_part(hit, day_value(day, weekday=weekday, tense=tense)))]


def read_weekday_of_week(hit: Hit) -> list[Found] | None:
    """«mardi de la semaine prochaine», «last week's Monday»."""
    if hit.all("wk", "periods")[0]["periods"] != "week":
        return None
    return read_weekday(hit) if hit.all("wk", "next", "last", "previous", "following", "this") else None


def read_weekday_in_eight(hit: Hit) -> list[Found] | None:
    """«lundi en huit», «lundi en quinze»."""
    return read_weekday(hit) if hit.all("in8", "int")[0]["int"] in (8, 15) else None


def _named_in_text(hit: Hit, weekday: int) -> date | None:
    """A full date of the same text on that weekday, in the week to come («mardi» … «mardi 1er juin»)."""
    reference = hit.state.reference
    if reference is None:
        return None
    for day in _full_dates(hit):
        if day.weekday() == weekday and 0 < (day - reference).days < 7:
            return day
    return None


@per_lexicon
def _full_date(lang: str) -> re.Pattern[str]:
    """The shape of a day that is named in full."""
    return re.compile(pack_of(lang).pattern(r"<wd>(?:(?<=<short>)\.)?,?<the>?(?P<d><day|dayord>)<of>?(?P<m><mon>)"))


def _full_dates(hit: Hit) -> list[date]:
    """The days that the text names in full with their weekday."""
    state = hit.state
    if not state.full_dates_known:
        state.full_dates_known = True
        shape, means, reference = state.tokens.shape, state.tokens.means, state.reference
        for match in _full_date(state.pack.lang).finditer(shape):
            weekday, day, month = (
                means[match.start()]["wd"],
                means[match.start("d")],
                means[match.start("m")]["mon"],
            )
            number = day.get("day") or day.get("dayord")
            found = nearest_year(reference, month, number, weekday, None) if reference and number else None
            if found and found.weekday() == weekday and found not in state.full_dates:
                state.full_dates.append(found)
    return state.full_dates


def read_part_of_today(hit: Hit) -> list[Found] | None:
    """«ce soir», «cette nuit», «tonight», «ce matin»."""
    reference = hit.state.reference
    start, end = hit.start("this", "part"), hit.end("part")
    if reference is None:
        return [Found(start, end, with_part(hit, unresolved()))]
    return [Found(start, end, with_part(hit, day_value(reference)))]


def read_night_between(hit: Hit) -> list[Found] | None:
    """«dans la nuit de samedi à dimanche», «la nuit du 4 au 5 mars»."""
    low, high = Fields(hit, "a"), Fields(hit, "b")
    reference = hit.state.reference
    start, end = hit.start("night"), hit.end("wda", "da", "ma", "wdb", "db", "mb", "yb")
    minutes = Trapezoid(*map(float, hit.meaning("night", "parts") or (1200, 1260, 1740, 1860)))
    last: date | None = None
    if high.day is not None:
        high.month = high.month or low.month
        last = resolve_fields(high, reference, None)
    elif high.weekday is not None and reference is not None:
        last = weekday_near(reference, high.weekday, tense_of(hit, start, end))
    if last is None:
        return [Found(start, end, _unresolved_span(low, high, minutes=minutes))]
    first = last - timedelta(days=1)
    clash = (low.weekday is not None and first.weekday() != low.weekday) or (
        low.day is not None and first.day != low.day
    )
    hit.state.last_day = last
    value = TimeValue(
        "daterange",
        None,
        first.isoformat(),
        last.isoformat(),
        days=days_of(first, last),
        minutes=minutes,
        month=high.month,
        weekday=low.weekday,
        weekday_clash=clash,
    )
    return [Found(start, end, value)]


def read_offset_from(hit: Hit) -> list[Found] | None:
    """«2 semaines avant le 13 mai 1999», «three days after Easter», «deux jours à partir d'aujourd'hui»."""
    unit: Unit = hit.meaning("u", "tunit")
    number = hit.meaning("n", "num")
    count = number.value if number else 1.0
    sign = -1 if "before" in hit.classes("dir") and "after" not in hit.classes("dir") else 1
    reference = hit.state.reference
    base: date | None
    if hit.has("rel"):
        base = shift(reference, hit.meaning("rel", "relative_days"), "day") if reference else None
    elif hit.has("hol"):
        base = holiday(hit, None, "hol")
    else:
        base = resolve_fields(Fields(hit), reference, None)
    start, end = hit.start("n", "u"), hit.end("rel", "hol", "d", "m", "y", "num", "dm")
    if base is None:
        return [Found(start, end, unresolved())]
    day = shift(base, sign * count, unit.name) if count < 10000 else None
    return [Found(start, end, day_value(day))] if day else None


def read_the_day(hit: Hit) -> list[Found] | None:
    """«le 16», «à partir du 8»: the day of a month that nothing names, where nothing is counted."""
    if not 1 <= hit.meaning("d", "int") <= 31 or hit.previous_is("in_before"):
        return None
    return read_weekday_day(hit)


def read_nth(hit: Hit) -> list[Found] | None:
    """«le premier mercredi d'octobre», «la première semaine d'octobre 2014», «last Sunday of March 2014»."""
    nth = hit.meaning("o", "ord")
    nth = int(nth) if nth is not None else -1
    if hit.has("back"):
        nth = -nth  # «the second last week»
    reference = hit.state.reference
    month: int | None = hit.meaning("m", "mon")
    year: int | None = hit.meaning("y", "year")
    start, end = hit.start("o"), hit.end("wd", "p", "m", "y", "monthref", "mod2")
    if month is None and year is not None:
        span: Span = date(year, 1, 1), date(year, 12, 31)
    elif month is None:
        if reference is None:
            return [Found(start, end, unresolved(weekday=hit.meaning("wd", "wd")))]
        steps = 1 if hit.all("monthref", "next", "following") else -1 if hit.all("monthref", "last", "previous") else 0
        unit = (hit.all("monthref", "periods") or [{"periods": "month"}])[0]["periods"]
        if unit not in ("month", "year"):
            return None
        there = shift(reference.replace(day=1), steps, unit) or reference
        span = period(there, unit)
    else:
        if year is None:
            if reference is None:
                return [Found(start, end, unresolved(month=month, weekday=hit.meaning("wd", "wd")))]
            near = nearest_year(reference, month, 15, None, tense_of(hit, start, end))
            year = near.year if near else reference.year
        span = month_span(year, month)
    found = _nth_in(span, hit.meaning("wd", "wd"), hit.meaning("p", "periods"), nth)
    if found is None:
        return None
    weekday = hit.meaning("wd", "wd")
    value = (
        day_value(found[0], weekday=weekday, month=month)
        if found[0] == found[1]
        else span_value(found, hit.meaning("p", "periods"), month=month)
    )
    return [bounded(hit, Found(start, end, value))]


def _nth_in(span: Span, weekday: int | None, unit: str | None, nth: int) -> Span | None:
    """The nth weekday, day, week or weekend of a span; a week belongs where its Thursday lies (ISO 8601)."""
    if unit not in (None, "day", "week", "weekend", "month"):
        return None  # «the first quarter of 2027» is read as a quarter
    first, last = span
    step = 1 if unit == "day" else 7
    if weekday is None:
        weekday = {"week": 3, "weekend": 5}.get(unit or "")
    if unit == "month":
        there = add_months(first, nth - 1 if nth > 0 else 12 + nth)
        return month_span(there.year, there.month) if there else None
    if nth > 0:
        start = first if weekday is None else first + timedelta(days=(weekday - first.weekday()) % 7)
        day = start + timedelta(days=step * (nth - 1))
    else:
        start = last if weekday is None else last - timedelta(days=(last.weekday() - weekday) % 7)
        day = start + timedelta(days=step * (nth + 1))
    if not first <= day <= last:
        return None
    if unit == "week":
        return day - timedelta(days=3), day + timedelta(days=3)
    if unit == "weekend":
        return day, day + timedelta(days=1)
    return day, day


def read_week_of(hit: Hit) -> list[Found] | None:
    """«la semaine du 7 octobre», «week 3 of 2027»."""
    reference = hit.state.reference
    start, end = hit.start("p"), hit.end("p", "d", "m", "y", "wk", "num")
    if hit.has("wk"):
        number: int = hit.meaning("wk", "int")
        year: int | None = hit.meaning("y", "year") or (reference.year if reference else None)
        if year is None or not 1 <= number <= 52:
            return None
        first = date.fromisocalendar(year, number, 1)
        return [Found(start, end, span_value((first, first + timedelta(days=6)), "week"))]
    if hit.has("starting") and hit.meaning("p", "periods") != "week":
        return None
    day = resolve_fields(Fields(hit), reference, None)
    if day is None:
        return [Found(start, end, unresolved(month=hit.meaning("m", "mon"), day=hit.meaning("d", "day")))]
    return [Found(start, end, span_value(period(day, hit.meaning("p", "periods")), hit.meaning("p", "periods")))]


RULES = [
    Rule(
        "range1",
        rf"(?:(?P<between><r_between>)|(?P<from><r_from|the>))?<the>?(?:(?P<wda><wd>)(?:(?<=<short>)\.)?,?)?<the>?(?P<da><day|dayord>)(?:<r_to>|\-|<until>|(?P<and><r_and>)){DMY.format(s='b')}",
        read_day_range,
    ),
    Rule(
        "range2",
        rf"(?:(?P<between><r_between>)|(?P<from><r_from>))?<the>?{DMY.format(s='a')}(?:<r_to>|\-|<until>|(?P<and><r_and>))<the>?{DMY.format(s='b')}",
        read_day_range,
    ),
    Rule(
        "range3",
        rf"(?:(?P<between><r_between>)|(?P<from><r_from>))?{MDY.format(s='a')}(?:<r_to>|\-|<until>|(?P<and><r_and>)){MDY.format(s='b')}",
        read_day_range,
    ),
    Rule(
        "range4",
        r"(?:(?P<between><r_between>)|(?P<from><r_from>))?(?P<ma><mon>)(?:(?<=<short>)\.)?<the>?(?P<da><day|dayord>)(?:<r_to>|\-|<until>|(?P<and><r_and>))(?P<db><day|dayord>)(?:,?<of>?(?P<yb><year>))?(?!<mon>)",
        read_day_range,
    ),
    Rule(
        "range5",
        rf"(?:(?P<between><r_between>)|(?P<from><r_from|of>))?{NUMERIC.format(s='a')}(?:<r_to>|\-|<until>|(?P<and><r_and>)){NUMERIC.format(s='b')}",
        read_day_range,
    ),
    Rule(
        "range6",
        rf"(?:(?P<between><r_between>)|(?P<from><r_from|of>))?{SHORT.format(s='a')}(?:<r_to>|\-|<until>|(?P<and><r_and>))(?:{SHORT.format(s='b')}|(?P<numb><ymd>))",
        read_day_range,
    ),
    Rule(
        "night1",
        rf"(?P<night><night>)<of>(?:(?P<wda><wd>)<the>?(?P<da><day|dayord>)?|<the>?(?P<da><day|dayord>))<mon>?<r_to>{DMY.format(s='b')}",
        read_night_between,
    ),
    Rule("night2", r"(?P<night><night>)<of>(?P<wda><wd>)<r_to>(?P<wdb><wd>)", read_night_between),
    Rule(
        "offsetfrom",
        rf"(?P<n><num|one>)(?P<u><tunit>)(?P<dir><before|after|from_after>)<of|the>?(?:(?P<rel><relative_days>)|<the>?(?P<hol><holidays>)|{DMY.format(s='')}|{MDY.format(s='')}|{NUMERIC.format(s='')})",
        read_offset_from,
    ),
    Rule(
        "nth",
        r"(?:(?P<o><ord>)\-?(?P<back><last>)|(?P<o><ord|ordlast|last>))(?:(?P<wd><wd>)|(?P<p><periods>))<of|within>(?:<the>?(?P<m><mon>)(?:(?<=<short>)\.)?(?:<of>?(?P<y><year>))?|(?P<y><year>)|(?P<monthref><the>?<this>?<next|last>?<periods><next|last|following|previous>?))",
        read_nth,
    ),
    Rule("dmy", DMY.format(s=""), read_date),
    Rule("mdy", MDY.format(s=""), read_date),
    Rule("ymd", YMD.format(s=""), read_date),
    Rule("numeric", NUMERIC.format(s=""), read_date),
    Rule("short", SHORT.format(s=""), read_date),
    Rule(
        "dayofmonth",
        r"<the>?(?P<d><day|dayord>)(?P<monthref><of><the>?(?:<this|current>?<next|last>?<periods><next|last|following|previous|current>?))",
        read_weekday_day,
    ),
    Rule(
        "weekof",
        rf"(?P<p><periods>)(?:<of>|(?P<starting><t_starting>))(?:{DMY.format(s='')}|{MDY.format(s='')})",
        read_week_of,
    ),
    Rule("weekno", r"(?P<p><periods>)(?P<wk><int>)(?:<of>(?P<y><year>))?(?!<mon|unit>)", read_week_of),
    Rule(
        "wdweek",
        r"(?P<wd><wd>)(?:,?<of|upon|the>{0,3}(?P<wk><this|next|last>?<periods><next|last|previous|following>?))",
        read_weekday_of_week,
    ),
    Rule(
        "weekwd",
        r"(?P<wk><this|next|last>?<periods><next|last|previous|following>?)(?:\-|,|<t_possessive>)?<the>?(?P<wd><wd>)",
        read_weekday_of_week,
    ),
    Rule(
        "wden",
        r"(?P<wd><wd>)(?P<in8><upon><int>)(?!\-?<hours|unit|mon|num>)",
        read_weekday_in_eight,
    ),
    Rule(
        "wdday",
        r"(?P<wd><wd>)(?:,?<the>|,(?=<dayord>))?(?P<d><day|dayord>)(?!\-|/|<hours|unit|mon|am|pm>)",
        read_weekday_day,
    ),
    Rule(
        "wdrange",
        r"(?P<from><r_from>)?(?P<mod><next|last|this>)?(?P<wda><wd>)(?:<r_to>)(?P<wdb><wd>)(?!<the>?<day|dayord>)",
        read_weekday_range,
    ),
    Rule("relative", rf"(?P<r><relative_days>)(?:,?(?P<wd><wd>))?{PART.format(s='')}?", read_relative),
    Rule(
        "anaphoric",
        rf"(?P<r><anaphoric_days>)(?:<of>(?:{DMY.format(s='')}|<the>?(?P<hol><holidays>))|{PART.format(s='')})?",
        read_anaphoric,
    ),
    Rule(
        "weekday",
        rf"(?P<mod>{MODS}|<this>)?(?P<wd><wd>)(?:(?<=<short>)\.)?(?P<mod2>{MODS})?{PART.format(s='')}?",
        read_weekday,
    ),
    Rule("tonight", r"(?P<part><t_tonight>)", read_part_of_today),
    Rule("thispart", r"(?P<this><this>)(?P<part><parts>)", read_part_of_today),
    Rule("theday", r"(?P<in><day_before>)(?P<d><int>)(?=[|.,)]|<about_times>)", read_the_day),
]
