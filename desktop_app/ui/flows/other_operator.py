"""A record that is shown when somebody else unlocks the screen: as she may see it, and in her name."""

from __future__ import annotations

from desktop_app.ui.flows.entry_form import EntryForm
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.flows.shown_only import may_change
from desktop_app.ui.screens.record_form import RecordForm


def show_to_another(services: RecordServices, entry_form: EntryForm, form: RecordForm) -> bool:
    """Show the record in the form as the operator who works now may see it; return whether it was shown anew.

    What another one typed and did not save stays where it stands; so does a form that both may type into.
    """
    if form.content is None or entry_form.record is None:
        return False
    opened = services.entry.open(entry_form.kind, entry_form.record)
    if (form.content.read_only or not may_change(opened)) and not entry_form.keep_now():
        entry_form.show_again()
        return True
    return False
