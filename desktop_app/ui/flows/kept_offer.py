"""Typing that was not saved is offered above its form, never put back in silence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.services.kept_typing import Offer
from desktop_app.ui.flows.dropping import may_drop_typing
from desktop_app.ui.screens.form_banners import Answer, BannerSlot
from desktop_app.ui.screens.record_history import moment
from desktop_app.ui.status_bar import StatusBar


def tell_kept(status: StatusBar, kept: bool) -> None:
    """Say that typing was ``kept`` of a form that is left."""
    if kept:
        status.say(_("Chữ đang gõ dở được giữ lại, mở lại để làm tiếp."), "save", "text2")


class Holder(Protocol):
    """What the question stands above: a form, which waits for the answer, or a dialog, which may go on without."""

    banners: BannerSlot

    def lock(self, locked: bool) -> None:
        """Let nothing be typed while the question waits, where that is asked for."""

    def focus_first(self) -> None:
        """Start in the first field, or on the answer that is waited for."""


class KeptOffer:
    """The question above one form. It takes the focus where it has to be answered first (``waits``)."""

    def __init__(
        self,
        form: Holder,
        parent: QWidget,
        take: Callable[[Offer], object],
        discard: Callable[[], object],
        *,
        waits: bool = True,
    ) -> None:
        self._form = form
        self._parent = parent
        self._take = take
        self._discard = discard
        self._waits = waits
        self._offer: Offer | None = None

    def forget(self) -> None:
        """Offer nothing: another record is shown, which can be typed in."""
        self._offer = None
        self._form.lock(False)

    def is_for(self, wanted: Offer) -> bool:
        """Tell whether ``wanted`` is what is offered; an older form of the same record may have kept typing too."""
        offered = self._offer
        return offered is not None and (offered.kind, offered.record or None, offered.form_version) == (
            wanted.kind,
            wanted.record or None,
            wanted.form_version,
        )

    def ask_again(self) -> bool:
        """Ask anew what was not answered yet; tell whether anything is offered."""
        if self._offer is not None:
            self.ask(self._offer)
        return self._offer is not None

    def ask(self, offer: Offer) -> None:
        """Ask whether to go on with what was typed."""
        self._offer = offer
        self._form.lock(self._waits)
        way_out = (
            _("Mở lại để làm tiếp, hoặc bỏ để bắt đầu từ bản đã lưu.")
            if offer.record
            else _("Mở lại để làm tiếp, hoặc bỏ để bắt đầu bản mới.")
        )
        self._form.banners.show_banner(
            "info",
            _("Có chữ đang gõ dở, giữ lúc {moment}.").format(moment=moment(offer.saved_at)),
            way_out,
            (Answer(_("Mở lại"), self.take_up, "filled"), Answer(_("Bỏ"), self._ask_to_drop, "quiet")),
            focus=self._waits,
        )

    def take_up(self) -> None:
        """Go on with it."""
        if self._offer is None:
            return
        offer, self._offer = self._offer, None
        self._form.banners.clear()
        self._form.lock(False)
        self._take(offer)
        self._form.focus_first()

    def _ask_to_drop(self) -> None:
        offer = self._offer
        if offer is not None and not may_drop_typing(moment(offer.saved_at), self._parent):
            self.ask(offer)
            return
        self._offer = None
        self._form.lock(False)
        self._discard()
        self._form.focus_first()
