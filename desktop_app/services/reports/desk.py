"""The desk of reports of one session: which there are, making one, the records behind a figure."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.base.following import NOBODY, Following
from desktop_app.base.i18n import language
from desktop_app.domain.report_model import Report
from desktop_app.domain.report_questions import Behind
from desktop_app.services.reports.behind import RecordsBehind
from desktop_app.services.reports.names import note_names, require_names
from desktop_app.services.reports.registry import REPORTS
from desktop_app.services.reports.wish import Making, ReportOffer, ReportUnknown, ReportWish
from desktop_app.services.session import Session
from desktop_app.storage.standing import Standing, now, one_state


class ReportDesk:
    """Makes reports as data; what they look like is for who shows them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def offers(self) -> list[ReportOffer]:
        """Return the reports of this book in the order they are offered, in the language in use."""
        province = self._session.identity.role == "province"
        found = (offer() for offer, _make in REPORTS.values())
        return [one for one in found if province or not one.province_only]

    def make(self, wish: ReportWish, *, by: Following = NOBODY) -> Report:
        """Return the report; one with names is journalled.

        Raises ReportUnknown, ReportAsksMore, MayNotListNames, and what ``by`` raises when stopped.
        """
        if wish.report not in REPORTS:
            raise ReportUnknown(report=wish.report)
        named = wish.names_shown and "names" in REPORTS[wish.report][0]().asks
        if named:
            require_names(self._session)
        connection, basis = self._session.connection, wish.question.basis
        standing = Standing(connection, basis)
        state = standing.in_force() if basis.drafts or basis.moment else one_state(connection)
        with connection.followed(by), state:
            report = REPORTS[wish.report][1](Making(self._session, wish, by))
            report = replace(report, moment=basis.moment or now(connection), language=language())
        if named:
            note_names(self._session, wish.question)
        return report

    def behind(self, behind: Behind, *, by: Following = NOBODY) -> RecordsBehind:
        """Return the records behind a figure. Raises KeyError for what no report tells, and what ``by`` raises."""
        with self._session.connection.followed(by):
            return RecordsBehind(self._session, behind)
