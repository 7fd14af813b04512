"""The rows of a grid as a table model that is typed into. Every change can be undone, the whole grid at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.grid_sheet import NOTHING_SAID, Said
from desktop_app.ui.models.grid_cells import GridCells, RowCheck

if TYPE_CHECKING:
    from desktop_app.domain.grid_sheet import Snapshot
    from desktop_app.services.grid import GridBook, Range

_MOST_UNDONE: Final = 200


class GridTable(GridCells):
    """``edited`` follows every change by the clerk, undoing included.

    ``typing(row, place, text)`` goes before a cell gets a text; ``place`` is among all columns.
    """

    edited = Signal()
    typing = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._undone: list[Snapshot] = []
        self._done: list[Snapshot] = []

    def show_book(self, book: GridBook, check: Callable[[int], RowCheck]) -> None:
        """Show another grid; nothing of the one before can be undone in it."""
        self.forget_changes()
        super().show_book(book, check)

    def type(self, row: int, at: int, text: str) -> None:
        """Let ``text`` stand in a cell; the same text again changes nothing."""
        if self.editable(at) and text != self.text(row, at):
            self.typing.emit(row, self._places[at], text)
            self.act(lambda book: book.set_text(row, self._places[at], text))

    def clear(self, cells: Sequence[tuple[int, int]]) -> None:
        """Empty cells."""
        held = [(row, at) for row, at in cells if self.editable(at) and self.text(row, at)]

        def empty(book: GridBook) -> None:
            for row, at in held:
                book.set_text(row, self._places[at], "")

        if held:
            self.act(empty)

    def paste(self, row: int, at: int, text: str, said: Said = NOTHING_SAID) -> Range | None:
        """Put a copied table in from a cell on; columns it fills are shown. Raises what the rows raise."""
        done: list[Range] = []
        self.act(lambda book: done.append(book.paste(row, self._places[at], text, self._places, said)))
        for place in done[0].columns if done else ():
            self.at(place)
        return done[0] if done else None

    def fill_down(self, first: int, last: int, columns: Sequence[int]) -> None:
        """Repeat the cells of ``first`` down to ``last``; of one row alone, what stands above it."""
        filled = [at for at in columns if self.editable(at)]

        def fill(book: GridBook) -> None:
            for at in filled:
                book.fill_down(first, last, self._places[at])

        if filled and last > 0:
            self.act(fill)

    def insert(self, at: int, count: int = 1) -> None:
        """Put empty rows in before row ``at``."""
        self.act(lambda book: book.insert(at, count))

    def remove(self, rows: Sequence[int]) -> None:
        """Take rows out."""
        self.act(lambda book: book.remove(rows))

    def act(self, change: Callable[[GridBook], object]) -> None:
        """Change the grid in one step that can be undone. What ``change`` raises leaves it as it was."""
        if self._book is None:
            return
        before = self._book.snapshot()
        change(self._book)
        self._undone = [*self._undone[-_MOST_UNDONE:], before]
        self._done = []
        self.refresh()
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

    def forget_changes(self) -> None:
        """Let nothing be undone any more: what was written would come back as if it were not."""
        self._undone, self._done = [], []

    def _go(self, source: list[Snapshot], target: list[Snapshot]) -> bool:
        if self._book is None or not source:
            return False
        target.append(self._book.snapshot())
        self._book.restore(source.pop())
        self.refresh()
        self.edited.emit()
        return True

    def next_wanted(self, row: int, at: int) -> tuple[int, int]:
        """Return where Enter leads: the next empty cell that the row above has filled, or that every row must have.

        Below no row, each empty cell: the first row shows which columns a list has. After the last one, the next row.
        """
        shows = row > 0 and any(self.text(row - 1, one) for one in range(len(self._places)) if self.editable(one))
        for place in range(at + 1, len(self._places)):
            column = self.column(place)
            wanted = column is not None and (not shows or column.required or bool(self.text(row - 1, place)))
            if wanted and self.editable(place) and not self.text(row, place):
                return row, place
        return min(row + 1, max(0, self._count - 1)), self.first_editable()
