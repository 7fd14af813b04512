"""The province's ledger: units, the devices admitted for them, what of each stream was applied, and what was not.

Units and their history are ``domain.units``; a device may sign for several codes (its provisional one among them).
Which bundle may apply is ``services``' decision: the ledger remembers. Codes reached by a stream are counters of its
device.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from desktop_app.base.errors import FieldValue
from desktop_app.domain.records import Json
from desktop_app.domain.units import Unit, as_level
from desktop_app.storage.connection import Connection, Row
from desktop_app.storage.former_keys import FormerKey, FormerKeys

DeviceStatus = Literal["admitted", "revoked", "replaced"]

_UNITS: Final = "SELECT code, name, superior, valid_from, valid_to, successor, level FROM unit"
_LINE: Final = "\n"
"""Stands between the codes of several successors: no code holds a line break."""


@dataclass(frozen=True, slots=True)
class Device:
    """An office's PC: 16 hex digits, its keys as text, and the codes it may sign for (``unit`` among them).

    ``label`` is what the province calls it ("máy kế toán"), "" for nothing.
    """

    id: str
    unit: str
    signing_key: str
    sealing_recipient: str
    status: DeviceStatus
    admitted_at: str | None
    units: frozenset[str]
    label: str = ""


@dataclass(frozen=True, slots=True)
class StreamState:
    """How far a stream (unit, device, epoch) was applied: ``applied`` a counter, ``last_number`` a bundle's number.

    ``parent_epoch`` and ``parent_counter`` name what the epoch follows, None for the first.
    """

    unit: str
    device: str
    epoch: str
    parent_epoch: str | None = None
    parent_counter: int | None = None
    applied: int = 0
    last_number: int | None = None


@dataclass(frozen=True, slots=True)
class ReceivedBundle:
    """A bundle that was applied: its stream and number, the hash of its file, the claimed time, what it brought."""

    unit: str
    device: str
    epoch: str
    number: int
    sha256: str
    at: str
    summary: dict[str, Json]


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A file that was not applied: its hash and name, the code and fields of the reason, and when."""

    sha256: str
    name: str
    code: str
    fields: dict[str, FieldValue]
    at: str


class Ledger:
    """Reads and keeps the ledger; what changes it runs inside ``write()``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put_units(self, units: Iterable[Unit]) -> None:
        """Add rows of units, or change those with the same code and ``valid_from``."""
        self._connection.run_many(
            "INSERT OR REPLACE INTO unit (code, name, superior, valid_from, valid_to, successor, level)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    unit.code,
                    unit.name,
                    unit.superior,
                    unit.valid_from,
                    unit.valid_to,
                    _LINE.join(unit.successors) or None,
                    unit.level,
                )
                for unit in units
            ),
        )

    def units(self) -> list[Unit]:
        """Return the rows of all units in the order of code and validity."""
        return [_unit(row) for row in self._connection.read(f"{_UNITS} ORDER BY code, valid_from")]

    def unit(self, code: str, on: str | None = None) -> Unit | None:
        """Return the unit ``code`` as valid on the ISO day ``on`` (None: the latest), or None."""
        row = self._connection.one(
            f"{_UNITS} WHERE code = ?1 AND (?2 IS NULL OR (valid_from <= ?2 AND (valid_to IS NULL OR valid_to >= ?2)))"
            " ORDER BY valid_from DESC LIMIT 1",
            (code, on),
        )
        return None if row is None else _unit(row)

    def put_device(self, device: Device) -> None:
        """Add a device with the codes it may sign for, or change it; a key it had before becomes a former one."""
        FormerKeys(self._connection).leave(device.id, device.signing_key, device.admitted_at)
        self._connection.run(
            "INSERT INTO device (id, unit, signing_key, sealing_recipient, status, admitted_at, label)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET unit = excluded.unit,"
            " signing_key = excluded.signing_key, sealing_recipient = excluded.sealing_recipient,"
            " status = excluded.status, admitted_at = excluded.admitted_at, label = excluded.label",
            (
                device.id,
                device.unit,
                device.signing_key,
                device.sealing_recipient,
                device.status,
                device.admitted_at,
                device.label,
            ),
        )
        self._connection.run("DELETE FROM device_unit WHERE device = ?", (device.id,))
        self._connection.run_many(
            "INSERT INTO device_unit (device, unit) VALUES (?, ?)",
            ((device.id, unit) for unit in sorted(device.units | {device.unit})),
        )

    def device(self, device: str) -> Device | None:
        """Return a device by id, or None."""
        return next(iter(self._devices("WHERE id = ?", device)), None)

    def devices(self) -> list[Device]:
        """Return all devices, by unit."""
        return self._devices("WHERE id <> ? ORDER BY unit, id", "")

    def labels(self) -> dict[str, str]:
        """Return what each device is called here, by its id."""
        return dict(self._connection.read("SELECT id, label FROM device"))

    def former_keys(self) -> list[FormerKey]:
        """Return the keys that devices had before, or that were withdrawn."""
        return FormerKeys(self._connection).all()

    def advance(self, state: StreamState) -> None:
        """Note how far a stream is applied now. The counter never goes back, nor does the number."""
        self._connection.run(
            "INSERT INTO stream (unit, device, epoch, parent_epoch, parent_counter, applied, last_number)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (unit, device, epoch) DO UPDATE SET"
            " applied = max(applied, excluded.applied),"
            " last_number = max(coalesce(last_number, 0), coalesce(excluded.last_number, 0))",
            (
                state.unit,
                state.device,
                state.epoch,
                state.parent_epoch,
                state.parent_counter,
                state.applied,
                state.last_number,
            ),
        )

    def remember(self, bundle: ReceivedBundle) -> None:
        """Note an applied bundle; noted twice it stays as it was first."""
        self._connection.run(
            "INSERT OR IGNORE INTO received (unit, device, epoch, number, sha256, at, summary)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                bundle.unit,
                bundle.device,
                bundle.epoch,
                bundle.number,
                bundle.sha256,
                bundle.at,
                json.dumps(bundle.summary, ensure_ascii=False),
            ),
        )

    def received(self, device: str, epoch: str, number: int) -> ReceivedBundle | None:
        """Return the bundle applied under this number of a stream, or None; another hash than a new file's is a replay.

        Under whichever unit code it came: a device gives a number once.
        """
        row = self._connection.one(
            "SELECT unit, device, epoch, number, sha256, at, summary FROM received WHERE unit IN"
            " (SELECT unit FROM stream WHERE device = :device AND epoch = :epoch)"
            " AND device = :device AND epoch = :epoch AND number = :number ORDER BY rowid LIMIT 1",
            {"device": device, "epoch": epoch, "number": number},
        )
        return None if row is None else _received(row)

    def newest(self, limit: int) -> list[ReceivedBundle]:
        """Return the bundles applied last, newest first."""
        rows = self._connection.read(
            "SELECT unit, device, epoch, number, sha256, at, summary FROM received ORDER BY rowid DESC LIMIT ?",
            (limit,),
        )
        return [_received(row) for row in rows]

    def latest_by_unit(self) -> dict[str, ReceivedBundle]:
        """Return the bundle that was applied last under each code, by the code, the one that came last at the end."""
        rows = self._connection.read(
            "SELECT unit, device, epoch, number, sha256, at, summary FROM received"
            " WHERE rowid IN (SELECT max(rowid) FROM received GROUP BY unit) ORDER BY rowid"
        )
        return {row[0]: _received(row) for row in rows}

    def newest_by_device(self) -> dict[str, tuple[int, str]]:
        """Return number and claimed time of the bundle of each device that was applied last."""
        rows = self._connection.read(
            "SELECT device, number, at FROM received WHERE rowid IN (SELECT max(rowid) FROM received GROUP BY device)"
        )
        return {device: (number, at) for device, number, at in rows}

    def quarantine(self, item: Quarantined) -> None:
        """Note a file that was not applied; the same bytes again replace the reason."""
        self._connection.run(
            "INSERT OR REPLACE INTO quarantine (sha256, name, code, fields, at) VALUES (?, ?, ?, ?, ?)",
            (item.sha256, item.name, item.code, json.dumps(item.fields, ensure_ascii=False), item.at),
        )

    def quarantined(self) -> list[Quarantined]:
        """Return the files that wait in quarantine, newest first."""
        rows = self._connection.read(
            "SELECT sha256, name, code, fields, at FROM quarantine WHERE released_at IS NULL ORDER BY rowid DESC"
        )
        return [Quarantined(sha256, name, code, json.loads(fields), at) for sha256, name, code, fields, at in rows]

    def _devices(self, condition: str, parameter: str) -> list[Device]:
        rows = self._connection.read(
            "SELECT id, unit, signing_key, sealing_recipient, status, admitted_at, label"  # noqa: S608
            f" FROM device {condition}",
            (parameter,),
        )
        units: dict[str, set[str]] = {}
        for device, unit in self._connection.read(
            f"SELECT device, unit FROM device_unit WHERE device IN (SELECT id FROM device {condition})",  # noqa: S608
            (parameter,),
        ):
            units.setdefault(device, set()).add(unit)
        return [
            Device(device, unit, key, recipient, status, admitted_at, frozenset(units.get(device, ())), label)
            for device, unit, key, recipient, status, admitted_at, label in rows
        ]


def _received(row: Row) -> ReceivedBundle:
    unit, device, epoch, number, sha256, at, summary = row
    return ReceivedBundle(unit, device, epoch, number, sha256, at, json.loads(summary))


def _unit(row: Row) -> Unit:
    code, name, superior, valid_from, valid_to, successor, level = row
    successors = tuple(successor.split(_LINE)) if successor else ()
    return Unit(code, name, superior, valid_from, valid_to, successors, as_level(level))
