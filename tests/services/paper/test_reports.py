"""The reports F13-F15, printed of a real book."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

import pytest

from desktop_app.base import i18n
from desktop_app.documents.table_blocks import NothingToPrint
from desktop_app.domain.units import Unit
from desktop_app.services.entry import Entry
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.printed import PrintedPapers
from desktop_app.services.paper.recap_report import TooManyYears
from desktop_app.services.paper.wish import NothingChosen, PaperStale, PaperWish
from desktop_app.services.session import Session
from desktop_app.storage.ledger import Ledger
from tests.documents.pdf import pages
from tests.services.conftest import Stores
from tests.services.placed_records import place
from tests.services.stores import campaign, gift_of, give

AT: Final = datetime.fromisoformat("2026-07-05T08:00:00+07:00")
HALF: Final = PaperWish("F13", start=date(2026, 1, 1), end=date(2026, 6, 30))
COUNT: Final[dict[str, Any]] = {
    "counted_on": "2026-05-31", "workers": 40, "women": 12, "underemployed": 4, "underemployed_women": 2,
    "members": 36, "average_pay": 7_250_000, "pay_counted": 40, "owed_wages": 0, "contracts": 40, "insured": 38,
}  # fmt: skip


def desk(session: Session) -> PaperDesk:
    """Return the paper desk at a known minute."""
    return PaperDesk(session, printed_at=AT)


def words(session: Session, wish: PaperWish) -> str:
    """Return all words of a printing on one line."""
    return " ".join(" ".join(page.split()) for page in pages(desk(session).draw(wish).content))


def count(session: Session, **changes: str | int) -> str:
    """Record a count of workers."""
    return Entry(session).complete("workforce", {**COUNT, **changes}).record


def test_f13_tells_what_the_book_holds_of_the_period(office: Session) -> None:
    give(office, campaign(office), ["Lò Thị Phương", "Giàng A Sử", "Tẩn Thị Mẩy"])
    count(office, counted_on="2025-11-30", workers=99)
    count(office)
    text = words(office, HALF)
    assert "6 tháng đầu năm 2026" in text
    assert "a) Tặng" not in text, "one point alone has no letter"
    assert "Tặng 3 suất quà cho 3 người, trị giá 3,9 triệu đồng." in text
    assert "Số liệu tính đến ngày 31/5/2026:" in text
    assert "Tổng số lao động: 40 người, trong đó nữ 12 người (30%)." in text
    assert "Tiền lương bình quân: 7,25 triệu đồng một người một tháng." in text
    assert "Đơn vị không nợ lương người lao động." in text
    assert "Trong kỳ chưa ghi nhận số liệu về nội dung này." in text
    assert "không phát sinh số liệu về:" in text


@pytest.mark.parametrize("form", ["F13", "F15"])
def test_the_appendix_says_by_what_persons_are_known(office: Session, form: str) -> None:
    give(office, campaign(office), ["Lò Thị Phương", "Giàng A Sử"])
    said = "Trong 2 người: 0 nhận biết theo số định danh, 0 theo quyết định ghép, 2 chỉ theo họ tên nên có thể"
    assert said in words(office, PaperWish(form, start=HALF.start, end=HALF.end))


def test_f13_is_vietnamese_in_an_english_window(office: Session) -> None:
    give(office, campaign(office), ["Lò Thị Phương"])
    before = words(office, HALF)
    i18n.set_language("en")
    try:
        assert words(office, HALF) == before
    finally:
        i18n.set_language("vi")


def test_f13_is_one_paper_that_notices_what_came_since(office: Session) -> None:
    """Its appendix bears the same code. A record that may lie outside the period stands on it too: it is named."""
    tet = campaign(office)
    first, _second = give(office, tet, ["Lò Thị Phương", "Giàng A Sử"])
    place(office, "visit", office.identity.unit, given_on="2026")
    drawn = desk(office).draw(HALF)
    (part,) = drawn.parts
    text = " ".join(pages(drawn.content))
    assert text.count(f"Mã {part.code}") == len(pages(drawn.content))
    assert "Thăm hỏi (1 bản ghi)" in " ".join(text.split())
    assert first in {record for record, _version in part.versions}
    desk(office).leave(drawn)
    ledger = PrintedPapers(office)
    assert ledger.state(ledger.by_code(part.code)).same
    give(office, tet, ["Tẩn Thị Mẩy"])
    assert ledger.state(ledger.by_code(part.code)).came == 1


def test_f13_of_an_empty_book_says_so(office: Session) -> None:
    text = words(office, HALF)
    assert "đơn vị chưa có số liệu lao động" in text
    assert "Trong kỳ không phát sinh số liệu." in text


def test_reports_need_two_days_in_their_order(office: Session) -> None:
    for form in ("F13", "F15"):
        for start, end in ((None, date(2026, 6, 30)), (date(2026, 6, 30), date(2026, 1, 1))):
            with pytest.raises(NothingChosen):
                desk(office).draw(PaperWish(form, start=start, end=end))


def test_f14_takes_the_newest_count_not_after_the_day(office: Session) -> None:
    count(office, counted_on="2025-11-30", workers=50)
    count(office)
    text = words(office, PaperWish("F14", end=date(2026, 5, 31)))
    assert "NĂM 2026" in text
    assert "1 Tổng số lao động Người 40" in text
    assert "lần chốt gần nhất" not in text
    older = words(office, PaperWish("F14", end=date(2026, 4, 30)))
    assert "1 Tổng số lao động Người 50" in older
    assert "Số liệu của lần chốt gần nhất, ngày 30/11/2025." in older
    assert "housed" not in text
    with pytest.raises(NothingToPrint):
        desk(office).draw(PaperWish("F14", end=date(2025, 1, 1)))
    with pytest.raises(NothingChosen):
        desk(office).draw(PaperWish("F14"))


def test_f14_of_a_chosen_count_stays_the_same_when_another_comes(office: Session) -> None:
    record = count(office)
    drawn = desk(office).draw(PaperWish("F14", records=(record,)))
    desk(office).leave(drawn)
    count(office, counted_on="2026-11-30")
    ledger = PrintedPapers(office)
    assert ledger.state(ledger.by_code(drawn.parts[0].code)).same


def test_f14_in_a_province_is_a_paper_for_each_unit(stores: Stores) -> None:
    session = stores.province().session
    for unit, workers in (("CD001", 60), ("CD002", 41)):
        place(session, "workforce", unit, **{**COUNT, "workers": workers})
    drawn = desk(session).draw(PaperWish("F14", end=date(2026, 5, 31)))
    assert len(drawn.parts) == 2
    text = " ".join(" ".join(page.split()) for page in pages(drawn.content))
    assert "Đơn vị báo cáo: CD001" in text
    assert "1 Tổng số lao động Người 41" in text


def test_f13_in_a_province_says_of_how_many_units_it_tells(stores: Stores) -> None:
    session = stores.province().session
    for unit in ("CD001", "CD002"):
        place(session, "workforce", unit, **COUNT)
    text = words(session, HALF)
    assert "lần chốt gần nhất của 2 đơn vị đến ngày 30/6/2026" in text
    assert "Tổng số lao động: 80 người" in text
    assert "Tiền lương bình quân:" not in text, "an average of averages is nobody's pay"


def test_f15_has_each_year_and_compares_with_the_years_before(office: Session) -> None:
    tet = campaign(office)
    give(office, tet, ["Lò Thị Phương", "Giàng A Sử"])
    wish = PaperWish("F15", start=date(2024, 1, 1), end=date(2026, 6, 30))
    text = words(office, wish)
    assert "GIAI ĐOẠN 2024 - 2026" in text
    assert "giai đoạn 2024 - 2026 (từ ngày 01/01/2024 đến ngày 30/6/2026)" in text
    assert "(đến 30/6)" in text
    assert "Suất quà suất 0 0 2 2" in text
    assert "Giá trị quà triệu đồng 0 0 2,6 2,6" in text, text[text.index("Giá trị quà") :][:90]
    assert "Giai đoạn trước:" not in text, "of nothing there is no comparison"
    place(office, "club", office.identity.unit, form="sport_club", founded_on="2022-01-20")
    text = words(office, wish)
    assert "Câu lạc bộ thể dục thể thao câu lạc bộ 1 1 1 1 0 Số cuối kỳ" in text
    assert "Suất quà suất 0 0 2 2 12 Giá trị" in text
    assert "sổ không có số liệu từ ngày 01/01/2021 đến ngày 30/6/2023, chỉ so được số cuối kỳ." in text
    place(office, "gift", office.identity.unit, given_on="2022-01-20")
    text = words(office, wish)
    assert "Suất quà suất 0 0 2 2 +100%" in text
    assert "Giai đoạn trước: số liệu từ ngày 01/01/2021 đến ngày 30/6/2023;" in text


def test_f15_has_room_for_seven_years(office: Session) -> None:
    desk(office).draw(PaperWish("F15", start=date(2020, 1, 1), end=date(2026, 12, 31)))
    with pytest.raises(TooManyYears):
        desk(office).draw(PaperWish("F15", start=date(2019, 1, 1), end=date(2026, 12, 31)))


@pytest.mark.parametrize("form", ["F13", "F14", "F15"])
def test_blanks_are_tied_to_nothing(office: Session, form: str) -> None:
    count(office)
    drawn = desk(office).draw(PaperWish(form, blank=True))
    assert drawn.parts == ()
    assert f"Mẫu {form}, phiên bản 1" in " ".join(pages(drawn.content))


def test_rows_that_a_superior_asks_for_follow_the_forms_own(office: Session) -> None:
    tet = campaign(office)
    Entry(office).complete("gift", gift_of(tet, "Lò A"))
    count(office)
    frame = desk(office).propose(PaperWish("F14", end=date(2026, 5, 31)))
    rows = ("Số vụ tai nạn lao động | Vụ | 2 | Nhẹ", "Số suất quà | Suất", "Việc chưa ai biết")
    text = words(office, PaperWish("F14", end=date(2026, 5, 31), frame=replace(frame, texts={"rows": rows})))
    assert "III. Nội dung khác theo hướng dẫn của công đoàn cấp trên" in text
    assert "Số vụ tai nạn lao động Vụ 2 Nhẹ" in text
    assert "Số suất quà Suất 1" in text
    assert "Việc chưa ai biết" in text
    plain = words(office, PaperWish("F14", end=date(2026, 5, 31)))
    assert "III. Nội dung khác" not in plain


def test_a_report_is_stale_once_a_unit_changed_and_other_papers_are_not(office: Session) -> None:
    """The figures of F13 rest on the tree of units; a list of gifts does not."""
    tet = campaign(office)
    give(office, tet, ["Lò Thị Phương"])
    drawn, listed = desk(office).draw(HALF), desk(office).draw(PaperWish("F08", campaign=tet))
    with office.connection.write():
        Ledger(office.connection).put_units([Unit("CD9", "CĐCS Khác", "LD12", "2020-01-01")])
    for refuses in (desk(office).ready, desk(office).leave, desk(office).again):
        with pytest.raises(PaperStale):
            refuses(drawn)
    assert PrintedPapers(office).count() == 0
    desk(office).leave(listed)
    desk(office).leave(desk(office).draw(HALF))
