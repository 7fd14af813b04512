"""The room of reports over a real store: from the rail to a figure, its records, a record and back, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.report_model import ReportSection
from desktop_app.domain.units import Unit
from desktop_app.services.entry import Entry
from desktop_app.storage.ledger import Ledger
from desktop_app.ui.screens.pick_dialog import PickDialog
from desktop_app.ui.theme import Theme
from tests.pages.typing import press, type_text
from tests.services.stores import campaign, gift_of, give
from tests.ui.reports_desk import CTRL, LongDesk, Reports
from tests.ui.specimens_reports import report, section
from tests.ui.transfer_desk import Place, place

NAMES = ("Giàng A Chứ", "Tẩn Thị Mẩy", "Lò Văn Páo")


@pytest.fixture
def here(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Place]:
    """An office with three gifts of February 2026."""
    with place(tmp_path, "office", qtbot) as at:
        give(at.session, campaign(at.session), NAMES)
        at.window.add_destination("reports", "Báo cáo", "chart-column")
        yield at


@pytest.fixture
def reports(here: Place) -> Reports:
    """The room, opened for the first time."""
    return Reports(here)


def row_of(reports: Reports, title: str) -> int:
    """Return the row of the first table that begins so."""
    return next(number for number, row in enumerate(reports.table) if row[0] == title)


def test_a_report_is_asked_for_and_shown_by_keyboard(reports: Reports) -> None:
    assert reports.screen.title == "Báo cáo"
    assert not reports.screen.actions_bar.view.isEnabled()
    reports.ask("quy 1/2026")
    assert not reports.asks()
    assert reports.screen.title == "Số liệu trong kỳ"
    assert reports.screen.subtitle.startswith("quý I năm 2026 · ")
    assert ["Suất quà", ""] in reports.table
    assert ["Số suất quà", "3"] in reports.table
    assert "3.900.000" in {row[1] for row in reports.table}


def test_without_a_period_the_field_says_so_and_nothing_is_made(reports: Reports) -> None:
    press(reports.screen, Qt.Key.Key_Down)
    reports.view()
    assert reports.asks()
    assert reports.screen.question.days.field.problem == "Chọn hoặc gõ kỳ của báo cáo."
    assert reports.screen.question.days.line.hasFocus()


def test_a_usual_period_is_taken_by_its_button(reports: Reports) -> None:
    press(reports.screen, Qt.Key.Key_Down)
    button = next(one for one in reports.screen.question.days.usual if one.words == "Năm nay")
    button.setFocus()
    press(button, Qt.Key.Key_Return)
    assert reports.screen.question.days.line.text() == "2026"
    reports.view()
    assert reports.screen.subtitle.startswith("năm 2026")


def test_enter_on_a_figure_opens_its_records_and_escape_leads_back_to_it(reports: Reports) -> None:
    reports.ask("quy 1/2026")
    row = row_of(reports, "Số suất quà")
    view = reports.screen.sheet.tables[0].view
    assert view.hasFocus()
    reports.open_figure("Số suất quà")
    assert reports.place.shows(reports.behind)
    assert reports.behind.title == "Suất quà · Số suất quà: 3"
    assert reports.behind.subtitle == "3 bản ghi · Số liệu trong kỳ · quý I năm 2026"
    shown = [str(reports.behind.rows.index(number, 0).data()) for number in range(3)]
    assert sorted(title.partition(" (")[0] for title in shown) == sorted(NAMES)
    press(reports.behind, Qt.Key.Key_Escape)
    assert reports.place.shows(reports.screen)
    assert (reports.cursor.row(), reports.cursor.column()) == (row, 1)
    assert view.hasFocus()


def test_a_record_is_opened_and_coming_back_keeps_its_row(reports: Reports) -> None:
    reports.ask("quy 1/2026")
    reports.open_figure("Số suất quà")
    press(reports.behind, Qt.Key.Key_Down)
    wanted = reports.behind.current
    press(reports.behind, Qt.Key.Key_Return)
    assert reports.opened == [wanted]
    assert wanted
    reports.flow.come_back()
    assert reports.place.shows(reports.behind)
    assert reports.behind.current == wanted
    press(reports.behind, Qt.Key.Key_Escape)
    assert reports.place.shows(reports.screen)


def test_words_and_headings_lead_nowhere(reports: Reports) -> None:
    reports.ask("quy 1/2026")
    reports.open_figure("Suất quà", 0)
    assert reports.place.shows(reports.screen)


@pytest.mark.parametrize("way", ["double", "ctrl"])
def test_the_mouse_opens_a_figure_too(reports: Reports, way: str) -> None:
    reports.ask("quy 1/2026")
    view = reports.screen.sheet.tables[0].view
    where = view.visualRect(view.rows.index(row_of(reports, "Số suất quà"), 1)).center()
    if way == "ctrl":
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, CTRL, where)
    else:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
        assert reports.place.shows(reports.screen)
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    reports.place.settle()
    assert reports.place.shows(reports.behind)


def test_a_hand_is_shown_over_what_can_be_opened(reports: Reports) -> None:
    reports.ask("quy 1/2026")
    view = reports.screen.sheet.tables[0].view

    def shape(column: int) -> Qt.CursorShape:
        at = QPointF(view.visualRect(view.rows.index(row_of(reports, "Số suất quà"), column)).center())
        none = Qt.MouseButton.NoButton
        moved = QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view.viewport(), moved)
        return view.viewport().cursor().shape()

    assert shape(1) == Qt.CursorShape.PointingHandCursor
    assert shape(0) == Qt.CursorShape.ArrowCursor


def test_the_report_stays_and_says_when_records_changed_meanwhile(reports: Reports, here: Place) -> None:
    reports.ask("quy 1/2026")
    here.window.show_screen(reports.behind, "reports")
    reports.flow.open()
    assert not reports.asks()
    assert reports.banner == ""
    Entry(here.session).complete("gift", gift_of(campaign(here.session), "Vàng Thị Sua"))
    reports.flow.open()
    assert reports.banner == "Số liệu đã đổi từ lúc lập báo cáo."
    assert ["Số suất quà", "3"] in reports.table
    press(reports.screen, Qt.Key.Key_F5)
    here.settle()
    assert ["Số suất quà", "4"] in reports.table
    assert reports.banner == ""


def test_a_unit_that_changed_makes_a_report_old_too(reports: Reports, here: Place) -> None:
    """A unit changes in its place: no record tells of it, and yet figures may be of other units now."""
    reports.ask("quy 1/2026")
    with here.session.connection.write():
        Ledger(here.session.connection).put_units([Unit("CD9", "CĐCS Khác", "LD12", "2020-01-01")])
    reports.flow.open()
    assert reports.banner == "Số liệu đã đổi từ lúc lập báo cáo."
    press(reports.screen, Qt.Key.Key_F5)
    here.settle()
    assert reports.banner == ""


def test_a_draft_alone_changes_no_figure_and_nothing_is_said(reports: Reports, here: Place) -> None:
    reports.ask("quy 1/2026")
    Entry(here.session).save_draft("gift", gift_of(campaign(here.session), "Vàng Thị Sua"))
    campaigns_too = reports.banner
    reports.flow.make_again()
    here.settle()
    Entry(here.session).save_draft("visit", {"reason": "hardship"})
    reports.flow.look_again()
    assert (campaigns_too, reports.banner) == ("", "")


def test_escape_turns_between_the_report_and_the_question(reports: Reports) -> None:
    reports.ask("quy 1/2026")
    press(reports.screen, Qt.Key.Key_Escape)
    assert reports.asks()
    assert reports.screen.question.days.line.text() == "quy 1/2026"
    press(reports.screen, Qt.Key.Key_Escape)
    assert not reports.asks()
    assert reports.screen.sheet.tables[0].view.hasFocus()


def test_a_long_report_is_stopped_and_nothing_is_lost(here: Place) -> None:
    reports = Reports(here, LongDesk)
    with here.nobody_works():
        press(reports.screen, Qt.Key.Key_Down)
        reports.screen.question.days.set_text("2026")
        press(reports.screen, Qt.Key.Key_Return, CTRL)
        assert reports.makes()
        QTest.qWait(700)
        assert reports.screen.progress.isVisible()
        assert not reports.screen.actions_bar.view.isEnabled()
        press(reports.screen, Qt.Key.Key_Escape)
    here.settle()
    assert not reports.makes()
    assert reports.banner == "Đã dừng, chưa lập báo cáo."
    assert reports.screen.report is None
    reports.view()
    assert reports.screen.report is not None


def test_two_thousand_rows_are_walked_and_only_seen_ones_are_drawn(here: Place) -> None:
    reports = Reports(here, LongDesk)
    reports.ask("2026")
    view = reports.screen.sheet.tables[0].view
    press(view, Qt.Key.Key_End, CTRL)
    assert reports.cursor.row() == 2000
    press(view, Qt.Key.Key_End)
    assert reports.cursor.column() == 13
    left = view.visualRect(reports.cursor).left()
    assert left >= view.columnWidth(0), "not under the column that stays"
    assert view.horizontalScrollBar().value() > 0
    press(view, Qt.Key.Key_Left)
    press(view, Qt.Key.Key_Home, CTRL)
    assert (reports.cursor.row(), reports.cursor.column()) == (0, 12)
    press(view, Qt.Key.Key_Home)
    press(view, Qt.Key.Key_Right)
    assert view.visualRect(reports.cursor).left() >= view.columnWidth(0)


def test_a_table_is_copied_for_a_spreadsheet(reports: Reports) -> None:
    reports.ask("quy 1/2026")
    press(reports.screen, Qt.Key.Key_C, CTRL)
    data = QApplication.clipboard().mimeData()
    assert "Số suất quà\t3\r\n" in data.text()
    assert "3900000" in data.html()
    assert reports.place.window.status.text.startswith("Đã chép bảng, ")


def test_a_part_nobody_wrote_yet_says_so(reports: Reports) -> None:
    reports.screen.show_report(report(ReportSection("plans", "Phương hướng, nhiệm vụ", ()), section()))
    empty, written = reports.screen.sheet.sections
    said = "Chưa viết phần này."
    assert [one.text() for one in empty.findChildren(QLabel) if not one.isHidden()][-1] == said
    assert said not in [one.text() for one in written.findChildren(QLabel) if not one.isHidden()]


def test_words_cannot_be_changed_where_nobody_keeps_them(reports: Reports) -> None:
    reports.screen.show_report(report(section()))
    assert not reports.screen.sheet.sections[0].edit_button.isVisible()


def test_what_the_desk_refuses_is_said_and_the_question_stays(here: Place) -> None:
    reports = Reports(here)
    press(reports.screen, Qt.Key.Key_Down)
    reports.screen.question.days.set_text("2026")
    reports.screen._offers = tuple(type(one)("gone", one.title, one.description) for one in reports.screen._offers)
    reports.screen._choose()
    reports.view()
    assert reports.asks()
    assert reports.banner
    assert reports.screen.actions_bar.view.isEnabled()


def test_the_province_is_asked_of_one_unit(tmp_path: Path, qtbot: QtBot, look: Theme) -> None:
    with place(tmp_path, "province", qtbot) as at:
        reports = Reports(at)
        question = reports.screen.question
        press(reports.screen, Qt.Key.Key_Down)
        question.days.set_text("2026")
        assert question.returned.isVisible()
        press(question.days.line, Qt.Key.Key_F4)
        dialog = reports.screen.window().findChild(PickDialog)
        assert isinstance(dialog, PickDialog)
        offered = list(dialog.offered)
        assert len(offered) > 5
        assert len(offered) == len(set(offered)), "each unit once, whatever it was called"
        type_text(dialog.search, "Sin Ho")
        press(dialog, Qt.Key.Key_Return)
        wish = question.wish
        assert wish is not None
        assert wish.question.unit
        question.predecessors.click()
        question.returned.click()
        question.drafts.click()
        wish = question.wish
        assert wish is not None
        assert wish.question.with_predecessors
        assert (wish.question.basis.drafts, wish.question.basis.returned) == (True, True)
        question.all_units_button.click()
        wish = question.wish
        assert wish is not None
        assert wish.question.unit is None
        at.show()  # the offscreen plugin leaves nobody active after a dialog
        reports.view()
        assert reports.banner == ""
        assert not reports.asks()
