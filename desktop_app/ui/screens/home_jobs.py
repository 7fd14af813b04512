"""The big keys of Home: the jobs this office does most, each with its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.parts.key_cap import HEIGHT as CAP_HEIGHT
from desktop_app.ui.parts.key_cap import cap_width, paint_cap
from desktop_app.ui.parts.painted_button import PaintedButton
from desktop_app.ui.theme import Themed


@dataclass(frozen=True, slots=True)
class Job:
    """A frequent job: its code (a kind, "print" or "transfer"), its icon, its key, its words in the language in use."""

    code: str
    icon: str
    key: str
    words: str


class JobTile(PaintedButton):
    """A frequent job: icon, key, words. It shows its key; the key itself is bound by the window's flow."""

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = job.icon
        self._key = job.key
        self._words = ""
        self.setProperty("kind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_words(job.words)
        self.restyle()

    @property
    def key(self) -> str:
        """Return the key shown."""
        return self._key

    @property
    def words(self) -> str:
        """Return the words shown."""
        return self._words

    def set_words(self, words: str) -> None:
        """Name the job."""
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({self._key})")
        self.updateGeometry()

    def restyle(self) -> None:
        """Take the new text size; beside a long list of things to do a tile grows no further."""
        self.setMaximumHeight(theme.px(100))
        super().restyle()

    def sizeHint(self) -> QSize:
        """Return room for icon and key above, words below."""
        above = theme.px(24) + cap_width(self._key) + 3 * theme.px(12)
        two_lines = QFontMetrics(theme.font(14, 600)).horizontalAdvance(self._words) > theme.px(_WIDEST)
        return QSize(max(above, theme.px(_WIDEST + 24)), theme.px(88 if two_lines else 70))

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the style sheet draw the card, then icon, cap and words."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.px(12)
        painter.drawPixmap(side, theme.px(10), theme.pixmap(self._icon, "link", 24, self.devicePixelRatio()))
        cap = cap_width(self._key)
        paint_cap(painter, QRect(self.width() - side - cap, theme.px(12), cap, theme.px(CAP_HEIGHT)), self._key)
        painter.setFont(theme.font(14, 600))
        painter.setPen(theme.colour("text"))
        top = theme.px(36)
        place = QRect(side, top, self.width() - 2 * side, self.height() - top - theme.px(8))
        painter.drawText(place, _LINES, self._words)


class JobTiles(QWidget, Themed, Translated):
    """The frequent jobs, two a row; ``set_jobs`` shows others, or the same in another language."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(role="section")
        self._grid = QGridLayout()
        self._jobs: tuple[Job, ...] = ()
        self.tiles: dict[str, JobTile] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addLayout(self._grid, 1)
        self._column.addStretch()
        self.retranslate()
        self.restyle()

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Return the jobs shown, in the order of their keys."""
        return self._jobs

    def set_jobs(self, jobs: Sequence[Job]) -> None:
        """Show these jobs; tiles of the same ones stay, and keep the focus."""
        self._jobs = tuple(jobs)
        if list(self.tiles) == [job.code for job in jobs]:
            for job in jobs:
                self.tiles[job.code].set_words(job.words)
            return
        for tile in self.tiles.values():
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = {}
        for place, job in enumerate(jobs):
            tile = JobTile(job)
            tile.clicked.connect(self._teller(job.code))
            self.tiles[job.code] = tile
            self._grid.addWidget(tile, place // 2, place % 2)

    def _teller(self, code: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(code)

    def retranslate(self) -> None:
        """Name the group; the jobs come with their words."""
        self._title.setText(_("Việc hay làm"))

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._grid.setSpacing(theme.px(10))
        self._column.setSpacing(theme.px(6))
        self._column.setContentsMargins(0, theme.px(10), 0, 0)


_WIDEST: Final = 156
"""Words that are wider stand on two lines."""
_LINES: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
