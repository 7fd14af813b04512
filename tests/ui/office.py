"""An office whose book is open in a window, as tests of recording sit down at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.records import Json
from desktop_app.services.entry import Entry
from desktop_app.services.session import Session
from desktop_app.ui.display_menu import DisplayMenu
from desktop_app.ui.flows.records import RecordsFlow
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.work_area import WorkArea
from tests.pages.form_page import FormPage
from tests.pages.list_page import ListPage
from tests.ui.record_store import campaign, commune, gift, new_session

Show = Callable[[QWidget], QWidget]
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Office:
    """A window over a real store, with its page objects."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        self.session = session
        self.window = window
        self.flow = RecordsFlow(window, session)
        self.entry = Entry(session)
        self.form = FormPage(self.flow.form)
        self.list = ListPage(self.flow.list_screen)

    @property
    def status(self) -> str:
        """Return the line at the foot of the window."""
        return self.window.status.text

    def place(self) -> Json:
        """Return a place of today."""
        return {"village": "Nậm Coóng", "commune": commune(self.session, "xã Nậm Cuổi")}

    def add_gifts(self, *names: str) -> list[str]:
        """Record complete gifts of one campaign."""
        tet = campaign(self.entry)
        return [self.entry.complete("gift", gift({"name": name}, tet, self.place())).record for name in names]

    def shown(self) -> str:
        """Return the banner's title, "" for none."""
        for slot in (self.flow.form.banners, self.flow.list_screen.banners):
            if slot.banner is not None and slot.isVisible():
                return slot.banner.title
        return ""


@contextmanager
def open_office(tmp_path: Path, shown: Show, *kinds: str) -> Iterator[Office]:
    """Open an office with an empty book and the ``kinds`` in its rail."""
    session = new_session(tmp_path / "so")
    window = MainWindow(WorkArea, DisplayMenu)
    for kind in kinds:
        window.add_destination(kind, kind, "gift")
    shown(window)
    made = Office(session, window)
    yield made
    made.flow.close()
    session.close()
