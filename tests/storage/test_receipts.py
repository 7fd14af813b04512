"""Receipts: numbers given once and in order, and what an office took, the newest first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.storage.connection import Connection
from desktop_app.storage.receipts import (
    KeptReceipt,
    MadeReceipt,
    ReceiptNumberTaken,
    ReceiptsMade,
    ReceiptsTaken,
    TakenReceipt,
)

EPOCH, OTHER = "a" * 16, "b" * 16
FIRST = MadeReceipt("CD001", EPOCH, 1, "r1.scd", "1" * 64, 900, "2026-02-05T08:00:00", {"records": 3}, "verified")


@pytest.mark.parametrize("number", [1, 3])
def test_a_receipt_gets_the_next_number_or_none(connection: Connection, number: int) -> None:
    made = ReceiptsMade(connection)
    with connection.write():
        made.record(FIRST)
    again = replace(FIRST, number=number, name="r2.scd", sha256="2" * 64)
    with pytest.raises(ReceiptNumberTaken) as raised, connection.write():
        made.record(again)
    assert raised.value.fields == {"unit": "CD001", "number": number, "next": 2}
    assert made.of("CD001") == [FIRST]
    with connection.write():
        made.record(replace(again, number=2))
        made.record(replace(again, epoch=OTHER, number=1, name="r3.scd"))  # each epoch counts anew
    assert [(one.epoch, one.number) for one in made.of("CD001")] == [(OTHER, 1), (EPOCH, 2), (EPOCH, 1)]


def test_all_that_was_taken_is_told_the_newest_first(connection: Connection) -> None:
    taken = ReceiptsTaken(connection)
    assert taken.all() == []
    older = TakenReceipt(OTHER, 7, "7" * 64, "2026-02-05T08:00:00", {"accepted": 2, "words": "Đủ"})
    newer = TakenReceipt(EPOCH, 1, "1" * 64, "", {"accepted": 3})
    with connection.write():
        taken.record(older, b"older")
        taken.record(newer, b"newer")
    assert taken.all() == [newer, older]
    assert taken.carried() == b"newer"


def test_a_receipt_is_kept_whole_while_it_alone_holds_a_decision(connection: Connection) -> None:
    taken = ReceiptsTaken(connection)

    def take(number: int, *decided: str) -> None:
        receipt = TakenReceipt(EPOCH, number, str(number) * 64, "", {"decided": [*decided]})
        with connection.write():
            taken.record(receipt, f"receipt {number}".encode())

    take(1, "x", "y")
    assert taken.unknown_to_the_last() is None
    take(2, "x")
    assert taken.unknown_to_the_last() == KeptReceipt(b"receipt 1", ("x", "y"))
    take(3, "y")
    assert taken.unknown_to_the_last() == KeptReceipt(b"receipt 2", ("x",)), "the first is told by these two"
    with connection.write():
        connection.run("INSERT INTO erased_version (id, unit) VALUES ('x', 'CD001')")
    take(4, "y")
    assert taken.unknown_to_the_last() is None, "what was erased by law nobody misses"
    assert taken.carried() == b"receipt 4"
