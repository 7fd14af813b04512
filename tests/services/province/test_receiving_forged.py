"""Well signed bundles that lie, from an admitted key: each is refused by its own reason and nothing of it stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.bundle.keys import public_key
from desktop_app.domain.records import Data, decode
from desktop_app.services.browsing import Browsing
from desktop_app.services.device_keys import Province
from desktop_app.services.province.desk import ProvinceDesk
from desktop_app.services.session import Session
from desktop_app.storage.bundle_versions import BundleVersions
from desktop_app.storage.ledger import Device, Ledger
from desktop_app.storage.merge import Merge
from desktop_app.storage.settings import Settings
from tests.fakes.office_simulator import OfficeSimulator, tar_of
from tests.services.conftest import Stores
from tests.services.crafting import NO_RECORD, VALUE, Forger, honest
from tests.services.ledgers import assert_whole, figures, holdings
from tests.services.stores import Pair, enrol, gift_of, give, send, take
from tests.storage.gifts import undone

Forge = Callable[[Forger], Path]


def lying(**changes: int) -> dict[str, dict[str, int]]:
    return {"gift": {**honest(1)["gift"], **changes}}


FORGERIES: dict[str, tuple[str, Forge]] = {
    "more value than there is": ("totals_differ", lambda f: f.bundle([f.version(1)], lying(value=1))),
    "more records": ("totals_differ", lambda f: f.bundle([f.version(1)], lying(records=2))),
    "fewer persons": ("totals_differ", lambda f: f.bundle([f.version(1)], lying(persons=0))),
    "no totals": ("totals_differ", lambda f: f.bundle([f.version(1)], {})),
    "totals of nothing": ("totals_differ", lambda f: f.bundle([], honest(1))),
    "a kind that is not there": (
        "totals_differ",
        lambda f: f.bundle([f.version(1)], {**honest(1), "house": {"records": 1}}),
    ),
    "the same version counted twice": (
        "totals_differ",
        lambda f: f.bundle([f.version(1), f.version(1)], lying(versions=2)),
    ),
    "a draft": ("draft_received", lambda f: f.bundle([f.version(1), f.version(2, state="draft")], honest(2))),
    "a record of another unit": (
        "foreign_record",
        lambda f: f.bundle([f.version(1), f.version(2, unit="CD999")], honest(2)),
    ),
    "no version at all": ("version_malformed", lambda f: f.bundle([f.version(1), b"{}"], honest(2))),
    "not text": ("version_malformed", lambda f: f.bundle([f.version(1), b"\xff\xfe"], honest(2))),
    "text that is not composed": (
        "version_malformed",
        lambda f: f.bundle([f.version(1).replace("Lò".encode(), "Lo\u0300".encode())], honest(1)),
    ),
    "a number with a point": (
        "version_malformed",
        lambda f: f.bundle([f.version(1).replace(b"1000000", b"1000000.5")], honest(1)),
    ),
    "a member twice": (
        "version_malformed",
        lambda f: f.bundle([f.version(1).replace(b'"cash":', b'"cash":5,"cash":')], honest(1)),
    ),
    "a form version of tomorrow": ("unknown_form", lambda f: f.bundle([f.version(1, form_version=2)], honest(1))),
    "a kind nobody knows": (
        "unknown_form",
        lambda f: f.bundle([f.version(1, kind="gifts")], {"gifts": honest(1)["gift"]}),
    ),
    "a changed form": (
        "unknown_form",
        lambda f: f.bundle([f.version(1)], honest(1), forms={"gift-1": b'kind = "gift"\n'}),
    ),
    "another unit's stream": ("stream_mismatch", lambda f: f.bundle([f.version(1)], honest(1), unit="CD999")),
    "another device's stream": ("stream_mismatch", lambda f: f.bundle([f.version(1)], honest(1), device="a" * 16)),
    "a base beyond what was applied": ("held", lambda f: f.bundle([f.version(9)], honest(1), base=8, top=9)),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_it_is_refused_and_nothing_of_it_stays(pair: Pair, name: str) -> None:
    code, forge = FORGERIES[name]
    before = holdings(pair.province)
    file = forge(Forger(pair.office, pair.stick))
    (answer,) = take(pair.province, file)
    assert (answer.ok, answer.code) == (False, code)
    assert holdings(pair.province) == before
    (row,) = ProvinceDesk(pair.province).quarantine()
    assert (row.name, row.code) == (file.name, code)
    assert_whole(pair.province)
    give(pair.office, NO_RECORD, ["Thật"])
    (good,) = take(pair.province, send(pair.office, pair.stick).written_to)
    assert (good.ok, good.new) == (True, 1)


def test_a_kind_is_never_changed(pair: Pair) -> None:
    forger = Forger(pair.office, pair.stick)
    take(pair.province, forger.bundle([forger.version(1)], honest(1)))
    totals = {"person": {**honest(1)["gift"], "value": 0, "turns": 0, "persons": 0}}
    changed = forger.version(2, record=f"{1:032x}", kind="person", data={"name": "Lò"})
    (answer,) = take(pair.province, forger.bundle([changed], totals))
    assert (answer.ok, answer.code) == (False, "kind_changed")
    assert Browsing(pair.province).card(f"{1:032x}").kind == "gift"


def test_a_known_record_of_another_unit_is_not_touched(pair: Pair, stores: Stores) -> None:
    """Two admitted offices; one sends a version of the other's record under its own code."""
    second = stores.office("second").session
    with_second = stores.province("second-province")
    enrol(second, with_second, pair.stick, "CD002")
    pair.office.close()
    first = stores.office("first").session
    enrol(first, with_second, pair.stick, "CD001")
    province = with_second.session
    record = give(first, NO_RECORD, ["Một"])[0]
    take(province, send(first, pair.stick).written_to)
    before = holdings(province)
    forger = Forger(second, pair.stick)
    (answer,) = take(province, forger.bundle([forger.version(1, record=record)], honest(1)))
    assert (answer.code, answer.fields["record_unit"], answer.unit) == ("foreign_record", "CD001", "CD002")
    assert holdings(province) == before


def admitted_simulator(province: Session) -> OfficeSimulator:
    """Return a simulated office that forges containers, admitted by a real province and sealing to its real key."""
    ours = Province.read(Settings(province.connection))
    assert ours is not None
    simulator = OfficeSimulator()
    simulator.province.recipient = ours.recipients[0]
    device = Device(
        id=simulator.device,
        unit=simulator.unit,
        signing_key=public_key(simulator.seed).hex(),
        sealing_recipient=simulator.province.paper_recipient,
        status="admitted",
        admitted_at=None,
        units=frozenset((simulator.unit,)),
    )
    with province.connection.write():
        Ledger(province.connection).put_device(device)
    return simulator


def tomorrow(simulator: OfficeSimulator, **changes: object) -> bytes:
    return simulator.forge(simulator.manifest_members(b"sealed", **changes), b"sealed")


CONTAINERS: dict[str, tuple[set[str], Callable[[OfficeSimulator], bytes]]] = {
    "a newer reader is needed": ({"newer_format"}, lambda s: tomorrow(s, format=2, reader=2)),
    "a critical member of tomorrow": (
        {"newer_format"},
        lambda s: tomorrow(s, critical=["split_parts"], split_parts=[1]),
    ),
    "a name that leads out": (
        {"unsafe_name"},
        lambda s: s.forge_payload(tar_of([*s.honest_members(), ("../../keys.json", b"{}")]), members=5),
    ),
    "an absolute name": (
        {"unsafe_name"},
        lambda s: s.forge_payload(tar_of([*s.honest_members(), ("/etc/passwd", b"{}")]), members=5),
    ),
    "more than declared": ({"too_large"}, lambda s: s.forge_payload(tar_of(s.honest_members()), unpacked=600)),
    "more members than declared": ({"too_large"}, lambda s: s.forge_payload(tar_of(s.honest_members()), members=2)),
    "fewer versions than declared": (
        {"malformed_payload"},
        lambda s: s.forge_payload(tar_of(s.honest_members()), versions=9),
    ),
    "a payload that is no archive": ({"malformed_payload"}, lambda s: s.forge_payload(b"x" * 2_000)),
    "not compressed at all": (
        {"malformed_payload", "too_large"},
        lambda s: s.forge_payload(b"x", packed=b"plain text"),
    ),
    "sealed bytes that are not sealed": ({"damaged", "wrong_recipient"}, lambda s: tomorrow(s)),
}


@pytest.mark.parametrize("name", CONTAINERS)
def test_hostile_containers_are_refused_whole(stores: Stores, name: str) -> None:
    province = stores.province().session
    codes, forge = CONTAINERS[name]
    file = stores.root / "hostile.scd"
    file.write_bytes(forge(admitted_simulator(province)))
    before = holdings(province)
    (answer,) = take(province, file)
    assert not answer.ok
    assert answer.code in codes
    assert holdings(province) == before
    (row,) = ProvinceDesk(province).quarantine()
    assert row.code == answer.code
    assert not (stores.root / "keys.json").exists()
    assert list((province.folder / "staging").glob("*")) == []
    assert_whole(province)


JUNK: tuple[dict[str, Any], ...] = (
    {"recipient": [1]},
    {"recipient": {"name": 5}},
    {"recipient": {"name": "a\u0000b"}},
    {"recipient": {"name": "x" * 300_000}},
    {"cash": 10**30},
    {"cash": 10**15, "in_kind_value": 10**15},
    {"cash": -(10**15)},
    {"cash": True},
    {"given_on": 5},
    {"given_on": "2026-13-45"},
    {"campaign": {}},
    {"place": [[]]},
    {"value": "nhiều"},
    {"relation": {"a": [None]}},
    {"unheard_of": [[[[]]]] * 10},
)


@pytest.mark.parametrize("junk", JUNK, ids=str)
def test_data_of_any_shape_is_taken_or_refused_and_can_be_looked_at(pair: Pair, junk: Data) -> None:
    forger, province = Forger(pair.office, pair.stick), pair.province
    content = forger.version(1, data={**gift_of(NO_RECORD, "Lò"), **junk})
    (answer,) = take(province, forger.bundle([content], true_totals(province, content)))
    assert answer.ok, answer.code
    opened = Browsing(province).open("gift")
    assert [len(opened.cells(row)) for row in opened.rows(0, 10)] == [len(opened.definition.columns)]
    card = Browsing(province).card(f"{1:032x}")
    assert Browsing(province).history(card.record)[0].version == card.version
    assert figures(province).get(("gift", "value"), 0) in {0, VALUE, 2 * 10**15, 300_000 - 10**15}


def true_totals(province: Session, content: bytes) -> dict[str, dict[str, int]]:
    """Return what the province itself would work out for one version; the store is left as it was."""
    stored = decode(content)
    with undone(province.connection):
        counting = BundleVersions(province.connection)
        Merge(province.connection, province.lifting).put_many(
            [(stored, province.lifting(stored.version))], counting.add
        )
        return counting.totals()
