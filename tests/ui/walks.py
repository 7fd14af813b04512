"""What is asked of every screen: no cut text, a name on everything that takes the focus, values safe from the wheel.

Other helpers' screens are walked with the same functions.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLabel, QLineEdit, QWidget

from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.field import FieldFrame


def visible(window: QWidget) -> list[QWidget]:
    """Return every widget below ``window`` that is shown, the window included."""
    return [window, *(one for one in window.findChildren(QWidget) if one.isVisibleTo(window))]


def described(widget: QWidget) -> str:
    """Return enough of ``widget`` to find it."""
    words = getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} {str(words)[:40]!r} {widget.width()}×{widget.height()}"


def _cut_label(label: QLabel) -> bool:
    if isinstance(label, Text) and label.elides:
        return label.height() < QFontMetrics(label.font()).height()
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width()) - 1
    wanted = QFontMetrics(label.font()).horizontalAdvance(label.text())
    return label.width() < wanted or label.height() < QFontMetrics(label.font()).height()


def cut_texts(window: QWidget) -> list[str]:
    """Return the labels and buttons whose words do not fit."""
    found = []
    for widget in visible(window):
        if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
            cut = _cut_label(widget)
        elif isinstance(widget, Button):
            cut = widget.width() < widget.sizeHint().width() or widget.height() < widget.sizeHint().height()
        else:
            continue
        if cut:
            found.append(described(widget))
    return found


def outside(window: QWidget) -> list[str]:
    """Return shown widgets that reach out of their parent, where they could not be seen."""
    found = []
    for widget in visible(window)[1:]:
        parent = widget.parentWidget()
        if parent is not None and not widget.isWindow() and not _scrolled(widget):
            where = widget.geometry()
            if where.right() > parent.width() or where.bottom() > parent.height():
                found.append(described(widget))
    return found


def _scrolled(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and parent.objectName() == "qt_scrollarea_viewport"


def nameless(window: QWidget) -> list[str]:
    """Return what takes the focus by Tab but says nothing to a screen reader."""
    found = []
    for widget in visible(window):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None and widget.isEnabled():
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name).strip():
                found.append(described(widget))
    return found


def moved_by_wheel(window: QWidget) -> list[str]:
    """Turn the wheel over every unfocused value and return those that changed."""
    found = []
    for widget in visible(window):
        if not isinstance(widget, QComboBox | QAbstractSpinBox) or widget.hasFocus() or not widget.isEnabled():
            continue
        before = _value(widget)
        for turn in (-120, 120, 120):
            QApplication.sendEvent(widget, wheel(widget, turn))
            if _value(widget) != before:
                found.append(described(widget))
                break
    return found


def _value(widget: QComboBox | QAbstractSpinBox) -> str:
    return str(widget.currentIndex()) if isinstance(widget, QComboBox) else widget.text()


def wheel(widget: QWidget, turn: int) -> QWheelEvent:
    """Return a turn of the wheel over the middle of ``widget``."""
    middle = QPointF(widget.rect().center())
    return QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(0, 0),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def retranslate(window: QWidget) -> None:
    """Do to ``window`` what ``language.LanguageSwitch`` does to all."""
    for widget in [window, *window.findChildren(QWidget)]:
        if isinstance(widget, Translated):
            widget.retranslate()


def words(window: QWidget) -> list[str]:
    """Return the words ``window`` shows by itself: nothing already said, no places added from outside.

    Key hints are left out: how many have room depends on what was said beside them.
    """
    found = []
    for widget in visible(window):
        frame = widget.parentWidget()
        if isinstance(frame, FieldFrame) and frame.problem:
            continue
        if widget.property("role") == "railheading" or widget.objectName() in ("said", "hints"):
            continue
        if isinstance(widget, Button):
            found.append(widget.words)
        elif isinstance(widget, QLabel) and widget.text():
            found.append(widget.text())
    return sorted(found)


def faulty_window() -> QWidget:
    """Return a window with one of each fault."""
    window = QWidget()
    window.resize(400, 200)
    label = QLabel("Một nhãn dài hơn chỗ dành cho nó", window)
    label.setGeometry(0, 0, 40, 20)
    QLineEdit(window).setGeometry(0, 40, 100, 36)
    unguarded = QComboBox(window)
    unguarded.addItems(["a", "b", "c"])
    unguarded.setCurrentIndex(1)
    unguarded.setGeometry(0, 80, 100, 36)
    field = QLineEdit(window)
    field.setGeometry(0, 120, 100, 36)
    field.setFocus()
    field.setAccessibleName("tên")
    return window
