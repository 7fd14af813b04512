"""Closing a period: what is refused, what the one record holds, what comes afterwards and is late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop_app.domain.records import Data
from desktop_app.services.after_closing import AfterClosing, since_each
from desktop_app.services.bin import Bin
from desktop_app.services.browsing import Browsing
from desktop_app.services.closed_periods import ClosedPeriods, PeriodOverlaps
from desktop_app.services.closing import (
    Closing,
    PeriodBackwards,
    PeriodEmpty,
    PeriodHasDrafts,
    PeriodHasUndated,
    PeriodNotEmpty,
    PeriodNotOver,
)
from desktop_app.services.consents import Consents
from desktop_app.services.entry import Entry, NotComplete
from desktop_app.services.erasing import Erasure
from desktop_app.services.session import Session
from desktop_app.services.timekeeping import ClockBehind
from tests.fakes.clock import FixedClock
from tests.services.conftest import Stores
from tests.services.stores import Pair, campaign, gift_of, give, send, take
from tests.services.test_consents_travel import visit, withdraw
from tests.services.test_merging import gift_to, person

FIRST, LAST = date(2025, 12, 1), date(2026, 5, 31)
CHAIR = "Lò Thị Mẩy"


def late_codes(session: Session, data: Data) -> list[str]:
    """Return the codes that say a gift would be late."""
    entry = Entry(session)
    found = entry.check(entry.definition("gift"), data)
    return [problem.code for problem in found if problem.code == "period_closed"]


def test_a_closing_is_one_complete_record_with_every_figure_there_is(office: Session) -> None:
    give(office, campaign(office), ("Lò Văn Pâng", "Giàng A Chứ"))
    closed = Closing(office).close(FIRST, LAST, chair=f" {CHAIR} ")
    card = Browsing(office).card(closed.saved.record)
    assert (card.kind, card.state) == ("period_closing", "complete")
    assert card.data == {
        "starts_on": "2025-12-01",
        "ends_on": "2026-05-31",
        "closed_on": "2026-12-05",
        "nothing_to_report": False,
        "chair": CHAIR,
        "totals": [
            {"kind": "campaign", "measure": "campaigns", "value": "1"},
            {"kind": "gift", "measure": "gifts", "value": "2"},
            {"kind": "gift", "measure": "value", "value": "2600000"},
            {"kind": "gift", "measure": "persons", "value": "2"},
            {"kind": "gift", "measure": "turns", "value": "2"},
        ],
    }
    (past,) = Closing(office).past()
    assert (past.start, past.end, past.chair, past.totals) == (FIRST, LAST, CHAIR, 5)


def test_stocks_and_rates_are_closed_too(office: Session) -> None:
    Entry(office).complete("person", {"name": "Lò Văn Pâng", "consent": "given", "consent_on": "2026-01-05"})
    closed = Closing(office).close(FIRST, LAST, chair=CHAIR, nothing_to_report=True)
    assert {row.kind for row in closed.figures.figures} == {"person"}
    assert Browsing(office).card(closed.saved.record).data["nothing_to_report"] is True


def test_what_cannot_be_closed_is_refused_and_nothing_is_saved(office: Session) -> None:
    give(office, campaign(office), ("Lò Văn Pâng",))
    closing = Closing(office)
    with pytest.raises(PeriodBackwards):
        closing.close(LAST, FIRST, chair=CHAIR)
    with pytest.raises(PeriodNotOver) as ahead:
        closing.close(FIRST, date(2026, 12, 6), chair=CHAIR)
    assert ahead.value.fields == {"ends_on": "2026-12-06", "today": "2026-12-05"}
    with pytest.raises(PeriodNotEmpty) as not_empty:
        closing.close(FIRST, LAST, chair=CHAIR, nothing_to_report=True)
    assert not_empty.value.fields["count"] == 2
    with pytest.raises(PeriodEmpty):
        closing.close(date(2025, 1, 1), date(2025, 11, 30), chair=CHAIR)
    with pytest.raises(NotComplete) as nobody:
        closing.close(FIRST, LAST, chair="  ")
    assert [problem.field for problem in nobody.value.problems] == ["chair"]
    assert closing.past() == []


def test_no_day_is_closed_twice(office: Session) -> None:
    give(office, campaign(office), ("Lò Văn Pâng",))
    closing = Closing(office)
    closing.close(FIRST, LAST, chair=CHAIR)
    with pytest.raises(PeriodOverlaps) as overlap:
        closing.close(LAST, date(2026, 11, 30), chair=CHAIR, nothing_to_report=True)
    assert overlap.value.fields == {"starts_on": "2025-12-01", "ends_on": "2026-05-31"}
    closing.close(date(2026, 6, 1), date(2026, 11, 30), chair=CHAIR, nothing_to_report=True)
    assert [one.end for one in closing.past()] == [date(2026, 11, 30), LAST]


def test_drafts_are_counted_and_whoever_goes_on_has_late_additions(office: Session) -> None:
    tet = campaign(office)
    give(office, tet, ("Lò Văn Pâng",))
    draft = Entry(office).save_draft("gift", gift_of(tet, "Giàng A Chứ"))
    Entry(office).save_draft("gift", gift_of(tet, "Ngày khác", given_on="2026-06-01"))
    with pytest.raises(PeriodHasDrafts) as drafts:
        Closing(office).close(FIRST, LAST, chair=CHAIR)
    assert drafts.value.fields["count"] == 1
    Closing(office).close(FIRST, LAST, chair=CHAIR, with_drafts=True)
    done = Entry(office).complete("gift", gift_of(tet, "Giàng A Chứ"), record=draft.record)
    gift = office.definitions.current("gift")
    assert ClosedPeriods(office).late_versions(gift, draft.record) == {done.version: "late"}


def test_what_comes_after_the_closing_is_late_and_told_by_the_next_one(office: Session) -> None:
    tet = campaign(office)
    early = give(office, tet, ("Lò Văn Pâng",))[0]
    Closing(office).close(FIRST, LAST, chair=CHAIR)
    assert late_codes(office, gift_of(tet, "Giàng A Chứ")) == ["period_closed"]
    assert late_codes(office, gift_of(tet, "Giàng A Chứ", given_on="2026-06-01")) == []
    assert late_codes(office, gift_of(tet, "Giàng A Chứ", given_on="2026")) == []
    assert late_codes(office, gift_of(tet, "Giàng A Chứ", given_on=None)) == []
    late, inside = give(office, tet, ("Giàng A Chứ",))[0], None
    inside = Entry(office).complete("gift", gift_of(tet, "Tẩn Thị Mẩy", given_on="2026-06-01")).record
    gifts = Browsing(office).open("gift")
    assert {row.id: row.lateness for row in gifts.rows(0, 9)} == {early: "", late: "late", inside: ""}
    (step,) = Browsing(office).history(late)
    assert step.lateness == "late"
    assert Browsing(office).history(early)[0].lateness == ""
    second = Closing(office).close(date(2026, 6, 1), date(2026, 11, 30), chair=CHAIR)
    assert [(one.kind, one.records, one.value, one.end) for one in second.figures.late] == [
        ("gift", 1, 1_300_000, LAST)
    ]
    assert Browsing(office).card(second.saved.record).data["late"] == [
        {"starts_on": "2025-12-01", "ends_on": "2026-05-31", "kind": "gift", "records": 1, "value": 1_300_000}
    ]
    third = Closing(office).look(date(2026, 12, 1), date(2026, 12, 4))
    assert third.late == ()


def test_what_was_on_time_and_is_changed_is_told_with_the_difference(office: Session) -> None:
    tet = campaign(office)
    noted, raised, binned = give(office, tet, ("Lò Văn Pâng", "Giàng A Chứ", "Tẩn Thị Mẩy"))
    Closing(office).close(FIRST, LAST, chair=CHAIR)
    entry, gift = Entry(office), office.definitions.current("gift")
    entry.complete("gift", gift_of(tet, "Lò Văn Pâng", note="Đã kiểm tra"), record=noted)
    entry.complete("gift", gift_of(tet, "Giàng A Chứ", cash=1_200_000), record=raised)
    entry.delete(binned)
    late = give(office, tet, ("Vàng A Lử",))[0]
    rows = Browsing(office).open("gift").rows(0, 9)
    assert {row.id: row.lateness for row in rows} == {noted: "changed", raised: "changed", late: "late"}
    assert [step.lateness for step in Browsing(office).history(noted)] == ["changed", ""]
    changing, adding = (
        {one.code for one in entry.check(gift, gift_of(tet, "Lò Văn Pâng"), record)} for record in (noted, None)
    )
    assert ("period_closed_change" in changing, "period_closed" in changing) == (True, False)
    assert ("period_closed_change" in adding, "period_closed" in adding) == (False, True)
    second = Closing(office).close(date(2026, 6, 1), date(2026, 11, 30), chair=CHAIR, nothing_to_report=True)
    assert [(one.kind, one.records, one.value) for one in second.figures.late] == [("gift", 1, 1_300_000)]
    assert [(one.kind, one.records, one.difference) for one in second.figures.changed] == [("gift", 3, -1_100_000)]
    assert Browsing(office).card(second.saved.record).data["changed"] == [
        {"starts_on": "2025-12-01", "ends_on": "2026-05-31", "kind": "gift", "records": 3, "difference": -1_100_000}
    ]
    third = Closing(office).look(date(2026, 12, 1), date(2026, 12, 4))
    assert (third.late, third.changed) == ((), ())


def test_a_report_tells_what_came_into_its_closed_periods(pair: Pair) -> None:
    tet = campaign(pair.office)
    early = give(pair.office, tet, ("Lò Văn Pâng",))[0]
    Closing(pair.office).close(FIRST, LAST, chair=CHAIR)
    send_all = send(pair.office, pair.stick).written_to
    Entry(pair.office).complete("gift", gift_of(tet, "Lò Văn Pâng", cash=900_000), record=early, reason="Ghi nhầm")
    give(pair.office, tet, ("Giàng A Chứ",))
    year = (date(2025, 12, 1), date(2026, 11, 30))
    after = since_each(pair.office, ClosedPeriods(pair.office), *year, None)
    assert take(pair.province, send_all, send(pair.office, pair.stick).written_to)[1].ok
    told = since_each(pair.province, ClosedPeriods(pair.province), *year, None)
    assert after == told
    assert [(one.records, one.value) for one in told.late] == [(1, 1_300_000)]
    assert [(one.records, one.difference) for one in told.changed] == [(1, -100_000)]
    assert since_each(pair.province, ClosedPeriods(pair.province), *year, ["CD009"]) == AfterClosing()
    assert since_each(pair.province, ClosedPeriods(pair.province), *year, [pair.office.identity.unit]) == told
    assert since_each(pair.office, ClosedPeriods(pair.office), date(2026, 1, 1), LAST, None) == AfterClosing()


def test_a_period_of_records_without_a_clear_date_is_not_called_empty(office: Session) -> None:
    entry, autumn = Entry(office), (date(2025, 6, 1), date(2025, 11, 30))
    entry.complete("advanced_labour", {"for_year": "2025", "workers": 48, "worker_holders": 44})
    closing = Closing(office)
    assert closing.look(*autumn).may_belong == 1
    with pytest.raises(PeriodHasUndated) as undated:
        closing.close(*autumn, chair=CHAIR, nothing_to_report=True)
    assert undated.value.fields == {"count": 1, "ends_on": "2025-11-30"}
    closed = closing.close(*autumn, chair=CHAIR)
    data = Browsing(office).card(closed.saved.record).data
    assert (data["nothing_to_report"], data["undated"]) == (False, [{"kind": "advanced_labour", "records": 1}])
    assert "totals" not in data
    again = closing.close(date(2025, 12, 1), date(2025, 12, 31), chair=CHAIR, nothing_to_report=True, with_undated=True)
    assert Browsing(office).card(again.saved.record).data["undated"] == [{"kind": "advanced_labour", "records": 1}]
    with pytest.raises(PeriodEmpty):
        closing.close(date(2026, 1, 1), date(2026, 1, 31), chair=CHAIR)


def test_what_may_be_there_on_the_last_day_makes_no_period_unclear(office: Session) -> None:
    club: Data = {
        "name": "CLB Cầu lông",
        "form": "sport_club",
        "founded_on": "2018",
        "members": 9,
        "members_on": "2026",
    }
    Entry(office).complete("club", {**club, "status": "dissolved", "dissolved_on": "2026"})
    figures = Closing(office).look(FIRST, LAST)
    assert [(one.kind, one.stock) for one in figures.undated] == [("club", True)]
    assert figures.may_belong == 0
    closed = Closing(office).close(FIRST, LAST, chair=CHAIR, nothing_to_report=True)
    assert "undated" not in Browsing(office).card(closed.saved.record).data


def test_what_is_not_exact_is_closed_as_it_is(office: Session) -> None:
    Entry(office).complete("gift", gift_of(campaign(office), "Lò Văn Pâng", value_qualifier="over"))
    closed = Closing(office).close(FIRST, LAST, chair=CHAIR)
    totals = Browsing(office).card(closed.saved.record).data["totals"]
    assert isinstance(totals, list)
    assert {"kind": "gift", "measure": "value", "value": "1300000", "qualifier": "over"} in totals
    assert {"kind": "gift", "measure": "gifts", "value": "1"} in totals


def test_a_fund_that_is_overspent_is_closed_with_what_is_missing(office: Session) -> None:
    entry = Entry(office)
    source: Data = {"code": "DN-01", "name": "Quỹ chè", "type": "grassroots", "opened_on": "2019"}
    fund = entry.complete("fund_source", source).record
    spent: Data = {
        "fund_source": fund,
        "direction": "spent",
        "moved_on": "2026-02-05",
        "amount": 200_000,
        "purpose": "Quà Tết",
    }
    saved = entry.complete("fund_movement", spent)
    assert [one.code for one in saved.problems] == ["fund_overspent"]
    closed = Closing(office).close(FIRST, LAST, chair=CHAIR)
    totals = Browsing(office).card(closed.saved.record).data["totals"]
    assert isinstance(totals, list)
    assert {"kind": "fund_movement", "measure": "balance", "value": "-200000"} in totals


def test_a_correction_of_the_closing_makes_nothing_less_late(office: Session) -> None:
    tet = campaign(office)
    give(office, tet, ("Lò Văn Pâng",))
    closing = Closing(office).close(FIRST, LAST, chair=CHAIR).saved
    late = give(office, tet, ("Giàng A Chứ",))[0]
    data = Browsing(office).card(closing.record).data
    entry = Entry(office)
    definition = entry.definition("period_closing")
    entry.write_complete(definition, {**data, "chair": "Giàng A Sử"}, record=closing.record)
    assert [row.lateness for row in Browsing(office).open("gift").rows(0, 9) if row.id == late] == ["late"]


def test_a_closing_does_not_come_back_over_another(office: Session) -> None:
    give(office, campaign(office), ("Lò Văn Pâng",))
    closing = Closing(office).close(FIRST, LAST, chair=CHAIR).saved
    Entry(office).delete(closing.record)
    wider = Closing(office).close(FIRST - timedelta(days=31), LAST, chair=CHAIR).saved
    first = Browsing(office).history(closing.record)[-1].version
    with pytest.raises(PeriodOverlaps):
        Bin(office).take_out(closing.record)
    with pytest.raises(PeriodOverlaps):
        Entry(office).take_back(first)
    Entry(office).delete(wider.record)
    Bin(office).take_out(closing.record)
    assert [one.record for one in Closing(office).past()] == [closing.record]


def test_a_closing_in_the_bin_closes_nothing(office: Session) -> None:
    give(office, campaign(office), ("Lò Văn Pâng",))
    closing = Closing(office).close(FIRST, LAST, chair=CHAIR).saved
    Entry(office).delete(closing.record)
    assert Closing(office).past() == []
    Closing(office).close(FIRST, LAST, chair=CHAIR)


def test_the_statutory_periods_that_are_over_are_proposed(office: Session) -> None:
    closing = Closing(office)
    assert closing.proposals() == [(date(2026, 6, 1), date(2026, 11, 30)), (FIRST, LAST)]
    closing.close(date(2026, 6, 1), date(2026, 8, 31), chair=CHAIR, nothing_to_report=True)
    assert closing.proposals() == [(date(2026, 9, 1), date(2026, 11, 30)), (FIRST, LAST)]
    closing.close(date(2026, 9, 1), date(2026, 11, 30), chair=CHAIR, nothing_to_report=True)
    assert closing.proposals() == [(FIRST, LAST)]


def test_the_first_days_that_are_not_closed_are_proposed(office: Session) -> None:
    closing = Closing(office)
    closing.close(date(2026, 8, 1), date(2026, 8, 31), chair=CHAIR, nothing_to_report=True)
    assert closing.proposals()[0] == (date(2026, 6, 1), date(2026, 7, 31))
    closing.close(date(2026, 5, 1), date(2026, 7, 15), chair=CHAIR, nothing_to_report=True)
    assert closing.proposals() == [(date(2026, 7, 16), date(2026, 7, 31)), (FIRST, date(2026, 4, 30))]
    closing.close(date(2026, 7, 16), date(2026, 7, 31), chair=CHAIR, nothing_to_report=True)
    assert closing.proposals()[0] == (date(2026, 9, 1), date(2026, 11, 30))
    closing.close(date(2026, 9, 1), date(2026, 11, 30), chair=CHAIR, nothing_to_report=True)
    assert closing.proposals() == [(FIRST, date(2026, 4, 30))]


def test_nobody_closes_by_a_clock_that_lies(stores: Stores) -> None:
    clock = FixedClock()
    office = stores.office(clock=clock).session
    give(office, campaign(office), ("Lò Văn Pâng",))
    clock.set("2002-01-01T00:00:00+07:00")
    assert Closing(office).proposals() == []
    with pytest.raises(ClockBehind):
        Closing(office).close(FIRST, LAST, chair=CHAIR)


def test_the_closing_travels_and_the_province_sees_what_is_late(pair: Pair) -> None:
    tet = campaign(pair.office)
    early = give(pair.office, tet, ("Lò Văn Pâng",))[0]
    record = Closing(pair.office).close(FIRST, LAST, chair=CHAIR).saved.record
    late = give(pair.office, tet, ("Giàng A Chứ",))[0]
    assert take(pair.province, send(pair.office, pair.stick).written_to)[0].ok
    assert Browsing(pair.province).card(record).data["chair"] == CHAIR
    rows = Browsing(pair.province).open("gift").rows(0, 9)
    assert {row.id: row.lateness for row in rows} == {early: "", late: "late"}
    assert Closing(pair.province).past() == []
    assert Closing(pair.province).look(FIRST, LAST).records == 0


def test_an_erasure_makes_no_record_late_at_the_province_either(pair: Pair) -> None:
    """What it erased never travels: there the first version is the one it wrote, after the closing."""
    office, province = pair.office, pair.province
    tet, record = campaign(office), person(office)
    given = gift_to(office, tet, record)
    Closing(office).close(FIRST, LAST, chair=CHAIR)
    Erasure(office).erase(record, "request")
    for noted in (None, "Đã nhận"):  # a correction goes on from what the erasure wrote
        if noted is not None:
            data = {**Browsing(office).card(given).data, "note": noted}
            Entry(office).complete("gift", data, record=given, reason="Bổ sung")
        assert take(province, send(office, pair.stick).written_to)[0].ok
        told = []
        for session in (office, province):
            (row,) = Browsing(session).open("gift").rows(0, 9)
            late = ClosedPeriods(session).late_versions(session.definitions.current("gift"), given)
            told.append((row.lateness, late, since_each(session, ClosedPeriods(session), FIRST, LAST, None)))
        assert told[0] == told[1]
        lateness, _versions, after = told[0]
        assert (lateness, after.late) == ("changed", ())
        assert [(one.records, one.difference) for one in after.changed] == [(1, 0)]


def test_what_was_blanked_and_then_erased_is_no_late_record_either(pair: Pair) -> None:
    """The version the blanking wrote has arrived and is erased: it still says that another one came before it."""
    office, province = pair.office, pair.province
    record = person(office)
    visited = visit(office, record)
    Closing(office).close(FIRST, LAST, chair=CHAIR)
    withdraw(office, record)
    assert Consents(office).blank(record) == 1
    for erased in (False, True):
        if erased:
            Erasure(office).erase(record, "withdrawn")
        assert take(province, send(office, pair.stick).written_to)[0].ok
        for session in (office, province):
            (row,) = Browsing(session).open("visit").rows(0, 9)
            assert (row.id, row.lateness) == (visited, "changed")
