"""A new recovery sheet on paper: printed, or saved where somebody says to be printed elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.base.i18n import _
from desktop_app.services.key_papers import KeyPaper, recovery_paper, save_papers
from desktop_app.services.operators import NewSheet

if TYPE_CHECKING:
    from desktop_app.ui.flows.paper_output import Printer
    from desktop_app.ui.flows.workplace import Workplace


class SheetPapers:
    """Puts a sheet out; each way returns what was done in words, "" when the person changed her mind."""

    def __init__(self, at: Workplace, printer: Printer) -> None:
        self._at = at
        self._printer = printer

    def print(self, sheet: NewSheet) -> str:
        """Send the sheet to the printer; nothing of it touches the disk."""
        paper = self._paper(sheet)
        sent = self._printer.print_pdf(paper.content, paper.name, self._at.window)
        return _("Đã gửi phiếu khôi phục tới máy in.") if sent else ""

    def save(self, sheet: NewSheet) -> str:
        """Save the sheet in a folder that is asked for."""
        folder: Path | None = self._at.chooser.folder(_("Chọn nơi lưu phiếu"))
        if folder is None:
            return ""
        save_papers([self._paper(sheet)], folder)
        return _("Đã lưu phiếu khôi phục vào {folder}. In ra rồi xóa tệp.").format(folder=folder.name or str(folder))

    def _paper(self, sheet: NewSheet) -> KeyPaper:
        """Draw the sheet; where nobody knows the day, it is left to the pen."""
        session = self._at.session
        moment = session.time.moment() or session.time.newest
        return recovery_paper(session, sheet.groups, printed_at=moment)
