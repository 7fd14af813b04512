"""A report as a workbook, opened again by openpyxl: every value, its format, and sums worked out by the test itself."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import openpyxl
from hypothesis import given, settings
from openpyxl.utils import range_boundaries

from desktop_app.domain.report_model import (
    Cell,
    Report,
    ReportChart,
    ReportColumn,
    ReportRow,
    ReportTable,
    Series,
)
from desktop_app.sheets.report_sums import Rows, summed_rows
from desktop_app.sheets.report_workbook import HEAD, NOTES, write_report
from tests.documents import made_reports
from tests.documents.made_reports import CODE, FUNDS, count, money, report, row
from tests.sheets.test_table_files import unescaped, whole

AT: Final = datetime.fromisoformat("2026-02-05T08:30:00+07:00")
_WORDS: Final = {"exact": "", "over": "trên ", "nearly": "gần ", "about": "khoảng "}


def book(made: Report, folder: Path, name: str = "a.xlsx") -> Any:  # noqa: ANN401 - openpyxl is not typed
    """Return the workbook with its formulas."""
    write_report(folder / name, made, created=AT)
    return openpyxl.load_workbook(folder / name)


def values(folder: Path, name: str = "a.xlsx") -> Any:  # noqa: ANN401 - openpyxl is not typed
    """Return the workbook as programs see it that do not calculate."""
    return openpyxl.load_workbook(folder / name, data_only=True)


def worked_out(sheet: Any, formula: str) -> int:  # noqa: ANN401 - a sheet of openpyxl
    """Return what a sum comes to: over plain numbers, or over the sums among them."""
    found = re.fullmatch(r"=SUM\((.+)\)", formula)
    assert found is not None
    total = 0
    for one in found[1].split(","):
        left, top, right, bottom = range_boundaries(one)
        for (cell,) in sheet.iter_rows(top, bottom, left, right):
            value = cell.value
            total += worked_out(sheet, value) if isinstance(value, str) and value.startswith("=") else int(value or 0)
    return total


def test_a_table_has_its_words_numbers_formats_and_live_sums(tmp_path: Path) -> None:
    made = book(report(), tmp_path)
    assert made.sheetnames == ["Quỹ theo nguồn", "Biểu đồ", NOTES]
    sheet = made["Quỹ theo nguồn"]
    found = [[cell.value for cell in line] for line in sheet.iter_rows(max_col=5)]
    assert [line[0] for line in found[:4]] == ["Quỹ theo nguồn", "năm 2026", "CĐCS Trường Lê Lợi", None]
    assert found[HEAD] == ["Nguồn", "Số khoản", "Số tiền (đồng)", "Tỷ lệ (%)", "Số người"]
    assert found[HEAD + 1 : HEAD + 10] == [
        ["A. Trong hệ thống", None, None, None, None],
        ["Kinh phí công đoàn", 12, 120_000_000, 61.54, 40],
        ["cấp trên cấp", 2, 20_000_000, 10.25, 10],
        ["Đoàn phí", 3, 15_000_000, None, 9],
        ["Cộng A", "=SUM(B7,B9)", "=SUM(C7,C9)", None, 44],
        ["B. Ngoài hệ thống", None, None, None, None],
        ["Nhà hảo tâm", 5, 60_000_000, 30.77, 12],
        ["Cộng B", "=SUM(B12)", "=SUM(C12)", None, 12],
        ["Tổng cộng", "=SUM(B7,B9,B12)", "=SUM(C7,C9,C12)", 100, 50],
    ]
    assert [sheet[place].number_format for place in ("B7", "C7", "C9", "C10", "D7", "E7")] == [
        "#,##0", '"trên "#,##0', '"gần "#,##0', '"khoảng "#,##0', "0.00", "#,##0",
    ]  # fmt: skip
    assert (sheet["A5"].font.bold, sheet["A14"].font.bold, sheet["A7"].font.bold) == (True, True, False)
    assert (sheet.freeze_panes, sheet["A8"].alignment.indent) == ("B6", 1)
    assert worked_out(sheet, sheet["C14"].value) == 195_000_000
    cached = values(tmp_path)["Quỹ theo nguồn"]
    assert [cached[place].value for place in ("B10", "C10", "C14")] == [15, 135_000_000, 195_000_000]


def test_what_is_no_sum_stays_a_number_and_is_said(tmp_path: Path) -> None:
    sheet = book(report(), tmp_path)["Quỹ theo nguồn"]
    below = [str(cell.value) for (cell,) in sheet.iter_rows(min_row=15, max_col=1) if cell.value]
    assert below[0] == "Người được nhiều lần chỉ tính một lần."
    assert "Số ở dòng “Tổng cộng”, cột “Số người” là số của báo cáo, không phải tổng các dòng trên." in below
    columns = (ReportColumn("a", "Nguồn"), ReportColumn("b", "Số", "count", summed=True))
    overlapping = ReportTable("Chồng", columns, (
        row(Cell("A"), count(3)), row(Cell("B"), count(3)), row(Cell("Tổng"), count(5), role="total"),
    ))  # fmt: skip
    other = book(report(overlapping), tmp_path)["Chồng"]
    assert other["B8"].value == 5
    assert "“Tổng”" in other["A10"].value


def test_notes_say_what_the_report_is_and_rests_on(tmp_path: Path) -> None:
    notes = book(report(), tmp_path)[NOTES]
    told = [tuple(cell.value for cell in line) for line in notes.iter_rows(max_col=2)]
    for wanted in (
        ("Báo cáo", "Thu chi các quỹ"), ("Kỳ", "năm 2026"), ("Mã", CODE), ("Lập lúc", "08:30 ngày 05/02/2026"),
        ("I. TÌNH HÌNH", None), (None, "Chi gần 200 triệu đồng."), (None, "Không tính bản nháp."),
        (None, "Số liệu lấy từ sổ."),
    ):  # fmt: skip
        assert wanted in told
    assert [line[0] for line in book(Report("x", "T", "", "", ()), tmp_path)[NOTES].iter_rows(values_only=True)] == [
        "Báo cáo", "Lập lúc",
    ]  # fmt: skip


def test_charts_stand_beside_their_figures(tmp_path: Path) -> None:
    shares = ReportChart("Nguồn", "shares", ("A", "B"), (Series("", (3, 4)),), unit="đồng")
    rates = ReportChart("Tỷ lệ", "ranking", ("A",), (Series("Nữ", (9175,)),), "rate")
    nothing = ReportChart("Trống", "progress", (), (Series("Đạt", ()), Series("Giao", ())))
    sheet = book(report(shares, rates, nothing, made_reports.CHART), tmp_path)["Biểu đồ"]
    assert [type(one).__name__ for one in sheet._charts] == ["PieChart", "BarChart", "BarChart"]
    shown = [tuple(line) for line in sheet.iter_rows(max_col=2, values_only=True)]
    for wanted in (("Nguồn", None), (None, "(đồng)"), ("B", 4), (None, "Nữ (%)"), ("A", 91.75), ("2024", 1_234_567)):
        assert wanted in shown
    (series,) = sheet._charts[0].series
    assert (series.cat.strRef or series.cat.numRef).f == "'Biểu đồ'!$A$3:$A$4"
    assert series.val.numRef.f == "'Biểu đồ'!$B$3:$B$4"


def test_sheets_have_names_of_their_own_whatever_tables_are_called(tmp_path: Path) -> None:
    titles = ("Bảng: [1]/2", "bảng   1  2", "Bảng   1  2", "", "History", "x" * 40, "X" * 40, NOTES, "'=1'", "\x00")
    made = book(report(*(ReportTable(title, FUNDS.columns, ()) for title in titles)), tmp_path)
    names = [name.casefold() for name in made.sheetnames]
    assert len(set(names)) == len(titles) + 1
    assert "history" not in names
    assert all(0 < len(name) <= 31 for name in names)
    assert made.sheetnames[-1] == f"{NOTES} 2"


def test_a_total_goes_by_its_rows_not_by_chance() -> None:
    columns = (ReportColumn("a", "A"), ReportColumn("b", "B", "count", summed=True))

    def table(*rows: ReportRow) -> ReportTable:
        return ReportTable("", columns, rows)

    def total(value: int) -> ReportRow:
        return row(Cell("T"), count(value), role="total")

    group = row(Cell("G"), role="group")
    zero_first = table(
        group, row(Cell(), count(0)), total(0), group, row(Cell(), count(2)), total(2), total(2),
    )  # fmt: skip
    assert summed_rows(zero_first, 5, 1) == [Rows(4, 4)]
    assert summed_rows(zero_first, 6, 1) == [Rows(1, 1), Rows(4, 4)]
    persons = table(group, row(Cell(), count(5)), total(4), group, row(Cell(), count(2)), total(2), total(6))
    assert summed_rows(persons, 2, 1) == []
    assert summed_rows(persons, 6, 1) == [Rows(2, 2), Rows(5, 5)]
    assert summed_rows(table(row(Cell(), count(10**15)), total(10**15)), 1, 1) == []
    assert summed_rows(table(row(Cell(), Cell("1", "rate")), total(1)), 1, 1) == []
    assert summed_rows(table(total(0)), 0, 1) == []


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    book(report(), tmp_path, "a.xlsx")
    book(report(), tmp_path, "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert b"2026-02-05T08:30:00Z" in archive.read("docProps/core.xml")


def expected(cell: Cell) -> object:
    """Return what a reader finds for a value: a number, a day, a text, nothing."""
    value, word = cell.value, _WORDS[cell.qualifier]
    if value is None or value == "":
        return None
    if cell.sort in ("count", "money", "rate") and isinstance(value, int):
        return value if abs(value) < 10**15 else f"{word}{value:,}".replace(",", ".")
    if cell.sort == "rate":
        return Decimal(str(value))
    if cell.sort == "day" and str(value) >= "1900-03-01":
        return datetime.fromisoformat(str(value))
    return f"{date.fromisoformat(str(value)):%d/%m/%Y}" if cell.sort == "day" else str(value)


def same(found: Any, wanted: object) -> bool:  # noqa: ANN401 - what openpyxl reads
    """Tell whether a cell is what was to be written."""
    if isinstance(wanted, str):
        text = whole(wanted)
        text = f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text
        return found.data_type == "s" and unescaped(found.value) in (text, unescaped(text))
    if isinstance(wanted, Decimal):
        return abs(Decimal(str(found.value)) - wanted) < Decimal("0.0001")
    return bool(found.value == wanted)


@settings(max_examples=60, deadline=None)
@given(made_reports.reports())
def test_any_report_is_read_again_cell_by_cell(made: Report) -> None:
    tables = [part for part in made.parts if isinstance(part, ReportTable)]
    with TemporaryDirectory() as folder:
        read, cached = book(made, Path(folder)), values(Path(folder))
        for name, table in zip(read.sheetnames, tables, strict=False):
            sheet = read[name]
            for place, line in enumerate(table.rows):
                for column, cell in enumerate(line.cells[:1] if line.role == "group" else line.cells):
                    found = sheet.cell(HEAD + 2 + place, column + 1)
                    wanted = Cell(cell.value) if line.role == "group" else cell
                    if found.data_type == "f":
                        assert line.role == "total"
                        assert table.columns[column].summed
                        assert worked_out(sheet, found.value) == cell.value
                        assert cached[name].cell(HEAD + 2 + place, column + 1).value == cell.value
                    else:
                        assert same(found, expected(wanted)), (found.value, cell)
                    if isinstance(found.value, str) and found.data_type == "s":
                        assert not found.value.startswith(("=", "+", "-", "@"))
                        assert found.number_format == "@"
        assert all(one.cell(1, 1).hyperlink is None for one in read.worksheets)


def test_amounts_are_money_whatever_the_total_is_said_to_be() -> None:
    table = ReportTable("", (ReportColumn("a", "A"), ReportColumn("b", "B", "money", summed=True)), (
        row(Cell("x"), money(1, "over")), row(Cell("y"), money(None)), row(Cell("T"), money(1, "over"), role="total"),
    ))  # fmt: skip
    assert summed_rows(table, 2, 1) == [Rows(0, 1)]
