"""The records behind one figure of a report: what each is called, when, whose it is, what it adds."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.messages.counts import records_counted
from desktop_app.ui import theme
from desktop_app.ui.models.behind_rows import BehindRows, RecordsShown
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.table import TableView
from desktop_app.ui.screen import Screen

_SHARES: Final = (0.4, 0.12, 0.32)
"""Of the width, by column; the last one takes what is over."""
_LEAST: Final = (300, 112, 220, 150)


class _BehindTable(TableView):
    """Shares its width out whenever it gets another one."""

    def share(self) -> None:
        """Let the columns take the width there is."""
        room = self.viewport().width() * 100 // theme.current().scale
        widths = [max(int(room * share), least) for share, least in zip(_SHARES, _LEAST, strict=False)]
        self._head.share_out(widths, _LEAST[-1], self.viewport().width())

    def restyle(self) -> None:
        """Take widths at the new text size too."""
        super().restyle()
        self.share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out another width."""
        super().resizeEvent(event)
        self.share()


class RecordsBehindScreen(Screen):
    """``record_wanted``: a record is to be opened; ``closed``: back to the report."""

    record_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(full_width=True, wraps=True, parent=parent)
        self._figure, self._about = "", ""
        self.rows = BehindRows(self)
        self.table = _BehindTable("")
        self.table.setModel(self.rows)
        self.table.freeze(1)
        self.empty = EmptyState("file-text", "")
        self.empty.hide()
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.table, 1)
        self.back_button = self.action_bar.add_left(Button("", "quiet", icon="arrow-left", key="Esc"))
        self.open_button = self.action_bar.add_right(Button("", "filled", icon="eye", key="Enter"), keep=True)
        self.table.opened.connect(self._open)
        self.open_button.clicked.connect(lambda: self._open(self.table.currentIndex().row()))
        self.back_button.clicked.connect(self.closed)
        self.retranslate()
        self.restyle()

    @property
    def current(self) -> str:
        """Return the record under the cursor, "" for none."""
        found = self.rows.record(self.table.currentIndex().row())
        return found.record if found is not None else ""

    def show_records(self, source: RecordsShown, figure: str, about: str) -> None:
        """Show what stands behind a ``figure`` of the report that ``about`` names."""
        self._figure, self._about = figure, about
        self.rows.show(source)
        self.table.forget_cursor()
        if self.rows.rowCount():
            self.table.go_to(0)
        self.retranslate()

    def show_again(self) -> None:
        """Read the same records anew: one of them was looked at. The cursor stays in its row."""
        row = self.table.currentIndex().row()
        self.rows.read_again()
        self.table.forget_cursor()
        if self.rows.rowCount():
            self.table.go_to(max(0, row))
        self.retranslate()

    def focus_first(self) -> None:
        """Start in the list."""
        (self.table if self.rows.rowCount() else self.back_button).setFocus()

    def default_button(self) -> Button | None:
        """Return the button that opens the record under the cursor."""
        return self.open_button

    def retranslate(self) -> None:
        """Set every word; what the figure is called is the report's."""
        count = self.rows.rowCount()
        told = " · ".join(part for part in (records_counted(count), self._about) if part)
        self.set_title(self._figure, told)
        self.table.setAccessibleName(_("Bản ghi của số này"))
        self.table.setVisible(bool(count))
        self.empty.setVisible(not count)
        self.empty.set_words(_("Không còn bản ghi nào"), _("Sổ đã có thay đổi từ lúc lập báo cáo. Lập lại báo cáo."))
        self.rows.forget_words()
        self.back_button.set_words(_("Về báo cáo"))
        self.open_button.set_words(_("Mở bản ghi"))
        self.open_button.setEnabled(bool(count))
        hints = [("Enter", self.open_button.words)] if count else []
        self.set_button_hints(*hints, ("Esc", self.back_button.words))

    def restyle(self) -> None:
        """Take widths at the new text size."""
        super().restyle()
        if hasattr(self, "open_button"):
            self.table.setMinimumHeight(theme.px(34 * 3))

    def _open(self, row: int) -> None:
        found = self.rows.record(row)
        if found is not None:
            self.record_wanted.emit(found.record)
