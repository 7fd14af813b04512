"""How a report's cells read, wherever they are shown."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.cell_words import NOTHING, cell_words, figure_words, qualified, shown_words
from desktop_app.domain.report_model import Cell, ReportColumn, RowRole, Sort
from desktop_app.domain.rounded_words import rate_in_text

SORTS: Final[tuple[Sort, ...]] = ("text", "code", "count", "money", "rate", "day")


def column(sort: Sort = "text") -> ReportColumn:
    """Return a column whose values are of a sort."""
    return ReportColumn("x", "X", sort)


@pytest.mark.parametrize(
    ("cell", "sort", "words"),
    [
        (Cell(None, "count", "over"), "count", ""),
        (Cell("", "rate", "over"), "rate", ""),
        (Cell(0, "count"), "count", "0"),
        (Cell(-1234, "money"), "money", "-1.234"),
        (Cell(1234, "money", "about"), "money", "khoảng 1.234"),
        (Cell("75.00", "rate"), "rate", "75%"),
        (Cell("91.50", "rate", "over"), "rate", "trên 91,5%"),
        (Cell("0.00", "rate"), "rate", "0%"),
        (Cell("1250.25"), "rate", "1.250,25%"),
        (Cell("-0.50", "rate"), "rate", "-0,5%"),
        (Cell("chưa có"), "rate", "chưa có"),
        (Cell("2026-03-05", "day"), "text", "05/03/2026"),
        (Cell("2026-03-05"), "day", "05/03/2026"),
        (Cell("2026-03"), "day", "2026-03"),
        (Cell("2026-02-31"), "day", "2026-02-31"),
        (Cell("20260305"), "day", "20260305"),
        (Cell("0012"), "code", "0012"),
        (Cell(2026, "code"), "code", "2026"),
        (Cell("=1", "text", "nearly"), "text", "=1"),
    ],
)
def test_values_read_as_their_sort_says(cell: Cell, sort: Sort, words: str) -> None:
    assert cell_words(cell, column(sort)) == words


def test_the_word_before_a_number_is_in_the_language_of_the_reader() -> None:
    assert [cell_words(Cell(5, "count", "nearly"), column(), one) for one in ("vi", "en")] == ["gần 5", "nearly 5"]
    assert qualified("5", "exact", "en") == "5"


@pytest.mark.parametrize(
    ("sort", "role", "words"),
    [
        ("count", "row", NOTHING),
        ("text", "row", NOTHING),
        ("count", "total", NOTHING),
        ("text", "total", ""),
        ("code", "total", ""),
        ("count", "group", ""),
    ],
)
def test_what_is_not_there_is_a_dash_and_not_in_the_words_of_a_total(sort: Sort, role: RowRole, words: str) -> None:
    assert shown_words(Cell(), column(sort), role) == words
    assert shown_words(Cell(0, sort), column(sort), role) in ("0", "0%"), "zero is a figure"


def test_a_figure_by_itself_says_how_exact_it_is() -> None:
    told = [Cell(2034, "count", "over"), Cell(2034, "count"), Cell("141.67", "rate"), Cell(None, "money"), None]
    assert [figure_words(cell) for cell in told] == ["trên 2.034", "2.034", "141,67%", NOTHING, NOTHING]


@given(st.integers(-(10**9), 10**9), st.integers(0, 10**4))
def test_a_rate_says_what_it_is_and_no_zero_more(whole: int, hundredths: int) -> None:
    said = rate_in_text(f"{whole}.{hundredths % 100:02d}")
    digits, _comma, decimals = said.removesuffix("%").partition(",")
    assert said.endswith("%")
    assert not decimals.endswith("0")
    assert int(digits.replace(".", "")) == whole
    assert decimals.ljust(2, "0") == f"{hundredths % 100:02d}"
