"""What the office is called, under whom and where: as it is now, with what it was before, changed from a day on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.messages.sentence import Sentence
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.completion import FoldedCompleter
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import TextInput
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.plain_rows import Head, PlainTable
from desktop_app.ui.screens.shown_figures import NONE
from desktop_app.ui.screens.unit_words import iso_day

if TYPE_CHECKING:
    from desktop_app.storage.identity import Identity


class OwnUnitScreen(Screen):
    """``change_wanted(name, superior, commune, start)`` follows "Ghi thay đổi", as typed."""

    change_wanted = Signal(str, str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._identity: Identity | None = None
        self._communes: Mapping[str, str] = {}
        self._completer: FoldedCompleter | None = None
        self.notice = Banner("error")
        self.notice.hide()
        self.lines = {name: TextInput() for name in ("name", "superior", "commune", "start")}
        self.frames = {
            name: FieldFrame("", line, required=name in ("name", "superior", "start"))
            for name, line in self.lines.items()
        }
        self.card = Card()
        self.lead = Text(role="hint", wrap=True)
        self.card.body.addWidget(self.lead)
        self._rows = (QHBoxLayout(), QHBoxLayout())
        for row, names in zip(self._rows, (("name", "superior"), ("commune", "start")), strict=True):
            for name in names:
                row.addWidget(self.frames[name], 1, Qt.AlignmentFlag.AlignTop)
            self.card.body.addLayout(row)
        self.history = Card()
        self.table = PlainTable("", fitted=True, in_card=True, wraps=True)
        self.table.set_widths(120, 380, 300)
        self.history.body.addWidget(self.table)
        self.card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.history.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        page = QWidget()
        page.setProperty("role", "plain")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.notice, self.card, self.history):
            self._column.addWidget(widget)
        self._column.addStretch()
        self.body.addWidget(scrolled(page))
        self.save_button = self.action_bar.add_right(Button("", "filled", icon="save", key="Ctrl+S"), keep=True)
        self.save_button.clicked.connect(self._save)
        for name, line in self.lines.items():
            line.textEdited.connect(lambda _text, frame=self.frames[name]: frame.forgive())
            line.returnPressed.connect(lambda: self.focusNextChild())
        self.retranslate()
        self.restyle()

    def set_communes(self, names: Sequence[str]) -> None:
        """Offer the communes of today while typing."""
        if self._completer is None:
            self._completer = FoldedCompleter(self.lines["commune"], names)
        else:
            self._completer.set_entries(names)

    def set_identity(self, identity: Identity, communes: Mapping[str, str]) -> None:
        """Show what is so now and what was before; ``communes`` names keys."""
        self._identity, self._communes = identity, communes
        self.notice.hide()
        self.lines["name"].setText(identity.unit_name)
        self.lines["superior"].setText(identity.superior)
        self.lines["commune"].setText(self._commune(identity.commune))
        self.lines["start"].clear()
        for frame in self.frames.values():
            frame.set_problem("")
        self.retranslate()

    def show_problem(self, sentence: Sentence) -> None:
        """Say what stood in the way; what was typed stays."""
        self.notice.set_message("error", sentence.title, sentence.body)
        self.notice.show()

    def show_field_problem(self, name: str, text: str) -> None:
        """Say what is wrong with one field, and go there."""
        self.frames[name].set_problem(text)
        self.lines[name].setFocus()

    def default_button(self) -> Button | None:
        """Return the button that writes the change."""
        return self.save_button

    def focus_first(self) -> None:
        """Start at the name."""
        self.lines["name"].setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        code = self._identity.unit if self._identity is not None else ""
        self.set_title(_("Tên và địa chỉ đơn vị"), _("Mã đơn vị: {code}").format(code=code) if code else "")
        self.lead.setText(
            _("In ở đầu mọi giấy tờ. Giấy tờ trước ngày thay đổi vẫn mang tên cũ; mã và bản ghi giữ nguyên.")
        )
        self.frames["name"].set_label(_("Tên đơn vị"))
        self.frames["superior"].set_label(_("Công đoàn cấp trên"))
        self.frames["commune"].set_label(_("Xã, phường"))
        self.frames["start"].set_label(_("Từ ngày"))
        self.frames["start"].set_hint(_("Ngày đầu của tên hoặc địa chỉ mới, như 1/7/2025."))
        self.save_button.set_words(_("Ghi thay đổi"))
        self.set_button_hints(("Ctrl+S", _("Ghi thay đổi")))
        self.history.set_title(_("Trước đây"))
        self.table.setAccessibleName(_("Trước đây"))
        heads = (
            Head(_("Đến ngày")),
            Head(_("Tên đơn vị")),
            Head(_("Công đoàn cấp trên")),
            Head(_("Xã, phường")),
        )
        former = self._identity.former if self._identity is not None else ()
        rows = [
            (
                Cell(iso_day(one.until)),
                Cell(one.unit_name, strong=True),
                Cell(one.superior or NONE),
                Cell(self._commune(one.commune) or NONE),
            )
            for one in reversed(former)
        ]
        self.table.set_content(heads, rows)
        self.history.setVisible(bool(rows))

    def restyle(self) -> None:
        """Take spacings and directions at the new text size."""
        super().restyle()
        if hasattr(self, "_column"):
            self._column.setSpacing(theme.px(12))
        for row in getattr(self, "_rows", ()):
            compact = theme.current().compact
            row.setDirection(QHBoxLayout.Direction.TopToBottom if compact else QHBoxLayout.Direction.LeftToRight)
            row.setSpacing(theme.px(12))

    def _commune(self, key: str) -> str:
        return self._communes.get(key, key)

    def _save(self) -> None:
        self.notice.hide()
        typed = {name: " ".join(line.text().split()) for name, line in self.lines.items()}
        empty = [name for name in ("name", "superior", "start") if not typed[name]]
        for name in empty:
            self.frames[name].set_problem(_("Chưa điền; ô này phải có."))
        if empty:
            self.lines[empty[0]].setFocus()
            return
        self.change_wanted.emit(typed["name"], typed["superior"], typed["commune"], typed["start"])
