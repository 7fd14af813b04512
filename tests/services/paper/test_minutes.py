"""F05, F06, F07 of real records: what is printed of each, under which number and day, and what is not told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.domain.records import Data, Json
from desktop_app.services.entry import Entry
from desktop_app.services.paper.cited import document_number, document_words
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.wish import Drawn, PaperWish
from desktop_app.services.sample_records import sample_records
from desktop_app.services.session import Session
from tests.documents.pdf import pages
from tests.services.stores import campaign

AT = datetime.fromisoformat("2026-09-05T08:00:00+07:00")


def desk(session: Session) -> PaperDesk:
    return PaperDesk(session, printed_at=AT)


def sample(kind: str, number: int = 0, **changes: Json) -> Data:
    """Return a sample record without references; a change to None leaves the answer out."""
    data = {**list(sample_records(kind, {}))[number], **changes}
    return {name: value for name, value in data.items() if value is not None}


def entered(session: Session, kind: str, data: Data) -> str:
    return Entry(session).complete(kind, data).record


def text(drawn: Drawn) -> str:
    return "\n".join(pages(drawn.content))


def printed(session: Session, form: str, kind: str, data: Data, *, sensitive: bool = False) -> str:
    wish = PaperWish(form, records=(entered(session, kind, data),), sensitive=sensitive)
    return text(desk(session).draw(wish))


# ---------------------------------------------------------------- F05


def test_a_survey_bears_its_own_day_and_tells_what_is_sensitive_only_when_asked(office: Session) -> None:
    record = entered(office, "survey", sample("survey"))
    plain = text(desk(office).draw(PaperWish("F05", records=(record,))))
    assert "Nậm Cuổi, ngày 14 tháng 01 năm 2026" in plain
    assert "Địa điểm: bản Nậm Coóng, xã Nậm Cuổi" in plain
    assert "cận nghèo" not in plain
    assert "4.500.000" not in plain
    assert "Diện hộ: …" in plain
    assert "Hoàn cảnh: …" in plain
    full = text(desk(office).draw(PaperWish("F05", records=(record,), sensitive=True)))
    assert "Diện hộ: Hộ cận nghèo" in full
    assert "Hoàn cảnh: Mẹ già 80 tuổi, vợ ốm, ruộng ít." in full
    assert "Thu nhập/tháng (đồng): 4.500.000" in full


def test_the_parties_of_a_survey_are_called_by_what_they_are(office: Session) -> None:
    present: list[Json] = [
        {"person": {"name": "Giàng A Chứ"}, "party": "family"},
        {"person": {"name": "Lò Văn Ướn"}, "party": "commune", "position": "Phó Chủ tịch"},
        {"person": {"name": "Lò Thị Phương"}, "party": "union"},
        {"person": {"name": "Vàng A Páo"}, "party": "village"},
    ]
    place: Json = {"village": "thôn 3", "commune": "03544"}
    said = printed(office, "F05", "survey", sample("survey", present=present, place=place))
    order = [
        "Đại diện CĐCS",
        "Đại diện UBND xã: Ông (bà) Lò Văn Ướn, Phó Chủ tịch",
        "Đại diện thôn",
        "Đại diện gia đình",
    ]
    assert [said.index(one) for one in order] == sorted(said.index(one) for one in order)
    assert "THÔN" in said


def test_many_surveys_are_printed_in_one_go_each_with_its_code(office: Session) -> None:
    for number in range(3):
        entered(office, "survey", sample("survey", number))
    drawn = desk(office).draw(PaperWish("F05", start=date(2026, 1, 1), end=date(2026, 12, 31)))
    assert len(drawn.parts) == 3
    assert len({part.code for part in drawn.parts}) == 3
    assert all(len(list(part.versions)) == 1 for part in drawn.parts)


# ---------------------------------------------------------------- F06


def test_a_meeting_keeps_the_number_of_its_record(office: Session) -> None:
    record = entered(office, "meeting", sample("meeting"))
    wish = PaperWish("F06", records=(record,))
    frame = replace(desk(office).propose(wish), number="09/BB-CĐCS")
    drawn = desk(office).draw(replace(wish, frame=frame))
    assert "Số: 03/BB-CĐCS" in text(drawn)
    assert "09/BB" not in text(drawn)
    assert [part.numbered for part in drawn.parts] == [False]


def test_a_meeting_without_a_number_takes_the_frames_and_several_wait_for_the_pen(office: Session) -> None:
    first = entered(office, "meeting", sample("meeting", minutes=None))
    second = entered(office, "meeting", sample("meeting", minutes=None, held_on="2026-02-20"))
    one = PaperWish("F06", records=(first,))
    frame = replace(desk(office).propose(one), number="09/BB-CĐCS")
    drawn = desk(office).draw(replace(one, frame=frame))
    assert "Số: 09/BB-CĐCS" in text(drawn)
    assert [part.numbered for part in drawn.parts] == [True]
    both = desk(office).draw(replace(one, records=(first, second), frame=frame))
    assert text(both).count("Số: ……/BB-CĐCS") == 2
    assert [part.numbered for part in both.parts] == [False, False]
    assert "ngày 20 tháng 02 năm 2026" in text(both), "each bears the day it was held"


def test_what_a_meeting_granted_and_to_whom(office: Session) -> None:
    tet = campaign(office)
    said = printed(office, "F06", "meeting", sample("meeting", campaign=tet))
    assert "BIÊN BẢN HỌP XÉT HỖ TRỢ\nTết Bính Ngọ 2026" in said
    assert "Ban chấp hành công đoàn, có mặt 6/7 thành viên" in said
    assert "Xây nhà mới: Mái ấm công đoàn" in said
    assert "(83,33%)" in said
    assert "Tổng cộng 52.000.000" in said
    assert "(Bằng chữ: Năm mươi hai triệu đồng)" in said


def test_minutes_about_emulation_tell_of_collectives_too(office: Session) -> None:
    said = printed(office, "F06", "meeting", sample("meeting", 1))
    assert "BIÊN BẢN HỌP BÌNH XÉT THI ĐUA, KHEN THƯỞNG" in said
    assert "Số: 11/BB-HĐTĐ" in said
    assert "Để xét sau" in said
    assert "Lao động tiên tiến" in said


# ---------------------------------------------------------------- F07


@pytest.mark.parametrize(
    ("kind", "number", "title"),
    [
        ("house_repair", 0, "BIÊN BẢN BÀN GIAO NHÀ “MÁI ẤM CÔNG ĐOÀN”"),
        ("house_repair", 1, "BIÊN BẢN BÀN GIAO NHÀ Ở"),
        ("community_work", 0, "BIÊN BẢN BÀN GIAO CÔNG TRÌNH NHÀ BÁN TRÚ"),
    ],
)
def test_the_title_goes_by_what_is_handed_over(office: Session, kind: str, number: int, title: str) -> None:
    said = printed(office, "F07", kind, sample(kind, number))
    assert title in said.splitlines()
    assert "cận nghèo" not in said, "the household's class is sensitive"


def house(**changes: Json) -> Data:
    data: Data = {
        "head": {"name": "Vàng Thị Páo", "birth": "1984"},
        "household_class": "poor",
        "place": {"village": "bản Nậm Coóng", "commune": "03544"},
        "form": "new",
        "handed_over_on": "2026-05",
        "programme": "for_the_poor",
        "area": "48.5",
        "value": 90_000_000,
        "value_qualifier": "over",
        "funding": [{"source": "province", "amount": 50_000_000}, {"source": "labour", "amount": 40_000_000}],
        **changes,
    }
    return {name: value for name, value in data.items() if value is not None}


def test_a_house_with_what_nobody_wrote_down_left_to_the_pen(office: Session) -> None:
    said = printed(office, "F07", "house", house())
    assert "BIÊN BẢN BÀN GIAO NHÀ CHO HỘ NGHÈO, GIA ĐÌNH CHÍNH SÁCH" in said
    assert "Hôm nay, ngày …… tháng 5 năm 2026, tại bản Nậm Coóng, xã Nậm Cuổi" in said
    assert "Nậm Cuổi, ngày …… tháng …… năm 20……" in said
    assert "Căn cứ Quyết định số ……/……" in said
    assert "Tổng cộng trên 90.000.000" in said
    assert "(Bằng chữ: Trên chín mươi triệu đồng)" in said
    assert "lập thành ……… bản" in said
    assert "48,5 m²" in said


def test_other_houses_are_called_by_their_programme(office: Session) -> None:
    home = printed(office, "F07", "house", house(programme="union_home"))
    assert "NHÀ “MÁI ẤM CÔNG ĐOÀN”" in home
    other: Json = {"name": "Lò Văn Ướn", "birth": "1979"}
    plain = printed(office, "F07", "house", house(programme=None, head=other))
    assert "BIÊN BẢN BÀN GIAO NHÀ Ở" in plain.splitlines()


def test_a_work_names_its_grounds_money_and_copies(office: Session) -> None:
    said = " ".join(printed(office, "F07", "community_work", sample("community_work")).split())
    assert "Căn cứ Kế hoạch số 41/KH-LĐLĐ ngày 20 tháng 01 năm 2026 của LĐLĐ tỉnh Lai Châu." in said
    assert "Bên nhận: Trường PTDTBT Tiểu học Nậm Cuổi, điểm Nậm Coóng" in said
    assert "Số phòng: 4 Diện tích: 120,5 m²" in said
    assert "Tổng cộng 320.000.000" in said
    assert "lập thành 05 bản" in said
    assert "Số:" not in said.split("BIÊN BẢN")[0]


def test_documents_in_words() -> None:
    decision: Json = {"number": "3", "symbol": "QĐ-LĐLĐ", "date": "2026-03", "abstract": "Hỗ trợ xây nhà"}
    assert document_words(decision) == "Quyết định số 03/QĐ-LĐLĐ tháng 3 năm 2026 về việc hỗ trợ xây nhà"
    assert document_words({"abstract": "Tết Nguyên đán"}) == "văn bản về việc Tết Nguyên đán"
    assert document_words({"abstract": "Về việc hỗ trợ"}) == "văn bản về việc hỗ trợ"
    assert document_words(None) == ""
    assert document_words("31") == ""
    assert document_number({"number": "5"}, "BB-CĐCS") == "05/BB-CĐCS"
    assert document_number({"number": "5/BB"}, "BB-CĐCS") == "5/BB"
    assert document_number({}, "BB-CĐCS") == ""


@pytest.mark.parametrize("form", ["F05", "F06", "F07"])
def test_blanks_are_tied_to_nothing(office: Session, form: str) -> None:
    drawn = desk(office).draw(PaperWish(form, blank=True))
    said = text(drawn)
    assert drawn.parts == ()
    assert f"Mẫu {form}, phiên bản 1" in said
    assert "ngày …… tháng …… năm 20……" in said
    assert "{" not in said


def test_the_meetings_of_a_campaign_and_a_blank_for_it(office: Session) -> None:
    tet = campaign(office)
    entered(office, "meeting", sample("meeting", campaign=tet))
    entered(office, "meeting", sample("meeting", 1))
    assert len(desk(office).draw(PaperWish("F06", campaign=tet)).parts) == 1
    assert "Tết Bính Ngọ 2026" in text(desk(office).draw(PaperWish("F06", campaign=tet, blank=True)))
