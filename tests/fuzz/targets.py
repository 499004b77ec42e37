"""What is fuzzed: each target takes any bytes, and raises where the checker breaks a promise."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import yaml

from checker import check
from checker.articles import Article, article_from_text, read_articles
from checker.errors import InputError, RuleError
from checker.pipeline import CheckOptions
from checker.report import Report
from checker.reporters import FORMATS, RenderOptions, render
from checker.rules.load import load_rule
from checker.values import find_values
from checker.yaml_files import MAX_BYTES
from tests.fuzz.places import temporary

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


TARGETS: dict[str, Callable[[bytes], None]] = {
    "readers": readers,
    "values": values,
    "rules": rules,
    "reports": reports,
}
