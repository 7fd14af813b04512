"""The second half of replacing a whole folder, and what a power cut between the halves left. Owns the name in between.

Stands in ``base`` because the start asks before the packages that open a store are imported.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from desktop_app.base.files import sync_folder

_READY: Final = "ready"


def ready_beside(folder: Path) -> Path:
    """Return where what shall replace ``folder`` lies while the old one is moved away."""
    return folder.with_name(f".{folder.name}.{_READY}")


def finish_replacement(folder: Path) -> None:
    """Finish a replacement of ``folder`` that was cut off between its two renames. Raises OSError."""
    ready = ready_beside(folder)
    if ready.exists() and not folder.exists():
        ready.rename(folder)
        sync_folder(folder.parent)
