"""Small files replaced so that a power cut leaves the old or the new one, never half of one."""

from __future__ import annotations

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Make a rename inside ``folder`` durable where the system has folder handles (Windows has none)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace_durably(path: Path, content: bytes, *, keep_previous: bool = False) -> None:
    """Write ``content`` to ``path`` by temp file, fsync and rename; optionally keep the old one as ``*.previous``.

    Raises OSError as the system reports it; the old file is then untouched.
    """
    temporary = write_beside(path, content)
    try:
        if keep_previous and path.exists():
            previous = path.with_name(path.name + ".previous.new")
            previous.write_bytes(path.read_bytes())
            previous.replace(path.with_name(path.name + ".previous"))
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_beside(path: Path, content: bytes) -> Path:
    """Write ``content`` durably into a file beside ``path``, which is not touched; return the file.

    Raises OSError as the system reports it; nothing is left then.
    """
    temporary = path.with_name(path.name + ".new")
    try:
        with temporary.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
