"""An office, a province and one small honest bundle."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes.office_simulator import OfficeSimulator


@pytest.fixture(scope="session")
def office() -> OfficeSimulator:
    return OfficeSimulator()


@pytest.fixture(scope="session")
def bundle(office: OfficeSimulator, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return office.bundle(tmp_path_factory.mktemp("outbox"), attachments=[b"anh mot", b"anh hai"]).path.read_bytes()


@pytest.fixture
def outbox(tmp_path: Path) -> Path:
    folder = tmp_path / "outbox"
    folder.mkdir()
    return folder
