"""Cases to measure against: a folder a story, its articles, and what stands in them (``gold.json``).

The format is described in ``samples/README.md``; ``expected.json`` is another name for the file.  Keys that are
not known here are left alone, so that a case may carry notes of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.errors import UsageError

NAMES = ("gold.json", "expected.json")
"""What the file of a case may be called."""

Label = Literal["contradiction", "attributed", "update", "imprecision", "agree", "different-subject"]


class _Lenient(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class GoldFact(_Lenient):
    """A fact that a person read in an article.

    Attributes:
        start, end: code points in ``field``, end exclusive.
        subject: a label that facts about the same thing share; it is never compared with the checker's.
        value, lo, hi: a number or a text; or bounds, None where open.
        attributed_to: who says so, or None.
    """

    id: str
    article: str
    field: Literal["title", "body"]
    start: int
    end: int
    text: str
    attribute: str
    subject: str
    value: float | str | None = None
    lo: float | str | None = None
    hi: float | str | None = None
    unit: str | None = None
    attributed_to: str | None = None


class PairLabel(_Lenient):
    """What two facts of one attribute and subject are to each other."""

    facts: tuple[str, str]
    label: Label
    attribute: str
    subject: str


class GoldArticle(_Lenient):
    """An article of a case, by its file."""

    file: str


class GoldCase(_Lenient):
    """One story."""

    event: str
    articles: tuple[GoldArticle, ...]
    facts: tuple[GoldFact, ...]
    pair_labels: tuple[PairLabel, ...] = ()
    folder: Path = Field(default=Path(), exclude=True)

    def paths(self) -> list[str]:
        """The files of the articles."""
        return [str(self.folder / article.file) for article in self.articles]


def load_cases(folder: Path, only: str = "") -> list[GoldCase]:
    """The cases in a folder, or the folder itself where it is one; ``only``: those whose name holds a text.

    Raises:
        UsageError: no case, or one that cannot be read.
    """
    files = [file for place in (folder, *sorted(folder.glob("*/"))) for n in NAMES if (file := place / n).is_file()]
    cases = [_load(file) for file in files if only in file.parent.name]
    if not cases:
        raise UsageError(f"{folder}: no case here; a case is a folder with articles and a {' or '.join(NAMES)}")
    return cases


def _load(file: Path) -> GoldCase:
    try:
        case = GoldCase.model_validate_json(file.read_bytes())
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror})") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(f"{file}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    return case.model_copy(update={"folder": file.parent})
