from __future__ import annotations

from datetime import date

import pytest

from desktop_app.services.timekeeping import ClockBehind, DayBehind, Timekeeper
from tests.fakes.clock import FixedClock


def test_an_honest_clock_gives_the_claim_and_today() -> None:
    keeper = Timekeeper(FixedClock("2026-12-05T08:00:00+07:00"), "2026-12-04T17:00:00+07:00")
    assert keeper.believed
    assert keeper.claim() == "2026-12-05T08:00:00+07:00"
    assert keeper.today() == date(2026, 12, 5)


def test_a_clock_before_the_newest_save_claims_nothing_and_proposes_no_day() -> None:
    keeper = Timekeeper(FixedClock("2015-01-01T00:00:00+07:00"), "2026-12-04T17:00:00+07:00")
    assert not keeper.believed
    assert keeper.claim() is None
    assert keeper.today() is None
    with pytest.raises(ClockBehind) as refusal:
        keeper.require_today()
    assert refusal.value.fields == {"clock": "2015-01-01", "newest": "2026-12-04"}


def test_a_clock_before_the_build_day_is_not_believed_even_with_an_empty_store() -> None:
    assert not Timekeeper(FixedClock("2026-11-22T23:59:59+07:00"), None).believed
    assert Timekeeper(FixedClock("2026-11-23T00:00:00+07:00"), None).believed


def test_the_day_told_once_serves_until_the_end_of_the_session() -> None:
    keeper = Timekeeper(FixedClock("2015-01-01T00:00:00+07:00"), "2026-12-04T17:00:00+07:00")
    with pytest.raises(DayBehind):  # told as the typed day, not as that of the machine
        keeper.tell(date(2026, 12, 3))
    keeper.tell(date(2026, 12, 6))
    assert keeper.today() == date(2026, 12, 6)
    assert keeper.printed_at().isoformat() == "2026-12-06T12:00:00+07:00"
    assert keeper.claim() is None


def test_who_is_sure_of_the_day_is_believed_after_a_clock_that_ran_ahead_and_the_clock_too() -> None:
    clock = FixedClock("2026-12-05T08:00:00+07:00")
    keeper = Timekeeper(clock, "2036-12-05T17:00:00+07:00")
    assert keeper.claim() is None
    with pytest.raises(DayBehind):
        keeper.tell(date(2026, 12, 5))
    with pytest.raises(DayBehind):  # the program did not exist yet
        keeper.tell(date(2015, 1, 1), sure=True)
    keeper.tell(date(2026, 12, 5), sure=True)
    assert keeper.claim() == "2026-12-05T08:00:00+07:00"
    clock.set("2015-01-01T00:00:00+07:00")
    assert (keeper.claim(), keeper.today()) == (None, date(2026, 12, 5))


def test_a_clock_set_back_during_the_session_is_noticed() -> None:
    clock = FixedClock("2026-12-05T08:00:00+07:00")
    keeper = Timekeeper(clock, None)
    keeper.claim()
    clock.set("2026-12-05T07:00:00+07:00")
    assert keeper.claim() is None
