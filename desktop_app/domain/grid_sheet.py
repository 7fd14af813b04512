"""The rows of a grid while they are typed, pasted, filled down and moved: texts only, nothing is judged here.

A row begins with the values all share when something is first typed into it, and keeps them when they change. What a
person's record filled in goes when another name is typed, as in the form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from types import MappingProxyType
from typing import Final

from desktop_app.base.errors import FieldValue, Refused
from desktop_app.domain import vietnamese
from desktop_app.domain.formulas import as_typed
from desktop_app.domain.grid_clipboard import read_table, without_blank_end
from desktop_app.domain.grid_columns import GridColumn
from desktop_app.domain.grid_header import Header, header_in, holds_nothing
from desktop_app.domain.grid_rows import GridRow, beginning, blank, spoken_anew
from desktop_app.domain.records import Data, Json

MOST_ROWS: Final = 5_000
"""More rows than any list of one campaign has."""

LONGEST_PASTE: Final = 5_000_000
"""Characters: a thousand for each of the most rows."""
LONGEST_CELL: Final = 10_000
"""Characters: more than any answer has. Checking longer ones would hold the window up."""

Said = Mapping[int, int | None]
"""What the clerk said of pasted columns that no title places, by their place there: a column, None: leave it out."""
NOTHING_SAID: Final[Said] = MappingProxyType({})
Shared = Mapping[int, tuple[str, Json]]
"""The values new rows begin with: text and meaning by column."""


class GridTooManyRows(Refused):
    """More rows than a grid takes. Fields: ``rows`` (there would be), ``most``."""

    code = "grid_too_many_rows"


class PasteTooWide(Refused):
    """What is pasted reaches beyond the last column. Fields: ``columns`` (pasted), ``room``, ``text`` (beyond)."""

    code = "paste_too_wide"


class PasteColumnUnknown(Refused):
    """A titled column of what is pasted has no place in the grid. Fields: ``titles`` (one text).

    ``unknown``: those columns by their place in the pasted table, with their titles; ``taken``: the columns of the
    grid that other titles of the table name.
    """

    code = "paste_column_unknown"

    def __init__(
        self, unknown: Sequence[tuple[int, str]] = (), taken: Sequence[int] = (), **fields: FieldValue
    ) -> None:
        self.unknown = tuple(unknown)
        self.taken = frozenset(taken)
        super().__init__(**{"titles": ", ".join(title for _at, title in unknown), **fields})


class PasteEmpty(Refused):
    """There is no text on the clipboard to be pasted."""

    code = "paste_empty"


class PasteTooLong(Refused):
    """More text than a table of people has. Fields: ``length``, ``most`` (characters)."""

    code = "paste_too_long"


class PasteCellTooLong(Refused):
    """A cell of what is pasted has more text than an answer. Fields: ``row`` (from 1), ``length``, ``most``."""

    code = "paste_cell_too_long"


class CellComputed(Refused):
    """What a column works out from others is not typed. Fields: ``column`` (its title)."""

    code = "cell_computed"


@dataclass(frozen=True, slots=True)
class Line:
    """A row with the key by which it is known while it moves. Another text in it makes another ``row``."""

    key: int
    row: GridRow


@dataclass(frozen=True, slots=True)
class Range:
    """What a change reached: rows ``first`` to ``last`` and ``columns``; of a paste also what its ``header`` did.

    ``left_out`` names pasted columns that held nothing but blanks or running numbers, or that were to be left out.
    """

    first: int
    last: int
    columns: tuple[int, ...]
    header: bool = False
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All rows, and the values new ones began with, as they were. ``end``: the key of the empty row behind the last."""

    lines: tuple[Line, ...]
    shared: Data
    end: int


class GridSheet:
    """The rows of one grid. Behind the last one there is always an empty one to type into.

    A row is known by its key, the empty one too: whoever waits for something that concerns a row remembers that, for
    its number changes whenever rows before it leave or come back.
    """

    def __init__(self, columns: Sequence[GridColumn]) -> None:
        self.columns = columns
        self.shared: Shared = {}
        self._lines: list[Line] = []
        self._places: dict[int, int] | None = None
        self._keys = count()
        self._end = next(self._keys)
        self._blank = blank(len(columns))
        self._people = {
            at: [other for other, one in enumerate(columns) if one.field.name == column.field.name]
            for at, column in enumerate(columns)
            if column.part == "name"
        }

    def __len__(self) -> int:
        return len(self.lines) + 1

    def row(self, at: int) -> GridRow:
        """Return a row; the one behind the last is empty."""
        return self.lines[at].row if at < len(self.lines) else self._blank

    @property
    def lines(self) -> Sequence[Line]:
        """The rows in their order."""
        return self._lines

    @property
    def places(self) -> Mapping[int, int]:
        """Where each row stands, by its key."""
        if self._places is None:
            self._places = {line.key: at for at, line in enumerate(self._lines)}
        return self._places

    @property
    def end(self) -> int:
        """The key of the empty row behind the last; it keeps it when something is typed into it."""
        return self._end

    @property
    def keys(self) -> tuple[int, ...]:
        """The keys of all rows in their order, the empty one at the end included."""
        return (*(line.key for line in self._lines), self._end)

    def row_of(self, key: int) -> int | None:
        """Return where the row with ``key`` stands now, None for one that is there no more."""
        return len(self._lines) if key == self._end else self.places.get(key)

    def take(self, lines: Sequence[Line], end: int | None = None) -> None:
        """Let these be the rows; ``end``: the key the empty one behind them had."""
        self._lines = list(lines)
        self._places = None
        self._end = self._end if end is None else end

    def put(self, at: int, row: GridRow) -> None:
        """Put ``row`` in the place of the one at ``at``, or behind the last."""
        self._reach(at)
        if self.lines[at].row is not row:
            self._lines[at] = Line(self.lines[at].key, row)

    def add(self, rows: Sequence[GridRow], at: int | None = None) -> tuple[int, ...]:
        """Insert whole rows before ``at`` and return their keys. Raises GridTooManyRows.

        Without ``at`` they begin in the empty row behind the last, which keeps its key.
        """
        self._room(len(rows))
        place = len(self.lines) if at is None else min(at, len(self.lines))
        keys = [next(self._keys) for _row in rows]
        if at is None and keys:
            keys, self._end = [self._end, *keys[:-1]], keys[-1]
        self._lines[place:place] = [Line(key, row) for key, row in zip(keys, rows, strict=True)]
        self._places = None
        return tuple(keys)

    def bring_back(self, lines: Sequence[Line], places: Sequence[int | None]) -> None:
        """Insert rows that were known by other keys, each at its place; doubts about each other stay spoken for.

        Raises GridTooManyRows; then nothing is changed.
        """
        self._room(len(lines))
        keys = {line.key: self.add([line.row], at)[0] for line, at in zip(lines, places, strict=True)}
        for line in lines:
            insisted = spoken_anew(line.row.insisted, keys)
            if insisted != line.row.insisted:
                self.put(self.places[keys[line.key]], replace(line.row, insisted=insisted))

    def begun(self, at: int) -> GridRow:
        """Return the row at ``at``; an empty one with the shared values it begins with."""
        row = self.row(at)
        return beginning(len(self.columns), self.shared) if row.is_empty else row

    def write(self, at: int, texts: Mapping[int, str]) -> None:
        """Put typed texts into one row. A row without any is empty again. Raises GridTooManyRows."""
        if at >= len(self.lines) and not any(texts.values()):
            return
        row = self._with_texts(self.begun(at), texts)
        self.put(at, self._blank if row.is_empty else row)

    def set_text(self, at: int, column: int, text: str) -> None:
        """Put a typed text into one cell. Raises GridTooManyRows, CellComputed for any text in a computed cell."""
        told = self.columns[column]
        if not told.editable and text:
            raise CellComputed(column=told.title.vi)
        self.write(at, {column: self.tidied(column, text)})

    def paste(self, at: int, column: int, text: str, shown: Sequence[int], said: Said = NOTHING_SAID) -> Range:
        """Put a copied table into the rows from ``at`` on, over the ``shown`` columns from ``column`` on.

        A row of titles, also below headings, says where its columns go; of one that has no place here the clerk has
        ``said`` where it goes, or that it is left out. Raises PasteEmpty, PasteTooWide, PasteColumnUnknown,
        GridTooManyRows; then nothing is changed.
        """
        table = _table_of(text)
        header, begin = header_in(self.columns, table)
        rows = table[begin:]
        if header is not None:
            places, left_out = self._titled(header, rows, said)
        else:
            places, left_out = self._beside(column, rows, shown), ()
        self._room(at + len(rows) - len(self.lines))
        filled = tuple(sorted({place for place in places if place is not None}))
        for number, cells in enumerate(rows):
            self.write(
                at + number,
                {
                    place: self.tidied(place, as_typed(cell))
                    for place, cell in zip(places, cells, strict=False)
                    if place is not None
                },
            )
        return Range(at, at + len(rows) - 1, filled, header is not None, left_out)

    def fill_down(self, first: int, last: int, column: int) -> Range:
        """Copy the cell at ``first`` into the rows below it up to ``last``; of one row, the cell above it.

        Raises CellComputed.
        """
        if not self.columns[column].editable:
            raise CellComputed(column=self.columns[column].title.vi)
        source = first if last > first else first - 1
        if source < 0:
            return Range(first, first - 1, (column,))
        row = self.row(source)
        for at in range(source + 1, min(last, len(self.lines) - 1 if last > first else len(self.lines)) + 1):
            self.write(at, {column: row.texts[column]})
            if column in row.meant and column not in self._people and at < len(self.lines):
                self.put(at, self.row(at).meaning(column, row.texts[column], row.meant[column]))
        return Range(source + 1, last, (column,))

    def insert(self, at: int, number: int = 1) -> None:
        """Put empty rows before ``at``. Raises GridTooManyRows."""
        self.add([self._blank] * number, at)

    def remove(self, rows: Sequence[int]) -> None:
        """Take rows out."""
        gone = set(rows)
        self.take([line for at, line in enumerate(self.lines) if at not in gone])

    def tidied(self, column: int, text: str) -> str:
        """Return a typed text as a cell keeps it: composed, of one line unless the field has several.

        Half a letter, which some programs copy, cannot be kept and shows as one that cannot be read.
        """
        if not text.isascii():
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        several = self.columns[column].field.type == "text"
        return vietnamese.tidy_lines(text) if several else vietnamese.tidy(text)

    def _with_texts(self, row: GridRow, texts: Mapping[int, str]) -> GridRow:
        """Return ``row`` with other texts, without what was filled in for a person who is another one now."""
        for name in self._people:
            if name in row.meant and texts.get(name, row.texts[name]) != row.texts[name]:
                row = self.unlinked(row, name)
        return row.with_texts(texts)

    def unlinked(self, row: GridRow, name: int) -> GridRow:
        """Return ``row`` without what was filled in from the record of the person in column ``name``."""
        if name not in row.meant:
            return row
        parts = [at for at in self._people.get(name, []) if at in row.meant]
        places = [at for at in row.filled if self.columns[at].field.type == "place"]
        return row.with_texts({at: "" for at in (*parts, *places)})

    def _titled(
        self, header: Header, rows: Sequence[Sequence[str]], said: Said
    ) -> tuple[list[int | None], tuple[str, ...]]:
        """Return where each titled column goes, and the titles of those that are left out."""
        width = max([len(header.columns), *map(len, rows)])
        places = [*header.columns, *[None] * (width - len(header.columns))]
        titles = [*header.titles, *[""] * (width - len(header.titles))]
        unknown: list[tuple[int, str]] = []
        left_out: list[str] = []
        for at, title in enumerate(titles):
            if places[at] is not None:
                continue
            places[at] = said.get(at)
            if at in said:
                left_out += [title or f"({at + 1})"] if said[at] is None else []
            elif holds_nothing(title, [row[at] for row in rows if at < len(row)], first=at == 0):
                left_out += [title] if title else []
            else:
                unknown.append((at, title or f"({at + 1})"))
        if unknown:
            raise PasteColumnUnknown(unknown, [place for place in places if place is not None])
        return places, tuple(left_out)

    def _beside(self, column: int, rows: Sequence[Sequence[str]], shown: Sequence[int]) -> list[int | None]:
        """Return the shown columns from ``column`` on that a table without titles goes into."""
        start = shown.index(column) + 1 if column in shown else 0
        beside = shown[start:] if start else [one for one in shown if one > column]
        places: list[int | None] = [column, *beside]
        width = max((len(row) for row in rows), default=0)
        for row in rows:
            beyond = next((cell for cell in row[len(places) :] if cell.strip()), None)
            if beyond is not None:
                raise PasteTooWide(columns=width, room=len(places), text=vietnamese.clean(beyond))
        return places

    def _reach(self, at: int) -> None:
        """Make rows up to ``at``."""
        missing = at + 1 - len(self.lines)
        if missing > 0:
            self.add([self._blank] * missing)

    def _room(self, more: int) -> None:
        if more > 0 and len(self.lines) + more > MOST_ROWS:
            raise GridTooManyRows(rows=len(self.lines) + more, most=MOST_ROWS)


def _table_of(text: str) -> list[list[str]]:
    """Return a copied table without blank rows at its end; what is too much is refused before it is taken apart.

    Raises PasteEmpty, PasteTooLong, PasteCellTooLong, GridTooManyRows.
    """
    filled = without_blank_end(text)
    if len(filled) > LONGEST_PASTE:
        raise PasteTooLong(length=len(filled), most=LONGEST_PASTE)
    table = read_table(filled, MOST_ROWS + 2)  # with a row of titles, and one more than there may be
    while table and not any(cell.strip() for cell in table[-1]):
        table.pop()
    if not table:
        raise PasteEmpty
    if len(table) > MOST_ROWS + 1:
        raise GridTooManyRows(rows=max(len(table), len(filled.splitlines())), most=MOST_ROWS)
    for number, cells in enumerate(table, start=1):
        longest = max(map(len, cells))
        if longest > LONGEST_CELL:
            raise PasteCellTooLong(row=number, length=longest, most=LONGEST_CELL)
    return table
