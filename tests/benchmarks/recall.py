"""What is found of the disagreements planted in an invented archive, and whether events stay apart.

    python tests/benchmarks/generate.py 10000 --output archive.jsonl --truth truth.json
    checker check archive.jsonl --format json --output report.json --fail-on never
    python tests/benchmarks/recall.py report.json truth.json

or, of a folder that `checker batch archive.jsonl checked/` wrote, `recall.py checked/ truth.json`.

Prints how well pairs of articles were taken for one event (precision, recall); the share of planted disagreements that
were found, that is, that a finding of their attribute sets the article that differs against one that agrees; how
many conflicts stand between articles of different events; and findings of an event in which nothing was planted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from checker.parquet import pyarrow

Data = dict[str, Any]


def measure(report: Data, truth: Data) -> Data:
    """The figures, by name.

    Args:
        report: a report with all articles of the archive, as ``checker check --format json`` writes it.
        truth: as ``generate.py`` writes it.
    """
    url = {article["id"]: article["url"] for article in report["articles"]}
    event = {id_: truth["events"][address] for id_, address in url.items()}
    found = [_sides(finding, url) for finding in report["findings"]]
    by_event: dict[int, list[tuple[Data, list[set[str]]]]] = defaultdict(list)
    for finding, sides in zip(report["findings"], found, strict=True):
        for number in {truth["events"][address] for side in sides for address in side}:
            by_event[number].append((finding, sides))
    verdicts = Counter(_verdict(planted, by_event[planted["event"]]) for planted in truth["planted"])
    planted = {planted["event"] for planted in truth["planted"]}
    crossing = [
        finding
        for finding in report["findings"]
        if len({event[m["article"]] for side in finding["sides"] for m in side["mentions"]}) > 1
    ]
    return {
        "articles": len(url),
        "events": len(set(event.values())),
        **_pairs(report, event),
        "planted": len(truth["planted"]),
        "planted_found": round(1 - verdicts[None] / max(1, len(truth["planted"])), 4),
        "verdicts": {str(verdict): number for verdict, number in sorted(verdicts.items(), key=str)},
        "conflicts_between_events": sum(finding["verdict"] == "conflict" for finding in crossing),
        "findings_between_events": len(crossing),
        "findings_unplanted": sum(len(several) for number, several in by_event.items() if number not in planted),
    }


def _sides(finding: Data, url: dict[str, str]) -> list[set[str]]:
    return [{url[mention["article"]] for mention in side["mentions"]} for side in finding["sides"]]


def _verdict(planted: Data, found: Iterable[tuple[Data, list[set[str]]]]) -> str | None:
    """The verdict of the finding that sees a planted disagreement, or None."""
    agreeing, differing = set(planted["agreeing"]), set(planted["differing"])
    for finding, sides in found:
        if finding["attribute"] != planted["attribute"]:
            continue
        if any(a & agreeing and b & differing for a in sides for b in sides if a is not b):
            return finding["verdict"]
    return None


def _pairs(report: Data, event: dict[str, int]) -> Data:
    """Precision and recall of the pairs of articles that are linked."""
    joint = Counter((article["main_event"], event[article["id"]]) for article in report["articles"])
    linked, true = Counter[str](), Counter[int]()
    for (found, number), articles in joint.items():
        linked[found] += articles
        true[number] += articles
    both, of_linked, of_true = (sum(n * (n - 1) // 2 for n in c.values()) for c in (joint, linked, true))
    return {
        "pairs_precision": round(both / of_linked, 4) if of_linked else 1.0,
        "pairs_recall": round(both / of_true, 4) if of_true else 1.0,
    }


def read_report(path: Path) -> Data:
    """What is measured of a report in JSON, or of the tables of a batch."""
    if not path.is_dir():
        return json.loads(path.read_text(encoding="utf-8"))
    parquet = pyarrow("pyarrow.parquet")
    articles, findings = (parquet.read_table(path / name).to_pylist() for name in ("articles", "findings"))
    return {"articles": [one | {"main_event": one["event"]} for one in articles], "findings": findings}


def main(arguments: list[str] | None = None) -> int:
    """Read both files and print."""
    parser = argparse.ArgumentParser(description="Score a report on an invented archive.")
    parser.add_argument("report", type=Path, help="as `checker check --format json` or `checker batch` writes it")
    parser.add_argument("truth", type=Path, help="as generate.py writes it")
    options = parser.parse_args(arguments)
    truth = json.loads(options.truth.read_text(encoding="utf-8"))
    print(json.dumps(measure(read_report(options.report), truth), indent=2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
