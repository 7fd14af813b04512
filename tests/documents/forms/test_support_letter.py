"""F04: all questions in their order, what is not known left to the pen, three signatures on one page."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from desktop_app.documents.forms.support_letter import Choice
from tests.documents.forms.test_initiative_application import LETTERS, no_overlap
from tests.documents.pdf import as_set, lies_on_its_side, pages
from tests.documents.samples_care import LETTER, LETTER_BLANK, f04

ORDER = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "ĐƠN ĐỀ NGHỊ HỖ TRỢ",
    "Kính gửi:",
    "Tôi tên là:",
    "Sinh ngày:",
    "Số định danh:",
    "Ngày cấp:",
    "Nơi cấp:",
    "Dân tộc:",
    "Điện thoại:",
    "Đơn vị công tác:",
    "Ngày vào công đoàn:",
    "Chỗ ở hiện nay:",
    "Hoàn cảnh gia đình",
    "Số nhân khẩu:",
    "Số lao động:",
    "Thu nhập cả nhà một tháng",
    "Diện hộ:",
    "Hiện trạng nhà ở",
    "Loại nhà:",
    "Diện tích",
    "Hư hỏng:",
    "3. Đề nghị",
    "Việc đề nghị hỗ trợ:",
    "Mức đề nghị công đoàn hỗ trợ",
    "Dự kiến chi phí",
    "Phần gia đình lo",
    "Tôi cam đoan",
    "NGƯỜI LÀM ĐƠN",
    "XÁC NHẬN CỦA",
    "Ý KIẾN CỦA",
)


@pytest.mark.parametrize("content", [LETTER, LETTER_BLANK])
def test_every_question_in_its_order_under_the_nation_s_name_alone(content: object) -> None:
    pdf = f04(LETTER if content is LETTER else LETTER_BLANK)
    text = as_set(pdf)
    places = [text.index(part) for part in ORDER]
    assert places == sorted(places)
    assert not lies_on_its_side(pdf)
    assert "Số:" not in text


@pytest.mark.parametrize(
    ("matter", "line"),
    [
        ("", "(XÂY MỚI / SỬA CHỮA NHÀ Ở “MÁI ẤM CÔNG ĐOÀN”)"),
        ("new_house", "(XÂY MỚI NHÀ Ở “MÁI ẤM CÔNG ĐOÀN”)"),
        ("house_repair", "(SỬA CHỮA NHÀ Ở “MÁI ẤM CÔNG ĐOÀN”)"),
        ("cash", "(TRỢ CẤP TIỀN)"),
    ],
)
def test_the_matter_stands_under_the_title(matter: str, line: str) -> None:
    assert line in as_set(f04(replace(LETTER, matter=matter)))


def test_another_matter_has_no_such_line() -> None:
    first = as_set(f04(replace(LETTER, matter="other")))
    assert "ĐƠN ĐỀ NGHỊ HỖ TRỢ Kính gửi" in first


def test_money_asked_for_without_a_house_asks_nothing_of_a_house() -> None:
    cash = replace(
        LETTER, matter="cash", asked=Choice((), "Trợ cấp tiền"), with_house=False, cost=None, family_share=None
    )
    text = as_set(f04(cash))
    assert "Hiện trạng nhà ở" not in text
    assert "Dự kiến chi phí" not in text
    assert "2. Đề nghị" in text


def test_signatures_never_stand_alone() -> None:
    for content in (LETTER, LETTER_BLANK):
        last = pages(f04(content))[-1]
        assert last.index("Tôi cam đoan") < last.index("NGƯỜI LÀM ĐƠN")
        assert "UBND XÃ/PHƯỜNG" in last
        assert "BCH CĐCS" in last


def test_what_is_not_known_is_left_to_the_pen() -> None:
    text = as_set(f04(replace(LETTER, income=None, ethnic_group="", household_class=LETTER_BLANK.household_class)))
    assert "Thu nhập cả nhà một tháng (đồng): ……" in text
    assert "Dân tộc: ……" in text
    assert "Hộ có mức sống trung bình" in text, "choices nobody made are there to be ticked"
    assert "None" not in text


def test_long_answers_wrap_and_decomposed_letters_are_the_same() -> None:
    long = ((LETTERS + " ") * 8)[:900]
    content = replace(LETTER, name=long[:200], workplace=long[:200], home=long[:200], circumstance=long, damage=long)
    whole = f04(content)
    assert no_overlap(whole)
    apart = replace(content, name=unicodedata.normalize("NFD", content.name))
    assert f04(apart) == whole


def test_what_is_asked_for_stays_on_the_first_page_as_long_as_it_fits() -> None:
    first = pages(f04(LETTER))[0]
    assert "3. Đề nghị" in first
    assert "Phần gia đình lo" in first
