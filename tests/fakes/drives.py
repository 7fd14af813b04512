"""Sticks that are plugged in and pulled by the test: folders that pretend."""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop_app.media.drives import Drive
from desktop_app.media.volumes import Unready


class FakeDrives:
    """A DriveFinder over folders."""

    def __init__(self) -> None:
        self._drives: dict[Path, Drive] = {}
        self.not_ready: tuple[Unready, ...] = ()
        self.busy = False
        """Whether something uses the sticks, so that none can be ejected."""
        self.ejected: list[Path] = []
        self.network: set[Path] = set()
        """Folders that lie on another computer."""

    def plug(
        self,
        folder: Path,
        *,
        label: str = "USB",
        free: int | None = None,
        largest_file: int | None = None,
        read_only: bool = False,
        model: str = "",
    ) -> Drive:
        """Make ``folder`` a removable drive."""
        folder.mkdir(parents=True, exist_ok=True)
        usage = shutil.disk_usage(folder)
        drive = Drive(folder, label, usage.free if free is None else free, usage.total, largest_file, read_only, model)
        self._drives[folder] = drive
        return drive

    def pull(self, folder: Path) -> None:
        """Pull it: folder and all."""
        del self._drives[folder]
        shutil.rmtree(folder)

    def removable(self) -> tuple[Drive, ...]:
        return tuple(self._drives[folder] for folder in sorted(self._drives))

    def unready(self) -> tuple[Unready, ...]:
        return self.not_ready

    def is_network(self, path: Path) -> bool:
        return path in self.network

    def eject(self, path: Path) -> bool:
        """Let go of a stick: it is not mounted any more. Its folder stays, as what is on it."""
        root = next((one for one in self._drives if path.resolve().is_relative_to(one.resolve())), None)
        if root is None or self.busy:
            return False
        del self._drives[root]
        self.ejected.append(root)
        return True

    def is_removable(self, path: Path) -> bool:
        return any(path.resolve().is_relative_to(folder.resolve()) for folder in self._drives)

    def largest_file(self, folder: Path) -> int | None:
        for root, drive in self._drives.items():
            if folder.resolve().is_relative_to(root.resolve()):
                return drive.largest_file
        return None


def take_names(path: Path) -> None:
    """Leave no name free for what is to be written under ``path``, nor any beside it (``stick.copy_beside``)."""
    for one in (path, *(path.with_stem(f"{path.stem}-{number}") for number in range(2, 99))):
        one.write_bytes(b"somebody else's")
