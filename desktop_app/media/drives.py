"""Which removable drives are plugged in, and whether a folder lies on one (a store must not)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple, Protocol

import psutil

from desktop_app.media.eject import Ejector, system_ejector
from desktop_app.media.linux_blocks import LinuxBlocks
from desktop_app.media.volumes import Unready, Volumes
from desktop_app.media.windows_volumes import WindowsVolumes

_FAT: Final = frozenset(("vfat", "msdos", "fat", "fat32", "fat16"))
_FAT_LIMIT: Final = 2**32 - 1
_NETWORK: Final = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "9p", "fuse.sshfs", "fuse.rclone", "davfs")
)
_GVFS: Final = "fuse.gvfsd-fuse"
"""Where Linux desktops hang what was opened in the file manager: shares, telephones, never a stick."""
_WINDOWS_SHARE: Final = "\\\\"


class Partition(NamedTuple):
    """A mounted file system, as psutil tells it: device, mount point, type, options joined by commas."""

    device: str
    mountpoint: str
    fstype: str
    opts: str


@dataclass(frozen=True, slots=True)
class Drive:
    """A removable drive: its folder, its volume label ("" when it has none), bytes, file-size limit, writable or not.

    ``model``: what the device calls itself, for a drive nobody gave a label.
    """

    folder: Path
    label: str
    free: int
    size: int
    largest_file: int | None
    read_only: bool
    model: str = ""


class DriveFinder(Protocol):
    """Finds removable drives and ejects them; tests have one with imaginary sticks."""

    def removable(self) -> tuple[Drive, ...]:
        """Return the removable drives mounted now, ordered by folder."""
        ...

    def unready(self) -> tuple[Unready, ...]:
        """Return what is plugged in and takes no files: an empty card reader, an unformatted stick."""
        ...

    def is_removable(self, path: Path) -> bool:
        """Say whether ``path`` (which need not exist) lies on a removable drive."""
        ...

    def is_network(self, path: Path) -> bool:
        """Say whether ``path`` lies on another computer."""
        ...

    def largest_file(self, folder: Path) -> int | None:
        """Return the largest file the file system of ``folder`` can hold, None when there is no limit that matters."""
        ...

    def eject(self, path: Path) -> bool:
        """Let go of the drive ``path`` lies on; True only when nothing of it is in use and it can be pulled out."""
        ...


def mounted_partitions() -> list[Partition]:
    """Return what psutil finds, shares of other computers too."""
    return [Partition(one.device, one.mountpoint, one.fstype, one.opts) for one in psutil.disk_partitions(all=True)]


class SystemDrives:
    """The PC's drives: psutil for mounts, one class per system for what is removable and what it is called.

    Every part is an argument so that tests can lay out a PC.
    """

    def __init__(
        self,
        partitions: Callable[[], Iterable[Partition]] = mounted_partitions,
        volumes: Volumes | None = None,
        ejector: Ejector | None = None,
    ) -> None:
        self._partitions = partitions
        self._volumes = volumes or (WindowsVolumes() if os.name == "nt" else LinuxBlocks())
        self._ejector = ejector or system_ejector()

    def removable(self) -> tuple[Drive, ...]:
        """Return the removable drives mounted now, ordered by folder. A drive pulled meanwhile is left out."""
        found: dict[str, Partition] = {}
        for one in self._partitions():
            if self._is_stick(one):  # mounted twice (a snap, a bind mount) it is one stick: the first place is meant
                found.setdefault(one.device, one)
        drives = (self._drive(one) for one in found.values())
        return tuple(sorted((one for one in drives if one is not None), key=lambda drive: str(drive.folder)))

    def unready(self) -> tuple[Unready, ...]:
        """Return what is plugged in and takes no files."""
        return tuple(self._volumes.unready([one.device for one in self._partitions()]))

    def is_removable(self, path: Path) -> bool:
        """Say whether ``path`` (which need not exist) lies on a removable drive."""
        partition = self._partition_of(path)
        return partition is not None and self._is_stick(partition)

    def is_network(self, path: Path) -> bool:
        """Say whether ``path`` lies on another computer."""
        partition = self._partition_of(path)
        if str(path).startswith(_WINDOWS_SHARE):
            return True
        if partition is None:
            return False
        return partition.fstype.casefold() in _NETWORK or partition.fstype == _GVFS or "remote" in _options(partition)

    def largest_file(self, folder: Path) -> int | None:
        """Return the largest file the file system of ``folder`` can hold, None when there is no limit that matters."""
        partition = self._partition_of(folder)
        return _largest_file(partition.fstype) if partition is not None else None

    def eject(self, path: Path) -> bool:
        """Let go of the drive ``path`` lies on, all its parts; True only when none is mounted any more."""
        partition = self._partition_of(path)
        if partition is None or not self._is_stick(partition):
            return False
        if not all(self._ejector.let_go(one.device, Path(one.mountpoint)) for one in self._parts(partition)):
            return False
        return not self._parts(partition)

    def _parts(self, partition: Partition) -> list[Partition]:
        """Return everything that is mounted of the stick ``partition`` lies on; what lies deeper first."""
        parts = [
            one
            for one in self._partitions()
            if one.device == partition.device or self._volumes.same_disk(one.device, partition.device)
        ]
        return sorted(parts, key=lambda one: len(one.mountpoint), reverse=True)

    def _partition_of(self, path: Path) -> Partition | None:
        resolved = path.resolve()
        above = [one for one in self._partitions() if resolved.is_relative_to(_place(one))]
        return max(above, key=lambda one: len(_place(one).parts), default=None)

    def _drive(self, partition: Partition) -> Drive | None:
        folder = Path(partition.mountpoint)
        try:
            usage = shutil.disk_usage(folder)
        except OSError:
            return None
        model = self._volumes.model(partition.device)
        return Drive(
            folder=folder,
            label=self._volumes.label(partition.device) or ("" if model else folder.name),
            free=usage.free,
            size=usage.total,
            largest_file=_largest_file(partition.fstype),
            read_only="ro" in _options(partition),
            model=model,
        )

    def _is_stick(self, partition: Partition) -> bool:
        if "removable" in _options(partition):  # how psutil marks them on Windows
            return True
        return self._volumes.is_stick(partition.device)


def _place(partition: Partition) -> Path:
    # Only text: asking a share whose computer is off would hang, and mount points are told without links.
    return Path(os.path.normpath(partition.mountpoint))


def _options(partition: Partition) -> list[str]:
    return partition.opts.split(",")


def _largest_file(fstype: str) -> int | None:
    return _FAT_LIMIT if fstype.casefold() in _FAT else None
