"""People in a grid: linked from the register, taken from an earlier campaign, asked for consent as in the form."""

from __future__ import annotations

import pytest

from desktop_app.domain.records import Json
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry, RecordUnknown
from desktop_app.services.grid import Choice, GridBook
from desktop_app.services.session import Session
from tests.services.grids import CHU, PAU, SUA, checked, codes, column, gifts, states, tet
from tests.services.test_merging import person

NUMBER = "012084004127"
ADDRESS: Json = {"village": "Nậm Coóng", "commune": "03544"}


def test_a_linked_person_fills_her_row_and_another_name_empties_it(office: Session) -> None:
    chu = person(office, number=NUMBER, address=ADDRESS)
    book = gifts(office)
    book.rows.set_text(0, column(book, "relation"), "Đoàn viên")
    book.rows.link(0, 0, chu)
    parts = ("recipient.name", "recipient.birth", "place.village", "place.commune", "recipient.number")
    told = [book.rows.text(0, column(book, name)) for name in parts]
    assert told[0] == "Giàng A Chứ"
    assert told[2:] == ["Nậm Coóng", "xã Nậm Cuổi", NUMBER]
    assert book.rows.linked(0, 0) == chu
    (record,) = checked(book).commit().records
    data = Browsing(office).card(record).data
    assert isinstance(data["recipient"], dict)
    assert data["recipient"]["record"] == chu
    assert data["place"] == ADDRESS

    book.rows.link(0, 0, chu)
    book.rows.set_text(0, column(book, "recipient.birth"), "1985")
    book.rows.set_text(0, 0, "Giàng A Chư")
    assert [book.rows.text(0, column(book, name)) for name in parts] == ["Giàng A Chư", "1985", "", "", ""]
    assert book.rows.linked(0, 0) == ""


def test_a_typed_place_stays_when_a_person_is_linked(office: Session) -> None:
    chu = person(office, number=NUMBER, address=ADDRESS)
    book = gifts(office, "Giàng\t\tĐoàn viên\tPá Hăn\tNậm Hăn")
    book.rows.link(0, 0, chu)
    assert book.rows.text(0, column(book, "place.village")) == "Pá Hăn"


def test_a_place_chosen_by_hand_stays_when_a_linked_name_is_corrected(office: Session) -> None:
    somebody = person(office, number=NUMBER)
    book = gifts(office, "Giàng\t\tĐoàn viên\tPá Hăn\t")
    commune = column(book, "place.commune")
    book.rows.choose(0, commune, Choice("xã Nậm Cuổi", "xã Nậm Cuổi", "03544"))
    book.rows.link(0, 0, somebody)
    book.rows.set_text(0, 0, "Giàng A Chư")
    assert book.rows.text(0, commune) == "xã Nậm Cuổi"
    assert book.rows.text(0, column(book, "recipient.number")) == ""


def test_what_a_record_filled_in_is_known_after_a_power_cut(office: Session) -> None:
    book = gifts(office)
    book.rows.link(0, 0, person(office, number=NUMBER, address=ADDRESS))
    book.keep()
    again = GridBook(office, "gift", campaign=book.campaign)
    offer = again.offered()
    assert offer is not None
    again.take_up(offer)
    again.rows.set_text(0, 0, "Giàng A Chư")
    assert [again.rows.text(0, column(again, name)) for name in ("place.village", "place.commune")] == ["", ""]


def test_a_linked_and_a_typed_person_are_the_same_one(office: Session) -> None:
    chu = person(office, number=NUMBER, address=ADDRESS)
    book = gifts(office, CHU)
    book.rows.set_text(1, column(book, "relation"), "Đoàn viên")
    book.rows.link(1, 0, chu)
    checked(book)
    assert states(book) == ["good", "doubt"]
    assert codes(book, 1) == [("recipient.name", "not_once", "error")]


def test_the_people_of_an_earlier_campaign_become_rows_without_what_they_were_given(office: Session) -> None:
    chu = person(office, number=NUMBER, address=ADDRESS)
    old = gifts(office, PAU, SUA + "\t500.000")
    old.rows.set_text(2, column(old, "relation"), "Đoàn viên")
    old.rows.link(2, 0, chu)
    assert len(checked(old).commit().records) == 3

    book = GridBook(office, "gift", campaign=tet(office, name="Tết Đinh Mùi 2027", given_on="2026-03-03", cash=700_000))
    book.rows.paste(0, 0, PAU)
    assert book.rows.take_previous(old.campaign) == 2
    assert [book.rows.text(row, 0) for row in range(3)] == ["Chẻo Mí Pẩu", "Giàng A Chứ", "Giàng Thị Sua"]
    assert book.rows.linked(1, 0) == chu
    cash, day = column(book, "cash"), column(book, "given_on")
    assert [(book.rows.shown_text(row, cash), book.rows.text(row, day)) for row in (1, 2)] == [
        ("700.000", "03/03/2026")
    ] * 2
    assert states(checked(book)) == ["good"] * 3
    assert book.rows.take_previous(old.campaign) == 0
    with pytest.raises(RecordUnknown):
        book.rows.take_previous("0" * 32)


def test_sensitive_answers_of_who_refused_are_refused_in_a_grid_too(office: Session) -> None:
    chu = person(office, number=NUMBER, consent="refused")
    book = GridBook(office, "visit")
    reason = column(book, "reason")
    assert book.columns[reason].sensitive
    book.rows.link(0, next(at for at, one in enumerate(book.columns) if one.part == "name"), chu)
    book.rows.set_text(0, reason, "Ốm đau")
    checked(book)
    assert any(code == "no_consent" and level == "error" for _column, code, level in codes(book, 0))


def test_a_campaign_chosen_later_brings_its_shared_values(office: Session) -> None:
    book, campaign = GridBook(office, "gift"), tet(office)
    assert book.rows.shared_data == {}
    book.rows.set_shared(book.campaign_values(campaign))
    book.rows.paste(0, 0, PAU)
    assert states(checked(book)) == ["good"]
    assert Entry(office).definition("gift").version == book.definition.version
