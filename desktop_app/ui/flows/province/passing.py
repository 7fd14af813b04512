"""Accepting all that passed the checks: the question, the work in the background, what is said; from any place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.services.province.review_rows import Decided
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.ui.flows.in_background import followed
from desktop_app.ui.flows.workplace import Workplace
from desktop_app.ui.parts.question import Question, ask


class PassingAcceptance(QObject):
    """``done``: records were accepted, or the work was stopped. ``failed`` carries the failure."""

    done = Signal()
    failed = Signal(object)

    def __init__(self, at: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._at = at
        self.ask: Callable[[Question], bool] = ask

    def accept(self, *, unit: str = "", kind: str = "", bundle: str = "") -> None:
        """Ask, and accept what passed the checks, of a unit, kind or bundle ("": any)."""
        at = self._at
        count = Reviewing(at.session).total(unit=unit, kind=kind, bundle=bundle, verdict="pass")
        question = Question(
            _("Duyệt {count} bản ghi đạt kiểm tra?").format(count=count),
            _("Phiếu nhận sau sẽ báo cho đơn vị. Duyệt rồi vẫn xem xét lại được từng bản ghi."),
            safe=_("Để sau"),
            other=_("Duyệt tất cả"),
            other_key="Alt+D",
            icon="check",
            dangerous=False,
            parent=at.window,
        )
        if not count or not self.ask(question):
            return
        at.tasks.run_with_progress(
            followed(
                at.session,
                lambda own, by: Reviewing(own).accept_passing(unit=unit, kind=kind, bundle=bundle, by=by),
            ),
            lambda _done, _total, _stage: None,
            self._told,
            self._complain,
            self.done.emit,
        )

    def _told(self, done: Decided) -> None:
        self._at.window.status.say(_("Đã duyệt {count} bản ghi.").format(count=done.accepted))
        self.done.emit()

    def _complain(self, problem: ProgramError) -> None:
        self.failed.emit(problem)
