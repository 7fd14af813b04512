"""ruff, mypy and import-linter are set up to catch what the design forbids: each is shown a violation."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checks.sources import ROOT

BIN = Path(sys.executable).parent
DOC = '"""What it owns."""\n\nfrom __future__ import annotations\n\n'

RUFF = {
    "thread": ("desktop_app/ui/screens/a.py", "import threading\n\nx = threading.Lock()\n", "TID251"),
    "pool": ("desktop_app/ui/a.py", "from PySide6.QtCore import QThreadPool\n\nx = QThreadPool\n", "TID251"),
    "now": ("desktop_app/services/a.py", "from datetime import datetime\n\nx = datetime.now()\n", "TID251"),
    "today": ("desktop_app/domain/a.py", "import datetime\n\nx = datetime.date.today()\n", "TID251"),
    "print": ("desktop_app/services/a.py", 'print("x")\n', "T201"),
    "star": ("desktop_app/ui/a.py", "from PySide6.QtWidgets import *\n", "F403"),
    "relative": ("desktop_app/ui/a.py", "from . import theme\n\nx = theme\n", "TID252"),
    "late import": ("desktop_app/services/a.py", "def f() -> object:\n    import json\n\n    return json\n", "PLC0415"),
    "bare ignore": ("desktop_app/domain/a.py", "x = 1  # type: ignore\n", "PGH003"),
    "bare noqa": ("desktop_app/domain/a.py", "x = 1  # noqa\n", "PGH004"),
    "blind except": (
        "desktop_app/services/a.py",
        "def f() -> None:\n    try:\n        g()\n    except Exception:\n        h()\n",
        "BLE001",
    ),
    "assert": ("desktop_app/domain/a.py", "x = 1\nassert x\n", "S101"),
    "f-string translated": ("desktop_app/ui/a.py", 'x = _(f"{n}")\n', "INT001"),
    "gettext": ("desktop_app/ui/a.py", "from gettext import gettext\n\nx = gettext\n", "TID251"),
    "mock": ("tests/domain/test_a.py", "from unittest.mock import patch\n\nx = patch\n", "TID251"),
    "unannotated": ("tests/domain/test_a.py", "def test_a():\n    pass\n", "ANN201"),
    "no docstring": ("desktop_app/domain/a.py", None, "D100"),
    "complex": ("desktop_app/domain/a.py", "def f(x: int) -> None:\n" + "    if x:\n        pass\n" * 11, "C901"),
}

RUFF_ALLOWED = {
    "threads in tasks": ("desktop_app/ui/tasks.py", "from PySide6.QtCore import QThreadPool\n\nx = QThreadPool\n"),
    "print on the command line": ("desktop_app/cli/a.py", 'print("x")\n'),
    "late import in cli": ("desktop_app/cli/a.py", "def f() -> object:\n    import json\n\n    return json\n"),
}


def ruff(path: str, code: str) -> set[str]:
    """Return the rules that ``code``, were it at ``path``, breaks."""
    command = [str(BIN / "ruff"), "check", "--no-cache", "--output-format=concise", "--stdin-filename", path, "-"]
    done = subprocess.run(command, cwd=ROOT, input=code, capture_output=True, text=True, check=False)
    return {line.split()[1] for line in done.stdout.splitlines() if line.startswith(path)}


@pytest.mark.parametrize(("path", "code", "rule"), RUFF.values(), ids=RUFF)
def test_ruff_refuses(path: str, code: str | None, rule: str) -> None:
    assert rule in ruff(path, "x = 1\n" if code is None else DOC + code)


@pytest.mark.parametrize(("path", "code"), RUFF_ALLOWED.values(), ids=RUFF_ALLOWED)
def test_ruff_lets_through_where_it_belongs(path: str, code: str) -> None:
    assert not ruff(path, DOC + code) & {"TID251", "T201", "PLC0415"}


LAYERS = {
    "base imports domain": ("base/a.py", "import desktop_app.domain", "One direction"),
    "domain imports storage": ("domain/a.py", "import desktop_app.storage", "One direction"),
    "neighbours": ("bundle/a.py", "import desktop_app.media", "One direction"),
    "window and command line": ("cli/a.py", "import desktop_app.ui", "One direction"),
    "services import messages": ("services/a.py", "import desktop_app.messages", "One direction"),
    "late import counts": ("domain/a.py", "def f():\n    import desktop_app.services", "One direction"),
    "package without a place": ("extra/__init__.py", "", "One direction"),
    "cycle": ("domain/a.py", "import desktop_app.domain.b", "No cycles"),
    "late cycle": ("ui/a.py", "def f():\n    import desktop_app.ui.b", "No cycles"),
    "Qt below the window": ("services/a.py", "from PySide6.QtCore import QObject", "Qt only"),
    "Qt on the command line": ("cli/a.py", "import PySide6", "Qt only"),
    "SQL in a service": ("services/a.py", "import sqlite3", "SQL only"),
    "SQLCipher in the window": ("ui/a.py", "from sqlcipher3 import dbapi2", "SQL only"),
    "sqlite-utils in the bundle": ("bundle/a.py", "from sqlite_utils import Database", "SQL only"),
    "reportlab in a service": ("services/a.py", "from reportlab.pdfgen import canvas", "Paper and sheet"),
    "openpyxl in the window": ("ui/a.py", "import openpyxl", "Paper and sheet"),
    "Pillow beside the child": ("media/pictures.py", "import PIL", "Pillow only"),
    "the child as a module": ("services/a.py", "import desktop_app.media.picture_child", "The guarded child is"),
    "the other child as a module": ("media/a.py", "import desktop_app.ui.pdf_child", "The guarded child that draws"),
}
LAYERS_ALLOWED = {
    "app.py": "from PySide6.QtWidgets import QApplication\nimport desktop_app.ui",
    "__main__.py": "import desktop_app.cli",
    "ui/a.py": "from PySide6.QtCore import QObject\nimport desktop_app.messages\nimport desktop_app.domain",
    "storage/a.py": "import sqlite3\nimport sqlcipher3\nfrom sqlite_utils import Database\nimport desktop_app.domain",
    "documents/a.py": "from reportlab.pdfgen import canvas",
    "sheets/__init__.py": "import openpyxl",
}
PACKAGES = ("ui", "cli", "messages", "services", "storage", "bundle", "media", "documents", "domain", "base")


def lint_imports(folder: Path, files: dict[str, str]) -> str:
    """Return what import-linter says of an empty skeleton of the program with ``files`` added."""
    package = folder / "desktop_app"
    for name in ("", *PACKAGES):
        (package / name).mkdir(parents=True)
        (package / name / "__init__.py").touch()
    (package / "domain" / "b.py").write_text("import desktop_app.domain.a")
    (package / "ui" / "b.py").write_text("import desktop_app.ui.a")
    (package / "domain" / "a.py").touch()
    (package / "ui" / "a.py").touch()
    for named in (
        "media/pictures",
        "media/picture_child",
        "media/pdfs",
        "ui/pdf_child",
    ):  # contracts name these modules
        (package / f"{named}.py").touch()
    for name, code in files.items():
        path = package / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(code)
    shutil.copy(ROOT / "pyproject.toml", folder)
    command = [sys.executable, "-P", "-c", "from importlinter.cli import lint_imports_command as f; f()", "--no-cache"]
    done = subprocess.run(
        command, cwd=folder, env={"PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False
    )
    assert "Contracts: " in done.stdout, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(("file", "code", "contract"), LAYERS.values(), ids=LAYERS)
def test_import_linter_refuses(tmp_path: Path, file: str, code: str, contract: str) -> None:
    broken = [line for line in lint_imports(tmp_path, {file: code}).splitlines() if line.endswith("BROKEN")]
    assert [line for line in broken if line.startswith(contract)]


def test_import_linter_lets_the_design_through(tmp_path: Path) -> None:
    said = lint_imports(tmp_path, LAYERS_ALLOWED)
    assert "0 broken" in said, said


def test_mypy_checks_tests_too_and_refuses_what_is_not_annotated(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("def f(x):\n    return x\n")
    command = [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), str(tmp_path / "a.py")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "no-untyped-def" in done.stdout
    assert 'files = ["desktop_app", "tests", "packaging"]' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
