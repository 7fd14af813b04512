"""What the province holds of each unit: its streams, what arrived and when, which numbers never came, what waits.

A stream is told where its device belongs now, as a whole: what of it came under a code the unit had before, or in the
name of a unit that went into it, is in it. What arrived stays with the code it came under; a provisional code is the
unit it became.
A number that never came is told, not lamented: what a later bundle carries is everything since the last receipt.
Something is lacking only where a bundle is held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.services.province.office_codes import OfficeCodes
from desktop_app.services.province.quarantine_desk import QuarantineDesk, WaitingFile
from desktop_app.services.province.stream_history import versions_in
from desktop_app.services.session import Session
from desktop_app.services.whose_store import require_province
from desktop_app.storage.arrivals import Arrivals
from desktop_app.storage.ledger import Device, Ledger, ReceivedBundle
from desktop_app.storage.whole_streams import WholeStream, WholeStreams


@dataclass(frozen=True, slots=True)
class StreamHolding:
    """A device's stream in one epoch. ``last_number`` None: nothing of it could be applied yet.

    ``missing``: numbers below the last that never came. ``lacking``: something of it is held, so what it begins from
    has to come. ``replayed``: the device was set back, the receipt says so. ``newest``: the epoch the device is in.
    """

    device: str
    device_label: str
    epoch: str
    applied: int
    last_number: int | None
    missing: tuple[int, ...]
    lacking: bool
    replayed: bool
    newest: bool


@dataclass(frozen=True, slots=True)
class ArrivedBundle:
    """A bundle that was applied: when (claimed, "" unknown), who signed it, versions new then and in all."""

    number: int
    device_label: str
    epoch: str
    at: str
    signer: str
    new: int
    versions: int
    sha256: str
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitHoldings:
    """Everything of one unit. ``held`` and ``refused`` wait in quarantine; ``arrived`` newest first."""

    unit: str
    unit_name: str
    streams: tuple[StreamHolding, ...]
    held: tuple[WaitingFile, ...]
    refused: tuple[WaitingFile, ...]
    arrived: tuple[ArrivedBundle, ...]
    last_at: str


@dataclass(frozen=True, slots=True)
class UnitOverview:
    """One line a unit: what came, when the last did, how many numbers never, what waits, whether it was set back."""

    unit: str
    unit_name: str
    devices: int
    bundles: int
    last_number: int | None
    last_at: str
    missing: int
    held: int
    refused: int
    replayed: bool


class Holdings:
    """Reads them, for one session of a province. Raises NotAProvince for another."""

    def __init__(self, session: Session) -> None:
        require_province(session)
        self._connection = session.connection
        self._ledger = Ledger(session.connection)
        self._streams = WholeStreams(session.connection)
        self._arrivals = Arrivals(session.connection)
        self._waiting = QuarantineDesk(session)

    def of(self, unit: str, limit: int = 200) -> UnitHoldings:
        """Return what is held of a unit; of what arrived the newest ``limit``."""
        devices, codes = self._ledger.devices(), OfficeCodes(self._connection)
        labels, every = {one.id: one.label for one in devices}, self._waiting.waiting()
        waiting = [one for one in every if codes.unit_of(one.unit) == unit]
        arrived = self._arrivals.of(codes.codes(unit), limit)
        return UnitHoldings(
            unit=unit,
            unit_name=self._name(unit),
            streams=self._streams_of(unit, every, devices),
            held=tuple(one for one in waiting if one.held),
            refused=tuple(one for one in waiting if not one.held),
            arrived=tuple(_arrived(one, labels) for one in arrived),
            last_at=arrived[0].at if arrived else "",
        )

    def bundle(self, sha256: str) -> tuple[str, int] | None:
        """Return whose a bundle is (the unit's name) and its number, None where none such arrived."""
        found = self._arrivals.named(sha256)
        return None if found is None else (self._name(found[0]), found[1])

    def overview(self) -> list[UnitOverview]:
        """Return a line for each unit with a device or a bundle, by code."""
        devices, codes, gaps = self._ledger.devices(), OfficeCodes(self._connection), self._streams.gaps()
        waiting = [(codes.unit_of(one.unit), one.held) for one in self._waiting.waiting()]
        bundles, newest = Counter[str](), dict[str, ReceivedBundle]()
        for code, count in self._arrivals.counts().items():
            bundles[codes.unit_of(code)] += count
        for bundle in self._ledger.latest_by_unit().values():
            newest[codes.unit_of(bundle.unit)] = bundle
        missing, replayed = Counter[str](), set[str]()
        for one in self._streams.all():
            owner = _owner(one, devices)
            missing[owner] += gaps.get((one.device, one.epoch), 0)
            replayed |= {owner} if one.replayed else set()
        names = {one.code: one.name for one in self._ledger.units()}
        units = {one.unit for one in devices} | bundles.keys() | {unit for unit, _held in waiting if unit}
        return [
            UnitOverview(
                unit=unit,
                unit_name=names.get(unit, unit),
                devices=sum(one.unit == unit and one.status == "admitted" for one in devices),
                bundles=bundles[unit],
                last_number=newest[unit].number if unit in newest else None,
                last_at=newest[unit].at if unit in newest else "",
                missing=missing[unit],
                held=waiting.count((unit, True)),
                refused=waiting.count((unit, False)),
                replayed=unit in replayed,
            )
            for unit in sorted(units)
        ]

    def _streams_of(
        self, unit: str, waiting: Iterable[WaitingFile], devices: Sequence[Device]
    ) -> tuple[StreamHolding, ...]:
        labels = {one.id: one.label for one in devices}
        held = {(one.fields.get("device"), one.fields.get("epoch")) for one in waiting if one.held}
        streams = self._streams.all()
        newest = {one.device: one.epoch for one in streams}
        return tuple(
            StreamHolding(
                device=one.device,
                device_label=labels.get(one.device, ""),
                epoch=one.epoch,
                applied=one.applied,
                last_number=one.last_number,
                missing=tuple(self._streams.missing(one.device, one.epoch)),
                lacking=(one.device, one.epoch) in held,
                replayed=one.replayed,
                newest=newest[one.device] == one.epoch,
            )
            for one in sorted(streams, key=lambda one: one.device)
            if _owner(one, devices) == unit
        )

    def _name(self, unit: str) -> str:
        found = self._ledger.unit(unit)
        return found.name if found else unit


def _owner(stream: WholeStream, devices: Iterable[Device]) -> str:
    """Return the unit whose stream it is: its device's of now; of a device nobody knows, one it was heard of in."""
    return next((one.unit for one in devices if one.id == stream.device), min(stream.codes))


def _arrived(bundle: ReceivedBundle, labels: dict[str, str]) -> ArrivedBundle:
    new, notices = bundle.summary.get("new"), bundle.summary.get("notices")
    return ArrivedBundle(
        number=bundle.number,
        device_label=labels.get(bundle.device, ""),
        epoch=bundle.epoch,
        at=bundle.at,
        signer=str(bundle.summary.get("signer") or ""),
        new=new if isinstance(new, int) else 0,
        versions=versions_in(bundle),
        sha256=bundle.sha256,
        notices=tuple(notices) if isinstance(notices, dict) else (),
    )
