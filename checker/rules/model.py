"""A rule, as its YAML file states it; strict, so that a typing error is an error."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from checker.facts.model import Attribute

Comparator = Literal["quantity", "date", "time", "names", "place", "attendance", "weekday", "standing"]
Expected = Literal["conflict", "divergence", "update", "imprecision", "silent"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Compare(_Strict):
    """How two values are compared.

    Attributes:
        as_: which comparator of the closed set.
        within: factor (for hours, minutes) beyond which two values are taken for different things, and not compared.
        conflict_below: agreement (0 to 1) below which two values disagree.
        same_above: agreement from which two values are the same; between the two bounds one is vaguer.
        exclusive: sets of offices of which one person holds one at a time.
        together: sets of offices, parties or countries of which one person may have several.
    """

    as_: Comparator = Field(alias="as")
    within: float | None = Field(default=None, gt=1)
    conflict_below: float = Field(default=0.5, ge=0, le=1)
    same_above: float = Field(default=0.75, ge=0, le=1)
    exclusive: tuple[tuple[str, ...], ...] = ()
    together: tuple[tuple[str, ...], ...] = ()


class Where(_Strict):
    """Which facts a rule looks at; an empty list means any.

    Attributes:
        event: types of the main event.
        not_event: types of the main event that the rule leaves alone.
        subject: subject keys.
        not_subject: subject keys that are left alone.
        firmness: how firmly stated.
        title_against_body: set the title's facts against the body's, instead of article against article.
        own_kind: leave out articles of another type of event than most: what one tells of a trial is not when the
            match was.
        computed: set what the words of an article come to («sept hommes et huit femmes», a list of names, a year of
            birth) against the figure that the same article states.
    """

    event: tuple[str, ...] = ()
    not_event: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    not_subject: tuple[str, ...] = ()
    firmness: tuple[str, ...] = ("actual", "hearsay")
    title_against_body: bool = False
    own_kind: bool = False
    computed: bool = False


class ExampleArticle(_Strict):
    """One article of an example; the mention that must be found is marked ``[[…]]``."""

    text: str
    title: str = ""
    source: str | None = None
    published: str | None = None


class Example(_Strict):
    """Two articles on one event (``left``, ``right``) or one article (``text``), and what must come of it."""

    left: str | ExampleArticle | None = None
    right: str | ExampleArticle | None = None
    text: str | ExampleArticle | None = None
    because: str | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Example:
        if (self.text is None) == (self.left is None or self.right is None):
            raise ValueError("an example has either 'left' and 'right', or 'text'")
        return self

    def articles(self) -> list[ExampleArticle]:
        """The articles of the example, in order."""
        parts = (self.text,) if self.text is not None else (self.left, self.right)
        return [p if isinstance(p, ExampleArticle) else ExampleArticle(text=str(p)) for p in parts]


def _several(value: object) -> object:
    """One attribute stands for a list of one."""
    return (value,) if isinstance(value, str) else value


class Rule(_Strict):
    """One rule.

    Attributes:
        id: same as the file's name.
        title, why, message: by language of the messages.
        fact: attributes that it looks at.
        same: what two facts must share to be compared.
        apart: ``speaker`` where speakers are known to count differently: their figures diverge whatever their
            dates, and already inside one article.
        per_article: which fact of an article speaks for it: every one, the largest, the main one (the largest, where
            it is also the first; else the article is left out), the surest, or the only one (an article that gives
            several is left out).
        over_time: ``fixed`` (a difference is a disagreement), ``until-final`` (a figure that is said to be
            provisional, or is only expected, gives way), ``may-rise`` or ``may-change`` (a later figure
            replaces an earlier one).
        level: level of a conflict; a divergence is a warning at most, the others are for information.
        examples: language → verdict (or ``silent``) → examples; they are the rule's tests.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: dict[str, str]
    why: dict[str, str]
    fact: Annotated[
        tuple[Attribute, ...], BeforeValidator(_several, json_schema_input_type=Attribute | tuple[Attribute, ...])
    ]
    same: tuple[Literal["event", "article", "subject", "speaker"], ...] = ("event", "subject")
    apart: tuple[Literal["speaker"], ...] = ()
    per_article: Literal["all", "largest", "main", "surest", "only"] = "all"
    where: Where = Where()
    compare: Compare
    over_time: Literal["fixed", "until-final", "may-rise", "may-change"] = "fixed"
    level: Literal["error", "warning", "info"] = "error"
    message: dict[str, str]
    examples: dict[str, dict[Expected, tuple[Example, ...]]]
