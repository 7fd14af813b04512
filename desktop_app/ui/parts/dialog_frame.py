"""What the dialogs over the work have in common: their ground, their margins, the row of buttons, their size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import styled
from desktop_app.ui.parts.buttons import Button

_MARGIN = 24
"""So much of the window stays to be seen around a dialog, px on the screen."""
_NO_WINDOW = QSize(1366, 697)


def dress(dialog: QDialog, title: str) -> None:
    """Name a dialog and give it its ground; the window below it waits."""
    dialog.setWindowTitle(title)
    dialog.setModal(True)
    styled(dialog, "canvas")


def closing_button() -> Button:
    """Return the button that only closes."""
    return Button(_("Đóng"), "quiet", key="Esc")


def column_of(dialog: QDialog) -> QVBoxLayout:
    """Return the column that everything in the dialog stands in."""
    column = QVBoxLayout(dialog)
    side = theme.px(16)
    column.setContentsMargins(side, side, side, side)
    column.setSpacing(theme.px(10))
    return column


def foot_of(buttons: Sequence[Button], closing: Button) -> QHBoxLayout:
    """Return the row of buttons, the closing one apart. Enter belongs to what the dialog binds it to."""
    foot = QHBoxLayout()
    foot.setSpacing(theme.px(8))
    for button in buttons:
        foot.addWidget(button)
    foot.addStretch()
    foot.addWidget(closing)
    for button in (*buttons, closing):
        button.setAutoDefault(False)
    return foot


def fit(dialog: QDialog, size: tuple[int, int]) -> None:
    """Make it as large as it was drawn at 100 %, scaled, but never larger than the window."""
    parent = dialog.parentWidget()
    room = parent.window().size() if parent is not None else _NO_WINDOW
    width, height = (theme.px(side) for side in size)
    dialog.resize(min(width, room.width() - _MARGIN), min(height, room.height() - _MARGIN))
