"""``receipt``, ``accept-receipt``, ``reconcile``: the way back on the command line, with every outcome's exit code."""

from __future__ import annotations

import io
import shutil
import signal
import sys
from pathlib import Path

import pytest

from desktop_app.services.erasing import Erasure
from tests.cli.conftest import Call
from tests.services.conftest import Stores
from tests.services.stores import UNIT, campaign, enrol, give, send, take
from tests.services.test_merging import person


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


def test_a_disk_image_from_before_an_erasure_is_told_so(cli: Call, tmp_path: Path) -> None:
    stores = Stores(tmp_path)
    pair = stores.pair()
    record = person(pair.office)
    take(pair.province, send(pair.office, pair.stick).written_to)
    pair.office.close()
    shutil.copytree(tmp_path / "office", tmp_path / "image")
    office = stores.reopen()
    Erasure(office).erase(record, "request")
    take(pair.province, send(office, pair.stick).written_to)
    stores.close()
    (row,) = cli("receipt", "--unit", UNIT, "--to", pair.stick, "--store", tmp_path / "province").json
    shutil.copytree(tmp_path / "image", tmp_path / "second")
    taken = cli("accept-receipt", row["receipt"], "--store", tmp_path / "image")
    assert (taken.code, taken.json["erased"]) == (0, 1)
    said = cli("accept-receipt", row["receipt"], "--store", tmp_path / "second", as_json=False)
    assert "Sổ này còn giữ 1 bản ghi đơn vị đã xóa dữ liệu theo luật." in said.out
    listed = cli("list", "person", "--status", "erased", "--store", tmp_path / "image")
    assert [one["id"] for one in listed.json["records"]] == [record]


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


class Terminal(io.StringIO):
    """What somebody reads who presses Ctrl+C each time one of ``words`` appears."""

    def __init__(self, *words: str, tty: bool = False) -> None:
        super().__init__()
        self._words, self._tty = list(words), tty

    def isatty(self) -> bool:
        """Say whether lines can be written over."""
        return self._tty

    def write(self, text: str) -> int:
        """Show it, and press."""
        written = super().write(text)
        if self._words and self._words[0] in text:
            self._words.pop(0)
            signal.raise_signal(signal.SIGINT)
        return written


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A province with three enrolled offices, closed."""
    stores = Stores(tmp_path)
    province = stores.province()
    for number in (1, 2, 3):
        enrol(stores.office(f"office{number}").session, province, tmp_path / "stick", unit=f"CD00{number}")
    stores.close()
    return tmp_path


def test_all_receipts_say_how_far_they_are(cli: Call, three: Path) -> None:
    many = cli("receipt", "--all", "--to", three / "stick", "--store", three / "province")
    assert (many.code, [row["ok"] for row in many.json]) == (0, [True, True, True])
    assert [line.split()[0] for line in many.err.splitlines()] == ["1/3", "2/3", "3/3"]


def test_ctrl_c_ends_after_the_receipt_being_written(cli: Call, three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stick, before = three / "stick", signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(sys, "stderr", Terminal("2/3"))
    stopped = cli("receipt", "--all", "--to", stick, "--store", three / "province")
    rows = stopped.json
    assert stopped.code == 3
    assert [(row["unit"], row["ok"], row.get("code")) for row in rows] == [
        ("CD001", True, None), ("CD002", True, None), ("CD003", False, "stopped"),
    ]  # fmt: skip
    assert signal.getsignal(signal.SIGINT) is before
    written = sorted(path.name for path in stick.glob("phieu-nhan-*"))
    assert written == sorted(Path(row["receipt"]).name for row in rows[:2])
    assert not list(stick.glob(".*"))
    office = cli("accept-receipt", rows[1]["receipt"], "--store", three / "office2")
    assert (office.code, office.json["number"]) == (0, 1)


def test_a_second_ctrl_c_breaks_off_and_leaves_whole_files_only(
    cli: Call, three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = three / "stick"
    terminal = Terminal("2/3", "Ctrl+C", tty=True)
    monkeypatch.setattr(sys, "stderr", terminal)
    stopped = cli("receipt", "--all", "--to", stick, "--store", three / "province", as_json=False)
    assert stopped.code == 3
    assert [path.name.split("-")[2] for path in stick.glob("phieu-nhan-*")] == ["CD001"]
    assert not list(stick.glob(".*"))
    lines = stopped.out.splitlines()
    assert ("phiếu nhận số 1" in lines[0], len(lines)) == (True, 2)
    assert "Đã dừng: 1 phiếu đã ghi xong, nguyên vẹn; 2 đơn vị" in lines[1]
    shown = terminal.getvalue()
    assert "\r1/3" in shown
    assert shown.count("\n") == 1  # one line written over, then the word that it stops


def test_ctrl_c_at_the_last_receipt_stops_nothing(cli: Call, three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal("3/3"))
    many = cli("receipt", "--all", "--to", three / "stick", "--store", three / "province")
    assert (many.code, [row["ok"] for row in many.json]) == (0, [True, True, True])
