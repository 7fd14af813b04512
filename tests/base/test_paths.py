"""Where the program's data and the user's data lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.base import paths


def test_resources_and_translations_are_found_from_a_checkout() -> None:
    assert (paths.resources() / "forms").is_dir()
    assert paths.translations().is_dir()


def test_profile_and_store_can_be_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SO_CONG_DOAN_PROFILE", str(tmp_path / "p"))
    monkeypatch.setenv("SO_CONG_DOAN_STORE", str(tmp_path / "s"))
    assert paths.profile() == tmp_path / "p"
    assert paths.default_store() == tmp_path / "s"


def test_without_a_choice_both_lie_under_the_users_own_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SO_CONG_DOAN_PROFILE")
    monkeypatch.delenv("SO_CONG_DOAN_STORE")
    assert paths.profile().is_relative_to(Path.home())
    assert paths.default_store().is_relative_to(Path.home())
    assert paths.profile() != paths.default_store()


def test_looking_creates_nothing() -> None:
    assert not paths.profile().exists()
    assert not paths.default_store().exists()
