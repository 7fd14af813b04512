"""Grids that were not finished: kept, offered, never applied by themselves; erased row by row."""

from __future__ import annotations

import pytest

from desktop_app.services.entry import Entry, NotComplete
from desktop_app.services.erasing import Erasure
from desktop_app.services.grid import GridBook, GridKeeping
from desktop_app.services.grid_keeping import GridFormChanged
from desktop_app.services.home import Home
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.services.session import Session
from tests.services.conftest import Stores
from tests.services.grids import CHU, PAU, checked, codes, column, gifts, states, tet
from tests.services.stores import gift_of
from tests.services.test_merging import person


def test_what_was_kept_is_offered_whole_and_taken_up_only_when_asked(stores: Stores) -> None:
    office = stores.office().session
    linked = person(office, number="012084004127")
    book = gifts(office, PAU, CHU + "\t1,500")
    book.rows.link(2, 0, linked)
    book.rows.set_text(2, column(book, "relation"), "Đoàn viên")
    book.rows.set_shared({**book.rows.shared_data, "cash": 500_000})
    book.keep()
    rows = [[book.rows.text(row, at) for at in range(len(book.columns))] for row in range(3)]
    office.close()

    again = GridBook(stores.reopen(), "gift", campaign=book.campaign)
    assert len(again.rows) == 1
    offer = again.offered()
    assert offer is not None
    assert (offer.kind, offer.campaign, offer.rows) == ("gift", book.campaign, 3)
    again.take_up(offer)
    assert [[again.rows.text(row, at) for at in range(len(book.columns))] for row in range(3)] == rows
    assert again.rows.linked(2, 0) == linked
    assert again.rows.shared_data["cash"] == 500_000
    assert states(checked(again))[:2] == ["good", "bad"]
    again.discard()
    assert again.offered() is None


def test_what_was_said_to_be_meant_is_kept_with_its_row(stores: Stores) -> None:
    office = stores.office().session
    line = "Giàng A Chứ\t\tĐoàn viên\tNậm Coóng\tNậm Cuổi"
    book = gifts(office, PAU, line, line)
    assert states(book) == ["good", "good", "doubt"]
    book.standing.insist(2)
    book.keep()
    office.close()

    again = GridBook(stores.reopen(), "gift", campaign=book.campaign)
    again.rows.insert(0, 2)  # its rows have other keys here
    offer = again.offered()
    assert offer is not None
    again.take_up(offer)
    assert states(checked(again)) == ["empty", "empty", "good", "good", "good"]
    done = again.commit()
    again.undo_commit(done)
    assert states(checked(again)) == ["empty", "empty", "good", "good", "good"], "and with rows that come back"


def test_a_word_about_a_row_that_was_taken_away_counts_for_no_other(office: Session) -> None:
    line = "Giàng A Chứ\t\tĐoàn viên\tNậm Coóng\tNậm Cuổi"
    book = gifts(office, line, line, PAU, line)
    book.standing.insist(1)
    book.keep()
    content = book.offered()
    assert content is not None
    rows = content.content["rows"]
    assert isinstance(rows, list)
    del rows[0]  # as an erasure takes it
    again = GridBook(office, "gift", campaign=book.campaign)
    again.take_up(content)
    assert states(checked(again)) == ["good", "good", "doubt"]


def test_a_grid_without_rows_is_forgotten_and_grids_of_campaigns_stand_apart(office: Session) -> None:
    book, other = gifts(office, PAU), GridBook(office, "gift")
    book.keep()
    other.rows.set_text(0, 0, "Lò Văn Pâng")
    other.keep()
    offers = GridKeeping(office).offers("gift")
    assert {(one.campaign, one.rows) for one in offers} == {(book.campaign, 1), ("", 1)}
    book.rows.remove([0])
    book.keep()
    assert book.offered() is None
    assert other.offered() is not None


def test_home_and_the_forms_know_a_grid_from_typing_in_a_form(office: Session) -> None:
    book = gifts(office, PAU, CHU)
    book.keep()
    (offer,) = KeptTyping(office).offers()
    assert (offer.kind, offer.rows, offer.campaign) == ("gift", 2, book.campaign)
    assert offer.record is not None
    todo = next(one for one in Home(office).now().todo if one.kind == "unsaved")
    assert todo.offer == offer


def test_an_erasure_takes_only_the_rows_that_name_the_person(office: Session) -> None:
    chu = person(office, number="012084004127")
    book = gifts(office, PAU)
    book.rows.link(1, 0, chu)
    book.keep()
    Erasure(office).erase(chu, "request")
    offer = book.offered()
    assert offer is not None
    assert offer.rows == 1
    again = GridBook(office, "gift", campaign=book.campaign)
    again.take_up(offer)
    assert again.rows.text(0, 0) == "Chẻo Mí Pẩu"


def test_a_text_of_a_column_that_is_gone_is_not_dropped(office: Session) -> None:
    book = gifts(office, PAU)
    book.keep()
    offer = book.offered()
    assert offer is not None
    rows = offer.content["rows"]
    assert isinstance(rows, list)
    assert isinstance(rows[0], dict)
    rows[0]["texts"] = {"recipient.name": "Chẻo Mí Pẩu", "gone": "x"}
    with pytest.raises(GridFormChanged) as refused:
        book.take_up(offer)
    assert refused.value.fields == {"columns": "gone"}
    assert len(book.rows) == 2


def test_what_an_older_form_kept_can_be_thrown_away_or_finished(office: Session) -> None:
    book, keeping = gifts(office, PAU), GridKeeping(office)
    book.keep()
    (now,) = keeping.offers("gift")
    older = now.form_version + 1  # never the form in use
    book.discard()
    keeping.keep("gift", book.campaign, older, now.content)
    book.discard()
    assert keeping.offers() == []

    keeping.keep("gift", book.campaign, older, now.content)
    again = GridBook(office, "gift", campaign=book.campaign)
    offer = again.offered()
    assert offer is not None
    again.take_up(offer)
    assert [one.form_version for one in keeping.offers()] == [now.form_version], "never in two places"
    assert len(checked(again).commit().records) == 1
    assert keeping.offers() == []


def test_what_this_form_kept_is_offered_before_what_an_older_one_kept(office: Session) -> None:
    book, keeping = gifts(office, PAU), GridKeeping(office)
    book.keep()
    (now,) = keeping.offers("gift")
    keeping.keep("gift", book.campaign, now.form_version - 1, now.content)
    offer = book.offered()
    assert offer is not None
    assert offer.form_version == now.form_version


def test_typing_in_a_form_and_a_grid_do_not_meet(office: Session) -> None:
    book = gifts(office, PAU)
    version = Entry(office).definition("gift").version
    KeptTyping(office).keep("gift", None, version, {"note": "gõ dở"})
    book.keep()
    assert sorted(one.rows for one in KeptTyping(office).offers()) == [0, 1]
    book.commit()
    assert [one.rows for one in KeptTyping(office).offers()] == [0]


def test_rows_that_stand_open_while_their_person_is_erased_bring_nobody_back(office: Session) -> None:
    sua = person(office, name="Giàng Thị Sua", number="012314001905")
    book = gifts(office, PAU)
    book.rows.link(1, 0, sua)
    book.rows.set_text(2, 0, "Giàng Thị Sua")  # by name only
    before = book.rows.snapshot()
    book.keep()
    Erasure(office).erase(sua, "request")
    assert book.forget_erased() == 2
    assert [book.rows.text(row, 0) for row in range(len(book.rows) - 1)] == ["Chẻo Mí Pẩu"]
    book.rows.set_text(1, 0, "Giàng Thị Sua")  # another one of that name, typed since
    book.keep()
    assert [one.rows for one in GridKeeping(office).offers()] == [2]

    book.rows.restore(before)
    checked(book)
    assert ("recipient.name", "link_erased", "error") in codes(book, 1)
    assert office.connection.value("SELECT count(*) FROM unsaved WHERE instr(content, ?)", (sua,)) == 0
    data = gift_of(tet(office, name="Đợt khác"), "", recipient={"name": "Giàng Thị Sua", "record": sua})
    with pytest.raises(NotComplete) as refused:
        Entry(office).complete("gift", data)
    assert [(one.field, one.code) for one in refused.value.problems] == [("recipient", "link_erased")]
