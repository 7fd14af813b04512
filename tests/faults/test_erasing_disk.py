"""Erasing on a disk that is nearly full: what was done is told as done, what was not done is not there at all."""

from __future__ import annotations

import os

import pytest

from desktop_app.services.entry import Entry
from desktop_app.services.erasing import Erasure
from desktop_app.services.session import Session
from desktop_app.storage.check import check_store
from desktop_app.storage.errors import DiskFull, StoreUnreachable
from tests.faults.obstacles import no_file_larger_than
from tests.services.stores import Pair, campaign, gift_of, send, take
from tests.services.test_erasing import SECRET, traces
from tests.services.test_merging import person

if os.name == "nt":
    pytest.skip("file size limits are a Unix means", allow_module_level=True)


def fill(session: Session) -> int:
    """Make the store's file much larger than its log will be; return its size. What is saved later lies beyond it."""
    with session.connection.write():
        rows = ((f"n{number}", "y" * 3000) for number in range(1500))
        session.connection.run_many("INSERT INTO setting (name, value) VALUES (?, ?)", rows)
    assert session.connection.flush_log()
    return (session.folder / "store.db").stat().st_size


def with_gifts(session: Session) -> str:
    """Record a person with gifts enough for some pages, and return her id."""
    tet, record = campaign(session), person(session)
    recipient = {"record": record, "name": SECRET}
    gifts = [gift_of(tet, "", recipient=recipient, note=f"{SECRET} {number} {'x' * 800}") for number in range(40)]
    Entry(session).add_all("gift", gifts, "complete")
    return record


def test_a_log_that_cannot_be_emptied_is_told_and_the_erasure_is_done(pair: Pair) -> None:
    office = pair.office
    size = fill(office)
    record = with_gifts(office)
    assert office.connection.flush_log()
    with no_file_larger_than(size):
        done = Erasure(office).erase(record, "request")
    assert not done.log_emptied
    assert traces(office, SECRET) == []
    assert office.connection.flush_log()
    assert check_store(office.connection) == []


def test_an_erasure_that_does_not_fit_is_refused_whole(pair: Pair) -> None:
    office = pair.office
    record = person(office)
    with no_file_larger_than(20_000), pytest.raises((DiskFull, StoreUnreachable)):
        Erasure(office).erase(record, "request")
    assert traces(office, SECRET) != []
    assert Erasure(office).erase(record, "request").log_emptied


def test_what_the_province_erased_is_told_as_received(pair: Pair) -> None:
    size = fill(pair.province)
    record = with_gifts(pair.office)
    take(pair.province, send(pair.office, pair.stick).written_to)
    Erasure(pair.office).erase(record, "request")
    bundle = send(pair.office, pair.stick).written_to
    assert pair.province.connection.flush_log()
    with no_file_larger_than(size):
        (answer,) = take(pair.province, bundle)
    assert (answer.ok, [notice.code for notice in answer.notices]) == (True, ["erased_log_left"])
    assert traces(pair.province, SECRET) == []
    assert pair.province.connection.flush_log()
    assert check_store(pair.province.connection) == []
