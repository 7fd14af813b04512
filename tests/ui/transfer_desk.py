"""Real stores behind a window for the tests of the flows: an office, a province, sticks, a person at the dialogs."""

from __future__ import annotations

import threading  # noqa: TID251 the test stands on the other side of the thread
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.services.session import Session
from desktop_app.ui.display_menu import DisplayMenu
from desktop_app.ui.flows.workplace import Workplace
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screen import Screen
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.work_area import WorkArea
from tests.fakes.chooser import FakeChooser, FakePrinter
from tests.fakes.clock import FixedClock
from tests.fakes.drives import FakeDrives
from tests.services.stores import enrol, new_store

WAIT_MS = 8000


@dataclass
class Place:
    """One PC: its open store, its window, what is plugged in, who sits there."""

    session: Session
    root: Path
    bot: QtBot
    fingerprint: tuple[str, ...] = ()
    window: MainWindow = field(default_factory=lambda: MainWindow(WorkArea, DisplayMenu))
    tasks: Tasks = field(default_factory=Tasks)
    drives: FakeDrives = field(default_factory=FakeDrives)
    chooser: FakeChooser = field(default_factory=FakeChooser)
    printer: FakePrinter = field(default_factory=FakePrinter)

    @property
    def at(self) -> Workplace:
        """Return what a flow works with here."""
        return Workplace(self.window, self.tasks, self.session, self.drives, self.chooser)

    def settle(self) -> None:
        """Wait until no job runs and what the last one left to do (widgets to be shown, for one) is done."""
        self.bot.waitUntil(lambda: not self.tasks.busy, timeout=WAIT_MS)
        QApplication.processEvents()

    @contextmanager
    def nobody_works(self) -> Iterator[None]:
        """Let jobs begun inside the block wait for its end: what is stopped inside is stopped in time."""
        let_go = threading.Event()
        for _each in range(self.tasks._pool.maxThreadCount()):
            self.tasks.run(let_go.wait, lambda _done: None, lambda _problem: None)
        yield
        let_go.set()

    def shows(self, screen: Screen) -> bool:
        """Tell whether ``screen`` is in front."""
        return self.window.current is screen

    def show(self) -> None:
        """Show the window and make it the active one."""
        self.window.show()
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)


@contextmanager
def place(root: Path, role: str, bot: QtBot, clock: FixedClock | None = None) -> Iterator[Place]:
    """Make a store of ``role`` in ``root`` and a window over it; close both afterwards."""
    made = new_store(root / role, "province" if role == "province" else "office", clock)
    here = Place(made.session, root, bot, made.fingerprint)
    bot.addWidget(here.window)
    for key in ("home", "transfer", "inbox", "devices", "print", "safety"):
        here.window.add_destination(key, key, "house")
    here.show()
    try:
        yield here
    finally:
        here.tasks.shutdown()
        here.session.close()


def enrolled(root: Path, office: Session) -> None:
    """Enrol ``office`` with a province nobody opens again."""
    province = new_store(root / "far-province", "province")
    try:
        enrol(office, province, root / "enrolment-stick")
    finally:
        province.session.close()
