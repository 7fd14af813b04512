"""Sums over a period: what lies inside counts, what only overlaps or has no date is told apart."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.records import StoredVersion
from desktop_app.storage.connection import Connection
from desktop_app.storage.figures import (
    DoubtfulRow,
    Figures,
    PeriodRow,
    Reorganised,
    Span,
)
from desktop_app.storage.merge import Merge
from desktop_app.storage.part_figures import CountRow, FundingRow, PartFigures, SumRow
from desktop_app.storage.people_counts import People
from tests.storage.gifts import UNIT, gift, lift, people_in, receive, save, undone

START, END = "2026-01-01", "2026-05-31"
SPAN = Span(START, END)
GIFTS = Span(START, END, kinds=("gift",))


def test_sums_by_kind_and_unit(connection: Connection) -> None:
    receive(
        connection,
        gift("Lò A", counter=1, value=1, number="1"),
        gift("Lò A khác", counter=2, value=10, number="1"),
        gift("Lò B", counter=3, value=100, unit="LC-02"),
        gift("Lò C", counter=4, value=1_000, kind="house"),
        gift("Lò D", counter=5, value=10_000, day="2026-06-01"),
        gift("Lò E", counter=6, value=100_000, day="2025-12-31"),
    )
    figures = Figures(connection)
    rows = figures.period_rows(SPAN)
    assert rows == [
        PeriodRow("gift", UNIT, 2, 11, 2),
        PeriodRow("gift", "LC-02", 1, 100, 1),
        PeriodRow("house", UNIT, 1, 1_000, 1),
    ]
    assert figures.period_rows(Span(START, END, "LC-02")) == rows[1:2]
    assert figures.period_rows(Span(START, END, "LC-09")) == []


def test_only_the_version_that_counts(connection: Connection) -> None:
    done = gift("Lò A", counter=1, value=1)
    gone = gift("Lò B", counter=5, value=1)
    save(
        connection,
        done,
        gift("Lò A", counter=2, parents=(done,), value=10),
        gift("Lò A", counter=3, parents=(done,), value=100, state="draft"),
        gift("Lò C", counter=4, value=1_000, state="draft"),
        gone,
        gift("Lò B", counter=6, parents=(gone,), state="deleted"),
    )
    (row,) = Figures(connection).period_rows(SPAN)
    assert (row.records, row.value) == (1, 10)
    assert people_in(connection, SPAN, ("recipient",)) == People(1, 1)
    assert PartFigures(connection).funding(SPAN) == [FundingRow("", "gift", "union", 10)]
    assert PartFigures(connection).counts(SPAN) == [CountRow("", "gift", "", "items", 2, 1)]


@pytest.mark.parametrize(
    ("day", "inside", "doubtful"),
    [
        ("2026-01-01", True, False),
        ("2026-05-31", True, False),
        ("2026-06-01", False, False),
        ("2025-12-31", False, False),
        ("2026", False, True),
        ("2025", False, False),
        ("", False, True),
    ],
)
def test_a_date_inside_beside_or_across(connection: Connection, day: str, inside: bool, doubtful: bool) -> None:
    receive(connection, gift("Lò A", day=day))
    figures = Figures(connection)
    assert (figures.period_rows(SPAN) != []) is inside
    assert figures.doubtful(SPAN) == ([DoubtfulRow("gift", UNIT, 1, 500_000)] if doubtful else [])
    assert figures.doubtful(Span(START, END, "LC-09")) == []


@given(
    gifts=st.lists(
        st.tuples(
            st.sampled_from(["Lò A", "Lò B", "Lò C"]),
            st.sampled_from(["2026-01-01", "2026-03-08", "2025-02-02", "2026", ""]),
            st.sampled_from(["LC-01", "LC-02"]),
            st.integers(0, 9),
        ),
        max_size=12,
    )
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sums_are_those_of_a_plain_count(connection: Connection, gifts: list[tuple[str, str, str, int]]) -> None:
    versions: list[StoredVersion] = [
        gift(name, record=str(place), counter=place + 1, day=day, unit=unit, value=value)
        for place, (name, day, unit, value) in enumerate(gifts)
    ]
    expected: dict[str, tuple[int, int, int]] = {}
    for unit in ("LC-01", "LC-02"):
        inside = [
            (name, value) for name, day, code, value in gifts if code == unit and len(day) == 10 and START <= day <= END
        ]
        if inside:
            expected[unit] = (len(inside), sum(value for _, value in inside), len({name for name, _ in inside}))
    with undone(connection):
        Merge(connection, lift).put_many((stored, lift(stored.version)) for stored in versions)
        rows = Figures(connection).period_rows(SPAN)
        told = {
            row.unit: (row.records, row.value, people_in(connection, SPAN, ("recipient",), (row.unit,)).persons)
            for row in rows
        }
        assert told == expected


def test_sums_by_subtype(connection: Connection) -> None:
    receive(connection, gift("Lò A", counter=1, value=1), gift("Lò B", counter=2, value=10), gift("Lò C", counter=3))
    with connection.write():
        connection.run("UPDATE version SET subtype = 'tet' WHERE counter < 3")
    rows = PartFigures(connection).sums(SPAN)
    assert rows == [SumRow("", "gift", "", 1, 500_000, 1), SumRow("", "gift", "tet", 2, 11, 2)]
    assert PartFigures(connection).sums(Span(START, END, "LC-09")) == []


def test_months_take_only_dates_within_one_month(connection: Connection) -> None:
    receive(
        connection,
        gift("Lò A", counter=1, value=1, day="2026-01-31"),
        gift("Lò B", counter=2, value=10, day="2026-01-01"),
        gift("Lò C", counter=3, value=100, day="2026-12-31"),
        gift("Lò D", counter=4, value=1_000, day="2026"),
        gift("Lò E", counter=5, value=10_000, day="2025-12-31"),
        gift("Lò F", counter=6, value=100_000, day="2026-01-31", kind="house"),
    )
    assert Figures(connection).months(["gift"], 2026) == {1: 11, 12: 100}
    assert Figures(connection).months(["gift", "house"], 2026) == {1: 100_011, 12: 100}


def test_people_of_a_role_over_several_units(connection: Connection) -> None:
    receive(
        connection,
        gift("Lò A", record="1", counter=1, number="1"),
        gift("Lò A", record="2", counter=2, number="1", unit="LC-02"),
        gift("Lò B", record="3", counter=3, number="2", unit="LC-03"),
    )
    assert people_in(connection, GIFTS, ["recipient"]) == People(2, 3)
    assert people_in(connection, GIFTS, ["recipient"], [UNIT, "LC-02"]) == People(1, 2)
    assert people_in(connection, GIFTS, ["author"]) == People(0, 0)


def test_the_sums_are_read_from_the_covering_index(connection: Connection) -> None:
    plan = Figures(connection).plan(SPAN)
    assert plan == ["SCAN v USING COVERING INDEX version_current"]


def test_a_stock_is_what_there_is_on_the_last_day(connection: Connection) -> None:
    receive(
        connection,
        gift("Lâu năm", counter=1, day="2010-03-01"),
        gift("Giải thể", counter=2, day="2015-01-01"),
        gift("Giải thể sau", counter=3, day="2015-01-01"),
        gift("Thành lập sau", counter=4, day="2027-01-01"),
    )
    with connection.write():
        connection.run("UPDATE version SET ended = '2026-05-01', ended_from = '2026-05-01' WHERE counter = 2")
        connection.run("UPDATE version SET ended = '2027-05-01', ended_from = '2027-05-01' WHERE counter = 3")
    figures = Figures(connection)
    (row,) = figures.period_rows(Span(START, END, nature="stock", kinds=("gift",)))
    assert row.records == 2
    assert figures.period_rows(Span(START, END, nature="stock", kinds=("house",))) == []


def test_of_counts_at_a_date_the_newest_of_each_unit_by_the_last_day_counts(connection: Connection) -> None:
    receive(
        connection,
        gift("a", counter=1, day="2025-05-31", value=1),
        gift("b", counter=2, day="2026-03-31", value=10),
        gift("c", counter=3, day="2026-11-30", value=100),
        gift("d", counter=4, day="2024-11-30", value=1_000, unit="LC-02"),
    )
    rows = Figures(connection).period_rows(Span("2026-01-01", "2026-06-30", nature="snapshot", kinds=("gift",)))
    assert {row.unit: row.value for row in rows} == {UNIT: 10, "LC-02": 1_000}


def stock(day: str, units: Reorganised | None = None) -> Span:
    """Return what asks for what there is on a day."""
    return Span(day, day, kinds=("gift",), nature="stock", units=units or Reorganised())


@pytest.mark.parametrize(
    ("day", "certain", "doubtful"),
    [
        ("2024-12-31", 0, 0),
        ("2025-01-01", 0, 1),  # begun "in 2025"
        ("2025-12-30", 0, 1),
        ("2025-12-31", 1, 0),
        ("2026-12-31", 1, 0),
        ("2027-01-01", 1, 0),  # its first possible last day
        ("2027-01-02", 0, 1),
        ("2027-12-31", 0, 1),
        ("2028-01-01", 0, 0),
    ],
)
def test_a_stock_of_which_only_years_are_known_is_doubtful_within_them(
    connection: Connection, day: str, certain: int, doubtful: int
) -> None:
    receive(connection, gift("CLB", day="2025"))
    with connection.write():
        connection.run("UPDATE version SET ended = '2027-12-31', ended_from = '2027-01-01'")
    figures = Figures(connection)
    assert [row.records for row in figures.period_rows(stock(day))] == [1] * certain
    assert [row.records for row in figures.doubtful(stock(day))] == [1] * doubtful


def test_what_a_unit_had_counts_until_who_took_it_up_tells_of_it(connection: Connection) -> None:
    receive(
        connection,
        gift("A", record="1", counter=1, day="2018-01-01", unit="LC-01"),
        gift("A", record="2", counter=2, day="2018-01-01", unit="LC-02"),
        gift("A", record="3", counter=3, day="2019-01-01", unit="LC-02"),
        gift("B", record="4", counter=4, day="2018-01-01", unit="LC-01"),
        gift("C", record="5", counter=5, day="2018-01-01", unit="LC-03"),
        gift("A", record="6", counter=6, day="2017-01-01", unit="LC-04"),
    )
    with connection.write():  # natural keys: one begins with its unit, as those of clubs do
        for unit, counters in (("LC-01", "1"), ("LC-02", "2, 3"), ("LC-04", "6")):
            connection.run(
                f"UPDATE record SET duplicate_key = '{unit}|a' WHERE seq IN"
                f" (SELECT record FROM version WHERE counter IN ({counters}))"
            )
    figures = Figures(connection)
    assert sum(row.records for row in figures.period_rows(stock("2026-01-01"))) == 6
    merged = Reorganised(heirs=(("LC-01", "2025-06-30", "LC-02"), ("LC-04", "2025-06-30", "LC-02")))
    rows = {row.unit: row.records for row in figures.period_rows(stock("2026-01-01", merged))}
    assert rows == {"LC-01": 1, "LC-02": 2, "LC-03": 1, "LC-04": 1}, "one name of another day is another thing"
    same_unit = Reorganised(heirs=(("LC-01", "", "LC-02"), ("LC-02", "", "LC-01")))
    assert sum(row.records for row in figures.period_rows(stock("2026-01-01", same_unit))) == 6
    dissolved = Reorganised(gone=("LC-03",))
    assert {row.unit for row in figures.period_rows(stock("2026-01-01", dissolved))} == {"LC-01", "LC-02", "LC-04"}
    flows = Span("2018-01-01", "2018-12-31", kinds=("gift",), units=Reorganised(("LC-03",), merged.heirs))
    assert sum(row.records for row in figures.period_rows(flows)) == 4


def test_of_two_counts_of_one_day_the_one_that_came_last_counts(connection: Connection) -> None:
    receive(
        connection,
        gift("a", counter=1, day="2026-05-31", value=1),
        gift("b", counter=2, day="2026-05-31", value=10),
    )
    span = Span("2026-01-01", "2026-06-30", nature="snapshot", kinds=("gift",))
    assert [row.value for row in Figures(connection).period_rows(span)] == [10]


def test_a_count_of_a_unit_that_ended_stands_until_the_next_unit_counts(connection: Connection) -> None:
    receive(
        connection,
        gift("x", counter=1, day="2025-05-31", value=40, unit="LC-01"),
        gift("y", counter=2, day="2025-05-31", value=50, unit="LC-02"),
        gift("y2", counter=3, day="2025-11-30", value=90, unit="LC-02"),
    )
    figures, merged = Figures(connection), Reorganised(heirs=(("LC-01", "2025-06-30", "LC-02"),))

    def total(day: str) -> int:
        span = Span(day, day, kinds=("gift",), nature="snapshot", units=merged)
        return sum(row.value for row in figures.period_rows(span))

    assert [total(day) for day in ("2025-06-30", "2025-07-01", "2025-11-29", "2025-11-30")] == [90, 90, 90, 90]
    alone = Span("2025-11-30", "2025-11-30", kinds=("gift",), nature="snapshot")
    assert sum(row.value for row in figures.period_rows(alone)) == 130


def test_a_count_under_two_codes_of_one_unit_is_one_count(connection: Connection) -> None:
    receive(
        connection,
        gift("x", counter=1, day="2025-05-31", value=40, unit="P-1"),
        gift("y", counter=2, day="2025-11-30", value=90, unit="LC-02"),
    )
    same = Reorganised(heirs=(("LC-02", "", "P-1"), ("P-1", "", "LC-02")))
    for day, value in (("2025-06-30", 40), ("2025-12-31", 90)):
        span = Span(day, day, kinds=("gift",), nature="snapshot", units=same)
        assert [row.value for row in Figures(connection).period_rows(span)] == [value]
