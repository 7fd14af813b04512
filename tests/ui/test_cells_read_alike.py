"""The same cell reads alike on the screen, on paper and in Word, whatever it holds; a workbook's texts do too."""

from __future__ import annotations

from datetime import date
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.report_paper import report_document, report_stamp
from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.report_model import Cell, ReportColumn, ReportRow, ReportTable, RowRole, Sort
from desktop_app.sheets.report_cells import number_of, shown_text
from desktop_app.ui.models.report_rows import ReportRows
from desktop_app.ui.theme import Theme
from tests.documents.drawing import drawn
from tests.documents.made_reports import report
from tests.documents.pdf import as_set
from tests.documents.word.reading import cells, opened, word

SORTS: Final[tuple[Sort, ...]] = ("text", "code", "count", "money", "rate", "day")
EXACTNESS: Final[tuple[Qualifier, ...]] = ("exact", "over", "nearly", "about")
ROLES: Final[tuple[RowRole, ...]] = ("row", "row", "total")
HEAD: Final = Letterhead("Công đoàn xã Lê Lợi", "CĐCS Trường Lê Lợi", "Xã Lê Lợi", date(2026, 2, 5))
VALUES: Final = st.one_of(
    st.sampled_from((None, "", 0, "0.00", "75.00", "-0.5", "1250.10", "2026-03-05", "2026-02-31", "2026-03", "007")),
    st.sampled_from(("chưa có", "Lò Thị Mẩy", "=1", "91,5", "1.5.2")),
    st.integers(-(10**12), 10**12),
    st.decimals(-2000, 2000, places=2).map(lambda one: f"{one:f}"),
    st.dates().map(lambda day: day.isoformat()),
)


@st.composite
def tables(draw: st.DrawFn) -> ReportTable:
    """Return a table of numbered rows with one value each, of any sort in a column of any sort, and no value."""
    columns = ReportColumn("n", "Dòng"), ReportColumn("v", "Số liệu", draw(st.sampled_from(SORTS)))
    exactness, sorts = st.sampled_from(EXACTNESS), st.sampled_from(SORTS)
    values = draw(st.lists(st.builds(Cell, VALUES, sorts, exactness), min_size=1, max_size=12))
    rows = [ReportRow((Cell(f"D{place}."), cell), draw(st.sampled_from(ROLES))) for place, cell in enumerate(values)]
    first = ReportRow((Cell("A."), Cell("có")))  # a table of totals alone is told as empty on paper
    return ReportTable("Bảng", columns, (first, *rows))


def on_screen(table: ReportTable) -> list[list[str]]:
    """Return the texts of a table as the window shows them."""
    rows = ReportRows()
    rows.show(table)
    places = [[rows.index(row, column) for column in (0, 1)] for row in range(len(table.rows))]
    return [[str(index.data(Qt.ItemDataRole.DisplayRole)) for index in row] for row in places]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tables())
def test_screen_paper_and_word_say_the_same(look: Theme, table: ReportTable) -> None:
    made = report(table)
    papers = report_document(made, HEAD, report_stamp(made))
    screen = on_screen(table)
    (in_word,) = [rows for one in opened(word(*papers)).tables if (rows := cells(one))[0] == ["Dòng", "Số liệu"]]
    assert [[*row, ""][:2] for row in in_word[1:]] == screen, "the words of a total take the room of what is not there"
    paper = as_set(drawn(*papers)).replace(" ", "")
    assert "".join(word for row in screen for word in row).replace(" ", "") in paper
    for row, (_number, shown) in zip(table.rows, screen, strict=True):
        cell = row.cells[1]
        if number_of(cell) is None and table.columns[1].sort == "text":
            assert shown_text(cell) == shown.replace("—", "")


def test_each_of_them_reads_as_it_should(look: Theme) -> None:
    values = (
        Cell(2034, "count", "over"), Cell(784_500_000, "money", "nearly"), Cell("91.50", "rate"), Cell("75.00", "rate"),
        Cell("2026-03-05", "day"), Cell(0, "count"), Cell(None, "rate"), Cell(2026, "code"),
    )  # fmt: skip
    rows = tuple(ReportRow((Cell(f"D{place}."), cell)) for place, cell in enumerate(values))
    screen = on_screen(ReportTable("Bảng", (ReportColumn("n", "Dòng"), ReportColumn("v", "Số liệu", "count")), rows))
    assert [row[1] for row in screen] == [
        "trên 2.034", "gần 784.500.000", "91,5%", "75%", "05/03/2026", "0", "—", "2026",
    ]  # fmt: skip
