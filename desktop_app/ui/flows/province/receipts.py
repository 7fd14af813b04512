"""Phiếu nhận in the window: which units are due is read, and receipts are made and written, in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop_app.base.errors import EnvironmentProblem, ProgramError, Refused
from desktop_app.media.drives import DriveFinder
from desktop_app.messages import describe
from desktop_app.messages.signer_texts import describe_signing
from desktop_app.services.province.receipts import ReceiptProblem, ReceiptResult, Receipts
from desktop_app.services.session import Session
from desktop_app.services.signing import signers
from desktop_app.ui.destinations import RECEIPTS
from desktop_app.ui.flows.in_background import on_own_session, with_progress
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens.export_steps import PASSPHRASE_CODES
from desktop_app.ui.screens.province.receipts import ReceiptsScreen
from desktop_app.ui.screens.province.receipts_words import Answer, ReceiptOrder, ReceiptPlan, Written

Told = Callable[[ReceiptResult | ReceiptProblem], None]


class ReceiptsFlow(PlaceFlow):
    """``open`` shows the units; a copy that is on its way comes first."""

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self.screen = ReceiptsScreen(at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.screen.write_requested.connect(self._write)
        self.screen.stop_requested.connect(self._stop)
        self.screen.reload_requested.connect(self._reload)
        self.screen.unit_shown.connect(self._show_unit)
        self._serve(self.screen)

    def open(self) -> None:
        """Show the place."""
        if not self.screen.busy:
            self.screen.begin()
            self.screen.set_signers(signers(self._session))
            self._reload()
        self._window.show_screen(self.screen, RECEIPTS)

    def _reload(self) -> None:
        self._tasks.run(
            on_own_session(self._session, lambda own: Receipts(own).due()),
            self.screen.set_rows,
            lambda problem: self.screen.show_unread(describe(problem)),
        )

    def _show_unit(self, unit: str) -> None:
        try:
            self.screen.set_made(Receipts(self._session).made(unit))
        except ProgramError as problem:
            self.screen.show_unread(describe(problem))

    def _write(self, order: ReceiptOrder) -> None:
        drives, picker = self._drives, self.screen.picker
        target, on_stick = picker.target_name, picker.stick is not None
        answers: list[ReceiptResult | ReceiptProblem] = []
        """What was done until it ended, also where somebody stopped it."""

        def show(ejected: bool | None, *, stopped: bool = False) -> None:
            told = tuple(_answer(one) for one in answers)
            left = _left(order.plan, told)
            self.screen.show_written(Written(told, left, target, ejected, stopped))
            self.changed.emit()

        self._running = self._tasks.run_with_progress(
            with_progress(self._session, lambda own, report: _written(own, order, drives, answers.append, report)),
            lambda done, total, _stage: self.screen.show_progress(done, total),
            show,
            lambda problem: self._fail(problem) if not answers else show(None),
            lambda: show(False if on_stick else None, stopped=True),
        )

    def _fail(self, problem: ProgramError) -> None:
        sentence = describe_signing(problem, self._session.operator.name)
        if problem.code in PASSPHRASE_CODES:
            self.screen.show_passphrase_problem(sentence)
        else:
            self.screen.show_problem(sentence)


def _written(
    own: Session, order: ReceiptOrder, drives: DriveFinder, told: Told, report: Callable[[int, int], None]
) -> bool | None:
    """Write everything and let go of the stick; return whether it can be pulled out, None where it need not be."""
    receipts, plan, total = Receipts(own), order.plan, order.plan.count
    good: list[bool] = []

    def note(answer: ReceiptResult | ReceiptProblem) -> None:
        good.append(_answer(answer).proven)
        told(answer)

    if plan.units:
        answers = receipts.make_many(
            plan.units,
            order.to,
            signer=order.signer,
            passphrase=order.passphrase,
            progress=lambda done, _units: report(done, total),
            told=note,
        )
        if len(answers) < len(plan.units):
            return None  # the stick or the disk takes no more
    for done, (unit, number) in enumerate(plan.again, start=len(plan.units)):
        report(done, total)
        try:
            note(receipts.write_again(unit, number, order.to))
        except (Refused, EnvironmentProblem) as problem:
            note(_not_again(receipts, unit, number, problem))
            if isinstance(problem, EnvironmentProblem):
                break
    if len(good) < total or not all(good) or not drives.is_removable(order.to):
        return None
    return drives.eject(order.to)


def _not_again(receipts: Receipts, unit: str, number: int, problem: ProgramError) -> ReceiptProblem:
    name = next((one.unit_name for one in receipts.due(unit)), unit)
    problem.fields.setdefault("receipt", number)
    return ReceiptProblem(unit, name, problem)


def _answer(one: ReceiptResult | ReceiptProblem) -> Answer:
    if isinstance(one, ReceiptResult):
        figures = one.accepted, one.returned, one.received
        return Answer(one.unit, one.unit_name, one.number, one.outcome, *figures, later=one.later)
    number = one.error.fields.get("receipt")
    return Answer(one.unit, one.unit_name, number if isinstance(number, int) else 0, problem=describe(one.error))


def _left(plan: ReceiptPlan, answers: tuple[Answer, ...]) -> ReceiptPlan:
    """Return what is to be written yet: what was made and is not on the stick is written again, never made twice."""
    by_unit = {one.unit: one for one in answers}
    named = dict(zip((*plan.units, *(unit for unit, _number in plan.again)), plan.names, strict=True))
    made = [(one.unit, one.number) for one in answers if one.problem is not None and one.number]
    untried = [unit for unit in plan.units if unit not in by_unit]
    again = [*made, *(one for one in plan.again if one[0] not in by_unit)]
    left = ReceiptPlan(tuple(untried), tuple(again))
    return replace(left, names=tuple(named[unit] for unit in (*untried, *(unit for unit, _number in again))))
