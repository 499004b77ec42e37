"""Rules that read quantities: shapes of numbers, hedges and units, and what each means."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from checker.values.grammar import Found, Hit, Rule
from checker.values.model import Score
from checker.values.numerals import Num, grain_of
from checker.values.pack import Unit
from checker.values.wording import interval, quantity, several

NUM = r"<num|ratio>"
TAIL = r"(?:\-?(?P<sc{s}><scale|scalesym>))?(?:\-?<of>?\-?(?P<u{s}><unit>))?"


def _money_first(s: str) -> str:
    """«$10», «£ 50 millions», «EUR 20»: the currency before the number."""
    return rf"(?:(?P<c{s}><cur>)\-?)?(?P<n{s}>{NUM}){TAIL.format(s=s)}"


def _rounded(s: str) -> str:
    """«une petite trentaine», «plusieurs dizaines de milliers», «deux douzaines»."""
    words = rf"(?:(?P<det{s}><num|one|several|some|few>)?<small>?)?(?P<r{s}><rounded>)"
    words += rf"|(?P<det{s}><several|few>)(?P<r{s}><several_of|rounded>)"
    return rf"(?:{words})(?:<of>(?P<rsc{s}><scale|rounded>))?(?:<of>?(?P<u{s}><unit>))?"


def _number(hit: Hit, s: str) -> tuple[Num, Unit | None] | None:
    """The number and the unit of one end."""
    number = hit.meaning("n" + s, "num") or hit.meaning("n" + s, "ratio")
    if number is None:
        return None
    scale = hit.meaning("sc" + s, "scale") or hit.meaning("sc" + s, "scalesym")
    unit: Unit | None = hit.meaning("u" + s, "unit")
    before: Unit | None = hit.meaning("c" + s, "cur")
    if before is not None and (unit is None or unit.dimension == before.dimension or not unit.part):
        unit = before if unit is None or unit.dimension != f"money:{before.name}" else unit
    if scale:
        number = number._replace(value=round(number.value * scale, 6), grain=number.grain * scale, plain=False)
    return number, unit


def hedge_of(hit: Hit) -> str | None:
    """The hedge of a match: of several, the one that says more than «about»."""
    names: list[str] = [mean["hedge"] for mean in hit.all("hedge", "hedge")]
    after = hit.meaning("post", "posthedge") or hit.meaning("post", "post_or")
    if after:
        names.append(after)
    for name in names:
        if name not in ("about", "exactly"):
            return name
    return names[0] if names else None


def cues_of(hit: Hit) -> tuple[tuple[int, int], ...]:
    """Where the hedges of a match stand."""
    return tuple(span for name in ("hedge", "post") if (span := hit.span(name)))


_THOUSAND = 1000
_MARK = '"'
"""Of inches, right behind a number; else of a quotation."""


def read_quantity(hit: Hit) -> list[Found] | None:
    """A number, or two that bound a range, with hedge and unit."""
    first = _number(hit, "")
    if first is None:
        return None
    number, unit = first
    hedge = hedge_of(hit)
    begin, end = hit.start("hedge", "c", "n"), hit.end("post", "u", "sc", "n")
    if hit.has("c") and hit.has("u") and not hit.meaning("u", "money"):
        end = hit.end("post", "sc", "n")  # «$1.2 billion in funding»: no inches
    if _is_name(hit, number, unit):
        return []
    second = _number(hit, "2") if hit.has("n2") else None
    if second is not None:
        upper, unit2 = second
        common = unit2 or unit
        if unit and unit2 and unit.dimension != unit2.dimension:
            return None
        scale = hit.meaning("sc2", "scale") or hit.meaning("sc2", "scalesym") or upper.scale
        if unit and not unit2 and unit.kind == "percentage" and scale >= _THOUSAND:
            return None  # «progresse de 4 % à 2,1 milliards»
        # «10 à 15 millions», «deux à trois cents»: the first takes the scale of the second
        if scale > 1 and number.scale == 1 and not hit.has("sc") and not unit and number.value < upper.value / scale:
            number = number._replace(value=number.value * scale, grain=number.grain * scale)
        if (hit.has("dash") and _is_score(hit, number, upper, common)) or (hit.has("to") and _in_a_game(hit, common)):
            return [hit.found(hit.start("n"), hit.end("n2"), Score((int(number.value), int(upper.value))), ())]
        if number.value >= upper.value and not hit.has("and"):
            return None
        if hit.has("or") and unit and not unit2:
            return None  # «40 % ou 335»: the same in other words
        if common is not None and common.dimension == "time" and hit.age():
            end = hit.end("post", "old", "u2", "sc2", "n2")
            begin = hit.start("hedge", "between", "from", "c", "n")
            return [hit.found(begin, end, interval(hit.pack, number, upper, common, hedge, kind="age"), cues_of(hit))]
        end = hit.end("post2", "u2", "sc2", "n2")
        begin = hit.start("hedge", "between", "from", "c", "n")
        return [hit.found(begin, end, interval(hit.pack, number, upper, common, hedge), cues_of(hit))]
    if unit is not None and not unit.alone and number.value < 10000 and not number.decimals and not hit.has("c"):
        unit, end = None, hit.end("sc", "n")
    if unit is not None and hit.text("u") == _MARK and hit.start("u") > hit.end("n"):
        unit, end = None, hit.end("sc", "n")  # «two "failed" talks»: the mark opens a quotation
    if unit is None and hit.next_is("named"):
        return []
    if unit is not None and unit.dimension == "time":
        age = hit.age()
        if age:
            return [
                hit.found(
                    begin,
                    hit.end("post", "old", "u"),
                    quantity(hit.pack, number, unit, hedge, kind="age"),
                    cues_of(hit),
                )
            ]
        since = hit.all("hedge", "since") and not hit.of_something()  # «à partir de 3 heures de retard»
        if since and "hours" in hit.classes("u") and number.value <= _LAST_HOUR:
            return None  # «à partir de 17 heures»
    if unit is None and number.value == 0 and number.text == "0" and hit.has("hedge"):
        return None
    return [hit.found(begin, end, quantity(hit.pack, number, unit, hedge), cues_of(hit))]


_LAST_HOUR = 24
"""Of a day."""


def _is_score(hit: Hit, first: Num, second: Num, unit: Unit | None) -> bool:
    """«2-1», «27-26», «victoire 24-31 de Vannes»: two numbers that bound nothing.

    «20-30 élus» is a range, for something is counted; «30 – 25 selon la police» are two numbers.
    """
    (begin, end), text = hit.span("dash") or (0, 0), hit.tokens.text
    spaced = any(char.isspace() for char in text[begin:end])
    if unit is not None or first.word or spaced or first.decimals or max(first.value, second.value) > _MOST_POINTS:
        return False
    if first.value < second.value and first.value % 10 == second.value % 10 == 0:
        return False  # «ils étaient 40-50»
    counts = hit.has("hedge") or _counts_something(hit)
    return first.value >= second.value or first.value < 10 or not (counts or "person" in hit.following())


_MOST_POINTS = 200
"""More than one side scores in a match of any common sport."""


def _counts_something(hit: Hit) -> bool:
    """Whether an unknown word, most likely a noun, follows."""
    tokens = hit.tokens
    return tokens.shape[hit.stop : hit.stop + 1] == "x" and tokens.text[tokens.starts[hit.stop]].islower()


def _in_a_game(hit: Hit, unit: Unit | None) -> bool:
    """«s'impose 3 à 1», «victoire 31 à 24»: a word of games stands just before two whole numbers."""
    first, second = hit.meaning("n", "int"), hit.meaning("n2", "int")
    if first is None or second is None or unit is not None or hit.has("from") or hit.has("hedge"):
        return False
    if first < second and (_counts_something(hit) or hit.next_is("person", "point_word")):
        return False  # «gagne 3 à 5 places»
    return any("game" in hit.before(n) for n in range(1, _GAME_REACH + 1))


_GAME_REACH = 4
"""Places of the shape before a score in which a word of games stands."""


def read_points(hit: Hit) -> list[Found] | None:
    """«trois buts à un», «two sets to love»."""
    points = (hit.meaning("n", "int") or 1, hit.meaning("n2", "int") or 1)
    return [hit.found(hit.start("n"), hit.end("n2"), Score(points))]


def _is_name(hit: Hit, number: Num, unit: Unit | None) -> bool:
    """«Ligue 1», «article 49.3», «page 3»: the number names, it does not count."""
    return unit is None and not hit.has("hedge") and (hit.previous_is("namer") or hit.after_hyphen())


def read_rounded(hit: Hit) -> list[Found] | None:
    """«une vingtaine», «plusieurs centaines», «des milliers d'euros»."""
    some = hit.meaning("det", "several") or hit.meaning("det", "few")
    detail: dict[str, Any] = hit.meaning("r", "rounded") or hit.meaning("r", "several_of")
    base, grain = float(detail["value"]), float(detail["grain"])
    scale = hit.meaning("rsc", "scale") or (hit.meaning("rsc", "rounded") or {"value": 1.0})["value"]
    base, grain = base * scale, grain * scale
    unit: Unit | None = hit.meaning("u", "unit")
    if unit is not None and not unit.alone and base < 10000:
        unit = None
    end = hit.end("post", "u", "rsc", "r") if unit else hit.end("post", "rsc", "r")
    begin = hit.start("hedge", "det", "r")
    hedge = hedge_of(hit)
    count: Num | None = hit.meaning("det", "num")
    pack = hit.pack
    if detail.get("of_unit") and unit is None:
        return None
    if count is not None and "one" not in hit.classes("det"):
        base *= count.value
        hedge = hedge or "rounded"
    elif detail["plural"] or some:  # «several hundreds», "several hundred", "a few dozen"
        name = "several" if hit.meaning("det", "several") else "some"
        if hedge and hedge in pack.hedges["open"]:
            return [hit.found(begin, end, quantity(pack, Num(base, grain, ""), unit, hedge), cues_of(hit))]
        return [
            hit.found(
                begin,
                end,
                several(pack, base, pack.hedges[name], unit, name),
                (*cues_of(hit), *hit.spans("det")),
            )
        ]
    elif not hit.has("det") and not hedge and base >= 1000 and scale == 1:
        return None
    value = quantity(
        pack,
        Num(base, grain, ""),
        unit,
        hedge if hedge in pack.hedges["open"] or hedge in ("nearly", "barely") else "rounded",
    )
    return [hit.found(begin, end, value, cues_of(hit))]


def read_ratio_of(hit: Hit) -> list[Found] | None:
    """«un Français sur trois», «neuf habitants sur dix», «one in five»."""
    upper = hit.meaning("n", "num")
    upper = upper.value if upper else 1.0
    lower = hit.meaning("n2", "num").value
    if not 0 < upper < lower or (lower > 10 and lower not in (20, 100, 1000)):
        return None  # «53 abandons sur 120 partants» are two counts
    if "within" in hit.classes("out") and lower > 100 and hit.meaning("n2", "year"):
        return None
    value = upper / lower
    return [
        hit.found(
            hit.start("hedge", "n"),
            hit.end("post", "n2"),
            quantity(hit.pack, Num(value, grain_of(value, 0.01), "", share=True), None, hedge_of(hit)),
            cues_of(hit),
        )
    ]


def read_share(hit: Hit) -> list[Found] | None:
    """«la moitié», «plus du tiers», «half»."""
    value = hit.meaning("f", "fracalone")
    return [
        hit.found(
            hit.start("hedge", "the", "f"),
            hit.end("f"),
            quantity(hit.pack, Num(value, 0.05, "", share=True), None, hedge_of(hit)),
            cues_of(hit),
        )
    ]


def read_composite(hit: Hit) -> list[Found] | None:
    """«64 jours, 19 heures et 22 minutes», «5 feet 2 inches», «20 dollars 43 cents»: in the smallest unit."""
    numbers: list[Num] = []
    units: list[Unit] = []
    for mean in hit.all("parts", "num", "one", "unit", "subunit"):
        if len(numbers) > len(units):
            units.append(mean["unit"] if "unit" in mean else mean["subunit"])
        else:
            numbers.append(mean.get("num") or Num(1.0, 1.0, ""))
    money = units[0].kind == "money"
    total = 0.0
    for number, unit, previous in zip(numbers, units, [None, *units[:-1]], strict=True):
        if previous is not None:
            if money:
                if previous.part or not unit.part:
                    return None  # «9p, 7p» are two amounts
            elif unit.dimension != previous.dimension or unit.factor >= previous.factor:
                return None
        total += number.value * (unit.part or unit.factor)
    last = units[0] if money else units[-1]
    if hit.has("rest") and last.name == "hour":
        total += hit.meaning("rest", "minute") * 60.0
        last = hit.pack.unit["minute"]
    value = total if money else total / last.factor
    result = quantity(
        hit.pack, Num(round(value, 9), numbers[-1].grain * (units[-1].part or 1.0), ""), last, hedge_of(hit)
    )
    ends = ("post", "parts", "rest") if last.name == "minute" else ("post", "parts")
    return [hit.found(hit.start("hedge", "parts"), hit.end(*ends), result, cues_of(hit))]


def read_first_units(hit: Hit) -> list[Found] | None:
    """«les neuf premiers mois»."""
    return [
        hit.found(
            hit.start("n"),
            hit.end("u"),
            quantity(hit.pack, hit.meaning("n", "num"), hit.meaning("u", "tunit")),
        )
    ]


def _halved(hit: Hit, value: float, *names: str) -> list[Found]:
    """A half, third or quarter of a unit, in the next smaller unit where that makes it whole."""
    unit: Unit = hit.meaning("u", "unit")
    low = {"hour": ("minute", 60.0), "day": ("hour", 24.0), "year": ("month", 12.0)}.get(unit.name)
    if low and unit.dimension == "time" and (value * low[1]) % 1 == 0 and value < 3:
        unit, value = hit.pack.unit[low[0]], value * low[1]
    kind: Any = "age" if unit.dimension == "time" and hit.age() else None
    number = Num(value, grain_of(value, 0.5), "")
    return [
        hit.found(
            hit.start("hedge", *names),
            hit.end("post", *names),
            quantity(hit.pack, number, unit, hedge_of(hit), kind=kind),
            cues_of(hit),
        )
    ]


def read_and_half(hit: Hit) -> list[Found] | None:
    """«une heure et demie», «deux ans et demi», «an hour and a half»."""
    number = hit.meaning("n", "num")
    tail: Num | None = hit.meaning("fn", "num")
    if tail is not None:
        return _halved(hit, (number.value if number else 1.0) + tail.value, "n", "u", "fn") if tail.share else None
    return _halved(hit, (number.value if number else 1.0) + (hit.meaning("f", "frac") or 0.5), "n", "u", "f")


def read_and_rest(hit: Hit) -> list[Found] | None:
    """«deux euros cinquante», «une heure trente», «20 dollars and 43»: the smaller unit left unsaid."""
    unit: Unit = hit.meaning("u", "unit")
    number = hit.meaning("n", "num")
    whole, rest = number.value if number else 1.0, hit.meaning("rest", "minute")
    if whole != int(whole) or (hit.meaning("rest", "dig") and len(hit.text("rest")) != 2):
        return None
    if unit.kind == "money" and not unit.part:
        value = Num(whole + rest / 100, 0.01, "")
    elif unit.name == "hour" and rest >= 5:
        unit, value = hit.pack.unit["minute"], Num(whole * 60 + rest, 1.0, "")
    elif unit.name == "minute" and hit.meaning("rest", "dig") and number is not None and not number.word:
        unit, value = hit.pack.unit["second"], Num(whole * 60 + rest, 1.0, "")  # «4 min 42»
    else:
        return None
    return [
        hit.found(
            hit.start("hedge", "n"),
            hit.end("post", "rest"),
            quantity(hit.pack, value, unit, hedge_of(hit)),
            cues_of(hit),
        )
    ]


def read_closing_unit(hit: Hit) -> list[Found] | None:
    """«2 in» before a mark or at the end: a word that elsewhere is a preposition has nothing to go with there."""
    tokens = hit.tokens
    if hit.stop < len(tokens.starts):
        at = tokens.starts[hit.stop]
        if tokens.text[at : at + 1].isalnum():
            return None
    value = quantity(hit.pack, hit.meaning("n", "num"), hit.meaning("u", "subunit"), hedge_of(hit))
    return [hit.found(hit.start("hedge", "n"), hit.end("u"), value, cues_of(hit))]


def read_bare_age(hit: Hit) -> list[Found] | None:
    """«aged 87»: the unit goes without saying."""
    number: Num = hit.meaning("n", "num")
    if not 0 < number.value < 130:
        return None
    return [
        hit.found(
            hit.start("aged"),
            hit.end("n"),
            quantity(hit.pack, number, hit.pack.unit["year"], None, kind="age"),
        )
    ]


def read_apposed_age(hit: Hit) -> list[Found] | None:
    """«Paul Vernon, 41, said»: a number set beside a full name."""
    years: int = hit.meaning("n", "int")
    before = hit.tokens.text[hit.tokens.starts[max(hit.begin - 3, 0)] : hit.tokens.starts[hit.begin]]
    names = before.replace(_MARK, " ").split()[-2:]  # «Richard "Dick" Vernon, 41»
    if not hit.pack.calendar["age"]["bare"] or not 1 <= years <= 110 or len(names) < 2 or hit.begin < 2:
        return None
    if not all(name[:1].isupper() for name in names):
        return None
    value = quantity(hit.pack, hit.meaning("n", "num"), hit.pack.unit["year"], None, kind="age")
    return [hit.found(hit.start("n"), hit.end("n"), value)]


def read_half_of(hit: Hit) -> list[Found] | None:
    """«une demi-heure», «quart de litre», «half a day», «trois quarts d'heure»."""
    number = hit.meaning("n", "num") or hit.meaning("n", "ratio")
    if number is not None and not number.share and "ratio" not in hit.classes("n"):
        return None
    part = number.value if number else hit.meaning("f", "frac") or 0.5
    return _halved(hit, part, "one", "n", "f", "u")


def read_span(hit: Hit) -> list[Found] | None:
    """«quinquennat», «trois quarts d'heure»: a word that is a length of time."""
    value, unit = hit.meaning("span", "span")
    number = hit.meaning("n", "num")
    value *= number.value if number else 1.0
    return [
        hit.found(
            hit.start("hedge", "n", "span"),
            hit.end("post", "span"),
            quantity(hit.pack, Num(value, grain_of(value), ""), unit, hedge_of(hit)),
            cues_of(hit),
        )
    ]


def read_one_unit(hit: Hit) -> list[Found] | None:
    """«une heure», «un mois», «a mile»: the article counts where a unit follows."""
    unit: Unit = hit.meaning("u", "unit")
    if unit.dimension == "time":
        alone = hit.begin == 0 and hit.stop >= len(hit.tokens.shape) - 1
        follows = hit.tokens.shape[hit.stop : hit.stop + 1] == "x" or "parts" in hit.following()
        if "ord" in hit.classes("u") and (follows or "person" in hit.following()):
            return None  # «a second round», «une seconde nuit»
        if unit.name == "day" and not alone and not hit.previous_is("length", "of") and not hit.has("hedge"):
            return None  # «un jour tragique» is no length of time
        kind: Any = "age" if hit.age() else None
        return [
            hit.found(
                hit.start("hedge", "n"),
                hit.end("post", "u"),
                quantity(hit.pack, Num(1.0, 1.0, "", word=True), unit, hedge_of(hit), kind=kind),
                cues_of(hit),
            )
        ]
    if (unit.kind == "money" and hit.next_is("num")) or len(hit.text("u")) < 2:
        return None
    if (
        not unit.alone
        or unit.name in ("foot", "stone", "degree", "pint", "quart", "bit", "point")
        or "cur" in hit.classes("n")
    ):
        return None
    return [
        hit.found(
            hit.start("hedge", "n"),
            hit.end("post", "u"),
            quantity(hit.pack, Num(1.0, 1.0, "", word=True), unit, hedge_of(hit)),
            cues_of(hit),
        )
    ]


def read_few(hit: Hit) -> list[Found] | None:
    """«quelques heures», «a few days»: three by convention, as the peers have it; a wide distribution."""
    few = hit.pack.hedges["few"]
    unit: Unit = hit.meaning("u", "tunit")
    value = several(hit.pack, 1.0, few["allows"], unit, "few")
    value = replace(value, value=float(few["value"]), lo=None, hi=None)
    return [hit.found(hit.start("few"), hit.end("u"), value, hit.spans("few"))]


def read_whole(hit: Hit) -> list[Found] | None:
    """«toute la journée», «all week», «another year»."""
    if "plural" in hit.classes("u"):
        return None
    value = quantity(hit.pack, Num(1.0, 1.0, "", word=True), hit.meaning("u", "tunit"))
    return [hit.found(hit.start("whole"), hit.end("u"), value)]


def read_ordinal(hit: Hit) -> list[Found] | None:
    """«deuxième», «11e», «21st»."""
    value = hit.meaning("o", "ord")
    if "unit" in hit.classes("o") and hit.previous_is("num", "one"):
        return None
    result = quantity(hit.pack, Num(float(value), 1.0, ""), None, None, kind="ordinal")
    return [hit.found(hit.start("o"), hit.end("o"), result)]


def read_magnitude(hit: Hit) -> list[Found] | None:
    """«de magnitude 6,8», "a 6.8-magnitude earthquake"."""
    number = hit.meaning("n", "num")
    return [
        hit.found(
            hit.start("hedge", "m", "n"),
            hit.end("m", "n"),
            quantity(hit.pack, number, hit.meaning("m", "magnitude"), hedge_of(hit)),
            cues_of(hit),
        )
    ]


def read_both_bounds(hit: Hit) -> list[Found] | None:
    """«au plus 90 et au moins 15», «over 30 and under 45»."""
    sides = hit.pack.hedges["open"]
    first, second = hit.meaning("hedge", "hedge"), hit.meaning("hedge2", "hedge")
    if first not in sides or second not in sides or sides[first]["side"] == sides[second]["side"]:
        return None
    a, b = hit.meaning("n", "num"), hit.meaning("n2", "num")
    low, high = (a, b) if sides[first]["side"] == "above" else (b, a)
    if low.value > high.value:
        return None
    return [
        hit.found(
            hit.start("hedge"),
            hit.end("n2"),
            interval(hit.pack, low, high, None, None),
            (*hit.spans("hedge"), *hit.spans("hedge2")),
        )
    ]  # type: ignore[arg-type]


def read_percent_of(hit: Hit) -> list[Found] | None:
    """«per cent of 22» (a peer's convention)."""
    return [
        hit.found(
            hit.start("u"),
            hit.end("n"),
            quantity(hit.pack, hit.meaning("n", "num"), hit.meaning("u", "unit")),
        )
    ]


def skip(hit: Hit) -> list[Found] | None:
    """What must not be read: names and idioms with a number in them."""
    return []


H = r"(?:(?P<hedge><hedge>(?:<the>?<hedge>){0,2})<the>?)?"
POST = r"(?:(?P<post><posthedge>)(?!<of>?<num|hedge>)|<or|and>(?P<post><post_or>)(?!<of>?<num>))?"
SEP = r"(?:,?<and>?,?|\-)"
NEXT = r"(?P<n2><num|ratio>)" + TAIL.format(s="2")

NAMES = [
    Rule("name", r"<name>", skip),
    # «place du 8-Mai-1945»
    Rule("site", r"<site><of><day|dayord>\-?<mon>(?:\-?<year>)?", skip),
]
RULES = [
    Rule("both", r"(?P<hedge><hedge>)(?P<n><num>),?<and>?(?P<hedge2><hedge>)(?P<n2><num>)", read_both_bounds),
    Rule("magnitude", r"(?P<m><magnitude>)\-?(?P<hedge><hedge>)?(?P<n><num>)", read_magnitude),
    Rule("magnitude behind", r"(?P<hedge><hedge>)?(?P<n><num>)\-?(?P<m><magnitude>)(?!<num>|\-<num>)", read_magnitude),
    Rule(
        "composite",
        rf"{H}(?P<parts><num|one>\-?<unit>(?:{SEP}<num|one>\-?<unit|subunit>){{1,6}})(?:(?P<rest><minute>)(?!\-?<unit|scale|pct|mon|person|num|ord|x|hedge|periods>))?{POST}",
        read_composite,
    ),
    Rule("firstunits", r"(?P<n><num>)<ord>(?P<u><tunit>)", read_first_units),
    Rule(
        "half",
        rf"{H}(?P<n><num|one>)\-?(?P<u><unit>)(?:<and><one>?|\-)(?:(?P<f><frac|half>)|(?P<fn><num>)(?!<unit>)){POST}",
        read_and_half,
    ),
    Rule(
        "andrest",
        rf"{H}(?P<n><num|one>)\-?(?P<u><unit>)<and>?(?P<rest><minute>)(?!\-?<unit|scale|pct|mon|person|num|ord|x|hedge|periods>){POST}",
        read_and_rest,
    ),
    Rule("apposition", r",(?P<n><int>)(?=[,.)|])", read_apposed_age),
    Rule("closing unit", rf"{H}(?P<n><num>)\-?(?P<u><subunit>)", read_closing_unit),
    Rule("age", r"(?P<aged><aged>)(?P<n><num>)(?!\-?<unit|scale|cur|pct>)", read_bare_age),
    Rule(
        "halfof",
        rf"{H}(?P<one><one>)?(?:(?P<f><half|frac>)|(?P<n><num|ratio>)(?:<one|of>))\-?(?:<one|of>\-?)?(?P<u><unit>){POST}",
        read_half_of,
    ),
    Rule("span", rf"{H}(?:(?P<n><num>)|<one>)?\-?(?P<span><span>){POST}", read_span),
    Rule(
        "ratio",
        rf"{H}(?P<n><num|one>)(?P<w>(?:x|<person|periods>){{1,2}})?(?P<out><out_of>)(?P<n2><num>){POST}",
        read_ratio_of,
    ),
    Rule("rounded", rf"{H}{_rounded('')}{POST}", read_rounded),
    Rule(
        "between",
        rf"{H}(?P<between><r_between>){_money_first('')}<r_and>(?:(?P<c2><cur>))?{NEXT}",
        read_quantity,
    ),
    Rule(
        "fromto",
        rf"{H}(?P<from><r_from>){_money_first('')}\-?(?P<to><r_to>)(?:(?P<c2><cur>))?{NEXT}{POST}",
        read_quantity,
    ),
    Rule(
        "to",
        rf"{H}{_money_first('')}(?:(?P<dash>\-)|(?P<to><r_to>)|(?P<or>,?<or>))(?:(?P<c2><cur>))?{NEXT}(?:\-?(?P<old><old>))?{POST}",
        read_quantity,
    ),
    Rule("points", r"(?P<n><int|one>)<point_word><r_to>(?P<n2><int|one>)(?!<point_word|unit>)", read_points),
    Rule("share", rf"{H}(?P<the><the>)?(?P<f><fracalone>)", read_share),
    Rule("one", rf"{H}(?P<n><one>)\-?(?P<u><unit>){POST}", read_one_unit),
    Rule("quantity", rf"{H}{_money_first('')}(?:\-?(?P<old><old>))?{POST}", read_quantity),
    Rule("few", r"(?P<few><few>)(?P<u><tunit>)", read_few),
    Rule("whole", r"(?P<whole><t_whole>)(?P<u><tunit>)(?!<last|next|previous|following|current|of>)", read_whole),
    Rule("percentof", r"(?P<u><pct>)<of>(?P<n><num>)", read_percent_of),
    Rule("ordinal", r"(?P<o><ord>)", read_ordinal),
]
