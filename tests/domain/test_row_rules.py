"""Rules within rows: asked of each line, named with line and column, silent about what is malformed or missing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.base import paths
from desktop_app.domain.definition import Definition
from desktop_app.domain.definition_loader import load_definition, load_lists
from desktop_app.domain.definition_refusal import DefinitionInvalid
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data, Json
from desktop_app.domain.validation import validate
from desktop_app.messages import problem_line
from tests.domain.forms import random_data, real
from tests.domain.test_kinds import table

FORMS = paths.resources() / "forms"


def meeting(**changes: Json) -> list[Problem]:
    """Return the problems of a right meeting about titles after ``changes``."""
    data: Data = {**table("meeting")["valid"], "about": "emulation", "members_total": 10, "members_present": 9}
    del data["total"]
    return validate(real().current("meeting"), {**data, **changes})


def line(**answers: Json) -> Json:
    return {"person": {"name": f"Lò Thị {len(answers)}"}, "outcome": "agreed", **answers}


def test_a_problem_names_line_and_column_and_what_it_was_compared_with() -> None:
    lines: Json = [line(), line(matter="fighter_grassroots", votes=7, votes_total=9), line(votes=6, votes_total=5)]
    assert [(one.code, one.level, one.row, one.column, one.details) for one in meeting(results=lines)] == [
        (
            "share_too_small",
            "warning",
            1,
            "votes",
            {"other": "members_total", "value": 7, "other_value": 10, "share": "80"},
        ),
        ("not_above", "error", 2, "votes", {"other": "votes_total", "value": 6, "other_value": 5}),
    ]


def test_the_sentence_names_columns_by_their_titles_and_fields_of_the_record_by_theirs() -> None:
    definition = real().current("meeting")
    lines: Json = [line(matter="award"), line(votes=6, votes_total=5), line(votes=11, votes_total=11, share="99")]
    assert [problem_line(one, definition) for one in meeting(results=lines)] == [
        "Kết quả từng người, dòng 1, Ghi rõ: Điền ô này, vì ô “Xét việc gì” ghi “Hình thức khen thưởng”.",
        "Kết quả từng người, dòng 2, Phiếu đồng ý: 6 lớn hơn ô “Tổng số phiếu” (5); sửa một trong hai số.",
        "Kết quả từng người, dòng 3, Tổng số phiếu: 11 lớn hơn ô “Tổng số thành viên” (10); sửa một trong hai số.",
        "Kết quả từng người, dòng 3, Tỷ lệ phiếu (%): Tính từ các số đã ghi thì là 100%, không phải 99%;"
        " sửa tỷ lệ này hoặc các số đó.",
    ]


@pytest.mark.parametrize(
    ("votes", "cast", "share", "right"),
    [
        (5, 6, "83", True),
        (5, 6, "83.3", True),
        (5, 6, "83.33", True),
        (5, 6, "83.30", True),
        (5, 6, "83.34", False),
        (5, 6, "84", False),
        (1, 8, "12.5", True),
        (1, 8, "13", True),
        (1, 8, "12", False),
        (9, 9, "100", True),
        (0, 9, "0", True),
    ],
)
def test_a_share_may_be_written_as_exactly_as_one_likes(votes: int, cast: int, share: str, right: bool) -> None:
    found = meeting(results=[line(votes=votes, votes_total=cast, share=share)])
    assert [one.code for one in found] == ([] if right else ["share_differs"])


def test_what_cannot_be_compared_is_not_judged() -> None:
    lines: Json = [line(votes="chín", votes_total=5, share="12"), line(share="40"), "broken"]
    codes = {one.code for one in meeting(results=lines)}
    assert codes == {"wrong_type"}
    assert {one.code for one in meeting(results="broken", collectives=7)} == {"wrong_type"}


def test_nobody_reaches_per_cent_of_nothing() -> None:
    target: Json = [{"content": "Tai nạn lao động", "plan": "0", "result": "0", "reached": "100"}]
    data: Data = {**table("pledge_agreement")["valid"], "targets": target}
    assert validate(real().current("pledge_agreement"), data) == []


def test_times_of_a_meeting_are_compared_as_times() -> None:
    (problem,) = meeting(started_at="14:00", ended_at="9:30")
    assert (problem.field, problem.code, problem.level) == ("ended_at", "time_not_before", "warning")
    said = "Kết thúc lúc: 9:30 sớm hơn ô “Bắt đầu lúc” (14:00); xem lại hai giờ."
    assert problem_line(problem, real().current("meeting")) == said
    assert meeting(started_at="9:30", ended_at="14:00") == []
    assert meeting(started_at="9:30", ended_at="09:30") == []


def test_minutes_are_not_older_than_their_meeting() -> None:
    (problem,) = meeting(held_on="2026-01-16", minutes={"number": "03", "date": "2026-01-15"})
    assert (problem.field, problem.code, problem.level) == ("minutes", "not_before", "warning")
    said = "Số biên bản: 15/01/2026 đứng trước ngày họp 16/01/2026; sửa một trong hai ngày."
    assert problem_line(problem, real().current("meeting")) == said
    assert meeting(held_on="2026-01-16", minutes={"number": "03", "date": "2026-01"}) == []
    assert meeting(held_on="2026-01-16", minutes={"number": "03"}) == []


def test_nobody_is_absent_where_all_came() -> None:
    (problem,) = meeting(members_total=9, absent="Vàng A Páo, đi tập huấn")
    assert (problem.field, problem.code, problem.level) == ("absent", "nothing_left", "warning")
    said = "Vắng, lý do: Ô “Có mặt” bằng ô “Tổng số thành viên” (9); để trống ô này hoặc sửa hai số."
    assert problem_line(problem, real().current("meeting")) == said
    assert meeting(absent="Vàng A Páo, đi tập huấn") == []


def test_more_names_than_people_are_counted() -> None:
    people: Json = [{"person": {"name": name}} for name in ("Lò Thị A", "Lò Thị B")]
    data: Data = {**table("training")["valid"], "head_count": 1, "women": 1, "participants": people}
    (problem,) = validate(real().current("training"), data)
    assert (problem.code, problem.row) == ("lines_above", None)
    said = "Danh sách người học: Có 2 dòng, nhiều hơn ô “Số người dự” (1); sửa số đó hoặc bớt dòng."
    assert problem_line(problem, real().current("training")) == said


@settings(max_examples=60)
@given(data=st.data())
def test_any_json_gets_problems_never_an_exception(data: st.DataObject) -> None:
    for kind in ("meeting", "pledge_registration", "training"):
        definition = real().current(kind)
        for one in validate(definition, data.draw(random_data(definition))):
            assert problem_line(one, definition)


def with_rule(rule: str, more: str = "") -> Definition:
    source = (
        (FORMS / "meeting.toml").read_text(encoding="utf-8").split("[[rule]]")[0].replace("\nkey = ", f"\n{more}key = ")
    )
    return load_definition(f"{source}\n[[rule]]\n{rule}\n".encode(), "meeting.toml", load_lists(FORMS.parent / "lists"))


def case(when: str, values: list[str], key: list[str]) -> str:
    return f"key_case = [{{ when = {json.dumps(when)}, values = {values}, key = {key} }}]\n"


@pytest.mark.parametrize(
    ("type_", "field", "words", "key", "reason"),
    [
        ("not_above", "votes", dict(other="votes_total", within="people"), "within", "unknown_field"),
        ("not_above", "votes", dict(other="votes_total", within="total"), "within", "wrong_field_type"),
        ("not_above", "total", dict(other="votes", within="results"), "field", "unknown_column"),
        ("not_above", "matter", dict(other="votes", within="results"), "field", "wrong_field_type"),
        ("not_above", "votes", dict(other="voices", within="results"), "other", "unknown_field"),
        ("not_above", "votes", dict(other="votes_total"), "field", "unknown_field"),
        ("share_of", "share", dict(other="votes", within="results"), "whole", "missing_key"),
        ("share_of", "share", dict(other="votes", whole="matter", within="results"), "whole", "wrong_field_type"),
        ("not_above", "votes", dict(other="share", whole="votes_total", within="results"), "whole", "not_for_type"),
        ("required_if", "votes", dict(other="matter", values=["x"], within="results"), "values[0]", "unknown_option"),
        ("any_of", "votes", dict(values=["x"], within="results"), "values[0]", "unknown_field"),
        (
            "not_above",
            "votes",
            dict(other="share", when="matter", when_values=["x"], within="results"),
            "when_values[0]",
            "unknown_option",
        ),
        ("sums_to", "results", dict(column="value", other="total", within="results"), "within", "not_for_type"),
        ("lines_not_above", "votes", dict(other="votes_total", within="results"), "within", "not_for_type"),
        ("time_not_before", "members_total", dict(other="started_at"), "field", "wrong_field_type"),
        ("time_not_before", "ended_at", dict(), "other", "missing_key"),
        ("not_before", "minutes", dict(other="venue"), "other", "wrong_field_type"),
        ("empty_if_equal", "absent", dict(other="members_present"), "whole", "missing_key"),
        ("empty_if_equal", "absent", dict(other="venue", whole="members_total"), "other", "wrong_field_type"),
        ("lines_not_above", "results", dict(other="venue"), "other", "wrong_field_type"),
        ("lines_not_above", "total", dict(other="members_total"), "field", "wrong_field_type"),
    ],
)
def test_a_wrong_rule_is_refused_with_its_key(
    type_: str, field: str, words: dict[str, str | list[str]], key: str, reason: str
) -> None:
    said = {"type": type_, "field": field, **words}
    with pytest.raises(DefinitionInvalid) as refused:
        with_rule("\n".join(f"{word} = {json.dumps(value)}" for word, value in said.items()))
    assert (refused.value.fields["key"], refused.value.fields["reason"]) == (f"rule[0].{key}", reason)


@pytest.mark.parametrize(
    ("more", "key", "reason"),
    [
        ('key_years = ["body"]\n', "key_years[0]", "wrong_field_type"),
        ('key_years = ["nothing"]\n', "key_years[0]", "unknown_field"),
        (case("body", [], ["about"]), "key_case[0].values", "empty_list"),
        (case("body", ["x"], ["about"]), "key_case[0].values[0]", "unknown_option"),
        (case("about", ["other"], []), "key_case[0].key", "empty_list"),
        (case("about", ["other"], ["content"]), "key_case[0].key[0]", "wrong_field_type"),
    ],
)
def test_a_wrong_key_is_refused_with_its_place(more: str, key: str, reason: str) -> None:
    with pytest.raises(DefinitionInvalid) as refused:
        with_rule('type = "any_of"\nfield = "content"\nvalues = ["conclusion"]', more)
    assert (refused.value.fields["key"], refused.value.fields["reason"]) == (key, reason)
