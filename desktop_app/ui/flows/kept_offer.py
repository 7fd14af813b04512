"""Typing that was not saved is offered above its form, never put back in silence."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.base.i18n import _
from desktop_app.domain.records import Data
from desktop_app.services.kept_typing import Offer
from desktop_app.ui.flows.dropping import may_drop_typing
from desktop_app.ui.screens.form_banners import Answer
from desktop_app.ui.screens.kept_line import kept_words
from desktop_app.ui.screens.record_form import RecordForm
from desktop_app.ui.screens.record_history import moment
from desktop_app.ui.status_bar import StatusBar


def tell_kept(status: StatusBar, kept: bool) -> None:
    """Say that typing was ``kept`` of a form that is left."""
    if kept:
        status.say(_("Chữ đang gõ dở được giữ lại, mở lại để làm tiếp."), "save", "text2")


class KeptOffer:
    """The question above one form. Nothing is typed before it is answered."""

    def __init__(self, form: RecordForm, take: Callable[[Data], object], discard: Callable[[], object]) -> None:
        self._form = form
        self._take = take
        self._discard = discard
        self._offer: Offer | None = None

    def forget(self) -> None:
        """Offer nothing: another record is shown, which can be typed in."""
        self._offer = None
        self._form.lock(False)

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
            kept_words(0, offer.saved_at),
            way_out,
            (Answer(_("Mở lại"), self.take_up, "filled"), Answer(_("Bỏ"), self._ask_to_drop, "quiet")),
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

    def _ask_to_drop(self) -> None:
        offer = self._offer
        if offer is not None and not may_drop_typing(moment(offer.saved_at), self._form):
            self.ask(offer)
            return
        self._offer = None
        self._form.lock(False)
        self._discard()
        self._form.focus_first()
