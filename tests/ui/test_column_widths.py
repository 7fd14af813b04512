"""Widths on the screen follow what stands in the columns."""

from __future__ import annotations

from desktop_app.ui.models.column_widths import Need, heading_width, letters, need, shared_out
from desktop_app.ui.theme import Theme


def test_what_is_over_goes_to_loose_columns() -> None:
    needs = [Need(100, 100, loose=False), Need(80, 200, loose=True), Need(40, 100, loose=True)]
    assert shared_out(needs, 700) == [100, 400, 200]
    figures = [Need(100, 100, loose=False), Need(50, 50, loose=False)]
    assert shared_out(figures, 300) == [200, 100], "the last one alone would stand far from the rest"


def test_short_texts_get_what_they_miss_before_long_ones() -> None:
    needs = [Need(100, 100, loose=False), Need(80, 300, loose=True), Need(80, 100, loose=True)]
    assert shared_out(needs, 320) == [100, 120, 100]


def test_texts_are_shortened_as_far_as_they_can_be_read_and_the_rest_is_scrolled_to() -> None:
    needs = [Need(100, 100, loose=False), Need(100, 300, loose=True), Need(60, 60, loose=True)]
    assert shared_out(needs, 250) == [100, 90, 60]
    assert shared_out(needs, 180) == [100, 84, 60], "wider than the room: the table scrolls sideways"


def test_a_nearly_empty_column_keeps_its_heading_and_no_more(look: Theme) -> None:
    empty = need("Hạng", ["", "", ""], 140, whole=False, strong=False)
    full = need("Hình thức", ["Bằng khen của Tổng Liên đoàn Lao động Việt Nam", ""], 140, whole=False, strong=False)
    assert empty == Need(heading_width("Hạng"), heading_width("Hạng"), loose=False)
    assert full.wanted > 250


def test_a_long_heading_asks_for_two_lines_only(look: Theme) -> None:
    title = "Lương bình quân tháng"
    assert letters("Lương bình", 13, 600) < heading_width(title) < letters(title, 13, 600)


def test_figures_ask_for_all_of_their_width(look: Theme) -> None:
    asked = need("Năm", ["1.000.000.000.000"], 60, whole=True, strong=False)
    assert asked.least >= letters("1.000.000.000.000")


def test_a_choice_stays_whole_while_free_words_can_give_way(look: Theme) -> None:
    source = need("Source", ["Provincial federation"], 144, whole=False, strong=False, listed=True)
    place = need("Village", ["Bản Nậm Coóng, xã Nậm Cuổi"] * 3, 180, whole=False, strong=False)
    widths = shared_out([Need(780, 780, loose=False), place, source], 780 + 260)
    assert widths[2] >= letters("Provincial federation")
    assert widths[1] < place.wanted


def test_a_title_from_a_list_stands_whole_beside_many_columns(look: Theme) -> None:
    title = need("Danh hiệu", ["Tổ công đoàn xuất sắc"] * 3, 144, whole=False, strong=False, listed=True)
    words = need("Chức vụ", ["Giáo viên, Trường Tiểu học Nậm Cuổi"] * 3, 180, whole=False, strong=False)
    figures = Need(500, 500, loose=False)
    widths = shared_out([figures, title, words, words], 500 + 3 * 120)
    assert widths[1] >= title.wanted
    assert sum(widths) <= 860
    assert shared_out([figures, title, words, words], 500)[1] == title.wanted, "scrolled to rather than shortened"
