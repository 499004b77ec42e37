"""Rules that read months, years and other periods, and distances from the reference day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from checker.values.distribution import Trapezoid
from checker.values.grammar import Found, Hit, Rule
from checker.values.model import TimeValue
from checker.values.pack import Unit
from checker.values.resolve import Span, days_of, month_span, nearest_year, period, shift
from checker.values.temporal import Fields, bounded, day_value, holiday, month_near, span_value, unresolved
from checker.values.tense import Tense, looks_back, tense_of

MONTH = (
    r"(?P<m{s}><mon>)(?:(?<=<short>)\.)?(?:(?:,|\-|/)?<of|within>?(?P<y{s}><year>)|(?:,|\-|/|')(?P<yy{s}><yy>)|<of>(?P<yz{s}><yy>)"
    r"|(?P<yv{s}><yy>)(?!\-?<unit|scale|scalesym|person|periods|pct|ord|mon>|x))"
)


def read_month(hit: Hit) -> list[Found] | None:
    """«mars 2025», «11/2017»."""
    fields = Fields(hit)
    if fields.month is None or fields.year is None:
        return None
    span = month_span(fields.year, fields.month)
    return [
        Found(
            hit.start("m", "num"),
            hit.end("m", "y", "yy", "yz", "yv", "num"),
            span_value(span, "month", month=fields.month, year=fields.year),
        )
    ]


def read_bare_month(hit: Hit) -> list[Found] | None:
    """«en septembre», «juin prochain», «last March»."""
    month: int = hit.meaning("m", "mon")
    if "num" in hit.classes("m"):
        return None
    if (
        "shy" in hit.classes("m")
        and len(hit.tokens.shape) > 2
        and not hit.has("mod")
        and (
            hit.previous_is("the")  # «the march»
            or not hit.previous_is(
                "upon",
                "within",
                "of",
                "last",
                "next",
                "this",
                "since",
                "until",
                "before",
                "after",
                "edges",
                "from_after",
            )
        )
        and not _capital_alone(hit, "m")
    ):
        return None
    start, end = hit.start("mod", "m"), hit.end("m", "mod2")
    tense: Tense = None
    if "next" in hit.classes("mod") or "next" in hit.classes("mod2"):
        tense = "future"
    elif "last" in hit.classes("mod") or "last" in hit.classes("mod2"):
        tense = "past"
    span, stated = month_near(hit, month, tense, start, end)
    if span is None:
        return [Found(start, end, unresolved(month=month, tense=stated))]
    if "this" in hit.classes("mod") and hit.state.reference:
        span = month_span(hit.state.reference.year, month)
    return [bounded(hit, Found(start, end, span_value(span, "month", month=month, tense=stated)))]


def _capital_alone(hit: Hit, name: str) -> bool:
    place = hit.places(name)[0]
    text = hit.tokens.text[hit.tokens.starts[place] : hit.tokens.ends[place]]
    return (
        text[:1].isupper()
        and hit.begin > 0
        and hit.tokens.shape[hit.begin - 1] not in "|."
        and "stop" not in hit.following()
    )


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
        span, _ = month_near(hit, high.month, None, begin, end)
        high.year = span[0].year if span else reference.year
    year_high = high.year if high.year is not None else (low.year or 0) + (high.month < low.month)
    year_low = low.year if low.year is not None else year_high - (low.month > high.month)
    first, last = month_span(year_low, low.month)[0], month_span(year_high, high.month)[1]
    return [Found(begin, end, span_value((first, last)))] if first <= last else None


def read_period(hit: Hit) -> list[Found] | None:
    """«la semaine dernière», «cette année», «les trois prochains jours», «ce week-end»."""
    unit: str = hit.meaning("p", "periods")
    reference = hit.state.reference
    number = hit.meaning("n", "num")
    count = int(number.value) if number and number.value < 1000 else 1
    steps = 0
    tense: Tense = None
    mods: list[dict[str, Any]] = [
        mean
        for name in ("mod", "mod2")
        for mean in hit.all(name, "last", "next", "previous", "following", "this", "current")
    ]
    for mean in mods:
        if "next" in mean or "following" in mean:
            steps, tense = 1, "future"
        elif "last" in mean or "previous" in mean:
            steps, tense = -1, "past"
    if hit.has("few") and not number:
        count = 3
    if unit == "day" and not number and not hit.has("few") and steps == 0:
        return None
    if not mods or hit.previous_is("auxiliary"):
        return None
    counted_singular = hit.has("n") and hit.places("n")[0] == hit.begin and count > 1
    if counted_singular and not any("plural" in mean for name in ("mod", "p") for mean in hit.all(name, "plural")):
        return None  # «only three next week»
    if (
        not number
        and not hit.has("few")
        and any("plural" in mean for name in ("mod", "p", "mod2") for mean in hit.all(name, "plural"))
    ):
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
        return [Found(start, end, span_value(span, "weekend"))]
    there = shift(reference.replace(day=1) if unit in ("month", "quarter", "half", "year") else reference, steps, unit)
    if there is None:
        return None
    return [Found(start, end, span_value(period(there, unit), unit, tense=tense))]


def _several_periods(reference: date, unit: str, count: int, tense: Tense) -> TimeValue:
    """«les trois derniers jours», «the next three months»: whole units, the current one left out."""
    if unit in ("year", "month", "day"):
        near = shift(reference, 1 if count > 0 else -1, unit)
        far = shift(reference, count, unit)
        if near and far:
            first, last = (near, far) if count > 0 else (far, near)
            return span_value((period(first, unit)[0], period(last, unit)[1]), tense=tense)
    far = shift(reference, count, unit) or reference
    first, last = sorted((reference, far))
    return span_value((first, last), tense=tense)


def read_current_period(hit: Hit) -> list[Found] | None:
    """«dans la semaine»: the week that runs."""
    unit: str = hit.meaning("p", "periods")
    reference = hit.state.reference
    if reference is None or unit not in ("week", "month", "year") or "plural" in hit.classes("p"):
        return None
    return [Found(hit.start("p"), hit.end("p"), span_value(period(reference, unit), unit))]


def read_over_the_weekend(hit: Hit) -> list[Found] | None:
    """«over the weekend», «au cours du week-end»: the last one, unless the sentence lies in the future."""
    reference = hit.state.reference
    if hit.meaning("p", "periods") != "weekend" or "plural" in hit.classes("p"):
        return None
    start, end = hit.start("p"), hit.end("p")
    if reference is None:
        return [Found(start, end, TimeValue("daterange", resolved=False))]
    span = period(reference, "weekend")
    if span[0] > reference and tense_of(hit, start, end) != "future":
        span = period(reference - timedelta(days=7), "weekend")
    return [Found(start, end, span_value(span, "weekend"))]


def read_part_of_period(hit: Hit) -> list[Found] | None:
    """«earlier this year», «plus tard dans la semaine», «the rest of the month»: up to today, or from it on."""
    unit: str = hit.meaning("p", "periods")
    reference = hit.state.reference
    earlier = "t_earlier_in" in hit.classes("side")
    start, end = hit.start("side"), hit.end("p")
    if unit in ("day", "weekend") or "plural" in hit.classes("p"):
        return None
    tense: Tense = "past" if earlier else "future"
    if reference is None:
        return [Found(start, end, TimeValue("daterange", resolved=False, tense=tense))]
    first, last = period(reference, unit)
    if earlier:
        last = max(first, reference - timedelta(days=1))
    return [Found(start, end, span_value((first if earlier else reference, last), tense=tense))]


def read_offset(hit: Hit) -> list[Found] | None:
    """«il y a trois ans», «dans deux mois», «two weeks ago», «deux jours plus tard»."""
    unit: Unit = hit.meaning("u", "tunit") or hit.meaning("u", "unit")
    number = hit.meaning("n", "num") or hit.meaning("n", "ratio")
    few = hit.has("few")
    count = number.value if number else 3.0 if few else 1.0
    if hit.has("half"):
        count = count + 0.5 if number or "one" in hit.classes("n") else 0.5
    sign = -1 if hit.has("ago") else 1
    if hit.has("in") and looks_back(hit):
        return None  # "his first visit in a decade"
    start, end = hit.start("ago", "in", "n", "few", "u"), hit.end("u", "ago", "later", "half", "post")
    base = hit.state.antecedent(start, 300) if hit.has("later") else hit.state.reference
    tense: Tense = "past" if sign < 0 else "future"
    if unit.factor < 86400:
        if (few and hit.has("ago")) or hit.has("later"):
            return None
        return _offset_hours(hit, start, end, base, sign * count * unit.factor, tense)
    if base is None:
        return [Found(start, end, unresolved(tense=tense))]
    if count > 10000:
        return None
    day = shift(base, sign * count, unit.name)
    if day is None:
        return None
    # as vague as the unit: three years ago is somewhere in that year, three days ago that day
    slack = {
        "day": 0.0,
        "week": 3.0,
        "fortnight": 4.0,
        "month": 15.0,
        "quarter": 45.0,
        "semester": 60.0,
        "year": 182.0,
    }.get(unit.name, 1500.0)
    core = slack / 3
    number_of = day.toordinal()
    days = Trapezoid(number_of - slack, number_of - core, number_of + core, number_of + slack)
    return [
        Found(
            start,
            end,
            TimeValue("date", day.isoformat(), day.isoformat(), day.isoformat(), days=days, tense=tense),
        )
    ]


def _offset_hours(
    hit: Hit, start: int, end: int, base: date | None, seconds: float, tense: Tense
) -> list[Found] | None:
    """«il y a deux heures»: within the reference day or beside it; the hour itself is not known."""
    if base is None:
        return [Found(start, end, unresolved(tense=tense))]
    reach = base + timedelta(seconds=seconds) if abs(seconds) < 1e9 else base
    days = days_of(min(base, reach), max(base, reach))
    return [
        Found(
            start,
            end,
            TimeValue("date", base.isoformat(), base.isoformat(), base.isoformat(), days=days, tense=tense),
        )
    ]


def read_year(hit: Hit) -> list[Found] | None:
    """«en 2003», «l'année 2012», «Championnat du monde 2003,»: four digits that date rather than count."""
    year: int = hit.meaning("y", "year")
    before = hit.before()
    if hit.has("bound") and not hit.classes("y").get("numword"):
        return _year_bound(hit, year)
    if "num" in before or (hit.previous_is("hedge") and "year_before" not in before) or hit.previous_is("namer", "cur"):
        return None
    following = hit.following()
    shape = hit.tokens.shape[hit.stop : hit.stop + 1]
    strong = "year_before" in before and "of" not in before
    if hit.classes("y").get("numword") and not (strong or "mon" in before):
        return None
    counted = (shape == "x" and not (hit.pack.calendar["year_before_noun"] and 1900 <= year <= 2100)) or any(
        cls in following for cls in ("unit", "scale", "pct", "cur", "person", "scalesym", "periods")
    )
    if counted and "stop" not in following and not ("year_before" in before and shape == "x" and "of" not in before):
        return None
    if not strong and not 1400 <= year <= 2100:
        return None
    if hit.after_hyphen() and shape in "-/":
        return None
    if not strong and "of" in before and shape == "x":
        return None
    span = date(year, 1, 1), date(year, 12, 31)
    return [Found(hit.start("y"), hit.end("y"), span_value(span, "year", year=year))]


def _year_bound(hit: Hit, year: int) -> list[Found] | None:
    """«avant 2000», «after 2010»: all that lies before or after the year."""
    bound = hit.classes("bound")
    if hit.next_is("unit", "scale", "pct", "cur") or hit.tokens.shape[hit.stop : hit.stop + 1] == "x":
        return None
    span = (None, date(year - 1, 12, 31)) if "before" in bound else (date(year + 1, 1, 1), None)
    return [Found(hit.start("bound"), hit.end("y"), span_value(span, year=None))]


def read_year_range(hit: Hit) -> list[Found] | None:
    """«2014-2018», «entre 2014 et 2018», «de 2010 à 2018»."""
    low: int = hit.meaning("ya", "year")
    if "numword" in hit.classes("ya"):
        return None
    high: int | None = hit.meaning("yb", "year")
    if high is None:
        short: int = hit.meaning("yb", "yy")
        high = low // 100 * 100 + short
    if not low < high <= 2199 or not low >= 1000:
        return None
    if hit.next_is("unit", "scale", "pct") or (
        hit.tokens.shape[hit.stop : hit.stop + 1] == "x" and "stop" not in hit.following()
    ):
        return None
    spans = [(date(year, 1, 1), date(year, 12, 31)) for year in (low, high)]
    if hit.has("dash") or hit.has("between"):
        return [Found(hit.start("ya"), hit.end("yb"), span_value((spans[0][0], spans[1][1])))]
    return [
        Found(*(hit.span(name) or (0, 0)), span_value(span, "year", year=span[0].year))
        for name, span in zip(("ya", "yb"), spans, strict=True)
    ]


def read_edge(hit: Hit) -> list[Found] | None:
    """«début mars», «fin 2025», «mi-avril», «au début des années 60», «à la fin de cette année»."""
    low_share, high_share, *at_most = hit.meaning("e", "edges")
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
            tense: Tense = (
                "future" if "next" in hit.classes("mod2") else "past" if "last" in hit.classes("mod2") else None
            )
            span, _ = month_near(hit, month, tense, start, end)
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
        for mean in [
            *hit.all("mod", "last", "next"),
            *hit.all("mod2", "last", "next", "previous", "following"),
        ]:
            steps = 1 if "next" in mean or "following" in mean else -1
        there = shift(reference, steps, unit) if reference else None
        span = period(there, unit) if there else None
        if not hit.has("mod") and not hit.has("mod2") and unit in ("day", "weekend"):
            return None
    if span is None:
        return [Found(start, end, TimeValue("daterange", resolved=False, **fields))]
    first, last = span
    length = (last - first).days + 1
    if at_most:  # «les premiers jours de 2026» are days, however long the year is
        length = min(length, round(at_most[0] / (high_share - low_share)))
        first = first if low_share == 0 else last - timedelta(days=length - 1)
    low = first + timedelta(days=round(low_share * length))
    high = first + timedelta(days=max(round(low_share * length), round(high_share * length) - 1))
    return [Found(start, end, span_value((low, high), shoulder=max(1.0, length * 0.1), **fields))]


def _decade(hit: Hit) -> Span | None:
    value = (
        hit.meaning("dec", "decade")
        or hit.meaning("dec", "year")
        or hit.meaning("dec", "yy")
        or hit.meaning("dec", "int")
    )
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
    if span is None or hit.previous_is("whose"):
        return None  # "a man in his 20s"
    return [Found(hit.start("pre", "dec"), hit.end("dec"), span_value(span, "decade"))]


def read_century(hit: Hit) -> list[Found] | None:
    """«au XXIe siècle», «the 15th century»."""
    number = hit.meaning("n", "ord")
    if number is None or not 1 < number <= 22:
        return None
    year = (int(number) - 1) * 100
    return [Found(hit.start("n"), hit.end("c"), span_value((date(year, 1, 1), date(year + 99, 12, 31))))]


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
        said = tense or (None if "this" in hit.classes("mod") else tense_of(hit, start, end))
        if said == "past":
            options = [option for option in options if (option[1] < reference if tense else option[0] <= reference)]
        elif tense == "future":
            options = [option for option in options if option[0] > reference]
        elif said == "future":
            options = [option for option in options if option[1] >= reference]
        span = min(options, key=lambda option: abs((option[0] + (option[1] - option[0]) / 2 - reference).days))
    return [Found(start, end, span_value(span, shoulder=21, year=year, tense=tense))]


def read_quarter(hit: Hit) -> list[Found] | None:
    """«premier trimestre 2013», «second semestre», «Q3 2019», «2019-H2», «T1»."""
    if hit.has("q"):
        parts, number = hit.meaning("q", "qsym"), hit.meaning("k", "int")
    else:
        unit = "half" if hit.has("h") else hit.meaning("p", "periods")
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
    return [Found(start, end, span_value(span, "quarter" if parts == 4 else "half", year=hit.meaning("y", "year")))]


def read_holiday(hit: Hit) -> list[Found] | None:
    """«Noël», «lundi de Pâques 2025», «Christmas»."""
    year: int | None = hit.meaning("y", "year")
    start, end = hit.start("mod", "hol"), hit.end("hol", "y", "mod2")
    if (
        year is None
        and not hit.has("mod")
        and "of" in hit.before()
        and hit.tokens.shape[hit.begin - 2 : hit.begin - 1] == "x"
    ):
        return []  # «marché de Noël»
    if hit.has("yp") and hit.meaning("yp", "periods") == "year" and hit.state.reference:
        step = 1 if "next" in hit.classes("ym") else -1 if "last" in hit.classes("ym") else 0
        year, end = hit.state.reference.year + step, hit.end("yp")
    day = holiday(hit, year)
    if day is None:
        return [Found(start, end, unresolved(year=year))]
    hit.state.last_day = day
    return [Found(start, end, day_value(day, year=year))]


def read_holiday_weekend(hit: Hit) -> list[Found] | None:
    """«le week-end de Pâques», «Labor Day weekend»: with the holiday where it lies beside the weekend."""
    if hit.meaning("p", "periods") != "weekend":
        return None
    year: int | None = hit.meaning("y", "year")
    start, end = hit.start("p", "hol"), hit.end("p", "hol", "y")
    day = holiday(hit, year)
    if day is None:
        return [Found(start, end, TimeValue("daterange", resolved=False, year=year))]
    saturday = day + timedelta(days=5 - day.weekday() if day.weekday() > 1 else -2 - day.weekday())
    if day.weekday() == 6:
        saturday = day - timedelta(days=1)
    span = saturday, saturday + timedelta(days=1)
    if day.weekday() not in (1, 2):
        span = min(span[0], day), max(span[1], day)
    return [Found(start, end, span_value(span, "weekend" if span[0] == saturday and span[1] < day else "", year=year))]


RULES = [
    Rule(
        "monthrange",
        r"(?:(?P<between><r_between>)|(?P<from><r_from>))?(?P<ma><mon>)(?:(?<=<short>)\.)?(?:\-|/)?(?P<ya><year>)?(?:<r_to>|\-|<until>|<r_and>)(?P<mb><mon>)(?:(?<=<short>)\.)?(?:<of|within>|\-|/)?(?P<yb><year>)?",
        read_month_range,
    ),
    Rule(
        "yearrange",
        r"(?:(?P<between><r_between>)|(?P<from><r_from>))?(?P<ya><year>)(?:<r_to|until>|(?P<dash>\-|/)|<r_and>)(?P<yb><year>)",
        read_year_range,
    ),
    Rule("my", MONTH.format(s=""), read_month),
    Rule("mynum", r"(?P<num><ym>)", read_month),
    Rule(
        "edge",
        r"(?P<e><edges>)\-?<of>?<the>?(?:<periods><of>)?<of>?(?:(?P<m><mon>)(?:(?<=<short>)\.)?(?:<of>?(?P<y><year>)|(?P<mod2><next|last>))?|(?P<y><year>)|<decades>(?P<dec><yy|year|int>)|(?P<dec><decade>)|(?P<mod><this|next|last>)?(?P<p><periods>)(?P<mod2><next|last|previous|following>)?)",
        read_edge,
    ),
    Rule("decade", r"(?P<pre><decades>)(?P<dec><yy|year|int>)|(?P<dec><decade>)", read_decade),
    Rule("century", r"(?P<n><ord>)(?P<c><centuries>)", read_century),
    Rule(
        "quarter",
        r"(?:(?P<o><ord>)|(?P<lastone><ordlast>))(?P<p><periods>)(?:<of>?(?P<y><year>)|<of>(?P<yp><the>?<this>?<next|last>?<periods><next|last>?))?",
        read_quarter,
    ),
    Rule("halfyear", r"(?P<o><ord>)(?P<h><half>)<of>(?P<y><year>)", read_quarter),
    Rule("quarter2", r"(?P<q><qsym>)(?P<k><int>)(?:<of>?\-?(?P<y><year>))?", read_quarter),
    Rule("quarter3", r"(?P<y><year>)(?:\-|,)?(?:(?P<q><qsym>)(?P<k><int>))", read_quarter),
    Rule(
        "season",
        r"(?P<mod><this|next|last>)?(?P<s><seasons>)(?:<of>?(?P<y><year>)|(?P<mod2><next|last>))?",
        read_season,
    ),
    Rule(
        "holidayweekend",
        r"(?P<hol><holidays>)(?P<p><periods>)(?P<y><year>)?|(?P<p><periods>)<of><the>?(?P<hol><holidays>)(?P<y><year>)?",
        read_holiday_weekend,
    ),
    Rule(
        "holiday",
        r"(?P<mod><next|last>)?(?P<hol><holidays>)(?:<of>?(?P<y><year>)|<of>(?P<ym><this|last|next>)(?P<yp><periods>)|(?P<mod2><next|last>))?",
        read_holiday,
    ),
    Rule(
        "overweekend",
        r"<t_over>(?P<p><periods>)(?!<last|next|previous|following|of>)",
        read_over_the_weekend,
    ),
    Rule(
        "partofperiod",
        r"(?:(?P<side><t_earlier_in|t_later_in>)(?:<this>|<part_before>|<within|in_before|upon|of>?<the>)|(?P<side><t_rest_of>)(?:<this|the>)?)(?P<p><periods>)(?!<last|next|previous|following|of>)",
        read_part_of_period,
    ),
    Rule(
        "ago1",
        r"(?P<ago><ago_before>)<hedge>{0,3}(?:(?P<n><num|one|ratio>)|(?P<few><few>))\-?(?P<u><tunit>)(?:<and>(?P<half><half>))?",
        read_offset,
    ),
    Rule(
        "ago2",
        r"<hedge>{0,3}(?:(?P<n><num|one|ratio>)|(?P<few><few>))\-?(?P<u><tunit>)(?:<and><one>?(?P<half><half>))?(?P<ago><ago_after>)",
        read_offset,
    ),
    Rule("later", r"(?:(?P<n><num|one>)|(?P<few><few>))\-?(?P<u><tunit>)(?P<later><later_after>)", read_offset),
    Rule(
        "in",
        r"(?P<in><in_before>)<hedge>{0,3}(?:(?P<n><num|one|ratio>)|(?P<few><few>))\-?(?P<u><tunit>)(?:<and>(?P<half><half>))?(?!<of>)",
        read_offset,
    ),
    Rule(
        "period",
        r"(?P<mod><this|next|last|previous|following|current>)(?:(?P<n><num>)|(?P<few><few>))?(?P<p><periods>)(?P<mod2><next|last|previous|following|current>)?",
        read_period,
    ),
    Rule("period2", r"(?P<n><num>)(?P<mod><next|last|previous|following>)(?P<p><periods>)", read_period),
    Rule(
        "inperiod",
        r"<in_before><the>(?P<mod>)(?P<p><periods>)(?!<last|next|previous|following|of|num|plural>)",
        read_current_period,
    ),
    Rule(
        "period3",
        r"(?:(?P<n><num>)|(?P<few><few>))?(?P<p><periods>)(?P<mod2><next|last|previous|following|current>)",
        read_period,
    ),
    Rule("month", r"(?P<mod><next|last|this>)?(?P<m><mon>)(?P<mod2><next|last>)?(?!\-?<num>)", read_bare_month),
    Rule("yearbound", r"(?P<bound><before|after>)(?P<y><year>)(?!\-?<unit|scale>)", read_year),
    Rule("year", r"(?P<y><year>)(?!\-?<unit|scale>)", read_year),
]
