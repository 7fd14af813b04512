"""What an erasure by law leaves in reports that were kept, in decisions about persons, in an office's own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from desktop_app.domain.report_model import ReportTable
from desktop_app.domain.report_questions import Question
from desktop_app.services.entry import Entry
from desktop_app.services.erasing import Erasure
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.found_papers import FoundPaper
from desktop_app.services.paper.report_sections import ReportSections
from desktop_app.services.paper.wish import PaperWish
from desktop_app.services.province.person_links import PersonLinks
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.keeping import FoundReport, ReportKeeping
from desktop_app.services.reports.wish import ReportWish
from desktop_app.services.session import Session
from desktop_app.storage.check import check_store
from desktop_app.storage.kept_reports import KeptReports
from desktop_app.storage.person_links import LinkRows, unit_key
from tests.services.stores import UNIT, Pair, campaign, gift_of, send, take
from tests.services.test_erasing import SECRET, traces
from tests.services.test_merging import NUMBER, gift_to, person

START, END = date(2026, 1, 1), date(2026, 12, 31)
WITH_NAMES: Final = ReportWish("persons", Question(START, END), names_shown=True)
FOLDED: Final = "giang a chu"


def gifts(office: Session) -> tuple[str, str]:
    """Record her with a gift, and somebody else; return her record and the campaign."""
    tet, record = campaign(office), person(office, number=NUMBER)
    gift_to(office, tet, record, NUMBER)
    Entry(office).complete("gift", gift_of(tet, "Lò Văn Pâng"))
    return record, tet


def test_a_report_with_names_keeps_none(office: Session) -> None:
    gifts(office)
    keeping, report = ReportKeeping(office), ReportDesk(office).make(WITH_NAMES)
    kept = keeping.keep(WITH_NAMES, report)
    assert SECRET in str(kept.parts), "what leaves is whole"
    (row,) = KeptReports(office.connection).newest(5)
    assert (SECRET in row.content, "Lò Văn Pâng" in row.content, NUMBER[-4:] in row.content) == (False,) * 3
    found = keeping.find(kept.code)
    assert isinstance(found, FoundReport)
    assert found.again is not None
    assert (found.differing, SECRET in str(found.again.parts)) == ((), True)
    (then,) = [part for part in found.then.parts if isinstance(part, ReportTable)]
    assert [row.cells[0].value for row in then.rows][:2] == ["Người số 1", "Người số 2"]


def test_after_an_erasure_a_report_with_names_names_her_nowhere(office: Session) -> None:
    record, _tet = gifts(office)
    keeping = ReportKeeping(office)
    kept = keeping.keep(WITH_NAMES, ReportDesk(office).make(WITH_NAMES))
    Erasure(office).erase(record, "request")
    assert traces(office, SECRET, NUMBER) == []
    found = keeping.find(kept.code)
    assert isinstance(found, FoundReport)
    assert SECRET not in str(found)
    assert [
        one for one in found.differing if {cell and cell.value for cell in (one.then, one.again)} <= {None, ""}
    ] == [], "empty then and now: the same"
    assert check_store(office.connection) == []


@pytest.mark.parametrize("spelt", [SECRET, f"Cảm ơn {SECRET}, Nậm Cuổi.", f"({NUMBER})"])
def test_words_of_kept_papers_that_mention_her_go_and_live_ones_are_told(office: Session, spelt: str) -> None:
    record, _tet = gifts(office)
    sections, desk = ReportSections(office, "F13", START, END), PaperDesk(office)
    name = sections.all()[-1].name
    sections.write(name, [spelt, "Năm sau làm tốt hơn."])
    drawn = desk.draw(PaperWish("F13", start=START, end=END))
    desk.leave(drawn)
    plan = Erasure(office).plan(record)
    assert [(one.record, one.told) for one in plan.mentions] == [("", "Lời báo cáo F13 từ 01/01/2026 đến 31/12/2026")]
    Erasure(office).erase(record, "request")
    assert {one.split(":")[0] for one in traces(office, SECRET, NUMBER)} == {"setting"}, "told; a person decides"
    sections.forget(name)
    assert traces(office, SECRET, NUMBER) == []
    found = ReportKeeping(office).find(drawn.parts[0].code)
    assert isinstance(found, FoundPaper)
    assert found.same is False


def test_what_a_province_keeps_of_her_goes_with_the_order_that_arrives(pair: Pair) -> None:
    office, province = pair.office, pair.province
    record, _tet = gifts(office)
    take(province, send(office, pair.stick).written_to)
    name_key = next(key for (key,) in province.connection.read("SELECT name_key FROM version_person") if FOLDED in key)
    PersonLinks(province).decide(unit_key(UNIT, name_key), unit_key("CD002", name_key), "different")
    PersonLinks(province).decide(unit_key("CD002", name_key), unit_key("CD003", name_key), "different")
    ReportSections(province, "F13", START, END)
    keeping = ReportKeeping(province)
    kept = keeping.keep(WITH_NAMES, ReportDesk(province).make(WITH_NAMES))
    wish = replace(WITH_NAMES, report="funds", names_shown=False)
    report = ReportDesk(province).make(wish)
    keeping.keep(wish, replace(report, notes=(f"Nhà tài trợ: {SECRET}.",)))
    Erasure(office).erase(record, "request")
    (arrived,) = take(province, send(office, pair.stick).written_to)
    assert arrived.ok
    assert traces(province, SECRET, NUMBER, f"{UNIT}|{name_key}") == []
    assert len(LinkRows(province.connection).all()) == 1, "others of her name are other people"
    assert isinstance(keeping.find(kept.code), FoundReport)
    assert check_store(province.connection) == []
