"""Printed lists of real kinds: everybody is named, and sums mean something."""

from __future__ import annotations

import io
from datetime import datetime

import pytest

from desktop_app.domain.records import Data, Json
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.keyboard_paper import draw_keys
from desktop_app.services.papers import Papers
from desktop_app.services.session import Session
from tests.documents.pdf import pages

AT = datetime.fromisoformat("2026-03-05T08:00:00+07:00")


def draft(session: Session, kind: str, data: Data) -> str:
    return Entry(session).save_draft(kind, data).record


def listed(session: Session, kind: str, records: list[str]) -> str:
    """Return the text of the printed list of ``records``."""
    target = io.BytesIO()
    Papers(session, printed_at=AT).record_list(target, kind, records=records)
    return "\n".join(pages(target.getvalue()))


@pytest.fixture
def movements(office: Session) -> list[str]:
    """The fund movements the clerk found added together."""
    amounts = (("spent", 45_000_000), ("received", 50_000_000), ("received", 8_000_000))
    return [
        draft(office, "fund_movement", {"direction": direction, "amount": amount, "moved_on": "2026-01-12"})
        for direction, amount in amounts
    ]


def test_what_came_in_and_what_went_out_are_never_added_together(office: Session, movements: list[str]) -> None:
    text = listed(office, "fund_movement", movements)
    assert "103.000.000" not in text
    assert "Số tiền huy động 58.000.000" in text
    assert "Số tiền đã chi 45.000.000" in text
    assert "Chênh lệch 13.000.000" in text


def test_a_list_on_the_screen_has_the_same_sums(office: Session, movements: list[str]) -> None:
    totals = Browsing(office).open("fund_movement").totals()
    assert totals.parts == {"spent": 45_000_000, "received": 58_000_000}
    assert Browsing(office).open("fund_movement", search="khong co").totals().parts == {}


def test_a_sum_on_screen_and_paper_is_as_exact_as_the_report_says(office: Session, movements: list[str]) -> None:
    more: Data = {"direction": "spent", "amount": 1_000_000, "moved_on": "2026-01-12", "value_qualifier": "over"}
    text = listed(office, "fund_movement", [*movements, draft(office, "fund_movement", more)])
    assert "Số tiền huy động 58.000.000" in text
    assert "Số tiền đã chi trên 46.000.000" in text
    assert "Chênh lệch gần 12.000.000" in text
    totals = Browsing(office).open("fund_movement").totals()
    assert {subtype: set(said) for subtype, said in totals.said.items()} == {"spent": {"over"}}
    gifts = [draft(office, "gift", {"cash": 500_000, "value_qualifier": one}) for one in ("nearly", "exact")]
    assert "gần 1.000.000" in listed(office, "gift", gifts)


def test_stocks_averages_and_amounts_each_of_many_receives_are_not_added_up(office: Session) -> None:
    kinds: tuple[tuple[str, Data], ...] = (
        ("workforce", {"counted_on": "2026-05-31", "average_pay": 7_250_000, "owed_wages": 15_000_000}),
        ("campaign", {"name": "Tết", "cash": 500_000, "in_kind_value": 300_000}),
        ("meeting", {"held_on": "2026-05-20"}),
    )
    for kind, data in kinds:
        text = listed(office, kind, [draft(office, kind, data) for _time in range(2)])
        assert "Danh sách có 2 bản ghi." in text
        assert "Tổng cộng" not in text


def test_everybody_is_named_on_paper_and_counted_on_the_screen(office: Session) -> None:
    names = ["Phạm Văn Khánh", "Lò Thị Biên", "Hảng Thị Tủa", "Tẩn A Sểnh", "Vũ Văn Quỳnh", "Sùng Thị Tủa"]
    people: list[Json] = [{"person": {"name": name}} for name in names]
    record = draft(office, "pledge_registration", {"year": 2026, "individuals": people})
    text = " ".join(listed(office, "pledge_registration", [record]).split())
    assert "+4" not in text
    opened = Browsing(office).open("pledge_registration")
    (row,) = opened.rows(0, 9)
    place = opened.definition.columns.index("individuals")
    assert opened.cells(row)[place] == "Phạm Văn Khánh, Lò Thị Biên +4"
    assert opened.whole(row, place) == ", ".join(names)
    assert all(name.split()[-1] in text for name in names)


def test_the_foot_of_a_list_says_its_kind_in_vietnamese(office: Session) -> None:
    text = listed(office, "pledge_registration", [draft(office, "pledge_registration", {"year": 2026})])
    assert "DS · Đăng ký thi đua · " in text
    assert "pledge_registration" not in text


def test_the_list_of_keys_has_a_foot_of_its_own_and_nothing_to_fill_in(office: Session) -> None:
    target = io.BytesIO()
    draw_keys(office, target, "Phím tắt", "", [("Ở mọi nơi", (("F1", "trợ giúp"),))])
    (page,) = pages(target.getvalue())
    assert "Sổ Công đoàn, in ngày " in page
    assert "Trang 1/1" in page
    assert "……" not in page
    assert "Mẫu" not in page
