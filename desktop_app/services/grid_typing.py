"""What is typed, pasted and filled into the rows of a grid; nothing is judged here."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.base.i18n import language
from desktop_app.domain.formulas import harmless
from desktop_app.domain.grid_choices import Choice
from desktop_app.domain.grid_clipboard import write_table
from desktop_app.domain.grid_columns import GridColumn
from desktop_app.domain.grid_reading import GridReader
from desktop_app.domain.grid_rows import beginning, blank
from desktop_app.domain.grid_sheet import NOTHING_SAID, GridSheet, Line, Range, Said, Snapshot
from desktop_app.domain.money import format_money
from desktop_app.domain.records import Data
from desktop_app.services.grid_people import GridPeople

InHand = tuple[int, int, str]
"""The cell that is being typed into: key of its row, column, text."""


class GridTyping:
    """The cells of one grid, in ``sheet``; ``people`` knows who may stand in its names."""

    def __init__(
        self, columns: tuple[GridColumn, ...], sheet: GridSheet, reader: GridReader, people: GridPeople
    ) -> None:
        self._columns = columns
        self._sheet = sheet
        self._reader = reader
        self._people = people
        self._shared: Data = {}
        self.touched: int | None = None
        """The key of the row that is being typed into: it may lack something still."""

    def lines_with(self, in_hand: InHand | None) -> tuple[Line, ...]:
        """Return the rows as they would be with what is still being typed into a cell. Raises GridTooManyRows."""
        before, end = tuple(self._sheet.lines), self._sheet.end
        key, column, text = in_hand if in_hand is not None else (-1, 0, "")
        row = self._sheet.row_of(key)
        if row is None:
            return before
        try:
            self._sheet.set_text(row, column, text)
            return tuple(self._sheet.lines)
        finally:
            self._sheet.take(before, end)

    # which row is which

    @property
    def keys(self) -> tuple[int, ...]:
        """Return the keys of all rows in their order: a row keeps its own while others leave or come back."""
        return self._sheet.keys

    def row_of(self, key: int) -> int | None:
        """Return where the row with ``key`` stands now, None for one that is there no more."""
        return self._sheet.row_of(key)

    # what stands in it

    def __len__(self) -> int:
        """Return the number of rows, with the empty one at the end."""
        return len(self._sheet)

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell; of a computed one its sum, "" while it is not known."""
        told = self._sheet.row(row)
        if not self._columns[column].field.sum_of:
            return told.texts[column]
        total = None if told.is_empty else self._reader.total(told, column)
        return "" if total is None else format_money(total)

    def shown_text(self, row: int, column: int) -> str:
        """Return what a cell shows once it is left: amounts with dots, dates and answers written out."""
        if self._columns[column].field.sum_of:
            return self.text(row, column)
        return self._reader.shown(self._sheet.row(row), column, language())

    def linked(self, row: int, column: int) -> str:
        """Return the record of the person linked in a name, "" for none."""
        value = self._sheet.row(row).meant.get(column) if self._columns[column].part == "name" else None
        return value if isinstance(value, str) else ""

    @property
    def shared_data(self) -> Data:
        """The values with which new rows begin."""
        return dict(self._shared)

    def set_shared(self, data: Data) -> None:
        """Let rows begun from now on begin with ``data``; rows already there keep theirs."""
        start = self._reader.row_of(data, blank(len(self._columns)), language())
        self._shared = dict(data)
        self._sheet.shared = {at: (start.texts[at], value) for at, value in start.meant.items()}

    # changing it

    def set_text(self, row: int, column: int, text: str) -> None:
        """Put a typed text into a cell. Raises CellComputed, GridTooManyRows."""
        self._sheet.set_text(row, column, text)
        self._touch(row)

    def choose(self, row: int, column: int, choice: Choice) -> None:
        """Take one of the choices of a finding."""
        if choice.value is None:
            self.set_text(row, column, choice.text)
            return
        self._sheet.put(row, self._sheet.begun(row).meaning(column, choice.text, choice.value))
        self._touch(row)

    def paste(
        self, row: int, column: int, text: str, columns: Sequence[int] | None = None, said: Said = NOTHING_SAID
    ) -> Range:
        """Put a copied table into the grid, over ``columns`` (those on the screen, in their order).

        ``said``: where titled columns go that the grid does not have, or that they are left out.
        Raises PasteEmpty, PasteTooLong, PasteCellTooLong, PasteTooWide, PasteColumnUnknown, GridTooManyRows; then
        nothing is changed.
        """
        shown = columns if columns is not None else [at for at, one in enumerate(self._columns) if one.shown]
        done = self._sheet.paste(row, column, text, shown, said)
        self.touched = None
        return done

    def copy(self, rows: Sequence[int], columns: Sequence[int]) -> str:
        """Return cells as text for the clipboard, as Excel writes it; none of them a formula there."""
        return write_table([[harmless(self.shown_text(row, column)) for column in columns] for row in rows])

    def fill_down(self, first: int, last: int, column: int) -> Range:
        """Copy the cell at ``first`` down to ``last``; for one row, the cell above it. Raises CellComputed."""
        return self._sheet.fill_down(first, last, column)

    def insert(self, at: int, count: int = 1) -> None:
        """Put empty rows before ``at``. Raises GridTooManyRows."""
        self._sheet.insert(at, count)

    def remove(self, rows: Sequence[int]) -> None:
        """Take rows out of the grid."""
        self._sheet.remove(rows)

    def snapshot(self) -> Snapshot:
        """Return the grid as it is, for undo and redo: cheap, for rows never change."""
        return Snapshot(tuple(self._sheet.lines), self._shared, self._sheet.end)

    def restore(self, snapshot: Snapshot) -> None:
        """Make the grid what it was, shared values too."""
        self._sheet.take(snapshot.lines, snapshot.end)
        self.set_shared(snapshot.shared)
        self.touched = None

    def link(self, row: int, column: int, person: str) -> None:
        """Link a person's record in a name: name, birth and number are filled in, and her place where none stands."""
        start = self._sheet.unlinked(self._sheet.begun(row), column)
        data = self._people.answers(self._columns[column].field, person)
        own = self._columns[column].field.name
        stands = {one.field.name for at, one in enumerate(self._columns) if start.texts[at]}
        answers = {name: value for name, value in data.items() if name == own or name not in stands}
        self._sheet.put(row, self._reader.row_of(answers, start, language()).filled_from(start))
        self._touch(row)

    def take_previous(self, campaign: str) -> int:
        """Add the people of an earlier campaign as rows, who are not there yet; return how many.

        Raises RecordUnknown, GridTooManyRows.
        """
        start = beginning(len(self._columns), self._sheet.shared)
        there = self._people.everybody(line.row.texts for line in self._sheet.lines)
        found = self._people.previous(campaign)
        rows = [self._reader.row_of(data, start, language()).filled_from(start) for data in found]
        new = [row for row in rows if self._people.who(row.texts) not in there]
        self._sheet.add(new)
        return len(new)

    def _touch(self, row: int) -> None:
        self.touched = self._sheet.lines[row].key if row < len(self._sheet.lines) else None
