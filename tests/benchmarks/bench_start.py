"""From process start to the first painted window (the unlock screen), and what it then weighs."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.harness import NotMeasured, Pair, row
from tests.benchmarks.processes import MARK, forget_files, painted, screen
from tests.checks.sources import ROOT

SMALLEST = [sys.executable, "-m", "tests.benchmarks.smallest_window"]
PROGRAM = [sys.executable, "-m", "desktop_app"]


def store_variables(folder: Path) -> dict[str, str]:
    """Return the variables that make the program start on the unlock screen of a small store in ``folder``."""
    demo = [*PROGRAM, "demo", "--quick", "--to", str(folder / "demo")]
    done = subprocess.run(demo, cwd=ROOT, capture_output=True, text=True, check=False)
    stores = sorted(keys.parent for keys in (folder / "demo" / "offices").rglob("keys.json"))
    if done.returncode or not stores:
        raise NotMeasured(f"the demo made no store ({done.stderr.strip().splitlines()[-1:]})")
    return {"SO_CONG_DOAN_STORE": str(stores[0]), "SO_CONG_DOAN_PROFILE": str(folder / "profile")}


def first_paint(command: list[str], variables: dict[str, str]) -> float:
    with painted(command, variables) as window:
        return window.first_paint


def memory(command: list[str], variables: dict[str, str], mark: str = MARK) -> float:
    with painted(command, variables, mark) as window:
        return window.memory()


@row("process start to first painted window, warm", budget=1.4, runs=9)
def start_warm(folder: Path) -> Iterator[Pair]:
    own = store_variables(folder)
    with screen() as where:
        yield Pair(lambda: first_paint(SMALLEST, where), lambda: first_paint(PROGRAM, {**where, **own}))


@row("process start to first painted window, files not cached", budget=1.4, runs=3)
def start_cold(folder: Path) -> Iterator[Pair]:
    own = store_variables(folder)
    places = {Path(sysconfig.get_path(name)) for name in ("stdlib", "platlib")}
    read = [*places, ROOT / "desktop_app", ROOT / "resources", ROOT / "translations"]

    def cold(command: list[str], variables: dict[str, str]) -> float:
        forget_files(read)
        return first_paint(command, variables)

    with screen() as where:
        yield Pair(lambda: cold(SMALLEST, where), lambda: cold(PROGRAM, {**where, **own}))


@row("memory (PSS), unlock screen", budget=1.6, unit="MB", runs=3)
def memory_at_start(folder: Path) -> Iterator[Pair]:
    own = store_variables(folder)
    with screen() as where:
        yield Pair(lambda: memory(SMALLEST, where), lambda: memory(PROGRAM, {**where, **own}))
