"""``enrol help-slot``, ``ask-help``, ``give-help``, ``take-help``: the whole way on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.cli.options import PASSPHRASE_VARIABLE
from tests.cli.conftest import Call
from tests.services.conftest import Stores
from tests.services.stores import OPERATOR

NEW = "con trâu đen nhà ta"


def test_the_whole_way(cli: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stores = Stores(tmp_path)
    stores.pair()
    stores.close()
    office, province, stick = tmp_path / "office", tmp_path / "province", tmp_path / "stick"
    state = cli("enrol", "help-slot", "state", "--store", office)
    assert (state.code, state.json["on"], state.json["to_ask"]) == (0, False, True)
    early = cli("enrol", "ask-help", "--to", stick, "--store", office)
    assert (early.code, early.json["code"]) == (1, "help_not_on")
    assert cli("enrol", "help-slot", "on", "--store", office).json["on"]
    assert cli("enrol", "ask-help", "--to", stick, "--store", office).json["code"] == "passphrase_too_short"
    new = tmp_path / "new.txt"
    new.write_text(NEW, encoding="utf-8")
    sheet = tmp_path / "phieu.pdf"
    asked = cli("enrol", "ask-help", "--to", stick, "--sheet", sheet, "--store", office, "--passphrase-file", new)
    assert asked.code == 0
    assert sheet.read_bytes().startswith(b"%PDF")
    request, digits = asked.json["request"], asked.json["fingerprint"]
    wrong = cli("enrol", "give-help", request, "--fingerprint", "1" * 30, "--to", stick, "--store", province)
    assert (wrong.code, wrong.json["code"]) == (1, "fingerprint_differs")
    given = cli("enrol", "give-help", request, "--fingerprint", digits, "--to", stick, "--store", province)
    assert given.code == 0
    answer = given.json["answer"]
    taken = cli("enrol", "take-help", answer, "--store", office, "--passphrase-file", new)
    assert (taken.code, taken.json["operator"]) == (0, OPERATOR)
    monkeypatch.setenv(PASSPHRASE_VARIABLE, NEW)
    assert not cli("enrol", "help-slot", "off", "--store", office).json["on"]
    again = cli("enrol", "take-help", answer, "--store", office)
    assert (again.code, again.json["code"]) == (1, "help_not_on")
