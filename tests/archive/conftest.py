"""Articles of the samples, read once, and archives of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.archive.store import Archive
from checker.articles import Article, read_articles
from checker.events.model import Told
from checker.pipeline import tell

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"


@pytest.fixture(scope="session")
def stories() -> list[Told]:
    """What the articles of every sample tell."""
    return [tell(article) for article in read_articles([str(SAMPLES)]) if isinstance(article, Article)]


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory, stories: list[Told]) -> str:
    """An archive of every sample, to read and to copy from."""
    path = str(tmp_path_factory.mktemp("archive") / "all.db")
    with Archive(path, "create") as archive:
        for told in stories:
            archive.add(told)
    return path


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Where an archive may be made."""
    return str(tmp_path / "news.db")


@pytest.fixture
def filled(path: str, stories: list[Told]) -> str:
    """An archive of the first ten articles."""
    with Archive(path, "create") as archive:
        for told in stories[:10]:
            archive.add(told)
    return path


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., str]:
    """Writes an article and gives its path."""

    def write_(name: str, body: str, **metadata: str) -> str:
        lines = [f"{key}: {value}" for key, value in ({"source": "Le Phare", "lang": "fr"} | metadata).items()]
        file = tmp_path / name
        file.write_text("\n".join(["---", *lines, "---", body, ""]), encoding="utf-8")
        return str(file)

    return write_
