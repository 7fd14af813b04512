"""Reports over records no honest program writes, over sums too large, over days no calendar has; looks are noted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from desktop_app.domain.records import Json
from desktop_app.domain.report_periods import Period
from desktop_app.domain.report_questions import Basis, Behind, Question
from desktop_app.services.entry import Entry
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.keeping import FoundReport, ReportKeeping
from desktop_app.services.reports.registry import REPORTS
from desktop_app.services.reports.saving import SUFFIXES, ReportSaving
from desktop_app.services.reports.wish import ReportAsksMore, ReportWish
from desktop_app.services.session import Session
from desktop_app.services.whose_store import NotAProvince
from desktop_app.storage.errors import SumTooLarge
from desktop_app.storage.journal import Journal
from tests.services.crafting import NO_RECORD, Forger
from tests.services.province.test_receiving_forged import true_totals
from tests.services.stores import Pair, campaign, gift_of, give, take
from tests.services.test_merging import person

YEAR: Final = Question(date(2026, 1, 1), date(2026, 12, 31))
ODD: Final = (5, {"a": 1}, ["x"], True, "", "a/b", "x'\"", None)
KINDS: Final = ("house", "award", "training", "pledge_registration", "fund_movement", "workforce")


def wishes(question: Question) -> Iterator[ReportWish]:
    """Yield every report, by every split it knows."""
    for name, (offer, _make) in REPORTS.items():
        for split in offer().splits or (None,):
            kinds = ("award",) if split == "level" else None
            yield ReportWish(name, replace(question, kinds=kinds), split, names_shown="names" in offer().asks)


def test_records_of_any_shape_stop_no_report(pair: Pair, tmp_path: Path) -> None:
    forger, province = Forger(pair.office, tmp_path), pair.province
    for counter, odd in enumerate(ODD, start=1):
        her = forger.version(2 * counter, kind="person", data={"name": "Lò", "sex": odd, "ethnic_group": odd})
        hers: Json = {"name": "Lò", "record": f"{2 * counter:032x}"}
        gift = gift_of(NO_RECORD, "", recipient=hers, campaign=odd, source=odd, relation=odd)
        versions = [her, forger.version(2 * counter + 1, data=gift)]
        for place, kind in enumerate(KINDS):
            fields = province.definitions.current(kind).fields
            answers = {field.name: odd for field in fields}
            versions.append(forger.version(100 * counter + place, kind=kind, data=answers))
        for version in versions:
            (came,) = take(province, forger.bundle([version], true_totals(province, version), forms={}))
            assert came.ok, came
    keeping = ReportKeeping(province)
    for wish in wishes(YEAR):
        kept = keeping.keep(wish, ReportDesk(province).make(wish))
        found = keeping.find(kept.code)
        assert isinstance(found, FoundReport)
        assert found.differing == (), wish
    of_five = Behind(YEAR, "gift", "persons", "sex", "5")
    assert ReportDesk(province).behind(of_five).count == 1


def test_sums_beyond_what_can_be_added_are_refused_by_a_sentence(office: Session) -> None:
    give(office, campaign(office), ["Lò A", "Lò B", "Lò C"])
    with office.connection.write():
        for side in ("occurred_from", "occurred_to"):  # on days of their own: of one day no book takes so much
            office.connection.run(
                f"UPDATE version SET {side} = '2026-02-' || (10 + seq) WHERE occurred_from IS NOT NULL"
            )
        for change in ("version SET value", "version_person SET value", "version_funding SET amount"):
            office.connection.run(f"UPDATE {change} = {2**63 - 1}")
    told = []
    for wish in wishes(YEAR):
        try:
            ReportDesk(office).make(wish)
        except SumTooLarge:
            told.append(wish.report)
        except NotAProvince:
            assert wish.report == "completeness"
    assert {"period", "recap", "compare", "by_part", "persons"} <= set(told)


@pytest.mark.parametrize("year", [1, 2, 3, 9999])
def test_the_first_and_the_last_years_have_reports(office: Session, year: int) -> None:
    for wish in wishes(Question(date(year, 1, 1), date(min(year + 1, 9999), 12, 31))):
        try:
            ReportDesk(office).make(wish)
        except (ReportAsksMore, NotAProvince):
            continue


def test_before_the_first_days_was_nothing() -> None:
    assert Period(date(3, 1, 1), date(5, 12, 31)).before == Period(date.min, date.min)
    assert Period(date(4, 1, 1), date(6, 12, 31)).before == Period(date(1, 1, 1), date(3, 12, 31))


def test_a_look_at_figures_by_a_sensitive_answer_is_noted(office: Session) -> None:
    tet, record = campaign(office), person(office, ethnic_group="mong")
    gift = gift_of(tet, "", recipient={"name": "Giàng A Chứ", "record": record})
    Entry(office).complete("gift", gift)
    journal, desk = Journal(office.connection), ReportDesk(office)

    def noted() -> int:
        return sum(one.event == "sensitive_split" for one in journal.entries(50))

    desk.make(ReportWish("by_part", YEAR, "campaign"))
    desk.make(ReportWish("period", YEAR, "ethnic_group"))
    assert noted() == 0, "no report of a period is told apart"
    desk.make(ReportWish("by_part", YEAR, "ethnic_group"))
    assert noted() == 1
    desk.behind(Behind(YEAR, "gift", "persons", "ethnic_group", "mong"))
    assert noted() == 2
    entry = journal.entries(1)[0]
    assert entry.facts == {"split": "ethnic_group", "starts_on": "2026-01-01", "ends_on": "2026-12-31"}


@pytest.mark.parametrize("drafts", [False, True])
def test_a_look_at_such_figures_found_again_is_noted_too(office: Session, tmp_path: Path, drafts: bool) -> None:
    """With drafts nothing is counted anew: what was kept is looked at all the same."""
    tet, record = campaign(office), person(office, ethnic_group="mong")
    Entry(office).complete("gift", gift_of(tet, "", recipient={"name": "Giàng A Chứ", "record": record}))
    wish = ReportWish("by_part", replace(YEAR, basis=Basis(drafts=drafts)), "ethnic_group")
    other = replace(wish, split="sex")
    plain = replace(wish, split="campaign")
    saving, desk, codes = ReportSaving(office), ReportDesk(office), {}
    for place, one in enumerate((wish, other, plain)):
        for suffix in SUFFIXES:
            codes[one] = saving.save(one, desk.make(one), tmp_path / f"{place}{suffix}").code
    journal = Journal(office.connection)

    def noted() -> list[str]:
        return [str(one.facts["split"]) for one in journal.entries(99) if one.event == "sensitive_split"]

    before = len(noted())
    assert noted().count("ethnic_group") == len(SUFFIXES)
    for one in (wish, other, plain):
        found = ReportKeeping(office).find(codes[one])
        assert isinstance(found, FoundReport)
        assert (found.again is None) is drafts
    sensitive = [one for one in ("sex", "ethnic_group") if office.definitions.current("person").field(one).sensitive]
    assert "ethnic_group" in sensitive
    assert sorted(noted()[: len(noted()) - before]) == sorted(sensitive)
