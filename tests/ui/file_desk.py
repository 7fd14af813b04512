"""An office at the form of a house, with the flow of attached files, for the tests of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.door import Door
from desktop_app.ui.editors.attachments import AttachmentsBox
from desktop_app.ui.flows.equipment import Equipment
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.file_view import FileView
from desktop_app.ui.tasks import Tasks
from tests.fakes import files
from tests.fakes.chooser import FakeChooser, FakePreview, FakePrinter
from tests.fakes.clock import FixedClock
from tests.fakes.drives import FakeDrives
from tests.ui.office import Office

Show = Callable[[QWidget], QWidget]


class Desk:
    """An office at the form of a house, with the flow of attached files."""

    def __init__(self, office: Office, qtbot: QtBot) -> None:
        self.office = office
        self.qtbot = qtbot
        self.chooser = FakeChooser()
        self.tasks = Tasks()
        equipment = Equipment(FakeDrives(), self.chooser, FakePreview, FakePrinter())
        self.door = Door(office.window, office.session.folder, FixedClock(), equipment)
        self.door.session = office.session
        self.door.attach_files(office.flow, self.tasks)
        office.flow.add("house")

    @property
    def box(self) -> AttachmentsBox:
        box = self.office.form.box("papers")
        assert isinstance(box, AttachmentsBox)
        return box

    @property
    def names(self) -> list[str]:
        return [file.name for file in self.box.files]

    @property
    def view(self) -> FileView:
        (view,) = self.office.window.findChildren(FileView)
        return view

    def stands_at(self, screen: Screen) -> bool:
        return self.office.window.current is screen

    def settle(self) -> None:
        """Wait until everything was taken in and shown."""
        self.qtbot.waitUntil(lambda: not self.tasks.busy, timeout=20_000)
        QApplication.processEvents()

    def choose(self, *paths: Path) -> None:
        self.chooser.answer = list(paths)
        self.box.buttons.add.click()
        self.settle()


def written_files(folder: Path) -> dict[str, Path]:
    """Write files of every kind into a new ``folder``, good ones and others, and return where each lies."""
    found = {
        "nhà.jpg": files.photo(800, 600),
        "giấy.pdf": files.paper(),
        "vẽ.png": files.drawing(),
        "giả.jpg": files.archive(),
    }
    folder.mkdir()
    for name, content in found.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in found}
