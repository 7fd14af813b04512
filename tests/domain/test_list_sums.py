"""What is added up under a list: only what a measure of the kind counts as a flow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.definition import Measure
from desktop_app.domain.list_sums import DIFFERENCE, ListSum, apart, said_of, subtype_of, summed_columns, value_sums
from tests.domain.forms import real


@pytest.mark.parametrize(
    ("kind", "columns"),
    [
        ("gift", ("cash", "in_kind_value", "value")),
        ("crisis_aid", ("value",)),
        ("meeting", ("total",)),
        ("fund_movement", ("amount",)),
        ("workforce", ()),  # an average, and a debt counted at a date
        ("campaign", ()),  # what each of many receives
        ("award", ()),  # the reward is counted, but stands in no column
        ("person", ()),
    ],
)
def test_a_column_is_added_up_only_where_the_sum_means_something(kind: str, columns: tuple[str, ...]) -> None:
    assert summed_columns(real().current(kind)) == columns


def test_what_came_in_and_what_went_out_stand_apart() -> None:
    definition = real().current("fund_movement")
    sums = value_sums(definition)
    assert apart(definition)
    assert [one.title.vi for one in sums] == ["Số tiền huy động", "Số tiền đã chi", "Chênh lệch"]
    assert [one.of({"spent": 45, "received": 58}) for one in sums] == [58, 45, 13]
    assert [one.of({"received": 58}) for one in sums] == [58, None, None], "nothing is said of what is not there"


def test_a_kind_whose_value_counts_whole_has_one_sum_whatever_else_it_counts_of_it() -> None:
    definition = real().current("crisis_aid")
    assert [(one.title.vi, one.values) for one in value_sums(definition)] == [("Tổng cộng", ())]
    assert not apart(definition)


def test_a_sum_of_nothing_is_no_sum() -> None:
    (total,) = value_sums(real().current("gift"))
    assert total.of({}) is None
    assert total.of({"member": 0}) == 0


def test_a_stock_is_not_added_up_although_it_is_counted() -> None:
    definition = real().current("gift")
    stocks = tuple(replace(one, nature="stock") for one in definition.measures)
    assert value_sums(replace(definition, measures=stocks)) == ()
    none: tuple[Measure, ...] = ()
    assert summed_columns(replace(definition, measures=none)) == ()


def test_a_difference_needs_both_sides() -> None:
    difference = value_sums(real().current("fund_movement"))[-1]
    assert difference == ListSum(DIFFERENCE, ("received",), ("spent",))
    assert difference.of({"received": 58, "spent": 45}) == 13
    assert difference.of({"received": 40, "spent": 45}) == -5
    assert difference.of({"received": 58}) is None


def test_a_sum_is_as_exact_as_its_parts() -> None:
    definition = real().current("fund_movement")
    received, spent, difference = value_sums(definition)
    said: dict[str, set[Qualifier]] = {"received": {"exact"}, "spent": {"exact", "over"}}
    assert [one.exactness(said) for one in (received, spent, difference)] == ["exact", "over", "nearly"]
    assert value_sums(real().current("gift"))[0].exactness({"": {"nearly"}, "member": {"over"}}) == "about"
    assert said_of(definition, {"value_qualifier": "over"}) == "over"
    assert [said_of(definition, {}), said_of(real().current("meeting"), {"value_qualifier": "over"})] == ["exact"] * 2


def test_the_subtype_is_that_of_the_lifted_column() -> None:
    award = real().current("award")
    assert subtype_of(award, {"form": "flag", "subject_type": "collective"}) == "flag/collective"
    assert subtype_of(award, {}) == ""
    assert subtype_of(real().current("workforce"), {}) == ""
