"""Which drives are sticks, on PCs laid out in folders; the real PC is only asked, whatever it answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.media.drives import DriveFinder, Partition, SystemDrives
from desktop_app.media.linux_blocks import LinuxBlocks, decoded
from desktop_app.media.volumes import Unready
from tests.fakes.drives import FakeDrives


class PretendingEjector:
    """Unmounts what is not busy."""

    def __init__(self, pc: Pc) -> None:
        self._pc = pc
        self.busy: set[str] = set()
        self.lies = False

    def let_go(self, device: str, folder: Path) -> bool:
        if device in self.busy:
            return self.lies
        self._pc.partitions = [one for one in self._pc.partitions if one.mountpoint != str(folder)]
        return True


class Pc:
    """A PC in a folder: /sys/class/block, /dev and mounts."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.block = root / "class-block"
        self.block.mkdir()
        self.partitions: list[Partition] = []
        self.ejector = PretendingEjector(self)

    def disk(self, name: str, *, bus: str = "pci", removable: str = "0", partitions: tuple[str, ...] = ()) -> None:
        disk = self.root / "devices" / bus / "block" / name
        disk.mkdir(parents=True)
        (disk / "removable").write_text(removable + "\n")
        (self.block / name).symlink_to(disk)
        for one in partitions:
            (disk / one).mkdir()
            (disk / one / "partition").write_text("1")
            (self.block / one).symlink_to(disk / one)

    def mount(self, device: str, at: str, *, fstype: str = "ext4", opts: str = "rw") -> Path:
        folder = self.root / at
        folder.mkdir(parents=True, exist_ok=True)
        self.partitions.append(Partition(device, str(folder), fstype, opts))
        return folder

    @property
    def drives(self) -> SystemDrives:
        return SystemDrives(lambda: self.partitions, self.volumes, self.ejector)

    @property
    def volumes(self) -> LinuxBlocks:
        return LinuxBlocks(self.block, self.root / "by-label", self.root / "udev")

    def label(self, device: str, name: str) -> None:
        """Name the file system of a device, as udev links it."""
        (self.root / "by-label").mkdir(exist_ok=True)
        (self.root / "by-label" / name).symlink_to(f"/dev/{device}")

    def told(self, device: str, number: str, **facts: str) -> None:
        """Let udev have noted something of a device."""
        (self.block / device).resolve().joinpath("dev").write_text(number)
        (self.root / "udev").mkdir(exist_ok=True)
        lines = "".join(f"E:{key}={value}\n" for key, value in facts.items())
        (self.root / "udev" / f"b{number}").write_text("S:disk/by-id/x\n" + lines)

    def says(self, disk: str, **facts: str) -> None:
        """Let the hardware say who made it."""
        device = (self.block / disk).resolve() / "device"
        device.mkdir(exist_ok=True)
        for name, value in facts.items():
            (device / name).write_text(value + "\n")


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


# what it is called


def stick(pc: Pc, name: str = "xsdb", at: str = "media/3A1B-22F0") -> Path:
    """Plug in a stick with one part and mount it."""
    pc.disk(name, bus="pci/usb1/1-1", removable="1", partitions=(f"{name}1",))
    return pc.mount(f"/dev/{name}1", at, fstype="vfat")


def test_the_label_is_the_volumes_own(pc: Pc) -> None:
    stick(pc)
    pc.label("xsdb1", r"USB\x20C\xc3\x94NG\x20\xc4\x90O\xc3\x80N")
    (drive,) = pc.drives.removable()
    assert drive.label == "USB CÔNG ĐOÀN"


def test_udev_knows_a_label_that_no_link_bears(pc: Pc) -> None:
    stick(pc)
    pc.told("xsdb1", "8:17", ID_FS_LABEL="TAI_LIEU", ID_FS_LABEL_ENC=r"TAI\x20LIEU")
    (drive,) = pc.drives.removable()
    assert drive.label == "TAI LIEU"


def test_without_a_label_the_maker_is_told(pc: Pc) -> None:
    stick(pc)
    pc.says("xsdb", vendor="Kingston", model="DataTraveler 3.0")
    (drive,) = pc.drives.removable()
    assert (drive.label, drive.model) == ("", "Kingston DataTraveler 3.0")


def test_a_maker_that_says_nothing_leaves_the_folders_name(pc: Pc) -> None:
    stick(pc)
    pc.says("xsdb", vendor="Generic", model="Mass Storage")
    (drive,) = pc.drives.removable()
    assert (drive.label, drive.model) == ("3A1B-22F0", "")


def test_what_is_no_label_does_not_break_the_reading() -> None:
    assert decoded(r"\xff\x41") == "\ufffdA"
    assert decoded("") == ""


def test_one_stick_mounted_twice_is_one_stick(pc: Pc) -> None:
    first = stick(pc)
    pc.mount("/dev/xsdb1", "snap/firefox/stick", fstype="vfat")
    assert [drive.folder for drive in pc.drives.removable()] == [first]


# what takes no files


def test_an_empty_reader_an_unformatted_stick_and_one_nobody_opened_are_told_apart(pc: Pc) -> None:
    pc.disk("xsdc", bus="pci/usb1/1-2", removable="1")
    (pc.block / "xsdc" / "size").write_text("0\n")
    pc.disk("xsdd", bus="pci/usb1/1-3", removable="1")
    (pc.block / "xsdd" / "size").write_text("60000\n")
    pc.says("xsdd", vendor="SanDisk", model="Cruzer")
    pc.disk("xsde", bus="pci/usb1/1-4", removable="1", partitions=("xsde1",))
    (pc.block / "xsde" / "size").write_text("60000\n")
    pc.told("xsde1", "8:65", ID_FS_TYPE="exfat")
    assert pc.drives.removable() == ()
    assert pc.drives.unready() == (
        Unready("", "no_card"),
        Unready("SanDisk Cruzer", "unformatted"),
        Unready("", "not_mounted"),
    )


def test_a_mounted_stick_a_disc_drive_and_the_pcs_own_disk_are_not_called_unready(pc: Pc) -> None:
    stick(pc)
    for name in ("sr0", "fd0", "loop7"):
        pc.disk(name, removable="1")
    assert pc.drives.unready() == ()


def test_a_card_in_a_reader_on_the_board_is_a_stick(pc: Pc) -> None:
    pc.disk("xmmcblk0", partitions=("xmmcblk0p1",))
    pc.says("xmmcblk0", type="SD", name="SC16G")
    folder = pc.mount("/dev/xmmcblk0p1", "media/card", fstype="vfat")
    (drive,) = pc.drives.removable()
    assert (drive.folder, drive.model) == (folder, "SC16G")


def test_a_share_of_another_computer_is_known(pc: Pc) -> None:
    share = pc.mount("//may-chu/tai-lieu", "disk/share", fstype="cifs")
    assert pc.drives.is_network(share / "gửi tỉnh")
    assert not pc.drives.is_network(pc.root / "disk")
    assert not pc.drives.is_removable(share)


# letting go


def test_ejecting_lets_go_of_every_part_of_the_stick_and_of_nothing_else(pc: Pc) -> None:
    pc.disk("xsdb", bus="pci/usb1/1-1", removable="1", partitions=("xsdb1", "xsdb2"))
    folder = pc.mount("/dev/xsdb1", "media/one", fstype="vfat")
    pc.mount("/dev/xsdb2", "media/two", fstype="vfat")
    other = stick(pc, "xsdc", "media/other")
    assert pc.drives.eject(folder / "goi")
    assert [one.mountpoint for one in pc.partitions] == [str(pc.root / "disk"), str(other)]


def test_what_is_in_use_is_not_called_ejected(pc: Pc) -> None:
    folder = stick(pc)
    pc.ejector.busy = {"/dev/xsdb1"}
    assert not pc.drives.eject(folder)
    pc.ejector.lies = True
    assert not pc.drives.eject(folder), "the system says that it did, and it did not"


def test_the_pcs_own_disk_is_never_ejected(pc: Pc) -> None:
    assert not pc.drives.eject(pc.root / "disk")
    assert len(pc.partitions) == 1
