"""What a receipt says of records: a whole one stands for everything, one that left some out for those it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.storage.connection import Connection
from desktop_app.storage.erasing import Erasing
from desktop_app.storage.exportable import Exportable
from desktop_app.storage.told_outcomes import Noted, Step, ToldOutcome, ToldOutcomes
from tests.storage.gifts import DEVICE, UNIT, gift, lift, receive, save

ONE, TWO = gift("Giàng A Chứ", counter=1), gift("Lò Thị Ín", counter=2)
BOTH = [ToldOutcome(one.version.record, "gift", one.id, "received") for one in (ONE, TWO)]
FIRST_RETURNED = ToldOutcome(ONE.version.record, "gift", ONE.id, "returned", "other", "Ghi lại")


def take(
    connection: Connection,
    receipt: str,
    told: list[ToldOutcome],
    *,
    complete: bool,
    device: str = DEVICE,
    recoverable: Sequence[str] = (),
) -> int:
    outcomes = ToldOutcomes(connection, device)
    with connection.write():
        outcomes.take(told, complete=complete)
        return outcomes.note(Step(receipt, None, 0, recoverable), complete=complete).lost


def noted(connection: Connection, receipt: str, told: list[ToldOutcome], erased: Iterable[str]) -> Noted:
    """Take a whole receipt that names erased versions."""
    outcomes = ToldOutcomes(connection, DEVICE)
    with connection.write():
        outcomes.take(told, erased, complete=True)
        return outcomes.note(Step(receipt, None, 0), complete=True)


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


def test_what_was_sent_for_another_pc_has_arrived_with_its_bundle(connection: Connection) -> None:
    """The province tells of a later version only, which is unknown here: nothing is offered for ever."""
    save(connection, ONE)
    record = ONE.version.record
    told = [ToldOutcome(record, "gift", "f" * 64, "received")]
    with connection.write():
        connection.run(
            "INSERT INTO outbox (epoch, number, name, sha256, manifest_sha256, size, base, top, summary, outcome)"
            " VALUES ('a', 1, 'one.scd', '', '', 1, 0, 1, '{}', 'verified')"
        )
        connection.run(
            "INSERT INTO record_state (record, state, version, bundle)"
            " SELECT seq, 'exported', ?, 'one.scd' FROM record",
            (ONE.id,),
        )
    take(connection, "a-1", told, complete=True, device="b" * 16)
    assert step(connection, record) == "exported", "its bundle may still be lost"
    with connection.write():
        connection.run("UPDATE outbox SET acknowledged = 1")
    take(connection, "a-2", told, complete=True, device="b" * 16)
    assert step(connection, record) == "received"


def test_a_decision_the_province_lost_is_offered_while_it_can_be_brought_back(connection: Connection) -> None:
    save(connection, ONE)
    own = "b" * 16  # the device that wrote it is in no ledger: it is the province's
    assert take(connection, "a-1", [], complete=True, device=own) == 0
    assert take(connection, "a-2", [], complete=True, device=own, recoverable=[ONE.id]) == 1
    assert step(connection, ONE.version.record) == "ready"


def test_what_was_erased_by_law_is_neither_received_nor_lost(connection: Connection) -> None:
    save(connection, ONE, TWO)
    take(connection, "a-1", BOTH, complete=True)
    head_there = [ToldOutcome(ONE.version.record, "gift", "e" * 64, "received"), BOTH[1]]
    unknown = "f" * 64
    assert noted(connection, "a-2", head_there, [ONE.id, unknown]) == Noted(lost=0, erased=1)
    one, two = ONE.version.record, TWO.version.record
    assert (step(connection, one), step(connection, two)) == ("erased", "received")
    steps = connection.value("SELECT count(*) FROM record_state")
    assert noted(connection, "a-3", head_there, [ONE.id]) == Noted(lost=0, erased=1)
    assert connection.value("SELECT count(*) FROM record_state") == steps, "told again it is noted once"
    assert noted(connection, "a-4", BOTH, [ONE.id]) == Noted(lost=0, erased=1)
    assert step(connection, one) == "erased", "that the province's head is the erased one says nothing else"


def test_what_was_erased_here_too_is_not_told(connection: Connection) -> None:
    save(connection, ONE, TWO)
    with connection.write():
        Erasing(connection, lift).erase([ONE.id], UNIT, [UNIT])
    assert noted(connection, "a-1", BOTH, [ONE.id]) == Noted(lost=0, erased=0)
    assert connection.value("SELECT count(*) FROM record_state WHERE state = 'erased'") == 0


def test_a_province_that_knows_of_the_erasure_no_more_gets_the_record_again(connection: Connection) -> None:
    save(connection, ONE, TWO)
    assert noted(connection, "a-1", [BOTH[1]], [ONE.id]) == Noted(lost=0, erased=1)
    assert gathered(connection) == {TWO.id}
    assert noted(connection, "b-1", [BOTH[1]], []) == Noted(lost=1, erased=0)
    assert gathered(connection) == {ONE.id, TWO.id}


def test_what_another_pc_wrote_does_not_travel_either_once_it_is_told_erased(
    connection: Connection,
) -> None:
    theirs = gift("Vàng Thị Dở", counter=7, device="c" * 16)
    follows = gift("Vàng Thị Dở", counter=8, parents=(theirs,), value=3)
    receive(connection, theirs)
    with connection.write():
        connection.run(
            "INSERT INTO device (id, unit, signing_key, sealing_recipient, status) VALUES (?, ?, 'k', 'r', 'admitted')",
            (theirs.version.device, UNIT),
        )
    assert take(connection, "a-1", [], complete=True) == 1
    assert gathered(connection) == {theirs.id}
    save(connection, follows)
    assert gathered(connection) == {theirs.id, follows.id}
    assert noted(connection, "a-2", [], [theirs.id]) == Noted(lost=0, erased=0), "its head is what follows"
    assert gathered(connection) == {follows.id}


def gathered(connection: Connection) -> set[str]:
    """Return what the next bundle would carry, nothing being acknowledged."""
    with connection.write():
        Exportable(connection, DEVICE).gather(0, 99)
        rows = connection.read("SELECT v.id FROM temp.in_bundle b JOIN version v ON v.seq = b.version")
    return {version for (version,) in rows}
