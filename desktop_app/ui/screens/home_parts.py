"""What to do now: the list at the top of Home, most pressing first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from desktop_app.base.i18n import _, ngettext
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Hairline, Icon, Text, Tone
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.theme import Themed

FIRST_TODO_KEY: Final = "F6"


@dataclass(frozen=True, slots=True)
class TodoItem:
    """One thing to do now. ``kind`` comes back in ``chosen``; the words are translated.

    Of several things of one kind each has its number behind it: "unsaved:1".
    """

    kind: str
    icon: str
    tone: Tone
    title: str
    text: str
    button: str


class _Ground(QWidget, Themed):
    """The small square an icon of state stands on."""

    def __init__(self, icon: str, tone: Tone) -> None:
        super().__init__()
        self._tone = tone
        self._icon = icon
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(theme.px(36), theme.px(36))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        painter.setRenderHint(QStylePainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{self._tone}bg"))
        painter.drawRoundedRect(self.rect(), theme.px(4), theme.px(4))
        size = theme.px(20)
        corner = (self.width() - size) // 2
        painter.drawPixmap(corner, corner, theme.pixmap(self._icon, self._tone, 20, self.devicePixelRatio()))


class TodoList(Card):
    """Rows of what waits, most pressing first. F6 goes to the first one, from anywhere in the window."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._rows: list[QHBoxLayout] = []
        self._buttons: list[Button] = []
        self._items: tuple[TodoItem, ...] = ()
        super().__init__(flush=True, parent=parent)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Return the buttons of the rows, in order."""
        return tuple(self._buttons)

    def set_items(self, items: Sequence[TodoItem], title: str = "") -> None:
        """Show other rows; with none, say that nothing waits. The same rows again stay, and keep the focus."""
        if items and tuple(items) == self._items:
            return
        self._clear(tuple(items))
        count = ngettext("{count} việc", "{count} việc", len(items)).format(count=len(items))
        self.set_title(title or _("Việc cần làm ngay"), count if items else "")
        for place, item in enumerate(items):
            self.body.addWidget(Hairline())
            self.body.addWidget(self._row(item, FIRST_TODO_KEY if place == 0 else ""))
        if not items:
            self.body.addWidget(Hairline())
            self.body.addWidget(self._line("circle-check", "ok", _("Không có việc nào đang chờ.")))
        self.body.addStretch()
        self.restyle()

    def set_reading(self) -> None:
        """Say that nobody knows yet what waits: the book is being read."""
        self._clear(())
        self.set_title(_("Việc cần làm ngay"))
        self.body.addWidget(Hairline())
        self.body.addWidget(self._line("clock", "neutral", _("Đang xem có việc gì đang chờ…")))
        self.body.addStretch()
        self.restyle()

    def _clear(self, items: tuple[TodoItem, ...]) -> None:
        self._items, self._rows, self._buttons = items, [], []
        while (old := self.body.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _row(self, item: TodoItem, key: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(Text(item.title, role="strong", wrap=True))
        if item.text:
            words.addWidget(Text(item.text, role="hint", wrap=True))
        button = Button(item.button, key=key)
        button.setAccessibleName(f"{item.button}: {item.title}")
        button.clicked.connect(lambda: self.chosen.emit(item.kind))
        row.addWidget(_Ground(item.icon, item.tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._rows.append(row)
        self._buttons.append(button)
        return holder

    def _line(self, icon: str, tone: Tone, words: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.addWidget(Icon(icon, tone, 18))
        row.addWidget(Text(words, role="hint", wrap=True), 1)
        self._rows.append(row)
        return holder

    def restyle(self) -> None:
        """Take margins at the new text size."""
        super().restyle()
        for row in self._rows:
            row.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(8))
            row.setSpacing(theme.px(12))
