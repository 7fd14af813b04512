"""Printed papers: found by their code, compared with the records, with signed copies that an erasure reaches."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from desktop_app.domain.paper_forms import TextPart, paper_forms
from desktop_app.services.attachments import Attachments, FileGone, FileKindRefused, Given
from desktop_app.services.entry import Entry
from desktop_app.services.erasing import Erasure
from desktop_app.services.paper.habits import Habit, PaperHabits, PaperTextTooLong, PlaceholderUnknown
from desktop_app.services.paper.numbers import NumberRegister
from desktop_app.services.paper.printed import (
    PaperErased,
    PaperState,
    PaperUnknown,
    PrintedPapers,
    ScanGone,
    ScanReasonMissing,
)
from desktop_app.services.paper.wish import Drawn, PaperFormUnknown, PaperStale, PaperWish
from desktop_app.services.permissions import MayNotEnter
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from tests.fakes import files
from tests.services.paper.test_reports import COUNT
from tests.services.printings import drawn, leave, wanted
from tests.services.stores import Pair, campaign, gift_of, give, send, take
from tests.services.test_merging import person

SCAN = Given("tờ ký.pdf", files.paper())


def gifts(session: Session, tet: str, *names: str) -> list[str]:
    """Record gifts to persons on record, and return the gifts."""
    return [_gift(session, tet, name)[1] for name in names]


def _gift(session: Session, tet: str, name: str) -> tuple[str, str]:
    who = person(session, name)
    given = Entry(session).complete("gift", gift_of(tet, name, recipient={"name": name, "record": who}))
    return who, given.record


def test_a_paper_is_compared_with_the_book(office: Session) -> None:
    tet = campaign(office)
    one, two, three = give(office, tet, ["Một", "Hai", "Ba"])
    papers, entry = PrintedPapers(office), Entry(office)
    paper = leave(office, drawn(office, PaperWish("F08", campaign=tet), [one, two, three]))
    assert papers.by_code(paper.code.lower().replace("-", "")) == paper
    assert papers.state(paper) == PaperState()
    assert papers.state(paper).same
    entry.complete("gift", gift_of(tet, "Hai", cash=5), record=two)
    entry.delete(three)
    give(office, tet, ["Bốn"])
    assert papers.state(paper) == PaperState(changed=1, gone=1, came=1)
    assert (papers.of_record(one), papers.count("ký nhận")) == ([paper], 1)
    assert sorted(papers.records(paper)) == sorted([one, two, three])
    chosen = leave(office, drawn(office, PaperWish("F08", records=(one,)), [one]))
    assert papers.state(chosen) == PaperState()
    with pytest.raises(PaperUnknown):
        papers.by_code("0000-0000")


def test_blanks_leave_no_trace_and_other_versions_no_double(office: Session) -> None:
    (one,) = give(office, campaign(office), ["Một"])
    papers = PrintedPapers(office)
    paper = drawn(office, PaperWish("F08", records=(one,)), [one])
    with office.connection.write():
        papers.note(Drawn(PaperWish("F08", blank=True), paper.frame, b"", "trong"), None)
    assert papers.count() == 0
    assert [leave(office, paper).times for _ in range(2)] == [1, 2]
    other = replace(paper, parts=(replace(paper.parts[0], mark="khac"),))
    with pytest.raises(PaperStale):
        leave(office, other)


def test_a_signed_copy_keeps_the_dots_of_the_decree(office: Session) -> None:
    (one,) = give(office, campaign(office), ["Một"])
    paper = leave(office, drawn(office, PaperWish("F03", records=(one,)), [one]))
    papers = PrintedPapers(office)
    scan = papers.attach(paper.code, Given("C:\\quét\\tờ.jpg", files.photo(2480, 3508)))
    assert papers.attach(paper.code, Given("tờ.jpg", files.photo(2480, 3508))) == scan  # once more is the same
    kind, content = papers.show(scan)
    with Image.open(io.BytesIO(content)) as shown:
        assert max(shown.size) >= 2339  # 200 dots to the inch on A4
    assert (kind, scan.name, papers.by_code(paper.code).scans) == ("image/jpeg", "tờ.jpg", 1)
    assert files.PLACE not in content
    Attachments(office).sweep()
    assert papers.scans(paper.code) == [scan]
    assert Safekeeping(office).check() == []
    with pytest.raises(ScanReasonMissing):
        papers.take_away(scan, " ")
    papers.take_away(scan, "quét nhầm")
    for gone in (lambda: papers.show(scan), lambda: papers.take_away(scan, "lần nữa")):
        with pytest.raises(ScanGone):
            gone()
    assert office.connection.value("SELECT count(*) FROM attachment") == 0
    events = [entry.event for entry in Journal(office.connection).entries(3)]
    assert events == ["scan_removed", "scan_looked", "scan_attached"]


def test_what_is_no_scan_is_refused_and_who_may_not_write_attaches_nothing(office: Session) -> None:
    (one,) = give(office, campaign(office), ["Một"])
    paper = leave(office, drawn(office, PaperWish("F08", records=(one,)), [one]))
    papers = PrintedPapers(office)
    with pytest.raises(FileKindRefused) as refused:
        papers.attach(paper.code, Given("gói.zip", files.archive()))
    assert refused.value.fields["file"] == "gói.zip"
    with pytest.raises(PaperUnknown):
        papers.attach("0000-0000", SCAN)
    scan = papers.attach(paper.code, SCAN)
    looker = PrintedPapers(replace(office, operator=replace(office.operator, roles=())))
    assert looker.show(scan)[0] == "application/pdf"
    for deed in (lambda: looker.attach(paper.code, SCAN), lambda: looker.take_away(scan, "x")):
        with pytest.raises(MayNotEnter):
            deed()
    with office.connection.write():
        office.connection.run("DELETE FROM attachment")
    with pytest.raises(FileGone):
        papers.show(scan)
    assert [one.code for one in Safekeeping(office).check()] == ["scan_missing"]


def test_an_erasure_takes_her_copies_and_tells_of_those_with_others(office: Session) -> None:
    tet = campaign(office)
    who, hers = _gift(office, tet, "Giàng A Sử")
    (other,) = gifts(office, tet, "Lý Thị Mẩy")
    papers = PrintedPapers(office)
    alone = leave(office, drawn(office, PaperWish("F04", records=(hers,)), [hers], "Đơn của Giàng A Sử"))
    together = leave(office, drawn(office, PaperWish("F08", campaign=tet), [hers, other]))
    consent = leave(office, drawn(office, PaperWish("F17", records=(who,)), [who], "Đồng ý: Giàng A Sử"))
    for paper in (alone, together, consent):
        papers.attach(paper.code, SCAN)
    erasure = Erasure(office)
    assert erasure.plan(who).scans == 3
    done = erasure.erase(who, "request")
    assert (done.scans.emptied, done.scans.kept) == (2, (together.code,))
    assert [papers.by_code(one.code).is_erased for one in (alone, together, consent)] == [True, False, True]
    assert papers.state(papers.by_code(together.code)) == PaperState(erased=1)
    with pytest.raises(PaperErased):
        papers.attach(alone.code, SCAN)
    plan = erasure.plan_campaign(tet)
    assert plan.scans == 1
    assert erasure.erase_campaign(tet).scans.emptied == 1
    assert office.connection.value("SELECT count(*) FROM attachment") == 0
    assert Safekeeping(office).check() == []


def test_an_erasure_reaches_a_number_that_was_struck_out_before_the_paper_got_another(office: Session) -> None:
    register = NumberRegister(office)
    register.say_main(True)
    who, hers = _gift(office, campaign(office), "Giàng A Sử")
    paper = drawn(office, PaperWish("F11", records=(hers,)), [hers], "Về Giàng A Sử")
    first = leave(office, paper, replace(wanted(paper, 1), abstract="Về Giàng A Sử"))
    assert first.number is not None
    register.void(first.number.seq, "viết hỏng")
    leave(office, paper, replace(wanted(paper, 2), abstract="Về Giàng A Sử"))
    Erasure(office).erase(who, "request")
    assert [row.abstract for row in register.listing(2026)] == ["", ""]


def test_what_a_list_never_holds_did_not_come_to_it_later(office: Session) -> None:
    tet = campaign(office)
    (one,) = give(office, tet, ["Một"])
    papers, half_year = PrintedPapers(office), {"start": date(2026, 1, 1), "end": date(2026, 6, 30)}
    listed = leave(office, drawn(office, PaperWish("F08", **half_year), [one]))  # type: ignore[arg-type]
    report = leave(office, drawn(office, PaperWish("F13", **half_year), [one]))  # type: ignore[arg-type]
    covid = leave(office, drawn(office, PaperWish("F18", campaign=tet), [one]))
    Entry(office).complete("gift", gift_of(tet, "Hai", given_on="2026"))
    assert (papers.state(listed).came, papers.state(report).came) == (0, 1)
    assert papers.by_code(covid.code).scope.subtype == "covid19"


def test_a_late_count_of_workers_changes_the_report_of_the_next_half_year(office: Session) -> None:
    papers = PrintedPapers(office)
    (one,) = give(office, campaign(office), ["Một"])
    wish = PaperWish("F13", start=date(2026, 1, 1), end=date(2026, 6, 30))
    report = leave(office, drawn(office, wish, [one]))
    Entry(office).complete("workforce", {**COUNT, "counted_on": "2025-11-30"})
    assert papers.state(report).came == 1


def test_what_an_office_erased_goes_from_the_papers_of_the_province(pair: Pair) -> None:
    office, province = pair.office, pair.province
    who, hers = _gift(office, campaign(office), "Giàng A Sử")
    take(province, send(office, pair.stick).written_to)
    papers = PrintedPapers(province)
    paper = leave(province, drawn(province, PaperWish("F04", records=(hers,)), [hers], "Đơn của Giàng A Sử"))
    papers.attach(paper.code, SCAN)
    Erasure(office).erase(who, "request")
    take(province, send(office, pair.stick).written_to)
    assert papers.by_code(paper.code).is_erased
    assert papers.scans(paper.code) == []


def test_only_what_an_office_words_otherwise_is_kept(office: Session) -> None:
    habits = PaperHabits(office)
    assert habits.read("F11") == Habit()
    own = Habit("  Lai  Châu ", ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), "Lò Thị Mai", {"closing": ("Xin cảm ơn. ", "")})
    same: dict[TextPart, tuple[str, ...]] = {
        part: paper_forms()["F11"].texts[part] for part in ("addressees", "opening")
    }
    habits.write("F11", replace(own, texts={**own.texts, **same}))
    kept = Habit("Lai Châu", (), "Lò Thị Mai", {"closing": ("Xin cảm ơn.",)})
    assert habits.read("F11") == kept
    habits.write("F11", kept)
    habits.write("F11", replace(kept, texts={"closing": ()}))  # a part that is to be left out
    assert habits.read("F11").texts == {"closing": ()}
    habits.forget("F11")
    habits.forget("F11")
    assert habits.read("F11") == Habit()
    assert [entry.event for entry in Journal(office.connection).entries(3)] == ["paper_texts_changed"] * 3
    for texts in ({"closing": ("a" * 4001,)}, {"closing": ("a",) * 41}):
        with pytest.raises(PaperTextTooLong):
            habits.write("F11", Habit(texts=texts))  # type: ignore[arg-type]
    for slip in ("{ofice}", "{}", "{day}"):
        with pytest.raises(PlaceholderUnknown) as refused:
            habits.write("F11", Habit(texts={"closing": (f"Kính trình {slip}.",)}))
        assert refused.value.fields == {"typed": slip}
    habits.write("F07", Habit(texts={"opening": ("Hôm nay, {day}, {office}:",)}))
    with pytest.raises(PaperFormUnknown):
        habits.read("F99")
    looker = PaperHabits(replace(office, operator=replace(office.operator, roles=())))
    with pytest.raises(MayNotEnter):
        looker.write("F11", kept)


def test_a_period_grows_and_a_year_of_single_papers_does_not(office: Session) -> None:
    tet = campaign(office)
    (one,) = give(office, tet, ["Một"])
    start, end = date(2026, 1, 1), date(2026, 12, 31)
    papers = PrintedPapers(office)
    listed = leave(office, drawn(office, PaperWish("F08", start=start, end=end), [one]))
    single = leave(office, drawn(office, PaperWish("F04", start=start, end=end), [one]))
    give(office, tet, ["Hai"])
    assert (papers.state(listed).came, papers.state(single).came) == (1, 0)
