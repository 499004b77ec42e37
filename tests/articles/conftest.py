"""Files to read: every text here is invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.articles import Article, read_articles
from checker.errors import InputError

PROSE = (
    "Douze ministres se sont retrouvés mercredi au château de Vaux pour parler de la pêche en rivière. "
    "La séance a duré trois heures, selon la préfecture, et doit reprendre vendredi dans la même salle, "
    "où les élus de la région sont attendus avec les représentants des pêcheurs."
)
ENGLISH_PROSE = (
    "Twelve ministers met on Wednesday at the castle of Vaux to talk about river fishing. The meeting lasted "
    "three hours, the prefecture said, and it will resume on Friday in the same room, where councillors from "
    "the region are expected with those who speak for the anglers."
)

Writer = Callable[[str, str | bytes], Path]


@pytest.fixture
def prose() -> str:
    """Two sentences of French news."""
    return PROSE


@pytest.fixture
def english() -> str:
    """The same in English."""
    return ENGLISH_PROSE


@pytest.fixture
def write(tmp_path: Path) -> Writer:
    """Write a file below the test's folder, byte for byte."""

    def write_file(name: str, content: str | bytes) -> Path:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return write_file


@pytest.fixture
def article(write: Writer) -> Callable[..., Article]:
    """Write one file and read the one article in it."""

    def read_one(name: str, content: str | bytes, **options: Any) -> Article:
        (found,) = read_articles([str(write(name, content))], **options)
        assert isinstance(found, Article), found
        return found

    return read_one


@pytest.fixture
def error(write: Writer) -> Callable[..., InputError]:
    """Write one file and read the one error that it gives."""

    def read_one(name: str, content: str | bytes, **options: Any) -> InputError:
        (found,) = read_articles([str(write(name, content))], **options)
        assert isinstance(found, InputError), found
        return found

    return read_one
