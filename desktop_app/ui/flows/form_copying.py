"""A new record from the one in the form: what was done is taken over, the person and what is only hers is not."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.base.i18n import _
from desktop_app.domain.copying import copied
from desktop_app.domain.records import Data
from desktop_app.ui.flows.attempt import attempt
from desktop_app.ui.screens.record_form import RecordForm
from desktop_app.ui.status_bar import StatusBar


class FormCopying:
    """Begins new records from what ``form`` shows, saved or not."""

    def __init__(self, form: RecordForm, status: StatusBar) -> None:
        self._form = form
        self._status = status

    def begin(self, add: Callable[[str, Data], object]) -> None:
        """Let ``add`` begin a record with the answers that are taken over, and say what was not."""
        content, sheet = self._form.content, self._form.sheet
        if content is None or sheet is None:
            return
        given = copied(content.definition, sheet.data())
        if attempt(lambda: add(content.definition.kind, given), self._form.banners):
            words = _("Bản mới từ {name}. Tên, số và thông tin riêng để trống; xem lại ngày và số tiền.")
            self._status.say(words.format(name=content.title), "copy", "text2")
