"""The window locks while something that was asked for is under way: nothing opens it but a passphrase."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.services.operators import Operators
from desktop_app.services.session import Session
from desktop_app.ui.flows.modal_job import ModalJob, Report, WorkingDialog
from desktop_app.ui.parts.progress import PROGRESS_AFTER_MS
from desktop_app.ui.screens.operator_dialogs import OperatorDialog, PassphraseDialog, RemovalDialog
from desktop_app.ui.screens.recovery_sheet_dialog import RecoverySheetDialog
from desktop_app.ui.screens.unlock import UnlockScreen
from desktop_app.ui.screens.waiting import WaitingPage
from desktop_app.ui.tasks import Progress
from tests.pages.desk import DeskPage
from tests.services.stores import OPERATOR, PASSPHRASE
from tests.ui.opened_book import CLERK, WORDS, lock_by_idling, unlock
from tests.ui.opened_book import desk as desk

pytestmark = pytest.mark.timeout(120)


def removal(desk: DeskPage) -> RemovalDialog:
    """Ask for the clerk's removal, and type the passphrase that proves who asks."""
    desk.program.desk.go("operators")  # type: ignore[union-attr]
    flow = desk.program.desk.book.operators  # type: ignore[union-attr]
    flow.remove(CLERK)
    assert isinstance(flow.dialog, RemovalDialog)
    flow.dialog.passphrase.setText(PASSPHRASE)
    return flow.dialog


def names(desk: DeskPage) -> list[str]:
    return [one.name for one in Operators(desk.session).all()]


def test_a_removal_that_was_being_proved_when_the_window_locked_is_void(desk: DeskPage) -> None:
    removal(desk).answer()
    screen = lock_by_idling(desk)
    desk.until(lambda: not desk.program._background().busy, "the passphrase was not proved")
    QTest.qWait(200)
    assert desk.window.alone is screen
    assert desk.program.window is desk.window
    desk.program.care.closed.remove(CLERK, PASSPHRASE)  # however it comes to be asked for
    assert desk.window.alone is screen
    assert not desk.program.care.closed.busy
    unlock(desk, OPERATOR, PASSPHRASE)
    assert names(desk) == [OPERATOR, CLERK]
    removal(desk).reject()


def test_what_was_being_changed_when_the_window_locked_is_said_on_the_screen_not_in_a_dialog_that_is_gone(
    desk: DeskPage,
) -> None:
    desk.program.desk.go("operators")  # type: ignore[union-attr]
    flow = desk.program.desk.book.operators  # type: ignore[union-attr]
    flow.change_passphrase()
    assert isinstance(flow.dialog, PassphraseDialog)
    flow.dialog.old.setText("không phải mật khẩu ấy")
    for field in (flow.dialog.new.first, flow.dialog.new.second):
        field.setText(WORDS)
    flow.dialog.answer()
    lock_by_idling(desk)
    desk.until(lambda: flow.screen.notice.title, "nothing was said")
    assert flow.screen.notice.title.startswith(f"Mật khẩu chưa đúng với {OPERATOR}.")
    unlock(desk, OPERATOR, PASSPHRASE)


def test_a_new_sheet_and_somebody_new_come_back_to_who_left_them_without_the_passphrases(desk: DeskPage) -> None:
    desk.program.desk.go("operators")  # type: ignore[union-attr]
    flow = desk.program.desk.book.operators  # type: ignore[union-attr]
    flow.add()
    added = flow.dialog
    assert isinstance(added, OperatorDialog)
    added.name.setText("Vàng Thị Mỷ")
    added.passphrase.first.setText(WORDS)
    lock_by_idling(desk)
    assert not added.isVisible()
    assert added.passphrase.first.text() == ""
    unlock(desk, OPERATOR, PASSPHRASE)
    assert added.isVisible()
    assert added.name.text() == "Vàng Thị Mỷ"
    added.reject()
    flow.new_sheet()
    sheet = flow.dialog
    assert isinstance(sheet, RecoverySheetDialog)
    lock_by_idling(desk)
    assert not sheet.isVisible()
    unlock(desk, OPERATOR, PASSPHRASE)
    assert sheet.isVisible()
    sheet.page.typed.setText(sheet.page._view.groups[sheet.page._view.asked])
    sheet.answer()
    desk.until(lambda: flow.screen.notice.title, "the sheet was not taken")
    assert flow.screen.notice.title == "Phiếu khôi phục mới đã dùng được"


def test_a_sheet_that_somebody_else_unlocked_over_is_void_and_its_maker_is_told(desk: DeskPage) -> None:
    desk.program.desk.go("operators")  # type: ignore[union-attr]
    flow = desk.program.desk.book.operators  # type: ignore[union-attr]
    flow.new_sheet()
    lock_by_idling(desk)
    unlock(desk, CLERK, WORDS)
    assert flow.dialog is None
    said = "Phiếu khôi phục vừa lập không mở được sổ."
    assert flow.screen.notice.title == said
    lock_by_idling(desk)
    unlock(desk, OPERATOR, PASSPHRASE)
    assert flow.screen.notice.title == said
    flow.new_sheet()
    (sheet,) = flow.screen.window().findChildren(RecoverySheetDialog)
    sheet.reject()
    flow.open()
    assert flow.screen.notice.title == ""


@pytest.mark.parametrize("begun", [False, True], ids=["while it waits", "while the key is changed"])
def test_a_book_that_got_a_new_key_while_nobody_worked_asks_for_a_passphrase(desk: DeskPage, *, begun: bool) -> None:
    written = list[bool]()

    def write(progress: Progress) -> None:
        while not written:
            time.sleep(0.01)
            progress.check()

    program, closed = desk.program, desk.window
    program._background().run_with_progress(write, lambda *_: None, lambda _: None, lambda _: None, lambda: None)
    program.care.closed.remove(CLERK, PASSPHRASE)
    assert isinstance(desk.window.alone, WaitingPage)
    if begun:
        written.append(True)
        desk.until(lambda: program.door.session is None, "the key is not being changed")
        assert program.idle.running, "nobody counts the minutes"
    program.idle.idle.emit()
    written.append(True)
    desk.until(lambda: program.window is not closed, "the job did not end")
    desk.window = program.window
    screen = desk.window.alone
    assert isinstance(screen, UnlockScreen)
    assert screen.notice.title == f"Đã xóa {CLERK}, sổ dùng chìa mới"
    assert program.door.session is None
    unlock(desk, OPERATOR, PASSPHRASE)
    desk.wait_for("HomeScreen")
    assert names(desk) == [OPERATOR]


def long_work(over: list[bool]) -> Callable[[Session, Report], str]:
    """Return work that goes on until it is told that it is over."""

    def work(_own: Session, report: Report) -> str:
        step = 0
        while not over:
            report(step := step + 1, step + 1)
            time.sleep(0.01)
        return "done"

    return work


def test_a_jobs_bar_gives_way_to_the_lock_and_comes_back_while_the_job_goes_on(desk: DeskPage) -> None:
    over, seen = list[bool](), list[str]()

    def bar() -> WorkingDialog | None:
        return next((one for one in desk.window.findChildren(WorkingDialog) if one.isVisible()), None)

    def lock_and_unlock() -> None:
        try:
            desk.until(lambda: bar() is not None, "no bar")
            lock_by_idling(desk)
            assert bar() is None, "the bar stands above the lock"
            assert QApplication.activeModalWidget() is None
            seen.append("locked")
            desk.front()
            unlock(desk, OPERATOR, PASSPHRASE)
            assert QApplication.activeModalWidget() is bar() is not None, "the desk can be worked in beside the job"
            seen.append("back")
            lock_by_idling(desk)
        finally:
            over.append(True)

    QTimer.singleShot(PROGRESS_AFTER_MS + 300, desk.window, lock_and_unlock)
    job: ModalJob[str] = ModalJob(desk.window, desk.program._background(), "Việc dài", "Đang làm…")
    assert job.result(desk.session, long_work(over), lambda done, total: f"{done} trên {total}") == "done"
    assert seen == ["locked", "back"]
    unlock(desk, OPERATOR, PASSPHRASE)
    assert bar() is None, "a bar came back whose job is over"
