"""What is left of a book that a backup took the place of: nothing of its window, its session or its key."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session
from desktop_app.storage.connection import Connection
from desktop_app.ui.desk import Desk
from desktop_app.ui.flows.restoring import RestoreFlow
from desktop_app.ui.screens.record_list import RecordList
from desktop_app.ui.screens.restore import RestoreScreen
from desktop_app.ui.screens.unlock import UnlockScreen
from tests.pages.desk import DeskPage
from tests.services.stores import OPERATOR, PASSPHRASE
from tests.ui.opened_book import desk as desk
from tests.ui.opened_book import unlock

pytestmark = pytest.mark.timeout(120)


def alive(*kinds: type[object]) -> list[int]:
    """Return how many objects of each kind there are; of Qt's, those that Qt still knows."""
    gc.collect()
    found = [one for one in gc.get_objects() if type(one) in kinds]
    found = [one for one in found if not isinstance(one, QObject) or isValid(one)]
    return [sum(type(one) is kind for one in found) for kind in kinds]


def settle() -> None:
    """Let Qt delete what it was asked to."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def restore(desk: DeskPage, file: Path) -> None:
    """Look into ``file`` and put it back, as from the open book."""
    closed = desk.window
    desk.program.care.restore()
    screen = closed.alone
    assert isinstance(screen, RestoreScreen)
    screen.set_file(file)
    screen.how.set_code("passphrase")
    screen.operator.set_code(OPERATOR)
    screen.passphrase.setText(PASSPHRASE)
    screen.look_wanted.emit(file, OPERATOR, PASSPHRASE)
    desk.until(screen.card.isVisible, "no preview")
    screen.restore_wanted.emit(file, OPERATOR, PASSPHRASE)
    desk.until(lambda: desk.program.window is not closed, "not restored")
    desk.window = desk.program.window
    unlock(desk, OPERATOR, PASSPHRASE)
    desk.wait_for("HomeScreen")
    desk.until(lambda: not desk.program._background().busy, "Home does not come to rest")


def test_nothing_of_the_closed_book_is_left_after_three_restores(desk: DeskPage, tmp_path: Path) -> None:
    file = Safekeeping(desk.session).backup().rename(tmp_path / "copy.scb")
    kinds = (Session, Connection, Desk, RecordList, RestoreFlow)
    desk.program.desk.records.show_list("gift")  # type: ignore[union-attr]
    settle()
    before, widgets = alive(*kinds), list[int]()
    assert before[2:] == [1, 1, 0]
    for _round in range(3):
        restore(desk, file)
        desk.program.desk.records.show_list("gift")  # type: ignore[union-attr]
        settle()
        assert alive(*kinds) == before
        widgets.append(sum(len(top.findChildren(QWidget)) for top in QApplication.topLevelWidgets()))
    assert max(widgets) < 1.1 * min(widgets), widgets


def test_leaving_without_restoring_leaves_no_flow_that_holds_the_book(desk: DeskPage) -> None:
    desk.program.care.restore()
    screen = desk.window.alone
    assert isinstance(screen, RestoreScreen)
    screen.cancelled.emit()
    del screen
    settle()
    assert desk.window.alone is None
    assert alive(RestoreFlow) == [0]


def test_restoring_is_stopped_with_the_book_closed_already_and_leaves_it(desk: DeskPage, tmp_path: Path) -> None:
    file = Safekeeping(desk.session).backup().rename(tmp_path / "copy.scb")
    closed = desk.window
    desk.program.care.restore()
    (flow,) = closed.findChildren(RestoreFlow)
    close_book = flow.close_book

    def close_and_stop() -> None:
        close_book()
        QTimer.singleShot(0, flow, flow._stop)

    flow.close_book = close_and_stop
    flow._restore(file, OPERATOR, PASSPHRASE)
    desk.until(lambda: desk.program.window is not closed, "not stopped")
    desk.window = desk.program.window
    screen = desk.window.alone
    assert isinstance(screen, UnlockScreen)
    assert screen.notice.title == "Đã dừng khôi phục."
    assert not list(tmp_path.glob("*.replaced-*"))
    unlock(desk, OPERATOR, PASSPHRASE)
    desk.wait_for("HomeScreen")


def test_a_stop_after_the_last_look_of_the_backup_before_restoring_replaces_nothing(
    desk: DeskPage, tmp_path: Path
) -> None:
    file = Safekeeping(desk.session).backup().rename(tmp_path / "copy.scb")
    session = desk.program.door.session
    desk.program.care.restore()
    (flow,) = desk.window.findChildren(RestoreFlow)
    screen = desk.window.alone
    assert isinstance(screen, RestoreScreen)
    flow._restore(file, OPERATOR, PASSPHRASE)
    running = flow._running
    assert running is not None
    # in the job's thread, when it is over and the window does not know yet
    running.came.connect(lambda _outcome, _value: running.cancel(), Qt.ConnectionType.DirectConnection)
    desk.until(lambda: not desk.program._background().busy, "neither stopped nor restored")
    assert screen.notice.title == "Đã dừng khôi phục."
    assert desk.program.door.session is session
    assert not list(tmp_path.glob("*.replaced-*"))
