"""What Windows knows of its volumes. Written by the documentation; not tried on a real Windows PC yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from desktop_app.media.volumes import Unready
from desktop_app.media.windows_calls import FIXED_DRIVE, REMOVABLE_DRIVE, USB_BUS, VolumeCalls, system_calls

NOT_READY: Final = 21
UNRECOGNISED: Final = 1005
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FLOPPIES: Final = ("A:\\", "B:\\")


class WindowsVolumes:
    """``calls``: Windows, or what a test answers in its place."""

    def __init__(self, calls: VolumeCalls | None = None) -> None:
        self._calls = calls or system_calls()

    def is_stick(self, device: str) -> bool:
        """Say whether it can be carried away: removable, or a disk on USB, which Windows calls fixed."""
        root = root_of(device)
        if not root:
            return False
        kind = self._calls.kind(root)
        return kind == REMOVABLE_DRIVE or (kind == FIXED_DRIVE and self._calls.hardware(root).bus == USB_BUS)

    def label(self, device: str) -> str:
        """Return the label of the volume, "" without one."""
        return self._calls.volume(root_of(device)).label.strip()

    def model(self, device: str) -> str:
        """Return maker and model, "" where the device says nothing."""
        told = self._calls.hardware(root_of(device))
        return " ".join(word for word in (told.vendor.strip(), told.product.strip()) if word)

    def same_disk(self, device: str, other: str) -> bool:
        """Say whether two volumes lie on one disk."""
        numbers = [self._calls.hardware(root).number for one in (device, other) if (root := root_of(one))]
        return len(numbers) == 2 and numbers[0] is not None and numbers[0] == numbers[1]

    def unready(self, mounted: Iterable[str]) -> Iterator[Unready]:
        """Yield the letters that take no files: no card in the reader, or a file system Windows does not know."""
        bits = self._calls.letters()
        for place, letter in enumerate(_LETTERS):
            root = f"{letter}:\\"
            if not bits >> place & 1 or root in _FLOPPIES or not self.is_stick(root):
                continue
            error = self._calls.volume(root).error
            if error == NOT_READY:
                yield Unready(self.model(root), "no_card")
            elif error == UNRECOGNISED:
                yield Unready(self.model(root), "unformatted")

    def eject(self, device: str) -> bool:
        """Let go of the volume; return whether Windows said that it did."""
        root = root_of(device)
        return bool(root) and self._calls.eject(root)


def root_of(device: str) -> str:
    r"""Return ``E:\`` of a device or path on that letter, "" without one."""
    letter = device[:1].upper()
    return f"{letter}:\\" if letter in _LETTERS and letter and device[1:2] == ":" else ""
