"""A clerk who types into a new gift until somebody kills the process: ``python -m tests.ui.typist STORE``.

Each line on standard output is what was typed so far, or "kept" when it was kept.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.services.opening import open_session
from desktop_app.ui import theme
from desktop_app.ui.display_menu import DisplayMenu
from desktop_app.ui.flows.records import RecordsFlow
from desktop_app.ui.flows.typing_keeper import TypingKeeper
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.work_area import WorkArea
from tests.fakes.clock import FixedClock
from tests.pages.form_page import FormPage
from tests.pages.typing import type_text
from tests.ui.record_store import NOW

NAME: Final = "Giàng Thị Sua"
PASSPHRASE: Final = "quà tết bính ngọ"
PAUSE_MS: Final = 300
"""Instead of five seconds, which nobody wants to wait for in a test."""


def say(text: str) -> None:
    """Tell the one who waits to kill."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    """Open the book, begin a gift, type a name and then a note without an end."""
    app = QApplication(sys.argv[:1])
    theme.install(app, 100, "light")
    session = open_session(Path(sys.argv[1]), operator="Lò Thị Phương", passphrase=PASSPHRASE, clock=FixedClock(NOW))
    window = MainWindow(WorkArea, DisplayMenu)
    window.add_destination("gift", "gift", "gift")
    window.show()
    flow = RecordsFlow(window, session)
    flow.add("gift")
    for keeper in flow.entry_form.findChildren(TypingKeeper):
        keeper.kept.connect(lambda: say("kept"))
        for timer in keeper.findChildren(QTimer):
            timer.setInterval(PAUSE_MS)
    page = FormPage(flow.form)
    page.type("recipient", NAME)
    line = page.line("note")
    for number in itertools.count():
        type_text(line, f"ốm {number}, ")
        say(line.text())
        QTest.qWait(10)


if __name__ == "__main__":
    main()
