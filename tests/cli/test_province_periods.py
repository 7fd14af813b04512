"""``close-period`` in a province's store: who closed, the lock and who may still add, with their JSON."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Call

DAYS = ("--from", "2024-12-01", "--to", "2025-05-31")


def test_a_period_is_looked_at_locked_opened_and_lifted(cli: Call, province: Path) -> None:
    store = ("--store", province)
    assert cli("unit", "add", "CD1", "--name", "CĐCS Một", *store).code == 0
    status = cli("close-period", "--status", *DAYS, *store).json
    assert [(one["unit"], one["closing"], one["conclusion"]) for one in status["units"]] == [("CD1", "none", "silent")]
    assert (status["counts"]["silent"], status["locked"]) == (1, [])
    assert "1 im lặng" in cli("close-period", "--status", *DAYS, *store, as_json=False).out
    assert cli("close-period", "--lock", *DAYS, *store).json["locked"][0]["to"] == "2025-05-31"
    assert cli("close-period", "--lock", *DAYS, *store).json["code"] == "period_locked_already"
    given = cli("close-period", "--open-for", "CD1", "--until", "2099-12-31", "--reason", "máy hỏng", *store).json
    assert given["locked"][0]["exceptions"] == [
        {"unit": "CD1", "until": "2099-12-31", "reason": "máy hỏng", "open": True}
    ]
    assert cli("close-period", "--end-for", "CD1", *store).json["locked"][0]["exceptions"] == []
    assert cli("close-period", "--end-for", "CD1", *store).json["code"] == "exception_unknown"
    assert cli("close-period", "--lift", *store).json["code"] == "reason_lacking"
    assert cli("close-period", "--lift", "--reason", "còn thiếu", *store).json["locked"] == []
    assert cli("close-period", "--lift", "--reason", "còn thiếu", *store).json["code"] == "lock_unknown"


def test_a_wrong_call_is_told(cli: Call, province: Path, office: Path) -> None:
    assert cli("close-period", "--status", "--lock", *DAYS, "--store", province).code == 2
    assert cli("close-period", *DAYS, "--store", office).code == 2
    assert cli("close-period", "--status", *DAYS, "--store", office).json["code"] == "not_a_province"
