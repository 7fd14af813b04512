"""Draw every specimen in both languages at 100 % and 200 %, and in the dark, into ``screenshots/``.

``python -m tests.screenshots [--to DIR] [--only LOOK…] [NAME…]``: a name draws the specimens that begin with it; a
look is ``vi-100``, ``vi-200``, ``vi-dark``, ``en-100``, ``en-200``.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app.base import i18n
from desktop_app.ui import theme
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.theme import SchemeChoice
from tests.ui import specimens
from tests.ui.every_specimen import SPECIMENS

LOOKS: Final[dict[str, tuple[i18n.Language, int, SchemeChoice]]] = {
    "vi-100": ("vi", 100, "light"),
    "vi-200": ("vi", 200, "light"),
    "vi-dark": ("vi", 100, "dark"),
    "en-100": ("en", 100, "light"),
    "en-200": ("en", 200, "light"),
}
"""Folder → language, text size, scheme."""


def display_menu() -> QWidget:
    """Open the menu of language, text size and scheme over the book that is not open yet."""
    window = specimens.unlock()
    window.show()
    if isinstance(window, MainWindow):
        window.open_display_menu()
    return window


ALL: Final[dict[str, Callable[[], QWidget]]] = SPECIMENS | {"display-menu": display_menu}
_SETTLED_MS: Final = 150
"""Sums, suggestions and previews are read in the background for less than this."""


def draw(make: Callable[[], QWidget], to: Path) -> None:
    """Show what ``make`` makes as a person would see it, and save its picture."""
    widget = make()
    if isinstance(widget, MainWindow):
        widget.resize(*specimens.WINDOW)
    elif not isinstance(widget, QDialog):  # a dialog brings its own size; the parts take what they need
        widget.resize(widget.sizeHint().expandedTo(QSize(*specimens.WINDOW)))
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
    parser.add_argument("--only", nargs="+", choices=LOOKS, default=list(LOOKS), help="the looks to draw (all)")
    given = parser.parse_args(arguments)
    chosen = [name for name in sorted(ALL) if not given.names or name.startswith(tuple(given.names))]
    if not chosen:
        print("no specimen begins so; there are: " + ", ".join(sorted(ALL)), file=sys.stderr)
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    look = theme.install(theme.application(["so-cong-doan"]), 100, "light")
    for folder in given.only:
        language, scale, scheme = LOOKS[folder]
        i18n.set_language(language)
        look.set_scale(scale)
        look.set_choice(scheme)
        (given.to / folder).mkdir(parents=True, exist_ok=True)
        for name in chosen:
            draw(ALL[name], given.to / folder / f"{name}.png")
    print(f"{len(chosen) * len(given.only)} pictures in {given.to}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
