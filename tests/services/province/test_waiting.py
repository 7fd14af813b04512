"""How many records of one go of receiving still wait for a decision."""

from __future__ import annotations

from desktop_app.services.province.waiting import undecided
from tests.services.province.desks import arrive, gifts, looked_at
from tests.services.stores import Pair


def test_what_a_bundle_brought_waits_until_it_is_decided(pair: Pair) -> None:
    gifts(pair, "Giàng A Chứ")
    first = arrive(pair)
    gifts(pair, "Lò Thị Ín", "Tao Thị Ón")
    second = arrive(pair)
    assert (undecided(pair.province, {first}), undecided(pair.province, {second})) == (2, 3)
    assert undecided(pair.province, {first, second}) == 5
    looked_at(pair).accept_passing(bundle=first)
    assert (undecided(pair.province, {first}), undecided(pair.province, {first, second})) == (0, 3)
    assert undecided(pair.province, ()) == 0
