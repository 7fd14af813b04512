"""Which removable drives are plugged in, and whether a folder lies on one (a store must not)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple, Protocol

import psutil

_FAT: Final = frozenset(("vfat", "msdos", "fat", "fat32", "fat16"))
_FAT_LIMIT: Final = 2**32 - 1


class Partition(NamedTuple):
    """A mounted file system, as psutil tells it: device, mount point, type, options joined by commas."""

    device: str
    mountpoint: str
    fstype: str
    opts: str


@dataclass(frozen=True, slots=True)
class Drive:
    """A removable drive: its folder, a label to show ("" when it has none), bytes, file-size limit, writable or not."""

    folder: Path
    label: str
    free: int
    size: int
    largest_file: int | None
    read_only: bool


class DriveFinder(Protocol):
    """Finds removable drives; tests have one with imaginary sticks."""

    def removable(self) -> tuple[Drive, ...]:
        """Return the removable drives mounted now, ordered by folder."""
        ...

    def is_removable(self, path: Path) -> bool:
        """Say whether ``path`` (which need not exist) lies on a removable drive."""
        ...

    def largest_file(self, folder: Path) -> int | None:
        """Return the largest file the file system of ``folder`` can hold, None when there is no limit that matters."""
        ...


def mounted_partitions() -> list[Partition]:
    """Return what psutil finds."""
    return [Partition(one.device, one.mountpoint, one.fstype, one.opts) for one in psutil.disk_partitions(all=False)]


class SystemDrives:
    """The PC's drives: psutil for mounts; on Linux /sys for what is removable or hangs on USB; on Windows psutil too.

    ``partitions`` and ``block_devices`` (/sys/class/block) are arguments so that tests can lay out a PC.
    """

    def __init__(
        self,
        partitions: Callable[[], Iterable[Partition]] = mounted_partitions,
        block_devices: Path = Path("/sys/class/block"),
    ) -> None:
        self._partitions = partitions
        self._block_devices = block_devices

    def removable(self) -> tuple[Drive, ...]:
        """Return the removable drives mounted now, ordered by folder. A drive pulled meanwhile is left out."""
        drives = (self._drive(one) for one in self._partitions() if self._is_stick(one))
        return tuple(sorted((one for one in drives if one is not None), key=lambda drive: str(drive.folder)))

    def is_removable(self, path: Path) -> bool:
        """Say whether ``path`` (which need not exist) lies on a removable drive."""
        partition = self._partition_of(path)
        return partition is not None and self._is_stick(partition)

    def largest_file(self, folder: Path) -> int | None:
        """Return the largest file the file system of ``folder`` can hold, None when there is no limit that matters."""
        partition = self._partition_of(folder)
        return _largest_file(partition.fstype) if partition is not None else None

    def _partition_of(self, path: Path) -> Partition | None:
        resolved = path.resolve()
        above = [one for one in self._partitions() if resolved.is_relative_to(Path(one.mountpoint).resolve())]
        return max(above, key=lambda one: len(Path(one.mountpoint).resolve().parts), default=None)

    def _drive(self, partition: Partition) -> Drive | None:
        folder = Path(partition.mountpoint)
        try:
            usage = shutil.disk_usage(folder)
        except OSError:
            return None
        return Drive(
            folder=folder,
            label=folder.name,
            free=usage.free,
            size=usage.total,
            largest_file=_largest_file(partition.fstype),
            read_only="ro" in partition.opts.split(","),
        )

    def _is_stick(self, partition: Partition) -> bool:
        if "removable" in partition.opts.split(","):  # how psutil marks them on Windows
            return True
        if not partition.device.startswith("/dev/"):
            return False
        device = os.path.realpath(partition.device)
        return self._is_removable_device(os.path.basename(device), depth=4)

    def _is_removable_device(self, name: str, depth: int) -> bool:
        entry = self._block_devices / name
        if not name or not entry.exists():
            return False
        device = entry.resolve()
        slaves = device / "slaves"
        if depth and slaves.is_dir() and any(self._is_removable_device(one, depth - 1) for one in os.listdir(slaves)):
            return True  # an encrypted stick: the mapped device stands on the real one
        # A partition's folder lies inside its disk's, and only the disk says whether it is removable.
        flags = (device / "removable", device.parent / "removable")
        return any(_reads_one(flag) for flag in flags) or any(part.startswith("usb") for part in device.parts)


def _reads_one(flag: Path) -> bool:
    try:
        return flag.read_text(encoding="ascii").strip() == "1"
    except (OSError, UnicodeDecodeError):
        return False


def _largest_file(fstype: str) -> int | None:
    return _FAT_LIMIT if fstype.casefold() in _FAT else None
