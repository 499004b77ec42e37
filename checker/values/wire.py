"""The JSON form of a value, one object a mention (``checker values --format jsonl``)."""

from __future__ import annotations

from typing import Any

from checker.values.model import Quantity, Score, TimeValue, ValueMention


def to_wire(mention: ValueMention) -> dict[str, Any]:
    """A mention as plain data.

    Always ``start``, ``end`` (code points, end exclusive), ``text`` and ``kind``; then ``value``, or ``lo`` and
    ``hi`` (null: open), ``unit``, ``hedge``, and what else the value has.
    """
    wire: dict[str, Any] = {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.value.kind,
    }
    match mention.value:
        case Quantity() as value:
            wire |= _quantity(value)
        case TimeValue() as value:
            wire |= _time(value)
        case Score(points):
            wire["value"] = list(points)
    if mention.tied is not None:
        wire["tied"] = mention.tied
    return wire


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) and abs(value) < 1e15 else value


def _quantity(value: Quantity) -> dict[str, Any]:
    wire: dict[str, Any] = {}
    if value.value is not None:
        wire["value"] = _number(value.value)
    if value.lo is not None or value.hi is not None:
        wire |= {"lo": _number(value.lo), "hi": _number(value.hi)}
    if value.unit is not None:
        wire["unit"] = value.unit.replace("_", " ")
    if value.hedge is not None:
        wire["hedge"] = value.hedge
    allows = value.allows
    if allows.support_low != allows.support_high:
        wire["allows"] = [allows.support_low, allows.core_low, allows.core_high, allows.support_high]
    return wire


def _time(value: TimeValue) -> dict[str, Any]:
    wire: dict[str, Any] = {}
    if value.value is not None:
        wire["value"] = value.value
    elif value.lo is not None or value.hi is not None:
        wire |= {"lo": value.lo, "hi": value.hi}
    if not value.resolved:
        wire["resolved"] = False
        wire |= {
            name: number for name in ("weekday", "day", "month", "year") if (number := getattr(value, name)) is not None
        }
    for name in ("weekday_clash", "tense", "zone"):
        if getattr(value, name):
            wire[name] = getattr(value, name)
    return wire
