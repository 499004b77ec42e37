"""Every conversion factor against pint, so that none has to be believed."""

from __future__ import annotations

import pytest

from checker.pack_files import load_file
from checker.values.lexicon import load_units

pint = pytest.importorskip("pint")

BASE = {
    "length": "metre",
    "area": "metre**2",
    "volume": "litre",
    "mass": "kilogram",
    "speed": "metre/second",
    "energy": "joule",
    "power": "watt",
    "frequency": "hertz",
    "voltage": "volt",
    "information": "bit",
    "time": "second",
}
# names that pint spells otherwise
SPELLING = {
    "square metre": "metre**2",
    "square kilometre": "kilometre**2",
    "square centimetre": "centimetre**2",
    "square mile": "mile**2",
    "square foot": "foot**2",
    "square yard": "yard**2",
    "square inch": "inch**2",
    "cubic metre": "metre**3",
    "cubic centimetre": "centimetre**3",
    "cubic kilometre": "kilometre**3",
    "cubic foot": "foot**3",
    "cubic yard": "yard**3",
    "nautical mile": "nautical_mile",
    "light-year": "light_year",
    "astronomical unit": "astronomical_unit",
    "are": "are",
    "barrel": "oil_barrel",
    "tonne": "metric_ton",
    "ton": "short_ton",
    "quintal": "100 kilogram",
    "metre per second": "metre/second",
    "kilometre per hour": "kilometre/hour",
    "mile per hour": "mile/hour",
    "kilowatt-hour": "kilowatt*hour",
    "megawatt-hour": "megawatt*hour",
    "gigawatt-hour": "gigawatt*hour",
    "terawatt-hour": "terawatt*hour",
    "horsepower": "metric_horsepower",
    "month": None,
    "quarter": None,
    "semester": None,
    "year": None,
    "decade": None,
    "century": None,
    "millennium": None,
}
CASES = [
    (dimension, name, size if isinstance(size, (int, float)) else size["factor"])
    for dimension, units in load_units().items()
    if dimension in BASE
    for name, size in units.items()
    if SPELLING.get(name, name) is not None
]


@pytest.fixture(scope="module")
def registry() -> object:
    return pint.UnitRegistry()


@pytest.mark.parametrize(("dimension", "name", "factor"), CASES)
def test_factor(registry: object, dimension: str, name: str, factor: float) -> None:
    there = registry.parse_expression(SPELLING.get(name, name))  # type: ignore[attr-defined]
    # acres and miles differ by two millionths between the international and the survey foot
    tolerance = 5e-6 if name in ("acre", "square mile") else 1e-8
    assert (1 * there).to(BASE[dimension]).magnitude == pytest.approx(factor, rel=tolerance)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_shared_unit_that_a_language_names_exists(lang: str) -> None:
    known = {name for units in load_units().values() for name in units}
    assert set(load_file(lang, "units")["units"]) <= known
