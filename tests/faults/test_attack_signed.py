"""What somebody who has stolen the province's signing key could plant at an office: bombs, odd names, endless counts.

Such a file is believed; what has to hold is that it is refused whole or harms nothing. ``pytest -s`` prints sentences.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zstandard
from msgspec.structs import replace

from desktop_app.base.errors import ProgramError, Refused
from desktop_app.bundle.help_answer import HelpAnswerDraft, write_help_answer
from desktop_app.bundle.help_request import read_help_request
from desktop_app.bundle.receipt import ReceiptDraft, write_receipt
from desktop_app.bundle.receipt_content import PeriodLockEntry, StreamReached
from desktop_app.bundle.tarball import END
from desktop_app.services.accepting import Accepting
from desktop_app.services.device_keys import DeviceKeys, Province
from desktop_app.services.entry import Entry
from desktop_app.services.help_asking import ask_help, take_help
from desktop_app.services.help_slot import HelpSwitch
from desktop_app.services.history_taking import OfficeHistory
from desktop_app.services.home import Home
from desktop_app.services.province.history import UnitHistory
from desktop_app.services.province.receipt_writing import ToldUnit, receipt_content
from desktop_app.services.reconciling import Reconciling
from desktop_app.services.signing import signing_seed
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.settings import Settings
from tests.bundle.forging import forged, sealed_for
from tests.fakes.clock import FixedClock
from tests.faults.honest_side import send_of, sentence
from tests.faults.hostile import NEW, contents
from tests.services.ledgers import assert_whole
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, UNIT, Pair, campaign, gift_of, give, send, take

MANY = 2**62


def seed_of(pair: Pair) -> bytes:
    return signing_seed(pair.province, OPERATOR, PASSPHRASE)


@pytest.fixture
def history(pair: Pair) -> bytes:
    take(pair.province, send_of(pair.office, pair.stick, "Một"))
    device = pair.office.identity.device
    return (
        UnitHistory(pair.province).write(device, pair.stick, signer=OPERATOR, passphrase=PASSPHRASE).path.read_bytes()
    )


def bomb(size: int) -> bytes:
    """Return packed bytes that open to ``size`` zeros and end as a tar does."""
    block = zstandard.ZstdCompressor(level=1).compress(bytes(2**24))
    return block * (size >> 24) + zstandard.ZstdCompressor().compress(END)


def facts(payload: bytes, **changes: int) -> dict[str, dict[str, Any]]:
    size = {"unpacked": 20_480, "members": 4, "versions": 1, **changes}
    return {"payload": {"sha256": hashlib.sha256(payload).hexdigest(), "size": len(payload), **size}}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"unpacked": 2**40},
        {"unpacked": MANY, "members": MANY, "versions": MANY},
        {"versions": MANY},
        {"members": 1},
    ],
)
@pytest.mark.parametrize("size", [2**26, 2**31])
def test_a_history_that_is_a_bomb(
    pair: Pair, history: bytes, tmp_path: Path, size: int, changes: dict[str, int]
) -> None:
    payload = sealed_for(bomb(size), (DeviceKeys.read(Settings(pair.office.connection)).sealing_recipient,))
    file = tmp_path / "ho-so.scd"
    file.write_bytes(forged(history, seed_of(pair), facts(payload, **changes), payload=payload))
    before, began = contents(pair.office), time.monotonic()
    with pytest.raises(Refused) as seen:
        OfficeHistory(pair.office).take(file)
    assert seen.value.code in ("too_large", "malformed_payload")
    sentence(seen.value.code, seen.value.fields)
    assert time.monotonic() - began < 30
    assert contents(pair.office) == before
    assert not list((pair.office.folder / "staging").iterdir())


@pytest.mark.parametrize(
    "claims",
    [
        {"number": MANY}, {"unit": "../../etc/passwd"}, {"unit": "CD\u202e100"}, {"unit": "CD002"},
        {"device": "0" * 16},
        {"epoch": "f" * 16}, {"codes": ["CD002 CD003", "x" * 65]}, {"codes": ["a\nb"]}, {"province": "x" * 301},
        {"critical": ["tiger"]}, {"reader": 2}, {"certificates": ["e30="] * 3},
    ],
    ids=str,
)  # fmt: skip
def test_a_history_that_says_something_odd_outside(
    pair: Pair, history: bytes, tmp_path: Path, claims: dict[str, object]
) -> None:
    """What stands outside is said inside too, where the device it is for looks; the rest is no text at all."""
    file = tmp_path / "ho-so.scd"
    file.write_bytes(forged(history, seed_of(pair), claims))
    before = contents(pair.office)
    with pytest.raises(Refused) as seen:
        OfficeHistory(pair.office).take(file)
    assert sentence(seen.value.code, seen.value.fields).isprintable()
    assert contents(pair.office) == before


def test_a_help_answer_with_more_inside_than_any_has(pair: Pair, tmp_path: Path) -> None:
    HelpSwitch(pair.office).switch_on()
    folder = pair.office.folder
    pair.office.close()
    asked = ask_help(folder, NEW, pair.stick, kdf=CHEAP)
    with asked.path.open("rb") as source:
        request = read_help_request(source)
    province = Province.read(Settings(pair.province.connection))
    assert province is not None
    draft = HelpAnswerDraft(
        request=request.sha256, unit=UNIT, unit_name="x", device=asked.device, store=request.claims.store,
        secret=bytes(32), recipient=request.claims.recipient, province=province.name,
        root_public=province.root_public, certificates=province.certificates,
    )  # fmt: skip
    good = write_help_answer(tmp_path / "giup.scd", draft, seed_of(pair)).path.read_bytes()
    file, keys = tmp_path / "la.scd", (folder / "keys.json").read_bytes()
    for inside in (b"x" * 70_000, b"x" * 5_000_000, b"[" * 60_000, b"{}", b""):
        payload = sealed_for(inside, (request.claims.recipient,))
        file.write_bytes(forged(good, seed_of(pair), payload=payload))
        with pytest.raises(Refused) as seen:
            take_help(folder, file, OPERATOR, NEW, clock=FixedClock(), kdf=CHEAP)
        assert seen.value.code == "help_damaged"
        sentence(seen.value.code, seen.value.fields)
    with pytest.raises(Refused) as seen:  # and a guessed secret in a well made answer
        take_help(folder, tmp_path / "giup.scd", OPERATOR, NEW, clock=FixedClock(), kdf=CHEAP)
    assert seen.value.code == "wrong_help_secret"
    assert (folder / "keys.json").read_bytes() == keys


def planted(pair: Pair, **changes: Any) -> Path:  # noqa: ANN401 - any member
    """Return a receipt whose content was changed, signed and sealed as the province does."""
    ledger, province = Ledger(pair.province.connection), Province.read(Settings(pair.province.connection))
    assert province is not None
    devices = ledger.devices()
    codes = frozenset.union(*(one.units for one in devices))
    with pair.province.connection.write():
        content = receipt_content(pair.province, province, ToldUnit(UNIT, codes, devices, 1)).content
    draft = ReceiptDraft(
        content=replace(content, **changes),
        unit_name="X",
        province=province.name,
        root_public=province.root_public,
        certificates=province.certificates,
        sealed_to=tuple(one.sealing_recipient for one in devices),
    )
    target = pair.stick / "phieu.scd"
    target.unlink(missing_ok=True)
    write_receipt(target, draft, seed_of(pair))
    return target


Told = Callable[[Pair], dict[str, Any]]
ODD: dict[str, Told] = {
    "endless totals": lambda _: {
        "totals": {
            "gift": dict.fromkeys(("records", "deleted", "value", "turns", "persons"), MANY),
            "nokind": {"records": MANY},
        },
        "left_out": MANY,
    },
    "all of time locked": lambda _: {
        "locked": (PeriodLockEntry(first="0001-01-01", last="9999-12-31"), PeriodLockEntry(
            first="2026-99-99", last="0000-00-00", open_until="9999-99-99"))
    },
    "a counter at the end of the world": lambda pair: {
        "streams": (
            StreamReached(
                device=pair.office.identity.device, epoch=pair.office.identity.epoch, applied=MANY, last_number=10**9,
                missing=tuple(range(1, 1_000)),
            ),
        )
    },
    "a number at the end of the world": lambda _: {"number": 2**63 - 1},
    "nobody and nothing": lambda _: {
        **dict.fromkeys(("streams", "outcomes", "devices", "units"), ()), "totals": {}, "forms": {}
    },
    "ten thousand words": lambda _: {"notes": ("Xin chào",) * 10_000, "former": ("a" * 16,) * 10_000},
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_a_receipt_that_says_something_endless(pair: Pair, name: str) -> None:
    """It is refused, or taken; then work goes on, and the true receipt that follows puts everything right."""
    take(pair.province, send_of(pair.office, pair.stick, "Một"))
    before = contents(pair.office)
    try:
        Accepting(pair.office).accept(planted(pair, **ODD[name](pair)))
    except ProgramError as problem:
        sentence(problem.code, problem.fields)
        assert contents(pair.office) == before
    assert_whole(pair.office)
    Reconciling(pair.office).table()
    assert Home(pair.office).now() is not None
    Entry(pair.office).save_draft("gift", gift_of("0" * 32, "Hai"))
    give(pair.office, campaign(pair.office, "Tết khác"), ["Ba"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    assert take(pair.province, pair.stick)
