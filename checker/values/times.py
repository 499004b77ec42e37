"""Rules that read dates and times of day: shapes of calendar words, and what each means."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, Literal

from checker.values.distribution import Trapezoid
from checker.values.grammar import Found, Hit, Rule
from checker.values.model import TimeValue
from checker.values.numerals import Num
from checker.values.pack import Pack, Unit
from checker.values.resolve import (
    Span, add_months, days_of, easter, iso_period, make_day, month_span, nearest_year, nth_weekday, period, shift, weekday_near,
)  # fmt: skip

Tense = Literal["past", "future"] | None

# --------------------------------------------------------------------------- building values


def _day_value(at: date, /, **fields: Any) -> TimeValue:
    return TimeValue("date", at.isoformat(), at.isoformat(), at.isoformat(), days=days_of(at, at), **fields)


def _span_value(span: tuple[date | None, date | None], unit: str = "", *, shoulder: float = 0, **fields: Any) -> TimeValue:
    first, last = span
    value = iso_period((first, last), unit) if unit and first and last else None
    kind = "date" if value else "daterange"
    return TimeValue(
        kind, value, first.isoformat() if first else None, last.isoformat() if last else None, days=days_of(first, last, shoulder), **fields
    )


def _open(**fields: Any) -> TimeValue:
    return TimeValue("date", resolved=False, **fields)


def tense_of(hit: Hit, start: int, end: int) -> Tense:
    """Which way the sentence around a place points: by its nearest verb or word that says so."""
    low = hit.tokens.low
    begin = max(low.rfind(mark, max(0, start - 300), start) for mark in (". ", "! ", "? ", "\n", "; "))
    stops = [place for mark in (". ", "! ", "? ", "\n", "; ") if (place := low.find(mark, end, end + 200)) >= 0]
    stop = min(stops) if stops else min(len(low), end + 200)
    begin = max(begin, start - 300, 0)
    best: tuple[float, Tense] = (float("inf"), None)
    for match in tense_words(hit.pack).finditer(low, begin, stop):
        if match.start() < end and match.end() > start:
            continue
        distance = start - match.end() if match.end() <= start else (match.start() - end) * 1.2
        kind: Tense = "future" if match.lastgroup == "future" else "past"
        if distance < best[0]:
            best = (distance, kind)
    return best[1]


_TENSES: dict[str, re.Pattern[str]] = {}


def tense_words(pack: Pack) -> re.Pattern[str]:
    """The words that say past or future."""
    found = _TENSES.get(pack.lang)
    if found is None:
        data = pack.calendar["tense"]
        words = "|".join(map(re.escape, sorted(data["future"], key=len, reverse=True)))
        endings = "|".join(data["future_endings"])
        future = rf"(?:{words})" + (rf"|(?!(?:{'|'.join(data['future_not'])})\b)\w{{2,}}(?:{endings})" if endings else "")
        past = "|".join(map(re.escape, data["past"]))
        found = _TENSES[pack.lang] = re.compile(rf"(?<!\w)(?:(?P<future>{future})|(?P<past>{past}))(?!\w)")
    return found


# --------------------------------------------------------------------------- calendar dates

YEAR = r"<year|yy>"
DMY = r"(?:<this>?(?P<wd{s}><wd>)\.?,?)?<the>?(?P<d{s}><day|dayord>)\-?<of>?(?:\-|/)?(?P<m{s}><mon>)\.?(?:(?:,|\-|/)?<of|within>?(?P<y{s}><year>)|(?:,|\-|/)?(?P<yy{s}><yy>)(?!<unit|x|scale>))?"
MDY = r"(?:<this>?(?P<wd{s}><wd>)\.?,?)?(?P<m{s}><mon>)\.?(?:\-|/)?<the>?(?P<d{s}><day|dayord>)(?:(?:,|\-|/)?<of|within>?(?P<y{s}><year>)|(?:,|\-|/)(?P<yy{s}><yy>))?"
YMD = r"(?P<y{s}><year>)(?:\-|/)?(?P<m{s}><mon>)(?:\-|/)?(?P<d{s}><day|dayord>)"
NUMERIC = r"(?:<this>?(?P<wd{s}><wd>)\.?,?)?<the>?(?P<num{s}><ymd>)"
SHORT = r"(?:<this>?(?P<wd{s}><wd>)\.?,?)?<the>?(?P<dm{s}><dm>)"
MONTH = r"(?P<m{s}><mon>)\.?(?:(?:,|\-|/)?<of|within>?(?P<y{s}><year>)|(?:,|\-|/|')(?P<yy{s}><yy>)|<of>(?P<yz{s}><yy>)|(?P<yv{s}><yy>)(?!<unit|x|scale|mon>))"


class Fields:
    """What a wording states of a date."""

    __slots__ = ("day", "month", "weekday", "year")

    def __init__(self, hit: Hit, s: str = "") -> None:
        self.year: int | None = hit.meaning("y" + s, "year")
        for name in ("yy", "yz", "yv"):
            short = hit.meaning(name + s, "yy")
            if short is not None and self.year is None and (name != "yv" or short > 31):
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


def _valid(fields: Fields) -> bool:
    return fields.month is None or fields.day is None or make_day(fields.year or 2024, fields.month, fields.day) is not None


def _date_value(hit: Hit, fields: Fields, day: date | None) -> TimeValue:
    stated = {"weekday": fields.weekday, "month": fields.month, "day": fields.day, "year": fields.year, "explicit": True}
    if day is None:
        return _open(**stated)
    hit.state.last_day = day
    return _day_value(day, weekday_clash=fields.weekday is not None and day.weekday() != fields.weekday, **stated)


def read_date(hit: Hit) -> list[Found] | None:
    """«samedi 15 mars 2025», «March 15», «2025-03-15», «15/03/2025»."""
    fields = Fields(hit)
    if not _valid(fields):
        return None
    if hit.has("dm") and not (
        fields.weekday is not None
        or "surely" in hit.classes("dm")
        or hit.previous_is("the", "upon", "of", "since", "until", "before", "after", "r_between", "in_before")
    ):
        return None
    start, end = hit.start("wd", "d", "m", "y", "num", "dm"), hit.end("d", "m", "y", "yy", "num", "dm")
    tense = None if fields.year else _explicit_tense(hit, start, end, fields)
    return [_bounded(hit, Found(start, end, _date_value(hit, fields, resolve_fields(fields, hit.state.reference, tense))))]


def _bounded(hit: Hit, found: Found) -> Found:
    """«avant le 15 juin», «after March»: all that lies before or after the day, which is not of it."""
    before = hit.before()
    value = found.value
    if not (isinstance(value, TimeValue) and value.days) or not ("before" in before or "after" in before) or hit.begin < 1:
        return found
    first, last = date.fromordinal(int(value.days.core_low)), date.fromordinal(int(value.days.core_high))
    edge = first - timedelta(days=1) if "before" in before else last + timedelta(days=1)
    span = (None, edge) if "before" in before else (edge, None)
    stated = {name: getattr(value, name) for name in ("weekday", "month", "day", "year", "explicit", "weekday_clash")}
    return Found(hit.tokens.starts[hit.begin - 1], found.end, _span_value(span, **stated))


def _explicit_tense(hit: Hit, start: int, end: int, fields: Fields) -> Tense:
    """The tense matters only where the nearest day is far enough away to be doubted."""
    reference = hit.state.reference
    if reference is None or fields.month is None or fields.day is None:
        return None
    best = nearest_year(reference, fields.month, fields.day, fields.weekday, None)
    if best is None or abs((best - reference).days) <= 100:
        return None
    return tense_of(hit, start, end)


def read_month(hit: Hit) -> list[Found] | None:
    """«mars 2025», «11/2017»."""
    fields = Fields(hit)
    if fields.month is None or fields.year is None:
        return None
    span = month_span(fields.year, fields.month)
    return [Found(hit.start("m", "num"), hit.end("m", "y", "yy", "yz", "yv", "num"), _span_value(span, "month", month=fields.month, year=fields.year))]


def read_bare_month(hit: Hit) -> list[Found] | None:
    """«en septembre», «juin prochain», «last March»."""
    month: int = hit.meaning("m", "mon")
    if "num" in hit.classes("m"):
        return None
    if "shy" in hit.classes("m") and len(hit.tokens.shape) > 2 and not hit.has("mod") and not hit.previous_is("upon", "within", "of", "last", "next", "this", "since", "until", "before", "after", "edges", "from_after") and not _capital_alone(hit, "m"):
        return None
    start, end = hit.start("mod", "m"), hit.end("m", "mod2")
    tense: Tense = None
    if "next" in hit.classes("mod") or "next" in hit.classes("mod2"):
        tense = "future"
    elif "last" in hit.classes("mod") or "last" in hit.classes("mod2"):
        tense = "past"
    span, stated = _month_near(hit, month, tense, start, end)
    if span is None:
        return [Found(start, end, _open(month=month, tense=stated))]
    if "this" in hit.classes("mod") and hit.state.reference:
        span = month_span(hit.state.reference.year, month)
    return [_bounded(hit, Found(start, end, _span_value(span, "month", month=month, tense=stated)))]


def _capital_alone(hit: Hit, name: str) -> bool:
    place = hit.places(name)[0]
    text = hit.tokens.text[hit.tokens.starts[place] : hit.tokens.ends[place]]
    return text[:1].isupper() and hit.begin > 0 and hit.tokens.shape[hit.begin - 1] not in "|." and "stop" not in hit.following()


def _month_near(hit: Hit, month: int, tense: Tense, start: int, end: int) -> tuple[Span | None, Tense]:
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


RANGE_TO = r"(?:<r_to>|\-|<r_and>|<until>)"


def _spread(hit: Hit, begin: int, end: int, first: date | None, last: date | None, low: Fields, high: Fields) -> list[Found] | None:
    if first is None or last is None:
        return [Found(begin, end, TimeValue("daterange", resolved=False, month=high.month, day=low.day, year=high.year, weekday=low.weekday, explicit=True))]
    if last < first:
        return None
    hit.state.last_day = last
    clash = any(f.weekday is not None and d.weekday() != f.weekday for f, d in ((low, first), (high, last)))
    return [Found(begin, end, _span_value((first, last), explicit=True, year=high.year, month=high.month, weekday_clash=clash))]


def read_day_range(hit: Hit) -> list[Found] | None:
    """«du 3 au 5 octobre», «les 14 et 15 mars», «10 juin au 1er juillet 2014», «July 13 to 15»."""
    low, high = Fields(hit, "a"), Fields(hit, "b")
    if low.month is None and high.month is None:
        return None
    if high.month is None:
        high.month, high.year = low.month, high.year or low.year
    low_month_given = low.month is not None
    low.month = low.month or high.month
    if not _valid(low) or not _valid(high) or low.day is None or high.day is None:
        return None
    if hit.has("and") and not hit.has("between") and (low_month_given or high.day - low.day != 1):
        return _two_days(hit, low, high)
    begin, end = hit.start("from", "between", "wda", "da", "ma", "numa", "dma"), hit.end("db", "mb", "yb", "yyb", "numb", "dmb")
    reference = hit.state.reference
    if low.year is None and high.year is not None:
        low.year = high.year
    last = resolve_fields(high, reference, None)
    first = resolve_fields(low, reference, None, near=last)
    if first and last and first > last and low.year == high.year:
        first = make_day(last.year - (1 if (low.month, low.day) > (high.month, high.day) else 0), low.month or 1, low.day)
    return _spread(hit, begin, end, first, last, low, high)


def _two_days(hit: Hit, low: Fields, high: Fields) -> list[Found] | None:
    """«le 10 et le 24 mars»: two days, not a span."""
    if low.year is None:
        low.year = high.year
    found: list[Found] = []
    for fields, s in ((low, "a"), (high, "b")):
        names = [name + s for name in ("wd", "d", "m", "num", "dm")]
        found.append(Found(hit.start(*names), hit.end(*names, "y" + s), _date_value(hit, fields, resolve_fields(fields, hit.state.reference, None))))
    return found


def read_month_range(hit: Hit) -> list[Found] | None:
    """«d'avril 2016 à juin 2017», «from April to June»."""
    low, high = Fields(hit, "a"), Fields(hit, "b")
    if low.month is None or high.month is None:
        return None
    reference = hit.state.reference
    begin, end = hit.start("from", "between", "ma"), hit.end("mb", "yb", "yyb")
    if high.year is None and low.year is None:
        if reference is None:
            return [Found(begin, end, TimeValue("daterange", resolved=False, month=high.month))]
        span, _ = _month_near(hit, high.month, None, begin, end)
        high.year = span[0].year if span else reference.year
    year_high = high.year if high.year is not None else (low.year or 0) + (high.month < low.month)
    year_low = low.year if low.year is not None else year_high - (low.month > high.month)
    first, last = month_span(year_low, low.month)[0], month_span(year_high, high.month)[1]
    return [Found(begin, end, _span_value((first, last)))] if first <= last else None


def read_weekday_range(hit: Hit) -> list[Found] | None:
    """«de lundi à mercredi», «from next Monday to Friday»."""
    low, high = hit.meaning("wda", "wd"), hit.meaning("wdb", "wd")
    start, end = hit.start("from", "wda"), hit.end("wdb")
    reference = hit.state.reference
    if reference is None:
        return [Found(start, end, TimeValue("daterange", resolved=False, weekday=low))]
    tense: Tense = "future" if "next" in hit.classes("mod") else "past" if "last" in hit.classes("mod") else None
    first = _weekday(hit, low, tense, strict=True) if tense else weekday_near(reference, low, tense_of(hit, start, end))
    if first is None:
        return None
    last = first + timedelta(days=(high - low) % 7 or 7)
    return [Found(start, end, _span_value((first, last), weekday=low))]


def read_weekday_day(hit: Hit) -> list[Found] | None:
    """«vendredi 15», «mardi 4», «the 16th»: the day of a month that nothing names."""
    day: int = hit.meaning("d", "day") or hit.meaning("d", "dayord")
    weekday: int | None = hit.meaning("wd", "wd")
    if not hit.has("monthref") and (hit.next_is("unit", "mon", "hours", "scale", "pct", "num", "money") or hit.tokens.shape[hit.stop : hit.stop + 1] == "x"):
        if not (weekday is not None and "dayord" in hit.classes("d") and "num" in hit.following()):
            return None
    start, end = hit.start("wd", "d"), hit.end("d", "wdafter", "monthref")
    weekday = weekday if weekday is not None else hit.meaning("wdafter", "wd")
    reference = hit.state.reference
    if reference is None:
        return [Found(start, end, _open(weekday=weekday, day=day))]
    month = reference
    if hit.has("monthref"):
        steps = 1 if hit.all("monthref", "next", "following") else -1 if hit.all("monthref", "last", "previous") else 0
        month = add_months(reference.replace(day=1), steps) or reference
        found = make_day(month.year, month.month, day)
        return [Found(start, end, _day_value(found, day=day, weekday=weekday))] if found else None
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
    toward = [option for option in options if (option >= reference if tense == "future" else option <= reference)] if tense else options
    found = min(toward or options, key=lambda option: abs((option - reference).days))
    hit.state.last_day = found
    return [Found(start, end, _day_value(found, day=day, weekday=weekday, weekday_clash=weekday is not None and found.weekday() != weekday))]


# --------------------------------------------------------------------------- relative days


def _with_part(hit: Hit, value: TimeValue, name: str = "part") -> TimeValue:
    """The same day, in a part of it («hier soir»)."""
    part = hit.meaning(name, "parts") or (hit.all(name, "parts")[0]["parts"] if hit.has(name) and hit.all(name, "parts") else None)
    if part is None:
        return value
    from dataclasses import replace

    return replace(value, minutes=Trapezoid(*map(float, part)))


def read_relative(hit: Hit) -> list[Found] | None:
    """«hier», «avant-hier soir», «aujourd'hui vendredi», «tomorrow»."""
    steps: int = hit.meaning("r", "relative_days")
    reference = hit.state.reference
    start, end = hit.start("r"), hit.end("r", "wd", "part")
    weekday: int | None = hit.meaning("wd", "wd")
    tense: Tense = "past" if steps < 0 else "future" if steps > 0 else None
    day = shift(reference, steps, "day") if reference else None
    if day is None:
        return [Found(start, end, _with_part(hit, _open(weekday=weekday, tense=tense)))]
    hit.state.last_day = day
    value = _day_value(day, weekday=weekday, tense=tense, weekday_clash=weekday is not None and day.weekday() != weekday)
    return [Found(start, end, _with_part(hit, value))]


def read_anaphoric(hit: Hit) -> list[Found] | None:
    """«la veille», «le lendemain», «le même jour»: from the day that the text named last."""
    steps: int = hit.meaning("r", "anaphoric_days")
    start, end = hit.start("r"), hit.end("r", "part")
    if hit.has("d") or hit.has("hol"):
        base = _holiday(hit, None) if hit.has("hol") else resolve_fields(Fields(hit), hit.state.reference, None)
        end = hit.end("d", "m", "y", "hol")
    elif "of" in hit.following():
        return []  # «la veille du vote»: no day of the calendar
    else:
        base = hit.state.antecedent(start)
    day = shift(base, steps, "day") if base else None
    if day is None:
        return [Found(start, end, _with_part(hit, _open()))]
    hit.state.last_day = day
    return [Found(start, end, _with_part(hit, _day_value(day)))]


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
        if not hit.tokens.text[hit.tokens.starts[place]].isupper() and hit.pack.lang == "en" and len(hit.tokens.shape) > 3:
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
        day = _weekday(hit, weekday, "future", strict=True)
        count = hit.meaning("in8", "num")
        extra = (hit.all("in8", "int") or [{"int": 8}])[-1]["int"]
        day = day + timedelta(days=7 if extra <= 8 else 14) if day else None
        _ = count
        tense = "future"
    elif tense:
        day = _weekday(hit, weekday, tense, strict=True)
    else:
        known = _named_in_text(hit, weekday)
        day = known or _weekday(hit, weekday, tense_of(hit, start, end), strict=False)
    if day is None:
        return [Found(start, end, _with_part(hit, _open(weekday=weekday, tense=tense)))]
    hit.state.last_day = day
    return [Found(start, end, _with_part(hit, _day_value(day, weekday=weekday, tense=tense)))]


def _named_in_text(hit: Hit, weekday: int) -> date | None:
    """A full date of the same text on that weekday, within a week of the reference day («mardi» … «mardi 1er juin»)."""
    reference = hit.state.reference
    if reference is None:
        return None
    for day in _full_dates(hit):
        if day.weekday() == weekday and 0 < (day - reference).days < 7:
            return day
    return None


def _full_dates(hit: Hit) -> list[date]:
    """The days that the text names in full with their weekday."""
    state = hit.state
    if not state.full_dates_known:
        state.full_dates_known = True
        shape, means, reference = state.tokens.shape, state.tokens.means, state.reference
        pattern = re.compile(state.pack.pattern(r"<wd>\.?,?<the>?(?P<d><day|dayord>)<of>?(?P<m><mon>)"))
        for match in pattern.finditer(shape):
            weekday, day, month = means[match.start()]["wd"], means[match.start("d")], means[match.start("m")]["mon"]
            number = day.get("day") or day.get("dayord")
            found = nearest_year(reference, month, number, weekday, None) if reference and number else None
            if found and found.weekday() == weekday:
                state.full_dates.append(found)
    return state.full_dates


def read_part_of_today(hit: Hit) -> list[Found] | None:
    """«ce soir», «cette nuit», «tonight», «ce matin»."""
    reference = hit.state.reference
    start, end = hit.start("this", "part"), hit.end("part")
    if reference is None:
        return [Found(start, end, _with_part(hit, _open()))]
    return [Found(start, end, _with_part(hit, _day_value(reference)))]


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
        return [Found(start, end, TimeValue("daterange", resolved=False, minutes=minutes, weekday=low.weekday, day=low.day, month=high.month))]
    first = last - timedelta(days=1)
    clash = (low.weekday is not None and first.weekday() != low.weekday) or (low.day is not None and first.day != low.day)
    hit.state.last_day = last
    value = TimeValue("daterange", None, first.isoformat(), last.isoformat(), days=days_of(first, last), minutes=minutes, month=high.month, weekday=low.weekday, weekday_clash=clash)
    return [Found(start, end, value)]


# --------------------------------------------------------------------------- periods


def read_period(hit: Hit) -> list[Found] | None:
    """«la semaine dernière», «cette année», «le mois prochain», «les trois prochains jours», «ce week-end»."""
    unit: str = hit.meaning("p", "periods")
    reference = hit.state.reference
    number = hit.meaning("n", "num")
    count = int(number.value) if number and number.value < 1000 else 1
    steps = 0
    tense: Tense = None
    mods: list[dict[str, Any]] = [mean for name in ("mod", "mod2") for mean in hit.all(name, "last", "next", "previous", "following", "this", "current")]
    for mean in mods:
        if "next" in mean or "following" in mean:
            steps, tense = 1, "future"
        elif "last" in mean or "previous" in mean:
            steps, tense = -1, "past"
    if hit.has("few") and not number:
        count = 3
    if unit == "day" and not number and not hit.has("few") and steps == 0:
        return None
    if not mods:
        return None
    if not number and not hit.has("few") and any("plural" in mean for name in ("mod", "p", "mod2") for mean in hit.all(name, "plural")):
        return []  # «ces dernières années»: how many is not said
    start, end = hit.start("mod", "few", "n", "p"), hit.end("p", "mod2")
    if reference is None:
        return [Found(start, end, TimeValue("daterange", resolved=False, tense=tense))]
    if number or hit.has("few"):
        return [Found(start, end, _several_periods(reference, unit, count * steps, tense))]
    if unit == "weekend" and steps == 0:
        said = tense_of(hit, start, end)
        span = period(reference, "weekend")
        if said == "past" and span[0] > reference:
            span = period(reference - timedelta(days=7), "weekend")
        return [Found(start, end, _span_value(span, "weekend"))]
    if unit == "weekend" and steps == -1 and reference.weekday() == 6 and False:
        steps = 0
    there = shift(reference.replace(day=1) if unit in ("month", "quarter", "half", "year") else reference, steps, unit)
    if there is None:
        return None
    return [Found(start, end, _span_value(period(there, unit), unit, tense=tense))]


def _several_periods(reference: date, unit: str, count: int, tense: Tense) -> TimeValue:
    """«les trois derniers jours», «the next three months»: whole units, the current one left out."""
    if unit in ("year", "month", "day"):
        near = shift(reference, 1 if count > 0 else -1, unit)
        far = shift(reference, count, unit)
        if near and far:
            first, last = (near, far) if count > 0 else (far, near)
            return _span_value((period(first, unit)[0], period(last, unit)[1]), tense=tense)
    far = shift(reference, count, unit) or reference
    first, last = sorted((reference, far))
    return _span_value((first, last), tense=tense)


def read_current_period(hit: Hit) -> list[Found] | None:
    """«dans la semaine»: the week that runs."""
    unit: str = hit.meaning("p", "periods")
    reference = hit.state.reference
    if reference is None or unit not in ("week", "month", "year"):
        return None
    return [Found(hit.start("p"), hit.end("p"), _span_value(period(reference, unit), unit))]


def read_the_day(hit: Hit) -> list[Found] | None:
    """«le 16», «à partir du 8»: the day of a month that nothing names, where nothing is counted."""
    if not 1 <= hit.meaning("d", "int") <= 31 or hit.previous_is("in_before"):
        return None
    return read_weekday_day(hit)


def read_offset(hit: Hit) -> list[Found] | None:
    """«il y a trois ans», «dans deux mois», «two weeks ago», «deux jours plus tard»."""
    unit: Unit = hit.meaning("u", "tunit") or hit.meaning("u", "unit")
    number = hit.meaning("n", "num") or hit.meaning("n", "ratio")
    few = hit.has("few")
    count = number.value if number else 3.0 if few else 1.0
    if hit.has("half"):
        count = count + 0.5 if number or "one" in hit.classes("n") else 0.5
    sign = -1 if hit.has("ago") else 1
    start, end = hit.start("ago", "in", "n", "few", "u"), hit.end("u", "ago", "later", "half", "post")
    base = hit.state.antecedent(start) if hit.has("later") else hit.state.reference
    tense: Tense = "past" if sign < 0 else "future"
    idiom = {"day": {8.0: 7.0, 15.0: 14.0}} if hit.pack.lang == "fr" and not hit.has("later") and False else {}
    count = idiom.get(unit.name, {}).get(count, count)
    if unit.factor < 86400:
        if few and hit.has("ago") or hit.has("later"):
            return None
        return _offset_hours(hit, start, end, base, sign * count * unit.factor, tense)
    if base is None:
        return [Found(start, end, _open(tense=tense))]
    if count > 10000:
        return None
    day = shift(base, sign * count, unit.name)
    if day is None:
        return None
    # as vague as the unit: three years ago is somewhere in that year, three days ago that day
    slack = {"day": 0.0, "week": 3.0, "fortnight": 4.0, "month": 15.0, "quarter": 45.0, "semester": 60.0, "year": 182.0}.get(unit.name, 1500.0)
    core = slack / 3
    number_of = day.toordinal()
    days = Trapezoid(number_of - slack, number_of - core, number_of + core, number_of + slack)
    return [Found(start, end, TimeValue("date", day.isoformat(), day.isoformat(), day.isoformat(), days=days, tense=tense))]


def _offset_hours(hit: Hit, start: int, end: int, base: date | None, seconds: float, tense: Tense) -> list[Found] | None:
    """«il y a deux heures»: within the reference day or beside it; the hour itself is not known."""
    if base is None:
        return [Found(start, end, _open(tense=tense))]
    reach = base + timedelta(seconds=seconds) if abs(seconds) < 1e9 else base
    days = days_of(min(base, reach), max(base, reach))
    return [Found(start, end, TimeValue("date", base.isoformat(), base.isoformat(), base.isoformat(), days=days, tense=tense))]


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
        base = _holiday(hit, None, "hol")
    else:
        base = resolve_fields(Fields(hit), reference, None)
    start, end = hit.start("n", "u"), hit.end("rel", "hol", "d", "m", "y", "num", "dm")
    if base is None:
        return [Found(start, end, _open())]
    day = shift(base, sign * count, unit.name) if count < 10000 else None
    return [Found(start, end, _day_value(day))] if day else None


def read_year(hit: Hit) -> list[Found] | None:
    """«en 2003», «l'année 2012», «Championnat du monde 2003,»: four digits that date rather than count."""
    year: int = hit.meaning("y", "year")
    before = hit.before()
    if hit.has("bound") and not hit.classes("y").get("numword"):
        return _year_bound(hit, year)
    if "num" in before or hit.previous_is("hedge") and "year_before" not in before or hit.previous_is("namer", "cur"):
        return None
    following = hit.following()
    shape = hit.tokens.shape[hit.stop : hit.stop + 1]
    strong = "year_before" in before and "of" not in before
    if hit.classes("y").get("numword") and not (strong or "mon" in before):
        return None
    counted = (shape == "x" and not (hit.pack.lang == "en" and 1900 <= year <= 2100)) or any(cls in following for cls in ("unit", "scale", "pct", "cur", "person", "scalesym", "periods"))
    if counted and "stop" not in following and not ("year_before" in before and shape == "x" and "of" not in before):
        return None
    if not strong and not 1400 <= year <= 2100:
        return None
    if hit.after_hyphen() and shape in "-/":
        return None
    if not strong and "of" in before and shape == "x":
        return None
    span = date(year, 1, 1), date(year, 12, 31)
    return [Found(hit.start("y"), hit.end("y"), _span_value(span, "year", year=year))]


def _year_bound(hit: Hit, year: int) -> list[Found] | None:
    """«avant 2000», «after 2010»: all that lies before or after the year."""
    bound = hit.classes("bound")
    if hit.next_is("unit", "scale", "pct", "cur") or hit.tokens.shape[hit.stop : hit.stop + 1] == "x":
        return None
    span = (None, date(year - 1, 12, 31)) if "before" in bound else (date(year + 1, 1, 1), None)
    return [Found(hit.start("bound"), hit.end("y"), _span_value(span, year=None))]


def read_year_range(hit: Hit) -> list[Found] | None:
    """«2014-2018», «entre 2014 et 2018», «de 2010 à 2018»."""
    low: int = hit.meaning("ya", "year")
    if "numword" in hit.classes("ya"):
        return None
    high: int | None = hit.meaning("yb", "year")
    if high is None:
        short: int = hit.meaning("yb", "yy")
        high = low // 100 * 100 + short
    if not low < high <= 2199 or not 1000 <= low:
        return None
    if hit.next_is("unit", "scale", "pct") or hit.tokens.shape[hit.stop : hit.stop + 1] == "x" and "stop" not in hit.following():
        return None
    spans = [(date(year, 1, 1), date(year, 12, 31)) for year in (low, high)]
    if hit.has("dash") or hit.has("between"):
        return [Found(hit.start("ya"), hit.end("yb"), _span_value((spans[0][0], spans[1][1])))]
    return [Found(*(hit.span(name) or (0, 0)), _span_value(span, "year", year=span[0].year)) for name, span in zip(("ya", "yb"), spans, strict=True)]


def read_edge(hit: Hit) -> list[Found] | None:
    """«début mars», «fin 2025», «mi-avril», «au début des années 60», «à la fin de cette année»."""
    low_share, high_share = hit.meaning("e", "edges")
    reference = hit.state.reference
    start, end = hit.start("e"), hit.end("m", "y", "yy", "p", "dec", "mod2")
    span: Span | None = None
    fields: dict[str, Any] = {}
    if hit.has("m"):
        month: int = hit.meaning("m", "mon")
        fields["month"] = month
        year: int | None = hit.meaning("y", "year")
        if year is not None:
            span, fields["year"] = month_span(year, month), year
        else:
            tense: Tense = "future" if "next" in hit.classes("mod2") else "past" if "last" in hit.classes("mod2") else None
            span, _ = _month_near(hit, month, tense, start, end)
            if span and not tense and reference and abs((span[0] - reference).days) > 190:
                found = nearest_year(reference, month, 15, None, None)
                span = month_span(found.year, month) if found else span
    elif hit.has("y"):
        fields["year"] = hit.meaning("y", "year")
        span = date(fields["year"], 1, 1), date(fields["year"], 12, 31)
    elif hit.has("dec"):
        decade = _decade(hit)
        span = decade
    elif hit.has("p"):
        unit: str = hit.meaning("p", "periods")
        if unit == "day":
            return None
        steps = 0
        for mean in [*hit.all("mod", "last", "next"), *hit.all("mod2", "last", "next", "previous", "following")]:
            steps = 1 if "next" in mean or "following" in mean else -1
        there = shift(reference, steps, unit) if reference else None
        span = period(there, unit) if there else None
        if not hit.has("mod") and not hit.has("mod2") and unit in ("day", "weekend"):
            return None
    if span is None:
        return [Found(start, end, TimeValue("daterange", resolved=False, **fields))]
    first, last = span
    length = (last - first).days + 1
    low = first + timedelta(days=round(low_share * length))
    high = first + timedelta(days=max(round(low_share * length), round(high_share * length) - 1))
    return [Found(start, end, _span_value((low, high), shoulder=max(1.0, length * 0.1), **fields))]


def _decade(hit: Hit) -> Span | None:
    value = hit.meaning("dec", "decade") or hit.meaning("dec", "year") or hit.meaning("dec", "yy") or hit.meaning("dec", "int")
    if value is None:
        return None
    year = int(value)
    if year < 100:
        year += 1900 if year >= 30 else 2000
    if not 1000 <= year <= 2190 or year % 10:
        return None
    return date(year, 1, 1), date(year + 9, 12, 31)


def read_decade(hit: Hit) -> list[Found] | None:
    """«les années 60», «the 1990s»."""
    span = _decade(hit)
    if span is None:
        return None
    return [Found(hit.start("pre", "dec"), hit.end("dec"), _span_value(span, "decade"))]


def read_century(hit: Hit) -> list[Found] | None:
    """«au XXIe siècle», «the 15th century»."""
    number = hit.meaning("n", "ord")
    if number is None or not 1 < number <= 22:
        return None
    year = (int(number) - 1) * 100
    return [Found(hit.start("n"), hit.end("c"), _span_value((date(year, 1, 1), date(year + 99, 12, 31))))]


def read_season(hit: Hit) -> list[Found] | None:
    """«au printemps», «cet été», «l'hiver dernier», «été 2024»."""
    first_month, last_month = hit.meaning("s", "seasons")
    year: int | None = hit.meaning("y", "year")
    if year is None and not (hit.has("mod") or hit.has("mod2") or hit.previous_is("season_before")):
        return None
    start, end = hit.start("mod", "s"), hit.end("s", "y", "mod2")
    reference = hit.state.reference
    tense: Tense = None
    for name in ("mod", "mod2"):
        if "next" in hit.classes(name):
            tense = "future"
        elif "last" in hit.classes(name):
            tense = "past"
    if year is None and reference is None:
        return [Found(start, end, TimeValue("daterange", resolved=False, tense=tense))]

    def span_of(start_year: int) -> Span:
        return date(start_year, first_month, 21), date(start_year + (last_month < first_month), last_month, 20)

    if year is not None:
        span = span_of(year)
    else:
        assert reference is not None
        options = [span_of(reference.year + step) for step in (-2, -1, 0, 1, 2)]
        said = tense or ("past" if "this" not in hit.classes("mod") and tense_of(hit, start, end) == "past" else None)
        if said == "past":
            options = [option for option in options if (option[1] < reference if tense else option[0] <= reference)]
        elif said == "future":
            options = [option for option in options if option[0] > reference]
        span = min(options, key=lambda option: abs((option[0] + (option[1] - option[0]) / 2 - reference).days))
    return [Found(start, end, _span_value(span, shoulder=21, year=year, tense=tense))]


def read_quarter(hit: Hit) -> list[Found] | None:
    """«premier trimestre 2013», «second semestre», «Q3 2019», «2019-H2», «T1»."""
    if hit.has("q"):
        parts, number = hit.meaning("q", "qsym"), hit.meaning("k", "int")
    else:
        unit = hit.meaning("p", "periods")
        parts = {"quarter": 4, "half": 2}.get(unit, 0)
        number = hit.meaning("o", "ord")
        if number is None and hit.has("lastone"):
            number = parts
    if not parts or not number or not 1 <= number <= parts:
        return None
    year: int | None = hit.meaning("y", "year")
    reference = hit.state.reference
    start, end = hit.start("q", "o", "lastone", "y"), hit.end("k", "p", "y", "yp")
    if year is None and hit.has("yp") and reference:
        steps = 1 if hit.all("yp", "next", "following") else -1 if hit.all("yp", "last", "previous") else 0
        year = reference.year + steps
    if year is None:
        if hit.has("q"):
            return None
        if reference is None:
            return [Found(start, end, TimeValue("daterange", resolved=False))]
        year = reference.year
    months = 12 // parts
    first = date(year, (int(number) - 1) * months + 1, 1)
    span = first, month_span(year, first.month + months - 1)[1]
    return [Found(start, end, _span_value(span, "quarter" if parts == 4 else "half", year=hit.meaning("y", "year")))]


def read_nth(hit: Hit) -> list[Found] | None:
    """«le premier mercredi d'octobre», «la première semaine d'octobre 2014», «last Sunday of March 2014»."""
    nth = hit.meaning("o", "ord")
    nth = int(nth) if nth is not None else -1
    reference = hit.state.reference
    month: int | None = hit.meaning("m", "mon")
    year: int | None = hit.meaning("y", "year")
    start, end = hit.start("o"), hit.end("wd", "p", "m", "y", "monthref", "mod2")
    if month is None and year is not None:
        span: Span = date(year, 1, 1), date(year, 12, 31)
    elif month is None:
        if reference is None:
            return [Found(start, end, _open(weekday=hit.meaning("wd", "wd")))]
        steps = 1 if hit.all("monthref", "next", "following") else -1 if hit.all("monthref", "last", "previous") else 0
        unit = (hit.all("monthref", "periods") or [{"periods": "month"}])[0]["periods"]
        if unit not in ("month", "year"):
            return None
        there = shift(reference.replace(day=1), steps, unit) or reference
        span = period(there, unit)
    else:
        if year is None:
            if reference is None:
                return [Found(start, end, _open(month=month, weekday=hit.meaning("wd", "wd")))]
            near = nearest_year(reference, month, 15, None, tense_of(hit, start, end))
            year = near.year if near else reference.year
        span = month_span(year, month)
    found = _nth_in(span, hit.meaning("wd", "wd"), hit.meaning("p", "periods"), nth)
    if found is None:
        return None
    weekday = hit.meaning("wd", "wd")
    value = _day_value(found[0], weekday=weekday, month=month) if found[0] == found[1] else _span_value(found, hit.meaning("p", "periods"), month=month)
    return [_bounded(hit, Found(start, end, value))]


def _nth_in(span: Span, weekday: int | None, unit: str | None, nth: int) -> Span | None:
    """The nth weekday, day, week or weekend of a span; a week belongs where its Thursday lies (ISO 8601)."""
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
        return [Found(start, end, _span_value((first, first + timedelta(days=6)), "week"))]
    day = resolve_fields(Fields(hit), reference, None)
    if day is None:
        return [Found(start, end, _open(month=hit.meaning("m", "mon"), day=hit.meaning("d", "day")))]
    return [Found(start, end, _span_value(period(day, hit.meaning("p", "periods")), hit.meaning("p", "periods")))]


def _holiday(hit: Hit, year: int | None, name: str = "hol") -> date | None:
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
    tense: Tense = "future" if hit.has("mod") and "next" in hit.classes("mod") else "past" if hit.has("mod") and "last" in hit.classes("mod") else tense_of(hit, *(hit.span(name) or (0, 0)))
    options = [day for step in (-1, 0, 1) if (day := of_year(reference.year + step))]
    if tense == "past":
        options = [day for day in options if day <= reference] or options
    elif tense == "future" or hit.pack.lang:
        options = [day for day in options if day >= reference] or options
    return min(options, key=lambda day: abs((day - reference).days))


def read_holiday(hit: Hit) -> list[Found] | None:
    """«Noël», «lundi de Pâques 2025», «Christmas»."""
    year: int | None = hit.meaning("y", "year")
    start, end = hit.start("mod", "hol"), hit.end("hol", "y", "mod2")
    if year is None and not hit.has("mod") and "of" in hit.before() and hit.tokens.shape[hit.begin - 2 : hit.begin - 1] == "x":
        return []  # «marché de Noël»
    day = _holiday(hit, year)
    if day is None:
        return [Found(start, end, _open(year=year))]
    hit.state.last_day = day
    return [Found(start, end, _day_value(day, year=year))]


# --------------------------------------------------------------------------- times of day


def _clock(hour: int, minute: int, *, about: bool, zone: str | None) -> TimeValue | None:
    if hour == 24 and minute == 0:
        hour = 0
    if not (0 <= hour < 24 and 0 <= minute < 60):
        return None
    at = float(hour * 60 + minute)
    # a round hour is rounded: a quarter of an hour for «vers 18 h», ten minutes for «vers 18 h 20»
    core, support = (10.0, 40.0) if minute == 0 else (5.0, 20.0)
    minutes = Trapezoid(at - support, at - core, at + core, at + support) if about else Trapezoid.point(at)
    return TimeValue("time", f"{hour:02d}:{minute:02d}", minutes=minutes, zone=zone)


def read_clock(hit: Hit) -> list[Found] | None:
    """«18 h 30», «9h30», «quinze heures», «6 p.m.», «huit heures et demie», «midi»."""
    hour = minute = 0
    digital = hit.meaning("t", "hm") or hit.meaning("t", "h") or hit.meaning("t", "hhmm") or hit.meaning("t", "dotted")
    if hit.has("noon"):
        hour, minute = divmod(hit.meaning("noon", "noon"), 60)
    elif hit.has("hh"):
        hour = hit.meaning("hh", "int")
        if hit.has("mm"):
            minute = hit.meaning("mm", "int")
        if hit.has("qp"):
            minute = round(60 * (hit.meaning("qp", "frac") or 0.5))
        if hit.has("back"):
            hour, minute = hour - 1, 60 - (hit.meaning("backn", "int") or 15)
        if hit.has("qt"):
            hour, minute = hour - 1, 45
    elif digital:
        hour, minute = digital[0], digital[1]
        if hit.has("mm") and not minute:
            minute = hit.meaning("mm", "int")
    elif hit.has("t"):
        hour = hit.meaning("t", "int")
        if hour is None:
            return None
    if hit.has("pm") and hour < 12:
        hour += 12
    elif hit.has("am") and hour == 12:
        hour = 0
    weak = hit.has("weak")
    if weak and not _is_clock(hit, hour, minute):
        return None
    if digital and hit.meaning("t", "h") and not _is_clock(hit, hour, minute):
        return None
    if digital and hit.meaning("t", "hm") and not hit.has("pm") and not hit.has("am") and _is_length(hit):
        return None
    if hit.has("mins") and (not hit.previous_is("times_before") or hit.previous_is("of", "before", "after", "r_and")):
        return None
    start, end = hit.start("about", "t", "hh", "noon"), hit.end("t", "hh", "hw", "weak", "mm", "mins", "noon", "pm", "am", "qp", "qt", "backn", "zone")
    about = hit.has("about") or hit.previous_is("about_times")
    near = hit.state.found[-1].value if hit.state.near_date(start) or hit.state.near_date(start - 3) else None
    if isinstance(near, TimeValue) and near.minutes and near.minutes.core_low >= 1020 and 1 <= hour < 12 and not hit.has("am"):
        hour += 12  # «samedi soir à 8 h»
    value = _clock(hour, minute, about=about, zone=hit.text("zone") or None)
    return [Found(start, end, value)] if value else None


def read_at_hour(hit: Hit) -> list[Found] | None:
    """«Saturday at 5»: a bare number is an hour only right after a day."""
    return read_clock(hit) if hit.state.near_date(hit.tokens.starts[hit.begin]) else None


def _is_length(hit: Hit) -> bool:
    """«pendant 1 h 30», «en 1h30»: a duration rather than an hour."""
    if hit.has("about") and not hit.previous_is("times_before", "at", "upon") and hit.begin <= 1:
        return True
    return hit.previous_is("length") or (hit.previous_is("hedge") and not hit.previous_is("times_before") and hit.before(2).get("times_before") is None)


def _is_clock(hit: Hit, hour: int, minute: int) -> bool:
    """Whether a number of hours is an hour of the day: after «à», «vers», a date; not after «pendant»."""
    if hour > 24 or hit.previous_is("length"):
        return False
    before = hit.before()
    if "times_before" in before or "about_times" in before or hit.has("about") and "times_before" in before:
        strong = not ("of" in before or "hedge" in before and "until" not in before and "at" not in before)
        followed = "of" in hit.following() and hit.tokens.shape[hit.stop + 1 : hit.stop + 2] == "x"
        if strong and not followed:
            return True
        if "r_from" in before or "of" in before:
            return _paired(hit)
    if hit.has("pm") or hit.has("am") or hit.has("zone") or hit.has("mm") or hit.has("qp") or hit.has("qt") or hit.has("back"):
        return True
    if hit.state.near_date(hit.tokens.starts[hit.begin]):
        return True
    if hit.has("weak"):
        return False
    if "of" in hit.following() or hour < 5 and minute == 0:
        return False
    return hour < 24


def _paired(hit: Hit) -> bool:
    """«de 10 h à 12 h»: the first of two hours."""
    if not any(cls in hit.following() for cls in ("r_to", "until")):
        return False
    return any(cls in hit.following(1) for cls in ("h", "hm", "hour"))


def read_duration_hm(hit: Hit) -> list[Found] | None:
    """«pendant 1 h 30», «48 h», «8h24'49''» where it is a length of time."""
    from checker.values.quantities import _cues, _hedge  # noqa: PLC2701
    from checker.values.wording import quantity

    hour, minute, second = hit.meaning("t", "hm") or hit.meaning("t", "h")
    text = hit.text("t")
    if hit.meaning("t", "hm") and ":" in text:
        return None
    unit, value = hit.pack.unit["hour"], float(hour)
    if second or len(re.findall(r"\d+", text)) > 2:
        unit, value = hit.pack.unit["second"], hour * 3600.0 + minute * 60 + second
    elif hit.meaning("t", "hm"):
        unit, value = hit.pack.unit["minute"], hour * 60.0 + minute
    return [Found(hit.start("hedge", "t"), hit.end("t"), quantity(hit.pack, Num(value, 1.0, ""), unit, _hedge(hit)), _cues(hit))]


def read_past_hour(hit: Hit) -> list[Found] | None:
    """«10 past 9», «half past six», «quarter to five»."""
    minute = 30 if hit.has("half") else 15 if hit.has("quarter") else hit.meaning("mm", "int")
    hour: int = hit.meaning("hh", "int")
    if hit.has("to"):
        hour, minute = hour - 1, 60 - minute
    if hit.has("pm") and hour < 12:
        hour += 12
    value = _clock(hour % 24, minute, about=False, zone=None)
    return [Found(hit.start("mm", "half", "quarter"), hit.end("hh", "pm", "am"), value)] if value else None


PART = r"(?:<upon|part_before>{{0,2}}(?P<part{s}><parts>))"
MODS = r"<last|next|previous|following>"
DAYB = r"<the>?(?:(?P<wdb><wd>)\.?,?)?(?:<the>)?(?P<db><day|dayord>)"
AMPM = r"(?:(?P<am><am>)|(?P<pm><pm>))"
ZONE = r"(?:\(?(?P<zone><zones>)\)?)?"

RULES = [
    # ranges of days
    Rule("range1", rf"(?:(?P<between><r_between>)|(?P<from><r_from|the>))?<the>?(?:(?P<wda><wd>)\.?,?)?<the>?(?P<da><day|dayord>)(?:<r_to>|\-|<until>|(?P<and><r_and>)){DMY.format(s='b')}", read_day_range),
    Rule("range2", rf"(?:(?P<between><r_between>)|(?P<from><r_from>))?<the>?{DMY.format(s='a')}(?:<r_to>|\-|<until>|(?P<and><r_and>))<the>?{DMY.format(s='b')}", read_day_range),
    Rule("range3", rf"(?:(?P<between><r_between>)|(?P<from><r_from>))?{MDY.format(s='a')}(?:<r_to>|\-|<until>|(?P<and><r_and>)){MDY.format(s='b')}", read_day_range),
    Rule("range4", r"(?:(?P<between><r_between>)|(?P<from><r_from>))?(?P<ma><mon>)\.?<the>?(?P<da><day|dayord>)(?:<r_to>|\-|<until>|(?P<and><r_and>))(?P<db><day|dayord>)(?:,?<of>?(?P<yb><year>))?(?!<mon>)", read_day_range),
    Rule("range5", rf"(?:(?P<between><r_between>)|(?P<from><r_from|of>))?{NUMERIC.format(s='a')}(?:<r_to>|\-|<until>|(?P<and><r_and>)){NUMERIC.format(s='b')}", read_day_range),
    Rule("range6", rf"(?:(?P<between><r_between>)|(?P<from><r_from|of>))?{SHORT.format(s='a')}(?:<r_to>|\-|<until>|(?P<and><r_and>))(?:{SHORT.format(s='b')}|(?P<numb><ymd>))", read_day_range),
    Rule("monthrange", r"(?:(?P<between><r_between>)|(?P<from><r_from>))?(?P<ma><mon>)\.?(?:\-|/)?(?P<ya><year>)?(?:<r_to>|\-|<until>|<r_and>)(?P<mb><mon>)\.?(?:<of>|\-|/)?(?P<yb><year>)?", read_month_range),
    Rule("yearrange", r"(?:(?P<between><r_between>)|(?P<from><r_from>))?(?P<ya><year>)(?:<r_to|until>|(?P<dash>\-|/)|<r_and>)(?P<yb><year>)", read_year_range),
    # nights
    Rule("night1", rf"(?P<night><night>)<of>(?:(?P<wda><wd>)<the>?(?P<da><day|dayord>)?|<the>?(?P<da><day|dayord>))<mon>?<r_to>{DMY.format(s='b')}", read_night_between),
    Rule("night2", r"(?P<night><night>)<of>(?P<wda><wd>)<r_to>(?P<wdb><wd>)", read_night_between),
    # distances from a day
    Rule("offsetfrom", rf"(?P<n><num|one>)(?P<u><tunit>)(?P<dir><before|after|from_after>)<of|the>?(?:(?P<rel><relative_days>)|<the>?(?P<hol><holidays>)|{DMY.format(s='')}|{MDY.format(s='')}|{NUMERIC.format(s='')})", read_offset_from),
    # nth of a month
    Rule("nth", r"(?P<o><ord|ordlast|last>)(?:(?P<wd><wd>)|(?P<p><periods>))<of|within>(?:<the>?(?P<m><mon>)\.?(?:<of>?(?P<y><year>))?|(?P<y><year>)|(?P<monthref><the>?<this>?<next|last>?<periods><next|last|following|previous>?))", read_nth),
    # plain dates
    Rule("dmy", DMY.format(s=""), read_date),
    Rule("mdy", MDY.format(s=""), read_date),
    Rule("ymd", YMD.format(s=""), read_date),
    Rule("numeric", NUMERIC.format(s=""), read_date),
    Rule("short", SHORT.format(s=""), read_date),
    Rule("my", MONTH.format(s=""), read_month),
    Rule("mynum", r"(?P<num><ym>)", read_month),
    Rule("dayofmonth", r"<the>?(?P<d><day|dayord>)(?P<monthref><of><the>?(?:<this|current>?<next|last>?<periods><next|last|following|previous|current>?))", read_weekday_day),
    # weeks and weekdays
    Rule("weekof", rf"(?P<p><periods>)<of>(?:{DMY.format(s='')}|{MDY.format(s='')})", read_week_of),
    Rule("weekno", r"(?P<p><periods>)(?P<wk><int>)(?:<of>(?P<y><year>))?(?!<mon|unit>)", read_week_of),
    Rule("wdweek", r"(?P<wd><wd>)(?:,?<of|upon|the>{0,3}(?P<wk><this|next|last>?<periods><next|last|previous|following>?))", lambda hit: read_weekday(hit) if hit.all("wk", "periods")[0]["periods"] == "week" and (hit.all("wk", "next", "last", "previous", "following", "this")) else None),
    Rule("weekwd", r"(?P<wk><this|next|last>?<periods><next|last|previous|following>?)(?:\-|,)?<the>?(?P<wd><wd>)", lambda hit: read_weekday(hit) if hit.all("wk", "periods")[0]["periods"] == "week" and (hit.all("wk", "next", "last", "previous", "following", "this")) else None),
    Rule("wden", r"(?P<wd><wd>)(?P<in8><upon><int>)", lambda hit: read_weekday(hit) if hit.all("in8", "int")[0]["int"] in (8, 15) else None),
    Rule("wdday", r"(?P<wd><wd>),?<the>?(?P<d><day|dayord>)(?!\-|/|<hours|unit|mon|am|pm>)", read_weekday_day),
    Rule("wdrange", r"(?P<from><r_from>)(?P<mod><next|last|this>)?(?P<wda><wd>)(?:<r_to>)(?P<wdb><wd>)(?!<the>?<day|dayord>)", read_weekday_range),
    Rule("relative", rf"(?P<r><relative_days>)(?:,?(?P<wd><wd>))?{PART.format(s='')}?", read_relative),
    Rule("anaphoric", rf"(?P<r><anaphoric_days>)(?:<of>(?:{DMY.format(s='')}|<the>?(?P<hol><holidays>))|{PART.format(s='')})?", read_anaphoric),
    Rule("weekday", rf"(?P<mod>{MODS}|<this>)?(?P<wd><wd>)\.?(?P<mod2>{MODS})?{PART.format(s='')}?", read_weekday),
    Rule("tonight", r"(?P<part><t_tonight>)", read_part_of_today),
    Rule("thispart", r"(?P<this><this>)(?P<part><parts>)", read_part_of_today),
    # edges, decades, centuries, quarters, seasons, holidays
    Rule("edge", r"(?P<e><edges>)\-?<of>?<the>?<edge_month>?<of>?(?:(?P<m><mon>)\.?(?:<of>?(?P<y><year>)|(?P<mod2><next|last>))?|(?P<y><year>)|<decades>(?P<dec><yy|year|int>)|(?P<dec><decade>)|(?P<mod><this|next|last>)?(?P<p><periods>)(?P<mod2><next|last|previous|following>)?)", read_edge),
    Rule("decade", r"(?P<pre><decades>)(?P<dec><yy|year|int>)|(?P<dec><decade>)", read_decade),
    Rule("century", r"(?P<n><ord>)(?P<c><centuries>)", read_century),
    Rule("quarter", r"(?:(?P<o><ord>)|(?P<lastone><ordlast>))(?P<p><periods>)(?:<of>?(?P<y><year>)|<of>(?P<yp><the>?<this>?<next|last>?<periods><next|last>?))?", read_quarter),
    Rule("quarter2", r"(?P<q><qsym>)(?P<k><int>)(?:<of>?\-?(?P<y><year>))?", read_quarter),
    Rule("quarter3", r"(?P<y><year>)(?:\-|,)?(?:(?P<q><qsym>)(?P<k><int>))", read_quarter),
    Rule("season", r"(?P<mod><this|next|last>)?(?P<s><seasons>)(?:<of>?(?P<y><year>)|(?P<mod2><next|last>))?", read_season),
    Rule("holiday", r"(?P<mod><next|last>)?(?P<hol><holidays>)(?:<of>?(?P<y><year>)|(?P<mod2><next|last>))?", read_holiday),
    # distances
    Rule("ago1", r"(?P<ago><ago_before>)<hedge>*(?:(?P<n><num|one|ratio>)|(?P<few><few>))\-?(?P<u><tunit>)(?:<and>(?P<half><half>))?", read_offset),
    Rule("ago2", r"<hedge>*(?:(?P<n><num|one|ratio>)|(?P<few><few>))\-?(?P<u><tunit>)(?:<and><one>?(?P<half><half>))?(?P<ago><ago_after>)", read_offset),
    Rule("later", r"(?:(?P<n><num|one>)|(?P<few><few>))\-?(?P<u><tunit>)(?P<later><later_after>)", read_offset),
    Rule("in", r"(?P<in><in_before>)<hedge>*(?:(?P<n><num|one|ratio>)|(?P<few><few>))\-?(?P<u><tunit>)(?:<and>(?P<half><half>))?(?!<of>)", read_offset),
    # periods
    Rule("period", r"(?P<mod><this|next|last|previous|following|current>)(?:(?P<n><num>)|(?P<few><few>))?(?P<p><periods>)(?P<mod2><next|last|previous|following|current>)?", read_period),
    Rule("period2", r"(?P<n><num>)(?P<mod><next|last|previous|following>)(?P<p><periods>)", read_period),
    Rule("inperiod", r"<in_before><the>(?P<mod>)(?P<p><periods>)(?!<last|next|previous|following|of>)", read_current_period),
    Rule("theday", r"(?P<in><day_before>)(?P<d><int>)(?=[|.,)]|<about_times>)", read_the_day),
    Rule("period3", r"(?:(?P<n><num>)|(?P<few><few>))?(?P<p><periods>)(?P<mod2><next|last|previous|following|current>)", read_period),
    # months and years alone
    Rule("month", r"(?P<mod><next|last|this>)?(?P<m><mon>)(?P<mod2><next|last>)?(?!\-?<num>)", read_bare_month),
    Rule("yearbound", r"(?P<bound><before|after>)(?P<y><year>)(?!\-?<unit|scale>)", read_year),
    Rule("year", r"(?P<y><year>)(?!\-?<unit|scale>)", read_year),
    # hours
    Rule("clock_ampm", rf"(?P<about><about_times>)?(?P<t><hm|hour|hhmm|dotted>)(?:(?P<mm><minute>))?\-?{AMPM}{ZONE}", read_clock),
    Rule("clock_words2", rf"(?P<about><about_times>)?(?P<hh><hour>)\-?(?P<hw><hours>)(?:(?P<back><minus>)(?P<backn><minute>)|(?P<qt><quarter_to>)|<and><one>?(?P<qp><half|frac>)|(?P<mm><minute>)(?:(?P<mins><minutes>(?:<num><tunit>)?)|(?!<unit|x>))){AMPM}?{ZONE}", read_clock),
    Rule("clock_hm", rf"(?P<about><about_times>)?(?P<t><hm>){AMPM}?{ZONE}", read_clock),
    Rule("clock_h", rf"(?P<about><about_times>)?(?P<t><h>)(?P<mm><minute>)?{AMPM}?{ZONE}", read_clock),
    Rule("clock_words", rf"(?P<about><about_times>)?(?P<hh><hour>)\-?(?P<weak><hours>)(?P<hw>){AMPM}?{ZONE}", read_clock),
    Rule("noon", rf"(?<=<times_before|about_times|at>)(?P<noon><noon>)(?:(?P<mm><minute>)|<and><one>?(?P<qp><half|frac>))?{ZONE}", read_clock),
    Rule("past", rf"(?:(?P<mm><minute>)<minutes>?|(?P<half><half>)|<one>?(?P<quarter><frac>))(?:<t_past>|(?P<to><t_to>))(?P<hh><hour>)(?:<hours>|{AMPM})?(?!<unit|x|scale>)", read_past_hour),
    Rule("athour", r"<at>(?P<t><hour>)(?!\-?<unit|x|scale|pct|num|mon|person>)", read_at_hour),
    Rule("length_hm", r"(?P<hedge><hedge>+)?(?P<t><hm|h>)", read_duration_hm),
]
