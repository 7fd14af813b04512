"""Short lives of a province with its offices, led by hypothesis; the long ones are in ``tests/campaigns``."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.trust.machine import Lives


@pytest.mark.slow  # half a minute; where it fails, hypothesis shortens the life for up to five more
@pytest.mark.timeout(900)
def test_whatever_happens_nothing_is_lost_and_every_acknowledged_state_is_true(tmp_path: Path) -> None:
    class Short(Lives):
        root = tmp_path

    run_state_machine_as_test(
        Short,
        settings=settings(
            max_examples=35,
            stateful_step_count=20,
            derandomize=True,
            database=None,
            report_multiple_bugs=False,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
