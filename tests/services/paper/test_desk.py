"""What is printed: of which records, tied to what, and what is remembered once a paper leaves the book."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop_app.base.errors import EnvironmentProblem
from desktop_app.base.following import Nobody
from desktop_app.domain.records import Data
from desktop_app.services.entry import Entry
from desktop_app.services.entry_refusals import RecordUnknown
from desktop_app.services.journal_book import JournalBook
from desktop_app.services.paper.chosen import DraftNotPrinted
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.wish import Drawn, NothingChosen, PaperFormUnknown, PaperStale, PaperWish
from desktop_app.services.session import Session
from tests.documents.pdf import pages
from tests.services.stores import campaign, gift_of

AT = datetime.fromisoformat("2026-03-05T08:00:00+07:00")


def desk(session: Session, at: datetime = AT) -> PaperDesk:
    return PaperDesk(session, printed_at=at)


def give(session: Session, tet: str, *names: str, **changes: str) -> list[str]:
    return [Entry(session).complete("gift", gift_of(tet, name, **changes)).record for name in names]


def text(drawn: Drawn) -> str:
    return "\n".join(pages(drawn.content))


def printings(session: Session) -> list[tuple[str, str]]:
    """Return form and code of each printing in the journal."""
    lines = JournalBook(session).page().lines
    return [(str(one.facts["form"]), str(one.facts["code"])) for one in lines if one.event == "printed"]


def test_a_campaign_a_period_and_chosen_records(office: Session) -> None:
    tet, other = campaign(office), campaign(office, name="Khai giảng")
    first = give(office, tet, "Giàng A Sử", "Lò Văn Ướn")
    later = give(office, other, "Tẩn Thị Mẩy", given_on="2026-09-05")
    by_campaign = text(desk(office).draw(PaperWish("F08", campaign=tet)))
    assert "nhân dịp" in by_campaign
    assert "Lò Văn Ướn" in by_campaign
    assert "Tẩn Thị Mẩy" not in by_campaign
    autumn = PaperWish("F08", start=date(2026, 9, 1), end=date(2026, 9, 30))
    assert "Danh sách có 1 suất quà." in text(desk(office).draw(autumn))
    chosen = text(desk(office).draw(PaperWish("F08", records=(later[0], first[1]))))
    assert chosen.index("Tẩn Thị Mẩy") < chosen.index("Lò Văn Ướn"), "as they were chosen"


def test_nothing_chosen_unknown_records_and_drafts_are_refused(office: Session) -> None:
    tet = campaign(office)
    with pytest.raises(NothingChosen) as refused:
        desk(office).draw(PaperWish("F08"))
    assert refused.value.fields == {"form": "F08"}
    with pytest.raises(PaperFormUnknown):
        desk(office).draw(PaperWish("F99"))
    for record in ("0" * 32, tet):
        with pytest.raises(RecordUnknown):
            desk(office).draw(PaperWish("F08", records=(record,)))
    with pytest.raises(RecordUnknown):
        desk(office).draw(PaperWish("F08", campaign="0" * 32))
    draft = Entry(office).save_draft("gift", gift_of(tet, "Giàng A Sử")).record
    with pytest.raises(DraftNotPrinted, match="Giàng A Sử"):
        desk(office).draw(PaperWish("F08", records=(draft,)))


def test_the_code_at_the_foot_names_records_version_and_minute(office: Session) -> None:
    tet = campaign(office)
    (record,) = give(office, tet, "Giàng A Sử")
    drawn = desk(office).draw(PaperWish("F08", campaign=tet))
    (part,) = drawn.parts
    assert f"F08 · Mã {part.code}" in text(drawn)
    assert f"Phiên bản {part.mark} · In lúc 08:00 ngày 05/03/2026" in text(drawn)
    assert [one for one, _version in part.versions] == [record]
    assert desk(office).draw(PaperWish("F08", campaign=tet)) == drawn, "the same input, the same bytes"
    later = desk(office, AT.replace(minute=1)).draw(PaperWish("F08", campaign=tet)).parts[0]
    assert (later.mark, later.code == part.code) == (part.mark, False)
    public = desk(office).draw(PaperWish("F08", campaign=tet, public=True)).parts[0]
    assert (public.mark, public.code == part.code) == (part.mark, False)
    Entry(office).complete("gift", gift_of(tet, "Giàng A Sử", note="đã sửa"), record=record)
    assert desk(office).draw(PaperWish("F08", campaign=tet)).parts[0].mark != part.mark


def test_leaving_is_journalled_and_looking_is_not(office: Session, tmp_path: Path) -> None:
    tet = campaign(office)
    give(office, tet, "Giàng A Sử")
    desk(office).draw(PaperWish("F08", campaign=tet))
    assert printings(office) == []
    target = tmp_path / "a.pdf"
    drawn = desk(office).print_to(PaperWish("F08", campaign=tet), target)
    assert target.read_bytes() == drawn.content
    assert printings(office) == [("F08", drawn.parts[0].code)]
    desk(office).print_to(PaperWish("F08", blank=True), target)
    assert printings(office)[0] == ("F08", "")


def test_a_paper_whose_records_changed_meanwhile_does_not_leave(office: Session) -> None:
    tet = campaign(office)
    give(office, tet, "Giàng A Sử")
    drawn = desk(office).draw(PaperWish("F08", campaign=tet))
    give(office, tet, "Lò Văn Ướn")
    with pytest.raises(PaperStale):
        desk(office).leave(drawn)
    assert printings(office) == []


def test_a_file_that_cannot_be_written_is_told_and_not_journalled(office: Session, tmp_path: Path) -> None:
    tet = campaign(office)
    give(office, tet, "Giàng A Sử")
    with pytest.raises(EnvironmentProblem):
        desk(office).print_to(PaperWish("F08", campaign=tet), tmp_path / "no-folder" / "a.pdf")
    assert printings(office) == []


def test_a_blank_has_no_code_no_day_and_the_mark_of_its_form(office: Session) -> None:
    drawn = desk(office).draw(PaperWish("F08", blank=True))
    assert drawn.parts == ()
    assert drawn.name == "F08-danh-sach-ky-nhan-qua-mau-trong"
    assert "Mẫu F08, phiên bản 1" in text(drawn)
    assert "ngày …… tháng …… năm 20……" in text(drawn)
    assert "Tổng cộng" not in text(drawn)


def test_the_frame_is_proposed_and_may_be_set(office: Session) -> None:
    tet = campaign(office)
    give(office, tet, "Giàng A Sử")
    wish = PaperWish("F08", campaign=tet)
    frame = desk(office).propose(wish)
    assert frame.day == date(2026, 3, 5)
    assert frame.authority == ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH")
    own = replace(frame, place="Xã Lê Lợi", day=date(2026, 2, 9), authority=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"))
    said = text(desk(office).draw(replace(wish, frame=replace(own, signer="Tẩn A Dơ"))))
    assert "Xã Lê Lợi, ngày 09 tháng 02 năm 2026" in said
    assert "KT. CHỦ TỊCH" in said
    assert "Tẩn A Dơ" in said


def test_campaigns_are_offered_with_what_is_left_as_a_draft(office: Session) -> None:
    tet, other = campaign(office), campaign(office, name="Khai giảng")
    give(office, tet, "Giàng A Sử", "Lò Văn Ướn")
    give(office, other, "Tẩn Thị Mẩy")
    Entry(office).save_draft("gift", gift_of(tet, "Vàng Thị Dở"))
    offered = desk(office).campaigns("F08")
    assert [(one.record, one.count, one.drafts) for one in offered] == [(tet, 2, 1), (other, 1, 0)]
    coming = campaign(office, name="Đợt tháng 12")
    assert desk(office).campaigns("F08")[-1].record == coming, "a blank is headed by it before its first gift"
    assert "Đợt tháng 12" in text(desk(office).draw(PaperWish("F08", campaign=coming, blank=True)))


class _Follower(Nobody):
    def __init__(self) -> None:
        self.told: list[tuple[int, int]] = []

    def report(self, done: int, total: int, stage: str = "") -> None:
        self.told.append((done, total))


def test_a_long_list_says_how_far_it_is(office: Session) -> None:
    tet = campaign(office)
    rows: list[Data] = [gift_of(tet, f"Giàng A Sử {number}") for number in range(120)]
    Entry(office).add_all("gift", rows, "complete")
    follower = _Follower()
    desk(office).draw(PaperWish("F08", campaign=tet), by=follower)
    assert follower.told == [(50, 120), (100, 120)]


def test_what_is_remembered_of_a_form_is_used_the_next_time(office: Session) -> None:
    wish = PaperWish("F08", blank=True)
    frame = desk(office).propose(wish)
    desk(office).remember("F08", replace(frame, place="Xã Lê Lợi", signer="Tẩn A Dơ"))
    assert (desk(office).propose(wish).place, desk(office).propose(wish).signer) == ("Xã Lê Lợi", "Tẩn A Dơ")
    desk(office).forget("F08")
    assert desk(office).propose(wish) == frame


def test_a_look_at_sensitive_answers_is_journalled(office: Session) -> None:
    tet = campaign(office)
    give(office, tet, "Giàng A Sử")
    drawn = desk(office).draw(PaperWish("F08", campaign=tet, sensitive=True))
    (line,) = [one for one in JournalBook(office).page().lines if one.event == "sensitive_drawn"]
    assert line.facts == {"form": "F08", "code": drawn.parts[0].code}
    desk(office).draw(PaperWish("F08", blank=True, sensitive=True))
    assert len([one for one in JournalBook(office).page().lines if one.event == "sensitive_drawn"]) == 1


def test_another_paper_within_the_minute_has_another_code(office: Session) -> None:
    tet = campaign(office)
    give(office, tet, "Giàng A Sử")
    wish = PaperWish("F08", campaign=tet)
    first = desk(office).draw(wish)
    assert desk(office).draw(wish).parts[0].code == first.parts[0].code, "the same input gives the same paper"
    other_signer = replace(first.frame, signer="Tẩn Thị Mẩy")
    codes = {first.parts[0].code, desk(office).draw(replace(wish, frame=other_signer)).parts[0].code}
    named: Data = {"name": "Tết Bính Ngọ (đợt 2)", "occasion": "tet", "starts_on": "2026-01-20"}
    Entry(office).complete("campaign", named, record=tet, reason="Tách đợt")
    codes.add(desk(office).draw(wish).parts[0].code)
    assert len(codes) == 3
