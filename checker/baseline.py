"""The baseline: the findings that were accepted, in a file that is kept beside the articles.

An entry is known by its fingerprint; what else it says is for the people who read the file.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from checker.errors import RuleError
from checker.report import Report, VerdictName
from checker.reporters import json_text
from checker.yaml_files import read_bounded

SCHEMA = "1.0"
_MAX_BYTES = 50_000_000
_STDIN = "-"
_LINE = re.compile(r"(?<=.):\d+$")
"""The end of ``file.jsonl:3``, an article that is a line of a file."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Entry(_Strict):
    """One accepted finding.

    Attributes:
        fingerprint: as in the report.
        rule, verdict: as in the report.
        event: label of its event.
        message: the disagreement in words.
        articles: who takes part, as paths from the folder of the file.
    """

    fingerprint: str
    rule: str
    verdict: VerdictName
    event: str
    message: str
    articles: tuple[str, ...]


class _File(_Strict):
    schema_: Literal["1.0"] = Field(default=SCHEMA, alias="schema")
    accepted: tuple[Entry, ...]

    @field_validator("schema_", mode="before")
    @classmethod
    def _version(cls, value: object) -> object:
        if value != SCHEMA:
            raise ValueError(f"version {value!r} is not {SCHEMA!r}; write it anew with `checker baseline`")
        return value


class Baseline:
    """What was accepted.

    Attributes:
        entries: the accepted findings.
        fingerprints: what they are known by.
    """

    def __init__(self, entries: tuple[Entry, ...], folder: Path) -> None:
        """``folder`` is where the paths of the entries begin."""
        self.entries = entries
        self.fingerprints = frozenset(entry.fingerprint for entry in entries)
        self._folder = folder

    def stale(self, report: Report, applied: AbstractSet[str]) -> list[Entry]:
        """The entries that nothing answers to any more.

        A run over some of the articles, or with some of the rules, says nothing of the others: an entry is
        stale only when its rule was applied and each of its articles was read, or is gone.
        """
        found = {finding.fingerprint for finding in report.findings}
        read = {_real(Path(), article.path) for article in report.articles}

        def judged(path: str) -> bool:
            real = _real(self._folder, path)
            return real in read or (path != _STDIN and not os.path.exists(_LINE.sub("", real)))  # noqa: PTH110

        return [
            entry
            for entry in self.entries
            if entry.fingerprint not in found and entry.rule in applied and all(map(judged, entry.articles))
        ]


def load_baseline(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        RuleError: it is missing, or is not what ``checker baseline`` writes.
    """
    try:
        data = json.loads(read_bounded(path, _MAX_BYTES).decode("utf-8"))
        return Baseline(_File.model_validate(data).accepted, path.parent)
    except FileNotFoundError:
        reason = f"no such baseline; make it with `checker baseline PATH… --output {path}`"
        raise RuleError(str(path), reason) from None
    except OSError as error:
        raise RuleError(str(path), error.strerror or "cannot be read") from None
    except json.JSONDecodeError as error:
        raise RuleError(str(path), f"not JSON: {error.msg}", error.lineno) from None
    except (UnicodeDecodeError, RecursionError):
        raise RuleError(str(path), "not JSON in UTF-8") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        said = first["msg"].removeprefix("Value error, ")
        raise RuleError(str(path), f"not a baseline: {where + ': ' if where else ''}{said}") from None
    except ValueError:
        raise RuleError(str(path), "not a baseline: a number that is too long") from None


def baseline_text(report: Report, folder: Path) -> str:
    """What ``checker baseline`` writes: every finding but the ignored, in an order that the content decides.

    Args:
        report: what stands.
        folder: where the file will lie; the paths in it begin there.
    """
    labels = {event.id: event.label for event in report.events}
    paths = {article.id: _relative(article.path, folder) for article in report.articles}
    entries = {
        finding.fingerprint: Entry(
            fingerprint=finding.fingerprint,
            rule=finding.rule,
            verdict=finding.verdict,
            event=labels[finding.event],
            message=finding.message,
            articles=tuple(sorted({paths[m.article] for side in finding.sides for m in side.mentions})),
        )
        for finding in report.findings
        if finding.status != "ignored"
    }
    accepted = tuple(sorted(entries.values(), key=lambda entry: (entry.articles, entry.rule, entry.fingerprint)))
    return json_text.document(_File(accepted=accepted).model_dump(by_alias=True))


def _relative(path: str, folder: Path) -> str:
    return path if path == _STDIN else Path(os.path.relpath(path, folder)).as_posix()


def _real(folder: Path, path: str) -> str:
    return path if path == _STDIN else os.path.realpath(folder / path)
