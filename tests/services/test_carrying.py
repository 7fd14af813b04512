"""What the next bundle carries back: the last receipt, and an earlier one that alone holds a decision."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from msgspec.structs import replace as changed

from desktop_app.domain.records import StoredVersion, encode
from desktop_app.services import carrying
from desktop_app.services.carrying import carried_back
from desktop_app.services.province.operating_keys import OperatingKeys
from desktop_app.storage.versions import Versions
from tests.services.conftest import Stores
from tests.services.province.papers import outcome, receipt_of
from tests.services.receipts import read, states
from tests.services.stores import OPERATOR, PASSPHRASE, Pair, campaign, enrol, give, send, take


def decided_once(pair: Pair, tmp_path: Path) -> tuple[StoredVersion, bytes]:
    """Let the office hear a decision about a gift, then a receipt of a life that knows nothing of it.

    Returns the gift's own version, and the first of the two receipts.
    """
    (gift,) = give(pair.office, campaign(pair.office), ["Một"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    own = Versions(pair.office.connection, pair.office.lifting).head(gift)
    assert own is not None
    decision = encode(
        changed(own.version, device=pair.province.identity.device, parents=(own.id,), revision=own.version.revision + 1)
    )
    first, second = tmp_path / "a.scd", tmp_path / "b.scd"
    content = receipt_of(
        pair.province, first, [outcome(gift, decision.id)], epoch="a" * 16, versions=(own.content, decision.content)
    )
    read(pair.office, first)
    assert states(pair.office)[gift] == "accepted"
    receipt_of(pair.province, second, [outcome(gift, own.id, "received")], epoch="b" * 16)
    read(pair.office, second)
    return own, content


@pytest.fixture
def decided(pair: Pair, tmp_path: Path) -> tuple[StoredVersion, bytes]:
    return decided_once(pair, tmp_path)


def test_a_decision_the_province_lost_goes_back_to_it(pair: Pair, decided: tuple[StoredVersion, bytes]) -> None:
    own, earlier = decided
    record = own.version.record
    assert states(pair.office)[record] == "ready"
    carried = carried_back(pair.office.connection)
    assert carried.earlier is not None
    assert carried.earlier.sha256 == hashlib.sha256(earlier).hexdigest()
    (answer,) = take(pair.province, send(pair.office, pair.stick).written_to)
    assert answer.ok
    ours, theirs = (Versions(one.connection, one.lifting).head(record) for one in (pair.office, pair.province))
    assert ours == theirs, "the province has its decision again"


def test_what_does_not_fit_beside_the_last_receipt_stays(
    pair: Pair, decided: tuple[StoredVersion, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    _own, earlier = decided
    monkeypatch.setattr(carrying, "MAX_CARRIED_BYTES", len(earlier))
    carried = carried_back(pair.office.connection)
    assert carried.last is not None
    assert carried.earlier is None


def test_what_a_key_signed_that_was_changed_since_is_not_offered_for_ever(stores: Stores, tmp_path: Path) -> None:
    made = stores.province()
    office = stores.office().session
    pair = Pair(office, made.session, stores.root / "stick")
    enrol(office, made, pair.stick)
    own, _earlier = decided_once(pair, tmp_path)
    assert states(office)[own.version.record] == "ready"
    assert made.root_secret is not None
    OperatingKeys(made.session).rotate(made.root_secret, signer=OPERATOR, passphrase=PASSPHRASE)
    take(made.session, send(office, pair.stick).written_to)
    third = tmp_path / "c.scd"
    receipt_of(made.session, third, [outcome(own.version.record, own.id, "received")], epoch="c" * 16)
    read(office, third)
    assert states(office)[own.version.record] == "exported"
