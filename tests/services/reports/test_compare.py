"""Two periods side by side: both are what each period's report says."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.records import encode
from desktop_app.domain.report_questions import Behind, Question
from desktop_app.services.reporting import Reporting
from desktop_app.services.reports.compare import proposed
from desktop_app.services.session import Session
from desktop_app.storage.merge import Merge
from tests.domain.forms import real
from tests.services.placed_records import place
from tests.services.reports.asking import END, START, charts, column, made, rows, tables
from tests.services.test_reporting import UNITS, data_of, version
from tests.storage.gifts import undone

KINDS: Final = list(real())
OTHER: Final = (date(2025, 7, 1), date(2025, 12, 31))
RECORDS: Final = st.lists(
    st.sampled_from(KINDS).flatmap(lambda one: st.tuples(st.just(one), data_of(one), st.sampled_from(UNITS))),
    max_size=12,
)


@given(records=RECORDS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_periods_are_told_as_alone(office: Session, records: list[Any]) -> None:
    versions = [version(number, *record) for number, record in enumerate(records, start=1)]
    with undone(office.connection):
        Merge(office.connection, office.lifting).put_many((encode(one), office.lifting(one)) for one in versions)
        for unit in (None, UNITS[0]):
            reporting = Reporting(office)
            now = {f"{one.kind}.{one.measure}": one for one in reporting.period(START, END, unit=unit)}
            before = {f"{one.kind}.{one.measure}": one for one in reporting.period(*OTHER, unit=unit)}
            (table,) = tables(made(office, "compare", Question(START, END, unit), other_days=OTHER))
            assert {row.code for row in rows(table)} == {
                code
                for code, one in now.items()
                if one.value or before[code].value or one.unknown or before[code].unknown
            }
            for row in rows(table):
                values = [cell.value for cell in row.cells[1:4]]
                ours, theirs = now[row.code].value, before[row.code].value
                grown = ours - theirs if isinstance(ours, int) and isinstance(theirs, int) else None
                assert values == [ours if ours != "" else None, theirs if theirs != "" else None, grown]


def gift(session: Session, day: str, cash: int, **changes: Any) -> None:  # noqa: ANN401 - any JSON
    place(session, "gift", "CD001", given_on=day, cash=cash, in_kind=None, in_kind_value=None, **changes)


def test_what_grew_and_by_how_much(office: Session) -> None:
    gift(office, "2026-02-05", 300_000)
    gift(office, "2026-02-06", 300_000, value_qualifier="over")
    gift(office, "2025-02-05", 400_000)
    place(office, "visit", "CD001", given_on="2026-03-01")
    report = made(office, "compare")
    (table,) = tables(report)
    told = dict(zip((row.code for row in rows(table)), column(table, "change"), strict=True))
    assert told["gift.gifts"] == "+100%"
    assert told["gift.value"] == "khoảng +50%"
    assert told["visit.visits"] == ""
    assert table.notes == ("Kỳ kia không có số thì không tính phần trăm tăng, giảm.",)
    money = next(row for row in rows(table) if row.code == "gift.value")
    assert [(cell.value, cell.qualifier) for cell in money.cells[1:4]] == [
        (600_000, "over"), (400_000, "exact"), (200_000, "over"),
    ]  # fmt: skip
    other = Question(date(2025, 1, 1), date(2025, 6, 30))
    assert [cell.behind for cell in money.cells[1:3]] == [
        Behind(Question(START, END), "gift", "value"),
        Behind(other, "gift", "value"),
    ]
    assert report.period == "6 tháng đầu năm 2026 so với 6 tháng đầu năm 2025"
    (chart,) = charts(report)
    assert (chart.sort, chart.labels) == ("money", ("Suất quà", "Thăm hỏi"))
    assert [one.values for one in chart.series][1] == (400_000, 0)
    (counts,) = charts(made(office, "compare", Question(START, END, kinds=("gift",))))
    assert (counts.sort, counts.series[0].values[0], counts.series[1].values[0]) == ("count", 2, 1)
    assert any(one.startswith("Trong ") for one in report.basis)


def test_periods_of_different_lengths_are_told(office: Session) -> None:
    gift(office, "2026-02-05", 300_000)
    gift(office, "2025-02-05", 300_000)
    quarter = (date(2025, 1, 1), date(2025, 3, 31))
    (table,) = tables(made(office, "compare", other_days=quarter))
    assert table.notes == ("Hai kỳ dài ngắn khác nhau: 181 ngày và 90 ngày; số cộng dồn trong kỳ khó so với nhau.",)
    (table,) = tables(made(office, "compare", Question(date(2024, 1, 1), date(2024, 6, 30)), other_days=(START, END)))
    assert not any("ngắn" in note for note in table.notes), "29 February is no difference"


def test_the_same_days_a_year_before_are_proposed() -> None:
    assert proposed(date(2026, 1, 1), date(2026, 3, 31)) == (date(2025, 1, 1), date(2025, 3, 31))
    assert proposed(date(2025, 2, 1), date(2025, 2, 28)) == (date(2024, 2, 1), date(2024, 2, 29))
    assert proposed(date(2021, 1, 1), date(2025, 12, 31)) == (date(2016, 1, 1), date(2020, 12, 31))
