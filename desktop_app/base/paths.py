"""Where the program's own data lies, from a source tree, an installed wheel and a frozen build alike.

A wheel and a frozen build carry ``resources`` and ``translations`` inside ``desktop_app/_data``; a source tree has
them beside the package.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent.parent


def _data(name: str) -> Path:
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def resources() -> Path:
    """Return the folder of forms, lists, fonts, icons and styles (read only)."""
    return _data("resources")


def translations() -> Path:
    """Return the folder of the .po catalogues (read only)."""
    return _data("translations")


def profile() -> Path:
    """Return the folder in the user's profile for what must survive a replaced store (high-water marks, choices).

    ``SO_CONG_DOAN_PROFILE`` overrides it (tests, portable installations).
    """
    chosen = os.environ.get("SO_CONG_DOAN_PROFILE")
    return Path(chosen) if chosen else Path(platformdirs.user_config_dir("so-cong-doan", appauthor=False))


def default_store() -> Path:
    """Return where the office's store lies unless ``--store`` says otherwise."""
    chosen = os.environ.get("SO_CONG_DOAN_STORE")
    if chosen:
        return Path(chosen)
    return Path(platformdirs.user_data_dir("so-cong-doan", appauthor=False)) / "so"
