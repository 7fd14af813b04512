"""What is done to the selected rows of a list: complete, move to a campaign, copy as a table, delete, take back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.messages import describe, problem_line
from desktop_app.messages.counts import records_counted
from desktop_app.services.browsing import OpenList
from desktop_app.services.selection import Left, Outcome, Selection
from desktop_app.services.session import Session
from desktop_app.ui.flows.adding_in_place import AddingInPlace
from desktop_app.ui.flows.attempt import complain
from desktop_app.ui.flows.form_filling import CAMPAIGN_KIND
from desktop_app.ui.flows.list_answers import ListAnswers
from desktop_app.ui.flows.list_copying import ListCopying, gone_words
from desktop_app.ui.flows.long_work import LongWork, Report
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.flows.undoing import Undoing
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.question import Question, ask
from desktop_app.ui.screens.list_words import summed_words
from desktop_app.ui.screens.pick_dialog import PickDialog
from desktop_app.ui.screens.reason_question import ReasonQuestion
from desktop_app.ui.screens.record_list import RecordList
from desktop_app.ui.tasks import Tasks

_MOST_NAMED: Final = 8
"""So many of those that stay as they were are named in the banner; the others are counted."""
_MOST_CAMPAIGNS: Final = 300


class SelectionActions(QObject):
    """``changed(kind)`` follows what changed records. ``ask`` puts a question, ``show`` a dialog; tests answer them.

    ``list_shown`` returns the list that is looked at; ``work`` is told when it is another one.
    """

    changed = Signal(str)

    def __init__(
        self, window: MainWindow, services: RecordServices, tasks: Tasks, screen: RecordList, undoing: Undoing
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._screen = screen
        self._undoing = undoing
        self.work = LongWork(services.session, tasks, screen)
        self.answers = ListAnswers(self.work, screen.banners)
        self.ask: Callable[[Question], bool] = ask
        self.show: Callable[[QDialog], object] = QDialog.exec
        self.list_shown: Callable[[], OpenList | None] = lambda: None
        screen.choice.complete_wanted.connect(self._complete)
        screen.choice.move_wanted.connect(self._choose_campaign)
        self._copying = ListCopying(window, services, self.work, lambda: self.list_shown(), self._failed)
        screen.choice.copy_wanted.connect(self._copying.copy)
        screen.choice.delete_wanted.connect(self._delete)
        screen.choice.restore_wanted.connect(self._restore)

    def stop(self) -> None:
        """Let a job that runs come to an end."""
        self.work.stop()

    def _ask_and_do(
        self,
        records: Sequence[str],
        asks: Callable[[], bool],
        asking: Callable[[], ReasonQuestion],
        says: Callable[[int, int], str],
        does: Callable[[Session, Report, str], Outcome],
        done: Callable[[Outcome, bool], None],
    ) -> None:
        """Do something to many records, with progress that ``says`` how far it is.

        Where the province knows of one of them (``asks``), ask why first, once for all; ``done`` is told whether it
        does. Refused as a whole, it is said why and nothing is done.
        """
        try:
            sent = asks()
        except ProgramError as problem:
            complain(problem, self._screen.banners)
            return
        reason = ""
        if sent:
            question = asking()
            if not self.ask(question):
                return
            reason = question.reason
        self.work.run(
            len(records),
            says,
            lambda own, report: does(own, report, reason),
            lambda outcome: done(outcome, sent),
            self._failed,
        )

    # completing

    def _complete(self, records: list[str]) -> None:
        """Complete the drafts among the records."""
        asking = partial(
            ReasonQuestion,
            _("Hoàn thành {count}?").format(count=records_counted(len(records))),
            _("Có bản ghi đã gửi tỉnh rồi sửa lại. Bản sửa sẽ đi trong gói sau cùng với lý do."),
            safe=_("Chưa hoàn thành"),
            other=_("Hoàn thành"),
            other_key="Alt+H",
            icon="circle-check",
            parent=self._window,
        )
        self._ask_and_do(
            records,
            lambda: Selection(self._services.session).drafts_asking_reason(records),
            asking,
            _completing,
            lambda own, report, reason: Selection(own).complete(records, report, reason=reason),
            lambda outcome, _sent: self._completed(outcome),
        )

    def _completed(self, outcome: Outcome) -> None:
        done = records_counted(len(outcome.saved))
        words = _("Đã hoàn thành {count}.").format(count=done) if outcome.saved else _("Không có bản nháp nào.")
        if outcome.left and not outcome.saved:
            words = _("Chưa bản ghi nào được hoàn thành.")
        if outcome.passed and outcome.saved:
            words += " " + _("{count} đã hoàn thành từ trước.").format(count=records_counted(outcome.passed))
        left = _("{count} còn lỗi, vẫn là bản nháp")
        if any(one.refusal is not None for one in outcome.left):  # refused for another reason than its answers
            left = _("{count} chưa hoàn thành, vẫn là bản nháp")
        self._tell(outcome, words, left.format(count=records_counted(len(outcome.left))))

    # moving

    def _choose_campaign(self, records: list[str]) -> None:
        """Let the campaign be chosen that the records are moved to, or made: not the one all of them are in already."""
        shown = self.list_shown()
        if shown is None:
            return
        others = _other_campaigns(self._services, shown.definition.kind, records)
        lead = _("Chỉ đổi đợt; tiền, ngày và nguồn của từng bản ghi giữ nguyên. Hoàn tác được bằng Ctrl+Z.")
        dialog = PickDialog(
            _("Chuyển {count} sang đợt nào?").format(count=records_counted(len(records))),
            lead if others else _("Trong sổ chưa có đợt nào khác. Thêm đợt mới, các bản ghi chuyển sang đợt ấy."),
            others,
            _("Chuyển sang đợt này"),
            icon="arrow-right",
            add=_("Thêm đợt mới"),
            parent=self._window,
        )
        dialog.chosen.connect(lambda campaign: self._move(records, str(campaign)))
        dialog.add_wanted.connect(
            lambda typed: _add_campaign(self._services, typed, lambda made: self._move(records, made), self._window)
        )
        self.show(dialog)
        dialog.deleteLater()

    def _move(self, records: Sequence[str], campaign: str) -> None:
        asking = partial(
            ReasonQuestion,
            _("Chuyển {count} sang đợt khác?").format(count=records_counted(len(records))),
            _("Có bản ghi đã gửi tỉnh. Bản sửa sẽ đi trong gói sau cùng với lý do."),
            safe=_("Không chuyển"),
            other=_("Chuyển đợt"),
            other_key="Alt+C",
            icon="arrow-right",
            parent=self._window,
        )
        self._ask_and_do(
            records,
            lambda: Selection(self._services.session).asks_reason(records),
            asking,
            _moving,
            lambda own, report, reason: Selection(own).move(records, campaign, report, reason=reason),
            lambda outcome, _sent: self._moved(outcome, self._services.lookups.suggestion(campaign).title),
        )

    def _moved(self, outcome: Outcome, campaign: str) -> None:
        if outcome.stopped:
            self._window.status.say(_("Đã dừng; chưa bản ghi nào chuyển đợt."))
            return
        words = _("Đã chuyển {count} sang đợt {campaign}.")
        words = words.format(count=records_counted(len(outcome.saved)), campaign=campaign)
        if outcome.passed:
            words += " " + _("{count} đã ở đợt ấy từ trước.").format(count=records_counted(outcome.passed))
        self._tell(
            outcome, words, _("{count} không chuyển, vẫn ở đợt cũ").format(count=records_counted(len(outcome.left)))
        )

    # deleting

    def _delete(self, records: list[str]) -> None:
        """Put records into the bin."""
        asking = partial(deletion_question, len(records), self._screen.chosen_sums(), self._window)
        self._ask_and_do(
            records,
            lambda: Selection(self._services.session).asks_reason(records),
            asking,
            _deleting,
            lambda own, report, reason: Selection(own).delete(records, report, reason=reason),
            self._deleted,
        )

    def _deleted(self, outcome: Outcome, sent: bool) -> None:
        done = records_counted(len(outcome.saved))
        words = _("Đã bỏ {count} vào thùng rác.").format(count=done)
        if sent and outcome.saved:
            words += " " + _("Bản ghi đã gửi tỉnh sẽ được báo là đã xóa trong gói sau.")
        if not outcome.saved:
            words = _("Chưa bản ghi nào vào thùng rác.")
        self._tell(
            outcome, words, _("{count} không xóa được, vẫn trong sổ").format(count=records_counted(len(outcome.left)))
        )

    # taking out of the bin

    def _restore(self, records: list[str]) -> None:
        self.work.run(
            len(records),
            _restoring,
            lambda own, report: Selection(own).take_out(records, report),
            self._restored,
            self._failed,
        )

    def _restored(self, outcome: Outcome) -> None:
        words = _("Đã lấy lại {count}.").format(count=records_counted(len(outcome.back)))
        if not outcome.back:
            words = _("Chưa lấy lại bản ghi nào.")
        left = _("{count} không lấy lại được, vẫn trong thùng rác").format(count=records_counted(len(outcome.left)))
        self._tell(outcome, words, left)

    # what came of it

    def _failed(self, problem: ProgramError) -> None:
        self.changed.emit(self.work.ended_kind)
        self.answers.complain(problem)

    def _tell(self, outcome: Outcome, words: str, left: str) -> None:
        """Say what was done, by name what was not, and what kept the rest from it; offer to undo it."""
        answers = self.answers
        answers.clear()
        self.changed.emit(self.work.ended_kind)
        words += gone_words(outcome.gone)
        if outcome.stopped:
            words = _("Đã dừng.") + " " + words
        self._window.status.say(words)
        if outcome.saved:
            self._undoing.offer(outcome.saved)
        lines = self._lines(outcome.left)
        if outcome.failure is not None:
            sentence = describe(outcome.failure)
            answers.show("error", sentence.title, "\n".join([sentence.body, *([left, *lines] if lines else [])]))
        elif lines:
            alone = outcome.left[0].refusal if len(outcome.left) == 1 and not (outcome.saved or outcome.back) else None
            if alone is not None:  # of the only one it is also said what to do next
                answers.complain(alone)
            else:
                answers.show("warning", left, "\n".join(lines))

    def _lines(self, left: Sequence[Left]) -> list[str]:
        nameless = _("(chưa có tên)")
        lines = [f"{one.title or nameless}: {self._why(one)}" for one in left[:_MOST_NAMED]]
        more = len(left) - _MOST_NAMED
        if more > 0:
            lines.append(_("và {count} nữa").format(count=records_counted(more)))
        return lines

    def _why(self, left: Left) -> str:
        if left.problem is not None:
            return problem_line(left.problem, left.definition, self._services.browsing.context)
        return describe(left.refusal).title if left.refusal is not None else ""


def _add_campaign(services: RecordServices, typed: str, done: Callable[[str], None], window: MainWindow) -> None:
    """Let a campaign be made in place; ``done`` gets its id."""
    adding = AddingInPlace(services, CAMPAIGN_KIND, typed, lambda row: done(str(row.value)), window)
    adding.said.connect(lambda words: window.status.say(words, "save", "text2"))
    adding.begin()


def deletion_question(count: int, sums: Sequence[str], parent: QWidget | None) -> ReasonQuestion:
    """Return the question before ``count`` records, adding up to ``sums``, go into the bin.

    The province knows of one of them at least; which ones is not counted.
    """
    told = _("Bản ghi đã gửi tỉnh sẽ được báo là đã xóa trong gói sau. Trong thùng rác vẫn lấy lại được.")
    return ReasonQuestion(
        _("Bỏ {count} vào thùng rác?").format(count=records_counted(count)),
        summed_words(sums) + told,
        safe=_("Không xóa"),
        other=_("Bỏ vào thùng rác"),
        other_key="Alt+B",
        parent=parent,
    )


def _other_campaigns(services: RecordServices, kind: str, records: Sequence[str]) -> list[Suggestion]:
    """Return the campaigns records of a kind may be moved to, the latest first, with how many of it are in each."""
    already = Selection(services.session).common_campaign(records)
    rows = services.browsing.open(CAMPAIGN_KIND, order="day").rows(0, _MOST_CAMPAIGNS)
    sizes = services.browsing.campaign_sizes(kind, drafts=True)
    return [
        Suggestion(row.title, row.id, tail=records_counted(sizes.get(row.id, 0)))
        for row in rows
        if row.state == "complete" and row.id != already
    ]


def _completing(done: int, total: int) -> str:
    return _("Đang hoàn thành: {done} trên {total} bản ghi").format(done=format_money(done), total=format_money(total))


def _moving(done: int, total: int) -> str:
    return _("Đang chuyển đợt: {done} trên {total} bước").format(done=format_money(done), total=format_money(total))


def _deleting(done: int, total: int) -> str:
    return _("Đang xóa: {done} trên {total} bản ghi").format(done=format_money(done), total=format_money(total))


def _restoring(done: int, total: int) -> str:
    return _("Đang lấy lại: {done} trên {total} bản ghi").format(done=format_money(done), total=format_money(total))
