"""What a receipt tells beside records: a stream that went on under another code of its unit is one stream."""

from __future__ import annotations

from desktop_app.storage.connection import Connection
from desktop_app.storage.desk_facts import DeskFacts, Reached
from desktop_app.storage.heard_streams import HeardStreams
from desktop_app.storage.ledger import Ledger, ReceivedBundle, StreamState

DEVICE, EPOCH = "d" * 16, "a" * 16


def arrive(connection: Connection, unit: str, applied: int, *numbers: int) -> None:
    """Apply bundles of the stream under one code; the hash of each file tells its number."""
    ledger = Ledger(connection)
    with connection.write():
        ledger.advance(StreamState(unit, DEVICE, EPOCH, applied=applied, last_number=max(numbers, default=None)))
        for number in numbers:
            ledger.remember(ReceivedBundle(unit, DEVICE, EPOCH, number, f"{number}" * 64, "", {}))


def test_the_code_a_stream_went_on_under_tells_how_far_it_came(connection: Connection) -> None:
    arrive(connection, "tạm-1", 10, 1, 3)
    arrive(connection, "LC-01", 25, 4)
    whole = [Reached(DEVICE, EPOCH, 25, 4, (2,), replayed=False, last_sha256="4" * 64)]
    assert DeskFacts(connection, ("tạm-1", "LC-01")).streams() == whole
    assert DeskFacts(connection, ("LC-01",)).streams() == whole, "1 and 3 came under the other code, 2 under neither"
    assert DeskFacts(connection, ("LC-02",)).streams() == []


def test_between_two_codes_a_number_is_missing_that_came_under_neither(connection: Connection) -> None:
    arrive(connection, "tạm-1", 10, 2)
    arrive(connection, "LC-01", 25, 4)
    assert DeskFacts(connection, ("tạm-1", "LC-01")).streams()[0].missing == (1, 3)


def test_what_the_first_code_reached_is_not_forgotten_for_the_second(connection: Connection) -> None:
    arrive(connection, "tạm-1", 10, 1, 2)
    arrive(connection, "LC-01", 4)
    with connection.write():
        HeardStreams(connection).mark_replayed(DEVICE, EPOCH)
    assert DeskFacts(connection, ("LC-01", "tạm-1")).streams() == [
        Reached(DEVICE, EPOCH, 10, 2, (), replayed=True, last_sha256="2" * 64)
    ]


def test_a_stream_only_heard_of_under_both_codes_has_no_number(connection: Connection) -> None:
    arrive(connection, "tạm-1", 0)
    arrive(connection, "LC-01", 0)
    assert DeskFacts(connection, ("LC-01", "tạm-1")).streams() == [
        Reached(DEVICE, EPOCH, 0, None, (), replayed=False, last_sha256=None)
    ]
