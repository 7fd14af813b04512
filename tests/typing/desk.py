"""A desk with a screen, a session bus, IBus-Unikey and the program: all started here, all ended here."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final, Literal

Method = Literal["telex", "vni"]

PROGRAMS: Final = ("Xvfb", "xdotool", "dbus-daemon", "ibus-daemon", "ibus", "gsettings")
ENGINES: Final = (Path("/usr/libexec/ibus-engine-unikey"), Path("/usr/lib/ibus/ibus-engine-unikey"))
PACKAGES: Final = (
    "xvfb xdotool dbus ibus ibus-unikey libglib2.0-bin dconf-gsettings-backend libxkbcommon-x11-0 libxcb-cursor0"
    " libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1"
)
_PATIENCE: Final = 30.0
_BETWEEN_KEYS_MS: Final = 35
_SETTLED: Final = 0.35


class NotReady(Exception):
    """Something the desk needs did not come in time."""


def missing() -> str:
    """Return what this machine lacks for the run and how to get it, "" for nothing."""
    lacking = [program for program in PROGRAMS if shutil.which(program) is None]
    if not any(engine.exists() for engine in ENGINES):
        lacking.append("ibus-engine-unikey")
    return f"needs {', '.join(lacking)}: apt-get install {PACKAGES}" if lacking else ""


class TypingDesk:
    """The running program and the keys of a keyboard; ``state`` is what it shows."""

    def __init__(self, variables: Mapping[str, str], state: Path, program: subprocess.Popen[bytes]) -> None:
        self._variables = variables
        self._state = state
        self._program = program

    @property
    def state(self) -> dict[str, object]:
        """Return what the program shows."""
        try:
            found: dict[str, object] = json.loads(self._state.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return found

    def until(self, true: Callable[[dict[str, object]], bool], what: str) -> dict[str, object]:
        """Wait until the state is as asked, and return it. Raises NotReady."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if self._program.poll() is not None:
                raise NotReady(f"the program ended with {self._program.returncode} before {what}")
            state = self.state
            if state and true(state):
                return state
            time.sleep(0.05)
        raise NotReady(f"{what} did not come; it shows {self.state}")

    def settled(self) -> dict[str, object]:
        """Return the state once it has stayed the same for a moment."""
        last, since = self.state, time.monotonic()
        while time.monotonic() - since < _SETTLED:
            time.sleep(0.05)
            now = self.state
            if now != last:
                last, since = now, time.monotonic()
        return last

    def run(self, *command: str) -> str:
        """Run a program of the session and return what it says."""
        done = subprocess.run(command, env=self._variables, capture_output=True, text=True, timeout=30, check=False)
        if done.returncode:
            raise NotReady(f"{command[0]} said {done.stderr.strip()}")
        return done.stdout.strip()

    def type(self, keys: str) -> None:
        """Press the keys of ``keys`` one after the other, as a hand does."""
        self.run("xdotool", "type", "--delay", str(_BETWEEN_KEYS_MS), keys)

    def press(self, *keys: str) -> None:
        """Press keys by their X names: ``ctrl+f``, ``Return``."""
        for key in keys:
            self.run("xdotool", "key", "--delay", str(_BETWEEN_KEYS_MS), key)

    def method(self, method: Method) -> None:
        """Choose how Vietnamese is typed, and start the engine anew so that it reads the choice."""
        self.run("gsettings", "set", "org.freedesktop.ibus.engine.unikey", "input-method", method)
        for engine in ("xkb:us::eng", "Unikey"):
            if not _engine(engine, self._variables):
                raise NotReady(f"the engine {engine} did not start")
        time.sleep(_SETTLED)


@contextmanager
def typing_desk(folder: Path) -> Iterator[TypingDesk]:
    """Start everything in ``folder`` and yield the desk with its window in front."""
    with ExitStack() as started:
        variables = _own_home(folder)
        variables["DISPLAY"] = started.enter_context(_screen(variables))
        variables["DBUS_SESSION_BUS_ADDRESS"] = started.enter_context(_bus(variables))
        config = Path("/usr/libexec/ibus-dconf")
        ibus = ["ibus-daemon", "--replace", "--panel", "disable", "--emoji-extension", "disable"]
        started.enter_context(_process([*ibus, *(["--config", str(config)] if config.exists() else [])], variables))
        _wait(lambda: _succeeds(["ibus", "list-engine"], variables), "IBus")
        _succeeds(["gsettings", "set", "org.freedesktop.ibus.general", "use-global-engine", "true"], variables)
        _wait(lambda: _engine("Unikey", variables), "the engine Unikey")
        state = folder / "state.json"
        command = [sys.executable, "-m", "tests.typing.observed_program", str(folder / "so"), str(state)]
        program = started.enter_context(_process(command, variables))
        desk = TypingDesk(variables, state, program)
        desk.until(lambda one: one["screen"] == "UnlockScreen", "the window")
        window = desk.run("xdotool", "search", "--onlyvisible", "--pid", str(program.pid)).splitlines()[-1]
        desk.run("xdotool", "windowfocus", "--sync", window)
        desk.until(lambda one: bool(one["active"]), "the focus")
        yield desk


def _own_home(folder: Path) -> dict[str, str]:
    """Return variables under which nothing of the user's own settings is read or changed."""
    home, run = folder / "home", folder / "run"
    home.mkdir()
    run.mkdir(mode=0o700)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SO_CONG_DOAN_", "XDG_"))}
    return kept | {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_RUNTIME_DIR": str(run),
        "QT_QPA_PLATFORM": "xcb",
        "QT_IM_MODULE": "ibus",
        "NO_AT_BRIDGE": "1",
    }


@contextmanager
def _process(command: Sequence[str], variables: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def _told(command: Sequence[str], variables: Mapping[str, str], write_end: int, read_end: int) -> Iterator[str]:
    """Start ``command`` and yield the first line it writes to ``write_end``."""
    process = subprocess.Popen(
        command, env=variables, pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end) as said:
            yield said.readline().strip()
    finally:
        process.terminate()
        process.wait()


@contextmanager
def _screen(variables: Mapping[str, str]) -> Iterator[str]:
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with _told(command, variables, write_end, read_end) as number:
        yield f":{number}"


@contextmanager
def _bus(variables: Mapping[str, str]) -> Iterator[str]:
    read_end, write_end = os.pipe()
    command = ["dbus-daemon", "--session", "--nofork", f"--print-address={write_end}"]
    with _told(command, variables, write_end, read_end) as address:
        yield address


def _succeeds(command: Sequence[str], variables: Mapping[str, str]) -> bool:
    return not subprocess.run(command, env=variables, capture_output=True, timeout=30, check=False).returncode


def _engine(name: str, variables: Mapping[str, str]) -> bool:
    """Choose an engine; what ``ibus`` says of the keyboard's own layout, which no such screen has, does not matter."""
    _succeeds(["ibus", "engine", name], variables)
    told = subprocess.run(["ibus", "engine"], env=variables, capture_output=True, text=True, timeout=30, check=False)
    return told.stdout.strip() == name


def _wait(true: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if true():
            return
        time.sleep(0.2)
    raise NotReady(f"{what} did not start")
