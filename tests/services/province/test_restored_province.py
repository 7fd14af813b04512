"""A province whose disk was set back: its receipts inside the next bundles bring its decisions home, to both sides."""

from __future__ import annotations

import shutil

from desktop_app.storage.epochs import read_epoch
from desktop_app.storage.receipts import ReceiptsMade
from tests.services.conftest import Stores
from tests.services.ledgers import assert_whole, figures
from tests.services.receipts import answer, decide, read, states
from tests.services.stores import UNIT, campaign, give, send, take


def test_decisions_come_home_and_nothing_is_lost_or_counted_twice(stores: Stores) -> None:
    pair = stores.pair()
    tet = campaign(pair.office)
    one, two, three = give(pair.office, tet, ["Một", "Hai", "Ba"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    pair.province.close()
    shutil.copytree(stores.root / "province", stores.root / "image")
    province = stores.reopen("province")
    decide(province, [one], "accepted")
    decide(province, [two], "returned", "amount_doubtful", "Xem lại số tiền")
    read(pair.office, answer(province, pair.stick))
    before, epoch = states(pair.office), read_epoch(province.connection).id
    assert (before[one], before[two], before[three]) == ("accepted", "returned", "received")
    province.close()

    province = stores.reopen("image")
    give(pair.office, tet, ["Bốn"])
    (came,) = take(province, send(pair.office, pair.stick).written_to)
    told = {notice.code: notice.fields for notice in came.notices}
    assert (came.ok, told["decisions_recovered"], "province_set_back" in told) == (True, {"records": 2}, True)
    decided = {record: state for record, state in states(province).items() if state}
    assert decided == {one: "accepted", two: "returned"}
    assert read_epoch(province.connection).parent == epoch

    stick = stores.root / "stick-after"
    stick.mkdir()
    accepted = read(pair.office, answer(province, stick))
    assert (accepted.older, accepted.new_epoch, accepted.back_to_ready) == (False, False, 0)
    after = states(pair.office)
    assert {record: after[record] for record in (one, two, three)} == {r: before[r] for r in (one, two, three)}
    give(pair.office, tet, ["Năm"])
    (next_one,) = take(province, send(pair.office, stick).written_to)
    assert (next_one.ok, next_one.notices) == (True, ())
    assert [made.confirmed for made in ReceiptsMade(province.connection).of(UNIT)] == [True]
    ours, theirs = figures(pair.office), figures(province)
    assert {key for key in ours if theirs[key] != ours[key]} == {
        ("gift", name) for name in ("gifts", "persons", "turns", "value")
    }
    assert (ours["gift", "gifts"], theirs["gift", "gifts"]) == (5, 4)  # what was returned does not count there
    assert_whole(province)
