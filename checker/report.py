"""The report: the contract that ``--format json`` writes and every reporter reads.

The models are pydantic because this is a boundary: the JSON Schema that ``checker schema report``
publishes is theirs.

The version of the schema is ``major.minor``, apart from the version of the program.  Within a major version:

- fields may be added, with a default so that older files stay readable; the minor version grows;
- rules, attributes, types of events, kinds of cues and codes of errors may be added: they are open sets;
- nothing is removed or renamed, no type and no meaning changes, no set of fixed values (verdict, level, status,
  field) grows.

All else is a new major version, which the changelog announces.  So a reader takes what it knows, leaves the rest,
and refuses a major version that it does not know, as ``checker report`` does.  The published schema is strict: it
describes what this version writes, for tests, and is not what a later version must keep to.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.2"

VerdictName = Literal["conflict", "divergence", "update", "imprecision"]
LevelName = Literal["error", "warning", "info"]
StatusName = Literal["new", "baseline", "ignored"]
VERDICTS: tuple[VerdictName, ...] = ("conflict", "divergence", "imprecision", "update")
"""Every verdict, most serious first; ``--fail-on V`` fails on V and on all that stand before it."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Cue(_Model):
    """A word that shaped a fact: kind (``hedge``, ``attribution``, ``negation``, …) and the word itself."""

    kind: str
    text: str


class Mention(_Model):
    """One place that states a value.  ``field[start:end] == text`` always, in Unicode code points."""

    article: str = Field(description="id of the article")
    field: Literal["title", "body"]
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    sentence: str = Field(description="the sentence around it, as it stands in the article")
    sentence_start: int = Field(ge=0, description="offset of the sentence in the same field")
    attributed_to: str | None = Field(default=None, description="who says so, as the article words it")
    cues: tuple[Cue, ...] = ()


def _day(text: str) -> str:
    date.fromisoformat(text)
    return text


Bound = float | Annotated[str, AfterValidator(_day)] | None


class Shape(_Model):
    """What a wording allows, for drawing: the values that it does not rule out, and inside them the plain ones.

    Numbers in ``unit`` for quantities, minutes of the day for hours, ISO days for dates; None where it is open.
    """

    kind: Literal["number", "minute", "day"]
    unit: str | None = None
    support: tuple[Bound, Bound]
    core: tuple[Bound, Bound]


class Side(_Model):
    """All mentions that give one value."""

    value: str = Field(description="the value in plain words, in the language of the messages")
    allows: str = Field(description="what the wording allows, in plain words («15 à 25, plutôt 18 à 22»)")
    shape: Shape | None = Field(default=None, description="the same for a machine; null for names")
    origins: int = Field(ge=1, description="independent origins; near-identical copies are one")
    mentions: tuple[Mention, ...] = Field(min_length=1)


class Finding(_Model):
    """One disagreement about one fact of one event."""

    id: str
    rule: str
    verdict: VerdictName
    level: LevelName
    status: StatusName = "new"
    event: str
    attribute: str
    subject: str = Field(description="what is counted or dated, in the article's words")
    message: str = Field(description="the disagreement and its reason, in plain words")
    agreement: float = Field(ge=0, le=1, description="height at which the two furthest sides meet")
    fingerprint: str
    sides: tuple[Side, ...] = Field(min_length=2)
    notes: tuple[str, ...] = Field(
        default=(), description="remarks in plain words: who stands alone, what most origins say, what is stale"
    )


class FactCell(_Model):
    """What one article says of one thing."""

    article: str
    value: str = Field(description="the value in plain words, in the language of the messages")
    shape: Shape | None = None
    mentions: tuple[Mention, ...] = Field(min_length=1)


class FactRow(_Model):
    """One thing that several articles speak of, article by article."""

    attribute: str
    subject: str = Field(description="what is counted or dated, in an article's words")
    finding: str | None = Field(default=None, description="id of the finding where they part, else null")
    cells: tuple[FactCell, ...] = Field(min_length=1)


class Apart(_Model):
    """What is said of one thing and was not compared with what others say of it."""

    attribute: str
    subject: str = Field(description="what is counted or dated, in an article's words")
    reason: str = Field(description="why, in plain words, in the language of the messages")
    mentions: tuple[Mention, ...] = Field(min_length=1)


class EventSummary(_Model):
    """An event and who speaks of it."""

    id: str
    type: str
    label: str
    date: str | None = Field(default=None, description="ISO day or lo/hi; None when unresolved")
    place: str | None = None
    articles: tuple[str, ...] = Field(default=(), description="those that tell it, then those that mention it")
    mentioned: bool = Field(
        default=False, description="no article is about it: it is known by mentions, and disputed (since 1.2)"
    )
    facts: tuple[FactRow, ...] = Field(default=(), description="what two articles or more speak of, disputed first")
    apart: tuple[Apart, ...] = Field(default=(), description="what could not be compared (since 1.1)")
    apart_more: int = Field(default=0, ge=0, description="how many more there are (since 1.1)")


class ArticleSummary(_Model):
    """An article that was checked."""

    id: str
    path: str
    source: str
    url: str | None = None
    published: str | None = None
    lang: str
    title: str
    main_event: str | None = None


class ErrorEntry(_Model):
    """An input or a rule that could not be used."""

    path: str
    code: str
    reason: str
    line: int | None = None


class Notice(_Model):
    """What should be looked after, and fails nothing: a needless entry or ignore, an encoding in doubt."""

    code: str = Field(
        description="stale-baseline, lapsed-ignore, unused-ignore, guessed-encoding, damaged-encoding; or others"
    )
    message: str = Field(description="in plain words, in the language of the messages")


class Tool(_Model):
    """Who made the report."""

    name: str = "recoupe"
    version: str


Tally = dict[str, dict[VerdictName, int]]
"""Findings by some key, then by verdict; every verdict is there, zeros too."""


class Summary(_Model):
    """Counts that a dashboard wants first; of all findings, whatever their status."""

    articles: int
    events: int
    findings: int
    verdicts: dict[VerdictName, int]
    rules: dict[str, int]
    errors: int
    by_source: Tally = Field(default={}, description="a finding counts for every source that it quotes")
    by_rule: Tally = {}
    by_attribute: Tally = {}
    by_day: Tally = Field(default={}, description="day (or lo/hi) of the event, or «undated»")


class Report(_Model):
    """All that one run has to say."""

    schema_: str = Field(default=SCHEMA_VERSION, alias="schema")
    tool: Tool
    summary: Summary
    articles: tuple[ArticleSummary, ...]
    events: tuple[EventSummary, ...]
    findings: tuple[Finding, ...]
    errors: tuple[ErrorEntry, ...]
    notices: tuple[Notice, ...] = ()

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
