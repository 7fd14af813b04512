"""What somebody without a mouse asks of every screen: each action has a key or is reached, each focus is seen."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QKeyCombination, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QScrollArea, QWidget
from shiboken6 import isValid

from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.progress import ProgressPanel
from desktop_app.ui.parts.question import Question
from desktop_app.ui.rail import Rail
from tests.ui.walks import described, visible

CONTROL: Final = Qt.KeyboardModifier.ControlModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
ALT: Final = Qt.KeyboardModifier.AltModifier
_MARGIN: Final = 4
_KEY_IN_WORDS: Final = re.compile(r"\((?:Ctrl|Alt|Shift|F[0-9])[^)]*\)$")


def stops(window: QWidget) -> list[QWidget]:
    """Return what Tab stops at."""
    return [
        one
        for one in visible(window)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None and one.isEnabled()
    ]


def unreachable(window: QWidget) -> list[str]:
    """Return buttons that neither Tab nor arrows reach and that show no key.

    The rail is one stop with arrows inside, and so is a row of segments: one of its buttons takes the focus by Tab.
    """
    reached = set(stops(window))
    found = []
    for button in visible(window):
        if not isinstance(button, QAbstractButton) or not button.isEnabled() or button in reached:
            continue
        beside = button.parentWidget()
        grouped = isinstance(button, Button) and button.kind == "segment"
        by_arrows = beside is not None and any(one in reached for one in beside.findChildren(QAbstractButton))
        if not ((grouped and by_arrows) or _in_rail(button) or _shows_key(button)):
            found.append(described(button))
    return found


def _shows_key(button: QAbstractButton) -> bool:
    """Tell whether a key stands on a button, or in the words of one that is only an icon."""
    return (isinstance(button, Button) and bool(button.key)) or bool(_KEY_IN_WORDS.search(button.toolTip()))


def _in_rail(widget: QWidget | None) -> bool:
    while widget is not None:
        if isinstance(widget, Rail):
            return True
        widget = widget.parentWidget()
    return False


def unseen(window: QWidget) -> list[str]:
    """Give the focus to everything Tab stops at and return what looks the same with it."""
    found = []
    for widget in stops(window):
        _scroll_to(widget)
        if widget.visibleRegion().isEmpty():
            continue
        widget.clearFocus()
        QApplication.processEvents()
        without = _around(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if widget.hasFocus() and _around(widget) == without:
            found.append(described(widget))
    return found


def _scroll_to(widget: QWidget) -> None:
    """Bring ``widget`` into view, as Tab does."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and not isinstance(widget, QScrollArea):
            above.ensureWidgetVisible(widget, 0, widget.height() // 2)
        above = above.parentWidget()
    QApplication.processEvents()


def _around(widget: QWidget) -> QImage:
    """Return how ``widget`` looks with what is drawn around it: the focus of a cell is drawn by its grid."""
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return window.grab(place.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)).toImage()


def keys(window: QWidget) -> list[tuple[QWidget | None, QKeySequence]]:
    """Return every key bound in ``window``, with what it is bound to."""
    bound: list[tuple[QWidget | None, QKeySequence]] = []
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        bound.append((owner if isinstance(owner, QWidget) else None, shortcut.key()))
    for action in window.findChildren(QAction):
        bound += [(None, key) for key in action.shortcuts()]
    for button in window.findChildren(QAbstractButton):
        bound.append((button, button.shortcut()))
    return [(owner, key) for owner, key in bound if not key.isEmpty()]


def forbidden(window: QWidget) -> list[str]:
    """Return keys that take letters from who types, or that UniKey or the window's menus own."""
    found = []
    for owner, sequence in keys(window):
        key: QKeyCombination = sequence[0]  # type: ignore[index]  # the stubs leave out that it is a sequence
        pressed, held = key.key(), key.keyboardModifiers()
        printable = 0x20 <= pressed.value < 0x01000000
        letter = Qt.Key.Key_A.value <= pressed.value <= Qt.Key.Key_Z.value
        in_dialog = isinstance(owner.window() if owner is not None else window, QDialog)
        plain = printable and not held & (CONTROL | ALT)
        unikeys = held & CONTROL and held & SHIFT
        menus = held & ALT and letter and (not in_dialog or pressed == Qt.Key.Key_Z)
        if plain or unikeys or menus:
            found.append(sequence.toString())
    return found


def unanswered(dialog: QDialog) -> list[str]:
    """Return what a dialog lacks: a button that shows Enter as its key, or a way out by Esc.

    A question answers Enter itself, whatever has the focus; a job asks nothing and is stopped by Esc.
    """
    if dialog.findChildren(ProgressPanel):
        return [] if any(one.key == "Esc" for one in visible(dialog) if isinstance(one, Button)) else ["Esc"]
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # it is asked again after it closed
    shown = any("Enter" in one.key for one in visible(dialog) if isinstance(one, Button))
    answers = shown or isinstance(dialog, Question) or _closes(dialog, dialog, Qt.Key.Key_Return)
    if not isValid(dialog):
        return []
    dialog.show()
    focused: QWidget | None = dialog.focusWidget()
    closes = _closes(dialog, focused or dialog, Qt.Key.Key_Escape)
    return ([] if answers else ["a default key"]) + ([] if closes else ["Esc"])


def _closes(dialog: QDialog, where: QWidget, key: Qt.Key) -> bool:
    """Press ``key`` and tell whether the dialog went."""
    QTest.keyClick(where, key)
    QApplication.processEvents()
    return not isValid(dialog) or not dialog.isVisible()
