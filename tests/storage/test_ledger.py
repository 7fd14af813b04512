"""What the province remembers of units, devices, streams, bundles and quarantine."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desktop_app.domain.units import Unit
from desktop_app.storage.connection import Connection
from desktop_app.storage.heard_streams import HeardStreams
from desktop_app.storage.ledger import Device, Ledger, Quarantined, ReceivedBundle, StreamState
from desktop_app.storage.waiting_files import WaitingFiles
from desktop_app.storage.whole_streams import WholeStreams

AT = datetime.fromisoformat("2026-06-05T08:00:00+07:00")
OLD = Unit("LC-01", "CĐCS xã Bình Lư", "LĐLĐ tỉnh", "2020-01-01", "2025-06-30", ("LC-02", "LC 03"), "base")
NEW = Unit("LC-01", "CĐCS xã Bình Lư mới", "LĐLĐ tỉnh", "2025-07-01")
DEVICE = Device("d" * 16, "LC-01", "key", "age1", "admitted", AT.isoformat(), frozenset({"LC-01", "tạm-1"}))
STREAM = StreamState("LC-01", "d" * 16, "a" * 16)


def test_units_are_valid_for_a_time(connection: Connection) -> None:
    ledger = Ledger(connection)
    with connection.write():
        ledger.put_units([NEW, OLD])
        ledger.put_units([replace(OLD, name="CĐCS Bình Lư")])
    assert [unit.name for unit in ledger.units()] == ["CĐCS Bình Lư", "CĐCS xã Bình Lư mới"]
    assert ledger.unit("LC-01") == NEW
    assert ledger.unit("LC-01", "2025-06-30") == replace(OLD, name="CĐCS Bình Lư")
    assert ledger.unit("LC-01", "2025-07-01") == NEW
    assert ledger.unit("LC-01", "2019-12-31") is None
    assert ledger.unit("LC-09") is None


def test_devices_with_the_codes_they_may_sign_for(connection: Connection) -> None:
    ledger = Ledger(connection)
    with connection.write():
        ledger.put_device(DEVICE)
        ledger.put_device(replace(DEVICE, id="e" * 16, unit="LC-00", units=frozenset()))
    assert ledger.device("d" * 16) == DEVICE
    assert [device.id for device in ledger.devices()] == ["e" * 16, "d" * 16]
    assert ledger.devices()[0].units == {"LC-00"}
    with connection.write():
        ledger.put_device(replace(DEVICE, status="revoked", units=frozenset({"LC-01"})))
    assert ledger.device("d" * 16) == replace(DEVICE, status="revoked", units=frozenset({"LC-01"}))
    assert ledger.device("f" * 16) is None


def test_a_stream_never_goes_back(connection: Connection) -> None:
    ledger = Ledger(connection)
    assert HeardStreams(connection).all() == []
    with connection.write():
        ledger.advance(replace(STREAM, applied=10, last_number=2))
        ledger.advance(replace(STREAM, applied=7, last_number=1))
        ledger.advance(replace(STREAM, epoch="b" * 16, parent_epoch="a" * 16, parent_counter=8, applied=3))
    assert HeardStreams(connection).of_device("d" * 16)[0] == replace(STREAM, applied=10, last_number=2)
    assert [(stream.epoch, stream.parent_counter) for stream in HeardStreams(connection).all()] == [
        ("a" * 16, None),
        ("b" * 16, 8),
    ]


def test_received_bundles_and_the_numbers_that_never_came(connection: Connection) -> None:
    ledger = Ledger(connection)
    stream = ("LC-01", "d" * 16, "a" * 16)
    assert WholeStreams(connection).missing(*stream[1:]) == []
    first = ReceivedBundle(*stream, 2, "1" * 64, AT.isoformat(), {"new": 5, "đơn vị": "Bình Lư"})
    with connection.write():
        ledger.advance(StreamState(*stream))
        ledger.remember(first)
        ledger.remember(replace(first, sha256="2" * 64))
        ledger.remember(replace(first, number=5))
    assert ledger.received(*stream[1:], 2) == first
    assert ledger.received(*stream[1:], 3) is None
    assert WholeStreams(connection).missing(*stream[1:]) == [1, 3, 4]
    assert ledger.newest(1) == [replace(first, number=5)]
    assert [bundle.number for bundle in ledger.newest(9)] == [5, 2]
    with connection.write():
        ledger.remember(replace(first, unit="LC-02", number=7))
        ledger.remember(replace(first, number=3))
    latest = {unit: bundle.number for unit, bundle in ledger.latest_by_unit().items()}
    assert latest == {"LC-01": 3, "LC-02": 7}, "by arrival, not by number"


def test_quarantine_until_released(connection: Connection) -> None:
    ledger = Ledger(connection)
    item = Quarantined("1" * 64, "a.scd", "damaged", {"reason": "hash"}, "2026-06-05T08:00:00+07:00")
    later = replace(item, sha256="2" * 64, at="2026-06-06T08:00:00+07:00")
    with connection.write():
        ledger.quarantine(item)
        ledger.quarantine(replace(item, code="unknown_key"))
        ledger.quarantine(later)
    assert ledger.quarantined() == [later, replace(item, code="unknown_key")]
    with connection.write():
        WaitingFiles(connection).settle("2" * 64, "applied", AT)
    assert [waiting.sha256 for waiting in ledger.quarantined()] == ["1" * 64]
