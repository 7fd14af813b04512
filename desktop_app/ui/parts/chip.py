"""Chips: filters that are on or off. They wrap over lines and are never clipped."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from desktop_app.ui import theme
from desktop_app.ui.parts.base import Tone
from desktop_app.ui.parts.buttons import Button


class Chip(Button):
    """A pill that is on (``select`` ground, ×) or off. ``removed`` follows Del on a chip that is on."""

    removed = Signal()

    def __init__(
        self, text: str, *, on: bool = False, icon: str = "", tone: Tone = "", parent: QWidget | None = None
    ) -> None:
        self._bare = text
        super().__init__(text, "chip", icon=icon, tone=tone, parent=parent)
        self.setCheckable(True)
        self.toggled.connect(self._mark)
        self.setChecked(on)

    def set_words(self, text: str) -> None:
        """Show ``text``, with × while the chip is on."""
        self._bare = text
        super().set_words(f"{text} ×" if self.isChecked() else text)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()

    def ink(self) -> str:
        """Return the plain text colour: only the icon of a counting chip would be coloured."""
        return "text" if self.isEnabled() else "text3"

    def icon_ink(self) -> str:
        """Return the state's colour of a counting chip ("Có lỗi: 3")."""
        return self._tone or self.ink()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Del remove a chip that is on."""
        if event.key() == Qt.Key.Key_Delete and self.isChecked():
            self.setChecked(False)
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def _mark(self, _on: bool) -> None:
        self.set_words(self._bare)


class FlowLayout(QLayout):
    """Widgets one after the other, wrapping to as many lines as the width asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.one_line = False
        """Ask for the width of all in one line: it stands beside something that takes what is over."""
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take ``item`` at the end."""
        self._items.append(item)

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Take ``widget`` before the item at ``place``."""
        self.addChildWidget(widget)
        self._items.insert(place, QWidgetItem(widget))
        self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at ``index``, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at ``index``, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Say that fewer pixels of width need more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height all lines take at ``width``."""
        return self._flow(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        """Return the size of the widest item, or of all of them in ``one_line``."""
        size = self.minimumSize()
        if self.one_line:
            shown = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
            size.setWidth(sum(shown) + theme.px(8) * max(0, len(shown) - 1))
        return size

    def minimumSize(self) -> QSize:
        """Return the size of the widest item."""
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Place every item."""
        super().setGeometry(rect)
        self._flow(rect, place=True)

    def _flow(self, rect: QRect, *, place: bool) -> int:
        gap = theme.px(8)
        left, top, line = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            if left > rect.x() and left + size.width() > rect.x() + rect.width():
                left, top, line = rect.x(), top + line + gap, 0
            if place:
                lower = max(0, (line - size.height()) // 2)  # a link beside chips
                item.setGeometry(QRect(QPoint(left, top + lower), size))
            left += size.width() + gap
            line = max(line, size.height())
        return top + line - rect.y()
