"""The clock reads in Vietnam's zone, whatever the PC's zone is."""

from __future__ import annotations

from datetime import timedelta

from desktop_app.base.clock import VIETNAM, Clock, SystemClock
from tests.fakes.clock import FixedClock


def test_system_clock_is_aware_in_vietnams_zone_and_whole_seconds() -> None:
    now = SystemClock().now()
    assert now.tzinfo is VIETNAM
    assert now.utcoffset() == timedelta(hours=7)
    assert now.microsecond == 0


def test_fixed_clock_is_a_clock_that_moves_only_when_told() -> None:
    fixed = FixedClock("2026-12-05T08:00:00+07:00")
    clock: Clock = fixed
    assert clock.now() == clock.now()
    fixed.advance(minutes=30)
    assert clock.now().isoformat() == "2026-12-05T08:30:00+07:00"
    fixed.set("2015-01-01T00:00:00+07:00")
    assert clock.now().year == 2015
