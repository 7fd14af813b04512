"""Measuring whole processes: time to the first painted window, shared-out memory, peak memory.

A window process tells its first paint itself: started with ``SO_CONG_DOAN_MARK_FIRST_PAINT=1`` it prints the line
``first-paint <time.monotonic()>`` from a zero timer queued by its first paintEvent (agrees within 10 ms with what X
sees; measured.md). The monotonic clock is one for all processes, so the start is read here.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.benchmarks.harness import NotMeasured
from tests.checks.sources import ROOT

MARK: Final = "first-paint "
PATIENCE: Final = 60.0
SETTLE: Final = 1.0


@dataclass(frozen=True)
class Window:
    """A running process that told what was waited for: that its window was painted."""

    pid: int
    begun: float
    told: float

    @property
    def first_paint(self) -> float:
        """Milliseconds from the start of the process, where it told the time on the monotonic clock."""
        return (self.told - self.begun) * 1000

    def memory(self) -> float:
        """Return its proportional set size in MB, after letting it settle."""
        time.sleep(SETTLE)
        for line in Path(f"/proc/{self.pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
        raise NotMeasured("this system does not tell PSS")


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Yield the variables of a screen to paint on: the present one, else an own Xvfb, else memory only."""
    if os.environ.get("DISPLAY"):
        yield {}
        return
    program = shutil.which("Xvfb")
    if program is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    reader, writer = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(writer), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as numbers:
            yield {"DISPLAY": f":{numbers.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


@contextmanager
def painted(command: Sequence[str | Path], variables: Mapping[str, str], mark: str = MARK) -> Iterator[Window]:
    """Start ``command``, yield once it has told ``mark``, end it. Raises NotMeasured if it never does.

    An installed program finds its modules compiled, so compiled modules are kept whatever the developer's shell says.
    """
    environment = {**os.environ, **variables, "SO_CONG_DOAN_MARK_FIRST_PAINT": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        for line in process.stdout or []:
            if line.startswith(mark):
                yield Window(process.pid, begun, float(line.removeprefix(mark)))
                return
            if time.monotonic() - begun > PATIENCE:
                break
        process.kill()
        said = process.stderr.read().strip().splitlines() if process.stderr else []
        raise NotMeasured(f"no window was painted ({said[-1] if said else 'without a word'})")
    finally:
        process.kill()
        process.communicate()


def forget_files(folders: Sequence[Path]) -> None:
    """Ask the system to drop the files of ``folders`` from its cache, as after a restart; needs no rights."""
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                handle = os.open(path, os.O_RDONLY)
                try:
                    os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
                finally:
                    os.close(handle)


CHILD: Final = """\
import importlib, json, sys
module, function = sys.argv[1].split(":")
getattr(importlib.import_module(module), function)(*json.loads(sys.argv[2]))
with open("/proc/self/status") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmHWM:")))
"""


def peak_memory(job: str, *arguments: str | int | float) -> float:
    """Return the peak resident memory in MB of a fresh process that calls ``job`` ("package.module:function").

    For "flat" rows take a small job as the floor and one many times its size as the subject.
    """
    command = [sys.executable, "-c", CHILD, job, json.dumps(arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotMeasured(f"{job} ended with {done.stderr.strip().splitlines()[-1:]}")
    return int(done.stdout.split()[-1]) / 1024
