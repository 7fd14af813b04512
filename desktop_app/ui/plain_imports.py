"""Takes back the import hook of PySide6, which this program has no use for.

Loading PySide6 replaces ``__import__`` by a function that reads the source of every module imported from then on, to
see whether it may use ``from __feature__ import …``. That costs the start 20 ms, reads each source file beside its
compiled one, and keeps all those lines in ``linecache``: 15 MB once the desk is open. Nothing here uses features.
"""

from __future__ import annotations

import builtins

import PySide6  # noqa: F401 - loading it installs the hook


def take_hook_back() -> None:
    """Let imports be Python's own again; does nothing where PySide6 kept no original."""
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original
