"""The window's font: Segoe UI where Windows brings it, Noto Sans (bundled, Latin and Vietnamese) elsewhere.

Both have digits of one width, so money columns line up. The paper's fonts belong to ``documents``.
"""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtGui import QFontDatabase

from desktop_app.base import paths

CUTS: Final[tuple[str, ...]] = ("Regular", "SemiBold", "Bold", "Italic")
_WINDOWS: Final = "Segoe UI"
_BUNDLED: Final = "Noto Sans"


def load() -> str:
    """Make the window's font known to Qt and return its family name."""
    if sys.platform == "win32" and _WINDOWS in QFontDatabase.families():
        return _WINDOWS
    for cut in CUTS:
        QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / f"NotoSans-{cut}.ttf"))
    return _BUNDLED
