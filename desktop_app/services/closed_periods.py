"""Which periods are closed, and what is a late addition to one. Asked at entry, by lists, histories and closings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.base.errors import Refused
from desktop_app.domain.answers import date_of
from desktop_app.domain.definition import Definition, Definitions
from desktop_app.domain.lifting import lift
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data, decode
from desktop_app.domain.units import UnitTree
from desktop_app.services.session import Session
from desktop_app.services.told_locks import ToldLocks, ToldPeriod
from desktop_app.services.unit_codes import provisional
from desktop_app.storage.closings import CLOSING_KIND, ClosingRow, Closings
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.listing import Lateness


class PeriodOverlaps(Refused):
    """Some days are closed already. Fields: ``starts_on``, ``ends_on`` (of the closed period)."""

    code = "period_overlaps"


@dataclass(frozen=True, slots=True)
class ClosedPeriod:
    """One closed period of a unit, both days included. ``seq``: what came into the store after it is late."""

    record: str
    unit: str
    seq: int
    start: date
    end: date
    chair: str
    closed_on: str
    nothing_to_report: bool
    totals: int
    """How many figures it holds."""

    def holds(self, first: str, last: str) -> bool:
        """Tell whether all days from ``first`` to ``last`` (ISO) lie inside."""
        return self.start.isoformat() <= first and last <= self.end.isoformat()

    def overlaps(self, start: date, end: date) -> bool:
        """Tell whether a day of the period lies from ``start`` to ``end``."""
        return self.start <= end and start <= self.end


def happens_in_periods(definition: Definition) -> bool:
    """Tell whether records of a kind belong to the period of their date: flows do, and counts taken on a day."""
    if definition.kind == CLOSING_KIND:
        return False
    return definition.lifts.snapshot or any(measure.nature != "stock" for measure in definition.measures)


def kinds_in_periods(definitions: Definitions) -> list[str]:
    """Return the kinds whose records belong to the period of their date."""
    return sorted({one.kind for one in definitions if happens_in_periods(one)})


class ClosedPeriods:
    """The closed periods of one store, read anew for each question: they are few."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._closings = Closings(session.connection)
        self._told = ToldLocks(session)

    def all(self) -> list[ClosedPeriod]:
        """Return the closed periods of all units, in the order they were closed."""
        return [period for row in self._closings.all() if (period := _period(row)) is not None]

    def own(self) -> list[ClosedPeriod]:
        """Return those of the unit that works in this store."""
        units = self._session.own_units
        return [period for period in self.all() if period.unit in units]

    def codes_of(self, period: ClosedPeriod) -> frozenset[str]:
        """Return the codes under which the unit of a closed period recorded."""
        aliases = self._aliases()
        unit = aliases.get(period.unit, period.unit)
        return frozenset({period.unit, unit} | {code for code, one in aliases.items() if one == unit})

    def refuse_days(self, start: date, end: date, besides: str = "") -> None:
        """Raise PeriodOverlaps where another closing than ``besides`` has one of these days."""
        for closed in self.own():
            if closed.overlaps(start, end) and closed.record != besides:
                raise PeriodOverlaps(starts_on=closed.start.isoformat(), ends_on=closed.end.isoformat())

    def refuse_overlap(self, data: Data, *, besides: str) -> None:
        """Refuse the closing ``data``, that was ``besides``, to come back over another. Raises PeriodOverlaps."""
        start, end = date_of(data.get("starts_on")), date_of(data.get("ends_on"))
        if start is not None and end is not None:
            self.refuse_days(start.start, end.end, besides)

    def problems(self, definition: Definition, data: Data, record: str | None = None) -> list[Problem]:
        """Return a warning when a record would be a late addition, or a late change of ``record``, at its date.

        What the province locked is said rather than what the office itself closed: it decides what becomes of it.
        """
        name = definition.lifts.occurred
        if name is None or not happens_in_periods(definition):
            return []
        lifted = lift(definition, data)
        if lifted.occurred_from is None or lifted.occurred_to is None:
            return []
        locked = self._told.said_of(name, lifted.occurred_from, lifted.occurred_to)
        if locked is not None:
            return [locked]
        inside = [one for one in self.own() if one.holds(lifted.occurred_from, lifted.occurred_to)]
        if not inside:
            return []
        end = inside[0].end.isoformat()
        if record is not None and 0 < self._first(record) < inside[0].seq:
            return [Problem(name, "period_closed_change", "warning", details={"date": end})]
        return [Problem(name, "period_closed", "warning", details={"date": end})]

    def lateness(self, definition: Definition) -> Latecomers:
        """Return what tells late versions of a kind from others, as things stand now."""
        belongs = happens_in_periods(definition)
        periods = self.all() if belongs else []
        return Latecomers(periods, self._aliases() if periods else {}, self._told.periods() if belongs else ())

    def late_versions(self, definition: Definition, record: str) -> dict[str, Lateness]:
        """Return the finished versions of a record that came after their period was closed, by id."""
        latecomers = self.lateness(definition)
        if not latecomers.possible:
            return {}
        first = self._first(record)
        told = {
            one.id: latecomers.lateness(one.unit, one.occurred_from, one.occurred_to, first, one.seq)
            for one in self._closings.dated_versions(record)
            if one.state == "complete"
        }
        return {version: lateness for version, lateness in told.items() if lateness}

    def _first(self, record: str) -> int:
        """Return the row of a record's first finished version, 0 when there is none, or an erasure wrote it."""
        return self._closings.first_finished(record)

    def _aliases(self) -> dict[str, str]:
        """Return the codes a unit recorded under before it was admitted → the code it has now."""
        ledger = Ledger(self._session.connection)
        own = dict.fromkeys(self._session.own_units, self._session.identity.unit)
        return own | provisional(UnitTree(ledger.units()), ledger.devices())


class Latecomers:
    """Tells late versions from others. Cheap: asked for each row of a list."""

    def __init__(
        self, periods: Iterable[ClosedPeriod], aliases: dict[str, str], locks: Iterable[ToldPeriod] = ()
    ) -> None:
        self._aliases = aliases
        self._locks = tuple(one for one in locks if not one.until)
        self._by_unit: dict[str, list[ClosedPeriod]] = {}
        for period in periods:
            self._by_unit.setdefault(self._unit(period.unit), []).append(period)

    @property
    def possible(self) -> bool:
        """Tell whether any period is closed or locked at all."""
        return bool(self._by_unit or self._locks)

    def locked(self, first: str | None, last: str | None, came: int) -> bool:
        """Tell whether a version in the row ``came`` was written after the province locked its period."""
        if first is None or last is None:
            return False
        return any(came > one.seq and one.holds(first, last) for one in self._locks)

    def lateness(self, unit: str, first: str | None, last: str | None, finished: int, came: int) -> Lateness:
        """Tell whether a version came, dated from ``first`` to ``last``, after its period was closed.

        ``finished`` is the row of the record's first finished version, ``came`` the version's own.
        """
        if first is None or last is None:
            return ""
        periods = [one for one in self._by_unit.get(self._unit(unit), ()) if one.holds(first, last) and came > one.seq]
        if not periods:
            return ""
        return "late" if any(finished > one.seq for one in periods) else "changed"

    def _unit(self, code: str) -> str:
        return self._aliases.get(code, code)


def _period(row: ClosingRow) -> ClosedPeriod | None:
    """Read a closing; None for one without both days (a record of another program)."""
    data = decode(row.content).version.data
    start, end = date_of(data.get("starts_on")), date_of(data.get("ends_on"))
    if start is None or end is None:
        return None
    totals = data.get("totals")
    return ClosedPeriod(
        record=row.record,
        unit=row.unit,
        seq=row.seq,
        start=start.start,
        end=end.end,
        chair=str(data.get("chair", "")),
        closed_on=str(data.get("closed_on", "")),
        nothing_to_report=data.get("nothing_to_report") is True,
        totals=len(totals) if isinstance(totals, list) else 0,
    )
