"""Typing that cannot be kept is left, and its book closed, only when told so; who may only look changes none of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.records import Json
from desktop_app.services.browsing import Browsing
from desktop_app.services.grid import GridKeeping
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.ui.flows.adding_in_place import AddingInPlace
from desktop_app.ui.flows.grid import GridFlow
from desktop_app.ui.parts.question import Question
from desktop_app.ui.screens.record_dialog import RecordDialog
from desktop_app.ui.screens.unlock import UnlockScreen
from desktop_app.ui.screens.waiting import WaitingPage
from tests.faults.obstacles import no_file_larger_than
from tests.pages.desk import CTRL
from tests.pages.typing import press
from tests.services.stores import OPERATOR, PASSPHRASE
from tests.ui.opened_book import CLERK, WORDS, OpenedBook, lock_by_idling, unlock
from tests.ui.opened_book import desk as desk

pytestmark = pytest.mark.timeout(120)

ALT = Qt.KeyboardModifier.AltModifier
NAMES = ("Lò Văn Pâng", "Giàng A Chứ", "Vàng A Dơ")
TABLE = "Họ và tên\tNăm sinh\r\n" + "".join(f"{name}\t1990\r\n" for name in NAMES)


told: list[str] = []
"""What the last question said would become of it."""


def banner_of(dialog: RecordDialog) -> str:
    """Return the title of the banner in a dialog, "" for none."""
    banner = dialog.banners.banner
    return banner.title if banner is not None else ""


@contextmanager
def another_program_writes(desk: OpenedBook) -> Iterator[None]:
    """Hold the right to write from elsewhere, as a long export does."""
    own = desk.session.for_task()
    with own.connection.write():
        yield
    own.close()


@contextmanager
def book_unreadable(desk: OpenedBook) -> Iterator[None]:
    """Take what is kept out of the book's reach, to be written and to be read; it is there again after that."""
    own = desk.session.for_task()
    with own.connection.write():
        own.connection.run("ALTER TABLE unsaved RENAME TO unsaved_away")
    yield
    with own.connection.write():
        own.connection.run("ALTER TABLE unsaved_away RENAME TO unsaved")
    own.close()


def answered(act: Callable[[], object], key: Qt.Key = Qt.Key.Key_Return) -> tuple[str, str]:
    """Do ``act``, answer what it asks with ``key``, and return the question and the answer that loses something."""
    asked: list[tuple[str, str]] = []
    told.clear()

    def answer() -> None:
        question = QApplication.activeModalWidget()
        if isinstance(question, Question):
            told.append(question.accessibleDescription())
            asked.append((question.windowTitle(), question.other.accessibleName()))
            if key == Qt.Key.Key_Return:
                QTest.keyClick(question, key)
            else:
                question.other.click()

    timer = QTimer(interval=30)
    timer.timeout.connect(answer)
    timer.start()
    try:
        act()
    finally:
        timer.stop()
    assert len(asked) == 1, "nothing is asked"
    return asked[0]


def typed_form(desk: OpenedBook) -> None:
    """Begin a gift with a name."""
    desk.press(Qt.Key.Key_1, CTRL)
    desk.wait_for("RecordForm")
    desk.type("Sùng A Páo")


def filled_grid(desk: OpenedBook) -> GridFlow:
    """Paste three rows into the grid of the campaign."""
    book = desk.program.desk
    assert book is not None
    book.records.show_campaign(desk.tet, "gift")
    desk.press(Qt.Key.Key_F7)
    grid = book.grids.grid
    desk.until(lambda: book.grids.shows(desk.window.current), "no grid")
    grid.screen.view.go_to(0, grid.screen.table.first_editable())
    grid.screen.go_to_grid()
    QApplication.clipboard().setText(TABLE)
    desk.press(Qt.Key.Key_V, CTRL)
    desk.until(lambda: grid.work.unwritten() == 3, "nothing was pasted")
    return grid


def names_kept(desk: OpenedBook) -> list[str]:
    """Return the names that lie in the drawer, of forms and of grids."""
    forms = [offer.data["recipient"] for offer in KeptTyping(desk.session).offers() if not offer.rows]
    grids = [offer.content["rows"] for offer in GridKeeping(desk.session).offers()]
    names = [str(form["name"]) for form in forms if isinstance(form, dict)]
    for rows in grids:
        names += [str(row["texts"]["recipient.name"]) for row in rows]  # type: ignore[index,call-overload,union-attr]
    return names


def names_in(grid: GridFlow) -> list[str]:
    """Return the names in the rows on the screen."""
    assert grid.book is not None
    return [text for row in range(len(grid.book.rows)) if (text := grid.book.rows.text(row, 0))]


def test_a_form_that_cannot_be_kept_is_left_only_when_told_so(desk: OpenedBook) -> None:
    typed_form(desk)
    book = desk.program.desk
    assert book is not None
    with no_file_larger_than(100):
        title, other = answered(lambda: book.go("home"))
        assert (title, other) == ("Chưa giữ được chữ đang gõ trong biểu mẫu.", "Rời đi, bỏ chữ đang gõ")
        for leave in (
            lambda: book.records.add("gift"),
            lambda: book.records.show_list("house"),
            book.records.entry_form.close,
        ):
            answered(leave)
            assert desk.screen == "RecordForm"
    assert names_kept(desk) == []
    book.records.entry_form._keeper._timer.timeout.emit()  # it tries again by itself
    assert names_kept(desk) == ["Sùng A Páo"]
    assert book.records.form.banners.banner is None
    desk.front()
    desk.type(" Chứ")
    with no_file_larger_than(100):
        answered(lambda: book.go("home"), Qt.Key.Key_B)
        assert "bỏ rồi thì chỉ còn chữ đã giữ lúc " in told[0]
        assert desk.screen == "HomeScreen"
    assert names_kept(desk) == ["Sùng A Páo"]
    desk.front()
    desk.press(Qt.Key.Key_1, CTRL)
    assert book.records.form.banners.banner is not None, "what was kept before is offered"


def test_another_program_that_writes_freezes_nothing_and_loses_nothing(desk: OpenedBook) -> None:
    typed_form(desk)
    book = desk.program.desk
    assert book is not None
    with another_program_writes(desk):
        began = time.monotonic()
        answered(lambda: book.go("home"))
        assert time.monotonic() - began < 2
        assert desk.screen == "RecordForm"
    book.records.entry_form._keeper._timer.timeout.emit()
    assert names_kept(desk) == ["Sùng A Páo"]


def test_rows_are_said_to_be_kept_only_when_they_are(desk: OpenedBook) -> None:
    grid = filled_grid(desk)
    with no_file_larger_than(100):
        title, other = answered(grid.close)
        assert (title, other) == ("Chưa giữ được 3 dòng chưa ghi.", "Rời đi, bỏ 3 dòng")
        assert desk.screen == "CampaignGrid"
        desk.program._help()  # what only covers the rows asks nothing, and says so
        assert desk.window.status.text.startswith("Chưa giữ được 3 dòng chưa ghi.") or grid.screen.banners.banner
        desk.program._help()
    assert names_in(grid) == list(NAMES)
    desk.front()
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.status.text == "Giữ 3 dòng chưa ghi, mở lại bảng để làm tiếp."
    assert names_kept(desk) == list(NAMES)


def test_who_drops_rows_is_told_what_was_kept_before_and_finds_that(desk: OpenedBook) -> None:
    grid = filled_grid(desk)
    with no_file_larger_than(100):
        answered(grid.close)
        assert "bỏ rồi thì phải gõ lại." in told[0]
    assert grid.leaving.keep() == 3
    assert grid.book is not None
    with no_file_larger_than(100):
        grid.book.rows.set_text(3, 0, "Tẩn Thị Mẩy")
        grid.drawer.touch()
        title, other = answered(grid.close, Qt.Key.Key_B)
        assert (title, other) == ("Chưa giữ được 4 dòng chưa ghi.", "Rời đi, bỏ 4 dòng")
        assert "bỏ rồi thì chỉ còn 3 dòng đã giữ lúc " in told[0]
        assert desk.screen == "RecordList"
    desk.front()
    desk.press(Qt.Key.Key_F7)
    assert desk.screen == "CampaignGrid"
    banner = grid.screen.banners.banner
    assert banner is not None
    assert banner.title.startswith("Có 3 dòng chưa ghi, giữ lúc ")
    assert names_in(grid) == []


def test_the_book_is_not_closed_over_rows_that_cannot_be_kept(desk: OpenedBook) -> None:
    grid = filled_grid(desk)
    program = desk.program
    with no_file_larger_than(100):
        for leave in (
            desk.window.close,
            lambda: program.care.closed.remove(CLERK, PASSPHRASE),
            program.care.restore,
            lambda: program.care.change_book(program.way_in),
        ):
            title, other = answered(leave)
            assert (title, other) == ("Chưa giữ được 3 dòng chưa ghi.", "Đóng, bỏ 3 dòng")
            assert desk.window.alone is None
            assert desk.window.isVisible()
            assert names_in(grid) == list(NAMES)
        screen = lock_by_idling(desk)
        desk.window.close()
        assert desk.window.isVisible()
        assert screen.notice.title == "Chưa giữ được 3 dòng chưa ghi."
    desk.front()
    unlock(desk, OPERATOR, PASSPHRASE)
    with no_file_larger_than(100):
        grid.drawer.touch()
        answered(desk.window.close, Qt.Key.Key_B)
        page = desk.window.alone
        assert isinstance(page, WaitingPage)
        assert "Mọi thay đổi đã lưu" not in page._text.text()
    desk.until(lambda: not desk.window.isVisible(), "the window did not close")


def typed_person(desk: OpenedBook) -> AddingInPlace:
    """Begin a new person from the first row of the grid."""
    grid = filled_grid(desk)
    grid._adding.add(0, grid.screen.table.first_editable(), "")
    (adding,) = grid.screen.findChildren(AddingInPlace)
    adding.dialog.begin({"name": "Sùng Thị Mỷ", "birth": "1970", "consent": "given", "consent_on": "2026-01-05"})
    adding.dialog.sheet.edited.emit()
    return adding


def test_who_may_not_enter_only_looks_at_a_person_another_one_types(desk: OpenedBook) -> None:
    adding = typed_person(desk)
    dialog, typed = adding.dialog, adding._data()
    lock_by_idling(desk)
    unlock(desk, CLERK, WORDS)
    assert dialog.isVisible()
    for key in (Qt.Key.Key_X, Qt.Key.Key_Backspace):
        press(dialog, key)
    assert not dialog.sheet.isEnabled()
    dialog._add.click()
    dialog.complete_wanted.emit()  # the key
    assert dialog.isVisible()
    assert banner_of(dialog) == f"{CLERK} chưa được giao việc nhập, chỉ xem."
    assert dialog.banners.buttons == []
    assert adding._data() == typed
    lock_by_idling(desk)
    desk.front()
    unlock(desk, OPERATOR, PASSPHRASE)
    assert banner_of(dialog) == ""
    assert dialog.sheet.isEnabled()
    dialog._add.click()
    assert Browsing(desk.session).open("person").rows(0, 9)[0].title == "Sùng Thị Mỷ"


def test_a_person_another_one_types_is_closed_and_lies_in_the_drawer(desk: OpenedBook) -> None:
    adding = typed_person(desk)
    dialog = adding.dialog
    with no_file_larger_than(100):
        lock_by_idling(desk)
    adding._keeper._timer.stop()
    unlock(desk, CLERK, WORDS)
    _title, other = answered(lambda: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert (dialog.isVisible(), other) == (True, "")
    lock_by_idling(desk)
    desk.front()
    unlock(desk, OPERATOR, PASSPHRASE)
    lock_by_idling(desk)
    desk.front()
    unlock(desk, CLERK, WORDS)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    kept = [offer.data.get("name") for offer in KeptTyping(desk.session).offers() if offer.kind == "person"]
    assert kept == ["Sùng Thị Mỷ"]


@pytest.mark.parametrize("typed", [filled_grid, typed_form])
def test_who_may_not_enter_throws_nothing_of_another_one_away(
    desk: OpenedBook, typed: Callable[[OpenedBook], object]
) -> None:
    typed(desk)
    screen, book = desk.screen, desk.program.desk
    assert book is not None
    with no_file_larger_than(100):
        lock_by_idling(desk)
    book.records.entry_form._keeper._timer.stop()
    if book.grids.made:
        book.grids.grid.drawer.stop()
    unlock(desk, CLERK, WORDS)
    close = book.grids.grid.close if book.grids.made else book.records.entry_form.close
    for leave in (lambda: book.go("home"), desk.window.close, close):
        _title, other = answered(leave)
        assert other == "", "she may throw it away"
        assert desk.screen == screen
        assert desk.window.alone is None
    lock_by_idling(desk)
    desk.front()
    unlock(desk, OPERATOR, PASSPHRASE)
    book.go("home")
    assert len(names_kept(desk)) in (1, len(NAMES))


def test_who_may_not_enter_only_looks_at_rows_of_another_one(desk: OpenedBook) -> None:
    grid = filled_grid(desk)
    lock_by_idling(desk)
    unlock(desk, CLERK, WORDS)
    banner = grid.screen.banners.banner
    assert banner is not None
    assert banner.title == f"{CLERK} chưa được giao việc nhập, chỉ xem."
    grid.screen.focus_first()
    for key in (Qt.Key.Key_X, Qt.Key.Key_Delete, Qt.Key.Key_Return):
        desk.press(key)
    desk.press(Qt.Key.Key_V, CTRL)
    assert names_in(grid) == list(NAMES)
    lock_by_idling(desk)
    unlock(desk, OPERATOR, PASSPHRASE)
    assert grid.screen.banners.banner is None
    assert grid.screen.view.isEnabled()
    desk.press(Qt.Key.Key_Escape)
    assert names_kept(desk) == list(NAMES)


def test_who_may_not_enter_only_looks_at_a_form_of_another_one(desk: OpenedBook) -> None:
    typed_form(desk)
    book = desk.program.desk
    assert book is not None
    form = book.records.form
    lock_by_idling(desk)
    unlock(desk, CLERK, WORDS)
    assert form.sheet is not None
    assert not form.sheet.isEnabled()
    desk.press(Qt.Key.Key_X)
    desk.press(Qt.Key.Key_Z, CTRL)
    key = ("gift", None, form.sheet.definition.version)
    photo: dict[str, Json] = {"sha256": "0" * 64, "name": "nhà.jpg"}
    KeptTyping(desk.session).add_files(*key, "papers", [photo], otherwise={})  # it was being taken in at the lock
    lock_by_idling(desk)
    unlock(desk, OPERATOR, PASSPHRASE)
    assert form.banners.banner is None
    assert form.sheet.isEnabled()
    assert form.sheet.data()["recipient"] == {"name": "Sùng A Páo"}
    assert isinstance(desk.window.alone, UnlockScreen) is False
    desk.press(Qt.Key.Key_End)
    desk.type(" Chứ")
    book.go("home")
    assert names_kept(desk) == ["Sùng A Páo Chứ"]
    assert KeptTyping(desk.session).offers()[0].data["papers"]


def test_the_window_is_not_closed_over_a_form_while_the_book_cannot_be_read(desk: OpenedBook) -> None:
    typed_form(desk)
    with book_unreadable(desk):
        title, other = answered(desk.window.close)
        assert (title, other) == ("Chưa giữ được chữ đang gõ trong biểu mẫu.", "Đóng, bỏ chữ đang gõ")
        assert desk.window.isVisible()
    desk.front()
    desk.press(Qt.Key.Key_Escape)
    assert names_kept(desk) == ["Sùng A Páo"]


def test_the_window_is_not_closed_over_rows_while_the_book_cannot_be_read(desk: OpenedBook) -> None:
    grid = filled_grid(desk)
    with book_unreadable(desk):
        title, other = answered(desk.window.close)
        assert (title, other) == ("Chưa giữ được 3 dòng chưa ghi.", "Đóng, bỏ 3 dòng")
        assert desk.window.isVisible()
    assert grid.leaving.keep() == 3
    assert names_kept(desk) == list(NAMES)
