"""Two versions compared: answers, parts of answers, lines by what stands in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.definition import Definition
from desktop_app.domain.differences import Difference, differences
from desktop_app.domain.entry_context import EntryContext
from desktop_app.domain.records import Data, Json
from desktop_app.messages import change_words
from tests.domain.forms import real

GIFT, HOUSE, INITIATIVE = (real().current(kind) for kind in ("gift", "house", "initiative"))
CONTEXT = EntryContext(record_title=lambda _kind, record: "Tết Bính Ngọ 2026" if record == "a" * 32 else None)


def found(definition: Definition, before: Data | None, after: Data) -> list[Difference]:
    """Return how ``after`` differs."""
    old = None if before is None else (definition, before)
    return differences(old, (definition, after), "vi", CONTEXT)


def told(definition: Definition, before: Data, after: Data) -> list[str]:
    """Return the same in words."""
    return [change_words(change).full for change in found(definition, before, after)]


def author(name: str, share: str) -> Json:
    return {"person": {"name": name}, "share": share}


LAN, HOA, CHU = author("Lò Thị Lan", "40"), author("Vàng Thị Hoa", "30"), author("Giàng A Chứ", "30")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({"cash": 500_000}, {"cash": 2_000_000}, "Tiền mặt (đồng): 500.000 → 2.000.000 (+1.500.000 đồng)"),
        ({"cash": 500_000}, {"cash": 400_000}, "Tiền mặt (đồng): 500.000 → 400.000 (−100.000 đồng)"),
        ({"cash": 500_000}, {}, "Tiền mặt (đồng): 500.000 → chưa ghi"),
        ({}, {"cash": 500_000}, "Tiền mặt (đồng): chưa ghi → 500.000"),
        ({}, {"campaign": "a" * 32}, "Đợt: chưa ghi → Tết Bính Ngọ 2026"),
        ({"in_kind": "Gạo"}, {"in_kind": "Gạo, muối"}, "Hiện vật: Gạo → Gạo, muối"),
    ],
)
def test_an_answer_is_told_as_it_is_shown(before: Data, after: Data, words: str) -> None:
    field = next(iter({**before, **after}))
    (change,) = told(GIFT, before, after)
    assert change.partition(": ")[2] == words.partition(": ")[2]
    assert change.startswith(GIFT.field(field).title.vi)


def test_a_person_called_as_before_differs_in_a_part() -> None:
    before: Data = {"recipient": {"name": "Lò Thị Lan", "birth": "1984"}}
    after: Data = {"recipient": {"name": "Lò Thị Lan", "birth": "1985"}}
    title = GIFT.field("recipient").title.vi
    assert told(GIFT, before, after) == [f"{title}, Ngày sinh: 1984 → 1985"]
    assert told(GIFT, before, {"recipient": {"name": "Lò Thị Lan"}}) == [f"{title}, Ngày sinh: 1984 → chưa ghi"]


def test_lines_are_told_one_by_one() -> None:
    title = INITIATIVE.field("authors").title.vi
    assert told(INITIATIVE, {"authors": [LAN, HOA]}, {"authors": [CHU, LAN, HOA]}) == [
        f"{title}: thêm dòng 1: Giàng A Chứ · 30"
    ]
    assert told(INITIATIVE, {"authors": [LAN, HOA, CHU]}, {"authors": [LAN, CHU]}) == [
        f"{title}: bỏ dòng 2: Vàng Thị Hoa · 30"
    ]
    assert told(INITIATIVE, {"authors": [LAN, HOA]}, {"authors": [LAN, author("Vàng Thị Hoa", "60")]}) == [
        f"{title}, dòng 2, {_column('share')}: 30 → 60"
    ]
    assert told(INITIATIVE, {"authors": [LAN, HOA]}, {"authors": [HOA, LAN]}) == [f"{title}: đổi thứ tự các dòng"]
    assert told(INITIATIVE, {"authors": [LAN]}, {}) == [f"{title}: bỏ dòng 1: Lò Thị Lan · 40"]


def _column(name: str) -> str:
    return next(one.title.vi for one in INITIATIVE.field("authors").fields if one.name == name)


def test_the_same_person_is_found_again_beside_a_line_that_went() -> None:
    after = [author("Giàng A Chứ", "60"), LAN]
    changes = found(INITIATIVE, {"authors": [LAN, HOA, CHU]}, {"authors": after})
    assert [(one.what, one.line, one.part) for one in changes] == [("removed", 2, ""), ("changed", 1, "share")]


def test_as_many_lines_as_before_were_changed_where_they_stand() -> None:
    changes = found(INITIATIVE, {"authors": [LAN, HOA]}, {"authors": [LAN, author("Vàng Thị Hòa", "30")]})
    assert [(one.what, one.line, one.before, one.after) for one in changes] == [
        ("changed", 2, "Vàng Thị Hoa", "Vàng Thị Hòa")
    ]


def test_a_person_in_a_line_called_as_before_is_spelled_out() -> None:
    old: Json = {"person": {"name": "Lò Thị Lan"}, "share": "40"}
    new: Json = {"person": {"name": "Lò Thị Lan", "birth": "1984"}, "share": "40"}
    (change,) = found(INITIATIVE, {"authors": [old]}, {"authors": [new]})
    assert (change.before, change.after) == ("Lò Thị Lan", "Lò Thị Lan, 1984")


def test_money_by_source_has_its_sign() -> None:
    title = HOUSE.field("funding").title.vi
    old: Json = {"source": "province", "amount": 50_000_000}
    new: Json = {"source": "province", "amount": 60_000_000, "note": "QĐ 27"}
    more: Json = {"source": "family", "amount": 1_000_000}
    source = next(one.title.vi for one in HOUSE.field("funding").options if one.code == "family")
    assert told(HOUSE, {"funding": [old]}, {"funding": [new, more]}) == [
        f"{title}: thêm dòng 2: {source} · 1.000.000",
        f"{title}, dòng 1, Số tiền: 50.000.000 → 60.000.000 (+10.000.000 đồng)",
        f"{title}, dòng 1, Ghi chú: chưa ghi → QĐ 27",
    ]


def test_a_first_version_tells_each_answer_whole() -> None:
    changes = found(INITIATIVE, None, {"authors": [LAN, HOA]})
    assert [(one.what, one.before, one.after) for one in changes] == [("answer", "", "Lò Thị Lan, Vàng Thị Hoa")]
    assert change_words(changes[0], first=True).before == ""


def test_a_field_that_only_the_older_definition_has_is_told_too() -> None:
    changes = differences((GIFT, {"note": "x"}), (HOUSE, {}), "vi", CONTEXT)
    assert [(one.field.name, one.before, one.after) for one in changes] == [("note", "x", "")]


def test_malformed_answers_are_shown_as_they_are() -> None:
    assert [(one.before, one.after) for one in found(INITIATIVE, {"authors": "x"}, {"authors": [LAN]})] == [
        ("", "Lò Thị Lan")
    ]


LINES: st.SearchStrategy[list[Json]] = st.lists(
    st.fixed_dictionaries(
        {}, optional={"person": st.sampled_from([{"name": "A"}, {"name": "B"}]), "share": st.sampled_from("123")}
    ),
    max_size=5,
)


@given(before=LINES, after=LINES)
def test_every_change_of_lines_is_told_and_sameness_is_not(before: list[Json], after: list[Json]) -> None:
    changes = found(INITIATIVE, {"authors": before}, {"authors": after})
    assert bool(changes) == (before != after)
    added, removed = (sum(one.what == what for one in changes) for what in ("added", "removed"))
    assert len(before) + added - removed == len(after)
