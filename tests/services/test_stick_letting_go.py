"""Which copies let go of their stick, and what is said where it did not work."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.media.durable import Outcome
from desktop_app.services.stick import let_go
from tests.fakes.drives import FakeDrives


@pytest.fixture
def drives(tmp_path: Path) -> FakeDrives:
    made = FakeDrives()
    made.plug(tmp_path / "stick")
    return made


def test_a_proven_copy_lets_go_of_its_stick(drives: FakeDrives, tmp_path: Path) -> None:
    assert let_go(Outcome.VERIFIED, tmp_path / "stick", drives) is Outcome.VERIFIED
    assert drives.ejected == [tmp_path / "stick"]


def test_a_stick_in_use_is_not_called_ejected(drives: FakeDrives, tmp_path: Path) -> None:
    drives.busy = True
    assert let_go(Outcome.VERIFIED, tmp_path / "stick", drives) is Outcome.VERIFIED_NOT_EJECTED


def test_an_unproven_copy_and_a_folder_let_go_of_nothing(drives: FakeDrives, tmp_path: Path) -> None:
    assert let_go(Outcome.WRITTEN_NOT_VERIFIED, tmp_path / "stick", drives) is Outcome.WRITTEN_NOT_VERIFIED
    assert let_go(Outcome.VERIFIED, tmp_path, drives) is Outcome.VERIFIED
    assert drives.ejected == []
