"""Judges articles that are padded until the shuffle is larger than the heap; run by ``test_spark.py``.

    python larger_than_memory.py LINES FOLDER

Prints the heap of the driver, which is the executor too, the bytes of the largest shuffle, and the fingerprint of each
finding, as JSON.  The heap is fixed when the machine starts, so this needs a process of its own.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pyspark import StorageLevel
from pyspark.sql import functions as F  # noqa: N812

from checker.batch.spark import extract, judge, link, read_lines, session, table
from checker.batch.work import job_of
from checker.pipeline import CheckOptions

HEAP = 512_000_000
COPIES, LETTERS, TIMES = 12, 40_000, 30
"""Copies of each article, apart from one another; random letters behind each body, and how many times: so far apart
that no codec of blocks sees that they repeat."""


def main(lines: str, folder: str) -> None:
    """Judge, and print."""
    settings = {
        "spark.driver.memory": str(HEAP),
        "spark.driver.defaultJavaOptions": "-XX:TieredStopAtLevel=1",
        "spark.local.dir": f"{folder}/spill",
        "spark.sql.shuffle.partitions": "8",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.dir": Path(folder).as_uri(),
        "spark.eventLog.compress": "false",
        "spark.eventLog.rolling.enabled": "false",
    }
    spark = session("local[2,4]", settings)
    job = job_of(CheckOptions())
    records = extract(read_lines(spark, lines), job).persist(StorageLevel.DISK_ONLY)
    linked = link(records, job)
    copies = spark.range(COPIES).select((F.col("id") * 2**48).alias("copy"))
    padded = F.concat("body", F.repeat(F.randstr(F.lit(LETTERS), F.lit(7)), F.lit(TIMES)))
    many = records.crossJoin(copies).withColumn("number", F.col("number") + F.col("copy")).withColumn("body", padded)
    connected = linked.crossJoin(copies).select(*(F.expr(f"{name} + copy AS {name}") for name in linked.columns))
    found = table(judge(many, F.broadcast(connected), job), "findings").select("fingerprint").collect()
    spark.stop()
    print(
        json.dumps({"copies": COPIES, "heap": HEAP, "shuffled": max(shuffles(folder)), "found": [r[0] for r in found]})
    )


def shuffles(folder: str) -> Iterable[int]:
    """Bytes that each stage wrote for a shuffle, from Spark's log of events."""
    written: Counter[int] = Counter()
    for log in Path(folder).glob("local-*"):
        for line in log.read_text(encoding="utf-8").splitlines():
            event = json.loads(line)
            if event["Event"] == "SparkListenerTaskEnd" and event.get("Task Metrics"):
                written[event["Stage ID"]] += event["Task Metrics"]["Shuffle Write Metrics"]["Shuffle Bytes Written"]
    return written.values()


if __name__ == "__main__":
    main(*sys.argv[1:])
