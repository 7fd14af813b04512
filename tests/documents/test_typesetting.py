"""Lines fit, nothing is lost, headings are balanced, figures shrink."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.fonts import BOLD, REGULAR, Style, printable, text_width
from desktop_app.documents.typesetting import SMALLEST, balanced, fitted, wrap

STYLE = Style(REGULAR, 12)
WORDS = st.text(st.sampled_from("aăđeêghiknouưtấềộ 0123"), max_size=120)
WIDTHS = st.floats(20, 300)


@given(WORDS, WIDTHS)
def test_lines_fit_and_nothing_is_lost(text: str, width: float) -> None:
    lines = wrap(text, STYLE, width)
    assert all(text_width(line, STYLE) <= width + 1e-6 for line in lines)
    assert "".join(lines).replace(" ", "") == printable(text).replace(" ", "")


@given(WORDS, WIDTHS)
def test_balanced_lines_fit_and_nothing_is_lost(text: str, width: float) -> None:
    lines = balanced(text, STYLE, width)
    assert all(text_width(line, STYLE) <= width + 1e-6 for line in lines)
    assert "".join(lines).replace(" ", "") == printable(text).replace(" ", "")


def test_line_breaks_are_kept() -> None:
    assert wrap("Chăn bông\n300.000 đồng", STYLE, 500) == ("Chăn bông", "300.000 đồng")


def test_headings_break_between_compounds_and_keep_the_place_whole() -> None:
    style = Style(REGULAR, 12)
    heading = "LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU"
    assert balanced(heading, style, 200) == ("LIÊN ĐOÀN LAO ĐỘNG", "TỈNH LAI CHÂU")
    assert balanced(heading, style, 400) == (heading,)


def test_a_heading_narrower_than_a_compound_still_breaks() -> None:
    assert "".join(balanced("CÔNG ĐOÀN LAI CHÂU", STYLE, 50)).replace(" ", "") == "CÔNGĐOÀNLAICHÂU"


@given(st.integers(0, 10**15), st.floats(40, 120))
def test_figures_shrink_until_they_fit_or_can_no_longer_be_read(amount: int, width: float) -> None:
    text = f"{amount:,}".replace(",", ".")
    style = fitted(text, Style(BOLD, 12), width)
    assert style.size == 12 or text_width(text, style) <= width or style.size == SMALLEST
    assert SMALLEST <= style.size <= 12
