"""What reports, lists, search and the duplicate check read of a record; and that no JSON can break it."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given

from desktop_app.domain.lifting import FundingLine, Lifter, PersonLink, answer, lift
from desktop_app.domain.records import Data, Json
from desktop_app.domain.vietnamese import person_sort_key, text_sort_key
from tests.domain.forms import CAMPAIGN, RIGHT, gift, house, initiative, person, pledge, random_data, real, sample


def test_a_gift_is_lifted_whole() -> None:
    lifted = lift(real().current("gift"), gift())
    assert lifted.title == "Giàng A Chứ"
    assert lifted.sort_key == person_sort_key("Giàng A Chứ")
    assert (lifted.occurred_from, lifted.occurred_to, lifted.precision) == ("2026-02-05", "2026-02-05", "day")
    assert (lifted.subtype, lifted.commune, lifted.campaign) == ("member", "03544", CAMPAIGN)
    assert (lifted.value, lifted.turns) == (1_300_000, 1)
    who = PersonLink("recipient", "Giàng A Chứ", "number:012084004127", None, None, 1_300_000, "giang a chu|03544|1984")
    assert lifted.people == (who,)
    assert lifted.search_text == "Giàng A Chứ 012084004127 Nậm Coóng Gạo, dầu ăn, mứt Tết"


def test_a_house_keeps_its_sources() -> None:
    lifted = lift(real().current("house"), house())
    assert lifted.funding == (
        FundingLine("province", 50_000_000),
        FundingLine("grassroots", 5_000_000),
        FundingLine("family", 40_000_000),
    )
    assert lifted.value == 95_000_000


def test_authors_keep_their_shares_and_their_order() -> None:
    lifted = lift(real().current("initiative"), initiative())
    assert [(one.role, one.name, one.share) for one in lifted.people] == [
        ("author", "Lò Thị Phương", "66.5"),
        ("author", "Tẩn Thị Mẩy", "33.5"),
    ]
    assert (lifted.turns, lifted.row_counts) == (2, (("authors", 2), ("helpers", 0)))
    assert lifted.sort_key == text_sort_key(lifted.title)


def test_an_initiative_counts_when_decided_and_until_then_when_applied() -> None:
    definition = real().current("initiative")
    assert lift(definition, initiative()).occurred_from == "2026-05-20"
    data = {name: value for name, value in initiative().items() if name != "decided_on"}
    lifted = lift(definition, data)
    assert (lifted.occurred_from, lifted.occurred_to, lifted.precision) == ("2025-09-01", "2025-09-30", "month")


def test_a_pledge_is_named_by_year_and_movement_and_counts_its_rows() -> None:
    lifted = lift(real().current("pledge_registration"), pledge())
    assert lifted.title == "2026 · Lao động giỏi, lao động sáng tạo"
    assert lifted.movement == "PT01"
    rows = {"collectives": 1, "individuals": 2, "households": 1, "targets": 0}
    assert dict(lifted.row_counts) == rows
    assert ("movement", "PT01") in lifted.references
    assert [one.role for one in lifted.people] == ["individual", "individual", "household_head"]


def test_a_person_is_ordered_by_given_name() -> None:
    lifted = lift(real().current("person"), person())
    assert lifted.sort_key == person_sort_key("Giàng A Chứ")
    assert lifted.duplicate_key == "number:012084004127"


@pytest.mark.parametrize("missing", ["recipient", "campaign", "source"])
def test_a_duplicate_key_needs_its_required_parts(missing: str) -> None:
    data = {name: value for name, value in gift().items() if name != missing}
    assert lift(real().current("gift"), data).duplicate_key == ""


def _key(**changes: Json) -> str:
    return lift(real().current("gift"), {**gift(), **changes}).duplicate_key


def test_spellings_of_one_person_meet_in_the_duplicate_key() -> None:
    place: Json = {"village": "Nậm Coóng", "commune": "03544"}
    spelled = _key(recipient={"name": "Vàng Thị Hoà", "birth": "1984-05-02"}, place=place)
    assert spelled == _key(recipient={"name": "vàng  thị Hòa", "birth": "1984"}, place=place)
    assert spelled != _key(recipient={"name": "Vàng Thị Hoa", "birth": "1985"}, place=place)
    assert spelled != _key(recipient={"name": "Vàng Thị Hoà", "birth": "1984"}, place={"village": "Hua Cuổi"})
    assert spelled != _key(recipient={"name": "Vàng Thị Hoà", "birth": "1984"}, place=place, source="business")


def test_a_number_is_enough_to_tell_a_duplicate() -> None:
    number = "012084004127"
    one = _key(recipient={"name": "Giàng A Chứ", "number": number})
    assert one == _key(recipient={"name": "Giàng A Chử", "birth": "1984", "number": number}, place={"village": "x"})


def test_persons_are_told_apart_by_number_then_record_then_name_birth_and_commune() -> None:
    def key(**value: Json) -> str:
        return lift(real().current("gift"), {**gift(), "recipient": value}).people[0].person_key

    record = "a" * 32
    assert key(name="A Páo", number="012084004127", record=record) == "number:012084004127"
    assert key(name="A Páo", record=record) == f"record:{record}"
    assert key(name="Giàng A Páo", birth="1990") == "giang a pao|03544|1990"
    assert key(name="Giàng A Páo") == "giang a pao|03544|"


def test_a_name_is_a_key_too_and_an_old_commune_is_the_one_it_is_in_now() -> None:
    def key(**value: Json) -> str:
        return lift(real().current("gift"), {**gift(), **value}).people[0].name_key

    one: dict[str, Json] = {"name": "Giàng A Páo", "birth": "1990-05-02", "number": "012084004127"}
    assert key(recipient=one) == "giang a pao|03544|1990-05-02"
    assert key(recipient=one, place={"commune": "old:108:xa-nam-han"}) == "giang a pao|03544|1990-05-02"
    assert key(recipient=one, place={"village": "Bản Mới"}) == "giang a pao||1990-05-02"


def test_a_person_s_own_record_is_found_by_her_name() -> None:
    lifted = lift(real().current("person"), {**person(), "same_as": "b" * 32})
    assert set(lifted.references) == {("name", "giang a chu|03544|1984"), ("same_as", "b" * 32)}


def test_a_total_is_not_made_up_while_a_required_part_is_missing() -> None:
    definition = real().current("gift")
    data = {name: value for name, value in gift().items() if name != "cash"}
    assert lift(definition, data).value is None
    assert answer(definition, data, "value") is None
    assert answer(definition, gift(), "value") == 1_300_000
    assert answer(definition, {"cash": 0}, "value") == 0
    assert answer(definition, gift(), "cash") == 1_000_000


def test_a_definition_with_the_same_hash_is_not_taken_for_another() -> None:
    """Two objects may carry one hash (tests, reloads): each is lifted by itself."""
    assert Lifter(sample()).lift({"cash": 5}).value == lift(sample(), {"cash": 5}).value == 5


@pytest.mark.parametrize("kind", sorted(RIGHT))
def test_every_kind_has_a_title_and_a_duplicate_key(kind: str) -> None:
    lifted = lift(real().current(kind), RIGHT[kind]())
    assert lifted.title
    assert lifted.duplicate_key
    assert lifted.title.split(" · ")[-1] in lifted.search_text


def _storable(lifted: object) -> None:
    """What is lifted goes into 64-bit integers and UTF-8 text."""
    if isinstance(lifted, bool):
        raise TypeError("a truth value is no figure")
    if isinstance(lifted, int):
        assert -(2**63) <= lifted < 2**63
    elif isinstance(lifted, str):
        lifted.encode()
    elif isinstance(lifted, tuple | msgspec.Struct):
        for part in lifted if isinstance(lifted, tuple) else msgspec.structs.astuple(lifted):
            _storable(part)


@given(random_data(sample()))
def test_any_data_is_lifted_into_what_a_database_takes(data: Data) -> None:
    lifted = lift(sample(), data)
    _storable(lifted)


@pytest.mark.parametrize(
    "value", ["\ud800", 10**30, True, None, [], {}, [[]], {"name": "\udfff"}, [{"amount": 10**30}]]
)
def test_garbage_in_every_field_is_left_out(value: Json) -> None:
    for definition in real():
        data: Data = {field.name: value for field in definition.fields}
        lifted = lift(definition, data)
        _storable((lifted.title, lifted.search_text, lifted.duplicate_key, lifted.value, lifted.turns))
        assert lifted.people == ()
