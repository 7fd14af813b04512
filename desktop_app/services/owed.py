"""What was done although it could not be written down at once: written with the next chance, in the order it happened.

For steps that must not stand in the way when the disk is full or the store busy: letting somebody in, having made a
backup on a stick. On a full disk they get a slice of the room kept for opening. What is owed even then is held in
memory only; whoever did it is told (``not_journalled``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from desktop_app.storage.connection import Connection
from desktop_app.storage.errors import DiskFull, StoreBusy
from desktop_app.storage.reserve import lend_room

Step = Callable[[Connection], None]
NOT_JOURNALLED = "not_journalled"
"""The notice: see ``messages``."""


class Owed:
    """The steps of one session that wait, shared by the sessions of its tasks."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def __bool__(self) -> bool:
        """Tell whether something waits to be written."""
        return bool(self._steps)

    def write(self, connection: Connection, step: Step) -> bool:
        """Do ``step`` after what waits, in one ``write()``; if there is no room for it, let it wait, and return False.

        Not inside ``write()``. Raises what ``write`` raises for any other reason; then ``step`` does not wait.
        """
        steps = [*self._taken(), step]
        try:
            _write(connection, steps)
        except (DiskFull, StoreBusy):
            self._steps[:0] = steps
            return False
        except BaseException:
            self._steps[:0] = steps[:-1]
            raise
        return True

    def settle(self, connection: Connection) -> None:
        """Write what waits, if there is room for it now. Not inside ``write()``."""
        if self._steps:
            self.write(connection, lambda _: None)

    def _taken(self) -> list[Step]:
        """Take everything that waits, one by one: a task in the background may take as well, and nothing goes twice."""
        taken: list[Step] = []
        with suppress(IndexError):
            while True:
                taken.append(self._steps.pop(0))
        return taken


def _write(connection: Connection, steps: Sequence[Step]) -> None:
    """Do ``steps`` in one ``write()``; where the disk is full, once more with a slice of the reserve."""
    try:
        _do(connection, steps)
    except DiskFull:
        if not lend_room(connection.path.parent):
            raise
        _do(connection, steps)


def _do(connection: Connection, steps: Sequence[Step]) -> None:
    with connection.write():
        for step in steps:
            step(connection)
