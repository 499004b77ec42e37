"""Copies among many texts that have stock phrases in common."""

from __future__ import annotations

from dataclasses import replace

from checker.events import origins as module
from checker.events.origins import origins
from checker.pipeline import tell
from tests.support.reading import article

STOCK = frozenset(range(30))
"""Runs of words that every text has."""


def test_texts_with_stock_phrases_are_hardly_compared(monkeypatch):
    """A text that is among the first to have a phrase needs no second look, however many have it."""
    compared: list[int] = []

    def counted(a, b):
        compared.append(1)
        return copies(a, b)

    copies = module._copies
    monkeypatch.setattr(module, "_copies", counted)
    told = tell(article("Le maire est venu."))
    texts = [
        replace(
            told,
            article=replace(told.article, id=f"{n}"),
            shingles=STOCK | {1000 * (n + 1) + k for k in range(26)} | {100 + n % 4},
        )
        for n in range(64)
    ]
    last = replace(texts[0], article=replace(told.article, id="last"))
    late = replace(texts[1], article=replace(told.article, id="late"), shingles=STOCK | {*range(200, 226)} | {100})
    found = origins([*texts, last, late])
    assert len(set(found.values())) == 65
    assert found["last"] == found["0"]
    assert len(compared) == 1
