"""The files in what was dropped or copied: paths from the file manager, else a picture from another program."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from desktop_app.base.i18n import _
from desktop_app.ui.parts.dropped_files import local_files

_READY: Final = (("image/png", "png"), ("image/jpeg", "jpg"))
_FAST: Final = 90
"""Of 100: a PNG packed loosely, for the child packs it anew."""

Offered = tuple[tuple[str, Path | bytes], ...]


def offered_files(data: QMimeData | None) -> Offered:
    """Return (name, path or bytes) of each file; nothing where there is none."""
    if data is None:
        return ()
    paths = local_files(data)
    if paths:
        return tuple((path.name, path) for path in paths)
    for format_, ending in _READY:
        content = bytes(data.data(format_).data())
        if content:
            return ((_pasted(ending), content),)
    image = data.imageData() if data.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG", _FAST)  # type: ignore[call-overload]  # the stub knows bytes only; Qt takes text
        return ((_pasted("png"), bytes(buffer.data().data())),)
    return ()


def _pasted(ending: str) -> str:
    name = _("Ảnh dán")
    return f"{name}.{ending}"
