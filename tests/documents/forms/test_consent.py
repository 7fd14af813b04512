"""F17: what a person is told, in order, on one page, and that no box is ever ticked for her."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from desktop_app.documents.blocks import Together
from desktop_app.documents.forms.consent import CHOICES, consent
from desktop_app.documents.handwriting import Ticks
from tests.documents.drawing import stamp
from tests.documents.forms.reading import EVERY_LETTER, overlapping
from tests.documents.pdf import as_set, pages
from tests.documents.samples_care import CONSENT, CONSENT_BLANK, f17

ORDER = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "BẢN ĐỒNG Ý CHO PHÉP XỬ LÝ DỮ LIỆU CÁ NHÂN",
    "Căn cứ Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15.",
    "Tôi là:",
    "1. Bên kiểm soát dữ liệu:",
    "2. Mục đích:",
    "3. Dữ liệu cơ bản, ghi khi cần:",
    "4. Dữ liệu nhạy cảm (*), ghi khi cần: dân tộc*, hoàn cảnh gia đình*, số tài khoản*.",
    "5. Bên được nhận dữ liệu:",
    "6. Thời hạn lưu giữ:",
    "7. Quyền của tôi theo Luật số 91/2025/QH15:",
    "8. Cách rút lại sự đồng ý:",
    "Ý kiến của tôi: Đồng ý Không đồng ý",
    "NGƯỜI CÓ DỮ LIỆU CÁ NHÂN",
)


@pytest.mark.parametrize("content", [CONSENT, CONSENT_BLANK])
def test_everything_told_in_order_on_one_page(content: object) -> None:
    pdf = f17(CONSENT if content is CONSENT else CONSENT_BLANK)
    text = as_set(pdf)
    places = [text.index(part) for part in ORDER]
    assert places == sorted(places)
    assert len(pages(pdf)) == 1
    assert "ngày …… tháng …… năm 20……" in text, "the day is written by who signs"


def test_two_boxes_and_neither_is_ticked() -> None:
    (last,) = [block for block in consent(CONSENT, stamp("F17")).blocks if isinstance(block, Together)]
    (ticks,) = [block for block in last.blocks if isinstance(block, Ticks)]
    assert ticks.options == CHOICES == ("Đồng ý", "Không đồng ý")
    assert ticks.chosen == frozenset()


def test_a_point_without_a_heading_is_a_paragraph() -> None:
    text = as_set(f17(replace(CONSENT, points=("Một câu của cơ quan.", "Hết hạn: cuối năm 2027."))))
    assert "6. Một câu của cơ quan." in text
    assert "7. Hết hạn: cuối năm 2027." in text


def test_long_texts_go_on_and_the_answer_is_not_left_alone() -> None:
    long = ((EVERY_LETTER + " ") * 6)[:600]
    content = replace(CONSENT, name=long[:200], home=long[:200], purposes=(long, long), recipients=(long, long))
    pdf = f17(content)
    assert overlapping(pdf) == []
    last = pages(pdf)[-1]
    assert last.index("8. Cách rút lại") < last.index("Đồng ý") < last.index("NGƯỜI CÓ DỮ LIỆU")
    assert f17(replace(content, name=unicodedata.normalize("NFD", content.name))) == pdf
