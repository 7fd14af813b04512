"""The issue's "Bad input", word by word: a problem with a code and a sentence each, and nothing mended silently."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any, Final

import pytest

from desktop_app.messages.problem_texts import PROBLEM_TEXTS
from desktop_app.messages.problems import UNKNOWN
from tests.cli.conftest import Call, lines
from tests.services.stores import gift_of

GIFT: Final = gift_of("0" * 32, "Lò Thị Inh")
PERSON: Final[dict[str, Any]] = {"name": "Lò Thị Inh", "consent": "not_asked"}
DONE, REFUSED = 0, 1

GIFTS: Final[list[tuple[dict[str, Any], str, str]]] = [
    ({"cash": "1,500"}, "cash", "money_ambiguous"),
    ({"cash": "-500.000"}, "cash", "money_negative"),
    ({"cash": -500_000}, "cash", "too_small"),
    ({"cash": "10.000.000.000.001"}, "cash", "money_too_large"),
    ({"cash": "hai mươi nghìn tỷ"}, "cash", "money_too_large"),
    ({"cash": "một triệu năm nghìn"}, "cash", "money_ambiguous"),
    ({"cash": 10**13 + 1}, "cash", "too_large"),
    ({"given_on": "31/4/2025"}, "given_on", "date_impossible"),
    ({"given_on": "13/13/2025"}, "given_on", "date_impossible"),
    ({"given_on": "27-28/72020"}, "given_on", "date_unreadable"),
    ({"given_on": "27-28/7/2020"}, "given_on", "date_is_range"),
    ({"given_on": "44013"}, "given_on", "date_ambiguous"),
    ({"recipient": {"name": "Lò\u200b Thị Inh"}}, "recipient", "text_unseen_letter"),
    ({"recipient": "Lò Thị\u200d Inh"}, "recipient", "text_unseen_letter"),
    ({"recipient": "Ðặng Văn ðức"}, "recipient", "text_look_alike"),
    ({"recipient": {"name": "Lò Thị Inh", "number": "12085001234"}}, "recipient", "personal_number_leading_zero_lost"),
    ({"place": "Bản Mới, xã Mường Tè", "given_on": "5/2/2020"}, "place", ""),
    ({"place": "Bản Mới, Mường Tè", "given_on": "5/2/2020"}, "place", "commune_ambiguous"),
    ({"place": "Bản Mới, xã Phúc Than", "given_on": "5/2/2026"}, "place", "commune_not_at_date"),
    ({"place": "Bản Mới, 3388"}, "place", "commune_code_zero_lost"),
    ({"place": {"commune": "03999"}}, "place", "commune_unknown"),
]
PEOPLE: Final[list[tuple[dict[str, Any], str, str]]] = [
    ({"number": "12085001234"}, "number", "personal_number_refused"),
    ({"old_number": "45123456"}, "old_number", "pattern"),
    ({"phone": "912345678"}, "phone", "phone_leading_zero_lost"),
    ({"name": "Ðặng Văn Đức"}, "name", "text_look_alike"),
    ({"name": "Lò\ufeff Thị Inh"}, "name", "text_unseen_letter"),
]


@pytest.mark.parametrize(("kind", "right", "cases"), [("gift", GIFT, GIFTS), ("person", PERSON, PEOPLE)])
def test_each_is_refused_with_its_code_and_sentence(
    cli: Call, office: Path, kind: str, right: dict[str, Any], cases: list[tuple[dict[str, Any], str, str]]
) -> None:
    given = [{**right, **changes} for changes, _field, _code in cases]
    answer = cli("add", kind, "--store", office, given=lines(*given))
    assert answer.code == REFUSED
    found = {
        (one["row"], one["field"]): (one["code"], one["message"])
        for one in answer.json["problems"]
        if one["level"] == "error" and one["field"] != "value"  # the sum of a gift follows from its cash
    }
    expected = {(row, field): code for row, (_changes, field, code) in enumerate(cases) if code}
    assert {place: code for place, (code, _message) in found.items()} == expected
    assert set(expected.values()) <= set(PROBLEM_TEXTS)
    assert all(UNKNOWN not in message and "{" not in message for _code, message in found.values())
    assert cli("list", kind, "--store", office).json["count"] == 0


def test_decomposed_names_go_in_composed_and_are_said_so(cli: Call, office: Path) -> None:
    name = "Nguyễn Thị Huệ"
    apart = unicodedata.normalize("NFD", name)
    rows: list[dict[str, Any]] = [
        {**GIFT, "recipient": apart},
        {**GIFT, "recipient": {"name": apart}, "workplace": "Tổ 2"},
    ]
    answer = cli("add", "gift", "--store", office, given=lines(*rows))
    assert (answer.code, len(answer.json["ids"])) == (DONE, 2)
    said = [(one["row"], one["field"], one["code"], one["level"]) for one in answer.json["problems"]]
    assert [(row, "recipient", "text_marks_apart", "warning") for row in (0, 1)] == [
        one for one in said if one[2] == "text_marks_apart"
    ]
    for record in answer.json["ids"]:
        assert cli("show", record, "--store", office).json["data"]["recipient"] == {"name": name}
    people = cli("add", "person", "--store", office, "--data", lines({**PERSON, "name": apart}).decode(), as_json=False)
    assert people.code == DONE
    assert name in people.out


def test_a_half_typed_name_is_only_warned_about(cli: Call, office: Path) -> None:
    answer = cli("add", "person", "--store", office, given=lines({**PERSON, "name": "Nguyeexn Vawn An"}))
    assert [one["code"] for one in answer.json["problems"]] == ["name_half_typed"]
    (record,) = answer.json["ids"]
    assert cli("show", record, "--store", office).json["data"]["name"] == "Nguyeexn Vawn An"


def test_an_old_commune_is_read_at_the_records_day(cli: Call, office: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"place": "Bản Mới, xã Phúc Than, huyện Than Uyên", **GIFT, "given_on": "5/2/2020"},
        {**GIFT, "place": "Bản Mới, xã Mường Than", "given_on": "5/2/2026"},
        {**GIFT, "place": {"village": "Bản Mới", "commune": "old:110:xa-phuc-than"}},
    ]
    answer = cli("add", "gift", "--store", office, given=lines(*rows))
    shown = [cli("show", record, "--store", office).json["data"]["place"]["commune"] for record in answer.json["ids"]]
    assert shown == ["old:110:xa-phuc-than", "03618", "old:110:xa-phuc-than"]
    retired = [one for one in answer.json["problems"] if one["code"] == "commune_not_at_date"]
    assert [(one["row"], one["level"]) for one in retired] == [(2, "warning")]
    assert "Mường Than" in retired[0]["message"]
