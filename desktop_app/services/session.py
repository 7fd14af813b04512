"""One unlocked store: who works in it, with which definitions, by which clock.

Everything a service needs is taken from here and passed to its constructor; a session holds no rules of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from desktop_app.base.errors import EnvironmentProblem
from desktop_app.domain.definition import Definitions
from desktop_app.domain.lifting import Lifted, Lifter
from desktop_app.domain.places import Communes
from desktop_app.domain.records import Json, Version
from desktop_app.services.owed import Owed
from desktop_app.services.timekeeping import Timekeeper
from desktop_app.storage.connection import Connection
from desktop_app.storage.factory import Opened
from desktop_app.storage.identity import Identity, read_identity
from desktop_app.storage.keyslots import Operator
from desktop_app.storage.settings import Settings

FORMER_UNITS: Final = "identity.former_units"
"""Setting: provisional unit codes of this store, separated by spaces."""


class Lifting:
    """Lifts versions by the definition each was entered with. Callable, as storage asks for it."""

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions
        self._lifters: dict[tuple[str, int], Lifter] = {}

    def __call__(self, version: Version) -> Lifted:
        """Return the lifted columns. Raises KeyError for a kind or form version this program does not know."""
        key = version.kind, version.form_version
        lifter = self._lifters.get(key)
        if lifter is None:
            lifter = self._lifters[key] = Lifter(self._definitions.version(*key))
        return lifter.lift(version.data, version.unit)


@dataclass(slots=True)
class Session:
    """An open store. Close it once; nothing may use it afterwards.

    ``operator`` is who works: her name goes into versions and the journal. A store opened by its recovery sheet has
    an operator without roles.
    """

    opened: Opened = field(repr=False)
    operator: Operator
    definitions: Definitions
    communes: Communes
    time: Timekeeper
    lifting: Lifting
    for_one_task: bool = False
    notices: list[str] = field(default_factory=list)
    """Codes of what the person who opened the store has to be told: see ``messages``."""
    owed: Owed = field(default_factory=Owed, repr=False)
    """What could not be written for want of room, and waits."""
    forgotten: list[Callable[[Json], bool]] = field(default_factory=list, repr=False)
    """One for each erasure since the store was opened: tells whether it takes something typed that still lies open."""

    @property
    def own_units(self) -> frozenset[str]:
        """The unit's code and the provisional ones it recorded under before the province admitted it."""
        former = Settings(self.connection).get(FORMER_UNITS) or ""
        return frozenset((self.identity.unit, *former.split()))

    def own_too(self, codes: Iterable[str]) -> None:
        """Own records under ``codes`` too, as the province says of the unit's other devices; inside ``write()``."""
        words = {code for code in codes if code.split() == [code]}  # a code of two words would be two units'
        others = (self.own_units | words) - {self.identity.unit}
        Settings(self.connection).set(FORMER_UNITS, " ".join(sorted(others)))

    @property
    def folder(self) -> Path:
        """The store's folder."""
        return self.opened.folder

    @property
    def connection(self) -> Connection:
        """The connection of the thread that opened the session."""
        return self.opened.connection

    @property
    def identity(self) -> Identity:
        """Whose store it is."""
        return self.opened.identity

    def close(self) -> None:
        """Release the store and its lock; of a task's session only its connection."""
        if self.for_one_task:
            self.connection.close()
        else:
            if not self.connection.closed:
                with suppress(EnvironmentProblem):  # the last chance; a disk that refuses it keeps nobody here
                    self.owed.settle(self.connection)
            self.opened.close()

    def hand_over(self) -> Session:
        """Close this thread's connection, so that another thread may ``take_over``; the store stays locked."""
        self.connection.close()
        return self

    def take_over(self) -> Session:
        """Go on with a session that was handed over, in the thread that calls this: the key is not derived again."""
        self.opened.connection = self.opened.connection.open_another()
        return self

    def for_task(self) -> Session:
        """Return the same session on a connection of its own, for the thread that calls this; close it there.

        Whose store it is is read anew: another task may have begun a new epoch, or got the unit its code.
        """
        connection = self.opened.connection.open_another()
        own = replace(self.opened, connection=connection, identity=read_identity(connection))
        return replace(self, opened=own, for_one_task=True)
