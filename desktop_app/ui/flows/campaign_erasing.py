"""Erasing everybody in a campaign whose time of keeping is over: asked once, done with progress in sight, told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.messages import describe_code, scans_concerned, scans_left
from desktop_app.messages.counts import records_counted
from desktop_app.services.erasing import CampaignErasurePlan, Erasure
from desktop_app.services.session import Session
from desktop_app.ui.flows.attempt import complain
from desktop_app.ui.flows.modal_job import ModalJob, Report
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.parts.question import Question
from desktop_app.ui.screens.form_banners import BannerSlot
from desktop_app.ui.tasks import Tasks

_ERASE_KEY: Final = "Alt+X"
Result = TypeVar("Result")


class CampaignErasing:
    """Asks and erases for one session; what cannot be done is said in ``banners``."""

    def __init__(self, window: MainWindow, session: Session, banners: BannerSlot) -> None:
        self._window = window
        self._session = session
        self._tasks: Tasks | None = None
        self._banners = banners

    def erase(self, campaign: str, ask: Callable[[Question], bool]) -> bool:
        """Ask, and erase when the answer is yes; return whether it was done."""
        try:
            plan = self._job(
                _("Đang xem trong đợt có những ai…"), lambda own, _report: Erasure(own).plan_campaign(campaign)
            )
            if plan is None or not ask(question(plan, self._window)):
                return False
            done = self._job(
                _("Đang xóa dữ liệu cá nhân của đợt…"),
                lambda own, report: Erasure(own).erase_campaign(campaign, progress=report),
            )
        except ProgramError as problem:
            complain(problem, self._banners)
            return False
        if done is None:
            self._window.status.say(_("Đã dừng, chưa xóa gì của đợt."), "info", "text2")
            return False
        self._window.status.say(
            _("Đã xóa dữ liệu cá nhân trong {records}; gói tới sẽ báo tỉnh xóa theo.").format(
                records=records_counted(plan.records)
            )
        )
        if left_scans := scans_left(done.scans.emptied, done.scans.kept):
            self._banners.show_banner("info", _("Bản quét của giấy đã in"), left_scans)
        if not done.log_emptied:
            left = describe_code("erased_log_left")
            self._banners.show_banner("warning", left.title, left.body)
        return True

    def _job(self, doing: str, work: Callable[[Session, Report], Result]) -> Result | None:
        """Do ``work`` with nothing else going on beside it; None when it was stopped."""
        self._tasks = self._tasks or Tasks(self._window)  # nothing of it runs on: the window waits for its only job
        job: ModalJob[Result] = ModalJob(self._window, self._tasks, _("Xóa dữ liệu cá nhân của đợt"), doing)
        return job.result(self._session, work, _erased_words)


def _erased_words(done: int, total: int) -> str:
    return _("Đã xong {done} trên {total} bản ghi").format(done=format_money(done), total=format_money(total))


def question(plan: CampaignErasurePlan, window: MainWindow | None) -> Question:
    """Return the question before everybody in a campaign is erased."""
    people = ngettext("{count} người", "{count} người", plan.persons).format(count=format_money(plan.persons))
    gone = _("Mất hẳn: tên của {people}, số định danh, điện thoại, thôn bản, ghi chú và các ô nhạy cảm.")
    texts = [gone.format(people=people)]
    if plan.cards:
        cards = ngettext("{count} thẻ người", "{count} thẻ người", plan.cards).format(count=format_money(plan.cards))
        texts.append(_("Mất theo: {cards} không có tên ở nơi nào khác.").format(cards=cards))
    if plan.scans:
        texts.append(scans_concerned(plan.scans))
    texts += [
        _("Vẫn giữ: số tiền, số lượt, số người, ngày và xã, nên báo cáo của đợt không đổi."),
        _("Không lấy lại được; gói tới báo tỉnh xóa theo."),
    ]
    return Question(
        _("Xóa dữ liệu cá nhân của đợt {name}, {records}?").format(
            name=plan.title, records=records_counted(plan.records)
        ),
        "\n".join(texts),
        safe=_("Không xóa"),
        other=_("Xóa hẳn"),
        other_key=_ERASE_KEY,
        icon="trash-2",
        parent=window,
    )
