"""The pages as they will be printed: the PDF inside the window, zoom and count, and what is said of them.

The view itself is given from outside: QtPdf is loaded only when something is first looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner, BannerLevel
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button, IconButton
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.progress import PROGRESS_AFTER_MS, ProgressPanel
from desktop_app.ui.theme import Themed

_LARGER: Final = 1.25
_SMALLER: Final = 0.8
_HEIGHT: Final = 160


class Preview(Protocol):
    """What the screen needs of a PDF view."""

    def widget(self) -> QWidget:
        """Return the widget to be laid out; its accessible name is set by the screen."""
        ...

    def show_pdf(self, content: bytes) -> int:
        """Show a document from its first page and return how many pages it has."""
        ...

    def clear(self) -> None:
        """Show nothing."""
        ...

    def zoom_by(self, factor: float) -> None:
        """Make the pages larger or smaller."""
        ...

    def fit_width(self) -> None:
        """Make a page as wide as the view."""
        ...


PreviewFactory = Callable[[], Preview]


class PagesPanel(QWidget, Themed):
    """Pages, or why there are none. ``stopped``: the drawing is to be stopped. ``slow``: whether it takes long now."""

    stopped = Signal()
    slow = Signal(bool)

    def __init__(self, make_preview: PreviewFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.count = 0
        self._drawing = False
        self.preview = make_preview()
        self.notice = Banner()
        self.zoom_in = IconButton("zoom-in", "")
        self.zoom_out = IconButton("zoom-out", "")
        self.fit = Button("", "quiet")
        self.told = Text(role="hint")
        self.empty = Card()
        self._state = EmptyState("printer", "")
        self.progress = ProgressPanel()
        self.empty.body.addWidget(self._state)
        self.empty.body.addWidget(self.progress)
        self._lay_out()
        self.progress.stopped.connect(self.stopped)
        self._slow = QTimer(self, singleShot=True, interval=PROGRESS_AFTER_MS)
        self._slow.timeout.connect(self._show_slow)
        self._connect()
        self.restyle()

    def _lay_out(self) -> None:
        self._zoom = QHBoxLayout()
        self._zoom.addWidget(self.told, 1)
        for button in (self.fit, self.zoom_out, self.zoom_in):
            self._zoom.addWidget(button)
        self._sheets = QStackedWidget()
        self._sheets.addWidget(self.preview.widget())
        self._sheets.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addLayout(self._zoom)
        column.addWidget(self._sheets, 1)
        self.notice.hide()
        self.progress.hide()

    def _connect(self) -> None:
        self.zoom_in.clicked.connect(lambda: self.preview.zoom_by(_LARGER))
        self.zoom_out.clicked.connect(lambda: self.preview.zoom_by(_SMALLER))
        self.fit.clicked.connect(self.preview.fit_width)
        QShortcut(QKeySequence("Ctrl+="), self, self.zoom_in.click)  # plus without Shift
        QShortcut(QKeySequence("Ctrl+0"), self, self.fit.click)

    @property
    def top(self) -> QWidget:
        """Return what is to be seen of the panel where it is scrolled to: the pages, or what is said above them."""
        return self.notice if not self.notice.isHidden() else self._sheets

    def show_pdf(self, content: bytes) -> None:
        """Show the paper."""
        self._rest()
        self.notice.hide()
        self.count = self.preview.show_pdf(content)
        self.tell()

    def show_nothing(self) -> None:
        """Show no paper: nothing is chosen yet."""
        self._rest()
        self._empty(drawing=False)

    def show_drawing(self) -> None:
        """Show that the paper is being drawn: nothing can be printed before it is seen."""
        self._rest()
        self._empty(drawing=True)
        self._slow.start()

    def show_progress(self, done: int, total: int, words: str) -> None:
        """Show how far the drawing is, once it takes long."""
        if self._drawing:
            self.progress.show_progress(done, total, words)

    def show_notice(self, level: BannerLevel, title: str, text: str = "") -> None:
        """Say how printing or saving ended, or why there is nothing to see."""
        self.notice.set_message(level, title, text)
        self.notice.show()

    def retranslate(self) -> None:
        """Set every word."""
        self.fit.set_words(_("Vừa bề ngang"))
        self.fit.setToolTip(_("Vừa bề ngang (Ctrl+0)"))
        self.zoom_in.set_name(_("Phóng to"), "Ctrl++")
        self.zoom_out.set_name(_("Thu nhỏ"), "Ctrl+-")
        self.preview.widget().setAccessibleName(_("Trang sẽ in"))
        self._name_empty()
        self.tell()

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._zoom.setSpacing(theme.px(4))
        self.preview.widget().setMinimumHeight(theme.px(_HEIGHT))

    def tell(self) -> None:
        """Show the pages with their count, or what stands in their place."""
        count = self.count
        words = ngettext("{count} trang", "{count} trang", count).format(count=format_money(count)) if count else ""
        self.told.setText(words)
        self._sheets.setCurrentWidget(self.preview.widget() if count else self.empty)
        for widget in (self.told, self.fit, self.zoom_in, self.zoom_out):
            widget.setVisible(bool(count))

    def _rest(self) -> None:
        self._slow.stop()
        self.progress.hide()
        self.slow.emit(False)
        self._drawing = False

    def _empty(self, *, drawing: bool) -> None:
        self.count, self._drawing = 0, drawing
        self.notice.hide()
        self.preview.clear()
        self._name_empty()
        self.tell()

    def _show_slow(self) -> None:
        self.progress.start(_("Danh sách dài thì dựng lâu hơn; có thể dừng."))
        self.progress.show()
        self.slow.emit(True)

    def _name_empty(self) -> None:
        if self._drawing:
            self._state.set_words(_("Đang dựng trang in…"), "")
        else:
            self._state.set_words(
                _("Chưa có trang nào để xem"), _("Chọn in cho ai, cho đợt hay kỳ nào; trang sẽ in hiện ở đây.")
            )
