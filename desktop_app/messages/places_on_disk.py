"""What a drive, folder or file is called in front of a person: its label or last name, never its path.

Reads only the text of a path: the place may be gone, or belong to another system.
"""

from __future__ import annotations

import re
from typing import Final

from desktop_app.base.i18n import _

_WINDOWS_ROOT: Final = re.compile(r"([A-Za-z]:)[\\/]*")
_MOUNTED: Final = re.compile(r"/(?:run/media/[^/]+|media/[^/]+(?=/)|media|mnt|Volumes)/+(?P<label>[^/]+)(?:/.*)?")
"""Where Linux desktops (and macOS) hang sticks: /media/<user>/LABEL, /run/media/<user>/LABEL, /mnt/LABEL."""


def last_part(path: str) -> str:
    """Return the last name in a path of either system; "" for a root."""
    parts = [part for part in re.split(r"[\\/]+", path) if part]
    return parts[-1] if parts and not _WINDOWS_ROOT.fullmatch(path) else ""


def drive_words(path: str) -> str:
    """Return what to call the place written to, as it stands inside a sentence.

    "USB KINGSTON" for a stick, "ổ E:" for a Windows drive, "thư mục “Gửi tỉnh”" for any other folder.
    """
    mounted = _MOUNTED.fullmatch(path)
    if mounted:
        return _("USB {label}").format(label=mounted["label"])
    root = _WINDOWS_ROOT.fullmatch(path)
    if root:
        return _("ổ {letter}").format(letter=root[1].upper())
    name = last_part(path)
    return _("thư mục “{name}”").format(name=name) if name else _("nơi ghi")


def is_stick(path: str) -> bool:
    """Tell whether the text of a path looks like a stick: where Linux hangs them, or a drive's root on Windows."""
    return bool(_MOUNTED.fullmatch(path) or _WINDOWS_ROOT.fullmatch(path))
