"""The part of recording that is about leaving the form: kept first, and only left where it is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from desktop_app.services.session import Session
from desktop_app.ui.flows.entry_form import EntryForm
from desktop_app.ui.flows.interrupted import Interrupted
from desktop_app.ui.flows.keeping import Leaving
from desktop_app.ui.flows.kept_offer import tell_kept
from desktop_app.ui.flows.list_keeping import ListKeeping
from desktop_app.ui.flows.list_place import place_of
from desktop_app.ui.flows.other_operator import show_to_another
from desktop_app.ui.flows.persons import PersonsFlow
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screens.record_form import RecordForm
from desktop_app.ui.tasks import Tasks


class RecordsLeaving(ListKeeping):
    """``leave_other`` tells whether what else is typed (the grid in front) may be left."""

    form: RecordForm
    entry_form: EntryForm
    persons: PersonsFlow
    _interrupted: Interrupted

    def __init__(self, window: MainWindow, session: Session, tasks: Tasks | None) -> None:
        super().__init__(window, session, tasks)
        self.leave_other: Callable[[], bool] = lambda: True

    def leave(self) -> bool:
        """Keep what is being typed and tell whether something else may be shown: not while it cannot be kept.

        Unless the person says that it may go.
        """
        front = self._window.current is self.form
        self.keep()
        unsaved, form_left = self.entry_form.keep_now(), self.entry_form.leaving.leave()
        left = form_left is not Leaving.STAYS and self.leave_other()
        if front and left and unsaved and form_left is Leaving.KEPT:
            said = self._window.status.text  # what is shown next takes it away, or has something of its own to say
            QTimer.singleShot(0, self, lambda: self._tell_kept(said))
        if not left:
            self._interrupted.forget()  # nothing was interrupted
        return left

    def _tell_kept(self, said: str) -> None:
        status = self._window.status
        if self._window.current is not self.form and status.offered is None and status.text in ("", said):
            tell_kept(status, True)

    def keep(self) -> None:
        """Remember where the list stands and keep what is being typed: the screen will be locked, or help shown."""
        if self._kind:
            self._view.place = place_of(self._found, self.list_screen)
        self.entry_form.keep_now()  # also of a form that is not in front: files may have come to it

    def _find(self, record: str) -> tuple[int, int] | None:
        """Read the list behind a form anew, with its cursor on a record that is new in it.

        Return the number of its row, the first being 1, and of how many; None where the list does not show it.
        """
        self._reload()
        found = self._found
        number = found.number_of(record) if found is not None and self._asked is None else None
        if found is None or number is None:
            self._go_to_place()
            return None
        self.list_screen.go_to(number)
        self._view.place = place_of(found, self.list_screen)
        return number + 1, found.count

    def show_operator(self) -> None:
        """Show the record in the form to another operator, who came after the lock."""
        if not show_to_another(self._services, self.entry_form, self.form):
            self.entry_form.leaving.show_operator()
        elif self._window.current is self.form:
            self.persons.note_look(self.entry_form.record or "", self.form)
        if self._window.current is self.form:
            self.form.focus_first()

    def _of_form(self, act: Callable[[str], object]) -> None:
        """Do ``act`` with the record in the form, keeping what is typed; nothing while it is a new one."""
        record = self.entry_form.record
        if record is not None:
            self.entry_form.keep_now()
            act(record)
