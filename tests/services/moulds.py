"""New stores poured from moulds: one whole making per process and kind, every other one a copy that is opened.

Making a store costs five times what copying and opening one does, and most tests only want one to be there. What making
does is tested where ``make_store`` is called itself.
"""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from desktop_app.base import paths
from desktop_app.base.clock import Clock
from desktop_app.domain import definition_loader, places
from desktop_app.media.drives import SystemDrives
from desktop_app.services.session import Lifting, Session
from desktop_app.services.setting_up import NewStore, SetUp, make_store
from desktop_app.services.timekeeping import Timekeeper
from desktop_app.storage.epochs import HighWater
from desktop_app.storage.factory import open_store
from desktop_app.storage.slots import KdfParameters
from desktop_app.storage.versions import newest_claim

_Kind = tuple[SetUp, str]
"""The answers and the time of making."""


class Moulds:
    """The moulds of this process, and how many of each kind the running test has used.

    Every store of one test comes from a mould of its own: no two of them share an id, a key or an epoch.
    """

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None
        self._made: dict[tuple[_Kind, int], tuple[Path, NewStore]] = {}
        self._asked: set[tuple[_Kind, int]] = set()
        self._used: Counter[_Kind] = Counter()
        self._in_a_test = False

    def begin(self) -> None:
        """Say that a test begins: all moulds are free again."""
        self._used.clear()
        self._in_a_test = True

    def end(self) -> None:
        """Say that it is over. What is made between tests (for several of them) is made anew."""
        self._in_a_test = False

    def pour(self, folder: Path, answers: SetUp, clock: Clock, kdf: KdfParameters) -> NewStore:
        """Do as ``make_store`` does; the session is the one that follows the making, its login journalled there."""
        if not self._in_a_test or folder.exists():
            return make_store(folder, answers, clock=clock, kdf=kdf)
        kind = answers, clock.now().isoformat()
        mould = kind, self._used[kind]
        self._used[kind] += 1
        if mould not in self._asked:  # a mould is worth its making only for what is wanted again
            self._asked.add(mould)
            return make_store(folder, answers, clock=clock, kdf=kdf)
        if mould not in self._made:
            self._made[mould] = self._mould(answers, clock, kdf)
        place, made = self._made[mould]
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(place, folder)
        session = _opened(folder, answers, clock)
        return NewStore(session, made.recovery_secret, made.fingerprint, made.root_secret, made.paper_identity)

    def _mould(self, answers: SetUp, clock: Clock, kdf: KdfParameters) -> tuple[Path, NewStore]:
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="so-cong-doan-moulds-")
        place = Path(self._folder.name) / str(len(self._made))
        made = make_store(place, answers, clock=clock, kdf=kdf)
        made.session.opened.high_water = None  # the mark of a mould is nobody's: none stands in any profile
        made.session.close()
        return place, made


MOULDS: Final = Moulds()


def _opened(folder: Path, answers: SetUp, clock: Clock) -> Session:
    """Open a copy as ``make_store`` leaves a new store: nothing more is journalled, no mark stands in the profile."""
    opened = open_store(
        folder,
        operator=answers.operator,
        passphrase=answers.passphrase,
        clock=clock,
        is_removable=SystemDrives().is_removable,
        high_water=HighWater(paths.profile()),
    )
    assert opened.operator is not None
    definitions = definition_loader.shipped()
    return Session(
        opened=opened,
        operator=opened.operator,
        definitions=definitions,
        communes=places.shipped(),
        time=Timekeeper(clock, newest_claim(opened.connection, opened.identity.device)),
        lifting=Lifting(definitions),
    )
