"""What every test gets: its own folders, Vietnamese, and failure on any noise it leaves.

With ``SO_CONG_DOAN_NO_QT=1`` PySide6 cannot be imported: so ``make test`` runs everything outside tests/ui.
"""

from __future__ import annotations

import gc
import importlib.abc
import importlib.machinery
import logging
import os
import shutil
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Final

import psutil
import pytest
from hypothesis import settings

from desktop_app.base import i18n, log
from tests.noise import LogWatch, WindowWatch, leftover_threads, running_threads

# Windows are real but drawn in memory; QT_QPA_PLATFORM=xcb shows them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No deadline: the machines that run this are shared, and the time limit per test stands anyway.
settings.register_profile("project", deadline=None, print_blob=True)
settings.load_profile("project")

# What tests wait for is mostly the disk: every save is synced. Where memory has room the tests' folders lie there: the
# program does all it does on a disk, and nothing takes long. Folders of passed tests go at once (pyproject.toml).
IN_MEMORY: Final = Path("/dev/shm")
ROOM: Final = 3 << 30


def _room_in_memory() -> bool:
    if not IN_MEMORY.is_dir() or not os.access(IN_MEMORY, os.W_OK):
        return False
    return shutil.disk_usage(IN_MEMORY).free >= ROOM and psutil.virtual_memory().available >= 2 * ROOM


if _room_in_memory():
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))

FAILED = pytest.StashKey[bool]()


class WithoutQt(importlib.abc.MetaPathFinder):
    """Makes PySide6 unimportable, as on a machine that does not have it."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Refuse Qt, leave the rest to the other finders."""
        if fullname.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"{fullname} is made unimportable by SO_CONG_DOAN_NO_QT", name=fullname)
        return None


if os.environ.get("SO_CONG_DOAN_NO_QT"):
    sys.meta_path.insert(0, WithoutQt())


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Accept pytest-qt's settings in pyproject.toml where the plugin itself is switched off."""
    if not pluginmanager.has_plugin("pytest-qt"):
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "read by pytest-qt, which is switched off")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Set aside what was imported: a hundred thousand objects that looking for leftovers need not go through."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember a failure: what a failed test leaves behind is held by its traceback and is no finding."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give the test a fresh profile, log and place for the store: nothing of the developer's is touched."""
    monkeypatch.setenv("SO_CONG_DOAN_PROFILE", str(tmp_path / "profile"))
    monkeypatch.setenv("SO_CONG_DOAN_STORE", str(tmp_path / "store"))
    monkeypatch.delenv("SO_CONG_DOAN_PASSPHRASE", raising=False)
    moulds = sys.modules.get("tests.services.moulds")  # where nobody made a store nothing of it need be imported
    if moulds:
        moulds.MOULDS.begin()
    yield
    if moulds:
        moulds.MOULDS.end()
    log.stop()


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    """Begin and end in Vietnamese, whatever the test switches to."""
    i18n.set_language("vi")
    yield
    i18n.set_language("vi")


@pytest.fixture(autouse=True)
def log_watch(request: pytest.FixtureRequest) -> Iterator[LogWatch]:
    """Fail on warning-level logs, leftover threads, timers and windows."""
    logs, threads, windows = LogWatch(), running_threads(), WindowWatch()
    logging.getLogger().addHandler(logs)
    yield logs
    logging.getLogger().removeHandler(logs)
    if request.node.stash.get(FAILED, False):
        return
    complaints = [*logs.complaints(), *leftover_threads(threads), *windows.complaints()]
    if complaints:
        pytest.fail("; ".join(complaints), pytrace=False)


@pytest.fixture
def expect_log(log_watch: LogWatch) -> Callable[[str], None]:
    """Return a function that says: a warning containing this text belongs to the test."""
    return log_watch.expect
