"""The two pages of opening a receipt: which one, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.outcome import NextStep, NextSteps, OutcomeBlock
from desktop_app.ui.parts.progress import ProgressPanel
from desktop_app.ui.parts.steps import FactList
from desktop_app.ui.screens import history_words, receipt_words
from desktop_app.ui.screens.assistant import PageColumn
from desktop_app.ui.screens.history_words import OtherOutcome
from desktop_app.ui.screens.plain_rows import Head, PlainTable
from desktop_app.ui.screens.receipt_words import FoundReceipt, NextJob, ReceiptOutcome

_ROWS = 34 * 6


class ChoosePage(PageColumn, Translated):
    """The receipts found on the sticks; ``chosen`` carries the row of Enter or a double click."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.found: tuple[FoundReceipt, ...] = ()
        self._looking = False
        self.notice = Banner("error")
        self.card = Card(flush=True)
        self.table = PlainTable("", in_card=True)
        self.table.set_widths(90, 120, 180)
        self.empty = EmptyState("inbox", "")
        self.progress_card = Card()
        self.progress = ProgressPanel()
        self.progress_card.body.addWidget(self.progress)
        self.card.body.addWidget(self.table, 1)
        self.card.body.addWidget(self.empty, 1)
        for widget in (self.notice, self.progress_card, self.card):
            self.column.addWidget(widget)
        self.notice.hide()
        self.progress_card.hide()
        self.table.opened.connect(self.chosen)
        self.retranslate()
        self.restyle()

    @property
    def current(self) -> FoundReceipt | None:
        """Return the receipt under the cursor, the first while the cursor is nowhere."""
        row = max(0, self.table.currentIndex().row())
        return self.found[row] if row < len(self.found) else None

    def set_looking(self, *, looking: bool) -> None:
        """Say that the sticks are being looked at: what was found before may lie there no longer, or not be all."""
        self._looking = looking
        if looking:
            self.found = ()
        self.retranslate()

    def set_found(self, found: Sequence[FoundReceipt]) -> None:
        """Show what lies on the sticks; the newest that was not opened is marked."""
        self.found = tuple(found)
        self.set_looking(looking=False)
        fresh = [place for place, one in enumerate(self.found) if one.standing == "new"]
        if self.found:
            self.table.go_to(fresh[0] if fresh else 0)

    def retranslate(self) -> None:
        """Set every word."""
        self.card.set_title(_("Phiếu nhận trên USB"))
        self.table.setAccessibleName(_("Phiếu nhận trên USB"))
        way = _("Cắm USB từ tỉnh về rồi bấm “Tìm lại USB”, hoặc chọn tệp, hoặc kéo tệp thả vào đây.")
        looking, none = _("Đang tìm phiếu nhận trên USB…"), _("Chưa thấy phiếu nhận nào của đơn vị")
        self.empty.set_words(looking if self._looking else none, way)
        self._show()

    def restyle(self) -> None:
        """Take the height of the list at the new text size."""
        super().restyle()
        if hasattr(self, "table"):
            self.table.setMinimumHeight(theme.px(_ROWS))

    def _show(self) -> None:
        rows = []
        for one in self.found:
            number, day, where, mark, words = receipt_words.found_line(one)
            rows.append((Cell(number, strong=True), Cell(day), Cell(where), Cell(words, mark=mark)))
        heads = (Head(_("Phiếu số")), Head(_("Tỉnh làm ngày")), Head(_("Nằm ở")), Head(_("Tình trạng")))
        self.table.set_content(heads, rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)


class ResultPage(PageColumn, Translated):
    """What the receipt told; ``job_wanted`` carries a ``Job`` of the step that has a button."""

    job_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.result: ReceiptOutcome | None = None
        self.other: OtherOutcome | None = None
        self.button: Button | None = None
        self.outcome = OutcomeBlock()
        self.figures = Card()
        self.figure_list = FactList(figures=True)
        self.figures.body.addWidget(self.figure_list)
        self.periods = Card()
        self.period_list = FactList()
        self.periods.body.addWidget(self.period_list)
        self.notes = Card()
        self._notes: list[Text] = []
        self.next = NextSteps("")
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.addWidget(self.figures, 1)
        self._pair.addWidget(self.periods, 1)
        self.column.addWidget(self.outcome)
        self.column.addWidget(self.notes)
        self.column.addLayout(self._pair)
        self.column.addWidget(self.next)
        self.restyle()

    def set_outcome(self, result: ReceiptOutcome) -> None:
        """Show what came of it."""
        self.result, self.other = result, None
        self.retranslate()

    def set_other(self, other: OtherOutcome) -> None:
        """Show what came of a history or a notice."""
        self.result, self.other = None, other
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word of the outcome shown."""
        result = self.result
        if self.other is not None:
            self._show_other(self.other)
        if result is None:
            return
        self.outcome.set_message(*receipt_words.verdict(result))
        self.figures.set_title(_("Phiếu nhận số {number} nói gì").format(number=result.number))
        self.figure_list.set_facts(receipt_words.facts(result))
        self.periods.set_title(_("Kỳ tỉnh đã khóa"))
        self.period_list.set_facts([receipt_words.period(one) for one in result.locked])
        self.periods.setVisible(bool(result.locked) and not result.older)
        self.figures.setVisible(not result.older)
        self._show_notes(result)
        self._show_next(receipt_words.next_jobs(result))

    def _show_other(self, other: OtherOutcome) -> None:
        self.outcome.set_message(*history_words.verdict(other))
        told = history_words.facts(other)
        self.figures.set_title(_("Hồ sơ trả lại có gì"))
        self.figure_list.set_facts(told)
        self.figures.setVisible(bool(told))
        self.periods.hide()
        self.notes.hide()
        self._show_next(history_words.next_jobs(other))

    def _show_notes(self, result: ReceiptOutcome) -> None:
        for old in self._notes:
            old.hide()
            old.deleteLater()
        self._notes = [Text(one, wrap=True) for one in result.notes]
        for note in self._notes:
            self.notes.body.addWidget(note)
        self.notes.set_title(_("Tỉnh nhắn"))
        self.notes.setVisible(bool(result.notes) and not result.older)

    def _show_next(self, jobs: Sequence[NextJob]) -> None:
        steps = []
        self.button = None
        for place, one in enumerate(jobs):
            button = None
            if place == 0 and one.job is not None:
                button = Button(one.button, "filled", icon=one.icon, key="Enter")
                button.clicked.connect(lambda _checked=False, job=one.job: self.job_wanted.emit(job))
                self.button = button
            steps.append(NextStep(one.title, one.text, button))
        self.next.set_title(_("Việc tiếp theo"))
        self.next.set_steps(steps)
        self.next.setVisible(bool(steps))

    def restyle(self) -> None:
        """Lay figures and periods beside each other, or below at large text."""
        super().restyle()
        if hasattr(self, "_pair"):
            compact = theme.current().compact
            self._pair.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)
            self._pair.setSpacing(theme.px(12))
