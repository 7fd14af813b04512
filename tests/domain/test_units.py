"""Union units in time: what each change does, what it refuses, and that no change touches an earlier day."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.base.errors import Refused
from desktop_app.domain.unit_changes import Part, add, dissolve, merge, move, rename, split
from desktop_app.domain.units import Level, Predecessor, Unit, UnitTree, day_before

ROOT = Unit("LD12", "LĐLĐ tỉnh Lai Châu", level="province")
DISTRICT = Unit("LD110", "LĐLĐ huyện Than Uyên", "LD12", level="direct")
SCHOOL = Unit("CD1", "CĐCS Trường Tiểu học số 1", "LD110", level="base")
OTHER = Unit("CD2", "CĐCS Trường Tiểu học số 2", "LD110", level="base")
GROUP = Unit("CD1-T1", "Tổ công đoàn số 1", "CD1", level="group")
TREE = UnitTree([ROOT, DISTRICT, SCHOOL, OTHER, GROUP])
UNSAID = UnitTree([Unit("X", "Không rõ cấp"), Unit("Y", "Không rõ cấp", "X")])
DAY = date(2025, 7, 1)
BEFORE = date(2025, 6, 30)


def refusal(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda error: error.code == code)


def name(tree: UnitTree, code: str, day: date) -> str | None:
    found = tree.unit_at(code, day)
    return found.name if found else None


def test_a_renamed_unit_keeps_its_old_name_for_older_papers() -> None:
    tree = rename(TREE, "CD1", "CĐCS Trường Tiểu học Mường Than", DAY)
    assert name(tree, "CD1", BEFORE) == "CĐCS Trường Tiểu học số 1"
    assert name(tree, "CD1", DAY) == "CĐCS Trường Tiểu học Mường Than"
    assert [row.valid_to for row in tree.history("CD1")] == ["2025-06-30", None]
    assert tree.successors("CD1") == ()


def test_a_renaming_stated_late_lasts_until_the_next_one() -> None:
    tree = rename(TREE, "CD1", "Tên ba", date(2025, 1, 1))
    tree = move(tree, "CD1", "LD12", date(2023, 1, 1))
    tree = rename(tree, "CD1", "Tên hai", date(2020, 1, 1))
    days = (date(2019, 12, 31), date(2020, 1, 1), date(2024, 1, 1), date(2025, 1, 1))
    assert [name(tree, "CD1", day) for day in days] == [SCHOOL.name, "Tên hai", "Tên hai", "Tên ba"]
    assert [one.superior for one in tree.history("CD1")] == ["LD110", "LD110", "LD12", "LD12"]


def test_a_renaming_from_the_day_of_another_corrects_it() -> None:
    tree = rename(rename(TREE, "CD1", "Tên sai", DAY), "CD1", "Tên đúng", DAY)
    assert [row.name for row in tree.history("CD1")] == [SCHOOL.name, "Tên đúng"]


def test_units_merge_into_one_that_is_there() -> None:
    tree = merge(TREE, ["CD1"], Part("CD2"), DAY)
    assert tree.unit_at("CD1", DAY) is None
    assert tree.successors("CD1") == ("CD2",)
    assert tree.predecessors("CD2") == [Predecessor("CD1", None)]
    assert [row.superior for row in tree.history("CD1-T1")] == ["CD1", "CD2"], "what stood under it goes along"
    assert [one.code for one in tree.subordinates("CD1", BEFORE)] == ["CD1-T1"]


def test_units_merge_into_a_new_one() -> None:
    tree = merge(TREE, ["CD1", "CD2"], Part("CD3", "CĐCS Trường Tiểu học Than Uyên"), DAY)
    assert tree.unit_at("CD3", DAY) == Unit(
        "CD3", "CĐCS Trường Tiểu học Than Uyên", "LD110", "2025-07-01", level="base"
    )
    assert [one.code for one in tree.predecessors("CD3")] == ["CD1", "CD2"]


def test_merged_units_under_different_superiors_ask_for_one() -> None:
    tree = move(TREE, "CD2", "LD12", date(2024, 1, 1))
    with refusal("superior_unclear"):
        merge(tree, ["CD1", "CD2"], Part("CD3", "Mới"), DAY)
    merged = merge(tree, ["CD1", "CD2"], Part("CD3", "Mới"), DAY, superior="LD12").unit_at("CD3", DAY)
    assert merged is not None
    assert merged.superior == "LD12"


def test_a_unit_is_divided_into_parts_that_replace_it() -> None:
    parts = [Part("CD3", "CĐCS Tiểu học"), Part("CD4", "CĐCS Mầm non")]
    with refusal("unit_has_subordinates"):
        split(TREE, "CD1", parts, DAY)
    tree = split(TREE, "CD1", parts, DAY, heir="CD3")
    assert tree.successors("CD1") == ("CD3", "CD4")
    assert tree.predecessors("CD4") == [Predecessor("CD1", None)]
    assert [one.code for one in tree.subordinates("CD3", DAY)] == ["CD1-T1"]


def test_a_part_is_taken_from_a_unit_that_goes_on() -> None:
    tree = split(TREE, "CD1", [Part("CD1"), Part("CD3", "CĐCS Mầm non")], DAY)
    assert name(tree, "CD1", DAY) == SCHOOL.name
    assert tree.successors("CD1") == ("CD3",)
    assert tree.predecessors("CD3") == [Predecessor("CD1", "2025-06-30")], "only what it did before"
    assert tree.predecessors("CD1") == []
    assert [one.code for one in tree.subordinates("CD1", DAY)] == ["CD1-T1"]


def test_predecessors_are_followed_back_but_never_sideways() -> None:
    tree = split(TREE, "CD1", [Part("CD1"), Part("CD3", "CĐCS Mầm non")], date(2020, 1, 1))
    tree = merge(tree, ["CD2"], Part("CD1"), date(2022, 1, 1))
    tree = merge(tree, ["CD3"], Part("CD5", "CĐCS Mầm non xã"), DAY)
    assert tree.predecessors("CD5") == [Predecessor("CD1", "2019-12-31"), Predecessor("CD3", None)]
    again = merge(tree, ["CD1"], Part("CD5"), date(2026, 1, 1))
    assert again.predecessors("CD5") == [
        Predecessor("CD1", None),
        Predecessor("CD2", None),
        Predecessor("CD3", None),
    ]


def test_a_dissolved_unit_hands_over_what_stood_under_it() -> None:
    with refusal("unit_has_subordinates"):
        dissolve(TREE, "LD110", DAY)
    with refusal("unit_has_subordinates"):
        dissolve(TREE, "LD110", DAY, heir="LD110")
    tree = dissolve(TREE, "LD110", DAY, heir="LD12")
    assert tree.unit_at("LD110", DAY) is None
    assert [one.code for one in tree.subordinates("LD12", DAY)] == ["CD1", "CD2"]
    assert [one.code for one in tree.chain("CD1-T1", BEFORE)] == ["CD1", "LD110", "LD12"]
    assert [one.code for one in tree.chain("CD1-T1", DAY)] == ["CD1", "LD12"]


def test_who_took_up_another_that_day_or_later_does_not_end_before() -> None:
    merged = merge(TREE, ["CD2"], Part("CD1"), DAY)
    for start in (DAY, BEFORE):
        with refusal("unit_changed_later"):
            dissolve(merged, "CD1", start, heir="LD12")
    after = merge(merged, ["CD1"], Part("CD7", "CĐCS Mới"), date(2026, 1, 1))
    assert after.unit_at("CD1", DAY) is not None


def test_names_outside_a_units_life() -> None:
    tree = dissolve(add(TREE, Unit("CD9", "CĐCS Chợ", "LD12", "2020-01-01")), "CD9", DAY)
    assert tree.name_on("CD9", date(2019, 1, 1)) == "CĐCS Chợ"
    assert tree.name_on("CD9", date(2026, 1, 1)) == "CĐCS Chợ"
    assert tree.name_on("CD9", None) == "CĐCS Chợ"
    assert tree.name_on("CD8", DAY) is None


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("unit_exists", lambda: add(TREE, replace(SCHOOL, name="Khác"))),
        ("unit_incomplete", lambda: add(TREE, Unit("", "Tên"))),
        ("unit_incomplete", lambda: add(TREE, Unit("CD8", ""))),
        ("unit_incomplete", lambda: rename(TREE, "CD1", "", DAY)),
        ("unit_ends_before_start", lambda: add(TREE, Unit("CD8", "Tên", None, "2025-01-01", "2024-01-01"))),
        ("unit_unknown", lambda: add(TREE, Unit("CD8", "Tên", "CD7"))),
        ("unit_unknown", lambda: rename(TREE, "CD8", "Tên", DAY)),
        ("unit_not_then", lambda: rename(dissolve(TREE, "CD2", DAY), "CD2", "Tên", DAY)),
        ("unit_not_then", lambda: add(dissolve(TREE, "CD2", DAY), Unit("T", "Tổ", "CD2", "2025-08-01"))),
        ("unit_under_itself", lambda: move(UNSAID, "X", "X", DAY)),
        ("unit_under_itself", lambda: move(UNSAID, "X", "Y", DAY)),
        ("unit_level_mismatch", lambda: move(TREE, "CD1-T1", "LD12", DAY)),
        ("unit_level_mismatch", lambda: add(TREE, Unit("BP", "Công đoàn bộ phận", "LD110", level="section"))),
        ("unit_into_itself", lambda: merge(TREE, ["CD1"], Part("CD1"), DAY)),
        ("unit_named_twice", lambda: merge(TREE, ["CD1", "CD1"], Part("CD2"), DAY)),
        ("unit_named_twice", lambda: split(TREE, "CD2", [Part("A", "a"), Part("A", "a")], DAY)),
        ("too_few_units", lambda: merge(TREE, [], Part("CD2"), DAY)),
        ("too_few_units", lambda: split(TREE, "CD2", [Part("A", "a")], DAY)),
        ("unit_changed_later", lambda: dissolve(rename(TREE, "CD2", "Tên", DAY), "CD2", BEFORE)),
        ("unit_changed_later", lambda: dissolve(rename(TREE, "CD2", "Tên", DAY), "CD2", DAY)),
        ("unit_changed_later", lambda: merge(dissolve(TREE, "CD2", DAY), ["CD2"], Part("CD1"), BEFORE)),
    ],
)
def test_what_contradicts_the_tree_is_refused(code: str, change: Callable[[], UnitTree]) -> None:
    with refusal(code):
        change()


def test_a_unit_may_be_reduced_to_a_section() -> None:
    tree = move(TREE, "CD2", "CD1", DAY, level="section")
    assert [(row.superior, row.level) for row in tree.history("CD2")] == [("LD110", "base"), ("CD1", "section")]


Operation = tuple[str, date, tuple[object, ...]]
CODES = ("A", "B", "C", "D", "E")
FIRST = date(2020, 1, 1)
days = st.integers(0, 40).map(lambda number: FIRST + timedelta(days=number))
codes = st.sampled_from(CODES)
levels = st.sampled_from(["", "base", "section", "group"])


@st.composite
def operations(draw: st.DrawFn) -> Operation:
    what = draw(st.sampled_from(["add", "rename", "move", "merge", "split", "dissolve"]))
    heir = draw(st.one_of(st.none(), codes))
    some = draw(st.lists(codes, min_size=1, max_size=3))
    new = draw(st.booleans())
    return what, draw(days), (draw(codes), heir, some, draw(levels), new)


def apply(tree: UnitTree, operation: Operation) -> UnitTree:
    what, day, (code, heir, some, level, new) = operation
    assert isinstance(code, str)
    assert isinstance(some, list)
    above = heir if isinstance(heir, str) else None
    rank: Level = "base" if level == "base" else "section" if level == "section" else ""
    match what:
        case "add":
            return add(tree, Unit(code, f"Đơn vị {code}", above, day.isoformat(), level=rank))
        case "rename":
            return rename(tree, code, f"{code} từ {day}", day)
        case "move":
            return move(tree, code, above, day)
        case "merge":
            return merge(tree, some, Part(code, "Mới" if new else ""), day)
        case "split":
            parts = [Part(one, "" if one == code or one in tree else f"Phần {one}") for one in some]
            return split(tree, code, parts, day, heir=above)
        case _:
            return dissolve(tree, code, day, heir=above)


def facts(unit: Unit | None) -> tuple[object, ...]:
    return (unit.name, unit.superior, unit.level) if unit else ()


def sound(tree: UnitTree) -> None:
    for code in tree.codes:
        rows = tree.history(code)
        for earlier, later in pairwise(rows):
            assert earlier.valid_to is not None
            assert date.fromisoformat(earlier.valid_to) + timedelta(days=1) == date.fromisoformat(later.valid_from)
        for row in rows:
            assert row.valid_to is None or row.valid_from <= row.valid_to
            for one in row.successors:
                assert row.valid_to is not None
                assert tree.unit_at(one, date.fromisoformat(row.valid_to) + timedelta(days=1)) is not None
                assert one == code or code in {before.code for before in tree.predecessors(one)}
    for number in range(0, 42, 3):
        day = FIRST + timedelta(days=number)
        for code in tree.codes:
            here = tree.unit_at(code, day)
            assert here is None or code not in {one.superior for one in [here, *tree.chain(code, day)]}


@settings(max_examples=60, deadline=None)
@given(st.lists(operations(), max_size=12))
def test_whatever_happens_the_tree_is_sound_and_the_past_stays(
    steps: list[Operation],
) -> None:
    tree = UnitTree([Unit("A", "Đơn vị A"), Unit("B", "Đơn vị B", "A"), Unit("C", "Đơn vị C", "B")])
    for step in steps:
        before = tree
        with suppress(Refused):
            tree = apply(tree, step)
        sound(tree)
        for number in range((step[1] - FIRST).days):
            day = FIRST + timedelta(days=number)
            for code in before.codes:
                then, now = before.unit_at(code, day), tree.unit_at(code, day)
                assert facts(then) == facts(now)


def test_the_day_before_the_first_is_itself() -> None:
    assert day_before(date.min) == "0001-01-01"
    assert day_before(DAY) == "2025-06-30"
