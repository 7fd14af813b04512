"""Writing the good rows of a grid: all of them or none, never twice, and to be taken back."""

from __future__ import annotations

import pytest

from desktop_app.domain.records import Data
from desktop_app.messages import describe
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry, NothingToUndo
from desktop_app.services.grid import GridBook, GridSaving
from desktop_app.services.grid_checks import marker_of
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session
from desktop_app.storage.errors import DatabaseMisuse
from tests.services.grids import CHU, PAU, SUA, checked, column, gifts, states, tet
from tests.services.stores import gift_of

BAD = "Lò Thị Ín\t2013\tHọc sinh\tCo Sản\tNậm Cuổi\t12313004412"


def names(book: GridBook) -> list[str]:
    """Return who stands in the rows."""
    return [book.rows.text(row, 0) for row in range(len(book.rows) - 1)]


def test_good_rows_are_written_and_the_others_stay_to_be_mended(office: Session) -> None:
    book = gifts(office, PAU, BAD, CHU, CHU)
    done = book.commit()
    assert (len(done.records), done.left, names(book)) == (2, 2, ["Lò Thị Ín", "Giàng A Chứ"])
    card = Browsing(office).card(done.records[1])
    assert (card.state, card.title) == ("complete", "Giàng A Chứ")
    assert card.data == {
        "recipient": {"name": "Giàng A Chứ", "birth": "1984", "number": "012084004127"},
        "relation": "member",
        "place": {"village": "Nậm Coóng", "commune": "03544"},
        "campaign": book.campaign,
        "source": "province",
        "given_on": "2026-02-05",
        "cash": 1_000_000,
        "in_kind": "Gạo",
        "in_kind_value": 300_000,
    }
    assert states(checked(book)) == ["bad", "doubt"]
    (found,) = book.standing.findings(1)
    assert (found.other_record, found.other_row) == (done.records[1], None)
    assert book.commit().records == ()
    assert Safekeeping(office).check() == []


def test_rows_written_together_are_what_the_form_would_have_written(office: Session) -> None:
    book = gifts(office, PAU)
    (record,) = book.commit().records
    entry = Entry(office)
    data = Browsing(office).card(record).data
    other: Data = {**data, "recipient": {"name": "Chẻo Mí Pẩu", "birth": "1990", "number": "012190003382"}}
    again = Browsing(office).card(entry.complete("gift", other).record)
    assert list(again.data) == list(other)
    assert entry.check(entry.definition("gift"), data, record) == []


def test_a_failing_save_in_the_middle_writes_none_and_leaves_all_rows(office: Session) -> None:
    book = gifts(office, PAU, CHU, SUA)
    book.keep()
    with office.connection.write():
        office.connection.run(
            "CREATE TRIGGER stop BEFORE INSERT ON version WHEN (SELECT count(*) FROM version WHERE kind = 'gift') >= 2"
            " BEGIN SELECT RAISE(ABORT, 'no more'); END"
        )
    with pytest.raises(DatabaseMisuse):
        book.commit()
    assert Browsing(office).open("gift").count == 0
    assert names(book) == ["Chẻo Mí Pẩu", "Giàng A Chứ", "Giàng Thị Sua"]
    offer = GridBook(office, "gift", campaign=book.campaign).offered()
    assert offer is not None
    assert offer.rows == 3
    with office.connection.write():
        office.connection.run("DROP TRIGGER stop")
    assert len(book.commit().records) == 3
    assert book.offered() is None


def test_what_was_written_is_taken_back_together_and_its_rows_stand_where_they_stood(office: Session) -> None:
    book = gifts(office, PAU, BAD, CHU)
    done = book.commit()
    book.undo_commit(done)
    assert names(book) == ["Chẻo Mí Pẩu", "Lò Thị Ín", "Giàng A Chứ"]
    assert states(checked(book)) == ["good", "bad", "good"]
    assert Browsing(office).open("gift").count == 0
    assert Browsing(office).open("gift", deleted=True).count == 2
    offer = book.offered()
    assert offer is not None
    assert offer.rows == 3
    assert len(book.commit().records) == 2


def test_a_record_changed_since_keeps_all_from_being_taken_back(office: Session) -> None:
    book = gifts(office, PAU, CHU)
    done = book.commit()
    data = Browsing(office).card(done.records[1]).data
    Entry(office).complete("gift", {**data, "cash": 2_000_000}, record=done.records[1])
    with pytest.raises(NothingToUndo) as refusal:
        book.undo_commit(done)
    assert refusal.value.fields["title"] == "Giàng A Chứ"
    assert describe(refusal.value).full == (
        "“Giàng A Chứ” đã được sửa sau khi ghi, nên không hoàn tác dòng nào. 2 dòng đã ghi vẫn nguyên trong sổ. "
        "Bản ghi nào không cần thì bỏ vào thùng rác từ danh sách."
    )
    assert (len(book.rows), Browsing(office).open("gift").count) == (1, 2)


def test_what_was_saved_meanwhile_is_looked_at_again_inside_the_transaction(office: Session) -> None:
    """A plan made before another save: only rows that are still good beside it are written."""
    book = gifts(office, PAU, CHU)
    plan = book.plan()
    recipient = {"name": "Giàng A Chứ", "number": "012084004127"}
    Entry(office).complete("gift", gift_of(book.campaign, "", recipient=recipient))
    done = book.finish(plan, GridSaving(office).write(plan))
    assert (len(done.records), done.left, names(book)) == (1, 1, ["Giàng A Chứ"])


def test_rows_that_somebody_is_at_are_not_written(office: Session) -> None:
    book = gifts(office, PAU, CHU, SUA)
    done = book.commit({book.rows.keys[1]})
    assert (len(done.records), done.left, names(book)) == (2, 1, ["Giàng A Chứ"])
    book.rows.set_text(1, 0, "Lò Thị Ín")
    ini, end = book.rows.keys[1:]
    book.undo_commit(done)
    assert names(book) == ["Chẻo Mí Pẩu", "Giàng A Chứ", "Giàng Thị Sua", "Lò Thị Ín"]
    assert (book.rows.row_of(ini), book.rows.row_of(end)) == (3, 4), "they are the same rows as before"


def test_the_empty_row_keeps_its_key_when_something_is_typed_into_it_and_when_that_is_undone(office: Session) -> None:
    book = gifts(office, PAU)
    end, before = book.rows.keys[-1], book.rows.snapshot()
    book.rows.set_text(1, 0, "Lò Thị Ín")
    assert (book.rows.row_of(end), len(book.rows.keys)) == (1, 3)
    after, keys = book.rows.snapshot(), book.rows.keys
    book.rows.restore(before)
    assert book.rows.keys[-1] == end
    book.rows.restore(after)
    assert book.rows.keys == keys
    book.keep((book.rows.keys[-1], 0, "Giàng A"))
    assert book.rows.keys == keys, "keeping what is in hand changes nothing"


def test_a_plan_judges_nothing_anew_because_the_store_has_changed(office: Session) -> None:
    book = gifts(office, PAU, CHU)
    Entry(office).complete("gift", gift_of(book.campaign, "Lò Thị Ín"))
    plan = book.plan()
    assert (len(plan), plan.marker == marker_of(office)) == (2, False), "writing does that, in the background"
    told: list[int] = []
    GridSaving(office).write(plan, lambda done, _total: told.append(done))
    assert told == [0, 0, 0, 1], "which can be stopped meanwhile"


def test_a_long_list_is_written_in_the_background_and_can_be_stopped(office: Session) -> None:
    book = gifts(office, PAU, CHU, SUA)
    plan, told = book.plan(), []

    class Stopped(Exception):
        """The clerk pressed Esc."""

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise Stopped

    own = office.for_task()
    with pytest.raises(Stopped):
        GridSaving(own).write(plan, stop)
    assert (told, Browsing(office).open("gift").count) == ([(0, 3), (1, 3), (2, 3)], 0)
    done = book.finish(plan, GridSaving(own).write(plan))
    own.close()
    assert (len(done.records), done.left) == (3, 0)


def test_an_insisted_doubt_is_written(office: Session) -> None:
    line = "Giàng A Chứ\t\tĐoàn viên\tNậm Coóng\tNậm Cuổi"
    book = gifts(office, line, line)
    assert len(book.plan()) == 1
    book.standing.insist(1)
    assert len(book.commit().records) == 2


def test_a_row_may_have_another_campaign(office: Session) -> None:
    other = tet(office, name="Tháng Công nhân", starts_on="2026-05-01", occasion="workers_month")
    book = gifts(office, PAU)
    book.rows.set_text(0, column(book, "campaign"), "Tháng Công nhân")
    (record,) = checked(book).commit().records
    assert Browsing(office).card(record).data["campaign"] == other
