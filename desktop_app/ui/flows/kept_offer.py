"""Typing that was not saved is offered above its form, never put back and never dropped in silence."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.records import Data
from desktop_app.services.kept_typing import Offer
from desktop_app.ui.parts.question import Question, ask
from desktop_app.ui.screens.form_banners import Answer
from desktop_app.ui.screens.record_form import RecordForm
from desktop_app.ui.screens.record_history import moment


class KeptOffer:
    """The question above one form. Nothing is typed before it is answered.

    ``asks`` puts the question before it is dropped; tests answer it.
    """

    def __init__(self, form: RecordForm, take: Callable[[Data], object], discard: Callable[[], object]) -> None:
        self._form = form
        self._take = take
        self._discard = discard
        self._offer: Offer | None = None
        self.asks: Callable[[Question], bool] = ask

    def forget(self) -> None:
        """Offer nothing: another record is shown."""
        self._offer = None

    def ask(self, offer: Offer) -> None:
        """Ask whether to go on with what was typed."""
        self._offer = offer
        self._form.lock(True)
        way_out = (
            _("Mở lại để làm tiếp, hoặc bỏ để bắt đầu từ bản đã lưu.")
            if offer.record
            else _("Mở lại để làm tiếp, hoặc bỏ để bắt đầu bản mới.")
        )
        self._form.banners.show_banner(
            "info",
            _("Có chữ đang gõ dở, giữ lúc {moment}.").format(moment=moment(offer.saved_at)),
            way_out,
            (Answer(_("Mở lại"), self.take_up, "filled"), Answer(_("Bỏ"), self._drop, "quiet")),
            focus=True,
        )

    def take_up(self) -> None:
        """Go on with it."""
        if self._offer is None:
            return
        offer, self._offer = self._offer, None
        self._form.banners.clear()
        self._form.lock(False)
        self._take(offer.data)
        self._form.focus_first()

    def _drop(self) -> None:
        """Drop it once it was said what goes: nothing brings it back."""
        offer = self._offer
        if offer is None:
            return
        if not self.asks(self._question(offer)):
            self.ask(offer)
            return
        self._offer = None
        self._form.lock(False)
        self._discard()
        self._form.focus_first()

    def _question(self, offer: Offer) -> Question:
        count = len(offer.data)
        answers = ngettext("{count} câu trả lời", "{count} câu trả lời", count).format(count=count)
        saved = _("Bản đã lưu không đổi.") if offer.record else _("Những bản ghi đã lưu không đổi.")
        return Question(
            _("Bỏ chữ đang gõ dở ({answers})?").format(answers=answers),
            _("Chữ đã bỏ không lấy lại được.") + " " + saved,
            safe=_("Giữ chữ gõ dở"),
            other=_("Bỏ chữ gõ dở"),
            other_key="Alt+B",
            parent=self._form.window(),
        )
