"""What the flows over media share: what they work with, the sticks and folders their screens ask for, stopping."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.base.i18n import N_, _
from desktop_app.media.drives import DriveFinder
from desktop_app.services.session import Session
from desktop_app.ui.flows.choosing import Chooser
from desktop_app.ui.flows.stick_watch import StickWatch
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.tasks import TaskHandle, Tasks

if TYPE_CHECKING:  # each is imported by the flow that shows it
    from desktop_app.ui.screens.devices import DevicesScreen
    from desktop_app.ui.screens.enrolment import EnrolmentScreen
    from desktop_app.ui.screens.export_assistant import ExportScreen
    from desktop_app.ui.screens.province.receipts import ReceiptsScreen
    from desktop_app.ui.screens.safety import SafetyScreen

    WritingScreen = ExportScreen | EnrolmentScreen | DevicesScreen | ReceiptsScreen | SafetyScreen
    """A screen with a ``TargetPicker``."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """What such a flow works with: the window, one open store, the sticks, and who answers the system's dialogs."""

    window: MainWindow
    tasks: Tasks
    session: Session
    drives: DriveFinder
    chooser: Chooser


class PlaceFlow(QObject):
    """The base of these flows. ``changed``: something was made or received; counts and Home are to be read again."""

    changed = Signal()

    def __init__(self, at: Workplace) -> None:
        super().__init__(at.window)
        self._window = at.window
        self._tasks = at.tasks
        self._session = at.session
        self._drives = at.drives
        self._chooser = at.chooser
        self._running: TaskHandle | None = None

    def _serve(self, screen: WritingScreen, folder_title: str = N_("Chọn thư mục để ghi")) -> None:
        """Answer ``screen`` when it asks for the sticks or for a folder; the title of that dialog is a message id."""
        watch = StickWatch(self._tasks, self._drives, screen.picker)
        screen.sticks_requested.connect(watch.look)
        screen.folder_requested.connect(lambda: self._choose_folder(screen, folder_title))

    def _choose_folder(self, screen: WritingScreen, title: str) -> None:
        folder = self._chooser.folder(_(title))
        if folder is not None:
            if self._drives.is_network(folder):
                screen.picker.note_network(folder)
            screen.set_folder(folder)

    def _stop(self) -> None:
        if self._running is not None:
            self._running.cancel()
