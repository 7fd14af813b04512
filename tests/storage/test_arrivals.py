"""What arrived is found by the hash of its file."""

from __future__ import annotations

from desktop_app.storage.arrivals import Arrivals
from desktop_app.storage.connection import Connection
from desktop_app.storage.ledger import Ledger, ReceivedBundle


def test_a_bundle_is_named_by_its_hash_and_no_other(connection: Connection) -> None:
    with connection.write():
        for unit, number, sha256 in (("LC-01", 2, "1" * 64), ("LC-02", 7, "2" * 64)):
            Ledger(connection).remember(ReceivedBundle(unit, "d" * 16, "a" * 16, number, sha256, "", {}))
    arrivals = Arrivals(connection)
    assert arrivals.named("1" * 64) == ("LC-01", 2)
    assert arrivals.named("2" * 64) == ("LC-02", 7)
    assert arrivals.named("3" * 64) is None
