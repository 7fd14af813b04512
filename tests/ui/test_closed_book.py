"""The whole program: locked and unlocked by another one, re-keyed, restored after a look, closed with a backup."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from desktop_app.services.browsing import Browsing
from desktop_app.services.journal_book import JournalBook
from desktop_app.services.opening import open_session
from desktop_app.services.operators import Operators
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.ui import theme
from desktop_app.ui.flows.adding_in_place import AddingInPlace
from desktop_app.ui.flows.records import RecordsFlow
from desktop_app.ui.parts.question import Question, ask
from desktop_app.ui.screens.help_dialog import HelpDialog
from desktop_app.ui.screens.operator_dialogs import RemovalDialog
from desktop_app.ui.screens.record_form import RecordForm
from desktop_app.ui.screens.recovery import RecoveryScreen
from desktop_app.ui.screens.restore import RestoreScreen
from desktop_app.ui.screens.unlock import UnlockScreen
from desktop_app.ui.screens.waiting import WaitingPage
from desktop_app.ui.tasks import Progress
from tests.fakes.clock import FixedClock
from tests.pages.desk import CTRL, DeskPage, Stick
from tests.pages.typing import type_text
from tests.services.stores import OPERATOR, PASSPHRASE, campaign, give, new_store, reopen
from tests.ui.opened_book import CLERK, WORDS, lock_by_idling, unlock
from tests.ui.opened_book import desk as desk

pytestmark = pytest.mark.timeout(120)


def banner_of(records: RecordsFlow) -> str:
    """Return what is said above the form, "" for nothing."""
    banner = records.form.banners.banner
    return banner.title if banner is not None else ""


def test_idling_locks_keeps_what_is_typed_and_lets_another_one_go_on(desk: DeskPage) -> None:
    desk.press(Qt.Key.Key_1, CTRL)
    desk.wait_for("RecordForm")
    desk.type("Lò Thị Ín")
    screen = lock_by_idling(desk)
    assert screen.notice.title == "Màn hình đã khóa vì 10 phút không dùng."
    kept = desk.session.connection.value("SELECT count(*) FROM unsaved")
    assert kept == 1
    for key in (Qt.Key.Key_1, Qt.Key.Key_G, Qt.Key.Key_Z):
        desk.press(key, CTRL)
    desk.press(Qt.Key.Key_F12)
    assert desk.window.alone is screen
    unlock(desk, CLERK, WORDS)
    assert desk.session.operator.name == CLERK
    assert desk.window.rail._operator.title == f"{CLERK} (chỉ xem)"
    assert isinstance(desk.window.current, RecordForm)
    records = desk.program.desk.records  # type: ignore[union-attr]
    records.show_list("gift")
    desk.press(Qt.Key.Key_Return)
    desk.wait_for("RecordForm")
    assert banner_of(records) == f"{CLERK} chưa được giao việc nhập, chỉ xem."
    lock_by_idling(desk)
    unlock(desk, OPERATOR, PASSPHRASE)
    assert banner_of(records) == ""
    assert not records.form.content.read_only  # type: ignore[union-attr]
    lock_by_idling(desk)
    unlock(desk, CLERK, WORDS)
    assert banner_of(records) == f"{CLERK} chưa được giao việc nhập, chỉ xem."
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_1, CTRL)
    desk.until_said(f"{CLERK} chưa được giao việc nhập.")
    assert desk.screen == "RecordList"
    screen = lock_by_idling(desk)
    screen.operator.set_code(OPERATOR)
    screen.passphrase.setFocus()
    desk.enter("không phải mật khẩu ấy")
    desk.until(lambda: bool(screen.passphrase_field.problem), "the passphrase was not refused")
    said = screen.passphrase_field.problem
    assert said.startswith(f"Mật khẩu chưa đúng với {OPERATOR}.")
    assert "dùng phiếu khôi phục" not in said, "that way exists on the starting screen only"
    unlock(desk, OPERATOR, PASSPHRASE)
    assert desk.window.status.text == "", "what was said to another is not about who works now"


class _SelectsWhenShown(QObject):
    """Selects a line when its dialog is shown, as Qt does under X11, where a window is not active at once."""

    def __init__(self, line: QLineEdit, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._line = line

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._line.selectAll()
        return False


def test_a_question_and_a_dialog_do_not_stay_readable_above_the_lock(desk: DeskPage) -> None:
    answers: list[bool] = []
    asked = Question("Bỏ 1 bản ghi?", "Tẩn Thị Mẩy", safe="Không bỏ", other="Bỏ", other_key="Alt+B")
    flow = desk.program.desk.records  # type: ignore[union-attr]
    adding = AddingInPlace(flow._services, "person", "Lò Văn Páo", lambda _row: None, desk.window)
    adding.begin()
    typed = adding.dialog.sheet.data()
    QTimer.singleShot(50, lambda: desk.program.idle.idle.emit())
    answers.append(ask(asked))
    assert answers == [False]
    assert isinstance(desk.window.alone, UnlockScreen)
    assert not adding.dialog.isVisible()
    desk.front()
    unlock(desk, OPERATOR, PASSPHRASE)
    assert adding.dialog.isVisible()
    assert adding.dialog.sheet.data() == typed == {"name": "Lò Văn Páo"}
    birth = adding.dialog.sheet.boxes["birth"].inputs()[0]
    assert isinstance(birth, QLineEdit)
    adding.dialog.activateWindow()
    QTest.qWaitForWindowActive(adding.dialog)
    birth.setFocus()
    type_text(birth, "1/8")
    selecting = _SelectsWhenShown(birth, adding.dialog)
    adding.dialog.installEventFilter(selecting)
    desk.program.idle.idle.emit()
    desk.front()
    unlock(desk, OPERATOR, PASSPHRASE)
    QTest.qWait(100)
    type_text(adding.dialog.focusWidget(), "/1984")
    assert birth.text() == "1/8/1984", "what is typed on replaces nothing"
    adding.dialog.reject()


def test_what_ends_behind_the_lock_does_not_open_it(desk: DeskPage) -> None:
    screen = lock_by_idling(desk)
    late = Question("Bỏ 1 bản ghi?", "Tẩn Thị Mẩy", safe="Không bỏ", other="Bỏ", other_key="Alt+B", parent=desk.window)
    late.open()
    desk.until(lambda: not late.isVisible(), "a question stands above the lock")
    desk.front()
    desk.press(Qt.Key.Key_F1)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, HelpDialog)
    QTest.qWait(50)
    assert shown.isVisible()
    shown.reject()
    desk.front()
    desk.program.desk.safety.open()  # type: ignore[union-attr]
    assert desk.window.alone is screen
    assert screen.isVisible()
    unlock(desk, OPERATOR, PASSPHRASE)
    assert desk.screen == "SafetyScreen"
    resting = [one for one in desk.window.findChildren(QShortcut) if not one.isEnabled() and one.key().toString()]
    assert not [one for one in resting if one.key().toString() in ("Ctrl+1", "Ctrl+G", "F12")]


def test_somebody_is_removed_and_work_goes_on(desk: DeskPage) -> None:
    desk.press(Qt.Key.Key_F12)
    desk.wait_for("OperatorsScreen")
    old = desk.session.connection.key
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Delete)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RemovalDialog)
    dialog.passphrase.setFocus()
    desk.type(PASSPHRASE)
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.until(lambda: isinstance(desk.window.alone, WaitingPage), "no progress is shown")
    closed, widgets = desk.window, len(desk.window.findChildren(QWidget))
    desk.until(lambda: desk.program.window is not closed, "the book did not open")
    desk.window = desk.program.window
    desk.front()
    desk.until(lambda: not isValid(closed), "the old desk is still there")
    assert len(desk.window.findChildren(QWidget)) < 1.2 * widgets
    assert desk.session.connection.key != old
    assert [one.name for one in Operators(desk.session).all()] == [OPERATOR]
    screen = desk.program.desk.book.operators.screen  # type: ignore[union-attr]
    assert screen.notice.title == f"Đã xóa {CLERK}, sổ dùng chìa mới"
    desk.press(Qt.Key.Key_1, CTRL)
    desk.wait_for("RecordForm")


def test_stopping_while_other_jobs_are_waited_for_removes_nobody_and_stops_none_of_them(desk: DeskPage) -> None:
    desk.press(Qt.Key.Key_F12)
    desk.wait_for("OperatorsScreen")
    written, told = list[bool](), list[str]()

    def write(progress: Progress) -> None:
        while not written:
            time.sleep(0.01)
            progress.check()

    desk.program._background().run_with_progress(
        write,
        lambda *_progress: None,
        lambda _none: told.append("written"),
        lambda problem: told.append(problem.code),
        lambda: told.append("stopped"),
    )
    desk.program.care.closed.remove(CLERK, PASSPHRASE)
    page = desk.window.alone
    assert isinstance(page, WaitingPage)
    page.stopped.emit()
    assert desk.screen == "OperatorsScreen"
    screen = desk.program.desk.book.operators.screen  # type: ignore[union-attr]
    assert screen.notice.title == f"Đã dừng, {CLERK} vẫn trong danh sách"
    written.append(True)
    desk.until(lambda: bool(told), "the other job did not end")
    assert told == ["written"]
    QTest.qWait(100)
    assert [one.name for one in Operators(desk.session).all()] == [OPERATOR, CLERK]


def test_nobody_comes_back_from_the_restore_screen_after_idling_without_a_passphrase(desk: DeskPage) -> None:
    program = desk.program
    program.care.restore()
    program.idle.set_minutes(0)
    program.idle.start()
    desk.until(lambda: not program.idle.running, "the minutes do not pass")
    assert desk.screen == "RestoreScreen", "what is being restored is not cut off"
    program.idle.set_minutes(10)
    desk.press(Qt.Key.Key_Escape)
    assert desk.screen == "UnlockScreen"
    unlock(desk, OPERATOR, PASSPHRASE)
    assert program.idle.running
    program.care.restore()
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.alone is None
    assert program.idle.running


def test_a_backup_is_looked_into_and_brought_back_in_place_of_the_open_book(desk: DeskPage, tmp_path: Path) -> None:
    Safekeeping(desk.session).backup(tmp_path / "stick")
    tet = campaign(desk.session, "Tháng Công nhân")
    give(desk.session, tet, ["Lò Văn Páo", "Vàng Thị Dợ"])
    desk.program.desk.go("safety")  # type: ignore[union-attr]
    desk.wait_for("SafetyScreen")
    desk.press(Qt.Key.Key_R, CTRL)
    screen = desk.window.alone
    assert isinstance(screen, RestoreScreen)
    assert {words.rpartition(" ")[2] for words in (screen.backup.itemText(0), screen.backup.itemText(1))} == {
        "máy",
        "USB",
    }
    screen.backup.setCurrentIndex(1)
    screen.backup.activated.emit(1)
    screen.how.set_code("passphrase")
    screen.how.changed.emit("passphrase")
    screen.operator.set_code(OPERATOR)
    screen.passphrase.setFocus()
    desk.enter(PASSPHRASE)
    desk.until(screen.card.isVisible, "no preview")
    assert screen.compared.title == "Sổ đang dùng có 3 bản ghi mới hơn bản sao lưu này."
    desk.press(Qt.Key.Key_Return)  # the safe answer: choose another one
    assert screen.backup_field.isVisible()
    assert screen.passphrase.text() == "", "it was handed over"
    screen.passphrase.setFocus()
    desk.enter(PASSPHRASE)
    desk.until(screen.card.isVisible, "no preview")
    closed = desk.window
    desk.press(Qt.Key.Key_R, CTRL)
    desk.until(lambda: desk.program.window is not closed, "not restored")
    desk.window = desk.program.window
    at_the_door = desk.window.alone
    assert isinstance(at_the_door, UnlockScreen)
    assert at_the_door.notice.title.startswith("Đã khôi phục sổ: 2 bản ghi")
    unlock(desk, OPERATOR, PASSPHRASE)
    assert Browsing(desk.session).counts()["gift"] == 1
    assert list(tmp_path.glob("office.replaced-*"))
    assert not list(tmp_path.glob(".office.*"))


def test_who_does_not_administer_the_book_replaces_it_by_no_backup(desk: DeskPage) -> None:
    backup = Safekeeping(desk.session).backup()
    desk.program.care.restore()
    screen = desk.window.alone
    assert isinstance(screen, RestoreScreen)
    screen.restore_wanted.emit(backup, CLERK, WORDS)
    desk.until(lambda: screen.notice.title, "nothing was said")
    assert screen.notice.title.startswith(f"{CLERK} không quản trị sổ đang ở máy này")
    assert OPERATOR in screen.notice.text
    assert not desk.session.connection.closed


def test_every_half_hour_of_work_a_backup_is_made_and_none_behind_the_unlock_screen(
    desk: DeskPage, tmp_path: Path
) -> None:
    backups = tmp_path / "office" / "backups"
    before = len(list(backups.glob("*.scb")))
    assert desk.program.book.backups.isActive()
    assert desk.program.book.backups.interval() == 30 * 60_000
    desk.program.book.backups.timeout.emit()
    desk.until(lambda: len(list(backups.glob("*.scb"))) == before + 1, "no backup was made")


def test_the_recovery_sheet_opens_the_book_and_gives_a_new_passphrase(
    qapp: QApplication, look: theme.Theme, tmp_path: Path
) -> None:
    made = new_store(tmp_path / "office")
    made.session.close()
    page = DeskPage(qapp, tmp_path / "office", Stick(tmp_path), FixedClock())
    page.start()
    page.press(Qt.Key.Key_F7)
    page.wait_for("RecoveryScreen")
    screen = page.window.alone
    assert isinstance(screen, RecoveryScreen)
    page.enter(made.recovery_secret.lower().replace("-", " ").replace("0", "O"))
    assert screen.operator.code() == OPERATOR
    screen.passphrase.first.setFocus()
    page.enter(WORDS)
    page.enter(WORDS)
    page.wait_for("HomeScreen")
    page.until_said("Máy này có dấu ký mới")
    page.program.close()
    session = open_session(tmp_path / "office", operator=OPERATOR, passphrase=WORDS, clock=FixedClock())
    assert JournalBook(session).page().lines[1].event == "passphrase_recovered"
    session.close()
    page.window.close()
    page.window.deleteLater()
    QApplication.processEvents()


def test_closing_the_window_backs_up_with_progress_in_sight(desk: DeskPage, tmp_path: Path) -> None:
    before = len(list((tmp_path / "office" / "backups").glob("*.scb")))
    desk.window.close()
    assert desk.window.isVisible()
    assert isinstance(desk.window.alone, WaitingPage)
    desk.until(lambda: not desk.window.isVisible(), "the window did not close")
    assert len(list((tmp_path / "office" / "backups").glob("*.scb"))) == before + 1
    assert desk.program.door.session is None
    reopen(tmp_path / "office").close()


def test_the_day_is_asked_when_the_clock_is_wrong_and_closing_works_without_it(
    qapp: QApplication, look: theme.Theme, tmp_path: Path
) -> None:
    new_store(tmp_path / "office").session.close()
    session = reopen(tmp_path / "office")
    campaign(session)
    session.close()
    page = DeskPage(qapp, tmp_path / "office", Stick(tmp_path), FixedClock("2015-01-01T08:00:00+07:00"))
    page.start()
    screen = page.window.alone
    assert isinstance(screen, UnlockScreen)
    assert screen.notice.isVisible()
    assert screen.notice.title.startswith("Ngày của máy là 01/01/2015")
    unlock(page, OPERATOR, PASSPHRASE)
    page.wait_for("HomeScreen")
    page.press(Qt.Key.Key_5, CTRL)
    page.wait_for("PrintCentre")
    QTest.qWait(200)
    page.window.close()
    page.until(lambda: not page.window.isVisible(), "the window did not close")
    assert list((tmp_path / "office" / "backups").glob("*.scb"))
    page.program.close()
    page.window.deleteLater()
    QApplication.processEvents()


def test_nobody_at_the_locked_screen_closes_the_book_for_the_sample(desk: DeskPage) -> None:
    screen, session = lock_by_idling(desk), desk.session
    desk.front()
    desk.press(Qt.Key.Key_F1)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, HelpDialog)
    shown.help.open_page("tour")
    assert not shown.help.tour_button.isVisible()
    desk.press(Qt.Key.Key_Return, CTRL)
    shown.help.tour_button.click()
    if isValid(shown):
        shown.reject()
    desk.front()
    desk.program.sample.go_on()  # made already when somebody locked
    assert desk.window.alone is screen
    assert desk.program.window is desk.window
    assert desk.session is session
    unlock(desk, OPERATOR, PASSPHRASE)
