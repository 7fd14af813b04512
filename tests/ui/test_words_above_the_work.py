"""The language is changed while something waits for an answer: it is asked on in the language in use."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.pages.desk import CTRL
from tests.ui.opened_book import CLERK, WORDS, OpenedBook, lock_by_idling, unlock
from tests.ui.opened_book import desk as desk

pytestmark = pytest.mark.timeout(120)


def test_kept_typing_is_offered_on_in_the_language_in_use(desk: OpenedBook) -> None:
    book = desk.program.desk
    assert book is not None
    desk.press(Qt.Key.Key_1, CTRL)
    desk.wait_for("RecordForm")
    desk.type("Sùng A Páo")
    book.go("home")
    book.records.add("gift")
    banners = book.records.form.banners
    assert [button.words for button in banners.buttons] == ["Mở lại", "Bỏ"]
    try:
        desk.program._switch_language("en")
        assert [button.words for button in banners.buttons] == ["Reopen", "Discard"]
        desk.front()
        lock_by_idling(desk)
        unlock(desk, CLERK, WORDS)
        assert banners.banner is not None
        assert banners.banner.title.endswith("view only.")
        desk.program._switch_language("vi")
        assert banners.banner.title == f"{CLERK} chưa được giao việc nhập, chỉ xem."
    finally:
        desk.program._switch_language("vi")


def test_what_is_offered_to_be_undone_speaks_the_language_in_use(desk: OpenedBook) -> None:
    book = desk.program.desk
    assert book is not None
    book.records.show_list("gift")
    status = desk.window.status
    status.say("Đã ghi 3 dòng vào sổ.")
    status.offer("Hoàn tác", "Ctrl+Z", lambda: None)
    try:
        desk.program._switch_language("en")
        assert status.text == ""
        assert status.offered is not None
        assert status.offered.words == "Undo"
    finally:
        desk.program._switch_language("vi")
    assert status.offered.words == "Hoàn tác"
