"""F07: the sources are added up as exactly as they are known, parties sign, what is missing is left to the pen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.documents.forms.handover_minutes import _COLUMNS, GROUND_BY_HAND, Source
from desktop_app.domain.counted_numbers import Qualifier
from tests.documents.forms.test_survey_minutes import LETTERS, LONG
from tests.documents.minutes import HANDOVER_BLANK, HANDOVER_DONE, drawn, overlapping
from tests.documents.pdf import pages


def text_of(content: object) -> str:
    return "\n".join(pages(drawn(content)))  # type: ignore[arg-type]


def test_parts_stand_in_order_on_one_page() -> None:
    texts = pages(drawn(HANDOVER_DONE))
    parts = (
        "BIÊN BẢN BÀN GIAO NHÀ “MÁI ẤM CÔNG ĐOÀN”",
        "Căn cứ Quyết định số 31/QĐ-LĐLĐ",
        "Bên giao: LĐLĐ tỉnh Lai Châu",
        "Bên nhận: Ông (bà) Vàng Thị Páo",
        "Chứng kiến:",
        "1. Đặc điểm nhà ở",
        "Diện tích: 48,5 m²",
        "2. Tổng giá trị và nguồn kinh phí",
        "Tổng cộng trên 90.000.000",
        "(Bằng chữ: Trên chín mươi triệu đồng)",
        "3. Tình trạng khi bàn giao",
        "4. Cam kết sử dụng",
        "04 bản có giá trị như nhau, mỗi bên giữ ít nhất 01 bản./.",
        "BÊN GIAO BÊN NHẬN NGƯỜI CHỨNG KIẾN",
    )
    places = [texts[0].index(part) for part in parts]
    assert places == sorted(places)
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("said", "total", "words"),
    [("exact", "Tổng cộng 90.000.000", "(Bằng chữ: Chín"), ("nearly", "gần 90.000.000", "(Bằng chữ: Gần chín")],
)
def test_how_exact_the_value_is_stands_in_figures_and_words(said: Qualifier, total: str, words: str) -> None:
    text = text_of(replace(HANDOVER_DONE, said=said))
    assert total in text
    assert words in text


def test_a_sum_says_what_it_leaves_out() -> None:
    text = text_of(replace(HANDOVER_DONE, sources=[Source("LĐLĐ tỉnh", 50_000_000), Source("Gia đình")]))
    assert "Tổng cộng chưa gồm 1 nguồn chưa ghi số tiền." in text
    assert "Tổng giá trị ghi trong sổ: trên 90.000.000 đồng." in text


def test_what_is_missing_is_left_to_the_pen() -> None:
    content = replace(HANDOVER_DONE, giver="", witnesses="", condition="", sources=(), value=None)
    text = text_of(content)
    assert "- Bên giao: …" in text
    assert "Tình trạng khi bàn giao: …" in text
    assert "Bằng chữ: …" in text
    assert "Tổng giá trị (đồng): …" in text
    assert "None" not in text


def test_the_blank_names_the_usual_sources_and_what_is_handed_over() -> None:
    text = text_of(HANDOVER_BLANK)
    for label in ("Nhà “Mái ấm công đoàn”", "Công trình", "LĐLĐ tỉnh", "Ngày công quy đổi", "5. Nội dung khác: …"):
        assert label in text
    assert "Mẫu F07, phiên bản 1" in text
    assert "Bằng chữ: …" in text


def test_long_answers_wrap_and_take_the_signatures_along() -> None:
    assert sum(column.width for column in _COLUMNS) == 165
    content = replace(
        HANDOVER_DONE,
        abstract=LONG,
        giver=LONG,
        receiver=f"{LETTERS} {LETTERS.upper()}",
        witnesses=LONG,
        sources=[Source("Cá nhân hảo tâm", 999_999_999_999, LONG)] * 4,
        commitment=LONG,
        note=LONG,
    )
    pdf = drawn(content)
    texts = pages(pdf)
    assert not overlapping(pdf)
    assert "Cam kết sử dụng" in texts[-1], "signatures never stand alone"
    assert "BÊN GIAO" in texts[-1]


def test_leaders_of_a_sentence_fill_its_lines_without_holes() -> None:
    text = pages(drawn(replace(HANDOVER_BLANK, grounds=(GROUND_BY_HAND,))))[0]
    assert "…… ……" not in text, "one run of dots in a line, no row of little ones"
