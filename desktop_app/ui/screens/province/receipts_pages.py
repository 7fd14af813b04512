"""The three pages of the province's receipts: which units, where to and who signs, how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout

from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.messages.sentence import Sentence
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.outcome import NextStep, NextSteps, OutcomeBlock
from desktop_app.ui.parts.progress import ProgressPanel
from desktop_app.ui.screens.assistant import PageColumn
from desktop_app.ui.screens.plain_rows import Head, PlainTable, Row
from desktop_app.ui.screens.province import receipts_words as words
from desktop_app.ui.screens.province.receipts_words import Answer, ReceiptPlan, Written
from desktop_app.ui.screens.shown_figures import NONE, day_of
from desktop_app.ui.screens.signing_form import SigningForm
from desktop_app.ui.screens.target_picker import TargetPicker

if TYPE_CHECKING:
    from desktop_app.services.province.receipts import ReceiptDue
    from desktop_app.storage.receipts import MadeReceipt

AGAIN_KEY: Final = "Ctrl+D"
_UNITS: Final = 34 * 8
_MADE: Final = 34 * 4
_RESULTS: Final = 34 * 5


class UnitsPage(PageColumn, Translated):
    """The units with what they were told last, below them the receipts of the unit under the cursor.

    ``unit_shown(unit)``: answer with ``set_made``. ``write_wanted`` follows Enter, ``again_wanted`` the button.
    """

    unit_shown = Signal(str)
    write_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[ReceiptDue, ...] = ()
        self.made: tuple[MadeReceipt, ...] = ()
        self.notice = Banner("error")
        self.card = Card(flush=True)
        self.table = PlainTable("", in_card=True)
        self.table.shows_beside = True
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.empty = EmptyState("send", "")
        self.card.body.addWidget(self.table, 1)
        self.card.body.addWidget(self.empty, 1)
        self.made_card = Card(flush=True)
        self.made_table = PlainTable("", in_card=True)
        self.made_table.set_widths(90, 130, 110, 110, 110)
        self.again = Button("", icon="usb", key=AGAIN_KEY)
        self.made_card.head.addWidget(self.again)
        self.made_card.body.addWidget(self.made_table, 1)
        for widget in (self.notice, self.card, self.made_card):
            self.column.addWidget(widget)
        self.notice.hide()
        self.table.cursor_moved.connect(self._show_unit)
        self.table.opened.connect(lambda _row: self.write_wanted.emit())
        self.made_table.cursor_moved.connect(lambda _row: self._name_again())
        self.made_table.opened.connect(lambda _row: self.again.click())
        self.again.clicked.connect(self.again_wanted)
        self.retranslate()
        self.restyle()

    @property
    def current(self) -> ReceiptDue | None:
        """Return the unit under the cursor, the first while the cursor is nowhere."""
        row = max(0, self.table.currentIndex().row())
        return self.rows[row] if row < len(self.rows) else None

    @property
    def chosen(self) -> list[ReceiptDue]:
        """Return the selected units, or that under the cursor where none is."""
        numbers = self.table.selected_rows()
        if numbers:
            return [self.rows[number] for number in numbers if number < len(self.rows)]
        return [self.current] if self.current is not None else []

    @property
    def current_made(self) -> MadeReceipt | None:
        """Return the receipt to be written again: that under the cursor, the newest while it is nowhere."""
        row = max(0, self.made_table.currentIndex().row())
        return self.made[row] if row < len(self.made) else None

    def set_rows(self, rows: Sequence[ReceiptDue]) -> None:
        """Show the units; the cursor stays on its unit where it can."""
        before = self.current.unit if self.current is not None else ""
        self.rows = tuple(rows)
        self._show_rows()
        places = [place for place, one in enumerate(self.rows) if one.unit == before]
        if self.rows:
            self.table.go_to(places[0] if places else 0)
        self._show_unit(0)

    def set_made(self, made: Sequence[MadeReceipt]) -> None:
        """Show the receipts of the unit under the cursor."""
        self.made = tuple(made)
        self._show_made()

    def show_problem(self, sentence: Sentence) -> None:
        """Say why the units could not be read."""
        self.notice.set_message("error", sentence.title, sentence.body)
        self.notice.show()

    def retranslate(self) -> None:
        """Set every word."""
        self.card.set_title(_("Đơn vị và phiếu gần nhất"))
        self.table.setAccessibleName(_("Đơn vị và phiếu gần nhất"))
        self.empty.set_words(
            _("Chưa có đơn vị nào để gửi phiếu"),
            _("Đơn vị nào có máy đã đăng ký thì đứng ở đây; phiếu nhận niêm phong cho đúng các máy ấy."),
        )
        self._show_rows()
        self._show_made()

    def restyle(self) -> None:
        """Take heights at the new text size."""
        super().restyle()
        if hasattr(self, "made_table"):
            self.table.set_widths(*((230, 170, 76) if theme.current().compact else (420, 200, 90)))
            self.table.setMinimumHeight(theme.px(_UNITS))
            self.made_table.setMinimumHeight(theme.px(_MADE))

    def _show_rows(self) -> None:
        heads = (Head(_("Đơn vị")), Head(_("Phiếu gần nhất")), Head(_("Tin mới"), right=True), Head(_("Tình trạng")))
        self.table.set_content(heads, [_due_row(one) for one in self.rows])
        self.table.setVisible(bool(self.rows))
        self.empty.setVisible(not self.rows)

    def _show_unit(self, _row: int) -> None:
        if self.current is not None:
            self.unit_shown.emit(self.current.unit)
        else:
            self.set_made(())

    def _show_made(self) -> None:
        unit = self.current
        self.made_card.setVisible(unit is not None and bool(self.made))
        if unit is None:
            return
        title = _("Các phiếu của {unit}").format(unit=unit.unit_name)
        self.made_card.set_title(title)
        self.made_table.setAccessibleName(title)
        heads = (
            Head(_("Phiếu số")),
            Head(_("Làm ngày")),
            Head(_("Chấp nhận"), right=True),
            Head(_("Trả lại"), right=True),
            Head(_("Chờ duyệt"), right=True),
            Head(_("Tình trạng")),
        )
        self.made_table.set_content(heads, [_made_row(one) for one in self.made])
        self._name_again()

    def _name_again(self) -> None:
        made = self.current_made
        self.again.set_words(_("Ghi lại phiếu số {number}").format(number=made.number if made is not None else 0))
        self.again.setEnabled(made is not None and not made.confirmed)  # its file was let go of when it was opened


class WritePage(PageColumn, Translated):
    """What is about to be written, where to, who signs; the problem of the last try; progress."""

    def __init__(self) -> None:
        super().__init__()
        self.plan = ReceiptPlan()
        self.notice = Banner("error")
        self.what_card, self.target_card, self.sign_card, self.progress_card = Card(), Card(), Card(), Card()
        self.what = Text(wrap=True)
        self.picker = TargetPicker()
        self.form = SigningForm()
        self.progress = ProgressPanel()
        self.what_card.body.addWidget(self.what)
        self.target_card.body.addWidget(self.picker)
        self.target_card.body.addStretch(1)
        self.sign_card.body.addWidget(self.form)
        self.progress_card.body.addWidget(self.progress)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.addWidget(self.target_card, 1)
        self._pair.addWidget(self.sign_card, 1)
        for widget in (self.notice, self.progress_card, self.what_card):
            self.column.addWidget(widget)
        self.column.addLayout(self._pair)
        self.notice.hide()
        self.progress_card.hide()
        self.retranslate()
        self.restyle()

    def set_plan(self, plan: ReceiptPlan) -> None:
        """Say what is about to be written; a receipt that exists needs no signer."""
        self.plan = plan
        self.notice.hide()
        self.sign_card.setVisible(bool(plan.units))
        self.retranslate()

    def set_busy(self, busy: bool) -> None:
        """Show that receipts are being written, or that it ended."""
        for card in (self.target_card, self.sign_card):
            card.setEnabled(not busy)
        self.progress_card.setVisible(busy)
        if busy:
            self.notice.hide()
            self.progress.start(_("Đang làm phiếu nhận…"))

    def show_progress(self, done: int, total: int) -> None:
        """Follow it, receipt by receipt."""
        name = self.plan.names[done] if done < len(self.plan.names) else ""
        self.progress.show_progress(done, total, words.progress_words(done, total, name))

    def show_problem(self, sentence: Sentence) -> None:
        """Say why nothing was written."""
        self.notice.set_message("error", sentence.title, sentence.body)
        self.notice.show()

    def retranslate(self) -> None:
        """Set every word."""
        self.what_card.set_title(_("Sẽ ghi"))
        self.target_card.set_title(_("Ghi ra đâu"))
        self.sign_card.set_title(_("Người ký phiếu"))
        self.what.setText(words.plan_words(self.plan) if self.plan.count else "")

    def restyle(self) -> None:
        """Lay stick and signer beside each other, or below at large text."""
        super().restyle()
        if hasattr(self, "_pair"):
            compact = theme.current().compact
            self._pair.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)
            self._pair.setSpacing(theme.px(12))


class ResultPage(PageColumn, Translated):
    """How it ended, unit by unit, and what to do next; ``go_on_wanted`` follows the button of the first step."""

    go_on_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.written: Written | None = None
        self.button: Button | None = None
        self.outcome = OutcomeBlock()
        self.why = Banner("error")
        self.card = Card(flush=True)
        self.table = PlainTable("", in_card=True)
        self.card.body.addWidget(self.table, 1)
        self.next = NextSteps("")
        for widget in (self.outcome, self.why, self.card, self.next):
            self.column.addWidget(widget)
        self.why.hide()
        self.table.cursor_moved.connect(self._show_why)
        self.restyle()

    def set_written(self, written: Written) -> None:
        """Show how it ended, with the cursor on what went wrong first."""
        self.written = written
        self.retranslate()
        wrong = [place for place, one in enumerate(written.answers) if one.problem is not None]
        if written.answers:
            self.table.go_to(wrong[0] if wrong else 0)

    def retranslate(self) -> None:
        """Set every word of what is shown."""
        written = self.written
        if written is None:
            return
        self.outcome.set_message(*words.verdict(written))
        self.card.set_title(_("Từng đơn vị"))
        self.table.setAccessibleName(_("Từng đơn vị"))
        heads = (
            Head(_("Đơn vị")),
            Head(_("Phiếu số"), right=True),
            Head(_("Chấp nhận"), right=True),
            Head(_("Trả lại"), right=True),
            Head(_("Chờ duyệt"), right=True),
            Head(_("Tình trạng")),
        )
        self.table.set_content(heads, [_answer_row(one) for one in written.answers])
        self.card.setVisible(bool(written.answers))
        self._show_next(written)

    def restyle(self) -> None:
        """Take the height of the list at the new text size."""
        super().restyle()
        if hasattr(self, "table"):
            compact = theme.current().compact
            self.table.set_widths(*((230, 80, 96, 70, 96) if compact else (420, 90, 110, 110, 110)))
            self.table.setMinimumHeight(theme.px(_RESULTS))

    def _show_next(self, written: Written) -> None:
        self.button = None
        steps: list[NextStep] = []
        for title, text in words.next_steps(written):
            button = None
            if written.left.count and not steps:
                failed = any(one.problem is not None for one in written.answers)
                again = _("Ghi lại") if failed else _("Ghi tiếp")
                button = self.button = Button(again, "filled", icon="usb", key="Enter")
                button.clicked.connect(self.go_on_wanted)
            steps.append(NextStep(title, text, button))
        self.next.set_title(_("Việc tiếp theo"))
        self.next.set_steps(steps)

    def _show_why(self, row: int) -> None:
        answers = self.written.answers if self.written is not None else ()
        problem = answers[row].problem if 0 <= row < len(answers) else None
        self.why.setVisible(problem is not None)
        if problem is not None:
            self.why.set_message("error", problem.title, problem.body)


def _due_row(one: ReceiptDue) -> Row:
    mark, told = words.standing(one)
    return (
        Cell(one.unit_name, strong=True),
        Cell(words.last_receipt(one)),
        Cell(format_money(one.news) if one.news else NONE, right=True, strong=bool(one.news)),
        Cell(told, mark=mark),
    )


def _made_row(one: MadeReceipt) -> Row:
    mark, told = words.made_standing(one)
    return (
        Cell(str(one.number), strong=True),
        Cell(day_of(one.made_at) or NONE),
        *(Cell(words.told(one, name), right=True) for name in ("accepted", "returned", "received")),
        Cell(told, mark=mark),
    )


def _answer_row(one: Answer) -> Row:
    mark, told = words.answer_words(one)
    figures = (one.accepted, one.returned, one.received)
    return (
        Cell(one.unit_name, strong=True),
        Cell(str(one.number) if one.number else NONE, right=True),
        *(Cell(NONE if one.problem is not None else format_money(count), right=True) for count in figures),
        Cell(told, mark=mark),
    )
