"""The noise that must fail a test does, and what a test expects does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.inner_run import outcomes, run

CODE = """
import logging, threading, time, warnings
import pytest
from desktop_app.base import i18n, paths


def test_quiet(tmp_path):
    logging.getLogger("desktop_app").info("fine")
    assert paths.profile().is_relative_to(tmp_path)
    assert paths.default_store().is_relative_to(tmp_path)


def test_warning():
    warnings.warn("unexpected")


def test_log():
    logging.getLogger("desktop_app.storage").warning("unexpected")


def test_expected_log(expect_log):
    expect_log("as planned")
    logging.getLogger("desktop_app.storage").warning("all went as planned")


def test_expected_log_that_never_came(expect_log):
    expect_log("as planned")


def test_thread():
    threading.Thread(target=time.sleep, args=(8,), daemon=True).start()


def test_thread_that_ends():
    threading.Thread(target=time.sleep, args=(0.1,)).start()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_language_is_reset(language):
    assert i18n.language() == "vi"
    i18n._active.language = "en"
"""

HIDDEN_QT = """
import pytest


def test_qt_is_hidden():
    with pytest.raises(ModuleNotFoundError, match="SO_CONG_DOAN_NO_QT"):
        import PySide6.QtCore
"""


def test_noise_fails(tmp_path: Path) -> None:
    assert outcomes(tmp_path, CODE, "-p", "no:pytest-qt") == {
        "test_quiet": {"passed"},
        "test_warning": {"failed"},
        "test_log": {"passed", "error"},
        "test_expected_log": {"passed"},
        "test_expected_log_that_never_came": {"passed", "error"},
        "test_thread": {"passed", "error"},
        "test_thread_that_ends": {"passed"},
        "test_language_is_reset[vi]": {"passed"},
        "test_language_is_reset[en]": {"passed"},
    }


def test_qt_can_be_made_unimportable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SO_CONG_DOAN_NO_QT", "1")
    assert outcomes(tmp_path, HIDDEN_QT, "-p", "no:pytest-qt") == {"test_qt_is_hidden": {"passed"}}


def test_time_limit_ends_a_test_that_hangs(tmp_path: Path) -> None:
    done = run(tmp_path, "import time\ndef test_hangs(): time.sleep(30)", "-p", "no:pytest-qt", "--timeout=1")
    assert done.returncode
    assert "Timeout" in done.stdout
