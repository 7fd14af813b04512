"""Opening the book with made-up data: in the background, with a bar over the window once it takes long, and "Dừng"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.base.following import Following
from desktop_app.base.i18n import N_, _
from desktop_app.services.sample_office import ENROLLING, FILLING, MAKING, OPENING
from desktop_app.ui.flows.modal_job import WorkingDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.parts.progress import PROGRESS_AFTER_MS
from desktop_app.ui.tasks import Tasks

_DOING: Final = {
    OPENING: N_("Đang mở sổ mẫu"),
    MAKING: N_("Đang lập sổ mẫu"),
    FILLING: N_("Đang ghi bản ghi mẫu"),
    ENROLLING: N_("Đang đăng ký máy với tỉnh mẫu"),
}


class SampleBar(WorkingDialog):
    """The bar, with help of its own."""


class SampleOpening(QObject):
    """``opened``: it waits to be taken. ``failed`` carries the problem; ``stopped``: everything is as it was."""

    opened = Signal()
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, window: MainWindow, tasks: Tasks, opener: Callable[[Following], None]) -> None:
        super().__init__(window)
        self._window = window
        self._so_far: tuple[int, int, str] = (0, 0, OPENING)
        self._dialog: SampleBar | None = None
        self._soon = QTimer(self, singleShot=True, interval=PROGRESS_AFTER_MS)
        self._soon.timeout.connect(self._show_bar)
        self._soon.start()
        self._handle = tasks.run_with_progress(
            opener,
            self._follow,
            lambda _none: self._end(self.opened.emit),
            lambda problem: self._end(lambda: self.failed.emit(problem)),
            lambda: self._end(self.stopped.emit),
        )

    @property
    def bar(self) -> SampleBar | None:
        """Return the bar, None before it takes long."""
        return self._dialog

    def _show_bar(self) -> None:
        self._dialog = SampleBar(_("Mở sổ mẫu"), self._words(), self._window)
        self._dialog.progress.stopped.connect(self._handle.cancel)
        self._follow(*self._so_far)
        self._dialog.open()

    def _words(self) -> str:
        done, total, stage = self._so_far
        doing = _(_DOING[stage])
        if not total:
            return f"{doing}…"
        return _("{doing}: {percent} phần trăm").format(doing=doing, percent=100 * done // total)

    def _follow(self, done: int, total: int, stage: str) -> None:
        self._so_far = (done, total, stage)
        if self._dialog is not None and total:
            self._dialog.progress.show_progress(done, total, self._words())

    def _end(self, then: Callable[[], None]) -> None:
        """Take the bar away and tell how it ended; from the event loop, so that nothing stands above the answer."""
        self._soon.stop()
        if self._dialog is not None:
            self._dialog.end()
            self._dialog.deleteLater()
            self._dialog = None
        QTimer.singleShot(0, self, then)
        QTimer.singleShot(0, self, self.deleteLater)
