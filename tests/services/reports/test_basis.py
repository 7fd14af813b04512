"""Drafts in or out, returned records in or out, as the book stood: every maker counts by the basis and says so."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.base.i18n import set_language
from desktop_app.domain.report_model import ReportTable
from desktop_app.domain.report_questions import Basis, Question
from desktop_app.domain.units import Unit
from desktop_app.services.entry import Entry
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.persons_known import KnownHow, known_how
from desktop_app.services.session import Session
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.standing import now
from tests.domain.test_kinds import table
from tests.services.conftest import Stores
from tests.services.placed_records import place
from tests.services.reports.asking import END, START, column, made, tables
from tests.services.test_funds import movement, source


def first(session: Session, name: str, cell: str, basis: Basis, **wish: Any) -> list[Any]:  # noqa: ANN401
    """Return a column of a report's first table."""
    return column(tables(made(session, name, Question(START, END, basis=basis), **wish))[0], cell)


@pytest.mark.parametrize("name", ["period", "recap", "compare", "by_part", "communes", "funds", "persons", "pledges"])
def test_a_report_of_one_unit_says_of_which(stores: Stores, name: str) -> None:
    province = stores.province().session
    with province.connection.write():
        Ledger(province.connection).put_units([Unit("CD001", "CĐCS Trường Tiểu học Nậm Cuổi", "2020-01-01")])
    place(province, "gift", "CD001", given_on="2026-02-01")
    alone = made(province, name, Question(START, END, "CD001"), split="year")
    assert alone.basis[0] == "Chỉ tính CĐCS Trường Tiểu học Nậm Cuổi, không tính các đơn vị khác."
    joined = made(province, name, Question(START, END, "CD001", with_predecessors=True), split="year")
    assert joined.basis[0] == "Chỉ tính CĐCS Trường Tiểu học Nậm Cuổi và các đơn vị đã nhập vào đơn vị này."
    whole = made(province, name, split="year").basis
    assert not any("Chỉ tính" in one for one in whole)
    assert "Không tính bản nháp." in whole
    assert "Không tính bản ghi bị trả lại." in whole


def test_persons_the_recap_counts_are_told(office: Session) -> None:
    place(office, "gift", office.identity.unit, given_on="2026-02-01", recipient={"name": "Lò Thị Phương"})
    said = made(office, "recap").basis[-1]
    assert said == (
        "Trong 1 người: 0 nhận biết theo số định danh, 0 theo quyết định ghép, 1 chỉ theo họ tên nên có thể trùng nhau."
    )


def test_an_empty_period_is_told_in_words(office: Session) -> None:
    nothing = "Kỳ này không có số liệu nào."
    for name in ("communes", "funds", "persons", "pledges", "compare"):
        (note,) = made(office, name).notes
        assert note.startswith(nothing), name
    place(office, "gift", office.identity.unit, given_on="2026-02-01")
    assert made(office, "communes").notes == ()


def test_the_figures_of_a_period_leave_out_how_many_persons_are_in_the_book(office: Session) -> None:
    place(office, "person", office.identity.unit)
    assert tables(made(office, "period"))[0].rows == ()
    asked = Question(START, END, kinds=("person",))
    assert len(tables(made(office, "period", asked))[0].rows) > 1


def test_an_office_is_not_offered_splits_that_tell_units_apart(stores: Stores) -> None:
    office, province = ReportDesk(stores.office().session), ReportDesk(stores.province().session)
    splits = {one.name: set(one.splits) for one in office.offers()}
    assert splits["by_part"].isdisjoint({"unit", "superior"})
    assert {"unit", "superior"} <= {split for one in province.offers() for split in one.splits}


def test_a_report_that_is_not_split_does_not_ask_for_a_split(office: Session) -> None:
    (period,) = (one for one in ReportDesk(office).offers() if one.name == "period")
    assert "split" not in period.asks


def test_in_english_days_are_not_told_in_vietnamese_words(office: Session) -> None:
    place(office, "gift", office.identity.unit, given_on="2026-02-01")
    set_language("en")
    try:
        report = made(office, "recap")
    finally:
        set_language("vi")
    table = next(part for part in report.parts if isinstance(part, ReportTable))
    assert [one.title for one in table.columns][2] == "2026 (01/01 - 30/06)"


def draft(session: Session, kind: str, **changes: Any) -> None:  # noqa: ANN401 - any JSON
    """Keep a draft of the valid record of a kind, changed."""
    Entry(session).save_draft(kind, {**table(kind)["valid"], **changes})


def test_drafts_count_where_they_are_asked_for(office: Session) -> None:
    place(office, "gift", office.identity.unit, given_on="2026-02-01", recipient={"name": "Lò Thị Phương"})
    draft(office, "gift", given_on="2026-02-02", recipient={"name": "Tẩn Thị Mẩy"})
    fund = source(office, "DN-01")
    Entry(office).save_draft("fund_movement", movement(fund, "received", 7))
    draft(office, "pledge_registration", registered_on="2026-02-02", movement="PT01")
    drafts = Basis(drafts=True)
    asked = Question(START, END, kinds=("gift",))
    for basis, persons, funds, pledges in ((Basis(), 1, [], []), (drafts, 2, [7], [1])):
        assert len(first(office, "persons", "person", basis)) == persons
        assert first(office, "funds", "received", basis) == funds
        assert first(office, "pledges", "registrations", basis) == pledges
        assert sum(first(office, "communes", "gift.gifts", basis)) == persons
        assert known_how(office, Question(START, END, kinds=("gift",), basis=basis)).persons == persons
    assert known_how(office, asked) == KnownHow(unlinked=1)
    assert "Có tính bản nháp." in made(office, "compare", Question(START, END, basis=drafts)).basis
    assert "Không tính bản nháp." in made(office, "compare").basis


@pytest.mark.parametrize("where", ["office", "province"])
def test_returned_records_are_in_or_out(stores: Stores, where: str) -> None:
    session = stores.office().session if where == "office" else stores.province().session
    for day in ("2026-02-01", "2026-02-02"):
        record = place(session, "gift", "CD001", given_on=day, recipient={"name": f"Lò Thị Phương {day[-1]}"})
    with session.connection.write():
        session.connection.run(
            "INSERT INTO record_state (record, state, version) SELECT r.seq, 'returned', v.id FROM record r"
            " JOIN version v ON v.seq = r.head WHERE r.id = ?",
            (record,),
        )
    usual = 2 if where == "office" else 1
    for returned, persons in ((None, usual), (True, 2), (False, 1)):
        basis = Basis(returned=returned)
        assert len(first(session, "persons", "person", basis)) == persons
        said = "Có tính bản ghi bị trả lại." if persons == 2 else "Không tính bản ghi bị trả lại."
        assert said in made(session, "persons", Question(START, END, basis=basis)).basis


def test_a_report_tells_what_the_book_knew_then(office: Session) -> None:
    place(office, "gift", "CD001", given_on="2026-02-01", recipient={"name": "Lò Thị Phương"})
    then = now(office.connection)
    place(office, "gift", "CD001", given_on="2026-02-02", recipient={"name": "Tẩn Thị Mẩy"})
    fund = source(office, "DN-01")
    Entry(office).complete("fund_movement", movement(fund, "received", 7))
    basis = Basis(moment=then)
    assert first(office, "persons", "person", basis, names_shown=True) == ["Lò Thị Phương"]
    assert first(office, "funds", "received", basis) == []
    assert len(first(office, "persons", "person", Basis())) == 2


def test_what_has_no_certain_date_is_named(office: Session) -> None:
    place(office, "gift", "CD001", given_on="2026")
    report = made(office, "persons")
    assert "Chưa tính 1 bản ghi chưa rõ ngày có thuộc kỳ này không." in report.basis
