"""Which columns a list shows, and in which order: Space shows or hides one, Alt with the arrows moves it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.dialog_frame import closing_button, column_of, dress, fit, foot_of
from desktop_app.ui.screens.row_list import RowList

_SIZE: Final = (620, 560)


class ColumnChooser(QDialog):
    """``answered`` carries the names of the columns in their order; none: the usual ones again."""

    answered = Signal(list)

    def __init__(
        self,
        columns: Sequence[tuple[str, str]],
        shown: Sequence[str],
        fixed: str,
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Offer ``columns`` (name, title); ``fixed`` always stands first and stays."""
        super().__init__(parent)
        dress(self, _("Chọn cột"))
        self._fixed = fixed
        self.list = RowList(_("Các cột của danh sách"))
        self.toggle = Button(_("Hiện hoặc ẩn"), icon="eye", key="Space")
        self.toggle.setShortcut("")  # Space belongs to whatever is focused
        self.up = Button(_("Lên"), icon="chevron-up", key="Alt+Up")
        self.down = Button(_("Xuống"), icon="chevron-down", key="Alt+Down")
        self.keep = Button(_("Hiện như vậy"), "filled", icon="check", key="Enter")
        self.usual = Button(_("Về các cột ban đầu"), key="Alt+B")
        self.close_button = closing_button()
        self._fill(columns, shown)
        self._lay_out()
        self._connect()
        self._show(1)
        self.list.setFocus()

    def _fill(self, columns: Sequence[tuple[str, str]], shown: Sequence[str]) -> None:
        self._titles = dict(columns)
        known = [name for name in shown if name != self._fixed and name in self._titles]
        self._order = [self._fixed, *known]
        self._order += [name for name in self._titles if name not in self._order]
        self._shown = {self._fixed, *known}

    def _show(self, row: int) -> None:
        """Show the columns as they stand now, with one marked."""
        self.list.set_rows(
            [
                Suggestion(self._titles[name], name, tail=_("hiện") if name in self._shown else "")
                for name in self._order
            ],
            row,
        )

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(theme.px(8))
        side.addWidget(self.toggle)
        side.addWidget(self.up)
        side.addWidget(self.down)
        side.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(theme.px(8))
        middle.addWidget(self.list, 1)
        middle.addLayout(side)
        column = column_of(self)
        column.addWidget(Text(_("Chọn cột"), role="section"))
        lead = _("Dấu cách: hiện hoặc ẩn. Alt+mũi tên: đổi chỗ. Cột đầu luôn đứng đầu.")
        column.addWidget(Text(lead, role="hint", wrap=True))
        column.addLayout(middle, 1)
        column.addLayout(foot_of((self.keep, self.usual), self.close_button))
        fit(self, _SIZE)

    def _connect(self) -> None:
        for button in (self.toggle, self.up, self.down):
            button.setAutoDefault(False)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.keep.clicked.connect(lambda: self._end(self.columns()))
        self.usual.clicked.connect(lambda: self._end([]))
        self.close_button.clicked.connect(self.reject)
        self.list.taken.connect(lambda _row: self._end(self.columns()))
        self.list.toggled.connect(self._toggle)
        self.toggle.clicked.connect(lambda: self._toggle(self.list.row))

    def columns(self) -> list[str]:
        """Return the names of the columns to be shown, in their order."""
        return [name for name in self._order if name in self._shown]

    def _toggle(self, row: int) -> None:
        """Show or hide a column; the first one stays."""
        if row > 0:
            self._shown ^= {self._order[row]}
            self._show(row)
        self.list.setFocus()

    def _move(self, step: int) -> None:
        """Move the marked column one place; nothing stands before the first."""
        row = self.list.row
        to = row + step
        if row > 0 and 0 < to < len(self._order):
            self._order.insert(to, self._order.pop(row))
            self._show(to)
        self.list.setFocus()

    def _end(self, columns: list[str]) -> None:
        self.accept()
        self.answered.emit(columns)
