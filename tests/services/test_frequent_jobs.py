"""The big keys of Home: the usual kinds, until the office's own book clearly says otherwise."""

from __future__ import annotations

from desktop_app.services.frequent_jobs import USUAL, frequent_kinds

OFFERED = (*USUAL, "visit", "training", "award")


def test_an_empty_book_has_the_usual_keys() -> None:
    assert frequent_kinds({}, OFFERED) == USUAL


def test_a_kind_comes_in_only_with_many_records_and_takes_one_place() -> None:
    counts = {"gift": 200, "house": 2, "initiative": 11, "pledge_registration": 4}
    assert frequent_kinds(counts | {"visit": 9}, OFFERED) == USUAL
    assert frequent_kinds(counts | {"visit": 10}, OFFERED) == ("gift", "visit", "initiative", "pledge_registration")
    both = frequent_kinds(counts | {"visit": 63, "award": 40}, OFFERED)
    assert both == ("gift", "visit", "initiative", "award")


def test_a_little_more_changes_no_key() -> None:
    counts = {"gift": 200, "house": 30, "initiative": 30, "pledge_registration": 30}
    assert frequent_kinds(counts | {"visit": 90}, OFFERED) == USUAL
    assert frequent_kinds(counts | {"visit": 91}, OFFERED) != USUAL


def test_what_is_not_offered_never_comes_in() -> None:
    assert frequent_kinds({"person": 900}, OFFERED) == USUAL
