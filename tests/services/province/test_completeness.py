"""How complete a period is, by unit: closed, nothing to report, silent; what waits, what came late."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.units import Unit
from desktop_app.services.closed_periods import ClosedPeriods
from desktop_app.services.province.completeness import Completeness, CompletenessRow, statutory
from desktop_app.services.session import Session
from desktop_app.storage.ledger import Device, Ledger, ReceivedBundle
from tests.fakes.clock import FixedClock
from tests.services.conftest import Stores
from tests.services.placed_records import place

START, END = date(2025, 12, 1), date(2026, 5, 31)
DAYS = {"starts_on": "2025-12-01", "ends_on": "2026-05-31", "closed_on": "2026-06-02", "chair": "Lò Văn Ún"}


@pytest.fixture
def province(stores: Stores) -> Session:
    clock = FixedClock()
    clock.set("2026-11-25T09:00:00+07:00")
    session = stores.province(clock=clock).session
    with session.connection.write():
        Ledger(session.connection).put_units(
            [Unit(f"CD00{number}", f"CĐCS số {number}", level="base") for number in range(1, 6)]
            + [Unit("CD009", "CĐCS đã thôi", level="base", valid_to="2025-06-15")]
        )
    return session


def close(session: Session, unit: str, *, nothing: bool = False, **days: str) -> None:
    place(session, "period_closing", unit, **{**DAYS, **days, "nothing_to_report": nothing, "totals": None})


def bundle(session: Session, unit: str, at: str) -> None:
    with session.connection.write():
        Ledger(session.connection).remember(ReceivedBundle(unit, "e" * 16, "a" * 16, 2, unit * 12, at, {}))


def row(session: Session, unit: str) -> CompletenessRow:
    return next(one for one in Completeness(session).table(START, END).rows if one.unit == unit)


def test_nothing_to_report_is_told_apart_from_silence(province: Session) -> None:
    place(province, "gift", "CD001", given_on="2026-02-05")
    close(province, "CD001")
    close(province, "CD002", nothing=True)
    bundle(province, "CD003", "2026-04-11T08:00:00+07:00")
    bundle(province, "CD004", "2026-06-20T08:00:00+07:00")
    table = Completeness(province).table(START, END)
    assert {one.unit: (one.closing, one.conclusion) for one in table.rows} == {
        "CD001": ("closed", "complete"),
        "CD002": ("nothing", "complete"),
        "CD003": ("none", "silent"),
        "CD004": ("none", "not_closed"),
        "CD005": ("none", "silent"),
    }
    assert table.rows[0].conclusion == "silent"
    assert row(province, "CD003").silent_days == 228
    assert row(province, "CD005").silent_days is None
    assert (row(province, "CD001").months_with_data, row(province, "CD001").months) == (1, 6)
    counts = table.counts
    assert (counts.units, counts.closed, counts.nothing, counts.not_closed, counts.silent) == (5, 1, 1, 1, 2)


def test_closings_may_come_in_parts(province: Session) -> None:
    close(province, "CD001", ends_on="2026-02-28")
    assert row(province, "CD001").closing == "part"
    close(province, "CD001", starts_on="2026-03-01")
    assert row(province, "CD001").closing == "closed"


def test_late_additions_are_counted_with_their_sum(province: Session) -> None:
    place(province, "gift", "CD001", given_on="2026-02-05", cash=1_000_000, in_kind_value=300_000)
    close(province, "CD001")
    place(province, "gift", "CD001", given_on="2026-02-06", cash=500_000, in_kind=None, in_kind_value=None)
    place(province, "gift", "CD001", given_on="2026-07-06")
    found = row(province, "CD001")
    assert (found.late, found.late_value) == (1, 500_000)


def test_what_waits_and_what_was_returned(province: Session) -> None:
    gift = place(province, "gift", "CD001", given_on="2026-02-05")
    close(province, "CD001")
    connection = province.connection
    with connection.write():
        connection.run(
            "INSERT INTO review_queue (record, unit, kind, bundle, version, verdict, findings)"
            " SELECT r.seq, r.unit, r.kind, '', '', '', '[]' FROM record r WHERE r.id = ?",
            (gift,),
        )
    assert (row(province, "CD001").waiting, row(province, "CD001").conclusion) == (1, "not_done")
    with connection.write():
        connection.run("DELETE FROM review_queue")
        connection.run(
            "INSERT INTO record_state (record, state, version) SELECT r.seq, 'returned', v.id FROM record r"
            " JOIN version v ON v.seq = r.head WHERE r.id = ?",
            (gift,),
        )
    assert (row(province, "CD001").returned, row(province, "CD001").conclusion) == (1, "complete_returned")


def test_the_statutory_periods_that_are_over() -> None:
    assert statutory(date(2026, 11, 29), 2) == [(START, END), (date(2025, 6, 1), date(2025, 11, 30))]
    assert statutory(date(2026, 11, 30), 1) == [(date(2026, 6, 1), date(2026, 11, 30))]


def test_what_a_unit_recorded_under_the_code_it_began_with_is_its_own_and_another_unit_s_is_not(
    province: Session,
) -> None:
    with province.connection.write():
        Ledger(province.connection).put_device(
            Device("1" * 16, "CD001", "a" * 64, "age1x", "admitted", None, frozenset(("CD001", "TAM-1", "CD002")))
        )
    close(province, "TAM-1")
    for unit in ("CD001", "TAM-1", "CD002"):
        place(province, "gift", unit, given_on="2026-02-06", cash=500_000, in_kind=None, in_kind_value=None)
    assert (row(province, "CD001").closing, row(province, "CD001").late) == ("closed", 2)
    assert (row(province, "CD002").closing, row(province, "CD002").late) == ("none", 0)
    (period,) = ClosedPeriods(province).all()
    assert ClosedPeriods(province).codes_of(period) == {"CD001", "TAM-1"}
    assert "TAM-1" not in {one.unit for one in Completeness(province).table(START, END).rows}
