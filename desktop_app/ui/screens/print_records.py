"""The records a paper is printed of: handed over by a list, or found by name; those chosen stand below as chips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.ui import theme
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.chip import Chip, FlowLayout
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.search_line import SearchLine
from desktop_app.ui.screens.choosing_dialog import nothing_fits
from desktop_app.ui.screens.row_list import RowList
from desktop_app.ui.theme import Themed

_PAUSE_MS: Final = 200
_CHIPS: Final = 8
"""More records than this are told as a number: nobody reads two hundred chips."""
_LETTERS: Final = 34
_ROWS: Final = 4


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record to choose: its id, its title, and what tells it from others of the same name."""

    record: str
    title: str
    detail: str = ""


class RecordChooser(QWidget, Themed):
    """``sought`` carries what is typed, ``changed`` follows another choice."""

    sought = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._chosen: dict[str, RecordLine] = {}
        self._found: tuple[RecordLine, ...] = ()
        self.search = SearchLine(icon="search")
        self.field = FieldFrame("", self.search)
        self.rows = RowList("")
        self.nothing = Text(role="hint", wrap=True)
        self._chips = QWidget()
        self._chips.setProperty("role", "plain")
        self._flow = FlowLayout(self._chips)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.field, self.rows, self.nothing, self._chips):
            self._column.addWidget(widget)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.sought.emit(self.search.text().strip()))
        self.setFocusProxy(self.search)
        self.search.textEdited.connect(self._type)
        self.search.moved.connect(self._move)
        self.search.returnPressed.connect(self._take_marked)
        self.rows.taken.connect(self._take)
        self.rows.clicked.connect(lambda index: self._take(index.row()))
        self._show_found()
        self.restyle()

    @property
    def records(self) -> tuple[str, ...]:
        """Return the ids of the chosen records, in the order they were chosen."""
        return tuple(self._chosen)

    @property
    def lines(self) -> tuple[RecordLine, ...]:
        """Return the chosen records."""
        return tuple(self._chosen.values())

    @property
    def chips(self) -> list[Chip]:
        """Return the chips shown."""
        return [one for one in self._chips.findChildren(Chip) if not one.isHidden()]

    def set_chosen(self, lines: Sequence[RecordLine]) -> None:
        """Choose other records, without telling anybody."""
        self._chosen = {one.record: one for one in lines}
        self._show_chosen()

    def set_found(self, lines: Sequence[RecordLine]) -> None:
        """Show what answers to the letters typed."""
        self._found = tuple(one for one in lines if one.record not in self._chosen)
        self._show_found()

    def clear_search(self) -> None:
        """Seek nothing."""
        self._pause.stop()
        self.search.clear()
        self._found = ()
        self._show_found()

    def retranslate(self) -> None:
        """Set the words."""
        self.field.set_label(_("Bản ghi"))
        self.search.setPlaceholderText(_("Gõ tên để tìm thêm"))
        self.rows.setAccessibleName(_("Bản ghi tìm thấy"))
        self.nothing.setText(nothing_fits())
        self._show_chosen()

    def restyle(self) -> None:
        """Take heights at the new text size."""
        self._column.setSpacing(theme.px(6))
        self._fit_rows()

    def _type(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self.clear_search()

    def _move(self, step: int) -> None:
        if self._found:
            self.rows.mark((self.rows.row + step) % len(self._found))

    def _take_marked(self) -> None:
        """Take what is marked; letters still on their way are sought first."""
        if self._pause.isActive():
            self._pause.stop()
            self.sought.emit(self.search.text().strip())
        else:
            self._take(self.rows.row)

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._found):
            line = self._found[row]
            self._chosen[line.record] = line
            self.clear_search()
            self.search.setFocus()
            self._show_chosen()
            self.changed.emit()

    def _drop(self, record: str) -> None:
        if record:
            self._chosen.pop(record, None)
        else:
            self._chosen.clear()
        self.search.setFocus()
        self._show_chosen()
        self.changed.emit()

    def _show_found(self) -> None:
        self.rows.set_rows([Suggestion(one.title, one.record, one.detail or "") for one in self._found])
        self._fit_rows()
        asked = bool(self.search.text().strip()) and not self._pause.isActive()
        self.rows.setVisible(bool(self._found))
        self.nothing.setVisible(asked and not self._found)

    def _fit_rows(self) -> None:
        """Be as high as what was found, up to some rows: the rest scrolls."""
        heights = [self.rows.sizeHintForRow(row) for row in range(min(len(self._found), _ROWS))]
        self.rows.setFixedHeight(max(theme.px(40), sum(heights) + 2 * self.rows.frameWidth() + theme.px(6)))

    def _show_chosen(self) -> None:
        for before in self._chips.findChildren(Chip):
            before.hide()
            self._flow.removeWidget(before)
            before.deleteLater()
        count = len(self._chosen)
        if count > _CHIPS:
            words = ngettext("{count} bản đã chọn", "{count} bản đã chọn", count)
            self._add_chip("", words.format(count=format_money(count)))
        else:
            for record, line in self._chosen.items():
                self._add_chip(record, line.title)
        self._chips.setVisible(bool(count))
        self._chips.updateGeometry()

    def _add_chip(self, record: str, title: str) -> None:
        chip = Chip(title if len(title) <= _LETTERS else f"{title[: _LETTERS - 1]}…", on=True)
        chip.setToolTip(title)
        self._flow.addWidget(chip)
        chip.show()
        chip.clicked.connect(lambda: self._drop(record))
        chip.removed.connect(lambda: self._drop(record))
