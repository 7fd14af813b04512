"""What a receipt says of records: a whole one stands for everything, one that left some out for those it names."""

from __future__ import annotations

from desktop_app.storage.connection import Connection
from desktop_app.storage.told_outcomes import ToldOutcome, ToldOutcomes
from tests.storage.gifts import DEVICE, gift, save

ONE, TWO = gift("Giàng A Chứ", counter=1), gift("Lò Thị Ín", counter=2)
BOTH = [ToldOutcome(one.version.record, "gift", one.id, "received") for one in (ONE, TWO)]
FIRST_RETURNED = ToldOutcome(ONE.version.record, "gift", ONE.id, "returned", "other", "Ghi lại")


def take(connection: Connection, receipt: str, told: list[ToldOutcome], *, complete: bool) -> int:
    outcomes = ToldOutcomes(connection, DEVICE)
    with connection.write():
        outcomes.take(told, complete=complete)
        return outcomes.note(receipt, 0, None, complete=complete)


def held(connection: Connection) -> dict[str, str]:
    """Return the outcome of each record the province holds, as the store has it."""
    return dict(connection.read("SELECT record, outcome FROM province_holds"))


def step(connection: Connection, record: str) -> str:
    """Return the last step of a record."""
    return str(
        connection.value(
            "SELECT s.state FROM record_state s JOIN record r ON r.seq = s.record WHERE r.id = ?"
            " ORDER BY s.seq DESC LIMIT 1",
            (record,),
        )
    )


def test_of_what_an_incomplete_receipt_leaves_out_nothing_is_said(connection: Connection) -> None:
    save(connection, ONE, TWO)
    assert take(connection, "a-1", BOTH, complete=True) == 0
    assert take(connection, "a-2", [FIRST_RETURNED], complete=False) == 0
    one, two = ONE.version.record, TWO.version.record
    assert held(connection) == {one: "returned", two: "received"}
    assert (step(connection, one), step(connection, two)) == ("returned", "received")


def test_what_a_whole_receipt_does_not_name_is_not_held_and_ready_again(connection: Connection) -> None:
    save(connection, ONE, TWO)
    take(connection, "a-1", BOTH, complete=True)
    assert take(connection, "a-2", [FIRST_RETURNED], complete=True) == 1
    one, two = ONE.version.record, TWO.version.record
    assert held(connection) == {one: "returned"}
    assert (step(connection, one), step(connection, two)) == ("returned", "ready")
