"""What is fuzzed: each target takes any bytes, and raises where the checker breaks a promise."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import yaml

from checker import check
from checker.articles import Article, article_from_text, read_articles
from checker.config import load_config
from checker.errors import InputError, RuleError
from checker.pipeline import CheckOptions
from checker.report import Report
from checker.reporters import FORMATS, RenderOptions, render
from checker.rules.load import load_rule
from checker.saved import load_report
from checker.toml_files import load_toml
from checker.values import find_values
from checker.yaml_files import MAX_BYTES
from tests.fuzz.places import temporary

_SAVED = (Path(__file__).parents[1] / "reporters" / "golden" / "report.json").read_bytes()
_SUFFIXES = ("txt", "md", "json", "jsonl", "html")


def readers(data: bytes) -> None:
    """Any bytes as a file of any format, and on standard input: articles that UTF-8 can hold, or errors of one line."""
    suffix, content = _SUFFIXES[data[0] % len(_SUFFIXES)] if data else "txt", data[1:]
    with temporary(f"a.{suffix}", content) as path:
        for found in [*read_articles([str(path)]), *read_articles(["-"], stdin=io.BytesIO(content))]:
            assert isinstance(found, Article | InputError)
            if isinstance(found, Article):
                for start, end in (*found.furniture, *filter(None, [found.title_span])):
                    assert 0 <= start < end <= len(found.body)
                f"{found.body}{found.title}{found.source}{found.path}".encode()
            else:
                assert "\n" not in str(found) or "\n" in str(path)


def values(data: bytes) -> None:
    """Any text: mentions that stand where they say, in order."""
    text = data.decode("utf-8", "replace")
    for lang in ("fr", "en"):
        behind = 0
        for mention in find_values(text, lang, None):
            assert text[mention.start : mention.end] == mention.text
            assert behind <= mention.start < mention.end
            behind = mention.start


def rules(data: bytes) -> None:
    """Any bytes as a rule: a rule, or an error of one line that names the file."""
    with temporary("mine.yaml", data) as path:
        try:
            rule = load_rule(path)
        except RuleError as error:
            told = error
        else:
            told = None
        if told is not None:
            assert str(told).startswith(f"{path}:")
            return
        assert len(data) <= MAX_BYTES
        assert yaml.safe_load(data.decode())["id"] == rule.id


def reports(data: bytes) -> None:
    """Any two texts as articles: a report that holds to its schema, whose mentions stand where they say."""
    parts = data.decode("utf-8", "replace").replace("\0", "\n").split("\n\n\n", 1)
    articles = [
        article_from_text(part, lang="fr", source=str(number))
        for number, part in enumerate(parts)
        if any(c.isalnum() for c in part)
    ]
    report = check(articles, CheckOptions(debug=True))
    assert Report.model_validate_json(report.model_dump_json()) == report
    known = {article.id: article for article in articles}
    for finding in report.findings:
        for mention in (m for side in finding.sides for m in side.mentions):
            assert known[mention.article].text(mention.field)[mention.start : mention.end] == mention.text
    for form in FORMATS:
        rendered = render(form, report, known, RenderOptions())
        rendered.encode()
        if form in ("json", "sarif"):
            json.loads(rendered)


def configurations(data: bytes) -> None:
    """Any bytes as a configuration: one that is strict, whose keys have lines, or an error of one line."""
    with temporary("checker.toml", data) as path:
        try:
            config = load_config(path)
        except RuleError as error:
            told = str(error)
        else:
            told = None
            given = config.given()
            assert all(config.where(name).rpartition(":")[2].isdecimal() for name in given)
            assert {name.replace("_", "-") for name in given} <= set(load_toml(path))
    if told is not None:
        assert told.startswith(f"{path}:")
        assert "\n" not in told


def saved(data: bytes) -> None:
    """Any bytes in the place of a piece of a saved report: a report that every format can show, or one error."""
    place, length, piece = data[:2], data[2:3], data[3:]
    at = int.from_bytes(place, "big") % len(_SAVED)
    content = _SAVED[:at] + piece + _SAVED[at + int.from_bytes(length, "big") :]
    with temporary("report.json", content) as path:
        try:
            report = load_report(str(path))
        except InputError:
            return
    for form in FORMATS:
        render(form, report, {}, RenderOptions(verbose=True)).encode()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "readers": readers,
    "values": values,
    "rules": rules,
    "reports": reports,
    "configurations": configurations,
    "saved": saved,
}
