"""The blocks papers are made of: what law says of their words and places, and that height and drawing agree."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.documents.blocks import (
    GAP,
    Addressees,
    AppendixMark,
    Block,
    Gap,
    Grounds,
    Heading,
    Points,
    Text,
    Title,
    Together,
    ended,
    letter,
)
from desktop_app.documents.codes import Stamp
from desktop_app.documents.handwriting import Answer, AnswerRow, Facts, Leaders, Ticks
from desktop_app.documents.letterhead import Letterhead, NationHead, ReportHead, dateline
from desktop_app.documents.page import BODY, LEADING, MM, Paper
from desktop_app.documents.paper_document import Document, NoDocument, render_documents
from desktop_app.documents.signatures import SIGN_SEAL, Issued, Signature, Signatures
from desktop_app.documents.table_blocks import Note
from tests.documents.pdf import boxes, pages
from tests.documents.samples import AT

STAMP = Stamp("F11", "7K3M-Q2XD", "1a2b3c4d", label="Mã 7K3M-Q2XD")
LONG = "Đề nghị xét hỗ trợ sửa chữa nhà ở cho đoàn viên có hoàn cảnh đặc biệt khó khăn ở điểm trường xa trung tâm. " * 3


def drawn(blocks: Sequence[Block], *, landscape: bool = False) -> bytes:
    target = io.BytesIO()
    document = Document("Thử", STAMP, NationHead(), blocks, landscape)
    render_documents([document], target, printed_at=AT)
    return target.getvalue()


def text_of(*blocks: Block) -> str:
    return "\n".join(pages(drawn(blocks)))


BLOCKS: list[Block] = [
    Title("TỜ TRÌNH", "Về việc đề nghị khen thưởng", "(Kèm theo Quyết định số 05/QĐ-CĐCS)"),
    AppendixMark("Phụ lục I", "BẢNG SỐ LIỆU", "(Kèm theo Báo cáo số 05/BC-CĐCS)"),
    Addressees(["Liên đoàn Lao động tỉnh Lai Châu"]),
    Addressees(["Ban Chấp hành CĐCS Trường PTDTBT THCS Dào San", "Liên đoàn Lao động tỉnh Lai Châu"]),
    Grounds(["Luật Thi đua, khen thưởng", "Kết quả họp ngày 05/02/2026"]),
    Text(LONG),
    Text(LONG, hang="1."),
    Text("Mức hỗ trợ", align="centre"),
    Heading("I. ĐẶC ĐIỂM TÌNH HÌNH"),
    Points(["Một", "Hai", LONG]),
    Gap(30),
    Note("Chú thích: " + LONG),
    Answer("Họ và tên", "Giàng A Sử"),
    Answer("Hoàn cảnh gia đình", lines=3),
    Answer("Số định danh cá nhân", boxes=12),
    Answer("Hoàn cảnh", LONG),
    AnswerRow([Answer("Sinh ngày", "05/02/1990"), Answer("Dân tộc")]),
    AnswerRow([Answer("Nơi cấp", LONG), Answer("Ngày cấp")]),
    Ticks("Đề nghị", ["xây mới", "sửa chữa", "hỗ trợ khác theo quy định của công đoàn cấp trên"], frozenset({1})),
    Facts([("Tên gói", "LC-0147.scd"), ("Kỳ báo cáo", ""), ("Số văn bản đến của nơi nhận hồ sơ", LONG)]),
    Facts([("Nơi gửi", "CĐCS Dào San"), ("Nơi nhận", "")], by_hand=True),
    Leaders(4),
    Signatures((Signature(("NGƯỜI LẬP",)), Signature(("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), SIGN_SEAL, "Tẩn A Dơ"))),
    Signatures(tuple(Signature((f"ĐẠI DIỆN {n}",)) for n in range(6)), dated="Dào San, ngày 05 tháng 02 năm 2026"),
    Issued(Signature(("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), SIGN_SEAL, "Tẩn A Dơ"), ["Như trên", "Lưu: VT"]),
]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
@pytest.mark.parametrize("landscape", [False, True])
def test_a_block_takes_no_more_than_it_says(block: Block, landscape: bool) -> None:
    """What is kept together is measured before: a block that grew would push its end off the page."""
    sheet = Paper(io.BytesIO(), title="Thử", stamp=STAMP, printed_at=AT, landscape=landscape)
    before, said = sheet.y, block.height(sheet)
    block.draw(sheet)
    assert sheet.page == 1
    assert before - sheet.y <= said + 1


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_a_block_at_the_foot_of_a_page_goes_on_on_the_next(block: Block) -> None:
    filler = [Gap(20) for _ in range(33)]
    for page, left, top, right, bottom, word in boxes(drawn([*filler, block, *[Text("sau")] * 3])):
        stands = f"{word!r} on page {page}"
        assert left >= 30 * MM - 1, stands
        assert right <= 195 * MM + 1, stands
        assert top >= 20 * MM - 3 or word == str(page), stands
        foot = top >= (297 - 18) * MM
        assert foot or bottom <= 277 * MM + 4, stands


def test_points_go_by_the_vietnamese_alphabet() -> None:
    assert [letter(place) for place in range(9)] == ["a", "b", "c", "d", "đ", "e", "g", "h", "i"]
    assert letter(23) == "aa"
    text = text_of(Points([f"việc {number}" for number in range(7)]))
    assert [line.split(")")[0] for line in text.splitlines() if ") việc" in line] == list("abcdđeg")


def test_points_stand_six_points_apart_and_the_head_of_a_page_needs_no_distance() -> None:
    sheet = Paper(io.BytesIO(), title="Thử", stamp=STAMP, printed_at=AT)
    one, two = (Points(["việc"] * count).height(sheet) for count in (1, 2))
    assert two - one >= BODY.size * LEADING + GAP
    sheet.y = sheet.top
    Heading("II. KẾT QUẢ").draw(sheet)
    assert sheet.top - sheet.y <= BODY.size * LEADING + 0.1


def test_grounds_end_in_semicolons_and_the_last_in_a_full_stop() -> None:
    text = text_of(Grounds(["Luật Công đoàn;", "Căn cứ Nghị quyết đại hội", "Xét đề nghị của tổ công đoàn."]))
    lines = [line for line in text.splitlines() if line.startswith(("Căn cứ", "Xét"))]
    assert lines == ["Căn cứ Luật Công đoàn;", "Căn cứ Nghị quyết đại hội;", "Xét đề nghị của tổ công đoàn."]


def test_one_receiver_stands_on_the_line_several_below() -> None:
    one = text_of(Addressees(["Liên đoàn Lao động tỉnh Lai Châu"]))
    assert "Kính gửi: Liên đoàn Lao động tỉnh Lai Châu" in one
    several = text_of(Addressees(["Ban Chấp hành CĐCS", "LĐLĐ tỉnh Lai Châu"]))
    assert "- Ban Chấp hành CĐCS;" in several
    assert "- LĐLĐ tỉnh Lai Châu." in several
    assert "Kính gửi: ………" in text_of(Addressees([]))


def test_the_last_words_say_that_nothing_follows() -> None:
    assert ended("Kính đề nghị xem xét.") == "Kính đề nghị xem xét./."
    assert ended("Kính đề nghị xem xét./.") == "Kính đề nghị xem xét./."


def test_a_heading_takes_two_lines_with_it() -> None:
    for gaps in range(30, 36):
        texts = pages(drawn([*[Gap(20)] * gaps, Heading("II. KẾT QUẢ"), Text(LONG)]))
        page = next(text for text in texts if "II. KẾT QUẢ" in text)
        assert "Đề nghị xét" in page


def test_what_leads_to_a_table_goes_with_it() -> None:
    sheet = Paper(io.BytesIO(), title="Thử", stamp=STAMP, printed_at=AT)
    sheet.y = sheet.bottom + 90
    Text("Tôi ghi tên dưới đây:", keep=60).draw(sheet)
    assert sheet.page == 1
    Text("Danh sách những người tham gia:", keep=60).draw(sheet)
    assert sheet.page == 2


def test_a_line_of_leaders_begins_at_the_margin_and_ends_at_the_other() -> None:
    dots = [word for word in boxes(drawn([Leaders(2)])) if word[5].startswith("…")]
    assert len(dots) == 2
    for _page, left, _top, right, _bottom, _word in dots:
        assert left == pytest.approx(30 * MM, abs=0.5)
        assert right == pytest.approx(195 * MM, abs=1.5)


def test_no_single_line_of_a_paragraph_stands_alone() -> None:
    for gaps in range(60, 72):
        texts = pages(drawn([*[Gap(10)] * gaps, Text(LONG)]))
        head = ("CỘNG HÒA", "Độc lập", "F11", "Phiên bản")
        lines = [sum(not line.startswith(head) and len(line) > 2 for line in text.splitlines()) for text in texts]
        assert sum(lines) == 4
        assert 1 not in lines, gaps
        three = pages(drawn([*[Gap(10)] * gaps, Text(LONG[:240], align="left")]))
        assert [text.count("Đề nghị") for text in three if "Đề nghị" in text] == [3], "three lines stay whole"


def test_what_is_kept_together_moves_together() -> None:
    blocks: list[Block] = [Text("mở đầu"), Leaders(5), Text("kết thúc")]
    for gaps in range(25, 36):
        texts = pages(drawn([*[Gap(20)] * gaps, Together(blocks)]))
        assert next("kết thúc" in text for text in texts if "mở đầu" in text)
    tall: list[Block] = [Text("đầu"), Leaders(60), Text("cuối")]
    assert len(pages(drawn([Together(tall)]))) > 1, "what fits on no page breaks"


@settings(max_examples=25)
@given(st.lists(st.sampled_from(["Giàng A Sử", "một việc rất dài của tổ công đoàn", "Ừ"]), min_size=1, max_size=5))
def test_answers_on_a_line_never_overlap(values: list[str]) -> None:
    row = AnswerRow([Answer(f"Mục {place}", value) for place, value in enumerate(values)])
    words = sorted((round(top), left, right) for _page, left, top, right, _b, _w in boxes(drawn([row])))
    for (line, _left, right), (next_line, left, _right) in pairwise(words):
        assert line != next_line or left >= right - 0.5


def test_a_question_without_an_answer_is_left_to_the_pen() -> None:
    assert "Hoàn cảnh: ………" in text_of(Answer("Hoàn cảnh"))
    assert text_of(Answer("Hoàn cảnh", lines=3)).count("………") >= 3
    assert "Số định danh:" in text_of(Answer("Số định danh", boxes=12))
    assert "…" not in text_of(Answer("Số định danh", boxes=12))


def test_papers_in_one_file_have_feet_and_page_numbers_of_their_own() -> None:
    target = io.BytesIO()
    letterhead = Letterhead("LĐLĐ tỉnh", "CĐCS Dào San", "Dào San", date(2026, 2, 5), "05/TTr-CĐCS")
    other = Stamp("F12", "AAAA-BBBB", "9f9f9f9f", label="Mã AAAA-BBBB")
    long = [Text(LONG) for _ in range(14)]
    papers = [Document("Một", STAMP, letterhead, long), Document("Hai", other, NationHead(), long, landscape=True)]
    assert render_documents(papers, target, printed_at=AT) == 2
    texts = pages(target.getvalue())
    first = [text for text in texts if "7K3M-Q2XD" in text]
    second = [text for text in texts if "AAAA-BBBB" in text]
    assert len(first) + len(second) == len(texts)
    for turn in (first, second):
        assert [text.splitlines()[0] for text in turn[1:]] == [str(number) for number in range(2, len(turn) + 1)]
    assert "Số: 05/TTr-CĐCS" in first[0]


def test_a_file_without_a_paper_is_a_fault() -> None:
    with pytest.raises(NoDocument):
        render_documents([], io.BytesIO(), printed_at=AT)


def test_the_heads_of_reports_and_the_line_of_the_day() -> None:
    target = io.BytesIO()
    head = ReportHead("LĐLĐ tỉnh Lai Châu", "", "MẪU SỐ 1-HĐCĐ", "(Dùng cho công đoàn cơ sở và nghiệp đoàn)")
    render_documents([Document("F14", STAMP, head, [Text("x")])], target, printed_at=AT)
    text = pages(target.getvalue())[0]
    assert "Công đoàn cấp trên: LĐLĐ tỉnh Lai Châu" in text
    assert "Đơn vị báo cáo: ………" in text
    assert "MẪU SỐ 1-HĐCĐ" in text
    assert dateline("Xã Lê Lợi", date(2026, 3, 9)) == "Xã Lê Lợi, ngày 09 tháng 3 năm 2026"
    assert dateline("", None) == "ngày …… tháng …… năm 20……"
