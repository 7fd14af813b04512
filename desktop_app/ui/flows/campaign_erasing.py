"""Erasing everybody in a campaign whose time of keeping is over: asked once, done in place, told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.messages import describe_code
from desktop_app.services.erasing import CampaignErasurePlan, Erasure
from desktop_app.services.session import Session
from desktop_app.ui.flows.attempt import complain
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.parts.question import Question
from desktop_app.ui.screens.form_banners import BannerSlot

_ERASE_KEY: Final = "Alt+X"


class CampaignErasing:
    """Asks and erases for one session; what cannot be done is said in ``banners``."""

    def __init__(self, window: MainWindow, session: Session, banners: BannerSlot) -> None:
        self._window = window
        self._erasure = Erasure(session)
        self._banners = banners

    def erase(self, campaign: str, ask: Callable[[Question], bool]) -> bool:
        """Ask, and erase when the answer is yes; return whether it was done."""
        try:
            with _waiting():
                plan = self._erasure.plan_campaign(campaign)
            if not ask(question(plan, self._window)):
                return False
            with _waiting():
                done = self._erasure.erase_campaign(campaign)
        except ProgramError as problem:
            complain(problem, self._banners)
            return False
        self._window.status.say(
            _("Đã xóa dữ liệu cá nhân trong {records}; gói tới sẽ báo tỉnh xóa theo.").format(
                records=_records(plan.records)
            )
        )
        if not done.log_emptied:
            left = describe_code("erased_log_left")
            self._banners.show_banner("warning", left.title, left.body)
        return True


def question(plan: CampaignErasurePlan, window: MainWindow | None) -> Question:
    """Return the question before everybody in a campaign is erased."""
    people = ngettext("{count} người", "{count} người", plan.persons).format(count=format_money(plan.persons))
    gone = _("Mất hẳn: tên của {people}, số định danh, điện thoại, thôn bản, ghi chú và các ô nhạy cảm.")
    texts = [gone.format(people=people)]
    if plan.cards:
        cards = ngettext("{count} thẻ người", "{count} thẻ người", plan.cards).format(count=format_money(plan.cards))
        texts.append(_("Mất theo: {cards} không có tên ở nơi nào khác.").format(cards=cards))
    texts += [
        _("Vẫn giữ: số tiền, số lượt, số người, ngày và xã, nên báo cáo của đợt không đổi."),
        _("Không lấy lại được; gói tới báo tỉnh xóa theo."),
    ]
    return Question(
        _("Xóa dữ liệu cá nhân của đợt {name}, {records}?").format(name=plan.title, records=_records(plan.records)),
        "\n".join(texts),
        safe=_("Không xóa"),
        other=_("Xóa hẳn"),
        other_key=_ERASE_KEY,
        icon="trash-2",
        parent=window,
    )


@contextmanager
def _waiting() -> Iterator[None]:
    """Show that the program works: a campaign of thousands takes some seconds, and nothing else may be saved then."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()


def _records(count: int) -> str:
    return ngettext("{count} bản ghi", "{count} bản ghi", count).format(count=format_money(count))
