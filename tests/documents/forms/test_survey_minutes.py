"""F05: the parties that were there sign, what was not answered is left to the pen, the end stays together."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from desktop_app.documents.forms.survey_minutes import Party
from tests.documents.minutes import SURVEY, SURVEY_BLANK, drawn, overlapping
from tests.documents.pdf import boxes, pages

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
LONG = " ".join(["Nguyễn Phương Hoàng Thị Bích Ngọc"] * 6)[:200]


def test_fields_stand_in_order() -> None:
    text = "\n".join(pages(drawn(SURVEY)))
    fields = (
        "BIÊN BẢN KHẢO SÁT",
        "(HOÀN CẢNH VÀ NHÀ Ở)",
        "Thời gian bắt đầu: 08 giờ 30 phút, ngày 14 tháng 01 năm 2026",
        "Địa điểm: bản Nậm Coóng, xã Nậm Cuổi",
        "1. Thành phần",
        "2. Hoàn cảnh gia đình",
        "3. Hiện trạng nhà ở",
        "4. Đề xuất",
        "Mức đề xuất: 50.000.000 đồng (Bằng chữ: Năm mươi triệu đồng)",
        "Kết luận",
        "kết thúc lúc 09 giờ 15 phút cùng ngày./.",
        "(Ký, ghi rõ họ tên)",
    )
    places = [text.index(field) for field in fields]
    assert places == sorted(places)


def test_each_party_has_a_column_with_its_people() -> None:
    words = [(page, left, top, word) for page, left, top, _right, _bottom, word in boxes(drawn(SURVEY))]
    signed = [word for word in words if word[3] == "(Ký,"]
    assert len(signed) == 5, "four parties and who writes"
    last = signed[0][0]
    text = pages(drawn(SURVEY))[last - 1]
    for name in ("Lò Thị Phương", "Tẩn Thị Mẩy", "Lò Văn Ướn", "Vàng A Páo", "Giàng A Chứ"):
        assert name in text
    assert text.startswith("2\nKết luận"), "signatures take the conclusion to their page"
    assert "4. Đề xuất" in pages(drawn(SURVEY))[0], "the rest of the section stays where there is room for it"
    two = replace(SURVEY, present=SURVEY.present[2:])
    assert len(pages(drawn(two))) == 1
    assert "UBND" not in pages(drawn(two))[0]


def test_what_is_missing_is_left_to_the_pen() -> None:
    text = pages(drawn(replace(SURVEY, income="", circumstance="", started="", area="")))[0]
    assert "Thu nhập/tháng (đồng): …" in text
    assert "Hoàn cảnh: …" in text
    assert "Thời gian bắt đầu: …… giờ …… phút, ngày 14 tháng 01 năm 2026" in text
    assert "None" not in text
    nothing = "\n".join(pages(drawn(replace(SURVEY, proposal="Không đề xuất", proposed=None, proposes=False))))
    assert "Mức đề xuất" not in nothing, "where nothing is proposed no sum is asked for"


def test_the_blank_asks_the_same_and_has_boxes_to_tick() -> None:
    texts = pages(drawn(SURVEY_BLANK))
    text = "\n".join(texts)
    for label in ("Đại diện UBND xã: …", "Họ tên chủ hộ: …", "Đoàn viên khó khăn", "Nhà tạm", "Mức đề xuất (đồng): …"):
        assert label in text
    assert "ngày …… tháng …… năm 20……" in text
    assert "Mẫu F05, phiên bản 1" in text
    assert len(texts) == 2
    assert texts[1].startswith("4. Đề xuất"), "no line of the third section runs over"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_letter_and_long_answers_wrap(form: str) -> None:
    long = unicodedata.normalize(form, LONG)  # type: ignore[arg-type]
    letters = unicodedata.normalize(form, f"{LETTERS} {LETTERS.upper()}")  # type: ignore[arg-type]
    present = (Party("CĐCS", ((long, long), (letters, ""))), Party("gia đình", ((long, ""),)))
    content = replace(SURVEY, present=present, head=long, circumstance=letters * 6, damage=long * 4, conclusion=long)
    pdf = drawn(content)
    text = "".join("".join(pages(pdf)).split())
    assert unicodedata.is_normalized("NFC", text)
    assert LETTERS in text
    assert not overlapping(pdf)


def test_a_conclusion_of_pages_runs_on_and_the_signatures_follow_it() -> None:
    texts = pages(drawn(replace(SURVEY, conclusion="Nhà không còn ở được, nên làm mới. " * 140)))
    assert len(texts) >= 2
    assert "Buổi khảo sát kết thúc" in texts[-1]
    assert "NGƯỜI GHI" in texts[-1]
