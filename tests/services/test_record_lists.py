"""Lists for the notice board: who, and from which unit or commune; nothing else that is hers (domain §3.6)."""

from __future__ import annotations

import io

from desktop_app.domain.records import Data
from desktop_app.services.entry import Entry
from desktop_app.services.papers import Papers
from desktop_app.services.record_lists import RecordLists
from desktop_app.services.session import Session
from tests.documents.pdf import pages
from tests.fakes.clock import FixedClock
from tests.services.stores import campaign, gift_of
from tests.services.test_cross_checks import CHU, NUMBER, PLACE, house, person


def printed(session: Session, kind: str, *, public: bool) -> list[tuple[str, ...]]:
    """Return the rows of a printed list as texts."""
    _definition, _columns, rows, _mark = RecordLists(session).gather(kind, public=public)
    return [row.texts for row in rows]


def test_a_public_list_of_people_says_name_commune_and_unit_with_the_number_masked(office: Session) -> None:
    person(office, number=NUMBER, phone="0912345678", address=PLACE, workplace="Trường Tiểu học", birth="1984-03-05")
    (row,) = printed(office, "person", public=True)
    assert row == ("Giàng A Chứ", "••••••••4127", "xã Nậm Cuổi", "Trường Tiểu học", "")
    (kept,) = printed(office, "person", public=False)
    assert {NUMBER, "0912345678", "05/03/1984", "Nậm Coóng, xã Nậm Cuổi"} <= set(kept)
    definition, columns, _rows, _mark = RecordLists(office).gather("person", public=True)
    assert [column.title for column in columns] == [
        definition.field(name).title.vi for name in ("name", "number", "address", "workplace", "union_group")
    ]


def test_a_public_list_of_what_was_given_leaves_the_village_out_and_keeps_the_day(office: Session) -> None:
    house(office, head={**CHU, "number": NUMBER})
    (row,) = printed(office, "house", public=True)
    assert {"Giàng A Chứ", "xã Nậm Cuổi", "12/05/2026", "95.000.000"} <= set(row)
    assert "Nậm Coóng" not in " ".join(row)
    only_written = {"written": "Bản Nậm Coóng, gần suối"}
    house(office, head={"name": "Vàng Thị Páo"}, place=only_written)
    assert "suối" not in str(printed(office, "house", public=True))


def test_a_place_that_is_nobody_s_home_is_posted_whole(office: Session) -> None:
    work: Data = {"work_type": "kitchen", "place": PLACE, "handed_over_on": "2026-05-12", "value": 1_000_000}
    Entry(office).add_all("community_work", [work], "complete")
    assert "Nậm Coóng, xã Nậm Cuổi" in str(printed(office, "community_work", public=True))


def test_a_public_sign_sheet_tells_neither_village_nor_note(office: Session) -> None:
    tet = campaign(office)
    who = {"name": "Giàng A Chứ", "number": NUMBER}
    gift = gift_of(tet, "", recipient=who, workplace=None, place=PLACE, note="Vợ ốm")
    Entry(office).add_all("gift", [gift], "complete")

    def text(*, public: bool) -> str:
        target = io.BytesIO()
        Papers(office, printed_at=FixedClock().now()).sign_sheet(target, campaign=tet, public=public)
        return " ".join(" ".join(pages(target.getvalue())).split())

    assert "Nậm Coóng" in text(public=False)
    assert "Vợ ốm" in text(public=False)
    posted = text(public=True)
    assert "xã Nậm Cuổi" in posted
    for hers in ("Nậm Coóng", "Vợ ốm", NUMBER):
        assert hers not in posted
