"""A small file is replaced whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.base.files import replace_durably


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_new_file_is_written(tmp_path: Path) -> None:
    replace_durably(tmp_path / "keys.json", b"{}")
    assert (tmp_path / "keys.json").read_bytes() == b"{}"
    assert names(tmp_path) == {"keys.json"}


def test_old_file_is_replaced_without_a_trace(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    replace_durably(path, b"old")
    replace_durably(path, b"new")
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == {"keys.json"}


def test_previous_is_kept_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    for content in (b"1", b"2", b"3"):
        replace_durably(path, content, keep_previous=True)
    assert path.read_bytes() == b"3"
    assert (tmp_path / "keys.json.previous").read_bytes() == b"2"
    assert names(tmp_path) == {"keys.json", "keys.json.previous"}


def test_failure_leaves_the_old_file_and_no_half_one(tmp_path: Path) -> None:
    target = tmp_path / "keys.json"
    target.mkdir()  # a rename onto a folder that is not empty is refused by the system
    (target / "kept").write_bytes(b"old")
    with pytest.raises(OSError, match=r"keys\.json"):
        replace_durably(target, b"new")
    assert names(tmp_path) == {"keys.json"}
    assert (target / "kept").read_bytes() == b"old"


def test_missing_folder_is_reported_as_the_system_does(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        replace_durably(tmp_path / "nowhere" / "keys.json", b"{}")
