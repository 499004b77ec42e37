"""What the files of a language pack may hold, key by key, and what holds where a pack does not say.

A pack of one's own is read through these forms (:mod:`checker.pack_files`), so that it need hold only what its
author knows, and a typing error is an error at its line.  The comments of ``rules/languages/fr/`` say what the keys
mean; a list or table that is left out is empty.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from checker.pack_expressions import check_ways


def _text(text: str) -> str:
    if not text.strip() or len(text) > 500 or not text.isprintable():
        raise ValueError(f"{text[:40]!r} is no word")
    return text


def _word(text: str) -> str:
    if _EXPRESSIVE.search(_text(text)):
        raise ValueError(f"{text[:40]!r} is an expression, and words alone are looked for as they stand here")
    return text


_EXPRESSIVE = re.compile(r"[|()\[\]{}]|\w\?")
"""Characters that no word has, and expressions are made of."""


def _expression(text: str) -> str:
    try:
        check_ways(_text(text))
        re.compile(text)
    except (ValueError, re.error) as error:
        raise ValueError(f"{text[:40]!r} is no regular expression: {error}") from None
    return text


Word = Annotated[str, AfterValidator(_word)]
Words = list[Word]
Expression = Annotated[str, AfterValidator(_expression)]
Expressions = list[Expression]
Stem = Annotated[str, Field(pattern=r"^\w+$", max_length=100)]
NEVER = "(?!)"
"""An expression that matches nothing."""
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
Pair = Annotated[tuple[Key, Key], Field(strict=False)]  # YAML has lists alone
Trapezoid = Annotated[list[float], Field(min_length=4, max_length=4)]
Month = Annotated[int, Field(ge=1, le=12)]
Span = Annotated[list[float], Field(min_length=2, max_length=2)]
Edge = Annotated[list[float], Field(min_length=2, max_length=3)]
Rounding = Literal["about", "rounded", "nearly", "barely", "slightly_over", "slightly_under"]
Open = Literal["over", "at_least", "under", "at_most"]
Hedge = Literal[Rounding, Open, "exactly"]
Period = Literal["day", "weekend", "week", "fortnight", "month", "quarter", "half", "year", "decade", "century"]


class Form(BaseModel):
    """What every part of a pack shares: no key that is not known, no type that is not meant."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Text(Form):
    """``text.yaml``: how text is cut."""

    abbreviations: Words = []
    elisions: Words = []
    function_words: Words = []


class PublicationDates(Form):
    """How pages write the day on which an article came out."""

    months: dict[Word, Month] = {}
    joins: Words = []
    numeric_order: Literal["day-first", "ambiguous"] = "day-first"
    hour_letters: Words = ["h"]
    hour_marks: Words = [":"]
    half_days: dict[Word, int] = {}
    published: Words = []
    updated: Words = []
    filler: Words = []
    bylines: Words = []


class Furniture(Form):
    """Lines of a page that are not the article."""

    lines: Words = []
    pointers: Words = []
    labels: Words = []
    credits: Words = []
    calls: Words = []
    lists: Words = []
    sections: Words = []
    glued: Words = []
    outlets: Words = []
    agencies: Words = []


class Reading(Form):
    """``reading.yaml``: which language a page is in, and what of it is the article."""

    names: Words = []
    function_words: Words = []
    dates: PublicationDates = PublicationDates()
    furniture: Furniture = Furniture()


class Separators(Form):
    """The marks inside numbers in digits."""

    thousands: list[str] = [" ", "."]
    decimal: Literal[",", "."] = ","


class Fraction(Form):
    """A word for a part of one."""

    value: float
    alone: bool | None = None


class Numbers(Form):
    """``numbers.yaml``: number words."""

    separators: Separators = Separators()
    cardinals: dict[Word, int] = {}
    hundred: dict[Word, int] = {}
    scales: dict[Word, float] = {}
    scales_alone: Words = []
    scale_symbols: dict[Word, float] = {}
    one: Words = []
    one_inside: Words = []
    and_: Words = Field([], alias="and")
    or_: Words = Field([], alias="or")
    decimal_words: Words = []
    negative: Words = []
    teens_after: list[int] = []
    four_twenties: bool = False
    hundreds_to: int = 0
    one_hundred: bool = False
    year_pairs: bool = False
    glued_tens: bool = False
    joined_units: list[int] = []
    after_ten: list[int] = []
    ordinals: dict[Word, int] = {}
    ordinal_suffixes: Words = []
    ordinal_plural: str = ""
    fractions: dict[Word, Fraction] = {}
    half: Words = []
    out_of: Words = []
    names_before: Words = []
    names_after: Words = []
    named_after_days: Words = []
    names: Words = []


class OpenSide(Form):
    """How far a wording such as «plus de» goes."""

    side: Literal["above", "below"]
    strict: float
    fade: Span


class Rounded(Form):
    """A round word, such as «vingtaine»."""

    value: float
    grain: float
    plural_only: bool | None = None
    of_unit: bool | None = None


class Determiners(Form):
    """What makes a round word many of them."""

    several: Words = []
    some: Words = []


class Few(Form):
    """A small number that is not said, of units of time."""

    words: Words = []
    allows: Trapezoid = [2, 2.5, 5, 9]
    value: float = 3


class Range(Form):
    """What joins two bounds."""

    between: Words = []
    from_: Words = Field([], alias="from")
    to: Words = []
    and_: Words = Field([], alias="and")


class Hedges(Form):
    """``hedges.yaml``: how far from its number a wording lets the value be.

    The widths are those of the shipped packs where a pack gives none.
    """

    rounding: dict[Rounding, Trapezoid] | None = None
    open: dict[Open, OpenSide] | None = None
    several: Trapezoid | None = None
    some: Trapezoid | None = None
    hedges: dict[Hedge, Words] = {}
    verbs: dict[Hedge, Words] = {}
    marked: dict[Hedge, Words] = {}
    adverbs: Words = []
    marks: Words = []
    after: dict[Hedge, Words] = {}
    after_or: dict[Hedge, Words] = {}
    small: Words = []
    rounded: dict[Word, Rounded] = {}
    rounded_plural: str = ""
    determiners: Determiners = Determiners()
    few: Few = Few()
    range: Range = Field(default_factory=lambda: Range.model_validate({}))


class UnitNames(Form):
    """Names of a unit, whatever their case, and symbols, as they are written."""

    words: Words | None = None
    symbols: Words | None = None
    inside: Words | None = None


class MoneyNames(UnitNames):
    """The same of a currency; ``shy`` names are also other words; ``part`` is a coin's share of its currency."""

    shy: Words | None = None
    part: float | None = None


class Score(Form):
    """What makes two numbers a score."""

    before: Words = []
    points: Words = []


class Units(Form):
    """``units.yaml``: names of units and money; symbols are those of the shipped packs where a pack gives none."""

    units: dict[Word, UnitNames] = {}
    magnitude: Words = []
    score: Score = Score()
    per: Words = []
    durations: dict[Word, Annotated[tuple[float, Word], Field(strict=False)]] = {}
    idioms: list[Annotated[tuple[float, Word, float], Field(strict=False)]] = []
    restates: Words = []
    bare: dict[Word, Words] = {}
    money: dict[Word, MoneyNames] = {}


class Tense(Form):
    """Which way a bare weekday points."""

    future: Words = []
    future_endings: Words = []
    future_not: Words = []
    participles: Words = []
    not_past_after: Words = []
    past: Words = []
    ahead: Words = []
    unmatched: Words = []


class Age(Form):
    """How ages are said."""

    have: Words = []
    bare: bool = False
    before: Words = []
    after: Words = []
    units: Words = []
    people: Words = []
    whose: Words = []


class Holiday(Form):
    """A day that has a name: a day of a month, a weekday of a month, or days from Easter Sunday."""

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    easter: int | None = None


class Calendar(Form):
    """``calendar.yaml``: days, months, hours, and the words that place them."""

    order: Literal["dmy", "mdy"] = "dmy"
    months: dict[Month, Words] = {}
    weekdays: dict[Annotated[int, Field(ge=0, le=6)], Words] = {}
    ambiguous: Words = []
    relative_days: dict[Word, int] = {}
    anaphoric_days: dict[Word, int] = {}
    periods: dict[Word, Period] = {}
    last: Words = []
    previous: Words = []
    next: Words = []
    following: Words = []
    this: Words = []
    current: Words = []
    auxiliary: Words = []
    plural: Words = []
    ago_before: Words = []
    ago_after: Words = []
    in_before: Words = []
    later_after: Words = []
    from_after: Words = []
    before: Words = []
    after: Words = []
    since: Words = []
    until: Words = []
    times_before: Words = []
    about_times: Words = []
    just_before: Words = []
    just_after: Words = []
    of: Words = []
    within: Words = []
    the: Words = []
    upon: Words = []
    year_before: Words = []
    not_counted: Words = []
    year_before_noun: bool = False
    earlier_in: Words = []
    later_in: Words = []
    rest_of: Words = []
    over: Words = []
    starting: Words = []
    edges: dict[Word, Edge] = {}
    seasons: dict[Word, Annotated[list[Month], Field(min_length=2, max_length=2)]] = {}
    season_before: Words = []
    parts: dict[Word, Annotated[list[int], Field(min_length=4, max_length=4)]] = {}
    day_before: Words = []
    part_before: Words = []
    night: Words = []
    tonight: Words = []
    noon: dict[Word, int] = {}
    pm: Words = []
    am: Words = []
    glued_pm: Words = []
    glued_am: Words = []
    hours: Words = []
    clock: Words = []
    minutes: Words = []
    quarter_to: dict[Word, int] = {}
    minus: Words = []
    spoken: bool = False
    oh: Words = []
    ish: Words = []
    noonish: Words = []
    possessive: Words = []
    past: Words = []
    to: Words = []
    zones: Words = []
    holidays: dict[Word, Holiday] = {}
    tense: Tense = Tense()
    age: Age = Age()
    quarter_symbols: Words = []
    half_symbols: Words = []
    centuries: Words = []
    decades: Words = []
    whole: Words = []
    length: Words = []
    lengthy: Expressions = []
    timed: Expressions = []
    at: Words = []


class NounClass(Form):
    """Nouns that stand for one another when they are counted."""

    words: Words
    people: bool | None = None
    general: bool | None = None
    as_: Key | None = Field(None, alias="as")
    only: list[Key] | None = None


class Becomes(Form):
    """People who turn out to be of a class by the words around."""

    only: list[Key] = []
    of: list[Key] | None = None
    things: bool | None = None
    instead: bool | None = None
    after: Expressions = []
    before: Expressions = []


class Nouns(Form):
    """``nouns.yaml``: what is counted."""

    classes: dict[Key, NounClass] = {}
    plurals: dict[str, str] = {}
    between: Words = []
    not_counted: Words = []
    complements: list[Pair] = []
    sum_joins: Words = []
    they_are: Expressions = []
    numbering: Expressions = []
    being: Expressions = []
    out_of: Words = []
    clock_of: Words = []
    settings: list[Key] = []
    definite: Words = []
    single: Expressions = []
    someone: str = ""
    anaphora: Words = []
    part_before: Words = []
    link: Words = []
    joined_scales: Words = []
    number_of: Expressions = []
    sums_up: Expressions = []
    everywhere: Expressions = []
    alone: Words = []
    limits_to: Expression = NEVER
    limited_by: Expression = NEVER
    areas: Words = []
    area_counts: Expressions = []
    entitled: Expressions = []
    entitled_before: Expressions = []
    adding: Expressions = []
    in_capital: Expressions = []
    own_area: Expressions = []
    own_ranks: Expressions = []
    nearly_all: Words = []
    whole_before: Expressions = []
    on_the_spot: Expressions = []
    part_of: Words = []
    part_after: Words = []
    apiece: Expressions = []
    verbal: Expressions = []
    plural: Expression = NEVER
    counted_again: Expressions = []
    sizes: list[Key] = []
    unharmed: list[Key] = []
    crowds: dict[Key, dict[Key, Expressions]] = {}
    there: Expressions = []
    outside: Words = []
    stages: list[Key] = []
    becomes: dict[Key, Becomes] = {}
    of_someone: list[Key] = []
    of_party: list[Key] = []
    party_words: Words = []


class Casualty(Form):
    """How people are said to be killed, hurt, missing, arrested or in hospital."""

    nouns: Words = []
    after: Expressions = []
    before: Expressions = []


class Casualties(Form):
    """``casualties.yaml``: what became of people and things."""

    killed: Casualty = Casualty()
    injured: Casualty = Casualty()
    missing: Casualty = Casualty()
    arrested: Casualty = Casualty()
    hospitalised: Casualty = Casualty()
    intensive: Casualty = Casualty()
    damage: dict[Literal["destroyed", "damaged", "looted"], Expressions] = {}
    additional: Expressions = []
    cumulated: Expressions = []
    with_culprit: Words = []
    without_culprit: Words = []
    culprit_with: Words = []
    culprit_without: Words = []
    culprit_died: Expressions = []
    still: Expressions = []
    serious: Expressions = []
    light: Expressions = []
    none: Words = []


Trait = Literal["swift", "stated", "policed", "moving", "drawn-out", "of-last-year", "mourns", "contest", "recurring"]


class EventType(Form):
    """A type of event and the words that name one."""

    label: Word
    words: Words
    fixed: bool | None = None
    wide: bool | None = None
    traits: list[Trait] | None = None


class Occasions(Form):
    """How a text names other events than the one that it is about."""

    nouns: dict[Key, Words] = {}
    previous: Words = []
    next: Words = []
    attach: Words = []
    recalled: Words = []
    breaks: Words = []
    possessive: Words = []


class Events(Form):
    """``events.yaml``: words that name events, and say when and how they happened."""

    types: dict[Key, EventType] = {}
    many: Words = []
    no_events: Words = []
    names_alike: Words = []
    happens: Expressions = []
    acts: Expressions = []
    judged: Expressions = []
    background: Expressions = []
    forthcoming: Expressions = []
    moved: Expressions = []
    gather_before: Expressions = []
    gather_after: Expressions = []
    gathers: Expressions = []
    keeps_order: list[Key] = []
    half_time: Expressions = []
    score_so_far: Expressions = []
    then_so_far: Expressions = []
    shoot_out: Expressions = []
    aftershocks: Expressions = []
    another_shock: Words = []
    aftermath: Expressions = []
    pursued: Expressions = []
    afterwards: Expressions = []
    in_the_wake: Expressions = []
    elsewhere: Expressions = []
    issued: Expressions = []
    stood: Expressions = []
    clocks: dict[Key, Expressions] = {}
    gather_nouns: Words = []
    compared: Expressions = []
    worst_since: Expressions = []
    ends: Expressions = []
    more_than: Expressions = []
    against: Expressions = []
    occasions: Occasions = Occasions()


class Verbs(Form):
    """Verbs of speech and of counting."""

    er: list[Stem] = []
    finite: Expressions = []
    participles: Expressions = []
    er_finite: Expressions = []
    er_participles: Expressions = []
    auxiliaries: Expressions = []
    passive: Expressions = []


class Attribution(Form):
    """``attribution.yaml``: who says so, and how firmly."""

    before: Words = []
    weak_before: Words = []
    again: Words = []
    same_source: Words = []
    determiners: Words = []
    nobody: Words = []
    verbs: Verbs = Verbs()
    agent: Words = []
    contrast: Expression = ";"
    bodies_by_name: dict[Key, Words] = {}
    joins_speaker: Expression = NEVER
    each_own: Expressions = []
    reports: Words = []
    pronouns: Words = []
    possessed: Words = []
    denial: Expressions = []
    bodies: dict[Key, Words] = {}
    to: Words = []
    relative: Words = []
    subordinate: Words = []
    conditional: Expressions = []
    forecast: Expressions = []
    future: Expressions = []
    target: Expressions = []
    provisional: Expressions = []
    final: Expressions = []
    negation: Expressions = []
    requested: Expressions = []
    pronounced: Expressions = []


class Relations(Form):
    """``relations.yaml``: who leads, who holds an office, who was there."""

    led: dict[Key, Words] = {}
    singular_in_s: Words = []
    leads: Expressions = []
    led_by: Expressions = []
    genitive: Expression = NEVER
    governments: dict[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], Words] = {}
    prosecution: Expressions = []
    prosecutors: list[Key] = []
    court_offices: list[Key] = []
    court_titles: Words = []
    court_links: Expressions = []
    asks: Words = []
    appointed: Expression = NEVER
    appointed_as: Expression = NEVER
    appoints: Expressions = []
    prizes: dict[Key, Words] = {}
    won_by: Expressions = []
    represents: Expressions = []
    represented_by: Expressions = []
    side_events: Words = []
    jointly: Words = []
    departs: Expressions = []
    arrives: Expressions = []
    hosts: Expressions = []
    hosted_by: Expressions = []
    wins: Expressions = []
    hosted_events: dict[Key, Key] = {}
    join: Words = []
    offices: dict[Key, Words] = {}
    portfolios: dict[Key, Expressions] = {}
    of_what: Words = []
    office_links: Words = []
    former: Words = []
    no_more: Words = []
    beside: Expressions = []
    party_led: Words = []
    party_groups: Words = []
    titles: Words = []
    local: list[Key] = []
    single: list[Key] = []
    of_the_company: dict[Key, list[Key]] = {}
    one_in_a_story: list[Key] = []
    vague: Words = []
    of_a_country: list[Key] = []
    also: dict[Key, Words] = {}
    parties: dict[Key, Words] = {}
    contenders: dict[Key, Words] = {}
    votes_of: Words = []
    votes_stand: Expressions = []
    votes_at: Expressions = []
    votes_get: Expressions = []
    no_votes: Expression = NEVER
    votes_joined: Expression = NEVER
    estimated_votes: Expressions = []
    bar_before: Expressions = []
    bar_behind: Expressions = []
    party_offices: list[Key] = []
    apposed: Expression = NEVER
    holding: dict[Key, Expressions] = {}
    attendance: dict[Literal["represented", "absent", "remote", "present"], Expressions] = {}


class Topics(Form):
    """``topics.yaml``: what an amount, a share, a length of time, an area or a weight is about."""

    amount: dict[Key, Expressions] = {}
    percentage: dict[Key, Expressions] = {}
    duration: dict[Key, Expressions] = {}
    area: dict[Key, Expressions] = {}
    dimension: dict[Key, Expressions] = {}
    temperature: dict[Key, Expressions] = {}
    bare_degrees: dict[Literal["degree"], Literal["celsius", "fahrenheit"]] = {}
    moment: dict[Key, Expressions] = {}
    up: Expressions = []
    down: Expressions = []
    periods: dict[Key, Expressions] = {}
    part_periods: list[Key] = []
    whole_periods: list[Key] = []
    in_session: Expressions = []
    at_close: Expressions = []
    quoted: Words = []
    levels: Words = []
    level_before: Expressions = []
    rising: list[Key] = []
    by_place: list[Key] = []
    to_someone: list[Key] = []
    paid_to: Expressions = []
    of_a_holder: list[Key] = []
    stock_of: Words = []
    only: dict[Key, list[Key]] = {}
    of_someone: list[Key] = []
    against_others: list[Key] = []
    aged_list: Expressions = []
    the_one: Words = []
    further: Expression = NEVER
    age_after_name: Expression = NEVER
    aged_before_name: Expression = NEVER
    age_to_name: Expression = NEVER
    aged_apposed: Expression = NEVER
    extremes: dict[Key, Expressions] = {}
    yearly: list[Key] = []
    last_year: Words = []
    of_a_donor: list[Key] = []
    seats: dict[Word, str] = {}
    before_only: list[Key] = []
    staged: list[Key] = []
    after_only: list[Key] = []
    scopes: dict[Key, Expressions] = {}
    figure_again: Words = []
    of_the_first: list[Key] = []
    rival: Expressions = []
    of_which: Words = []
    one_alone: Words = []
    suspended: Expressions = []
    measured_as: Expressions = []
    recorded: Expressions = []
    divisions: Expressions = []
    away_from: Expressions = []
    money_noun: Expression = NEVER
    within: Words = []
    options: dict[Key, Expressions] = {}
    answers: dict[Key, Expressions] = {}
    answers_before: dict[Key, Expressions] = {}
    referendum: Words = []
    list_opens: Expression = NEVER
    list_closes: Expression = NEVER
    list_glue: Words = []
    list_ends: Words = []
    aged_now: Expression = NEVER
    born: Expressions = []
    span_opens: Expression = NEVER
    span_to: Words = []
    span_joins: Words = []


class Names(Form):
    """``names.yaml``: names of places, people and bodies, and the words around them."""

    countries: dict[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], Words] = {}
    demonyms: dict[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], Words] = {}
    cases: Words = []
    nationality_to_name: Expression = NEVER
    one_of_a_country: Expression = NEVER
    not_of_people: Words = []
    people: dict[Word, Words] = {}
    organisations: dict[Key, Words] = {}
    cities: dict[Word, Word] = {}
    not_places: Words = []
    capitalised: Words = []
    saints: Words = []
    streets_before: Words = []
    streets_after: Words = []
    venues: Words = []
    venues_after: Words = []
    venues_like_names: Words = []
    named_venues: Words = []
    venues_of_towns: list[Key] = []
    venue_families: dict[Key, Words] = {}
    compass: dict[Literal["north", "south", "east", "west"], Words] = {}
    roads: Expression = NEVER
    districts: Expression = NEVER
    locative_strong: Words = []
    locative_of: Words = []
    place_before: Words = []
    regions: Words = []
    wide_regions: Words = []
    particles: Words = []
    joins: Words = []
    articles: Words = []


FORMS: dict[str, type[Form]] = {
    "attribution": Attribution,
    "calendar": Calendar,
    "casualties": Casualties,
    "events": Events,
    "hedges": Hedges,
    "names": Names,
    "nouns": Nouns,
    "numbers": Numbers,
    "reading": Reading,
    "relations": Relations,
    "text": Text,
    "topics": Topics,
    "units": Units,
}
"""The form of each file, by its name without ``.yaml``."""


def filled(form: Form) -> dict[str, Any]:
    """What a file holds, with the defaults of what it leaves out; parts that have none are not there."""
    return form.model_dump(by_alias=True, exclude_none=True)
