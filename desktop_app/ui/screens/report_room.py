"""The room of reports: what there are, what one is asked, and the report itself.

Two looks: the question (reports at the left, what is asked at the right), and the report over the whole width. It
knows no service that makes reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.messages.sentence import Sentence
from desktop_app.ui import theme
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.progress import PROGRESS_AFTER_MS, ProgressPanel
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.report_actions import ReportActions, SaveAs
from desktop_app.ui.screens.report_banners import ReportBanners
from desktop_app.ui.screens.report_finding import code_words
from desktop_app.ui.screens.report_question import QuestionPanel
from desktop_app.ui.screens.report_sheet import ReportSheet
from desktop_app.ui.screens.row_list import RowList

if TYPE_CHECKING:
    from desktop_app.domain.report_model import Report
    from desktop_app.services.reports.wish import ReportOffer

_QUESTION: Final = 420
_LIST_HEIGHT: Final = 220


class ReportRoom(Screen):
    """``view_wanted``: the report that ``wish`` of the panel asks for; ``again_wanted``: the one in front, made anew.

    ``save_wanted`` carries one of ``SaveAs``; ``find_wanted``: a report that left is wanted again; ``words_wanted``:
    offers and kinds are to be told in another language.
    """

    view_wanted = Signal()
    again_wanted = Signal()
    stopped = Signal()
    save_wanted = Signal(str)
    find_wanted = Signal()
    words_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(wraps=True, parent=parent)
        self._offers: tuple[ReportOffer, ...] = ()
        self._busy, self._outdated, self._as_of = False, False, ""
        self.banners = ReportBanners(self.again_wanted.emit)
        self.progress = ProgressPanel()
        self.progress.hide()
        self.reports = RowList("")
        self.question = QuestionPanel()
        self.sheet = ReportSheet()
        self.actions_bar = ReportActions(self.action_bar)
        self._lay_out()
        self._slow = QTimer(self, singleShot=True, interval=PROGRESS_AFTER_MS)
        self._connect()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        self.list_card = Card()
        self.list_card.body.addWidget(self.reports)
        asking = QWidget()
        asking.setProperty("role", "plain")
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight, asking)
        self._pair.setContentsMargins(0, 0, 0, 0)
        self._pair.addWidget(self.list_card, 1)
        self._pair.addWidget(self.question, 1)
        self._asking = scrolled(asking)
        self._looks = QStackedWidget()
        self._looks.addWidget(self._asking)
        self._looks.addWidget(self.sheet)
        above = QVBoxLayout()
        for widget in (self.banners, self.progress):
            above.addWidget(widget)
        self.body.addLayout(above)
        self.body.addWidget(self._looks, 1)

    def _connect(self) -> None:
        self.reports.marked.connect(lambda _row: self._choose())
        self.reports.taken.connect(lambda _row: self.question.focus_first())
        self.question.changed.connect(self._settle)
        acts = self.actions_bar
        acts.view.clicked.connect(self._view)
        acts.again.clicked.connect(self.again_wanted)
        acts.find.clicked.connect(self.find_wanted)
        acts.back.clicked.connect(self._turn)
        self.progress.stopped.connect(self.stopped)
        self._slow.timeout.connect(self._show_slow)
        for code, button in acts.save.items():
            button.clicked.connect(lambda _checked=False, code=code: self.save_wanted.emit(code))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, acts.view.click)

    # what is offered

    def set_offers(self, offers: Sequence[ReportOffer]) -> None:
        """Offer these reports, or the same in another language; the mark stays on its report."""
        row = self.reports.row
        self._offers = tuple(offers)
        self.reports.set_rows([Suggestion(one.title, one.name, detail=one.description) for one in offers], row)
        self._choose()

    def set_ways(self, ways: Sequence[SaveAs]) -> None:
        """Offer these ways out."""
        self.actions_bar.ways = tuple(ways)
        self._settle()

    @property
    def ways(self) -> tuple[SaveAs, ...]:
        """Return the ways out that are offered."""
        return self.actions_bar.ways

    def set_may_edit(self, may: bool) -> None:
        """Let sections be changed, or only read; takes force with the next report."""
        self.sheet.may_edit = may

    @property
    def offer(self) -> ReportOffer | None:
        """Return the report that is marked."""
        row = self.reports.row
        return self._offers[row] if 0 <= row < len(self._offers) else None

    # the report

    @property
    def asking(self) -> bool:
        """Tell whether the question is in front."""
        return self._looks.currentWidget() is self._asking

    @property
    def report(self) -> Report | None:
        """Return the report shown, also while the question is in front."""
        return self.sheet.report

    def show_question(self) -> None:
        """Bring the question to the front."""
        self._looks.setCurrentWidget(self._asking)
        self._settle()

    def show_report(self, report: Report, *, paper: str = "", as_of: str = "") -> None:
        """Show a report. ``paper``: the paper it is printed as (F13); ``as_of``: of which day, where not of now."""
        self._as_of, self.actions_bar.paper = as_of, paper
        self.actions_bar.retranslate()
        self.set_busy(False)
        self.set_outdated(False)
        self.banners.clear()
        self._looks.setCurrentWidget(self.sheet)
        self.sheet.show_report(report)
        self._settle()

    def take_code(self, code: str) -> None:
        """Name the report in front by the code it left under."""
        self.sheet.take_code(code)
        self._settle()

    def set_outdated(self, outdated: bool) -> None:
        """Say that records changed since the report was made."""
        if outdated == self._outdated:
            return
        self._outdated = outdated
        self._show_outdated()

    def show_problem(self, sentence: Sentence) -> None:
        """Say why there is no report, or why it was not saved."""
        self.banners.show_banner("error", sentence.title, sentence.body)

    # while it is made

    @property
    def busy(self) -> bool:
        """Tell whether a report is being made."""
        return self._busy

    def set_busy(self, busy: bool, words: str = "") -> None:
        """Show that a report is being made, after a while as a bar; Esc stops it then."""
        self._busy = busy
        if busy:
            self.progress.start(words)
            self._slow.start()
        else:
            self._slow.stop()
            self.progress.hide()
        self._settle()

    def show_progress(self, done: int, total: int, words: str) -> None:
        """Show how far it is."""
        self.progress.show_progress(done, total, words)

    def _show_slow(self) -> None:
        if self._busy:
            self.progress.show()
            self.progress.setFocus()

    # the screen

    def focus_first(self) -> None:
        """Start at the reports, or at the figure that was looked at last."""
        if self.asking:
            self.reports.setFocus()
        else:
            self.sheet.focus_first()

    def default_button(self) -> Button | None:
        """Return nothing: Enter goes on to the next answer, or opens a figure."""
        return None

    def retranslate(self) -> None:
        """Set every word."""
        self.list_card.set_title(_("Báo cáo gì?"))
        self.reports.setAccessibleName(_("Các báo cáo"))
        self.question.retranslate()
        self.sheet.retranslate()
        self.actions_bar.retranslate()
        if self._outdated:
            self._show_outdated()
        self._settle()
        self.words_wanted.emit()

    def restyle(self) -> None:
        """Take direction and widths at the new text size."""
        super().restyle()
        if not hasattr(self, "_pair"):
            return
        compact = theme.current().compact
        self._pair.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(theme.px(16))
        self.question.setMinimumWidth(0 if compact else theme.px(_QUESTION))
        self.reports.setMinimumHeight(theme.px(_LIST_HEIGHT))

    def _choose(self) -> None:
        self.question.set_offer(self.offer)
        self._settle()

    def _view(self) -> None:
        """Ask for the report, or say what is missing."""
        if not self.asking:
            return
        missing = self.question.missing()
        if self.offer is None:
            self.reports.setFocus()
        elif missing is not None:
            missing.setFocus()
        else:
            self.view_wanted.emit()

    def _turn(self) -> None:
        """Go from the report to the question, and back."""
        if self.asking and self.report is not None:
            self._looks.setCurrentWidget(self.sheet)
            self._settle()
            self.sheet.focus_first()
        else:
            self.show_question()
            self.question.focus_first()

    def _show_outdated(self) -> None:
        if self._outdated:
            self.banners.say_outdated()
        else:
            self.banners.clear()

    def _settle(self) -> None:
        """Offer what can be done in this look, and say what is in front."""
        asking, report, acts = self.asking, self.report, self.actions_bar
        acts.settle(asking=asking, shown=report is not None, ready=not self._busy, chosen=self.offer is not None)
        self._name_front(None if asking else report)
        self.set_button_hints(*acts.hints(asking=asking))

    def _name_front(self, report: Report | None) -> None:
        """Name the room by the report in front: what it is, of when, whose, and the code it is found by again."""
        if report is None:
            self.set_title(_("Báo cáo"))
            return
        told = (report.period, report.unit, self._as_of, code_words(report.code))
        self.set_title(report.title, " · ".join(part for part in told if part))
