"""F11 and F12 of real nominations: who is counted how often, in which order, under which submission."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from desktop_app.base import paths
from desktop_app.documents.table_blocks import NothingToPrint
from desktop_app.domain.records import Data
from desktop_app.services.adding import Adding
from desktop_app.services.entry import Entry
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.wish import Drawn, PaperWish
from desktop_app.services.session import Session
from tests.documents.forms.reading import in_order
from tests.documents.pdf import pages
from tests.domain.test_kinds import table

AT = datetime.fromisoformat("2026-06-05T08:00:00+07:00")
YEAR = PaperWish("F12", start=date(2026, 1, 1), end=date(2026, 12, 31))


def sample() -> list[Data]:
    """Return a person put forward twice, a collective, a household: all of submission 05/TTr-CĐCS."""
    content = (paths.resources() / "sample" / "nomination.toml").read_text(encoding="utf-8")
    records: list[Data] = tomllib.loads(content)["record"]
    return records


def person(**changes: Any) -> Data:  # noqa: ANN401 - any JSON
    whole: Data = {**sample()[0], **changes}
    return {name: value for name, value in whole.items() if value is not None}


def add(session: Session, *rows: Data, kind: str = "nomination") -> tuple[str, ...]:
    added = Adding(session).add(kind, rows)
    assert not [found for found in added.problems if found.problem.level == "error"]
    return tuple(added.ids)


def draw(session: Session, form: str, *records: str) -> Drawn:
    wish = PaperWish(form, records=records) if records else replace(YEAR, form=form)
    return PaperDesk(session, printed_at=AT).draw(wish)


def text(drawn: Drawn) -> str:
    return " ".join(" ".join(pages(drawn.content)).split())


def test_groups_go_by_part_and_award_titles_first(office: Session) -> None:
    rows = sample()
    add(office, rows[3], rows[0], rows[2], rows[1])
    assert in_order(
        text(draw(office, "F12")),
        "A. TẬP THỂ",
        "I. Tổ công đoàn xuất sắc",
        "B. CÁ NHÂN",
        "I. Chiến sĩ thi đua cơ sở",
        "1990",
        "II. Bằng khen của LĐLĐ tỉnh",
        "C. HỘ GIA ĐÌNH",
        "I. Gia đình CNVCLĐ tiêu biểu",
        "Danh sách có 01 tập thể, 01 cá nhân và 01 hộ gia đình (04 lượt đề nghị)./.",
    )


def test_who_is_put_forward_twice_is_one_person_and_namesakes_are_two(office: Session) -> None:
    twice = add(office, person(), person(title_proposed=None, form_proposed="federation_certificate"))
    assert "Danh sách có 01 cá nhân (02 lượt đề nghị)./." in text(draw(office, "F12", *twice))
    unknown = {"name": "Giàng A Sử"}
    namesakes = add(office, person(person=unknown), person(person=unknown, title_proposed="advanced_labour"))
    assert "Danh sách có 02 cá nhân./." in text(draw(office, "F12", *namesakes))


def test_votes_earlier_awards_and_the_initiative_are_told(office: Session) -> None:
    (initiative,) = add(office, table("initiative")["valid"], kind="initiative")
    records = add(office, person(initiative=initiative, note="Nghỉ thai sản"))
    said = text(draw(office, "F12", *records))
    for words in ("88,89%", "(8/9)", "87/QĐ-UBND", "Sáng kiến “", "(QĐ số", "Nữ", "Hoàn thành xuất sắc", "Nghỉ thai"):
        assert words in said
    assert table("initiative")["valid"]["decision"].split()[0] in said


def test_the_class_of_an_order_is_part_of_the_award(office: Session) -> None:
    orders = [
        person(
            person={"name": f"Người Thứ {number}"},
            title_proposed=None,
            form_proposed="labour_order",
            **{"class": degree},
        )
        for number, degree in enumerate(("third", "first"))
    ]
    said = text(draw(office, "F12", *add(office, *orders)))
    assert in_order(said, "I. Huân chương Lao động hạng Nhất", "II. Huân chương Lao động hạng Ba")


def test_the_list_goes_with_the_submission_its_nominations_name(office: Session) -> None:
    records = add(office, *sample())
    wanted = "(Kèm theo Tờ trình số 05/TTr-CĐCS ngày 25 tháng 5 năm 2026 của CĐCS Trường PTDTBT Tiểu học Nậm Cuổi)"
    assert wanted in text(draw(office, "F12", *records))
    other = add(office, person(person={"name": "Giàng A Sử"}, submission={"number": "06", "symbol": "TTr-CĐCS"}))
    open_line = "(Kèm theo Tờ trình số …… ngày …… tháng …… năm 20…… của CĐCS"
    assert open_line in text(draw(office, "F12", *records, *other)), "of two submissions none is guessed"


def test_a_submission_counts_by_award_and_names_its_receiver(office: Session) -> None:
    records = add(office, *sample())
    said = text(draw(office, "F11", *records))
    assert in_order(
        said,
        "Số: 05/TTr-CĐCS Nậm Cuổi, ngày 25 tháng 5 năm 2026",
        "TỜ TRÌNH Về việc đề nghị khen thưởng năm 2026",
        "Kính gửi: Liên đoàn Lao động tỉnh Lai Châu",
        "01 tập thể, 01 cá nhân và 01 hộ gia đình (04 lượt đề nghị), cụ thể như sau:",
        "1. Tập thể: Tổ công đoàn xuất sắc, 01 tập thể.",
        "2. Cá nhân a) Chiến sĩ thi đua cơ sở: 01 cá nhân; b) Bằng khen của LĐLĐ tỉnh: 01 cá nhân.",
        "3. Hộ gia đình: Gia đình CNVCLĐ tiêu biểu, 01 hộ gia đình.",
        "quyết định./.",
        "- Như trên;",
    )
    board = add(office, person(person={"name": "Giàng A Sử"}, submitted_to="Hội đồng Thi đua - Khen thưởng tỉnh"))
    said = text(draw(office, "F11", *board))
    assert "Kính gửi: Hội đồng Thi đua - Khen thưởng tỉnh" in said
    assert "Kính đề nghị Hội đồng Thi đua - Khen thưởng tỉnh xem xét" in said


def test_a_submission_without_a_number_leaves_it_to_register_or_pen(office: Session) -> None:
    records = add(office, person(submission=None, submitted_to=None))
    said = text(draw(office, "F11", *records))
    assert "Số: 05/" not in said
    assert "/TTr-CĐCS" in said
    assert "Kính gửi: Liên đoàn Lao động tỉnh Lai Châu" in said
    assert draw(office, "F11", *records).parts[0].numbered
    assert not draw(office, "F11", *add(office, person(person={"name": "Giàng A Sử"}))).parts[0].numbered


@pytest.mark.parametrize("form", ["F11", "F12"])
def test_a_year_without_nominations_is_refused(office: Session, form: str) -> None:
    with pytest.raises(NothingToPrint):
        draw(office, form)


def test_an_initiative_that_is_here_no_more_is_left_to_the_pen(office: Session) -> None:
    (initiative,) = add(office, table("initiative")["valid"], kind="initiative")
    records = add(office, person(initiative=initiative))
    Entry(office).delete(initiative, reason="ghi nhầm")
    said = text(draw(office, "F12", *records))
    assert "“……………………”" in said
    assert table("initiative")["valid"]["decision"] not in said


def test_the_keys_of_a_blank_tell_titles_from_forms(office: Session) -> None:
    """Both are written into one column: "1" alone would not say which list it is of."""
    said = text(PaperDesk(office, printed_at=AT).draw(PaperWish("F12", blank=True)))
    assert "Cột “Hình thức đề nghị” ghi chữ và số." in said
    assert "D1 - " in said
    assert "K1 - " in said
