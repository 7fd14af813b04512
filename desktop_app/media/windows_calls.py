"""The calls of kernel32 behind ``windows_volumes``. Not tried on a real Windows PC yet.

``VolumeCalls`` is all that is asked of Windows, one method a call: tests answer it from a table.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Final, Protocol

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes


REMOVABLE_DRIVE: Final = 2
FIXED_DRIVE: Final = 3
"""DRIVE_REMOVABLE and DRIVE_FIXED of GetDriveTypeW."""
USB_BUS: Final = 7
"""BusTypeUsb."""


@dataclass(frozen=True, slots=True)
class Volume:
    """What GetVolumeInformationW told; ``error`` is Windows' number, 0 for none."""

    label: str = ""
    error: int = 0


@dataclass(frozen=True, slots=True)
class Hardware:
    """What IOCTL_STORAGE_QUERY_PROPERTY and _GET_DEVICE_NUMBER told of the device under a volume."""

    bus: int = 0
    vendor: str = ""
    product: str = ""
    number: int | None = None


class VolumeCalls(Protocol):
    """The calls of Windows. None of them raises; what fails answers with nothing."""

    def letters(self) -> int:
        """GetLogicalDrives: a bit per letter."""
        ...

    def kind(self, root: str) -> int:
        """GetDriveTypeW."""
        ...

    def volume(self, root: str) -> Volume:
        """GetVolumeInformationW."""
        ...

    def hardware(self, root: str) -> Hardware:
        """Maker, model, bus and number of the device under a volume."""
        ...

    def eject(self, root: str) -> bool:
        """Lock, dismount and eject: FSCTL_LOCK_VOLUME fails while a file there is open."""
        ...


class NoCalls:
    """Where there is no Windows."""

    def letters(self) -> int:
        """Return no letter."""
        return 0

    def kind(self, root: str) -> int:
        """Return that it is not known."""
        return 0

    def volume(self, root: str) -> Volume:
        """Return nothing."""
        return Volume()

    def hardware(self, root: str) -> Hardware:
        """Return nothing."""
        return Hardware()

    def eject(self, root: str) -> bool:
        """Return that it did not work."""
        return False


if sys.platform == "win32":
    _READ: Final = 0x80000000
    _WRITE: Final = 0x40000000
    _SHARE: Final = 3
    _EXISTING: Final = 3
    _LOCK: Final = 0x00090018
    _DISMOUNT: Final = 0x00090020
    _REMOVAL: Final = 0x002D4804
    _EJECT: Final = 0x002D4808
    _PROPERTY: Final = 0x002D1400
    _NUMBER: Final = 0x002D1080
    _NO_BOXES: Final = 0x0001
    """SEM_FAILCRITICALERRORS: else Windows asks in a box of its own to insert a disk."""

    class KernelCalls:
        """Windows' own answers."""

        def __init__(self) -> None:
            self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            self._kernel.CreateFileW.restype = wintypes.HANDLE
            self._kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
            self._kernel.SetThreadErrorMode(_NO_BOXES, None)

        def letters(self) -> int:
            """GetLogicalDrives: a bit per letter."""
            return int(self._kernel.GetLogicalDrives())

        def kind(self, root: str) -> int:
            """GetDriveTypeW."""
            return int(self._kernel.GetDriveTypeW(root))

        def volume(self, root: str) -> Volume:
            """GetVolumeInformationW."""
            self._kernel.SetThreadErrorMode(_NO_BOXES, None)  # a mode of each thread
            label = ctypes.create_unicode_buffer(261)
            if self._kernel.GetVolumeInformationW(root, label, len(label), None, None, None, None, 0):
                return Volume(label.value)
            return Volume(error=ctypes.get_last_error())

        def hardware(self, root: str) -> Hardware:
            """Maker, model, bus and number of the device under a volume."""
            handle = self._open(root, 0)
            if handle is None:
                return Hardware()
            try:
                number = self._answer(handle, _NUMBER, b"", 12)
                told = self._answer(handle, _PROPERTY, bytes(12), 1024)
            finally:
                self._kernel.CloseHandle(handle)
            disk = int.from_bytes(number[4:8], "little") if len(number) >= 8 else None
            if len(told) < 32:
                return Hardware(number=disk)
            vendor, product = (_words(told, int.from_bytes(told[at : at + 4], "little")) for at in (12, 16))
            return Hardware(int.from_bytes(told[28:32], "little"), vendor, product, disk)

        def eject(self, root: str) -> bool:
            """Lock, dismount and eject."""
            handle = self._open(root, _READ | _WRITE)
            if handle is None:
                return False
            try:
                steps = ((_LOCK, b""), (_DISMOUNT, b""), (_REMOVAL, bytes(1)), (_EJECT, b""))
                return all(self._control(handle, code, given) for code, given in steps)
            finally:
                self._kernel.CloseHandle(handle)

        def _open(self, root: str, access: int) -> int | None:
            path = "\\\\.\\" + root[:2]
            handle = self._kernel.CreateFileW(path, access, _SHARE, None, _EXISTING, 0, None)
            return None if handle == wintypes.HANDLE(-1).value else handle

        def _control(self, handle: int, code: int, given: bytes) -> bool:
            count = wintypes.DWORD()
            return bool(
                self._kernel.DeviceIoControl(
                    wintypes.HANDLE(handle), code, given or None, len(given), None, 0, ctypes.byref(count), None
                )
            )

        def _answer(self, handle: int, code: int, given: bytes, room: int) -> bytes:
            count, answer = wintypes.DWORD(), ctypes.create_string_buffer(room)
            done = self._kernel.DeviceIoControl(
                wintypes.HANDLE(handle), code, given or None, len(given), answer, room, ctypes.byref(count), None
            )
            return answer.raw[: count.value] if done else b""

    def _words(told: bytes, at: int) -> str:
        return told[at:].split(b"\0", 1)[0].decode("ascii", "replace").strip() if 0 < at < len(told) else ""

    def system_calls() -> VolumeCalls:
        """Return Windows' own calls."""
        return KernelCalls()

else:

    def system_calls() -> VolumeCalls:
        """Return none: this is no Windows."""
        return NoCalls()
