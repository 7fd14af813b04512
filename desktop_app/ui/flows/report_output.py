"""The report in front leaves the room: as PDF, Excel or Word file kept under a code, or as a table to be pasted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QMimeData, QObject
from PySide6.QtWidgets import QApplication

from desktop_app.base.errors import ProgramError
from desktop_app.base.following import Following
from desktop_app.base.i18n import N_, _
from desktop_app.domain.money import format_money
from desktop_app.domain.report_model import Report, ReportTable
from desktop_app.messages import describe
from desktop_app.services.reports.saving import ReportSaving
from desktop_app.services.session import Session
from desktop_app.ui.models.report_copy import as_html, as_text

if TYPE_CHECKING:
    from desktop_app.ui.flows.choosing import Chooser
    from desktop_app.ui.flows.report_front import Front, ReportJob
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.screens.report_room import ReportRoom

FILES: Final[dict[str, tuple[str, str]]] = {
    "pdf": (N_("Lưu PDF"), N_("Tệp PDF (*.pdf)")),
    "xlsx": (N_("Lưu Excel"), N_("Bảng tính Excel (*.xlsx)")),
    "docx": (N_("Lưu Word"), N_("Văn bản Word (*.docx)")),
}
"""Title of the dialog and the pattern of its files."""
_NOT_IN_NAMES: Final = frozenset('<>:"/\\|?*\n\r\t')


class ReportOutput(QObject):
    """Saves and copies what ``front`` returns."""

    def __init__(
        self, window: MainWindow, room: ReportRoom, job: ReportJob, chooser: Chooser, front: Callable[[], Front | None]
    ) -> None:
        super().__init__(room)
        self._window, self._room, self._job, self._chooser, self._front = window, room, job, chooser, front
        room.sheet.copy_wanted.connect(self._copy)

    def save(self, code: str) -> None:
        """Ask where to, and save there as ``code`` says (pdf, xlsx, docx)."""
        front = self._front()
        if front is None or self._job.runs:
            return
        title, pattern = FILES[code]
        path = self._chooser.save(_(title), f"{file_name(front.report)}.{code}", _(pattern))
        if path is not None:
            self._room.banners.clear()
            self._job.run(
                _("Đang lưu tệp…"),
                lambda own, by: _written(own, front, path, by),
                lambda kept: self._tell(front, path, kept),
                stopped=lambda: self._room.banners.say_stopped(_("Đã dừng, chưa lưu tệp nào.")),
                refused=self._refuse,
            )

    def _tell(self, front: Front, path: Path, kept: Report) -> None:
        if self._front() is front:
            self._room.take_code(kept.code)
        words = _("Đã lưu tệp {name}; báo cáo mang mã {code}.")
        self._window.status.say(words.format(name=path.name, code=kept.code))

    def _refuse(self, problem: ProgramError) -> None:
        sentence = describe(problem)
        if problem.code == "report_outdated":
            self._room.banners.refuse_outdated(sentence)
        else:
            self._room.show_problem(sentence)

    def _copy(self, table: ReportTable) -> None:
        data = QMimeData()
        data.setText(as_text(table))
        data.setData("text/html", QByteArray(as_html(table).encode("utf-8")))
        QApplication.clipboard().setMimeData(data)
        self._window.status.say(
            _("Đã chép bảng, {count} dòng; dán vào Excel hoặc LibreOffice bằng Ctrl+V.").format(
                count=format_money(len(table.rows))
            )
        )


def _written(session: Session, front: Front, path: Path, by: Following) -> Report:
    """Save what is in front; what left before leaves as it was, under its code."""
    saving = ReportSaving(session)
    if front.found is not None:
        return saving.save_found(front.found, path, by=by)
    return saving.save(front.wish, front.report, path, by=by)


def file_name(report: Report) -> str:
    """Return a name for a file: what the report is and of when, without what file names cannot have."""
    words = f"{report.title} {report.period}"
    return " ".join("".join(one if one not in _NOT_IN_NAMES else "-" for one in words).split())
