"""The whole report in every format, against files that a person has read (``golden/``).

``RECOUPE_WRITE_GOLDEN=1 pytest tests/reporters/test_golden.py`` writes them anew: read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.reporters import RenderOptions, render

GOLDEN = Path(__file__).parent / "golden"
TITLES = {
    "participants-count": "Nombre de participants",
    "demonstrators": "Nombre de manifestants",
    "duration": "Durée",
    "casualties": "Bilan humain",
}
REASONS = {"participants-count": "Le nombre de présents est ce que les dépêches arrondissent le plus."}
CASES = {
    "plain.fr.txt": ("text", RenderOptions(titles=TITLES)),
    "narrow.en.txt": ("text", RenderOptions("en", width=44)),
    "verbose.fr.txt": ("text", RenderOptions(verbose=True, titles=TITLES, reasons=REASONS)),
    "color.fr.ansi": ("text", RenderOptions(color=True, titles=TITLES)),
    "report.json": ("json", RenderOptions()),
    "lines.jsonl": ("jsonl", RenderOptions()),
    "results.fr.sarif": ("sarif", RenderOptions(titles=TITLES, reasons=REASONS, levels={"duration": "info"})),
    "suites.fr.xml": ("junit", RenderOptions(titles=TITLES)),
    "summary.fr.md": ("markdown", RenderOptions(titles=TITLES)),
    "summary.en.md": ("markdown", RenderOptions("en")),
    "annotations.fr.txt": ("github", RenderOptions(titles=TITLES)),
    "annotations.en.txt": ("github", RenderOptions("en")),
}


@pytest.mark.parametrize("name", CASES)
def test_report_is_as_it_was_read(name, story):
    format_, options = CASES[name]
    rendered = render(format_, story.report, story.articles, options)
    golden = GOLDEN / name
    if os.environ.get("RECOUPE_WRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(rendered, encoding="utf-8")
    assert rendered == golden.read_text(encoding="utf-8")


def test_every_golden_file_has_a_case():
    assert {path.name for path in GOLDEN.iterdir()} == set(CASES)
