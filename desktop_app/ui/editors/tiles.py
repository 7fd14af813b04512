"""Attached files as tiles: a small picture, the name, kind and size. One tile has the cursor; Enter opens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.models.attached import AttachedFile
from desktop_app.ui.theme import Themed

_WIDTH: Final = 150
_PICTURE: Final = 92
_LINE: Final = 20
_PAD: Final = 6
_GAP: Final = 8
Index = QModelIndex | QPersistentModelIndex

Thumbnail = Callable[[str], bytes]


class TileModel(QAbstractListModel):
    """The files; small pictures are read when they are first painted, and kept while the files are shown."""

    def __init__(self, thumbnail: Thumbnail) -> None:
        super().__init__()
        self._thumbnail = thumbnail
        self._files: list[AttachedFile] = []
        self._pictures: dict[str, QPixmap] = {}

    @property
    def files(self) -> list[AttachedFile]:
        """Return the files shown."""
        return self._files

    def set_files(self, files: Sequence[AttachedFile]) -> None:
        """Show these."""
        self.beginResetModel()
        self._files = list(files)
        kept = {file.sha256 for file in files}
        self._pictures = {sha256: picture for sha256, picture in self._pictures.items() if sha256 in kept}
        self.endResetModel()

    def refresh(self) -> None:
        """Look for small pictures that were not there."""
        self._pictures = {sha256: picture for sha256, picture in self._pictures.items() if not picture.isNull()}
        if self._files:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._files) - 1, 0))

    def picture(self, file: AttachedFile) -> QPixmap:
        """Return the small picture of a file, a null one where there is none."""
        if file.sha256 not in self._pictures:
            picture = QPixmap()
            if file.is_picture:
                picture.loadFromData(self._thumbnail(file.sha256))
            self._pictures[file.sha256] = picture
        return self._pictures[file.sha256]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many files there are."""
        return 0 if parent.isValid() else len(self._files)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a file is called; the same words for whoever hears them."""
        if not index.isValid() or index.row() >= len(self._files):
            return None
        file = self._files[index.row()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (file.name, file.facts) if part)
        return file.name if role == Qt.ItemDataRole.DisplayRole else None


class _TileDelegate(QStyledItemDelegate):
    def __init__(self, tiles: Tiles) -> None:
        super().__init__(tiles)
        self._tiles = tiles

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return self._tiles.tile

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        file = self._tiles.files_model.files[index.row()]
        rect = QRect(option.rect.topLeft(), self._tiles.tile)
        current = index.row() == self._tiles.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if current and self._tiles.hasFocus():
            painter.fillRect(rect, theme.colour("focus"))
            painter.fillRect(rect.adjusted(2, 2, -2, -2), theme.colour("focusbg"))
        elif current:
            painter.fillRect(rect, theme.colour("select"))
        pad = theme.px(_PAD)
        place = QRect(rect.left() + pad, rect.top() + pad, rect.width() - 2 * pad, theme.px(_PICTURE))
        self._paint_picture(painter, place, file)
        below = QRect(place.left(), place.bottom() + theme.px(3), place.width(), theme.px(_LINE))
        self._paint_words(painter, below, file.name, 13, "text", Qt.TextElideMode.ElideMiddle)
        below.translate(0, theme.px(_LINE))
        self._paint_words(painter, below, file.facts, 12, "text2", Qt.TextElideMode.ElideRight)
        painter.restore()

    def _paint_picture(self, painter: QPainter, place: QRect, file: AttachedFile) -> None:
        painter.fillRect(place, theme.colour("line"))
        inside = place.adjusted(1, 1, -1, -1)
        painter.fillRect(inside, theme.colour("sunken"))
        picture = self._tiles.files_model.picture(file)
        if picture.isNull():
            icon = theme.pixmap("image" if file.is_picture else "file-text", "text2", 36)
            side = theme.px(36)
            painter.drawPixmap(inside.center().x() - side // 2, inside.center().y() - side // 2, icon)
            return
        size = picture.size().scaled(inside.size(), Qt.AspectRatioMode.KeepAspectRatio)
        corner = inside.center()
        painter.drawPixmap(
            QRect(corner.x() - size.width() // 2, corner.y() - size.height() // 2, size.width(), size.height()), picture
        )

    def _paint_words(
        self, painter: QPainter, place: QRect, words: str, size: int, token: str, cut: Qt.TextElideMode
    ) -> None:
        font = theme.font(size)
        painter.setFont(font)
        painter.setPen(theme.colour(token))
        shown = QFontMetrics(font).elidedText(words, cut, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter), shown)


class Tiles(QListView, Themed):
    """As tall as its files need. ``opened(place)``: Enter or a double click; ``current_changed`` follows the cursor."""

    opened = Signal(int)
    current_changed = Signal()

    def __init__(self, thumbnail: Thumbnail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files_model = TileModel(thumbnail)
        self.setModel(self.files_model)
        self.setItemDelegate(_TileDelegate(self))
        self.setProperty("role", "tiles")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QListView.DragDropMode.NoDragDrop)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)  # the box around takes what is dropped
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.restyle()

    @property
    def tile(self) -> QSize:
        """Return the size of one tile."""
        return QSize(theme.px(_WIDTH), theme.px(2 * _PAD + _PICTURE + 3 + 2 * _LINE))

    def set_files(self, files: Sequence[AttachedFile], current: int = 0) -> None:
        """Show these files, with the cursor on one of them."""
        self.files_model.set_files(files)
        self.go_to(current)
        self._fit()

    def go_to(self, place: int) -> None:
        """Put the cursor on a file."""
        count = len(self.files_model.files)
        if count:
            self.setCurrentIndex(self.files_model.index(max(0, min(place, count - 1)), 0))
        self.current_changed.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the cursor is."""
        super().currentChanged(current, previous)
        self.current_changed.emit()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; letters are for nobody here, and the keys of the form go on to the form."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex().row())
        elif plain and event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the cursor is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the focus went."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as tall as the files need at this width."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as tall as the files need."""
        super().showEvent(event)
        self._fit()

    def retranslate_name(self, title: str) -> None:
        """Name the list for whoever hears it."""
        self.setAccessibleName(_("Các tệp của ô {title}").format(title=title))

    def restyle(self) -> None:
        """Take sizes at the new text size."""
        gap = theme.px(_GAP)
        self.setGridSize(self.tile + QSize(gap, gap))
        self._fit()
        self.viewport().update()

    def _fit(self) -> None:
        count, grid = len(self.files_model.files), self.gridSize()
        if not count or not grid.width():
            return
        in_a_row = max(1, (self.width() - 1) // grid.width())
        height = ceil(count / in_a_row) * grid.height()
        if self.height() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)


_MOVES: Final = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_Home, Qt.Key.Key_End),
)
