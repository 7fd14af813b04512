"""Charts in Word are tables of their figures: under their title, with what stands at the bars on paper."""

from __future__ import annotations

from typing import Final

import pytest
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.documents.chart_blocks import ChartBlock
from desktop_app.documents.chart_figures import shown
from desktop_app.documents.codes import Stamp
from desktop_app.documents.letterhead import NoHead
from desktop_app.documents.page import MM
from desktop_app.documents.paper_document import Document
from desktop_app.domain.money import format_money
from desktop_app.domain.report_model import ReportChart, Series
from tests.documents import made_reports
from tests.documents.word.reading import cells, marks, opened, ruled, word

LETTERS: Final = "aăâbcdđeêôơư AZ09.,;"
SHARES: Final = ReportChart(
    "Nguồn tiền", "shares", ("Đoàn phí", "Kinh phí"), (Series("Đã nhận", (413, 587)),), "money", "đồng"
)
PLEDGED: Final = ReportChart(
    "Chỉ tiêu đã đạt", "progress", ("Nhà", "Suất quà"), (Series("Đã đạt", (3, 5)), Series("Kế hoạch", (4, 0)))
)
YEARS: Final = ReportChart(
    "Suất quà từng năm", "columns", ("2024", "2025"), (Series("Suất", (1234, None)),), "count", "suất"
)


def paper(*charts: ReportChart) -> bytes:
    """Return a Word file of charts alone."""
    return word(Document("Biểu đồ", Stamp("BC", "7K3M-Q2XD", "1", "BC", "Mã"), NoHead(), [*map(ChartBlock, charts)]))


@pytest.mark.parametrize(
    ("chart", "table"),
    [
        (YEARS, [["Nội dung", "Suất (suất)"], ["2024", "1.234"], ["2025", "—"]]),
        (
            SHARES,
            [
                ["Nội dung", "Đã nhận (đồng)", "Tỷ lệ"],
                ["Kinh phí", "587", "58,7%"],
                ["Đoàn phí", "413", "41,3%"],
                ["Tổng số", "1.000", "100%"],
            ],
        ),
        (
            PLEDGED,
            [
                ["Nội dung", "Đã đạt", "Kế hoạch", "Tỷ lệ đạt"],
                ["Nhà", "3", "4", "75%"],
                ["Suất quà", "5", "0", "—"],
            ],
        ),
    ],
)
def test_a_chart_is_a_table_of_all_it_says(chart: ReportChart, table: list[list[str]]) -> None:
    (found,) = ruled(paper(chart))
    assert cells(found) == table


def test_each_table_stands_under_its_title_and_never_on_another_page() -> None:
    body = list(opened(paper(YEARS, SHARES, PLEDGED)).element.body)
    for chart in (YEARS, SHARES, PLEDGED):
        at = next(n for n, one in enumerate(body) if one.tag == qn("w:p") and Paragraph(one, one).text == chart.title)
        table = next(n for n, one in enumerate(body) if n > at and one.tag == qn("w:tbl"))
        assert all(one.find(f".//{qn('w:keepNext')}") is not None for one in body[at:table])
        assert not any(Paragraph(one, one).text for one in body[at + 1 : table])
        head, first = body[table].findall(qn("w:tr"))[:2]
        assert "tblHeader" in marks(head)
        assert head.find(f".//{qn('w:keepNext')}") is not None
        assert cells(Table(body[table], None))[0][0] == "Nội dung"  # type: ignore[arg-type]
        assert marks(first) == {"cantSplit"}


def test_words_have_the_room_that_figures_do_not_need() -> None:
    for table in ruled(paper(YEARS, SHARES, PLEDGED)):
        words, *figures = [int(one.get(qn("w:w"))) / 20 for one in table._tbl.iter(qn("w:gridCol"))]
        assert words > max(figures)
        assert all(20 * MM < one < 40 * MM for one in figures)


@settings(max_examples=40, deadline=None)
@given(made_reports.charts(st.text(LETTERS, max_size=60)))
def test_any_chart_is_a_table_of_its_rows_in_their_order(chart: ReportChart) -> None:
    made = shown(chart)
    _head, *rows = cells(ruled(paper(chart))[0])
    for row, found in zip(made.rows, rows, strict=False):
        plain = [made.short(one) if one is None or made.sort == "rate" else format_money(one) for one in row.values]
        assert [" ".join(one.split()) for one in found[: len(plain) + 1]] == [" ".join(row.label.split()), *plain]
        assert found[len(plain) + 1 :] == ([made.share(row) or "—"] if made.compares or made.whole is not None else [])
    assert len(rows) == max(1, len(made.rows) + (made.whole is not None))
