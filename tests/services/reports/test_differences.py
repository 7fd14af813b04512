"""Why a report does not come out as it left is told as far as the book knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.domain.report_model import Cell
from desktop_app.domain.report_questions import Question
from desktop_app.domain.units import Unit
from desktop_app.services.entry import Entry
from desktop_app.services.erasing import Erasure
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.differences import reasons
from desktop_app.services.reports.keeping import FigureThen, FoundReport, ReportKeeping
from desktop_app.services.reports.wish import ReportWish
from desktop_app.services.session import Session
from desktop_app.storage.ledger import Ledger
from tests.services.stores import campaign, gift_of

WISH: Final = ReportWish("period", Question(date(2026, 1, 1), date(2026, 12, 31)))
OTHER: Final = (FigureThen("Số suất quà", "Số liệu", Cell(2, "count"), Cell(1, "count")),)


def test_reasons_are_told_where_the_book_knows_them(office: Session) -> None:
    entry = Entry(office)
    person = entry.complete("person", {"name": "Lò Văn Pâng", "birth": "1970", "consent": "not_asked"}).record
    entry.complete("gift", gift_of(campaign(office), "Lò A"))
    keeping = ReportKeeping(office)
    found = keeping.find(keeping.keep(WISH, ReportDesk(office).make(WISH)).code)
    assert isinstance(found, FoundReport)
    assert reasons(office, found) == ()
    differing = replace(found, differing=OTHER)
    assert reasons(office, differing) == ("program",)
    with office.connection.write():
        Ledger(office.connection).put_units([Unit("CD1", "CĐCS Một", "LD12", "2020-01-01")])
    assert reasons(office, differing) == ("units",)
    Erasure(office).erase(person, "request")
    assert reasons(office, differing) == ("erased", "units")
