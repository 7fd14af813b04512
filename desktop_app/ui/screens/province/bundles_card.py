"""The list of bundles on the desk, with the ways to receive more; without any it says what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.screens.plain_rows import Head, PlainTable
from desktop_app.ui.screens.province.inbox_words import BundleLine

_LEAST = 34 * 3
_WIDE, _NARROW = (176, 60), (244, 66)


class BundlesCard(Card, Translated):
    """A list and two buttons; the screen follows their signals."""

    def __init__(self) -> None:
        super().__init__(flush=True)
        self.folder_button = Button("", "link")
        self.receive_button = Button("", icon="plus", key="Ctrl+O")
        self.table = PlainTable("", in_card=True)
        self.table.shows_beside = True
        # a table asks for 192 px, which the smallest screen lacks
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.empty = EmptyState("inbox", "")
        for button in (self.folder_button, self.receive_button):
            self.head.addWidget(button)
        for widget in (self.table, self.empty):
            self.body.addWidget(widget, 1)
        self.retranslate()
        self.restyle()

    def minimumSizeHint(self) -> QSize:
        """Never let a page squeeze the buttons of the head: the style sheet takes their own least height away."""
        return super().minimumSizeHint().expandedTo(QSize(0, self.sizeHint().height()))

    def set_lines(self, lines: Sequence[BundleLine]) -> None:
        """Show the bundles."""
        self.table.set_content(
            (Head(_("Đơn vị")), Head(_("Gói"), right=True), Head(_("Tình trạng"))),
            [
                (Cell(one.name, strong=True), Cell(one.number, right=True), Cell(one.words, mark=one.mark))
                for one in lines
            ],
        )
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)

    def retranslate(self) -> None:
        """Set every word but those of the bundles."""
        self.set_title(_("Gói đã về"))
        self.table.setAccessibleName(_("Gói đã về"))
        self.receive_button.set_words(_("Nhận thêm"))
        self.folder_button.set_words(_("Cả thư mục"))
        self.empty.set_words(
            _("Chưa có gói nào"),
            _("Cắm USB của đơn vị rồi bấm “Nhận thêm”, hoặc kéo các gói thả vào đây."),
        )

    def restyle(self) -> None:
        """Take widths, heights and spacing at the new text size."""
        super().restyle()
        if hasattr(self, "empty"):
            compact = theme.current().compact
            self.head.setSpacing(theme.px(12))
            self.table.set_widths(*(_NARROW if compact else _WIDE))
            self.table.setMinimumHeight(theme.px(_LEAST + (34 * 2 if compact else 0)))
