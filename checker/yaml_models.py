"""YAML files that must have a form: what is wrong with one is said with its line and its key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from checker.errors import RuleError, nearest
from checker.yaml_files import key_lines, load_yaml

if TYPE_CHECKING:
    from pydantic import BaseModel

Model = TypeVar("Model", bound="BaseModel")
Place = tuple[str | int, ...]


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
        if first["type"] == "extra_forbidden":
            key = str(place[len(place) - 1])
            known = _keys(_inside(model, place[:-1]))
            reason = f"unknown key {key!r}; {nearest(key, known, 'known: ' + ', '.join(known))}"
        else:
            given = first["input"]
            told = f", not {given[:40]!r}" if isinstance(given, str) and first["type"] != "value_error" else ""
            reason = f"{'.'.join(map(str, place))}: {first['msg'].removeprefix('Value error, ')}{told}"
        raise RuleError(str(path), reason, line_of(path, place)) from None


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
