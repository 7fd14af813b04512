"""Which records of a list are chosen, and what its keys and buttons ask to be done with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.storage.errors import ListChanged
from desktop_app.ui.models.record_table import RecordTable
from desktop_app.ui.parts.table import TableView
from desktop_app.ui.screens.list_actions import ListActions


class ListChoice(QObject):
    """``opened`` and ``delete_wanted`` and the like carry record ids; ``print_wanted`` none for the list as shown.

    A record that is no more is "" among those that something is done to: it is counted, nothing is done.
    ``changed_behind``: in a very long list it is not known any more which records were chosen.
    """

    opened = Signal(str)
    delete_wanted = Signal(list)
    restore_wanted = Signal(list)
    complete_wanted = Signal(list)
    move_wanted = Signal(list)
    copy_wanted = Signal(list)
    history_wanted = Signal(str)
    print_wanted = Signal(list)
    members_wanted = Signal(str)
    card_wanted = Signal(list)
    changed_behind = Signal()

    def __init__(self, table: TableView, model: RecordTable, acts: ListActions) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._acts = acts
        table.opened.connect(self.open_row)
        acts.open.clicked.connect(lambda: self.open_row(table.currentIndex().row()))
        acts.print.clicked.connect(self._ask_print)
        acts.complete.clicked.connect(lambda: self._ask_all(self.complete_wanted))
        acts.move.clicked.connect(lambda: self._ask_all(self.move_wanted))
        acts.copy.clicked.connect(lambda: self.copy_wanted.emit(self.rows()))
        acts.members.clicked.connect(lambda: self._ask_one(self.members_wanted))
        acts.card.clicked.connect(lambda: self._ask_all(self.card_wanted))
        acts.history.clicked.connect(lambda: self._ask_one(self.history_wanted))
        acts.delete.clicked.connect(self._ask_delete)
        acts.restore.clicked.connect(lambda: self._ask_all(self.restore_wanted))
        delete = QShortcut(QKeySequence("Del"), table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._ask_delete)

    def rows(self) -> list[int]:
        """Return the selected rows, or the one the cursor is on."""
        current = self._table.currentIndex().row()
        return self._table.selected_rows() or ([current] if current >= 0 else [])

    def records(self) -> list[str]:
        """Return the ids of the selected records, or of the one the cursor is on."""
        return self._ids(self.rows())

    def _ids(self, rows: Sequence[int]) -> list[str]:
        """Return the records of rows as they were shown; none where that is not known any more, and say so."""
        try:
            return self._model.ids(rows)
        except ListChanged:
            self.changed_behind.emit()
            return []

    def open_row(self, row: int) -> None:
        """Ask for the record of a row."""
        record = self._model.record(row)
        if record is not None:
            self.opened.emit(record.id)

    def open_found(self) -> None:
        """Open the row the cursor is on, the first one unless another was gone to."""
        self.open_row(max(0, self._table.currentIndex().row()))

    def complete(self) -> None:
        """Ask to complete what is chosen, where that may be."""
        if self._acts.may_change:
            self._ask_all(self.complete_wanted)

    def _ask_print(self) -> None:
        if not self._table.selected_rows():
            self.print_wanted.emit([])
        elif chosen := [record for record in self.records() if record]:
            self.print_wanted.emit(chosen)

    def _ask_one(self, told: SignalInstance) -> None:
        for record in filter(None, self._ids(self.rows()[:1])):
            told.emit(record)

    def _ask_all(self, told: SignalInstance) -> None:
        chosen = self.records()
        if chosen:
            told.emit(chosen)

    def _ask_delete(self) -> None:
        if self._acts.may_change:
            self._ask_all(self.delete_wanted)
