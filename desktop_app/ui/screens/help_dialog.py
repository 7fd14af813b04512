"""Help over what stands alone (unlocking, the first run): what is being typed there stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.help_pages import page_about, part_about
from desktop_app.ui.parts.base import styled
from desktop_app.ui.screens.field_help import FocusHelp
from desktop_app.ui.screens.help import HelpScreen

_SIZE: Final = (1100, 640)


class HelpDialog(QDialog):
    """The help screen in a dialog of its own; F1 again, Enter or Esc closes it. ``about``: name and help of a field.

    ``begin_tour`` begins the tour in the sample data, once the dialog has closed. Without it the tour is only read of:
    over a locked book nobody may close that book for another one.
    """

    def __init__(
        self,
        page: str,
        parent: QWidget,
        about: tuple[str, str] = ("", ""),
        begin_tour: Callable[[], object] | None = None,
        part: int = 0,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        styled(self, "canvas")
        self.help = HelpScreen()
        self.help.print_button.setEnabled(False)  # paper needs an open book
        self._begin = begin_tour
        self.help.offer_tour(begin_tour is not None)
        self.help.open_page(page, about, part)
        self.help.closed.connect(self.accept)
        self.help.tour_wanted.connect(self._begin_tour)
        self.setWindowTitle(self.help.title)
        QShortcut(QKeySequence("F1"), self, self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.help)
        room = _outermost(parent).size()
        width, height = (theme.px(side) for side in _SIZE)
        self.resize(min(width, room.width() - 24), min(height, room.height() - 24))
        self.help.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with an Enter that nothing on the page takes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
            return
        super().keyPressEvent(event)

    def _begin_tour(self) -> None:
        self.accept()
        if self._begin is not None:
            self._begin()


def _outermost(widget: QWidget) -> QWidget:
    """Return the program's window: a dialog is a window of its own, and help over a small one needs more room."""
    window = widget.window()
    while (above := window.parentWidget()) is not None:
        window = above.window()
    return window


def help_over(front: QWidget, begin_tour: Callable[[], object] | None = None) -> HelpDialog:
    """Open the page about ``front`` over it, above it the help of the field it stands in, if it has fields."""
    fields = front.findChildren(FocusHelp)
    dialog = HelpDialog(page_about(front), front, fields[0].now if fields else ("", ""), begin_tour, part_about(front))
    dialog.open()
    return dialog
