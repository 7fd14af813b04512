"""From the record in the form to the one before or after it in the list; typing that is left is kept, and told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop_app.ui.flows.entry_form import EntryForm
from desktop_app.ui.flows.keeping import Leaving
from desktop_app.ui.flows.kept_offer import tell_kept
from desktop_app.ui.screens.record_form import RecordForm
from desktop_app.ui.screens.record_list import RecordList
from desktop_app.ui.status_bar import StatusBar


class Neighbours(QObject):
    """Answers the steps ``form`` asks for by the order of ``shown``; ``open_`` shows a record."""

    def __init__(
        self, entry: EntryForm, form: RecordForm, shown: RecordList, status: StatusBar, open_: Callable[[str], object]
    ) -> None:
        super().__init__(form)
        self._entry = entry
        self._shown = shown
        self._status = status
        self._open = open_
        form.head.step_wanted.connect(self._step)

    def _step(self, step: int) -> None:
        row = self._shown.table.currentIndex().row() + step
        record = self._shown.model.record(row)
        if record is None:
            return
        unsaved, left = self._entry.keep_now(), self._entry.leaving.leave()
        if left is Leaving.STAYS:
            return
        self._shown.go_to(row)
        self._open(record.id)
        tell_kept(self._status, unsaved and left is Leaving.KEPT)
