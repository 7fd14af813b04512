"""How far pledges have come."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.pledge_progress import Progress, decimal_text, progress_of, targets_of
from desktop_app.domain.records import Data

HOUSES: Data = {"content": "Làm nhà Mái ấm", "measured_in": "nhà", "plan": "4", "result": "4"}


def test_the_offices_own_numbers_stand() -> None:
    assert progress_of({"targets_set": 9, "targets_reached": 7, "targets": [HOUSES]}) == Progress(9, 7)


@pytest.mark.parametrize(
    ("line", "reached"),
    [
        ({}, 1),
        ({"result": "3.5"}, 0),
        ({"result": None}, 0),
        ({"plan": None}, 0),
        ({"result": "3", "reached": "100"}, 1),
        ({"reached": "99.5"}, 0),
        ({"plan": "bốn"}, 0),
        ({"plan": 4, "result": 5}, 1),
    ],
)
def test_else_targets_are_counted_line_by_line(line: Data, reached: int) -> None:
    assert progress_of({"targets": [{**HOUSES, **line}]}) == Progress(1, reached)
    assert progress_of({"targets_set": 3, "targets": [{**HOUSES, **line}]}) == Progress(3, reached)


def test_shares_of_several_offices_are_not_added() -> None:
    units = {
        unit: next(targets_of({"targets": [{**HOUSES, "measured_in": unit}]})).adds_up for unit in ("nhà", "%", "")
    }
    assert units == {"nhà": True, "%": False, "": False}
    assert list(targets_of({"targets": [{"plan": "4"}, "x"]})) == []


@given(st.fractions(-(10**9), 10**9))
def test_decimal_text_is_the_nearest_hundredth(number: Fraction) -> None:
    text = decimal_text(number)
    assert abs(Fraction(text) - number) <= Fraction(1, 200)
    assert not text.endswith(".")
    assert text != "-0"
