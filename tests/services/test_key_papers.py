"""Saving the papers of a new store: whatever is in the way there, the store's own disk is not blamed for it."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from desktop_app.media.problems import DriveFull, DriveProblem, DriveReadOnly, DriveRemoved
from desktop_app.services import key_papers
from desktop_app.services.key_papers import save_key_papers
from tests.fakes.clock import FixedClock
from tests.services.conftest import Stores


def test_all_papers_are_saved_in_a_folder_that_is_made(stores: Stores, tmp_path: Path) -> None:
    saved = save_key_papers(stores.office(), tmp_path / "usb" / "papers", printed_at=FixedClock().now())
    assert [path.name for path in saved] == ["phieu-khoi-phuc.pdf", "phieu-may.pdf"]
    assert all(path.read_bytes().startswith(b"%PDF") for path in saved)


@pytest.mark.parametrize(
    ("number", "problem"),
    [(errno.ENOSPC, DriveFull), (errno.EROFS, DriveReadOnly), (errno.ENODEV, DriveRemoved)],
)
def test_what_the_stick_says_is_told_of_the_stick(
    stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, problem: type[DriveProblem]
) -> None:
    def write(path: Path, content: bytes) -> None:
        raise OSError(number, f"{path.name} {len(content)}")

    made = stores.office()
    monkeypatch.setattr(key_papers, "replace_durably", write)
    with pytest.raises(problem) as told:
        save_key_papers(made, tmp_path / "usb", printed_at=FixedClock().now())
    assert told.value.fields["drive"] == str(tmp_path / "usb")


def test_a_folder_that_cannot_be_made_is_named(stores: Stores, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DriveRemoved):
        save_key_papers(stores.office(), tmp_path / "file" / "papers", printed_at=FixedClock().now())
