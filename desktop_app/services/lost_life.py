"""Versions of this very device that come to it from the province and are unknown here: a life of it was lost.

Its numbers were used once, so they are not given again: the counter goes on after them, and a new epoch begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop_app.domain.records import StoredVersion
from desktop_app.services.session import Session
from desktop_app.storage.epochs import begin_new_epoch, raise_counter
from desktop_app.storage.identity import read_identity
from desktop_app.storage.journal import Journal
from desktop_app.storage.merge import Merge

MOST: Final = 10**12
"""A thousand saves a second for thirty years. Whoever writes more in our name wants the counter to come to its end."""


class LostLife:
    """Notices one in what a document brings. Inside the ``write()`` that takes it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._merge = Merge(session.connection, session.lifting)
        self._highest = 0

    @property
    def found(self) -> bool:
        """Tell whether there was one."""
        return self._highest > 0

    def look(self, arriving: Sequence[StoredVersion]) -> None:
        """Look at versions before they are stored."""
        device = self._session.identity.device
        own = [one for one in arriving if one.version.device == device and one.version.counter <= MOST]
        known = self._merge.known([one.id for one in own]) if own else frozenset()
        self._highest = max((self._highest, *(one.version.counter for one in own if one.id not in known)))

    def leave(self, *, epoch: bool) -> None:
        """Go on after its numbers; in a new epoch where ``epoch`` says that nobody else begins one."""
        if not self.found:
            return
        raise_counter(self._session.connection, self._highest)
        if epoch:
            begin_epoch(self._session)


def begin_epoch(session: Session) -> None:
    """Begin a new epoch, and journal it. The session knows of it once ``session_follows`` was called."""
    begun = begin_new_epoch(session.connection)
    Journal(session.connection).append("new_epoch", session.operator.name, session.time.moment(), epoch=begun.id)


def session_follows(session: Session) -> None:
    """Let the session know the epoch that was begun, once the ``write()`` is done; and the PC's own memory of it."""
    session.opened.identity = read_identity(session.connection)
    if session.opened.high_water is not None:
        session.opened.high_water.raise_if_possible(session.connection)
