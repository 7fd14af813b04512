"""The program as a process of its own: its lock, and its streams whatever hangs behind them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import lines
from tests.services.stores import OPERATOR, PASSPHRASE, gift_of, reopen

GIFTS = lines(*(gift_of("0" * 32, f"Lò Thị Ọi {number}") for number in range(3)))


def program(
    store: Path, *arguments: str, given: bytes = b"", environment: Mapping[str, str] = {}
) -> subprocess.CompletedProcess[bytes]:
    """Run the program on ``store`` and wait for it."""
    return subprocess.run(
        [sys.executable, "-m", "desktop_app", "--store", str(store), *arguments],
        input=given,
        capture_output=True,
        check=False,
        timeout=50,
        env={**os.environ, "SO_CONG_DOAN_PASSPHRASE": PASSPHRASE, **environment},
    )


def test_a_store_that_is_open_elsewhere_is_left_alone(office: Path) -> None:
    holder = reopen(office)
    done = program(office, "add", "gift", "--json", given=GIFTS)
    holder.close()
    assert (done.returncode, json.loads(done.stdout)["code"]) == (3, "store_in_use")
    assert done.stderr == b""
    again = program(office, "add", "gift", "--json", given=GIFTS)
    assert (again.returncode, len(json.loads(again.stdout)["ids"])) == (0, 3)


def test_an_old_code_page_changes_no_letter(office: Path) -> None:
    old = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}
    added = program(office, "add", "gift", given=GIFTS, environment=old)
    assert added.returncode == 0, added.stderr
    listed = program(office, "list", "gift", environment=old)
    assert listed.returncode == 0
    assert listed.stdout.decode("utf-8").count("Lò Thị Ọi") == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_answer_that_cannot_be_written_is_no_traceback(office: Path) -> None:
    environment = {**os.environ, "SO_CONG_DOAN_PASSPHRASE": PASSPHRASE}
    for arguments in (["list", "gift"], ["show", "x"], ["add", "gift", "--data", json.dumps(gift_of("0" * 32, "Lò"))]):
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "desktop_app", "--store", str(office), "--json", *arguments],
                stdout=full,
                stderr=subprocess.PIPE,
                stdin=subprocess.DEVNULL,
                check=False,
                timeout=50,
                env=environment,
            )
        assert (done.returncode, done.stderr) == (3, b"")
    session = reopen(office)
    assert session.connection.value("SELECT count(*) FROM version WHERE operator = ?", (OPERATOR,)) == 1
    session.close()


def test_a_traceback_is_shown_to_those_who_ask_for_it(office: Path, tmp_path: Path) -> None:
    session = reopen(office)
    with session.connection.write():
        session.connection.run(
            "INSERT INTO outbox (epoch, number, name, sha256, size,"
            " manifest_sha256, base, top, made_at, summary, outcome)"
            " VALUES (?, 1, 'x', '', 0, '', 0, 0, '', 'not JSON', '')",
            (session.identity.epoch,),
        )
    session.close()
    printing = ("print", "F16", "--at", "2026-12-06", "--to", str(tmp_path / "f16.pdf"))
    quiet, asked = program(office, *printing), program(office, *printing, "--debug")
    assert (quiet.returncode, asked.returncode) == (4, 4)
    assert b"Traceback" not in quiet.stderr
    assert quiet.stderr.strip()
    assert b"Traceback" in asked.stderr
