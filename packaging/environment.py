"""Makes a checkout ready to run or test: system libraries where it may, and ``.venv`` from the hash-checked lock.

Runs on a bare Python ≥ 3.11 before anything is installed, so it uses the standard library only. Doing it again when
nothing changed costs milliseconds: a stamp in ``.venv`` names the lock it was made from.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
VENV: Final = ROOT / ".venv"
LOCKS: Final = {
    "run": ROOT / "packaging" / "requirements.lock",
    "test": ROOT / "packaging" / "requirements-dev.lock",
}

WINDOW_PACKAGES: Final = [
    *("libgl1", "libegl1", "libglib2.0-0", "libxkbcommon0", "libfontconfig1", "libdbus-1-3"),
    *("libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0"),
    *("libxcb-render-util0", "libxcb-shape0", "libxcb-xkb1", "libx11-xcb1"),
]
TEST_PACKAGES: Final = [
    *("make", "xvfb", "xauth", "poppler-utils", "gettext", "fonts-liberation2"),
    "zbar-tools",  # reads the codes at the foot of papers as a scanner does
    *("age", "openssl", "unzip", "zstd"),  # the stock tools that FORMAT.md promises open a bundle
]

LAUNCHER: Final = """\
#!/bin/sh
# Starts Sổ Công đoàn from this checkout; written by packaging/environment.py.
exec "$(dirname "$(readlink -f "$0")")/python" -P -m desktop_app "$@"
"""


def say(text: str) -> None:
    """Print one line at once, so that it stands before the output of the commands it announces."""
    print(text, flush=True)


def missing_packages(wanted: list[str]) -> list[str]:
    """Return the Debian packages of ``wanted`` that are not installed; all of them where dpkg is silent."""
    done = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Abbrev}\n", *wanted],
        capture_output=True,
        text=True,
        check=False,
    )
    installed = {line.split()[0] for line in done.stdout.splitlines() if line.split()[1:2] == ["ii"]}
    return [name for name in wanted if name not in installed]


def superuser() -> list[str] | None:
    """Return the words to put before a command that needs root, or None where that is not allowed silently."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def install_system_libraries(*, tests: bool) -> None:
    """Install what Qt (and the tests) need where that is allowed; otherwise say what is missing and go on."""
    if not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        say("Not a Debian system: Qt's libraries are taken to be there.")
        return
    wanted = [*WINDOW_PACKAGES, *(TEST_PACKAGES if tests else [])]
    if subprocess.run([sys.executable, "-c", "import ensurepip, venv"], capture_output=True, check=False).returncode:
        wanted.append("python3-venv")
    missing = missing_packages(wanted)
    if not missing:
        return
    prefix = superuser()
    if prefix is None:
        say("Missing system packages; ask the machine's keeper to run:\n  apt-get install " + " ".join(missing))
        return
    say("Installing system packages: " + " ".join(missing))
    install = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq"]
    install += ["--no-install-recommends", *missing]
    subprocess.run([*prefix, "apt-get", "update", "-qq"], stdin=subprocess.DEVNULL, check=False)
    if subprocess.run(install, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False).returncode:
        say("These could not be installed (no network?); going on without: " + " ".join(missing_packages(wanted)))


def stamp_text(profile: str) -> str:
    """Return what a ``.venv`` made for ``profile`` by this Python from the present lock says about itself."""
    lock = hashlib.sha256(LOCKS[profile].read_bytes()).hexdigest()
    return f"{lock} python {sys.version_info.major}.{sys.version_info.minor} {ROOT}\n"


def is_current(profile: str) -> bool:
    """Tell whether ``.venv`` already holds what ``profile`` needs; the one for tests serves for running, too."""
    if not (VENV / "bin" / "python").exists():
        return False
    profiles = ["run", "test"] if profile == "run" else [profile]
    stamps = [VENV / f"made-for-{name}" for name in profiles]
    return any(
        stamp.exists() and stamp.read_text() == stamp_text(name) for stamp, name in zip(stamps, profiles, strict=True)
    )


def has_usable_venv() -> bool:
    """Tell whether ``.venv`` runs, has pip, and is of the version of this Python."""
    python = VENV / "bin" / "python"
    if not python.exists():
        return False
    question = "import pip, sys; print(*sys.version_info[:2])"
    answer = subprocess.run([python, "-c", question], capture_output=True, text=True, check=False)
    return answer.stdout.split() == [str(number) for number in sys.version_info[:2]]


def prepare(profile: str) -> None:
    """Create or complete ``.venv`` for ``profile``: exactly the packages of its lock, checked by hash."""
    if is_current(profile):
        return
    say(f"Preparing .venv from packaging/{LOCKS[profile].name} (some minutes the first time)")
    if not has_usable_venv():
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    with tempfile.TemporaryDirectory() as elsewhere:  # pip run here would offer our packaging/ folder as a package
        pip: list[str | Path] = [VENV / "bin" / "python", "-P", "-m", "pip", "--disable-pip-version-check"]
        # The lock is complete, so nothing is left to resolve. Resolving all the same made pip 23 ask for the newest
        # "coverage[toml]" beside the locked coverage, and stop on the day a newer one came out.
        install = [*pip, "install", "--quiet", "--no-input", "--no-deps", "--require-hashes"]
        subprocess.run([*install, "--requirement", LOCKS[profile]], cwd=elsewhere, stdin=subprocess.DEVNULL, check=True)
        subprocess.run([*pip, "check"], cwd=elsewhere, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    link_checkout()
    (VENV / f"made-for-{profile}").write_text(stamp_text(profile))


def link_checkout() -> None:
    """Make ``desktop_app`` importable from ``.venv`` and put the ``so-cong-doan`` command beside its Python.

    An editable install would do the same but needs the build tools at run time and copies resources, which then go
    stale.
    """
    site = next((VENV / "lib").glob("python3.*/site-packages"))
    (site / "so-cong-doan-checkout.pth").write_text(f"{ROOT}\n")
    launcher = VENV / "bin" / "so-cong-doan"
    launcher.write_text(LAUNCHER)
    launcher.chmod(0o755)


def main() -> int:
    """Prepare what the arguments ask for; see ``--help``."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("profile", choices=sorted(LOCKS), help="run: the program; test: also checks, tests and build")
    parser.add_argument("--system-only", action="store_true", help="only the system libraries")
    asked = parser.parse_args()
    if sys.version_info < (3, 11):  # noqa: UP036 - this file meets whatever Python there is
        say("Python 3.11 or later is needed; this is " + sys.version.split()[0])
        return 1
    install_system_libraries(tests=asked.profile == "test")
    if not asked.system_only:
        try:
            prepare(asked.profile)
        except subprocess.CalledProcessError as failure:
            say(f"Preparing .venv did not succeed (exit code {failure.returncode}); what stands above says why.")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
