"""The journal in words: when, who, what; newest first, a page at a time, narrowed by person and day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.messages.journal_texts import operator_words
from desktop_app.ui import theme
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice, TextInput
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.plain_rows import Head, PlainTable

EVERYBODY = "*"
_DAY_WIDTH: Final = 124


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One entry in words."""

    when: str
    who: str
    what: str


class JournalScreen(Screen):
    """``look_wanted(operator, day)``: as chosen and typed; "" is everybody, any day. ``older`` and ``newer``: pages.

    ``words_wanted``: the rows are to be told again, in another language.
    """

    look_wanted = Signal(str, str)
    older_wanted = Signal()
    newer_wanted = Signal()
    words_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._rows: tuple[JournalRow, ...] = ()
        self.operator = Choice()
        self.operator_field = FieldFrame("", self.operator)
        self.day = TextInput()
        self.day_field = FieldFrame("", self.day)
        self.look_button = Button("", icon="search", key="Ctrl+Enter")
        self.table = PlainTable("", wraps=True)
        self.table.set_widths(190, 250, 640)
        self.empty = EmptyState("history", "")
        self.empty.hide()
        self.back_button = self.action_bar.add_left(Button("", "quiet", icon="arrow-left", key="Esc"))
        self.newer_button = self.action_bar.add_right(Button("", icon="arrow-left", key="Ctrl+PgUp"))
        self.older_button = self.action_bar.add_right(
            Button("", "filled", icon="arrow-right", key="Ctrl+PgDown"), keep=True
        )
        self._filters = QHBoxLayout()
        self._filters.addWidget(self.operator_field, 2, Qt.AlignmentFlag.AlignTop)
        self.day_field.put_beside(self.look_button)
        self._filters.addWidget(self.day_field, 2, Qt.AlignmentFlag.AlignTop)
        self._filters.addStretch(1)
        self.body.addLayout(self._filters)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.table, 1)
        self._connect()
        self.retranslate()
        self.restyle()

    def _connect(self) -> None:
        self.operator.activated.connect(lambda _row: self._look())
        self.day.returnPressed.connect(self._look)
        self.day.textEdited.connect(lambda _typed: self.day_field.forgive())
        self.look_button.clicked.connect(self._look)
        self.older_button.clicked.connect(self.older_wanted)
        self.newer_button.clicked.connect(self.newer_wanted)
        self.back_button.clicked.connect(self.closed)

    def set_operators(self, names: Sequence[str]) -> None:
        """Offer everybody the journal names."""
        chosen = self.operator.code() or EVERYBODY
        self.operator.set_options([(EVERYBODY, _("Mọi người")), *((name, operator_words(name)) for name in names)])
        self.operator.set_code(chosen if chosen in (EVERYBODY, *names) else EVERYBODY)

    def set_rows(self, rows: Sequence[JournalRow], *, older: bool, newer: bool) -> None:
        """Show a page, and whether there are others."""
        self._rows = tuple(rows)
        self._show_rows()
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.older_button.setEnabled(older)
        self.newer_button.setEnabled(newer)
        self._tell_keys()
        if rows:
            self.table.go_to(0)

    def show_day_problem(self, text: str) -> None:
        """Say that the day could not be read."""
        self.day_field.set_problem(text)
        self.day.setFocus()

    def focus_first(self) -> None:
        """Start in the list."""
        (self.table if self.table.isVisibleTo(self) else self.day).setFocus()

    def default_button(self) -> Button | None:
        """Return the button that shows the next page."""
        return self.older_button

    def retranslate(self) -> None:
        """Set every word."""
        self.set_title(_("Nhật ký"), _("Ai làm gì, lúc nào; mới nhất ở trên"))
        self.operator_field.set_label(_("Người làm việc"))
        self.day_field.set_label(_("Ngày"))
        self.day_field.set_hint(_("Để trống là mọi ngày."))
        self.operator.retranslate()
        if self.operator.count():
            names = [str(self.operator.itemData(row)) for row in range(self.operator.count())]
            self.set_operators([name for name in names if name and name not in (EVERYBODY, "None")])
        self.look_button.set_words(_("Xem"))
        self.table.setAccessibleName(_("Nhật ký"))
        self.empty.set_words(_("Không có dòng nào như vậy"), _("Chọn “Mọi người”, hoặc để trống ngày rồi bấm “Xem”."))
        self.back_button.set_words(_("Quay lại"))
        self.newer_button.set_words(_("Mới hơn"))
        self.older_button.set_words(_("Cũ hơn"))
        self._show_rows()
        self._tell_keys()
        self.words_wanted.emit()

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        super().restyle()
        if hasattr(self, "_filters"):
            self._filters.setSpacing(theme.px(12))
            self.day.setMinimumWidth(theme.px(_DAY_WIDTH))

    def _show_rows(self) -> None:
        heads = [Head(_("Lúc")), Head(_("Người làm việc")), Head(_("Việc"))]
        self.table.set_content(heads, [(Cell(one.when), Cell(one.who), Cell(one.what)) for one in self._rows])

    def _tell_keys(self) -> None:
        pages = [one for one in (self.newer_button, self.older_button) if one.isEnabled()]
        told = (self.look_button, *pages, self.back_button)
        self.set_button_hints(*((button.key, button.words) for button in told))

    def _look(self) -> None:
        chosen = self.operator.code() or EVERYBODY
        self.look_wanted.emit("" if chosen == EVERYBODY else chosen, self.day.text().strip())
