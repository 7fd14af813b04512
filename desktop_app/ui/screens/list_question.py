"""Which list the clerk asks for: found by words, ordered, narrowed, other columns, as a file; by tools and foot."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.ui.screens.list_actions import ListActions
from desktop_app.ui.screens.list_tools import ListTools


class ListQuestion(QObject):
    """``filters_changed`` carries ``Filters``; ``filter_wanted`` asks for the dialog at a filter.

    ``found``: Enter in the search box, once what is typed there has been sought.
    """

    sought = Signal(str)
    found = Signal()
    order_wanted = Signal(str)
    bin_wanted = Signal(bool)
    filters_changed = Signal(object)
    filter_wanted = Signal(str)
    saved_wanted = Signal()
    columns_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, screen: QWidget, tools: ListTools, acts: ListActions) -> None:
        super().__init__(screen)
        self._search = tools.search
        tools.search.sought.connect(self.sought)
        tools.search.entered.connect(self._tell_found)
        tools.order_chosen.connect(self.order_wanted)
        tools.bin.toggled.connect(self.bin_wanted)
        tools.filters.changed.connect(self.filters_changed)
        tools.filters.edit_wanted.connect(self.filter_wanted)
        acts.filter.clicked.connect(lambda: self.filter_wanted.emit(""))
        for button in (tools.saved, acts.saved):
            button.clicked.connect(self.saved_wanted)
        for button in (tools.columns, acts.columns):
            button.clicked.connect(self.columns_wanted)
        acts.save.clicked.connect(self.save_wanted)
        acts.order.clicked.connect(tools.open_orders)
        acts.bin.clicked.connect(tools.bin.click)
        QShortcut(QKeySequence("Ctrl+F"), screen, self._go_to_search)

    def _tell_found(self) -> None:
        if self._search.text().strip():
            self.found.emit()

    def _go_to_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()
