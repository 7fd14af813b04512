"""Reconciliation with the province: read in the background, shown by kind with the records that explain it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages import describe
from desktop_app.messages.review_words import reason_said
from desktop_app.services.reconciling import DifferenceReason, KindDifference, Reconciliation, Reconciling
from desktop_app.services.session import Session
from desktop_app.ui.destinations import TRANSFER
from desktop_app.ui.flows.in_background import kind_names, on_own_session
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens.reconciliation import ReconciliationScreen
from desktop_app.ui.screens.reconciliation_words import DifferingRecord, KindLine
from desktop_app.ui.screens.shown_figures import day_of


class ReconcilingFlow(PlaceFlow):
    """``record_wanted(record)`` opens one that explains a difference; ``receipt_wanted``, ``closed`` lead away."""

    record_wanted = Signal(str)
    receipt_wanted = Signal()
    closed = Signal()

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self._turn = 0
        self._kind_name = kind_names(at.session)
        self.screen = ReconciliationScreen(at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.screen.record_wanted.connect(self.record_wanted)
        self.screen.receipt_wanted.connect(self.receipt_wanted)
        self.screen.closed.connect(self.closed)

    def open(self) -> None:
        """Compare anew."""
        self.screen.begin()
        self._window.show_screen(self.screen, TRANSFER)
        self._read()

    def come_back(self) -> None:
        """Show the comparison again where it was left for a record, which may count otherwise now."""
        self._window.show_screen(self.screen, TRANSFER)
        self._read()

    def _read(self) -> None:
        self._turn += 1
        turn = self._turn

        def show(table: Reconciliation) -> None:
            if turn == self._turn:
                self._show(table)

        self._tasks.run(on_own_session(self._session, _table), show, self._show_problem)

    def _show(self, table: Reconciliation) -> None:
        number = table.receipt_number or None
        lines = [self._line(one) for one in table.lines] if number is not None else []
        self.screen.set_table(lines, number, day_of(table.at))

    def _line(self, one: KindDifference) -> KindLine:
        records = tuple(record for reason in one.reasons for record in _records(reason))
        sides = (one.ours_records, one.ours_value, one.theirs_records, one.theirs_value)
        return KindLine(self._kind_name(one.kind), *sides, records)

    def _show_problem(self, problem: ProgramError) -> None:
        self.screen.show_problem(describe(problem))


def _table(own: Session) -> Reconciliation:
    return Reconciling(own).table()


def _records(reason: DifferenceReason) -> list[DifferingRecord]:
    if not reason.records:
        return [DifferingRecord("", _("Phần không bản ghi nào giải thích"), reason.code)]
    return [
        DifferingRecord(
            one.record if one.title else "",
            one.title or _("Bản ghi không có trong sổ này"),
            reason.code,
            reason_said(one.reason_code, one.words),
        )
        for one in reason.records
    ]
