"""F01 and F02 of real records: what is printed of which answers, in one printing or several."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from desktop_app.base import paths
from desktop_app.domain.records import Data
from desktop_app.services.adding import Adding
from desktop_app.services.paper.chosen import DraftNotPrinted
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.wish import Drawn, PaperWish
from desktop_app.services.session import Session
from tests.documents.pdf import pages
from tests.domain.test_kinds import table

AT = datetime.fromisoformat("2026-03-05T08:00:00+07:00")
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def registration(**changes: Any) -> Data:  # noqa: ANN401 - any JSON
    whole: Data = {**table("pledge_registration")["valid"], **changes}
    return {name: value for name, value in whole.items() if value is not None}


def add(session: Session, kind: str, *rows: Data, draft: bool = False) -> tuple[str, ...]:
    added = Adding(session).add(kind, rows, state="draft" if draft else "complete")
    assert not [found for found in added.problems if found.problem.level == "error"]
    return tuple(added.ids)


def draw(session: Session, form: str, *records: str) -> Drawn:
    """Draw a form of chosen records, of the year 2026 where none are named."""
    start, end = YEAR if not records else (None, None)
    return PaperDesk(session, printed_at=AT).draw(PaperWish(form, records=records, start=start, end=end))


def text(drawn: Drawn) -> str:
    return "\n".join(pages(drawn.content))


def agreements() -> list[Data]:
    content = (paths.resources() / "sample" / "pledge_agreement.toml").read_text(encoding="utf-8")
    records: list[Data] = tomllib.loads(content)["record"]
    return records


def test_a_year_with_persons_and_collectives_is_two_papers_with_a_code_each(office: Session) -> None:
    add(office, "pledge_registration", registration())
    drawn = draw(office, "F01")
    said = text(drawn)
    assert [part.title for part in drawn.parts] == [
        "DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2026",
        "BẢNG ĐĂNG KÝ GIAO ƯỚC THI ĐUA NĂM 2026",
    ]
    assert len({part.code for part in drawn.parts}) == 2
    assert all(part.code in said for part in drawn.parts)
    assert said.index("Tẩn Thị Mẩy") < said.index("HỘ GIA ĐÌNH") < said.index("Vàng Thị Páo") < said.index("Kính gửi")
    for words in ("bản Nậm Coóng", "Sáng kiến: 1", "Tập thể lao động tiên tiến", "Giấy khen của công đoàn"):
        assert words in " ".join(said.split())
    assert "Tổ khối 1, 2, 3: Sáng kiến được" in said
    assert "95,5" in said
    assert "01/2026 12/2026" in said
    assert "97,2" not in said, "what came of it is no part of what was pledged"


def test_what_a_year_has_not_is_not_printed(office: Session) -> None:
    alone = add(office, "pledge_registration", registration(collectives=None, targets=None))
    (part,) = draw(office, "F01", *alone).parts
    assert part.title.startswith("DANH SÁCH")
    groups = add(office, "pledge_registration", registration(movement="PT02", individuals=None, households=None))
    (part,) = draw(office, "F01", *groups).parts
    assert part.title.startswith("BẢNG")


def test_targets_stand_under_their_movement_where_there_are_several(office: Session) -> None:
    one = add(office, "pledge_registration", registration())
    assert "Phong trào “" not in text(draw(office, "F01", *one)).split("II. CÁC")[1]
    add(office, "pledge_registration", registration(movement="PT08"))
    said = text(draw(office, "F01"))
    assert said.count("\nPhong trào “") == 2
    assert "“Đổi mới, sáng tạo," in said


def test_the_receiver_is_named_where_nobody_is_addressed(office: Session) -> None:
    add(office, "pledge_registration", registration())
    listed, table_of = text(draw(office, "F01")).split("BẢNG ĐĂNG KÝ")
    assert "Như trên" not in listed
    assert "- Liên đoàn Lao động tỉnh Lai Châu;" in listed
    assert "- Như trên;" in table_of


def test_drafts_are_refused(office: Session) -> None:
    draft = add(office, "pledge_registration", registration(), draft=True)
    with pytest.raises(DraftNotPrinted):
        draw(office, "F01", *draft)


def test_each_agreement_is_a_paper_with_place_and_day_of_its_signing(office: Session) -> None:
    records = add(office, "pledge_agreement", *agreements())
    drawn = draw(office, "F02", *records)
    assert [len(list(part.versions)) for part in drawn.parts] == [1, 1]
    said = text(drawn)
    assert said.count("ngày 20 tháng 01 năm 2026") == 2
    assert "Giữa Trường PTDTBT Tiểu học Nậm Cuổi\nvà Công đoàn cơ sở Trường PTDTBT Tiểu học Nậm Cuổi" in said
    assert "HIỆU TRƯỞNG CHỦ TỊCH CÔNG ĐOÀN" in said
    assert "Sáu tháng hai bên kiểm điểm một lần." in said
    assert "ĐẠI DIỆN" in said.split("Giữa Trường Mầm non")[1]
    assert "116,7" not in said


def test_a_day_that_is_not_known_is_left_to_the_pen(office: Session) -> None:
    one = {**agreements()[0], "signed_on": "2026-01", "basis": None, "commitment": None, "copies": None}
    record = add(office, "pledge_agreement", {name: value for name, value in one.items() if value is not None})
    said = text(draw(office, "F02", *record))
    assert "Nậm Cuổi, ngày …… tháng …… năm 20……" in said
    assert "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;" in said, "the form's own grounds"
    assert "người lao động năm 2026." in " ".join(said.split())
    assert "…… bản" in said


def test_an_office_s_own_words_stand_in_their_place(office: Session) -> None:
    records = add(office, "pledge_agreement", agreements()[0])
    desk = PaperDesk(office, printed_at=AT)
    wish = PaperWish("F02", records=records)
    frame = replace(desk.propose(wish), texts={"closing": ("Hai bên quyết tâm năm {year}.",)})
    assert "Hai bên quyết tâm năm 2026." in text(desk.draw(replace(wish, frame=frame)))


def test_blanks_have_both_papers_and_leave_everything_open(office: Session) -> None:
    desk = PaperDesk(office, printed_at=AT)
    said = text(desk.draw(PaperWish("F01", blank=True)))
    assert said.count("Mẫu F01, phiên bản 1") == 4
    assert "BẢNG ĐĂNG KÝ GIAO ƯỚC THI ĐUA NĂM 20……" in said
    assert "PT01 - Lao động giỏi, lao động sáng tạo" in said
    assert "Giao ước giữa: Thủ trưởng với công đoàn" in text(desk.draw(PaperWish("F02", blank=True)))
