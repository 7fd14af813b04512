"""Sticks that are plugged in and pulled by the test: folders that pretend."""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop_app.media.drives import Drive


class FakeDrives:
    """A DriveFinder over folders."""

    def __init__(self) -> None:
        self._drives: dict[Path, Drive] = {}

    def plug(
        self,
        folder: Path,
        *,
        label: str = "USB",
        free: int | None = None,
        largest_file: int | None = None,
        read_only: bool = False,
    ) -> Drive:
        """Make ``folder`` a removable drive."""
        folder.mkdir(parents=True, exist_ok=True)
        usage = shutil.disk_usage(folder)
        drive = Drive(folder, label, usage.free if free is None else free, usage.total, largest_file, read_only)
        self._drives[folder] = drive
        return drive

    def pull(self, folder: Path) -> None:
        """Pull it: folder and all."""
        del self._drives[folder]
        shutil.rmtree(folder)

    def removable(self) -> tuple[Drive, ...]:
        return tuple(self._drives[folder] for folder in sorted(self._drives))

    def is_removable(self, path: Path) -> bool:
        return any(path.resolve().is_relative_to(folder.resolve()) for folder in self._drives)

    def largest_file(self, folder: Path) -> int | None:
        for root, drive in self._drives.items():
            if folder.resolve().is_relative_to(root.resolve()):
                return drive.largest_file
        return None
