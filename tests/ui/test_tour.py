"""The first hour: all ten steps in the sample book by keyboard, left and taken up again, and never in the real book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.base.card import has_store
from desktop_app.ui import theme
from desktop_app.ui.flows.tour import TourFlow
from desktop_app.ui.screens.safety import SafetyScreen
from desktop_app.ui.tour_steps import tour_steps
from tests.fakes.clock import FixedClock
from tests.pages.desk import CTRL, SHIFT, DeskPage, Stick

ENTER, ESCAPE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down

pytestmark = pytest.mark.timeout(240)


@pytest.fixture
def desk(qapp: QApplication, look: theme.Theme, tmp_path: Path) -> Iterator[DeskPage]:
    """A PC without a book, and a folder to write to."""
    (tmp_path / "stick").mkdir()
    made = DeskPage(qapp, tmp_path / "so", Stick(tmp_path / "stick"), FixedClock("2026-12-05T08:00:00+07:00"))
    yield made
    made.program.close()
    made.program.window.close()
    made.program.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def tour(desk: DeskPage) -> TourFlow:
    """Return the running tour."""
    helping = desk.program.desk.helping if desk.program.desk is not None else None
    assert helping is not None
    assert helping.tour is not None
    return helping.tour


def follow_window(desk: DeskPage) -> None:
    """Sit down at the window the program shows now."""
    desk.window = desk.program.window
    desk.front()


def step_done(desk: DeskPage, number: int) -> None:
    """Wait until the strip has noticed that step ``number`` was done."""
    desk.until(lambda: tour(desk).step == number, f"step {number} was not noticed")


def test_both_languages_have_the_same_steps() -> None:
    vi, en = tour_steps("vi"), tour_steps("en")
    assert [step.until for step in vi] == [step.until for step in en]
    assert len(vi) == 10
    assert all(step.title and step.text for step in (*vi, *en))


def test_the_whole_tour_by_keyboard(desk: DeskPage, tmp_path: Path) -> None:
    desk.start()
    desk.tab_to("Thử với dữ liệu mẫu")
    desk.enter()
    desk.until(lambda: desk.program.window is not desk.window, "the sample book was not opened", turns=3_000)
    follow_window(desk)
    desk.wait_for("HomeScreen")
    assert not has_store(tmp_path / "so")  # the office's own book is another one, and is not made
    strip = tour(desk).strip
    assert strip.isVisible()
    assert "Sổ mẫu · Bước 1 trên 10" in strip.title
    assert desk.focus not in ("", "Bước sau")  # the strip takes no focus

    desk.press(Qt.Key.Key_1, CTRL)
    step_done(desk, 1)
    desk.press(ENTER, CTRL)
    step_done(desk, 2)
    record_gift(desk)
    step_done(desk, 3)
    desk.press(ESCAPE)
    desk.wait_for("RecordList")
    step_done(desk, 4)
    desk.press(Qt.Key.Key_F, CTRL)
    desk.type("giang a")
    step_done(desk, 5)
    desk.until(
        lambda: desk.window.current is not None and "giang a" in desk.window.current.subtitle, "nothing was found"
    )
    desk.press(DOWN)
    QTest.qWait(200)
    desk.press(Qt.Key.Key_H, CTRL)
    step_done(desk, 6)

    desk.press(Qt.Key.Key_F11, SHIFT)  # left in the middle
    assert tour(desk).resting
    desk.press(Qt.Key.Key_5, CTRL)
    assert tour(desk).step == 6
    desk.press(Qt.Key.Key_F11)  # and taken up again
    assert (tour(desk).step, tour(desk).resting) == (6, False)
    desk.wait_for("PrintCentre")
    desk.tab_to("Đợt")
    desk.press(DOWN)
    step_done(desk, 7)

    export(desk)
    step_done(desk, 8)
    back_up(desk)
    step_done(desk, 9)
    desk.press(Qt.Key.Key_F1, SHIFT)
    step_done(desk, 10)
    assert "Đã đi hết các bước" in tour(desk).strip.title

    desk.press(Qt.Key.Key_F11, SHIFT)  # out of the sample book, to the assistant that makes a real one
    desk.until(lambda: desk.program.window is not desk.window, "the sample book was not left")
    follow_window(desk)
    assert desk.screen == "FirstRunScreen"


def record_gift(desk: DeskPage) -> None:
    """Fill in what is missing, as the strip says."""
    desk.enter("Tẩn Văn Thử")
    desk.enter("đoàn viên")
    desk.enter()
    desk.enter()
    desk.enter("Tổ Văn phòng")
    desk.look_up("binh")
    desk.press(ENTER, CTRL)


def back_up(desk: DeskPage) -> None:
    """Back up to the stick, once it was found: it is looked for in the background."""
    desk.program.desk.go("safety")  # type: ignore[union-attr]  # the rail's way is walked in test_whole_job
    safety = desk.window.current
    assert isinstance(safety, SafetyScreen)
    desk.until(lambda: safety.picker.target is not None, "the stick was not found")  # looked for in the background
    desk.press(ENTER, CTRL)


def export(desk: DeskPage) -> None:
    """Sign with the sample's passphrase and write to the stick."""
    desk.press(Qt.Key.Key_6, CTRL)
    desk.wait_for("ExportScreen")
    desk.until(lambda: desk.focus.startswith("Tiếp"), "what would travel was not read")
    desk.enter()
    desk.enter("demo")
    desk.until(lambda: desk.exported_by_enter(desk.person.stick), "nothing was written")


def test_the_strip_never_stands_in_a_real_book(desk: DeskPage) -> None:
    """Asked for from there, the tour opens the sample book in its place; back from it, the real one is locked."""
    from tests.services.stores import OPERATOR, PASSPHRASE, new_store

    new_store(desk.program.book.folder, clock=FixedClock("2026-12-05T08:00:00+07:00")).session.close()
    desk.start()
    desk.enter(PASSPHRASE)
    desk.wait_for("HomeScreen")
    assert desk.program.desk is not None
    assert desk.program.desk.helping.tour is None
    desk.program.desk.helping.open("tour")
    desk.press(ENTER, CTRL)
    desk.until(lambda: desk.program.window is not desk.window, "the sample book was not opened", turns=3_000)
    follow_window(desk)
    assert tour(desk).strip.isVisible()
    desk.press(Qt.Key.Key_F11, SHIFT)
    desk.press(Qt.Key.Key_F11, SHIFT)
    sample = desk.window
    desk.until(lambda: desk.program.window is not sample, "the sample book was not left")
    follow_window(desk)
    assert desk.screen == "UnlockScreen"
    desk.enter(PASSPHRASE)
    desk.wait_for("HomeScreen")
    assert desk.session.operator.name == OPERATOR
