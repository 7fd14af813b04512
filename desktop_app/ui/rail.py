"""The rail at the left: product, office, the places to go with their counts, who works, lock and display.

One stop of the Tab key; arrows move inside it. From 150 % text on it shows icons only, with tooltips, in a scroll
area. A count is what was returned or waits there, never what is "new".
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.destinations import DISPLAY_KEY
from desktop_app.ui.parts.base import Icon, Text, Translated, styled
from desktop_app.ui.parts.buttons import bind
from desktop_app.ui.theme import Themed

WIDTH: Final = 212
COMPACT_WIDTH: Final = 54
_ENTRY: Final = 33
_FOOT_ENTRY: Final = 24


class RailEntry(QAbstractButton, Themed):
    """One place to go: icon, words, count. ``quiet`` entries stand at the foot of the rail."""

    moved = Signal(int)

    def __init__(self, title: str, icon: str, *, key: str = "", quiet: bool = False) -> None:
        super().__init__()
        self._icon = icon
        self._key = key
        self._count = 0
        self._quiet = quiet
        self.setCheckable(not quiet)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if quiet else Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_title(title)
        if key and key != DISPLAY_KEY:
            bind(self, key)

    def set_title(self, title: str) -> None:
        """Name the place."""
        self.setText(title.replace("&", "&&"))
        self._title = title
        self._describe()

    def set_count(self, count: int) -> None:
        """Show how many things wait there; 0 shows nothing."""
        self._count = count
        self._describe()
        self.update()

    @property
    def count(self) -> int:
        """Return the count shown."""
        return self._count

    @property
    def title(self) -> str:
        """Return the words shown."""
        return self._title

    def _describe(self) -> None:
        waiting = _("{title}, {count} việc chờ").format(title=self._title, count=self._count)
        self.setAccessibleName(waiting if self._count else self._title)
        self.setToolTip(f"{self._title} ({self._key})" if self._key else self._title)

    def restyle(self) -> None:
        """Take the new text size."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the entry's height; the rail gives the width."""
        return QSize(theme.px(30), theme.px(_FOOT_ENTRY if self._quiet else _ENTRY))

    def nextCheckState(self) -> None:
        """Leave it to the window which entry is current."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Up and Down, go with Enter or Space."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, words, count and focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        compact = theme.current().compact
        ground = QRectF(self.rect()).adjusted(1, 1.5, -1, -1.5)
        lit = self.isChecked() or self.underMouse()
        if lit or self.hasFocus():
            painter.setPen(QPen(theme.colour("focusinv"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("railhi" if lit else "rail"))
            painter.drawRoundedRect(ground, theme.px(4), theme.px(4))
        ink = "railtext" if lit or not self._quiet else "railtext2"
        size = 16 if self._quiet or compact else 18
        pixels = theme.px(size)
        left = (self.width() - pixels) // 2 if compact else theme.px(8)
        quiet_icon = "railtext" if self.isChecked() else "railtext2"
        icon = theme.pixmap(self._icon, quiet_icon, size, self.devicePixelRatio())
        painter.drawPixmap(left, (self.height() - pixels) // 2, icon)
        room = self.width() - theme.px(8)
        if self._count:
            room = self._paint_count(painter, compact=compact)
        if not compact:
            self._paint_words(painter, left + pixels + theme.px(10 if not self._quiet else 8), room, ink)

    def _paint_words(self, painter: QPainter, left: int, right: int, ink: str) -> None:
        font = theme.font(12) if self._quiet else theme.font(14, 600)
        words = f"{self._title}  {self._key}" if self._quiet and self._key else self._title
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, 0, right - left, self.height()), int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_count(self, painter: QPainter, *, compact: bool) -> int:
        """Draw the count (a dot where there is no room) and return where the words must end."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("focusinv"))
        if compact:
            dot = theme.px(7)
            painter.drawEllipse(self.width() - dot - theme.px(3), theme.px(3), dot, dot)
            return self.width()
        font = theme.font(12, 600)
        height = theme.px(18)
        width = max(theme.px(26), QFontMetrics(font).horizontalAdvance(str(self._count)) + theme.px(16))
        pill = QRect(self.width() - theme.px(5) - width, (self.height() - height) // 2, width, height)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(theme.colour("onfocusinv"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(self._count))
        return pill.left() - theme.px(4)


class Rail(QFrame, Themed, Translated):
    """Product and office above, places in the middle (scrolling if they must), people and keys below."""

    chosen = Signal(str)
    lock_requested = Signal()
    display_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, "rail")
        self._entries: dict[str, RailEntry] = {}
        self._headings: list[Text] = []
        self._mark = Icon("archive", "focusinv", 24)
        self._product = Text(role="railproduct")
        self._office = Text(role="railoffice", wrap=True)
        self._operator = RailEntry("", "user", quiet=True)
        self._operator.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._operator.setCursor(Qt.CursorShape.ArrowCursor)
        self._display = RailEntry("", "a-large-small", key=DISPLAY_KEY, quiet=True)
        self._lock = RailEntry("", "lock", key="Ctrl+L", quiet=True)
        self._display.clicked.connect(self.display_requested)
        self._lock.clicked.connect(self.lock_requested)
        self._lay_out()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        self._product_row = QHBoxLayout()
        self._product_row.addWidget(self._mark)
        self._product_row.addWidget(self._product, 1)
        holder = QWidget()
        styled(holder, "rail")
        self._places = QVBoxLayout(holder)
        self._places.setSpacing(0)
        self._places.addStretch()
        self._area = QScrollArea()
        styled(self._area, "rail")
        self._area.setWidget(holder)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(0)
        for entry in (self._operator, self._display, self._lock):
            self._foot.addWidget(entry)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._product_row)
        self._office_row = QHBoxLayout()
        self._office_row.addWidget(self._office)
        self._column.addLayout(self._office_row)
        self._column.addWidget(self._area, 1)
        self._column.addLayout(self._foot)

    def add_section(self, heading: str) -> None:
        """Begin a group of places called ``heading``."""
        text = Text(heading, role="railheading")
        self._headings.append(text)
        self._places.insertWidget(self._places.count() - 1, text)
        self.restyle()

    def add_destination(self, key: str, title: str, icon: str, shortcut: str = "") -> None:
        """Add a place; choosing it sends ``chosen(key)``."""
        entry = RailEntry(title, icon, key=shortcut)
        entry.clicked.connect(lambda: self.chosen.emit(key))
        entry.moved.connect(lambda step: self._move(key, step))
        self._entries[key] = entry
        self._places.insertWidget(self._places.count() - 1, entry)
        if len(self._entries) == 1:
            entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Tab goes from the places to the foot, whenever a screen was made and whichever came first.
        for one, following in pairwise((entry, self._display, self._lock)):
            QWidget.setTabOrder(one, following)

    def clear(self) -> None:
        """Take all places and headings away, before they are added in another language or for another store."""
        for widget in [*self._headings, *self._entries.values()]:
            self._places.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._headings.clear()
        self._entries.clear()

    def entry(self, key: str) -> RailEntry:
        """Return the entry of ``key``. ``KeyError`` if there is none."""
        return self._entries[key]

    def set_current(self, key: str) -> None:
        """Mark ``key`` as where the window is; a key that is not in the rail marks none."""
        for one, entry in self._entries.items():
            entry.setChecked(one == key)
            entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == key else Qt.FocusPolicy.ClickFocus)
        if key in self._entries:
            self._area.ensureWidgetVisible(self._entries[key])
        elif self._entries:
            next(iter(self._entries.values())).setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_office(self, name: str) -> None:
        """Show whose book it is."""
        self._office.setText(name)
        self._office.setVisible(bool(name) and not theme.current().compact)

    def set_operator(self, name: str) -> None:
        """Show who is working."""
        self._operator.set_title(name)
        self._operator.setVisible(bool(name))

    def retranslate(self) -> None:
        """Set the rail's own words."""
        self._product.setText(_("Sổ Công đoàn"))
        self._display.set_title(_("Hiển thị"))
        self._lock.set_title(_("Khóa màn hình"))

    def restyle(self) -> None:
        """Take widths and margins at the new text size; icons only from 150 % on."""
        compact = theme.current().compact
        self.setFixedWidth(theme.px(COMPACT_WIDTH if compact else WIDTH))
        self._product.setVisible(not compact)
        self._office.setVisible(not compact and bool(self._office.text()))
        for number, heading in enumerate(self._headings):
            heading.setVisible(not compact)
            heading.setContentsMargins(theme.px(7), theme.px(8 if number else 6), 0, theme.px(4))
        side = theme.px(10)
        self._column.setContentsMargins(0, theme.px(12), 0, theme.px(8))
        self._product_row.setContentsMargins(theme.px(15 if compact else 14), 0, side, 0)
        self._product_row.setSpacing(theme.px(8))
        self._office_row.setContentsMargins(theme.px(14), theme.px(4), side, 0)
        self._places.setContentsMargins(side, theme.px(6), side, theme.px(6))
        self._foot.setContentsMargins(side, theme.px(4), side, 0)

    def _move(self, key: str, step: int) -> None:
        keys = list(self._entries)
        target = self._entries[keys[(keys.index(key) + step) % len(keys)]]
        target.setFocus(Qt.FocusReason.TabFocusReason)
