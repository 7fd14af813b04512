"""What is said above a report: that it is out of date, that it was stopped, why it did not leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.base.i18n import _
from desktop_app.ui.screens.form_banners import Answer, BannerSlot

if TYPE_CHECKING:
    from desktop_app.messages.sentence import Sentence


class ReportBanners(BannerSlot):
    """The banners of the room; ``again`` makes the report in front anew."""

    def __init__(self, again: Callable[[], object]) -> None:
        super().__init__()
        self._again = again

    def say_stopped(self, title: str = "") -> None:
        """Say that nothing was made, or what else was not done: the person stopped it."""
        said = title or _("Đã dừng, chưa lập báo cáo.")
        self.show_banner("info", said, _("Trong sổ không có gì thay đổi."))

    def refuse_outdated(self, sentence: Sentence) -> None:
        """Say that a report did not leave, for the book says something else by now."""
        self.show_banner("warning", sentence.title, sentence.body, (self._to_make_again(),))

    def say_outdated(self) -> None:
        """Say that records changed since the report was made."""
        self.show_banner(
            "warning",
            _("Số liệu đã đổi từ lúc lập báo cáo."),
            _("Báo cáo đang xem vẫn như lúc lập. Lập lại để lấy số mới."),
            (self._to_make_again(),),
        )

    def _to_make_again(self) -> Answer:
        return Answer(_("Lập lại"), self._again)
