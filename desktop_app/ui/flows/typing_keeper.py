"""Keeps what is being typed every few seconds, apart from the records, and knows what was kept before.

What was kept is offered, never applied; while the offer waits for its answer nothing is kept over it, nor while
somebody who may not enter looks at what another one typed. What could not be kept is tried again every few seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.base.errors import ProgramError
from desktop_app.domain.records import Data
from desktop_app.services.kept_typing import KeptTyping, Offer

PAUSE_MS: Final = 5_000
Key = tuple[str, str | None, int]


@dataclass(frozen=True, slots=True)
class Watched:
    """A form: kind, record (None: a new one) and form version, and what stood in it when it was last kept.

    ``since``: so many erasures there had been by then; ``seen``: over which version it is typed.
    """

    key: Key
    data: Data
    since: int = 0
    seen: str = ""


class TypingKeeper(QObject):
    """``kept`` follows each time something was kept; ``failed`` carries the reason why it could not be, once.

    ``problem``: why what is typed now could not be kept, None where it lies in the drawer or there is nothing.
    """

    kept = Signal()
    failed = Signal(object)

    def __init__(
        self, typing: KeptTyping, read: Callable[[], Data], parent: QObject | None = None, *, pause_ms: int = PAUSE_MS
    ) -> None:
        super().__init__(parent)
        self._typing = typing
        self._read = read
        self._key: Key | None = None
        self._watched: Key | None = None
        self._last: Data = {}
        self._opened: Data = {}
        self._since = 0
        self._seen = ""
        self._waiting = False
        self._rested: Data | None = None
        self.problem: ProgramError | None = None
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause_ms)
        self._timer.timeout.connect(self.flush)

    @property
    def watched(self) -> Watched | None:
        """Return the form that is watched, or the last one that was."""
        return Watched(self._watched, self._last, self._since, self._seen) if self._watched is not None else None

    @property
    def typed_into(self) -> Key | None:
        """Return which form is typed into, None while there is none, it waits for an answer or is only looked at."""
        return None if self._waiting or self._rested is not None else self._key

    @property
    def seen(self) -> str:
        """Return the version of the record over which it is typed, "" for a new record."""
        return self._seen

    def watch(self, kind: str, record: str | None, form_version: int, opened: Data, *, seen: str = "") -> Offer | None:
        """Begin with a form that shows ``opened``. What was kept of it before is returned and waits for its answer.

        ``seen``: the version of the record that is shown.
        """
        self.rest()
        self._key = self._watched = (kind, record, form_version)
        self._opened = self._last = opened
        self._since = self._typing.erasures
        self._seen = seen
        offer = self._offer()
        self._waiting = offer is not None
        return offer

    @property
    def waits(self) -> bool:
        """Whether what was kept before is still offered."""
        return self._waiting

    @property
    def kept_before(self) -> Offer | None:
        """Return what lies in the drawer of the form that is watched, older than what is typed now.

        None as well where the drawer cannot be read: it is asked for just when the book has failed.
        """
        try:
            return self._offer()
        except ProgramError:
            return None

    def _offer(self) -> Offer | None:
        return next(
            (one for one in self._typing.offers() if (one.kind, one.record or None, one.form_version) == self._key),
            None,
        )

    def take_up(self, typed: Data) -> Data:
        """Go on keeping; return what was kept by now: files may have come to what was offered as ``typed``."""
        self._waiting = False
        offer = self._offer()
        self._seen = (offer.seen if offer is not None else "") or self._seen
        return offer.data if offer is not None else typed

    def type_over(self, seen: str, shown: Data) -> None:
        """Go on over another version of the record, which says ``shown``."""
        self._seen = seen
        self._opened = shown
        self.touch()

    def touch(self) -> None:
        """Keep what is typed within the next seconds."""
        if self.typed_into is not None and not self._timer.isActive():
            self._timer.start()

    def flush(self) -> bool:
        """Keep what differs from the record now; return whether anything does. ``problem``: why it is not kept."""
        self._timer.stop()
        if self._key is None or self._waiting:
            return False
        if self._rested is not None:
            return self._rested != self._opened
        data = self._read()
        unsaved = data != self._opened
        self.problem = None
        if data != self._last:
            try:
                if unsaved:
                    self._typing.keep(*self._key, data, seen=self._seen)
                else:
                    self._typing.discard(*self._key)
            except ProgramError as problem:
                self._timer.start()  # what stands in the way may be over by then: another program that writes
                self.problem = problem if unsaved else None
                if self._said != problem.code:
                    self._said = problem.code
                    self.failed.emit(problem)
                return unsaved
            self._last, self._said = data, ""
            self.kept.emit()
        return unsaved

    def discard(self) -> None:
        """Drop what was kept: the clerk chose to."""
        self._timer.stop()
        try:
            if self._key is not None:
                self._typing.discard(*self._key)
        except ProgramError as problem:
            self.failed.emit(problem)
            return
        self._waiting = False
        self._last = self._opened

    def lose_erased(self) -> bool:
        """Tell whether an erasure takes what stands in the form, so that it is kept no more: ask after each one.

        Whoever is typed afterwards is somebody else, whatever she is called. Of a form that was left, which files may
        still come for, it is known for good.
        """
        if self._watched is None:
            return False
        data = self._read() if self._key is not None else self._last
        if not any(self._typing.is_erased(self._watched[1], typed, self._since) for typed in (data, self._last)):
            self._since = self._typing.erasures
            return False
        lost = self._key is not None
        self.rest()
        return lost

    @property
    def paused(self) -> bool:
        """Whether somebody who may not enter looks at the form."""
        return self._rested is not None

    def pause(self) -> None:
        """Keep nothing for a while: somebody who may not enter looks at the form."""
        self._timer.stop()
        if self._rested is None:
            self._rested = self._read()

    def go_on(self) -> Data | None:
        """Go on after that: return what was typed, with the files that came meanwhile; None for nothing to show."""
        typed, self._rested = self._rested, None
        if typed is None or self._key is None or self._waiting:
            return None
        offer = self._offer() if typed == self._last else None  # what could not be kept is newer than what was
        if offer is not None:
            self._last = typed = offer.data
        self.touch()
        return typed if typed != self._read() else None

    def rest(self) -> None:
        """Watch nothing: the form was closed, or what it held is saved."""
        self._timer.stop()
        self._key = None
        self._waiting = False
        self._rested = self.problem = None
        self._said = ""
