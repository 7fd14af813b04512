"""Draw every specimen in both languages at 100 % and 200 % into ``screenshots/``, named words restrict it.

``python -m tests.screenshots [--to DIR] [--dark] [NAME…]``: a name draws the specimens that begin with it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app.base import i18n
from desktop_app.ui import theme
from desktop_app.ui.main_window import MainWindow
from tests.ui import specimens, specimens_grid, specimens_records, specimens_transfer

LANGUAGES: Final[tuple[i18n.Language, ...]] = ("vi", "en")
SCALES: Final = (100, 200)


def display_menu() -> QWidget:
    """Open the menu of language, text size and scheme over the book that is not open yet."""
    window = specimens.unlock()
    window.show()
    if isinstance(window, MainWindow):
        window.open_display_menu()
    return window


ALL: Final[dict[str, Callable[[], QWidget]]] = (
    specimens.SPECIMENS
    | specimens_records.SPECIMENS
    | specimens_transfer.SPECIMENS
    | specimens_grid.SPECIMENS
    | {"display-menu": display_menu}
)
_SETTLED_MS: Final = 150
"""Sums, suggestions and previews are read in the background for less than this."""


def draw(make: Callable[[], QWidget], to: Path) -> None:
    """Show what ``make`` makes as a person would see it, and save its picture."""
    widget = make()
    if not isinstance(widget, QDialog):  # a dialog brings its own size
        widget.resize(*specimens.WINDOW)
    widget.show()
    widget.activateWindow()
    QTest.qWaitForWindowActive(widget)
    QTest.qWait(_SETTLED_MS)
    picture = widget.grab()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.render(picture, widget.mapFromGlobal(popup.pos()))
        popup.close()
    picture.save(str(to))
    widget.close()
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def main(arguments: list[str]) -> int:
    """Draw what is asked for and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("names", nargs="*", help="specimens to draw, by the beginning of their names (all)")
    parser.add_argument("--to", type=Path, default=Path("screenshots"), help="the folder (screenshots)")
    parser.add_argument("--dark", action="store_true", help="in the dark scheme")
    given = parser.parse_args(arguments)
    chosen = [name for name in sorted(ALL) if not given.names or name.startswith(tuple(given.names))]
    if not chosen:
        print("no specimen begins so; there are: " + ", ".join(sorted(ALL)), file=sys.stderr)
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    look = theme.install(theme.application(["so-cong-doan"]), 100, "dark" if given.dark else "light")
    for language in LANGUAGES:
        i18n.set_language(language)
        for scale in SCALES:
            look.set_scale(scale)
            folder = given.to / f"{language}-{scale}"
            folder.mkdir(parents=True, exist_ok=True)
            for name in chosen:
                draw(ALL[name], folder / f"{name}.png")
    print(f"{len(chosen) * len(LANGUAGES) * len(SCALES)} pictures in {given.to}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
