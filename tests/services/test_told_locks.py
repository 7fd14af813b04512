"""An office sees that the province locked a period: in the form, in the list, and until when it may still add."""

from __future__ import annotations

from datetime import date

from desktop_app.messages import problem_line
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.session import Session
from desktop_app.storage.period_locks import ToldLock, told
from tests.services.stores import campaign, gift_of, give

DAYS = ("2025-12-01", "2026-05-31")


def tell(office: Session, until: str | None = None, *, lift: bool = False) -> None:
    with office.connection.write():
        locks = [] if lift else [ToldLock(*DAYS, until)]
        told(office.connection, locks, unit=office.identity.unit, by="LĐLĐ tỉnh Lai Châu", at=None)


def lines_of(office: Session, tet: str) -> list[str]:
    definition = office.definitions.current("gift")
    found = Entry(office).check(definition, gift_of(tet, "Giàng A Chứ"))
    return [problem_line(one, definition) for one in found if one.code.startswith("province_")]


def marks(office: Session) -> list[str]:
    return [row.lateness for row in Browsing(office).open("gift").rows(0, 9)]


def test_the_form_says_who_locked_and_until_when_additions_are_open(office: Session) -> None:
    tet = campaign(office)
    assert lines_of(office, tet) == []
    tell(office)
    (line,) = lines_of(office, tet)
    assert "LĐLĐ tỉnh Lai Châu đã khóa kỳ đến 31/5/2026" in line
    tell(office, date(2099, 12, 31).isoformat())
    (line,) = lines_of(office, tet)
    assert "bổ sung đến hết ngày 31/12/2099" in line
    tell(office, "2026-01-01")
    assert "chưa được duyệt" in lines_of(office, tet)[0]
    tell(office, lift=True)
    assert lines_of(office, tet) == []


def test_the_list_marks_what_came_after_the_lock(office: Session) -> None:
    tet = campaign(office)
    give(office, tet, ["Một"])
    tell(office)
    give(office, tet, ["Hai"])
    assert sorted(marks(office)) == ["", "locked"]
    tell(office, "2099-12-31")
    assert marks(office) == ["", ""]
