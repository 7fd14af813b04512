"""CSV files and workbooks, read again by other programs' readers: every cell is what was put in."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.formulas import harmless
from desktop_app.domain.sheet_cells import NO_CELL, SheetCell, text_cell
from desktop_app.sheets.csv_file import FOR_EXCEL, FOR_PROGRAMS, write_csv
from desktop_app.sheets.held_texts import MOST_LETTERS
from desktop_app.sheets.workbook import write_workbook
from tests.fakes.following import Stopped

MADE_AT: Final = datetime(2026, 2, 5, 14, 30)
HOSTILE: Final = (
    "=1+1", "+84912345678", "-5", "@SUM(A1)", "\t=1", "\r=1", "'=1", '"=1', "＝1", "007", "012064009999",
    "12345678901234567890", "1-2", "05/02/2026", "1e5", 'Nói "vâng"', "a;b,c\td", "hai\ndòng", "hai\r\ndòng",
    "xuống\rdòng", "Lò Thị Hường", "Lò Thị Hường", " khoảng trắng ", "<r>chữ</r>", "_x0041_", "\x00\x1f",
    "￾￿", "\ud800", "😀",
    "http://example.org", "mailto:a@b.vn", "TRUE", "#N/A", "<b>&amp;</b>", "sep=;", "",
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))
CELLS = st.one_of(
    TEXTS.map(text_cell),
    st.integers(-(10**15) + 1, 10**15 - 1).map(lambda number: SheetCell(str(number), "amount", number)),
    st.integers(0, 3000).map(lambda number: SheetCell(str(number), "whole", number)),
    st.decimals(-(10**8), 10**8, places=3).map(lambda number: SheetCell(str(number), "decimal", number)),
    st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(lambda day: SheetCell(f"{day:%d/%m/%Y}", "day", day)),
)


def whole(text: str) -> str:
    """Return a text as files hold it: half a letter is a question mark."""
    return harmless(text).encode("utf-8", "replace").decode("utf-8")


def unescaped(text: str) -> str:
    """Return a text as Excel reads the escapes of what XML cannot hold (ECMA-376, 22.9.2.19)."""
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def book_of(rows: list[list[SheetCell]], folder: Path, name: str = "a.xlsx") -> Path:
    scratch = folder / "scratch"
    scratch.mkdir(exist_ok=True)
    head = [f"Cột {number}" for number in range(len(rows[0]))]
    write_workbook(folder / name, "Quà", head, rows, created=MADE_AT, scratch=scratch)
    assert list(scratch.iterdir()) == []
    return folder / name


def read_back(cell: SheetCell) -> object:
    """Return what a reader of workbooks finds for a cell."""
    value = cell.value
    if isinstance(value, str):
        text = whole(value)
        text = f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text
        return text or None
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day) if value >= date(1900, 3, 1) else cell.text
    return value


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8))
def test_a_csv_file_read_again_has_every_cell(rows: list[list[SheetCell]]) -> None:
    for dialect in (FOR_EXCEL, FOR_PROGRAMS):
        stream = io.BytesIO()
        assert write_csv(stream, ["=Một", "Hai", "Ba"], rows, dialect) == len(rows)
        written = stream.getvalue()
        assert written.endswith(b"\r\n")
        assert written.startswith(b"\xef\xbb\xbf") == (dialect is FOR_EXCEL)
        text = written.decode("utf-8-sig")
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter=dialect.between))
        assert found[0] == ["'=Một", "Hai", "Ba"]
        assert found[1:] == [[_csv_text(cell, dialect is FOR_EXCEL) for cell in row] for row in rows]


def _csv_text(cell: SheetCell, vietnamese: bool) -> str:
    value = cell.value
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, date):
        return cell.text if vietnamese else value.isoformat()
    shown = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return shown.replace(".", ",") if vietnamese else shown


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8))
def test_a_workbook_read_again_has_every_cell_and_no_formula(rows: list[list[SheetCell]]) -> None:
    with TemporaryDirectory() as folder:
        sheet: Any = openpyxl.load_workbook(book_of(rows, Path(folder))).active
        for row, wanted in zip(sheet.iter_rows(min_row=2), rows, strict=False):
            for cell, one in zip(row, wanted, strict=True):
                value = unescaped(cell.value) if isinstance(cell.value, str) else cell.value
                asked = read_back(one)
                if isinstance(one.value, Decimal):
                    assert isinstance(value, int | float)
                    assert abs(Decimal(str(value)) - one.value) < Decimal("0.0001")
                elif isinstance(asked, str):
                    assert value == unescaped(asked) or value == asked
                    assert (cell.data_type, cell.number_format) == ("s", "@")
                    assert not value.startswith(("=", "+", "-", "@"))
                else:
                    assert value == asked
                assert cell.data_type != "f"
                assert cell.hyperlink is None


def test_numbers_days_and_codes_each_have_their_format(tmp_path: Path) -> None:
    cells = [
        SheetCell("1300000", "amount", 1_300_000),
        SheetCell("2026", "whole", 2026),
        SheetCell("12,50", "decimal", Decimal("12.50")),
        SheetCell("05/02/2026", "day", date(2026, 2, 5)),
        text_cell("0912345678"),
        NO_CELL,
    ]
    sheet: Any = openpyxl.load_workbook(book_of([cells], tmp_path)).active
    (row,) = sheet.iter_rows(min_row=2)
    assert [cell.value for cell in row] == [1_300_000, 2026, 12.5, datetime(2026, 2, 5), "0912345678", None]
    assert [cell.number_format for cell in row[:5]] == ["#,##0", "0", "0.00", "dd/mm/yyyy", "@"]
    assert sheet["A1"].font.bold
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.title) == ("A2", "A1:F2", "Quà")
    assert sheet.column_dimensions["E"].width > len("0912345678")


def test_what_no_cell_takes_is_cut_and_counted(tmp_path: Path) -> None:
    rows = [[text_cell("x" * 40_000)], [text_cell("😀" * 20_000)], [text_cell("y" * MOST_LETTERS)]]
    written = write_workbook(tmp_path / "a.xlsx", "", ["Cột"], rows, created=MADE_AT, scratch=tmp_path)
    assert (written.rows, written.cut) == (3, 2)
    sheet: Any = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    found = [cell.value for (cell,) in sheet.iter_rows(min_row=2)]
    assert found[0] == "x" * (MOST_LETTERS - 1) + "…"
    assert found[1].endswith("😀…")
    assert len(found[2]) == MOST_LETTERS


def test_the_same_cells_give_the_same_bytes_and_the_time_is_the_one_given(tmp_path: Path) -> None:
    rows = [[text_cell(text)] for text in HOSTILE]
    one, other = book_of(rows, tmp_path, "a.xlsx"), book_of(rows, tmp_path, "b.xlsx")
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert b"2026-02-05T14:30:00Z" in archive.read("docProps/core.xml")


def test_a_workbook_that_is_stopped_keeps_no_file_open(tmp_path: Path) -> None:
    def rows() -> Any:  # noqa: ANN401 - an iterator of rows
        yield from [[text_cell("x")]] * 10
        raise Stopped

    with pytest.raises(Stopped):
        write_workbook(tmp_path / "a.xlsx", "Quà", ["Cột"], rows(), created=MADE_AT, scratch=tmp_path)
    assert not (tmp_path / "a.xlsx").exists()
