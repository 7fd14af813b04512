"""Takes the rows and prints their table; ``--help`` lists what may be chosen."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.benchmarks.harness import REGISTRY, Outcome, table, take


def load_rows() -> None:
    """Import every ``bench_*.py`` here, which registers its rows."""
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        import_module(f"tests.benchmarks.{path.stem}")


def as_json(outcomes: list[Outcome]) -> str:
    """Return the outcomes for comparing runs over time."""
    return json.dumps(
        [
            {
                "name": outcome.row.name,
                "unit": outcome.row.unit,
                "floor": outcome.floor,
                "subject": outcome.subject,
                "budget": outcome.row.budget,
                "verdict": outcome.verdict,
            }
            for outcome in outcomes
        ],
        ensure_ascii=False,
        indent=2,
    )


def main() -> int:
    """Print the table; exit code 1 only with ``--strict`` and a row over its budget."""
    parser = argparse.ArgumentParser(prog="make bench", description=main.__doc__)
    parser.add_argument("-k", metavar="PART", default="", help="only rows whose name contains PART")
    parser.add_argument("--runs", type=int, help="runs of each side, instead of each row's own number")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    parser.add_argument("--strict", action="store_true", help="exit code 1 if a row is over its budget")
    asked = parser.parse_args()
    load_rows()
    rows = [row for row in REGISTRY.values() if asked.k in row.name]
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="so-cong-doan-bench-") as root:
        for number, row in enumerate(rows, start=1):
            print(f"[{number}/{len(rows)}] {row.name}", file=sys.stderr, flush=True)
            folder = Path(root) / f"row-{number}"  # what rows share lies beside it and stays until the end
            folder.mkdir()
            outcomes.append(take(row, folder, asked.runs))
            shutil.rmtree(folder)
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.platform()}")
    print(table(outcomes))
    if asked.json:
        asked.json.write_text(as_json(outcomes), encoding="utf-8")
    return 1 if asked.strict and any(outcome.verdict == "OVER" for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
