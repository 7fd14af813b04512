"""The cell of a table of lines in which a record was chosen last, or a new one asked for."""

from __future__ import annotations

from functools import partial

from desktop_app.ui.editors.base import FieldBox
from desktop_app.ui.models.suggestions import Suggestion


class AskingCell:
    """Passes on what the cells of ``table`` ask for, and remembers which one did."""

    def __init__(self, table: FieldBox) -> None:
        self._table = table
        self.cell: FieldBox | None = None

    def listen(self, cell: FieldBox) -> None:
        """Pass on what ``cell`` asks for."""
        cell.add_wanted.connect(partial(self._ask_to_add, cell))
        cell.chosen.connect(partial(self._tell_chosen, cell))

    def take(self, row: Suggestion) -> None:
        """Give it the record just added."""
        take = getattr(self.cell, "take", None)
        if take is not None:
            take(row)

    def _ask_to_add(self, cell: FieldBox, kind: str, typed: str) -> None:
        self.cell = cell
        self._table.add_wanted.emit(kind, typed)

    def _tell_chosen(self, cell: FieldBox, record: str) -> None:
        self.cell = cell
        self._table.chosen.emit(record)
