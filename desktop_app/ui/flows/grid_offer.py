"""Rows of a grid that were kept: offered above it, taken up, or thrown away after a question with their number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from desktop_app.base.i18n import _
from desktop_app.services.grid import GridOffer
from desktop_app.ui.flows.dropping import may_drop_rows
from desktop_app.ui.screens.campaign_grid import CampaignGrid
from desktop_app.ui.screens.form_banners import Answer
from desktop_app.ui.screens.kept_line import kept_words, rows_words

MOST_NAMED = 3
"""So many other campaigns with rows that were kept are offered beside each other."""


class GridOffers:
    """Asks above one grid. ``take`` gets the offer that is taken up; ``drop`` is called when its rows may go."""

    def __init__(self, screen: CampaignGrid, take: Callable[[GridOffer], object], drop: Callable[[], object]) -> None:
        self._screen = screen
        self._take = take
        self._drop = drop

    def ask(self, offer: GridOffer) -> None:
        """Offer the rows that were kept of the grid in front; nothing is typed before that is answered."""
        self._screen.lock(True)
        self._screen.banners.show_banner(
            "info",
            kept_words(offer.rows, offer.saved_at),
            _("Mở lại để làm tiếp, hoặc bỏ để bắt đầu bảng mới."),
            (
                Answer(_("Mở lại"), lambda: self._take(offer), "filled"),
                Answer(_("Bỏ"), partial(self._ask_to_drop, offer), "quiet"),
            ),
            focus=True,
        )

    def _ask_to_drop(self, offer: GridOffer) -> None:
        if may_drop_rows(offer.rows, self._screen):
            self._drop()
        else:
            self.ask(offer)

    def name(self, offers: Sequence[tuple[GridOffer, str]], go: Callable[[str], object]) -> None:
        """Say which campaigns have rows that wait, each with a way to them, while none is chosen yet."""
        if not offers:
            return
        named = [f"{title}: {rows_words(offer.rows)}" for offer, title in offers[:MOST_NAMED]]
        answers = [
            Answer(_("Mở {title}").format(title=title), partial(go, offer.campaign))
            for offer, title in offers[:MOST_NAMED]
        ]
        text = " · ".join(named) + ("." if len(offers) <= MOST_NAMED else " · …")
        self._screen.banners.show_banner("info", _("Còn bảng nhập dở của đợt khác."), text, tuple(answers))
