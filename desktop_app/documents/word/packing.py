"""The package around a Word file (ECMA-376 Part 2), written so that the same content is the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import Final

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The time every part bears: the first a zip knows. When the file was made is told inside."""


def packed(content: bytes) -> bytes:
    """Return the package with the same parts in the same order, rid of what the PC's clock and system left in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as whole:
        for told in source.infolist():
            part = zipfile.ZipInfo(told.filename, EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0  # Python writes its own system's number
            whole.writestr(part, source.read(told))
    return target.getvalue()
