"""Runs pytest on a file of deliberate violations, with this project's settings and fixtures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.checks.sources import ROOT


def run(folder: Path, code: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the tests in ``code`` and return what pytest said."""
    file = folder / "test_inner.py"
    file.write_text(code, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", str(file), f"--config-file={ROOT / 'pyproject.toml'}"]
    command += [f"--rootdir={folder}", "-p", "tests.conftest", "-p", "no:cacheprovider", "-vrA", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=50, check=False)


def outcomes(folder: Path, code: str, *options: str) -> dict[str, set[str]]:
    """Return for each test in ``code`` what pytest reported: ``passed``, ``failed``, ``error``."""
    done = run(folder, code, *options)
    found: dict[str, set[str]] = {}
    for line in done.stdout.splitlines():
        word, _, rest = line.partition(" ")
        if word in {"PASSED", "FAILED", "ERROR"} and "::" in rest:
            name = rest.split("::", 1)[1].split(" ")[0]
            found.setdefault(name, set()).add(word.lower())
    assert found, done.stdout + done.stderr
    return found
