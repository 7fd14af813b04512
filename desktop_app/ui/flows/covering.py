"""What lies open above the window when it locks: nothing may stay readable above the locked screen.

Questions, menus and the system's dialogs are closed: closed they give their safe answer. Dialogs in which records or
units are typed are only hidden, and come back with what was typed when somebody unlocks.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from desktop_app.ui.screens.record_dialog import RecordDialog
from desktop_app.ui.screens.unit_dialog import UnitDialog

_COMING_BACK = (RecordDialog, UnitDialog)
_MOST_POPUPS = 10


class Covering:
    """Puts away what is open, and brings back what was only hidden."""

    def __init__(self) -> None:
        self._hidden: list[QDialog] = []

    def put_away(self) -> None:
        """Close menus and dialogs, hide those with typing in them."""
        for _turn in range(_MOST_POPUPS):
            popup = QApplication.activePopupWidget()
            if popup is None:
                break
            popup.close()
        for widget in QApplication.topLevelWidgets():
            if not isinstance(widget, QDialog) or not widget.isVisible():
                continue
            if isinstance(widget, _COMING_BACK):
                widget.hide()
                self._hidden.append(widget)
            else:
                widget.done(int(QDialog.DialogCode.Rejected))

    def bring_back(self) -> None:
        """Show again what was hidden."""
        hidden, self._hidden = self._hidden, []
        for dialog in hidden:
            if isValid(dialog):
                dialog.open()
