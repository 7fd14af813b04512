"""What lies open above the window when it locks: nothing may stay readable above the locked screen.

Questions, menus and the system's dialogs are closed: closed they give their safe answer. Dialogs in which records or
units are typed, and the bar of a job that goes on, are only hidden, and come back when somebody unlocks. So are those
that give somebody a way into the book, which come back to who left them only, without the passphrases in them: such a
field is empty once it is hidden.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from shiboken6 import isValid

from desktop_app.ui.flows.modal_job import WorkingDialog
from desktop_app.ui.screens.help_dialog import HelpDialog
from desktop_app.ui.screens.operator_dialogs import OperatorDialog
from desktop_app.ui.screens.record_dialog import RecordDialog
from desktop_app.ui.screens.recovery_sheet_dialog import RecoverySheetDialog
from desktop_app.ui.screens.unit_dialog import UnitDialog

_COMING_BACK = (RecordDialog, UnitDialog, WorkingDialog)
_OF_ONE_PERSON = (OperatorDialog, RecoverySheetDialog)
_MOST_POPUPS = 10


class _Cursor:
    """Where somebody was typing in a dialog: what had the focus, with cursor and selection."""

    def __init__(self, focus: QWidget | None) -> None:
        self._focus = focus
        line = focus if isinstance(focus, QLineEdit) else None
        self._at = line.cursorPosition() if line is not None else 0
        self._selected = (line.selectionStart(), line.selectionLength()) if line is not None else (-1, 0)

    def give_back(self) -> None:
        """Put it there again: what is typed goes on where it stopped, and replaces nothing."""
        if self._focus is None or not isValid(self._focus):
            return
        self._focus.setFocus()  # what lies below the lock is disabled, and forgets its focus
        if isinstance(self._focus, QLineEdit):
            start, length = self._selected
            self._focus.setCursorPosition(self._at)  # which takes the selection away: a dialog shown anew selects all
            if start >= 0:
                back = self._at == start
                self._focus.setSelection(*((start + length, -length) if back else (start, length)))


class Covering(QObject):
    """Puts away what is open, and what opens while it is locked; brings back what was only hidden."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._hidden: list[tuple[QDialog, _Cursor]] = []
        self._locked = False
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusWindowChanged.connect(self._look)

    def put_away(self) -> None:
        """Close menus and dialogs, hide those with typing in them, and go on with what opens from now on."""
        self._locked = True
        for _turn in range(_MOST_POPUPS):
            popup = QApplication.activePopupWidget()
            if popup is None:
                break
            popup.close()
        self._put_dialogs_away(help_too=True)

    def bring_back(self, *, same_person: bool) -> None:
        """Show again what was hidden; to somebody else than who left it only what everybody works on."""
        self._locked = False
        hidden, self._hidden = self._hidden, []
        for dialog, left in hidden:
            if not isValid(dialog):
                continue
            if isinstance(dialog, _OF_ONE_PERSON) and (dialog.ended or not same_person):
                dialog.withdraw()
            else:
                dialog.open()
                left.give_back()

    def _look(self) -> None:
        """Put away what a job that ended behind the locked screen wants to ask; help may be read there."""
        if self._locked:
            QTimer.singleShot(0, self, self._put_late_ones_away)

    def _put_late_ones_away(self) -> None:
        if self._locked:
            self._put_dialogs_away(help_too=False)

    def _put_dialogs_away(self, *, help_too: bool) -> None:
        for widget in QApplication.topLevelWidgets():
            if not isinstance(widget, QDialog) or not widget.isVisible():
                continue
            if isinstance(widget, HelpDialog) and not help_too:
                continue
            if isinstance(widget, (*_COMING_BACK, *_OF_ONE_PERSON)):
                self._hidden.append((widget, _Cursor(widget.focusWidget())))
                widget.hide()
            else:
                widget.done(int(QDialog.DialogCode.Rejected))
