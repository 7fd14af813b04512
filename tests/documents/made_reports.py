"""Reports to draw: one as offices have them, a wide one, and any that hypothesis can think of."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.report_model import (
    Cell,
    ChartSort,
    Report,
    ReportChart,
    ReportColumn,
    ReportPart,
    ReportRow,
    ReportSection,
    ReportTable,
    RowRole,
    Series,
    Sort,
)
from desktop_app.domain.report_questions import Moment

CODE: Final = "7K3M-Q2XD"
HOSTILE: Final = (
    "=1+1", "+84912345678", "-5", "@SUM(A1)", "007", "012064009999", "12345678901234567890", "Lò Thị Hường",
    "hai\ndòng", " khoảng  trắng ", "<r>chữ</r>", "<b>&amp;</b>", "\x00\x1f", "dài " * 400, "liền" * 60, "",
)  # fmt: skip


def row(*cells: Cell, role: RowRole = "row", level: int = 0) -> ReportRow:
    """Return a row."""
    return ReportRow(cells, role, level=level)


def money(value: int | None, qualifier: Qualifier = "exact") -> Cell:
    """Return an amount."""
    return Cell(value, "money", qualifier)


def count(value: int | None) -> Cell:
    """Return a number of things."""
    return Cell(value, "count")


FUNDS: Final = ReportTable(
    "Quỹ theo nguồn",
    (
        ReportColumn("source", "Nguồn", width=3),
        ReportColumn("count", "Số khoản", "count", summed=True),
        ReportColumn("value", "Số tiền (đồng)", "money", summed=True),
        ReportColumn("rate", "Tỷ lệ", "rate"),
        ReportColumn("persons", "Số người", "count"),
    ),
    (
        row(Cell("A. Trong hệ thống"), role="group"),
        row(Cell("Kinh phí công đoàn"), count(12), money(120_000_000, "over"), Cell("61.54", "rate"), count(40)),
        row(Cell("cấp trên cấp"), count(2), money(20_000_000), Cell("10.25", "rate"), count(10), level=1),
        row(Cell("Đoàn phí"), count(3), money(15_000_000, "nearly"), Cell("", "rate"), count(9)),
        row(Cell("Cộng A"), count(15), money(135_000_000, "about"), Cell(), count(44), role="total"),
        row(Cell("B. Ngoài hệ thống"), role="group"),
        row(Cell("Nhà hảo tâm"), count(5), money(60_000_000), Cell("30.77", "rate"), count(12)),
        row(Cell("Cộng B"), count(5), money(60_000_000), Cell(), count(12), role="total"),
        row(Cell("Tổng cộng"), count(20), money(195_000_000, "about"), Cell("100", "rate"), count(50), role="total"),
    ),
    ("Người được nhiều lần chỉ tính một lần.",),
)
CHART: Final = ReportChart(
    "Suất quà từng năm", "columns", ("2024", "2025"), (Series("Suất", (1_234_567, None)),), unit="suất"
)


def report(*parts: ReportPart) -> Report:
    """Return a report that has its code."""
    return Report(
        "funds",
        "Thu chi các quỹ",
        "năm 2026",
        "CĐCS Trường Lê Lợi",
        parts or (ReportSection("a", "I. TÌNH HÌNH", ("Chi gần 200 triệu đồng.",)), FUNDS, CHART),
        ("Không tính bản nháp.",),
        CODE,
        Moment(3, 4, "ab"),
        ("Số liệu lấy từ sổ.",),
    )


def wide(columns: int) -> ReportTable:
    """Return a table of so many columns of amounts, each of which says where it stands."""
    heads = (ReportColumn("title", "Chỉ tiêu"), *(ReportColumn(f"{n}", f"Cột {n}", "money") for n in range(columns)))
    rows = [
        row(Cell(f"Dòng {line}"), *(money(line * 10_000_000_000 + place) for place in range(columns)))
        for line in (1, 2)
    ]
    return ReportTable("Bảng rộng", heads, tuple(rows))


_SORTS: Final[tuple[Sort, ...]] = ("text", "code", "count", "money", "rate", "day")
_QUALIFIERS: Final[tuple[Qualifier, ...]] = ("exact", "over", "nearly", "about")
_CHARTS: Final[tuple[ChartSort, ...]] = ("columns", "ranking", "shares", "progress")


def texts(letters: str | None = None) -> st.SearchStrategy[str]:
    """Return texts, hostile ones among them, or only made of ``letters``."""
    if letters is not None:
        return st.text(letters, max_size=200)
    return st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))


def _value(sort: Sort, words: st.SearchStrategy[str]) -> st.SearchStrategy[int | str | None]:
    numbers = st.one_of(st.integers(-(10**6), 10**12), st.integers(-(10**30), 10**30))
    by_sort: dict[Sort, st.SearchStrategy[int | str]] = {
        "text": words,
        "code": words,
        "count": numbers,
        "money": numbers,
        "rate": st.one_of(st.just(""), st.decimals(-1000, 1000, places=2).map(lambda one: f"{one:f}")),
        "day": st.dates().map(lambda day: day.isoformat()),
    }
    return st.one_of(st.none(), by_sort[sort])


@st.composite
def cells(draw: st.DrawFn, sort: Sort, words: st.SearchStrategy[str]) -> Cell:
    """Return a value of a sort, once in a while of another one."""
    sort = draw(st.sampled_from((sort, sort, sort, *_SORTS)))
    return Cell(draw(_value(sort, words)), sort, draw(st.sampled_from(_QUALIFIERS)))


@st.composite
def tables(draw: st.DrawFn, words: st.SearchStrategy[str]) -> ReportTable:
    """Return a table with groups, rows under rows, and totals that are often the sums they should be."""
    sorts = draw(st.lists(st.sampled_from(_SORTS), min_size=1, max_size=9))
    columns = tuple(ReportColumn(str(n), draw(words), sort, summed=draw(st.booleans())) for n, sort in enumerate(sorts))
    rows: list[ReportRow] = []
    for role in draw(st.lists(st.sampled_from(("row", "row", "row", "group", "total")), max_size=12)):
        if role == "group":
            rows.append(ReportRow((Cell(draw(words)),), "group"))
            continue
        found = [draw(cells(sort, words)) for sort in sorts]
        if role == "total":
            found = [_summed(rows, place, one) if draw(st.booleans()) else one for place, one in enumerate(found)]
        rows.append(ReportRow(tuple(found), "total" if role == "total" else "row", level=draw(st.integers(0, 2))))
    return ReportTable(draw(words), columns, tuple(rows), tuple(draw(st.lists(words, max_size=2))))


def _summed(rows: list[ReportRow], place: int, cell: Cell) -> Cell:
    values = [one.cells[place].value for one in rows if one.role == "row"]
    return Cell(sum(one for one in values if isinstance(one, int)), "count", cell.qualifier)


@st.composite
def charts(draw: st.DrawFn, words: st.SearchStrategy[str]) -> ReportChart:
    """Return a chart."""
    labels = tuple(draw(st.lists(words, max_size=6)))
    value = st.one_of(st.none(), st.integers(-(10**6), 10**20))
    series = tuple(
        Series(draw(words), tuple(draw(value) for _label in labels)) for _n in range(draw(st.integers(1, 2)))
    )
    kind = draw(st.sampled_from(_CHARTS))
    return ReportChart(draw(words), kind, labels, series, draw(st.sampled_from(("count", "money", "rate"))), "đồng")


@st.composite
def reports(draw: st.DrawFn, letters: str | None = None) -> Report:
    """Return any report; ``letters``: its texts are made of these alone."""
    words = texts(letters)
    sections = st.builds(ReportSection, st.just("s"), words, st.lists(words, max_size=2).map(tuple))
    parts = draw(st.lists(st.one_of(tables(words), charts(words), sections), max_size=4))
    few = st.lists(words, max_size=2).map(tuple)
    return Report("any", draw(words), draw(words), draw(words), parts, draw(few), CODE, Moment(3, 4), draw(few))
