"""Fields inside sentences: sizes, dates, drives, whose bundle it is; and that nothing makes a message fail."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app import __version__
from desktop_app.base.errors import FieldValue
from desktop_app.base.i18n import set_language
from desktop_app.bundle.admission import ADMISSION_TYPE
from desktop_app.bundle.enrolment import REQUEST_TYPE
from desktop_app.bundle.manifest import MANIFEST_TYPE
from desktop_app.bundle.refusals import Damaged
from desktop_app.messages import describe, describe_code
from desktop_app.messages.describe import TEMPLATES
from desktop_app.messages.places_on_disk import drive_words, last_part
from desktop_app.messages.problem_texts import PROBLEM_TEXTS
from desktop_app.messages.sentence import placeholders, variants
from desktop_app.messages.shown_fields import DERIVED, shown_bytes, shown_date, shown_fields
from desktop_app.storage.keyslots import WrongPassphrase

CODES = sorted({*TEMPLATES, *PROBLEM_TEXTS, "outbox_broken"})
NAMES = sorted(
    {
        name
        for template in TEMPLATES.values()
        for text in (template.title, template.safe, template.next_step)
        for one in variants(text)
        for name in placeholders(one)
    }
    | {"unit", "unit_name", "reason", "office", "limit", "to_state"}
)
values: st.SearchStrategy[FieldValue] = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=80)
    | st.sampled_from(("{x}", "{", "/media/an/KINGSTON", "E:\\", "2026-05-28", "draft", MANIFEST_TYPE))
    | st.lists(st.text(max_size=8), max_size=3)
)


@given(st.sampled_from(CODES), st.dictionaries(st.sampled_from(NAMES), values, max_size=8))
@example("drive_full", {})
@example("illegal_transition", {"from_state": "", "to_state": "deleted"})
def test_filling_never_fails_and_always_says_something(code: str, fields: Mapping[str, FieldValue]) -> None:
    sentence = describe_code(code, fields)
    assert sentence.title
    assert sentence.full.startswith(sentence.title)


@given(st.sampled_from(CODES), st.dictionaries(st.sampled_from(NAMES), values, max_size=8))
def test_nothing_breaks_in_english(code: str, fields: Mapping[str, FieldValue]) -> None:
    set_language("en")
    assert describe_code(code, fields).title


def test_a_message_without_its_fields_reads_as_a_sentence() -> None:
    """The plainest variant asks for nothing but what every raise site gives."""
    always = {"operator", "minimum", "variable", "drive", "number", "clock", "newest", "seq", "name", "limit"}
    always |= {"unit", "unit_name", "superior_name", "typed", "day"}
    for code, template in TEMPLATES.items():
        for text in (template.title, template.safe, template.next_step):
            plainest = placeholders(variants(text)[-1])
            assert plainest <= always | DERIVED, code


@pytest.mark.parametrize(
    ("code", "fields", "full"),
    [
        (
            "drive_full",
            {"drive": "/media/an/KINGSTON", "needed": 47_600_000, "free": 12_900_000, "number": 15},
            "USB KINGSTON không đủ chỗ: gói cần 48 MB, còn trống 12 MB. Trong máy không mất gì, trên USB không để "
            "lại gói dở dang. Xóa bớt tệp trên USB hoặc cắm USB khác rồi ghi lại.",
        ),
        (
            "drive_full",
            {"drive": "C:\\Users\\an\\Gửi tỉnh", "needed": 900, "free": None},
            "Thư mục “Gửi tỉnh” không đủ chỗ: cần 900 byte. Trong máy không mất gì, ở đó không để lại tệp dở dang. "
            "Xóa bớt tệp ở đó hoặc cắm USB khác rồi ghi lại.",
        ),
        (
            "drive_removed",
            {"drive": "/media/an/KINGSTON", "number": 15},
            "USB bị rút khi đang ghi gói số 15. Gói trên USB chưa dùng được; trong máy không mất gì. Cắm lại "
            "USB rồi bấm “Ghi lại”.",
        ),
        (
            "drive_removed",
            {"drive": "E:\\", "receipt": 3},
            "USB bị rút khi đang ghi phiếu nhận số 3. Phiếu trên USB chưa dùng được; trong máy không mất gì. Cắm lại "
            "USB rồi bấm “Ghi lại”.",
        ),
        (
            "drive_removed",
            {"drive": "C:\\Users\\an\\Gửi tỉnh", "number": 15},
            "Không còn thấy thư mục “Gửi tỉnh”; USB đã rút hoặc thư mục đã mất. Trong máy không mất gì. Cắm lại "
            "USB, hoặc chọn thư mục có thật, rồi ghi lại.",
        ),
        (
            "drive_removed",
            {"drive": "E:\\"},
            "Không còn thấy ổ E:; USB đã rút hoặc thư mục đã mất. Trong máy không mất gì. Cắm lại USB rồi bấm "
            "“Ghi lại”.",
        ),
        (
            "clock_behind",
            {"clock": "2015-01-01", "newest": "2026-05-28"},
            "Ngày của máy là 01/01/2015, sớm hơn lần lưu trước (28/5/2026). Số liệu vẫn đủ. Ở Trang chủ, nhập "
            "ngày hôm nay một lần để dùng tiếp.",
        ),
        (
            "damaged",
            {"reason": "cut short", "unit": "DS01", "unit_name": "CĐCS THCS Dào San", "number": 6},
            "Gói số 6 của CĐCS THCS Dào San bị hỏng khi chép hoặc đã bị sửa. Chưa lấy gì từ gói này. Nhờ đơn vị ghi "
            "lại gói số 6 từ máy của họ ra USB khác.",
        ),
        (
            "damaged",
            {"reason": "cut short"},
            "Gói này bị hỏng khi chép hoặc đã bị sửa. Chưa lấy gì từ gói này. Nhờ nơi gửi ghi lại gói này từ máy của "
            "họ ra USB khác.",
        ),
        (
            "unknown_form",
            {"kind": "visit", "form_version": 2, "unit": "DS01", "number": 1234},
            "Gói số 1234 của đơn vị mã DS01 có mẫu ghi mà máy này chưa biết. Chưa lấy gì từ gói này, sổ không đổi. Cài "
            "phiên bản mới nhất trên máy này rồi nhận lại gói số 1234.",
        ),
        (
            "unknown_key",
            {"key": "ab" * 32},
            "Gói này do một máy chưa đăng ký với tỉnh gửi. Chưa lấy gì từ gói, sổ của tỉnh không đổi. Hỏi đơn vị; nếu "
            "đúng máy của họ thì làm thủ tục đăng ký máy rồi nhận lại.",
        ),
        (
            "totals_differ",
            {"kind": "gift", "measure": "value", "declared": 1_300_000, "found": 0, "unit_name": "CĐCS A", "number": 2},
            "Số liệu tính lại từ gói số 2 của CĐCS A là 0, số đơn vị đã ký là 1.300.000. Chưa lấy gì từ gói này, sổ "
            "không đổi. Nhờ đơn vị cài phiên bản mới nhất rồi xuất gói mới.",
        ),
        (
            "wrong_document",
            {"expected": MANIFEST_TYPE, "found": REQUEST_TYPE},
            "Tệp này là yêu cầu đăng ký máy, ở đây cần gói số liệu. Chưa lấy gì từ tệp này, sổ không đổi. Chọn tệp gói "
            "số liệu.",
        ),
        (
            "wrong_document",
            {"expected": ADMISSION_TYPE, "found": "text/plain"},
            "Tệp này là loại giấy tờ khác của chương trình. Chưa lấy gì từ tệp này, sổ không đổi. Chọn tệp giấy tiếp "
            "nhận máy.",
        ),
        (
            "name_too_long",
            {"name": "Công đoàn cơ sở Trường A/B", "limit": 1200},
            "Tên hoặc mã bắt đầu bằng “Công đoàn cơ sở Trường A/B” dài quá, nhiều nhất 1.200 ký tự. Chưa lưu gì. Ghi "
            "tên ngắn hơn, có thể viết tắt CĐCS, LĐLĐ.",
        ),
        (
            "newer_store",
            {"found": 3, "known": 1},
            f"Sổ này do một phiên bản mới hơn ghi; máy này đang dùng phiên bản {__version__}. Chưa mở và chưa sửa gì "
            "trong sổ. Cài phiên bản mới nhất rồi mở lại.",
        ),
        (
            "store_missing",
            {"folder": "/home/an/so-cong-doan"},
            "Trong thư mục “so-cong-doan” chưa có sổ nào. Chưa ghi gì vào đó. Lập sổ mới, hoặc khôi phục sổ từ bản sao "
            "lưu.",
        ),
        (
            "recovery_secret_unreadable",
            {"group": 0},
            "Mã khôi phục chưa đủ năm nhóm, mỗi nhóm sáu chữ và số. Chưa mở và chưa sửa gì trong sổ. So từng chữ với "
            "phiếu khôi phục rồi gõ lại.",
        ),
        (
            "illegal_transition",
            {"from_state": "deleted", "to_state": "deleted"},
            "Bản ghi đang ở trong thùng rác, nên việc này không làm được. Bản ghi vẫn nguyên trong sổ. Mở lại bản ghi "
            "để xem bản mới nhất.",
        ),
        (
            "row_too_tall",
            {"row": 9, "text": "Gạo " * 100},
            "Dòng 9 dài quá một trang vì ô “Gạo Gạo Gạo Gạo Gạo Gạo Gạo Gạo Gạo Gạo Gạo Gạo Gạo Gạo Gạo…”. Chưa in gì; "
            "bản ghi vẫn nguyên trong sổ. Rút ngắn ô đó trong bản ghi rồi in lại.",
        ),
        (
            "commune_unknown",
            {"name": "Nậm Quổi", "district": ""},
            "Không tìm thấy xã, phường “Nậm Quổi”. Chưa ghi gì vào sổ.",
        ),
        (
            "nested_write",
            {},
            "Chương trình gặp một việc chưa lường trước. Những gì đã lưu trước đó vẫn đủ. Đóng chương trình, mở lại "
            "rồi làm tiếp; nếu lặp lại, gửi tệp nhật ký cho người hỗ trợ.",
        ),
    ],
)
def test_whole_messages(code: str, fields: Mapping[str, FieldValue], full: str) -> None:
    assert describe_code(code, fields).full == full


def test_a_failure_is_described_with_what_the_caller_adds() -> None:
    refusal = Damaged(reason="cut short")
    refusal.concerning("DS01", 6)
    assert describe(refusal).title == "Gói số 6 của đơn vị mã DS01 bị hỏng khi chép hoặc đã bị sửa."
    told = describe(refusal, {"unit_name": "CĐCS THCS Dào San"})
    assert told.title == "Gói số 6 của CĐCS THCS Dào San bị hỏng khi chép hoặc đã bị sửa."
    assert describe(WrongPassphrase(operator="Lò Thị Phương")).title == "Mật khẩu chưa đúng với Lò Thị Phương."


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/media/an/KINGSTON", "USB KINGSTON"),
        ("/media/an/KINGSTON/goi", "USB KINGSTON"),
        ("/run/media/an/USB CỦA TỔ", "USB USB CỦA TỔ"),
        ("/media/KINGSTON", "USB KINGSTON"),
        ("/mnt/stick", "USB stick"),
        ("E:\\", "ổ E:"),
        ("f:", "ổ F:"),
        ("E:\\goi\\2026", "thư mục “2026”"),
        ("/home/an/Gửi tỉnh/", "thư mục “Gửi tỉnh”"),
        ("/", "nơi ghi"),
        ("", "nơi ghi"),
    ],
)
def test_a_drive_is_called_by_its_label(path: str, words: str) -> None:
    assert drive_words(path) == words


@given(st.text(alphabet="/\\:ab. é", max_size=20))
def test_no_path_is_ever_shown(path: str) -> None:
    assert not set("/\\") & set(last_part(path))
    assert not set("/\\") & set(drive_words(path))


@pytest.mark.parametrize(
    ("size", "up", "words"),
    [
        (0, True, "0 byte"),
        (999, True, "999 byte"),
        (1001, True, "2 KB"),
        (1999, False, "1 KB"),
        (48_000_000, True, "48 MB"),
        (999_999_999, True, "1 GB"),
        (999_999_999, False, "999 MB"),
        (4_294_967_295, False, "4,2 GB"),
        (4_294_967_296, True, "4,3 GB"),
        (12_000_000_000_000, False, "12 TB"),
        (5_000_000_000_000_000, False, "5.000 TB"),
    ],
)
def test_sizes_are_short(size: int, up: bool, words: str) -> None:
    assert shown_bytes(size, up=up) == words


@given(st.integers(0, 2**50), st.integers(1, 2**40))
def test_what_is_needed_never_looks_like_what_is_free(free: int, more: int) -> None:
    assert shown_bytes(free + more, up=True) != shown_bytes(free, up=False)


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-05-28", "28/5/2026"),
        ("2026-02-05", "05/02/2026"),
        ("2026-10-09", "09/10/2026"),
        ("2025-09", "tháng 9/2025"),
        ("2025-Q3", "quý III/2025"),
        ("2025", "năm 2025"),
        ("hôm qua", "hôm qua"),
    ],
)
def test_dates_are_written_as_in_documents(iso: str, words: str) -> None:
    assert shown_date(iso) == words


def test_typed_fields_keep_their_own_meaning() -> None:
    """A limit of money is đồng, not bytes; a year has no dot; a commune is not a file."""
    shown = shown_fields({"limit": 10**13, "year": 2150, "earliest": 1900, "name": "a/b"}, typed=True)
    assert shown == {**shown, "limit": "10.000.000.000.000", "year": "2150", "earliest": "1900", "name": "a/b"}
