"""The same mistake in many rows: how one was mended is offered for the others, all at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.messages.shown_fields import quoted
from desktop_app.services.grid import CellFinding, Choice, GridBook


@dataclass(frozen=True, slots=True)
class Way:
    """An answer of the strip: its words, and what it does. ``changes``: to the rows, so that it can be undone."""

    words: str
    act: Callable[[], object]
    changes: bool = True


class GridMends:
    """Remembers, for one grid, what stood in a cell something was told of, and what was put in its place."""

    def __init__(self, book: GridBook) -> None:
        self._book = book
        self._known: dict[tuple[int, str], Choice] = {}

    def learn(self, row: int, column: int, choice: Choice) -> int:
        """Remember that a cell gets a choice, before it does; return how many other rows have the same mistake."""
        text = self._book.rows.text(row, column)
        rows = self._book.standing.wrong(column, text) if text and choice.text else ()
        if row not in rows:
            return 0
        self._known[column, text] = choice
        return len(rows) - 1

    def choose(self, row: int, column: int, choice: Choice) -> None:
        """Take one of the readings of a text, and remember it."""
        self.learn(row, column, choice)
        self._book.rows.choose(row, column, choice)

    def ways(self, row: int, found: CellFinding) -> tuple[Way, ...]:
        """Return the answers that mend a cell, and all like it, as another one was mended."""
        choice = self._fitting(row, found)
        if choice is None:
            return ()
        book, column = self._book, found.column
        here = Way(_("Sửa dòng này"), partial(book.rows.choose, row, column, choice))
        count = len(book.standing.same_text(row, column))
        if count < 2:
            return (here,)
        words = _("Sửa cả {count} dòng").format(count=format_money(count))
        return Way(words, partial(book.standing.choose_all, row, column, choice)), here

    def said(self, row: int, found: CellFinding) -> str:
        """Say how the other cell was mended, "" for none."""
        choice = self._fitting(row, found)
        if choice is None:
            return ""
        before, now = (quoted(text) for text in (self._book.rows.text(row, found.column), choice.shown))
        return _("Dòng khác đã sửa “{before}” thành “{now}”.").format(before=before, now=now)

    def _fitting(self, row: int, found: CellFinding) -> Choice | None:
        """Return what was put in place of the same text, unless that is told of as well."""
        if found.column < 0:
            return None
        choice = self._known.get((found.column, self._book.rows.text(row, found.column)))
        return choice if choice is not None and not self._book.standing.wrong(found.column, choice.text) else None
