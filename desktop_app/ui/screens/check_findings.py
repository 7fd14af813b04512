"""What checking the book found: what is wrong with the book itself, and every problem of every record.

A record's problem is a row; Enter, a double click or the button opens the record at the field.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.table import ROW_HEIGHT
from desktop_app.ui.parts.table_head import HEAD_HEIGHT
from desktop_app.ui.screens.plain_rows import Head, PlainTable

_ROWS_SHOWN: Final = 7
_MARK, _KIND, _TITLE, _PLACE = 120, 150, 190, 190
_LEAST: Final = 200


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One thing the check found, in words: ``title`` what, ``text`` what to do.

    In a record (``record``, its id) ``title`` is what the record is called, ``kind`` what it is, ``place`` the field in
    words, ``text`` the sentence; ``field``, ``row`` and ``column`` say where to go. ``level``: "error" or "warning".
    ``damage``: the store itself (file, history, journal) is not as it was written.
    """

    title: str
    text: str
    record: str = ""
    kind: str = ""
    place: str = ""
    level: str = "error"
    field: str = ""
    row: int | None = None
    column: str | None = None
    damage: bool = False


class CheckFindings(Card, Translated):
    """``opened`` carries the line of the record to go to."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._lines: tuple[FindingLine, ...] = ()
        self._records: tuple[FindingLine, ...] = ()
        self.text = Text(wrap=True)
        self.table = PlainTable("", in_card=True)
        self.detail = Text(wrap=True)
        self.open_button = Button("", icon="pencil")
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.detail, 1)
        self._foot.addWidget(self.open_button)
        self.body.addWidget(self.text)
        self.body.addWidget(self.table)
        self.body.addLayout(self._foot)
        self.table.opened.connect(self._open)
        self.table.cursor_moved.connect(lambda _row: self._show_detail())
        self.open_button.clicked.connect(lambda: self._open(self.table.currentIndex().row()))
        self.retranslate()
        self.restyle()

    @property
    def lines(self) -> tuple[FindingLine, ...]:
        """Return what is shown."""
        return self._lines

    def set_lines(self, lines: Sequence[FindingLine]) -> None:
        """Show these findings; the cursor starts at the first record."""
        self._lines = tuple(lines)
        self._records = tuple(line for line in lines if line.record)
        self.retranslate()
        if self._records:
            self.table.go_to(0)
        self._show_detail()

    def come_back(self) -> None:
        """Go on at the line a record was opened from."""
        if self._records:
            self.table.go_to(max(0, self.table.currentIndex().row()))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say how many there are, and name the columns."""
        self.set_title(_verdict(self._lines))
        of_book = [f"{line.title} {line.text}".strip() for line in self._lines if not line.record]
        if self._lines and not any(line.damage for line in self._lines):
            of_book.insert(0, _("Tệp sổ, lịch sử và nhật ký đều đúng như lúc lưu."))
        self.text.setText("\n".join(of_book))
        self.text.setVisible(bool(of_book))
        heads = [Head(_("Mức")), Head(_("Loại")), Head(_("Bản ghi")), Head(_("Ô")), Head(_("Cần xem"))]
        self.table.setAccessibleName(_("Bản ghi có chỗ cần xem"))
        self.table.set_content(heads, [_cells(line) for line in self._records])
        self.open_button.set_words(_("Mở bản ghi"))
        for widget in (self.table, self.detail, self.open_button):
            widget.setVisible(bool(self._records))

    def restyle(self) -> None:
        """Take heights and widths at the new text size."""
        super().restyle()
        if hasattr(self, "_foot"):
            self._foot.setSpacing(theme.px(12))
            rows = min(max(len(self._records), 2), _ROWS_SHOWN)
            self.table.setFixedHeight(theme.px(HEAD_HEIGHT) + rows * theme.px(ROW_HEIGHT) + 2)
            room = round(self.width() * 100 / theme.current().scale) - 40
            self.table.set_widths(_MARK, _KIND, _TITLE, _PLACE, max(_LEAST, room - _MARK - _KIND - _TITLE - _PLACE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sentences the rest of the width."""
        super().resizeEvent(event)
        self.restyle()

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._records):
            self.opened.emit(self._records[row])

    def _show_detail(self) -> None:
        row = self.table.currentIndex().row()
        self.detail.setText(self._records[row].text if 0 <= row < len(self._records) else "")


def _verdict(lines: Sequence[FindingLine]) -> str:
    """Return whether the store itself is whole, which is what was asked, and how much there is to look at."""
    damage = sum(line.damage for line in lines)
    others = len(lines) - damage
    words = ngettext("Sổ nguyên vẹn, có {count} chỗ cần xem", "Sổ nguyên vẹn, có {count} chỗ cần xem", others)
    if not damage:
        return words.format(count=format_money(others))
    broken = ngettext(
        "Sổ không còn nguyên vẹn: {count} chỗ khác lúc lưu", "Sổ không còn nguyên vẹn: {count} chỗ khác lúc lưu", damage
    ).format(count=format_money(damage))
    more = ngettext("{count} chỗ nữa cần xem", "{count} chỗ nữa cần xem", others).format(count=format_money(others))
    return f"{broken}; {more}" if others else broken


def _cells(line: FindingLine) -> tuple[Cell, ...]:
    mark = Cell(_("Lỗi") if line.level == "error" else _("Cảnh báo"), mark=line.level)
    return mark, Cell(line.kind), Cell(line.title, strong=True), Cell(line.place or "—"), Cell(line.text)
