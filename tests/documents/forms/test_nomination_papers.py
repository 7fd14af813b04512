"""F11 and F12: words, groups, columns and totals in the order of the forms, and texts too long for their place."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from desktop_app.documents.forms.award_submission import AwardSubmission, award_submission
from desktop_app.documents.forms.nomination_list import (
    COLUMNS,
    AwardGroup,
    NominationList,
    Nominee,
    nomination_list,
    roman,
)
from desktop_app.documents.table_blocks import NothingToPrint
from tests.documents import samples_emulation as samples
from tests.documents.drawing import drawn, stamp
from tests.documents.forms.reading import LETTERS, LONG, in_order, overlapping
from tests.documents.pdf import boxes, pages

MM = 72 / 25.4


def submitted(content: AwardSubmission) -> bytes:
    return drawn(award_submission(content, stamp("F11")))


def listed(content: NominationList) -> bytes:
    return drawn(nomination_list(content, stamp("F12")))


def test_a_submission_stands_on_one_page_with_its_parts_in_order() -> None:
    (text,) = pages(drawn(samples.f11_submission()))
    assert in_order(
        text,
        "Số: 05/TTr-CĐCS Dào San, ngày 05 tháng 02 năm 2026",
        "TỜ TRÌNH",
        "Về việc đề nghị khen thưởng năm 2026",
        "Kính gửi: Ban Thường vụ Liên đoàn Lao động tỉnh Lai Châu",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "THCS Dào San.",
        "02 tập thể và 15 cá nhân, cụ thể như sau:",
        "1. Tập thể: Bằng khen của LĐLĐ tỉnh, 02 tập thể.",
        "2. Cá nhân",
        "a) Chiến sĩ thi đua cơ sở: 03 cá nhân;",
        "b) Lao động tiên tiến: 12 cá nhân.",
        "(Có danh sách, báo cáo thành tích, biên bản kèm theo)",
        "quyết\nđịnh./.",
        "Nơi nhận: TM. BAN CHẤP HÀNH",
        "- Như trên;",
        "Tẩn A Dơ",
    )


def test_a_submission_whose_texts_an_office_took_away_still_ends() -> None:
    text = "\n".join(pages(submitted(replace(samples.submission_content(), closing=(), grounds=(), opening=()))))
    assert "biên bản kèm theo)./." in text
    assert "Căn cứ" not in text


def test_the_signature_of_a_long_submission_is_not_alone() -> None:
    for count in range(1, 14):
        text = ("Tổng số đề nghị khen thưởng như sau:",) * count
        last = pages(submitted(replace(samples.submission_content(), opening=text)))[-1]
        assert in_order(last, "(Có danh sách", "./.", "CHỦ TỊCH", "Tẩn A Dơ"), count


def test_the_blank_submission_leaves_number_day_and_awards_to_the_pen() -> None:
    (text,) = pages(drawn(samples.f11_blank()))
    assert "Số: ……/TTr-CĐCS" in text
    assert "ngày …… tháng …… năm 20……" in text
    assert text.count("Danh hiệu, hình thức: …") == 4
    assert "năm 20……" in text
    assert "Mẫu F11, phiên bản 1" in text


def test_long_receivers_wrap() -> None:
    content = replace(samples.submission_content(), addressees=(LONG, LONG), receivers=(LONG, "Lưu: VT"))
    assert overlapping(submitted(content)) == []


def test_the_list_has_its_columns_in_order() -> None:
    assert [" ".join(column.title.split()) for column in COLUMNS] == [
        "STT",
        "Họ và tên (Tên tập thể)",
        "Năm sinh/ giới tính",
        "Chức vụ, đơn vị",
        "Hình thức đề nghị",
        "Tóm tắt thành tích, sáng kiến (số QĐ)",
        "Khen thưởng đã có (năm, số QĐ)",
        "Tỷ lệ phiếu",
        "Ghi chú",
    ]
    assert sum(column.width for column in COLUMNS) == pytest.approx(252)


def test_parts_groups_and_the_total_stand_in_order() -> None:
    text = "\n".join(pages(drawn(samples.f12_list())))
    assert in_order(
        text,
        "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG",
        "(Kèm theo Tờ trình số 05/TTr-CĐCS ngày 25 tháng 5 năm 2026 của CĐCS",
        "A. TẬP THỂ",
        "I. Tổ công đoàn xuất sắc",
        "B. CÁ NHÂN",
        "I. Lao động tiên tiến",
        "II. Chiến sĩ thi đua cơ sở",
        "Danh sách có 01 tập thể và 06 cá nhân./.",
        "CHỦ TỊCH",
    )


def test_numbers_run_through_the_awards_of_a_part() -> None:
    words = boxes(drawn(samples.f12_list(5)))
    numbers = [int(word) for _page, left, top, _r, _b, word in words if left < 43 * MM and word.isdigit() and top > 70]
    assert numbers == [1, *range(1, 11)]


def test_a_part_without_anybody_is_left_out_and_the_next_takes_its_letter() -> None:
    persons = replace(samples.nomination_content(), groups=((), [AwardGroup("Cờ", samples.nominees(2, "Cờ"))], ()))
    text = "\n".join(pages(listed(persons)))
    assert "A. CÁ NHÂN" in text
    assert "TẬP THỂ\n" not in text
    groups = ((), (), [AwardGroup("Gia đình", samples.nominees(1, "Gia đình"))])
    assert "A. HỘ GIA ĐÌNH" in "\n".join(pages(listed(replace(persons, groups=groups))))


def test_a_list_of_nobody_is_refused() -> None:
    with pytest.raises(NothingToPrint):
        listed(replace(samples.nomination_content(), groups=((), (), ())))


def test_the_blank_list_has_rows_for_collectives_and_persons() -> None:
    texts = pages(drawn(samples.f12_blank()))
    numbers = [int(line) for text in texts for line in text.splitlines() if line.isdigit()]
    assert numbers == [*range(1, 7), *range(1, 15)]
    text = "\n".join(texts)
    assert "Danh sách có …… tập thể và …… cá nhân./." in text
    assert "(Kèm theo Tờ trình số …… ngày …… tháng …… năm 20……" in text


def test_long_texts_wrap_and_an_endless_one_goes_on_under_its_row() -> None:
    endless = " ".join(f"từ{at}" for at in range(700))
    one = Nominee(LONG, "1990\nNữ", LONG, LONG, endless, (LONG, LONG), "88,89%\n(8/9)", LONG)
    content = replace(samples.nomination_content(), groups=((), [AwardGroup(LONG, [one])], ()))
    pdf = listed(content)
    assert overlapping(pdf) == []
    words = " ".join(pages(pdf)).split()
    assert all(f"từ{at}" in words for at in range(700))
    assert all("".join(words).count(letter) >= 7 for letter in LETTERS if letter != " ")


def test_marks_apart_from_their_letters_are_put_together() -> None:
    (group,) = samples.nomination_content().groups[0]
    apart = replace(group.nominees[0], name=unicodedata.normalize("NFD", group.nominees[0].name))
    content = samples.nomination_content()
    changed = replace(content, groups=((AwardGroup(group.award, [apart]),), *content.groups[1:]))
    assert listed(changed) == listed(content)


def test_thousands_are_listed_with_a_head_on_every_page() -> None:
    texts = pages(listed(samples.nomination_content(700)))
    assert all("STT" in text for text in texts)
    assert texts[-1].count("CHỦ TỊCH") == 1


@pytest.mark.parametrize(("number", "said"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (99, "XCIX")])
def test_roman_figures(number: int, said: str) -> None:
    assert roman(number) == said
