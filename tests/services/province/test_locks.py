"""The province locks periods: what came later waits, unless its office was let in up to a day."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.units import Unit
from desktop_app.services.permissions import MayNotApprove
from desktop_app.services.province.locks import (
    ExceptionOver,
    LockUnknown,
    PeriodLockedAlready,
    PeriodLocks,
    ReasonLacking,
)
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import Operator
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.period_locks import LockRows, ToldLock, told
from tests.fakes.clock import FixedClock
from tests.services.conftest import Stores
from tests.services.placed_records import place

START, END = date(2025, 12, 1), date(2026, 5, 31)
DAY = "2026-02-05"


@pytest.fixture
def clock() -> FixedClock:
    made = FixedClock()
    made.set("2026-11-25T09:00:00+07:00")
    return made


@pytest.fixture
def province(stores: Stores, clock: FixedClock) -> Session:
    session = stores.province(clock=clock).session
    with session.connection.write():
        Ledger(session.connection).put_units([Unit("CD001", "CĐCS TH Nậm Cuổi", level="base")])
    return session


def newest(session: Session) -> int:
    return int(session.connection.value("SELECT coalesce(max(seq), 0) FROM version"))


def test_what_came_before_the_lock_is_on_time_and_what_came_later_waits(province: Session) -> None:
    place(province, "gift", "CD001")
    before, locks = newest(province), PeriodLocks(province)
    locks.lock(START, END)
    place(province, "gift", "CD001")
    later = newest(province)
    assert not locks.is_locked_for("CD001", DAY, DAY, before)
    assert locks.is_locked_for("CD001", DAY, DAY, later)
    assert not locks.is_locked_for("CD001", "2026-01-01", "2026-12-31", later)
    assert not locks.is_locked_for("CD001", None, None, later)
    assert [entry["event"] for entry in _events(province)][:1] == ["period_locked"]


def test_an_exception_lets_one_unit_in_up_to_its_day(province: Session, clock: FixedClock) -> None:
    locks = PeriodLocks(province)
    seq = locks.lock(START, END)
    given = locks.give(seq, "CD001", date(2026, 11, 30), "máy hỏng, gửi chậm")
    assert not locks.is_locked_for("CD001", DAY, DAY, 1)
    assert locks.is_locked_for("CD002", DAY, DAY, 1)
    assert locks.all()[0].exceptions[0].unit_name == "CĐCS TH Nậm Cuổi"
    clock.set("2026-12-01T09:00:00+07:00")
    assert locks.is_locked_for("CD001", DAY, DAY, 1)
    with pytest.raises(ExceptionOver):
        locks.give(seq, "CD001", date(2026, 11, 30), "vẫn chậm")
    clock.set("2001-01-01T09:00:00+07:00")
    assert locks.is_locked_for("CD001", DAY, DAY, 1), "a clock that is not believed opens nothing"
    clock.set("2026-12-01T09:00:00+07:00")
    locks.end_exception(given)
    assert locks.all()[0].exceptions == ()


def test_an_exception_takes_the_place_of_the_unit_s_former_one_and_of_no_other(province: Session) -> None:
    with province.connection.write():
        Ledger(province.connection).put_units([Unit("CD002", "CĐCS số 2", level="base")])
    locks = PeriodLocks(province)
    one, other = locks.lock(START, END), locks.lock(date(2026, 6, 1), date(2026, 10, 31))
    for lock, unit in ((one, "CD001"), (one, "CD002"), (other, "CD001")):
        locks.give(lock, unit, date(2026, 11, 30), "máy hỏng")
    locks.give(one, "CD001", date(2026, 12, 15), "máy lại hỏng")
    given = {(lock.seq, each.unit): each.until for lock in locks.all() for each in lock.exceptions}
    assert given == {
        (one, "CD001"): date(2026, 12, 15),
        (one, "CD002"): date(2026, 11, 30),
        (other, "CD001"): date(2026, 11, 30),
    }


def test_a_lock_is_lifted_with_a_reason(province: Session) -> None:
    locks = PeriodLocks(province)
    seq = locks.lock(START, END)
    with pytest.raises(PeriodLockedAlready):
        locks.lock(date(2026, 5, 1), date(2026, 6, 30))
    with pytest.raises(ReasonLacking):
        locks.lift(seq, "  ")
    locks.lift(seq, "còn nhiều đơn vị chưa gửi")
    assert locks.all() == []
    assert not locks.is_locked_for("CD001", DAY, DAY, 1)
    with pytest.raises(LockUnknown):
        locks.give(seq, "CD001", date(2027, 1, 1), "muộn")


def test_only_who_approves_locks(province: Session) -> None:
    seq = PeriodLocks(province).lock(START, END)
    province.operator = Operator("Lan", "", ("check", "enter"))
    locks = PeriodLocks(province)
    for attempt in (
        lambda: locks.lock(date(2025, 1, 1), date(2025, 5, 31)),
        lambda: locks.lift(seq, "vì"),
        lambda: locks.give(seq, "CD001", date(2027, 1, 1), "vì"),
        lambda: locks.end_exception(1),
    ):
        with pytest.raises(MayNotApprove):
            attempt()
    assert len(locks.all()) == 1


def test_an_office_keeps_what_its_newest_receipt_told(office: Session) -> None:
    rows, connection = LockRows(office.connection), office.connection

    def tell(*locks: ToldLock) -> None:
        with connection.write():
            told(connection, locks, unit="CD001", by="LĐLĐ tỉnh Lai Châu", at=None)

    tell(ToldLock("2025-12-01", "2026-05-31", "2026-06-30"))
    first = rows.standing()[0]
    place(office, "gift", "CD001")
    tell(ToldLock("2025-12-01", "2026-05-31"), ToldLock("2026-06-01", "2026-11-30"))
    assert [one.seq for one in rows.standing()] == [2, first.seq]
    assert rows.holding(DAY, DAY, newest(office)) == [first]
    assert rows.exceptions() == []
    tell()
    assert rows.standing() == []


def _events(session: Session) -> list[dict[str, str]]:
    return [{"event": one.event} for one in Journal(session.connection).entries(1)]
