"""What wordings allow, drawn with characters."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.messages import load_messages
from checker.report import Shape
from checker.reporters.strip import strips

SAY = load_messages("fr")


def shape(low, core_low, core_high, high, kind="number", unit=None) -> Shape:
    return Shape(kind=kind, unit=unit, support=(low, high), core=(core_low, core_high))


def test_supports_cores_and_points():
    drawn = strips([shape(10, 14, 16, 20), None, shape(30, 30, 30, 30)], 21, SAY)
    assert drawn == (("────███────", "", "                    ●"), "10", "30")


def test_open_sides_have_arrows():
    drawn = strips([shape(None, None, 10, 10), shape(20, 20, None, None)], 15, SAY)
    assert drawn is not None
    assert drawn.drawn == ("◄██", "            ██►")


@pytest.mark.parametrize(
    ("one", "two", "ends"),
    [
        (shape(60, 60, 60, 60, "minute"), shape(90, 90, 90, 90, "minute"), ("01:00", "01:30")),
        (
            shape(*["2025-03-01"] * 4, "day"),
            shape(*["2025-03-09"] * 4, "day"),
            ("1 mars 2025", "9 mars 2025"),
        ),
        (shape(5, 5, 5, 5, unit="percent"), shape(6.5, 6.5, 6.5, 6.5, unit="percent"), ("5\u00a0%", "6,5\u00a0%")),
    ],
)
def test_the_ends_are_named_in_their_kind(one, two, ends):
    drawn = strips([one, two], 40, SAY)
    assert drawn is not None
    assert (drawn.low, drawn.high) == ends


@pytest.mark.parametrize(
    "shapes",
    [
        [],
        [None, None],
        [shape(1, 1, 1, 1)],
        [shape(1, 1, 1, 1)] * 2,
        [shape(None, None, None, None), shape(None, None, None, None)],
        [shape(1, 1, 1, 1), shape(2, 2, 2, 2, unit="metre")],
        [shape(1, 1, 1, 1), shape(2, 2, 2, 2, "minute")],
        [shape(-1e308, -1e308, -1e308, -1e308), shape(1e308, 1e308, 1e308, 1e308)],
    ],
)
def test_nothing_is_drawn_where_nothing_can_be_compared(shapes):
    assert strips(shapes, 40, SAY) is None


BOUNDS = st.floats(-1e9, 1e9)
SHAPES = st.builds(lambda at: shape(*sorted(at)), st.lists(BOUNDS, min_size=4, max_size=4))
DAYS = st.builds(
    lambda at: shape(*(day.isoformat() for day in sorted(at)), kind="day"), st.lists(st.dates(), min_size=4, max_size=4)
)


@given(st.one_of(st.lists(SHAPES, max_size=4), st.lists(DAYS, max_size=4)), st.integers(10, 60))
def test_a_strip_fits_and_keeps_the_order(shapes, width):
    drawn = strips(shapes, width, SAY)
    if drawn is None:
        return
    assert all(0 < len(strip) <= width for strip in drawn.drawn)
    starts = {s.support[0]: len(strip) - len(strip.lstrip()) for s, strip in zip(shapes, drawn.drawn, strict=True)}
    assert [starts[low] for low in sorted(starts)] == sorted(starts.values())


def test_a_day_far_away_is_written():
    drawn = strips(
        [shape(*[date.min.isoformat()] * 4, "day"), shape(None, None, *[date.max.isoformat()] * 2, "day")], 20, SAY
    )
    assert drawn is not None
