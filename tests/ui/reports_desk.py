"""The room of reports over a real store, and the person in front of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from desktop_app.base.following import NOBODY, Following
from desktop_app.domain.report_model import Report
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.wish import ReportWish
from desktop_app.ui.flows.reports import ReportsFlow
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
        self.preview = FakePreview()
        given = (here.window, here.tasks, here.session, here.chooser)
        self.flow = ReportsFlow(*given, lambda: self.preview, desk)
        self.flow.record_wanted.connect(self.opened.append)
        self.flow.print_wanted.connect(lambda *wanted: self.printed.append(wanted))
        self.screen, self.behind = self.flow.screen, self.flow.behind
        self.flow.open()

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
