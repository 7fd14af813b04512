"""F01 and F02: columns and parts in the order of the form, blanks for the pen, and texts too long for their place."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest

from desktop_app.documents.forms.pledge_agreement import COLUMNS as AGREED
from desktop_app.documents.forms.pledge_agreement import HEAD, UNION, Party, pledge_agreement
from desktop_app.documents.forms.pledge_list import COLUMNS, PledgeRow
from desktop_app.documents.forms.pledge_table import Target, pledge_table
from desktop_app.documents.table_blocks import NothingToPrint
from tests.documents import samples_emulation as samples
from tests.documents.forms.reading import LETTERS, LONG, in_order, overlapping
from tests.documents.pdf import boxes, pages
from tests.documents.samples_emulation import drawn, stamp

MM = 72 / 25.4


def listed(rows: list[PledgeRow]) -> bytes:
    return drawn(samples.f01_list(rows))


def agreed(**changes: object) -> bytes:
    content = replace(samples.agreement_content(), **changes)  # type: ignore[arg-type]
    return drawn(pledge_agreement(content, stamp("F02")))


def test_the_list_has_its_columns_in_order_and_room_for_a_pen() -> None:
    titles = [column.title for column in COLUMNS]
    assert titles == [
        "STT",
        "Họ và tên",
        "Chức vụ,\nđơn vị công tác",
        "Phong trào",
        "Danh hiệu đăng ký",
        "Hình thức khen thưởng đề nghị",
        "Chữ ký",
        "Ghi chú",
    ]
    assert sum(column.width for column in COLUMNS) == pytest.approx(252)
    assert COLUMNS[6].width >= 25
    pdf = listed(samples.pledged(30))
    tops = sorted(
        top for page, left, top, _r, _b, word in boxes(pdf) if page == 2 and word.isdigit() and left < 45 * MM
    )
    assert min(after - before for before, after in pairwise(tops)) >= 9 * MM


def test_persons_come_before_households_and_are_numbered_through() -> None:
    text = "\n".join(pages(listed(samples.pledged(3, 2))))
    assert in_order(text, "DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2026", "\n3 ", "HỘ GIA ĐÌNH", "\n4 ", "\n5 ", "CHỦ TỊCH")
    assert "HỘ GIA ĐÌNH" not in "\n".join(pages(listed(samples.pledged(3))))


def test_a_list_of_nobody_is_refused() -> None:
    with pytest.raises(NothingToPrint):
        listed([])


def test_the_blank_list_has_twenty_rows() -> None:
    text = "\n".join(pages(drawn(samples.f01_list_blank())))
    assert [int(line) for line in text.splitlines() if line.isdigit()] == list(range(1, 21))
    assert "NĂM 20……" in text
    assert "Danh hiệu của cá nhân: 1 - " in text
    assert "Mẫu F01, phiên bản 1" in text


def test_long_names_wrap_in_every_column() -> None:
    row = PledgeRow(LONG, LONG, LONG, LONG, LONG, LONG)
    pdf = listed([row, *samples.pledged(2)])
    assert overlapping(pdf) == []
    whole = "".join("".join(pages(pdf)).split())
    assert all(whole.count(letter) >= 6 for letter in LETTERS if letter != " ")


def test_a_note_no_page_holds_goes_on_under_its_row() -> None:
    note = " ".join(f"từ{at}" for at in range(900))
    pdf = listed([replace(samples.pledged(1)[0], note=note), *samples.pledged(2)])
    text = " ".join(pages(pdf))
    assert all(f"từ{at}" in text.split() for at in range(900))
    assert overlapping(pdf) == []


def test_marks_apart_from_their_letters_are_put_together() -> None:
    apart = [replace(row, name=unicodedata.normalize("NFD", row.name)) for row in samples.pledged(3)]
    assert listed(apart) == listed(samples.pledged(3))


def test_the_table_has_three_parts_and_its_years_plan() -> None:
    text = "\n".join(pages(drawn(samples.f01_table())))
    assert in_order(
        text,
        "BẢNG ĐĂNG KÝ GIAO ƯỚC THI ĐUA NĂM 2026",
        "Kính gửi: Liên đoàn Lao động tỉnh Lai Châu",
        "I. CÁC PHONG TRÀO THI ĐUA",
        "II. CÁC CHỈ TIÊU ĐĂNG KÝ THI ĐUA",
        "Phong trào “Lao động giỏi",
        "95,5",
        "Phong trào “Xanh",
        "III. DANH HIỆU ĐĂNG KÝ",
        "Nơi nhận",
    )
    for title in ("Tên phong trào thi đua", "Mục tiêu", "Nội dung các chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Ghi chú"):
        assert title in text


def test_parts_without_an_answer_say_so() -> None:
    content = replace(samples.table_content(), targets=(), collectives=())
    text = "\n".join(pages(drawn(pledge_table(content, stamp("F01")))))
    assert in_order(text, "Không đăng ký chỉ tiêu.", "Không có tập thể đăng ký danh hiệu.", "CHỦ TỊCH")


def test_the_table_wraps_too() -> None:
    content = replace(samples.table_content(), targets=(Target(LONG, LONG, "1", LONG, LONG),))
    assert overlapping(drawn(pledge_table(content, stamp("F01")))) == []


def test_the_blank_table_leaves_rows_in_each_part() -> None:
    text = "\n".join(pages(drawn(samples.f01_table_blank())))
    numbers = [int(line) for line in text.splitlines() if line.isdigit()]
    assert numbers == [*range(1, 6), *range(1, 6)]
    assert "20……" in text


def test_an_agreement_of_two_stands_on_one_page() -> None:
    (text,) = pages(drawn(samples.f02_agreement()))
    assert in_order(
        text,
        "BẢN GIAO ƯỚC THI ĐUA",
        "Năm 2026",
        "Giữa Trường PTDTBT THCS Dào San\nvà Công đoàn cơ sở",
        "Căn cứ Nghị quyết hội nghị",
        "I. CÁC BÊN GIAO ƯỚC",
        "II. NỘI DUNG GIAO ƯỚC",
        "STT Nội dung, chỉ tiêu Đơn vị tính",
        "III. CAM KẾT",
        "02 bản có giá trị như nhau./.",
        f"{HEAD} {UNION}",
        "HIỆU TRƯỞNG CHỦ TỊCH",
        "Hoàng Văn Dếnh Tẩn A Dơ",
    )
    assert [column.title.replace("\n", " ") for column in AGREED] == [
        "STT",
        "Nội dung, chỉ tiêu",
        "Đơn vị tính",
        "Chỉ tiêu năm",
        "Biện pháp",
    ]


def test_the_union_signs_as_such_on_whichever_side_it_stands() -> None:
    head, union = samples.agreement_content().parties
    assert f"{UNION} {HEAD}" in pages(agreed(parties=(union, head)))[0]


def test_each_unit_of_a_cluster_signs_under_its_name() -> None:
    pdf = drawn(samples.f02_cluster(7))
    texts = pages(pdf)
    assert "Giữa các đơn vị trong khối, cụm thi đua" in texts[0]
    assert UNION not in "".join(texts)
    signed = [round(left) for _page, left, *_, word in boxes(pdf) if word == "ĐẠI"]
    assert len(signed) == 7
    assert overlapping(pdf) == []


def test_many_parties_with_long_names_all_sign() -> None:
    parties = [Party(f"Đơn vị {at} {LONG}", LONG, LONG) for at in range(20)]
    pdf = agreed(parties=parties, two_sided=False, between="các bên có tên dưới đây")
    assert sum(word == "ĐẠI" for *_, word in boxes(pdf)) == 20
    assert overlapping(pdf) == []
    assert all(bottom <= (297 - 20) * MM + 4 for *_, bottom, word in boxes(pdf) if word == "ĐƠN")


def test_what_is_missing_in_an_agreement_is_left_to_the_pen() -> None:
    parties = (Party("Trường A", "Giàng A Sử"), Party("Công đoàn Trường A", "Lò Thị Phương"))
    text = "\n".join(pages(agreed(parties=parties, commitment=(), copies=None, movement="")))
    assert text.count("Chức vụ: …") == 2
    assert "thành …… bản" in text
    assert "…" * 30 in text
    assert "None" not in text


def test_the_blank_agreement_is_the_same_form() -> None:
    text = "\n".join(pages(drawn(samples.f02_blank())))
    assert in_order(
        text,
        "Giao ước giữa:",
        "1. Tên đơn vị: …",
        "Đại diện: …",
        "2. Tên đơn vị: …",
        "\n8",
        "III. CAM KẾT",
        "…… bản",
        f"{HEAD} {UNION}",
    )
    assert "Giữa " not in text
    assert "Mẫu F02, phiên bản 1" in text
