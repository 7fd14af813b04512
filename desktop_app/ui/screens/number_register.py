"""The register of outgoing documents: the numbers of a year, what is next, what was struck out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.inputs import Choice
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.form_banners import BannerSlot
from desktop_app.ui.screens.plain_rows import Head, PlainTable
from desktop_app.ui.screens.unit_dialog import UnitDialog

EVERY: Final = "*"
"""Stands in the choice of types for all of them."""
_YEAR, _SYMBOL = 110, 200


class NumberDialog(UnitDialog):
    """Asks for a number, the last one used, why one is struck out, or why a signed copy is taken away."""


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One number in words. ``paper`` names the papers that bear it, ``code`` the first one; ``void``: struck out."""

    seq: int
    line: str
    day: str
    abstract: str
    paper: str
    who: str
    note: str = ""
    code: str = ""
    void: bool = False


class NumberRegisterScreen(Screen):
    """``view_wanted(year, symbol)`` asks for other rows, "" for all types; the others are about ``current``.

    ``words_wanted``: rows, choices and what is next are to be told again, in another language.
    """

    view_wanted = Signal(int, str)
    note_wanted = Signal()
    last_wanted = Signal()
    void_wanted = Signal()
    paper_wanted = Signal()
    main_wanted = Signal()
    words_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._rows: tuple[NumberRow, ...] = ()
        self._next = ""
        self._asks_main = False
        self.year, self.symbol = Choice(), Choice()
        for choice in (self.year, self.symbol):
            self.add_header(choice)
        self.banners = BannerSlot()
        self.table = PlainTable("", wraps=True)
        self.table.set_widths(150, 110, 330, 200, 160)
        self.empty = EmptyState("file-text", "")
        self.empty.hide()
        self.body.addWidget(self.banners)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.table, 1)
        self.body.addStretch()
        bar = self.action_bar
        self.back_button = bar.add_left(Button("", "quiet", icon="arrow-left", key="Esc"))
        self.paper_button = bar.add_left(Button("", icon="file-text", key="Ctrl+E"))
        self.void_button = bar.add_left(Button("", icon="x", key="Ctrl+Del"))
        self.last_button = bar.add_left(Button("", icon="pencil", key="Ctrl+T"))
        self.main_button = bar.add_left(Button("", "quiet", icon="laptop", key="Ctrl+M"))
        self.note_button = bar.add_right(Button("", "filled", icon="plus", key="Ctrl+N"), keep=True)
        self._connect()
        self.retranslate()
        self.restyle()

    def _connect(self) -> None:
        for choice in (self.year, self.symbol):
            choice.activated.connect(lambda _row: self._look())
        self.banners.changed.connect(self._show_empty)
        self.table.opened.connect(lambda _row: self.paper_button.click())
        self.table.cursor_moved.connect(lambda _row: self._offer())
        for button, signal in (
            (self.paper_button, self.paper_wanted),
            (self.void_button, self.void_wanted),
            (self.last_button, self.last_wanted),
            (self.main_button, self.main_wanted),
            (self.note_button, self.note_wanted),
            (self.back_button, self.closed),
        ):
            button.clicked.connect(signal)

    @property
    def current(self) -> NumberRow | None:
        """Return the number under the cursor."""
        row = self.table.currentIndex().row()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def set_choices(self, years: Sequence[int], year: int, symbols: Sequence[tuple[str, str]], symbol: str) -> None:
        """Offer years and types (abbreviation, words), and mark those that are shown."""
        self.year.set_options([(str(one), str(one)) for one in years])
        self.year.set_code(str(year))
        self.symbol.set_options([(EVERY, _("Mọi loại")), *symbols])
        self.symbol.set_code(symbol or EVERY)

    def set_rows(self, rows: Sequence[NumberRow], following: str) -> None:
        """Show numbers; ``following`` says what is next, or why nothing is."""
        before = self.current.seq if self.current else 0
        self._rows, self._next = tuple(rows), following
        self.set_title(_("Sổ văn bản"), self._next)
        self._show_rows()
        self.table.setVisible(bool(rows))
        self._show_empty()
        if rows:
            places = [place for place, one in enumerate(self._rows) if one.seq == before]
            self.table.go_to(places[0] if places else len(rows) - 1)
        self._offer()

    def _show_empty(self) -> None:
        """Say that there is nothing, unless a question stands above: that comes first."""
        self.empty.setVisible(not self._rows and self.banners.banner is None)

    def set_may(self, *, enter: bool, administer: bool) -> None:
        """Offer only what who works here may do."""
        for button, may in (
            (self.note_button, enter),
            (self.last_button, enter),
            (self.void_button, enter),
            (self.main_button, administer),
        ):
            self.action_bar.show_button(button, may)

    def focus_first(self) -> None:
        """Start with the question where one is asked, else in the list."""
        if self.banners.buttons:
            self.banners.buttons[0].setFocus()
            return
        (self.table if self.table.isVisibleTo(self) else self.year).setFocus()

    def default_button(self) -> Button | None:
        """Return the button that notes a number."""
        return self.note_button if not self.note_button.isHidden() else None

    def retranslate(self) -> None:
        """Set every word."""
        self.set_title(_("Sổ văn bản"), self._next)
        self.year.setAccessibleName(_("Năm"))
        self.symbol.setAccessibleName(_("Loại văn bản"))
        self.table.setAccessibleName(_("Sổ văn bản"))
        self.empty.set_words(
            _("Chưa có số nào"), _("In giấy có số, hoặc bấm “Ghi số đã dùng” cho văn bản làm ngoài chương trình.")
        )
        self.back_button.set_words(_("Quay lại"))
        self.paper_button.set_words(_("Xem giấy"))
        self.void_button.set_words(_("Gạch bỏ số"))
        self.last_button.set_words(_("Số cuối đã dùng"))
        self.main_button.set_words(_("Máy cấp số"))
        self.note_button.set_words(_("Ghi số đã dùng"))
        self._show_rows()
        self._offer()
        self.words_wanted.emit()

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        super().restyle()
        if hasattr(self, "symbol"):
            self.year.setMinimumWidth(theme.px(_YEAR))
            self.symbol.setMinimumWidth(theme.px(_SYMBOL))

    def _show_rows(self) -> None:
        heads = [
            Head(_("Số")),
            Head(_("Ngày"), right=True),
            Head(_("Trích yếu")),
            Head(_("Giấy đã in")),
            Head(_("Người ghi")),
            Head(_("Ghi chú")),
        ]
        rows = [
            (
                Cell(one.line, strong=not one.void, tone="text3" if one.void else ""),
                Cell(one.day or "—", right=True),
                Cell(one.abstract or "—"),
                Cell(one.paper or "—"),
                Cell(one.who),
                Cell(one.note, mark="deleted" if one.void else ""),
            )
            for one in self._rows
        ]
        self.table.set_content(heads, rows)

    def _offer(self) -> None:
        row = self.current
        self.void_button.setEnabled(row is not None and not row.void)
        self.paper_button.setEnabled(bool(row and row.code))
        told = (self.note_button, self.void_button, self.paper_button, self.back_button)
        self.set_button_hints(*((one.key, one.words) for one in told if one.isEnabled()))

    def _look(self) -> None:
        symbol = self.symbol.code() or EVERY
        self.view_wanted.emit(int(self.year.code() or 0), "" if symbol == EVERY else symbol)
