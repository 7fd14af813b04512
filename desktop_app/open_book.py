"""The book that is open, and all that stands or falls with it: the window, the ways in, the desk, its two timers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop_app.base.clock import Clock
from desktop_app.base.i18n import _
from desktop_app.door import Door
from desktop_app.ui.idle import IdleWatch
from desktop_app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.flows.keeping import Leaving
    from desktop_app.ui.flows.start import StartFlow


class OpenBook:
    """At most one store is open. ``window``, ``door`` and ``start_flow`` are others once another book was gone to.

    ``desk``: None before somebody unlocked. ``backups``: runs out every half hour of work.
    """

    window: MainWindow
    door: Door
    start_flow: StartFlow

    def __init__(self, folder: Path, clock: Clock, idle: IdleWatch, backups: QTimer) -> None:
        self.folder = folder
        self.clock = clock
        self.idle = idle
        self.backups = backups
        self.desk: Desk | None = None

    @property
    def is_covered(self) -> bool:
        """Tell whether a book is open below something that stands alone, such as the lock."""
        return self.door.session is not None and self.window.alone is not None

    def leave(self) -> Leaving:
        """Ask whether what could not be kept may go; behind the lock only say that it has to be unlocked for that."""
        from desktop_app.messages import Sentence, describe
        from desktop_app.ui.flows.keeping import Leaving, leave_unkept, unkept_words
        from desktop_app.ui.flows.shown_only import looks_only

        unkept = self.desk.unkept if self.desk is not None else []
        if unkept and self.is_covered:
            words = unkept_words(sum(one.rows for one in unkept), form=any(not one.rows for one in unkept))
            reason = describe(unkept[0].problem)
            self.start_flow.say("warning", Sentence(words, reason.title, _("Mở khóa rồi đóng để chọn giữ hay bỏ.")))
            return Leaving.STAYS
        looks = looks_only(self.door.session) if self.door.session is not None else ""
        return leave_unkept(unkept, self.window, closing=True, looks=looks)

    def may_leave(self) -> bool:
        """Ask the same, and let go of what may go; False where the book stays open."""
        from desktop_app.ui.flows.keeping import Leaving

        left = self.leave()
        if left is Leaving.DROPPED and self.desk is not None:
            self.desk.drop_unkept()
        return left is not Leaving.STAYS

    def close_desk(self) -> None:
        """Keep what is typed and put the desk away; the store stays open."""
        self.idle.stop()
        self.backups.stop()
        if self.desk is not None:
            self.desk.close()
            self.desk = None

    def close_store(self) -> None:
        """Close desk and store without another backup."""
        self.close_desk()
        self.door.close(back_up=False)
