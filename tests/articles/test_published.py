"""The publication date that a text states, and the lines that do not state one."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from checker.articles import article_from_text


def stated(line: str, prose: str) -> str | None:
    found = article_from_text(f"Douze ministres à Vaux cette semaine\n{line}\n\n{prose}").published
    assert found is None or found.origin == "text"
    return found and found.isoformat()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("publié le 2 avril 2025 à 19h07", "2025-04-02T19:07"),
        ("Publié le mercredi 2 avril 2025", "2025-04-02"),
        ("Publié le 1er avril 2025 à 9 h 05", "2025-04-01T09:05"),
        ("PUBLIÉ LE 2 AVRIL 2025 À 19:07", "2025-04-02T19:07"),
        ("Publié le 02/04/2025 à 19:07", "2025-04-02T19:07"),
        ("Publié le 02.04.25", "2025-04-02"),
        ("Publié le 2025-04-02 à 19h", "2025-04-02T19:00"),
        ("Publié le 2 avr. 2025 à 19h07 - Mis à jour le 3 avril 2025 à 8h00", "2025-04-02T19:07"),
        ("Mis à jour le 3 avril 2025 à 8h00, publié le 2 avril 2025 à 19h07", "2025-04-02T19:07"),
        ("Mis à jour le 3 avril 2025 à 08h10", "2025-04-03T08:10"),
        ("Mis à jour le 3 avril 2025\nPublié le 2 avril 2025", "2025-04-02"),
        ("Par Jeanne Maurel, publié le 2 avril 2025 à 19h07", "2025-04-02T19:07"),
        ("La Vigie avec AFP • Publié le 2 avril 2025", "2025-04-02"),
        ("Publié le\n02/04/2025 à 19:07", "2025-04-02T19:07"),
        # No date, or not the article's.
        ("Publié hier", None),
        ("Publié le 2 avril", None),
        ("Publié le 31 février 2025", None),
        ("2 avril 2025", None),
        ("02/04/2025 à 19:07", None),
        ("Dans un rapport publié le 2 avril 2025, la préfecture compte trente pêcheurs.", None),
        ("Publié le 2 avril 2025, le rapport de la préfecture compte trente pêcheurs.", None),
        ("Le décret a été mis à jour le 3 avril 2025 par la préfecture.", None),
    ],
)
def test_french(prose, line, expected):
    assert stated(line, prose) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published 2 April 2025", "2025-04-02"),
        ("Published on April 2nd, 2025 at 7:07pm GMT", "2025-04-02T19:07"),
        ("First published on Wed 2 Apr 2025 12.05 am BST", "2025-04-02T00:05"),
        ("Published: 19:07, 2 April 2025 | Updated: 21:00, 3 April 2025", "2025-04-02T19:07"),
        ("Last updated 3 April 2025", "2025-04-03"),
        ("By Jane Doe Published 16/03/2025", "2025-03-16"),
        ("Published 03/16/2025", "2025-03-16"),
        ("Published 04/03/2025", None),
        ("Published 3 hours ago", None),
        ("A report published on 2 April 2025 counted thirty anglers.", None),
    ],
)
def test_english(english, line, expected):
    assert stated(line, english) == expected


def test_metadata_then_text_then_the_callers_default(article, prose):
    text = f"Publié le 2 avril 2025\n\n{prose}"
    given = {"published": date(2024, 1, 1)}
    named = article("a.md", f"---\npublished: 2025-03-30\n---\n{text}", **given)
    said = article("b.md", text, **given)
    silent = article("c.md", prose, published=datetime(2024, 1, 1, 6, 30))
    assert [(a.published.isoformat(), a.published.origin) for a in (named, said, silent)] == [
        ("2025-03-30", "metadata"),
        ("2025-04-02", "text"),
        ("2024-01-01T06:30", "metadata"),
    ]
