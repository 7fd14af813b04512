"""Lists of records from outside: typed texts are read, everything is checked, and all go in or none."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from desktop_app.domain.records import Json
from desktop_app.services.adding import Adding, NothingGiven
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import KindUnknown
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session
from desktop_app.storage.errors import DatabaseMisuse
from tests.services.stores import campaign, gift_of

TYPED = {
    "recipient": "Lò Thị Inh",
    "relation": "Đoàn viên",
    "workplace": "Tổ 1",
    "source": "LĐLĐ tỉnh",
    "given_on": "5/2/2026",
    "cash": "1tr",
    "in_kind": "Gạo",
    "in_kind_value": "300.000",
}

LETTERS = some.characters(exclude_categories=())
"""Any code point, half surrogates too."""

JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(LETTERS, max_size=20),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def test_typed_texts_become_the_stored_values(office: Session) -> None:
    added = Adding(office).add("gift", [{**TYPED, "campaign": campaign(office)}])
    assert added.problems == []
    data = Browsing(office).card(added.ids[0]).data
    assert (data["cash"], data["in_kind_value"], data["given_on"], data["relation"], data["recipient"]) == (
        1_000_000,
        300_000,
        "2026-02-05",
        "member",
        {"name": "Lò Thị Inh"},
    )


def test_one_bad_row_keeps_all_out_and_is_named_by_row_and_field(office: Session) -> None:
    tet = campaign(office)
    rows = [gift_of(tet, "Một"), gift_of(tet, "Hai", cash="1,500"), gift_of(tet, "Ba", given_on=None)]
    added = Adding(office).add("gift", rows)
    assert added.ids == []
    assert [(one.row, one.path, one.problem.level) for one in added.problems] == [
        (1, "cash", "error"),
        (2, "given_on", "error"),
    ]
    assert Browsing(office).open("gift").count == 0


def test_a_warning_comes_with_the_ids(office: Session) -> None:
    added = Adding(office).add("gift", [gift_of(campaign(office), "Một", given_on="2027-01-01")])
    assert len(added.ids) == 1
    assert [(one.path, one.problem.level) for one in added.problems] == [("given_on", "warning")]


def test_the_place_of_a_problem_in_rows_is_told(office: Session) -> None:
    authors = [{"person": {"name": "A"}, "share": "50"}, {"person": {"name": "B"}, "share": "fifty"}]
    added = Adding(office).add("initiative", [{"authors": authors}])
    assert added.ids == []
    assert any(one.path.startswith("authors[1].share") for one in added.problems)


def test_a_failing_save_in_the_middle_leaves_none(office: Session) -> None:
    """The second record cannot be stored: the first, already written in the same transaction, goes too."""
    tet = campaign(office)
    with office.connection.write():
        office.connection.run(
            "CREATE TRIGGER stop BEFORE INSERT ON version WHEN (SELECT count(*) FROM version WHERE kind = 'gift') >= 1"
            " BEGIN SELECT RAISE(ABORT, 'no more'); END"
        )
    with pytest.raises(DatabaseMisuse):
        Adding(office).add("gift", [gift_of(tet, "Một"), gift_of(tet, "Hai")])
    assert Browsing(office).open("gift").count == 0
    assert Safekeeping(office).check() == []


@pytest.mark.parametrize(
    ("given_on", "typed", "commune"),
    [
        ("2020-05-01", "Bản Nà, xã Mường Than", "old:110:xa-muong-than"),
        ("2026-05-01", "Bản Nà, xã Mường Than", "03618"),
        ("2025", "Bản Nà, xã Mường Than", None),
        ("2025", "Bản Nà, xã Phúc Than", "old:110:xa-phuc-than"),
        ("2025-08", "Bản Nà, xã Mường Than", "03618"),
    ],
)
def test_a_typed_place_is_of_the_records_day_and_asked_where_that_tells_two(
    office: Session, given_on: str, typed: str, commune: str | None
) -> None:
    added = Adding(office).add("gift", [{"place": typed, "given_on": given_on}], state="draft")
    codes = [one.problem.code for one in added.problems if one.problem.field == "place"]
    if commune is None:
        assert (added.ids, codes) == ([], ["commune_ambiguous"])
    else:
        assert Browsing(office).card(added.ids[0]).data["place"] == {"village": "Bản Nà", "commune": commune}


def test_what_seems_to_be_there_already_is_told_not_refused(office: Session) -> None:
    club = {
        "name": "CLB Bóng chuyền",
        "form": "sport_club",
        "founded_on": "2018",
        "members": 24,
        "members_on": "2025",
        "status": "active",
    }
    adding = Adding(office)
    added = adding.add("club", [club, {**club, "name": "CLB  bóng chuyền"}, {**club, "name": "CLB Cầu lông"}])
    assert len(added.ids) == 3
    told = [(one.row, one.problem.code, one.problem.details) for one in added.problems]
    assert told == [(1, "likely_duplicate", {"other_row": 1})]
    again = adding.add("club", [club])
    assert [one.problem.details["other_title"] for one in again.problems] == ["CLB Bóng chuyền"]
    person = {"name": "Lò Thị Mẩy", "number": "012184000123", "consent": "not_asked"}
    adding.add("person", [person])
    assert [one.problem.code for one in adding.add("person", [{**person, "name": "Lò Thị Mai"}]).problems] == [
        "likely_duplicate"
    ]


def test_nothing_at_all_is_refused(office: Session) -> None:
    with pytest.raises(NothingGiven):
        Adding(office).add("gift", [])


def test_an_unknown_kind_is_refused(office: Session) -> None:
    with pytest.raises(KindUnknown):
        Adding(office).add("gif", [])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    field=some.sampled_from(["recipient", "place", "campaign", "cash", "given_on", "note", "value", "x"]), value=JSON
)
def test_any_json_is_a_record_or_a_list_of_problems(office: Session, field: str, value: Json) -> None:
    before = Browsing(office).open("gift").count
    added = Adding(office).add("gift", [{**gift_of("0" * 32, "Lò Văn Pâng"), field: value}])
    assert bool(added.ids) or any(one.problem.level == "error" for one in added.problems)
    assert Browsing(office).open("gift").count == before + len(added.ids)
