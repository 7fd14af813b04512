"""What waits between asking the province for help and its answer: kept, bounded, found only whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop_app.storage.errors import StoreReadOnly, StoreUnreachable
from desktop_app.storage.help_slot import WaitingRequests, opened_identity
from tests.faults.obstacles import permissions_hold
from tests.storage.conftest import CHEAP, IDENTITY, PASSPHRASE

MOST = 20


def request(number: int) -> str:
    """Return the hash of a request; its beginning, which names the file, is its own."""
    return f"{number:016x}" + "e" * 48


def keep(waiting: WaitingRequests, number: int) -> None:
    waiting.keep(IDENTITY.store_id, request(number), "age1recipient", f"IDENTITY-{number}", PASSPHRASE, CHEAP)


def test_only_the_newest_requests_wait(tmp_path: Path) -> None:
    waiting = WaitingRequests(tmp_path)
    # The highest name is the oldest file: the time decides, not the name.
    for age, number in enumerate(range(MOST, 0, -1)):
        keep(waiting, number)
        (path,) = tmp_path.glob(f"*{request(number)[:16]}*")
        os.utime(path, ns=(age, age))
    assert waiting.find(request(MOST)) is not None, "as many as that wait together"
    keep(waiting, MOST + 1)
    kept = [number for number in range(1, MOST + 2) if waiting.find(request(number)) is not None]
    assert kept == [*range(1, MOST), MOST + 1]
    newest = waiting.find(request(MOST + 1))
    assert newest is not None
    assert opened_identity(newest, PASSPHRASE) == f"IDENTITY-{MOST + 1}"


def test_a_request_that_cannot_be_kept_is_told_in_our_words(tmp_path: Path) -> None:
    waiting = WaitingRequests(tmp_path)
    tmp_path.chmod(0o500)
    try:
        with permissions_hold(), pytest.raises(StoreReadOnly):
            keep(waiting, 1)
    finally:
        tmp_path.chmod(0o700)
    assert not waiting.any()
    with pytest.raises(StoreUnreachable):
        keep(WaitingRequests(tmp_path / "rút ra rồi"), 1)
    keep(waiting, 1)
    assert waiting.any(), "the same is kept where it may be"
