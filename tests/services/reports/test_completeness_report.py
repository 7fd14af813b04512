"""Who closed and who has not, as the province's desk says."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.report_questions import Question
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.session import Session
from tests.services.placed_records import place
from tests.services.province.test_completeness import END, START, bundle, close, province
from tests.services.reports.asking import charts, column, made, tables

__all__ = ["province"]


def test_each_unit_stands_in_its_line(province: Session) -> None:
    place(province, "gift", "CD001", given_on="2026-02-05")
    close(province, "CD001")
    place(province, "gift", "CD001", given_on="2026-02-06", cash=500_000, in_kind=None, in_kind_value=None)
    close(province, "CD002", nothing=True)
    bundle(province, "CD004", "2026-06-20T08:00:00+07:00")
    report = made(province, "completeness", Question(START, END))
    counts, units = tables(report)
    assert column(counts, "count")[:5] == [5, 1, 1, 1, 2]
    assert column(counts, "count")[-2:] == [1, 500_000]
    stands = zip(column(units, "closing"), column(units, "conclusion"), strict=True)
    told = dict(zip(column(units, "unit"), stands, strict=True))
    assert told["CĐCS số 2"] == ("Không có phát sinh", "Đủ")
    assert told["CĐCS số 4"] == ("Chưa khóa sổ", "Chờ khóa sổ")
    assert told["CĐCS số 5"] == ("Chưa khóa sổ", "Chưa gửi gì")
    assert told["CĐCS số 1"][0] == "Đã khóa sổ"
    (chart,) = charts(report)
    assert (chart.labels[0], chart.series[0].values[0]) == ("CĐCS số 1", 1)


def test_several_statutory_periods_stand_side_by_side(province: Session) -> None:
    close(province, "CD001")
    close(province, "CD001", starts_on="2025-06-01", ends_on="2025-11-30")
    close(province, "CD002", starts_on="2025-06-01", ends_on="2025-11-30", nothing=True)
    _counts, matrix, _units = tables(made(province, "completeness", Question(date(2025, 6, 1), END)))
    assert [one.title for one in matrix.columns[1:]] == ["30/11 2025", "31/5 2026"]
    told = {row.code: [cell.value for cell in row.cells[1:]] for row in matrix.rows}
    assert told["CD001"] == ["Đã khóa sổ", "Đã khóa sổ"]
    assert told["CD002"] == ["Không có phát sinh", "Chưa khóa sổ"]
    assert "CD009" not in told, "it had ended before"
    assert matrix.notes == (
        "Chỉ có các kỳ chốt số liệu trọn từ 01/6/2025 đến 31/5/2026, nhiều nhất là 10 kỳ gần nhất.",
    )


def test_an_office_is_not_offered_it(office: Session, province: Session) -> None:
    assert "completeness" in [one.name for one in ReportDesk(province).offers()]
    assert "completeness" not in [one.name for one in ReportDesk(office).offers()]


@pytest.mark.parametrize("name", ["compare", "funds", "persons", "pledges"])
def test_an_empty_book_is_told_too(office: Session, name: str) -> None:
    report = made(office, name)
    assert charts(report) == []
    assert all(row.role == "total" for table in tables(report) for row in table.rows)
