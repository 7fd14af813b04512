"""Builds the wheel, installs it with the locked dependencies into a fresh environment, and uses it from there.

What is proven: the lock for running is complete, resources and translations travel with the package byte for byte,
the licence texts are in it, the command starts, makes the demo and verifies a bundle, and the window paints.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import threading  # noqa: TID251 - the time limit below; a set-up script has no window to keep free
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
DATA: Final = ("resources", "translations")
LICENCES: Final = ("LICENSE", "LGPL-3.0.txt", "GPL-3.0.txt", "NOTICES.md")
SECONDS: Final = 120


class NotUsable(Exception):
    """The wheel does not do what it must."""


def environment(folder: Path) -> dict[str, str]:
    """Return the variables of a user who has never seen the checkout; pip's own settings stay."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "SO_"))}
    profile, store = str(folder / "profile"), str(folder / "store")
    own = {"SO_CONG_DOAN_PROFILE": profile, "SO_CONG_DOAN_STORE": store, "SO_CONG_DOAN_PASSPHRASE": "demo"}
    return {**kept, **own, "QT_QPA_PLATFORM": "offscreen"}


def run(folder: Path, *command: str | Path) -> str:
    """Run ``command`` in ``folder`` and return its output; raises NotUsable, with what it said, on any exit code."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(folder),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    if done.returncode:
        shown = " ".join(str(word) for word in command)
        raise NotUsable(f"{shown}\nexit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def build(folder: Path) -> Path:
    """Return the wheel made from this checkout."""
    run(ROOT, sys.executable, "-P", "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    return next(folder.glob("so_cong_doan-*.whl"))


def install(wheel: Path, folder: Path) -> Path:
    """Return the ``bin`` of a fresh environment with the locked dependencies and the wheel."""
    run(folder, sys.executable, "-m", "venv", folder / "venv")
    pip: list[str | Path] = [
        folder / "venv" / "bin" / "python",
        "-P",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-input",
        "--no-compile",
    ]
    run(folder, *pip, "--no-deps", "--require-hashes", "--requirement", ROOT / "packaging" / "requirements.lock")
    run(folder, *pip, "--no-deps", wheel)
    run(folder, folder / "venv" / "bin" / "python", "-P", "-m", "pip", "check")
    return folder / "venv" / "bin"


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of each file under ``folder`` by its path from there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def check_data(bin_folder: Path, folder: Path) -> Iterator[str]:
    """Yield which resources, translations and licences the installed package lacks or has changed."""
    code = (
        "import json, desktop_app; from desktop_app.base import paths;"
        "print(json.dumps([desktop_app.__file__, str(paths.resources()), str(paths.translations())]))"
    )
    package, *installed = json.loads(run(folder, bin_folder / "python", "-P", "-c", code))
    site = Path(package).parent.parent
    if not site.is_relative_to(folder):
        yield f"the package is taken from {package}, not from the wheel"
    for name, place in zip(DATA, installed, strict=True):
        wanted, found = files(ROOT / name), files(Path(place))
        if not wanted:
            yield f"{name} is empty in the checkout"
        yield from (f"{name}/{file} is missing" for file in sorted(wanted.keys() - found.keys()))
        yield from (
            f"{name}/{file} differs" for file in sorted(wanted) if found.get(file, wanted[file]) != wanted[file]
        )
    shipped = {path.name for path in site.glob("so_cong_doan-*.dist-info/licenses/**/*")}
    yield from (f"licence text {name} is missing" for name in LICENCES if name not in shipped)


def check_command(bin_folder: Path, folder: Path) -> Iterator[str]:
    """Yield what the installed command does wrong: version, demo, verification of a bundle the demo made."""
    program = bin_folder / "so-cong-doan"
    source = (ROOT / "desktop_app" / "__init__.py").read_text(encoding="utf-8")
    version = re.search(r'__version__: Final = "(.+)"', source)
    said = run(folder, program, "--version")
    if version is None or version[1] not in said:
        yield f"--version says {said!r}"
    run(folder, program, "demo", "--quick", "--to", folder / "demo")
    bundles = sorted((folder / "demo" / "stick").rglob("*.scd"))
    if not bundles:
        yield "the demo left no bundle on its stick"
    for bundle in bundles[:1]:
        province = folder / "demo" / "province"
        answer = json.loads(run(folder, program, "--json", "--store", province, "verify", bundle))
        if answer.get("ok") is not True:
            yield f"verify says {answer}"


def check_window(bin_folder: Path, folder: Path) -> Iterator[str]:
    """Yield a complaint if the window does not paint."""
    window = subprocess.Popen(
        [bin_folder / "so-cong-doan"],
        cwd=folder,
        env={**environment(folder), "SO_CONG_DOAN_MARK_FIRST_PAINT": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    limit = threading.Timer(SECONDS, window.kill)
    limit.start()
    said = []
    try:
        for line in window.stdout or []:
            said.append(line)
            if line.startswith("first-paint "):
                return
        yield "the window did not paint:\n" + "".join(said)
    finally:
        limit.cancel()
        window.kill()
        window.wait()


def main() -> int:
    """Build, install, use; print what is wrong."""
    with tempfile.TemporaryDirectory(prefix="so-cong-doan-wheel-") as name:
        folder = Path(name)
        try:
            wheel = build(folder)
            bin_folder = install(wheel, folder)
            complaints = [
                *check_data(bin_folder, folder),
                *check_command(bin_folder, folder),
                *check_window(bin_folder, folder),
            ]
        except NotUsable as error:
            complaints = [str(error)]
        for complaint in complaints:
            print(complaint)
        if not complaints:
            print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
