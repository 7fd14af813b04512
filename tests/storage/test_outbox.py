"""Bundle numbers, what was acknowledged, and what the next bundle starts from."""

from __future__ import annotations

import pytest

from desktop_app.storage.connection import Connection
from desktop_app.storage.outbox import NumberTaken, Outbox, OutboxEntry

EPOCH = "a" * 16
OTHER = "b" * 16


def entry(number: int, base: int, top: int, epoch: str = EPOCH) -> OutboxEntry:
    return OutboxEntry(
        epoch,
        number,
        f"LC01-dddddddd-{epoch[:8]}-{number}.scd",
        sha256="1" * 64,
        size=1_000,
        manifest_sha256="2" * 64,
        base=base,
        top=top,
        made_at="2026-06-05T08:00:00+07:00",
        summary={"records": {"gift": 5}, "ghi chú": "Tết"},
        outcome="not_written",
    )


def fill(connection: Connection, *entries: OutboxEntry) -> Outbox:
    outbox = Outbox(connection)
    for one in entries:
        with connection.write():
            outbox.record(one)
    return outbox


def test_numbers_run_from_one_in_each_epoch(connection: Connection) -> None:
    outbox = fill(connection, entry(1, 0, 5), entry(2, 0, 9), entry(1, 0, 9, OTHER))
    assert outbox.next_number(EPOCH) == 3
    assert outbox.next_number(OTHER) == 2
    assert outbox.next_number("c" * 16) == 1
    assert outbox.latest(EPOCH) == entry(2, 0, 9)
    assert outbox.latest("c" * 16) is None
    assert outbox.entries() == [entry(1, 0, 9, OTHER), entry(2, 0, 9), entry(1, 0, 5)]


@pytest.mark.parametrize("number", [1, 3])
def test_a_number_is_given_once_and_none_is_left_out(connection: Connection, number: int) -> None:
    outbox = fill(connection, entry(1, 0, 5))
    with pytest.raises(NumberTaken) as refusal, connection.write():
        outbox.record(entry(number, 0, 9))
    assert refusal.value.fields == {"number": number, "next": 2}


def test_the_outcome_of_writing_is_kept(connection: Connection) -> None:
    outbox = fill(connection, entry(1, 0, 5), entry(2, 0, 9))
    with connection.write():
        outbox.set_outcome(EPOCH, 1, "verified")
    assert [one.outcome for one in outbox.entries()] == ["not_written", "verified"]


@pytest.mark.parametrize(
    ("reached", "base", "released"), [(0, 0, 0), (4, 0, 0), (5, 5, 1), (8, 5, 1), (9, 9, 2), (99, 12, 3)]
)
def test_acknowledging_never_claims_more_than_was_reached(
    connection: Connection, reached: int, base: int, released: int
) -> None:
    outbox = fill(connection, entry(1, 0, 5), entry(2, 0, 9), entry(3, 5, 12), entry(1, 0, 5, OTHER))
    with connection.write():
        names = outbox.acknowledge(EPOCH, reached)
    assert names == [entry(number, 0, 0).name for number in range(1, released + 1)]
    assert outbox.acknowledged_counter(EPOCH) == base
    assert outbox.acknowledged_counter(OTHER) == 0
    with connection.write():
        assert outbox.acknowledge(EPOCH, 0) == []
    assert outbox.acknowledged_counter(EPOCH) == base


def test_what_other_epochs_carried_is_acknowledged_with_the_first_bundle_of_one(connection: Connection) -> None:
    outbox = fill(connection, entry(1, 0, 5), entry(1, 0, 9, OTHER), entry(2, 0, 9))
    with connection.write():
        assert outbox.acknowledge_others(OTHER) == [entry(1, 0, 5).name, entry(2, 0, 9).name]
    assert [(one.epoch, one.acknowledged) for one in outbox.entries()] == [(EPOCH, True), (OTHER, False), (EPOCH, True)]


def test_an_epoch_that_was_lived_twice_stays_in_doubt(connection: Connection) -> None:
    outbox = Outbox(connection)
    assert outbox.doubted() == frozenset()
    for epoch in (EPOCH, OTHER, EPOCH):
        with connection.write():
            outbox.doubt(epoch)
    assert outbox.doubted() == {EPOCH, OTHER}
