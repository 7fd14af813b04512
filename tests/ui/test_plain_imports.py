"""The program's start takes PySide6's import hook back, and nothing here needs it."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

from tests.checks.sources import ROOT

STARTED: Final = """\
import builtins, linecache
from desktop_app.ui.plain_imports import take_hook_back
take_hook_back()
import desktop_app.app, PySide6.QtSvg
print(builtins.__import__.__name__, [name for name in linecache.cache if "desktop_app" in name])
"""


def test_sources_are_not_read_beside_the_compiled_modules() -> None:
    done = subprocess.run([sys.executable, "-c", STARTED], cwd=ROOT, capture_output=True, text=True, check=True)
    importer, read = done.stdout.split(maxsplit=1)
    assert (importer == "__feature_import__", read.strip()) == (False, "[]")


def test_nothing_asks_for_features_of_pyside() -> None:
    sources = [path for path in (ROOT / "desktop_app").rglob("*.py") if path.name != "plain_imports.py"]
    assert not [path.name for path in sources if "__feature__" in path.read_text(encoding="utf-8")]
