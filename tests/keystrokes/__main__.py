"""``python -m tests.keystrokes [--people N] [--pictures DIR]``: see ``two_hundred_rows``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.keystrokes.real_window import CannotRun
from tests.keystrokes.two_hundred_rows import main

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.keystrokes", description=main.__doc__)
    parser.add_argument("--people", type=int, default=200, help="how many rows (200)")
    parser.add_argument("--pictures", type=Path, default=None, help="a folder for pictures of the screen")
    given = parser.parse_args()
    try:
        sys.exit(main(given.people, given.pictures))
    except CannotRun as reason:
        print(f"cannot run here: {reason}", file=sys.stderr)
        sys.exit(3)
