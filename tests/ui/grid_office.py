"""An office with a campaign and its grid open, as tests sit down at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.session import Session
from desktop_app.ui.display_menu import DisplayMenu
from desktop_app.ui.flows.grid import GridFlow
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.work_area import WorkArea
from tests.pages.grid_page import GridPage
from tests.ui.record_store import campaign, new_session

Show = Callable[[QWidget], QWidget]


class GridOffice:
    """A window over a real store, with the grid's flow and page."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        self.session = session
        self.window = window
        self.entry = Entry(session)
        self.tet = campaign(self.entry)
        self.flow = GridFlow(window, Tasks(window), session)
        self.page = GridPage(self.flow)

    def open(self, kind: str = "gift", *, known: bool = True) -> GridPage:
        """Open the grid, of the campaign if it is ``known``."""
        self.flow.open(kind, self.tet if known else "")
        return self.page

    def written(self) -> None:
        """Wait until nothing is checked, written or taken back any more."""
        for _turn in range(1_000):
            if not (self.flow.work.is_checking or self.flow.writing.busy):
                return
            QTest.qWait(5)
        raise AssertionError("rows are written for ever")

    @property
    def status(self) -> str:
        """Return the line at the foot of the window."""
        return self.window.status.text

    @property
    def saved(self) -> list[str]:
        """Return the names of the gifts in the book."""
        found = Browsing(self.session).open("gift")
        return sorted(row.title for row in found.rows(0, found.count))


@contextmanager
def open_grid_office(tmp_path: Path, shown: Show, session: Session | None = None) -> Iterator[GridOffice]:
    """Open an office with a campaign and no gifts, or the one of ``session``."""
    session = session or new_session(tmp_path / "so")
    window = MainWindow(WorkArea, DisplayMenu)
    window.add_destination("gift", "gift", "gift")
    shown(window)
    made = GridOffice(session, window)
    yield made
    made.flow.rest()
    session.close()
