"""Articles of the samples as lines of JSON, and what engines make of them."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.articles import Article, read_articles
from checker.batch.work import Job, job_of
from checker.pipeline import CheckOptions

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SAMPLES = Path(__file__).parents[2] / "samples"
Record = dict[str, object]


@pytest.fixture(scope="session")
def records() -> list[Record]:
    """The articles of every sample as JSON articles."""
    return [
        {
            "source": article.source,
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
            "lang": article.lang,
            "body": article.body,
        }
        for article in read_articles([str(SAMPLES)])
        if isinstance(article, Article)
    ]


@pytest.fixture
def lines(tmp_path: Path) -> Callable[..., str]:
    """Writes a file of lines of JSON; what is text already is a line as it stands."""

    def write(name: str, found: Iterable[Record | str]) -> str:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        texts = (one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in found)
        file.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
        return str(file)

    return write


@pytest.fixture(scope="session")
def job() -> Job:
    """A job with the options that a check has by default."""
    return job_of(CheckOptions())


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    """A session on two cores with four attempts at each task; skipped, with the reason, where there is none."""
    pytest.importorskip("pyspark", reason="PySpark is not installed (the extra spark)")
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        pytest.skip("no Java is installed")
    from checker.batch.spark import session

    folder = tmp_path_factory.mktemp("spark")
    short = {  # little data: compiling for speed would take longer than the work
        "spark.driver.defaultJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.shuffle.partitions": "3",
        "spark.local.dir": str(folder),
    }
    opened = session("local[2,4]", short)
    yield opened
    opened.stop()
