"""Windows, timers and Qt warnings left by a test fail it."""

from __future__ import annotations

from pathlib import Path

from tests.checks.inner_run import outcomes

CODE = """
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QLabel, QWidget

kept = []


def test_quiet(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    timer = QTimer(window)
    timer.start(1000)


def test_window_out_of_scope(qtbot):
    QLabel("a").show()


def test_window_left_open(qtbot):
    kept.append(QLabel("a"))
    kept[-1].show()


def test_window_left_hidden(qtbot):
    kept.append(QLabel("a"))


def test_timer_left_running(qtbot):
    kept.append(QTimer())
    kept[-1].start(1000)


def test_qt_warning(qtbot):
    qWarning("unexpected")
"""


def test_noise_of_windows_fails(tmp_path: Path) -> None:
    assert outcomes(tmp_path, CODE) == {
        "test_quiet": {"passed"},
        "test_window_out_of_scope": {"passed"},
        "test_window_left_open": {"passed", "error"},
        "test_window_left_hidden": {"passed", "error"},
        "test_timer_left_running": {"passed", "error"},
        "test_qt_warning": {"failed"},
    }
