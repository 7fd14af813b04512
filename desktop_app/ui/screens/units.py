"""The province's units: the tree of today or of all times, and what can happen to the unit under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.messages.sentence import Sentence
from desktop_app.ui.destinations import MERGE_KEY
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.segments import SegmentedChoice
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.plain_rows import Head, PlainTable
from desktop_app.ui.screens.unit_words import unit_row

if TYPE_CHECKING:
    from desktop_app.services.units import UnitLine

ACTIONS: Final[dict[str, tuple[str, str, str]]] = {
    "add": (N_("Thêm đơn vị"), "plus", "Ctrl+N"),
    "rename": (N_("Đổi tên"), "pencil", "F2"),
    "move": (N_("Chuyển cấp trên"), "send", "Ctrl+M"),
    "merge": (N_("Nhập vào"), "git-fork", MERGE_KEY),
    "split": (N_("Chia, tách"), "copy", "Ctrl+T"),
    "dissolve": (N_("Giải thể"), "archive", "Ctrl+Del"),
}
"""Words, icon and key of each action, in the order of the buttons."""


class UnitsScreen(Screen):
    """``action_wanted(name)`` is about ``current``; ``view_wanted(all_times)`` asks for other rows.

    ``opened`` carries the line of Enter or a double click.
    """

    action_wanted = Signal(str)
    opened = Signal(object)
    view_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._lines: tuple[UnitLine, ...] = ()
        self.view = SegmentedChoice()
        self.view.changed.connect(lambda code: self.view_wanted.emit(code == "history"))
        self.add_header(self.view)
        self.notice = Banner("error")
        self.notice.hide()
        self.table = PlainTable("", wraps=True)
        self.table.set_widths(376, 112, 180, 96, 96)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.table, 1)
        self.buttons: dict[str, Button] = {}
        for name, (_words, icon, key) in ACTIONS.items():
            button = Button("", "filled" if name == "add" else "outlined", icon=icon, key=key)
            button.clicked.connect(lambda _checked=False, action=name: self.action_wanted.emit(action))
            self.buttons[name] = button
            if name == "add":
                self.action_bar.add_right(button, keep=True)
            else:
                self.action_bar.add_left(button)
        self.table.cursor_moved.connect(lambda _row: self._enable())
        self.table.opened.connect(lambda row: self.opened.emit(self._lines[row]))
        self.retranslate()
        self.view.set_code("now")
        self.restyle()

    @property
    def current(self) -> UnitLine | None:
        """Return the unit under the cursor."""
        row = self.table.currentIndex().row()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    @property
    def all_times(self) -> bool:
        """Tell whether the rows of all times are asked for."""
        return self.view.code() == "history"

    def set_lines(self, lines: Sequence[UnitLine], at: str | None = None) -> None:
        """Show the rows, with the cursor on the unit ``at``, else where it was."""
        self.notice.hide()
        before = self.current
        code = at or (before.unit.code if before else None)
        self._lines = tuple(lines)
        self.retranslate()
        rows = [row for row, line in enumerate(self._lines) if line.unit.code == code]
        if self._lines:
            self.table.go_to(rows[-1] if rows else 0)
        self._enable()

    def show_problem(self, sentence: Sentence) -> None:
        """Say what stood in the way."""
        self.notice.set_message("error", sentence.title, sentence.body)
        self.notice.show()

    def default_button(self) -> Button | None:
        """Return the button that adds a unit."""
        return self.buttons["add"]

    def focus_first(self) -> None:
        """Start in the tree."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        count = len({line.unit.code for line in self._lines})
        self.set_title(_("Đơn vị"), ngettext("{count} đơn vị", "{count} đơn vị", count).format(count=count))
        self.view.set_options([("now", _("Hiện nay")), ("history", _("Cả lịch sử"))])
        self.view.setAccessibleName(_("Xem đơn vị của lúc nào"))
        for name, (words, _icon, _key) in ACTIONS.items():
            self.buttons[name].set_words(_(words))
        hints = ((key, _(words)) for words, _icon, key in ACTIONS.values())
        self.set_button_hints(("Enter", _("Xem tỉnh đang giữ gì")), *hints)
        self.table.setAccessibleName(_("Đơn vị"))
        heads = (
            Head(_("Tên đơn vị")),
            Head(_("Mã")),
            Head(_("Cấp")),
            Head(_("Từ ngày"), right=True),
            Head(_("Đến ngày"), right=True),
            Head(_("Về sau")),
        )
        self.table.set_content(heads, [unit_row(line) for line in self._lines])

    def _enable(self) -> None:
        """Offer what can happen to the unit under the cursor: one that has ended is only looked at."""
        line = self.current
        for name, button in self.buttons.items():
            button.setEnabled(name == "add" or (line is not None and not line.ended))
        top = line is not None and line.unit.level == "province"
        for name in ("move", "merge", "split", "dissolve"):
            self.buttons[name].setEnabled(self.buttons[name].isEnabled() and not top)
