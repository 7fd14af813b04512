"""What the papers of the print centre are called; told again when the language changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.base.i18n import _

if TYPE_CHECKING:
    from desktop_app.ui.flows.paper_offers import PaperOffers
    from desktop_app.ui.screens.print_centre import PrintCentre


class PaperNaming(QObject):
    """``kind`` is that of the records the papers have to fit, "" for any; ``title`` tells a paper without a choice."""

    def __init__(self, screen: PrintCentre, offers: PaperOffers) -> None:
        super().__init__(screen)
        self._screen = screen
        self._offers = offers
        self.kind = ""
        self.title: Callable[[], str] = str
        screen.words_wanted.connect(self._tell)

    def name_beside(self, code: str) -> None:
        """Offer the papers that can be printed of the same records."""
        kinds = self._offers.kinds(code)
        kind = self.kind or (kinds[0] if len(kinds) == 1 else "")
        papers = self._offers.fitting(kind) if kind else []
        self._screen.steps.set_papers([(one.kind, _named(one.title, one.place)) for one in papers])

    def _tell(self) -> None:
        """Call every paper by its name in the language in use."""
        steps = self._screen.steps
        self._screen.set_papers(self._offers.papers())
        if steps.code:
            steps.set_title(self._offers.view(steps.code).title)
            self.name_beside(steps.code)
        self._screen.name_paper(self.title())


def _named(title: str, mark: str) -> str:
    return _("{name} ({form})").format(name=title, form=mark) if mark else title
