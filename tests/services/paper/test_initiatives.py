"""F09 and F10 of real records: what the authors hand in, and the book of what was recognised."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

import pytest

from desktop_app.documents.table_blocks import NothingToPrint
from desktop_app.domain.records import Data
from desktop_app.services.entry import Entry
from desktop_app.services.paper.chosen import DraftNotPrinted
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.printed import PrintedPapers
from desktop_app.services.paper.wish import Drawn, PaperWish
from desktop_app.services.session import Session
from tests.documents.pdf import as_set, pages

AT: Final = datetime.fromisoformat("2026-12-05T08:00:00+07:00")
YEAR: Final = (date(2026, 1, 1), date(2026, 12, 31))


def initiative(session: Session, title: str, **changes: Any) -> str:  # noqa: ANN401 - any JSON
    """Record an initiative that the sector recognised and return it; a change to None leaves an answer out."""
    data: dict[str, Any] = {
        "title": title,
        "domain": "Giáo dục",
        "year": 2026,
        "first_applied": "2025-09",
        "benefit": 60_000_000,
        "value_qualifier": "over",
        "level": "sector",
        "decision": "211/QĐ-SGDĐT",
        "decided_on": "2026-04-02",
        "authors": [
            {
                "person": {"name": "Hoàng Văn Dếnh", "birth": "1979-09-12"},
                "workplace": "Trường Nậm Cuổi",
                "share": "66.5",
            },
            {"person": {"name": "Lò Thị Phương"}, "workplace": "Trường Nậm Cuổi", "share": "33.5"},
        ],
        **changes,
    }
    return Entry(session).complete("initiative", {key: one for key, one in data.items() if one is not None}).record


def topic(session: Session, title: str, **changes: Any) -> str:  # noqa: ANN401 - any JSON
    """Record a research topic the province recognised, of one author and without a benefit, and return it."""
    data: Data = {
        "title": title,
        "code": "ĐT.2026-07",
        "domain": "Y tế",
        "year": 2026,
        "acceptance": "good",
        "accepted_on": "2026-03-18",
        "level": "province",
        "decision": "58/QĐ-UBND",
        "decided_on": "2026-05-06",
        "authors": [{"person": {"name": "Vàng Thị Páo"}, "share": "100"}],
        **changes,
    }
    return Entry(session).complete("research_topic", data).record


def draw(session: Session, wish: PaperWish) -> Drawn:
    return PaperDesk(session, printed_at=AT).draw(wish)


def said(paper: Drawn) -> str:
    return as_set(paper.content)


def test_each_initiative_is_an_application_its_authors_sign(office: Session) -> None:
    helper = {"person": {"name": "Giàng A Sử"}, "work": "Dạy thử ở điểm bản"}
    first = initiative(office, "Rau sạch cho bếp bán trú", benefit_note="học sinh đi học đều hơn", helpers=[helper])
    second = initiative(office, "Sổ tiêm chủng theo phiên chợ", level="pending", decision=None, decided_on=None)
    paper = draw(office, PaperWish("F09", records=(first, second)))
    assert [next(iter(part.versions))[0] for part in paper.parts] == [first, second]
    assert len({part.code for part in paper.parts}) == 2
    text = said(paper)
    for words in (
        "Kính gửi: Hội đồng sáng kiến Trường PTDTBT Tiểu học Nậm Cuổi",
        "12/09/1979",
        "66,5",
        "Rau sạch cho bếp bán trú",
        "Lĩnh vực áp dụng: Giáo dục",
        "áp dụng thử: 09/2025",
        "Làm lợi trên 60.000.000 đồng một năm; học sinh đi học đều hơn",
        "Dạy thử ở điểm bản",
        "ngày 05 tháng 12 năm 2026",
    ):
        assert words in text, words
    signed = text.split("Các đồng tác giả ký")[1]
    assert signed.index("Hoàng Văn Dếnh") < signed.index("Lò Thị Phương")
    assert "None" not in text


def test_what_nobody_said_is_left_to_the_pen(office: Session) -> None:
    alone = [{"person": {"name": "Lò Thị Phương"}, "share": "100"}]
    bare = initiative(office, "Rau sạch cho bếp bán trú", authors=alone, benefit=None, value_qualifier=None)
    lines = "\n".join(pages(draw(office, PaperWish("F09", records=(bare,))).content)).splitlines()
    for label in ("Chủ đầu tư tạo ra sáng kiến", "Mô tả bản chất của sáng kiến", "theo ý kiến của tác giả"):
        assert any(f"{label}: ……" in line for line in lines), label
    assert lines.count("(Ký, ghi rõ họ tên)") == 1


def test_an_unfinished_application_is_not_printed(office: Session) -> None:
    draft = Entry(office).save_draft("initiative", {"title": "Rau sạch cho bếp"}).record
    with pytest.raises(DraftNotPrinted):
        draw(office, PaperWish("F09", records=(draft,)))


def test_a_blank_application_names_the_council_and_nobody_else(office: Session) -> None:
    text = said(draw(office, PaperWish("F09", blank=True)))
    assert "Hội đồng sáng kiến Trường" in text
    assert "ngày …… tháng …… năm 20……" in text
    assert "Mẫu F09, phiên bản 1" in text


def test_the_book_holds_what_was_recognised_that_year(office: Session) -> None:
    won = initiative(office, "Rau sạch cho bếp bán trú", note="xếp loại A")
    initiative(office, "Máy sàng chè ba tầng", benefit=5_000_000, value_qualifier=None)
    initiative(office, "Còn chờ xét", level="pending", decision=None, decided_on=None)
    initiative(office, "Không được công nhận", level="declined", decision=None, decided_on=None)
    initiative(office, "Năm trước", first_applied="2024-09", year=2025, level="grassroots", decided_on="2025-04-02")
    topic(office, "Vườn thuốc nam trạm y tế")
    award: Data = {
        "holder": {"name": "Lò Thị Phương"},
        "initiative": won,
        "decision": "318/QĐ-TLĐ",
        "decided_on": "2026-05-12",
    }
    given = Entry(office).complete("creative_labour_award", award).record
    paper = draw(office, PaperWish("F10", start=YEAR[0], end=YEAR[1]))
    text = said(paper)
    for words in (
        "ĐƯỢC CÔNG NHẬN NĂM 2026",
        "(66,5%)",
        "211/QĐ-SGDĐT 02/04/2026",
        "trên 60.000.000",
        "xếp loại A Bằng LĐST: Lò Thị Phương, 318/QĐ-TLĐ, 12/05/2026",
        "(đề tài ĐT.2026-07)",
        "trên 65.000.000",
        "(Bằng chữ: Trên sáu mươi lăm triệu đồng)",
        "Tổng cộng chưa gồm 1 sáng kiến, đề tài không ghi giá trị bằng tiền.",
        "Danh mục có 2 sáng kiến và 1 đề tài./.",
    ):
        assert words in text, words
    for left_out in ("Còn chờ xét", "Không được", "Năm trước", "mục chưa được công nhận", "(Từ ngày"):
        assert left_out not in text
    assert given in {record for record, _version in paper.parts[0].versions}


def test_the_book_of_a_period_says_so(office: Session) -> None:
    topic(office, "Vườn thuốc nam trạm y tế")
    text = said(draw(office, PaperWish("F10", start=date(2026, 1, 1), end=date(2026, 6, 30))))
    assert "NĂM 2026 (Từ ngày 01/01/2026 đến ngày 30/06/2026)" in text
    assert "Tổng cộng" not in text
    assert "Danh mục có 1 đề tài./." in text


def test_of_chosen_ones_it_tells_how_many_are_not_recognised(office: Session) -> None:
    won = initiative(office, "Rau sạch cho bếp bán trú")
    waits = initiative(office, "Còn chờ xét", level="pending", decision=None, decided_on=None)
    text = said(draw(office, PaperWish("F10", records=(won, waits))))
    assert "ĐƯỢC CÔNG NHẬN NĂM 2026" in text
    assert "Không gồm 1 mục chưa được công nhận." in text
    with pytest.raises(NothingToPrint):
        draw(office, PaperWish("F10", records=(waits,)))


def test_a_recognition_that_comes_later_is_told_of_the_printed_book(office: Session) -> None:
    initiative(office, "Rau sạch cho bếp bán trú")
    waits = initiative(office, "Còn chờ xét", level="pending", decision=None, decided_on=None, first_applied="2026-02")
    desk, papers = PaperDesk(office, printed_at=AT), PrintedPapers(office)
    paper = desk.draw(PaperWish("F10", start=YEAR[0], end=YEAR[1]))
    desk.leave(paper)
    kept = papers.by_code(paper.parts[0].code)
    assert papers.state(kept).same
    before = Entry(office).open("initiative", waits).data
    recognised = {**before, "level": "grassroots", "decision": "9/QĐ-TH", "decided_on": "2026-09-01"}
    Entry(office).complete("initiative", recognised, record=waits)
    assert papers.state(kept).changed == 1


def test_a_blank_book_explains_the_levels_of_today(office: Session) -> None:
    text = said(draw(office, PaperWish("F10", blank=True)))
    assert "1 - Cơ sở; 2 - Sở, ngành; 3 - Tỉnh; 4 - Toàn quốc" in text
    assert "NĂM 20……" in text
