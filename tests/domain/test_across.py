"""What a record names, and when another one is the same: on right data, on any data, and what a rule may not say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.base import paths
from desktop_app.domain.across import (
    Other,
    Place,
    Pointer,
    aliases,
    human_of,
    missing_years,
    pointers,
    same_answers,
    sensitive_answers,
    year_of,
)
from desktop_app.domain.definition import Across, LastYear
from desktop_app.domain.definition_loader import load_definition, load_lists
from desktop_app.domain.definition_refusal import DefinitionInvalid
from desktop_app.domain.lifting import PersonLink, person_in
from desktop_app.domain.records import Data, Json
from tests.domain import forms

CHU = "a" * 32


def other(**facts: str) -> Other:
    return Other("r", "gift", 1, "", facts.get("subtype"), None, None, dict, person_key=facts.get("key", ""))


def test_every_link_is_found_with_its_place_and_the_kind_it_needs() -> None:
    gift: Data = {**forms.gift(), "recipient": {"name": "Giàng A Chứ", "record": CHU}}
    assert set(pointers(forms.real().current("gift"), gift)) == {
        Pointer(Place("recipient"), CHU, "person"),
        Pointer(Place("campaign"), forms.CAMPAIGN, "campaign"),
    }
    authors: list[Json] = [{"person": {"name": "A"}}, "broken", {"person": {"name": "B", "record": CHU}}]
    assert list(pointers(forms.real().current("initiative"), {"authors": authors})) == [
        Pointer(Place("authors", 2, "person"), CHU, "person")
    ]


def test_sensitive_answers_are_found_where_they_are_answered() -> None:
    house = forms.real().current("house")
    assert list(sensitive_answers(house, forms.house())) == [Place("household_class")]
    assert list(sensitive_answers(house, {**forms.house(), "household_class": ""})) == []


@given(data=st.data())
def test_any_json_is_looked_through_without_failing(data: st.DataObject) -> None:
    for definition in (forms.sample(), forms.real().current("gift"), forms.real().current("initiative")):
        answers = data.draw(forms.random_data(definition))
        list(pointers(definition, answers))
        list(sensitive_answers(definition, answers))
        names = tuple(field.name for field in definition.fields if field.type not in ("attachment", "funding"))
        for name in names:
            same_answers((name,), definition, answers, definition, answers)
        for field in definition.fields:
            if field.type == "person":
                person_in(definition, answers, field.name)


def test_answers_are_alike_as_duplicates_are_and_none_is_like_nothing() -> None:
    gift = forms.real().current("gift")
    spelled: Data = {**forms.gift(), "in_kind": "GẠO, dầu ăn, MỨT tết"}
    assert same_answers(("in_kind", "source"), gift, forms.gift(), gift, spelled)
    assert not same_answers(("source",), gift, forms.gift(), gift, {**spelled, "source": "budget"})
    assert not same_answers(("note",), gift, forms.gift(), gift, forms.gift())
    assert not same_answers(("source",), gift, forms.gift(), forms.real().current("person"), {"source": "province"})


def test_a_person_is_looked_for_by_number_by_record_and_by_name_in_its_commune() -> None:
    def looked_for(key: str, record: str | None = None, name: str = "a|03544|1984-03-05") -> set[str]:
        return set(aliases(human_of(PersonLink("head", "A", key, record, name_key=name))))

    assert looked_for("number:1", CHU) == {"number:1", f"record:{CHU}", "a|03544|"}
    assert looked_for(f"record:{CHU}", CHU) == {f"record:{CHU}", "a|03544|"}
    assert looked_for("a||", name="") == {"a||"}
    told = Other("r", "gift", 1, "", None, None, None, dict, person_key="number:1", person=CHU, name_key="a|03544|1984")
    assert aliases(told.human) == looked_for("number:1", CHU)


def test_a_composite_subtype_is_met_as_a_whole_or_by_a_part() -> None:
    flag = other(subtype="flag/collective")
    assert [flag.of_subtype(values) for values in ((), ("flag",), ("flag/collective",), ("flag/person",))] == [
        True,
        True,
        True,
        False,
    ]
    assert not other().of_subtype(("flag",))


@pytest.mark.parametrize(
    ("rule", "key", "reason"),
    [
        ('type = "used_once"\nfield = "campaign"', "field", "not_for_type"),
        ('type = "once"\nfield = "campaign"', "field", "wrong_field_type"),
        ('type = "alive"\nfield = "recipient"\nvalues = ["x"]', "values", "not_for_type"),
        ('type = "earlier"\nfield = "recipient"\nyears = 2', "kinds", "missing_key"),
        ('type = "earlier"\nfield = "recipient"\nkinds = ["gift"]', "years", "missing_key"),
        (
            'type = "earlier"\nfield = "recipient"\nkinds = ["gift"]\nyears = 1\nyear = "cash"',
            "year",
            "wrong_field_type",
        ),
        ('type = "once"\nfield = "recipient"\nlast_year = "own"', "last_year", "not_for_type"),
        ('type = "once"\nfield = "recipient"\nbefore = true', "before", "not_for_type"),
        ('type = "among"\nfield = "campaign"\nother = "source"\nvalues = ["x"]', "other", "wrong_field_type"),
        ('type = "among"\nfield = "campaign"\nother = "recipient"', "values", "missing_key"),
        ('type = "answered"\nfield = "campaign"\nvalues = ["x"]', "other", "missing_key"),
        ('type = "not_counted"\nfield = "recipient"\nother = "reason"\nvalues = ["x"]', "kinds", "missing_key"),
        ('type = "alike"\nfield = "workplace"\nshare = 90', "field", "not_for_type"),
        ('type = "alike"\nfield = "workplace"', "share", "missing_key"),
        ('type = "once"\nfield = "recipient"\nsame = ["nothing"]', "same[0]", "unknown_field"),
        ('type = "once"\nfield = "recipient"\nwhen_values = ["x"]', "when", "missing_key"),
    ],
)
def test_a_wrong_rule_is_refused_with_its_key(rule: str, key: str, reason: str) -> None:
    source = (paths.resources() / "forms" / "gift.toml").read_bytes().split(b"[[across]]")[0]
    with pytest.raises(DefinitionInvalid) as refused:
        load_definition(
            source + f"\n[[across]]\n{rule}\n".encode(), "gift.toml", load_lists(paths.resources() / "lists")
        )
    assert (refused.value.fields["key"], refused.value.fields["reason"]) == (f"across[0].{key}", reason)


@pytest.mark.parametrize(
    ("last_year", "have", "missing"),
    [
        ("before", {2022, 2023, 2024}, []),
        ("before", {2023, 2024, 2025}, [2022]),
        ("own", {2023, 2024, 2025}, []),
        ("own", {2022, 2023, 2024}, [2025]),
        ("either", {2023, 2024, 2025}, []),
        ("either", {2022, 2023, 2024}, []),
        ("either", {2024, 2025}, [2023]),
        ("either", {2022, 2024}, [2023]),
        ("either", set(), [2023, 2024, 2025]),
    ],
)
def test_years_in_a_row_may_end_where_the_rule_says(last_year: LastYear, have: set[int], missing: list[int]) -> None:
    across = Across("earlier", "person", kinds=("gift",), years=3, last_year=last_year)
    assert missing_years(have, 2025, across) == missing


def test_the_year_that_is_named_goes_before_the_year_it_counts_in() -> None:
    across = Across("earlier", "person", kinds=("gift",), years=1, year="year")
    assert year_of(across, {"year": 2025}, 2026) == 2025
    assert year_of(across, {}, 2026) == 2026
    assert year_of(across, {"year": "2025"}, None) is None
    assert year_of(Across("earlier", "person", years=1), {"year": 2025}, 2026) == 2026
