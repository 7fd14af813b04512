"""What came of long work on a list, above that list: told when it is shown again, never above another one."""

from __future__ import annotations

from desktop_app.base.errors import ProgramError
from desktop_app.messages import describe
from desktop_app.ui.flows.long_work import LongWork
from desktop_app.ui.parts.banner import BannerLevel
from desktop_app.ui.screens.form_banners import BannerSlot

Answer = tuple[BannerLevel, str, str]
"""How urgent, title, text."""


class ListAnswers:
    """The banners of the one list screen, for the list that ``work`` was done on last. One answer waits a list."""

    def __init__(self, work: LongWork, banners: BannerSlot) -> None:
        self._work = work
        self._banners = banners
        self._waiting: dict[str, Answer] = {}

    @property
    def here(self) -> bool:
        """Tell whether the list that was worked on is the one shown."""
        return self._work.ended_kind == self._work.kind_shown()

    def clear(self) -> None:
        """Take away what stands above the list that was worked on."""
        self._waiting.pop(self._work.ended_kind, None)
        if self.here:
            self._banners.clear()

    def show(self, level: BannerLevel, title: str, text: str) -> None:
        """Show an answer above its list, now or when that is shown again."""
        if self.here:
            self._banners.show_banner(level, title, text)
        else:
            self._waiting[self._work.ended_kind] = level, title, text

    def complain(self, problem: ProgramError) -> None:
        """Say what is in the way and what to do next."""
        sentence = describe(problem)
        self.show("error", sentence.title, sentence.body)

    def show_here(self) -> None:
        """Show what waited for the list that is shown now."""
        answer = self._waiting.pop(self._work.kind_shown(), None)
        if answer is not None:
            self._banners.show_banner(*answer)
