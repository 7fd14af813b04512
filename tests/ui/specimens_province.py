"""The province's window with its rail, for the screens only a province has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.ui.desk_places import fill_rail
from desktop_app.ui.destinations import (
    CLOSINGS,
    DEVICES,
    FORKS,
    HOME,
    INBOX,
    OPERATORS,
    PERSON_LINKS,
    PRINT,
    RECEIPTS,
    REPORTS,
    REVIEW,
    SAFETY,
    UNITS,
)
from desktop_app.ui.display_menu import DisplayMenu
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screen import Screen
from desktop_app.ui.work_area import WorkArea
from tests.domain.forms import real
from tests.ui.specimens import WINDOW

_PLACES: Final = (
    INBOX, FORKS, REVIEW, UNITS, CLOSINGS, PERSON_LINKS, REPORTS, RECEIPTS, HOME, PRINT, DEVICES, SAFETY, OPERATORS,
)  # fmt: skip


def at_province(screen: Screen, destination: str) -> MainWindow:
    """Return the main window with the places of a province, showing ``screen``."""
    window = MainWindow(WorkArea, DisplayMenu)
    window.set_office("LĐLĐ tỉnh Lai Châu")
    window.set_operator("Nguyễn Thu Hiền")
    ways: dict[str, Callable[[], None]] = dict.fromkeys(_PLACES, lambda: None)
    fill_rail(window, real(), ways, lambda _kind: None, office=False)
    for place, count in ((INBOX, 9), (FORKS, 3), (REVIEW, 126), (PERSON_LINKS, 7), (RECEIPTS, 5)):
        window.set_count(place, count)
    window.status.say(_("Mọi thay đổi đã lưu, lúc {time}").format(time="09:26"))
    window.show_screen(screen, destination)
    window.resize(*WINDOW)
    return window


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {}
