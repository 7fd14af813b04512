"""What is typed is read as one thing or refused; what is shown is read back as the same answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.base.errors import Refused
from desktop_app.domain import vietnamese
from desktop_app.domain.definition import Bilingual, Field, FieldType, Option
from desktop_app.domain.display import ELSEWHERE
from desktop_app.domain.entry import EntryContext, Wording, display_field, parse_field
from desktop_app.domain.places import CommuneNotAtDate, shipped
from desktop_app.domain.records import Json
from tests.domain.forms import CAMPAIGN, gift, initiative, json_values, real, sample

TODAY: Final = date(2026, 6, 5)


def _found(kind: str, typed: str) -> Sequence[str]:
    known = {"tết": [CAMPAIGN], "quà": ["d" * 32, "e" * 32]}
    return known.get(typed, []) if kind == "campaign" else []


CONTEXT: Final = EntryContext(
    communes=shipped(),
    today=TODAY,
    find_records=_found,
    record_title=lambda kind, record: "Tết Bính Ngọ 2026" if (kind, record) == ("campaign", CAMPAIGN) else None,
)


def _field(field_type: FieldType) -> Field:
    text = Bilingual("Ô", "Field")
    options = (
        Option("member", Bilingual("Đoàn viên", "Member")),
        Option("member_child", Bilingual("Con đoàn viên", "Member's child")),
        Option("ma", Bilingual("Má", "Cheek")),
        Option("ma2", Bilingual("Mà", "But")),
        Option("old", Bilingual("Loại cũ", "Old kind"), retired=True),
    )
    target = "campaign" if field_type == "reference" else None
    return Field("it", field_type, text, text, options=options if field_type == "choice" else (), target=target)


TYPED: Final[list[tuple[FieldType, str, Json]]] = [
    ("string", "  Giàng   A Chứ ", "Giàng A Chứ"),
    ("string", "Vàng Thị Hoa\u0300", "Vàng Thị Hoà"),
    ("text", "dòng một \n\ndòng hai\n", "dòng một\n\ndòng hai"),
    ("integer", "2026", 2026),
    ("integer", "34.000", 34_000),
    ("integer", "-5", -5),
    ("number", "33,5", "33.5"),
    ("number", "33,50", "33.5"),
    ("number", "33.5", "33.5"),
    ("number", "1.500", "1500"),
    ("number", "1.234,5", "1234.5"),
    ("number", "1,234.5", "1234.5"),
    ("number", "0,125", "0.125"),
    ("number", "1 500", "1500"),
    ("number", "100 %", "100"),
    ("number", "0", "0"),
    ("number", "000", "0"),
    ("money", "50tr", 50_000_000),
    ("money", "1.300.000", 1_300_000),
    ("partial_date", "5/2/2026", "2026-02-05"),
    ("partial_date", "7/2020", "2020-07"),
    ("partial_date", "quý III/2025", "2025-Q3"),
    ("partial_date", "1984", "1984"),
    ("boolean", "có", True),
    ("boolean", "Không", False),
    ("boolean", "x", True),
    ("choice", "member", "member"),
    ("choice", "Đoàn viên", "member"),
    ("choice", "doan vien", "member"),
    ("choice", "Con đoàn viên", "member_child"),
    ("choice", "Má", "ma"),
    ("choice", "Cheek", "ma"),
    ("person", " Giàng A  Chứ", {"name": "Giàng A Chứ"}),
    ("place", "Nậm Coóng, xã Nậm Cuổi", {"village": "Nậm Coóng", "commune": "03544"}),
    ("place", "Nậm Coóng, Nậm Cuổi, tỉnh Lai Châu", {"village": "Nậm Coóng", "commune": "03544"}),
    ("place", "xã Nậm Cuổi", {"commune": "03544"}),
    ("place", "03544", {"commune": "03544"}),
    ("place", "mã 03544", {"commune": "03544"}),
    ("place", "Nậm Coóng, mã số 03544", {"village": "Nậm Coóng", "commune": "03544"}),
    ("place", "Tổ 12", {"village": "Tổ 12"}),
    ("place", "Nậm Coóng", {"village": "Nậm Coóng"}),
    ("identifier", "012 084 004 127", "012084004127"),
    ("phone", "+84 912 345 678", "0912345678"),
    ("reference", CAMPAIGN, CAMPAIGN),
    ("reference", "tết", CAMPAIGN),
    ("document", "Số: 27/QĐ-LĐLĐ ngày 5/2/2026", {"number": "27", "symbol": "QĐ-LĐLĐ", "date": "2026-02-05"}),
    ("document", "34/KH-TLĐ của Tổng Liên đoàn", {"number": "34", "symbol": "KH-TLĐ", "issuer": "Tổng Liên đoàn"}),
    ("document", "theo lời dặn", {"abstract": "theo lời dặn"}),
]


@pytest.mark.parametrize(("field_type", "typed", "answer"), TYPED)
def test_typing_is_read(field_type: FieldType, typed: str, answer: Json) -> None:
    assert parse_field(_field(field_type), typed, CONTEXT) == answer


REFUSED: Final[list[tuple[FieldType, str, str]]] = [
    ("integer", "1,5", "number_not_whole"),
    ("integer", "1,500", "number_ambiguous"),
    ("number", "1,500", "number_ambiguous"),
    ("number", "nửa", "number_unreadable"),
    ("number", "1.2.3", "number_unreadable"),
    ("number", "9" * 16, "number_unreadable"),
    ("number", "9" * 400, "number_unreadable"),
    ("number", "0,1234567", "number_unreadable"),
    ("money", "1,500", "money_ambiguous"),
    ("partial_date", "31/4/2025", "date_impossible"),
    ("boolean", "có lẽ", "yes_no_unreadable"),
    ("choice", "khách", "option_unknown"),
    ("choice", "ma3", "option_unknown"),
    ("choice", "Loại cũ", "option_retired"),
    ("place", "Nậm Coóng, xã Không Có", "commune_unknown"),
    ("place", "Nậm Cuổi, Sìn Hồ", "commune_ambiguous"),
    ("place", "Mường Tè", "commune_ambiguous"),
    ("place", "99999", "commune_unknown"),
    ("place", "3544", "commune_code_zero_lost"),
    ("place", "xã Nậm Cuổi, Sìn Hồ", "commune_not_at_date"),
    ("place", "xã Nậm Cuổi, huyện Sìn Hồ", "commune_not_at_date"),
    ("integer", "15%", "number_unreadable"),
    ("identifier", "123456789", "personal_number_refused"),
    ("phone", "12", "phone_unreadable"),
    ("reference", "quà", "reference_ambiguous"),
    ("reference", "lạ", "reference_unknown"),
    ("rows", "x", "entry_not_one_line"),
    ("funding", "x", "entry_not_one_line"),
    ("attachment", "x", "entry_not_one_line"),
]


@pytest.mark.parametrize(("field_type", "typed", "code"), REFUSED)
def test_doubtful_typing_is_refused_with_its_reason(field_type: FieldType, typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_field(_field(field_type), typed, CONTEXT)
    assert refused.value.code == code


def test_two_dates_are_refused_with_both() -> None:
    with pytest.raises(Refused) as refused:
        parse_field(_field("partial_date"), "27-28/7/2020")
    assert refused.value.fields == {"text": "27-28/7/2020", "first": "27/07/2020", "last": "28/07/2020"}
    with pytest.raises(Refused) as unclear:
        parse_field(_field("partial_date"), "2025 - 2026")
    assert (unclear.value.code, unclear.value.fields) == ("date_is_range", {"text": "2025 - 2026"})


def test_a_word_without_marks_that_fits_two_options_is_asked_about() -> None:
    text = Bilingual("Ô", "Field")
    options = (Option("a", Bilingual("Má", "Cheek")), Option("b", Bilingual("Mà", "But")))
    field = Field("it", "choice", text, text, options=options)
    with pytest.raises(Refused) as refused:
        parse_field(field, "ma")
    assert (refused.value.code, refused.value.fields["options"]) == ("option_ambiguous", ["a", "b"])


def test_both_readings_of_a_number_are_offered() -> None:
    with pytest.raises(Refused) as refused:
        parse_field(_field("number"), "1,500")
    assert (refused.value.fields["first"], refused.value.fields["second"]) == ("1.500", "1,500")


def test_a_computed_total_is_not_typed() -> None:
    with pytest.raises(Refused) as refused:
        parse_field(sample().field("total"), "5")
    assert refused.value.code == "entry_computed"


def test_an_empty_text_is_no_answer() -> None:
    for field_type in ("string", "money", "partial_date", "choice", "person", "place", "reference"):
        assert parse_field(_field(field_type), " \u00a0 ") is None


def test_a_commune_named_as_one_is_told_by_the_district_behind_it() -> None:
    context = EntryContext(communes=shipped(), today=date(2024, 5, 1))
    assert parse_field(_field("place"), "bản A, xã Nậm Cuổi, Sìn Hồ", context) == {
        "village": "bản A",
        "commune": "old:108:xa-nam-cuoi",
    }
    today = EntryContext(communes=shipped(), today=date(2026, 5, 1))
    with pytest.raises(CommuneNotAtDate) as refused:
        parse_field(_field("place"), "xã Nậm Cuổi, Sìn Hồ", today)
    assert (refused.value.fields["name"], refused.value.fields["successor"]) == ("xã Nậm Cuổi (Sìn Hồ)", "xã Nậm Cuổi")


def test_a_place_is_kept_as_written_while_today_is_not_known() -> None:
    context = EntryContext(communes=shipped())
    assert parse_field(_field("place"), "Bản A, xã Nậm Cuổi", context) == {"written": "Bản A, xã Nậm Cuổi"}


SHOWN: Final[list[tuple[FieldType, Json, str]]] = [
    ("integer", 2026, "2026"),
    ("integer", 34_000, "34.000"),
    ("number", "33.5", "33,5"),
    ("number", "1.125", "1,1250"),
    ("number", "-12345.5", "-12.345,5"),
    ("money", 1_300_000, "1.300.000"),
    ("partial_date", "2026-02-05", "05/02/2026"),
    ("partial_date", "2026-Q1", "quý I/2026"),
    ("boolean", True, "Có"),
    ("choice", "member", "Đoàn viên"),
    ("choice", "gone", "gone"),
    ("person", {"name": "Giàng A Chứ", "birth": "1984"}, "Giàng A Chứ"),
    ("place", {"village": "Nậm Coóng", "commune": "03544"}, "Nậm Coóng, xã Nậm Cuổi"),
    ("place", {"written": "bản cũ"}, "bản cũ"),
    ("reference", CAMPAIGN, "Tết Bính Ngọ 2026"),
    ("reference", "d" * 32, ELSEWHERE.vi),
    ("document", {"number": "27", "symbol": "QĐ-LĐLĐ", "date": "2026-02-05"}, "27/QĐ-LĐLĐ ngày 05/02/2026"),
    ("string", None, ""),
]


@pytest.mark.parametrize(("field_type", "value", "text"), SHOWN)
def test_answers_are_shown(field_type: FieldType, value: Json, text: str) -> None:
    assert display_field(_field(field_type), value, "vi", CONTEXT) == text


def test_titles_follow_the_language() -> None:
    assert display_field(_field("choice"), "member", "en") == "Member"
    assert display_field(_field("boolean"), False, "en") == "No"


def test_rows_and_funding_are_shown_in_short() -> None:
    authors = real().current("initiative").field("authors")
    assert display_field(authors, initiative()["authors"]) == "Lò Thị Phương, Tẩn Thị Mẩy"
    many: Json = [{"person": {"name": name}} for name in ("A", "B", "C", "D")]
    assert display_field(authors, many) == "A, B +2"
    funding = real().current("house").field("funding")
    assert display_field(funding, [{"source": "province", "amount": 50_000_000}]) == "LĐLĐ tỉnh 50.000.000"


SIMPLE: Final[list[tuple[FieldType, st.SearchStrategy[Json]]]] = [
    ("integer", st.integers(-(10**14), 10**14)),
    ("number", st.decimals(-99_999, 99_999, places=3).map(lambda d: f"{d.normalize():f}").filter(lambda t: t != "-0")),
    ("money", st.integers(0, 10**13)),
    ("partial_date", st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(lambda day: day.isoformat()[:7])),
    ("boolean", st.booleans()),
    ("choice", st.sampled_from(("member", "member_child"))),
]


@given(st.data())
def test_what_is_shown_is_read_back(data: st.DataObject) -> None:
    field_type, values = data.draw(st.sampled_from(SIMPLE))
    value = data.draw(values)
    assert parse_field(_field(field_type), display_field(_field(field_type), value)) == value


@given(json_values)
def test_any_json_is_shown_without_an_exception(value: Json) -> None:
    for definition in (sample(), real().current("pledge_registration")):
        for field in definition.fields:
            assert isinstance(display_field(field, value, "vi", CONTEXT), str)


@given(st.text(max_size=40))
def test_any_typing_is_an_answer_or_a_refusal(typed: str) -> None:
    for field in real().current("gift").fields:
        try:
            parse_field(field, typed, CONTEXT)
        except Refused as refusal:
            code = refusal.code
        else:
            code = "read"
        assert code != "refused"


def test_the_shown_gift_reads_like_the_list() -> None:
    definition = real().current("gift")
    shown = [
        display_field(definition.field(name), gift()[name], "vi", CONTEXT) for name in ("relation", "source", "cash")
    ]
    assert shown == ["Đoàn viên", "LĐLĐ tỉnh", "1.000.000"]


MOVEMENTS = Field(
    "movement",
    "reference",
    Bilingual("Phong trào", "Movement"),
    Bilingual("x", "x"),
    target="movement",
    list_name="movements",
    options=(
        Option("PT01", Bilingual("Lao động giỏi, lao động sáng tạo", "Good labour"), variants=("LĐG-LĐST",)),
        Option("PT07", Bilingual("Giỏi việc nước, đảm việc nhà", "Good at public work")),
        Option("PT00", Bilingual("Phong trào cũ", "Old"), retired=True),
    ),
)
OWN, WORDED = "d" * 32, "e" * 32


def movements() -> EntryContext:
    """Return an office with a movement of its own, and with its own words for PT07."""
    titles = {OWN: "Văn hóa đọc", WORDED: "Phụ nữ hai giỏi"}

    def find(_kind: str, typed: str) -> list[str]:
        return [record for record, title in titles.items() if vietnamese.matches(typed, title, "prefix")]

    return EntryContext(
        find_records=find,
        record_title=lambda _kind, record: titles.get(record),
        wordings=lambda _kind, _list: {"PT07": Wording(WORDED, titles[WORDED])},
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("PT01", "PT01"),
        ("lao dong gioi, lao dong sang tao", "PT01"),
        ("Good labour", "PT01"),
        ("LĐG-LĐST", "PT01"),
        ("sáng tạo", "PT01"),
        ("Giỏi việc nước, đảm việc nhà", "PT07"),
        ("phụ nữ hai giỏi", "PT07"),
        ("phu nu", "PT07"),
        ("văn hóa", OWN),
        (OWN, OWN),
    ],
)
def test_a_reference_with_a_list_reads_its_answers_before_the_offices_own_records(typed: str, kept: str) -> None:
    assert parse_field(MOVEMENTS, typed, movements()) == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [("gioi", "reference_ambiguous"), ("không có", "reference_unknown"), ("Phong trào cũ", "option_retired")],
)
def test_a_reference_with_a_list_refuses_what_names_nothing_or_two_things(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_field(MOVEMENTS, typed, movements())
    assert refused.value.code == code


def test_a_reference_with_a_list_is_shown_in_the_offices_own_words() -> None:
    context = movements()
    shown = [display_field(MOVEMENTS, value, context=context) for value in ("PT01", "PT07", OWN, "f" * 32, 5)]
    assert shown == [
        "Lao động giỏi, lao động sáng tạo",
        "Phụ nữ hai giỏi",
        "Văn hóa đọc",
        "bản ghi không có trong sổ này",
        "5",
    ]
    assert display_field(MOVEMENTS, "PT01", "en") == "Good labour"
