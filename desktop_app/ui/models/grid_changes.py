"""What a clerk changes in the rows of a grid. Every change can be undone, the whole grid at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop_app.base.errors import ProgramError
from desktop_app.domain.grid_sheet import NOTHING_SAID, Said

if TYPE_CHECKING:
    from desktop_app.domain.grid_sheet import Snapshot
    from desktop_app.services.grid import GridBook, Range
    from desktop_app.ui.models.grid_table import GridTable

_MOST_UNDONE: Final = 200


class GridChanges(QObject):
    """Changes the rows ``table`` shows. ``edited`` follows every change by the clerk, undoing included.

    ``typing(row, place, text)`` goes before a cell gets a text; ``place`` is among all columns.
    """

    edited = Signal()
    typing = Signal(int, int, str)

    def __init__(self, table: GridTable) -> None:
        super().__init__(table)
        self._table = table
        self._undone: list[Snapshot] = []
        self._done: list[Snapshot] = []
        table.modelAboutToBeReset.connect(self.forget)  # another grid: nothing of this one can be undone in it

    def type(self, row: int, at: int, text: str) -> None:
        """Let ``text`` stand in a cell; the same text again changes nothing."""
        if self._table.editable(at) and text != self._table.text(row, at):
            self.typing.emit(row, self._table.places[at], text)
            self.act(lambda book: book.rows.set_text(row, self._table.places[at], text))

    def clear(self, cells: Sequence[tuple[int, int]]) -> None:
        """Empty cells."""
        held = [(row, at) for row, at in cells if self._table.editable(at) and self._table.text(row, at)]

        def empty(book: GridBook) -> None:
            for row, at in held:
                book.rows.set_text(row, self._table.places[at], "")

        if held:
            self.act(empty)

    def paste(self, row: int, at: int, text: str, said: Said = NOTHING_SAID) -> Range | None:
        """Put a copied table in from a cell on; columns it fills are shown. Raises what the rows raise."""
        done: list[Range] = []
        self.act(lambda book: done.append(book.rows.paste(row, self._table.places[at], text, self._table.places, said)))
        for place in done[0].columns if done else ():
            self._table.at(place)
        return done[0] if done else None

    def fill_down(self, first: int, last: int, columns: Sequence[int]) -> None:
        """Repeat the cells of ``first`` down to ``last``; of one row alone, what stands above it."""
        filled = [at for at in columns if self._table.editable(at)]

        def fill(book: GridBook) -> None:
            for at in filled:
                book.rows.fill_down(first, last, self._table.places[at])

        if filled and last > 0:
            self.act(fill)

    def insert(self, at: int, count: int = 1) -> None:
        """Put empty rows in before row ``at``."""
        self.act(lambda book: book.rows.insert(at, count))

    def remove(self, rows: Sequence[int]) -> None:
        """Take rows out."""
        self.act(lambda book: book.rows.remove(rows))

    def act(self, change: Callable[[GridBook], object]) -> None:
        """Change the grid in one step that can be undone. What ``change`` raises leaves it as it was."""
        book = self._table.book
        if book is None:
            return
        before = book.rows.snapshot()
        try:
            change(book)
        except ProgramError:  # some of its cells may hold the new text already
            book.rows.restore(before)
            raise
        self._undone = [*self._undone, before][-_MOST_UNDONE:]
        self._done = []
        self._table.refresh()
        self.edited.emit()

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a change to undo."""
        return bool(self._undone)

    def undo(self) -> bool:
        """Undo the last change; tell whether there was one."""
        return self._go(self._undone, self._done)

    def redo(self) -> bool:
        """Do the change again that was undone last; tell whether there was one."""
        return self._go(self._done, self._undone)

    def forget(self) -> None:
        """Let nothing be undone any more: what was written would come back as if it were not."""
        self._undone, self._done = [], []

    def _go(self, source: list[Snapshot], target: list[Snapshot]) -> bool:
        book = self._table.book
        if book is None or not source:
            return False
        target.append(book.rows.snapshot())
        book.rows.restore(source.pop())
        self._table.refresh()
        self.edited.emit()
        return True
