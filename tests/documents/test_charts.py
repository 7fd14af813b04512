"""Whatever a chart holds: nothing overlaps, nothing is outside, no label or figure is lost, on screen and on paper."""

from __future__ import annotations

import io
import math
import unicodedata
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reportlab.graphics.shapes import Line, Rect, String

from desktop_app.documents.blocks import Gap, Text
from desktop_app.documents.chart_blocks import ChartBlock
from desktop_app.documents.chart_figures import MOST_ROWS, ChartUnfit, shown, ticks
from desktop_app.documents.chart_marks import PAPER, PAPER_LETTERS, Bar, Rule, Sketch, Word, clean
from desktop_app.documents.charts import chart_drawing, chart_svg, figures, sketches
from desktop_app.documents.fonts import GlyphMissing
from desktop_app.documents.page import Paper
from desktop_app.domain.report_model import ChartSort, ReportChart, Series, Sort
from tests.documents import pdf
from tests.documents.chart_samples import CHARTS, LONG
from tests.documents.drawing import AT

SORTS: tuple[Sort, ...] = ("count", "money", "rate")
WIDE = 10**15


@st.composite
def charts(draw: st.DrawFn) -> ReportChart:
    """Return a chart of any sort with labels as units have them and values of any size."""
    words = st.text("aăđeêghiknouưtấềộỶ0", min_size=1, max_size=9)
    labels = draw(st.lists(st.lists(words, max_size=20).map(" ".join), max_size=9))
    many = draw(st.sampled_from([1, 1, 1, 9]))
    labels *= many
    size = draw(st.sampled_from([3, 1000, WIDE]))
    value = st.none() | st.integers(0, size) | st.integers(-size, size)
    values = st.lists(value, min_size=len(labels), max_size=len(labels)).map(tuple)
    kind: ChartSort = draw(st.sampled_from(["columns", "ranking", "shares", "progress"]))
    series = tuple(Series(draw(words), draw(values)) for _at in range(draw(st.integers(1, 2))))
    return ReportChart(
        "Tên", kind, tuple(labels), series, draw(st.sampled_from(SORTS)), draw(st.sampled_from(["", "đồng"]))
    )


def inside(sketch: Sketch) -> bool:
    """Tell whether all marks are finite and within the picture, to half a point."""
    corners: list[tuple[float, float]] = []
    for mark in sketch.marks:
        if isinstance(mark, Rule):
            corners += [(mark.x1, mark.y1), (mark.x2, mark.y2)]
        else:
            corners += [(mark.box.x, mark.box.y), (mark.box.right, mark.box.bottom)]
    return all(
        math.isfinite(x) and math.isfinite(y) and -0.5 <= x <= sketch.width + 0.5 and -0.5 <= y <= sketch.height + 0.5
        for x, y in corners
    )


@settings(max_examples=150)
@given(charts(), st.floats(150, 900))
@example(CHARTS["two_years"], 467.0)
@example(CHARTS["months"], 300.0)
@example(CHARTS["difference"], 240.0)
@example(ReportChart("Tên", "progress", ("",), (Series("0", (198_608_928,)), Series("0", (WIDE,))), "money", ""), 160.0)
def test_texts_stand_clear_of_each_other_and_of_bars(chart: ReportChart, width: float) -> None:
    for sketch in sketches(shown(chart), width, PAPER_LETTERS):
        words = [mark for mark in sketch.marks if isinstance(mark, Word)]
        bars = [mark for mark in sketch.marks if isinstance(mark, Bar)]
        assert inside(sketch)
        assert not [(one.text, other.text) for one, other in combinations(words, 2) if one.box.meets(other.box)]
        assert not [(word.text, bar) for word in words for bar in bars if word.box.meets(bar.box)]
        assert not [rule for rule in sketch.marks for word in words if isinstance(rule, Rule) and crosses(rule, word)]


def crosses(rule: Rule, word: Word) -> bool:
    """Tell whether a line runs through the body of a word."""
    box, slack = word.box, 0.5
    across = rule.x1 < box.right - slack and rule.x2 > box.x + slack
    return across and rule.y1 < box.bottom - slack and rule.y2 > box.y + slack


@settings(max_examples=100)
@given(charts(), st.floats(150, 900))
def test_no_label_is_cut(chart: ReportChart, width: float) -> None:
    told = shown(chart)
    sketch = next(sketches(told, width, PAPER_LETTERS))
    written = "".join(mark.text for mark in sketch.marks if isinstance(mark, Word)).replace(" ", "")
    assert all(clean(row.label).replace(" ", "") in written for row in told.rows)
    if chart.chart != "columns":
        figures_of = (told.beside(row, 0).replace(" ", "") for row in told.rows)
        assert all(figure in written for figure in figures_of)


@settings(max_examples=60)
@given(charts(), st.floats(150, 900), st.floats(200, 700))
def test_pieces_hold_every_row_once_and_fit(chart: ReportChart, width: float, most: float) -> None:
    told = shown(chart)
    pieces = list(sketches(told, width, PAPER_LETTERS, most))
    places = [spot.place for piece in pieces for spot in piece.spots]
    assert places == [row.place for row in told.rows if row.place is not None]
    assert all(piece.height <= most or len(piece.spots) <= 1 for piece in pieces)


@settings(max_examples=60)
@given(charts(), st.floats(150, 900))
def test_drawing_and_svg_say_the_same(chart: ReportChart, width: float) -> None:
    drawing = chart_drawing(chart, width=width, palette=PAPER)
    svg = chart_svg(chart, width=width, palette=PAPER, letters=PAPER_LETTERS)
    drawn = [shape.text for shape in drawing.contents if isinstance(shape, String)]
    read = [element.text for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert read == drawn
    for shape in drawing.contents:
        if isinstance(shape, Rect):
            assert shape.width > 0
            assert shape.height > 0
        assert isinstance(shape, Rect | String | Line)


@given(st.integers(-WIDE, 0), st.integers(0, WIDE))
@example(0, 1)
@example(-1, 2)
@example(-WIDE, 1)
def test_the_grid_holds_zero_and_everything(low: int, high: int) -> None:
    scale = ticks(low, high)
    assert 0 in scale
    assert list(scale) == sorted(set(scale))
    assert scale[0] <= low <= high <= scale[-1]
    assert len(scale) <= 4


@settings(max_examples=60)
@given(charts())
def test_the_figures_as_text_are_exact(chart: ReportChart) -> None:
    told, lines = shown(chart), figures(chart)
    assert len(lines) == max(1, len(told.rows))
    for row, line in zip(told.rows, lines, strict=False):
        assert all(told.exact(value) in line for value in row.values)


def test_units_are_sorted_and_the_rest_summed_up_without_a_bar() -> None:
    told = shown(CHARTS["long"])
    values = [row.values[0] or 0 for row in told.rows[:-1]]
    assert len(told.rows) == MOST_ROWS
    assert values == sorted(values, reverse=True)
    assert told.rows[-1].label == "72 đơn vị khác"
    assert (told.rows[-1].values[0] or 0) + sum(values) == sum(value or 0 for value in CHARTS["long"].series[0].values)
    assert told.lengths(told.rows[-1]) == (None,)
    assert told.scale == (0, 500, 1000)


def test_rates_of_the_rest_are_not_summed_up() -> None:
    chart = ReportChart("", "ranking", tuple(map(str, range(70))), (Series("", (9175,) * 70),), "rate")
    assert shown(chart).rows[-1].values == (None,)


@pytest.mark.parametrize(
    ("value", "sort", "text"),
    [
        (1_234_567, "count", "1.234.567"),
        (6_812_345_000, "count", "6,81 tỷ"),
        (6_800_000_000, "money", "6,8 tỷ"),
        (184_600_000, "money", "184,6 triệu"),
        (999_999, "money", "999.999"),
        (1_234_567_890_123, "money", "1.235 tỷ"),
        (-2_500_000, "money", "-2,5 triệu"),
        (9175, "rate", "91,75%"),
        (10000, "rate", "100%"),
        (None, "money", "—"),
    ],
)
def test_values_read_as_people_write_them(value: int | None, sort: Sort, text: str) -> None:
    told = shown(ReportChart("", "columns", ("",), (Series("", (value,)),), sort))
    assert told.short(value) == text


@pytest.mark.parametrize(
    ("part", "rest", "share"),
    [(1, 1, "50%"), (1, 2, "33,3%"), (1, 99_999, "dưới 0,1%"), (99_999, 1, "99,9%"), (7, 0, "100%")],
)
def test_shares_are_told_in_per_cent(part: int, rest: int, share: str) -> None:
    told = shown(ReportChart("", "shares", ("a", "b"), (Series("", (part, rest)),)))
    row = next(row for row in told.rows if row.label == "a")
    assert told.beside(row, 0).endswith(f"({share})")


def test_parts_below_zero_have_no_share() -> None:
    told = shown(ReportChart("", "shares", ("a", "b"), (Series("", (5, -1)),)))
    assert told.beside(told.rows[0], 0) == "5"


def test_progress_measures_each_row_by_its_pledge() -> None:
    told = shown(CHARTS["progress"])
    assert [told.lengths(row) for row in told.rows] == [(1033, 1000), (740, 1000), (1062, 1000), (None, 1000)]
    assert told.beside(told.rows[0], 0) == "62 / 60 (103,3%)"
    assert told.scale == (0, 500, 1000)


def test_bars_are_as_long_as_their_values() -> None:
    chart = ReportChart("", "ranking", ("a", "b"), (Series("", (100, 50)),))
    sketch = next(sketches(shown(chart), 400, PAPER_LETTERS))
    long, short = (mark.box.width for mark in sketch.marks if isinstance(mark, Bar))
    assert long == pytest.approx(2 * short)


def test_columns_without_room_become_rows() -> None:
    wide, narrow = (next(sketches(shown(CHARTS["years"]), width, PAPER_LETTERS)) for width in (467, 150))
    assert wide.spots[0].box.x < wide.spots[1].box.x
    assert narrow.spots[0].box.x == narrow.spots[1].box.x == 0


def test_a_chart_that_is_none_is_refused() -> None:
    with pytest.raises(ChartUnfit):
        shown(ReportChart("", "columns", ("a",), (Series("", (1, 2)),)))
    with pytest.raises(ChartUnfit):
        shown(ReportChart("", "columns", ("a",), (Series("", (1,)),) * 3))


def test_letters_paper_lacks_are_refused_and_what_no_picture_holds_is_left_out() -> None:
    with pytest.raises(GlyphMissing):
        chart_drawing(ReportChart("", "ranking", ("Lớp 😀",), (Series("", (1,)),)), width=300, palette=PAPER)
    odd = ReportChart("", "ranking", ("Lớp\x00 \ud800 1\ufffe",), (Series("", (1,)),))
    svg = chart_svg(odd, width=300, palette=PAPER, letters=PAPER_LETTERS)
    assert "Lớp 1" in {element.text for element in ElementTree.fromstring(svg).iter()}


# on paper


def printed(*blocks: ChartBlock | Gap | Text) -> bytes:
    """Return a paper of these blocks."""
    target = io.BytesIO()
    paper = Paper(target, title="Biểu đồ", stamp=None, printed_at=AT)
    for block in blocks:
        block.draw(paper)
    paper.finish()
    return target.getvalue()


@pytest.mark.parametrize("name", CHARTS)
def test_paper_says_every_label_and_every_figure(name: str) -> None:
    chart = CHARTS[name]
    made = printed(ChartBlock(chart))
    text = pdf.as_set(made)
    told = shown(chart)
    assert unicodedata.is_normalized("NFC", text)
    assert chart.title in text
    for row in told.rows:
        assert row.label.replace(" ", "") in text.replace(" ", "").replace("\f", "")
        for value in row.values:
            number = told.short(value) if value is None or chart.sort == "rate" else f"{value:,}".replace(",", ".")
            assert number in text
    assert made == printed(ChartBlock(chart))


def test_decomposed_labels_come_out_whole() -> None:
    label = unicodedata.normalize("NFD", LONG)
    chart = ReportChart("Đợt", "ranking", (label,), (Series("", (1,)),))
    assert LONG.replace(" ", "") in pdf.as_set(printed(ChartBlock(chart))).replace(" ", "")


def test_a_chart_stays_whole_and_a_long_one_goes_on() -> None:
    pages = pdf.pages(printed(Gap(500), ChartBlock(CHARTS["years"])))
    assert len(pages) == 2
    assert CHARTS["years"].title not in pages[0]
    long = pdf.pages(printed(ChartBlock(CHARTS["long"])))
    assert len(long) == 2
    assert "72 đơn vị khác" in long[1]


@pytest.mark.parametrize("name", CHARTS)
def test_the_height_is_what_is_taken(name: str) -> None:
    block = ChartBlock(CHARTS[name])
    paper = Paper(io.BytesIO(), title="Biểu đồ", stamp=None, printed_at=AT)
    Gap(1).draw(paper)  # nothing stands over the head of a page: there the first gap would not be taken
    start, needed = paper.y, block.height(paper)
    block.draw(paper)
    if paper.page == 1:
        assert 0 <= needed - (start - paper.y) <= 2  # a centred line is set a little tighter than it is counted
    else:
        assert needed > paper.top - paper.bottom


def test_both_series_stay_apart_without_greys() -> None:
    drawing = chart_drawing(CHARTS["two_years"], width=467, palette=PAPER)
    outlined = {shape.strokeColor is not None for shape in drawing.contents if isinstance(shape, Rect)}
    assert outlined == {True, False}
