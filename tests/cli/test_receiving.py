"""``receive`` beyond files: what waits, trying it again, throwing it away, what is held of each unit."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from desktop_app.cli.answer import DONE, ENVIRONMENT, REFUSED, USAGE
from tests.cli.conftest import Call, Enrolled
from tests.cli.test_receipts import Terminal
from tests.services.stores import UNIT


def damaged(cli: Call, enrolled: Enrolled) -> tuple[Path, bytes]:
    """Return a bundle that was damaged on its way, and its good bytes."""
    occasion = json.dumps({"name": "Tết 2026", "occasion": "tet", "starts_on": "2026"})
    assert cli("add", "campaign", "--data", occasion, "--store", enrolled.office).code == DONE
    file = Path(cli("export", "--to", enrolled.stick, "--store", enrolled.office).json["bundle"])
    good = file.read_bytes()
    bad = bytearray(good)
    bad[good.index(b"age-encryption") + 600] ^= 1
    file.write_bytes(bad)
    return file, good


def test_what_waits_is_listed_tried_again_and_thrown_away(cli: Call, enrolled: Enrolled) -> None:
    file, good = damaged(cli, enrolled)
    at = ("--store", enrolled.province)
    assert cli("receive", file, *at).code == REFUSED
    (row,) = cli("receive", "--waiting", *at).json
    assert (row["file"], row["unit"], row["number"], row["code"], row["kept"]) == (file.name, UNIT, 1, "damaged", True)
    shown = cli("receive", "--waiting", *at, as_json=False).out
    assert row["sha256"][:12] in shown
    assert row["message"] in shown
    assert cli("receive", "--retry", *at).code == REFUSED
    unexplained = cli("receive", "--discard", row["sha256"][:12], *at)
    assert (unexplained.code, unexplained.json["code"]) == (REFUSED, "discard_unexplained")
    unknown = cli("receive", "--discard", "", "--reason", "không cần", *at)
    assert (unknown.code, unknown.json["code"]) == (REFUSED, "waiting_file_unknown")
    assert cli("receive", "--discard", row["sha256"][:12], "--reason", "đơn vị gửi lại", *at).code == DONE
    assert cli("receive", "--waiting", *at).json == []
    nothing = cli("receive", "--retry", *at, as_json=False)
    assert (nothing.code, nothing.out.strip()) == (DONE, "Không có tệp nào đang chờ.")
    file.write_bytes(good)
    (received,) = cli("receive", file, *at).json
    assert (received["ok"], received["unit"], received["number"], received["kept"]) == (True, UNIT, 1, False)
    (unit,) = cli("receive", "--units", *at).json
    assert (unit["unit"], unit["bundles"], unit["last_number"], unit["refused"]) == (UNIT, 1, 1, 0)


def test_many_bundles_say_how_far_they_are_and_ctrl_c_keeps_what_is_in(
    cli: Call, enrolled: Enrolled, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year in (2024, 2025, 2026):
        occasion = json.dumps({"name": f"Tết {year}", "occasion": "tet", "starts_on": str(year)})
        assert cli("add", "campaign", "--data", occasion, "--store", enrolled.office).code == DONE
        assert cli("export", "--to", enrolled.stick, "--store", enrolled.office).code == DONE
    at = (enrolled.stick, "--store", enrolled.province)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", Terminal("2/3"))
        stopped = cli("receive", *at, as_json=False)
    assert (stopped.code, stopped.out.startswith("Đã dừng. Gói đọc xong")) == (ENVIRONMENT, True)
    again = cli("receive", *at)
    assert (again.code, [row["new"] for row in again.json]) == (DONE, [0, 1, 1])
    assert [line.split()[0] for line in again.err.splitlines()] == ["1/3", "2/3", "3/3"]


def test_one_thing_is_asked_at_a_time(cli: Call, enrolled: Enrolled) -> None:
    for asked in ((), ("--waiting", "--retry")):
        answer = cli("receive", *asked, "--store", enrolled.province)
        assert answer.code == USAGE
        assert "Nêu tệp hoặc thư mục cần nhận" in answer.err


def test_a_request_is_named_and_not_kept(cli: Call, enrolled: Enrolled) -> None:
    (request,) = enrolled.stick.glob("dang-ky-*")
    answer = cli("receive", request, "--store", enrolled.province)
    (row,) = answer.json
    assert (answer.code, row["code"], row["kept"], row["sha256"]) == (REFUSED, "request_given", False, "")
    assert "Máy đã đăng ký" in row["message"]
    assert cli("receive", "--waiting", "--store", enrolled.province).json == []
