"""What another one left in front, seen by who unlocked: looks at sensitive answers are journalled in her name too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.flows.records import RecordsFlow
from desktop_app.ui.screen import Screen

if TYPE_CHECKING:  # paper is made when somebody first goes there
    from desktop_app.ui.flows.printing import PrintingFlow


def note_looks(front: Screen | None, records: RecordsFlow, printing: PrintingFlow | None) -> None:
    """Journal what ``front`` shows of persons. The form in front is journalled by ``RecordsFlow.show_operator``.

    Raises the problems of the store: what cannot be journalled must not be seen.
    """
    persons = records.persons
    if front is persons.card:
        persons.note_again()
    elif front is persons.merging:
        persons.note_again(both=True)
    elif front is records.history:
        records.note_history()
    elif front is records.form:
        persons.note_look(records.entry_form.record or "", records.form)
    elif printing is not None and front is printing.screen and printing.shows_person:
        printing.draw_again()  # which journals the look, as the first drawing did
