"""Looking for problems in what is typed: of fields that were left, and of all of them before completing."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.problems import blocking
from desktop_app.domain.records import Data
from desktop_app.services.entry import OpenRecord
from desktop_app.ui.flows.form_problems import shown_problems, worth_showing
from desktop_app.ui.flows.known_person import KnownPerson
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.flows.shown_only import may_change
from desktop_app.ui.screens.record_form import RecordForm


class FormCheck:
    """The problems of one form. A field counts as visited once it was left or holds an answer that was kept."""

    def __init__(self, services: RecordServices, form: RecordForm) -> None:
        self._services = services
        self._form = form
        self.person = KnownPerson(services, form)
        self._opened: OpenRecord | None = None
        self._visited: set[str] = set()

    def begin(self, opened: OpenRecord) -> None:
        """Begin with another record: everything of one that is in the book already is worth a look."""
        self.person.begin()
        self._opened = opened
        self._visited = set()
        if opened.record is not None:
            self.visit_all()

    def go_on(self, opened: OpenRecord) -> None:
        """Take the record as it is after a save."""
        self._opened = opened

    def visit(self, names: Iterable[str]) -> None:
        """Take fields as left."""
        self._visited.update(names)

    def visit_all(self) -> None:
        """Take every field as left."""
        if self._opened is not None:
            self.visit(field.name for field in self._opened.definition.fields)

    def look(self, *, everything: bool = False) -> bool:
        """Show problems; return whether nothing blocks completion."""
        if self._opened is None or self._form.sheet is None or not may_change(self._opened):
            return False
        definition, data, unreadable = self._opened.definition, self.data(), self._form.sheet.unreadable()
        problems = self._services.entry.check(definition, data, self._opened.record)
        shown = shown_problems(definition, problems, unreadable, self._services.browsing.context)
        if not everything:
            shown = worth_showing(shown, data, self._visited)
        self._form.set_problems(shown)
        self.person.look(definition, data, self._opened.record)
        return not unreadable and not blocking(problems)

    def data(self) -> Data:
        """Return what is typed."""
        return self._form.sheet.data() if self._form.sheet is not None else {}
