"""Whoever is typing in the grid while rows leave it or come back: she stays in her cell, with what she typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop_app.services.grid import GridBook
from desktop_app.ui.editors.grid_hand import Cell
from desktop_app.ui.flows.grid_work import GridWork


class GridTypist:
    """Knows the cell of the cursor, by the key of its row, from when a writing was asked for until it is done."""

    def __init__(self, work: GridWork) -> None:
        self._work = work
        self._asked_at = self._here()

    def asked(self) -> None:
        """Remember where the cursor is: the rows in front are to be written."""
        self._asked_at = self._here()

    def _here(self) -> tuple[GridBook | None, int, int]:
        row, at = self._work.screen.view.place
        return self._work.book, self._work.screen.table.key(row), at

    def put_down(self, book: GridBook) -> Cell | None:
        """Take up what is being typed into its own row: the grid is locked while many rows leave or come back."""
        return self._work.screen.view.put_down() if book is self._work.book else None

    def take_up(self, book: GridBook, cell: Cell | None) -> None:
        """Let her go on in the cell, if it is still in front of her."""
        if cell is not None and book is self._work.book and self._work.screen.isVisible():
            self._work.screen.view.take_up(cell)

    def may_be_led(self, *, locked: bool) -> Callable[[], None]:
        """Return what leads on once the rows have left: asked before, for where she is then says nothing.

        Who is typing, or is at the values on top (unless they were ``locked``), is left alone.
        """
        screen = self._work.screen
        busy = screen.view.in_hand is not None or (not locked and screen.shared.has_focus)
        return (lambda: None) if busy else partial(self._lead, stays=self._here() != self._asked_at)

    def _lead(self, *, stays: bool) -> None:
        """Lead to the first row to be looked at; who went to another cell meanwhile stays there."""
        screen, book = self._work.screen, self._work.book
        if book is not None and not stays:
            row = next(
                (row for row in range(len(book.rows)) if book.standing.state(row) not in ("good", "waiting")),
                len(book.rows) - 1,
            )
            screen.view.go_to(row, screen.table.first_editable())
        screen.focus_first()
