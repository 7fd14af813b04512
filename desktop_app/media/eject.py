"""Letting go of a stick so that it can be pulled out, without rights the person does not have.

Nobody here says that it worked: ``SystemDrives.eject`` looks afterwards whether anything is still mounted.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

from desktop_app.media.windows_volumes import WindowsVolumes

SECONDS: Final = 60
"""Letting go writes what the system still holds back: a slow stick takes its time."""

Runner = Callable[[Sequence[str]], bool]


class Ejector(Protocol):
    """Lets go of one mounted part of a stick."""

    def let_go(self, device: str, folder: Path) -> bool:
        """Write out what is held back and unmount; return whether the system said that it did."""
        ...


def runs(command: Sequence[str]) -> bool:
    """Run a program of the system; return whether it ended well in time."""
    try:
        ended = subprocess.run(  # noqa: S603 - the system's own programs, by the path ``which`` told
            command,
            stdin=subprocess.DEVNULL,  # one that asks for a password is told that nobody is there
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


class LinuxEjector:
    """udisks as the file manager does it, else gio, else umount (for what /etc/fstab lets anybody unmount)."""

    def __init__(self, which: Callable[[str], str | None] = shutil.which, run: Runner = runs) -> None:
        self._which = which
        self._run = run

    def let_go(self, device: str, folder: Path) -> bool:
        """Try each way there is until one works."""
        ways = (
            ("udisksctl", "unmount", "--no-user-interaction", "--block-device", device),
            ("gio", "mount", "--unmount", str(folder)),
            ("umount", str(folder)),
        )
        for program, *words in ways:
            found = self._which(program)
            if found is not None and self._run((found, *words)):
                return True
        return False


class WindowsEjector:
    """Locks, dismounts and ejects the volume. Not tried on a real Windows PC yet."""

    def __init__(self, volumes: WindowsVolumes | None = None) -> None:
        self._volumes = volumes or WindowsVolumes()

    def let_go(self, device: str, folder: Path) -> bool:
        """Eject the volume with the letter of ``device``."""
        return self._volumes.eject(device)


def system_ejector() -> Ejector:
    """Return the way of this system."""
    return WindowsEjector() if os.name == "nt" else LinuxEjector()
