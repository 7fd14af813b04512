"""What Home asks beyond sums: what was returned and not changed since, and how many records there are."""

from __future__ import annotations

from desktop_app.storage.connection import Connection
from desktop_app.storage.home_rows import HomeRows, ReturnedRow
from desktop_app.storage.travel import Outcome, TravelStates
from tests.storage.gifts import DEVICE, gift, record_id, save


def test_what_was_returned_is_named_with_its_reason_until_it_is_changed(connection: Connection) -> None:
    first, other = gift("Giàng A Chứ", record="1", counter=1), gift("Lò Thị Ín", record="2", counter=2)
    for one in (first, other):
        save(connection, one)
    with connection.write():
        travel = TravelStates(connection, DEVICE)
        travel.add([Outcome(record_id("1"), first.id, "returned", "thiếu biên bản")], "b", None)
        travel.add([Outcome(record_id("2"), other.id, "returned", None)], "b", None)
    rows = HomeRows(connection)
    assert rows.returned(9) == [
        ReturnedRow(record_id("2"), "gift", "Lò Thị Ín", ""),
        ReturnedRow(record_id("1"), "gift", "Giàng A Chứ", "thiếu biên bản"),
    ]
    assert rows.returned(1) == rows.returned(9)[:1]
    save(connection, gift("Lò Thị Ín", record="2", counter=3, parents=(other,)))
    assert [row.record for row in rows.returned(9)] == [record_id("1")]


def test_records_are_counted_no_further_than_asked(connection: Connection) -> None:
    for number in range(1, 4):
        save(connection, gift(f"Lò Văn {number}", record=str(number), counter=number))
    assert HomeRows(connection).counted(("gift", "house"), 2) == {"gift": 2, "house": 0}


def test_a_record_tells_how_its_finished_version_was_returned(connection: Connection) -> None:
    first, other = gift("Giàng A Chứ", record="1", counter=1), gift("Lò Thị Ín", record="2", counter=2)
    save(connection, first, other)
    rows, travel = HomeRows(connection), TravelStates(connection, DEVICE)
    assert rows.returned_as(record_id("1")) is None
    with connection.write():
        travel.add([Outcome(record_id("1"), first.id, "returned", "thiếu biên bản", "no_paper")], "b", None)
    told = ReturnedRow(record_id("1"), "gift", "Giàng A Chứ", "thiếu biên bản", "no_paper")
    assert rows.returned_as(record_id("1")) == told
    assert rows.returned_as(record_id("2")) is None
    save(connection, gift("Giàng A Chứ", record="1", counter=3, parents=(first,), state="draft"))
    assert (rows.returned(9), rows.returned_as(record_id("1"))) == ([], told), "the draft mends what was returned"
    save(connection, gift("Giàng A Chứ", record="1", counter=4, parents=(first,)))
    assert rows.returned_as(record_id("1")) is None
