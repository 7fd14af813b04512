"""The answer for every file of one go of receiving: which, what became of it, the whole sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.screens.plain_rows import Head, PlainTable
from desktop_app.ui.screens.province.inbox_words import result_lines

if TYPE_CHECKING:
    from desktop_app.services.province.received import Received

_WIDE: Final = (168, 172)
_NARROW: Final = (150, 150)


class ReceivedResults(Card, Translated):
    """``closed``: the person has read it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(flush=True)
        self._received: tuple[Received, ...] = ()
        self.table = PlainTable("", in_card=True, wraps=True)
        self.close_button = Button("", "quiet", icon="x", key="Esc")
        self.close_button.clicked.connect(self.closed)
        self.head.addWidget(self.close_button)
        self.body.addWidget(self.table, 1)
        self.retranslate()
        self.restyle()

    def set_received(self, received: Sequence[Received]) -> None:
        """Show the answers of a go."""
        self._received = tuple(received)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word."""
        good = sum(one.ok for one in self._received)
        self.set_title(_("Kết quả nhận: {good} trên {count} tệp").format(good=good, count=len(self._received)))
        self.table.setAccessibleName(_("Kết quả nhận, từng tệp"))
        self.close_button.set_words(_("Đóng"))
        self.table.set_content(
            (Head(_("Gói, tệp")), Head(_("Kết quả")), Head(_("Chuyện gì, nên làm gì"))),
            [
                (Cell(one.name, strong=True), Cell(one.words, mark=one.mark), Cell(one.sentence))
                for one in result_lines(self._received)
            ],
        )

    def restyle(self) -> None:
        """Take widths and the least height at the new text size."""
        super().restyle()
        if hasattr(self, "table"):
            self.table.set_widths(*(_NARROW if theme.current().compact else _WIDE))
            self.table.setMinimumHeight(theme.px(34 * (8 if theme.current().compact else 4)))
            self.retranslate()
