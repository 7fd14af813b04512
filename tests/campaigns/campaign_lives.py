"""Long lives of a province with two offices and three PCs, led by hypothesis: what goes wrong it shortens."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.campaigns.budget import Budget
from tests.trust.machine import Lives


def test_whatever_happens_nothing_is_lost_and_every_acknowledged_state_is_true(budget: Budget, tmp_path: Path) -> None:
    class Long(Lives):
        root = tmp_path

    for number in budget:
        run_state_machine_as_test(
            seed(number)(Long),
            settings=settings(
                max_examples=10,
                stateful_step_count=60,
                database=None,
                report_multiple_bugs=False,
                suppress_health_check=list(HealthCheck),
            ),
        )
