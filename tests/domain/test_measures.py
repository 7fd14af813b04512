"""Figures of one record, totals of many; persons and turns are both counted and never confused."""

from __future__ import annotations

import dataclasses

from desktop_app.domain.lifting import lift
from desktop_app.domain.measures import Tally, figures, mean_of_rates, measure_types, total
from desktop_app.domain.records import Data
from tests.domain.forms import gift, house, initiative, pledge, real, sample


def test_the_measures_of_a_kind_are_named_with_their_types() -> None:
    assert measure_types(real().current("gift")) == (
        ("gifts", "count"),
        ("value", "value"),
        ("persons", "persons"),
        ("turns", "turns"),
    )


def test_persons_are_counted_once_and_turns_each_time() -> None:
    definition = real().current("gift")
    same: Data = {**gift(), "source": "business"}
    other: Data = {**gift(), "recipient": {"name": "Tẩn Thị Mẩy", "birth": "1992"}}
    records = [lift(definition, data) for data in (gift(), same, other)]
    assert total(definition, records) == {"gifts": 3, "value": 3_900_000, "persons": 2, "turns": 3}


def test_persons_of_parts_are_not_added_up() -> None:
    definition = real().current("gift")
    tally = Tally(definition)
    parts = 0
    for _month in range(4):
        lifted = lift(definition, gift())
        tally.add(lifted)
        parts += int(figures(definition, lifted)["persons"])
    assert (parts, tally.figures()["persons"], tally.figures()["turns"]) == (4, 1, 4)


def test_houses_tell_new_from_repaired_and_union_money_from_all() -> None:
    definition = real().current("house")
    records = [lift(definition, data) for data in (house(), {**house(), "form": "repair"})]
    assert total(definition, records) == {
        "houses": 2,
        "new_houses": 1,
        "repaired_houses": 1,
        "value": 190_000_000,
        "union_value": 110_000_000,
        "persons": 1,
    }


def test_initiatives_are_counted_by_level() -> None:
    definition = real().current("initiative")
    pending = {**initiative(), "level": "pending"}
    records = [lift(definition, data) for data in (initiative(), pending)]
    assert total(definition, records) == {
        "initiatives": 2,
        "recognised": 1,
        "recognised_by_province": 1,
        "at_grassroots": 0,
        "by_district_sector": 0,
        "national": 0,
        "benefit": 160_000_000,
        "recognised_benefit": 80_000_000,
        "authors": 2,
    }


def test_pledges_count_rows_and_keep_households_out_of_persons() -> None:
    definition = real().current("pledge_registration")
    assert figures(definition, lift(definition, pledge())) == {
        "registrations": 1,
        "collectives": 1,
        "individuals": 2,
        "individual_turns": 2,
        "households": 1,
        "targets_reached": 0,
        "targets_rate": "",
    }


def test_a_rate_takes_nothing_from_a_record_that_tells_only_one_of_its_numbers() -> None:
    definition = real().current("pledge_registration")
    asked = [{"targets_set": 8, "targets_reached": 7}, {"targets_set": 4, "targets_reached": 3}, {"targets_set": 100}]
    found = total(definition, [lift(definition, {**pledge(), **answers}) for answers in asked])
    assert (found["targets_reached"], found["targets_rate"]) == (10, "83.33")


def test_a_record_without_a_value_counts_and_adds_nothing() -> None:
    definition = sample()
    lifted = lift(definition, {"kind_of": "child"})
    assert figures(definition, lifted) == {
        "records": 1,
        "members": 0,
        "helpers": 0,
        "value": 0,
        "from_province": 0,
        "persons": 0,
        "turns": 0,
    }


def test_nothing_counted_is_zero() -> None:
    assert total(sample(), []) == {name: 0 for name, _type in measure_types(sample())}


def test_turns_come_from_their_field_when_the_kind_has_one() -> None:
    definition = sample()
    lifts = dataclasses.replace(definition.lifts, turns="grade")
    counted = dataclasses.replace(definition, lifts=lifts)
    assert figures(counted, lift(counted, {"grade": 3}))["turns"] == 3


def test_halves_of_a_hundredth_go_up() -> None:
    assert mean_of_rates({"": (1, 32)}) == "3.13"  # 3,125: to the even hundredth it would be 3,12
    assert mean_of_rates({"": (3, 32)}) == "9.38"


def test_rates_are_rounded_once_and_a_year_of_nobody_is_no_year() -> None:
    thirds = {"2023": (1, 3), "2024": (1, 3), "2025": (0, 0)}
    assert mean_of_rates(thirds) == "33.33"
    assert mean_of_rates({"2023": (1, 3), "2024": (2, 3)}) == "50.00"
    assert mean_of_rates({"2025": (0, 0)}) == mean_of_rates({}) == ""


def test_the_number_of_a_stock_is_known_from_the_day_it_was_counted() -> None:
    definition = real().current("club")
    club = lift(definition, {"form": "sport_club", "members": 40, "members_on": "2025-05"})
    nobody_knows_when = lift(definition, {"form": "art_team", "members": 7})
    both = [club, nobody_knows_when]
    assert total(definition, both, "2025-05-30")["members"] == 0
    assert total(definition, both, "2025-05-31")["members"] == 40
    assert total(definition, both)["sport_clubs"] == 1


def test_a_balance_is_what_came_in_less_what_went_out() -> None:
    definition = real().current("fund_movement")
    moved = [("received", 100), ("spent", 300), ("received", 50)]
    lifted = [lift(definition, {"direction": direction, "amount": amount}) for direction, amount in moved]
    assert total(definition, lifted)["balance"] == -150
