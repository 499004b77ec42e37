"""The configuration file: ``checker.toml``, or the table ``[tool.checker]`` of ``pyproject.toml``.

Its keys are the long options of ``checker check`` and mean the same; the command line beats the file, and
the file the defaults.  Paths in it are relative to its folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal, cast

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from checker.config_files import PYPROJECT, TABLE, config_table
from checker.errors import RuleError, nearest
from checker.limits import MAX_JOBS
from checker.reporters import FORMATS
from checker.statuses import Ignore
from checker.toml_files import Place, load_toml, toml_lines

_PATHS = ("rules", "lexicon", "languages", "output", "baseline", "model")


def _day(value: object) -> object:
    """An ISO day or moment in quotes, as TOML's own dates; TOML counts a moment as a day too."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            raise ValueError("not an ISO date such as 2025-03-16 or 2025-03-16T19:07") from None
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return datetime(value.year, value.month, value.day) if isinstance(value, date) else value


def _only_day(value: object) -> object:
    moment = _day(value)
    return moment.date() if isinstance(moment, datetime) else moment


def _without_nul(value: str) -> str:
    """A name, or a path; the system knows none with a NUL."""
    if "\0" in value:
        raise ValueError("holds a NUL character")
    return value


def _one_format(value: object) -> object:
    if isinstance(value, str) and value not in FORMATS:
        raise ValueError(f"no format {value!r}; {nearest(value, FORMATS, 'there are: ' + ', '.join(FORMATS))}")
    return value


Moment = Annotated[datetime, BeforeValidator(_day)]
Day = Annotated[date, BeforeValidator(_only_day)]
Name = Annotated[str, Field(min_length=1), AfterValidator(_without_nul)]
Positive = Annotated[int, Field(gt=0, lt=10**15)]


class _Strict(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        alias_generator=lambda name: name.replace("_", "-"),
        use_attribute_docstrings=True,
    )


class IgnoreEntry(_Strict):
    """A finding that is known and left alone: it is reported as ``ignored`` and fails nothing."""

    rule: Name | None = None
    """id of the rule; any where it is not given"""
    sources: list[Name] = []
    """outlets that take part, and without which nothing would disagree"""
    event: Name | None = None
    """id of the event, or a part of its label"""
    reason: Name
    """why, for whoever reads the file later"""
    until: Day | None = None
    """last day on which it holds"""

    @model_validator(mode="after")
    def _says_what(self) -> IgnoreEntry:
        if not (self.rule or self.sources or self.event):
            raise ValueError("says neither rule, sources nor event, and would ignore everything")
        return self


class Config(_Strict):
    """What a configuration file may say; every key may be left out."""

    lang: Name | None = None
    """language of the articles: ``auto``, or one that has a pack"""
    messages: Literal["fr", "en"] | None = None
    """language of the report"""
    date: Moment | None = None
    """publication date of articles that do not say theirs"""
    model: Name | None = None
    """an installed spaCy pipeline whose entities are used too"""
    max_bytes: Positive | None = None
    """largest file that is read"""
    max_chars: Positive | None = None
    """longest article that is read, in characters"""
    jobs: Annotated[int, Field(gt=0, le=MAX_JOBS)] | None = None
    """how many processes read articles through"""
    rules: list[Name] | None = None
    """folders of further rules"""
    lexicon: list[Name] | None = None
    """folders of words of one's own"""
    languages: list[Name] | None = None
    """folders of language packs of one's own"""
    select: list[Name] | None = None
    """ids of the only rules to apply"""
    ignore: list[Name] | None = None
    """ids of rules to leave out"""
    strictness: Literal["lax", "normal", "strict"] | None = None
    """how far two values must be apart to disagree"""
    fail_on: Literal["conflict", "divergence", "imprecision", "update", "never"] | None = None
    """least serious verdict that makes the exit status 1"""
    baseline: Name | None = None
    """file of accepted findings, made by ``checker baseline``"""
    format: Annotated[str, BeforeValidator(_one_format)] | None = None
    """how the report is written"""
    output: Name | None = None
    """file that the report is written to"""
    color: Literal["auto", "always", "never"] | None = None
    """whether the text report is in colour"""
    width: Annotated[int, Field(ge=40, le=1000)] | None = None
    """columns of the text report"""
    ignores: list[IgnoreEntry] | None = None
    """findings that are known and left alone"""


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """A configuration and where it was found.

    Attributes:
        path: the file, as messages name it.
        config: what it says; paths are joined to its folder.
        lines: line of each key, from the configuration's own root.
    """

    path: str
    config: Config
    lines: dict[Place, int]

    def given(self) -> dict[str, Any]:
        """What the file sets, by name of the attribute."""
        given = {name: getattr(self.config, name) for name in self.config.model_fields_set}
        if self.config.ignores is not None:
            given["ignores"] = tuple(map(self._ignore, range(len(self.config.ignores)), self.config.ignores))
        return given

    def _ignore(self, number: int, entry: IgnoreEntry) -> Ignore:
        where = f"{self.path}:{self.lines.get(('ignores', number), 1)}"
        return Ignore(entry.reason, entry.rule, tuple(entry.sources), entry.event, entry.until, where)

    def where(self, name: str) -> str:
        """``file:line`` of an attribute."""
        return f"{self.path}:{self.lines.get((name.replace('_', '-'),), 1)}"


def load_config(path: Path) -> ConfigFile:
    """Read a configuration, strictly.

    Raises:
        RuleError: it is missing, is not TOML, or holds an unknown key or a wrong value; with the line.
    """
    data = load_toml(path)
    root = TABLE if path.name == PYPROJECT else ()
    if root and (data := config_table(data)) is None:
        raise RuleError(str(path), f"has no table [{'.'.join(TABLE)}]")
    lines = {place[len(root) :]: line for place, line in toml_lines(path).items() if place[: len(root)] == root}
    try:
        config = Config.model_validate(data)
    except ValidationError as error:
        # a key that is not known first: it is likely the one that is missing, misspelt
        first = min(error.errors(), key=lambda fault: fault["type"] != "extra_forbidden")
        place = tuple(first["loc"])
        raise RuleError(str(path), _fault(place, first), _line(lines, place)) from None
    return ConfigFile(str(path), _rooted(config, path.parent), lines)


def _fault(place: Place, error: Any) -> str:
    where = ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
    if error["type"] == "extra_forbidden":
        model = IgnoreEntry if len(place) > 1 else Config
        known = [str(field.alias) for field in model.model_fields.values()]
        key = str(place[len(place) - 1])
        return f"unknown key {key!r}; {nearest(key, known, 'known: ' + ', '.join(known))}"
    said = str(error["msg"]).removeprefix("Value error, ")
    given = error["input"]
    told = (
        f", not {str(given)[:40]!r}" if isinstance(given, str | int | float) and error["type"] != "value_error" else ""
    )
    return f"{where}: {said}{told}"


def _line(lines: dict[Place, int], place: Place) -> int:
    known = (lines[place[:length]] for length in range(len(place), -1, -1) if place[:length] in lines)
    return next(known, 1)


def _rooted(config: Config, folder: Path) -> Config:
    """The same with its paths joined to the folder of the file; a model is a path only where it looks like one."""
    changed: dict[str, Any] = {}
    for name in _PATHS:
        value = getattr(config, name, None)
        if isinstance(value, list):
            changed[name] = [str(folder / item) for item in cast("list[str]", value)]
        elif isinstance(value, str) and (name != "model" or "/" in value):
            changed[name] = str(folder / value)
    return config.model_copy(update=changed) if changed else config
