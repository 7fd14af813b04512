"""Rows of a grid that were kept: offered above it, taken up, or thrown away after a question with their number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.services.grid import GridOffer
from desktop_app.ui.flows.attempt import complain
from desktop_app.ui.flows.dropping import may_drop_rows
from desktop_app.ui.flows.grid_work import GridWork
from desktop_app.ui.screens.form_banners import Answer
from desktop_app.ui.screens.kept_line import kept_words, rows_words

MOST_NAMED = 3
"""So many other campaigns with rows that were kept are offered beside each other."""


class GridOffers:
    """Asks above the grid of ``work``. ``begin``: goes on where the rows that were kept were thrown away."""

    def __init__(self, work: GridWork, begin: Callable[[], object]) -> None:
        self._work = work
        self._screen = work.screen
        self._begin = begin

    def ask_again(self) -> None:
        """Offer what was not answered yet."""
        offer = self._waiting()
        if offer is not None:
            self.ask(offer)

    def take_up_kept(self, form_version: int) -> None:
        """Go on with what was kept under a form, asked for from elsewhere.

        Where something else is offered first, that stays to be answered: the one must not go over the other.
        """
        offer = self._waiting()
        if offer is not None and offer.form_version == form_version:
            self._screen.banners.clear()
            self._take_up(offer)

    def _waiting(self) -> GridOffer | None:
        book = self._work.book
        return book.offered() if book is not None and self._work.asks else None

    def ask(self, offer: GridOffer) -> None:
        """Offer the rows that were kept of the grid in front; nothing is typed before that is answered."""
        self._screen.lock(True)
        self._screen.banners.show_banner(
            "info",
            kept_words(offer.rows, offer.saved_at),
            _("Mở lại để làm tiếp, hoặc bỏ để bắt đầu bảng mới."),
            (
                Answer(_("Mở lại"), partial(self._take_up, offer), "filled"),
                Answer(_("Bỏ"), partial(self._ask_to_drop, offer), "quiet"),
            ),
            focus=True,
        )

    def _ask_to_drop(self, offer: GridOffer) -> None:
        if may_drop_rows(offer.rows, self._screen):
            self._discard()
        else:
            self.ask(offer)

    def _take_up(self, offer: GridOffer) -> None:
        work, screen, book = self._work, self._screen, self._work.book
        if book is None:
            return
        self._answered()
        try:
            book.take_up(offer)
        except ProgramError as problem:
            complain(problem, screen.banners)
            return
        screen.shared.set_data(book.rows.shared_data)
        screen.table.refresh()
        work.look()
        screen.view.go_to(screen.table.rowCount() - 1, screen.table.first_editable())
        screen.focus_first()

    def _discard(self) -> None:
        try:
            if self._work.book is not None:
                self._work.book.discard()
        except ProgramError as problem:  # who only looks throws nothing of others away
            complain(problem, self._screen.banners)
            return
        self._answered()
        self._begin()

    def _answered(self) -> None:
        self._screen.lock(False)
        self._work.asks = False

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
