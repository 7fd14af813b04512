"""What the screens before the open book share: the dark panel with the woven band, and one column of content.

From 150 % text on the panel is a strip, and the column scrolls. May not know what the content is.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon, Text, Translated, styled
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.woven import WovenBand
from desktop_app.ui.theme import Themed

_PANEL: Final = 500
_STRIP: Final = 64
_MARGIN: Final = 24


class DarkPanel(QFrame, Themed, Translated):
    """Product, motto, room for a list of steps (``middle``), woven band at the foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, "rail")
        self._mark = Icon("archive", "focusinv", 44)
        self._product = Text(role="product")
        self._motto = Text(role="motto", wrap=True)
        self._words = QVBoxLayout()
        self._words.addWidget(self._mark)
        self._words.addSpacing(theme.px(10))
        self._words.addWidget(self._product)
        self._words.addWidget(self._motto)
        self.middle = QVBoxLayout()
        self._words.addLayout(self.middle)
        self._words.addStretch()
        self._foot = QVBoxLayout()
        self._foot.addWidget(WovenBand())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._words, 1)
        column.addLayout(self._foot)
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Set product and motto."""
        self._product.setText(_("Sổ Công đoàn"))
        self._motto.setText(_("Ghi việc công đoàn cơ sở, giữ tại máy, gửi lên tỉnh bằng USB."))

    def restyle(self) -> None:
        """Take margins at the new text size; from 150 % on only the icon and the band are left."""
        compact = theme.current().compact
        side = theme.px(10 if compact else 56)
        self._words.setContentsMargins(side, theme.px(24 if compact else 96), side, 0)
        self._words.setSpacing(theme.px(8))
        self.middle.setContentsMargins(0, theme.px(24), 0, 0)
        self._foot.setContentsMargins(0, 0, 0, theme.px(10))
        self._product.setVisible(not compact)
        self._motto.setVisible(not compact)
        for index in range(self.middle.count()):
            item = self.middle.itemAt(index)
            widget = item.widget() if item else None
            if widget is not None:
                widget.setVisible(not compact)


class StartPage(QWidget, Themed, Translated):
    """Subclass: build into ``column`` (middle), ``foot`` (quiet lines at the bottom) and ``head`` (links above)."""

    def __init__(self, width: int = 440, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, "canvas")
        self._content_width = width
        self.panel = DarkPanel()
        self.column = QVBoxLayout()
        self.foot = QVBoxLayout()
        self._holder = QWidget()
        inner = QVBoxLayout(self._holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addStretch(4)
        inner.addLayout(self.column)
        inner.addStretch(3)
        inner.addLayout(self.foot)
        page = QWidget()
        page.setProperty("role", "plain")
        self._page_row = QHBoxLayout(page)
        self._page_row.addStretch()
        self._page_row.addWidget(self._holder)
        self._page_row.addStretch()
        self._area = QScrollArea()
        self._area.setProperty("role", "plain")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(page)
        self.head = QHBoxLayout()
        self.head.addStretch()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self.head)
        right.addWidget(self._area, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panel)
        row.addLayout(right, 1)
        if isinstance(running := QApplication.instance(), QApplication):
            running.focusChanged.connect(self._follow_focus)
        theme.current().changed.connect(self._measure_again)
        StartPage.restyle(self)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._area.isAncestorOf(now):
            QTimer.singleShot(0, self, self._show_focused)

    def _show_focused(self) -> None:
        """Scroll to an input that got the focus without Tab (one with a problem), once everything has its place."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton):
            return  # a page whose work is only to go on is read from its top; Tab scrolls by itself
        if focused is not None and self._area.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused, theme.px(_MARGIN), theme.px(_MARGIN) * 2)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to ``widget``, which was just shown, once everything has its place."""
        QTimer.singleShot(0, widget, lambda: self._area.ensureWidgetVisible(widget, 0, theme.px(_MARGIN)))

    def hold_still(self) -> None:
        """Take the focus while inputs rest: where its own is disabled Qt gives it to the next, and scrolls there."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the focus where work starts. Called each time the page is shown."""

    def default_button(self) -> Button | None:
        """Return the filled button, which Enter presses wherever no input takes it."""
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the default button for an Enter nobody else wanted."""
        button = self.default_button()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and button is not None and button.isEnabled():
            button.click()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panel what the content leaves."""
        super().resizeEvent(event)
        self._share_width()

    def restyle(self) -> None:
        """Take widths and margins at the new text size."""
        self.column.setSpacing(theme.px(12))
        self.foot.setSpacing(theme.px(4))
        margin = theme.px(_MARGIN)
        self._page_row.setContentsMargins(margin, 0, margin, margin)
        self.head.setContentsMargins(margin, theme.px(12), margin, 0)
        self._share_width()

    def _measure_again(self) -> None:
        """Forget the heights Qt kept from between old and new fonts: a wrapped text would lose its last line's foot."""
        for layout in self.findChildren(QLayout):
            layout.invalidate()
        for widget in self._holder.findChildren(QWidget):
            widget.updateGeometry()
        self._holder.updateGeometry()

    def _share_width(self) -> None:
        compact = theme.current().compact
        content = theme.px(self._content_width)
        if compact:
            self.panel.setFixedWidth(theme.px(_STRIP))
            content = min(
                content, max(theme.px(240), self.width() - theme.px(_STRIP) - 2 * theme.px(_MARGIN) - theme.px(14))
            )
        else:
            self.panel.setFixedWidth(theme.px(_PANEL))
        self._holder.setFixedWidth(content)
