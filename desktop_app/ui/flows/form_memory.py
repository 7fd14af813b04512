"""What a form forgets when it is built anew from kept typing: where answers were copied from, and the cursor.

Without it an answer copied from one person's record would stay when another is chosen in her place.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop_app.domain.records import Json
from desktop_app.ui.editors.base import FieldBox
from desktop_app.ui.editors.lines import LinesBox
from desktop_app.ui.flows.person_filling import PersonFilling
from desktop_app.ui.screens.record_form import RecordForm

Spot = tuple[str, int, str]
"""A field, or a cell of its lines: field, line (-1: none), column."""


@dataclass(frozen=True, slots=True)
class _Told:
    """An answer, the note below it, and the note of what was filled in for the person it names."""

    value: Json
    origin: str
    claim: str


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is given back; ``stop``: which stop of Tab had the focus, -1 for none, ``at`` its cursor."""

    told: dict[Spot, _Told]
    stop: int
    at: int


class FormMemory:
    """Of one form: ``take`` before it is left, ``give_back`` once its typing is shown again."""

    def __init__(self, form: RecordForm, persons: PersonFilling) -> None:
        self._form = form
        self._persons = persons

    def take(self) -> Remembered:
        """Return what the form would forget."""
        told = {
            spot: _Told(cell.value(), cell.origin, claim)
            for spot, cell in self._cells().items()
            if (claim := self._persons.claim(cell)) or cell.origin
        }
        stops = self._form.sheet.stops() if self._form.sheet is not None else []
        focus = QApplication.focusWidget()
        at = focus.cursorPosition() if isinstance(focus, QLineEdit) else 0
        return Remembered(told, stops.index(focus) if focus in stops else -1, at)

    def give_back(self, left: Remembered) -> None:
        """Tell again where answers come from that stand as they were, and put the cursor where it was."""
        cells = self._cells()
        for spot, told in left.told.items():
            cell = cells.get(spot)
            if cell is not None and cell.value() == told.value:
                cell.set_note(told.origin)
                self._persons.claim_again(cell, told.claim)
        stops = self._form.sheet.stops() if self._form.sheet is not None else []
        if 0 <= left.stop < len(stops):
            stops[left.stop].setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(line := stops[left.stop], QLineEdit):
                line.deselect()
                line.setCursorPosition(left.at)

    def _cells(self) -> dict[Spot, FieldBox]:
        sheet, cells = self._form.sheet, dict[Spot, FieldBox]()
        for name, box in sheet.boxes.items() if sheet is not None else ():
            if isinstance(box, LinesBox):
                for row, line in enumerate(box.lines):
                    cells |= {(name, row, one): cell for one, cell in line.cells.items()}
            else:
                cells[name, -1, ""] = box
        return cells
