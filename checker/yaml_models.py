"""YAML files that must have a form: what is wrong with one is said with its line and its key."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from checker.errors import RuleError, nearest
from checker.yaml_files import key_lines, load_yaml

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

Model = TypeVar("Model", bound="BaseModel")
Place = tuple[str | int, ...]
_QUOTED = re.compile(r"'([^']*)'")


def load_model(path: Path, model: type[Model]) -> Model:
    """What a file holds, in its form.

    Raises:
        RuleError: the file cannot be read, or has a key that is not known or a value of the wrong form.
    """
    from pydantic import ValidationError

    data = load_yaml(path)
    if not isinstance(data, dict):
        raise RuleError(str(path), f"must hold a mapping with keys such as {', '.join(_keys(model)[:3])}", 1)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        # a key that is not known first: it is likely the one that is missing, misspelt
        first = min(error.errors(), key=lambda fault: fault["type"] != "extra_forbidden")
        place: Place = tuple(part for part in first["loc"] if part != "[key]")
        reason = _reason(model, place, first)
        raise RuleError(str(path), reason, line_of(path, place)) from None


def _reason(model: type[BaseModel], place: Place, fault: ErrorDetails) -> str:
    """What is wrong, and what may have been meant."""
    if fault["type"] == "extra_forbidden":
        key, known = str(place[len(place) - 1]), _keys(_inside(model, place[:-1]))
        return f"unknown key {key!r}; {nearest(key, known, 'known: ' + ', '.join(known))}"
    where, given, said = ".".join(map(str, place)), fault["input"], fault["msg"].removeprefix("Value error, ")
    if not isinstance(given, str) or fault["type"] == "value_error":
        return f"{where}: {said}"
    if fault["type"] == "literal_error":
        choices = _QUOTED.findall(fault.get("ctx", {}).get("expected", ""))
        return f"{where}: no {given[:40]!r}; {nearest(given, choices, 'there are: ' + ', '.join(choices))}"
    return f"{where}: {said}, not {given[:40]!r}"


def _inside(form: Any, place: Place) -> Any:
    """The form of what stands at a place of another."""
    if not place:
        return form
    fields: dict[str, Any] = getattr(form, "model_fields", {})
    for name, field in fields.items():
        if place[0] in (name, field.alias):
            return _inside(field.annotation, place[1:])
    inner = [part for part in get_args(form) if part is not ...]
    # of a table its values, of a list its items, of a choice the form that pydantic names
    chosen = next((part for part in inner if getattr(part, "__name__", "") == place[0]), inner[-1] if inner else None)
    return form if chosen is None else _inside(chosen, place[1:])


def _keys(form: Any) -> list[str]:
    fields: dict[str, Any] = getattr(form, "model_fields", {})
    return [field.alias or name for name, field in fields.items()]


def line_of(path: Path, place: Place) -> int:
    """The line of a key or item of a file, by its path from the root; where it is missing, that of what holds it."""
    lines = {tuple(map(str, at)): line for at, line in key_lines(path).items()}  # YAML's own keys may be numbers
    where = tuple(map(str, place))
    return next((lines[where[:n]] for n in range(len(where), 0, -1) if where[:n] in lines), 1)
