"""The tour through the sample book: says what to do next, notices that it was done, and is in nobody's way.

It looks at what is in front and listens to what happened; it does nothing itself and changes no screen. Its place is
kept in the sample book.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.base.i18n import _, language
from desktop_app.services.sample_book import SampleBook
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.parts.tour_strip import TourStrip
from desktop_app.ui.tour_steps import TourStep, tour_steps

if TYPE_CHECKING:  # paper is imported when somebody first prints
    from desktop_app.ui.flows.records import RecordsFlow
    from desktop_app.ui.screens.print_centre import PrintCentre

_LOOK_MS: Final = 400
"""How often it looks at what is in front: typing and previews tell nobody."""


@dataclass(frozen=True, slots=True)
class Sights:
    """What the tour looks at: ``paper`` is the print screen once it is made, ``keys`` tells if they are listed."""

    records: RecordsFlow
    paper: Callable[[], PrintCentre | None]
    keys: Callable[[], bool]


class TourFlow(QObject):
    """``left_book``: somebody wants out of the sample book."""

    left_book = Signal()

    def __init__(self, window: MainWindow, sights: Sights, book: SampleBook) -> None:
        super().__init__(window)
        self._window = window
        self._sights = sights
        self._book = book
        self._step, self._resting = book.step, book.left
        self._completed = book.completed()
        self._happened: set[str] = set()
        self._seen: Mapping[str, Callable[[], bool]] = {
            "form": lambda: window.current is sights.records.form,
            "problems": self._sees_problems,
            "saved": lambda: "changed" in self._happened and book.completed() > self._completed,
            "list": lambda: window.current is sights.records.list_screen,
            "search": self._sees_search,
            "history": lambda: window.current is sights.records.history,
            "paper": self._sees_paper,
            "sent": lambda: "sent" in self._happened,
            "backed_up": lambda: "backed_up" in self._happened,
            "keys": self._sees_keys,
        }
        self.strip = TourStrip()
        self.strip.on_wanted.connect(self._go_on)
        self.strip.leave_wanted.connect(self._leave)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        sights.records.changed.connect(lambda _kind: self.note("changed"))
        window.set_strip(self.strip)
        self.retranslate()
        self._timer.start()

    @property
    def step(self) -> int:
        """The number of the step shown, from 0; as many as there are when all are done."""
        return self._step

    @property
    def resting(self) -> bool:
        """Whether the tour was left and waits to be taken up."""
        return self._resting

    def begin(self) -> None:
        """Take the tour up where it was left; a finished one begins again."""
        self._go_to(0 if self._step >= len(self._steps) else self._step)

    def note(self, event: str) -> None:
        """Hear that something happened: "changed", "sent", "backed_up"."""
        self._happened.add(event)
        self.look()

    def look(self) -> None:
        """Go on when what the step waits for is there. Not while something stands alone over the work (locked)."""
        if self._running and self._window.alone is None and self._seen[self._steps[self._step].until]():
            self._go_to(self._step + 1)

    def retranslate(self) -> None:
        """Say the step in the language in use."""
        if self._running:
            step = self._steps[self._step]
            place = _("Sổ mẫu · Bước {number} trên {count}: {title}")
            title = place.format(number=self._step + 1, count=len(self._steps), title=step.title)
            self.strip.say(title, step.text, _("Bước sau"), _("Thôi xem"))
            return
        done = self._step >= len(self._steps)
        nothing_real = _("Người và số liệu ở đây là bịa ra, không gửi đi đâu. Cứ thử thoải mái.")
        title = _("Sổ mẫu · Đã đi hết các bước") if done else _("Sổ mẫu")
        on = _("Xem lại từ đầu") if done else _("Xem hướng dẫn")
        self.strip.say(title, nothing_real, on, _("Rời sổ mẫu"), icon="circle-check" if done else "info")

    def close(self) -> None:
        """Take the strip away: the book is being closed."""
        self._timer.stop()
        self._window.set_strip(None)

    @property
    def _steps(self) -> tuple[TourStep, ...]:
        return tour_steps(language())

    @property
    def _running(self) -> bool:
        return not self._resting and self._step < len(self._steps)

    def _go_on(self) -> None:
        if self._running:
            self._go_to(self._step + 1)
        else:
            self.begin()

    def _leave(self) -> None:
        if self._running:
            self._resting = True
            self._book.keep(self._step, left=True)
            self.retranslate()
        else:
            self.left_book.emit()

    def _go_to(self, step: int) -> None:
        self._step, self._resting = step, False
        self._happened.clear()
        self._completed = self._book.completed()
        self._book.keep(step, left=False)
        self.retranslate()

    # what is seen

    def _sees_problems(self) -> bool:
        form = self._sights.records.form
        return self._window.current is form and any(one.level == "error" for one in form.panel.problems)

    def _sees_search(self) -> bool:
        shown = self._sights.records.list_screen
        return self._window.current is shown and bool(shown.search.text().strip())

    def _sees_paper(self) -> bool:
        paper = self._sights.paper()
        return paper is not None and self._window.current is paper and paper.print_button.isEnabled()

    def _sees_keys(self) -> bool:
        return self._sights.keys()
