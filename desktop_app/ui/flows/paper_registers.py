"""The registers of paper behind the print place: printed papers, numbers of documents, the office's own texts.

How to mount: offer ``REGISTERS`` as buttons, ``open`` the one that was chosen, go back where it was when ``closed``
comes, open a record at ``record_wanted`` and call ``come_back`` afterwards, and ``keep`` before the window is locked or
closed.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop_app.base.i18n import N_
from desktop_app.ui.flows.number_register import NumbersFlow
from desktop_app.ui.flows.paper_texts import TextsFlow
from desktop_app.ui.flows.printed_papers import PapersFlow

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.services.session import Session
    from desktop_app.ui.flows.choosing import Chooser
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.screens.print_pages import PreviewFactory
    from desktop_app.ui.tasks import Tasks

PAPERS, NUMBERS, TEXTS = "printed", "numbers", "texts"
REGISTERS: Final[tuple[tuple[str, str, str], ...]] = (
    (PAPERS, N_("Giấy đã in"), "history"),
    (NUMBERS, N_("Sổ văn bản"), "table"),
    (TEXTS, N_("Lời văn của đơn vị"), "pencil"),
)
"""Code, words and icon of each register."""


class PaperRegisters(QObject):
    """Each register is made when it is first opened. ``record_wanted`` asks for a record that stands on a paper."""

    closed = Signal()
    record_wanted = Signal(str)

    def __init__(
        self, window: MainWindow, tasks: Tasks, session: Session, chooser: Chooser, make_preview: PreviewFactory
    ) -> None:
        super().__init__(window)
        self._given = (window, tasks, session)
        self._chooser = chooser
        self._make_preview = make_preview
        self._back: Callable[[], object] | None = None

    @cached_property
    def papers(self) -> PapersFlow:
        """The printed papers."""
        flow = PapersFlow(*self._given, self._chooser, self._make_preview)
        flow.closed.connect(self._leave)
        flow.record_wanted.connect(self.record_wanted)
        return flow

    @cached_property
    def numbers(self) -> NumbersFlow:
        """The numbers of documents."""
        flow = NumbersFlow(*self._given)
        flow.closed.connect(self.closed)
        flow.paper_wanted.connect(lambda code: self.open_paper(code, self.numbers.open))
        return flow

    @cached_property
    def texts(self) -> TextsFlow:
        """The office's own texts."""
        flow = TextsFlow(*self._given)
        flow.closed.connect(self.closed)
        return flow

    def open(self, register: str) -> None:
        """Show a register: one of the codes of ``REGISTERS``."""
        ways: dict[str, Callable[[], None]] = {
            PAPERS: lambda: self.open_papers(),
            NUMBERS: lambda: self.numbers.open(),
            TEXTS: lambda: self.texts.open(),
        }
        ways[register]()

    def open_papers(self) -> None:
        """Show the printed papers from the newest on."""
        self._back = None
        self.papers.open()

    def open_paper(self, code: str, back: Callable[[], object] | None = None) -> None:
        """Show one printed paper; leaving the papers calls ``back`` instead of saying ``closed``."""
        self._back = back
        self.papers.open(code)

    def _leave(self) -> None:
        back, self._back = self._back, None
        (back or self.closed.emit)()

    def open_texts(self, form: str) -> None:
        """Show the texts of one form."""
        self.texts.open(form)

    def come_back(self) -> None:
        """Show the printed papers as they were left: a record of one was looked at."""
        self.papers.come_back()

    def keep(self) -> None:
        """Keep what is typed into texts: the screen is about to be locked or the window closed."""
        if "texts" in vars(self):
            self.texts.save()
