"""``checker config``: what is in force, and from where."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from datetime import date
from typing import cast

from checker.cli.exit import Exit
from checker.cli.streams import emit, page_width, wants_color
from checker.messages import Messages, load_messages
from checker.reporters import json_text


def run(args: Namespace) -> Exit:
    """Print every setting with its value and its origin."""
    from checker.config import Config

    settings = [
        (str(field.alias), _plain(getattr(args, name)), str(args.origins.get(name, "command line")))
        for name, field in Config.model_fields.items()
    ]
    if args.shape == "json":
        rows = [dict(zip(("name", "value", "origin"), setting, strict=True)) for setting in settings]
        told = {"file": args.config, "settings": rows}
        emit(json_text.document(told), None)
        return Exit.CLEAN

    from checker.reporters.page import Page

    page = Page(page_width(args.width, None), wants_color(args.color, None, os.environ))
    say = load_messages(args.messages)
    page.line(say("colon", left=say("config.file"), right=args.config or say("config.no_file")))
    page.blank()
    page.table(
        [say(f"config.{column}") for column in ("name", "value", "origin")],
        [(name, _words(value), _whence(origin, say)) for name, value, origin in settings],
    )
    emit(page.text(), None)
    return Exit.CLEAN


def _whence(origin: str, say: Messages) -> str:
    """Where a value comes from; a file and its line, and the name of a variable, stand as they are."""
    kind, colon, rest = origin.partition(": ")
    key = f"config.from.{kind.replace(' ', '_')}"
    return f"{say(key)}{colon}{rest}" if say.known(key) else origin


def _plain(value: object) -> object:
    """The value as JSON can say it."""
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {key: _plain(item) for key, item in asdict(value).items() if item}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in cast("Sequence[object]", value)]
    return value


def _words(value: object) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
