"""The sentences beside fields: what the real definitions and readers say about real mistakes."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import set_language
from desktop_app.domain import places
from desktop_app.domain.entry import EntryContext, parse_field
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data, Json
from desktop_app.domain.validation import validate
from desktop_app.messages import describe_code, describe_entry, describe_problem, problem_line, problem_place
from desktop_app.messages.problem_texts import PROBLEM_TEXTS
from tests.domain import forms

TODAY = date(2026, 6, 5)
RIGHT = {
    "gift": forms.gift,
    "house": forms.house,
    "initiative": forms.initiative,
    "person": forms.person,
    "campaign": forms.campaign,
    "pledge_registration": forms.pledge,
}
GONE: Json = "(gone)"


def lines(kind: str, **changes: Json) -> list[str]:
    """Return the problems of right data after ``changes``, as the command line lists them."""
    definition = forms.real().current(kind)
    data: Data = {**RIGHT[kind](), **changes}
    data = {name: value for name, value in data.items() if value != GONE}
    return [problem_line(problem, definition) for problem in validate(definition, data, today=TODAY)]


EXAMPLES: list[tuple[str, dict[str, Json], str]] = [
    (
        "house",
        {"handed_over_on": "2026-03-12"},
        "Ngày bàn giao: 12/3/2026 đứng trước ngày khởi công 20/3/2026; sửa một trong hai ngày.",
    ),
    (
        "house",
        {"started_on": "2026-06", "handed_over_on": "2026-06-02", "surveyed_on": "2026-Q3"},
        "Ngày khởi công: Tháng 6/2026 đứng trước ngày khảo sát quý III/2026; sửa một trong hai ngày.",
    ),
    (
        "campaign",
        {"ends_on": "2026-01-02"},
        "Đến ngày: 02/01/2026 đứng trước “Từ ngày” 20/01/2026; sửa một trong hai ngày.",
    ),
    (
        "campaign",
        {"given_on": "2026-02-20"},
        "Ngày trao: 20/02/2026 đứng sau “Đến ngày” 16/02/2026; sửa một trong hai ngày.",
    ),
    (
        "house",
        {"value": 100_000_000},
        "Nguồn kinh phí: Cộng lại được 95.000.000 đồng, còn thiếu 5.000.000 đồng so với 100.000.000 đồng.",
    ),
    (
        "house",
        {"value": 90_000_000},
        "Nguồn kinh phí: Cộng lại được 95.000.000 đồng, thừa 5.000.000 đồng so với 90.000.000 đồng.",
    ),
    (
        "initiative",
        {"authors": [{"person": {"name": "Lò Thị Phương"}, "share": "66.5"}]},
        "Tác giả, đồng tác giả: Cộng lại được 66,5%, còn thiếu 33,5% so với 100%.",
    ),
    (
        "initiative",
        {"authors": [{"person": {"name": "Lò Thị Phương"}, "share": share} for share in ("40", "60")]},
        "Tác giả, đồng tác giả, dòng 2, Họ và tên: Trùng với dòng 1; giữ một dòng.",
    ),
    ("initiative", {"year": 1850}, "Năm: Nhỏ quá, ít nhất là 1990."),
    ("initiative", {"title": "Chè"}, "Tên sáng kiến: Ngắn quá: 3 ký tự, ít nhất 5."),
    ("initiative", {"decision": GONE}, "Số quyết định: Điền ô này, vì ô “Cấp công nhận” ghi “Tỉnh”."),
    ("gift", {"relation": GONE}, "Đối tượng: Chưa điền; ô này phải có."),
    ("gift", {"relation": "friend"}, "Đối tượng: “friend” không có trong danh sách; chọn lại."),
    ("gift", {"place": GONE}, "Bản, xã: Điền ô này hoặc ô “Đơn vị”."),
    (
        "gift",
        {"in_kind_value": GONE},
        "Trị giá hiện vật (đồng): Điền ô này, vì ô “Hiện vật” ghi “Gạo, dầu ăn, mứt Tết”.",
    ),
    ("house", {"household_class": GONE}, "Diện hộ: Nên điền; người ấy không đồng ý cho ghi thì để trống."),
    ("gift", {"in_kind": GONE}, "Hiện vật: Điền ô này, vì ô “Trị giá hiện vật” đã điền."),
    ("gift", {"cash": -1}, "Tiền mặt (đồng): Nhỏ quá, ít nhất là 0 đồng."),
    ("gift", {"cash": 2_000_000_000}, "Tiền mặt (đồng): Lớn quá, nhiều nhất là 1.000.000.000 đồng."),
    ("gift", {"cash": "nhiều"}, "Tiền mặt (đồng): Ô này cần một số tiền."),
    ("gift", {"value": 5}, "Cộng (đồng): Số này do sổ tự tính, phải là 1.300.000 đồng."),
    ("gift", {"given_on": "2026-12-12"}, "Ngày trao: 12/12/2026 chưa tới, hôm nay là 05/6/2026; xem lại ngày."),
    ("gift", {"given_on": "1985"}, "Ngày trao: Ngày sớm quá, sớm nhất là năm 1990."),
    (
        "gift",
        {"given_on": "5/2/2026"},
        "Ngày trao: Ngày chưa đúng cách ghi; gõ như 5/2/2026, 2/2026 hoặc 2026.",
    ),
    ("gift", {"note": "x" * 501}, "Ghi chú: Dài 501 ký tự, nhiều nhất 500; rút ngắn lại."),
    ("gift", {"thing": 1}, "thing: Mẫu ghi không có ô này."),
    ("gift", {"recipient": {"birth": "1984"}}, "Họ và tên: Chưa điền; ô này phải có."),
    (
        "house",
        {"head": {"name": "Giàng A Chứ", "birth": "2030"}},
        "Họ tên chủ hộ: Ngày sinh: năm 2030 chưa tới, hôm nay là 05/6/2026; xem lại ngày.",
    ),
    (
        "house",
        {"funding": [{"source": "province"}, {"source": "family", "amount": 95_000_000}]},
        "Nguồn kinh phí, dòng 1, Số tiền: Chưa điền; ô này phải có.",
    ),
    ("house", {"area": "1000.5"}, "Diện tích (m²): Lớn quá, nhiều nhất là 1000."),
    ("house", {"area": "rộng"}, "Diện tích (m²): Số chưa đúng cách ghi; gõ như 48 hoặc 48,5."),
    (
        "house",
        {"place": {"village": "Nậm Coóng", "commune": 3544}},
        "Bản, xã: Xã, phường: chưa nhận ra xã, phường; chọn lại từ danh sách.",
    ),
    (
        "person",
        {"consent": "refused"},
        "Dân tộc: Để trống ô này, vì ô “Ý kiến của người này” ghi “Không đồng ý”.",
    ),
    ("person", {"consent_on": GONE}, "Ngày trả lời: Điền ô này, vì ô “Ý kiến của người này” ghi “Đồng ý”."),
    ("person", {"number": "12084004127"}, "Số định danh: Thiếu số 0 ở đầu; có phải là 012084004127?"),
    (
        "person",
        {"sex": "female"},
        "Số định danh: Theo số này thì là nam, khác với ô “Giới tính”; xem lại một trong hai.",
    ),
    (
        "person",
        {"birth": "1985-03"},
        "Số định danh: Theo số này thì sinh năm 1984, còn ngày sinh ghi 1985; xem lại một trong hai.",
    ),
    (
        "person",
        {"old_number": "1234"},
        "Số CMND cũ: “1234” chưa đúng cách ghi. 9 chữ số, nếu danh sách cũ ghi số này.",
    ),
    ("person", {"phone": "0912.345.678"}, "Điện thoại: Ghi liền các chữ số: 0912345678."),
    (
        "pledge_registration",
        {"collectives": GONE, "individuals": GONE, "households": GONE},
        "Tập thể: Điền ô này hoặc ô “Cá nhân” hoặc “Hộ gia đình”.",
    ),
]


@pytest.mark.parametrize(("kind", "changes", "expected"), EXAMPLES)
def test_what_is_said_about_a_mistake(kind: str, changes: dict[str, Json], expected: str) -> None:
    assert expected in lines(kind, **changes)


@pytest.mark.parametrize("kind", sorted(RIGHT))
def test_right_records_are_left_in_peace(kind: str) -> None:
    assert lines(kind) == []


@pytest.mark.parametrize(
    ("kind", "name", "typed", "expected"),
    [
        ("gift", "cash", "1,500", "“1,500” có thể là 1.500 hoặc 1,5; gõ lại cho rõ."),
        ("gift", "cash", "-5", "“-5” là số âm; số tiền ghi từ 0 đồng."),
        ("gift", "cash", "99 nghìn tỷ", "“99 nghìn tỷ” lớn quá, sổ nhận nhiều nhất 10.000.000.000.000 đồng."),
        ("gift", "cash", "năm chục", "Chưa đọc được số tiền “năm chục”; gõ như 50.000.000 hoặc 50tr."),
        ("gift", "given_on", "31/4/2026", "Không có ngày “31/4/2026”; xem lại ngày và tháng."),
        ("gift", "given_on", "7/20", "“7/20” chưa rõ; có phải là 07/2020? Gõ đủ ngày, tháng, năm."),
        ("gift", "given_on", "1/7", "“1/7” chưa có năm; gõ cả năm, như 5/2/2026."),
        ("gift", "given_on", "1/7/2150", "Năm 2150 ngoài khoảng từ năm 1900 đến năm 2100."),
        (
            "gift",
            "given_on",
            "27-28/7/2020",
            "“27-28/7/2020” là khoảng từ 27/07/2020 đến 28/07/2020; ô này ghi một ngày.",
        ),
        ("gift", "relation", "hàng xóm", "“hàng xóm” không có trong danh sách; chọn lại."),
        ("gift", "campaign", "Tết 2031", "Trong sổ chưa có “Tết 2031”; chọn lại hoặc thêm mới."),
        ("gift", "value", "5", "Số này do sổ tự tính, không cần gõ."),
        ("house", "funding", "5", "Ô này gồm nhiều dòng; điền từng dòng."),
        ("house", "area", "1,125", "“1,125” có thể là 1.125 hoặc 1,125; gõ lại cho rõ."),
        ("initiative", "year", "2026,5", "“2026,5” có phần lẻ; ô này ghi số nguyên."),
        ("person", "number", "12084004127", "Thiếu số 0 ở đầu; có phải là 012084004127?"),
        ("person", "number", "123456789", "Có 9 chữ số như CMND cũ; số định danh có 12 chữ số."),
        ("person", "number", "chưa có", "Số định danh có đúng 12 chữ số; xem lại trên thẻ."),
        ("person", "phone", "912345678", "Thiếu số 0 ở đầu; có phải là 0912345678?"),
        ("person", "phone", "12", "Chưa đọc được số điện thoại “12”; gõ 10 chữ số, như 0912345678."),
        (
            "person",
            "address",
            "bản A, xã Nậm Quổi, huyện Sìn Hồ",
            "Không tìm thấy xã, phường “xã Nậm Quổi” ở huyện Sìn Hồ.",
        ),
        (
            "person",
            "address",
            "bản A, xã Bản Lang, huyện Phong Thổ",
            "Ngày 05/6/2026 không có xã, phường “xã Bản Lang (Phong Thổ)”; nơi đó thuộc xã Khổng Lào.",
        ),
    ],
)
def test_what_is_said_about_a_typed_text(kind: str, name: str, typed: str, expected: str) -> None:
    field = next(one for one in forms.real().current(kind).fields if one.name == name)
    with pytest.raises(Refused) as refused:
        parse_field(field, typed, EntryContext(communes=places.shipped(), today=TODAY))
    assert describe_entry(refused.value) == expected
    assert describe_code(refused.value.code, refused.value.fields).title == expected


ANOTHER: dict[str, str | int] = {
    "other_record": "a" * 32,
    "other_kind": "suất quà",
    "other_title": "Giàng A Chứ",
    "other_day": "2026-02-05",
}


@pytest.mark.parametrize(
    ("code", "details", "expected"),
    [
        (
            "not_once",
            ANOTHER,
            "Người này đã có suất quà “Giàng A Chứ” (05/02/2026); xem bản đó, sửa lại hoặc chỉ giữ một bản.",
        ),
        (
            "not_once",
            {**ANOTHER, "other_day": ""},
            "Người này đã có suất quà “Giàng A Chứ”; xem bản đó, sửa lại hoặc chỉ giữ một bản.",
        ),
        ("not_once", {**ANOTHER, "other_row": 3}, "Dòng 3 cũng ghi người này; sửa lại người, hoặc chỉ giữ một dòng."),
        (
            "perhaps_not_once",
            {**ANOTHER, "other_day": "2026"},
            "Người cùng tên đã có suất quà “Giàng A Chứ” (năm 2026); xem bản đó, ghi thêm ngày sinh, nơi ở.",
        ),
        (
            "already_used",
            ANOTHER,
            "Chỉ dùng một lần, mà đã dùng cho suất quà “Giàng A Chứ” (05/02/2026); chọn bản khác.",
        ),
        (
            "not_alive",
            {"name": "Giàng A Chứ", "death": "2026-01", "day": "2026-02-05"},
            "Giàng A Chứ mất tháng 01/2026, trước ngày của bản ghi (05/02/2026); xem lại người hoặc ngày.",
        ),
        (
            "earlier_missing",
            {"name": "Giàng A Chứ", "wanted": "Chiến sĩ thi đua cơ sở", "years": "2023, 2024", "lists": "Danh hiệu"},
            "Trong sổ chưa thấy Giàng A Chứ có Chiến sĩ thi đua cơ sở các năm 2023, 2024;"
            " ghi thêm ở mục Danh hiệu hoặc xem lại.",
        ),
        (
            "earlier_missing",
            {"name": "Giàng A Chứ", "wanted": "Lao động tiên tiến", "year": "2025", "lists": "Danh hiệu"},
            "Trong sổ chưa thấy Giàng A Chứ có Lao động tiên tiến năm 2025; ghi thêm ở mục Danh hiệu hoặc xem lại.",
        ),
        (
            "not_among",
            {"name": "Giàng A Chứ", "people": "Lò Thị Phương", "other_title": "Sấy chè", "other_record": "a" * 32},
            "“Sấy chè” là của Lò Thị Phương, không có tên Giàng A Chứ; chọn bản khác hoặc xem lại người.",
        ),
        (
            "linked_answer",
            {"other_title": "Sấy chè", "asked": "Cấp công nhận", "answer": "Cơ sở", "wanted": "Tỉnh, Toàn quốc"},
            "“Sấy chè” ghi Cấp công nhận là “Cơ sở”, ở đây cần Tỉnh, Toàn quốc; chọn bản khác hoặc xem lại.",
        ),
        (
            "linked_answer",
            {"other_title": "Sấy chè", "asked": "Cấp công nhận", "answer": "Không được công nhận"},
            "“Sấy chè” ghi Cấp công nhận là “Không được công nhận” nên chưa dùng ở đây được;"
            " chọn bản khác hoặc xem lại.",
        ),
        (
            "not_counted",
            {"answer": "Đột xuất", **ANOTHER},
            "Đã có suất quà “Giàng A Chứ” (05/02/2026) loại “Đột xuất”, không tính khi xét khen cao hơn.",
        ),
        (
            "alike",
            {"other_kind": "sáng kiến", "other_title": "Sấy chè", "other_record": "a" * 32},
            "Tên gần giống sáng kiến “Sấy chè”; xem bản đó, nếu là một thì chỉ giữ một bản.",
        ),
        (
            "no_consent",
            {"name": "Giàng A Chứ", "consent": "withdrawn"},
            "Giàng A Chứ đã rút lại đồng ý; để trống ô này. Số lượng và số tiền vẫn ghi bình thường.",
        ),
        (
            "link_merged",
            {"name": "Giàng A Trứ", **ANOTHER},
            "“Giàng A Trứ” đã gộp vào “Giàng A Chứ”; chọn lại “Giàng A Chứ”.",
        ),
    ],
)
def test_what_is_said_beside_other_records(code: str, details: dict[str, str | int], expected: str) -> None:
    assert describe_problem(Problem("recipient", code, details=details), forms.real().current("gift")) == expected


def test_numbers_that_do_not_fit_each_other_are_named_with_their_field() -> None:
    gift = forms.real().current("gift")
    above: dict[str, str | int] = {"value": 5_000_000, "other": "in_kind_value", "other_value": 300_000}
    assert describe_problem(Problem("cash", "not_above", details=above), gift) == (
        "5.000.000 đồng lớn hơn ô “Trị giá hiện vật” (300.000); sửa một trong hai số."
    )
    share: dict[str, str | int] = {**above, "value": 200_000, "share": "80"}
    assert describe_problem(Problem("cash", "share_too_small", details=share), gift) == (
        "200.000 đồng chưa tới 80 phần trăm của ô “Trị giá hiện vật” (300.000); xem lại hai số."
    )


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({"valid_from": "2026-07-01"}, "dùng từ 01/7/2026, sau ngày của bản ghi (tháng 02/2026)"),
        ({"valid_from": "2020-01-01", "valid_to": "2025-06-30"}, "chỉ dùng đến 30/6/2025, trước ngày của bản ghi"),
        ({}, ""),
    ],
)
def test_an_option_of_other_days_says_which_days(limits: dict[str, str], said: str) -> None:
    details: dict[str, str | int] = {"value": "member", "day": "2026-02", "valid_from": "", "valid_to": "", **limits}
    told = describe_problem(Problem("relation", "option_not_at_date", details=details), forms.real().current("gift"))
    assert said in told
    assert told.startswith("“Đoàn viên”" if said else "Lựa chọn này không dùng vào ngày của bản ghi")


def test_the_same_is_said_of_a_text_that_came_as_a_problem() -> None:
    """Lists given to ``add`` turn refusals into problems whose details are texts."""
    definition = forms.real().current("gift")
    details: dict[str, str | int] = {"text": "99 nghìn tỷ", "limit": "10000000000000"}
    assert describe_problem(Problem("cash", "money_too_large", details=details), definition) == (
        "“99 nghìn tỷ” lớn quá, sổ nhận nhiều nhất 10.000.000.000.000 đồng."
    )
    person = forms.real().current("person")
    number: dict[str, str | int] = {
        "text": "123456789",
        "reason": "personal_number_looks_like_old_card",
        "proposal": "",
    }
    assert describe_problem(Problem("number", "personal_number_refused", details=number), person) == (
        "Có 9 chữ số như CMND cũ; số định danh có 12 chữ số."
    )


def test_places_are_named_as_on_the_form() -> None:
    initiative = forms.real().current("initiative")
    assert problem_place(Problem("authors", "required", row=1, column="share"), initiative) == (
        "Tác giả, đồng tác giả, dòng 2, Tỷ lệ (%)"
    )
    house = forms.real().current("house")
    assert problem_place(Problem("funding", "required", row=0, column="amount"), house) == (
        "Nguồn kinh phí, dòng 1, Số tiền"
    )


@pytest.mark.parametrize("code", [*sorted(PROBLEM_TEXTS), "never_heard_of"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_problem_without_any_detail_still_has_a_sentence(code: str, language: str) -> None:
    set_language("vi" if language == "vi" else "en")
    for field in ("recipient", "nowhere"):
        assert describe_problem(Problem(field, code), forms.real().current("gift"))


@pytest.mark.parametrize(("kind", "changes"), [(kind, changes) for kind, changes, _ in EXAMPLES])
def test_english_breaks_nothing(kind: str, changes: dict[str, Json]) -> None:
    set_language("en")
    assert all("{" not in line for line in lines(kind, **changes))
