"""The values above the grid: what they do to rows to come, and a campaign chosen, or made, among them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop_app.domain.lifting import day_of
from desktop_app.services.grid import GridBook
from desktop_app.ui.editors.base import FieldBox
from desktop_app.ui.flows.adding_in_place import AddingInPlace
from desktop_app.ui.flows.form_filling import CAMPAIGN_KIND
from desktop_app.ui.flows.grid_work import GridWork
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.models.suggestions import Suggestion


class GridSharing(QObject):
    """Serves the card of one grid. ``told`` is called when rows to come begin otherwise, ``switch`` with a campaign."""

    def __init__(
        self, work: GridWork, services: RecordServices, told: Callable[[], object], switch: Callable[[str], object]
    ) -> None:
        super().__init__(work)
        self._work = work
        self._services = services
        self._told = told
        self._switch = switch
        self._card = work.screen.shared
        self._card.changed.connect(self._share)
        self._card.chosen.connect(self._choose)
        self._card.add_wanted.connect(self._add)
        work.screen.changes.edited.connect(self._follow)

    def show(self, book: GridBook) -> None:
        """Ask for the shared values of ``book``."""
        campaign = book.definition.lifts.campaign  # what the others come from stands first
        fields = sorted(book.shared, key=lambda field: field.name != campaign)
        self._card.show_fields(fields, book.rows.shared_data, self._services.lookups.lookups())
        self._card.set_day(day_of(book.definition, book.rows.shared_data))

    def ask_for_campaign(self) -> bool:
        """Begin with the campaign where the rows belong to one: what they share comes from it."""
        book = self._work.book
        field = book.definition.lifts.campaign if book is not None else None
        if field is None or field not in self._card.boxes:
            return False
        self._card.focus_field(field)
        return True

    def _follow(self) -> None:
        """Show the values as they are after something was undone."""
        book = self._work.book
        if book is not None and book.rows.shared_data != self._card.data():
            self._card.set_data(book.rows.shared_data)

    def _share(self) -> None:
        book = self._work.book
        if book is None:
            return
        data = self._card.data()
        book.rows.set_shared(data)
        self._card.set_day(day_of(book.definition, data))
        self._work.screen.table.refresh()
        self._work.look()
        self._told()

    def _choose(self, name: str, record: str) -> None:
        """Take what the campaign chosen shares; an empty grid becomes that campaign's own, with what was kept of it."""
        book = self._work.book
        if book is None or book.definition.field(name).target != CAMPAIGN_KIND:
            return
        if record == book.rows.shared_data.get(name):
            return
        if self._work.unwritten() == 0:
            self._switch(record)
            return
        self._card.set_data({**self._card.data(), **book.campaign_values(record)})
        self._share()

    def _add(self, box: FieldBox, kind: str, typed: str) -> None:
        """Make a campaign in place, and choose it."""

        def take(row: Suggestion) -> None:
            chosen = getattr(box, "take", None)
            if chosen is not None:
                chosen(row)
            self._work.changed.emit(kind)

        adding = AddingInPlace(self._services, kind, typed, take, self._work.screen)
        adding.said.connect(lambda words: self._work.say(words, "save", "text2"))
        adding.begin()
