"""F03, F04, F17 and F18 of real records: what is taken from where, what is left out, what a paper is tied to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

import pytest

from desktop_app.documents.table_blocks import NothingToPrint
from desktop_app.domain.records import Data
from desktop_app.messages.describe import describe
from desktop_app.services.entry import Entry
from desktop_app.services.paper.chosen import DraftNotPrinted, NotOnThisForm
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.printed import PrintedPapers
from desktop_app.services.paper.wish import Drawn, Frame, PaperWish
from desktop_app.services.session import Session
from tests.documents.pdf import as_set, pages
from tests.services.stores import OFFICE, campaign

AT: Final = datetime.fromisoformat("2026-02-05T08:00:00+07:00")
YEAR: Final = (date(2026, 1, 1), date(2026, 12, 31))
SUBMISSION: Final = {"number": "05", "symbol": "TTr-CĐCS", "date": "2026-01-20"}
NUMBER: Final = "012084004127"


def record(session: Session, kind: str, data: Mapping[str, Any]) -> str:
    kept: Data = {name: value for name, value in data.items() if value is not None}
    return Entry(session).complete(kind, kept).record


def person(session: Session, **changes: Any) -> str:  # noqa: ANN401 - any JSON
    data = {
        "name": "Giàng A Chứ",
        "birth": "1984-03-12",
        "number": NUMBER,
        "issued_on": "2021-05-04",
        "issued_by": "Cục Cảnh sát",
        "phone": "0912345678",
        "address": {"village": "bản Nậm Coóng", "commune": "03544"},
        "consent": "given",
        "consent_on": "2026-01-05",
        **changes,
    }
    return record(session, "person", data)


def request(session: Session, name: str = "Lò Thị Mẩy", **changes: Any) -> str:  # noqa: ANN401 - any JSON
    data = {
        "applicant": {"name": name, "birth": "1990"},
        "relation": "member",
        "place": {"village": "bản Nậm Coóng", "commune": "03544"},
        "sex": "female",
        "workplace": "Tổ Nậm Hăn",
        "ethnic_group": "thai",
        "reason": "illness",
        "household_class": "near_poor",
        "circumstance": "Chồng ốm dài ngày.",
        "request_for": "cash",
        "requested_on": "2026-01-12",
        "requested": 2_000_000,
        "source": "province",
        "submission": SUBMISSION,
        **changes,
    }
    return record(session, "support_request", data)


def aid(session: Session, name: str, **changes: Any) -> str:  # noqa: ANN401 - any JSON
    data = {
        "recipient": {"name": name, "birth": "1992-05", "number": NUMBER},
        "relation": "member",
        "workplace": "Trà Than Uyên",
        "contract_type": "indefinite",
        "crisis": "covid19",
        "basis": "643/QĐ-TLĐ",
        "reason": "terminated",
        "affected_from": "2020-04-01",
        "affected_to": "2020-05",
        "source": "province",
        "given_on": "2026-01-22",
        "cash": 1_000_000,
        "payment": "bank",
        "bank_account": "7801205012345",
        "bank_name": "Agribank Than Uyên",
        **changes,
    }
    return record(session, "crisis_aid", data)


def drawn(session: Session, form: str, *records: str, **wish: Any) -> Drawn:  # noqa: ANN401 - members of a wish
    return PaperDesk(session, printed_at=AT).draw(PaperWish(form, records=records, **wish))


def text(session: Session, form: str, *records: str, **wish: Any) -> str:  # noqa: ANN401 - members of a wish
    return as_set(drawn(session, form, *records, **wish).content)


# ---------------------------------------------------------------- F03


def test_the_list_is_tied_to_the_submission_all_of_it_went_with(office: Session) -> None:
    same = [request(office), request(office, "Vàng A Páo")]
    assert f"(Kèm theo Tờ trình số 05/TTr-CĐCS ngày 20 tháng 01 năm 2026 của {OFFICE})" in text(office, "F03", *same)
    other = request(office, "Tẩn A Dơ", submission={**SUBMISSION, "number": "06"})
    assert "(Kèm theo Tờ trình số ……/…… ngày …… tháng …… năm 20……" in text(office, "F03", *same, other)


def test_the_list_tells_what_was_asked_for_and_the_circumstances_only_when_wished(office: Session) -> None:
    house = request(office, request_for="house_repair", damage="Mái dột", estimated_cost=30_000_000, note="đã khảo sát")
    wished = text(office, "F03", house, sensitive=True)
    assert "Thái" in wished
    assert "Hộ cận nghèo; ốm đau. Chồng ốm dài ngày." in wished
    assert "Sửa chữa nhà ở; đã khảo sát" in wished
    plain = text(office, "F03", house)
    assert "Chồng ốm" not in plain
    assert "Dân tộc" not in plain


def test_who_withdrew_has_no_circumstances_on_the_list(office: Session) -> None:
    own = person(office)
    hers = request(office, applicant={"record": own, "name": "Giàng A Chứ", "number": NUMBER}, circumstance="Mất mùa.")
    stored = Entry(office).open("person", own)
    Entry(office).complete("person", {**stored.data, "consent": "withdrawn"}, record=own, reason="rút lại")
    listed = text(office, "F03", hers, request(office), sensitive=True)
    assert "Chồng ốm dài ngày." in listed
    assert "Mất mùa." not in listed
    assert "Giàng A Chứ" in listed


def test_a_campaign_s_list_in_vietnamese_order_and_its_public_copy(office: Session) -> None:
    tet = campaign(office)
    for name in ("Vàng A Páo", "Đèo Văn Ân", "Lò Thị Ánh"):
        request(office, name, campaign=tet, applicant={"name": name, "birth": "1990-02-03", "number": NUMBER})
    desk = PaperDesk(office, printed_at=AT)
    whole = as_set(desk.draw(PaperWish("F03", campaign=tet)).content)
    assert "Đợt: Tết Bính Ngọ 2026" in whole
    assert "Tổng cộng 6.000.000" in whole
    places = [whole.index(name) for name in ("Lò Thị Ánh", "Đèo Văn Ân", "Vàng A Páo")]
    assert places == sorted(places), "by given names"
    public = as_set(desk.draw(PaperWish("F03", campaign=tet, public=True, sensitive=True)).content)
    assert NUMBER not in public
    assert "03/02/1990" not in public
    assert "Chồng ốm" not in public


# ---------------------------------------------------------------- F04


def test_a_letter_takes_telephone_and_card_from_the_person_s_own_record(office: Session) -> None:
    own = person(office)
    asked = request(office, applicant={"record": own, "name": "Giàng A Chứ"})
    paper = drawn(office, "F04", asked)
    said = as_set(paper.content)
    assert "Sinh ngày: 12/03/1984" in said
    assert f"Số định danh: {NUMBER} Ngày cấp: 04/05/2021" in said
    assert "Nơi cấp: Cục Cảnh sát" in said
    assert "Điện thoại: 0912345678" in said
    (part,) = paper.parts
    assert [record for record, _version in part.versions] == [asked, own], "both are what the paper was printed of"


def test_a_changed_telephone_makes_the_printed_letter_old(office: Session) -> None:
    own = person(office)
    desk = PaperDesk(office, printed_at=AT)
    paper = desk.draw(PaperWish("F04", (request(office, applicant={"record": own, "name": "Giàng A Chứ"}),)))
    desk.leave(paper)
    registers = PrintedPapers(office)
    printed = registers.by_code(paper.parts[0].code)
    assert registers.state(printed).same
    stored = Entry(office).open("person", own)
    Entry(office).complete("person", {**stored.data, "phone": "0987654321"}, record=own, reason="đổi số")
    assert not registers.state(printed).same


def test_sensitive_answers_of_a_letter_are_left_to_the_pen(office: Session) -> None:
    asked = request(office)
    plain = text(office, "F04", asked)
    assert "Dân tộc: ……" in plain
    assert "Chồng ốm" not in plain
    wished = text(office, "F04", asked, sensitive=True)
    assert "Dân tộc: Thái" in wished
    assert "Hoàn cảnh: Chồng ốm dài ngày." in wished


def test_many_letters_in_one_go_each_with_its_own_matter_and_code(office: Session) -> None:
    house = {"request_for": "new_house", "estimated_cost": 120_000_000, "present_house": "temporary"}
    paper = drawn(office, "F04", request(office), request(office, "Vàng A Páo", **house))
    said = "\n".join(pages(paper.content))
    assert "(TRỢ CẤP TIỀN)" in said
    assert "(XÂY MỚI NHÀ Ở “MÁI ẤM CÔNG ĐOÀN”)" in said
    assert said.count("Dự kiến chi phí") == 1
    assert len({part.code for part in paper.parts}) == 2


def test_the_letter_says_the_office_s_own_words(office: Session) -> None:
    frame = Frame("Dào San", None, texts={"addressees": ("Ban Thường vụ",), "closing": ("Xin trân trọng cảm ơn.",)})
    said = text(office, "F04", request(office), frame=frame)
    assert "Kính gửi: Ban Thường vụ" in said
    assert "Xin trân trọng cảm ơn." in said
    assert "cam đoan" not in said


# ---------------------------------------------------------------- F17


def test_consent_names_the_person_the_office_and_every_sensitive_answer(office: Session) -> None:
    said = text(office, "F17", person(office))
    assert "Tôi là: Giàng A Chứ Ngày sinh: 12/03/1984" in said
    assert f"1. Bên kiểm soát dữ liệu: {OFFICE}, thuộc Liên đoàn Lao động tỉnh Lai Châu." in said
    assert "dân tộc*, lý do hỗ trợ (cả sức khỏe)*" in said
    assert "số tài khoản*" in said
    assert "None" not in said
    blank = as_set(PaperDesk(office, printed_at=AT).draw(PaperWish("F17", blank=True)).content)
    assert "Tôi là: ……" in blank
    assert "Giàng A Chứ" not in blank


def test_sensitive_answers_of_every_kind_are_told_in_words(office: Session) -> None:
    """A kind that asks something sensitive that is new is told by its title: nothing is recorded unsaid."""
    said = text(office, "F17", person(office))
    asked = said[said.index("4. Dữ liệu nhạy cảm") : said.index("5. Bên được nhận")]
    named = [part.strip(" .") for part in asked.split(":", 1)[1].split("*,")]
    assert len(named) == len(set(named))
    assert all(named)


def test_consent_is_printed_one_page_each(office: Session) -> None:
    paper = drawn(office, "F17", person(office), person(office, name="Lò Thị Mẩy", number="012190004127"))
    assert len(pages(paper.content)) == 2
    assert len(paper.parts) == 2


def test_a_draft_of_a_person_is_no_paper(office: Session) -> None:
    draft = Entry(office).save_draft("person", {"name": "Giàng A Chứ"}).record
    with pytest.raises(DraftNotPrinted):
        drawn(office, "F17", draft)


# ---------------------------------------------------------------- F18


def test_only_aid_in_the_epidemic_is_on_the_list(office: Session) -> None:
    tet = campaign(office)
    aid(office, "Vàng Thị Páo", campaign=tet)
    cut = aid(office, "Lò Văn Dọn", campaign=tet, crisis="order_cut", basis="6696/QĐ-TLĐ")
    desk = PaperDesk(office, printed_at=AT)
    for wish in (PaperWish("F18", campaign=tet), PaperWish("F18", start=YEAR[0], end=YEAR[1])):
        paper = desk.draw(wish)
        said = as_set(paper.content)
        assert "Vàng Thị Páo" in said
        assert "Lò Văn Dọn" not in said
        assert "(Theo Quyết định số 643/QĐ-TLĐ)" in said
        assert len(list(paper.parts[0].versions)) == 1
    assert [choice.count for choice in desk.campaigns("F18")] == [1]
    desk.leave(paper)
    aid(office, "Tẩn A Khé", crisis="order_cut", basis="6696/QĐ-TLĐ", recipient={"name": "Tẩn A Khé", "birth": "1990"})
    printed = PrintedPapers(office)
    assert printed.state(printed.by_code(paper.parts[0].code)).came == 0, "no aid of another crisis joins it"
    aid(office, "Giàng A Lử", recipient={"name": "Giàng A Lử", "birth": "1988-03"})
    assert printed.state(printed.by_code(paper.parts[0].code)).came == 1
    with pytest.raises(NotOnThisForm) as refusal:
        drawn(office, "F18", cut)
    assert "Lò Văn Dọn" in describe(refusal.value).title


def test_a_campaign_without_the_epidemic_has_nothing_to_print(office: Session) -> None:
    tet = campaign(office)
    aid(office, "Lò Văn Dọn", campaign=tet, crisis="order_cut", basis="6696/QĐ-TLĐ")
    desk = PaperDesk(office, printed_at=AT)
    assert [choice.count for choice in desk.campaigns("F18")] == [0]
    with pytest.raises(NothingToPrint):
        desk.draw(PaperWish("F18", campaign=tet))


def test_several_decisions_are_all_named(office: Session) -> None:
    aids = [aid(office, "Vàng Thị Páo"), aid(office, "Lò Văn Dọn", basis="QĐ 3749/QĐ-TLĐ")]
    assert "(Theo các Quyết định số 643/QĐ-TLĐ, 3749/QĐ-TLĐ)" in text(office, "F18", *aids)


def test_the_account_stands_there_only_when_wished_and_never_in_public(office: Session) -> None:
    one = aid(office, "Vàng Thị Páo", value_qualifier="over")
    wished = text(office, "F18", one, sensitive=True)
    assert "7801205012345 Agribank Than Uyên" in wished
    assert "Mất việc" in wished
    assert "trên 1.000.000" in wished
    for said in (text(office, "F18", one), text(office, "F18", one, public=True, sensitive=True)):
        assert "7801205012345" not in said
        assert "Agribank" not in said
        assert "Chuyển khoản" in said
        assert "Mất việc" not in said
    assert NUMBER not in text(office, "F18", one, public=True)


def test_years_contracts_and_time_as_the_list_wants_them(office: Session) -> None:
    said = text(
        office, "F18", aid(office, "Vàng Thị Páo"), aid(office, "", recipient={"name": "Lò Văn Dọn"}, affected_to=None)
    )
    assert " 1992 " in said
    assert "Không xác định thời hạn" in said
    assert "01/04/2020 – 05/2020" in said
    assert "từ 01/04/2020" in said


# ---------------------------------------------------------------- blanks


@pytest.mark.parametrize("form", ["F03", "F04", "F17", "F18"])
def test_a_blank_names_the_office_and_is_tied_to_nothing(office: Session, form: str) -> None:
    paper = PaperDesk(office, printed_at=AT).draw(PaperWish(form, blank=True))
    said = as_set(paper.content)
    assert OFFICE.upper() in said.upper()
    assert f"Mẫu {form}, phiên bản 1" in said
    assert "Tổng cộng" not in said
    assert paper.parts == ()
