"""Erasures on their way: office and province stand alike, whatever arrived before, after, twice or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.erasing import Erasure
from desktop_app.services.history_taking import OfficeHistory
from desktop_app.services.province.history import UnitHistory
from desktop_app.services.safekeeping import Safekeeping, restore_store
from desktop_app.services.session import Session
from desktop_app.storage.check import check_store
from desktop_app.storage.rebuild import Rebuild
from desktop_app.storage.versions import Versions
from tests.fakes.clock import FixedClock
from tests.services.conftest import Stores
from tests.services.ledgers import assert_whole, figures
from tests.services.province.test_stream_history import request_of_second_pc
from tests.services.receipts import answer, read
from tests.services.stores import OPERATOR, PASSPHRASE, Pair, campaign, gift_of, send, take
from tests.services.test_erasing import SECRET, traces
from tests.services.test_merging import gift_to, person


def listed(session: Session, kind: str) -> list[tuple[str, str, bool]]:
    """Return the records of a kind as lists show them, those in the bin too; and whether one is forked."""
    browsing, versions = Browsing(session), Versions(session.connection, session.lifting)
    rows = [row for deleted in (False, True) for row in browsing.open(kind, deleted=deleted).rows(0, 99)]
    forked = set(versions.forked(kind))
    return sorted((row.id, row.title, row.id in forked) for row in rows)


def assert_alike(office: Session, province: Session) -> None:
    """Fail unless both show the same records and figures, and both are whole."""
    for kind in ("person", "gift"):
        assert listed(province, kind) == listed(office, kind)
    assert figures(province) == figures(office)
    for session in (office, province):
        assert check_store(session.connection) == []
        assert list(Rebuild(session.connection, session.lifting).differences()) == []
        assert_whole(session)


def corrected_and_erased(pair: Pair) -> list[Path]:
    """Send a person with two gifts, then corrections of all of it, then her erasure; return the three bundles."""
    office = pair.office
    tet, may, record = campaign(office), campaign(office, "Tháng Công nhân 2026"), person(office)
    first, second = gift_to(office, tet, record), gift_to(office, may, record)
    bundles = [send(office, pair.stick).written_to]
    entry, hers = Entry(office), {"name": SECRET, "record": record}
    entry.complete("gift", gift_of(tet, "", recipient=hers, cash=2_000_000), record=first, reason="Sai số tiền")
    entry.complete("gift", gift_of(may, "", recipient=hers, cash=3_000_000), record=second, reason="Sai số tiền")
    entry.complete(
        "person", {**Browsing(office).card(record).data, "phone": "0912345678"}, record=record, reason="Bổ sung"
    )
    entry.delete(second, reason="Ghi trùng")
    bundles.append(send(office, pair.stick).written_to)
    entry.complete("gift", gift_of(tet, "", recipient=hers, cash=4_000_000), record=first, reason="Sai số tiền")
    Erasure(office).erase(record, "request")
    return [*bundles, send(office, pair.stick).written_to]


@pytest.mark.parametrize("order", [(0, 2), (2,), *permutations(range(3)), (0, 2, 0), (0, 1, 2, 1, 0, 2)])
def test_after_a_correction_that_never_arrived_both_agree(pair: Pair, order: Sequence[int]) -> None:
    bundles = corrected_and_erased(pair)
    for place in order:
        (arrived,) = take(pair.province, bundles[place])
        assert (arrived.ok, arrived.code) == (True, "")
    assert_alike(pair.office, pair.province)
    assert traces(pair.province, SECRET, "0912345678") == []


def test_what_follows_an_erasure_goes_on(pair: Pair) -> None:
    """The record that lost her name is corrected like any other."""
    bundles = corrected_and_erased(pair)
    take(pair.province, bundles[0])
    (row,) = Browsing(pair.office).open("gift").rows(0, 9)
    data = {**Browsing(pair.office).card(row.id).data, "cash": 5_000_000}
    Entry(pair.office).complete("gift", data, record=row.id, reason="Sai số tiền")
    take(pair.province, send(pair.office, pair.stick).written_to, bundles[2], bundles[1])
    assert_alike(pair.office, pair.province)


def another_pc(pair: Pair, stores: Stores) -> Session:
    """Return a second PC of the office, which has everything the province has of it."""
    second = stores.office("second").session
    request_of_second_pc(pair, second)
    take_history(pair, second)
    return second


def take_history(pair: Pair, pc: Session) -> None:
    """Give a PC what the province has of its unit."""
    stick = pair.stick / f"history-{len(list(pair.stick.iterdir()))}"
    stick.mkdir()
    written = UnitHistory(pair.province).write(pc.identity.device, stick, signer=OPERATOR, passphrase=PASSPHRASE)
    OfficeHistory(pc).take(written.path)


def test_another_pc_of_the_unit_erases_too_with_the_next_receipt(pair: Pair, stores: Stores) -> None:
    office, tet = pair.office, campaign(pair.office)
    record = person(office)
    gift_to(office, tet, record)
    take(pair.province, send(office, pair.stick).written_to)
    second = another_pc(pair, stores)
    Entry(second).complete("person", {"name": "Lò Thị Hà", "consent": "given", "consent_on": "2026-01-05"})
    take(pair.province, send(second, stores.root / "stick-2").written_to)  # from now on the unit has two streams
    assert traces(second, SECRET)
    Erasure(office).erase(record, "request")
    take(pair.province, send(office, pair.stick).written_to)
    done = read(second, answer(pair.province, stores.root / "stick-2"))
    assert (done.forks, done.erased_here, done.erased) == (0, 2, 0)
    assert any(b'"erased_too"' in body for (body,) in second.connection.read("SELECT body FROM journal"))
    assert traces(second, SECRET) == []
    assert_whole(second)
    assert listed(second, "gift") == listed(office, "gift")


def test_a_history_tells_what_was_erased_before(pair: Pair, stores: Stores) -> None:
    bundles = corrected_and_erased(pair)
    take(pair.province, *bundles)
    second = another_pc(pair, stores)
    assert_whole(second)
    assert traces(second, SECRET) == []
    assert listed(second, "gift") == listed(pair.office, "gift")


def test_an_office_that_was_restored_erases_again_with_the_next_receipt(pair: Pair, stores: Stores) -> None:
    office, tet = pair.office, campaign(pair.office)
    record = person(office)
    gift_to(office, tet, record)
    take(pair.province, send(office, pair.stick).written_to)
    outside = stores.root / "backup"
    outside.mkdir()
    backup = Safekeeping(office).backup(outside)
    Erasure(office).erase(record, "request")
    take(pair.province, send(office, pair.stick).written_to)
    office.close()
    restore_store(backup, stores.root / "office", operator=OPERATOR, secret=PASSPHRASE, clock=FixedClock())
    again = stores.reopen("office")
    assert traces(again, SECRET)
    (arrived,) = take(pair.province, send(again, stores.root / "stick-2").written_to)
    assert arrived.ok
    read(again, answer(pair.province, stores.root / "stick-2"))
    assert traces(again, SECRET) == []
    assert_whole(again)
    assert listed(again, "gift") == listed(pair.province, "gift")
