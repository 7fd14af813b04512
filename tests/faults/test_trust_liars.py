"""Offices that are admitted and lie: each of their bundles is refused by its own reason, nothing of it stays.

``pytest -s`` prints every sentence.
"""

from __future__ import annotations

from typing import Any

import pytest
import zstandard

from desktop_app.bundle.tarball import END
from desktop_app.domain.records import decode
from desktop_app.services.session import Session
from tests.fakes.office_simulator import OfficeSimulator, tar_of
from tests.faults.honest_side import refused, send_of, sentence
from tests.faults.hostile import contained, members_of
from tests.services.conftest import Stores
from tests.services.crafting import Forger, honest
from tests.services.ledgers import holdings
from tests.services.province.test_receiving_forged import admitted_simulator
from tests.services.stores import UNIT, Pair, campaign, take

# an office that is admitted, and lies


def test_an_office_that_sends_what_is_not_its_own(two: tuple[Pair, Session]) -> None:
    pair, second = two
    take(pair.province, send_of(pair.office, pair.stick, "Một"))
    forger = Forger(second, pair.stick)
    refused("foreign_record", pair.province, forger.bundle([forger.version(1, unit=UNIT)], honest(1)))
    refused("stream_mismatch", pair.province, forger.bundle([forger.version(2)], honest(1), unit=UNIT))
    other_form = {"gift-1": b'kind = "gift"\nversion = 1\n'}
    refused("unknown_form", pair.province, forger.bundle([forger.version(3)], honest(1), forms=other_form))
    refused("totals_differ", pair.province, forger.bundle([forger.version(4)], honest(2)))


def test_an_office_that_speaks_as_the_provinces_device(two: tuple[Pair, Session]) -> None:
    """A forged decision about a fork; a day and a counter of the province's from beyond the end of time."""
    pair, second = two
    forger, own = Forger(second, pair.stick), pair.province.identity.device
    first = decode(forger.version(1))
    sides = [forger.version(2 + n, record=first.version.record, parents=(first.id,), revision=2, data={"note": str(n)})
             for n in range(2)]  # fmt: skip
    parents = tuple(sorted(decode(one).id for one in sides))
    lies: tuple[dict[str, Any], ...] = (
        {"device": own, "counter": 9, "parents": parents, "revision": 3, "record": first.version.record},
        {"device": own, "counter": 2**62, "claimed_at": "9999-12-31T00:00:00+07:00"},
        {"device": pair.office.identity.device},
    )
    for changes in lies:
        forged = forger.version(changes.pop("counter", 8), **changes)
        refused("foreign_device", pair.province, forger.bundle([first_bytes(forger), *sides, forged], honest(1)))
    assert campaign(pair.province)  # its own day and counter are what they were


def first_bytes(forger: Forger) -> bytes:
    return forger.version(1)


def test_an_office_that_wraps_the_payload_of_another(two: tuple[Pair, Session]) -> None:
    pair, second = two
    theirs = send_of(pair.office, pair.stick, "Một")
    mine = send_of(second, pair.stick, "Hai")
    payload = dict(members_of(theirs.read_bytes()))["payload.age"]
    wrapped = contained([(n, payload if n == "payload.age" else c) for n, c in members_of(mine.read_bytes())])
    mine.write_bytes(wrapped)
    refused("not_canonical", pair.province, mine)  # the envelope names the hash of the payload


def test_an_office_that_signs_the_payload_of_another(stores: Stores) -> None:
    """With a manifest of its own around it: what is sealed names the stream it was made for."""
    province = stores.province().session
    simulator = admitted_simulator(province)
    other = OfficeSimulator(province=simulator.province, unit="LC-SSH-02", device="9" * 16)
    file = stores.root / "boc.scd"
    stolen = dict(members_of(other.forge_payload(tar_of(other.honest_members()))))["payload.age"]
    claims = simulator.manifest_members(stolen)
    claims["payload"] |= {"unpacked": len(tar_of(other.honest_members()))}
    file.write_bytes(simulator.forge(claims, stolen))
    refused("stream_mismatch", province, file)


@pytest.mark.parametrize("size", [64 * 2**20, 3 * 2**30])
def test_a_bomb_goes_off_nowhere(stores: Stores, size: int) -> None:
    province = stores.province().session
    simulator = admitted_simulator(province)
    head = tar_of(simulator.honest_members()[:1], end=b"")
    block = zstandard.ZstdCompressor(level=1).compress(bytes(2**24))
    packed = zstandard.ZstdCompressor().compress(head) + block * (size >> 24) + zstandard.ZstdCompressor().compress(END)
    file = stores.root / "bom.scd"
    file.write_bytes(simulator.forge_payload(b"x" * 100, packed=packed, unpacked=20_000))
    before = holdings(province)
    (answered,) = take(province, file)
    assert answered.code in ("too_large", "malformed_payload")
    sentence(answered.code, answered.fields)
    assert holdings(province) == before
