"""The desk of reports of one session: which there are, making one, the records behind a figure."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from desktop_app.base.following import NOBODY, Following
from desktop_app.base.i18n import _, language
from desktop_app.domain.report_model import Report, ReportTable
from desktop_app.domain.report_questions import Basis, Behind, Moment, Split
from desktop_app.services.reports.behind import RecordsBehind
from desktop_app.services.reports.freshness import moment_of
from desktop_app.services.reports.names import is_sensitive, note_names, note_sensitive, require_names
from desktop_app.services.reports.registry import REPORTS
from desktop_app.services.reports.wish import Making, ReportOffer, ReportUnknown, ReportWish
from desktop_app.services.session import Session
from desktop_app.storage.standing import Standing
from desktop_app.storage.steady import steady

_OF_UNITS: Final[frozenset[Split]] = frozenset({"unit", "superior"})


class ReportDesk:
    """Makes reports as data; what they look like is for who shows them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def offers(self) -> list[ReportOffer]:
        """Return the reports of this book in the order they are offered, in the language in use."""
        province = self._session.identity.role == "province"
        found = [offer() for offer, _make in REPORTS.values()]
        if province:
            return found
        return [_of_office(one) for one in found if not one.province_only]

    def make(self, wish: ReportWish, *, by: Following = NOBODY) -> Report:
        """Return the report; one with names, or told apart by a sensitive answer, is journalled.

        Raises ReportUnknown, ReportAsksMore, MayNotListNames, and what ``by`` raises when stopped.
        """
        if wish.report not in REPORTS:
            raise ReportUnknown(report=wish.report)
        offer = REPORTS[wish.report][0]()
        named = wish.names_shown and "names" in offer.asks
        if named:
            require_names(self._session)
        connection, basis = self._session.connection, wish.question.basis
        standing = Standing(connection, basis)
        state = standing.in_force() if basis.drafts or basis.moment else steady(connection)
        with connection.followed(by), state:
            report = REPORTS[wish.report][1](Making(self._session, wish, by))
            notes = (*report.notes, *_nothing(report))
            report = replace(report, moment=self._moment(basis), language=language(), notes=notes)
        if named:
            note_names(self._session, wish.question)
        self.note_look(wish)
        return report

    def note_look(self, wish: ReportWish) -> None:
        """Journal a look at a report that is told apart by a sensitive answer; of another one nothing."""
        if self.is_sensitive(wish):
            note_sensitive(self._session, wish.split, wish.question)

    def is_sensitive(self, wish: ReportWish) -> bool:
        """Tell whether a report is told apart by a sensitive answer."""
        known = wish.report in REPORTS and wish.split in REPORTS[wish.report][0]().splits
        return known and is_sensitive(self._session, wish.split, wish.question.kinds)

    def _moment(self, basis: Basis) -> Moment:
        """Return what a report of this basis knows: of an older moment without facts of its own, those of now."""
        here = moment_of(self._session)
        return here if basis.moment is None else replace(basis.moment, facts=basis.moment.facts or here.facts)

    def behind(self, behind: Behind, *, by: Following = NOBODY) -> RecordsBehind:
        """Return the records behind a figure; a look at those of a sensitive answer is journalled.

        Raises KeyError for what no report tells, and what ``by`` raises.
        """
        with self._session.connection.followed(by):
            found = RecordsBehind(self._session, behind)
        if is_sensitive(self._session, behind.split, (behind.kind,)):
            note_sensitive(self._session, behind.split, behind.question)
        return found


def _of_office(offer: ReportOffer) -> ReportOffer:
    """Return an offer without the splits that tell units apart: an office has its own records only."""
    return replace(offer, splits=tuple(one for one in offer.splits if one not in _OF_UNITS))


def _nothing(report: Report) -> tuple[str, ...]:
    """Return what is said where there is nothing to show: an empty table alone might be taken for a fault."""
    tables = [part for part in report.parts if isinstance(part, ReportTable)]
    if len(tables) < len(report.parts) or any(row.role != "total" for table in tables for row in table.rows):
        return ()
    return (_("Kỳ này không có số liệu nào. Số liệu trong sổ vẫn đủ. Xem lại kỳ và các lựa chọn rồi lập lại."),)
