"""Figures told apart, against the records of each part counted one by one."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.definition import Definition
from desktop_app.domain.lifting import Lifted
from desktop_app.domain.measures import total
from desktop_app.domain.records import Version, encode
from desktop_app.domain.report_model import ReportTable
from desktop_app.domain.report_questions import Behind, Question, Split
from desktop_app.domain.units import Unit
from desktop_app.services.counted_figures import nature_of
from desktop_app.services.reporting import Reporting
from desktop_app.services.reports import by_part
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.figure_cells import MOST_RANKED
from desktop_app.services.reports.registry import REPORTS
from desktop_app.services.reports.wish import ReportAsksMore
from desktop_app.services.session import Session
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.merge import Merge
from tests.domain.forms import real
from tests.services.conftest import Stores
from tests.services.placed_records import place
from tests.services.reports.asking import END, START, assert_adds_up, charts, column, made, rows, tables
from tests.services.test_reporting import UNITS, data_of, inside, joined, version
from tests.storage.gifts import undone

KINDS: Final = {one.kind: one for one in real() if one.kind in ("gift", "visit", "award", "house", "initiative")}
RECORDS: Final = st.lists(
    st.sampled_from(sorted(KINDS)).flatmap(
        lambda kind: st.tuples(st.just(KINDS[kind]), data_of(KINDS[kind]), st.sampled_from(UNITS))
    ),
    max_size=14,
)


def part_of(split: Split, one: Version, columns: Lifted) -> str:
    """Return the part of a record."""
    if split == "unit":
        return one.unit
    return (columns.subtype or "") if split == "level" else (columns.occurred_from or "")[:4]


def told(table: ReportTable) -> dict[str, dict[str, Any]]:
    """Return part → measure → value."""
    names = [one.name for one in table.columns[1:]]
    return {row.code: dict(zip(names, (cell.value for cell in row.cells[1:]), strict=True)) for row in rows(table)}


@given(records=RECORDS, kind=st.sampled_from(sorted(KINDS)), split=st.sampled_from(["unit", "level", "year"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_part_is_what_its_records_count(
    office: Session, records: list[tuple[Definition, Any, str]], kind: str, split: Split
) -> None:
    definition = KINDS[kind]
    versions = [version(number, *record) for number, record in enumerate(records, start=1)]
    with undone(office.connection):
        placed = [(one, office.lifting(one)) for one in versions]
        Merge(office.connection, office.lifting).put_many((encode(one), columns) for one, columns in placed)
        report = made(office, "by_part", Question(START, END, kinds=(kind,)), split=split)
        whole = {row.measure: row.value for row in Reporting(office).period(START, END) if row.kind == kind}
        (table,) = tables(report)
        parts: dict[str, list[Lifted]] = {}
        for one, columns in joined(placed):
            if one.kind == kind and inside(columns):
                parts.setdefault(part_of(split, one, columns), []).append(columns)
        found = told(table)
        for measure in definition.measures:
            assert nature_of(definition, measure) == "flow"
            name = f"{kind}.{measure.name}"
            expected = {part: total(definition, lifted)[measure.name] for part, lifted in parts.items()}
            shown = {part: values[name] for part, values in found.items() if name in values}
            assert {part: value for part, value in shown.items() if value} == {
                part: value for part, value in expected.items() if value
            }
            if shown:
                assert column(table, name, "total") == [whole[measure.name]]
            summed = {one.name: one.summed for one in table.columns}.get(name)
            assert summed in (None, measure.type not in ("persons", "rate", "yearly_rate"))
        assert_adds_up(table)
        for chart in charts(report):
            assert chart.chart == ("columns" if split == "year" else "ranking")
            assert split == "year" or list(chart.series[0].values) == sorted(chart.series[0].values, reverse=True)  # type: ignore[type-var]


def test_communes_of_today_hold_those_of_then(office: Session) -> None:
    for commune in ("old:108:xa-nam-han", "03544", "03388"):
        place(office, "gift", "CD001", place={"commune": commune}, given_on="2026-02-01")
    (table,) = tables(made(office, "communes"))
    assert sorted(column(table, "gift.gifts")) == [1, 2]
    assert column(table, "gift.gifts", "total") == [3]
    assert "01/7/2025" in "".join(table.notes)
    (then,) = tables(made(office, "communes", split="commune"))
    assert column(then, "gift.gifts") == [1, 1, 1]
    (row, *_rest) = rows(then)
    assert row.cells[1].behind == Behind(Question(START, END), "gift", "gifts", "commune", row.code)


def test_movements_are_named(office: Session) -> None:
    place(office, "initiative", "CD001", movement="PT01", decided_on="2026-02-01")
    place(office, "house", "CD001", movement=None, handed_over_on="2026-02-01")
    (table,) = tables(made(office, "movements"))
    assert column(table, "part")[-1] == "Chưa ghi"
    assert rows(table)[0].code == "PT01"
    assert "initiative.recognised" in [one.name for one in table.columns]
    assert column(table, "house.houses") == [0, 1]


def test_units_stand_side_by_side_at_a_province(stores: Stores, office: Session) -> None:
    province = stores.province().session
    with province.connection.write():
        Ledger(province.connection).put_units(
            [Unit(code, f"CĐCS {code}", superior="S1", level="base") for code in UNITS] + [Unit("S1", "LĐLĐ huyện")]
        )
    for unit, count in zip(UNITS, (1, 3), strict=True):
        for _number in range(count):
            place(province, "gift", unit, given_on="2026-02-01")
    report = made(province, "units")
    (table,) = tables(report)
    assert column(table, "part") == ["CĐCS CD001", "CĐCS CD002"]
    (chart,) = charts(report)
    assert (chart.labels, chart.series[0].values) == (("CĐCS CD002", "CĐCS CD001"), (3, 1))
    (above,) = tables(made(province, "units", split="superior"))
    assert (column(above, "part"), column(above, "gift.gifts")) == (["LĐLĐ huyện"], [4])
    assert "units" in [one.name for one in ReportDesk(province).offers()]
    assert "units" not in [one.name for one in ReportDesk(office).offers()]


def test_what_may_stand_in_two_parts_is_not_added(office: Session) -> None:
    lines = [{"source": "grassroots", "amount": 2_000_000}, {"source": "business", "amount": 3_000_000}]
    place(office, "house", "CD001", handed_over_on="2026-02-01", funding=lines, value=5_000_000)
    (table,) = tables(made(office, "by_part", Question(START, END, kinds=("house",)), split="source"))
    assert not any(one.summed for one in table.columns)
    assert column(table, "house.houses") == [1, 1]
    assert column(table, "house.houses", "total") == [1]
    assert any("nhiều dòng" in note for note in table.notes)


def test_a_split_that_is_needed_is_asked_for(office: Session) -> None:
    with pytest.raises(ReportAsksMore) as asked:
        made(office, "by_part")
    assert asked.value.fields["missing"] == "split"
    with pytest.raises(ReportAsksMore) as asked:
        made(office, "by_part", split="level")
    assert asked.value.fields["missing"] == "kind"


@pytest.mark.parametrize("split", get_args(Split))
def test_every_split_makes_a_report(office: Session, split: Split) -> None:
    place(office, "gift", "CD001", given_on="2026-02-01")
    report = made(office, "by_part", Question(START, END, kinds=("gift",)), split=split)
    (table,) = tables(report)
    assert table.columns[0].title
    assert rows(table), split
    assert sum("Trong 1 người" in one for one in report.basis) == 1


def test_the_main_measures_are_measures() -> None:
    known = {(one.kind, measure.name) for one in real() for measure in one.measures}
    assert {*by_part._GIVEN, *by_part._PEOPLE, *by_part._IN_MOVEMENTS} <= known


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_every_report_is_offered_under_its_name(name: str) -> None:
    offered = REPORTS[name][0]()
    assert (offered.name, bool(offered.title), bool(offered.description)) == (name, True, True)


def test_a_year_that_is_no_whole_one_is_told_as_it_is(office: Session) -> None:
    place(office, "gift", "CD001", given_on="2025-12-31")
    place(office, "gift", "CD001", given_on="2026-02-01")
    question = Question(date(2025, 7, 1), END)
    (table,) = tables(made(office, "by_part", question, split="year"))
    heads = ["2025 (từ 01/7)", "2026 (đến 30/6)"]
    assert (column(table, "part"), column(table, "gift.gifts")) == (heads, [1, 1])


def test_a_year_of_nothing_keeps_its_place(office: Session) -> None:
    for day in ("2023-02-01", "2025-02-01"):
        place(office, "gift", "CD001", given_on=day)
    report = made(office, "by_part", Question(date(2023, 1, 1), date(2025, 12, 31)), split="year")
    (table,) = tables(report)
    assert column(table, "gift.gifts") == [1, 0, 1]
    (chart,) = charts(report)
    assert chart.labels == ("2023", "2024", "2025")


def test_the_title_says_by_what_and_of_which_kind(office: Session) -> None:
    place(office, "gift", "CD001", given_on="2026-02-01")
    report = made(office, "by_part", split="source")
    assert (report.title, tables(report)[0].title) == ("Số liệu theo: nguồn", "Số liệu theo: nguồn")
    one_kind = Question(START, END, kinds=("gift",))
    assert made(office, "by_part", one_kind, split="year").title == "Số liệu theo: năm · Suất quà"
    assert made(office, "communes", one_kind).title == "Kết quả theo xã, phường · Suất quà"


def test_of_initiatives_only_the_benefit_of_recognised_ones_is_told_by_movement(office: Session) -> None:
    place(office, "initiative", "CD001", level="province", benefit=7_000_000)
    place(office, "initiative", "CD001", level="proposed", benefit=900_000)
    found = told(tables(made(office, "movements", Question(date(2015, 1, 1), END)))[0])
    names = {name: value for values in found.values() for name, value in values.items() if "initiative" in name}
    assert names == {
        "initiative.initiatives": 2,
        "initiative.recognised": 1,
        "initiative.recognised_benefit": 7_000_000,
    }


@pytest.mark.parametrize(("units", "closing"), [(MOST_RANKED, ""), (MOST_RANKED + 1, " (20 dòng nhiều nhất)")])
def test_a_ranking_that_does_not_show_all_says_so(stores: Stores, units: int, closing: str) -> None:
    province = stores.province().session
    for number in range(units):
        place(province, "gift", f"CD{number:03d}", given_on="2026-02-01")
    report = made(province, "units", Question(START, END, kinds=("gift",)), split="unit")
    (chart,) = charts(report)
    assert (chart.title, len(chart.labels)) == (f"Số suất quà{closing}", MOST_RANKED)
