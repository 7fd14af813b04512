"""The lines of a table inside a form, and where their editors stand: side by side, or stacked at large text sizes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.domain.definition import Field, FieldType
from desktop_app.domain.records import Json
from desktop_app.ui import theme
from desktop_app.ui.editors.base import Lookups
from desktop_app.ui.editors.cells import make_cell
from desktop_app.ui.editors.line import RIGHT_ALIGNED
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import IconButton

_ROOM: Final[dict[FieldType, int]] = {"choice": 3, "person": 3, "place": 4, "reference": 3}
"""Editors that show an icon or stand in pairs get at least so many parts of the width."""
_ROOMY: Final = 4
"""Up to so many columns stand with a wide gap."""


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


class LinesGrid(QGridLayout):
    """Where the editors of lines stand: a line is a row, or a block of labelled rows at large text sizes."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self._heads: list[Text] = []

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
        if theme.current().compact:
            self._stack(titles, lines)
        else:
            self._tabulate(columns, titles, lines)

    def _head(self, title: str, *, right: bool = False) -> Text:
        head = Text(title, role="label", elide=True)
        if right:
            head.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._heads.append(head)
        return head

    def _tabulate(self, columns: Sequence[Field], titles: Sequence[str], lines: Sequence[Line]) -> None:
        for place, (column, title) in enumerate(zip(columns, titles, strict=True)):
            self.addWidget(self._head(title, right=column.type in RIGHT_ALIGNED), 0, place)
            self.setColumnStretch(place, max(column.width, _ROOM.get(column.type, 1)))
        for row, line in enumerate(lines, start=1):
            for place, cell in enumerate(line.cells.values()):
                self.addWidget(cell, row, place)
            self.addWidget(line.remove, row, len(columns))

    def _stack(self, titles: Sequence[str], lines: Sequence[Line]) -> None:
        self.setColumnStretch(0, 1)
        row = 0
        for line in lines:
            for title, cell in zip(titles, line.cells.values(), strict=True):
                self.addWidget(self._head(title), row, 0)
                self.addWidget(cell, row + 1, 0)
                row += 2
            self.addWidget(line.remove, row - 1, 1)
