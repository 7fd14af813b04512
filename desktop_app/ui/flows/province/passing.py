"""Deciding about many records at once: the question, all that passed the checks, and taking it back; from any place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.services.province.review_rows import Decided
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.session import Session
from desktop_app.ui.flows.in_background import followed
from desktop_app.ui.flows.workplace import Workplace
from desktop_app.ui.parts.question import Question, ask

Ask = Callable[[Question], bool]


def passing_title() -> str:
    """Return what is asked before all that passed the checks is accepted, with places for number and sum."""
    return _("Duyệt {count} bản ghi đạt kiểm tra, tổng {money} đồng?")


def accepted_words(count: int) -> str:
    """Say how many were accepted, and how that is taken back."""
    words = ngettext(
        "Đã duyệt {count} bản ghi. Ctrl+U: xem xét lại.", "Đã duyệt {count} bản ghi. Ctrl+U: xem xét lại.", count
    )
    return words.format(count=format_money(count))


def taken_back_words(count: int) -> str:
    """Say how many wait again."""
    words = ngettext("{count} bản ghi chờ duyệt trở lại.", "{count} bản ghi chờ duyệt trở lại.", count)
    return words.format(count=format_money(count))


def asked_about(
    session: Session, asked: dict[str, str], title: str, put: Ask, parent: QWidget, *, back: bool = False
) -> bool:
    """Ask before many are decided at once: how many, and how much money. Nothing is asked about none."""
    reviewing = Reviewing(session)
    count = reviewing.total(**asked)
    if not count:
        return False
    money = format_money(reviewing.value(**asked))
    text = _("Phiếu nhận sau sẽ báo cho đơn vị. Xem xét lại được cả lượt bằng Ctrl+U, hoặc từng bản ghi.")
    return put(
        Question(
            title.format(count=format_money(count), money=money),
            text,
            safe=_("Để sau"),
            other=_("Trả lại tất cả") if back else _("Duyệt tất cả"),
            other_key="Alt+T" if back else "Alt+D",
            icon="undo-2" if back else "check",
            dangerous=False,
            parent=parent,
        )
    )


class PassingAcceptance(QObject):
    """``done(can_undo)``: decisions changed, or the work was stopped. ``failed`` carries the failure."""

    done = Signal(bool)
    failed = Signal(object)

    def __init__(self, at: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._at = at
        self._last: Decided | None = None
        self.ask: Ask = ask

    def accept(self) -> None:
        """Ask, and accept all that passed the checks."""
        at = self._at
        if not asked_about(at.session, {"verdict": "pass"}, passing_title(), self.ask, at.window):
            return
        at.tasks.run_with_progress(
            followed(at.session, lambda own, by: Reviewing(own).accept_passing(by=by)),
            lambda _done, _total, _stage: None,
            self._accepted,
            self._complain,
            lambda: self.done.emit(self._last is not None),
        )

    def undo(self) -> None:
        """Take the last acceptance back, where it still stands."""
        decided = self._last
        if decided is None:
            return
        at = self._at
        at.tasks.run_with_progress(
            followed(at.session, lambda own, by: Reviewing(own).reconsider_many(decided, by)),
            lambda _done, _total, _stage: None,
            self._taken_back,
            self._complain,
            lambda: self.done.emit(self._last is not None),
        )

    def _accepted(self, decided: Decided) -> None:
        self._last = decided if decided.accepted else None
        self._at.window.status.say(accepted_words(decided.accepted))
        self.done.emit(self._last is not None)

    def _taken_back(self, count: int) -> None:
        self._last = None
        self._at.window.status.say(taken_back_words(count))
        self.done.emit(False)

    def _complain(self, problem: ProgramError) -> None:
        self.failed.emit(problem)
