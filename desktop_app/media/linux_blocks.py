"""What Linux knows of block devices, read from files any user may read: /sys, /run/udev, /dev/disk/by-label.

No program is started and nothing is asked of the device itself: a stick that hangs must not hang the window's jobs.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from desktop_app.media.volumes import Unready, UnreadyReason

_ESCAPED: Final = re.compile(rb"\\x([0-9A-Fa-f]{2})")
_NOT_STICKS: Final = re.compile(r"(?:sr|fd|loop|ram|zram|nbd|dm-|md)\d*")
"""Discs, floppies and what is no hardware: none of them is a stick."""
_MEANINGLESS: Final = frozenset(("", "ata", "usb", "generic", "general", "mass", "storage", "mass storage", "disk"))


class LinuxBlocks:
    """``sys_block``, ``by_label``, ``udev`` and ``dev`` are arguments so that tests can lay out a PC."""

    def __init__(
        self,
        sys_block: Path = Path("/sys/class/block"),
        by_label: Path = Path("/dev/disk/by-label"),
        udev: Path = Path("/run/udev/data"),
    ) -> None:
        self._sys_block = sys_block
        self._by_label = by_label
        self._udev = udev

    def is_stick(self, device: str) -> bool:
        """Say whether ``device`` (/dev/…) is removable, hangs on USB, or is a memory card."""
        if not device.startswith("/dev/"):
            return False
        return self._is_removable(os.path.basename(os.path.realpath(device)), depth=4)

    def label(self, device: str) -> str:
        """Return the label somebody gave the file system, "" without one."""
        real = os.path.realpath(device)
        try:
            links = sorted(self._by_label.iterdir())
        except OSError:
            links = []
        for link in links:
            if os.path.basename(os.path.realpath(link)) == os.path.basename(real):
                return decoded(link.name)
        facts = self._facts(os.path.basename(real))
        return decoded(facts.get("ID_FS_LABEL_ENC", "")) or facts.get("ID_FS_LABEL", "")

    def model(self, device: str) -> str:
        """Return maker and model as the device tells them, "" where it says nothing of use."""
        disk = self._disk_of(os.path.basename(os.path.realpath(device)))
        if disk is None:
            return ""
        told = (_text(disk / "device" / "vendor"), _text(disk / "device" / "model") or _text(disk / "device" / "name"))
        words = [word for word in told if word.casefold() not in _MEANINGLESS]
        return " ".join(words)

    def same_disk(self, device: str, other: str) -> bool:
        """Say whether two devices lie on one stick: pulling it takes both."""
        disks = [self._disk_of(os.path.basename(os.path.realpath(one))) for one in (device, other)]
        return disks[0] is not None and disks[0] == disks[1]

    def unready(self, mounted: Iterable[str]) -> Iterator[Unready]:
        """Yield the sticks no part of which is mounted, and why nothing can be written there."""
        held = {self._disk_of(os.path.basename(os.path.realpath(one))) for one in mounted if one.startswith("/dev/")}
        try:
            names = sorted(os.listdir(self._sys_block))
        except OSError:
            return
        for name in names:
            entry = (self._sys_block / name).resolve()
            if _NOT_STICKS.match(name) or (entry / "partition").exists() or entry in held:
                continue
            if self._disk_of(name) != entry or not self._is_removable(name, depth=0) or self._is_held(entry, held):
                continue
            yield Unready(self.model(f"/dev/{name}"), self._why(entry))

    def _why(self, disk: Path) -> UnreadyReason:
        if _text(disk / "size") in ("0", ""):
            return "no_card"
        parts = [part.name for part in _children(disk) if (part / "partition").exists()]
        types = [self._facts(name).get("ID_FS_TYPE", "") for name in (parts or [disk.name])]
        return "not_mounted" if any(types) else "unformatted"

    def _is_held(self, disk: Path, held: set[Path | None]) -> bool:
        """Say whether a mapping of one of its parts (an encrypted stick) is mounted."""
        for part in (disk, *_children(disk)):
            holders = part / "holders"
            if holders.is_dir() and any((self._sys_block / one).resolve() in held for one in os.listdir(holders)):
                return True
        return False

    def _disk_of(self, name: str) -> Path | None:
        """Return the whole disk a device is a part of, through an encrypted mapping too."""
        entry = self._sys_block / name
        if not name or not entry.exists():
            return None
        device = entry.resolve()
        slaves = device / "slaves"
        below = sorted(os.listdir(slaves)) if slaves.is_dir() else []
        if below:
            return self._disk_of(below[0])
        # A partition's folder lies inside its disk's, and only the disk has a queue of its own.
        return device.parent if (device / "partition").exists() else device

    def _is_removable(self, name: str, depth: int) -> bool:
        entry = self._sys_block / name
        if not name or not entry.exists():
            return False
        device = entry.resolve()
        slaves = device / "slaves"
        if depth and slaves.is_dir() and any(self._is_removable(one, depth - 1) for one in os.listdir(slaves)):
            return True  # an encrypted stick: the mapped device stands on the real one
        # A partition's folder lies inside its disk's, and only the disk says whether it is removable.
        for disk in (device, device.parent):
            if _text(disk / "removable") == "1" or _text(disk / "device" / "type") == "SD":
                return True  # a reader on the board says of its card that it is not removable
        return any(part.startswith("usb") for part in device.parts)

    def _facts(self, name: str) -> dict[str, str]:
        """Return what udev noted of a device."""
        number = _text(self._sys_block / name / "dev")
        try:
            lines = (self._udev / f"b{number}").read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return {}
        pairs = (line[2:].partition("=") for line in lines if line.startswith("E:"))
        return {key: value for key, _is, value in pairs}


def decoded(name: str) -> str:
    r"""Return a label as it was given: udev writes a space as ``\x20`` and every byte beyond ASCII likewise."""
    raw = _ESCAPED.sub(lambda found: bytes((int(found[1], 16),)), name.encode("utf-8", "surrogateescape"))
    return raw.decode("utf-8", "replace").strip()


def _children(disk: Path) -> list[Path]:
    try:
        return sorted(one for one in disk.iterdir() if one.is_dir())
    except OSError:
        return []


def _text(file: Path) -> str:
    try:
        return " ".join(file.read_text(encoding="utf-8", errors="replace").split())
    except OSError:
        return ""
