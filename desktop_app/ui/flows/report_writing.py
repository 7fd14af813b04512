"""The office's own words in the report in front: changed in a dialog, kept for its period, told anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.base.errors import ProgramError
from desktop_app.domain.report_model import ReportSection
from desktop_app.messages import describe
from desktop_app.services.report_texts import ReportTexts
from desktop_app.ui.screens.report_section import SectionDialog

if TYPE_CHECKING:
    from desktop_app.services.session import Session
    from desktop_app.ui.flows.report_front import Front
    from desktop_app.ui.main_window import MainWindow


class ReportWriting(QObject):
    """Changes the words of what ``front`` returns. ``again`` makes the report anew, to stand at the part named."""

    def __init__(
        self, window: MainWindow, session: Session, front: Callable[[], Front | None], again: Callable[[str], None]
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._front, self._again = window, session, front, again
        self.dialog: SectionDialog | None = None

    def edit(self, section: ReportSection) -> None:
        """Let a part be written."""
        front = self._front()
        if front is not None and front.form and front.found is None:
            asked = front.wish.question
            self._open(ReportTexts(self._session, front.form, asked.start, asked.end), section)

    def _open(self, texts: ReportTexts, section: ReportSection, typed: str | None = None, problem: str = "") -> None:
        """Show a part to be written; ``problem``: why what was ``typed`` before could not be kept."""
        dialog = SectionDialog(section, texts.style, problem=problem, parent=self._window)
        if typed is not None:
            dialog.text.setPlainText(typed)
        dialog.kept.connect(lambda text: self._keep(texts, section, dialog, text))
        dialog.draft_wanted.connect(lambda: self._keep(texts, section, dialog, None))
        dialog.finished.connect(lambda _result: self._forget(dialog))
        self.dialog = dialog
        dialog.open()

    def _keep(self, texts: ReportTexts, section: ReportSection, dialog: SectionDialog, text: str | None) -> None:
        """Keep the words, None for the draft again; what cannot be kept stays to be mended."""
        style = dialog.told_as
        try:
            if text is None:
                texts.forget(section.name)
            else:
                texts.write(section, text.split("\n"))
            texts.choose_style(style)
        except ProgramError as problem:
            self._open(texts, section, text, describe(problem).full)
        else:
            self._again(section.name)

    def _forget(self, dialog: SectionDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()
