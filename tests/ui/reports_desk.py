"""The room of reports over a real store, and the person in front of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from desktop_app.base.following import NOBODY, Following
from desktop_app.domain.report_model import Report
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.wish import ReportWish
from desktop_app.ui.flows.reports import ReportsFlow
from desktop_app.ui.screens.report_finding import FindReportDialog
from desktop_app.ui.screens.report_section import SectionDialog
from tests.fakes.chooser import FakePreview
from tests.pages.typing import press, type_text
from tests.ui.specimens_reports import report, wide_table
from tests.ui.transfer_desk import Place

CTRL = Qt.KeyboardModifier.ControlModifier


class LongDesk(ReportDesk):
    """A desk whose report has 2 000 rows, and that looks after each whether it is to stop."""

    def make(self, wish: ReportWish, *, by: Following = NOBODY) -> Report:
        """Return a long report."""
        for done in range(2000):
            by.report(done, 2000)
        return report(wide_table(2000))


class Reports:
    """The flow in its place, driven by keys."""

    def __init__(self, here: Place, desk: type[ReportDesk] = ReportDesk) -> None:
        self.place = here
        self.opened: list[str] = []
        self.printed: list[tuple[str, date, date]] = []
        self.previews: list[FakePreview] = []
        given = (here.window, here.tasks, here.session, here.chooser)
        self.flow = ReportsFlow(*given, self._preview, desk)
        self.flow.record_wanted.connect(self.opened.append)
        self.flow.print_wanted.connect(lambda *wanted: self.printed.append(wanted))
        self.screen, self.behind = self.flow.screen, self.flow.behind
        self.flow.open()

    def _preview(self) -> FakePreview:
        self.previews.append(FakePreview())
        return self.previews[-1]

    def ask(self, period: str) -> None:
        """Choose the first report, type a period, press Ctrl+Enter and wait."""
        press(self.screen, Qt.Key.Key_Down)
        press(self.screen, Qt.Key.Key_Return)
        self.screen.question.days.line.clear()
        type_text(self.screen.question.days.line, period)
        self.view()

    def view(self) -> None:
        """Press Ctrl+Enter and wait."""
        press(self.screen, Qt.Key.Key_Return, CTRL)
        self.place.settle()
        QApplication.processEvents()

    def open_figure(self, title: str, column: int = 1) -> None:
        """Press Enter on a figure of the first table and wait."""
        view = self.screen.sheet.tables[0].view
        view.go_to_cell(next(number for number, row in enumerate(self.table) if row[0] == title), column)
        press(view, Qt.Key.Key_Return)
        self.place.settle()

    def asks(self) -> bool:
        """Tell whether the question is in front."""
        return self.screen.asking

    def makes(self) -> bool:
        """Tell whether a report is being made."""
        return self.screen.busy

    def dialog(self) -> SectionDialog | None:
        """Return the dialog of a part's words."""
        return self.flow.writing.dialog

    def write(self, text: str) -> None:
        """Keep other words in the dialog of a part, and wait until they stand in the report."""
        dialog = self.dialog()
        assert dialog is not None
        dialog.text.setPlainText(text)
        press(dialog, Qt.Key.Key_Return, CTRL)
        self.place.settle()

    def save(self, name: str, key: Qt.Key) -> Path:
        """Save by a key under a name, and wait."""
        target = self.place.root / name
        self.place.chooser.answer = [target]
        press(self.screen, key, CTRL)
        self.place.settle()
        return target

    def find(self, typed: str) -> None:
        """Type a code into the dialog of Ctrl+F, press Enter and wait."""
        if not self.asks():
            press(self.screen, Qt.Key.Key_Escape)
        press(self.screen, Qt.Key.Key_F, CTRL)
        dialog = self.flow.finding.dialog
        assert isinstance(dialog, FindReportDialog)
        type_text(dialog.search, typed)
        press(dialog.search, Qt.Key.Key_Return)
        self.place.settle()
        QApplication.processEvents()

    @property
    def code(self) -> str:
        """Return the code of the report in front."""
        report = self.screen.report
        return report.code if report is not None else ""

    @property
    def table(self) -> list[list[str]]:
        """Return the texts of the first table."""
        rows = self.screen.sheet.tables[0].view.rows
        return [
            [str(rows.index(row, column).data() or "") for column in range(rows.columnCount())]
            for row in range(rows.rowCount())
        ]

    @property
    def cursor(self) -> QModelIndex:
        """Return where the cursor of the first table stands."""
        return self.screen.sheet.tables[0].view.currentIndex()

    @property
    def banner(self) -> str:
        """Return the title of the banner, "" for none."""
        return self.screen.banners.banner.title if self.screen.banners.banner else ""
