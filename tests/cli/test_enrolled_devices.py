"""``enrol`` beyond admission, each sub-command once: a second PC, its name, its history, a lost laptop, other keys."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from desktop_app.cli.enrolling import enrol
from desktop_app.services.setting_up import SetUp
from tests.cli.conftest import Call, Enrolled, made
from tests.services.stores import OFFICE, OPERATOR, PASSPHRASE, PROVINCE, UNIT

EXPECTED: Final = {
    "accept", "approve", "ask-help", "devices", "give-help", "help-slot", "history", "notice", "recover", "rename",
    "request", "revoke", "rotate", "take-help", "take-history",
}  # fmt: skip


def test_every_step_is_a_command_of_enrol() -> None:
    assert set(enrol.commands) == EXPECTED


@pytest.fixture
def sent(cli: Call, enrolled: Enrolled) -> Enrolled:
    """The office sent a campaign, the province has it."""
    tet = {"name": "Tết Bính Ngọ 2026", "occasion": "tet", "starts_on": "2026-01-20"}
    assert cli("add", "campaign", "--data", json.dumps(tet), "--store", enrolled.office).code == 0
    bundle = cli("export", "--to", enrolled.stick, "--store", enrolled.office).json
    assert cli("receive", bundle["bundle"], "--store", enrolled.province).code == 0
    return enrolled


def _second(cli: Call, at: Enrolled, replaces: str) -> Path:
    """Enrol a second PC in the place of the first and return its store."""
    answers = SetUp("office", OFFICE, OPERATOR, PASSPHRASE, commune="Nậm Cuổi", demo=True)
    store = made(at.stick.parent / "second", answers).session.folder
    asked = cli("enrol", "request", "--to", at.stick, "--store", store).json
    approved = cli(
        "enrol", "approve", asked["request"], "--fingerprint", asked["fingerprint"], "--unit", UNIT,
        "--label", "Máy mới", "--replaces", replaces, "--to", at.stick, "--store", at.province,
    ).json  # fmt: skip
    cli("enrol", "accept", approved["admission"], "--fingerprint", approved["fingerprint"], "--store", store)
    return store


def test_a_second_pc_takes_the_place_and_the_records_of_the_first(cli: Call, sent: Enrolled) -> None:
    (first,) = cli("enrol", "devices", "--store", sent.province).json
    store = _second(cli, sent, first["device"])
    rows = {row["device"]: row for row in cli("enrol", "devices", "--unit", UNIT, "--store", sent.province).json}
    new = next(device for device in rows if device != first["device"])
    assert (rows[first["device"]]["status"], rows[new]["label"]) == ("replaced", "Máy mới")
    assert cli("enrol", "rename", new, "Máy kế toán", "--store", sent.province).json["label"] == "Máy kế toán"
    given = cli("enrol", "history", new, "--to", sent.stick, "--store", sent.province)
    assert (given.code, given.json["versions"]) == (0, 1)
    taken = cli("enrol", "take-history", given.json["history"], "--store", store)
    assert (taken.code, taken.json["new"], taken.json["known"], taken.json["new_epoch"]) == (0, 1, 0, False)
    again = cli("enrol", "take-history", given.json["history"], "--store", store, as_json=False)
    assert "1 lần lưu đã có sẵn" in again.out
    both = cli("enrol", "revoke", first["device"], "--take-back", "--replaced", "--store", sent.province)
    assert both.code == 2
    assert "--take-back đi một mình." in both.err
    back = cli("enrol", "revoke", first["device"], "--take-back", "--store", sent.province)
    assert (back.code, back.json["notice"]) == (0, None)


def test_a_lost_laptop_is_told_and_sends_nothing_more(cli: Call, sent: Enrolled) -> None:
    (row,) = cli("enrol", "devices", "--store", sent.province).json
    unsaid = cli("enrol", "revoke", row["device"], "--store", sent.province)
    assert (unsaid.code, unsaid.json["code"]) == (1, "device_reason_needed")
    gone = cli("enrol", "revoke", row["device"], "--reason", "mất máy", "--to", sent.stick, "--store", sent.province)
    assert gone.code == 0
    told = cli("enrol", "notice", gone.json["notice"], "--store", sent.office)
    assert (told.code, told.json) == (0, {"standing": "revoked"})
    refused = cli("export", "--to", sent.stick, "--store", sent.office)
    assert (refused.code, refused.json["code"]) == (1, "device_withdrawn")


def test_other_operating_keys_with_the_root_key_of_the_envelope(cli: Call, tmp_path: Path) -> None:
    store = made(tmp_path / "own", SetUp("province", PROVINCE, OPERATOR, PASSPHRASE, demo=True))
    folder = store.session.folder
    wrong = cli("enrol", "rotate", "--root-secret", "ABC", "--store", folder)
    assert (wrong.code, wrong.json["code"]) == (1, "root_secret_unreadable")
    changed = cli("enrol", "rotate", "--root-secret", store.root_secret or "", "--store", folder)
    assert (changed.code, changed.json["usable"], changed.json["before"]) == (0, True, 1)


def test_a_province_made_anew_from_its_envelope_recognises_its_devices(cli: Call, tmp_path: Path) -> None:
    """The whole way by commands: the lost province's paper, a bundle of a PC it had admitted, one word of a person."""
    lost = made(tmp_path / "lost", SetUp("province", PROVINCE, OPERATOR, PASSPHRASE, demo=True))
    answers = SetUp("office", OFFICE, OPERATOR, PASSPHRASE, commune="Nậm Cuổi", demo=True)
    office, stick, anew = made(tmp_path / "office", answers).session.folder, tmp_path / "stick", tmp_path / "anew"
    stick.mkdir()
    asked = cli("enrol", "request", "--to", stick, "--store", office).json
    approved = cli(
        "enrol", "approve", asked["request"], "--fingerprint", asked["fingerprint"], "--unit", UNIT,
        "--to", stick, "--store", lost.session.folder,
    ).json  # fmt: skip
    cli("enrol", "accept", approved["admission"], "--fingerprint", approved["fingerprint"], "--store", office)
    tet = {"name": "Tết Bính Ngọ 2026", "occasion": "tet", "starts_on": "2026-01-20"}
    cli("add", "campaign", "--data", json.dumps(tet), "--store", office)
    bundle = cli("export", "--to", stick, "--store", office).json["bundle"]
    again = SetUp(
        "province", PROVINCE, OPERATOR, PASSPHRASE, demo=True, root_secret=lost.root_secret or "",
        fingerprint=" ".join(lost.fingerprint), paper_identity=lost.paper_identity or "",
    )  # fmt: skip
    folder = made(anew, again).session.folder
    assert cli("receive", bundle, "--store", folder).code != 0
    (waiting,) = cli("enrol", "recover", "--store", folder).json["waiting"]
    assert (waiting["unit"], waiting["fingerprint"], waiting["files"]) == (UNIT, asked["fingerprint"], 1)
    done = cli("enrol", "recover", waiting["device"], "--store", folder)
    assert (done.code, done.json["taken"], done.json["waiting"]) == (0, 1, [])
