"""Closing a period: its figures, the chair's name, "nothing to report"; one record that travels in the next bundle."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import language
from desktop_app.domain import vietnamese
from desktop_app.domain.answers import date_of
from desktop_app.domain.records import Data, Json
from desktop_app.services.closed_periods import ClosedPeriod, ClosedPeriods, kinds_in_periods
from desktop_app.services.entry import Entry, Saved
from desktop_app.services.reporting import Reporting, ReportRow, Undated
from desktop_app.services.session import Session
from desktop_app.storage.closings import CLOSING_KIND, Closings, KindSum, Within

CUT_OFFS: Final = ((5, 31), (11, 30))
"""Month and day of the statutory statistics of a grassroots union."""
_PROPOSED: Final = 2


class PeriodBackwards(Refused):
    """The last day lies before the first. Fields: ``starts_on``, ``ends_on``."""

    code = "period_backwards"


class PeriodNotOver(Refused):
    """The period ends after today. Fields: ``ends_on``, ``today``."""

    code = "period_not_over"


class PeriodOverlaps(Refused):
    """Some days are closed already. Fields: ``starts_on``, ``ends_on`` (of the closed period)."""

    code = "period_overlaps"


class PeriodHasDrafts(Refused):
    """Drafts are dated in the period; who goes on has them as late additions. Fields: ``count``, ``ends_on``."""

    code = "period_has_drafts"


class PeriodNotEmpty(Refused):
    """A period with records, and somebody says there is nothing to report. Fields: ``count``, ``ends_on``."""

    code = "period_not_empty"


class PeriodEmpty(Refused):
    """No record in the period, and nobody said there is nothing to report. Fields: ``ends_on``."""

    code = "period_empty"


@dataclass(frozen=True, slots=True)
class LateAdditions:
    """Records that came, since the last closing, into a period closed before."""

    start: date
    end: date
    kind: str
    kind_title: str
    records: int
    value: int


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """What a period holds: the figures there are, records, drafts, records no period can be told of, late additions."""

    start: date
    end: date
    figures: tuple[ReportRow, ...]
    records: int
    drafts: int
    undated: tuple[Undated, ...]
    late: tuple[LateAdditions, ...]


@dataclass(frozen=True, slots=True)
class Closed:
    """A period that was just closed."""

    saved: Saved
    figures: PeriodFigures


class Closing:
    """Closes the periods of the unit that works in ``session``."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._periods = ClosedPeriods(session)
        self._closings = Closings(session.connection)

    def past(self) -> list[ClosedPeriod]:
        """Return the unit's closed periods, the latest first."""
        return sorted(self._periods.own(), key=lambda one: (one.end, one.start), reverse=True)

    def proposals(self) -> list[tuple[date, date]]:
        """Return the last statutory periods that are over and not closed, the latest first.

        A period closed in part is proposed from the day after. None while today is unknown.
        """
        today = self._session.time.today()
        if today is None:
            return []
        closed = self._periods.own()
        found = []
        for start, end in _statutory(today):
            ends = [one.end for one in closed if one.overlaps(start, end)]
            first = max(ends) + timedelta(days=1) if ends else start
            if first <= end:
                found.append((first, end))
        return found

    def look(self, start: date, end: date) -> PeriodFigures:
        """Return what the period holds. Raises PeriodBackwards, PeriodNotOver, PeriodOverlaps, ClockBehind."""
        self._check_days(start, end)
        within = self._within(start, end)
        reporting, unit = Reporting(self._session), self._unit()
        figures = [row for row in reporting.period(start, end, unit=unit) if row.kind != CLOSING_KIND and row.value]
        undated = [one for one in reporting.undated(start, end, unit=unit) if one.kind != CLOSING_KIND]
        return PeriodFigures(
            start,
            end,
            tuple(figures),
            _count(self._closings.records(within)),
            _count(self._closings.drafts(within)),
            tuple(undated),
            tuple(self._late()),
        )

    def close(
        self, start: date, end: date, *, chair: str, nothing_to_report: bool = False, with_drafts: bool = False
    ) -> Closed:
        """Close the period. ``with_drafts``: the drafts dated in it may become late additions.

        Raises what ``look`` raises; PeriodHasDrafts, PeriodNotEmpty, PeriodEmpty; NotComplete for a name that is none.
        """
        figures = self.look(start, end)
        ends_on = end.isoformat()
        if nothing_to_report and figures.records:
            raise PeriodNotEmpty(count=figures.records, ends_on=ends_on)
        if not nothing_to_report and not figures.records:
            raise PeriodEmpty(ends_on=ends_on)
        if figures.drafts and not with_drafts:
            raise PeriodHasDrafts(count=figures.drafts, ends_on=ends_on)
        entry = Entry(self._session)
        data = self._data(figures, chair, nothing=nothing_to_report)
        saved = entry.write_complete(entry.definition(CLOSING_KIND), data)
        return Closed(saved, figures)

    def _data(self, figures: PeriodFigures, chair: str, *, nothing: bool) -> Data:
        totals: list[Json] = [
            {"kind": row.kind, "measure": row.measure, "value": str(row.value)} for row in figures.figures
        ]
        late: list[Json] = [
            {
                "starts_on": one.start.isoformat(),
                "ends_on": one.end.isoformat(),
                "kind": one.kind,
                "records": one.records,
                "value": one.value,
            }
            for one in figures.late
        ]
        data: Data = {
            "starts_on": figures.start.isoformat(),
            "ends_on": figures.end.isoformat(),
            "closed_on": self._session.time.require_today().isoformat(),
            "nothing_to_report": nothing,
        }
        name = vietnamese.clean(chair)
        more: Data = {"chair": name, "totals": totals, "late": late}
        return {**data, **{key: value for key, value in more.items() if value}}

    def _check_days(self, start: date, end: date) -> None:
        today = self._session.time.require_today()
        if end < start:
            raise PeriodBackwards(starts_on=start.isoformat(), ends_on=end.isoformat())
        if end > today:
            raise PeriodNotOver(ends_on=end.isoformat(), today=today.isoformat())
        self._check_overlap(start, end)

    def refuse_overlap(self, data: Data, *, besides: str) -> None:
        """Refuse the closing ``data``, in the bin as ``besides``, to come back over another. Raises PeriodOverlaps."""
        start, end = date_of(data.get("starts_on")), date_of(data.get("ends_on"))
        if start is not None and end is not None:
            self._check_overlap(start.start, end.end, besides)

    def _check_overlap(self, start: date, end: date, besides: str = "") -> None:
        for closed in self._periods.own():
            if closed.overlaps(start, end) and closed.record != besides:
                raise PeriodOverlaps(starts_on=closed.start.isoformat(), ends_on=closed.end.isoformat())

    def _late(self) -> list[LateAdditions]:
        """Return what came since the last closing into periods closed by then: no closing has told of it yet."""
        closed = self._periods.own()
        since = max((one.seq for one in closed), default=0)
        shown = language()
        return [
            LateAdditions(
                one.start,
                one.end,
                found.kind,
                self._session.definitions.current(found.kind).plural.in_language(shown),
                found.records,
                found.value,
            )
            for one in sorted(closed, key=lambda one: one.start)
            for found in self._closings.came_after(since, self._within(one.start, one.end))
        ]

    def _within(self, start: date, end: date) -> Within:
        kinds = kinds_in_periods(self._session.definitions)
        return Within(start.isoformat(), end.isoformat(), kinds, self._session.own_units)

    def _unit(self) -> str | None:
        """Return whose figures are meant: an office's store holds no others, a province's holds everybody's."""
        return None if self._session.identity.role == "office" else self._session.identity.unit


def _count(sums: list[KindSum]) -> int:
    return sum(one.records for one in sums)


def _statutory(today: date) -> list[tuple[date, date]]:
    """Return the last statutory periods that ended by ``today``, the latest first."""
    ends = sorted(
        (date(year, month, day) for year in range(today.year - 2, today.year + 1) for month, day in CUT_OFFS),
        reverse=True,
    )
    over = [end for end in ends if end <= today]
    return [(before + timedelta(days=1), end) for end, before in pairwise(over)][:_PROPOSED]
