"""Closing a period: its figures, the chair's name, "nothing to report"; one record that travels in the next bundle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.domain import vietnamese
from desktop_app.domain.records import Data, Json
from desktop_app.domain.usual_periods import CUT_OFFS
from desktop_app.services.after_closing import LateAdditions, LateChanges, since_last
from desktop_app.services.closed_periods import ClosedPeriod, ClosedPeriods, kinds_in_periods
from desktop_app.services.entry import Entry, Saved
from desktop_app.services.permissions import require
from desktop_app.services.reporting import Reporting, ReportRow, Undated
from desktop_app.services.session import Session
from desktop_app.storage.closings import CLOSING_KIND, Closings, KindSum, Within

_PROPOSED: Final = 2


class PeriodBackwards(Refused):
    """The last day lies before the first. Fields: ``starts_on``, ``ends_on``."""

    code = "period_backwards"


class PeriodNotOver(Refused):
    """The period ends after today. Fields: ``ends_on``, ``today``."""

    code = "period_not_over"


class PeriodHasDrafts(Refused):
    """Drafts are dated in the period; who goes on has them as late additions. Fields: ``count``, ``ends_on``."""

    code = "period_has_drafts"


class PeriodHasUndated(Refused):
    """Nothing to report is said of a period to which records may belong whose dates are not clear enough.

    Who goes on says that they do not. Fields: ``count``, ``ends_on``.
    """

    code = "period_has_undated"


class PeriodNotEmpty(Refused):
    """A period with records, and somebody says there is nothing to report. Fields: ``count``, ``ends_on``."""

    code = "period_not_empty"


class PeriodEmpty(Refused):
    """No record in the period, and nobody said there is nothing to report. Fields: ``ends_on``."""

    code = "period_empty"


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """What a period holds: the figures there are, records, drafts, records no period can be told of.

    ``late`` and ``changed``: what came since the last closing into periods closed before.
    """

    start: date
    end: date
    figures: tuple[ReportRow, ...]
    records: int
    drafts: int
    undated: tuple[Undated, ...]
    late: tuple[LateAdditions, ...]
    changed: tuple[LateChanges, ...] = ()

    @property
    def may_belong(self) -> int:
        """How many records may belong to the period and may not: their date does not say."""
        return sum(one.records for one in self.undated if not one.stock)


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

        Of a period closed in part the first days that are not closed are proposed. None while today is unknown.
        """
        today = self._session.time.today()
        if today is None:
            return []
        closed = sorted(self._periods.own(), key=lambda one: one.start)
        gaps = (_first_gap(start, end, closed) for start, end in _statutory(today))
        return [gap for gap in gaps if gap is not None]

    def look(self, start: date, end: date) -> PeriodFigures:
        """Return what the period holds. Raises PeriodBackwards, PeriodNotOver, PeriodOverlaps, ClockBehind."""
        self._check_days(start, end)
        within = self._within(start, end)
        reporting, unit = Reporting(self._session), self._unit()
        after = since_last(self._session, self._periods)
        figures = [row for row in reporting.period(start, end, unit=unit) if row.kind != CLOSING_KIND and row.value]
        undated = [one for one in reporting.undated(start, end, unit=unit) if one.kind != CLOSING_KIND]
        return PeriodFigures(
            start,
            end,
            tuple(figures),
            _count(self._closings.records(within)),
            _count(self._closings.drafts(within)),
            tuple(undated),
            after.late,
            after.changed,
        )

    def close(
        self,
        start: date,
        end: date,
        *,
        chair: str,
        nothing_to_report: bool = False,
        with_drafts: bool = False,
        with_undated: bool = False,
    ) -> Closed:
        """Close the period. ``with_drafts``: the drafts dated in it may become late additions.

        ``with_undated``: there is nothing to report, although records whose date is not clear may belong to the period.
        Such records are named in every closing. Raises what ``look`` raises; PeriodHasDrafts, PeriodNotEmpty,
        PeriodEmpty, PeriodHasUndated; NotComplete for a name that is none.
        """
        require(self._session, "sign")
        figures = self.look(start, end)
        self._require_closable(figures, nothing=nothing_to_report, with_drafts=with_drafts, with_undated=with_undated)
        entry = Entry(self._session)
        data = self._data(figures, chair, nothing=nothing_to_report)
        saved = entry.write_complete(entry.definition(CLOSING_KIND), data)
        return Closed(saved, figures)

    @staticmethod
    def _require_closable(figures: PeriodFigures, *, nothing: bool, with_drafts: bool, with_undated: bool) -> None:
        ends_on = figures.end.isoformat()
        if nothing and figures.records:
            raise PeriodNotEmpty(count=figures.records, ends_on=ends_on)
        if not nothing and not (figures.records or figures.may_belong):
            raise PeriodEmpty(ends_on=ends_on)
        if nothing and figures.may_belong and not with_undated:
            raise PeriodHasUndated(count=figures.may_belong, ends_on=ends_on)
        if figures.drafts and not with_drafts:
            raise PeriodHasDrafts(count=figures.drafts, ends_on=ends_on)

    def _data(self, figures: PeriodFigures, chair: str, *, nothing: bool) -> Data:
        totals: list[Json] = [_total(row) for row in figures.figures]
        undated: list[Json] = [{"kind": one.kind, "records": one.records} for one in figures.undated if not one.stock]
        late: list[Json] = [_after(one, {"value": one.value}) for one in figures.late]
        changed: list[Json] = [_after(one, {"difference": one.difference}) for one in figures.changed]
        data: Data = {
            "starts_on": figures.start.isoformat(),
            "ends_on": figures.end.isoformat(),
            "closed_on": self._session.time.require_today().isoformat(),
            "nothing_to_report": nothing,
        }
        name = vietnamese.clean(chair)
        more: Data = {"chair": name, "totals": totals, "undated": undated, "late": late, "changed": changed}
        return {**data, **{key: value for key, value in more.items() if value}}

    def _check_days(self, start: date, end: date) -> None:
        today = self._session.time.require_today()
        if end < start:
            raise PeriodBackwards(starts_on=start.isoformat(), ends_on=end.isoformat())
        if end > today:
            raise PeriodNotOver(ends_on=end.isoformat(), today=today.isoformat())
        self._periods.refuse_days(start, end)

    def _within(self, start: date, end: date) -> Within:
        kinds = kinds_in_periods(self._session.definitions)
        return Within(start.isoformat(), end.isoformat(), kinds, self._session.own_units)

    def _unit(self) -> str | None:
        """Return whose figures are meant: an office's store holds no others, a province's holds everybody's."""
        return None if self._session.identity.role == "office" else self._session.identity.unit


def _count(sums: list[KindSum]) -> int:
    return sum(one.records for one in sums)


def _total(row: ReportRow) -> Json:
    """Return a figure as it is kept; one that is not exact says so."""
    exact: dict[str, Json] = {"kind": row.kind, "measure": row.measure, "value": str(row.value)}
    return exact if row.qualifier == "exact" else {**exact, "qualifier": row.qualifier}


def _after(one: LateAdditions | LateChanges, money: dict[str, Json]) -> Json:
    """Return what came after a closing as it is kept in the next one."""
    days: dict[str, Json] = {"starts_on": one.start.isoformat(), "ends_on": one.end.isoformat()}
    return {**days, "kind": one.kind, "records": one.records, **money}


def _first_gap(start: date, end: date, closed: Sequence[ClosedPeriod]) -> tuple[date, date] | None:
    """Return the first days from ``start`` to ``end`` that no closed period (in their order) holds, None for none."""
    first = start
    for period in closed:
        if first < period.start <= end:
            return first, period.start - timedelta(days=1)
        if period.overlaps(first, end):
            first = period.end + timedelta(days=1)
    return (first, end) if first <= end else None


def _statutory(today: date) -> list[tuple[date, date]]:
    """Return the last statutory periods that ended by ``today``, the latest first."""
    ends = sorted(
        (date(year, month, day) for year in range(today.year - 2, today.year + 1) for month, day in CUT_OFFS),
        reverse=True,
    )
    over = [end for end in ends if end <= today]
    return [(before + timedelta(days=1), end) for end, before in pairwise(over)][:_PROPOSED]
