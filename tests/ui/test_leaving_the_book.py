"""Leaving an open book, for home or for the sample: files being taken in are kept, and the window waits for no key."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.answers import lines_of
from desktop_app.services.attachments import Attachments
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.services.sample_book import SampleBook
from desktop_app.services.sample_office import sample_office
from desktop_app.ui.editors.attachments import AttachmentsBox
from desktop_app.ui.flows.sample_opening import SampleOpening
from desktop_app.ui.models.attached import FilesWanted
from desktop_app.ui.screens.waiting import WaitingPage
from tests.fakes import files
from tests.fakes.clock import FixedClock
from tests.pages.desk import DeskPage
from tests.pages.typing import press
from tests.services.stores import OPERATOR, PASSPHRASE, reopen
from tests.ui.opened_book import desk as desk
from tests.ui.opened_book import lock_by_idling, unlock

pytestmark = pytest.mark.timeout(120)


def begin_taking(desk: DeskPage, tmp_path: Path) -> None:
    """Begin a house, type whose it is, give it a photo, and go to Home: the form is not in front any more."""
    records = desk.program.desk.records  # type: ignore[union-attr]
    records.add("house", given={"head": {"name": "Lò Văn Páo"}})
    box = records.form.findChild(AttachmentsBox)
    assert isinstance(box, AttachmentsBox)
    photo = tmp_path / "nhà.jpg"
    photo.write_bytes(files.photo(1600, 1200))
    box.files_wanted.emit(FilesWanted("given", given=((photo.name, photo),)))
    desk.program.desk.go("home")  # type: ignore[union-attr]
    assert desk.program.door.takes_files


def kept_files(tmp_path: Path) -> list[str]:
    """Return the names of the files that lie with typing, each with its content in the book."""
    session = reopen(tmp_path / "office")
    try:
        lines = [line for offer in KeptTyping(session).offers() for line in lines_of(offer.data.get("papers"))]
        for line in lines:
            Attachments(session).to_show(str(line["sha256"]), str(line["name"]))
        return [str(line["name"]) for line in lines]
    finally:
        session.close()


def test_files_being_taken_in_are_waited_for_when_the_window_closes(desk: DeskPage, tmp_path: Path) -> None:
    begin_taking(desk, tmp_path)
    desk.window.close()
    page = desk.window.alone
    assert isinstance(page, WaitingPage)
    assert page.progress.words == "Đang nhận tệp kèm…"
    desk.until(lambda: not desk.window.isVisible(), "the window did not close")
    assert kept_files(tmp_path) == ["nhà.jpg"]


def test_files_being_taken_in_are_waited_for_when_another_book_is_gone_to(desk: DeskPage, tmp_path: Path) -> None:
    begin_taking(desk, tmp_path)
    closed = desk.window
    desk.program.care.change_book(desk.program.way_in)
    desk.until(lambda: desk.program.window is not closed, "the other book was not gone to")
    desk.window = desk.program.window
    assert kept_files(tmp_path) == ["nhà.jpg"]


def test_the_sample_book_is_opened_behind_the_desk_and_given_back_where_it_was_locked(desk: DeskPage) -> None:
    program = desk.program
    program.sample.begin()
    program.sample.begin()  # pressed twice: opened once
    until = time.monotonic() + 60
    while program.door._sample is None and time.monotonic() < until:
        time.sleep(0.02)  # the window does nothing meanwhile: neither making the book nor its key waits for it
    screen = lock_by_idling(desk)
    desk.until(lambda: not program.sample.asked, "the sample book was not opened")
    assert desk.window.alone is screen
    sample_office(program.door._sample_folder, FixedClock()).close()  # nobody holds it
    unlock(desk, OPERATOR, PASSPHRASE)
    closed = desk.window
    program.sample.begin()
    desk.until(lambda: program.window is not closed, "the sample book was not gone to")
    desk.window = program.window
    assert SampleBook(desk.session).is_sample


def test_opening_the_sample_book_shows_a_bar_and_stops_with_esc(desk: DeskPage) -> None:
    program, window = desk.program, desk.window
    program.sample.begin()
    (opening,) = window.findChildren(SampleOpening)
    opening._soon.timeout.emit()  # half a second is over
    assert opening.bar is not None
    press(opening.bar, Qt.Key.Key_Escape)
    desk.until(lambda: not program.sample.asked, "opening the sample book was not stopped")
    assert program.window is window
    assert window.status.text == "Đã dừng mở sổ mẫu. Không để lại gì dở dang; sổ của đơn vị vẫn nguyên."
    assert not program.door._sample_folder.exists()
