"""The room of reports over a real store, and the person in front of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from desktop_app.base.following import NOBODY, Following
from desktop_app.domain.report_model import Report
from desktop_app.domain.report_questions import Behind
from desktop_app.services.browsing import Browsing, OpenList
from desktop_app.services.reports.behind import RecordBehind
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.wish import ReportWish
from desktop_app.ui.flows.reports import ReportsFlow
from desktop_app.ui.screens.report_section import SectionDialog
from tests.pages.typing import press, type_text
from tests.ui.specimens_reports import report, wide_table
from tests.ui.transfer_desk import Place

CTRL = Qt.KeyboardModifier.ControlModifier


class ListBehind:
    """The records of a kind, read as its list is."""

    def __init__(self, found: OpenList, unit: str) -> None:
        self._found, self._unit = found, unit

    @property
    def count(self) -> int:
        """Return how many there are."""
        return self._found.count

    def rows(self, first: int, count: int) -> Sequence[RecordBehind]:
        """Return some of them."""
        rows = (self._found.row(number) for number in range(first, min(first + count, self.count)))
        return [RecordBehind(row.id, "gift", row.title, "05/02/2026", self._unit, "1") for row in rows if row]


class OpeningDesk(ReportDesk):
    """A desk that tells the records behind a count, as long as the real one does not."""

    def behind(self, behind: Behind) -> ListBehind:
        """Return every record of the kind."""
        return ListBehind(Browsing(self._session).open(behind.kind), self._session.identity.unit_name)


class LongDesk(OpeningDesk):
    """A desk whose report has 2 000 rows, and that looks after each whether it is to stop."""

    def make(self, wish: ReportWish, *, by: Following = NOBODY) -> Report:
        """Return a long report."""
        for done in range(2000):
            by.report(done, 2000)
        return report(wide_table(2000))


class Reports:
    """The flow in its place, driven by keys."""

    def __init__(self, here: Place, desk: type[ReportDesk] = OpeningDesk) -> None:
        self.place = here
        self.opened: list[str] = []
        self.flow = ReportsFlow(here.window, here.tasks, here.session, here.chooser, desk)
        self.flow.record_wanted.connect(self.opened.append)
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

    def asks(self) -> bool:
        """Tell whether the question is in front."""
        return self.screen.asking

    def makes(self) -> bool:
        """Tell whether a report is being made."""
        return self.screen.busy

    def dialog(self) -> SectionDialog | None:
        """Return the dialog of a part's words."""
        return self.flow.dialog

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
