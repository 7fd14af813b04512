"""What is remembered of this PC: each who changes one choice leaves the others as they are in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.base import paths
from desktop_app.ui.preferences import Preferences


@pytest.fixture(autouse=True)
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A profile of its own."""
    monkeypatch.setattr(paths, "profile", lambda: tmp_path)
    return tmp_path


def test_a_choice_is_not_lost_to_who_read_the_file_before_it() -> None:
    of_the_window = Preferences.read()
    Preferences.read().keep(scan_folder="/quét")  # while the window is open
    of_the_window = of_the_window.keep(scale=125).keep(idle_minutes=5)
    assert (of_the_window.scale, of_the_window.idle_minutes) == (125, 5)
    assert Preferences.read() == Preferences(scale=125, scan_folder="/quét", idle_minutes=5)


@pytest.mark.parametrize("content", [b"[" * 100_000, b"\0" * 99, b"5", b'{"language": []}', b'{"scale": NaN}'])
def test_a_file_nobody_can_read_is_the_defaults(profile: Path, content: bytes) -> None:
    (profile / "window.json").write_bytes(content)
    assert Preferences.read() == Preferences()
    Preferences.read().keep(scale=150)
    assert Preferences.read().scale == 150
