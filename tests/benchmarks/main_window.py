"""The program's own window through the unlock screen to a store's list of gifts. Arguments: operator, passphrase.

Stands in for the person at the keyboard only; window, desk and list are the program's own. Prints ``list-painted`` and
the seconds from the passphrase given to the list painted, without those that deriving the key takes on purpose.
"""

from __future__ import annotations

import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from desktop_app.app import Program

TYPING_MS: Final = 1_500
"""How long the person types her passphrase: the program uses that time."""


def watch_key() -> list[float]:
    """Return a list that will hold the seconds each derivation of a key takes."""
    slots, took = import_module("desktop_app.storage.slots"), list[float]()
    derive = slots._derive

    def timed(*given: object) -> object:
        begun = time.monotonic()
        key = derive(*given)
        took.append(time.monotonic() - begun)
        return key

    vars(slots)["_derive"] = timed
    return took


def unlock(program: Program, operator: str, passphrase: str) -> None:
    """Open the store, go to the list, and tell when it was painted."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    took, begun = watch_key(), time.monotonic()

    class Eye(QObject):
        painted = False

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not self.painted:
                self.painted = True
                QTimer.singleShot(0, lambda: print("list-painted", time.monotonic() - begun - sum(took), flush=True))
            return False

    program.door.unlock(operator, passphrase)
    program.book.start_flow.entered.emit()
    program.window.destination_chosen.emit("gift")
    table = program.window.current.table  # type: ignore[union-attr]  # the list's screen
    table.viewport().installEventFilter(Eye(table))


def main() -> int:
    """Start as ``__main__`` does."""
    import_module("desktop_app.__main__").before_window()
    from PySide6.QtCore import QTimer

    from desktop_app.app import Program
    from desktop_app.base import paths
    from desktop_app.base.clock import SystemClock
    from desktop_app.ui import theme

    application = theme.application(["so-cong-doan"])
    program = Program(application, paths.default_store(), SystemClock())
    program.window.first_painted.connect(lambda: QTimer.singleShot(TYPING_MS, lambda: unlock(program, *sys.argv[1:3])))
    program.begin()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
