"""A known person was chosen in a form: what is still empty beside her name is filled from her record, and says so.

It goes again with her: another person chosen in her place, or a name that is nobody's, takes what was not touched
since. The note below a field is what tells; typing, going back a step and another record take it away.
"""

from __future__ import annotations

from collections.abc import Mapping
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from desktop_app.base.i18n import _
from desktop_app.domain.definition import Field
from desktop_app.domain.known_answers import answers_beside
from desktop_app.ui.editors.base import FieldBox
from desktop_app.ui.editors.lines import LinesBox
from desktop_app.ui.editors.person import PERSON_KIND, PersonBox
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.screens.record_form import RecordForm


class PersonFilling(QObject):
    """``filled`` names the field of the form that was answered, or emptied again."""

    filled = Signal(list)

    def __init__(self, services: RecordServices, form: RecordForm) -> None:
        super().__init__(form)
        self._services = services
        self._form = form
        self._notes: WeakKeyDictionary[FieldBox, str] = WeakKeyDictionary()
        form.reference_chosen.connect(self._fill)
        form.field_left.connect(self._forget_nobody)

    def _fill(self, name: str, record: str) -> None:
        sheet = self._form.sheet
        if sheet is None:
            return
        box = sheet.boxes[name]
        cells = box.asked_in() if isinstance(box, LinesBox) else self._section(name)
        whom = box.asking.cell if isinstance(box, LinesBox) else box
        if not isinstance(whom, PersonBox):
            return
        card = self._services.browsing.card(record)
        person = self._services.entry.definition(PERSON_KIND)
        fields: list[Field] = [cell.field for cell in cells.values()]
        gone = self._empty(whom, cells)
        note = _("Chép từ {name}").format(name=card.title)
        values = answers_beside(fields, whom.field.name, person, card.data)
        empty = [one for one in values if cells[one].value() is None]
        for one in empty:
            cells[one].set_value(values[one])
            cells[one].set_note(note)
            cells[one].edited.emit()
        self._notes[whom] = note
        if empty or gone:
            self.filled.emit([name] if isinstance(box, LinesBox) else [name, *dict.fromkeys((*gone, *empty))])

    def claim(self, whom: FieldBox) -> str:
        """Return the note of what was filled in for the person in ``whom``, "" for nothing."""
        return self._notes.get(whom, "")

    def claim_again(self, whom: FieldBox, note: str) -> None:
        """Take what says ``note`` back with the person in ``whom``: the form was built anew."""
        if note:
            self._notes[whom] = note

    def _section(self, name: str) -> dict[str, FieldBox]:
        """Return the boxes of the section ``name`` is in."""
        sheet = self._form.sheet
        if sheet is None:
            return {}
        section = sheet.definition.field(name).section
        return {one: box for one, box in sheet.boxes.items() if box.field.section == section}

    def _empty(self, whom: FieldBox, cells: Mapping[str, FieldBox]) -> list[str]:
        """Empty what was filled in for the person who stood in ``whom`` before; return the names."""
        note = self._notes.pop(whom, "")
        gone = [one for one, cell in cells.items() if note and cell.origin == note]
        for one in gone:
            cells[one].set_value(None)
            cells[one].set_note("")
            cells[one].edited.emit()
        return gone

    def _forget_nobody(self, name: str) -> None:
        """Take what was filled in back where the name was changed into one that is nobody's."""
        sheet = self._form.sheet
        box = sheet.boxes.get(name) if sheet is not None else None
        places = [line.cells for line in box.lines] if isinstance(box, LinesBox) else [self._section(name)]
        for cells in places:
            for whom in [cell for cell in cells.values() if isinstance(cell, PersonBox) and cell in self._notes]:
                if not whom.linked and (gone := self._empty(whom, cells)):
                    self.filled.emit([name] if isinstance(box, LinesBox) else gone)
