"""A report that left the book is found by its code and comes out as it was, whatever happened since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from desktop_app.base.i18n import set_language
from desktop_app.domain.report_model import Cell, Report, ReportTable
from desktop_app.domain.report_questions import Basis, Question
from desktop_app.domain.units import Unit
from desktop_app.services.entry import Entry
from desktop_app.services.erasing import Erasure
from desktop_app.services.reporting import Reporting
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.freshness import is_outdated, moment_of
from desktop_app.services.reports.keeping import FoundReport, ReportCodeUnknown, ReportKeeping, ReportOutdated
from desktop_app.services.reports.report_json import decode_report, encode_report
from desktop_app.services.reports.wish import ReportWish
from desktop_app.services.session import Session
from desktop_app.storage.connection import Connection
from desktop_app.storage.kept_reports import KeptReportUnreadable
from desktop_app.storage.ledger import Device, Ledger
from desktop_app.storage.person_links import LinkRows
from tests.services.conftest import Stores
from tests.services.placed_records import place
from tests.services.reports.asking import tables
from tests.services.stores import campaign, gift_of
from tests.services.test_funds import movement, source

YEAR: Final = Question(date(2026, 1, 1), date(2026, 12, 31))
WISH: Final = ReportWish("period", YEAR)


def value(report: object, row: str) -> Cell:
    """Return the figure of the row with these words."""
    (table,) = [part for part in report.parts if isinstance(part, ReportTable)]  # type: ignore[attr-defined]
    return next(one.cells[1] for one in table.rows if one.cells[0].value == row)


def said(report: Report) -> list[list[object]]:
    """Return the values of all rows of all tables."""
    return [[cell.value for cell in row.cells] for table in tables(report) for row in table.rows]


def two_gifts(office: Session) -> tuple[str, str]:
    """Save two gifts of 100 and 200 đồng and return their campaign and the second one."""
    tet = campaign(office)
    entry = Entry(office)
    entry.complete("gift", gift_of(tet, "Lò A", cash=100_000))
    return tet, entry.complete("gift", gift_of(tet, "Lò B", cash=200_000)).record


def test_a_kept_report_comes_out_as_it_was(office: Session) -> None:
    tet, second = two_gifts(office)
    keeping, desk = ReportKeeping(office), ReportDesk(office)
    kept = keeping.keep(WISH, desk.make(WISH))
    assert keeping.keep(WISH, desk.make(WISH)).code == kept.code, "the very same report"
    entry = Entry(office)
    entry.complete("gift", gift_of(tet, "Lò B", cash=999_000), record=second, reason="Ghi nhầm")
    entry.complete("gift", gift_of(tet, "Lò C"))
    found = keeping.find(kept.code.replace("-", "").lower())
    assert isinstance(found, FoundReport)
    assert (found.differing, found.operator) == ((), office.operator.name)
    assert found.again is not None
    assert found.then.parts == kept.parts
    assert value(desk.make(WISH), "Số suất quà").value == 3
    assert value(found.again, "Số suất quà").value == 2
    assert keeping.newest()[0].code == kept.code


def test_units_and_decisions_are_those_of_then(stores: Stores) -> None:
    province = stores.province().session
    ledger = Ledger(province.connection)
    with province.connection.write():
        ledger.put_units([Unit("CD1", "CĐCS Một", "LD12", "2020-01-01")])
    keeping, desk = ReportKeeping(province), ReportDesk(province)
    kept = keeping.keep(WISH, desk.make(WISH))
    with province.connection.write():
        ledger.put_units([Unit("CD1", "CĐCS Hai", "LD12", "2020-01-01")])
    moment = keeping.newest()[0].moment
    assert kept.code
    assert Reporting(province, Basis(moment=moment)).facts.tree.name_on("CD1", None) == "CĐCS Một"
    assert Reporting(province).facts.tree.name_on("CD1", None) == "CĐCS Hai"


@pytest.mark.parametrize("report", ["persons", "funds", "pledges"])
def test_a_report_of_one_unit_counts_what_went_into_it_by_then(stores: Stores, report: str) -> None:
    province = stores.province().session
    before, joined = Unit("CD1", "CĐCS Một", "LD12", "2020-01-01"), Unit("CD2", "CĐCS Hai", "LD12", "2020-01-01")
    with province.connection.write():
        Ledger(province.connection).put_units([replace(before, valid_to="2026-02-28", successors=("CD2",)), joined])
    place(province, "gift", "CD1", given_on="2026-02-01", recipient={"name": "Lò Thị Phương"})
    place(province, "pledge_registration", "CD1", registered_on="2026-02-02", movement="PT01")
    place(province, "fund_movement", "CD1", **movement(source(province, "DN-01"), "received", 7))
    wish = ReportWish(report, replace(YEAR, unit="CD2", with_predecessors=True))
    keeping = ReportKeeping(province)
    kept = keeping.keep(wish, ReportDesk(province).make(wish))
    with province.connection.write():
        Ledger(province.connection).put_units([replace(before, name="CĐCS Khác"), joined])
    found = keeping.find(kept.code)
    assert isinstance(found, FoundReport)
    assert found.again is not None
    assert (found.differing, said(found.again)) == ((), said(kept))
    assert said(ReportDesk(province).make(wish)) != said(kept)


def test_what_was_erased_since_is_told(office: Session) -> None:
    tet = campaign(office)
    entry = Entry(office)
    person = entry.complete("person", {"name": "Lò Văn Pâng", "birth": "1970", "consent": "not_asked"}).record
    gift = gift_of(tet, "Lò Văn Pâng")
    entry.complete("gift", {**gift, "recipient": {"name": "Lò Văn Pâng", "birth": "1970", "record": person}})
    keeping = ReportKeeping(office)
    kept = keeping.keep(WISH, ReportDesk(office).make(WISH))
    Erasure(office).erase(person, "request")
    found = keeping.find(kept.code)
    assert isinstance(found, FoundReport)
    assert found.then.parts == kept.parts
    assert {one.row for one in found.differing} >= {"Số suất quà"}


def test_two_parts_of_one_name_are_told_apart(office: Session) -> None:
    """The figures of the first campaign do not hide behind those of another one called the same."""
    wish = ReportWish("by_part", YEAR, "campaign")
    entry = Entry(office)
    first, second = campaign(office, "Tết 2026"), campaign(office, "Tết 2026")
    record = entry.complete("person", {"name": "Lò Văn Pâng", "birth": "1970", "consent": "not_asked"}).record
    for one, cash in ((first, 100_000), (second, 100_000)):
        gift = gift_of(one, "", cash=cash, recipient={"name": "Lò Văn Pâng", "birth": "1970", "record": record})
        entry.complete("gift", gift)
        entry.complete("gift", gift_of(one, f"Lò Thị {cash}"))
    kept = ReportKeeping(office).keep(wish, ReportDesk(office).make(wish))
    Erasure(office).erase(record, "request")
    found = ReportKeeping(office).find(kept.code)
    assert isinstance(found, FoundReport)
    assert [one.row for one in found.differing if one.column.endswith("Số suất quà")] == ["Tết 2026"] * 2 + ["Tất cả"]


def test_in_another_language_the_same_figures_are_the_same(office: Session) -> None:
    two_gifts(office)
    names = ("period", "compare", "recap", "by_part", "funds", "persons", "pledges")
    wishes = [ReportWish(name, YEAR, "campaign" if name == "by_part" else None) for name in names]
    keeping = ReportKeeping(office)
    kept = [keeping.keep(wish, ReportDesk(office).make(wish)) for wish in wishes]
    set_language("en")
    try:
        found = [keeping.find(one.code) for one in kept]
    finally:
        set_language("vi")
    assert [one.differing for one in found if isinstance(one, FoundReport)] == [()] * len(names)


@pytest.mark.parametrize(
    "content",
    [
        *("", "5", "[]", "{}", '{"parts": 5}', '{"parts": [[]]}', '{"parts": [{"x": 1}]}', "[" * 100_000),
        '{"name": "a", "title": 5, "period": "", "unit": "", "code": "", "parts": [], "basis": [], "notes": []}',
        '{"name": "a", "title": "", "period": "", "unit": "", "code": "", "parts": [], "basis": 5, "notes": []}',
        '{"name": "a", "title": "", "period": "", "unit": "", "code": "", "parts": [], "basis": "a", "notes": []}',
        '{"name": "a", "title": "", "period": "", "unit": "", "code": "", "parts": [], "basis": [5], "notes": []}',
    ],
)
def test_what_no_program_wrote_is_refused(content: str) -> None:
    with pytest.raises(KeptReportUnreadable):
        decode_report(content)


def test_only_what_the_book_says_now_may_leave(office: Session) -> None:
    tet, _second = two_gifts(office)
    report = ReportDesk(office).make(WISH)
    Entry(office).complete("gift", gift_of(tet, "Lò C"))
    with pytest.raises(ReportOutdated):
        ReportKeeping(office).keep(WISH, report)
    with pytest.raises(ReportCodeUnknown):
        ReportKeeping(office).find("7K3M-Q2XD")


def _rename(connection: Connection) -> None:
    Ledger(connection).put_units([Unit("CD1", "CĐCS Hai", "LD12", "2020-01-01")])


def _give_a_code(connection: Connection) -> None:
    device = Device("ab" * 8, "CD1", "key", "recipient", "admitted", None, frozenset({"CD1", "X7"}))
    Ledger(connection).put_device(device)


def _join(connection: Connection) -> None:
    LinkRows(connection).put("unit:CD1:lo a", "unit:CD1:lo b", "same", "Chị Hoa", None)


@pytest.mark.parametrize("change", [_rename, _give_a_code, _join])
def test_what_changes_in_place_is_noticed_too(stores: Stores, change: Callable[[Connection], None]) -> None:
    """Units, codes of devices and decisions about persons leave no row behind, but a report rests on them."""
    province = stores.province().session
    with province.connection.write():
        Ledger(province.connection).put_units([Unit("CD1", "CĐCS Một", "LD12", "2020-01-01")])
    desk, keeping = ReportDesk(province), ReportKeeping(province)
    report = desk.make(WISH)
    assert report.moment == moment_of(province)
    with province.connection.write():
        change(province.connection)
    assert report.moment is not None
    assert is_outdated(province, report.moment)
    with pytest.raises(ReportOutdated):
        keeping.keep(WISH, report)
    assert keeping.newest() == []
    assert keeping.keep(WISH, desk.make(WISH)).code, "made anew it leaves"


def test_a_report_with_drafts_is_found_as_it_was_kept(office: Session) -> None:
    two_gifts(office)
    wish = replace(WISH, question=replace(YEAR, basis=Basis(drafts=True)))
    keeping = ReportKeeping(office)
    kept = keeping.keep(wish, ReportDesk(office).make(wish))
    found = keeping.find(kept.code)
    assert isinstance(found, FoundReport)
    assert (found.again, found.then.parts) == (None, kept.parts)


def test_a_report_is_read_again_as_it_was_written(office: Session) -> None:
    two_gifts(office)
    report = ReportDesk(office).make(WISH)
    assert decode_report(encode_report(report)) == replace(report, parts=tuple(report.parts), moment=None)


def test_a_report_of_its_day_is_found_as_it_was_kept(stores: Stores) -> None:
    """Closings and bundles that came later are not those of then: nothing is counted that would be called the same."""
    province = stores.province().session
    wish = ReportWish("completeness", YEAR)
    keeping = ReportKeeping(province)
    kept = keeping.keep(wish, ReportDesk(province).make(wish))
    found = keeping.find(kept.code)
    assert isinstance(found, FoundReport)
    assert (found.again, found.then.parts) == (None, kept.parts)
