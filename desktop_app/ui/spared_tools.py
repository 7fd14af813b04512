"""Leaves two developer's tools of PySide6 out of the start: its writer of ``.pyi`` files and what that walks over.

PySide6 6.11 carries them as source text and compiles that at every start, although nothing calls them in a running
program: 20 ms with what they import. Signatures and error messages come from other modules and stay as they are.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Final

_TOOLS: Final = ("shibokensupport.signature.lib.pyi_generator", "shibokensupport.signature.lib.enum_sig")


def spare_tools() -> None:
    """Put empty modules in their place. Call it before PySide6 is first imported; afterwards it does nothing."""
    for name in _TOOLS:
        empty = ModuleType(name)
        empty.__spec__ = ModuleSpec(name, None)
        sys.modules.setdefault(name, empty)
