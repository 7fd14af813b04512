"""The totals of a bundle larger than what one statement looks up."""

from __future__ import annotations

from desktop_app.storage.bundle_versions import CHUNK, BundleVersions
from desktop_app.storage.connection import Connection
from tests.storage.gifts import gift, receive


def test_totals_are_the_same_however_many_versions_there_are(connection: Connection) -> None:
    """The corrected gift lies in the first statement, its correction in the last: only the correction counts."""
    gifts = [gift(f"Lò Văn {number}", counter=number + 1, value=1_000) for number in range(CHUNK + 1)]
    correction = gift("Lò Văn 0", parents=(gifts[0],), counter=CHUNK + 2, value=7)
    receive(connection, *gifts, correction)
    with connection.write():
        totals = BundleVersions(connection)
        totals.add(stored.id for stored in [*gifts, correction])
        assert totals.totals() == {
            "gift": {
                "versions": CHUNK + 2,
                "records": CHUNK + 1,
                "deleted": 0,
                "value": CHUNK * 1_000 + 7,
                "turns": CHUNK + 1,
                "persons": CHUNK + 1,
            }
        }


def test_exactly_one_statement_full_is_counted_once(connection: Connection) -> None:
    gifts = [gift(f"Lò Văn {number}", counter=number + 1) for number in range(CHUNK)]
    receive(connection, *gifts)
    with connection.write():
        totals = BundleVersions(connection)
        totals.add(stored.id for stored in gifts)
        assert totals.totals()["gift"]["versions"] == CHUNK
