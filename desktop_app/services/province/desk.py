"""What the province's desk shows: what arrived, what waits in quarantine, how each unit stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Final

from desktop_app.base.errors import FieldValue
from desktop_app.domain.units import UnitTree
from desktop_app.services.figures import gives_money
from desktop_app.services.session import Session
from desktop_app.services.unit_codes import provisional
from desktop_app.services.whose_store import require_province
from desktop_app.storage.figures import DoubtfulRow, Figures, PeriodRow, Span
from desktop_app.storage.ledger import Device, Ledger
from desktop_app.storage.review_queue import ReviewQueue
from desktop_app.storage.whole_streams import WholeStreams

_ALWAYS: Final = ("0001-01-01", "9999-12-31")


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One applied bundle: whose, which number, when (claimed, "" unknown), versions new then.

    ``missing``: numbers of its whole stream that never came, under no unit code. ``notices``: (code of ``messages``,
    fields) of what had to be told about it. ``waiting``: records it brought that wait for a decision, ``forks`` of them
    because two versions count.
    """

    unit: str
    unit_name: str
    number: int
    at: str
    new: int
    known: int
    missing: tuple[int, ...]
    notices: tuple[tuple[str, dict[str, FieldValue]], ...] = ()
    sha256: str = ""
    device_label: str = ""
    signer: str = ""
    waiting: int = 0
    forks: int = 0


@dataclass(frozen=True, slots=True)
class QuarantineRow:
    """One file that was not applied, with the code and fields of the reason."""

    name: str
    code: str
    fields: dict[str, FieldValue]
    at: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit: records that count, their đồng, its newest bundle (None: nothing came yet)."""

    code: str
    name: str
    records: int
    value: int
    last_number: int | None
    last_at: str


class ProvinceDesk:
    """Reading use cases of a province's session. Raises NotAProvince for another."""

    def __init__(self, session: Session) -> None:
        require_province(session)
        self._ledger = Ledger(session.connection)
        self._streams = WholeStreams(session.connection)
        self._figures = Figures(session.connection)
        self._queue = ReviewQueue(session.connection)
        self._giving = {definition.kind for definition in session.definitions if gives_money(definition)}

    def inbox(self, limit: int = 200) -> list[InboxRow]:
        """Return the applied bundles, newest first, each under the name its unit had that day."""
        tree, queued = UnitTree(self._ledger.units()), self._queue.by_bundle()
        labels, newest = self._ledger.labels(), self._ledger.newest(limit)
        streams = {(bundle.device, bundle.epoch) for bundle in newest}
        missing = {stream: tuple(self._streams.missing(*stream)) for stream in streams}
        return [
            InboxRow(
                bundle.unit,
                tree.name_on(bundle.unit, _day(bundle.at)) or bundle.unit,
                bundle.number,
                bundle.at,
                _count(bundle.summary.get("new")),
                _count(bundle.summary.get("known")),
                missing[bundle.device, bundle.epoch],
                tuple(_notices(bundle.summary.get("notices"))),
                bundle.sha256,
                labels.get(bundle.device, ""),
                str(bundle.summary.get("signer") or ""),
                *queued.get(bundle.sha256, (0, 0)),
            )
            for bundle in newest
        ]

    def quarantine(self) -> list[QuarantineRow]:
        """Return the files that wait, newest first."""
        return [QuarantineRow(item.name, item.code, item.fields, item.at) for item in self._ledger.quarantined()]

    def units(self) -> list[UnitRow]:
        """Return the units that may send or have records, by code, provisional codes counted with what they became."""
        tree, devices = UnitTree(self._ledger.units()), self._ledger.devices()
        records, values = self._sums(tree, devices)
        newest = self._ledger.latest_by_unit()
        heard = {device.unit for device in devices} | {code for code in records if code in tree}
        return [
            UnitRow(
                code,
                tree.name_on(code, None) or code,
                records.get(code, 0),
                values.get(code, 0),
                newest[code].number if code in newest else None,
                newest[code].at if code in newest else "",
            )
            for code in sorted(heard)
        ]

    def _sums(self, tree: UnitTree, devices: Iterable[Device]) -> tuple[dict[str, int], dict[str, int]]:
        """Return records and đồng by unit: dated ones, and those whose date does not say when."""
        records: dict[str, int] = {}
        values: dict[str, int] = {}
        became = provisional(tree, devices)
        dated, undated = self._figures.period_rows(Span(*_ALWAYS)), self._figures.doubtful(Span(*_ALWAYS))
        for row in chain[PeriodRow | DoubtfulRow](dated, undated):
            unit = became.get(row.unit, row.unit)
            records[unit] = records.get(unit, 0) + row.records
            if row.kind in self._giving:
                values[unit] = values.get(unit, 0) + row.value
        return records, values


def _day(moment: str | None) -> date | None:
    """Return the day of a claimed time; a bundle whose clock was not believed has none."""
    return datetime.fromisoformat(moment).date() if moment else None


def _notices(kept: object) -> Iterator[tuple[str, dict[str, FieldValue]]]:
    """Yield what was told when a bundle was applied, as the ledger kept it."""
    for code, fields in kept.items() if isinstance(kept, dict) else ():
        yield code, fields if isinstance(fields, dict) else {}


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0
