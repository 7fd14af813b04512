"""Lock files, licences, and the scripts that make a checkout ready."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.checks.sources import ROOT

PACKAGING = ROOT / "packaging"


def requirements(path: Path) -> set[str]:
    """Return the lines of a .in file that name a package."""
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return {line for line in lines if line and not line.startswith("-")}


def locked(path: Path) -> dict[str, str]:
    """Return package → version of a lock file."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^ \\;]+)", path.read_text(encoding="utf-8"), re.MULTILINE))


def normal(requirement: str) -> str:
    return re.split(r"[<>=\[]", requirement)[0].strip().lower().replace("_", "-")


def test_package_and_lock_have_the_same_dependencies() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["dependencies"]) == requirements(PACKAGING / "requirements.in")


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_every_requirement_is_locked_with_hashes_and_no_address(name: str) -> None:
    lock = PACKAGING / f"{name}.lock"
    assert {normal(line) for line in requirements(PACKAGING / f"{name}.in")} <= locked(lock).keys()
    text = lock.read_text(encoding="utf-8")
    assert text.count(" \\\n    --hash=sha256:") >= len(locked(lock))
    assert "://" not in text
    assert "index-url" not in text


def test_both_locks_agree_on_every_version() -> None:
    run, test = locked(PACKAGING / "requirements.lock"), locked(PACKAGING / "requirements-dev.lock")
    assert {name: test.get(name) for name in run} == run


def test_qt_stays_at_the_release_that_python_3_11_survives() -> None:
    assert locked(PACKAGING / "requirements.lock")["pyside6-essentials"] == "6.11.3"
    assert locked(PACKAGING / "requirements.lock")["pyside6-addons"] == "6.11.3"


@pytest.mark.parametrize("name", ["LGPL-3.0.txt", "GPL-3.0.txt", "NOTICES.md"])
def test_licence_texts_are_there(name: str) -> None:
    assert (PACKAGING / "licences" / name).stat().st_size > 1000


def test_every_bundled_font_and_icon_set_has_its_licence() -> None:
    notices = (PACKAGING / "licences" / "NOTICES.md").read_text(encoding="utf-8")
    named = re.findall(r"`(resources/\S+\.txt)`", notices)
    assert len(named) == 3
    assert [name for name in named if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize(("command", "code", "word"), [("true", 0, "== ok"), ("false", 1, "== NOT PASSED: a step")])
def test_step_prints_its_headline_and_hands_on_the_exit_code(command: str, code: int, word: str) -> None:
    done = subprocess.run(["sh", PACKAGING / "step.sh", "a step", command], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert "\n== a step\n" in done.stdout
    assert word in done.stdout


@pytest.mark.parametrize("name", [".ci/run", "packaging/step.sh", "packaging/run.sh", "packaging/layers.sh"])
def test_scripts_are_valid_for_a_plain_shell(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").startswith("#!/bin/sh\n")
    subprocess.run(["sh", "-n", ROOT / name], check=True)


def test_environment_script_needs_nothing_installed() -> None:
    script = [sys.executable, "-I", "-S", str(PACKAGING / "environment.py"), "--help"]
    assert "--system-only" in subprocess.run(script, capture_output=True, text=True, check=True).stdout


def test_heavy_packages_stay_out_of_the_start() -> None:
    """Measured import costs (measured.md): after the first paint only."""
    code = (
        "import sys, desktop_app.__main__;"
        "print([name for name in ('PySide6', 'reportlab', 'sqlite_utils', 'babel', 'openpyxl') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
