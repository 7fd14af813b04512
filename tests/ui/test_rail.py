"""The rail with its groups: one open at a time, reachable and foldable by keyboard, counting what waits inside."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.base.i18n import Language
from desktop_app.ui import theme
from desktop_app.ui.kind_order import GROUPS, in_order
from desktop_app.ui.main_window import MINIMUM, MainWindow
from desktop_app.ui.rail import Rail
from desktop_app.ui.rail_entries import RailEntry, RailHeading, in_lines
from desktop_app.ui.theme import Theme
from tests.domain.forms import real
from tests.pages.typing import press
from tests.ui.specimen_rows import ListScreen
from tests.ui.specimens import in_window
from tests.ui.specimens_inbox import inbox_screen
from tests.ui.specimens_province import at_province


@pytest.fixture
def window(look: Theme, shown: Callable[[QWidget], QWidget]) -> MainWindow:
    made = in_window(ListScreen())
    shown(made)
    return made


def heading(rail: Rail, key: str) -> RailHeading:
    found = rail.heading_of(key)
    assert found is not None
    return found


def focused() -> str:
    """Return the words of the entry or heading that has the focus."""
    widget = QApplication.focusWidget()
    return widget.title if isinstance(widget, (RailEntry, RailHeading)) else ""


def test_only_the_group_of_the_current_place_is_open(window: MainWindow) -> None:
    rail = window.rail
    assert [heading(rail, key).is_open for key in ("gift", "pledge", "person")] == [True, False, False]
    assert rail.entry("house").isVisible()
    assert not rail.entry("pledge").isVisible()
    rail.set_current("pledge")
    assert [heading(rail, key).is_open for key in ("gift", "pledge", "person")] == [False, True, False]
    assert not rail.entry("house").isVisible()
    assert rail.entry("initiative").isVisible()
    rail.set_current("home")
    assert heading(rail, "pledge").is_open, "Home stands in no group and folds none"


def test_a_click_on_a_heading_opens_it_and_a_second_folds_it(window: MainWindow) -> None:
    rail = window.rail
    heading(rail, "person").click()
    assert rail.entry("transfer").isVisible()
    assert not rail.entry("gift").isVisible()
    heading(rail, "person").click()
    assert not rail.entry("transfer").isVisible()


def test_arrows_walk_over_headings_and_fold_and_unfold_them(window: MainWindow, qtbot: QtBot) -> None:
    rail = window.rail
    rail.entry("gift").setFocus()
    press(window, Qt.Key.Key_Left)
    assert focused() == "Chăm lo đoàn viên"
    press(window, Qt.Key.Key_Left)
    assert not rail.entry("gift").isVisible()
    press(window, Qt.Key.Key_Down)
    assert focused() == "Thi đua", "what is folded is passed over"
    press(window, Qt.Key.Key_Right)
    assert rail.entry("pledge").isVisible()
    press(window, Qt.Key.Key_Right)
    assert focused() == "Đăng ký thi đua"
    press(window, Qt.Key.Key_Up)
    press(window, Qt.Key.Key_Return)
    assert not rail.entry("pledge").isVisible()
    press(window, Qt.Key.Key_Space)
    assert rail.entry("pledge").isVisible()
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.destination_chosen) as told:
        press(window, Qt.Key.Key_Return)
    assert told.args == ["initiative"]


def test_tab_stops_once_and_never_on_what_is_folded_away(window: MainWindow) -> None:
    rail = window.rail
    heading(rail, "gift").click()
    stops = [
        one.title
        for one in rail.findChildren(QWidget)
        if isinstance(one, (RailEntry, RailHeading)) and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["Chăm lo đoàn viên", "Hiển thị", "Khóa màn hình"]


def test_the_focus_leaves_a_group_that_is_folded_by_going_elsewhere(window: MainWindow) -> None:
    rail = window.rail
    rail.entry("gift").setFocus()
    rail.set_current("person")
    assert focused() == "Chăm lo đoàn viên"


def test_a_folded_heading_counts_what_waits_inside(window: MainWindow) -> None:
    rail = window.rail
    assert heading(rail, "transfer").count == 38
    assert heading(rail, "transfer").accessibleName() == "Sổ và giấy tờ, đang gập, 38 việc chờ"
    assert heading(rail, "gift").count == 0, "an open group shows its counts itself"
    assert heading(rail, "gift").accessibleName() == "Chăm lo đoàn viên, đang mở"
    window.set_count("person", 2)
    assert heading(rail, "transfer").count == 40
    window.set_count("transfer", 0)
    assert heading(rail, "transfer").count == 2


def test_another_language_keeps_the_place_the_open_group_and_the_counts(window: MainWindow) -> None:
    rail = window.rail
    rail.set_current("person")
    window.clear_destinations()
    for key in ("home", "gift", "person", "transfer"):
        if key != "home":
            window.add_section(key.upper())
        window.add_destination(key, key, "house")
    assert rail.entry("person").isChecked()
    assert heading(rail, "person").is_open
    assert not heading(rail, "gift").is_open
    assert rail.entry("transfer").count == 38
    assert heading(rail, "transfer").count == 38


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_twelve_places_under_four_headings_fit_or_scroll(look: Theme, qtbot: QtBot, scale: int) -> None:
    """At 100 % nothing needs scrolling on the smallest screen; above, the one gone to is in view."""
    look.set_scale(scale)
    rail = Rail()
    qtbot.addWidget(rail)
    rail.set_office("CĐCS Trường PTDTBT Tiểu học Nậm Cuổi")
    rail.set_operator("Lò Thị Phương")
    rail.add_destination("home", "Trang chủ", "house")
    for group in range(4):
        rail.add_section(f"Nhóm {group}")
        for place in range(12):
            rail.add_destination(f"{group}-{place}", f"Loại {place}", "gift")
    rail.resize(rail.width(), MINIMUM[1])
    rail.show()
    qtbot.waitExposed(rail)
    assert rail.minimumSizeHint().height() <= MINIMUM[1]
    assert (rail._area.verticalScrollBar().maximum() == 0) is (scale == 100)
    rail.set_current("3-11")
    qtbot.waitUntil(lambda: not rail.entry("3-11").visibleRegion().isEmpty())


@pytest.mark.parametrize("scale", [100, 125])
@pytest.mark.parametrize("count", [0, 12])
@pytest.mark.parametrize("spoken", ["vi", "en"])
def test_no_place_is_cut_and_each_is_as_high_as_its_lines(
    shown: Callable[[QWidget], QWidget], look: Theme, scale: int, count: int, spoken: Language
) -> None:
    look.set_scale(scale)
    rail = Rail()
    for group, heading in GROUPS:
        rail.add_section(heading)
        for definition in in_order(real(), group):
            rail.add_destination(definition.kind, definition.plural.in_language(spoken), "house")
    rail.resize(rail.width(), 2400)
    shown(rail)
    for group, _heading in GROUPS:
        kinds = in_order(real(), group)
        for definition in kinds:
            rail.set_count(definition.kind, count)
        rail.set_current(kinds[0].kind)
        for _pass in range(3):
            QApplication.processEvents()
        for entry in (rail.entry(definition.kind) for definition in kinds):
            lines = entry.lines(entry.width())
            assert " ".join(lines) == entry.title
            assert entry.height() >= len(lines) * QFontMetrics(theme.font(14, 600)).lineSpacing()


def test_names_break_at_a_comma_or_before_a_pair_of_syllables(look: Theme) -> None:
    metrics = QFontMetrics(theme.font(14, 600))
    assert in_lines("Văn bản chỉ đạo, nghị quyết", metrics, 148) == ["Văn bản chỉ đạo,", "nghị quyết"]
    assert in_lines("Bằng Lao động sáng tạo", metrics, 148) == ["Bằng Lao động", "sáng tạo"]
    assert in_lines("Sáng kiến", metrics, 148) == ["Sáng kiến"]
    (alone,) = in_lines("Supercalifragilistic", metrics, 60)
    assert alone.endswith("…")


def test_the_places_of_a_province_stand_without_scrolling_on_the_smallest_screen(
    look: Theme, shown: Callable[[QWidget], QWidget]
) -> None:
    window = at_province(inbox_screen(), "inbox")
    shown(window)
    window.resize(*MINIMUM)
    QApplication.processEvents()
    rail = window.rail
    assert rail._area.verticalScrollBar().maximum() == 0
    assert not heading(rail, "gift").is_open
    press_on = [*rail._entries][:13]
    rail.entry("inbox").setFocus()
    walked = [focused()]
    for _key in press_on[1:]:
        press(window, Qt.Key.Key_Down)
        walked.append(focused())
    assert walked == [rail.entry(key).title for key in press_on]
    press(window, Qt.Key.Key_Down)
    assert focused() == "Chăm lo đoàn viên", "the kinds of records come last, folded"
