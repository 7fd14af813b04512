"""When two mentions are of one human being: a table, and what holds of any two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop_app.domain.same_person import Human, name_key, sameness, says_who

CHU = "giang a chu|03544|1984-03-05"
X, Y = "a" * 32, "b" * 32


def human(*names: str, number: str = "", record: str = "") -> Human:
    return Human(frozenset({record} - {""}), frozenset({number} - {""}), frozenset(names))


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (human(record=X), human(record=X, number="1"), "certain"),
        (human(number="1"), human("tran b|03388|1990", number="1"), "certain"),
        (human(number="1", record=X), human(number="2", record=X), "certain"),
        (human(CHU, number="1"), human(CHU, number="2"), "no"),
        (human(CHU, number="1"), human(CHU), "certain"),
        (human(CHU, record=X), human(CHU, record=Y), "certain"),
        (human(CHU), human("giang a chu|03544|1984"), "certain"),
        (human(CHU), human("giang a chu|03544|1984-03"), "certain"),
        (human(CHU), human("giang a chu|03544|1984-Q1"), "certain"),
        (human(CHU), human("giang a chu|03544|1984-03-06"), "no"),
        (human(CHU), human("giang a chu|03544|1985"), "no"),
        (human(CHU), human("giang a chu|03388|1984-03-05"), "no"),
        (human(CHU), human("giang a cho|03544|1984-03-05"), "no"),
        (human(CHU), human("giang a chu|03544|"), "perhaps"),
        (human("giang a chu||1984"), human("giang a chu||1984"), "perhaps"),
        (human("giang a chu||"), human("giang a chu||"), "perhaps"),
        (human("||1984"), human("||1984"), "no"),
        (human("giang a chu"), human("giang a chu"), "no"),
        (human(CHU, "giang a chu|03388|1984"), human("giang a chu|03388|1984-08-01"), "no"),
        (human("giang a chu|03544|a lie"), human("giang a chu|03544|a lie"), "certain"),
        (human(), human(), "no"),
    ],
)
def test_numbers_and_records_decide_then_name_birth_and_commune(one: Human, other: Human, said: str) -> None:
    assert sameness(one, other) == said
    assert sameness(other, one) == said


HUMANS = some.builds(
    Human,
    some.frozensets(some.sampled_from([X, Y]), max_size=2),
    some.frozensets(some.sampled_from(["1", "2"]), max_size=2),
    some.frozensets(
        some.builds(
            "{}|{}|{}".format,
            some.sampled_from(["a", "b"]),
            some.sampled_from(["", "03544"]),
            some.sampled_from(["", "1984", "1984-03", "1984-03-05", "1984-08-01", "1985"]),
        ),
        max_size=3,
    ),
)


@given(one=HUMANS, other=HUMANS)
def test_the_order_does_not_matter_and_everybody_is_herself(one: Human, other: Human) -> None:
    assert sameness(one, other) == sameness(other, one)
    assert sameness(one, one) == "certain" or not (one.records or one.numbers or any(map(says_who, one.names)))


@given(one=HUMANS, other=HUMANS, third=HUMANS)
def test_who_shares_a_number_or_a_record_still_does_when_more_is_known(one: Human, other: Human, third: Human) -> None:
    if not one.records.isdisjoint(other.records) or not one.numbers.isdisjoint(other.numbers):
        assert sameness(one | third, other) == "certain"


@given(name=some.text(), birth=some.text(), commune=some.text())
def test_any_text_has_a_key_that_is_its_own(name: str, birth: str, commune: str) -> None:
    key = name_key(name, birth, commune)
    assert sameness(human(key), human(key)) in ("certain", "perhaps", "no")
