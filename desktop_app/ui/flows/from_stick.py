"""Opening from a stick: what suits is looked for in the background and offered in words; else a file is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import N_, _
from desktop_app.services.found_on_sticks import FoundOnStick, admissions_on, bundles_on, requests_on
from desktop_app.services.session import Session
from desktop_app.ui.flows.in_background import on_own_session, sticks_now
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.screens.shown_figures import day_of
from desktop_app.ui.screens.stick_dialog import StickDialog, admission_row, bundles_row, request_row

if TYPE_CHECKING:
    from desktop_app.ui.flows.workplace import Workplace

Found = tuple[FoundOnStick, str]
"""What lies there, and what the stick is called."""


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of files: how it is looked for and offered; title, lead and button are message ids."""

    title: str
    lead: str
    button: str
    find: Callable[[Session, Iterable[Path]], list[FoundOnStick]]
    row: Callable[[FoundOnStick, str, int], Suggestion]


BUNDLES: Final = Sort(
    N_("Nhận gói từ USB"),
    N_("Gói nào đã nhận rồi thì nhận lại cũng không tính hai lần."),
    N_("Nhận các gói này"),
    bundles_on,
    lambda one, stick, value: bundles_row(len(one.files), stick, one.names, value),
)
ADMISSIONS: Final = Sort(
    N_("Mở giấy tiếp nhận"),
    N_("Giấy tiếp nhận cho máy này, có trên các USB đang cắm."),
    N_("Mở giấy này"),
    admissions_on,
    lambda one, stick, value: admission_row(one.names[0], day_of(one.claimed_at), stick, value),
)
REQUESTS: Final = Sort(
    N_("Mở yêu cầu đăng ký máy"),
    N_("Yêu cầu của các đơn vị, có trên các USB đang cắm."),
    N_("Mở yêu cầu này"),
    requests_on,
    lambda one, stick, value: request_row(one.names[0], day_of(one.claimed_at), stick, value),
)


class FromStick(QObject):
    """``open`` offers what lies on the sticks; where nothing suits, or something else is wanted, ``otherwise`` asks.

    ``take`` gets the files that were chosen.
    """

    def __init__(
        self, at: Workplace, sort: Sort, take: Callable[[Sequence[Path]], object], otherwise: Callable[[], object]
    ) -> None:
        super().__init__(at.window)
        self._at = at
        self._sort = sort
        self._take = take
        self._otherwise = otherwise
        self._looking = False
        self.dialog: StickDialog | None = None

    def open(self) -> None:
        """Look at the sticks; asked again meanwhile, once is enough."""
        if self._looking:
            return
        self._looking = True
        drives, sort, screen = self._at.drives, self._sort, self._at.window.current

        def work(own: Session) -> list[Found]:
            """Look at the sticks here too: a slow one must not keep the window."""
            sticks = {one.folder: one.name for one in sticks_now(drives) if not one.unusable}
            return [(one, sticks[one.folder]) for one in sort.find(own, tuple(sticks))]

        def show(found: list[Found]) -> None:
            self._looking = False
            if self._at.window.current is screen:  # else the person went elsewhere, or the screen was locked
                self._offer(found)

        self._at.tasks.run(on_own_session(self._at.session, work), show, self._give_up)

    def _give_up(self, _problem: ProgramError) -> None:
        self._looking = False
        self._otherwise()

    def _offer(self, found: list[Found]) -> None:
        if not found:
            self._otherwise()
            return
        sort = self._sort
        rows = [sort.row(one, stick, number) for number, (one, stick) in enumerate(found)]
        dialog = self.dialog = StickDialog(_(sort.title), _(sort.lead), rows, _(sort.button), self._at.window)
        dialog.chosen.connect(lambda number: self._take(found[int(number)][0].files))
        dialog.file_wanted.connect(self._otherwise)
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.open()
