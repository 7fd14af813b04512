"""Home: words of what is to do, figures, the chart, jobs by key, the day when it is not known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.services.home import Todo
from desktop_app.services.reporting import ReportRow
from desktop_app.services.safekeeping import BackupState
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text
from desktop_app.ui.screens.home import ClockDoubt, HomeScreen, long_day
from desktop_app.ui.screens.home_chart import MonthChart, scale_top
from desktop_app.ui.screens.home_words import bundle_note, days_since, todo_items, year_figures
from desktop_app.ui.screens.returned_dialog import ReturnedDialog
from desktop_app.ui.screens.shown_figures import file_size, millions, plain_number, short_day, time_and_day
from tests.pages.typing import press, type_text
from tests.ui.specimens_home import (
    AT_PROVINCE,
    FIRST_DAY,
    HOME,
    JOBS,
    LATEST,
    OTHER_JOBS,
    REPORT,
    WRONG_CLOCK,
    kind_name,
)

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def screen(look: theme.Theme, shown: Show) -> HomeScreen:
    """Home of a working day, shown."""
    made = HomeScreen(kind_name)
    made.set_jobs(JOBS)
    made.set_view(HOME)
    shown(made)
    made.focus_first()
    return made


# words


def test_each_thing_to_do_is_named_with_its_number() -> None:
    titles = [item.title for item in todo_items(HOME, kind_name)]
    assert titles == [
        "Tỉnh trả lại 2 bản ghi, cần sửa rồi gửi lại",
        "Có chữ đang gõ dở ở Suất quà",
        "38 bản ghi đã xong nhưng chưa xuất gửi tỉnh",
        "Đã 16 ngày chưa sao lưu ra ngoài máy (lần cuối 20/5/2026)",
    ]


def test_what_is_not_known_is_left_out() -> None:
    view = replace(FIRST_DAY, todo=(Todo("backup", 1),))
    (item,) = todo_items(view, kind_name)
    assert item.title == "Chưa có bản sao lưu nào ở ngoài máy"
    assert item.text.startswith("Trong máy, sổ tự sao lưu mỗi 30 phút và khi thoát.")
    assert "None" not in item.text
    assert "—" not in item.text


def test_a_doubted_clock_is_no_row() -> None:
    assert [item.kind for item in todo_items(WRONG_CLOCK, kind_name)] == ["to_export"]


def test_days_are_counted_only_between_known_days() -> None:
    assert days_since("2026-05-20T09:00:00+07:00", date(2026, 6, 5)) == 16
    assert days_since(None, date(2026, 6, 5)) is None
    assert days_since("2026-05-20T09:00:00+07:00", None) is None


@pytest.mark.parametrize(
    ("outcome", "words"),
    [("verified", "đọc lại đúng"), ("written_not_verified", "chưa đọc lại được"), ("not_written", "chưa ghi ra USB")],
)
def test_the_note_says_only_what_is_known(outcome: str, words: str) -> None:
    note = bundle_note(replace(LATEST, outcome=outcome))
    assert words in note
    assert "Chưa có phiếu nhận của tỉnh." in note
    assert "Chưa có phiếu" not in bundle_note(replace(LATEST, outcome=outcome, acknowledged=True))
    assert bundle_note(None) == ""


def test_year_figures_take_the_first_count_money_and_people() -> None:
    gift, house, initiative, pledge = year_figures(REPORT)
    assert (gift.number, gift.noun, gift.below) == ("218", "suất quà", "263,1 triệu đồng, 205 người")
    assert house.below == "100 triệu đồng"
    assert initiative.below == "13 người"
    assert pledge.below == ""


def test_one_house_is_no_houses() -> None:
    row = ReportRow("house", "Houses", "houses", "Houses", "count", 1, kind_one="House")
    assert [year_figures([replace(row, value=count)])[0].noun for count in (1, 2)] == ["house", "houses"]


def test_numbers_are_written_the_vietnamese_way() -> None:
    assert plain_number(1263.14) == "1.263,1"
    assert plain_number(263.0) == "263"
    assert millions(950_000) == "950.000 đồng"
    assert millions(1_263_100_000) == "1.263,1 triệu đồng"
    assert [file_size(size) for size in (12, 48_211_004, 6_200_000_000)] == ["12 byte", "48 MB", "6,2 GB"]
    assert short_day(date(2026, 2, 5)) == "05/02/2026"
    assert short_day(date(2026, 12, 5)) == "05/12/2026"
    assert time_and_day(None) == ""


def test_the_day_is_written_in_full() -> None:
    assert long_day(date(2026, 6, 5)) == "Thứ Sáu, ngày 05 tháng 6 năm 2026"


# the chart


@pytest.mark.parametrize(
    ("highest", "top"), [(0, 1), (0.4, 1), (1, 1), (1.2, 2), (269, 300), (300, 300), (301, 400), (9_999, 10_000)]
)
def test_the_scale_ends_on_a_round_number(highest: float, top: float) -> None:
    assert scale_top(highest) == top


def test_the_highest_month_is_of_this_year_if_it_has_any(look: theme.Theme) -> None:
    chart = MonthChart()
    chart.set_months([(12, 500), (269, 9)] + [(0, 0)] * 10, 2026)
    assert chart.highest == (2, 269)
    chart.set_months([(0, 500), (0, 9)] + [(0, 0)] * 10, 2026)
    assert chart.highest == (1, 500)
    chart.set_months([], 2026)
    assert chart.highest == (0, 0)


def test_the_chart_says_its_figures_in_words(look: theme.Theme) -> None:
    chart = MonthChart()
    chart.set_months([(12_000_000, 0)] + [(0, 0)] * 11, 2026)
    assert "Tháng 1: 12 triệu đồng" in chart.accessibleDescription()


def test_columns_are_as_high_as_their_amounts(look: theme.Theme, shown: Show) -> None:
    """Half the amount is half the height: counted on the picture itself."""
    chart = MonthChart()
    chart.resize(800, 240)
    chart.set_months([(200_000_000, 0), (100_000_000, 0)] + [(0, 0)] * 10, 2026)
    shown(chart)
    image = chart.grab().toImage()
    bar = theme.colour("bar").name()
    heights: dict[int, int] = {}
    for x in range(image.width()):
        height = sum(image.pixelColor(x, y).name() == bar for y in range(30, image.height()))
        if height > 20:
            heights[height] = heights.get(height, 0) + 1
    tall, small = sorted(heights, key=lambda height: -heights[height])[:2]
    assert max(tall, small) == pytest.approx(2 * min(tall, small), abs=2)


# the screen


def test_the_first_thing_to_do_has_the_focus_and_enter_does_it(screen: HomeScreen) -> None:
    chosen: list[str] = []
    screen.todo_chosen.connect(chosen.append)
    assert QApplication.focusWidget() is screen.todo.buttons[0]
    press(screen, Qt.Key.Key_Return)
    assert chosen == ["returned"]


def test_tiles_send_their_job_and_show_their_key(screen: HomeScreen) -> None:
    jobs: list[str] = []
    screen.job_chosen.connect(jobs.append)
    assert [tile.key for tile in screen.jobs.tiles.values()] == [f"Ctrl+{number}" for number in range(1, 7)]
    tile = screen.jobs.tiles["house"]
    tile.setFocus()
    press(screen, Qt.Key.Key_Return)
    press(screen, Qt.Key.Key_Space)
    assert jobs == ["house", "house"]


def test_stages_show_their_figures(screen: HomeScreen) -> None:
    stages = ("ready", "exported", "received", "accepted", "returned")
    assert [screen.travel.figure(stage) for stage in stages] == ["38", "24", "61", "412", "2"]


def test_nothing_to_do_is_said(screen: HomeScreen) -> None:
    screen.set_view(replace(HOME, todo=()))
    assert screen.todo.buttons == ()
    screen.focus_first()
    assert QApplication.focusWidget() is screen.jobs.tiles["gift"]


def test_the_day_is_asked_for_and_sent_as_typed(screen: HomeScreen) -> None:
    told: list[str] = []
    screen.day_told.connect(told.append)
    screen.set_doubt(ClockDoubt(date(2015, 1, 1), date(2026, 5, 28)))
    assert "01/01/2015" in screen.day.banner.title
    assert "28/5/2026" in screen.day.banner.title
    type_text(screen.day.day, "5/6/2026")
    press(screen, Qt.Key.Key_Return)
    assert told == ["5/6/2026"]
    screen.show_day_problem("Cần đủ ngày, tháng, năm.")
    assert screen.day.field.problem
    QApplication.processEvents()
    day, button = screen.day.day, screen.day.button
    assert button.mapTo(screen, QPoint(0, 0)).y() == day.mapTo(screen, QPoint(0, 0)).y()
    screen.set_doubt(None)
    assert not screen.day.isVisible()


def test_at_large_text_everything_stands_in_one_column(screen: HomeScreen, look: theme.Theme) -> None:
    look.set_scale(200)
    QApplication.processEvents()
    assert (
        screen.jobs.mapTo(screen, screen.jobs.rect().topLeft()).y()
        >= screen.todo.mapTo(screen, screen.todo.rect().bottomLeft()).y()
    )


def test_an_old_backup_state_is_no_error(screen: HomeScreen) -> None:
    screen.set_view(replace(HOME, backup=BackupState(None, None), latest=None, figures=()))
    assert screen.year.shown == ()


def test_what_the_province_returned_is_named_with_its_reason() -> None:
    row = todo_items(HOME, kind_name)[0]
    assert row.text.startswith("Giàng A Chứ: Thiếu biên bản bàn giao. Tẩn Thị Mẩy: Ghi hai lần")


def test_every_returned_record_can_be_reached_and_its_reason_read(look: theme.Theme, shown: Show) -> None:
    dialog = ReturnedDialog(HOME.returned, kind_name)
    shown(dialog)
    opened: list[str] = []
    dialog.open_wanted.connect(opened.append)
    assert "Thiếu biên bản bàn giao" in dialog.reason.text()
    press(dialog.view, Qt.Key.Key_Down)
    assert "Ghi hai lần" in dialog.reason.text()
    press(dialog.view, Qt.Key.Key_Return)
    assert opened == ["b" * 32]


def test_the_first_day_says_what_to_begin_with(screen: HomeScreen) -> None:
    screen.set_view(FIRST_DAY)
    kinds = [item.kind for item in todo_items(FIRST_DAY, kind_name)]
    assert kinds == ["first_campaign", "first_record", "enrol", "first_hour"]
    assert screen.travel.isHidden()
    assert not screen.chart.isVisible()
    screen.set_view(HOME)
    assert screen.chart.isVisible()


def test_a_figure_leads_to_its_records_by_keyboard(screen: HomeScreen) -> None:
    chosen: list[str] = []
    screen.figure_chosen.connect(chosen.append)
    for button in screen.year.buttons:
        button.setFocus()
        press(screen, Qt.Key.Key_Return)
    assert chosen == ["gift", "house", "initiative", "pledge_registration"]
    kept = screen.year.buttons
    screen.set_view(replace(HOME, backup=BackupState(None, None)))
    assert screen.year.buttons == kept  # the same figures stay, and keep the focus


def test_the_chart_is_walked_month_by_month_and_tells_its_figures(screen: HomeScreen) -> None:
    chart = screen.chart
    assert chart.month == 0
    chart.setFocus()
    assert chart.month == 2  # the highest first
    press(screen, Qt.Key.Key_Left)
    assert "Tháng 1: 12 triệu đồng, năm trước 214 triệu đồng" in chart.accessibleName()
    press(screen, Qt.Key.Key_Left)
    assert chart.month == 1
    screen.todo.buttons[0].setFocus()
    assert chart.month == 0


def test_the_province_sees_what_came_in(look: theme.Theme, shown: Show) -> None:
    made = HomeScreen(kind_name, province=True)
    made.set_view(AT_PROVINCE)
    shown(made)
    stages = ("units", "bundles", "records", "silent", "waiting")
    assert [made.travel.figure(stage) for stage in stages] == ["42", "187", "31.204", "5", "3"]
    assert [item.kind for item in todo_items(AT_PROVINCE, kind_name)] == ["quarantine", "backup"]


def test_other_jobs_keep_the_places_of_their_keys(screen: HomeScreen) -> None:
    screen.set_jobs(OTHER_JOBS)
    assert [tile.key for tile in screen.jobs.tiles.values()] == [f"Ctrl+{number}" for number in range(1, 7)]
    assert list(screen.jobs.tiles) == ["gift", "house", "crisis_aid", "visit", "print", "transfer"]


def test_before_the_book_was_read_nothing_is_claimed(look: theme.Theme, shown: Show) -> None:
    made = HomeScreen(kind_name)
    made.set_jobs(JOBS)
    shown(made)
    words = [text.text() for text in made.findChildren(Text)]
    assert "Đang xem có việc gì đang chờ…" in words
    assert "Không có việc nào đang chờ." not in words
    assert made.travel.figure("ready") == "–"
