"""What is put into a form other than by typing: a record made in place, a campaign's shared values, the field above.

Copied values go into empty fields only and say below where they come from.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop_app.base.i18n import _
from desktop_app.domain.records import Data
from desktop_app.ui.editors.base import FieldBox
from desktop_app.ui.flows.adding_in_place import AddingInPlace
from desktop_app.ui.flows.person_filling import PersonFilling
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.screens.record_form import RecordForm

CAMPAIGN_KIND: Final = "campaign"
SHARED_SECTION: Final = "shared"
"""The section of a campaign whose answers its records begin with."""


class FormFilling(QObject):
    """``filled`` names the fields that were answered, ``said`` is for the status bar, ``added`` names a kind."""

    filled = Signal(list)
    said = Signal(str)
    added = Signal(str)

    def __init__(self, services: RecordServices, form: RecordForm) -> None:
        super().__init__(form)
        self._services = services
        self._form = form
        self._previous: dict[str, tuple[str, Data]] = {}
        form.add_wanted.connect(self._add_in_place)
        form.reference_chosen.connect(self.copy_shared_values)
        form.repeat_wanted.connect(self._repeat)
        self.persons = PersonFilling(services, form)
        self.persons.filled.connect(self.filled)

    def remember(self, kind: str, record: str, data: Data) -> None:
        """Take ``data`` as what the next record's fields may repeat."""
        self._previous[kind] = (record, data)

    def forget(self) -> None:
        """Repeat nothing that was typed before: somebody was erased. What is in the book can be repeated."""
        self._previous.clear()

    def _add_in_place(self, box: FieldBox, kind: str, typed: str) -> None:
        adding = AddingInPlace(self._services, kind, typed, lambda row: self._take(box, kind, row), self._form)
        adding.said.connect(self.said)
        adding.begin()

    def _take(self, box: FieldBox, kind: str, row: Suggestion) -> None:
        take = getattr(box, "take", None)
        if take is not None:
            take(row)
        box.come_back()
        self.added.emit(kind)

    def copy_shared_values(self, name: str, record: str) -> None:
        """Copy what the campaign ``record``, answered in field ``name``, shares with its records."""
        sheet = self._form.sheet
        if sheet is None or sheet.definition.field(name).target != CAMPAIGN_KIND:
            return
        card = self._services.browsing.card(record)
        shared = self._services.entry.definition(CAMPAIGN_KIND).fields_of(SHARED_SECTION)
        theirs = {one.name: one for one in shared if one.type != "text"}  # a note belongs to the campaign alone
        values = {
            one.name: card.data[one.name]
            for one in sheet.definition.fields
            if one.name in card.data and one.name in theirs and theirs[one.name].type == one.type
        }
        filled = sheet.fill_empty(values, _("Chép từ {name}").format(name=card.title))
        if filled:
            self.filled.emit(filled)

    def _repeat(self, name: str) -> None:
        """Answer a field like the record before: the last one saved here, else the newest in the book."""
        sheet, content = self._form.sheet, self._form.content
        if sheet is None or content is None:
            return
        record, data = self._previous.get(sheet.definition.kind) or self._newest(sheet.definition.kind)
        if name not in data:
            self.said.emit(_("Bản trước không có gì ở ô này."))
            return
        title = self._services.browsing.card(record).title
        sheet.show_answer(name, data[name], _("Như {name}").format(name=title))
        self.filled.emit([name])

    def _newest(self, kind: str) -> tuple[str, Data]:
        row = self._services.browsing.open(kind, order="newest").row(0)
        return (row.id, row.data) if row is not None else ("", {})
