"""Starting a worker, killing it at a chosen moment, and what it had confirmed until then."""

from __future__ import annotations

import contextlib
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

START_SECONDS: Final = 30.0


def work_and_kill(job: str, store: Path, folder: Path, *, steps: int, wait: float) -> list[str]:
    """Let the worker confirm ``steps`` steps and go on for ``wait`` seconds, kill it, return all confirmed lines.

    A worker that ends by itself before is fine.
    """
    command = [sys.executable, "-m", "tests.faults.office_worker", job, str(store), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        ready, _, _ = select.select([worker.stdout], [], [], START_SECONDS)
        assert ready, "the worker did not start"
        said = [worker.stdout.readline() for _ in range(steps + 1)]
        assert said[0] == "open\n"
        time.sleep(wait)
        with contextlib.suppress(ProcessLookupError):
            worker.kill()
        # A line cut short by the kill confirms nothing.
        said += worker.stdout.read().splitlines(keepends=True)
    return [line.rstrip("\n") for line in said[1:] if line.endswith("\n")]
