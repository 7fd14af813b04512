"""Rows of a list as a table on the clipboard; many are read again in the background."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtWidgets import QApplication

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.messages.counts import records_counted
from desktop_app.messages.status_words import status_word
from desktop_app.services.browsing import Browsing, OpenList
from desktop_app.services.list_copy import Copied, ListCopy
from desktop_app.services.session import Session
from desktop_app.storage.errors import ListChanged
from desktop_app.ui.flows.long_work import LongWork, Report
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.main_window import MainWindow


class ListCopying:
    """``list_shown`` returns the list that is looked at; ``failed`` is told why nothing was copied."""

    def __init__(
        self,
        window: MainWindow,
        services: RecordServices,
        work: LongWork,
        list_shown: Callable[[], OpenList | None],
        failed: Callable[[ProgramError], None],
    ) -> None:
        self._window = window
        self._services = services
        self._work = work
        self._list_shown = list_shown
        self._failed = failed

    def copy(self, rows: list[int]) -> None:
        """Copy rows as a table, in plain text and HTML."""
        found = self._list_shown()
        if found is None or not rows:
            return
        columns, question = found.definition.columns, found.question
        try:
            chosen = found.seqs(rows)  # the records, not where they stand: by now others may stand there
        except ListChanged as problem:
            self._failed(problem)
            return

        def work(session: Session, report: Report) -> Copied:
            opened = Browsing(session).answer(question, columns=columns, found=chosen)
            return ListCopy(session).table(opened, range(len(chosen)), (_("Trạng thái"), status_word), report)

        self._work.run(len(rows), _copying, work, self._copied, self._failed)

    def _copied(self, table: Copied) -> None:
        if table.stopped:
            self._window.status.say(_("Đã dừng; chưa chép gì."))
            return
        data = QMimeData()
        data.setText(table.text)
        data.setData("text/html", QByteArray(table.html.encode("utf-8")))
        QApplication.clipboard().setMimeData(data)
        self._window.status.say(
            _("Đã chép {count}; dán vào Excel hoặc LibreOffice bằng Ctrl+V.").format(count=records_counted(table.rows))
            + gone_words(table.gone)
        )


def gone_words(gone: int) -> str:
    """Return a sentence, with a space before it, on chosen records that are no more in the list; "" for none."""
    return " " + _("{count} không còn trong danh sách.").format(count=records_counted(gone)) if gone else ""


def _copying(done: int, total: int) -> str:
    return _("Đang chép: {done} trên {total} bản ghi").format(done=format_money(done), total=format_money(total))
