"""The lines of a table inside a form, and where their editors stand.

Side by side where there is room for what the columns hold; else each line in rows of its own with labels, twelve
columns wide like the form; one below the other at large text sizes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop_app.domain.definition import Field, FieldType
from desktop_app.domain.records import Json
from desktop_app.ui import theme
from desktop_app.ui.editors.base import FieldBox, Lookups
from desktop_app.ui.editors.cells import make_cell
from desktop_app.ui.editors.line import RIGHT_ALIGNED
from desktop_app.ui.parts.base import Hairline, Text
from desktop_app.ui.parts.buttons import IconButton

_ROOM: Final[dict[FieldType, int]] = {
    "person": 160,
    "place": 280,
    "reference": 200,
    "money": 120,
    "partial_date": 108,
    "integer": 70,
    "number": 70,
}
"""What an answer of a type takes, px at 100 %."""
_SMALLEST: Final = 1366
_AROUND: Final = 596
"""What a table's columns leave of the smallest screen to rail, problem list, margins and bins, px at 100 %."""
_TWELFTHS: Final = 12
_WIDEST_CHOICE: Final = 240
_NARROWEST_TEXT: Final = 90
_TEXT_TWELFTH: Final = 52
"""What text asks for by the ``width`` of its column, up to four of them."""
_WIDEST_TITLE: Final = 170
_STAR: Final = 12
_TOP: Final = Qt.AlignmentFlag.AlignTop
_ROOMY: Final = 4
"""Up to so many columns stand with a wide gap."""


def room_for(column: Field, title: str) -> int:
    """Return the width a column needs for its answers and its heading, px at 100 %."""
    if column.type == "choice":
        longest = max((len(option.title.vi) for option in column.options), default=0)
        wanted = min(_WIDEST_CHOICE, longest * 7 + 44)
    else:
        wanted = _ROOM.get(column.type, max(_NARROWEST_TEXT, min(column.width, 4) * _TEXT_TWELFTH))
    star = _STAR if column.constraints.required else 0
    return max(wanted, min(_WIDEST_TITLE, len(title) * 7 + 10) + star)


def _room_now() -> int:
    """Return the room of a table at the text size in use, px at 100 %."""
    return _SMALLEST * 100 // theme.current().scale - _AROUND


class Head(QWidget):
    """The heading of a column, with a star where every line must have an answer."""

    def __init__(self, title: str, *, right: bool, required: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        words = Text(title, role="label", elide=True)
        if right:
            words.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(words, 1 if right else 0)
        if required:
            row.addWidget(Text("*", role="label", tone="err"))
        if not right:
            row.addStretch(1)


class Line:
    """The editors of one line."""

    def __init__(self, columns: Sequence[Field], lookups: Lookups) -> None:
        self.cells = {column.name: make_cell(column, lookups, bare=True) for column in columns}
        self.remove = IconButton("trash-2", "", size=34)
        self.remove.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.rest: dict[str, Json] = {}

    def value(self) -> dict[str, Json]:
        """Return the answers of the line."""
        answers = {name: answer for name, cell in self.cells.items() if (answer := cell.value()) is not None}
        return {**self.rest, **answers}

    def set_value(self, value: Json) -> None:
        """Show one line; members without a column are kept."""
        members = value if isinstance(value, dict) else {}
        self.rest = {name: member for name, member in members.items() if name not in self.cells}
        for name, cell in self.cells.items():
            cell.set_value(members.get(name))

    def widgets(self) -> list[QWidget]:
        """Return everything the line consists of."""
        return [*self.cells.values(), self.remove]


def above_and_below(lines: Sequence[Line], cell: FieldBox | None) -> tuple[FieldBox, FieldBox] | None:
    """Return the cell above ``cell`` and ``cell`` itself; None where nothing stands above it."""
    for above, line in pairwise(lines):
        for name, one in line.cells.items():
            if one is cell:
                return above.cells[name], one
    return None


class LinesGrid(QGridLayout):
    """Where the editors of lines stand: a line is a row, or a block of labelled rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self._heads: list[QWidget] = []

    def arrange(self, columns: Sequence[Field], titles: Sequence[str], lines: Sequence[Line]) -> None:
        """Place everything anew."""
        for head in self._heads:
            self.removeWidget(head)
            head.hide()
            head.deleteLater()
        self._heads = []
        for line in lines:
            for widget in line.widgets():
                self.removeWidget(widget)
        for place in range(self.columnCount()):
            self.setColumnStretch(place, 0)
        self.setHorizontalSpacing(theme.px(10 if len(columns) <= _ROOMY else 4))
        self.setVerticalSpacing(theme.px(6))
        rooms = [room_for(column, title) for column, title in zip(columns, titles, strict=True)]
        if theme.current().compact:
            self._stack(columns, titles, lines)
        elif sum(rooms) > _room_now():
            self._wrap(columns, titles, rooms, lines)
        else:
            self._tabulate(columns, titles, rooms, lines)

    def discard(self, line: Line) -> None:
        """Take the editors of a line away for good."""
        for widget in line.widgets():
            self.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _head(self, column: Field, title: str) -> Head:
        right = column.type in RIGHT_ALIGNED and not theme.current().compact
        head = Head(title, right=right, required=column.constraints.required)
        self._heads.append(head)
        return head

    def _tabulate(
        self, columns: Sequence[Field], titles: Sequence[str], rooms: Sequence[int], lines: Sequence[Line]
    ) -> None:
        for place, (column, title) in enumerate(zip(columns, titles, strict=True)):
            self.addWidget(self._head(column, title), 0, place)
            self.setColumnStretch(place, rooms[place])
        for row, line in enumerate(lines, start=1):
            for place, cell in enumerate(line.cells.values()):
                self.addWidget(cell, row, place, _TOP)
            self.addWidget(line.remove, row, len(columns), _TOP)

    def _wrap(
        self, columns: Sequence[Field], titles: Sequence[str], rooms: Sequence[int], lines: Sequence[Line]
    ) -> None:
        self.setHorizontalSpacing(theme.px(8))
        for twelfth in range(_TWELFTHS):
            self.setColumnStretch(twelfth, 1)
        places = wrapped(columns, rooms, _room_now() // _TWELFTHS)
        height = 2 * (1 + max((row for row, _at, _span in places), default=0)) + 1
        for number, line in enumerate(lines):
            top = number * height
            if number:
                rule = Hairline()
                self._heads.append(rule)
                self.addWidget(rule, top, 0, 1, _TWELFTHS + 1)
            for column, title, cell, (row, at, span) in zip(columns, titles, line.cells.values(), places, strict=True):
                self.addWidget(self._head(column, title), top + 1 + 2 * row, at, 1, span)
                self.addWidget(cell, top + 2 + 2 * row, at, 1, span, _TOP)
            self.addWidget(line.remove, top + 2, _TWELFTHS, _TOP)

    def _stack(self, columns: Sequence[Field], titles: Sequence[str], lines: Sequence[Line]) -> None:
        self.setColumnStretch(0, 1)
        row = 0
        for line in lines:
            for column, title, cell in zip(columns, titles, line.cells.values(), strict=True):
                self.addWidget(self._head(column, title), row, 0)
                self.addWidget(cell, row + 1, 0)
                row += 2
            self.addWidget(line.remove, row - 1, 1)


def wrapped(columns: Sequence[Field], rooms: Sequence[int], twelfth: int) -> list[tuple[int, int, int]]:
    """Return row, column and span of each answer of a line on twelve columns; words take what their row leaves.

    ``twelfth`` is the width of one of them, px at 100 % like ``rooms``. As few rows as can be, filled about alike:
    a row of one short answer would leave to nobody what the words above lack.
    """
    spans = [min(_TWELFTHS, -(-room // twelfth)) for room in rooms]
    fewest = len(_in_rows(spans, _TWELFTHS))
    least = max(spans, default=_TWELFTHS)
    rows = next(rows for fill in range(least, _TWELFTHS + 1) if len(rows := _in_rows(spans, fill)) <= fewest)
    for row in rows:
        words = [place for place in row if columns[place].type not in RIGHT_ALIGNED]
        for _spare in range(_TWELFTHS - sum(spans[one] for one in row) if words else 0):
            spans[min(words, key=lambda place: spans[place])] += 1
    return [(number, sum(spans[row[0] : place]), spans[place]) for number, row in enumerate(rows) for place in row]


def _in_rows(spans: Sequence[int], most: int) -> list[list[int]]:
    """Return the places of answers row by row, none wider than ``most``."""
    rows: list[list[int]] = [[]]
    for place, span in enumerate(spans):
        if sum(spans[one] for one in rows[-1]) + span > most:
            rows.append([])
        rows[-1].append(place)
    return rows
