"""What another one left in front, seen by who unlocked: looks at sensitive answers are journalled in her name too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.base.errors import ProgramError
from desktop_app.messages import describe
from desktop_app.ui.flows.helping import HelpFlow
from desktop_app.ui.flows.home import HomeFlow
from desktop_app.ui.flows.records import RecordsFlow
from desktop_app.ui.screen import Screen

if TYPE_CHECKING:  # paper is made when somebody first goes there
    from desktop_app.ui.flows.printing import PrintingFlow


def note_looks(helping: HelpFlow, records: RecordsFlow, printing: PrintingFlow | None, home: HomeFlow) -> None:
    """Journal what who works now sees of persons, or comes back to from help; what cannot be gives way to Home.

    The form in front was journalled as it was shown to her.
    """
    front = helping.behind
    if front is helping.front is records.form:
        return
    try:
        _note(front, records, printing)
    except ProgramError as problem:
        home.open()
        helping.status.say(describe(problem).full, "triangle-alert", "warn")


def _note(front: Screen | None, records: RecordsFlow, printing: PrintingFlow | None) -> None:
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
