"""The list below a look-up: a child of the window that never takes the focus, so input methods compose undisturbed.

One per window; it serves the input that opened it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.ui import theme
from desktop_app.ui.models.suggestions import SUGGESTION_ROLE, Suggestion, SuggestionModel
from desktop_app.ui.parts.key_cap import HEIGHT as CAP_HEIGHT
from desktop_app.ui.parts.key_cap import cap_width, paint_cap
from desktop_app.ui.parts.scroll import bring_into_view
from desktop_app.ui.parts.table import Index

ADD_KEY: Final = "Shift+F4"
_ONE_LINE: Final = 36
_TWO_LINES: Final = 50
_WIDTH: Final = 500
_AROUND: Final = 44
"""Margins and the room of a scroll bar beside a title that stands alone."""
_MOST_SHOWN: Final = 9
_MARGIN: Final = 40
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def row_height(row: Suggestion) -> int:
    """Return the height of ``row`` at the chosen text size."""
    return theme.px(_TWO_LINES if row.detail else _ONE_LINE)


def _width(row: Suggestion) -> int:
    """Return the px the words of a row of one line take."""
    weight = 600 if row.tail else 400
    tail = QFontMetrics(theme.font(13)).horizontalAdvance(row.tail) + theme.px(8) if row.tail else 0
    return QFontMetrics(theme.font(14, weight)).horizontalAdvance(row.title) + tail


class SuggestionDelegate(QStyledItemDelegate):
    """Draws a row of a look-up."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the row; the view gives the width."""
        row = index.data(SUGGESTION_ROLE)
        return QSize(10, row_height(row) if isinstance(row, Suggestion) else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground and bar of the current row, title and tail, detail below."""
        row = index.data(SUGGESTION_ROLE)
        if not isinstance(row, Suggestion):
            return
        rect = option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.colour("select" if current else "surface"))
        if row.adds and index.row() > 0:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), theme.colour("line"))
        if current:
            painter.fillRect(QRect(rect.left(), rect.top(), theme.px(4), rect.height()), theme.colour("bar"))
        inner = rect.adjusted(theme.px(14), 0, -theme.px(12), 0)
        if row.adds:
            _paint_adding(painter, inner, row)
        else:
            _paint_row(painter, inner, row)


def _paint_adding(painter: QPainter, inner: QRect, row: Suggestion) -> None:
    size = theme.px(16)
    painter.drawPixmap(inner.left(), inner.center().y() - size // 2 + 1, theme.pixmap(row.icon or "plus", "link", 16))
    cap = QRect(0, 0, cap_width(ADD_KEY), theme.px(CAP_HEIGHT))
    cap.moveCenter(QPoint(inner.right() - cap.width() // 2, inner.center().y()))
    paint_cap(painter, cap, ADD_KEY)
    words = inner.adjusted(size + theme.px(10), 0, -cap.width() - theme.px(8), 0)
    _write(painter, words, row.title, "link", 14, 600)


def _paint_row(painter: QPainter, inner: QRect, row: Suggestion) -> None:
    if row.detail:
        upper = QRect(inner.left(), inner.top() + theme.px(4), inner.width(), theme.px(22))
        lower = QRect(inner.left(), upper.bottom(), inner.width(), theme.px(20))
        _write(painter, lower, row.detail, "text2", 13)
    else:
        upper = inner
    if row.tail:
        width = QFontMetrics(theme.font(13)).horizontalAdvance(row.tail)
        _write(painter, upper, row.tail, "text2", 13, flags=_RIGHT)
        upper = upper.adjusted(0, 0, -width - theme.px(8), 0)
    _write(painter, upper, row.title, "text", 14, 600 if row.detail or row.tail else 400)


def _write(
    painter: QPainter, rect: QRect, text: str, token: str, size: int, weight: int = 400, *, flags: int = _LEFT
) -> None:
    font = theme.font(size, weight)
    painter.setFont(font)
    painter.setPen(theme.colour(token))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, flags | int(Qt.TextFlag.TextSingleLine), shown)


class SuggestionPopup(QFrame):
    """See the module. ``picked`` follows a click; keys are handled by the input, which asks ``current``."""

    picked = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("SuggestionPopup")
        self.setProperty("role", "sheet")
        self.owner: QWidget | None = None
        self._rows = SuggestionModel(self)
        self._view = QListView(self)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setModel(self._rows)
        self._view.setItemDelegate(SuggestionDelegate(self._view))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.clicked.connect(lambda index: self.picked.emit(self._rows.row(index.row())))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @classmethod
    def of(cls, widget: QWidget) -> SuggestionPopup:
        """Return the popup of the window ``widget`` is in, made when first asked for."""
        window = widget.window()
        found = window.findChild(SuggestionPopup, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return found if isinstance(found, SuggestionPopup) else cls(window)

    @property
    def rows(self) -> list[Suggestion]:
        """Return what is offered now."""
        return [row for number in range(self._rows.rowCount()) if (row := self._rows.row(number)) is not None]

    def current(self) -> Suggestion | None:
        """Return the marked row, or None."""
        return self._rows.row(self._view.currentIndex().row())

    def serve(self, owner: QWidget, rows: Sequence[Suggestion], *, mark: int) -> None:
        """Show ``rows`` below ``owner`` with row ``mark`` marked (-1: none), or above it where there is no room."""
        self.owner = owner
        self._rows.set_rows(rows)
        if not rows:
            self.hide()
            return
        bring_into_view(owner, theme.px(_MARGIN))  # scrolled away, what is typed would be covered by what it finds
        self._place(owner, rows)
        self._view.setCurrentIndex(self._rows.index(mark, 0))
        self.show()
        self.raise_()

    def follow(self) -> None:
        """Stand below the owner again, which has moved."""
        if self.owner is not None and self.isVisible():
            self._place(self.owner, self.rows)

    def move_mark(self, step: int) -> None:
        """Mark the row ``step`` further, going round at the ends."""
        count = self._rows.rowCount()
        now = self._view.currentIndex().row()
        start = now if now >= 0 else (-1 if step > 0 else 0)
        self._view.setCurrentIndex(self._rows.index((start + step) % count, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take clicks on the border, so that they do not reach what lies below."""
        event.accept()

    def _place(self, owner: QWidget, rows: Sequence[Suggestion]) -> None:
        window = self.parentWidget()
        if window is None:
            return
        gap, border = theme.px(2), theme.px(5)
        detailed = any(row.detail or row.adds for row in rows)
        wanted = theme.px(_WIDTH) if detailed else max(map(_width, rows)) + theme.px(_AROUND)
        width = min(max(owner.width(), wanted), window.width() - 2 * gap)
        corner = owner.mapTo(window, QPoint(0, owner.height() + gap))
        tall = sum(row_height(row) for row in rows[:_MOST_SHOWN]) + 2 * border
        below = window.height() - corner.y() - gap
        above = owner.mapTo(window, QPoint(0, 0)).y() - 2 * gap
        height = min(tall, max(below, above))
        top = corner.y() if tall <= below or below >= above else above + gap - height
        left = max(gap, min(corner.x(), window.width() - width - gap))
        self.setGeometry(left, top, width, height)
        self._view.setGeometry(1, border, width - 2, height - 2 * border)
