"""``receipt``, ``accept-receipt``, ``reconcile``: the way back on the command line, with every outcome's exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.services.conftest import Stores
from tests.services.stores import UNIT, campaign, give, send, take


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """An office and a province, closed; the stick's bundle was received."""
    stores = Stores(tmp_path)
    pair = stores.pair()
    give(pair.office, campaign(pair.office), ["Một", "Hai"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    stores.close()
    return tmp_path


def test_the_way_back(cli: Call, sent: Path) -> None:
    office, province, stick = sent / "office", sent / "province", sent / "stick"
    before = cli("reconcile", "--store", office)
    assert (before.code, before.json["receipt"], before.json["explained"]) == (0, 0, True)
    made = cli("receipt", "--unit", UNIT, "--to", stick, "--store", province)
    (row,) = made.json
    assert (made.code, row["number"], row["received"], row["ok"]) == (0, 1, 3, True)
    file = Path(row["receipt"])
    taken = cli("accept-receipt", file, "--store", office)
    assert (taken.code, taken.json["received"], taken.json["older"]) == (0, 3, False)
    again = cli("accept-receipt", file, "--store", office)
    assert (again.code, again.json["already"]) == (0, True)
    after = cli("reconcile", "--store", office)
    assert (after.code, after.json["agree"]) == (0, True)
    said = cli("reconcile", "--store", office, as_json=False)
    assert "hai bên khớp nhau" in said.out


def test_what_is_refused_says_so(cli: Call, sent: Path) -> None:
    office, province, stick = sent / "office", sent / "province", sent / "stick"
    nobody = cli("receipt", "--unit", "KHAC", "--to", stick, "--store", province)
    assert (nobody.code, nobody.json["code"]) == (1, "receipt_nobody")
    neither = cli("receipt", "--to", stick, "--store", province)
    assert neither.code == 2
    assert "--unit MÃ hoặc --all" in neither.err
    many = cli("receipt", "--all", "--to", stick, "--store", province)
    assert [row["unit"] for row in many.json] == [UNIT]
    file = Path(many.json[0]["receipt"])
    file.write_bytes(file.read_bytes()[:-9])
    damaged = cli("accept-receipt", file, "--store", office)
    assert (damaged.code, damaged.json["code"]) == (1, "receipt_damaged")
    bundle = next(stick.glob(f"{UNIT}-*"))
    other = cli("accept-receipt", bundle, "--store", office)
    assert (other.code, other.json["code"]) == (1, "wrong_document")
    missing = cli("accept-receipt", stick / "khong-co.scd", "--store", office)
    assert missing.code == 3
    assert cli("accept-receipt", file, "--store", province).json["code"] == "not_an_office"
    assert cli("reconcile", "--store", province).json["code"] == "not_an_office"
