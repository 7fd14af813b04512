"""What the start leaves out of PySide6 is not missed: import hook, writer of stubs."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

from tests.checks.sources import ROOT

STARTED: Final = """\
import builtins, gc, linecache, sys
from desktop_app.__main__ import before_window
before_window()
import desktop_app.app, PySide6.QtSvg
from PySide6.QtWidgets import QLabel
"""


def told(last: str) -> str:
    """Return what a fresh process prints that begins as the program does and then runs ``last``."""
    command = [sys.executable, "-c", STARTED + last]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def test_sources_are_not_read_beside_the_compiled_modules() -> None:
    hooked = 'builtins.__import__.__name__ == "__feature_import__"'
    assert told(f'print({hooked}, [name for name in linecache.cache if "desktop_app" in name])') == "False []"


def test_nothing_asks_for_features_of_pyside() -> None:
    sources = [path for path in (ROOT / "desktop_app").rglob("*.py") if path.name != "plain_imports.py"]
    assert not [path.name for path in sources if "__feature__" in path.read_text(encoding="utf-8")]


def test_words_of_pyside_about_wrong_arguments_stay() -> None:
    assert "setText(self, arg__1: str" in told("print(QLabel.setText.__doc__)")


def test_paper_and_desk_are_not_imported_for_the_unlock_screen() -> None:
    heavy = ("reportlab", "cryptography", "sqlcipher3", "babel", "desktop_app.ui.rail", "PySide6.QtPdf")
    assert told(f"print([name for name in {heavy} if name in sys.modules])") == "[]"


def test_desk_is_opened_without_paper_and_without_what_only_a_province_does() -> None:
    heavy = (
        *("reportlab", "PIL", "PySide6.QtPdf", "desktop_app.ui.flows.transfer"),
        *("desktop_app.services.province.receipts", "desktop_app.services.province.reviewing"),
    )
    assert told(f"import desktop_app.ui.desk\nprint([name for name in {heavy} if name in sys.modules])") == "[]"


def test_what_an_opened_book_shows_is_imported_while_a_passphrase_is_typed() -> None:
    waits = """
import time
from PySide6.QtWidgets import QApplication
from desktop_app.ahead import import_ahead
app = QApplication([])
rests = [True] * 20 + [False] * 100
import_ahead(app, lambda: rests.pop(0))
until = time.monotonic() + 40
while "desktop_app.ui.desk" not in sys.modules and time.monotonic() < until:
    app.processEvents()
print("desktop_app.ui.desk" in sys.modules, "reportlab" in sys.modules, len(rests) < 100)
"""
    assert told(waits) == "True False True"
