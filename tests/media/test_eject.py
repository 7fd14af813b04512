"""Letting go of a stick: the ways of Linux in their order, and those of Windows on a table of answers."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.media import eject
from desktop_app.media.eject import LinuxEjector, WindowsEjector
from desktop_app.media.volumes import Unready
from desktop_app.media.windows_calls import FIXED_DRIVE, REMOVABLE_DRIVE, USB_BUS, Hardware, NoCalls, Volume
from desktop_app.media.windows_volumes import NOT_READY, UNRECOGNISED, WindowsVolumes

DEVICE, FOLDER = "/dev/sdb1", Path("/media/phuong/KINGSTON")


@dataclass
class Programs:
    """What is installed, and which of it works."""

    there: tuple[str, ...]
    work: tuple[str, ...]
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def which(self, name: str) -> str | None:
        return f"/usr/bin/{name}" if name in self.there else None

    def run(self, command: Sequence[str]) -> bool:
        self.asked.append(tuple(command))
        return Path(command[0]).name in self.work

    def let_go(self) -> bool:
        return LinuxEjector(self.which, self.run).let_go(DEVICE, FOLDER)


def test_udisks_comes_first_and_asks_nobody() -> None:
    pc = Programs(("udisksctl", "gio", "umount"), ("udisksctl",))
    assert pc.let_go()
    assert pc.asked == [("/usr/bin/udisksctl", "unmount", "--no-user-interaction", "--block-device", DEVICE)]


def test_another_way_is_tried_when_one_fails_or_is_not_there() -> None:
    pc = Programs(("gio", "umount"), ("umount",))
    assert pc.let_go()
    assert [Path(one[0]).name for one in pc.asked] == ["gio", "umount"]


def test_without_a_way_nothing_is_claimed() -> None:
    assert not Programs((), ()).let_go()
    assert not Programs(("umount",), ()).let_go()


def test_a_program_that_hangs_or_is_none_did_not_work(monkeypatch: object, tmp_path: Path) -> None:
    assert eject.runs([sys.executable, "-c", "pass"])
    assert not eject.runs([sys.executable, "-c", "raise SystemExit(1)"])
    assert not eject.runs([str(tmp_path / "none")])


@dataclass
class Pc:
    """A Windows PC: a stick E, an empty reader F, a USB disk G, an unformatted stick H, the PC's own disk C."""

    ejected: list[str] = field(default_factory=list)

    def letters(self) -> int:
        return sum(1 << ord(letter) - ord("A") for letter in "ACEFGH")

    def kind(self, root: str) -> int:
        return FIXED_DRIVE if root in ("C:\\", "G:\\") else REMOVABLE_DRIVE

    def volume(self, root: str) -> Volume:
        errors = {"F:\\": NOT_READY, "H:\\": UNRECOGNISED}
        return Volume("KINGSTON " if root == "E:\\" else "", errors.get(root, 0))

    def hardware(self, root: str) -> Hardware:
        told = {"E:\\": Hardware(USB_BUS, "Kingston", "DataTraveler", 1), "G:\\": Hardware(USB_BUS, "", "Elements", 2)}
        return told.get(root, Hardware(number=0) if root == "C:\\" else Hardware(USB_BUS, " Generic ", "", 3))

    def eject(self, root: str) -> bool:
        self.ejected.append(root)
        return root == "E:\\"


def test_windows_tells_sticks_from_disks_by_kind_and_bus() -> None:
    volumes = WindowsVolumes(Pc())
    assert [letter for letter in "CEFGH" if volumes.is_stick(f"{letter}:\\")] == list("EFGH")
    assert not volumes.is_stick("/dev/sdb1")
    assert (volumes.label("e:\\"), volumes.model("E:\\")) == ("KINGSTON", "Kingston DataTraveler")
    assert volumes.label("G:\\") == ""
    assert volumes.same_disk("E:\\", "E:\\")
    assert not volumes.same_disk("E:\\", "G:\\")


def test_windows_tells_what_takes_no_files() -> None:
    assert list(WindowsVolumes(Pc()).unready(())) == [Unready("Generic", "no_card"), Unready("Generic", "unformatted")]


def test_windows_ejects_by_the_letter() -> None:
    pc = Pc()
    ejector = WindowsEjector(WindowsVolumes(pc))
    assert ejector.let_go("E:\\", Path("E:/"))
    assert not ejector.let_go("G:\\", Path("G:/"))
    assert not ejector.let_go("/dev/sdb1", FOLDER)
    assert pc.ejected == ["E:\\", "G:\\"]


def test_where_there_is_no_windows_nothing_is_claimed() -> None:
    volumes = WindowsVolumes(NoCalls())
    assert not volumes.is_stick("E:\\")
    assert (volumes.label("E:\\"), volumes.model("E:\\")) == ("", "")
    assert not volumes.eject("E:\\")
    assert list(volumes.unready(())) == []
