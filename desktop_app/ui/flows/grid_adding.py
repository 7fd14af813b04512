"""A new person for a row of the grid: made in a dialog, linked in the row it was opened for, wherever that stands."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.base.i18n import _
from desktop_app.services.grid import GridBook
from desktop_app.ui.editors.person import PERSON_KIND
from desktop_app.ui.flows.adding_in_place import AddingInPlace
from desktop_app.ui.flows.grid_work import GridWork
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.models.suggestions import Suggestion


class GridAdding(QObject):
    """Serves one grid. The row of a dialog that is open is held: it is not written before that is closed."""

    def __init__(self, work: GridWork, services: RecordServices) -> None:
        super().__init__(work)
        self._work = work
        self._services = services
        work.screen.view.add_wanted.connect(self.add)

    def add(self, row: int, at: int, typed: str) -> None:
        """Open the dialog for the name in a cell."""
        book, table = self._work.book, self._work.screen.table
        column = table.column(at)
        if book is None or column is None or column.part != "name":
            return
        held, place = (book, table.key(row)), table.places[at]

        def take(chosen: Suggestion) -> None:
            self._link(book, held[1], place, chosen)
            self._work.screen.view.setFocus()
            self._work.changed.emit(PERSON_KIND)

        adding = AddingInPlace(self._services, PERSON_KIND, typed or table.text(row, at), take, self._work.screen)
        adding.said.connect(lambda words: self._work.say(words, "save", "text2"))
        self._work.hold(*held)
        adding.dialog.finished.connect(lambda _result: self._work.release(*held))
        adding.begin()

    def _link(self, book: GridBook, key: int, place: int, chosen: Suggestion) -> None:
        record = chosen.value.get("record") if isinstance(chosen.value, dict) else None
        row = book.rows.row_of(key) if book is self._work.book else None
        if row is None:
            words = _("Đã thêm vào sổ Người; dòng ấy không còn trong bảng nên chưa nối với ai.")
            self._work.say(words, "info", "text2")
        elif isinstance(record, str):
            self._work.link(row, place, record)
