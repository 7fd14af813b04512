"""The coverage gate: compares what the last test run covered with packaging/coverage_floor.toml, file by file.

A file that no test ever imported counts as 0, and a floor for a file that is gone is a finding, too.
"""

from __future__ import annotations

import fnmatch
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.checks.sources import ROOT, Finding

FLOORS: Final = ROOT / "packaging" / "coverage_floor.toml"


@dataclass(frozen=True)
class Covered:
    """What ran of one file: lines and branches together, in per cent, and what did not."""

    percent: float
    missing: str


def floors(table: Mapping[str, Mapping[str, float]], files: list[str]) -> dict[str, float]:
    """Return the floor of each of ``files`` that a pattern names; an own entry goes before its pattern's."""
    found: dict[str, float] = {}
    for pattern, percent in table.get("aim", {}).items():
        found.update({file: percent for file in files if fnmatch.fnmatch(file, pattern)})
    found.update({file: percent for file, percent in table.get("floor", {}).items() if file in files})
    return found


def findings(
    table: Mapping[str, Mapping[str, float]], files: list[str], covered: Mapping[str, Covered]
) -> Iterator[Finding]:
    """Yield each file below its floor, each floor to be raised or without its file, and a table that says nothing."""
    for file, floor in sorted(floors(table, files).items()):
        reached = covered.get(file, Covered(0.0, "never imported"))
        if reached.percent < floor:
            yield Finding(file, f"{reached.percent:.1f} % covered, floor {floor} %; not run: {reached.missing}")
        elif file in table.get("floor", {}) and reached.percent >= floor + 2:
            yield Finding(file, f"{reached.percent:.1f} % covered: raise its floor of {floor} %")
    for file in table.get("floor", {}):
        if file not in files:
            yield Finding(file, "has a floor but is gone")
    yield from _misread(table, files)


def _misread(table: Mapping[str, object], files: list[str]) -> Iterator[Finding]:
    """Yield what would make the gate let everything through: lost headings, and patterns that match nothing."""
    where = FLOORS.relative_to(ROOT).as_posix()
    aim = table.get("aim")
    if not isinstance(aim, Mapping) or not aim:
        yield Finding(where, "has no [aim]: nothing would be checked")
        aim = {}
    for name in table.keys() - {"aim", "floor"}:
        yield Finding(where, f"{name} stands under neither [aim] nor [floor]")
    for pattern in aim:
        if not fnmatch.filter(files, pattern):
            yield Finding(where, f"{pattern} in [aim] matches no file")


def measured(report: Path) -> dict[str, Covered]:
    """Read coverage.py's JSON report."""
    found: dict[str, Covered] = {}
    for file, facts in json.loads(report.read_bytes())["files"].items():
        lines = set(facts["missing_lines"])
        # A branch from or to a line that did not run says nothing that the line does not.
        branches = [(start, end) for start, end in facts.get("missing_branches", []) if not lines & {start, end}]
        missing = [str(line) for line in sorted(lines)]
        missing += [f"{start}->{end if end > 0 else 'exit'}" for start, end in branches]
        found[Path(file).as_posix()] = Covered(facts["summary"]["percent_covered"], ", ".join(missing))
    return found


def main() -> int:
    """Turn the last run's data into a report and compare; exit code 1 if a file is below its floor."""
    report = ROOT / "coverage.json"
    command = [sys.executable, "-m", "coverage", "json", "--quiet", "-o", str(report)]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        return 1
    files = [path.relative_to(ROOT).as_posix() for path in (ROOT / "desktop_app").rglob("*.py")]
    found = list(findings(tomllib.loads(FLOORS.read_text(encoding="utf-8")), files, measured(report)))
    for finding in found:
        print(finding)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
