"""What all parts share: text labels by role, icons, hairlines, repolishing. May not know any particular part."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from desktop_app.ui import theme
from desktop_app.ui.theme import Themed

Tone = Literal["", "ok", "warn", "err", "info", "neutral", "teal", "link", "quiet"]
TextRole = Literal[
    "product",
    "motto",
    "figure",
    "title",
    "verdict",
    "section",
    "strong",
    "body",
    "label",
    "hint",
    "words",
    "small",
    "group",
    "railproduct",
    "railoffice",
    "railheading",
]
READING_WIDTH = 90
"""A message is at most this many characters wide."""


class Translated:
    """A widget that knows where its own words come from and takes them again after a switch of language."""

    def retranslate(self) -> None:
        """Set every word shown from ``_()`` in the language in use."""


def repolish(widget: QWidget) -> None:
    """Let the style sheet see a dynamic property of ``widget`` that just changed.

    A widget that was not polished yet sees it by itself; asking for its style costs the start 8 ms.
    """
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Set a dynamic property the style sheet reads, and repolish only if it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        repolish(widget)


class Text(QLabel):
    """Plain text in one of the type roles. Never rich text: a name typed with ``<`` stays a name.

    ``wrap`` breaks lines at the reading width; ``elide`` shortens with … and keeps the whole in the tooltip.
    """

    def __init__(
        self,
        text: str = "",
        role: TextRole = "body",
        *,
        wrap: bool = False,
        elide: bool = False,
        tone: Tone = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._elide = elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def _reading_width(self) -> int:
        return self.fontMetrics().averageCharWidth() * READING_WIDTH

    def heightForWidth(self, width: int) -> int:
        """Return the height at ``width``, of which a wrapped message uses no more than the reading width."""
        if not self.wordWrap():
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        return super().heightForWidth(min(width, self._reading_width()) + margins.left() + margins.right())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what is wider than the reading width empty."""
        super().resizeEvent(event)
        if self.wordWrap():
            spare = max(0, self.width() - self._reading_width())
            centred = bool(self.alignment() & Qt.AlignmentFlag.AlignHCenter)
            left = spare // 2 if centred else 0
            self.setContentsMargins(left, 0, spare - left, 0)

    @property
    def elides(self) -> bool:
        """Return whether the text may be shortened."""
        return self._elide

    def set_tone(self, tone: Tone) -> None:
        """Colour the text by state."""
        set_property(self, "tone", tone)

    def setText(self, text: str) -> None:
        """Show ``text``; an elided label keeps the whole as its tooltip."""
        super().setText(text)
        if self._elide:
            self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """Let an elided label shrink to a few letters."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme.px(64)), hint.height()) if self._elide else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as QLabel does, shortened if asked to."""
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()), shown)


class Icon(QLabel, Themed):
    """A Lucide icon in a token's colour. Decoration: the words beside it carry the meaning.

    ``line``: height of the first line of the words it stands beside, if they may wrap.
    """

    def __init__(
        self,
        name: str = "",
        token: str = "text2",  # noqa: S107 a colour token
        size: float = 16,
        *,
        line: float = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._line = line
        self._name = name
        self._token = token
        self._size = size
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.restyle()

    def set_icon(self, name: str, token: str | None = None) -> None:
        """Show icon ``name``; the empty name shows nothing."""
        self._name = name
        self._token = token or self._token
        self.restyle()

    def restyle(self) -> None:
        """Draw the icon anew in the theme's colour and size."""
        self.setFixedSize(theme.px(self._size), theme.px(max(self._size, self._line)))
        if self._name:
            self.setPixmap(theme.pixmap(self._name, self._token, self._size, self.devicePixelRatio()))
        else:
            self.clear()


class Hairline(QFrame):
    """A one-pixel line, across or down."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "hairline")
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


def styled(widget: QWidget, role: str) -> None:
    """Give ``widget`` the style-sheet role ``role`` and let it paint its own ground."""
    widget.setProperty("role", role)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
