"""Offices whose PC is set back in the middle of everything; the long version is campaigns/campaign_office_life.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.office_life import OfficeLife


@pytest.mark.parametrize("seed", range(6))
def test_a_life_with_lost_bundles_and_restored_backups(tmp_path: Path, seed: int) -> None:
    life = OfficeLife(tmp_path, seed)
    try:
        life.live(60)
        life.settle()
    finally:
        life.close()
