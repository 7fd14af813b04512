"""Each constraint and rule finds what it is for, at the right place, with the facts a sentence needs."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest
from hypothesis import given

from desktop_app.domain.problems import Problem, blocking
from desktop_app.domain.records import Data, Json
from desktop_app.domain.validation import validate
from tests.domain.forms import gift, house, initiative, person, random_data, real, sample

TODAY: Final = date(2026, 6, 5)
RIGHT: Final[Data] = {"who": {"name": "Giàng A Chứ"}, "kind_of": "member", "cash": 500_000, "note": "quà"}


def _found(data: Data, *, today: date | None = None) -> list[Problem]:
    return validate(sample(), data, today=today)


def _codes(**changes: Json) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in _found({**RIGHT, **changes})]


def test_a_right_record_has_no_problem() -> None:
    assert _found(RIGHT) == []


WRONG: Final[list[tuple[str, Json, str]]] = [
    ("note", None, "empty_value"),
    ("note", "", "empty_value"),
    ("note", "  ", "empty_value"),
    ("note", 5, "wrong_type"),
    ("note", "a\x00b", "unprintable_text"),
    ("note", "hai\ndòng", "line_break"),
    ("note", "\ud800", "wrong_type"),
    ("note", "x", "too_short"),
    ("note", "x" * 21, "too_long"),
    ("who", {"name": "Giàng " * 17}, "too_long"),
    ("who", {"name": "Giàng " * 4000}, "too_long"),
    ("place", {"village": "x" * 501}, "too_long"),
    ("note", "số 5", "pattern"),
    ("cash", "500000", "wrong_type"),
    ("cash", True, "wrong_type"),
    ("cash", -1, "too_small"),
    ("cash", 5_000_001, "too_large"),
    ("cash", 10**4000, "too_large"),
    ("goods", 10**14, "too_large"),
    ("grade", 4, "not_in_list"),
    ("grade", "2", "wrong_type"),
    ("agreed", "yes", "wrong_type"),
    ("agreed", 1, "wrong_type"),
    ("given_on", 2026, "date_format"),
    ("given_on", "05/02/2026", "date_format"),
    ("given_on", "2026-02-30", "date_format"),
    ("given_on", "1989-12-31", "date_too_early"),
    ("asked_on", "1899", "date_too_early"),
    ("asked_on", "2101", "date_too_late"),
    ("kind_of", "guest", "unknown_option"),
    ("kind_of", ["member"], "wrong_type"),
    ("who", "Giàng A Chứ", "wrong_type"),
    ("who", {"birth": "1984"}, "required"),
    ("who", {"name": "A", "nick": "B"}, "unknown_part"),
    ("who", {"name": "A", "record": "x"}, "reference_malformed"),
    ("who", {"name": "A", "birth": "84"}, "date_format"),
    ("who", {"name": "A", "number": "12345"}, "personal_number_not_twelve_digits"),
    ("who", {"name": "A", "number": "12085001234"}, "personal_number_leading_zero_lost"),
    ("place", {}, "empty_value"),
    ("place", {"commune": "Nậm Cuổi"}, "commune_malformed"),
    ("place", {"village": 5}, "wrong_type"),
    ("place", {"town": "x"}, "unknown_part"),
    ("parent", "abc", "reference_malformed"),
    ("paper", {"date": "hôm qua"}, "date_format"),
    ("paper", [], "empty_value"),
    ("phone", "12", "phone_unreadable"),
    ("phone", "0912 345 678", "phone_unreadable"),
    ("files", [{"sha256": "0"}], "attachment_malformed"),
    ("files", {}, "empty_value"),
    ("money", [5], "wrong_type"),
    ("total", 400_000, "computed_differs"),
]


@pytest.mark.parametrize(("field", "value", "code"), WRONG)
def test_a_wrong_answer_is_named(field: str, value: Json, code: str) -> None:
    assert (field, code) in _codes(**{field: value})
    assert blocking(_found({**RIGHT, field: value}))


def test_unknown_members_are_named_last() -> None:
    problems = _found({"strange": 1, **RIGHT, "cash": -1})
    assert [(problem.field, problem.code) for problem in problems][-1] == ("strange", "unknown_field")
    assert problems[0].field == "cash"


def test_a_retired_option_is_only_warned_about() -> None:
    problems = _found({**RIGHT, "kind_of": "old"})
    assert [(problem.code, problem.level) for problem in problems] == [("retired_option", "warning")]


def test_problems_in_rows_carry_row_and_column() -> None:
    rows: Json = [
        {"person": {"name": "Lò Thị Phương"}, "share": "99.6"},
        {"share": "0.4", "extra": 1},
        {"person": {"name": "lò thị phương "}, "share": "nửa"},
        "x",
    ]
    found = {(p.code, p.row, p.column) for p in _found({**RIGHT, "helpers": rows})}
    assert found == {
        ("required", 1, "person"),
        ("too_small", 1, "share"),
        ("unknown_field", 1, "extra"),
        ("not_unique", 2, "person"),
        ("number_format", 2, "share"),
        ("wrong_type", 3, None),
    }


def test_too_many_rows_are_refused() -> None:
    rows: Json = [{"person": {"name": f"Người {letter}"}} for letter in "abcdef"]
    assert ("helpers", "too_many_lines") in _codes(helpers=rows)


def test_sums_say_what_is_missing() -> None:
    shares: Json = [{"person": {"name": "A Páo"}, "share": "33.5"}, {"person": {"name": "B Páo"}, "share": "66"}]
    (problem,) = _found({**RIGHT, "helpers": shares})
    assert (problem.field, problem.code) == ("helpers", "sum_differs")
    assert problem.details == {
        "column": "share",
        "other": "",
        "total": "99.5",
        "expected": 100,
        "difference": "0.5",
    }


def test_shares_that_sum_exactly_are_right_however_they_are_cut() -> None:
    shares: Json = [
        {"person": {"name": f"Người {letter}"}, "share": part}
        for letter, part in (("a", "33.3"), ("b", "33.3"), ("c", "33.4"))
    ]
    assert _found({**RIGHT, "helpers": shares}) == []


def test_funding_sums_to_the_computed_total() -> None:
    lines: Json = [{"source": "province", "amount": 300_000}, {"source": "family", "amount": 100_000}]
    (problem,) = _found({**RIGHT, "money": lines})
    assert (problem.code, problem.details["difference"], problem.details["other"]) == ("sum_differs", 100_000, "total")
    assert _found({**RIGHT, "cash": 300_000, "goods": 100_000, "money": lines}) == []


def test_funding_lines_are_checked_one_by_one() -> None:
    lines: Json = [
        {"source": "bank", "amount": 0},
        {"amount": "5", "note": 7},
        {"source": "family", "amount": 1, "x": 1},
    ]
    found = {(p.code, p.row, p.column) for p in _found({**RIGHT, "money": lines})}
    assert found >= {
        ("unknown_option", 0, "source"),
        ("too_small", 0, "amount"),
        ("required", 1, "source"),
        ("wrong_type", 1, "amount"),
        ("wrong_type", 1, "note"),
        ("unknown_field", 2, "x"),
    }


@pytest.mark.parametrize(
    ("given_on", "asked_on", "wrong"),
    [
        ("2026-02-05", "2026-02-06", True),
        ("2026-02-05", "2026-02-05", False),
        ("2026-02", "2026-02-10", False),
        ("2026-01", "2026-02-10", True),
        ("2026", "2026-Q4", False),
        ("2025", "2026-Q1", True),
        ("2026-02-05", "2026", False),
        ("2026-02-05", "bad", False),
    ],
)
def test_dates_are_out_of_order_only_when_it_is_certain(given_on: str, asked_on: str, wrong: bool) -> None:
    found = [p for p in _found({**RIGHT, "given_on": given_on, "asked_on": asked_on}) if p.code == "not_before"]
    assert bool(found) is wrong
    if wrong:
        assert found[0].details == {"value": given_on, "other": "asked_on", "other_value": asked_on}


def test_required_if_and_empty_if_follow_the_other_answer() -> None:
    data = {name: value for name, value in RIGHT.items() if name != "note"}
    child = [p for p in _found({**data, "kind_of": "child"}) if p.level == "error"]
    assert [(p.field, p.code, p.details) for p in child] == [
        ("note", "required", {"other": "kind_of", "other_value": "child"})
    ]
    assert ("phone", "must_be_empty") in _codes(agreed=False, phone="0912345678")
    assert _codes(agreed=True, phone="0912345678") == []


def test_any_of_names_the_fields_of_which_one_will_do() -> None:
    data = {name: value for name, value in RIGHT.items() if name != "note"}
    (problem,) = _found(data)
    assert (problem.field, problem.code, problem.level) == ("place", "any_of", "warning")
    assert problem.details == {"fields": "place,note,paper"}


def test_a_sum_of_less_than_a_thousand_is_doubted_wherever_money_stands() -> None:
    (problem,) = _found({**RIGHT, "cash": 500})
    assert (problem.field, problem.code, problem.level) == ("cash", "small_sum", "warning")
    assert problem.details == {"value": 500, "expected": 500_000, "proposal": "500.000"}
    assert _codes(cash=1_000) == []
    data = {**house(), "value": 30_000_500}
    data["funding"] = [{"source": "province", "amount": 30_000_000}, {"source": "family", "amount": 500}]
    told = [(one.row, one.column) for one in validate(real().current("house"), data) if one.code == "small_sum"]
    assert told == [(1, "amount")]


def test_dates_ahead_are_warned_about_only_when_today_is_known() -> None:
    data = {**RIGHT, "given_on": "2026-07"}
    assert _found(data) == []
    (problem,) = _found(data, today=TODAY)
    assert (problem.code, problem.level, problem.details["today"]) == ("future_date", "warning", "2026-06-05")
    assert _found({**RIGHT, "given_on": "2026"}, today=TODAY) == []


def test_a_campaign_may_be_planned_ahead() -> None:
    data: Data = {"name": "Tết Đinh Mùi 2027", "occasion": "tet", "starts_on": "2027-01-10", "given_on": "2027-02-01"}
    assert validate(real().current("campaign"), data, today=TODAY) == []


def test_a_computed_total_is_limited_and_may_be_repeated_only_if_it_agrees() -> None:
    assert ("total", "too_small") in _codes(cash=0)
    assert _codes(total=500_000) == []
    assert ("total", "computed_differs") in _codes(total="500000")


def test_the_personal_number_is_compared_with_the_birth_year_beside_it() -> None:
    data = gift()
    data["recipient"] = {"name": "Giàng A Chứ", "birth": "1984", "number": "012086004127"}
    (problem,) = validate(real().current("gift"), data)
    assert (problem.field, problem.code, problem.level) == (
        "recipient",
        "personal_number_birth_year_differs",
        "warning",
    )
    assert problem.details == {"number_year": 1986, "number_sex": "male", "birth_year": 1984, "part": "number"}


def test_the_number_of_a_person_is_compared_with_sex_and_birth() -> None:
    data = {**person(), "sex": "female", "birth": "1985-03"}
    codes = [problem.code for problem in validate(real().current("person"), data)]
    assert codes == ["personal_number_sex_differs", "personal_number_birth_year_differs"]


@pytest.mark.parametrize("consent", ["refused", "withdrawn", "not_asked"])
def test_the_ethnic_group_is_only_taken_with_consent(consent: str) -> None:
    problems = validate(real().current("person"), {**person(), "consent": consent})
    assert [(p.field, p.code) for p in blocking(problems)] == [("ethnic_group", "must_be_empty")]


def test_a_house_is_refused_with_dates_or_sources_that_do_not_fit() -> None:
    data = {**house(), "handed_over_on": "2026-03-12", "value": 99_000_000}
    found = {(p.field, p.code): p for p in validate(real().current("house"), data)}
    assert set(found) == {("handed_over_on", "not_before"), ("funding", "sum_differs")}
    assert found["handed_over_on", "not_before"].details["other_value"] == "2026-03-20"
    assert found["funding", "sum_differs"].details["difference"] == 4_000_000


def test_the_shares_of_an_initiative_sum_to_one_hundred() -> None:
    data = initiative()
    data["authors"] = [{"person": {"name": "Lò Thị Phương"}, "share": "60"}]
    (problem,) = validate(real().current("initiative"), data)
    assert (problem.field, problem.code, problem.details["difference"]) == ("authors", "sum_differs", 40)


@given(random_data(sample()))
def test_any_data_gets_problems_never_an_exception(data: Data) -> None:
    problems = validate(sample(), data, today=TODAY)
    assert all(problem.code and problem.level in ("error", "warning") for problem in problems)


@given(random_data(real().current("house")))
def test_any_data_of_a_real_kind_gets_problems_never_an_exception(data: Data) -> None:
    validate(real().current("house"), data, today=TODAY)
