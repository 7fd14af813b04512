"""The checks of the review put together: other units and locked periods, and judging anew when either changes."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.records import Data
from desktop_app.domain.units import Unit
from desktop_app.services.province.locks import PeriodLocks
from desktop_app.services.province.person_links import PersonLinks
from desktop_app.services.province.review_checks import checking_of
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.session import Session
from desktop_app.storage.ledger import Device, Ledger
from desktop_app.storage.review_queue import ReviewQueue
from tests.fakes.clock import FixedClock
from tests.services.conftest import Stores
from tests.services.placed_records import place

HERE: Data = {"village": "bản Nậm Coóng", "commune": "03544"}


@pytest.fixture
def province(stores: Stores) -> Session:
    session = stores.province().session
    with session.connection.write():
        Ledger(session.connection).put_units([Unit(code, f"CĐCS {code}", level="base") for code in ("CD1", "CD2")])
    return session


def judged(session: Session) -> list[tuple[str, bool]]:
    """Return, for each record that waits, its verdict and whether another unit's record was found."""
    with session.connection.write():
        ReviewQueue(session.connection).rebuild()
    checking_of(session).look()
    rows = session.connection.read("SELECT verdict, findings LIKE '%cross%' FROM review_queue ORDER BY record")
    return [(verdict, bool(found)) for verdict, found in rows]


def test_what_two_units_recorded_waits_until_they_are_told_apart(province: Session) -> None:
    for unit in ("CD1", "CD2"):
        place(province, "house", unit, head={"name": "Tẩn Thị Mẩy", "birth": "1984"}, place=HERE, form="new")
    assert [found for _verdict, found in judged(province)] == [True, True]
    (pair,) = PersonLinks(province).candidates()
    PersonLinks(province).decide(pair.first.key, pair.second.key, "different")
    assert [found for _verdict, found in judged(province)] == [False, False]


def test_an_exception_that_ran_out_is_seen_at_the_moment_of_accepting(stores: Stores) -> None:
    clock = FixedClock("2026-11-25T09:00:00+07:00")
    session = stores.province(clock=clock).session
    with session.connection.write():
        Ledger(session.connection).put_units([Unit("CD1", "CĐCS CD1", level="base")])
    locks = PeriodLocks(session)
    locks.give(locks.lock(date(2025, 12, 1), date(2026, 5, 31)), "CD1", date(2026, 11, 30), "máy hỏng")
    record = place(session, "gift", "CD1")
    assert judged(session)[0][0] != "locked"
    clock.set("2026-12-01T09:00:00+07:00")
    review = Reviewing(session)
    assert review.accept(list(review.versions([record]).items())).accepted == 0
    assert review.accept_passing().accepted == 0
    assert [row.verdict for row in review.rows(0, 9)] == ["locked"]


def test_what_came_after_a_lock_waits_until_its_unit_is_let_in(province: Session) -> None:
    locks = PeriodLocks(province)
    seq = locks.lock(date(2020, 1, 1), date(2020, 12, 31))
    place(province, "club", "CD1", founded_on="2020-05-01")
    place(province, "gift", "CD1", given_on="2020-05-01")
    assert "locked" in [verdict for verdict, _found in judged(province)]
    locks.give(seq, "CD1", date(2099, 12, 31), "máy hỏng")
    assert "locked" not in [verdict for verdict, _found in judged(province)]
    locks.end_exception(1)
    assert "locked" in [verdict for verdict, _found in judged(province)]
    locks.lift(seq, "còn thiếu")
    assert "locked" not in [verdict for verdict, _found in judged(province)]


def test_letting_one_unit_in_has_only_its_records_looked_at_again(province: Session) -> None:
    locks = PeriodLocks(province)
    seq = locks.lock(date(2020, 1, 1), date(2020, 12, 31))
    for unit in ("CD1", "CD2"):
        place(province, "gift", unit, given_on="2020-05-01")
    assert [verdict for verdict, _found in judged(province)] == ["locked", "locked"]
    given = locks.give(seq, "CD1", date(2099, 12, 31), "máy hỏng")
    assert Reviewing(province).counts().unseen == 1
    assert [verdict for verdict, _found in judged(province)] == ["doubtful", "locked"]
    locks.end_exception(given)
    assert Reviewing(province).counts().unseen == 1
    assert [verdict for verdict, _found in judged(province)] == ["locked", "locked"]


def test_a_unit_is_let_in_with_the_code_it_began_under_and_no_other_unit_its_device_signs_for(
    province: Session,
) -> None:
    with province.connection.write():
        Ledger(province.connection).put_device(
            Device("1" * 16, "CD1", "a" * 64, "age1x", "admitted", None, frozenset(("CD1", "TAM-1", "CD2")))
        )
    locks = PeriodLocks(province)
    locks.give(locks.lock(date(2020, 1, 1), date(2020, 12, 31)), "CD1", date(2099, 12, 31), "máy hỏng")
    for unit in ("TAM-1", "CD2"):
        place(province, "gift", unit, given_on="2020-05-01")
    assert [verdict for verdict, _found in judged(province)] == ["doubtful", "locked"]


def test_two_units_are_two_though_a_device_of_the_one_signs_for_the_other(province: Session) -> None:
    with province.connection.write():
        Ledger(province.connection).put_device(
            Device("1" * 16, "CD1", "a" * 64, "age1x", "admitted", None, frozenset(("CD1", "TAM-1", "CD2")))
        )
    for unit in ("CD1", "TAM-1", "CD2"):
        place(province, "house", unit, head={"name": "Tẩn Thị Mẩy", "birth": "1984"}, place=HERE, form="new")
    assert [found for _verdict, found in judged(province)] == [True, True, True]
