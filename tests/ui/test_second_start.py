"""A second start brings the first window forward, as it is, and ends: two real processes, and one by itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.base.first_window import FirstWindow, Start
from desktop_app.ui.display_menu import DisplayMenu
from desktop_app.ui.later_starts import LaterStarts
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.theme import Theme
from desktop_app.ui.work_area import WorkArea
from tests.checks.sources import ROOT
from tests.pages.desk import DeskPage
from tests.services.stores import OPERATOR, PASSPHRASE, new_store
from tests.ui.opened_book import desk as desk
from tests.ui.opened_book import lock_by_idling, unlock

pytestmark = pytest.mark.timeout(120)

FIRST = """
import sys
from PySide6.QtCore import QTimer
from desktop_app import __main__, app

class Minimised(app.Program):
    def _warm_up(self):
        super()._warm_up()  # from here on it listens: a busy machine takes longer to start than a start waits
        self.window.showMinimized()
        print("minimised", self.window.isMinimized(), flush=True)
        timer = QTimer(self, interval=20)
        timer.timeout.connect(lambda: self.window.isMinimized() or (print("forward", flush=True), timer.stop()))
        timer.start()

app.Program = Minimised
sys.exit(__main__.main([]))
"""
"""The program, but that it is minimised once it listens, and says when it is that no more."""


CLOSING = """
import sys, time
from PySide6.QtCore import QTimer
from desktop_app import __main__, app

class Closing(app.Program):
    def _warm_up(self):
        super()._warm_up()
        self.window.alone.passphrase.setText(sys.argv[1])
        self.window.alone.passphrase.returnPressed.emit()
        self._opened = QTimer(self, interval=20)
        self._opened.timeout.connect(lambda: self.desk is not None and self.end())
        self._opened.start()

    def end(self):
        self._opened.stop()
        self._background().run(lambda: time.sleep(3), lambda _none: None, lambda _problem: None)
        self.window.close()  # waits for the job
        print("closing", self.window.isVisible(), flush=True)

app.Program = Closing
sys.exit(__main__.main([]))
"""
"""The program, but that it is opened and closed at once, while something else still runs."""


def surroundings(root: Path) -> dict[str, str]:
    """Return the variables of a process whose profile and book lie under ``root``."""
    own = {"SO_CONG_DOAN_PROFILE": str(root / "profile"), "SO_CONG_DOAN_STORE": str(root / "so")}
    return {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen", "SO_CONG_DOAN_MARK_FIRST_PAINT": "1"}


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is what a POSIX system has")
def test_a_second_process_brings_the_first_ones_window_forward_and_a_killed_first_is_in_nobodys_way(
    tmp_path: Path,
) -> None:
    variables = surroundings(tmp_path)
    again = [sys.executable, "-m", "desktop_app"]
    with subprocess.Popen(
        [sys.executable, "-c", FIRST], cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline().startswith("first-paint")
        assert first.stdout.readline() == "minimised True\n"
        second = subprocess.run(again, cwd=ROOT, env=variables, capture_output=True, encoding="utf-8", timeout=60)
        assert (second.returncode, second.stdout) == (0, "Sổ đang mở sẵn: cửa sổ ấy đã lên phía trước.\n")
        assert first.stdout.readline() == "forward\n"
        first.send_signal(signal.SIGSTOP)  # it hangs: a window of one's own after five seconds, as ever
        with subprocess.Popen(again, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True) as alone:
            assert alone.stdout is not None
            assert alone.stdout.readline().startswith("first-paint")
            alone.kill()
        first.send_signal(signal.SIGKILL)
    with subprocess.Popen(again, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True) as third:
        assert third.stdout is not None
        assert third.stdout.readline().startswith("first-paint")
        third.kill()


def test_a_second_start_while_the_first_window_closes_opens_one_of_its_own_after_that(tmp_path: Path) -> None:
    new_store(tmp_path / "so").session.close()
    variables = surroundings(tmp_path)
    begin = [sys.executable, "-c", CLOSING, PASSPHRASE]
    with subprocess.Popen(begin, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline().startswith("first-paint")
        assert first.stdout.readline() == "closing True\n"
        again = [sys.executable, "-m", "desktop_app"]
        with subprocess.Popen(again, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True) as second:
            assert second.stdout is not None
            assert second.stdout.readline().startswith("first-paint"), "answered by a window that is gone"
            assert first.wait(10) == 0
            second.kill()


def test_who_asks_while_the_window_closes_sees_it_once_and_waits(desk: DeskPage, tmp_path: Path, qtbot: QtBot) -> None:
    first = FirstWindow(tmp_path / "office")
    first.claim()
    LaterStarts(first, lambda: desk.window, desk.window, leaving=lambda: True)
    desk.window.showMinimized()
    wish = first.folder / "4711.wish"
    wish.write_text(str(tmp_path / "office"), encoding="utf-8")
    written = wish.stat().st_mtime_ns
    qtbot.waitUntil(lambda: not desk.window.isMinimized())
    desk.window.showMinimized()
    qtbot.waitUntil(lambda: wish.stat().st_mtime_ns > written)
    assert desk.window.isMinimized()
    first.release()


def test_a_watcher_that_is_silent_is_made_up_for(
    tmp_path: Path, look: Theme, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    first = FirstWindow(tmp_path / "so")
    first.claim()
    window = MainWindow(WorkArea, DisplayMenu)
    shown(window)
    listening = LaterStarts(first, lambda: window, window)
    rmtree(first.folder)  # somebody tidies up: what was watched is no more
    first.folder.mkdir()
    qtbot.wait(100)  # the watcher has told of it, for the last time
    wish = first.folder / "4711.wish"
    wish.write_text(str(tmp_path / "so"), encoding="utf-8")
    qtbot.waitUntil(lambda: not wish.exists())
    listening.deleteLater()
    first.release()


def test_who_asked_before_anybody_listened_is_answered_too(
    tmp_path: Path, look: Theme, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    first = FirstWindow(tmp_path / "so")
    assert first.claim() is Start.FIRST
    window = MainWindow(WorkArea, DisplayMenu)
    shown(window)
    window.showMinimized()
    wish = first.folder / "4711.wish"
    wish.write_text(str(tmp_path / "so"), encoding="utf-8")
    listening = LaterStarts(first, lambda: window, window)
    assert not window.isMinimized()
    assert not wish.exists()
    window.showMinimized()
    wish.with_suffix(".new").write_text(str(tmp_path / "so"), encoding="utf-8")
    wish.with_suffix(".new").rename(wish)
    qtbot.waitUntil(lambda: not window.isMinimized() and not wish.exists())
    listening.deleteLater()
    first.release()


def test_a_locked_window_comes_forward_locked(desk: DeskPage, tmp_path: Path) -> None:
    first = FirstWindow(tmp_path / "office")
    first.claim()
    listening = LaterStarts(first, lambda: desk.program.window, desk.program)
    screen = lock_by_idling(desk)
    desk.window.showMinimized()
    (first.folder / "4711.wish").write_text(str(tmp_path / "office"), encoding="utf-8")
    listening.look()
    assert not desk.window.isMinimized()
    assert desk.window.alone is screen
    listening.deleteLater()
    unlock(desk, OPERATOR, PASSPHRASE)
    desk.wait_for("HomeScreen")
    first.release()
