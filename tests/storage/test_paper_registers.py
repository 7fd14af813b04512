"""Numbers, printed papers and their signed copies: what is kept, what is found again, what an erasure takes."""

from __future__ import annotations

import pytest

from desktop_app.storage.attachments import Attachments
from desktop_app.storage.check import check_store
from desktop_app.storage.connection import Connection
from desktop_app.storage.document_numbers import DocumentNumbers
from desktop_app.storage.erasing import Erasing
from desktop_app.storage.errors import DatabaseMisuse
from desktop_app.storage.paper_scans import ERASED_MARK, ErasedScans, PaperScans
from desktop_app.storage.printed_papers import PrintedPapers, Scope
from desktop_app.storage.rebuild import Rebuild
from desktop_app.storage.versions import Versions
from tests.storage.gifts import UNIT, gift, lift, record_id, save
from tests.storage.papers import CODE, SCAN, attach, give, number, print_paper


def test_a_number_is_one_row_for_ever(connection: Connection) -> None:
    numbers = DocumentNumbers(connection)
    assert numbers.highest("TTr", 2026) == 0
    first = give(connection, number(value=4, paper="F11 a"))
    give(connection, number(year=2025, value=9))
    with pytest.raises(DatabaseMisuse):  # the table itself refuses, whatever the caller looked at
        give(connection, number(value=4))
    assert numbers.of_paper("F11 a", "TTr", 2026) == numbers.find("TTr", 2026, 4) == numbers.by_seq(first.seq)
    with connection.write():
        assert numbers.void(first.seq, "in hỏng", None)
        assert not numbers.void(first.seq, "lần nữa", None)
    found = numbers.find("TTr", 2026, 4)
    assert found is not None
    assert found.voided == "in hỏng"
    assert numbers.of_paper("F11 a", "TTr", 2026) is None
    assert numbers.of_paper("", "TTr", 2025) is None
    assert (numbers.highest("TTr", 2026), numbers.years(), numbers.symbols()) == (4, [2026, 2025], ["TTr"])
    assert [row.number for row in numbers.listing(2026, "TTr")] == [4]
    assert numbers.listing(2026, "BC") == []


def test_the_last_number_somebody_named_counts_in_every_epoch(connection: Connection) -> None:
    numbers = DocumentNumbers(connection)
    with connection.write():
        numbers.confirm("BC", 2026, "một", 17)
    assert numbers.is_confirmed("BC", 2026, "một")
    assert not numbers.is_confirmed("BC", 2026, "hai")
    assert not numbers.is_confirmed("BC", 2027, "một")
    assert numbers.highest("BC", 2026) == 17


def test_a_paper_is_found_by_code_and_by_words(connection: Connection) -> None:
    su = gift("Giàng A Sử")
    save(connection, su)
    scope = Scope(("gift",), campaign="tet", start="2026-01-01", end="2026-12-31", public=True)
    paper = print_paper(connection, su, scope=scope, number=give(connection, number()).seq)
    other = print_paper(connection, code="0000-0001", title="Tờ trình khen thưởng")
    papers = PrintedPapers(connection)
    assert (paper.scope, paper.records, paper.times, paper.scans) == (scope, 1, 1, 0)
    assert papers.by_seq(paper.seq) == paper
    assert papers.by_code("none") is None
    assert papers.of_record(record_id("Giàng A Sử")) == [paper]
    assert papers.versions(paper.seq) == [(record_id("Giàng A Sử"), su.id)]
    found = [papers.listing(0, 9, typed) for typed in ("", "7k3mq2xd", "OOOO ooo1", "ký nhận", "ky nhan f08", "xa lạ")]
    assert found == [[other, paper], [paper], [other], [paper], [paper], []]
    assert (papers.count(), papers.count("khen"), papers.listing(1, 1)) == (2, 1, [paper])
    with connection.write():
        papers.print_again(other.seq, paper.number, None)
    again = papers.by_seq(other.seq)
    assert again is not None
    assert (again.times, again.number, again.printed_at) == (2, paper.number, other.printed_at)


def test_a_paper_is_compared_with_what_counts_now(connection: Connection) -> None:
    same, fixed, binned, dropped = (gift(name, counter=at + 1) for at, name in enumerate(("Một", "Hai", "Ba", "Bốn")))
    draft = gift("Bốn", counter=5, state="draft")
    save(connection, same, fixed, binned, draft)
    paper = print_paper(connection, same, fixed, binned, dropped)
    save(
        connection,
        gift("Hai", counter=6, parents=(fixed,), value=1),
        gift("Ba", counter=7, parents=(binned,), state="deleted"),
        gift("Một", counter=8, parents=(same,), state="draft"),  # what counts is the complete one
    )
    papers = PrintedPapers(connection)
    assert papers.standing(paper.seq) == {"same": 1, "changed": 2, "gone": 1}
    lines = [(title, standing) for _record, _kind, title, standing in papers.lines(paper.seq, 9)]
    assert lines[:3] == [("Ba", "gone"), ("Bốn", "changed"), ("Hai", "changed")]
    assert papers.lines(paper.seq, 9)[3][2:] == ("Một", "same")
    asked = [papers.standing_of(paper.seq, record_id(name)) for name in ("Một", "Ba", "Bốn", "Không có trên giấy")]
    assert asked == ["same", "gone", "changed", "same"]
    with connection.write():
        Versions(connection, lift).discard_draft(record_id("Bốn"))
    assert papers.standing(paper.seq) == {"same": 1, "changed": 1, "gone": 2}


def test_a_list_knows_what_joined_it_later(connection: Connection) -> None:
    listed, doubtful = gift("Một"), gift("Cả năm", counter=2, day="2026")
    save(connection, listed, doubtful)
    month = Scope(("gift",), start="2026-02-01", end="2026-02-28", within=True)
    paper = print_paper(connection, listed, scope=month)  # whoever drew it left the doubtful day out
    state = print_paper(connection, listed, code="0000-0001", scope=Scope(end="2026-03-31"))
    chosen = print_paper(connection, listed, code="0000-0002")
    save(
        connection,
        gift("Đến sau", counter=3),
        gift("Tháng ba", counter=4, day="2026-03-01"),
        gift("Khác loại", counter=5, kind="visit"),
        gift("Nháp", counter=6, state="draft"),
        gift("Cũng cả năm", counter=7, day="2026"),  # may lie in the month: named in reports, on no list of the month
    )
    papers = PrintedPapers(connection)
    assert papers.came(paper.seq, paper.scope) == [record_id("Đến sau")]
    assert len(papers.came(state.seq, state.scope)) == 4
    assert papers.came(chosen.seq, chosen.scope) == []
    campaign = print_paper(connection, listed, code="0000-0003", scope=Scope(("gift",), campaign="tet"))
    assert papers.came(campaign.seq, campaign.scope) == []


def test_a_signed_copy_stays_until_it_is_taken_away(connection: Connection) -> None:
    su = gift("Sử")
    save(connection, su)
    paper = print_paper(connection, su)
    scan, second = attach(connection, paper), attach(connection, paper, b"khac")
    scans, files = PaperScans(connection), Attachments(connection)
    with connection.write():
        assert files.sweep() == 0
        Rebuild(connection, lift).run()
    assert scans.of_paper(paper.seq) == [scan, second]
    assert scans.by_seq(scan.seq) == scan
    with connection.write():
        scans.remove(scan, "quét nhầm tờ")
    assert scans.by_seq(scan.seq) is None
    assert (files.content(scan.sha256), files.content(second.sha256)) == (None, b"khac")
    assert check_store(connection) == []
    with connection.write():
        connection.run("DELETE FROM attachment")
    assert [(one.code, one.details["paper"]) for one in check_store(connection)] == [("scan_missing", CODE)]


def test_an_erasure_empties_what_tells_of_nobody_else(connection: Connection) -> None:
    hers, others = gift("Sử"), gift("Lý", counter=2)
    save(connection, hers, others)
    alone = print_paper(connection, hers, title="Đơn của Sử", number=give(connection, number()).seq)
    together = print_paper(connection, hers, others, code="0000-0001")
    foreign = print_paper(connection, others, code="0000-0002")
    unscanned = print_paper(connection, hers, code="0000-0003", title="Đơn khác của Sử")
    attach(connection, alone)
    kept = [attach(connection, paper, b"chung") for paper in (together, foreign)]
    scans, papers, files = PaperScans(connection), PrintedPapers(connection), Attachments(connection)
    hers_only = [record_id("Sử")]
    assert scans.telling_of(hers_only) == 2
    with connection.write():
        assert scans.erase(hers_only) == ErasedScans(0, (CODE, "0000-0001"))  # nothing was erased yet
        Erasing(connection, lift).erase([hers.id], UNIT, {UNIT})
        assert scans.erase(hers_only) == ErasedScans(1, ("0000-0001",))
    assert files.content(kept[0].sha256) == b"chung"
    assert connection.read("SELECT 1 FROM attachment WHERE content = ?", (SCAN,)) == []
    assert connection.read("SELECT name, removed FROM paper_scan WHERE removed IS NOT NULL") == [("", ERASED_MARK)]
    titles = [paper.title for one in (alone, together, foreign, unscanned) if (paper := papers.by_seq(one.seq))]
    assert titles == ["", together.title, foreign.title, ""]
    assert papers.count("Sử") == 0
    assert papers.standing(together.seq) == {"erased": 1, "same": 1}
    assert [row.abstract for row in DocumentNumbers(connection).listing(2026)] == [""]


def test_a_draft_that_was_printed_and_is_gone_counts_by_its_record(connection: Connection) -> None:
    hers, draft = gift("Sử"), gift("Lý", counter=2, state="draft")
    save(connection, hers, draft)
    both = print_paper(connection, hers, draft)
    attach(connection, both)
    scans = PaperScans(connection)
    with connection.write():
        Versions(connection, lift).discard_draft(record_id("Lý"))
        Erasing(connection, lift).erase([hers.id], UNIT, {UNIT})
        assert scans.erase([record_id("Sử")]) == ErasedScans(0, (CODE,))
        assert scans.erase([record_id("Sử"), record_id("Lý")]) == ErasedScans(1, ())
