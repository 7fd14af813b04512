"""On a person's card: the records she has a part in, and those that may be hers until somebody says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.services.person_card import Part
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.screens.plain_rows import Head, PlainTable

_WIDTHS: Final = (120, 170, 360, 180, 170)
_NONE: Final = "—"


def write_parts(table: PlainTable, parts: Sequence[Part]) -> None:
    """Show parts of records in ``table``, one a row."""
    heads = (
        Head(_("Ngày")),
        Head(_("Loại")),
        Head(_("Nội dung")),
        Head(_("Đợt")),
        Head(_("Số tiền, trị giá (đồng)"), right=True),
    )
    table.set_content(
        heads,
        [
            (
                Cell(part.when or _NONE),
                Cell(part.kind_title, mark="draft" if part.state == "draft" else ""),
                Cell(part.title, strong=True),
                Cell(part.campaign or _NONE),
                Cell(_NONE if part.amount is None else format_money(part.amount), right=True),
            )
            for part in parts
        ],
    )
    table.set_widths(*_WIDTHS)


class ProbableRecords(Card):
    """Records with the person's name, birth and commune. The signals carry a record's id; hidden while there are none.

    Linking is for the row the cursor is on; the first one until another is chosen.
    """

    record_wanted = Signal(str)
    link_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._parts: tuple[Part, ...] = ()
        self.hint = Text(role="hint", wrap=True)
        self.table = PlainTable("", fitted=True, in_card=True)
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.link_button = Button("", "quiet", icon="check")
        self.head.addWidget(self.link_button)
        self._above = QVBoxLayout()
        self._above.addWidget(self.hint)
        self.body.addLayout(self._above)
        self.body.addWidget(self.table)
        self.table.opened.connect(lambda row: self._tell(self.record_wanted, row))
        self.link_button.clicked.connect(lambda: self._tell(self.link_wanted, self.table.currentIndex().row()))
        self.restyle()

    def show_parts(self, parts: Sequence[Part], *, own: bool) -> None:
        """Show other parts; only who may change the person (``own``) is offered to link."""
        self._parts = tuple(parts)
        self.set_title(_("Có thể cũng là người này"))
        self.hint.setText(_("Cùng tên, ngày sinh và xã, nhưng chưa ai ghi là người này: không tính, không xóa cùng."))
        self.link_button.set_words(_("Đúng là người này"))
        self.link_button.setVisible(own)
        self.table.setAccessibleName(_("Có thể cũng là người này"))
        write_parts(self.table, parts)
        if parts and self.table.currentIndex().row() < 0:
            self.table.go_to(0)
        self.setVisible(bool(parts))

    def _tell(self, signal: SignalInstance, row: int) -> None:
        if 0 <= row < len(self._parts):
            signal.emit(self._parts[row].record)

    def restyle(self) -> None:
        """Take margins at the new text size."""
        super().restyle()
        if hasattr(self, "_above"):
            self._above.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(8))
