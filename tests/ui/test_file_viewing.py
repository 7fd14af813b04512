"""One of several files shown large: what was asked for last is shown, whatever comes late; the ends are the ends."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.session import Session
from desktop_app.ui.flows.file_viewing import FileViewing
from desktop_app.ui.models.attached import AttachedFile
from tests.fakes import files
from tests.fakes.chooser import FakePreview
from tests.ui.file_desk import Desk
from tests.ui.office import open_office

FIRST, SECOND = (AttachedFile({"sha256": letter * 64, "name": f"{letter}.png"}) for letter in "ab")


@pytest.fixture
def desk(tmp_path: Path, shown: Callable[[QWidget], QWidget], qtbot: QtBot) -> Iterator[Desk]:
    with open_office(tmp_path, shown, "house") as office:
        made = Desk(office, qtbot)
        yield made
        made.tasks.shutdown()


@pytest.fixture
def viewing(desk: Desk) -> FileViewing:
    return FileViewing(desk.office.window, desk.tasks, desk.office.session, FakePreview)


def _picture(_session: Session) -> tuple[str, bytes]:
    return "image/png", files.drawing()


def test_a_file_that_is_read_late_is_not_shown_in_place_of_the_next_one(desk: Desk, viewing: FileViewing) -> None:
    go_on = queue.SimpleQueue[bool]()

    def late(_session: Session) -> tuple[str, bytes]:
        go_on.get(timeout=20)
        return "image/png", b"no picture"

    viewing.show(FIRST, 0, 2, late)
    viewing.show(SECOND, 1, 2, _picture)
    desk.qtbot.waitUntil(lambda: viewing.view.shown is viewing.view.picture, timeout=20_000)
    go_on.put(True)
    desk.settle()
    assert viewing.view.title == "b.png"
    assert viewing.view.shown is viewing.view.picture


def test_a_file_that_is_read_after_its_view_was_left_is_not_kept(desk: Desk, viewing: FileViewing) -> None:
    left: list[int] = []
    viewing.left.connect(lambda: left.append(viewing.place))
    viewing.show(SECOND, 1, 2, _picture)
    viewing.view.close_button.click()
    desk.settle()
    assert left == [1]
    assert viewing.view.shown is viewing.view.empty


def test_no_file_is_wanted_before_the_first_or_after_the_last(desk: Desk, viewing: FileViewing) -> None:
    wanted: list[int] = []
    viewing.wanted.connect(wanted.append)
    viewing.show(FIRST, 0, 2, _picture)
    viewing.view.step_wanted.emit(-1)
    viewing.view.step_wanted.emit(1)
    viewing.show(SECOND, 1, 2, _picture)
    viewing.view.step_wanted.emit(1)
    desk.settle()
    assert wanted == [1]
