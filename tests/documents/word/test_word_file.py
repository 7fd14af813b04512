"""Papers as Word files: every block has its way in, texts stay texts, the same input is the same bytes."""

from __future__ import annotations

import importlib
import inspect
import io
import pkgutil
import unicodedata
import zipfile
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final

import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app import documents
from desktop_app.documents.blocks import (
    Addressees,
    Block,
    Captioned,
    Gap,
    Heading,
    Points,
    Text,
    Title,
    Together,
)
from desktop_app.documents.cells import Column
from desktop_app.documents.forms.minutes import KeptWithEnd
from desktop_app.documents.handwriting import Answer, AnswerRow, Facts, Leaders, Ticks
from desktop_app.documents.letterhead import Letterhead, NationHead, NoHead, ReportHead
from desktop_app.documents.page import BODY, Paper
from desktop_app.documents.paper_document import Document, Head, NoDocument
from desktop_app.documents.signatures import Issued, Signature, Signatures
from desktop_app.documents.table_blocks import Foot, NothingToPrint, TableBlock, sentence
from desktop_app.documents.tables import Group
from desktop_app.documents.word.dispatch import NotForWord, write_block, write_head
from desktop_app.documents.word.word_document import HANDLERS, write_documents
from tests.documents.drawing import AT, drawn, stamp
from tests.documents.word.reading import cells, disordered, opened, parts, ruled, texts, word

HEAD: Final = Letterhead(
    "Liên đoàn Lao động tỉnh Lai Châu", "CĐCS Trường Tiểu học Nậm Cuổi", "Nậm Cuổi", date(2026, 2, 5)
)
COLUMNS: Final = (Column("STT", 15, "centre"), Column("Họ và tên", 100), Column("Số tiền", 50, "right", number=True))
ROWS: Final = [("1", "Giàng A Sử", "500.000"), ("2", "Lò Thị Ươm", "1.000.000"), ("3", "Vàng A Páo", "")]


def paper(*blocks: Block, head: Head | None = None, landscape: bool = False, blank: bool = False) -> Document:
    """Return a paper of blocks."""
    return Document("Tờ thử", stamp("F08", blank=blank), head or NoHead(), blocks, landscape)


def drawable() -> dict[str, list[type]]:
    """Return the classes of ``documents`` that set themselves on a paper: blocks know their height, heads do not."""
    found: dict[str, list[type]] = {"blocks": [], "heads": []}
    for module in pkgutil.walk_packages(documents.__path__, f"{documents.__name__}."):
        for name, one in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            draw = vars(one).get("draw")
            if one.__module__ != module.name or not inspect.isfunction(draw) or getattr(one, "_is_protocol", False):
                continue
            if [part.strip("_") for part in inspect.signature(draw).parameters] == ["self", "paper"]:
                found["blocks" if hasattr(one, "height") else "heads"].append(one)
                assert name
    return found


def test_every_block_and_every_head_has_its_way_into_word() -> None:
    assert HANDLERS
    known = drawable()
    assert len(known["blocks"]) >= 24
    assert {Letterhead, NationHead, NoHead, ReportHead} <= set(known["heads"])
    assert [one.__name__ for one in known["blocks"] if one not in write_block.registry] == []
    assert [one.__name__ for one in known["heads"] if one not in write_head.registry] == []


@dataclass(frozen=True, slots=True)
class Strange:
    """A block nothing is registered for."""

    def height(self, _paper: Paper) -> float:
        return 0.0

    def draw(self, _paper: Paper) -> None:
        return None


def test_a_block_nobody_wrote_a_way_for_is_a_bug_not_a_hole_in_the_paper() -> None:
    with pytest.raises(NotForWord):
        word(paper(Strange()))


def test_a_file_without_a_paper_and_a_list_without_a_row_are_refused() -> None:
    target = io.BytesIO()
    with pytest.raises(NoDocument):
        write_documents([], target, printed_at=AT)
    with pytest.raises(NothingToPrint):
        write_documents([paper(TableBlock(COLUMNS, (), form="F08"))], target, printed_at=AT)
    assert target.getvalue() == b"", "nothing is written before all of it is there"
    (table,) = ruled(word(paper(TableBlock(COLUMNS, (), empty="Không có ai."))))
    assert cells(table)[1] == ["Không có ai."]


def test_the_letterhead_is_a_table_without_rules_and_its_rules_are_under_lines() -> None:
    content = word(paper(head=HEAD, blank=True))
    (table,) = opened(content).tables
    left, right = cells(table)[0]
    assert left.split("\n")[:-1] == ["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH LAI CHÂU", "CĐCS TRƯỜNG", "TIỂU HỌC NẬM CUỔI"]
    assert right.split("\n") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", ""]
    assert cells(table)[1] == ["", "Nậm Cuổi, ngày 05 tháng 02 năm 2026"]
    assert len(list(table._tbl.iter(qn("w:pBdr")))) == 2
    assert disordered(content) == []


def test_body_text_is_justified_indented_and_apart() -> None:
    content = word(
        paper(Text("Một đoạn.\nĐoạn nữa."), Text("Giữa", align="centre"), Captioned("5. Thời hạn:", "ba năm."))
    )
    first, second, centred, captioned = (one for one in opened(content).paragraphs if one.text)
    assert [one.text for one in (first, second)] == ["Một đoạn.", "Đoạn nữa."]
    for one in (first, second, captioned):
        assert one.alignment is not None
        assert one.alignment.name == "JUSTIFY"
        assert one.paragraph_format.first_line_indent is not None
        assert one.paragraph_format.first_line_indent.cm == pytest.approx(1.27, abs=0.005)
        assert one.paragraph_format.space_before is not None
        assert one.paragraph_format.space_before.pt >= 6
    assert captioned.text == "5. Thời hạn: ba năm."
    assert [run.bold for run in captioned.runs] == [True, None]
    assert centred.alignment is not None
    assert centred.alignment.name == "CENTER"
    faces = parts(content)["word/styles.xml"].decode()
    assert 'w:ascii="Times New Roman"' in faces
    assert 'w:sz w:val="26"' in faces


def test_headings_are_headings_and_points_go_by_the_vietnamese_alphabet() -> None:
    content = word(paper(Heading("I. CHUNG"), Heading("1. Riêng", 2), Heading("a) Nhỏ", 3), Points(["x"] * 5)))
    found = [one for one in opened(content).paragraphs if one.text]
    assert [one.style.name for one in found if one.style is not None][:3] == ["Heading 1", "Heading 2", "Heading 3"]
    assert [one.text for one in found[3:]] == ["a) x", "b) x", "c) x", "d) x", "đ) x"]
    assert all(one.paragraph_format.keep_with_next for one in found[:3])


def test_one_receiver_stands_on_the_line_several_below_each_other() -> None:
    assert texts(word(paper(Addressees(["Công đoàn tỉnh"])))) == ["Kính gửi: Công đoàn tỉnh"]
    assert texts(word(paper(Addressees(["A;", "B."])))) == ["Kính gửi:", "- A;", "- B."]
    assert texts(word(paper(Addressees([])))) == [f"Kính gửi: {'…' * 24}"]


def test_what_is_left_to_the_pen_is_a_tab_with_leaders() -> None:
    content = word(
        paper(
            Answer("Họ và tên", "Sùng A Dơ"),
            Answer("Hoàn cảnh", lines=3),
            Answer("Số định danh", boxes=12),
            AnswerRow((Answer("Ngày sinh", "01/02/1990"), Answer("Nữ"))),
            Leaders(2),
            Ticks("Diện hộ", ("Hộ nghèo", "Khác"), frozenset({1})),
            Facts((("Năm", "2026"), ("Nơi nhận", ""))),
        )
    )
    assert texts(content) == [
        "Họ và tên: Sùng A Dơ",
        *("Hoàn cảnh: \t", "\t", "\t"),
        f"Số định danh: {'☐' * 12}",
        "Ngày sinh: 01/02/1990\tNữ: \t",
        *("\t", "\t"),
        "Diện hộ:   ☐\N{NO-BREAK SPACE}Hộ nghèo   ☑\N{NO-BREAK SPACE}Khác",
    ]
    (facts,) = opened(content).tables
    assert cells(facts) == [["Năm:", "2026"], ["Nơi nhận:", "\t"]]
    assert 'w:leader="dot"' in parts(content)["word/document.xml"].decode()


def test_groups_totals_and_the_foot_of_a_table() -> None:
    foot = Foot([("Tổng cộng", "", "1.500.000")], 2, (sentence("Ba người."), Signatures((Signature(("NGƯỜI LẬP",)),))))
    content = word(paper(TableBlock(COLUMNS, [Group("A. TỔ 1"), *ROWS], lambda: foot)))
    (table,) = ruled(content)
    assert cells(table) == [
        ["STT", "Họ và tên", "Số tiền"],
        ["A. TỔ 1"],
        *(list(row) for row in ROWS),
        ["Tổng cộng", "1.500.000"],
    ]
    rows = table._tbl.findall(qn("w:tr"))
    kept = [next(iter(row.iter(qn("w:keepNext"))), None) is not None for row in rows]
    assert kept == [True, True, False, True, True, True], "head, group, the last two rows and the total"
    spans = [[int(one.get(qn("w:val"))) for one in row.iter(qn("w:gridSpan"))] for row in rows]
    assert spans == [[], [3], [], [], [], [2]]
    bold = [cell.paragraphs[0].style.font.bold for cell in (table.cell(1, 0), table.cell(2, 1), table.cell(5, 2))]
    assert bold == [True, None, True]


def test_cells_that_are_filled_with_the_pen_have_their_boxes() -> None:
    columns = (Column("Số", 60, boxes=4), Column("Diện", 60, ticks=("Nghèo", "Cận nghèo")))
    (table,) = ruled(word(paper(TableBlock(columns, [("", ""), ("12", "Nghèo")]))))
    boxed = "☐\N{NO-BREAK SPACE}Nghèo\n☐\N{NO-BREAK SPACE}Cận nghèo"
    assert cells(table)[1:] == [["☐☐☐☐", boxed], ["12", "Nghèo"]]


def kept(content: bytes) -> list[tuple[str, bool]]:
    """Return each paragraph that says something, and whether it stays with the next."""
    every = opened(content).element.body.iter(qn("w:p"))
    shown = [Paragraph(one, one) for one in every]
    return [(one.text, bool(one.paragraph_format.keep_with_next)) for one in shown if one.text]


def test_what_stays_together_is_kept_with_the_next_but_for_its_last() -> None:
    inside = Together((Text("b"), Together((Text("c"), Text("d")))))
    assert kept(word(paper(Text("a"), inside, Text("e")))) == [
        ("a", False),
        ("b", True),
        ("c", True),
        ("d", False),
        ("e", False),
    ]
    signed = KeptWithEnd((Text("a"), Text("b")), Signatures((Signature(("TRƯỞNG BAN",), name="Lò A"),)))
    assert kept(word(paper(signed, Text("c")))) == [
        ("a", False),
        ("b", True),
        ("TRƯỞNG BAN", True),
        ("(Ký, ghi rõ họ tên)", True),
        ("Lò A", False),
        ("c", False),
    ]


def test_signers_stand_beside_each_other_with_room_between_title_and_name() -> None:
    signers = tuple(Signature((f"BÊN {letter}",), name=f"Người {letter}") for letter in "ABCDE")
    content = word(paper(Signatures(signers, dated="Nậm Cuổi, ngày 05 tháng 02 năm 2026")))
    first, second = opened(content).tables
    assert cells(first)[0][-1] == "Nậm Cuổi, ngày 05 tháng 02 năm 2026"
    assert [text.split("\n")[0] for text in cells(first)[1]] == ["BÊN A", "BÊN B", "BÊN C"]
    assert cells(first)[2:] == [["", "", ""], ["Người A", "Người B", "Người C"]]
    assert cells(second)[2] == ["Người D", "Người E"]
    (issued,) = opened(word(paper(Issued(Signature(("CHỦ TỊCH",), name="Lò A"), ("Như trên", "Lưu: VT"))))).tables
    left, right = cells(issued)[0]
    assert left == "Nơi nhận:\n- Như trên;\n- Lưu: VT."
    assert right.split("\n") == ["CHỦ TỊCH", "(Ký, ghi rõ họ tên)", "", "Lò A"]


def test_two_tables_never_run_into_one_and_the_last_does_not_end_the_file() -> None:
    content = word(paper(Facts((("a", "b"),)), Facts((("c", "d"),))))
    assert [cells(one) for one in opened(content).tables] == [[["a:", "b"]], [["c:", "d"]]]
    body = [str(one.tag).partition("}")[2] for one in opened(content).element.body]
    assert body == ["tbl", "p", "tbl", "p", "sectPr"]


def test_papers_of_one_file_are_sections_that_lie_and_are_numbered_for_themselves() -> None:
    content = word(paper(Text("một")), paper(Text("hai"), landscape=True, blank=True), paper(Text("ba")))
    file = opened(content)
    assert [one.page_width > one.page_height for one in file.sections] == [False, True, False]  # type: ignore[operator]
    assert [one.footer.paragraphs[0].text for one in file.sections] == [
        "F08 · Mã 7K3M-Q2XD",
        "Mẫu F08, phiên bản 1",
        "F08 · Mã 7K3M-Q2XD",
    ]
    assert texts(content) == ["một", "hai", "ba"]
    assert disordered(content) == []
    heads = [name for name in parts(content) if name.startswith("word/header")]
    assert len(heads) == 3, "heads that say the same are one part"


SAMPLE: Final = paper(Title("DANH SÁCH", "năm 2026"), Gap(8), TableBlock(COLUMNS, ROWS), head=HEAD)


def test_same_input_same_bytes_and_nothing_of_the_pc_in_them() -> None:
    content = word(SAMPLE)
    assert word(SAMPLE) == content
    later = io.BytesIO()
    write_documents([SAMPLE], later, printed_at=datetime(2026, 2, 6, 1, tzinfo=UTC))
    assert later.getvalue() != content, "the time is part of the input"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {one.create_system for one in package.infolist()} == {0}
        assert package.testzip() is None
    told = opened(content).core_properties
    assert (told.title, told.author, told.last_modified_by) == ("Tờ thử", "Sổ Công đoàn", "Sổ Công đoàn")
    assert told.created == told.modified == AT.astimezone(UTC)


def test_a_title_longer_than_a_property_is_whole_on_the_paper() -> None:
    long = "Báo cáo " * 40
    told = opened(word(replace(SAMPLE, title=long))).core_properties
    assert told.title == long[:255]


def test_no_macros_no_links_no_pictures_of_elsewhere() -> None:
    found = parts(word(SAMPLE))
    for name, content in found.items():
        assert b'TargetMode="External"' not in content
        assert b"vbaProject" not in content
        assert not name.endswith((".bin", ".jpeg", ".png"))
    assert b"macroEnabled" not in found["[Content_Types].xml"]
    assert {name.partition("/")[0] for name in found} == {"[Content_Types].xml", "_rels", "docProps", "word"}


ODD: Final = '<w:p/> & "\'{MERGEFIELD x}" =1+1 \x00\x01\x0b\x1b\x7f\ufffe\uffff \u200b\t %s {0} _x000D_'


def test_text_of_people_is_never_heard_as_anything_else() -> None:
    content = word(paper(Text(ODD), TableBlock(COLUMNS, [("1", ODD, "")])))
    said = '<w:p/> & "\'{MERGEFIELD x}" =1+1 %s {0} _x000D_'
    assert texts(content) == [said]
    assert cells(ruled(content)[0])[1] == ["1", said, ""]
    fields = [one for one in opened(content).element.body.iter() if "fld" in str(one.tag) or "instr" in str(one.tag)]
    assert fields == []


WHITE: Final = "\t\n\r\x85"


@given(st.text())
@example("\u0339 \u0334")  # marks of two words keep their order
def test_whatever_somebody_typed_makes_a_file_that_says_it(text: str) -> None:
    """Each word comes back, composed, less what XML forbids and nobody sees; white space is one space."""
    content = word(paper(Text(f"a {text} z", BODY)))
    said = " ".join(" ".join(texts(content)).split())
    assert unicodedata.is_normalized("NFC", said)
    kept = [one for one in text if one in WHITE or unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Cn", "Co")]
    seen = (letter for letter in unicodedata.normalize("NFC", "".join(kept)) if not letter.isspace())
    left = iter(said)
    assert all(letter in left for letter in seen)


def test_a_decomposed_text_is_composed() -> None:
    assert texts(word(paper(Text(unicodedata.normalize("NFD", "Lò Thị Ươm"))))) == ["Lò Thị Ươm"]


def test_the_same_document_makes_both() -> None:
    assert drawn(SAMPLE).startswith(b"%PDF-")
    assert word(SAMPLE).startswith(b"PK")
