"""A page that is scrolled up and down when it is taller than its place: never sideways, without a border."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget


def scrolled(page: QWidget, focus: Qt.FocusPolicy = Qt.FocusPolicy.NoFocus) -> QScrollArea:
    """Return ``page`` in a place of its own. ``focus``: StrongFocus where nothing inside takes the arrows."""
    area = QScrollArea()
    area.setProperty("role", "plain")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(focus)
    area.setProperty("focusable", "true" if focus != Qt.FocusPolicy.NoFocus else "false")
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area


def lay_out_now(widget: QWidget) -> None:
    """Give everything around ``widget`` its place at once: what was just added has none until the next turn."""
    around, area = widget.parentWidget(), None
    while around is not None and area is None:
        layout = around.layout()
        if layout is not None:
            layout.activate()
        place = around.parentWidget()
        area = place.parentWidget() if place is not None else None
        if isinstance(area, QScrollArea) and area.widget() is around:
            QApplication.sendEvent(around, QEvent(QEvent.Type.LayoutRequest))
        else:
            area, around = None, place


def bring_into_view(widget: QWidget, margin: int, *, from_top: bool = False) -> None:
    """Scroll the page that holds ``widget`` until it is seen: Qt does so for Tab alone, not for ``setFocus``.

    ``from_top``: as little as can be from the top of the page, wherever it stands now.
    """
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if not isinstance(area, QScrollArea):
        return
    page = area

    def see() -> None:
        if from_top:
            page.verticalScrollBar().setValue(0)
        page.ensureWidgetVisible(widget, 0, margin)

    see()
    QTimer.singleShot(0, widget, see)  # what was just shown may still get another place, or grow
