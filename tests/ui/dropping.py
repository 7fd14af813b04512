"""Files held over a widget and let fall, as a file manager does it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_COPY = Qt.DropAction.CopyAction
_LEFT, _PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def held(widget: QWidget, *urls: QUrl) -> bool:
    """Hold something over ``widget``; tell whether it is welcome."""
    content = _content(urls)  # Qt does not keep it alive
    event = QDragEnterEvent(QPoint(9, 9), _COPY, content, _LEFT, _PLAIN)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def let_fall(widget: QWidget, *urls: QUrl) -> bool:
    """Let what was ``held`` over ``widget`` fall (Qt asks nobody else); tell whether it was taken."""
    content = _content(urls)
    event = QDropEvent(QPointF(9, 9), _COPY, content, _LEFT, _PLAIN)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def _content(urls: tuple[QUrl, ...]) -> QMimeData:
    content = QMimeData()
    content.setUrls(list(urls))
    return content
