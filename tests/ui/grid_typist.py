"""Types a gift list into the grid of the store named on the command line, until somebody kills it.

Says "kept" once what was typed lies in the drawer.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtTest import QTest

from desktop_app.services.opening import open_session
from desktop_app.ui import theme
from desktop_app.ui.display_menu import DisplayMenu
from desktop_app.ui.flows.grid import GridFlow
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.work_area import WorkArea
from tests.fakes.clock import FixedClock
from tests.pages.grid_page import GridPage
from tests.ui.record_store import NOW


def main(folder: str, campaign: str) -> None:
    """Type for ever."""
    theme.install(theme.application(["so-cong-doan"]), 100, "light")
    session = open_session(Path(folder), operator="Lò Thị Phương", passphrase="quà tết bính ngọ", clock=FixedClock(NOW))
    window = MainWindow(WorkArea, DisplayMenu)
    window.add_destination("gift", "gift", "gift")
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    flow = GridFlow(window, Tasks(window), session)
    flow.open("gift", campaign)
    page = GridPage(flow)
    page.rows("Chẻo Mí Pẩu", "Giàng A Chứ")
    page.type("Lò Thị")  # the cell being typed in is kept with the rows
    while not window.status.text.startswith("Giữ bản gõ dở"):
        QTest.qWait(50)
    sys.stdout.write("kept\n")
    sys.stdout.flush()
    while True:
        page.type(" Ín")
        QTest.qWait(50)


if __name__ == "__main__":
    main(*sys.argv[1:])
