"""Epochs: how a store that was set back (a restored backup, a disk image) stops using counters it once gave away.

An epoch is 64 random bits that name their parent and the last counter known in it. The high-water mark is one small
file per store in the user's profile: the highest counter this PC has seen per epoch. It is written when the store is
closed, exported or backed up, not at every save: a mark may lag behind (then only saves that left for nowhere go
unnoticed), but never run ahead.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import msgspec

from desktop_app.base.errors import EnvironmentProblem
from desktop_app.base.files import replace_durably
from desktop_app.storage.connection import Connection
from desktop_app.storage.errors import from_system
from desktop_app.storage.identity import new_hex_id
from desktop_app.storage.settings import Settings

COUNTER: Final = "device.counter"
"""Setting: the last counter the device gave to a version (``versions`` moves it on)."""

RECORDS_BEFORE: Final = "epoch.records_before"
"""Setting: the highest ``record.seq`` when the present epoch began; missing while the store is in its first.

A life that was lost may have sent any record with a row up to here, in any state: nobody in this store knows.
"""


@dataclass(frozen=True, slots=True)
class Epoch:
    """An epoch, the one it follows (None for the first) and the last counter known of that."""

    id: str
    parent: str | None
    parent_counter: int


@dataclass(frozen=True, slots=True)
class Behind:
    """The store is older than what this PC has seen of it: ``counter`` now, ``known`` then (0: a later epoch)."""

    counter: int
    known: int


def read_epoch(connection: Connection) -> Epoch:
    """Return the store's epoch."""
    settings = Settings(connection)
    return Epoch(settings.text("epoch.id"), settings.get("epoch.parent"), settings.integer("epoch.parent_counter"))


def begin_new_epoch(connection: Connection) -> Epoch:
    """Start a new epoch after the present one, inside ``connection.write()``. The next export sends in full."""
    settings = Settings(connection)
    previous = settings.text("epoch.id")
    epoch = Epoch(new_hex_id(), previous, settings.integer(COUNTER))
    settings.set_integer(RECORDS_BEFORE, connection.value("SELECT coalesce(max(seq), 0) FROM record"))
    settings.set("epoch.id", epoch.id)
    settings.set("epoch.parent", previous)
    settings.set_integer("epoch.parent_counter", epoch.parent_counter)
    return epoch


def raise_counter(connection: Connection, counter: int) -> None:
    """Let the counter go on after ``counter``, which a life that was lost has given. Inside ``write()``."""
    settings = Settings(connection)
    settings.set_integer(COUNTER, max(counter, settings.integer(COUNTER)))


class _Marks(msgspec.Struct, forbid_unknown_fields=True):
    """The file: the epoch last seen, the highest counter per epoch; of each record erased the erasure that did it last.

    Ids alone: they tell nobody who she was.
    """

    latest: str
    counters: dict[str, Annotated[int, msgspec.Meta(ge=0)]]
    erasures: dict[str, str] = {}


class HighWater:
    """The marks in ``folder`` (``base.paths.profile()``)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "high-water"

    def behind(self, connection: Connection) -> Behind | None:
        """Tell whether the store is older than its mark: a lower counter, or an epoch that was already left.

        A PC that has not seen the store, and a mark that cannot be read, say nothing: the receipts still will.
        """
        settings = Settings(connection)
        marks = self._read(settings.text("identity.store_id"))
        epoch, counter = settings.text("epoch.id"), settings.integer(COUNTER)
        if marks is None or epoch not in marks.counters:
            return None
        if epoch != marks.latest:
            return Behind(counter=counter, known=0)
        known = marks.counters[epoch]
        return Behind(counter=counter, known=known) if counter < known else None

    def knows_epoch(self, connection: Connection) -> bool:
        """Tell whether this PC has seen the store's epoch before."""
        settings = Settings(connection)
        marks = self._read(settings.text("identity.store_id"))
        return marks is not None and settings.text("epoch.id") in marks.counters

    def remember_erasure(self, connection: Connection, records: Iterable[str], erasure: str) -> None:
        """Note that ``records`` (people, a campaign) were erased; a profile that cannot be written stops nothing."""
        settings = Settings(connection)
        store_id, epoch = settings.text("identity.store_id"), settings.text("epoch.id")
        marks = self._read(store_id) or _Marks(latest=epoch, counters={epoch: settings.integer(COUNTER)})
        marks.erasures |= dict.fromkeys(records, erasure)
        with suppress(EnvironmentProblem):
            self._write(store_id, marks)

    def undone_erasures(self, connection: Connection) -> list[tuple[str, str]]:
        """Return what was erased on this PC by erasures the store does not know, for it was set back: (record, title).

        What has no title is empty in the store too.
        """
        marks = self._read(Settings(connection).text("identity.store_id"))
        if marks is None or not marks.erasures:
            return []
        rows = connection.read(
            "SELECT r.id, r.title FROM json_each(?) j CROSS JOIN record r ON r.id = j.key WHERE r.title <> ''"
            " AND j.value NOT IN (SELECT id FROM record WHERE kind = 'erasure') ORDER BY r.seq",
            (json.dumps(marks.erasures),),
        )
        return [(record, title) for record, title in rows]

    def raise_to(self, connection: Connection) -> None:
        """Record the store's epoch and counter. Raises as ``raise_mark`` does."""
        settings = Settings(connection)
        store_id = settings.text("identity.store_id")
        self.raise_mark(store_id, settings.text("epoch.id"), settings.integer(COUNTER))

    def raise_if_possible(self, connection: Connection) -> None:
        """As ``raise_to``; a profile that cannot be written stops nothing: the mark is a second safety, and may lag."""
        with suppress(EnvironmentProblem):
            self.raise_to(connection)

    def raise_mark(self, store_id: str, epoch: str, counter: int) -> None:
        """Record a counter reached in an epoch; a mark is never lowered, an epoch seen first is the latest.

        Raises DiskFull, StoreReadOnly or StoreUnreachable.
        """
        marks = self._read(store_id) or _Marks(latest=epoch, counters={})
        known = marks.counters.get(epoch)
        if known is None:
            marks.latest = epoch
        elif known >= counter:
            return
        marks.counters[epoch] = counter
        self._write(store_id, marks)

    def _write(self, store_id: str, marks: _Marks) -> None:
        path = self._path(store_id)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_durably(path, msgspec.json.encode(marks))
        except OSError as error:
            raise from_system(error, path) from error

    def _read(self, store_id: str) -> _Marks | None:
        try:
            return msgspec.json.decode(self._path(store_id).read_bytes(), type=_Marks)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return None

    def _path(self, store_id: str) -> Path:
        return self._folder / f"{store_id}.json"
