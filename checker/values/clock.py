"""Rules that read the time of day, and lengths of time written like one."""

from __future__ import annotations

import re

from checker.lexicon import per_lexicon
from checker.values.distribution import Trapezoid
from checker.values.grammar import Found, Hit, Rule
from checker.values.model import TimeValue
from checker.values.numerals import Num
from checker.values.pack import pack_of
from checker.values.quantities import cues_of, hedge_of
from checker.values.scanner import UNKNOWN
from checker.values.wording import quantity

AMPM = r"(?:(?P<am><am>)|(?P<pm><pm>))"
ZONE = r"(?:\(?(?P<zone><zones>)\)?)?"


def _clock(hour: int, minute: int, *, near: str | None, zone: str | None, spoken: bool = False) -> TimeValue | None:
    """An hour of the day; ``near``: on which side of it, ``spoken``: «18 heures», that nobody takes to the minute."""
    if hour == 24 and minute == 0:
        hour = 0
    if not (0 <= hour < 24 and 0 <= minute < 60):
        return None
    at = float(hour * 60 + minute)
    widths = _NEAR[near] if near else (_SPOKEN if spoken and minute == 0 else (0.0, 0.0, 0.0, 0.0))
    if near == "about" and minute:
        widths = _NEAR["about a minute"]
    minutes = Trapezoid(*(at + width for width in widths))
    return TimeValue("time", f"{hour:02d}:{minute:02d}", minutes=minutes, zone=zone)


# Minutes from the hour: support, core, core, support.  A full hour is rounded to the quarter («vers 18 h»), other
# minutes to five or ten («vers 18 h 20»); «peu avant» and «peu après» keep to their side, within the half hour.
_NEAR = {
    "about": (-40.0, -10.0, 10.0, 40.0),
    "about a minute": (-20.0, -5.0, 5.0, 20.0),
    "before": (-30.0, -20.0, -1.0, 0.0),
    "after": (0.0, 1.0, 20.0, 30.0),
}
_SPOKEN = (-5.0, 0.0, 0.0, 5.0)


def _nearness(hit: Hit) -> str | None:
    """Which side of its hour a wording means, by the word before it."""
    word = hit.classes("about") if hit.has("about") else hit.before()
    if hit.has("ish") or "t_noonish" in hit.classes("noon"):
        return "about"
    if "t_just_before" in word:
        return "before"
    if "t_just_after" in word:
        return "after"
    return "about" if "about_times" in word else None


def read_clock(hit: Hit) -> list[Found] | None:
    """«18 h 30», «9h30», «quinze heures», «6 p.m.», «huit heures et demie», «midi»."""
    hour = minute = 0
    digital = hit.meaning("t", "hm") or hit.meaning("t", "h") or hit.meaning("t", "hhmm") or hit.meaning("t", "dotted")
    if hit.has("noon"):
        if hit.meaning("noon", "noon") is None:
            return None  # a pack that says what is about noon, and not when noon is
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
    if hit.has("ish") and hour > 12 and not hit.previous_is("times_before", "about_times", "at"):
        return None
    if hit.has("qp") and not _is_placed(hit):
        return None  # «ils sont restés deux heures et demie»
    if hit.has("dot") and len(hit.text("dot")) > 1:
        return None  # «There were 9. Am I wrong?»
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
    start, end = (
        hit.start("about", "t", "hh", "noon"),
        hit.end("t", "ish", "hh", "hw", "weak", "mm", "mins", "noon", "pm", "am", "qp", "qt", "backn", "zone"),
    )
    opened = hit.has("zone") and "(" in hit.tokens.text[start:end]  # «12 h 50 (heure locale)», not «(6 h 20 GMT)»
    if opened and hit.tokens.text[end : end + 1] == ")":
        end += 1
    near = hit.state.found[-1].value if hit.state.near_date(start) or hit.state.near_date(start - 3) else None
    if (
        isinstance(near, TimeValue)
        and near.kind == "date"  # an hour before it says nothing: «de 22 heures à 5 heures»
        and near.minutes
        and near.minutes.core_low >= 1020
        and 4 <= hour < 12
        and not hit.has("am")
    ):
        hour += 12  # «samedi soir à 8 h»
    spoken = not (digital and hit.meaning("t", "hm"))
    value = _clock(hour, minute, near=_nearness(hit), zone=hit.text("zone") or None, spoken=spoken)
    return [Found(start, end, value)] if value else None


def read_at_hour(hit: Hit) -> list[Found] | None:
    """«Saturday at 5»: a bare number is an hour only right after a day."""
    return read_clock(hit) if hit.state.near_date(hit.tokens.starts[hit.begin]) else None


def read_hour_pair(hit: Hit) -> list[Found] | None:
    """«from 9 to 11 am», «5-6 p.m.»: the half of the day is said once, for both."""
    clocks: list[tuple[int, int]] = []
    for name in ("a", "b"):
        hour, minute, _ = (
            hit.meaning(name, "hm") or hit.meaning(name, "dotted") or (hit.meaning(name, "int") or 0, 0, 0)
        )
        clocks.append((hour, minute))
    (first, minute), (last, minute2) = clocks
    if not (hit.has("from") or "numword" not in hit.classes("a")) or not 0 < last <= 12:
        return None  # «five to six p.m.»
    last = last % 12 + 12 * hit.has("pm")
    same = first % 12 + 12 * hit.has("pm")
    first = first if first > 12 else same if (same, minute) < (last, minute2) else (same + 12) % 24
    low, high = (_clock(*at, near=None, zone=None) for at in ((first, minute), (last, minute2)))
    if low is None or high is None:
        return None
    return [Found(*(hit.span("a") or (0, 0)), low), Found(hit.start("b"), hit.end("am", "pm"), high)]


def read_hour_tonight(hit: Hit) -> list[Found] | None:
    """«at 8 tonight», «by 9 tomorrow evening»: the half of the day comes behind."""
    digital = hit.meaning("t", "hm")
    if not (digital or hit.has("hw") or hit.begin == 0 or hit.previous_is("times_before", "about_times", "at")):
        return None
    hour, minute, _ = digital or (hit.meaning("t", "int"), 0, 0)
    part = hit.following(1).get("parts")
    late = part[1] >= 700 if part else True
    late = late and 4 <= hour < 12
    value = _clock(hour + 12 * late, minute, near=_nearness(hit), zone=None, spoken=not digital)
    return [Found(hit.start("t"), hit.end("t", "hw"), value)] if value else None


def read_part_at_hour(hit: Hit) -> list[Found] | None:
    """«in the afternoon at 7»."""
    hour: int = hit.meaning("t", "int")
    part = hit.meaning("part", "parts")
    late = (part[1] >= 700 if part else "pm" in hit.classes("part")) and hour < 12
    value = _clock(hour + 12 * late, 0, near=None, zone=None, spoken=True)
    return [Found(hit.start("t"), hit.end("t"), value)] if value else None


def read_spoken(hit: Hit) -> list[Found] | None:
    """«at nine thirty», «at twelve fifteen», «seven oh five»: an hour and its minutes in words."""
    if not hit.pack.calendar["spoken"]:
        return None
    placed = hit.previous_is("at", "about_times") or hit.has("pm") or hit.has("am")
    hour: int = hit.meaning("t", "int") or 1
    minute: int = hit.meaning("mm", "int") or 0
    if not hit.has("mm"):
        if len(hit.text("t").split()) != 2:
            return None  # «two thousand»
        hour, minute = divmod(hour, 100)
    elif not hit.has("oh"):
        placed = placed or hit.state.near_date(hit.tokens.starts[hit.begin])
    if not (hit.has("oh") or placed) or not (minute < 10 if hit.has("oh") else minute >= 10):
        return None
    if hit.has("pm") and hour < 12:
        hour += 12
    elif hit.has("am") and hour == 12:
        hour = 0
    value = _clock(hour, minute, near=_nearness(hit), zone=None)
    return [Found(hit.start("t"), hit.end("t", "mm", "am", "pm"), value)] if value else None


def _is_length(hit: Hit) -> bool:
    """«pendant 1 h 30», «en 1h30»: a duration rather than an hour."""
    if hit.has("about") and not hit.previous_is("times_before", "at", "upon") and hit.begin <= 1:
        return True
    named = hit.previous_is("of") and not _measures(hit)  # «le train de 8h30 de Nantes»
    if hit.of_something() and not hit.previous_is("at", "about_times") and not named:
        return True  # «après 2h45 de discussions»
    first = hit.text("t")
    if ":" not in first and not hit.has("about") and not hit.has("zone") and _is_told_as_length(hit):
        return True
    if first[:1] in _FEW_HOURS and not first[1:2].isdigit() and ":" not in first and _stands_bare(hit):
        return True  # «il a couru 2h30»
    return hit.previous_is("length") or (
        hit.previous_is("hedge") and not hit.previous_is("times_before") and hit.before(2).get("times_before") is None
    )


def _measures(hit: Hit) -> bool:
    """Whether a noun that is no name follows that a match measures («2h45 de discussions», «14 h de Bastille»)."""
    return hit.of_something() and hit.tokens.text[hit.tokens.starts[hit.stop + 1]].islower()


def _is_told_as_length(hit: Hit) -> bool:
    """«un combat de 5 h 29», «le record, 4 h 42»: the words right before say how long something took."""
    start, low = hit.tokens.starts[hit.begin], hit.tokens.low
    lengthy, timed = _lengths(hit.pack.lang)
    if lengthy and lengthy.search(low, max(0, start - _TOLD), start):
        return True
    return bool(timed and timed.search(low, max(0, start - _TOLD), start))


_TOLD = 50
"""Characters before «5 h 29» in which it is said that it is a length."""


@per_lexicon
def _lengths(lang: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """What right before a length makes it one, and what does with a comma («le record de 1982, 4 h 42»)."""
    calendar = pack_of(lang).calendar

    def before(words: list[str], then: str) -> re.Pattern[str] | None:
        return re.compile(rf"(?<![\w'])(?:{'|'.join(words)}){then}$") if words else None

    return before(calendar["lengthy"], r"\s?"), before(calendar["timed"], r"(?:\s[\w']+){0,4},\s")


_FEW_HOURS = "1234"


def _stands_bare(hit: Hit) -> bool:
    """Whether an unknown word stands right before a match, and no preposition, mark or day."""
    shape, place = hit.tokens.shape, hit.begin - 1
    beside = place >= 0 and hit.tokens.starts[hit.begin] - hit.tokens.ends[place] == 1
    return beside and shape[place] == UNKNOWN and not hit.has("about")


def _is_placed(hit: Hit) -> bool:
    """Whether the words around an hour say that it is one, and no length."""
    told = any(hit.has(name) for name in ("about", "am", "pm", "zone"))
    return told or hit.previous_is("times_before", "at") or hit.state.near_date(hit.tokens.starts[hit.begin])


def _is_clock(hit: Hit, hour: int, minute: int) -> bool:
    """Whether a number of hours is an hour of the day: after «à», «vers», a date; not after «pendant»."""
    if hour > 24 or hit.previous_is("length"):
        return False
    before = hit.before()
    if "times_before" in before or "about_times" in before or (hit.has("about") and "times_before" in before):
        bound = any(cls in before for cls in ("until", "at", "since"))
        strong = "of" not in before and ("hedge" not in before or bound)
        if strong and not _measures(hit):
            return True
        if "r_from" in before or "of" in before:
            return _paired(hit)
    if (
        hit.has("pm")
        or hit.has("am")
        or hit.has("zone")
        or hit.has("mm")
        or hit.has("qp")
        or hit.has("qt")
        or hit.has("back")
    ):
        return True
    if hit.state.near_date(hit.tokens.starts[hit.begin]):
        return True
    if hit.has("weak"):
        return "t_clock" in hit.classes("weak")
    if "of" in hit.following() or (hour < 5 and minute == 0):
        return False
    return hour < 24


def _paired(hit: Hit) -> bool:
    """«de 10 h à 12 h»: the first of two hours."""
    if not any(cls in hit.following() for cls in ("r_to", "until")):
        return False
    return any(cls in hit.following(1) for cls in ("h", "hm", "hour"))


def read_duration_hm(hit: Hit) -> list[Found] | None:
    """«pendant 1 h 30», «48 h», «8h24'49''» where it is a length of time."""
    hour, minute, second = hit.meaning("t", "hm") or hit.meaning("t", "h")
    text = hit.text("t")
    if hit.all("hedge", "since"):
        return None  # «à partir de 15h30»
    if hit.meaning("t", "hm") and ":" in text:
        return None
    unit, value = hit.pack.unit["hour"], float(hour)
    if second or len(re.findall(r"\d+", text)) > 2:
        unit, value = hit.pack.unit["second"], hour * 3600.0 + minute * 60 + second
    elif hit.meaning("t", "hm"):
        unit, value = hit.pack.unit["minute"], hour * 60.0 + minute
    return [
        Found(
            hit.start("hedge", "t"),
            hit.end("t"),
            quantity(hit.pack, Num(value, 1.0, ""), unit, hedge_of(hit)),
            cues_of(hit),
        )
    ]


def read_past_hour(hit: Hit) -> list[Found] | None:
    """«10 past 9», «half past six», «quarter to five»."""
    quarter: Num | None = hit.meaning("quarter", "num")
    if quarter is not None and not (quarter.share and quarter.value == 0.25):
        return None
    minute = 30 if hit.has("half") else 15 if hit.has("quarter") else hit.meaning("mm", "int")
    hour: int = hit.meaning("hh", "int")
    if hit.has("to"):
        # «won 3 to 1», «3 to 5 medals» are no hours: minutes go by fives, or a word says that an hour is meant
        placed = hit.begin == 0 or hit.has("about") or hit.previous_is("times_before", "at") or hit.has("pm")
        if hit.has("mm") and not placed and not (minute % 5 == 0 and "numword" in hit.classes("mm")):
            return None
        hour, minute = hour - 1, 60 - minute
    if hit.has("pm") and hour < 12:
        hour += 12
    value = _clock(hour % 24, minute, near=_nearness(hit), zone=None)
    return [Found(hit.start("about", "mm", "half", "quarter"), hit.end("hh", "pm", "am"), value)] if value else None


def read_glued_half(hit: Hit) -> list[Found] | None:
    """«at 9p», «by 7:30a»: one letter for the half of the day, right behind the digits."""
    start, end = hit.start("t"), hit.end("half")
    hour, minute, _ = hit.meaning("t", "hm") or (hit.meaning("t", "int"), 0, 0)
    if end - hit.end("t") != 1 or hour > 12:
        return None
    value = _clock(hour % 12 + 12 * ("t_glued_pm" in hit.classes("half")), minute, near=_nearness(hit), zone=None)
    return [Found(start, end, value)] if value else None


def read_minutes_from(hit: Hit) -> list[Found] | None:
    """«15 minutes from 1pm», «dix minutes avant 18 heures»."""
    digital = hit.meaning("t", "hm") or hit.meaning("t", "h")
    hour, minute, _ = digital or (hit.meaning("t", "int"), 0, 0)
    if not (digital or hit.has("am") or hit.has("pm") or hit.has("hw")) or hour > 24:
        return None
    hour += 12 * (hit.has("pm") and hour < 12)
    minutes: int = hit.meaning("mm", "int")
    hour, minute = divmod(hour * 60 + minute + (-minutes if "before" in hit.classes("side") else minutes), 60)
    value = _clock(hour % 24, minute, near=None, zone=None)
    return [Found(hit.start("mm"), hit.end("t", "hw", "am", "pm"), value)] if value else None


RULES = [
    Rule("glued_half", r"(?<=<at|times_before>)(?P<t><hour|hm>)(?P<half><t_glued_am|t_glued_pm>)", read_glued_half),
    Rule(
        "minutes_from",
        rf"(?P<mm><minute>)<minutes>(?P<side><r_from|before|after>)(?P<t><hm|h|hour>)(?P<hw><hours>)?{AMPM}?",
        read_minutes_from,
    ),
    Rule(
        "hour_pair",
        rf"(?P<from><r_from|r_between>)?(?P<a><hour|hm|dotted>)(?:\-|<r_to>|<r_and>|<until>)(?P<b><hour|hm|dotted>)\-?{AMPM}",
        read_hour_pair,
    ),
    Rule(
        "hour_tonight",
        r"(?P<t><hour|hm>)(?P<hw><hours>)?(?=<t_tonight>|<this><parts>|<relative_days><parts>)",
        read_hour_tonight,
    ),
    Rule(
        "part_at_hour",
        r"(?P<part><parts|pm|am>)<at>(?P<t><hour>)(?!\-?<unit|x|scale|pct|num|mon|person>)",
        read_part_at_hour,
    ),
    Rule(
        "clock_ish",
        rf"(?P<about><about_times>)?(?P<t><hour|hhmm>)\-?(?P<ish><t_ish>){AMPM}?(?!<unit|x|scale|person|num>)",
        read_clock,
    ),
    Rule("noon_of", r"(?P<noon><noon>)(?=<upon>?<wd|relative_days>)", read_clock),
    Rule("clock_zone", r"(?P<about><about_times>)?(?P<t><hhmm>)\(?(?P<zone><zones>)\)?", read_clock),
    Rule("noonish", r"(?P<noon><t_noonish>)", read_clock),
    Rule(
        "spoken",
        rf"(?P<t><numword|card1>)\-?(?P<oh><t_oh>)?(?P<mm><minute>)(?:{AMPM}|(?!\-?<unit|x|scale|pct|person|num|mon|ord|hours|periods|rounded>))",
        read_spoken,
    ),
    Rule(
        "spoken2",
        rf"(?P<t><numword>)(?:{AMPM}|(?!\-?<unit|x|scale|pct|person|num|mon|ord|hours|periods|rounded>))",
        read_spoken,
    ),
    Rule(
        "clock_ampm",
        rf"(?P<about><about_times>)?(?P<t><hm|hour|hhmm|dotted>)(?P<mm><minute>)?(?:\-|(?P<dot>\.))?{AMPM}{ZONE}",
        read_clock,
    ),
    Rule(
        "clock_words2",
        rf"(?P<about><about_times>)?(?P<hh><hour>)\-?(?P<hw><hours>)(?:(?P<back><minus>)(?P<backn><minute>)|(?P<qt><quarter_to>)|<and><one>?(?P<qp><half|frac>)|(?P<mm><minute>)(?:(?P<mins><minutes>(?:<num><tunit>)?)|(?!<unit>))){AMPM}?{ZONE}",
        read_clock,
    ),
    Rule("clock_hm", rf"(?P<about><about_times>)?(?P<t><hm>){AMPM}?{ZONE}", read_clock),
    Rule("clock_h", rf"(?P<about><about_times>)?(?P<t><h>)(?P<mm><minute>)?{AMPM}?{ZONE}", read_clock),
    Rule(
        "clock_words",
        rf"(?P<about><about_times>)?(?P<hh><hour>)\-?(?P<weak><hours>)(?P<hw>){AMPM}?{ZONE}",
        read_clock,
    ),
    Rule(
        "noon",
        rf"(?<=<times_before|about_times|at>)(?P<noon><noon>)(?:(?P<mm><minute>)|<and><one>?(?P<qp><half|frac>))?{ZONE}",
        read_clock,
    ),
    Rule(
        "past",
        rf"(?P<about><about_times>)?(?:(?P<mm><minute>)<minutes>?|(?P<half><half>)|(?P<quarter><frac|numword>))(?:<t_past>|(?P<to><t_to>))(?P<hh><hour>)(?:<hours>|{AMPM})?(?!<unit|scale>)",
        read_past_hour,
    ),
    Rule("athour", r"<at>(?P<t><hour>)(?!\-?<unit|x|scale|pct|num|mon|person|am|pm>)", read_at_hour),
    Rule("length_hm", r"(?P<hedge><hedge>{1,3})?(?P<t><hm|h>)", read_duration_hm),
]
