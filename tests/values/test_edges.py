"""The ends of the calendar: what lies beyond is no value, and nothing fails."""

from __future__ import annotations

from datetime import date

import pytest

from checker.values import find_values

TEXTS = {
    "fr": "Hier, demain, lundi, samedi prochain, dans 300 ans, il y a 9999 ans, août, fin décembre, l’an dernier, "
    "le siècle prochain, le week-end dernier, la semaine prochaine, dans la nuit de samedi à dimanche, à Noël, cet été",
    "en": "Yesterday, tomorrow, Monday, next Saturday, in 300 years, 9999 years ago, August, late December, last year, "
    "next century, last weekend, next week, overnight, at Christmas, this summer, in the 1990s",
}


@pytest.mark.parametrize("lang", TEXTS)
@pytest.mark.parametrize(
    "day", [date.min, date(1, 12, 31), date(2, 1, 1), date(9998, 12, 31), date(9999, 1, 1), date.max]
)
def test_no_reference_is_too_early_or_too_late(lang, day):
    text = TEXTS[lang]
    assert all(text[m.start : m.end] == m.text for m in find_values(text, lang, day))
