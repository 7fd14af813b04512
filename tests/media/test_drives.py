"""Which drives are sticks, on PCs laid out in folders; the real PC is only asked, whatever it answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.media.drives import DriveFinder, Partition, SystemDrives
from tests.fakes.drives import FakeDrives


class Pc:
    """A PC in a folder: /sys/class/block, /dev and mounts."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.block = root / "class-block"
        self.block.mkdir()
        self.partitions: list[Partition] = []

    def disk(self, name: str, *, bus: str = "pci", removable: str = "0", partitions: tuple[str, ...] = ()) -> None:
        disk = self.root / "devices" / bus / "block" / name
        disk.mkdir(parents=True)
        (disk / "removable").write_text(removable + "\n")
        (self.block / name).symlink_to(disk)
        for one in partitions:
            (disk / one).mkdir()
            (self.block / one).symlink_to(disk / one)

    def mount(self, device: str, at: str, *, fstype: str = "ext4", opts: str = "rw") -> Path:
        folder = self.root / at
        folder.mkdir(parents=True, exist_ok=True)
        self.partitions.append(Partition(device, str(folder), fstype, opts))
        return folder

    @property
    def drives(self) -> SystemDrives:
        return SystemDrives(lambda: self.partitions, self.block)


@pytest.fixture
def pc(tmp_path: Path) -> Pc:
    pc = Pc(tmp_path)
    pc.disk("xsda", partitions=("xsda1",))
    pc.mount("/dev/xsda1", "disk")
    return pc


def test_a_stick_is_found(pc: Pc) -> None:
    pc.disk("xsdb", bus="pci/ahci", removable="1", partitions=("xsdb1",))
    folder = pc.mount("/dev/xsdb1", "media/KINGSTON", fstype="vfat", opts="ro,nosuid")
    (drive,) = pc.drives.removable()
    assert (drive.folder, drive.label, drive.read_only) == (folder, "KINGSTON", True)
    assert drive.largest_file == 4_294_967_295
    assert drive.free > 0


def test_a_usb_disk_that_calls_itself_fixed_is_found(pc: Pc) -> None:
    pc.disk("xsdc", bus="pci/usb1/1-1", partitions=("xsdc1",))
    folder = pc.mount("/dev/xsdc1", "media/disk", fstype="exfat")
    assert [drive.folder for drive in pc.drives.removable()] == [folder]
    assert pc.drives.largest_file(folder) is None


def test_an_encrypted_stick_is_found_through_its_mapping(pc: Pc) -> None:
    pc.disk("xsdd", removable="1", partitions=("xsdd1",))
    pc.disk("xdm-0")
    slaves = pc.block / "xdm-0" / "slaves"
    slaves.mkdir()
    (slaves / "xsdd1").touch()
    folder = pc.mount("/dev/xdm-0", "media/sealed")
    assert pc.drives.is_removable(folder / "store")


def test_windows_marks_them_itself(pc: Pc) -> None:
    folder = pc.mount("E:\\", "media/E", fstype="FAT32", opts="rw,removable")
    assert [drive.folder for drive in pc.drives.removable()] == [folder]


def test_the_innermost_mount_decides(pc: Pc) -> None:
    pc.disk("xsdb", removable="1", partitions=("xsdb1",))
    disk = Path(pc.partitions[0].mountpoint)
    stick = pc.mount("/dev/xsdb1", "disk/stick")
    assert pc.drives.is_removable(stick)
    assert pc.drives.is_removable(stick / "not" / "yet")
    assert not pc.drives.is_removable(disk)
    assert not pc.drives.is_removable(disk / "stick2")
    assert not pc.drives.is_removable(Path("/"))


def test_a_link_to_a_stick_is_on_the_stick(pc: Pc) -> None:
    pc.disk("xsdb", removable="1", partitions=("xsdb1",))
    stick = pc.mount("/dev/xsdb1", "media/stick")
    link = pc.root / "disk" / "link"
    link.symlink_to(stick)
    assert pc.drives.is_removable(link / "store")


def test_a_drive_pulled_meanwhile_is_left_out(pc: Pc) -> None:
    pc.disk("xsdb", removable="1", partitions=("xsdb1",))
    pc.mount("/dev/xsdb1", "media/stick").rmdir()
    assert pc.drives.removable() == ()


def test_network_and_unknown_devices_are_not_sticks(pc: Pc) -> None:
    for device in ("server:/share", "/dev/unknown", "/dev/"):
        assert not pc.drives.is_removable(pc.mount(device, "mnt"))
        pc.partitions.pop()


def test_this_pc_answers() -> None:
    drives: DriveFinder = SystemDrives()
    for drive in drives.removable():
        assert drives.is_removable(drive.folder)
    assert not drives.is_removable(Path("/"))


def test_the_fake_keeps_the_contract(tmp_path: Path) -> None:
    fake = FakeDrives()
    finder: DriveFinder = fake
    stick = tmp_path / "stick"
    drive = fake.plug(stick, label="KINGSTON", largest_file=4_294_967_295)
    assert finder.removable() == (drive,)
    assert finder.is_removable(stick / "x")
    assert not finder.is_removable(tmp_path)
    assert finder.largest_file(stick) == 4_294_967_295
    assert finder.largest_file(tmp_path) is None
    fake.pull(stick)
    assert finder.removable() == ()
