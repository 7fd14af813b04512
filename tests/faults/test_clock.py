"""A PC that lost its date: work goes on, nothing is dated wrongly, and a day is asked for where paper needs one."""

from __future__ import annotations

import io
from datetime import date

import pytest

from desktop_app.services.entry import Entry
from desktop_app.services.papers import Papers
from desktop_app.services.province.desk import ProvinceDesk
from desktop_app.services.timekeeping import ClockBehind
from desktop_app.storage.journal import Journal
from tests.fakes.clock import FixedClock
from tests.services.conftest import Stores
from tests.services.ledgers import assert_whole, figures
from tests.services.stores import Pair, campaign, enrol, gift_of, give, send, take

DEAD = "2001-01-01T00:00:00+07:00"


@pytest.fixture
def dead(stores: Stores) -> Pair:
    """An office and a province, enrolled in good time, whose clocks both died afterwards."""
    clocks = FixedClock(), FixedClock()
    office, province = stores.office(clock=clocks[0]).session, stores.province(clock=clocks[1])
    enrol(office, province, stores.root / "stick")
    campaign(office)
    for clock in clocks:
        clock.set(DEAD)
    return Pair(office, province.session, stores.root / "stick")


def test_the_whole_job_without_a_date(dead: Pair) -> None:
    record = give(dead.office, "0" * 32, ["Một"])[0]
    Entry(dead.office).complete("gift", gift_of("0" * 32, "Một", cash=5), record=record, reason="Sửa số tiền")
    (answer,) = take(dead.province, send(dead.office, dead.stick).written_to)
    assert (answer.ok, answer.new) == (True, 3)
    assert figures(dead.province) == figures(dead.office)
    claims = dead.province.connection.read("SELECT claimed_at FROM version WHERE kind = 'gift' ORDER BY revision")
    assert claims == [(None,), (None,)]
    assert [row.at for row in ProvinceDesk(dead.province).inbox()] == [""]
    for session in (dead.office, dead.province):
        assert Journal(session.connection).entries(1)[0].at is None
        assert_whole(session)


def test_no_date_is_proposed_and_paper_asks_for_one(dead: Pair) -> None:
    time = dead.office.time
    assert time.today() is None
    with pytest.raises(ClockBehind) as problem:
        Papers(dead.office)
    assert problem.value.fields == {"clock": "2001-01-01", "newest": "2026-12-05"}
    with pytest.raises(ClockBehind):
        time.tell(date(2026, 12, 4))
    time.tell(date(2026, 12, 6))
    assert time.today() == date(2026, 12, 6)
    target = io.BytesIO()
    Papers(dead.office).sign_sheet(target, blank=True)
    assert target.getvalue().startswith(b"%PDF")
    assert Entry(dead.office).complete("gift", gift_of("0" * 32, "Một", given_on="2027-01-01")).problems != ()


def test_a_told_day_is_still_no_claim(dead: Pair) -> None:
    dead.office.time.tell(date(2026, 12, 6))
    give(dead.office, "0" * 32, ["Một"])
    claimed = dead.office.connection.value("SELECT claimed_at FROM version WHERE kind = 'gift'")
    assert claimed is None


def test_a_clock_that_runs_ahead_once_asks_from_then_on(stores: Stores) -> None:
    """A wrong year typed into the PC and put right again: order stays, the true day is asked for."""
    clock = FixedClock("2036-12-05T08:00:00+07:00")
    office = stores.office(clock=clock).session
    record = give(office, campaign(office), ["Một"])[0]
    clock.set("2026-12-06T08:00:00+07:00")
    Entry(office).complete("gift", gift_of("0" * 32, "Một", cash=6), record=record, reason="Sửa số tiền")
    assert office.time.today() is None
    revisions = office.connection.read("SELECT revision, claimed_at FROM version WHERE kind = 'gift' ORDER BY revision")
    assert revisions == [(1, "2036-12-05T08:00:00+07:00"), (2, None)]
    assert office.connection.value("SELECT value FROM version WHERE current = 1 AND kind = 'gift'") == 300_006
    assert_whole(office)
