"""One attached file large, inside the program only: a photo that can be made larger and moved, or a PDF's pages."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QScrollArea, QStackedWidget, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.file_types import PDF
from desktop_app.messages import Sentence
from desktop_app.ui.models.attached import AttachedFile
from desktop_app.ui.parts.base import styled
from desktop_app.ui.parts.buttons import Button, IconButton
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.print_pages import Preview, PreviewFactory

_LEAST: Final = 0.1
_MOST: Final = 4.0
_STEP: Final = 1.25


class PictureView(QScrollArea):
    """A picture that fits its place until it is made larger or smaller; arrows and the wheel move it."""

    def __init__(self) -> None:
        super().__init__()
        styled(self, "preview")
        self._picture = QPixmap()
        self._factor: float | None = None
        self._label = QLabel()
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self._label)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_picture(self, content: bytes) -> bool:
        """Show a picture whole; tell whether it is one."""
        self._picture = QPixmap()
        found = self._picture.loadFromData(content)
        self._factor = None
        self._draw()
        return found

    def zoom_by(self, factor: float) -> None:
        """Make it larger or smaller."""
        if not self._picture.isNull():
            now = self._factor if self._factor is not None else self._fitting()
            self._factor = min(_MOST, max(_LEAST, now * factor))
            self._draw()

    def fit(self) -> None:
        """Show all of it."""
        self._factor = None
        self._draw()

    @property
    def shown_size(self) -> QSize:
        """Return how large it is drawn."""
        return self._label.pixmap().size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        if self._factor is None:
            self._draw()

    def _fitting(self) -> float:
        room, size = self.viewport().size(), self._picture.size()
        return min(1.0, room.width() / max(1, size.width()), room.height() / max(1, size.height()))

    def _draw(self) -> None:
        if self._picture.isNull():
            self._label.setPixmap(QPixmap())
            return
        size = self._picture.size() * (self._factor if self._factor is not None else self._fitting())
        ratio = self.devicePixelRatioF()
        drawn = self._picture.scaled(
            size * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        drawn.setDevicePixelRatio(ratio)
        self._label.setPixmap(drawn)


class FileView(Screen):
    """``step_wanted(±1)``: the file before or after. QtPdf is imported when the first PDF is shown."""

    step_wanted = Signal(int)

    def __init__(self, make_preview: PreviewFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._make_preview = make_preview
        self._preview: Preview | None = None
        self._file: AttachedFile | None = None
        self._facts = ("", 0, 0)
        self.picture = PictureView()
        self.empty = EmptyState("image", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.picture)
        self.body.addWidget(self._stack, 1)
        bar = self.action_bar
        self.previous = bar.add_left(Button("", key="Ctrl+PgUp"))
        self.next = bar.add_left(Button("", key="Ctrl+PgDown"))
        self.whole = bar.add_right(Button("", key="Ctrl+0"))
        self.close_button = bar.add_right(Button("", key="Esc"), keep=True)
        self.zoom_out, self.zoom_in = IconButton("zoom-out", ""), IconButton("zoom-in", "")
        for button in (self.zoom_out, self.zoom_in):
            self.add_header(button)
        self._connect()
        self.retranslate()
        self.restyle()

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.previous.clicked.connect(partial(self.step_wanted.emit, -1))
        self.next.clicked.connect(partial(self.step_wanted.emit, 1))
        self.zoom_in.clicked.connect(partial(self._zoom, _STEP))
        self.zoom_out.clicked.connect(partial(self._zoom, 1 / _STEP))
        self.whole.clicked.connect(self._fit)
        QShortcut(QKeySequence("Ctrl+="), self, self.zoom_in.click)  # the same key without Shift

    def begin(self, file: AttachedFile, place: int, count: int) -> None:
        """Name the file while it is being opened."""
        self.forget()
        self._file = file
        self._facts = ("opening", place, count)
        self.retranslate()
        self.focus_first()

    def show_file(self, file: AttachedFile, type_: str, content: bytes) -> None:
        """Show a file's content."""
        self._facts = ("shown", *self._facts[1:])
        if type_ == PDF:
            preview = self._pdf()
            found = bool(preview.show_pdf(content))
            self._stack.setCurrentWidget(preview.widget() if found else self.empty)
        else:
            found = self.picture.show_picture(content)
            self._stack.setCurrentWidget(self.picture if found else self.empty)
        if not found:
            self._facts = ("unreadable", *self._facts[1:])
        self.retranslate()
        self.focus_first()

    def show_problem(self, said: Sentence) -> None:
        """Say why the file cannot be shown."""
        self._facts = ("", *self._facts[1:])
        self._stack.setCurrentWidget(self.empty)
        self.empty.set_words(said.title, said.body)
        self._offer()

    def forget(self) -> None:
        """Keep nothing of the file in memory."""
        self.picture.show_picture(b"")
        if self._preview is not None:
            self._preview.clear()
        self._stack.setCurrentWidget(self.empty)

    @property
    def shown(self) -> QWidget | None:
        """Return what stands in the middle."""
        return self._stack.currentWidget()

    def focus_first(self) -> None:
        """Start where arrows move the file."""
        shown = self.shown
        start = shown if shown is not None and shown is not self.empty else self.close_button
        start.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Set every word."""
        state, place, count = self._facts
        file = self._file
        where = _("tệp {number} trên {count}").format(number=place + 1, count=count) if count > 1 else ""
        self.set_title(
            file.name if file else "", " · ".join(part for part in (file.facts, where) if part) if file else ""
        )
        self.previous.set_words(_("Tệp trước"))
        self.next.set_words(_("Tệp sau"))
        self.whole.set_words(_("Xem cả tệp"))
        self.zoom_in.set_name(_("Phóng to"), "Ctrl++")
        self.zoom_out.set_name(_("Thu nhỏ"), "Ctrl+-")
        self.close_button.set_words(_("Đóng"))
        self.picture.setAccessibleName(file.name if file else _("Ảnh"))
        if state == "opening":
            self.empty.set_words(_("Đang mở tệp…"), "")
        elif state == "unreadable":
            self.empty.set_words(
                _("Không xem được tệp này."), _("Tệp vẫn nguyên trong bản ghi. Còn bản gốc thì bỏ ra rồi thêm lại.")
            )
        self.set_key_hints([("Ctrl +/-", _("phóng to, thu nhỏ")), ("Esc", _("đóng"))])
        self._offer()

    def _offer(self) -> None:
        state, place, count = self._facts
        for button in (self.whole, self.zoom_in, self.zoom_out):
            button.setEnabled(state == "shown")
        for button in (self.previous, self.next):
            self.action_bar.show_button(button, count > 1)
        self.previous.setEnabled(place > 0)
        self.next.setEnabled(place < count - 1)

    def _zoom(self, factor: float) -> None:
        if self.shown is self.picture:
            self.picture.zoom_by(factor)
        elif self._preview is not None:
            self._preview.zoom_by(factor)

    def _fit(self) -> None:
        if self.shown is self.picture:
            self.picture.fit()
        elif self._preview is not None:
            self._preview.fit_width()

    def _pdf(self) -> Preview:
        if self._preview is None:
            self._preview = self._make_preview()
            self._preview.widget().setAccessibleName(_("Các trang của tệp"))
            self._stack.addWidget(self._preview.widget())
        return self._preview
